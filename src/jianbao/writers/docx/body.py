"""word/document.xml: the blocks one after another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import assert_never

from docx.document import Document as WordDocument
from msgspec.structs import replace

from jianbao.document.charts import PagedChart
from jianbao.document.composed import PageBreak
from jianbao.document.inlines import Tab
from jianbao.document.paged import (
    Cell,
    Grid,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedPicture,
    PagedRule,
    PagedText,
    Space,
)
from jianbao.document.placed import Placed
from jianbao.document.texts import cell_columns
from jianbao.document.word.lines import LEAST_LINE
from jianbao.document.word.spacers import SECTION_END, SPACER
from jianbao.writers.docx.drawing import Charts
from jianbao.writers.docx.floating import Floating, floating_table, gathered
from jianbao.writers.docx.paragraphs import contents, gap, paragraph, rule
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.style_names import StyleNames
from jianbao.writers.docx.tables import table_element
from jianbao.writers.docx.word_xml import Element, find, name


def elements_apart(
    blocks: tuple[PagedBlock, ...],
    word: WordDocument,
    names: StyleNames,
    bookmarks: Bookmarks,
    placed: Placed,
) -> list[Element]:
    """Return what stands in page one's header or footer.

    Raises ValueError for a chart or picture, which would be a part of the document, not of these.
    """
    cells = (
        cell for grid in blocks if isinstance(grid, Grid) for row in grid.rows for cell in row.cells
    )
    if any(not isinstance(part, PagedText) for cell in cells for part in cell.content):
        raise ValueError("head and foot hold text only")
    first = replace(placed, sections=placed.sections[:1])
    body = Body(word, names, bookmarks, first, {})
    return [element for _, element in body.elements(blocks)]


class Body:
    """Writes blocks into the document."""

    def __init__(
        self,
        word: WordDocument,
        names: StyleNames,
        bookmarks: Bookmarks,
        placed: Placed,
        ended: dict[int, Element],
    ) -> None:
        """`ended` has the properties of sections, by the block that stands behind each."""
        self._root = word.element
        self._names, self._bookmarks, self._ended = names, bookmarks, ended
        self._charts = Charts(word, names.theme, placed.document.properties)
        self._page = names.theme.page
        self._rooms: tuple[Grid | None, dict[int, float]] = None, {}
        self._masters = {part.start: names.theme.master(part.master) for part in placed.sections}

    def write(self, blocks: tuple[PagedBlock, ...]) -> None:
        """Put `blocks` before the section's properties, which end the body."""
        section = find(self._root, "sectPr")
        for number, element in self.elements(blocks):
            if number in self._ended:
                self._end_section(section, self._ended.pop(number))
            section.addprevious(element)

    def _end_section(self, body_end: Element, properties: Element) -> None:
        """Let the paragraph written last end a section; where it cannot, a new one does.

        An empty one cannot: LibreOffice takes it away.
        """
        last = body_end.getprevious()
        if last is None or last.tag != name("p") or last.find(name("r")) is None:
            last = gap(SECTION_END)
            body_end.addprevious(last)
        find(last, "pPr").append(properties)

    def elements(self, blocks: tuple[PagedBlock, ...]) -> Iterator[tuple[int, Element]]:
        """Yield what is written, and of which block."""
        starts_page, behind_table = False, False
        for number, block in gathered(blocks):
            self._page = self._masters.get(number, self._page)
            if number in self._ended:
                starts_page = behind_table = False
            begins = starts_page or (isinstance(block, Floating) and number in self._ended)
            if isinstance(block, Grid | Floating) and (begins or behind_table):
                yield number, gap(SPACER, starts_page)
            if isinstance(block, PagedRule):
                before, behind = blocks[:number][-1:], blocks[number + 1 :][:1]
                yield number, rule(block, starts_page, block in (*before, *behind))
            else:
                for element in self._block(block, starts_page):
                    yield number, element
            starts_page = isinstance(block, PageBreak)
            behind_table = isinstance(block, Grid) or (starts_page and behind_table)
        if behind_table:
            yield len(blocks), gap(SPACER)

    def _block(self, block: PagedBlock | Floating, starts_page: bool) -> Iterator[Element]:
        room = self._page.text_width
        match block:
            case Floating():
                write = partial(self._block, starts_page=False)
                yield from floating_table(block, self._page, write)
            case PagedText():
                yield paragraph(block, self._names, self._bookmarks, room, starts_page)
            case PagedContents():
                yield from contents(block, self._names, self._bookmarks, room, starts_page)
            case Space(height=height, keeps=keeps):
                yield gap(height, starts_page, keeps)
            case PagedFill(height=height):
                yield gap(max(height, LEAST_LINE), starts_page)
            case Grid():
                yield table_element(block, partial(self._cell, block))
            case PagedRule() | PageBreak():
                pass
            case _:
                assert_never(block)

    def _rooms_of(self, grid: Grid) -> dict[int, float]:
        """Return how wide the texts of a table's cells may be; asked for cell after cell."""
        if self._rooms[0] is not grid:
            self._rooms = grid, dict(_rooms(grid))
        return self._rooms[1]

    def _cell(self, grid: Grid, cell: Cell) -> Iterator[Element]:
        for part in cell.content:
            match part:
                case PagedText(inlines=inlines):
                    tab = any(isinstance(inline, Tab) for inline in inlines)
                    room = self._rooms_of(grid)[id(cell)] if tab else 0.0
                    yield paragraph(part, self._names, self._bookmarks, room)
                case PagedChart():
                    yield self._charts.paragraph(part)
                case PagedPicture():
                    yield self._charts.picture(part)
                case _:
                    assert_never(part)


def _rooms(grid: Grid) -> Iterator[tuple[int, float]]:
    """Yield of each cell of a table, by its identity, how wide its text may be."""
    columns = cell_columns([row.cells for row in grid.rows])
    for row, starts in zip(grid.rows, columns, strict=True):
        for column, cell in zip(starts, row.cells, strict=True):
            yield id(cell), sum(grid.columns[column : column + cell.span]) - 2 * grid.padding
