"""What stands at the foot of a page and may float there in Word: the colophon (版记)."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.document.inlines import NoteMark
from jianbao.document.paged import PagedBlock, PagedRule, PagedText, Space, floating
from jianbao.document.theme import Page


def may_float(following: Sequence[PagedBlock], page: Page) -> bool:
    """Return whether what follows a fill may float in Word: texts, and rules as wide as they.

    Why: its place across the page is told from the paper's edge, for LibreOffice floats no other
    table that is as wide as the text; with mirrored margins that would change with the page.
    """
    below = floating(following)
    return (
        bool(below)
        and not (page.mirrored and page.left != page.right)
        and all(map(_is_plain, below))
    )


def _is_plain(block: PagedBlock) -> bool:
    match block:
        case PagedText(inlines=inlines):
            return not any(isinstance(part, NoteMark) for part in inlines)
        case PagedRule(outset=outset):
            return not outset
        case Space():
            return True
        case _:
            return False
