"""Grids: rows raised to what their text needs, then drawn row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.charts import PagedChart
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, CellPart, Grid, PagedPicture, PagedText, Row
from jianbao.document.placed import BlockPath, Box, Image, Item, Stroke
from jianbao.document.texts import cell_columns
from jianbao.document.theme import Theme
from jianbao.document.word.notes import note_sign
from jianbao.document.word.rounding import PAGE_ROUNDING
from jianbao.fonts.faces import Advance, Faces
from jianbao.typeset.charts.drawing import draw_chart
from jianbao.typeset.charts.layout import laid_out
from jianbao.typeset.paragraphs import (
    SetParagraph,
    place_line,
    resolve_faces,
    set_paragraph,
)


class SetCell(Struct, frozen=True):
    """A cell whose paragraphs are broken; x and width are of the whole cell."""

    cell: Cell
    x: float
    width: float
    content: tuple[SetParagraph | PagedChart | PagedPicture, ...]
    room: float = 0.0  # height of the rows that it stands in
    rule_below: float = 0.0

    @property
    def height(self) -> float:
        """Height of the content."""
        return sum(
            part.height
            + (0.0 if isinstance(part, PagedChart | PagedPicture) else part.style.space_after)
            for part in self.content
        )


class SetRow(Struct, frozen=True):
    """A row of final height."""

    cells: tuple[SetCell, ...]
    height: float
    first: bool


def set_grid(grid: Grid, theme: Theme, faces: Faces) -> tuple[SetRow, ...]:
    """Break the text of every cell and raise rows that are too low for it."""
    heights: list[float] = []
    rows: list[tuple[SetCell, ...]] = []
    columns = cell_columns([row.cells for row in grid.rows])
    for number, row in enumerate(grid.rows):
        rows.append(tuple(_set_cells(row, columns[number], grid, theme, faces)))
        heights.append(max(row.height, *_needs(rows, heights)))
    return tuple(
        SetRow(
            tuple(_in_rows(cell, number, heights, grid) for cell in cells),
            heights[number],
            number == 0,
        )
        for number, cells in enumerate(rows)
    )


def _needs(rows: list[tuple[SetCell, ...]], heights: list[float]) -> Iterator[float]:
    """Yield what the cells that end in the last of `rows` need of it; `heights` has those above."""
    yield 0.0
    last = len(rows) - 1
    for number, cells in enumerate(rows):
        for cell in cells:
            if number + cell.cell.down - 1 == last:
                yield on_twips(cell.height) - sum(heights[number:last])


def _in_rows(cell: SetCell, number: int, heights: list[float], grid: Grid) -> SetCell:
    """Return a cell of row `number` with the height of its rows and the rule below them."""
    end = number + cell.cell.down
    rule = 0.0
    if end == len(grid.rows):
        rule = grid.ruling.bottom
    elif grid.rows[end - 1].header and not grid.rows[end].header:
        rule = grid.ruling.head
    return replace(cell, room=sum(heights[number:end]), rule_below=rule)


def resolve_grid(grid: Grid, rows: tuple[SetRow, ...], theme: Theme, faces: Faces) -> Grid:
    """Return the table with its final row heights, and words parted by face."""
    return replace(
        grid,
        rows=tuple(
            replace(
                row,
                height=set_row.height,
                cells=tuple(_resolve_cell(cell, theme, faces) for cell in row.cells),
            )
            for row, set_row in zip(grid.rows, rows, strict=True)
        ),
    )


def draw_row(
    row: SetRow, grid: Grid, left: float, top: float, faces: Faces, path: BlockPath
) -> Iterator[Item]:
    """Yield what draws one row whose table begins at `left`: shades, rules, then content.

    `path` leads to the row.
    """
    for cell in row.cells:
        if cell.cell.shade:
            yield Box(left + cell.x, top, cell.width, cell.room, cell.cell.shade)
    for cell in row.cells:
        if not cell.cell.bare:
            yield from _rules(row, cell, grid, left, top)
    for number, cell in enumerate(row.cells):
        x = left + cell.x + grid.padding
        y = top + (cell.room - cell.height) / 2
        room = cell.width - 2 * grid.padding
        yield from _content(cell, x, y, room, faces, (*path, number))


def _set_cells(
    row: Row, columns: list[int], grid: Grid, theme: Theme, faces: Faces
) -> Iterator[SetCell]:
    for cell, column in zip(row.cells, columns, strict=True):
        x = sum(grid.columns[:column])
        width = sum(grid.columns[column : column + cell.span])
        room = width - 2 * grid.padding
        content = tuple(
            part
            if isinstance(part, PagedChart | PagedPicture)
            else set_paragraph(part, room, theme, faces)
            for part in cell.content
        )
        yield SetCell(cell, x, width, content)


def _resolve_cell(cell: Cell, theme: Theme, faces: Faces) -> Cell:
    return replace(cell, content=tuple(_resolve_part(part, theme, faces) for part in cell.content))


def _resolve_part(part: CellPart, theme: Theme, faces: Faces) -> CellPart:
    match part:
        case PagedText():
            style = theme.style(part.style)
            return replace(part, inlines=resolve_faces(part.inlines, style, faces))
        case PagedChart():
            return laid_out(part)
        case PagedPicture():
            return part
        case _:
            assert_never(part)


def _rules(row: SetRow, cell: SetCell, grid: Grid, left: float, top: float) -> Iterator[Stroke]:
    ruling = grid.ruling
    x0, x1 = left + cell.x, left + cell.x + cell.width
    bottom = top + cell.room
    above = ruling.top if row.first else ruling.between_rows
    if above:
        yield Stroke(x0, top, x1, top, above, ruling.colour)
    if cell.rule_below:
        yield Stroke(x0, bottom, x1, bottom, cell.rule_below, ruling.colour)
    if ruling.between_columns and cell.x:
        yield Stroke(x0, top, x0, bottom, ruling.between_columns, ruling.colour)
    if ruling.sides and not cell.x:
        yield Stroke(x0, top, x0, bottom, ruling.sides, ruling.colour)
    if ruling.sides and cell.x + cell.width > sum(grid.columns) - PAGE_ROUNDING:
        yield Stroke(x1, top, x1, bottom, ruling.sides, ruling.colour)


def closing_rule(row: SetRow, grid: Grid, left: float, top: float) -> Stroke:
    """Return the table's bottom rule under a row with which a page ends."""
    bottom, right = top + row.height, left + sum(grid.columns)
    return Stroke(left, bottom, right, bottom, grid.ruling.bottom, grid.ruling.colour)


def _content(
    cell: SetCell, x: float, y: float, room: float, faces: Faces, path: BlockPath
) -> Iterator[Item]:
    def mark_of(_note: int, face: str) -> tuple[Advance, ...]:
        return (faces.glyph(face, note_sign(1)),)

    for number, part in enumerate(cell.content):
        here = (*path, number)
        if isinstance(part, PagedPicture):
            left = x + (room - part.width) / 2
            yield Image(left, y, part.width, part.height, part.data, here)
            y += part.height
        elif isinstance(part, PagedChart):
            for item in draw_chart(part, x, y, faces):
                yield replace(item, path=here)
            y += part.height
        else:
            for line in part.lines:
                yield place_line(line, x, y, mark_of, here)
                y += part.style.leading
            y += part.style.space_after
