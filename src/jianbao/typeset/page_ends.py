"""A number and its measure word stand on one page: 不起诉296 / 人 is not read across a page's end.

Inside a page they may part; there the eye has the next line at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeGuard

from msgspec.structs import replace

from jianbao.document.inlines import LineEnd, Tab
from jianbao.document.paged import Paged, PagedBlock, PagedText
from jianbao.document.patterns import pattern
from jianbao.document.word.kinsoku import may_break
from jianbao.typeset.open_pages import Filled, OpenPage
from jianbao.typeset.paragraphs import SetLine, with_ends

NUMBER = pattern(r"[0-9][0-9.,]*[余多]?[万亿千百十]*\0*$")
"""A number at a line's end, with the marks of its footnotes."""

MEASURE = pattern("(?![和与及或至到为是的在比较占从而并但其则均都])[一-鿿]")
"""What stands behind a number and belongs to it; words that join do not."""


def with_a_number_whole(document: Paged, filled: Filled) -> Paged:
    """Return the document with the first number that a page's end parts from its measure word.

    It goes to the next page, to that word; the very same document where there is none.
    """
    blocks = document.blocks
    for place, at in _parted_numbers(filled):
        block = blocks[place]
        if _is_plain_text(block):
            inlines = tuple(with_ends(block.inlines, ((at, LineEnd()),)))
            changed = replace(block, inlines=inlines)
            return replace(document, blocks=(*blocks[:place], changed, *blocks[place + 1 :]))
    return document


def _parted_numbers(filled: Filled) -> Iterator[tuple[int, int]]:
    """Yield the blocks of such numbers, and behind how many characters each begins."""
    for number, (page, following) in enumerate(pairwise(filled.pages), 1):
        if not page.strips or not following.strips:
            continue
        last, first = page.strips[-1][1], following.strips[0][1]
        if last.line and first.line and last.block == first.block:
            at = _number_at_end(last.line, first.line)
            if at:
                yield last.block, _characters_before(filled.pages[:number], last.block) + at


def _is_plain_text(block: PagedBlock) -> TypeGuard[PagedText]:
    return (
        isinstance(block, PagedText)
        and block.level is None
        and not any(isinstance(part, Tab) for part in block.inlines)
    )


def _number_at_end(line: SetLine, following: SetLine) -> int:
    """Return where a number begins at the end of a line that the next one's first word is of.

    0 is for none, and for one that no line may end before.
    """
    text = "".join("\0" if unit.note >= 0 else unit.character for unit in line.units)
    number = NUMBER.search(text)
    if not number or not following.units or not MEASURE.match(following.units[0].character):
        return 0
    at = number.start()
    while at and not may_break(text[at - 1], text[at]):
        at -= 1
    return at


def _characters_before(pages: Sequence[OpenPage], block: int) -> int:
    """Return how many characters of a block stand on some pages before the last line there."""
    lines = [strip.line for page in pages for _, strip in page.strips if strip.block == block]
    return sum(len(line.units) for line in lines[:-1] if line)
