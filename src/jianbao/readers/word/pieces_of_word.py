"""What a Word file says, read from its bytes: zip and XML, no Word and no python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import takewhile
from posixpath import join, normpath

from lxml import etree

from jianbao.document.word import names
from jianbao.document.word.names import tag
from jianbao.readers.pieces import (
    LINE_END,
    TAB,
    Piece,
    cell_piece,
    heading_style,
    mark,
    picture_piece,
    table_piece,
)
from jianbao.readers.word.chart import chart_file_pieces

Element = etree._Element

W, R = tag(names.WORD), tag(names.RELATIONSHIPS)
DRAWING, PICTURE, CHART = tag(names.IN_WORD), tag(names.PICTURE), tag(names.CHART)
DOCUMENT = "word/document.xml"
SIGNS = {f"{W}noBreakHyphen": "-", f"{W}br": LINE_END, f"{W}tab": TAB, f"{W}cr": LINE_END}
GAP = "Gap"
PAGE_NUMBER = "Footer"  # the style of what numbers a page
BODY_LEVEL = 9  # an outline level of Word that means: no heading


class WordFile:
    """A Word file, opened."""

    def __init__(self, data: bytes) -> None:
        self._package = zipfile.ZipFile(io.BytesIO(data))

    def pieces(self) -> list[Piece]:
        """Return what the file says: what page one has apart, the body, then the footnotes."""
        body = self.part(DOCUMENT).find(f"{W}body")
        notes = (Piece("note", self._note(note)) for note in self._notes)
        return [*self._apart("header"), *self._apart("footer"), *self._children(body), *notes]

    def _apart(self, kind: str) -> Iterator[Piece]:
        """Yield what the first page's header or footer says, without what numbers the page."""
        reference = self.part(DOCUMENT).find(f".//{W}{kind}Reference[@{W}type='first']")
        if reference is not None:
            for child in self.part(self._target(DOCUMENT, reference.get(f"{R}id", ""))):
                if _value(child, "pPr", "pStyle") != PAGE_NUMBER:
                    yield from self._children([child])

    def part(self, name: str) -> Element:
        """Return one part's root."""
        return etree.fromstring(self._package.read(name))

    @cached_property
    def _notes(self) -> list[Element]:
        """The footnotes without the separators, in the order of the file."""
        if "word/footnotes.xml" not in self._package.namelist():
            return []
        notes = self.part("word/footnotes.xml").iterfind(f"{W}footnote")
        return [note for note in notes if note.get(f"{W}type") is None]

    @cached_property
    def _note_numbers(self) -> dict[str | None, int]:
        return {note.get(f"{W}id"): number for number, note in enumerate(self._notes)}

    @cached_property
    def _styles(self) -> dict[str, tuple[str, int]]:
        """Name and level of each paragraph style; a style without a level has that of the body."""
        return {
            style.get(f"{W}styleId", ""): (
                _value(style, "name"),
                int(_value(style, "pPr", "outlineLvl") or BODY_LEVEL),
            )
            for style in self.part("word/styles.xml").iterfind(f"{W}style")
        }

    def _children(self, parent: Iterable[Element] | None) -> Iterator[Piece]:
        for child in parent if parent is not None else ():
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}sdt":
                yield from self._children(child.find(f"{W}sdtContent"))

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        text = self._text(paragraph)
        charts = list(paragraph.iter(f"{DRAWING}inline"))
        identity = _value(paragraph, "pPr", "pStyle")
        if text or not (charts or identity == GAP):
            own = _value(paragraph, "pPr", "outlineLvl")
            yield _text_piece(text, *self._styles.get(identity, (identity, BODY_LEVEL)), own)
        for chart in charts:
            yield from self._chart(chart)

    def _text(self, paragraph: Element) -> str:
        runs = paragraph.iter(f"{W}r")  # not all of it: tab stops are called w:tab, too
        return "".join(self._sign(element) for run in runs for element in run)

    def _sign(self, element: Element) -> str:
        if element.tag == f"{W}t":
            return element.text or ""
        if element.tag == f"{W}footnoteReference":
            return mark(self._note_numbers.get(element.get(f"{W}id"), -1))
        return SIGNS.get(str(element.tag), "")

    def _note(self, note: Element) -> str:
        """Return a footnote's text; one that does not show its own mark says so."""
        marked = note.find(f".//{W}footnoteRef") is not None
        text = LINE_END.join(self._text(paragraph) for paragraph in note.iter(f"{W}p"))
        return text if marked else f"[?]{text}"

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = list(table.iterfind(f"{W}tr"))
        yield table_piece(len(rows), len(table.findall(f"{W}tblGrid/{W}gridCol")))
        cells = [_cells(row) for row in rows]
        for number, row in enumerate(cells):
            for column, (cell, span) in row.items():
                if not _is_covered(cell):
                    below = (line.get(column) for line in cells[number + 1 :])
                    covered = takewhile(lambda found: found and _is_covered(found[0]), below)
                    yield cell_piece(span, 1 + sum(1 for _ in covered))
                    yield from self._children(cell)

    def _chart(self, inline: Element) -> Iterator[Piece]:
        properties = inline.find(f"{DRAWING}docPr")
        alternative = "" if properties is None else properties.get("descr", "")
        if inline.find(f".//{PICTURE}pic") is not None:
            yield picture_piece(alternative)
        for chart in inline.iter(f"{CHART}chart"):
            part = self._target(DOCUMENT, chart.get(f"{R}id", ""))
            root = self.part(part)
            data = root.find(f"{CHART}externalData")
            book = b""
            if data is not None:
                book = self._package.read(self._target(part, data.get(f"{R}id", "")))
            yield from chart_file_pieces(root, book, alternative)

    def _target(self, part: str, relationship: str) -> str:
        """Return the name of the part that `part` is related to."""
        folder, _, file = part.rpartition("/")
        for found in self.part(f"{folder}/_rels/{file}.rels"):
            if found.get("Id") == relationship:
                target = found.get("Target", "")
                return target.lstrip("/") if target[:1] == "/" else normpath(join(folder, target))
        raise KeyError(f"{part}: {relationship}")


def _cells(row: Element) -> dict[int, tuple[Element, int]]:
    """Return the cells of a row with their spans, by first column."""
    found: dict[int, tuple[Element, int]] = {}
    column = 0
    for cell in row.iterfind(f"{W}tc"):
        span = int(_value(cell, "tcPr", "gridSpan") or 1)
        found[column] = (cell, span)
        column += span
    return found


def _is_covered(cell: Element) -> bool:
    """Return whether a cell from above reaches into this one."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _text_piece(text: str, style: str, level: int, own_level: str) -> Piece:
    """Return a heading where the paragraph or its style has a level, or it is the title."""
    if style == "Title" and not own_level:
        return Piece("heading", text, heading_style(style, 0))
    level = int(own_level or level)
    if level < BODY_LEVEL:
        return Piece("heading", text, heading_style(style, level + 1))
    return Piece("paragraph", text, style)


def _value(element: Element, *path: str) -> str:
    """Return `w:val` of a descendant, "" where there is none."""
    found = element.find("/".join(f"{W}{step}" for step in path))
    return "" if found is None else found.get(f"{W}val", "")
