"""Figures of the ledger by group: one ruled table, or two side by side of about one height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jianbao.document.composed import FigureColumn, FigureGroup, FigureTable, Inlines
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, Meaning, PagedText, Row, Ruling
from jianbao.document.word.widths import HALF
from jianbao.typeset.layout.setting import Setting

BETWEEN = 8.0  # two tables side by side
PADDING = 3.0
GROUP_SHADE = "E7E6E6"
RULING = Ruling(top=1.5, bottom=1.5, between_rows=0.25)
ROW = 2.5  # points that a row is higher than its line, where the template does not say
STYLES = {"name": "cell", "value": "cell_value", "period": "cell"}

Cells = tuple[Cell, ...]


def lay_out_figures(table: FigureTable, setting: Setting) -> Grid:
    """Return the figures in rows of one height, the first of which has the heads."""
    sides = [
        list(_rows(table.columns, groups, setting))
        for groups in _parted(table.groups, table.beside)
    ]
    count = len(table.columns)
    style = setting.theme.style("cell")
    height = setting.points(table.row) if table.row else style.leading + ROW
    rows = [
        Row(tuple(_side_by_side(sides, number, count)), height)
        for number in range(max(map(len, sides)))
    ]
    # Word draws the table's thick upper rule inside its first row.
    rows[0] = replace(rows[0], header=True, height=height + RULING.top)
    columns = _columns(table.columns, len(sides), setting.page.text_width, style.size)
    index = any(column.meaning == "pages" for column in table.columns)
    meaning: Meaning = "index" if index else "figures"
    return Grid(meaning, table.summary, columns, tuple(rows), RULING, PADDING)


def _parted(groups: Sequence[FigureGroup], beside: int) -> list[list[FigureGroup]]:
    """Part the groups over tables of about the same height.

    A group that is parted has its heading on both sides.
    """
    if beside == 1:
        return [list(groups)]
    left: list[FigureGroup] = []
    right = list(groups)
    lines = sum(len(group.rows) + 1 for group in groups)
    room = (lines + 1) // 2
    while right and room > 1:
        group = right.pop(0)
        taken = group.rows[: room - 1]
        left.append(FigureGroup(group.name, taken))
        if taken != group.rows:
            right.insert(0, FigureGroup(group.name, group.rows[len(taken) :]))
        room -= len(taken) + 1
    return [left, right]


def _rows(
    columns: Sequence[FigureColumn], groups: Sequence[FigureGroup], setting: Setting
) -> Iterator[Cells]:
    """Yield the rows of one table: its heads, then each group under its name."""
    yield tuple(
        Cell((_text("cell_head", column.head, setting),), header=True) for column in columns
    )
    for group in groups:
        name = _text("cell_group", group.name, setting)
        yield (Cell((name,), len(columns), GROUP_SHADE, header=True),)
        for row in group.rows:
            yield tuple(
                _cell(column, inlines, setting)
                for column, inlines in zip(columns, row, strict=True)
            )


def _cell(column: FigureColumn, inlines: Inlines, setting: Setting) -> Cell:
    style = STYLES.get(column.meaning, "cell_center")
    return Cell((_text(style, inlines, setting),), header=column.meaning == "name")


def _text(style: str, inlines: Inlines, setting: Setting) -> PagedText:
    return PagedText(style, setting.text(inlines))


def _side_by_side(sides: list[list[Cells]], number: int, span: int) -> Iterator[Cell]:
    for index, rows in enumerate(sides):
        if index:
            yield Cell((PagedText("cell", ()),), bare=True)
        if number < len(rows):
            yield from rows[number]
        else:
            yield Cell((PagedText("cell", ()),), span=span, bare=True)


def _columns(
    columns: Sequence[FigureColumn], beside: int, width: float, size: float
) -> tuple[float, ...]:
    """Return the widths of tables side by side, with the gaps between them."""
    each = _widths((width - BETWEEN * (beside - 1)) / beside, size, columns)
    whole = each
    for _ in range(beside - 1):
        whole = (*whole, BETWEEN, *each)
    return whole


def _widths(width: float, size: float, columns: Sequence[FigureColumn]) -> tuple[float, ...]:
    """Share out `width`. Each column but the last is a quarter em off a whole number of half ems.

    Why: Word and PDF then break the text of a cell alike, whatever they round.
    """
    half = size * HALF
    widths = []
    for column in columns[:-1]:
        halves = int((column.share * width - 2 * PADDING) / half)
        widths.append(on_twips(2 * PADDING + halves * half + half / 2))
    return (*widths, on_twips(width - sum(widths)))
