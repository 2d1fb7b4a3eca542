"""Tables: rows raised to what their text needs, then drawn row by row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.blocks import Cell, Chart, Row, Table
from jianbao.theme import Theme
from jianbao.typeset.charts import draw_chart
from jianbao.typeset.faces import Faces
from jianbao.typeset.paragraphs import (
    NOTE_MARK_SIGN,
    SetParagraph,
    place_line,
    resolve_faces,
    set_paragraph,
)
from jianbao.typeset.placed import BlockPath, Box, Item, Rule
from jianbao.units import on_twips


class SetCell(Struct, frozen=True):
    """A cell whose paragraphs are broken; x and width are of the whole cell."""

    cell: Cell
    x: float
    width: float
    content: tuple[SetParagraph | Chart, ...]

    @property
    def height(self) -> float:
        """Height of the content."""
        return sum(
            part.height + (0.0 if isinstance(part, Chart) else part.style.space_after)
            for part in self.content
        )


class SetRow(Struct, frozen=True):
    """A row of final height."""

    cells: tuple[SetCell, ...]
    height: float
    first: bool
    last: bool


def set_table(table: Table, theme: Theme, faces: Faces) -> tuple[SetRow, ...]:
    """Break the text of every cell and raise rows that are too low for it."""
    rows: list[SetRow] = []
    for number, row in enumerate(table.rows):
        cells = tuple(_set_cells(row, table, theme, faces))
        height = max([row.height, *(on_twips(cell.height) for cell in cells)])
        rows.append(SetRow(cells, height, number == 0, number == len(table.rows) - 1))
    return tuple(rows)


def resolve_table(table: Table, rows: tuple[SetRow, ...], theme: Theme, faces: Faces) -> Table:
    """Return the table with its final row heights, and words parted by face."""
    return replace(
        table,
        rows=tuple(
            replace(
                row,
                height=set_row.height,
                cells=tuple(_resolve_cell(cell, theme, faces) for cell in row.cells),
            )
            for row, set_row in zip(table.rows, rows, strict=True)
        ),
    )


def draw_row(
    row: SetRow, table: Table, left: float, top: float, faces: Faces, path: BlockPath
) -> Iterator[Item]:
    """Yield what draws one row whose table begins at `left`: shades, rules, then content.

    `path` leads to the row.
    """
    for cell in row.cells:
        if cell.cell.shade:
            yield Box(left + cell.x, top, cell.width, row.height, cell.cell.shade)
    for cell in row.cells:
        if not cell.cell.bare:
            yield from _rules(row, cell, table, left, top)
    for number, cell in enumerate(row.cells):
        x = left + cell.x + table.padding
        y = top + (row.height - cell.height) / 2
        yield from _content(cell, x, y, faces, (*path, number))


def _set_cells(row: Row, table: Table, theme: Theme, faces: Faces) -> Iterator[SetCell]:
    x, column = 0.0, 0
    for cell in row.cells:
        width = sum(table.columns[column : column + cell.span])
        room = width - 2 * table.padding
        content = tuple(
            part if isinstance(part, Chart) else set_paragraph(part, room, theme, faces)
            for part in cell.content
        )
        yield SetCell(cell, x, width, content)
        x, column = x + width, column + cell.span


def _resolve_cell(cell: Cell, theme: Theme, faces: Faces) -> Cell:
    content = tuple(
        part
        if isinstance(part, Chart)
        else replace(part, inlines=resolve_faces(part.inlines, theme.style(part.style), faces))
        for part in cell.content
    )
    return replace(cell, content=content)


def _rules(row: SetRow, cell: SetCell, table: Table, left: float, top: float) -> Iterator[Rule]:
    ruling = table.ruling
    x0, x1 = left + cell.x, left + cell.x + cell.width
    bottom = top + row.height
    above = ruling.top if row.first else ruling.between_rows
    if above:
        yield Rule(x0, top, x1, top, above, ruling.colour)
    if row.last and ruling.bottom:
        yield Rule(x0, bottom, x1, bottom, ruling.bottom, ruling.colour)
    if ruling.between_columns and cell is not row.cells[0]:
        yield Rule(x0, top, x0, bottom, ruling.between_columns, ruling.colour)


def _content(cell: SetCell, x: float, y: float, faces: Faces, path: BlockPath) -> Iterator[Item]:
    for number, part in enumerate(cell.content):
        here = (*path, number)
        if isinstance(part, Chart):
            for item in draw_chart(part, x, y, faces):
                yield replace(item, path=here)
            y += part.height
        else:
            for line in part.lines:
                yield place_line(line, x, y, lambda _, face: (NOTE_MARK_SIGN, face), here)
                y += part.style.leading
            y += part.style.space_after
