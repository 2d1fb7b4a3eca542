"""The one way data flows, from a briefing's folder to a release (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from jianbao.audit.accept import Judged
from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.template.model import Template
from jianbao.compose.template.profile import Profile
from jianbao.document.placed import Placed
from jianbao.fonts.bundle import Face
from jianbao.library.checking import judged_findings
from jianbao.library.options import Options
from jianbao.library.papers import Paper, _paper, _templates
from jianbao.library.parallel import both
from jianbao.library.release.attachments import attachments_of
from jianbao.library.release.release import Release
from jianbao.library.templates import find_profile, inputs_of, template_with
from jianbao.messages.findings import Finding, Place
from jianbao.messages.library import no_sheet, ofd_experimental
from jianbao.proof.output import Output
from jianbao.proof.readback import checked
from jianbao.writers.attachment import Attachment
from jianbao.writers.pdf.conformance import ARCHIVES


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
    from jianbao.writers.pdf.writing import write_pdf

    data = write_pdf(paper.placed, attachments, archive)
    conforms = ARCHIVES[archive].conforms
    return Output(f"{paper.name}.pdf", data, len(paper.placed.pages), conforms=conforms)


def _ofd_files(papers: list[Paper], options: Options) -> list[Output]:
    if "ofd" not in options.forms:
        return []
    return [checked(_ofd_file(paper), paper.placed) for paper in papers]


def _ofd_file(paper: Paper) -> Output:
    from jianbao.writers.ofd.writing import write_ofd

    name, pages = f"{paper.name}.ofd", len(paper.placed.pages)
    findings = (ofd_experimental(file=name),)
    data = write_ofd(paper.placed)
    return Output(name, data, pages, findings=findings, experimental=True)


def _word_file(paper: Paper) -> Output:
    from jianbao.writers.docx.writing import write_docx

    return Output(f"{paper.name}.docx", write_docx(paper.placed), len(paper.placed.pages))


def _with_fonts(paper: Paper, papers: list[Paper]) -> Output:
    """Return the Word file of a paper, with the fonts that it shares with the other papers."""
    from jianbao.writers.docx.embedding import alike, embeddable, embedding_findings
    from jianbao.writers.docx.writing import write_docx

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
    from jianbao.proof.standard.departures import theme_departures

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
        yield no_sheet()


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of the files; those without a place come first."""
    nowhere = Place("", 0, 0)
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.place or nowhere)
