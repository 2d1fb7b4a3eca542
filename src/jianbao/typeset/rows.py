"""Which rows of a grid stay together, and what becomes of a cell that the end of a page parts.

A table's title, unit, head and first two rows stay together, its last two, and the last with the
note below it; so do the rows beside a cell over several ones, where a page has room for them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from jianbao.document.paged import Cell, CellPart, Grid, PagedText, Row
from jianbao.document.texts import again, cell_columns
from jianbao.typeset.grids import SetRow

WHOLE = frozenset({"tiles", "charts", "logo"})  # grids that no page's end parts
HEAD_AT_MOST = 0.4  # of a page: a higher head is not repeated


def kept_rows(grid: Grid, rows: Sequence[SetRow], most: float) -> set[int]:
    """Return the numbers of the rows that stay with the next one; `most` is what a page holds."""
    last = len(rows) - 1
    kept = set(_joined(grid, rows, most))
    if grid.meaning in WHOLE:
        kept.update(range(last))
    else:
        heads = head_rows(grid)
        kept.update(range(heads))
        kept.update(number for number in (heads, last - 1) if heads <= number < last)
    kept -= {number for number in kept if rows[number].parted}
    return kept | ({last} if grid.keep_next and not rows[last].parted else set())


def head_rows(grid: Grid) -> int:
    """Return how many rows the head has."""
    return sum(1 for row in grid.rows if row.header)


def _joined(grid: Grid, rows: Sequence[SetRow], most: float) -> Iterator[int]:
    """Yield the rows above the last of each cell over several ones that a page has room for."""
    for number, row in enumerate(grid.rows):
        for cell in row.cells:
            if sum(each.height for each in rows[number : number + cell.down]) <= most:
                yield from range(number, number + cell.down - 1)


def with_parted_cells(grid: Grid, starts: Iterable[int]) -> Grid:
    """Return a grid whose cells over several rows begin anew, with their text, in some rows.

    Why: Word shows the text of such a cell on its first page only.
    """
    cuts = sorted(set(starts))
    if not any(
        _cut(cell, number, cuts) for number, row in enumerate(grid.rows) for cell in row.cells
    ):
        return grid
    columns = cell_columns([row.cells for row in grid.rows])
    placed: list[dict[int, Cell]] = [{} for _ in grid.rows]
    for number, row in enumerate(grid.rows):
        for column, cell in zip(columns[number], row.cells, strict=True):
            for start, piece in _pieces(cell, number, cuts):
                placed[start][column] = piece
    return replace(
        grid,
        rows=tuple(
            replace(row, cells=tuple(cells[column] for column in sorted(cells)))
            for row, cells in zip(grid.rows, placed, strict=True)
        ),
    )


def parted_rows(rows: Sequence[Row | SetRow]) -> Iterator[int]:
    """Yield the rows that are higher than a page, and the ones behind them."""
    for number, row in enumerate(rows):
        if row.parted:
            yield from (number, number + 1)


def _cut(cell: Cell, number: int, cuts: list[int]) -> list[int]:
    return cuts[bisect_right(cuts, number) : bisect_left(cuts, number + cell.down)]


def _pieces(cell: Cell, number: int, cuts: list[int]) -> Iterator[tuple[int, Cell]]:
    edges = [number, *_cut(cell, number, cuts), number + cell.down]
    for start, end in pairwise(edges):
        again = cell.content if start == number else tuple(map(_again, cell.content))
        yield start, replace(cell, content=again, down=end - start)


def _again(part: CellPart) -> CellPart:
    return again(part) if isinstance(part, PagedText) else part
