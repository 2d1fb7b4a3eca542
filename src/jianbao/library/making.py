"""The one way data flows, from a briefing's folder to a release (docs/architecture.md).

No gate stands here: `build` refuses what has errors, while `proof`, `verify` and tests look at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from functools import partial
from typing import Protocol, TypeVar

from msgspec.structs import replace

from jianbao.audit.accept import Judged
from jianbao.briefing.model import Briefing
from jianbao.compose.template.model import Template
from jianbao.compose.template.profile import Profile
from jianbao.document.placed import Placed
from jianbao.fonts.bundle import Face
from jianbao.library.audited import Audited
from jianbao.library.checking import earlier_findings, in_style, judged_findings
from jianbao.library.forms import TABLE, Form
from jianbao.library.options import AnyBriefing, BuildOptions, Surroundings
from jianbao.library.papers import Paper, paper_of, templates_of
from jianbao.library.release.attachments import attachments_of
from jianbao.library.release.release import Release
from jianbao.library.sources import folder_of, read
from jianbao.library.templates import find_profile, inputs_of, template_with
from jianbao.messages.errors import capped
from jianbao.messages.findings import Finding, Place
from jianbao.messages.fonts import glyph_missing
from jianbao.messages.library import no_sheet
from jianbao.proof.output import Output
from jianbao.proof.readback import checked
from jianbao.writers.attachment import Attachment
from jianbao.writers.made import Wanted
from jianbao.writers.pdf.conformance import ARCHIVES

First = TypeVar("First")
Second = TypeVar("Second")


class Together(Protocol):
    """Does two pieces of work that share nothing but what they read, and returns what both give."""

    def __call__(
        self, first: Callable[[], First], second: Callable[[], Second], /
    ) -> tuple[First, Second]:
        """Return what `first` and `second` give; raise what they raise."""


def in_turn(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Do one piece of work after the other, in this thread."""
    return first(), second()


def make_release(
    briefing: AnyBriefing,
    options: BuildOptions = BuildOptions(),
    around: Surroundings = Surroundings(),
    both: Together = in_turn,
    *,
    alone: bool = False,
) -> Release:
    """Return everything that is made of a briefing, its errors among the findings.

    It is compared with an earlier paper beside it; not so where it stands `alone`, in a package.

    Raises InputError where the briefing or a template cannot be used.
    """
    folder, typed = folder_of(briefing), read(briefing)
    content = typed.briefing
    made_at = around.made_at or datetime.combine(content.date, time(), UTC)
    profile = find_profile(folder, around)
    templates = list(templates_of(content, options.template, around, profile))
    audited = Audited.of(content)
    papers = [paper_of(content, template, made_at, audited.known) for template in templates]
    attachments = _attachments(content, typed.sources, templates, profile, options)
    earlier = None if alone else earlier_findings(folder, content)
    judging = partial(judged_findings, content, papers, earlier, audited)
    judged, outputs = _judged_and_made(judging, papers, options, attachments, both)
    asked = (*profile.findings, *_departures(templates, profile, around))
    findings = (*asked, *_findings(papers, outputs, templates))
    return Release(
        name=papers[0].name,
        outputs=outputs,
        findings=capped(_sorted([*in_style(judged.findings, profile), *findings])),
        made_at=made_at,
        templates=tuple(template.name for template in templates),
        figures=len(content.figures),
        accepted=judged.accepted,
        known=judged.known,
        secrecy=content.particulars.secrecy.text if content.particulars.secrecy else "",
        internal=content.particulars.internal,
        briefing=folder.as_posix(),
        around=around,
        inputs={**typed.sources, **inputs_of(templates, profile)},
        faces={role: face for paper in papers for role, face in _drawn(paper.placed)},
    )


def _attachments(
    briefing: Briefing,
    sources: dict[str, bytes],
    templates: list[Template],
    profile: Profile,
    options: BuildOptions,
) -> tuple[Attachment, ...]:
    """Return what the PDFs carry, named as it lies in a working folder (`jianbao extract`)."""
    if not ARCHIVES[options.pdf_a].attachments:
        return ()
    files = {f"briefings/{briefing.name}/{name}": data for name, data in sources.items()}
    for template in templates:
        for name, source in template.sources.items():
            files[f"templates/{name}/template.yaml"] = source
    return attachments_of(briefing, {**profile.sources, **files})


def _judged_and_made(
    judging: Callable[[], Judged],
    papers: list[Paper],
    options: BuildOptions,
    attachments: tuple[Attachment, ...],
    both: Together,
) -> tuple[Judged, tuple[Output, ...]]:
    """Return what the audit says and each paper's files, written and read back.

    The audit and the first of several forms take about as long as the rest: `both` does them.
    """
    forms = [form for form in TABLE if form.name in options.forms]
    beside, rest = (forms[:1], forms[1:]) if len(forms) > 1 else ([], forms)
    made = partial(_made, papers, options, attachments)
    (judged, ours), theirs = both(lambda: (judging(), made(beside)), lambda: made(rest))
    of_one_paper = zip(*ours, *theirs, strict=True)
    return judged, tuple(file for files in of_one_paper for file in files)


def _made(
    papers: list[Paper],
    options: BuildOptions,
    attachments: tuple[Attachment, ...],
    forms: Sequence[Form],
) -> list[list[Output]]:
    """Return the files of each form, those of all papers."""
    beside = tuple(paper.placed for paper in papers)
    wanted = Wanted("", options.pdf_a, options.embed_fonts, attachments, beside)
    return [[_file(paper, form, wanted) for paper in papers] for form in forms]


def _file(paper: Paper, form: Form, wanted: Wanted) -> Output:
    """Return one file, written and read back."""
    name = f"{paper.name}.{form.name}"
    made = form.write(paper.placed, replace(wanted, name=name))
    output = Output(
        name, made.data, len(paper.placed.pages), made.embedded, made.findings, made.conforms,
        experimental=made.experimental,
    )  # fmt: skip
    return checked(output, paper.placed)


def _drawn(placed: Placed) -> Iterator[tuple[str, Face]]:
    for role in placed.characters:
        yield role, placed.theme.faces[role]


def _departures(
    templates: Iterable[Template], profile: Profile, around: Surroundings
) -> Iterator[Finding]:
    """Yield where a profile departs from the standard, and the template as it ships does not."""
    if not profile.overlays:
        return
    from jianbao.proof.standard.departures import theme_departures

    plain = replace(profile, overlays={})
    for template in templates:
        shipped = template_with(plain, template.name, around)
        usual = set(theme_departures(shipped.theme))
        yield from (each for each in theme_departures(template.theme) if each not in usual)


def _findings(
    papers: list[Paper], outputs: tuple[Output, ...], templates: list[Template]
) -> Iterator[Finding]:
    for paper in papers:
        yield from (each for each in paper.findings if not glyph_missing.made(each))
    for output in outputs:
        yield from output.findings
    if templates[0].sheet and len(templates) == 1:
        yield no_sheet()


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of the files; those without a place come first."""
    nowhere = Place("", 0, 0)
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.place or nowhere)
