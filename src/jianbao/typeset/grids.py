"""Grids: rows raised to what their text needs, then drawn row by row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.charts import PagedChart
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, CellPart, Grid, PagedPicture, PagedText, Row, Rule
from jianbao.document.placed import BlockPath, Box, Image, Item, Stroke
from jianbao.document.texts import cell_columns, rule_above
from jianbao.document.theme import Theme
from jianbao.document.word.rounding import PAGE_ROUNDING
from jianbao.fonts.faces import Faces
from jianbao.typeset.charts.drawing import draw_chart
from jianbao.typeset.charts.layout import laid_out
from jianbao.typeset.paragraphs import (
    MarkOf,
    SetLine,
    SetParagraph,
    place_line,
    resolve_lines,
    set_paragraph,
)


class SetCell(Struct, frozen=True):
    """A cell whose paragraphs are broken; x and width are of the whole cell."""

    cell: Cell
    x: float
    width: float
    content: tuple[SetParagraph | PagedChart | PagedPicture, ...]
    room: float = 0.0  # height of the rows that it stands in
    above: Rule = Rule(0.0)
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
    """A row of final height. One that is `parted` has its texts at its top."""

    cells: tuple[SetCell, ...]
    height: float
    parted: bool = False


class Part(Struct, frozen=True):
    """What stands on one page of a row: from `top` to `bottom`, counted from its upper edge."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def holds(self, offset: float) -> bool:
        """Return whether what begins so far below the row's upper edge is in this part."""
        return self.top - PAGE_ROUNDING < offset < self.bottom - PAGE_ROUNDING


def parts_of(row: SetRow) -> list[Part]:
    """Return a row's parts: line by line, where no text of any cell would be cut."""
    if not row.parted:
        return [Part(0.0, row.height)]
    spans = sorted(
        (offset, offset + height) for cell in row.cells for offset, height, _ in _pieces(cell, 0.0)
    )
    ends: list[float] = []
    for top, bottom in spans:
        if ends and top < ends[-1] - PAGE_ROUNDING:
            ends[-1] = max(ends[-1], bottom)
        else:
            ends.append(bottom)
    ends[-1:] = [row.height]
    return [Part(top, bottom) for top, bottom in pairwise([0.0, *ends])]


Piece = tuple[float, float, tuple[int, PagedChart | PagedPicture | SetLine]]
"""Where a line, a chart or a picture begins in its row, how high it is, and its number and it."""


def _pieces(cell: SetCell, offset: float) -> Iterator[Piece]:
    """Yield what stands in a cell, one below the other from `offset` on."""
    for number, part in enumerate(cell.content):
        if isinstance(part, PagedChart | PagedPicture):
            yield offset, part.height, (number, part)
            offset += part.height
        else:
            for line in part.lines:
                yield offset, part.style.leading, (number, line)
                offset += part.style.leading
            offset += part.style.space_after


def set_grid(grid: Grid, theme: Theme, faces: Faces, most: float = inf) -> tuple[SetRow, ...]:
    """Break the text of every cell and raise rows that are too low for it.

    One that is higher than `most` has its cells' texts at its top, to be parted between lines.
    """
    rows, heights = _set_rows(grid, theme, faces)
    return tuple(
        SetRow(
            tuple(_in_rows(cell, number, heights, grid) for cell in cells),
            heights[number],
            heights[number] > most and _has_lines(cells),
        )
        for number, cells in enumerate(rows)
    )


def row_heights(grid: Grid, theme: Theme, faces: Faces) -> list[float]:
    """Return the heights of rows as `set_grid` has them."""
    return _set_rows(grid, theme, faces)[1]


def _set_rows(
    grid: Grid, theme: Theme, faces: Faces
) -> tuple[list[tuple[SetCell, ...]], list[float]]:
    heights: list[float] = []
    rows: list[tuple[SetCell, ...]] = []
    columns = cell_columns([row.cells for row in grid.rows])
    ending: dict[int, list[tuple[int, SetCell]]] = {}  # a row -> where cells that end in it begin
    for number, row in enumerate(grid.rows):
        rows.append(tuple(_set_cells(row, columns[number], grid, theme, faces)))
        for cell in rows[-1]:
            ending.setdefault(number + cell.cell.down - 1, []).append((number, cell))
        needs = (on_twips(cell.height) - sum(heights[n:]) for n, cell in ending.pop(number, ()))
        heights.append(max(row.height, 0.0, *needs))
    return rows, heights


def _has_lines(cells: tuple[SetCell, ...]) -> bool:
    """Return whether a row of cells can be parted: no chart and no picture stands in it."""
    return all(isinstance(part, SetParagraph) for cell in cells for part in cell.content)


def _in_rows(cell: SetCell, number: int, heights: list[float], grid: Grid) -> SetCell:
    """Return a cell of row `number` with the height of its rows and the rule below them."""
    end = number + cell.cell.down
    rule = 0.0
    if end == len(grid.rows) or cell.cell.last:
        rule = grid.ruling.bottom
    elif grid.rows[end - 1].header and not grid.rows[end].header:
        rule = grid.ruling.head
    above = rule_above(grid, number, cell.cell)
    return replace(cell, room=sum(heights[number:end]), rule_below=rule, above=above)


