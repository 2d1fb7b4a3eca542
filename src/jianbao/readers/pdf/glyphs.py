"""The characters of a PDF with their places, in the order in which they are drawn.

Content streams are followed operator by operator; marked content, however deep, changes nothing
about what is drawn and is passed over. Lengths are points, y runs down from the page's top edge.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

import pikepdf
from msgspec import Struct, field

from jianbao.readers.pdf.fonts import Font

Matrix = tuple[float, float, float, float, float, float]

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 8  # forms within forms; a form that holds itself would never end


class Glyph(Struct, frozen=True):
    """One character: the origin of its glyph, and its size on paper."""

    character: str
    x: float
    y: float
    size: float
    turned: bool = False  # a quarter to the right, so that it reads downwards


class Bookmark(Struct, frozen=True):
    """An entry of the outline; level 0 is the highest."""

    level: int
    text: str


class PdfFile(Struct, frozen=True):
    """What is read out of a PDF."""

    pages: tuple[tuple[Glyph, ...], ...]
    bookmarks: tuple[Bookmark, ...]


class PdfReadError(Exception):
    """The bytes are no PDF, or its text cannot be followed."""


def read_pdf(data: bytes) -> PdfFile:
    """Return the characters of every page and the bookmarks."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            fonts: dict[Any, Font] = {}
            pages = tuple(_page_glyphs(page, fonts) for page in pdf.pages)
            return PdfFile(pages, tuple(_bookmarks(pdf)))
    except (pikepdf.PdfError, KeyError, AttributeError, ValueError) as error:
        raise PdfReadError(str(error)) from error


def _page_glyphs(page: pikepdf.Page, fonts: dict[Any, Font]) -> tuple[Glyph, ...]:
    left, bottom, _, top = (float(side) for side in page.mediabox)
    reader = _Reader(fonts, left, max(bottom, top))
    reader.content(page, page.obj.get("/Resources", {}), 0)
    return tuple(reader.glyphs)


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Bookmark]:
    def below(items: Any, level: int) -> Iterator[Bookmark]:
        for item in items:
            yield Bookmark(level, item.title)
            yield from below(item.children, level + 1)

    if "/Outlines" in pdf.Root:
        with pdf.open_outline() as outline:
            yield from below(outline.root, 0)


class _State(Struct):
    """The graphics state, as far as text depends on it."""

    matrix: Matrix = SAME
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class _Reader(Struct):
    """Follows content streams; keeps graphics state and the two text matrices."""

    fonts: dict[Any, Font]
    left: float
    top: float
    glyphs: list[Glyph] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    text: Matrix = SAME
    line: Matrix = SAME

    def content(self, stream: Any, resources: Any, depth: int) -> None:
        """Note what a page or a form draws."""
        for instruction in pikepdf.parse_content_stream(stream, READ):
            name, operands = str(instruction.operator), instruction.operands
            if name in HANDLERS:
                HANDLERS[name](self, *operands)
            elif name == "Tf":
                chosen, size = operands
                self.state.font, self.state.size = self._font(resources.Font[chosen]), float(size)
            elif name == "Do":
                self._form(resources.XObject[operands[0]], resources, depth)

    def _font(self, font: Any) -> Font:
        key = font.objgen if font.is_indirect else font.unparse()
        if key not in self.fonts:
            self.fonts[key] = Font(font)
        return self.fonts[key]

    def _form(self, form: Any, resources: Any, depth: int) -> None:
        if form.get("/Subtype") != "/Form" or depth == DEEPEST:
            return
        self.save()
        self.concatenate(*form.get("/Matrix", SAME))
        self.content(form, form.get("/Resources", resources), depth + 1)
        self.restore()

    def save(self) -> None:
        self.saved.append(copy(self.state))

    def restore(self) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, *matrix: Any) -> None:
        self.state.matrix = _product(_matrix(matrix), self.state.matrix)

    def begin(self) -> None:
        self.text = self.line = SAME

    def set_matrix(self, *matrix: Any) -> None:
        self.text = self.line = _matrix(matrix)

    def move(self, across: Any, up: Any) -> None:
        self.text = self.line = _product((1, 0, 0, 1, float(across), float(up)), self.line)

    def move_and_lead(self, across: Any, up: Any) -> None:
        self.state.leading = -float(up)
        self.move(across, up)

    def next_line(self) -> None:
        self.move(0.0, -self.state.leading)

    def set_scale(self, percent: Any) -> None:
        self.state.scale = float(percent) / 100

    def set_character_space(self, space: Any) -> None:
        self.state.character_space = float(space)

    def set_word_space(self, space: Any) -> None:
        self.state.word_space = float(space)

    def set_leading(self, leading: Any) -> None:
        self.state.leading = float(leading)

    def set_rise(self, rise: Any) -> None:
        self.state.rise = float(rise)

    def show(self, string: Any) -> None:
        """Note the characters of one string and move on behind it."""
        state = self.state
        if state.font is None:
            return
        a, b, c, d, e, f = _product(self.text, state.matrix)
        size = state.size * (c * c + d * d) ** 0.5
        x, y = e + state.rise * c - self.left, self.top - f - state.rise * d
        along = 0.0
        for sign in state.font.signs(bytes(string)):
            space = state.character_space + (state.word_space if sign.is_space else 0.0)
            step = (sign.advance * state.size + space) * state.scale
            for character in sign.text:
                place = x + along * a, y - along * b
                self.glyphs.append(Glyph(character, *place, size, turned=b < -abs(a)))
            along += step
        self._advance(along)

    def show_pieces(self, pieces: Any) -> None:
        """Note strings between which numbers move, in thousandths of an em."""
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                self.show(piece)
            else:
                self._advance(-float(piece) / 1000 * self.state.size * self.state.scale)

    def show_next(self, string: Any) -> None:
        self.next_line()
        self.show(string)

    def show_spaced(self, words: Any, characters: Any, string: Any) -> None:
        self.set_word_space(words)
        self.set_character_space(characters)
        self.show_next(string)

    def _advance(self, along: float) -> None:
        self.text = _product((1, 0, 0, 1, along, 0), self.text)


HANDLERS: dict[str, Callable[..., None]] = {
    "q": _Reader.save,
    "Q": _Reader.restore,
    "cm": _Reader.concatenate,
    "BT": _Reader.begin,
    "Tm": _Reader.set_matrix,
    "Td": _Reader.move,
    "TD": _Reader.move_and_lead,
    "T*": _Reader.next_line,
    "Tc": _Reader.set_character_space,
    "Tw": _Reader.set_word_space,
    "Tz": _Reader.set_scale,
    "TL": _Reader.set_leading,
    "Ts": _Reader.set_rise,
    "Tj": _Reader.show,
    "TJ": _Reader.show_pieces,
    "'": _Reader.show_next,
    '"': _Reader.show_spaced,
}
"""The operators of ISO 32000-1, 8.4, 9.3 and 9.4 that move text or show it."""

READ = " ".join([*HANDLERS, "Tf", "Do"])


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _product(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first` and `then` one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
