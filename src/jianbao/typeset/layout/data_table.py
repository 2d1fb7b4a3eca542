"""A table of the text: columns by weight or by what they hold, numbers aligned on their points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from jianbao.document.composed import Column, DataCell, DataTable
from jianbao.document.inlines import Settled, plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, Meaning, PagedText, Row, Ruling
from jianbao.document.patterns import pattern
from jianbao.document.texts import cell_columns
from jianbao.document.word.widths import HALF, half_ems
from jianbao.typeset.derived_styles import small_size
from jianbao.typeset.layout.setting import Setting

RULINGS = {
    "three": Ruling(top=1.0, bottom=1.0, head=0.5),
    "grid": Ruling(top=0.5, bottom=0.5, between_rows=0.5, between_columns=0.5),
    "box": Ruling(top=0.5, bottom=0.5, sides=0.5),
    "none": Ruling(),
}
PADDING = 3.0  # left and right inside a cell
NEAR = 1.2  # points from where a character more would fit
ROW_WHITE = 5.0  # white in a row above and below its text
WIDEST, NARROWEST = 24, 4  # half ems that a text counts for when columns share the width
WHOLE = pattern(r"\D*[\d,，]*")
STYLES = {"left": "table_cell", "center": "table_cell_center"}


class _Set(Struct, frozen=True):
    """A cell with its text settled and the column that it begins in."""

    cell: DataCell
    column: int
    inlines: tuple[Settled, ...]
    halves: int  # half ems that its characters take
    behind: int  # and those behind the whole part of a number


def row_height(setting: Setting) -> float:
    """Return the height of a row of one line, in points."""
    return on_twips(small_size(setting.theme) * 1.5 + ROW_WHITE)


def lay_out_table(table: DataTable, setting: Setting) -> Grid:
    """Return a table across the text area."""
    rows = [
        [_set(cell, column, setting) for column, cell in zip(columns, cells, strict=True)]
        for columns, cells in zip(cell_columns(table.rows), table.rows, strict=True)
    ]
    widths = _widths(table, rows, setting)
    rights = [_right(number, width, table, rows, setting) for number, width in enumerate(widths)]
    height = row_height(setting)
    laid = tuple(
        Row(
            tuple(_cell(cell, table, number < table.header_rows, rights, setting) for cell in row),
            height,
            header=number < table.header_rows,
        )
        for number, row in enumerate(rows)
    )
    summary = plain(setting.text(table.summary))
    meaning: Meaning = "box" if table.rules == "box" else "table"
    return Grid(meaning, summary, widths, laid, RULINGS[table.rules], PADDING)


def _set(cell: DataCell, column: int, setting: Setting) -> _Set:
    inlines = setting.text(cell.inlines)
    text = plain(inlines)
    return _Set(cell, column, inlines, half_ems(text), _fraction(text))


def _cell(cell: _Set, table: DataTable, head: bool, rights: list[_Right], setting: Setting) -> Cell:
    column = table.columns[cell.column]
    style = "table_head" if head else STYLES.get(column.align, "table_cell_right")
    right = 0.0
    if column.align == "decimal" and not head and cell.cell.span == 1:
        free, most = rights[cell.column]
        spare = most - cell.behind
        right = on_twips(free + max(0, spare) * small_size(setting.theme) * HALF)
    text = PagedText(style, cell.inlines, right=right)
    return Cell((text,), span=cell.cell.span, header=head, down=cell.cell.down)


_Right = tuple[float, int]
"""What stays free at the right of a column's numbers, and the half ems of their longest end."""


def _right(
    number: int,
    width: float,
    table: DataTable,
    rows: Sequence[Sequence[_Set]],
    setting: Setting,
) -> _Right:
    """Return where numbers stand so that all of them together are under the middle of the head."""
    cells = (cell for row in rows[table.header_rows :] for cell in row)
    own = [cell for cell in cells if cell.column == number and cell.cell.span == 1]
    after = max((cell.behind for cell in own), default=0)
    before = max((cell.halves - cell.behind for cell in own), default=0)
    taken = (before + after) * small_size(setting.theme) * HALF
    return max(0.0, (width - 2 * PADDING - taken) / 2), after


def _fraction(text: str) -> int:
    """Return the half ems of what stands behind the whole part of a number."""
    if not any(map(str.isdigit, text)):
        return 0
    match = WHOLE.match(text)
    return half_ems(text[match.end() :]) if match else 0


def _widths(
    table: DataTable, rows: Sequence[Sequence[_Set]], setting: Setting
) -> tuple[float, ...]:
    """Return the columns' widths: by weight where all have one, else by what they hold.

    Each is a quarter em off a whole number of half ems. Why: Word and PDF then break the text of a
    cell alike, whatever they round.
    """
    whole, half = setting.page.text_width, small_size(setting.theme) * HALF
    shares = [_share(column, number, rows) for number, column in enumerate(table.columns)]
    if all(column.weight for column in table.columns):
        shares = [column.weight for column in table.columns]
    widths: list[float] = []
    edges = [whole * edge / sum(shares) for edge in accumulate(shares)]
    for edge in edges[:-1]:
        halves = round((edge - sum(widths) - 2 * PADDING) / half - HALF)
        widths.append(on_twips(2 * PADDING + (max(1, halves) + HALF) * half))
    if whole - sum(widths) < 2 * PADDING + half:  # too many columns for that
        widths = [on_twips(whole * share / sum(shares)) for share in shares[:-1]]
    last = whole - sum(widths)
    off = (last - 2 * PADDING) % half
    if widths and min(off, half - off) < NEAR:
        widths[0], last = widths[0] + NEAR, last - NEAR
    return (*widths, on_twips(last))


def _share(column: Column, number: int, rows: Sequence[Sequence[_Set]]) -> float:
    lengths = (
        cell.halves for row in rows for cell in row if cell.column == number and cell.cell.span == 1
    )
    return max(NARROWEST, min(WIDEST, max(lengths, default=0))) + 1
