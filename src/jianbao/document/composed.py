"""The waist above `typeset`: kinds that say what they mean. Composition makes nothing else.

No kind has a length in points: a `Measure` is what a template says, and `typeset` alone knows how
long that is. Every kind is frozen; change one with `msgspec.structs.replace`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from jianbao.document.charts import Chart
from jianbao.document.inlines import PAGE_NUMBER, Inline, Numbering, Words
from jianbao.document.theme import Across
from jianbao.messages.findings import Place

Inlines = tuple[Inline, ...]


class Measure(Struct, frozen=True):
    """A length as a template states it; lines are those of a style."""

    number: float
    unit: Literal["mm", "pt", "lines"] = "mm"


# ---- text


class Heading(Struct, frozen=True):
    """A heading. Level 0 is the document's title."""

    style: str
    level: int
    inlines: Inlines
    section: str = ""  # that begins here


class Paragraph(Struct, frozen=True):
    """A paragraph in one of the theme's styles.

    Its later lines begin behind the first `label` inlines, where there are any: 抄送： and names.
    """

    style: str
    inlines: Inlines
    section: str = ""  # that begins here, where it has no heading
    label: int = 0


class ContentsLine(Struct, frozen=True):
    """The heading of a section; the number of its page stands behind dots."""

    style: str
    inlines: Inlines
    section: str


class Contents(Struct, frozen=True):
    """The table of contents, without its title."""

    lines: tuple[ContentsLine, ...]


class Signers(Struct, frozen=True):
    """发文字号 at the left, 签发人 at the right, on a line for each row of names.

    The number stands on the last line; names of a row begin under those above (GB/T 9704-2012,
    7.2.5 and 7.2.6).
    """

    style: str
    number: Inlines
    label: Inlines
    rows: tuple[tuple[Words, ...], ...]


class IssuingMark(Struct, frozen=True):
    """发文机关标志 of several issuers: names over each other, `behind` at their right.

    Type is so small that they have room, and are no higher than `height` (GB/T 9704-2012, 7.2.4).
    """

    style: str
    names: tuple[Inlines, ...]
    behind: Inlines
    height: Measure


class Signature(Struct, frozen=True):
    """Names and day of the issuers, as GB/T 9704-2012, 7.3.5 has them with seals and without.

    `space` above them is no less than `least`, to which it shrinks where they would stand on
    another page than the text. None of them is parted from the next; where a remark follows, that
    goes with them.
    """

    names: tuple[Inlines, ...]
    day: Inlines
    sealed: bool
    space: Measure = Measure(0.0)
    least: Measure = Measure(0.0)
    followed: bool = False
    more: int = 0  # lines that each page may have more, so that text stands with the signature
    fewer: int = 0


# ---- figures


class Tile(Struct, frozen=True):
    """One headline figure: its name, number and unit, and phrases about it.

    `short` and `scaled` stand for name and number where there is no room for those.
    """

    label: Inlines
    value: Inlines
    unit: Inlines = ()
    details: tuple[Inlines, ...] = ()
    short: Inlines = ()
    scaled: Inlines = ()  # with its unit


class Tiles(Struct, frozen=True):
    """Headline figures, at most `most` in a row; `gap` parts the rows.

    Styles begin with `styles`. A single tile has `alone` of the width.
    """

    tiles: tuple[Tile, ...]
    most: int
    gap: Measure
    colour: str  # of the rules
    ground: str
    styles: str = "tile"
    alone: float = 0.36
    air: Measure = Measure(0.0)  # in each, above and below what it says
    whole: bool = False  # what makes a number smaller, or a name three lines, is too wide


FigureMeaning = Literal[
    "name", "value", "unit", "before", "change", "target", "met", "note",
    "period", "source", "pages",
]  # fmt: skip


class FigureColumn(Struct, frozen=True):
    """What a column says of each figure, and its head.

    It is as wide as what it says, or has a share of the table's width.
    """

    meaning: FigureMeaning
    head: Inlines
    share: float = 0.0


class FigureGroup(Struct, frozen=True):
    """Figures under the name of their group, in the order of the table's columns."""

    name: Inlines
    rows: tuple[tuple[Inlines, ...], ...]


