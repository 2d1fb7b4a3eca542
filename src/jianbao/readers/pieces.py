"""What reading a file back gives: pieces, in the order in which they are read."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

LINE_END = "\n"


TAB = "\t"


class Piece(Struct, frozen=True):
    """One paragraph, cell, note, row of a chart or the like; `style` is a style's name in Word."""

    kind: str  # heading, paragraph, table, cell, chart, series, target, workbook, note
    text: str
    style: str = ""

    def __str__(self) -> str:
        return f"{self.kind} ({self.style})" if self.style else self.kind


def mark(note: int) -> str:
    """Return what stands for the mark of note number `note`, counted from 0."""
    return f"[^{note + 1}]"


def heading_style(style: str, level: int) -> str:
    """Return the style of a heading with its level, so that a wrong one is seen."""
    return f"{style}, level {level}"


def table_piece(rows: int, columns: int) -> Piece:
    """Return what says that a table begins here."""
    return Piece("table", f"{rows} × {columns}")


def cell_piece(span: int, down: int = 1) -> Piece:
    """Return what says that a cell begins here."""
    return Piece("cell", f"{down} × {span}")


def picture_piece(alternative: str) -> Piece:
    """Return what says that a picture stands here."""
    return Piece("picture", alternative)


def plain(value: Decimal) -> str:
    """Return a number without noughts that say nothing, so that 40.0 and 40 are the same."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
