"""The one map and the one walk over a paged document's texts; the columns and rules of grids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, assert_never

from msgspec.structs import replace

from jianbao.document.charts import PagedChart
from jianbao.document.composed import PageBreak
from jianbao.document.inlines import NoteMark, Settled, Words
from jianbao.document.paged import (
    Cell,
    CellPart,
    Grid,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedPicture,
    PagedRule,
    PagedText,
    Row,
    Rule,
    Space,
)

Change = Callable[[PagedText], PagedText]


def with_texts(block: PagedBlock, change: Change) -> PagedBlock:
    """Return a block with every text in it changed, in the order of the paper."""
    match block:
        case PagedText():
            return change(block)
        case Grid(rows=rows):
            return replace(block, rows=tuple(_row(row, change) for row in rows))
        case PagedContents(lines=lines):
            return PagedContents(tuple(change(line) for line in lines))
        case Space() | PagedFill() | PagedRule() | PageBreak():
            return block
        case _:
            assert_never(block)


def texts(blocks: Iterable[PagedBlock]) -> Iterator[PagedText]:
    """Yield every text of some blocks in the order of the paper, as the map goes."""
    for block in blocks:
        match block:
            case PagedText():
                yield block
            case Grid(rows=rows):
                parts = (part for row in rows for cell in row.cells for part in cell.content)
                yield from (part for part in parts if isinstance(part, PagedText))
            case PagedContents(lines=lines):
                yield from lines
            case Space() | PagedFill() | PagedRule() | PageBreak():
                pass
            case _:
                assert_never(block)


def charts(blocks: Iterable[PagedBlock]) -> Iterator[PagedChart]:
    """Yield every chart of some blocks."""
    rows = (row for block in blocks if isinstance(block, Grid) for row in block.rows)
    parts = (part for row in rows for cell in row.cells for part in cell.content)
    yield from (part for part in parts if isinstance(part, PagedChart))


def _row(row: Row, change: Change) -> Row:
    return replace(row, cells=tuple(_cell(cell, change) for cell in row.cells))


def _cell(cell: Cell, change: Change) -> Cell:
    return replace(cell, content=tuple(_part(part, change) for part in cell.content))


def _part(part: CellPart, change: Change) -> CellPart:
    match part:
        case PagedText():
            return change(part)
        case PagedChart() | PagedPicture():
            return part
        case _:
            assert_never(part)


def again(text: PagedText, *before: Settled) -> PagedText:
    """Return a text that is printed once more, behind some words.

    It has neither footnotes nor what other places refer to.
    """
    inlines = (inline for inline in text.inlines if not isinstance(inline, NoteMark))
    return replace(text, inlines=(*before, *map(_unmarked, inlines)), section="")


def _unmarked(inline: Settled) -> Settled:
    return replace(inline, mark=None) if isinstance(inline, Words) else inline


class Spanning(Protocol):
    """A cell over some columns and rows."""

    @property
    def span(self) -> int:
        """How many columns."""

    @property
    def down(self) -> int:
        """How many rows."""


def cell_columns(rows: Sequence[Sequence[Spanning]]) -> list[list[int]]:
    """Return the first column of each row's cells; cells from above may cover some columns."""
    columns: list[list[int]] = []
    covered: dict[int, int] = {}  # a column -> the row where it is free again
    for number, cells in enumerate(rows):
        if not covered and all(cell.span == 1 == cell.down for cell in cells):
            columns.append(list(range(len(cells))))  # as in nearly every row
            continue
        columns.append([])
        column = 0
        for cell in cells:
            while covered.get(column, 0) > number:
                column += 1
            columns[-1].append(column)
            covered.update(dict.fromkeys(range(column, column + cell.span), number + cell.down))
            column += cell.span
    return columns


def rule_above(grid: Grid, number: int, cell: Cell) -> Rule:
    """Return the rule above a cell of a grid's row; its width is 0 where there is none."""
    ruling = grid.ruling
    if cell.above:
        return cell.above
    if number == 0:
        return Rule(ruling.top, ruling.colour)
    return Rule(ruling.between_rows, ruling.faint or ruling.colour)
