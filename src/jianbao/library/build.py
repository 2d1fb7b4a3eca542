"""The one way data flows, from a briefing's folder to a release (DESIGN: the picture)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jianbao.attachments import attachments_of
from jianbao.blocks import Block
from jianbao.compose import composed
from jianbao.compose.styles import with_used_styles
from jianbao.errors import Finding, InputError, Level, Place
from jianbao.fonts import Face
from jianbao.model import Briefing
from jianbao.parallel import both
from jianbao.profile import Profile, profile_of
from jianbao.proof.readback import checked
from jianbao.reader import read_briefing
from jianbao.release import ARCHIVES, Attachment, Judged, Output, Release
from jianbao.sheet import compose_sheet
from jianbao.sheet.blocks import FIGURE_BLOCKS
from jianbao.sheet.index import with_index
from jianbao.template import Template, read_template, template_folders
from jianbao.theme import Theme
from jianbao.typeset import measure, typeset
from jianbao.typeset.faces import Faces
from jianbao.typeset.placed import Placed

FORMS = ("docx", "pdf")
ALL_FORMS = (*FORMS, "ofd")


class Options(Struct, frozen=True):
    """What the user asked for beside the briefing itself."""

    template: str = ""  # "": the briefing's own
    forms: tuple[str, ...] = FORMS
    archive: str = "3a"  # the kind of PDF/A, one of ARCHIVES
    made_at: datetime | None = None  # None: the briefing's date
    embed_fonts: bool = False  # put subsets of the faces into the Word files
    working_folder: Path = Path()
    profile: Path | None = None  # None: the one found upward from the briefing's folder
    profile_above: bool = True  # whether one is looked for there
    both_at_once: bool = False  # write Word and PDF in two processes; for one without threads


class Paper(Struct, frozen=True):
    """One typeset document of a release."""

    name: str
    placed: Placed
    findings: tuple[Finding, ...]


def build(folder: Path, options: Options) -> Release:
    """Return everything that is made of the briefing in `folder`; nothing is written.

    Raises InputError where the briefing or a template cannot be used.
    """
    read = read_briefing(folder)
    briefing = read.briefing
    made_at = options.made_at or datetime.combine(briefing.date, time(), UTC)
    profile = find_profile(folder, options)
    templates = list(_templates(briefing, options, profile))
    papers = [_paper(briefing, template, made_at) for template in templates]
    attachments = _attachments(briefing, read.sources, templates, profile, options)
    judged, outputs = _judged_and_made(briefing, papers, options, attachments)
    asked = (*profile.findings, *_departures(templates, profile, options))
    found = (*asked, *_findings(papers, outputs, templates))
    return Release(
        name=papers[0].name,
        folder=folder.as_posix(),
        made_at=made_at,
        templates=tuple(template.name for template in templates),
        outputs=outputs,
        inputs={**read.sources, **inputs_of(templates, profile)},
        faces={role: face for paper in papers for role, face in _drawn(paper.placed)},
        figures=len(briefing.figures),
        findings=tuple(_sorted([*judged.findings, *found])),
        accepted=judged.accepted,
        secrecy=briefing.particulars.secrecy.text if briefing.particulars.secrecy else "",
        internal=briefing.particulars.internal,
    )


def typeset_papers(briefing: Briefing, options: Options, folder: Path | None = None) -> list[Paper]:
    """Return a briefing's papers, the full one first; no file is made.

    Its profile is looked for from `folder` upward.
    """
    made_at = datetime.combine(briefing.date, time(), UTC)
    templates = _templates(briefing, options, find_profile(folder, options))
    return [_paper(briefing, template, made_at) for template in templates]


def judged_findings(briefing: Briefing, papers: Iterable[Paper] = ()) -> Judged:
    """Return what the audit says of a briefing and of its typeset papers, and what is accepted."""
    from jianbao.audit import audit
    from jianbao.audit.accept import judge
    from jianbao.audit.page import PAGE_CODES, page_findings

    papers = list(papers)
    on_pages = (finding for paper in papers for finding in page_findings(paper.placed))
    found = dict.fromkeys([*audit(briefing), *on_pages])
    return judge(briefing, found, frozenset() if papers else PAGE_CODES)


def find_profile(folder: Path | None, options: Options) -> Profile:
    """Return the office's profile: the one that is named, or the nearest above `folder`."""
    above = folder if options.profile_above else None
    return profile_of(above, options.profile, template_folders(options.working_folder))


