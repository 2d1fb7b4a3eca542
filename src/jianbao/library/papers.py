"""A briefing and its templates -> typeset papers; no file is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from jianbao.briefing.model import Briefing
from jianbao.compose.composing import composed
from jianbao.compose.template.model import Template
from jianbao.compose.template.profile import Profile
from jianbao.document.placed import Placed
from jianbao.library.audited import Audited
from jianbao.library.options import Surroundings
from jianbao.library.templates import find_profile, template_with
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.messages.library import language_differs, same_suffix, too_many_pages

if TYPE_CHECKING:
    from jianbao.fonts.faces import Kept


class Paper(Struct, frozen=True):
    """One typeset document of a release."""

    name: str
    placed: Placed
    findings: tuple[Finding, ...]


def typeset_papers(
    briefing: Briefing,
    around: Surroundings,
    folder: Path | None = None,
    template: str = "",
) -> list[Paper]:
    """Return a briefing's papers, the full one first; no file is made.

    `template` is its own where none is named. Its profile is looked for from `folder` upward.
    """
    profile = find_profile(folder, around)
    return typeset_with(briefing, templates_of(briefing, template, around, profile))


def typeset_with(briefing: Briefing, templates: Iterable[Template]) -> list[Paper]:
    """Return a briefing's papers, one a template, made at its date."""
    made_at = datetime.combine(briefing.date, time(), UTC)
    return [paper_of(briefing, template, made_at) for template in templates]


def templates_of(
    briefing: Briefing, wanted: str, around: Surroundings, profile: Profile
) -> Iterator[Template]:
    """Yield the wanted template and, where there are figures for it, the sheet's."""
    asked_at = None if wanted else briefing.template.place
    name = wanted or briefing.template.text
    template = template_with(profile, name, around, asked_at)
    if (template.theme.line_rules == "latin") is (briefing.language == "zh-CN"):
        raise InputError(
            [language_differs(asked_at, language=briefing.language, template=template.name)]
        )
    yield template
    if template.sheet and any(figure.sheet != "no" for figure in briefing.figures.values()):
        sheet = template_with(profile, template.sheet, around)
        if sheet.suffix == template.suffix:
            raise InputError([same_suffix(first=template.name, second=sheet.name)])
        yield sheet


def composing_findings(
    briefing: Briefing, templates: Iterable[Template]
) -> Iterator[tuple[Finding, ...]]:
    """Yield what composing each paper brings up; the sheet's needs its lines, and is left out."""
    made_at = datetime.combine(briefing.date, time(), UTC)
    for template in templates:
        if not template.prints("sheet"):
            yield composed(briefing, template, made_at).findings


def paper_of(
    briefing: Briefing,
    template: Template,
    made_at: datetime,
    known: Mapping[str, int] | None = None,
    kept: Kept | None = None,
) -> Paper:
    """Compose and typeset one document.

    `known` is how many figures are proved, which the sheet says; without it they are audited.
    `kept` has what was set before, for who sets nearly the same again (`warm`).
    """
    from jianbao.compose.sheet.fitting import compose_sheet
    from jianbao.fonts.faces import Faces, Kept
    from jianbao.typeset.typesetting import fit, typeset

    name = name_of(briefing, template)
    if template.prints("sheet"):  # which sets most of what it prints while it tries what fits
        kept = kept or Kept()
    faces = Faces(template.theme.faces, kept)
    if template.prints("sheet"):
        counts = Audited.of(briefing).known if known is None else known
        tried = Faces(template.theme.faces, kept)
        sheet = compose_sheet(
            briefing, template, made_at, lambda blocks, theme: fit(blocks, theme, tried), counts
        )
        placed = typeset(sheet.document, sheet.theme, faces)
        return Paper(name, placed, (*sheet.findings, *placed.findings))
    document, findings = composed(briefing, template, made_at)
    placed = typeset(document, template.theme, faces)
    pages = len(placed.pages)
    if template.most_pages and pages > template.most_pages:
        place = briefing.template.place or briefing.title[0].place
        most = template.most_pages
        many = too_many_pages(place, pages=pages, template=template.name, most=most)
        findings = (*findings, many)
    return Paper(name, placed, (*findings, *placed.findings))


def name_of(briefing: Briefing, template: Template) -> str:
    """Return a paper's name: the briefing's, if it is of the briefing's own template."""
    if template.name == briefing.template.text:
        return briefing.name
    return briefing.name + (template.suffix or "-" + template.name.replace("/", "-"))
