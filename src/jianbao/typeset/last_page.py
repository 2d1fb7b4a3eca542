"""A last page with one line of text alone: what would cure it, and the tightening that may.

A theme says by how many lines a page may hold more so that such a line comes back
(GB/T 9704-2012, 5.2.3: 22 lines a page, 特定情况可以作适当调整).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.document.composed import PageBreak
from jianbao.document.laid import Laid, laid_paragraphs
from jianbao.document.paged import PagedText
from jianbao.document.placed import APART, Image, Item, Line, Placed, Polygon
from jianbao.document.theme import Theme
from jianbao.document.word.rounding import PAGE_ROUNDING
from jianbao.document.word.units import TWIPS_PER_POINT
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import last_line_alone
from jianbao.typeset.open_pages import BODY

BESIDE = frozenset({"editor"})
"""Styles of what may stand below a lone line and is no text of the paper."""


def lone_line(placed: Placed) -> Laid | None:
    """Return the paragraph of which one line stands on the last page with no other text."""
    drawn = _drawn(placed)
    lines = [item for item in drawn if isinstance(item, Line)]
    styles = [_style(placed, line) for line in lines]
    others = any(isinstance(item, Image | Polygon) for item in drawn)
    if len(placed.pages) == 1 or styles[:1] != [BODY] or others or set(styles[1:]) - BESIDE:
        return None
    if isinstance(placed.document.blocks[lines[0].path[0] - 1], PageBreak):
        return None  # the author wants it there
    ending = (each for each in laid_paragraphs(placed) if each.lines[-1].line is lines[0])
    return next(ending, None)


def told(placed: Placed, alone: Laid) -> Finding:
    """Return what the lone line is told with: how many characters less of which paragraphs."""
    wanted = len([item for item in _drawn(placed) if isinstance(item, Line)])
    candidates = tuple(_candidates(placed, alone))
    shortest = sorted(range(len(candidates)), key=lambda each: len(_last(candidates[each])))
    nearest = [candidates[each] for each in sorted(shortest[:wanted])]  # in the text's order
    return last_line_alone(
        nearest[0].place_at(nearest[0].lines[-1].start),
        page=len(placed.pages),
        line=alone.lines[-1].line.text[:12],
        paragraphs=len(nearest),
        characters=sum(len(_last(each)) for each in nearest),
    )


def _drawn(placed: Placed) -> list[Item]:
    """Return what is drawn on the last page, but head and foot, notes and numbers."""
    items = placed.pages[-1].items
    return [
        item
        for item in items
        if item.path and item.path[:1] not in APART
        if not isinstance(item, Line) or item.role == "text"
    ]


def _style(placed: Placed, line: Line) -> str:
    block = placed.block(line.path)
    return block.style if isinstance(block, PagedText) else ""


def tightened(theme: Theme) -> Iterator[tuple[int, Theme]]:
    """Yield themes of more lines a page, as far as the theme allows, and how many each has."""
    pitch, height = theme.style(BODY).leading, theme.page.text_height
    usual = int((height + PAGE_ROUNDING) / pitch)
    for lines in range(usual + 1, usual + 1 + theme.tighten):
        leading = math.floor(height / lines * TWIPS_PER_POINT) / TWIPS_PER_POINT
        styles = {
            name: replace(style, leading=leading) if style.leading == pitch else style
            for name, style in theme.styles.items()
        }
        yield lines, replace(theme, styles=styles)


def _candidates(placed: Placed, alone: Laid) -> Iterator[Laid]:
    """Yield the paragraphs whose last line could be saved: it, or those on the page before."""
    before = len(placed.pages) - 1
    for laid in laid_paragraphs(placed):
        here = laid.lines[-1].page == before and laid.block.style == BODY
        if len(laid.lines) > 1 and (here or laid.block is alone.block):
            yield laid
    if len(alone.lines) == 1:
        yield alone


def _last(laid: Laid) -> str:
    return laid.lines[-1].line.text.strip()
