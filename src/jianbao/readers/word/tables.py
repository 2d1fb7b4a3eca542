"""Tables of a Word file: which cells there are, and how far each reaches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

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


Cells = dict[int, tuple[Element, int]]  # of a row with their spans, by first column


def cells_of(table: Element) -> list[list[TableCell]]:
    """Return the cells of each row without those that a cell from above covers."""
    rows = [_cells(row) for row in within(table, ROW)]
    return [list(_shown(rows, number)) for number in range(len(rows))]


def floats(table: Element) -> bool:
    """Return whether a table stands at a place of its own, as a colophon does: it is a layout."""
    return child(table, "tblPr", "tblpPr") is not None


def _shown(rows: list[Cells], number: int) -> Iterator[TableCell]:
    for column, (cell, span) in rows[number].items():
        if not _is_covered(cell):
            under = (rows[below].get(column) for below in range(number + 1, len(rows)))
            covered = takewhile(lambda each: each and _is_covered(each[0]), under)
            yield TableCell(cell, column, span, 1 + sum(1 for _ in covered))


def _cells(row: Element) -> Cells:
    cells: Cells = {}
    column = _whole(value(row, "trPr", "gridBefore"), 0)
    for cell in within(row, CELL):
        span = max(1, _whole(value(cell, "tcPr", "gridSpan"), 1))
        cells[column] = (cell, span)
        column += span
    return cells


def _whole(text: str, other: int) -> int:
    return int(text) if text.isdecimal() else other


def _is_covered(cell: Element) -> bool:
    """Return whether a cell from above reaches into this one."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge) != "restart"