class FigureTable(Struct, frozen=True):
    """Figures of the ledger by group, over `beside` tables that stand side by side.

    Rows are of one height; without one, they have that of a line and a little white. With `stub`,
    names of groups stand at the left of their rows. Where a group is parted, `more` stands behind
    its name. `wrap` is the share of the rows whose names and notes may have two lines. A `tight`
    one has less white between its columns.
    """

    summary: str
    columns: tuple[FigureColumn, ...]
    groups: tuple[FigureGroup, ...]
    beside: int = 1
    row: Measure | None = None
    stub: bool = False
    more: str = ""
    wrap: float = 0.0
    tight: bool = False


# ---- tables, charts, pictures


Align = Literal["left", "center", "right", "decimal"]
Rules = Literal["three", "grid", "box", "none"]


class Column(Struct, frozen=True):
    """How a column's cells are set, and its weight; 0: by what it holds."""

    align: Align = "left"
    weight: float = 0.0


class DataCell(Struct, frozen=True):
    """One cell, over some columns and rows; rows below leave out the cells that it covers."""

    inlines: Inlines
    span: int = 1
    down: int = 1


class DataTable(Struct, frozen=True):
    """A table; the first rows are its head. `summary` says what it shows, for who hears it.

    One in a box is none to who hears it, but text.
    """

    summary: Inlines
    columns: tuple[Column, ...]
    rows: tuple[tuple[DataCell, ...], ...]
    header_rows: int = 0
    rules: Rules = "three"


class Picture(Struct, frozen=True):
    """A picture from a file: PNG, JPEG, or drawn from an SVG."""

    data: bytes
    mime: str
    title: str
    alternative: str  # what it shows, in words
    pixels: tuple[int, int]
    width: Measure | None = None  # that is wanted; it is never wider than the text area
    place: Place | None = None


class Captioned(Struct, frozen=True):
    """A table under its title and unit, or a chart or picture over its title; all stay together.

    `alone` stands on a page of its own.
    """

    body: DataTable | Chart | Picture
    title: Inlines
    section: str = ""  # the name by which texts refer to it
    unit: Inlines = ()
    caption: Inlines = ()
    alone: bool = False


class SideBySide(Struct, frozen=True):
    """Charts of one height, each under its title and caption."""

    charts: tuple[Chart, ...]
    height: Measure


class Logo(Struct, frozen=True):
    """The office's picture, so high where the text area is wide enough."""

    picture: Picture
    height: Measure
    align: Across = "left"


# ---- space, rules, pages


class Gap(Struct, frozen=True):
    """Empty space: so high, or as much as there is down to so far below the text area's top.

    Lines are those of `style`, or of the body. `share` is what is taken of the height.
    """

    height: Measure
    down_to: bool = False
    style: str = ""
    share: float = 1.0


class Fill(Struct, frozen=True):
    """Empty space, so that what follows stands at the foot of its page's text area.

    What follows, up to a page break or the end, is never parted: it takes a page of its own where
    the page has no room. `even` asks for an even page, before which an empty one is put if need
    be; with `unnumbered`, pages that hold nothing else bear no number (GB/T 9704-2012, 7.5).
    """

    even: bool = False
    unnumbered: bool = False
    held: bool = False  # what follows stays below what is above, and never floats


class HorizontalRule(Struct, frozen=True):
    """A rule across the text area, at the foot of a strip of white."""

    width: Measure
    strip: Measure
    colour: str = "000000"
    outset: Measure = Measure(0.0)  # beyond the text area, at each side


class PageBreak(Struct, frozen=True):
    """What follows begins a new page: one of `master`, where it names one ("": the main one).

    `number` restarts the page numbers; `odd` puts an empty page before it where it must.
    """

    master: str | None = None
    number: int | None = None
    odd: bool = False


Block = (
    Heading | Paragraph | Contents | Signers | IssuingMark | Signature
    | Tiles | FigureTable | DataTable | Captioned | SideBySide | Logo
    | Gap | Fill | HorizontalRule | PageBreak
)  # fmt: skip


class Properties(Struct, frozen=True):
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    made_at: datetime
    keywords: str = ""


class Composed(Struct, frozen=True):
    """One document whose pages are not known: blocks, footnotes in order of their marks.

    `head` stands on page one from `theme.page.head` down; where it is higher than the white above
    the text area, the text of that page begins under it. `foot` stands on page one so that it
    ends `theme.page.foot` above the paper's edge.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Inlines, ...]
    properties: Properties
    page_number: Numbering = PAGE_NUMBER
    master: str = ""  # of the first page
    head: tuple[Block, ...] = ()
    foot: tuple[Block, ...] = ()
