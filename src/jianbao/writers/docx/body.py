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
    Table,
)
from jianbao.writers.docx.drawing import Charts
from jianbao.writers.docx.paragraphs import SPACER, contents, gap, heading, paragraph
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
        for block in blocks:
            if isinstance(block, Table) and (starts_page or behind_table):
                yield gap(SPACER, starts_page)
            yield from self._block(block, starts_page)
            starts_page = isinstance(block, PageBreak)
            behind_table = isinstance(block, Table) or (starts_page and behind_table)
        if behind_table:
            yield gap(SPACER)

    def _block(self, block: Block, starts_page: bool) -> Iterator[Element]:
        match block:
            case Heading():
                yield heading(block, self._names, self._bookmarks, starts_page)
            case Paragraph():
                yield paragraph(block, self._names, self._bookmarks, starts_page)
            case Contents():
                yield from contents(block, self._names, self._bookmarks, starts_page)
            case Gap(height=height) | Fill(height=height) | Rule(height=height):
                yield gap(height, starts_page)
            case Table():
                yield table_element(block, partial(self._cell, keep_next=block.keep_next))
            case PageBreak():
                pass
            case _:
                assert_never(block)

    def _cell(self, cell: Cell, keep_next: bool) -> Iterator[Element]:
        for part in cell.content:
            match part:
                case Paragraph():
                    yield paragraph(part, self._names, self._bookmarks)
                case Chart():
                    yield self._charts.paragraph(part, keep_next)
                case _:
                    assert_never(part)
