"""What the pages of a PDF mean: a tree of elements, from the document's blocks.

The tags are the standard ones of ISO 32000-1, 14.8.4, so that no role map is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct, field

from jianbao.document.charts import PagedChart
from jianbao.document.composed import PageBreak
from jianbao.document.inlines import NoteMark, Words
from jianbao.document.paged import (
    Cell,
    Grid,
    Paged,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedPicture,
    PagedRule,
    PagedText,
    Row,
    Space,
)
from jianbao.document.placed import FOOT, HEAD, BlockPath, Item, Line
from jianbao.document.texts import cell_columns, texts

Box = tuple[float, float, float, float]  # left, bottom, right, top


class Marked(Struct, frozen=True):
    """A marked-content sequence: its page (from 0) and its number there."""

    page: int
    number: int


class Annotation(Struct, frozen=True):
    """A link: its page (from 0) and its number there."""

    page: int
    number: int


class Element(Struct, eq=False):
    """One element of the tree; what is drawn of it is added while the pages are drawn."""

    tag: str
    children: list[Element | Marked | Annotation] = field(default_factory=list)
    id: str = ""
    alternative: str = ""
    summary: str = ""
    scope: str = ""  # of a header cell: Row or Column
    span: int = 1
    down: int = 1
    box: Box | None = None  # of a figure, on its page

    def add(self, tag: str) -> Element:
        """Return a new element that stands behind the others inside this one."""
        element = Element(tag)
        self.children.append(element)
        return element


class Structure:
    """The tree of a document, and the way from a drawn item to its element."""

    def __init__(self, document: Paged) -> None:
        self.root = Element("Document")
        self._homes: dict[BlockPath, Element] = {}
        self._notes: dict[int, Element] = {}
        self._above: list[int] = []  # levels of the headings that the next one may stand under
        for number, block in enumerate(document.head):
            self._add(block, (HEAD, number))
        for number, block in enumerate(document.blocks):
            self._add(block, (number,))
            for note in _marked_notes(block):
                self._add_note(note)
        for number, block in enumerate(document.foot):
            self._add(block, (FOOT, number))

    def home(self, item: Item, note: int = -1, link: str = "") -> Element | None:
        """Return the element that an item, or a footnote's mark or a link in it, belongs to.

        None is for an artifact: what only decorates the page (ISO 14289-1, 7.1). Each call for a
        mark makes an element: Lbl before a footnote, Reference in a text; each for a link a Link.
        """
        if not item.path:
            return None
        if isinstance(item, Line) and item.role == "note":
            home, mark = self._notes[item.path[0]], "Lbl"
        else:
            home, mark = self._homes[item.path], "Reference"
        if note >= 0:
            return home.add(mark)
        if link:
            return (home.add("Reference") if home.tag == "TOCI" else home).add("Link")
        return home

    def _add(self, block: PagedBlock, path: BlockPath) -> None:
        match block:
            case PagedText(level=level):
                tag = "P" if level is None else f"H{self._heading_number(level)}"
                self._homes[path] = self.root.add(tag)
            case PagedContents(lines=lines):
                contents = self.root.add("TOC")
                for line in range(len(lines)):
                    self._homes[*path, line] = contents.add("TOCI")
            case Grid():
                self._add_grid(block, path)
            case Space() | PagedFill() | PagedRule() | PageBreak():
                pass
            case _:
                assert_never(block)

    def _heading_number(self, level: int) -> int:
        """Return a heading's depth among the headings: none is skipped (ISO 14289-1, 7.4.2)."""
        self._above = [above for above in self._above if above < level] + [level]
        return min(len(self._above), 6)

    def _add_note(self, note: int) -> None:
        """Add a footnote behind the block that marks it; each has an id (ISO 14289-1, 7.9)."""
        element = self.root.add("Note")
        element.id = f"note-{note + 1}"
        self._notes[note] = element

    def _add_grid(self, grid: Grid, path: BlockPath) -> None:
        match grid.meaning:
            case "charts" | "box":
                self._add_side_by_side(grid, path)
            case "tiles" | "figures" | "index" | "table" | "logo":
                self._add_table(grid, path)
            case _:
                assert_never(grid.meaning)

    def _add_side_by_side(self, grid: Grid, path: BlockPath) -> None:
        """Add what only stands in columns: to a reader who hears it, this is no grid."""
        for number, row in enumerate(grid.rows):
            for place, cell in enumerate(row.cells):
                if cell.content:
                    self._add_content(self.root.add("Div"), cell, (*path, number, place))

    def _add_table(self, grid: Grid, path: BlockPath) -> None:
        element = self.root.add("Table")
        element.summary = grid.summary
        gaps = _gap_columns(grid)
        starts = cell_columns([row.cells for row in grid.rows])
        for number, row in enumerate(grid.rows):
            line = element.add("TR")
            for place, (cell, columns) in enumerate(_cells(row, starts[number])):
                if columns - gaps:
                    home = line.add("TH" if cell.header else "TD")
                    home.span, home.down = len(columns - gaps), cell.down
                    if cell.header:  # ISO 14289-1, 7.5: whose header it is must be told
                        home.scope = "Column" if number == 0 or row.header else "Row"
                    self._add_content(home, cell, (*path, number, place))

    def _add_content(self, home: Element, cell: Cell, path: BlockPath) -> None:
        for number, part in enumerate(cell.content):
            if isinstance(part, PagedChart | PagedPicture):
                figure = home.add("Figure")
                figure.alternative = part.alternative  # ISO 14289-1, 7.3
                self._homes[*path, number] = figure
            elif part.inlines:
                self._homes[*path, number] = home.add("P")


def _marked_notes(block: PagedBlock) -> Iterator[int]:
    """Yield the footnotes that are marked in a block."""
    for text in texts((block,)):
        marks = (inline for inline in text.inlines if isinstance(inline, NoteMark))
        yield from (mark.note for mark in marks if not mark.again)


def _cells(row: Row, starts: list[int]) -> Iterator[tuple[Cell, set[int]]]:
    """Yield a row's cells and the columns that each takes up."""
    for cell, column in zip(row.cells, starts, strict=True):
        yield cell, set(range(column, column + cell.span))


def _gap_columns(grid: Grid) -> set[int]:
    """Return the columns that hold white only: they part columns and are not read."""
    gaps = set(range(len(grid.columns)))
    for row, starts in zip(grid.rows, cell_columns([row.cells for row in grid.rows]), strict=True):
        if not gaps:
            break
        covered = gaps - {column for _, taken in _cells(row, starts) for column in taken}
        gaps &= covered | {
            column for cell, taken in _cells(row, starts) if _is_gap(cell) for column in taken
        }
    return gaps


def _is_gap(cell: Cell) -> bool:
    texts = (part.inlines for part in cell.content if isinstance(part, PagedText))
    charts = any(isinstance(part, PagedChart | PagedPicture) for part in cell.content)
    words = any(isinstance(part, Words) and part.text for inlines in texts for part in inlines)
    return cell.bare and not charts and not words
