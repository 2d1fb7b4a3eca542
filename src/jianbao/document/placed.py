"""What `typeset` returns: everything that is drawn, each thing at its place on its page.

x runs right from the paper's left edge, y runs down from its top edge, both in points.

Each item says by its `path` which piece of `Placed.document` it belongs to: (block,), or in a
table (block, row, cell, part), in a table of contents (block, line), all counted from 0; a line
whose role is note has (note,). The parts of a chart share its path. Paths into the document's head
and foot begin with HEAD and FOOT: (HEAD, block). What only decorates the page has none.
"""

from __future__ import annotations

from msgspec import Struct, field

from jianbao.document.paged import Paged, PagedBlock
from jianbao.document.theme import Theme
from jianbao.messages.findings import Finding

BlockPath = tuple[int, ...]

HEAD, FOOT = -1, -2
APART = frozenset({(HEAD,), (FOOT,)})


class Run(Struct, frozen=True):
    """Characters of one face and size that stand side by side."""

    text: str
    face: str  # role
    size: float
    x: float
    scale: float = 1.0  # width of the characters
    rise: float = 0.0  # of the baseline
    width: float = 0.0  # to the next run, letter spacing included
    note: int = -1  # number of the footnote whose mark this is
    link: str = ""  # the section that a click leads to
    advances: tuple[float, ...] = ()  # of each character, without what justifies the line
    spacing: float = 0.0  # added behind every character, so that the line is full


class Line(Struct, frozen=True):
    """One line of text. `spacing` is what its runs add between characters, but inside numbers."""

    runs: tuple[Run, ...]
    baseline: float
    spacing: float = 0.0
    colour: str = "000000"
    role: str = "text"  # text, note, page-number, chart
    path: BlockPath = ()
    turned: bool = False  # x and baseline are those of the paper with its left side not yet up

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join([run.text for run in self.runs])


class Stroke(Struct, frozen=True):
    """A straight rule from (x0, y0) to (x1, y1); `dash` has lengths drawn and left out in turn."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str = "000000"
    path: BlockPath = ()
    dash: tuple[float, ...] = ()


class Box(Struct, frozen=True):
    """A filled rectangle; `outline` is the width of its black edge, 0 for none."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    outline: float = 0.0
    path: BlockPath = ()


class Polygon(Struct, frozen=True):
    """A filled shape with straight sides; `outline` is the width of its edge, 0 for none."""

    points: tuple[tuple[float, float], ...]
    fill: str
    outline: float = 0.0
    colour: str = "000000"
    path: BlockPath = ()


class Image(Struct, frozen=True):
    """A picture from a file that fills a rectangle."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    path: BlockPath = ()


Item = Line | Stroke | Box | Polygon | Image


class PlacedPage(Struct, frozen=True):
    """One page, in drawing order. `number` counts the sheets from 1; `shown` is what they bear."""

    number: int
    items: tuple[Item, ...]
    width: float = 0.0
    height: float = 0.0
    shown: int = 0


class OutlineEntry(Struct, frozen=True):
    """A heading for the bookmarks; level 0 is the title, page counts from 1."""

    level: int
    text: str
    page: int
    y: float


class SectionPlace(Struct, frozen=True):
    """Where a section begins; page counts from 1, `shown` is the number that it bears."""

    page: int
    y: float
    shown: int


class PageSection(Struct, frozen=True):
    """Pages of one kind from block number `start` on, as Word has them in one section."""

    start: int
    master: str
    kind: str = "nextPage"  # oddPage, evenPage: an empty page stands before it where it must
    number: int | None = None  # page numbers begin anew
    numbered: bool = True
    height: float = 0.0  # of the text area on its first page, where that is not its master's


class Placed(Struct, frozen=True):
    """A typeset document.

    `document` is the one that was given with what typesetting decided: rows of their final
    height, words parted where a face had to stand in for another, and the numbers of pages.
    """

    document: Paged
    theme: Theme
    pages: tuple[PlacedPage, ...]
    outline: tuple[OutlineEntry, ...]
    findings: tuple[Finding, ...]
    characters: dict[str, str]  # role of a face -> the characters it draws, sorted
    places: dict[str, SectionPlace] = field(default_factory=dict)  # by the section's name
    sections: tuple[PageSection, ...] = (PageSection(0, ""),)

    def block(self, path: BlockPath) -> PagedBlock:
        """Return the block of the document that a path leads to or into."""
        apart = {HEAD: self.document.head, FOOT: self.document.foot}
        if path[:1] in APART:
            return apart[path[0]][path[1]]
        return self.document.blocks[path[0]]

    @property
    def lines(self) -> list[list[str]]:
        """The text of each page's lines, for comparing with other engines."""
        return [[item.text for item in page.items if isinstance(item, Line)] for page in self.pages]
