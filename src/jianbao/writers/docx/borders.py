"""The rules of a table: said once for the table, or cell by cell where some cells have none."""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.blocks import Table
from jianbao.writers.docx.word_xml import Element, word

EIGHTHS_PER_POINT = 8
THINNEST = 2  # eighths of a point, the thinnest that Word has


def table_borders(table: Table) -> Element | None:
    """Return the rules of a table all of whose cells have them."""
    if _has_bare_cells(table):
        return None
    ruling = table.ruling
    return word(
        "tblBorders",
        _border("top", ruling.top, ruling.colour),
        _border("bottom", ruling.bottom, ruling.colour),
        _border("insideH", ruling.between_rows, ruling.colour),
        _border("insideV", ruling.between_columns, ruling.colour),
    )


@dataclass(frozen=True)
class CellBorders:
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
        return word(
            "tcBorders",
            _border("top", ruling.between_rows if self.row else ruling.top, ruling.colour),
            _border("left", ruling.between_columns if number else 0.0, ruling.colour),
            _border("bottom", ruling.bottom, ruling.colour) if last else None,
        )


def _has_bare_cells(table: Table) -> bool:
    return any(cell.bare for row in table.rows for cell in row.cells)


def _border(side: str, width: float, colour: str) -> Element | None:
    if not width:
        return None
    size = max(THINNEST, round(width * EIGHTHS_PER_POINT))
    return word(side, val="single", sz=size, space=0, color=colour)
