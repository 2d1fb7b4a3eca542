"""The ledger as grouped tables: 指标, 数值, 时段或口径, 变化／目标, 出处."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from jianbao.briefing.inline import FigureReference
from jianbao.briefing.model import Briefing, Figure, Prose, Section, meets
from jianbao.briefing.numerals import chinese
from jianbao.compose.periods import period_text
from jianbao.compose.template.model import Rung, Template
from jianbao.document.composed import (
    FigureColumn,
    FigureGroup,
    FigureMeaning,
    FigureTable,
    Inlines,
    Measure,
)
from jianbao.document.inlines import PagesOf, Words


class Columns(Struct, frozen=True):
    """Which columns a table has, each with its share of the width; where room is narrow,
    a change goes behind the name, and ① stands for the usual period."""

    shares: tuple[tuple[FigureMeaning, float], ...]
    narrow: bool = False


WIDE = Columns(
    (("name", 0.30), ("value", 0.11), ("period", 0.27), ("change", 0.23), ("source", 0.09))
)
NARROW = Columns((("name", 0.40), ("value", 0.18), ("period", 0.25), ("source", 0.17)), narrow=True)
"""Two tables side by side."""

INDEX = Columns(
    (("name", 0.31), ("value", 0.14), ("period", 0.33), ("source", 0.12), ("pages", 0.10))
)
"""数据出处索引: where each figure stands in the text, and on which pages."""


def sheet_table(
    figures: tuple[Figure, ...], briefing: Briefing, template: Template, rung: Rung
) -> FigureTable:
    """Return the figures by group as a step of the ladder has them."""
    columns = NARROW if rung.columns > 1 else WIDE
    row = Measure(rung.row, "pt")
    summary = template.label("sheet_title")
    return figure_table(figures, briefing, template, columns, summary, rung.columns, row)


def index_table(briefing: Briefing, template: Template) -> FigureTable:
    """Return the whole ledger with the pages on which each figure stands."""
    figures = tuple(briefing.figures.values())
    return figure_table(figures, briefing, template, INDEX, template.label("index"))


def figure_table(
    figures: tuple[Figure, ...],
    briefing: Briefing,
    template: Template,
    columns: Columns,
    summary: str,
    beside: int = 1,
    row: Measure | None = None,
) -> FigureTable:
    """Return figures by group, over `beside` tables."""
    writer = _CellWriter(briefing, template, columns)
    groups = tuple(
        FigureGroup(_words(name), tuple(map(writer.row, listed)))
        for name, listed in _groups(figures, template).items()
    )
    return FigureTable(summary, tuple(writer.heads()), groups, beside, row)


def change_text(figure: Figure, briefing: Briefing, template: Template) -> str:
    """Return a figure's change and target, "" where it has none."""
    parts = []
    if figure.change:
        change = briefing.figures[figure.change]
        parts.append(template.label(change.direction or "up", value=change.written))
    if figure.target:
        target = briefing.figures[figure.target]
        parts.append(template.label(_target_label(figure, target), value=target.written))
    return template.label("and").join(parts)


def figure_period(
    figure: Figure, briefing: Briefing, template: Template, narrow: bool = False
) -> str:
    """Return a figure's period, and its scope where it has one.

    Where room is `narrow`, ① stands for the briefing's period, as the line under the title says;
    a scope alone implies it.
    """
    period = period_text(figure.period or briefing.period, template)
    if not figure.period_stated:
        period = template.label("unstated")
    elif narrow and period == period_text(briefing.period, template):
        return figure.scope or template.label("period_sign")
    if figure.scope:
        return template.label("scope", period=period, scope=figure.scope)
    return period


def _target_label(figure: Figure, target: Figure) -> str:
    """Say met or missed only where it is certain."""
    met = meets(figure, target)
    return "target" if met is None else "target_met" if met else "target_missed"


def _groups(figures: tuple[Figure, ...], template: Template) -> dict[str, list[Figure]]:
    """Gather figures by group; a group stands where its first figure does."""
    members: dict[str, list[Figure]] = {}
    for figure in figures:
        members.setdefault(figure.group or template.label("other_group"), []).append(figure)
    return members


def _words(text: str) -> Inlines:
    return (Words(text),) if text else ()


class _CellWriter:
    """Figures -> what stands in the cells of their rows."""

    def __init__(self, briefing: Briefing, template: Template, columns: Columns) -> None:
        self.briefing, self.template, self.columns = briefing, template, columns
        self.sources = figure_sources(briefing, template)
        self.nothing = template.label("nothing")

    def heads(self) -> Iterator[FigureColumn]:
        for meaning, share in self.columns.shares:
            head = _words(self.template.label(f"column_{meaning}"))
            yield FigureColumn(meaning, head, share)

    def row(self, figure: Figure) -> tuple[Inlines, ...]:
        return tuple(self.cell(meaning, figure) for meaning, _ in self.columns.shares)

    def cell(self, meaning: FigureMeaning, figure: Figure) -> Inlines:
        match meaning:
            case "name":
                return self.name(figure)
            case "value":
                return (Words(figure.written, figure=figure.id, place=figure.value.place),)
            case "period":
                narrow = self.columns.narrow
                return _words(figure_period(figure, self.briefing, self.template, narrow))
            case "change":
                return _words(change_text(figure, self.briefing, self.template) or self.nothing)
            case "pages":
                return (PagesOf(figure.id, nothing=self.nothing),)
            case "source":
                return _words(self.sources.get(figure.id, self.nothing))
            case _:
                assert_never(meaning)

    def name(self, figure: Figure) -> Inlines:
        label = Words(figure.label.text, place=figure.label.place)
        change = change_text(figure, self.briefing, self.template)
        if self.columns.narrow and change:
            return (label, Words(self.template.label("change_behind", change=change)))
        return (label,)


def figure_sources(briefing: Briefing, template: Template) -> dict[str, str]:
    """Return where in the text each figure is first stated: 三·一."""
    sources: dict[str, str] = {}
    headings = sum(1 for section in briefing.sections if section.heading)
    number = 0
    for section in briefing.sections:
        number += 1 if section.heading else 0
        name = _section_name(section, number, headings, template)
        for label, prose in _passages(section, name, template):
            for piece in prose.pieces:
                if isinstance(piece, FigureReference):
                    sources.setdefault(piece.id, label)
    for annex in briefing.annexes:
        label = "annex_number" if len(briefing.annexes) > 1 else "annex"
        name = template.label(label, number=briefing.annexes.index(annex) + 1)
        for source, prose in _passages(annex, name, template):
            for piece in prose.pieces:
                if isinstance(piece, FigureReference):
                    sources.setdefault(piece.id, source)
    return sources


def _numeral(number: int, template: Template) -> str:
    """Return a number as sources name it: 三, or 3 where lines are broken as Latin ones."""
    return chinese(number) if template.theme.line_rules == "chinese" else str(number)


def _section_name(section: Section, number: int, headings: int, template: Template) -> str:
    if section.heading:
        return _numeral(number, template)
    return template.label("source_closing" if number == headings else "source_preface")


def _passages(section: Section, name: str, template: Template) -> Iterator[tuple[str, Prose]]:
    opening = template.label("source_section", section=name)
    for prose in (section.heading, *section.text):
        if prose:
            yield opening, prose
    for number, item in enumerate(section.items, 1):
        label = template.label("source_item", section=name, item=_numeral(number, template))
        for prose in (item.lead, item.text):
            if prose:
                yield label, prose
    for number, part in enumerate(section.parts, 1):
        yield from _passages(part, f"{name}（{chinese(number)}）", template)
