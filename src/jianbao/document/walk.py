"""The walk over a block's texts, and the columns in which cells begin."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.blocks import Block, Heading, Paragraph, Row, Table


def cell_columns(rows: tuple[Row, ...]) -> list[list[int]]:
    """Return the first column of each row's cells; cells from above may cover some columns."""
    found: list[list[int]] = []
    covered: dict[int, int] = {}  # a column -> the row where it is free again
    for number, row in enumerate(rows):
        found.append([])
        column = 0
        for cell in row.cells:
            while covered.get(column, 0) > number:
                column += 1
            found[-1].append(column)
            covered.update(dict.fromkeys(range(column, column + cell.span), number + cell.down))
            column += cell.span
    return found


def texts_of(block: Block) -> Iterator[Heading | Paragraph]:
    """Yield the heading or the paragraph that a block is, or those in its cells."""
    if isinstance(block, Heading | Paragraph):
        yield block
    elif isinstance(block, Table):
        parts = (part for row in block.rows for cell in row.cells for part in cell.content)
        yield from (part for part in parts if isinstance(part, Paragraph))