def resolve_grid(grid: Grid, rows: tuple[SetRow, ...], kept: set[int], faces: Faces) -> Grid:
    """Return the table with its final row heights, which are kept, and words parted by face."""
    return replace(
        grid,
        rows=tuple(
            replace(
                row,
                height=set_row.height,
                parted=set_row.parted,
                keep_next=number in kept,
                cells=tuple(_resolve_cell(cell, faces) for cell in set_row.cells),
            )
            for number, (row, set_row) in enumerate(zip(grid.rows, rows, strict=True))
        ),
    )


def notes_in(row: SetRow, part: Part) -> tuple[int, ...]:
    """Return the numbers of the footnotes that are marked in a part of a row, cell after cell."""
    return tuple(
        note
        for cell in row.cells
        for offset, _, (_, piece) in _pieces(cell, 0.0)
        if isinstance(piece, SetLine) and (not row.parted or part.holds(offset))
        for note in piece.notes
    )


def draw_row(
    row: SetRow,
    part: Part,
    grid: Grid,
    left: float,
    top: float,
    faces: Faces,
    path: BlockPath,
    mark_of: MarkOf,
) -> Iterator[Item]:
    """Yield what draws a row, or part of it, whose table begins at `left`: shades, rules, content.

    `path` leads to the row.
    """
    low = part.height - row.height  # what a cell of the row is lower than its room
    for cell in row.cells:
        if cell.cell.shade:
            yield Box(left + cell.x, top, cell.width, cell.room + low, cell.cell.shade)
    for cell in row.cells:
        if not cell.cell.bare:
            yield from _rules(row, part, cell, grid, left, top)
    for number, cell in enumerate(row.cells):
        x = left + cell.x + grid.padding
        room = cell.width - 2 * grid.padding
        # Word takes the bottom rule off the last row: over several rows that shows in the middle.
        rule = cell.rule_below if cell.cell.down > 1 else 0.0
        offset = 0.0 if row.parted else (cell.room - rule - cell.height) / 2
        pieces = _pieces(cell, offset)
        here = [piece for piece in pieces if not row.parted or part.holds(piece[0])]
        yield from _content(here, x, top - part.top, room, faces, (*path, number), mark_of)


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


def _resolve_cell(cell: SetCell, faces: Faces) -> Cell:
    pairs = zip(cell.cell.content, cell.content, strict=True)
    return replace(cell.cell, content=tuple(_resolve_part(*pair, faces) for pair in pairs))


def _resolve_part(
    part: CellPart, as_set: SetParagraph | PagedChart | PagedPicture, faces: Faces
) -> CellPart:
    match part:
        case PagedText():
            if not isinstance(as_set, SetParagraph):
                raise TypeError("a text is set as a paragraph")
            return replace(part, inlines=resolve_lines(part.inlines, as_set, faces))
        case PagedChart():
            return laid_out(part)
        case PagedPicture():
            return part
        case _:
            assert_never(part)


def _rules(
    row: SetRow, part: Part, cell: SetCell, grid: Grid, left: float, top: float
) -> Iterator[Stroke]:
    ruling = grid.ruling
    x0, x1 = left + cell.x, left + cell.x + cell.width
    bottom = top + cell.room + part.height - row.height
    if cell.above.width and not part.top:
        yield Stroke(x0, top, x1, top, cell.above.width, cell.above.colour)
    if cell.rule_below and part.bottom == row.height:
        yield Stroke(x0, bottom, x1, bottom, cell.rule_below, ruling.colour)
    if ruling.between_columns and cell.x:
        yield Stroke(x0, top, x0, bottom, ruling.between_columns, ruling.colour)
    if ruling.sides and not cell.x:
        yield Stroke(x0, top, x0, bottom, ruling.sides, ruling.colour)
    if ruling.sides and cell.x + cell.width > sum(grid.columns) - PAGE_ROUNDING:
        yield Stroke(x1, top, x1, bottom, ruling.sides, ruling.colour)


def closing_rule(part: Part, grid: Grid, left: float, top: float) -> Stroke:
    """Return the table's bottom rule under a row, or its part, with which a page ends."""
    bottom, right = top + part.height, left + sum(grid.columns)
    return Stroke(left, bottom, right, bottom, grid.ruling.bottom, grid.ruling.colour)


def _content(
    pieces: list[Piece],
    x: float,
    y: float,
    room: float,
    faces: Faces,
    path: BlockPath,
    mark_of: MarkOf,
) -> Iterator[Item]:
    """Yield what draws the pieces of a cell whose row begins at `y`."""
    for offset, _, (number, piece) in pieces:
        here = (*path, number)
        if isinstance(piece, PagedPicture):
            left = x + (room - piece.width) / 2
            yield Image(left, y + offset, piece.width, piece.height, piece.data, here)
        elif isinstance(piece, PagedChart):
            for item in draw_chart(piece, x, y + offset, faces):
                yield replace(item, path=here)
        else:
            yield place_line(piece, x, y + offset, mark_of, here)
