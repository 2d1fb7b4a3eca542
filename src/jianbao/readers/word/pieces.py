"""What a Word file says, piece by piece, read from its bytes: zip and XML, no python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from jianbao.readers.errors import ReadError
from jianbao.readers.pieces import (
    LINE_END,
    Piece,
    cell_piece,
    heading_style,
    mark,
    picture_piece,
    table_piece,
)
from jianbao.readers.word.chart import chart_file_pieces
from jianbao.readers.word.elements import (
    BODY_LEVEL,
    CHART,
    IN_WORD,
    PARAGRAPH,
    PICTURE,
    RUN,
    TABLE,
    R,
    W,
    attribute,
    child,
    value,
    within,
)
from jianbao.readers.word.package import WordPackage
from jianbao.readers.word.tables import cells_of, columns_of, floats
from jianbao.readers.word.text import SIGNS, run_text
from jianbao.readers.xml import Element

INLINE = f"{IN_WORD}inline"
GAP = "Gap"
PAGE_NUMBER = "Footer"  # the style of what numbers a page


class WordPieces:
    """The pieces of a Word file."""

    def __init__(self, data: bytes) -> None:
        """Open a file. Raises ReadError where it cannot be read."""
        self._package = WordPackage(data)

    def pieces(self) -> list[Piece]:
        """Return what the file says: what page one has apart, the body, then the footnotes.

        Raises ReadError where it says what cannot be read.
        """
        try:
            return list(self._pieces())
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise ReadError(f"{type(error).__name__}: {error}") from error

    def _pieces(self) -> Iterator[Piece]:
        notes = (Piece("note", self._note(note)) for note in self._package.notes)
        yield from self._apart("header")
        yield from self._apart("footer")
        yield from self._children(self._package.body)
        yield from notes

    def _apart(self, kind: str) -> Iterator[Piece]:
        """Yield what the first page's header or footer says, without what numbers the page."""
        package = self._package
        reference = package.body.find(f".//{W}{kind}Reference[@{W}type='first']")
        if reference is not None:
            part = package.related(package.main, reference.get(f"{R}id", ""))
            for each in package.root(part):
                if value(each, "pPr", "pStyle") != PAGE_NUMBER:
                    yield from self._children([each])

    @cached_property
    def _note_numbers(self) -> dict[str, int]:
        notes = enumerate(self._package.notes)
        return {attribute(note, "id"): number for number, note in notes}

    @cached_property
    def _styles(self) -> dict[str, tuple[str, int]]:
        """Name and level of each paragraph style; a style without a level has that of the body."""
        root = self._package.root_of("styles")
        return {
            attribute(style, "styleId"): (
                value(style, "name"),
                int(value(style, "pPr", "outlineLvl") or BODY_LEVEL),
            )
            for style in (root.iterfind(f"{W}style") if root is not None else ())
        }

    def _children(self, parent: Iterable[Element]) -> Iterator[Piece]:
        for each in within(parent, PARAGRAPH, TABLE):
            yield from self._paragraph(each) if each.tag == PARAGRAPH else self._table(each)

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        text = self._text(paragraph)
        charts = list(paragraph.iter(INLINE))
        properties = child(paragraph, "pPr")
        identity = value(properties, "pStyle")
        if text or not (charts or identity == GAP):
            own = value(properties, "outlineLvl")
            yield _text_piece(text, *self._styles.get(identity, (identity, BODY_LEVEL)), own)
        for chart in charts:
            yield from self._chart(chart)

    def _text(self, paragraph: Element) -> str:
        """Return every sign in a paragraph, whatever stands around it: none may be too many."""
        runs = paragraph.iter(RUN)  # not all of it: tab stops are called w:tab, too
        return "".join(run_text(run, SIGNS, self._mark) for run in runs)

    def _mark(self, reference: Element) -> str:
        return mark(self._note_numbers.get(attribute(reference, "id"), -1))

    def _note(self, note: Element) -> str:
        """Return a footnote's text; one that does not show its own mark says so."""
        marked = note.find(f".//{W}footnoteRef") is not None
        text = LINE_END.join(self._text(paragraph) for paragraph in note.iter(PARAGRAPH))
        return text if marked else f"[?]{text}"

    def _table(self, table: Element) -> Iterator[Piece]:
        rows = cells_of(table)
        if floats(table):
            for cell in (cell for row in rows for cell in row):
                yield from self._children(cell.element)
            return
        yield table_piece(len(rows), columns_of(table))
        for cell in (cell for row in rows for cell in row):
            yield cell_piece(cell.span, cell.down)
            yield from self._children(cell.element)

    def _chart(self, inline: Element) -> Iterator[Piece]:
        package = self._package
        properties = inline.find(f"{IN_WORD}docPr")
        alternative = "" if properties is None else properties.get("descr", "")
        if inline.find(f".//{PICTURE}pic") is not None:
            yield picture_piece(alternative)
        for chart in inline.iter(f"{CHART}chart"):
            part = package.related(package.main, chart.get(f"{R}id", ""))
            root = package.root(part)
            data = root.find(f"{CHART}externalData")
            book = b""
            if data is not None:
                book = package.data(package.related(part, data.get(f"{R}id", "")))
            yield from chart_file_pieces(root, book, alternative)


def _text_piece(text: str, style: str, level: int, own_level: str) -> Piece:
    """Return a heading where the paragraph or its style has a level, or it is the title."""
    if style == "Title" and not own_level:
        return Piece("heading", text, heading_style(style, 0))
    level = int(own_level or level)
    if level < BODY_LEVEL:
        return Piece("heading", text, heading_style(style, level + 1))
    return Piece("paragraph", text, style)
