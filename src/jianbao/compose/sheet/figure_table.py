"""The ledger as grouped, ruled tables: 指标, 数值, 时段或口径, 变化／目标, 出处."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.inline import FigureReference
from jianbao.briefing.model import Briefing, Figure, Prose, Section, meets
from jianbao.briefing.numerals import chinese
from jianbao.compose.periods import period_text
from jianbao.compose.template.model import Rung, Template
from jianbao.document.blocks import Cell, Paragraph, Row, Ruling, Table, Words
from jianbao.document.lengths import on_twips

BETWEEN = 8.0  # two tables side by side
PADDING = 3.0
GROUP_SHADE = "E7E6E6"
RULING = Ruling(top=1.5, bottom=1.5, between_rows=0.25)


class _Columns(Struct, frozen=True):
    """Which columns a table has, and each one's share of its width."""

    names: tuple[str, ...]
    shares: tuple[float, ...]
    narrow: bool = False


WIDE = _Columns(("name", "value", "period", "change", "source"), (0.30, 0.11, 0.27, 0.23, 0.09))
NARROW = _Columns(("name", "value", "period", "source"), (0.40, 0.18, 0.25, 0.17), narrow=True)
"""Two tables side by side: a change goes behind the name, ① stands for the usual period."""
INDEX = _Columns(("name", "value", "period", "source", "pages"), (0.31, 0.14, 0.33, 0.12, 0.10))
"""数据出处索引: where each figure stands in the text, and on which pages."""

Pages = dict[str, list[int]]


class _Group(Struct, frozen=True):
    """A group's heading and its figures, in the ledger's order."""

    name: str
    figures: tuple[Figure, ...]


def figure_table(
    figures: tuple[Figure, ...],
    briefing: Briefing,
    template: Template,
    rung: Rung,
    pages: Pages | None = None,
) -> Table:
    """Return the figures by group as one table, or as two side by side.

    With the `pages` of each figure it is the index of where they stand.
    """
    layout = NARROW if rung.columns > 1 else WIDE if pages is None else INDEX
    writer = _RowWriter(briefing, template, layout, pages or {})
    lists = _parted(_groups(figures, template), rung.columns)
    sides = [[writer.head(), *writer.rows(groups)] for groups in lists]
    width = template.theme.page.text_width
    side_width = (width - BETWEEN * (len(sides) - 1)) / len(sides)
    side_columns = _column_widths(side_width, rung.size, layout.shares)
    columns = side_columns
    for _ in sides[1:]:
        columns = (*columns, BETWEEN, *side_columns)
    rows = [
        Row(tuple(_side_by_side(sides, number, len(layout.names))), rung.row)
        for number in range(max(map(len, sides)))
    ]
    # Word draws the table's thick upper rule inside its first row.
    rows[0] = replace(rows[0], header=True, height=rung.row + RULING.top)
    summary = template.label("sheet_title")
    return Table("figures", summary, columns, tuple(rows), RULING, PADDING)


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


def _groups(figures: tuple[Figure, ...], template: Template) -> list[_Group]:
    """Gather figures by group; a group stands where its first figure does."""
    members: dict[str, list[Figure]] = {}
    for figure in figures:
        members.setdefault(figure.group or template.label("other_group"), []).append(figure)
    return [_Group(name, tuple(listed)) for name, listed in members.items()]


def _parted(groups: list[_Group], columns: int) -> list[list[_Group]]:
    """Part the groups over `columns` tables of about the same height.

    A group that is parted has its heading on both sides.
    """
    if columns == 1:
        return [groups]
    left: list[_Group] = []
    right = list(groups)
    lines = sum(len(group.figures) + 1 for group in groups)
    room = (lines + 1) // 2
    while right and room > 1:
        group = right.pop(0)
        taken = group.figures[: room - 1]
        left.append(_Group(group.name, taken))
        if taken != group.figures:
            right.insert(0, _Group(group.name, group.figures[len(taken) :]))
        room -= len(taken) + 1
    return [left, right]


def _column_widths(width: float, size: float, shares: tuple[float, ...]) -> tuple[float, ...]:
    """Share out `width`. Each column but the last is a quarter em off a whole number of half ems.

    Why: Word and PDF then break the text of a cell alike, whatever they round.
    """
    half = size / 2
    widths = []
    for share in shares[:-1]:
        halves = int((share * width - 2 * PADDING) / half)
        widths.append(on_twips(2 * PADDING + halves * half + half / 2))
    return (*widths, on_twips(width - sum(widths)))


def _side_by_side(sides: list[list[tuple[Cell, ...]]], number: int, span: int) -> Iterator[Cell]:
    for index, rows in enumerate(sides):
        if index:
            yield Cell((_text("", "cell"),), bare=True)
        if number < len(rows):
            yield from rows[number]
        else:
            yield Cell((_text("", "cell"),), span=span, bare=True)


def _text(text: str, style: str, figure: str = "") -> Paragraph:
    return Paragraph(style, (Words(text, figure=figure),) if text else ())


class _RowWriter:
    """Figures -> the cells of a row."""

    def __init__(
        self, briefing: Briefing, template: Template, layout: _Columns, pages: Pages
    ) -> None:
        self.briefing, self.template, self.layout = briefing, template, layout
        self.pages = pages
        self.sources = figure_sources(briefing, template)

    def head(self) -> tuple[Cell, ...]:
        return tuple(
            Cell((_text(self.template.label(f"column_{name}"), "cell_head"),), header=True)
            for name in self.layout.names
        )

    def rows(self, groups: list[_Group]) -> Iterator[tuple[Cell, ...]]:
        span = len(self.layout.names)
        for group in groups:
            yield (Cell((_text(group.name, "cell_group"),), span, GROUP_SHADE, True),)
            yield from map(self.figure, group.figures)

    def figure(self, figure: Figure) -> tuple[Cell, ...]:
        return tuple(self.cell(name, figure) for name in self.layout.names)

    def cell(self, name: str, figure: Figure) -> Cell:
        nothing = self.template.label("nothing")
        match name:
            case "name":
                return Cell((Paragraph("cell", self.label(figure)),), header=True)
            case "value":
                words = Words(figure.written, figure=figure.id, place=figure.value.place)
                return Cell((Paragraph("cell_value", (words,)),))
            case "period":
                narrow = self.layout.narrow
                text = figure_period(figure, self.briefing, self.template, narrow)
                return Cell((_text(text, "cell"),))
            case "change":
                text = change_text(figure, self.briefing, self.template) or nothing
                return Cell((_text(text, "cell_center"),))
            case "pages":
                text = "、".join(map(str, self.pages.get(figure.id, ()))) or nothing
                return Cell((_text(text, "cell_center"),))
            case _:
                text = self.sources.get(figure.id, nothing)
                return Cell((_text(text, "cell_center"),))

    def label(self, figure: Figure) -> tuple[Words, ...]:
        label = Words(figure.label.text, place=figure.label.place)
        change = change_text(figure, self.briefing, self.template)
        if self.layout.narrow and change:
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
        for found, prose in _passages(annex, name, template):
            for piece in prose.pieces:
                if isinstance(piece, FigureReference):
                    sources.setdefault(piece.id, found)
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
