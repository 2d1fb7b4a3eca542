"""word/document.xml: the blocks one after another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import assert_never

from docx.document import Document as WordDocument

from jianbao.blocks import (
    Block,
    Cell,
    Chart,
    Contents,
    Fill,
    Gap,
    Heading,
    PageBreak,
    Paragraph,
    Properties,
    Rule,
    Tab,
    Table,
)
from jianbao.writers.docx.drawing import Charts
from jianbao.writers.docx.paragraphs import SPACER, contents, gap, heading, paragraph, rule
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.style_names import StyleNames
from jianbao.writers.docx.tables import table_element
from jianbao.writers.docx.word_xml import Element, find


class Body:
    """Writes blocks into the document."""

    def __init__(
        self, word: WordDocument, names: StyleNames, bookmarks: Bookmarks, properties: Properties
    ) -> None:
        self._root = word.element
        self._names, self._bookmarks = names, bookmarks
        self._charts = Charts(word, names.theme, properties)

    def write(self, blocks: tuple[Block, ...]) -> None:
        """Put `blocks` before the section's properties, which end the body."""
        section = find(self._root, "sectPr")
        for element in self._elements(blocks):
            section.addprevious(element)

    def _elements(self, blocks: tuple[Block, ...]) -> Iterator[Element]:
        starts_page, behind_table = False, False
        for number, block in enumerate(blocks):
            if isinstance(block, Table) and (starts_page or behind_table):
                yield gap(SPACER, starts_page)
            if isinstance(block, Rule):
                repeated = block in (
                    *blocks[max(number - 1, 0) : number],
                    *blocks[number + 1 :][:1],
                )
                yield rule(block, starts_page, repeated)
            else:
                yield from self._block(block, starts_page)
            starts_page = isinstance(block, PageBreak)
            behind_table = isinstance(block, Table) or (starts_page and behind_table)
        if behind_table:
            yield gap(SPACER)

    def _block(self, block: Block, starts_page: bool) -> Iterator[Element]:
        room = self._names.theme.page.text_width
        match block:
            case Heading():
                yield heading(block, self._names, self._bookmarks, room, starts_page)
            case Paragraph():
                yield paragraph(block, self._names, self._bookmarks, room, starts_page)
            case Contents():
                yield from contents(block, self._names, self._bookmarks, starts_page)
            case Gap(height=height) | Fill(height=height):
                yield gap(height, starts_page)
            case Table():
                yield table_element(block, partial(self._cell, block))
            case Rule() | PageBreak():
                pass
            case _:
                assert_never(block)

    def _cell(self, table: Table, cell: Cell) -> Iterator[Element]:
        for part in cell.content:
            match part:
                case Paragraph(inlines=inlines):
                    tab = any(isinstance(inline, Tab) for inline in inlines)
                    room = _room(table, cell) if tab else 0.0
                    yield paragraph(part, self._names, self._bookmarks, room)
                case Chart():
                    yield self._charts.paragraph(part)
                case _:
                    assert_never(part)


def _room(table: Table, cell: Cell) -> float:
    """Return how wide the text of a cell may be."""
    for row in table.rows:
        column = 0
        for other in row.cells:
            if other is cell:
                return sum(table.columns[column : column + cell.span]) - 2 * table.padding
            column += other.span
    raise LookupError("the cell is not in the table")
