"""The characters of a PDF with their places, in the order in which they are drawn.

Content streams are followed operator by operator; marked content, however deep, changes nothing
about what is drawn and is passed over. Lengths are points, y runs down from the page's top edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from itertools import islice
from math import hypot

from msgspec import Struct, field

from jianbao.messages.readers import CHARACTERS, FORMS, OPERATIONS
from jianbao.readers.errors import DAMAGED, ReadError, TooLargeError
from jianbao.readers.glyphs import Bookmark, DrawnFile, ShownText
from jianbao.readers.pdf.content import name, operations, pieces
from jianbao.readers.pdf.fonts import Font
from jianbao.readers.pdf.matrix import SAME, Matrix, matrix, product
from jianbao.readers.pdf.plain import Items, Packed, PlainFile
from jianbao.readers.pdf.streams import PdfObject, Streams

DEEPEST = 8  # forms within forms; a form that holds itself would never end
MOST_CHARACTERS = 5_000_000  # of a file: more than ten thousand pages
MOST_OPERATIONS = 2_000_000  # of a file: more than two thousand pages
MOST_FORMS = 20_000  # that a file draws, each as often as it is drawn


def read_pdf(data: bytes) -> DrawnFile:
    """Return the characters of every page and the bookmarks.

    Raises ReadError.
    """
    try:
        streams = Streams()
        return _drawn(PlainFile(data, streams), streams)
    except DAMAGED:  # or made otherwise than plainly
        return _read_by_qpdf(data)


def _read_by_qpdf(data: bytes) -> DrawnFile:
    from jianbao.readers.pdf.opening import BROKEN, opened

    try:
        with opened(data) as pdf:
            return _drawn(pdf, Streams())
    except BROKEN as error:
        raise ReadError(str(error)) from error


def _drawn(pdf: PdfObject, streams: Streams) -> DrawnFile:
    following = _Following(streams, MOST_CHARACTERS, MOST_OPERATIONS, MOST_FORMS)
    pages = tuple(following.page(page) for page in pdf.pages)
    return DrawnFile(pages, tuple(bookmarks(pdf)))


def bookmarks(pdf: PdfObject) -> Iterator[Bookmark]:
    """Yield the outline (12.3.3); an entry that leads back to one before it ends a level."""
    met: set[PdfObject] = set()

    def level_of(entry: PdfObject, level: int) -> Iterator[Bookmark]:
        while entry is not None and entry.objgen not in met:
            met.add(entry.objgen)
            yield Bookmark(level, str(entry.get("/Title", "")))
            yield from level_of(entry.get("/First"), level + 1)
            entry = entry.get("/Next")

    outlines: PdfObject = pdf.Root.get("/Outlines")
    if outlines is not None:
        yield from level_of(outlines.get("/First"), 0)


def _parts(contents: PdfObject) -> Iterable[PdfObject]:
    """Return the streams of a page: one, or an array of some."""
    if isinstance(contents, Packed):
        return (contents,)
    if isinstance(contents, Items | tuple):
        return contents
    from pikepdf import Stream

    return (contents,) if isinstance(contents, Stream) else contents


class _State(Struct):
    """The graphics state, as far as text depends on it."""

    matrix: Matrix = SAME
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    percent: float = 100.0  # of their width that characters have
    leading: float = 0.0
    rise: float = 0.0


class _Following(Struct):
    """Follows content streams; keeps graphics state and the two text matrices."""

    streams: Streams
    characters: int  # that may still come
    operations: int
    forms: int
    fonts: dict[PdfObject, Font] = field(default_factory=dict)
    left: float = 0.0
    top: float = 0.0
    shown: list[ShownText] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    text: Matrix = SAME
    line: Matrix = SAME

    def page(self, page: PdfObject) -> tuple[ShownText, ...]:
        """Return what a page shows."""
        self.left, bottom, _, top = (float(side) for side in page.mediabox)
        self.top = max(bottom, top)
        self.shown, self.state, self.saved = [], _State(), []
        parts = _parts(page.obj.get("/Contents", ()))
        data = b"\n".join(map(self.streams.read, parts))
        self.content(data, page.resources, 0)
        return tuple(self.shown)

    def content(self, data: bytes, resources: PdfObject, depth: int) -> None:
        """Note what a page or a form draws."""
        fonts: dict[bytes, Font] = {}  # as they are named here
        for operator, operands in self._counted(data):
            handle = HANDLERS.get(operator)
            if handle is not None:
                handle(self, operands)
            elif operator in SETTINGS:
                setattr(self.state, SETTINGS[operator], float(operands))
            elif operator == b"Tf":
                chosen, size = operands.split()
                if chosen not in fonts:
                    fonts[chosen] = self._font(resources.Font[name(chosen)])
                self.state.font, self.state.size = fonts[chosen], float(size)
            elif operator == b"Do":
                self._form(resources.XObject[name(operands)], resources, depth)

    def _counted(self, data: bytes) -> list[tuple[bytes, bytes]]:
        """Return what a page or a form does. Raises TooLargeError."""
        done = list(islice(operations(data), self.operations + 1))
        self.operations -= len(done)
        if self.operations < 0:
            raise TooLargeError(MOST_OPERATIONS, OPERATIONS)
        return done

    def _font(self, font: PdfObject) -> Font:
        key = font.objgen if font.is_indirect else font.unparse()
        if key not in self.fonts:
            self.fonts[key] = Font(font, self.streams)
        return self.fonts[key]

    def _form(self, form: PdfObject, resources: PdfObject, depth: int) -> None:
        if form.get("/Subtype") != "/Form" or depth == DEEPEST:
            return
        self.forms -= 1
        if self.forms < 0:
            raise TooLargeError(MOST_FORMS, FORMS)
        self.save(b"")
        self.state.matrix = product(matrix(form.get("/Matrix", SAME)), self.state.matrix)
        self.content(self.streams.read(form), form.get("/Resources", resources), depth + 1)
        self.restore(b"")

    def save(self, _: bytes) -> None:
        self.saved.append(copy(self.state))

    def restore(self, _: bytes) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: bytes) -> None:
        self.state.matrix = product(matrix(operands.split()), self.state.matrix)

    def begin(self, _: bytes) -> None:
        self.text = self.line = SAME

    def set_matrix(self, operands: bytes) -> None:
        a, b, c, d, e, f = map(float, operands.split())
        self.text = self.line = a, b, c, d, e, f

    def move(self, operands: bytes) -> None:
        across, up = map(float, operands.split())
        self.text = self.line = product((1.0, 0.0, 0.0, 1.0, across, up), self.line)

    def move_and_lead(self, operands: bytes) -> None:
        self.state.leading = -float(operands.split()[1])
        self.move(operands)

    def next_line(self, _: bytes) -> None:
        self.move(b"0 %r" % -self.state.leading)

    def show_pieces(self, operands: bytes) -> None:
        """Note strings, and move on by the numbers between them, in thousandths of an em."""
        for number, text in pieces(operands):
            if text:
                self.show(text)
            else:
                along = -float(number) / 1000 * self.state.size * self.state.percent / 100
                self._advance(along)

    def show_next(self, operands: bytes) -> None:
        self.next_line(b"")
        self.show(operands)

    def show_spaced(self, operands: bytes) -> None:
        words, characters, text = operands.split(None, 2)
        self.state.word_space, self.state.character_space = float(words), float(characters)
        self.show_next(text)

    def show(self, operand: bytes) -> None:
        """Note the characters of one string and move on behind it."""
        state = self.state
        if state.font is None:
            return
        signs = state.font.signs(operand)
        if state.word_space:
            signs = state.font.spaced(operand, signs, state.word_space / (state.size or 1.0))
        self.characters -= len(signs.text)
        if self.characters < 0:
            raise TooLargeError(MOST_CHARACTERS, CHARACTERS)
        text = self.text
        a, b, c, d, e, f = text if state.matrix is SAME else product(text, state.matrix)
        x, y = e + state.rise * c - self.left, self.top - f - state.rise * d
        size, turned = state.size * hypot(c, d), b < -abs(a)
        unit, space = state.size * state.percent / 100, state.character_space * state.percent / 100
        self.shown.append(
            ShownText(signs.text, x, y, size, turned, signs.parts, signs.steps, unit, space, a, -b)
        )
        along = signs.along * unit + len(signs.steps) * space
        a, b, c, d, e, f = text
        self.text = (a, b, c, d, e + along * a, f + along * b)

    def _advance(self, along: float) -> None:
        a, b, c, d, e, f = self.text
        self.text = (a, b, c, d, e + along * a, f + along * b)


HANDLERS: dict[bytes, Callable[[_Following, bytes], None]] = {
    b"q": _Following.save,
    b"Q": _Following.restore,
    b"cm": _Following.concatenate,
    b"BT": _Following.begin,
    b"Tm": _Following.set_matrix,
    b"Td": _Following.move,
    b"TD": _Following.move_and_lead,
    b"T*": _Following.next_line,
    b"Tj": _Following.show,
    b"TJ": _Following.show_pieces,
    b"'": _Following.show_next,
    b'"': _Following.show_spaced,
}
SETTINGS: dict[bytes, str] = {
    b"Tc": "character_space",
    b"Tw": "word_space",
    b"Tz": "percent",
    b"TL": "leading",
    b"Ts": "rise",
}
"""The operators of ISO 32000-1, 8.4, 9.3 and 9.4 that move text or show it, or set a number."""
