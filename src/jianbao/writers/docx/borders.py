"""The rules of a table: said once for the table, or cell by cell where some cells have none."""

from __future__ import annotations

from copy import copy
from functools import lru_cache

from msgspec import Struct

from jianbao.document.paged import Cell, Grid, PagedRule, Rule
from jianbao.document.texts import rule_above
from jianbao.document.word.units import eighths
from jianbao.writers.docx.word_xml import Element, word


def table_borders(grid: Grid) -> Element | None:
    """Return the rules of a table all of whose cells have the same."""
    ruling = grid.ruling
    colour = ruling.colour
    return borders(
        "tblBorders",
        top=Rule(ruling.top, colour),
        left=Rule(ruling.sides, colour),
        bottom=Rule(ruling.bottom, colour),
        right=Rule(ruling.sides, colour),
        insideH=Rule(ruling.between_rows, ruling.faint or colour),
        insideV=Rule(ruling.between_columns, colour),
    )


Rules = tuple[tuple[str, Rule], ...]
"""The rules of a cell by their sides."""


class CellBorders(Struct, frozen=True):
    """The rules of the cells of one row, where some cells of the table differ (`is_ruled_by_cell`).

    Each cell owns the rules above it and at its left, in the last row also the one below, and
    the PDF draws them by the same rule.
    """

    grid: Grid
    row: int

    def of(self, number: int, column: int) -> Rules:
        """Return the rules of the row's cell `number`, which begins at `column`."""
        cell = self.grid.rows[self.row].cells[number]
        above = rule_above(self.grid, self.row, cell)
        return self._around(cell, column, above, self.row + cell.down)

    def covered(self, column: int, cell: Cell) -> Rules:
        """Return the rules where a cell from above reaches into the row."""
        return self._around(cell, column, Rule(0.0), self.row + 1)

    def _around(self, cell: Cell, column: int, above: Rule, end: int) -> Rules:
        if cell.bare:
            return ()
        rows, ruling = self.grid.rows, self.grid.ruling
        ends = end == len(rows) or rows[end - 1].closed or cell.last
        below = ruling.bottom if ends else 0.0
        if end < len(rows) and rows[end - 1].header and not rows[end].header:
            below = ruling.head
        left = ruling.between_columns if column else ruling.sides
        right = ruling.sides if column + cell.span == len(self.grid.columns) else 0.0
        colour = ruling.colour
        return (
            ("top", above),
            ("left", Rule(left, colour)),
            ("bottom", Rule(below, colour)),
            ("right", Rule(right, colour)),
        )


def is_ruled_by_cell(grid: Grid) -> bool:
    """Return whether the cells have rules of their own, and the table none.

    Why: a rule of the table stands at its very end only, and not where a page ends. All rows are
    looked at: ask once a table.
    """
    ruling = grid.ruling
    parted = any(row.closed for row in grid.rows) and ruling.bottom != ruling.between_rows
    own = any(cell.bare or cell.last or cell.above for row in grid.rows for cell in row.cells)
    return bool(ruling.head) or parted or own


def borders(tag: str, **rules: Rule | PagedRule | None) -> Element | None:
    """Return the rules that have a width, None where there are none."""
    made = _borders(tag, *rules.items())
    return None if made is None else copy(made)


@lru_cache(maxsize=256)
def _borders(tag: str, *rules: tuple[str, Rule | PagedRule | None]) -> Element | None:
    sides = [
        word(side, val="single", sz=eighths(rule.width), space=0, color=rule.colour)
        for side, rule in rules
        if rule is not None and rule.width
    ]
    return word(tag, *sides) if sides else None