def template_with(
    profile: Profile, name: str, options: Options, asked_at: Place | None = None
) -> Template:
    """Return a template with what the office's profile changes in it."""
    folders = template_folders(options.working_folder)
    template = read_template(name, folders, asked_at, profile.overlays, profile.faces)
    return replace(template, office=profile.office, logo=profile.logo)


def inputs_of(templates: Iterable[Template], profile: Profile) -> dict[str, bytes]:
    """Return what a release is made of beside the briefing, as its manifest names it."""
    sources = {
        f"template {name}": data
        for template in templates
        for name, data in template.sources.items()
    }
    return sources | {f"profile {name}": data for name, data in profile.sources.items()}


def _templates(briefing: Briefing, options: Options, profile: Profile) -> Iterator[Template]:
    """Yield the wanted template and, where there are figures for it, the sheet's."""
    asked_at = None if options.template else briefing.template.place
    name = options.template or briefing.template.text
    template = template_with(profile, name, options, asked_at)
    if (template.theme.line_rules == "latin") is (briefing.language == "zh-CN"):
        values = {"language": briefing.language, "template": template.name}
        raise InputError([Finding.make("language-differs", Level.ERROR, asked_at, **values)])
    yield template
    if template.sheet and any(figure.sheet != "no" for figure in briefing.figures.values()):
        sheet = template_with(profile, template.sheet, options)
        if sheet.suffix == template.suffix:
            names = {"first": template.name, "second": sheet.name}
            raise InputError([Finding.make("same-suffix", Level.ERROR, None, **names)])
        yield sheet


def _attachments(
    briefing: Briefing,
    sources: dict[str, bytes],
    templates: list[Template],
    profile: Profile,
    options: Options,
) -> tuple[Attachment, ...]:
    """Return what the PDFs carry, named as it lies in a working folder (`jianbao extract`)."""
    if not ARCHIVES[options.archive].attachments:
        return ()
    files = {f"briefings/{briefing.name}/{name}": data for name, data in sources.items()}
    for template in templates:
        for name, source in template.sources.items():
            files[f"templates/{name}/template.yaml"] = source
    return attachments_of(briefing, {**profile.sources, **files})


def _paper(briefing: Briefing, template: Template, made_at: datetime) -> Paper:
    """Compose and typeset one document."""
    faces = Faces(template.theme.faces)
    name = _name(briefing, template)
    if template.prints("sheet"):
        sheet = compose_sheet(briefing, template, made_at, partial(_measure, faces))
        placed = typeset(sheet.document, sheet.theme, Faces(template.theme.faces))
        return Paper(name, placed, (*sheet.findings, *placed.findings))
    document, found = composed(briefing, template, made_at, FIGURE_BLOCKS)
    theme = with_used_styles(template.theme, document)
    placed = typeset(document, theme, faces)
    if template.prints("index"):
        from jianbao.audit.page import figure_pages

        document = with_index(document, briefing, template, figure_pages(placed))
        placed = typeset(document, theme, Faces(theme.faces))
    pages = len(placed.pages)
    if template.most_pages and pages > template.most_pages:
        values = {"template": template.name, "most": template.most_pages}
        many = Finding.make("too-many-pages", Level.ERROR, None, pages=pages, **values)
        found = (*found, many)
    return Paper(name, placed, (*found, *placed.findings))


def _name(briefing: Briefing, template: Template) -> str:
    """Return a paper's name: the briefing's, if it is of the briefing's own template."""
    if template.name == briefing.template.text:
        return briefing.name
    return briefing.name + (template.suffix or "-" + template.name.replace("/", "-"))


def _measure(faces: Faces, blocks: tuple[Block, ...], theme: Theme) -> float:
    return measure(blocks, theme, faces)


