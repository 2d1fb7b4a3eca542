"""Pages being filled, and what they are filled with: strips of lines and rows, and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from jianbao.document.composed import PageBreak
from jianbao.document.paged import PagedFill
from jianbao.document.placed import BlockPath, Item, PageSection
from jianbao.document.theme import Page
from jianbao.document.word.notes import SEPARATOR
from jianbao.document.word.rounding import PAGE_ROUNDING
from jianbao.typeset.paragraphs import MarkOf, SetLine, SetParagraph

BODY = "body"  # the style whose lines a page is made of

Draw = Callable[[float, float, MarkOf], Iterator[Item]]


class Strip(Struct, frozen=True):
    """Something that is never parted: a line of text or a row of a table.

    `draw(left, top, mark_of)` yields what draws it. `space_after` is left out at a page's foot.
    """

    height: float
    draw: Draw
    notes: tuple[int, ...] = ()
    keep_next: bool = False
    space_after: float = 0.0
    starts_page: PageBreak | None = None
    header: tuple[Strip, ...] = ()
    outline: tuple[int, str] | None = None  # level and text
    section: str = ""  # that begins here
    block: int = 0  # its number in the document
    fill: PagedFill | None = None  # its height is what the page has left
    spacer: float = 0.0  # that Word wants behind it where a table ends a page
    row: int = -1  # its number in its table
    begins: bool = True  # its row; one that is parted has more strips
    ends: bool = True
    closing: Draw | None = None  # draws a table's bottom rule where the page ends with this row
    line: SetLine | None = None  # of a text


class NotePart(Struct, frozen=True):
    """Lines `start` to before `end` of footnote `note`: one that is too long is parted."""

    note: int
    start: int
    end: int


class OpenPage(Struct):
    """A page being filled. `shown` is the number that it bears, if it is `numbered`."""

    page: Page
    shown: int = 1
    numbered: bool = True
    strips: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)  # marked first on this page
    parts: list[NotePart] = field(default_factory=list)
    rest: list[NotePart] = field(default_factory=list)  # what goes on on the next page
    used: float = 0.0
    above: float = 0.0  # what the document's head and foot take from the text area
    below: float = 0.0
    apart: list[tuple[float, Strip]] = field(default_factory=list)  # they, from the paper's top

    @property
    def foot(self) -> float:
        """Where the last strip ends; the space behind it needs no room."""
        return self.used - self.strips[-1][1].space_after if self.strips else 0.0

    @property
    def height(self) -> float:
        """Height of the text area, and what rounding may add up to."""
        return self.text_height + PAGE_ROUNDING

    @property
    def most(self) -> float:
        """What a page of this kind holds that has neither head nor foot."""
        return self.page.text_height + PAGE_ROUNDING

    @property
    def text_height(self) -> float:
        """Height of the text area."""
        return self.page.text_height - self.above - self.below

    @property
    def top(self) -> float:
        """Where the text area begins, from the paper's top."""
        return self.page.read.top + self.above

    @property
    def left(self) -> float:
        """Where the text area begins."""
        return self.page.read.text_left(self.shown)


class Filled(Struct, frozen=True):
    """The strips with their tops, page by page, and what was decided on the way."""

    pages: list[OpenPage]
    sections: tuple[PageSection, ...]
    heights: dict[int, float]  # of fills, by the number of their block
    closed: frozenset[BlockPath]  # rows with which a page ends, though their table goes on
    begun: frozenset[BlockPath]  # rows with which one begins
    left: tuple[float, ...] = ()  # what each page has free below its text and above its notes
    repeats: dict[int, int] = {}  # notes that stand on their page already, and as which one
    floating: frozenset[int] = frozenset()  # fills below which what follows floats in Word

    def height_of(self, block: int) -> float:
        """Return how high a block is, on all pages together."""
        strips = (strip for page in self.pages for _, strip in page.strips)
        return sum(strip.height + strip.space_after for strip in strips if strip.block == block)


def parts_height(parts: Sequence[NotePart], notes: Sequence[SetParagraph]) -> float:
    """Return what the footnotes of a page take from its text area."""
    if not parts:
        return 0.0
    lines = sum((part.end - part.start) * notes[part.note].style.leading for part in parts)
    return SEPARATOR + lines
