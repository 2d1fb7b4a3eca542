"""The waist below `typeset`: every length is known. Writers and proof read nothing else.

Several composed kinds end as one paged kind: whatever is laid out in columns is a `Grid`. Every
kind is frozen; change one with `msgspec.structs.replace`. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from msgspec import Struct

from jianbao.document.charts import PagedChart
from jianbao.document.composed import PageBreak, Properties
from jianbao.document.inlines import PAGE_NUMBER, Numbering, Settled
from jianbao.document.theme import Style


class PagedText(Struct, frozen=True):
    """A heading or a paragraph in a style.

    `left`, `right` and `indent` (of its first line) are added to the style's. One that `keeps`
    stands on one page, and that is the page on which what follows begins.
    """

    style: str
    inlines: tuple[Settled, ...]
    level: int | None = None  # of a heading; 0 is the document's title
    section: str = ""  # that begins here
    left: float = 0.0
    right: float = 0.0
    indent: float = 0.0
    keeps: bool = False


class PagedContents(Struct, frozen=True):
    """The lines of a table of contents: heading, tab, number of its page; the tab is dotted."""

    lines: tuple[PagedText, ...]


class Space(Struct, frozen=True):
    """Empty space of exactly `height`, which may shrink to `least` so that what it keeps fits."""

    height: float
    keeps: bool = False
    least: float = 0.0


class PagedFill(Struct, frozen=True):
    """The space above what stands at its page's foot; its height is known when pages are.

    Where that `floats`, Word has it at the foot whatever is added above: a colophon.
    """

    height: float = 0.0
    even: bool = False
    unnumbered: bool = False
    floats: bool = False
    held: bool = False  # it does not


class PagedRule(Struct, frozen=True):
    """A rule across the text area in a strip of `height`, at whose foot it lies."""

    width: float
    height: float
    colour: str = "000000"
    outset: float = 0.0  # beyond the text area, at each side


class PagedPicture(Struct, frozen=True):
    """A picture of a size."""

    data: bytes
    mime: str
    alternative: str  # what it shows, in words
    width: float
    height: float


CellPart = PagedText | PagedChart | PagedPicture


class Rule(Struct, frozen=True):
    """A rule of a width."""

    width: float
    colour: str = "000000"


class Cell(Struct, frozen=True):
    """One cell: texts, a chart or a picture, over `span` columns and `down` rows.

    Rows below leave out the cells that it covers.
    """

    content: tuple[CellPart, ...]
    span: int = 1
    shade: str = ""  # RRGGBB
    header: bool = False
    bare: bool = False  # no rules around it
    down: int = 1
    last: bool = False  # has the grid's bottom rule though other cells go on
    above: Rule | None = None  # the rule above it, where that is not the grid's


class Row(Struct, frozen=True):
    """A row of exactly `height`; it is raised where the text needs more."""

    cells: tuple[Cell, ...]
    height: float
    header: bool = False  # repeated on every page
    closed: bool = False  # the last on its page, though others follow
    keep_next: bool = False  # on the page of the row, or of the text, that follows
    parted: bool = False  # higher than a page, so it breaks between lines


class Ruling(Struct, frozen=True):
    """Widths of a grid's rules; 0 is none."""

    top: float = 0.0
    bottom: float = 0.0
    between_rows: float = 0.0
    between_columns: float = 0.0
    colour: str = "000000"
    head: float = 0.0  # under the header rows, where it differs from the others
    sides: float = 0.0  # at the left and the right of the whole
    faint: str = ""  # colour of those between rows, where it differs


Meaning = Literal["tiles", "figures", "index", "table", "charts", "box", "logo"]
"""What a grid is: charts only stand in columns and a box around a text, so that a reader who hears
them hears no table."""


class Grid(Struct, frozen=True):
    """All that is laid out in columns of exact width.

    `summary` says what it shows, for readers who hear it.
    """

    meaning: Meaning
    summary: str
    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    ruling: Ruling
    padding: float = 3.0  # left and right inside a cell
    keep_next: bool = False  # its last row stays with what follows: a note
    continued: tuple[PagedText, ...] = ()  # stands above it anew on each further page
    repeats_head: bool = True  # on each page; one that is too high for that does not


PagedBlock = PagedText | PagedContents | Space | PagedFill | PagedRule | PageBreak | Grid


def floating(following: Sequence[PagedBlock]) -> list[PagedBlock]:
    """Return the blocks that stand below a fill: those up to the next page."""
    return list(takewhile(lambda block: not isinstance(block, PageBreak | PagedFill), following))


class Paged(Struct, frozen=True):
    """A document as it stands on its pages: blocks, footnotes in order of their marks.

    Head and foot are page one's, as those of `Composed` are.
    """

    blocks: tuple[PagedBlock, ...]
    notes: tuple[tuple[Settled, ...], ...]
    properties: Properties
    page_number: Numbering = PAGE_NUMBER
    master: str = ""  # of the first page
    head: tuple[PagedBlock, ...] = ()
    foot: tuple[PagedBlock, ...] = ()
    styles: tuple[Style, ...] = ()  # beside the theme's: made for what had no room in those
