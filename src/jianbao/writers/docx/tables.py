"""Tables: columns and rows of exact size, so that Word adds up what `typeset` added up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

from jianbao.document.paged import Cell, Grid
from jianbao.document.texts import cell_columns
from jianbao.document.word.spacers import SPACER
from jianbao.document.word.units import twips
from jianbao.writers.docx.borders import (
    CellBorders,
    Rules,
    borders,
    is_ruled_by_cell,
    table_borders,
)
from jianbao.writers.docx.paragraphs import gap
from jianbao.writers.docx.word_xml import COPY, Element, name, word

Content = Callable[[Cell], Iterator[Element]]


class _Columns(Struct, frozen=True):
    """Where columns begin and end, in twips from the table's left edge.

    Why edges and not widths: their sum is then the table's width, whatever was rounded.
    """

    edges: tuple[int, ...]

    @classmethod
    def of(cls, grid: Grid) -> _Columns:
        return cls(tuple(twips(edge) for edge in accumulate(grid.columns, initial=0.0)))

    @property
    def widths(self) -> list[int]:
        return [right - left for left, right in pairwise(self.edges)]

    @property
    def total(self) -> int:
        return self.edges[-1]

    def width(self, column: int, span: int) -> int:
        return self.edges[column + span] - self.edges[column]


def table_element(grid: Grid, content: Content) -> Element:
    """Return the table; `content` yields the paragraphs of a cell."""
    columns = _Columns.of(grid)
    by_cell = is_ruled_by_cell(grid)
    return word(
        "tbl",
        _table_properties(grid, columns, by_cell),
        word("tblGrid", *(word("gridCol", w=width) for width in columns.widths)),
        *_rows(grid, columns, content, by_cell),
    )


def _table_properties(grid: Grid, columns: _Columns, by_cell: bool) -> Element:
    padding = twips(grid.padding)
    header = int(any(row.header for row in grid.rows))
    return word(
        "tblPr",
        word("tblW", w=columns.total, type="dxa"),
        word("tblInd", w=0, type="dxa"),
        None if by_cell else table_borders(grid),
        word("tblLayout", type="fixed"),
        word(
            "tblCellMar",
            word("top", w=0, type="dxa"),
            word("left", w=padding, type="dxa"),
            word("bottom", w=0, type="dxa"),
            word("right", w=padding, type="dxa"),
        ),
        word("tblLook", val="0620" if header else "0600", firstRow=header, noHBand=1, noVBand=1),
        word("tblDescription", val=grid.summary) if grid.summary else None,
    )


def _rows(grid: Grid, columns: _Columns, content: Content, by_cell: bool) -> Iterator[Element]:
    covering: dict[int, tuple[int, Cell]] = {}  # first column -> the row a cell ends in, the cell
    for number, starts in enumerate(cell_columns([row.cells for row in grid.rows])):
        by_row = CellBorders(grid, number) if by_cell else None
        covered = {column: cell for column, (end, cell) in covering.items() if end >= number}
        cells: dict[int, Element] = {
            column: _covered(
                cell,
                columns.width(column, cell.span),
                by_row.covered(column, cell) if by_row else (),
            )
            for column, cell in covered.items()
            if column not in starts
        }
        for place, (column, cell) in enumerate(zip(starts, grid.rows[number].cells, strict=True)):
            width = columns.width(column, cell.span)
            top = grid.rows[number].parted
            ruled = by_row.of(place, column) if by_row else ()
            cells[column] = _cell(cell, width, ruled, content, top)
            covering[column] = (number + cell.down - 1, cell)
        yield _row(grid, number, [cells[column] for column in sorted(cells)])


def _row(grid: Grid, number: int, cells: list[Element]) -> Element:
    """Return a row of exact height; one that is higher than a page may be parted between lines."""
    row = grid.rows[number]
    height = None if row.parted else twips(_height(grid, number))
    made = COPY(_empty_row(height, row.header and grid.repeats_head))
    made.extend(cells)
    if row.keep_next:
        _keep_next(made)
    return made


@lru_cache(maxsize=64)
def _empty_row(height: int | None, header: bool) -> Element:
    """Return a row to copy; one without a height is parted between lines."""
    properties = word(
        "trPr",
        None if height is None else word("cantSplit"),
        None if height is None else word("trHeight", val=height, hRule="exact"),
        word("tblHeader") if header else None,
    )
    return word("tr", properties)


def _keep_next(row: Element) -> None:
    """Let each paragraph of a row stay with what follows: Word asks them all."""
    for properties in row.iter(name("pPr")):
        style = properties.find(name("pStyle"))
        properties.insert(0 if style is None else 1, word("keepNext"))


def _height(grid: Grid, number: int) -> float:
    """Return a row's height. A bottom rule lies below it, so it is taken off.

    Why: LibreOffice, which follows Word here, made the table higher by just that rule.
    """
    row = grid.rows[number]
    last = number == len(grid.rows) - 1 or row.closed
    return row.height - grid.ruling.bottom if last else row.height


def _cell(cell: Cell, width: int, rules: Rules, content: Content, top: bool) -> Element:
    merge = "restart" if cell.down > 1 else ""
    made = COPY(_empty_cell(width, cell.span, merge, rules, cell.shade, top))
    made.extend(list(content(cell)) or [gap(SPACER)])
    return made


def _covered(cell: Cell, width: int, rules: Rules) -> Element:
    """Return what Word has in a row that a cell from above reaches into."""
    made = COPY(_empty_cell(width, cell.span, "continue", rules, cell.shade, False))
    made.append(gap(SPACER))
    return made


@lru_cache(maxsize=512)
def _empty_cell(width: int, span: int, merge: str, rules: Rules, shade: str, top: bool) -> Element:
    """Return a cell to copy: a table has few kinds of them."""
    merges = {"": None, "restart": word("vMerge", val="restart"), "continue": word("vMerge")}
    properties = word(
        "tcPr",
        word("tcW", w=width, type="dxa"),
        word("gridSpan", val=span) if span > 1 else None,
        merges[merge],
        borders("tcBorders", **dict(rules)),
        word("shd", val="clear", color="auto", fill=shade) if shade else None,
        word("vAlign", val="top" if top else "center"),
    )
    return word("tc", properties)
