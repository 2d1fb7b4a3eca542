"""A signature stands on one page, and text of the paper with it (GB/T 9704-2012, 7.3.5.5).

The space above shrinks, a short paragraph goes along, the remark is let go; then pages get a line
or two more or fewer.

What keeps a signature together is written to Word, too, so only what all engines do alike is
tried: the space above shrinks, a short paragraph above goes along as a whole, or the remark below
is let go. LibreOffice takes a paragraph along as a whole where Word takes its last lines.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.composed import Composed, Heading, IssuingMark, Paragraph, Signature, Signers
from jianbao.document.paged import Grid, PagedBlock, PagedText, Space
from jianbao.document.placed import Placed
from jianbao.document.theme import Theme
from jianbao.document.word.rounding import PAGE_ROUNDING
from jianbao.document.word.units import TWIPS_PER_POINT
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import (
    signature_closer,
    signature_with_list,
    signature_with_paragraph,
)
from jianbao.typeset.open_pages import Filled, Strip

BODY, SIGNATURE, REMARK = "body", "signature", "remark"
ANNEXES = ("annex_list", "annex_list_more", "annex_list_only")
MOST_LINES = 7
"""Of a paragraph that goes along: more would leave a third of the page before empty."""

Fill = Callable[[list[Strip]], Filled]
Changes = dict[int, PagedBlock]


class Closed(Struct, frozen=True):
    """The pages, the blocks that are another now, and what that changed."""

    filled: Filled
    changes: Changes = {}
    findings: tuple[Finding, ...] = ()


def fill_closed(strips: list[Strip], blocks: Sequence[PagedBlock], fill: Fill) -> Closed:
    """Return the pages on which a signature does not stand without text, where one can help it."""
    filled = fill(strips)
    chain = _chain(blocks)
    if not chain or not _alone(filled, chain):
        return Closed(filled)
    for changes, findings in _attempts(chain, blocks, strips):
        tried = fill([_changed(strip, changes) for strip in strips])
        if not _alone(tried, chain) and _shows_text(tried, blocks):
            return Closed(tried, changes, findings)
    return Closed(filled)


def changed_block(block: PagedBlock, change: PagedBlock | None) -> PagedBlock:
    """Return a block, its faces resolved, with what a change of it says."""
    match block, change:
        case Space(), Space(height=height, keeps=keeps):
            return replace(block, height=height, keeps=keeps)
        case PagedText(), PagedText(keeps=keeps):
            return replace(block, keeps=keeps)
        case _:
            return block


def stands_alone(placed: Placed, remark: bool = True) -> bool:
    """Return whether a page begins with the signature, or with its remark where that counts."""
    blocks = placed.document.blocks
    chain = _chain(blocks)
    below = blocks[chain[-1] + 1 :][:1] if chain else ()
    if remark and any(isinstance(each, PagedText) and each.style == REMARK for each in below):
        chain.append(chain[-1] + 1)  # it was let go
    for page in placed.pages[1:]:
        paths = [item.path for item in page.items if item.path and item.path[0] >= 0]
        if paths and chain and chain[0] <= paths[0][0] <= chain[-1]:
            return True
    return False


def pitches(document: Composed, theme: Theme) -> Iterator[tuple[int, Theme]]:
    """Yield themes of a little more or fewer lines a page, the nearest first (7.3.5.5, 5.2.3)."""
    signature = next((each for each in document.blocks if isinstance(each, Signature)), None)
    if signature is None or BODY not in theme.styles:
        return
    pitch, height = theme.style(BODY).leading, theme.page.text_height
    usual = int((height + PAGE_ROUNDING) / pitch)
    steps = (*range(-signature.fewer, 0), *range(1, signature.more + 1))
    for step in sorted(steps, key=lambda step: (abs(step), -step)):
        lines = usual + step
        leading = math.floor(height / lines * TWIPS_PER_POINT) / TWIPS_PER_POINT
        yield lines, _with_leading(theme, pitch, leading, _head_styles(document))


def _head_styles(document: Composed) -> set[str]:
    """Return the styles above the title: the mark stays 35 mm down (7.2.4)."""
    styles: set[str] = set()
    for block in document.blocks:
        if isinstance(block, Heading):
            break
        if isinstance(block, Paragraph | Signers | IssuingMark):
            styles.add(block.style)
    return styles - {BODY}


def _with_leading(theme: Theme, old: float, new: float, kept: set[str]) -> Theme:
    """Return the theme with another line pitch for the body and what is set in its lines."""
    styles = {
        name: replace(style, leading=new) if style.leading == old and name not in kept else style
        for name, style in theme.styles.items()
    }
    return replace(theme, styles=styles)


def _chain(blocks: Sequence[PagedBlock]) -> list[int]:
    """Return the numbers of the blocks that are kept together: space, names, day, remark."""
    starts = (
        number for number, block in enumerate(blocks) if _keeps(block) and _begins_signature(block)
    )
    start = end = next(starts, len(blocks))
    while end < len(blocks) and _keeps(blocks[end]):
        end += 1
    return list(range(start, min(end + 1, len(blocks))))


def _begins_signature(block: PagedBlock) -> bool:
    """Return whether a block is the space above, or names: the paragraph before may keep, too."""
    return isinstance(block, Space) or (isinstance(block, PagedText) and block.style == SIGNATURE)


def _keeps(block: PagedBlock) -> bool:
    if isinstance(block, Grid):
        return block.keep_next
    return isinstance(block, PagedText | Space) and block.keeps


def _alone(filled: Filled, chain: list[int]) -> bool:
    """Return whether the first page that the signature stands on has nothing before it."""
    number, page = next(
        (number, page)
        for number, page in enumerate(filled.pages)
        if any(strip.block == chain[0] for _, strip in page.strips)
    )
    return number > 0 and page.strips[0][1].block == chain[0]


def _attempts(
    chain: list[int], blocks: Sequence[PagedBlock], strips: list[Strip]
) -> Iterator[tuple[Changes, tuple[Finding, ...]]]:
    """Yield what may help, the least change first, with what is to be said of it."""
    first, above = blocks[chain[0]], chain[0] - 1
    closer: Changes = {}
    if isinstance(first, Space) and first.least < first.height:
        closer = {chain[0]: replace(first, height=first.least)}
        yield closer, (signature_closer(),)
    yield from _going_along(above, blocks, strips)
    last, day = blocks[chain[-1]], blocks[chain[-2]]
    if isinstance(day, PagedText) and isinstance(last, PagedText) and last.style != day.style:
        free: Changes = {chain[-2]: replace(day, keeps=False)}  # the remark below it
        yield free, ()
        if closer:
            yield {**closer, **free}, (signature_closer(),)


def _going_along(
    above: int, blocks: Sequence[PagedBlock], strips: list[Strip]
) -> Iterator[tuple[Changes, tuple[Finding, ...]]]:
    """Yield what of the text above may go along: a list of annexes goes whole, or not at all.

    It is no text of the paper (7.3.4): the last paragraph goes with it where both are short.
    """
    first = above + 1
    while first > 0 and _style(blocks[first - 1]) in ANNEXES:
        first -= 1
    listed = first <= above
    text = first - 2 if listed else above
    for start, finding in ((text, signature_with_paragraph()), (first, signature_with_list())):
        going = range(max(0, start), above + 1)
        lines = sum(1 for strip in strips if strip.block in going and strip.line)
        if 0 < lines <= MOST_LINES and all(_may_keep(blocks[number]) for number in going):
            kept = {number: _keeping(blocks[number]) for number in going}
            yield kept, (finding,)


def _style(block: PagedBlock) -> str:
    return block.style if isinstance(block, PagedText) else ""


def _may_keep(block: PagedBlock) -> bool:
    return isinstance(block, Space) or (isinstance(block, PagedText) and block.level is None)


def _keeping(block: PagedBlock) -> PagedBlock:
    return replace(block, keeps=True) if isinstance(block, PagedText | Space) else block


def _changed(strip: Strip, changes: Changes) -> Strip:
    block = changes.get(strip.block)
    if isinstance(block, Space):
        return replace(strip, height=block.height, keep_next=block.keeps)
    return replace(strip, keep_next=block.keeps) if isinstance(block, PagedText) else strip


def _shows_text(filled: Filled, blocks: Sequence[PagedBlock]) -> bool:
    """Return whether page one shows text of the paper (7.3.3)."""
    on_first = (blocks[strip.block] for _, strip in filled.pages[0].strips)
    return any(isinstance(block, PagedText) and block.style == BODY for block in on_first)
