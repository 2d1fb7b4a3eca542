"""The waist: what a finished document is made of. Writers read nothing else.

Every kind is frozen; change one with `msgspec.structs.replace`. Lengths are points.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.messages.findings import Place


class Mark(Struct, frozen=True):
    """Something that other places of a document repeat: a section's number, heading or page.

    Without a section it is the page that one looks at, or how many pages there are.
    """

    section: str
    part: str  # chinese or number (as its heading prints it), heading, page; pages


class Words(Struct, frozen=True):
    """Characters in one face. `face` is a role of the theme where it is not the style's own.

    Characters that are one live field have the very same `link` object.
    """

    text: str
    face: str = ""
    figure: str = ""  # id of the ledger entry that these characters state
    place: Place | None = None  # of the first character, for findings
    mark: Mark | None = None  # what these characters are, for places that repeat them
    link: Mark | None = None  # what these characters repeat


class NoteMark(Struct, frozen=True):
    """The mark of footnote number `note` (from 0) of the document."""

    note: int


class LineEnd(Struct, frozen=True):
    """A line that ends here by the author's wish, as in a title."""


class Tab(Struct, frozen=True):
    """What follows stands at the right edge of the paragraph's last line."""


Inline = Words | NoteMark | LineEnd | Tab


class Heading(Struct, frozen=True):
    """A heading. Level 0 is the document's title."""

    style: str
    level: int
    inlines: tuple[Inline, ...]
    section: str = ""  # that begins here


class Paragraph(Struct, frozen=True):
    """A paragraph in one of the theme's styles; `left` and `right` are added to its indents."""

    style: str
    inlines: tuple[Inline, ...]
    section: str = ""  # that begins here, where it has no heading
    left: float = 0.0
    right: float = 0.0


class ContentsLine(Struct, frozen=True):
    """A heading and the number of its page, with dots between the two."""

    style: str
    words: tuple[Words, ...]
    page: Words


class Contents(Struct, frozen=True):
    """The table of contents, without its title."""

    lines: tuple[ContentsLine, ...]


class Gap(Struct, frozen=True):
    """Empty space of exactly `height`."""

    height: float


class Fill(Struct, frozen=True):
    """Empty space, so that what follows stands at the foot of its page's text area.

    What follows, up to a page break or the end, is never parted: it takes a page of its own where
    the page has no room. `typeset` gives the height. `even` asks for an even page, before which
    an empty one is put if need be; with `unnumbered`, pages that hold nothing else bear no number
    (GB/T 9704-2012, 7.5).
    """

    height: float = 0.0
    even: bool = False
    unnumbered: bool = False


class Rule(Struct, frozen=True):
    """A rule across the text area in a strip of `height`, at whose foot it lies."""

    width: float
    height: float
    colour: str = "000000"
    outset: float = 0.0  # beyond the text area, at each side


class PageBreak(Struct, frozen=True):
    """What follows begins a new page: one of `master`, where it names one ("": the main one).

    `number` restarts the page numbers; `odd` puts an empty page before it where it must.
    """

    master: str | None = None
    number: int | None = None
    odd: bool = False


class ChartSeries(Struct, frozen=True):
    """One row of bars: exact values, and each as it is written in the ledger."""

    name: str
    values: tuple[Decimal, ...]
    labels: tuple[str, ...]
    figures: tuple[str, ...]  # ids


class Area(Struct, frozen=True):
    """A rectangle of a chart; x and y count from the chart's upper left corner."""

    x: float
    y: float
    width: float
    height: float


class ChartLayout(Struct, frozen=True):
    """Where `typeset` put the parts of a chart, for a program that draws the chart by itself.

    `sides` are t, b, r and l: above its point, below it, right and left of it.
    """

    plot: Area  # between the axes
    end: float  # the number at the end of the value axis
    raised: tuple[tuple[float, ...], ...] = ()  # each label of standing bars, by series
    sides: tuple[tuple[str, ...], ...] = ()  # of each label of lines, by series


class Chart(Struct, frozen=True):
    """Bars or lines. `kind` is bar (lying), column (standing) or line.

    `typeset` gives the layout where a program must keep to it; any other it makes by itself.
    """

    title: str
    caption: str
    kind: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    alternative: str  # what it shows, in words
    width: float
    height: float
    target: ChartSeries | None = None  # the same number at every category
    layout: ChartLayout | None = None

    @property
    def all_series(self) -> tuple[ChartSeries, ...]:
        """The series, the target behind them."""
        return (*self.series, self.target) if self.target else self.series

    @property
    def has_legend(self) -> bool:
        """Whether there is more than one thing to tell apart."""
        return len(self.all_series) > 1


class Picture(Struct, frozen=True):
    """A picture from a file: PNG, JPEG, or drawn from an SVG."""

    data: bytes
    mime: str
    alternative: str  # what it shows, in words
    width: float
    height: float


class Cell(Struct, frozen=True):
    """One cell: paragraphs, a chart or a picture, over `span` columns and `down` rows.

    Rows below leave out the cells that it covers.
    """

    content: tuple[Paragraph | Chart | Picture, ...]
    span: int = 1
    shade: str = ""  # RRGGBB
    header: bool = False
    bare: bool = False  # no rules around it
    down: int = 1


class Row(Struct, frozen=True):
    """A row of exactly `height`; `typeset` raises it where the text needs more."""

    cells: tuple[Cell, ...]
    height: float
    header: bool = False  # repeated on every page
    closed: bool = False  # the last on its page, though others follow: `typeset` says so


class Ruling(Struct, frozen=True):
    """Widths of a table's rules; 0 is none."""

    top: float = 0.0
    bottom: float = 0.0
    between_rows: float = 0.0
    between_columns: float = 0.0
    colour: str = "000000"
    head: float = 0.0  # under the header rows, where it differs from the others


class Table(Struct, frozen=True):
    """A table of columns of exact width. `summary` says what it shows, for readers who hear it."""

    role: str  # tiles, figures, charts
    summary: str
    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    ruling: Ruling
    padding: float = 3.0  # left and right inside a cell


Block = Heading | Paragraph | Contents | Gap | Fill | Rule | PageBreak | Table

PAGE_NUMBER = (Words("— "), Words("1", link=Mark("", "page")), Words(" —"))
"""A page number as GB/T 9704-2012, 7.5 has it."""


def with_numbers(words: tuple[Words, ...], page: int, pages: int) -> tuple[Words, ...]:
    """Return what numbers a page, with its number and that of all pages filled in."""
    numbers = {Mark("", "page"): str(page), Mark("", "pages"): str(pages)}
    return tuple(
        replace(part, text=numbers[part.link]) if part.link in numbers else part for part in words
    )


class Properties(Struct, frozen=True):
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    made_at: datetime
    keywords: str = ""


class Document(Struct, frozen=True):
    """One finished document: blocks, footnotes in order of their marks, what numbers a page.

    `head` stands on page one from `theme.page.head` down; where it is higher than the white above
    the text area, the text of that page begins under it. `foot` stands on page one so that it
    ends `theme.page.foot` above the paper's edge.
    """

    blocks: tuple[Block, ...]
    notes: tuple[tuple[Inline, ...], ...]
    properties: Properties
    page_number: tuple[Words, ...] = PAGE_NUMBER
    master: str = ""  # of the first page
    head: tuple[Block, ...] = ()
    foot: tuple[Block, ...] = ()
