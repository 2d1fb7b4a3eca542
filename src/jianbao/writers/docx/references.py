"""Live fields and the bookmarks that they repeat; what they show until Word counts is ours.

Word and WPS compute a field only when they are asked to. So each has a result already: the very
characters that `typeset` put there, and those that Word will come to.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.inlines import Mark, NoteMark, Settled, Words
from jianbao.document.paged import Paged, PagedText
from jianbao.document.texts import texts
from jianbao.writers.docx.style_names import FOOTNOTE_REFERENCE
from jianbao.writers.docx.word_xml import Element, instruction, run, word

CONTENTS = r'TOC \o "1-1" \h \z \u'
OWN = {"page": "PAGE", "pages": "NUMPAGES"}
PREFIX = {"heading": "_Toc"}  # Word keeps bookmarks hidden whose names begin with _


class Bookmarks:
    """The bookmarks of a document: just those that some field or link leads to."""

    def __init__(self, document: Paged) -> None:
        self._numbers = {name: number for number, name in enumerate(_sections(document), 1)}
        wanted = sorted(
            set(_links(document)), key=lambda mark: (self._numbers[mark.section], mark.part)
        )
        self._ids = {mark: number for number, mark in enumerate(wanted)}
        again = {mark.note for mark in _note_marks(document) if mark.again}
        self._notes = {note: len(wanted) + number for number, note in enumerate(sorted(again))}

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

    def noted(self, mark: NoteMark, run: Element) -> Iterator[Element]:
        """Yield the run of a footnote's mark; one that stands there again repeats the first."""
        note = f"_RefNote{mark.note + 1}"
        if mark.again:
            yield from field_start(rf"NOTEREF {note} \f \h", FOOTNOTE_REFERENCE)
            yield run
            yield field_end(FOOTNOTE_REFERENCE)
        elif mark.note in self._notes:
            yield word("bookmarkStart", id=self._notes[mark.note], name=note)
            yield run
            yield word("bookmarkEnd", id=self._notes[mark.note])
        else:
            yield run

    def around(self, block: PagedText, content: list[Element]) -> Iterator[Element]:
        """Yield a block's content with the bookmarks of the section that begins with it.

        They hold a heading whole, as Word has it, but of a paragraph only its beginning: it may
        go on to the next page.
        """
        marks = [Mark(block.section, part) for part in ("page", "heading")]
        heading = block.level is not None
        for mark in marks:
            yield from self.start(mark)
        yield from content if heading else ()
        for mark in reversed(marks):
            yield from self.end(mark)
        yield from () if heading else content

    def before(self, before: Settled | None, part: Settled, style: str | None) -> Iterator[Element]:
        """Yield what stands before a run in a character style: the start of a bookmark or field.

        A field has its result's style from beginning to end: LibreOffice goes by its end.
        """
        mark, link = _mark(part), _link(part)
        if mark is not _mark(before):
            yield from self.start(mark)
        if link and link is not _link(before) and link.part != "heading":
            yield from field_start(self._instruction(link), style)

    def behind(self, part: Settled, after: Settled | None, style: str | None) -> Iterator[Element]:
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


def _sections(document: Paged) -> Iterator[str]:
    yield from (text.section for text in texts(document.blocks) if text.section)


def _links(document: Paged) -> Iterator[Mark]:
    """Yield what the words of a document repeat or lead to."""
    blocks = texts((*document.head, *document.blocks, *document.foot))
    for inlines in (*(text.inlines for text in blocks), *document.notes):
        yield from (link for part in inlines if (link := _link(part)))


def _note_marks(document: Paged) -> Iterator[NoteMark]:
    for text in texts((*document.head, *document.blocks, *document.foot)):
        yield from (part for part in text.inlines if isinstance(part, NoteMark))


def _mark(part: Settled | None) -> Mark | None:
    return part.mark if isinstance(part, Words) else None


def _link(part: Settled | None) -> Mark | None:
    return part.link if isinstance(part, Words) else None
