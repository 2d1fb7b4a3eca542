"""What pages ask of a document once they are filled: it is changed, and set again.

Cells over several rows begin anew, with their text, on each page.
"""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.document.paged import Grid, Paged, PagedBlock
from jianbao.document.theme import Theme
from jianbao.typeset.filling import Filled
from jianbao.typeset.rows import with_parted_cells


def fitted(document: Paged, filled: Filled, theme: Theme) -> Paged:
    """Return the document as its pages want it; the very same where they want nothing."""
    return _with_cells_parted(document, filled)


def _with_cells_parted(document: Paged, filled: Filled) -> Paged:
    starts: dict[int, list[int]] = {}
    for block, row in filled.begun:
        starts.setdefault(block, []).append(row)
    blocks = list(document.blocks)
    for number, rows in starts.items():
        blocks[number] = _parted(blocks[number], rows)
    same = all(new is old for new, old in zip(blocks, document.blocks, strict=True))
    return document if same else replace(document, blocks=tuple(blocks))


def _parted(block: PagedBlock, rows: list[int]) -> PagedBlock:
    return with_parted_cells(block, rows) if isinstance(block, Grid) else block
