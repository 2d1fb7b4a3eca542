"""Words that repeat something of another place: a section's number, its page, how many pages.

Pages are known only when everything is set, and a number that is longer than its placeholder may
move what follows. So a document is set again with the numbers it got, until they stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from jianbao.document.blocks import (
    Block,
    Cell,
    Chart,
    Contents,
    ContentsLine,
    Document,
    Fill,
    Gap,
    Heading,
    Inline,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Rule,
    Table,
    Words,
)
from jianbao.document.placed import Placed
from jianbao.document.walk import texts_of
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import pages_unsettled, reference_lost

PASSES = 6
"""The second pass has the numbers right but where they grew; each further one needs a page that
was moved over by a digit more."""

SetOnce = Callable[[Document], Placed]
Change = Callable[[Words], Words]
Text = TypeVar("Text", Heading, Paragraph)


def settle(document: Document, set_once: SetOnce) -> Placed:
    """Return the document set with page numbers that are those of its own pages."""
    document, findings = without_lost_links(document)
    for _ in range(PASSES):
        placed = set_once(document)
        filled = with_pages(document, placed)
        if filled == document:
            return replace(placed, findings=(*placed.findings, *findings))
        document = filled
    unsettled = pages_unsettled(passes=PASSES)
    return replace(placed, findings=(*placed.findings, *findings, unsettled))


def with_pages(document: Document, placed: Placed) -> Document:
    """Return the document with the page numbers of `placed`."""

    def fill(words: Words) -> Words:
        if words.link is None or words.link.part != "page":
            return words
        return replace(words, text=str(placed.places[words.link.section].shown))

    return _changed(document, fill)


def without_lost_links(document: Document) -> tuple[Document, list[Finding]]:
    """Return the document with only those links that lead somewhere in it, and what got lost.

    A number of a section that another paper prints may stay as plain words; a page may not.
    """
    marks = set(_marks(document))
    findings: list[Finding] = []

    def check(words: Words) -> Words:
        link = words.link
        if link is None or link in marks:
            return words
        if link.part == "page" or Mark(link.section, "page") in marks:
            findings.append(reference_lost(words.place, section=link.section, part=link.part))
        return replace(words, link=None)

    return _changed(document, check), findings


def _marks(document: Document) -> Iterator[Mark]:
    """Yield what a document has for others to repeat."""
    for text in (text for block in document.blocks for text in texts_of(block)):
        if text.section:
            yield Mark(text.section, "page")
            yield Mark(text.section, "heading")
        for part in text.inlines:
            if isinstance(part, Words) and part.mark:
                yield part.mark


def _changed(document: Document, change: Change) -> Document:
    """Return the document with all its words changed."""
    return replace(
        document,
        blocks=tuple(_block(block, change) for block in document.blocks),
        head=tuple(_block(block, change) for block in document.head),
        foot=tuple(_block(block, change) for block in document.foot),
        notes=tuple(_inlines(note, change) for note in document.notes),
    )


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading():
            return _text(block, change)
        case Paragraph():
            return _text(block, change)
        case Contents(lines=lines):
            return Contents(tuple(_line(line, change) for line in lines))
        case Table(rows=rows):
            return replace(block, rows=tuple(_row(row, change) for row in rows))
        case Gap() | Fill() | Rule() | PageBreak():
            return block


def _text(block: Text, change: Change) -> Text:
    return replace(block, inlines=_inlines(block.inlines, change))


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    return tuple(change(part) if isinstance(part, Words) else part for part in inlines)


def _line(line: ContentsLine, change: Change) -> ContentsLine:
    words = tuple(change(part) for part in line.words)
    return replace(line, words=words, page=change(line.page))


def _row(row: Row, change: Change) -> Row:
    return replace(row, cells=tuple(_cell(cell, change) for cell in row.cells))


def _cell(cell: Cell, change: Change) -> Cell:
    content = (
        part if isinstance(part, Chart | Picture) else _text(part, change) for part in cell.content
    )
    return replace(cell, content=tuple(content))
