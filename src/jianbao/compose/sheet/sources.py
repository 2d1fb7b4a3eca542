"""Where in the text each figure is first stated, in words: 第三部分, 三（一）, 附件."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.briefing.inline import FigureReference
from jianbao.briefing.model import Briefing, Prose, Section
from jianbao.briefing.numerals import chinese
from jianbao.compose.template.model import Template


class Source(Struct, frozen=True):
    """Where a figure is stated, in words, and whether that is an item or a part of a section."""

    text: str = ""
    inner: bool = False


def figure_sources(briefing: Briefing, template: Template) -> dict[str, Source]:
    """Return where in the text each figure is first stated, by its id."""
    sources: dict[str, Source] = {}
    for source, prose in _all(briefing, template):
        for piece in prose.pieces:
            if isinstance(piece, FigureReference):
                sources.setdefault(piece.id, source)
    return sources


def _all(briefing: Briefing, template: Template) -> Iterator[tuple[Source, Prose]]:
    headings = sum(1 for section in briefing.sections if section.heading)
    number = 0
    for section in briefing.sections:
        if section.heading:
            number += 1
            name = _numeral(number, template)
            opening = Source(template.label("source_section", section=name))
        else:
            closing = number == headings
            if not headings:  # one text without parts: there is nothing to tell apart
                continue
            name = template.label("source_closing" if closing else "source_preface")
            opening = Source(name)
        yield from _passages(section, name, opening, template)
    for number, annex in enumerate(briefing.annexes, 1):
        label = "annex_number" if len(briefing.annexes) > 1 else "annex"
        name = template.label(label, number=number)
        yield from _passages(annex, name, Source(name), template)


def _numeral(number: int, template: Template) -> str:
    """Return a number as sources name it: 三, or 3 where lines are broken as Latin ones."""
    return chinese(number) if template.theme.line_rules == "chinese" else str(number)


def _passages(
    section: Section, name: str, opening: Source, template: Template
) -> Iterator[tuple[Source, Prose]]:
    """Yield the texts of a section, each with the words for where it stands."""
    for prose in (section.heading, *section.text):
        if prose:
            yield opening, prose
    for number, item in enumerate(section.items, 1):
        label = template.label("source_item", section=name, item=_numeral(number, template))
        for prose in (item.lead, item.text):
            if prose:
                yield Source(label, inner=True), prose
    for number, part in enumerate(section.parts, 1):
        inner = template.label("source_item", section=name, item=_numeral(number, template))
        yield from _passages(part, inner, Source(inner, inner=True), template)
