"""The rules of a table: said once for the table, or cell by cell where some cells have none."""

from __future__ import annotations

from msgspec import Struct

from jianbao.blocks import Table
from jianbao.units import eighths
from jianbao.writers.docx.word_xml import Element, word


def table_borders(table: Table) -> Element | None:
    """Return the rules of a table all of whose cells have them."""
    if _has_bare_cells(table):
        return None
    ruling = table.ruling
    return _borders(
        "tblBorders",
        ruling.colour,
        top=ruling.top,
        bottom=ruling.bottom,
        insideH=ruling.between_rows,
        insideV=ruling.between_columns,
    )


class CellBorders(Struct, frozen=True):
    """The rules of the cells of one row, where some cells of the table are bare.

    Each cell owns the rules above it and at its left, in the last row also the one below, and
    the PDF draws them by the same rule.
    """

    table: Table
    row: int

    def of(self, number: int) -> Element | None:
        """Return the rules of the row's cell `number`."""
        if not _has_bare_cells(self.table) or self.table.rows[self.row].cells[number].bare:
            return None
        ruling = self.table.ruling
        last = self.row == len(self.table.rows) - 1
        return _borders(
            "tcBorders",
            ruling.colour,
            top=ruling.between_rows if self.row else ruling.top,
            left=ruling.between_columns if number else 0.0,
            bottom=ruling.bottom if last else 0.0,
        )


def _has_bare_cells(table: Table) -> bool:
    return any(cell.bare for row in table.rows for cell in row.cells)


def _borders(tag: str, colour: str, **widths: float) -> Element | None:
    """Return the rules that have a width, None where there are none."""
    sides = [
        word(side, val="single", sz=eighths(width), space=0, color=colour)
        for side, width in widths.items()
        if width
    ]
    return word(tag, *sides) if sides else None