def _judged_and_made(
    briefing: Briefing,
    papers: list[Paper],
    options: Options,
    attachments: tuple[Attachment, ...],
) -> tuple[Judged, tuple[Output, ...]]:
    """Return what the audit says and each paper's files, written and read back.

    The audit and the Word files take about as long as the PDFs: they are made beside them.
    """
    beside = partial(_judged_and_word, briefing, papers, options)
    pdf_files = partial(_pdf_files, papers, options, attachments)
    together = both(beside, pdf_files) if options.both_at_once else (beside(), pdf_files())
    (judged, words), pdfs = together
    made = [files for files in (words, pdfs, _ofd_files(papers, options)) if files]
    return judged, tuple(file for of_one_paper in zip(*made, strict=True) for file in of_one_paper)


def _judged_and_word(
    briefing: Briefing, papers: list[Paper], options: Options
) -> tuple[Judged, list[Output]]:
    return judged_findings(briefing, papers), _word_files(papers, options)


def _word_files(papers: list[Paper], options: Options) -> list[Output]:
    if "docx" not in options.forms:
        return []
    if options.embed_fonts:
        files = (_with_fonts(paper, papers) for paper in papers)
    else:
        files = (_word_file(paper) for paper in papers)
    return [checked(file, paper.placed) for file, paper in zip(files, papers, strict=True)]


def _pdf_files(
    papers: list[Paper], options: Options, attachments: tuple[Attachment, ...]
) -> list[Output]:
    if "pdf" not in options.forms:
        return []
    files = (_pdf_file(paper, options.archive, attachments) for paper in papers)
    return [checked(file, paper.placed) for file, paper in zip(files, papers, strict=True)]


def _pdf_file(paper: Paper, archive: str, attachments: tuple[Attachment, ...]) -> Output:
    from jianbao.writers.pdf import write_pdf

    data = write_pdf(paper.placed, attachments, archive)
    conforms = ARCHIVES[archive].conforms
    return Output(f"{paper.name}.pdf", data, len(paper.placed.pages), conforms=conforms)


def _ofd_files(papers: list[Paper], options: Options) -> list[Output]:
    if "ofd" not in options.forms:
        return []
    return [checked(_ofd_file(paper), paper.placed) for paper in papers]


def _ofd_file(paper: Paper) -> Output:
    from jianbao.writers.ofd import write_ofd

    name, pages = f"{paper.name}.ofd", len(paper.placed.pages)
    findings = (Finding.make("ofd-experimental", Level.NOTE, None, file=name),)
    data = write_ofd(paper.placed)
    return Output(name, data, pages, findings=findings, experimental=True)


def _word_file(paper: Paper) -> Output:
    from jianbao.writers.docx import write_docx

    return Output(f"{paper.name}.docx", write_docx(paper.placed), len(paper.placed.pages))


def _with_fonts(paper: Paper, papers: list[Paper]) -> Output:
    """Return the Word file of a paper, with the fonts that it shares with the other papers."""
    from jianbao.writers.docx import write_docx
    from jianbao.writers.docx.embedding import alike, embeddable, embedding_findings

    name, pages = f"{paper.name}.docx", len(paper.placed.pages)
    placed = alike(paper.placed, [other.placed for other in papers])
    faces = tuple(face.word for face in embeddable(placed).values())
    findings = tuple(embedding_findings(placed, name))
    return Output(name, write_docx(placed, embed_fonts=True), pages, faces, findings)


def _drawn(placed: Placed) -> Iterator[tuple[str, Face]]:
    for role in placed.characters:
        yield role, placed.theme.faces[role]


def _departures(
    templates: Iterable[Template], profile: Profile, options: Options
) -> Iterator[Finding]:
    """Yield where a profile departs from the standard, and the template as it ships does not."""
    if not profile.overlays:
        return
    from jianbao.standard.departures import theme_departures

    plain = replace(profile, overlays={})
    for template in templates:
        shipped = template_with(plain, template.name, options)
        usual = set(theme_departures(shipped.theme))
        yield from (each for each in theme_departures(template.theme) if each not in usual)


def _findings(
    papers: list[Paper], outputs: tuple[Output, ...], templates: list[Template]
) -> Iterator[Finding]:
    for paper in papers:
        yield from paper.findings
    for output in outputs:
        yield from output.findings
    if templates[0].sheet and len(templates) == 1:
        yield Finding.make("no-sheet", Level.NOTE)


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of the files; those without a place come first."""
    nowhere = Place("", 0, 0)
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.place or nowhere)
