"""What stands at the foot of a page whatever is added above it: a table that floats there.

Word and LibreOffice hold it by the text area's foot: a colophon (版记) of paragraphs would go over
to the next page as soon as somebody adds a line. It is as high as what it says; each of its rules
is a border of its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from jianbao.document.paged import PagedBlock, PagedFill, PagedRule, floating
from jianbao.document.theme import Page
from jianbao.document.word.spacers import SPACER
from jianbao.document.word.units import twips
from jianbao.writers.docx.borders import borders
from jianbao.writers.docx.paragraphs import gap
from jianbao.writers.docx.word_xml import Element, word

Write = Callable[[PagedBlock], Iterable[Element]]


class Floating(Struct, frozen=True):
    """The blocks that float below a fill."""

    blocks: tuple[PagedBlock, ...]


class _Row(Struct):
    """Paragraphs between two rules."""

    content: list[Element] = []
    above: PagedRule | None = None
    below: PagedRule | None = None


def gathered(
    blocks: Sequence[PagedBlock],
) -> list[tuple[int, PagedBlock | Floating]]:
    """Return blocks with their numbers; what floats below a fill is one, and has the fill's."""
    found = list[tuple[int, PagedBlock | Floating]]()
    number = 0
    while number < len(blocks):
        block = blocks[number]
        if isinstance(block, PagedFill) and block.floats:
            below = tuple(floating(blocks[number + 1 :]))
            found.append((number, Floating(below)))
            number += len(below)
        else:
            found.append((number, block))
        number += 1
    return found


def floating_table(block: Floating, page: Page, write: Write) -> Iterator[Element]:
    """Yield the table, and the empty paragraph that it hangs on; `write` makes paragraphs."""
    width = twips(page.text_width)
    yield word(
        "tbl",
        word(
            "tblPr",
            word(
                "tblpPr",
                leftFromText=0,
                rightFromText=0,
                vertAnchor="margin",
                horzAnchor="page",
                tblpX=twips(page.read.left),
                tblpYSpec="bottom",
            ),
            word("tblOverlap", val="never"),
            word("tblW", w=width, type="dxa"),
            word("tblInd", w=0, type="dxa"),
            word("tblLayout", type="fixed"),
            word(
                "tblCellMar",
                *(word(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")),
            ),
            word("tblLook", val="0600", firstRow=0, noHBand=1, noVBand=1),
        ),
        word("tblGrid", word("gridCol", w=width)),
        *(_row(row, width) for row in _rows(block.blocks, write)),
    )
    yield gap(SPACER)


def _rows(blocks: Sequence[PagedBlock], write: Write) -> list[_Row]:
    """Return what stands between rules; the white above a rule ends the row before it."""
    rows = [_Row([])]
    for block in blocks:
        row = rows[-1]
        if not isinstance(block, PagedRule):
            row.content += write(block)
        elif row.content:
            row.content.append(gap(block.height - block.width))
            row.below = block
            rows.append(_Row([], above=block))
        else:
            row.above = block
    return [row for row in rows if row.content]


def _row(row: _Row, width: int) -> Element:
    rules = {"top": row.above, "bottom": row.below}
    return word(
        "tr",
        word("trPr", word("cantSplit")),
        word(
            "tc",
            word("tcPr", word("tcW", w=width, type="dxa"), borders("tcBorders", **rules)),
            *row.content,
        ),
    )
