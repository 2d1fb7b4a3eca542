"""Tables of a Word file: which cells there are, and how far each reaches."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.readers.word.elements import CELL, ROW, W, attribute, child, value, within
from jianbao.readers.xml import Element


class TableCell(Struct, frozen=True):
    """A cell: its column, counted from 0, and how many columns and rows it takes."""

    element: Element
    column: int
    span: int
    down: int


def columns_of(table: Element) -> int:
    """Return how many columns a table's grid has."""
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


Cells = dict[int, tuple[Element, int, bool]]
"""Of a row, by first column: with their spans, and whether one from above reaches into them."""

SPAN, MERGED = f"{W}gridSpan", f"{W}vMerge"


def cells_of(table: Element) -> list[list[TableCell]]:
    """Return the cells of each row without those that a cell from above covers."""
    rows = [_cells(row) for row in within(table, ROW)]
    return [list(_shown(rows, number)) for number in range(len(rows))]


def floats(table: Element) -> bool:
    """Return whether a table stands at a place of its own, as a colophon does: it is a layout."""
    return child(table, "tblPr", "tblpPr") is not None


def _shown(rows: list[Cells], number: int) -> Iterator[TableCell]:
    for column, (cell, span, covered) in rows[number].items():
        if not covered:
            down = 1
            while number + down < len(rows) and _goes_on(rows[number + down].get(column)):
                down += 1
            yield TableCell(cell, column, span, down)


def _goes_on(below: tuple[Element, int, bool] | None) -> bool:
    """Return whether a cell goes on in the row below, where this is."""
    return below is not None and below[2]


def _cells(row: Element) -> Cells:
    cells: Cells = {}
    column = _whole(value(row, "trPr", "gridBefore"), 0)
    for cell in within(row, CELL):
        span, covered = _reach(cell)
        cells[column] = (cell, span, covered)
        column += span
    return cells


def _whole(text: str, other: int) -> int:
    return int(text) if text.isdecimal() else other


def _reach(cell: Element) -> tuple[int, bool]:
    """Return over how many columns a cell reaches, and whether one from above reaches into it."""
    span, merged = None, None  # the first of each counts
    properties = child(cell, "tcPr")
    for each in () if properties is None else properties:
        if each.tag == SPAN and span is None:
            span = _whole(attribute(each), 1)
        elif each.tag == MERGED and merged is None:
            merged = attribute(each) != "restart"
    return max(1, span or 1), bool(merged)
