"""Live fields and the bookmarks that they repeat; what they show until Word counts is ours.

Word and WPS compute a field only when they are asked to. So each has a result already: the very
characters that `typeset` put there, and those that Word will come to.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.blocks import (
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Picture,
    Table,
    Words,
)
from jianbao.document.walk import texts_of
from jianbao.writers.docx.word_xml import Element, instruction, run, word

CONTENTS = r'TOC \o "1-1" \h \z \u'
OWN = {"page": "PAGE", "pages": "NUMPAGES"}
PREFIX = {"heading": "_Toc"}  # Word keeps bookmarks hidden whose names begin with _


class Bookmarks:
    """The bookmarks of a document: just those that some field or link leads to."""

    def __init__(self, document: Document) -> None:
        self._numbers = {name: number for number, name in enumerate(_sections(document), 1)}
        wanted = sorted(
            set(_links(document)), key=lambda mark: (self._numbers[mark.section], mark.part)
        )
        self._ids = {mark: number for number, mark in enumerate(wanted)}

    def name(self, mark: Mark) -> str:
        """Return the name of a bookmark. Word takes letters, digits and _ only."""
        return f"{PREFIX.get(mark.part, '_Ref')}{self._numbers[mark.section]}_{mark.part}"

    def start(self, mark: Mark | None) -> Iterator[Element]:
        """Yield the start of a bookmark, if something leads to it."""
        if mark in self._ids:
            yield word("bookmarkStart", id=self._ids[mark], name=self.name(mark))

    def end(self, mark: Mark | None) -> Iterator[Element]:
        """Yield the end of a bookmark, if something leads to it."""
        if mark in self._ids:
            yield word("bookmarkEnd", id=self._ids[mark])

    def around(self, block: Heading | Paragraph, content: list[Element]) -> Iterator[Element]:
        """Yield a block's content with the bookmarks of the section that begins with it.

        They hold a heading whole, as Word has it, but of a paragraph only its beginning: it may
        go on to the next page.
        """
        marks = [Mark(block.section, part) for part in ("page", "heading")]
        heading = isinstance(block, Heading)
        for mark in marks:
            yield from self.start(mark)
        yield from content if heading else ()
        for mark in reversed(marks):
            yield from self.end(mark)
        yield from () if heading else content

    def before(self, before: Inline | None, part: Inline, style: str | None) -> Iterator[Element]:
        """Yield what stands before a run in a character style: the start of a bookmark or field.

        A field has its result's style from beginning to end: LibreOffice goes by its end.
        """
        mark, link = _mark(part), _link(part)
        if mark is not _mark(before):
            yield from self.start(mark)
        if link and link is not _link(before) and link.part != "heading":
            yield from field_start(self._instruction(link), style)

    def behind(self, part: Inline, after: Inline | None, style: str | None) -> Iterator[Element]:
        """Yield what stands behind a run: the end of a field or of a bookmark."""
        mark, link = _mark(part), _link(part)
        if link and link is not _link(after) and link.part != "heading":
            yield field_end(style)
        if mark is not _mark(after):
            yield from self.end(mark)

    def _instruction(self, link: Mark) -> str:
        if not link.section:
            return OWN[link.part]
        kind = "PAGEREF" if link.part == "page" else "REF"
        return rf"{kind} {self.name(link)} \h"


def field_start(code: str, style: str | None = None) -> Iterator[Element]:
    """Yield the runs that stand before a field's result."""
    yield run(word("fldChar", fldCharType="begin"), style=style)
    yield run(instruction(code), style=style)
    yield run(word("fldChar", fldCharType="separate"), style=style)


def field_end(style: str | None = None) -> Element:
    """Return the run that stands behind a field's result."""
    return run(word("fldChar", fldCharType="end"), style=style)


def _sections(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield from (text.section for text in texts_of(block) if text.section)


def _links(document: Document) -> Iterator[Mark]:
    """Yield what the words of a document repeat or lead to."""
    for block in (*document.head, *document.blocks, *document.foot):
        yield from (words.link for words in _words(block) if words.link)
    for note in document.notes:
        yield from (link for part in note if (link := _link(part)))


def _words(block: Block | Chart | Picture) -> Iterator[Words]:
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield from (part for part in inlines if isinstance(part, Words))
        case Contents(lines=lines):
            for line in lines:
                yield from (*line.words, line.page)
        case Table(rows=rows):
            for row in rows:
                for cell in row.cells:
                    for part in cell.content:
                        yield from _words(part)
        case _:
            pass


def _mark(part: Inline | None) -> Mark | None:
    return part.mark if isinstance(part, Words) else None


def _link(part: Inline | None) -> Mark | None:
    return part.link if isinstance(part, Words) else None
