"""What stands in a line: words, marks of footnotes, line ends, tabs, and pages not yet known."""

from __future__ import annotations

from typing import Literal, assert_never

from msgspec import Struct

from jianbao.messages.findings import Place


class Mark(Struct, frozen=True):
    """Something that other places of a document repeat: a section's number, heading or page.

    Without a section it is the page that one looks at, or how many pages there are.
    """

    section: str
    part: str  # chinese or number (as its heading prints it), heading, page; pages


class Words(Struct, frozen=True):
    """Characters in one face. `face` is a role of the theme where it is not the style's own.

    Characters that are one live field have the very same `link` object. `size` (points) and
    `scale` (of their width) are the style's own where they are 0.
    """

    text: str
    face: str = ""
    figure: str = ""  # id of the ledger entry that these characters state
    place: Place | None = None  # of the first character, for findings
    mark: Mark | None = None  # what these characters are, for places that repeat them
    link: Mark | None = None  # what these characters repeat
    size: float = 0.0
    scale: float = 0.0
    squeeze: float = 1.0  # of the width that they would have


class NoteMark(Struct, frozen=True):
    """The mark of footnote number `note` (from 0) of the document.

    `again` is its sign where that note has been marked on the same page already.
    """

    note: int
    again: str = ""


class LineEnd(Struct, frozen=True):
    """A line that ends here by the author's wish, as in a title."""


class Chance(Struct, frozen=True):
    """A place inside the address of a page or a mailbox where a line ends."""


class Tab(Struct, frozen=True):
    """What follows stands at the right edge of the paragraph's last line."""


class PageOf(Struct, frozen=True):
    """The number of the page on which a section begins."""

    section: str
    face: str = ""
    place: Place | None = None


class PagesOf(Struct, frozen=True):
    """The numbers of the pages on which a figure of the ledger stands; indexes do not count."""

    figure: str
    between: str = "、"
    nothing: str = ""  # stands for none


Settled = Words | NoteMark | LineEnd | Chance | Tab
"""What a writer can meet."""

Inline = Settled | PageOf | PagesOf
"""What composition makes; only `typeset` knows pages."""


class PageField(Struct, frozen=True):
    """The number of each page, or of all pages, in what numbers a page."""

    part: Literal["page", "pages"]
    face: str = ""


Numbering = tuple[Words | PageField, ...]

PAGE_NUMBER: Numbering = (Words("— "), PageField("page"), Words(" —"))
"""A page number as GB/T 9704-2012, 7.5 has it."""


def with_numbers(numbering: Numbering, page: int, pages: int) -> tuple[Words, ...]:
    """Return what numbers a page, with its number and that of all pages filled in."""
    numbers = {"page": str(page), "pages": str(pages)}
    return tuple(
        part
        if isinstance(part, Words)
        else Words(numbers[part.part], part.face, link=Mark("", part.part))
        for part in numbering
    )


def plain(inlines: tuple[Settled, ...], mark: str = "") -> str:
    """Return the characters of a text, `mark` for each mark of a footnote."""
    return "".join([_characters(inline, mark) for inline in inlines])


def _characters(inline: Settled, mark: str) -> str:
    match inline:
        case Words(text=text):
            return text
        case NoteMark():
            return mark
        case LineEnd() | Chance() | Tab():
            return ""
        case _:
            assert_never(inline)
