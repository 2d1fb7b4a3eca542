"""The characters of a PDF with their places, in the order in which they are drawn.

Content streams are followed operator by operator; marked content, however deep, changes nothing
about what is drawn and is passed over. Lengths are points, y runs down from the page's top edge.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from jianbao.proof.pdf_fonts import Font

Matrix = tuple[float, float, float, float, float, float]

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 8  # forms within forms; a form that holds itself would never end


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: the origin of its glyph, and its size on paper."""

    character: str
    x: float
    y: float
    size: float
    end: float = 0.0  # where the next one would stand


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline; level 0 is the highest."""

    level: int
    text: str


@dataclass(frozen=True)
class PdfFile:
    """What is read out of a PDF."""

    pages: tuple[tuple[Glyph, ...], ...]
    bookmarks: tuple[Bookmark, ...]


def read_pdf(data: bytes) -> PdfFile:
    """Return the characters of every page and the bookmarks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[Any, Font] = {}
        pages = tuple(tuple(_page_glyphs(page, fonts)) for page in pdf.pages)
        return PdfFile(pages, tuple(_bookmarks(pdf)))


def _page_glyphs(page: pikepdf.Page, fonts: dict[Any, Font]) -> Iterator[Glyph]:
    left, bottom, _, top = (float(side) for side in page.mediabox)
    reader = _Reader(fonts, left, max(bottom, top))
    yield from reader.content(page, page.obj.get("/Resources", {}), 0)


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Bookmark]:
    def below(items: Any, level: int) -> Iterator[Bookmark]:
        for item in items:
            yield Bookmark(level, item.title)
            yield from below(item.children, level + 1)

    if "/Outlines" in pdf.Root:
        with pdf.open_outline() as outline:
            yield from below(outline.root, 0)


@dataclass(frozen=True)
class _State:
    """The graphics state, as far as text depends on it."""

    matrix: Matrix = SAME
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass
class _Reader:
    """Follows content streams; keeps graphics state and the two text matrices."""

    fonts: dict[Any, Font]
    left: float
    top: float
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    text: Matrix = SAME
    line: Matrix = SAME

    def content(self, stream: Any, resources: Any, depth: int) -> Iterator[Glyph]:
        """Yield what a page or a form draws."""
        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), instruction.operands
            if name in STATE:
                value = float(operands[0])
                self.state = replace(self.state, **{STATE[name]: value})
            elif name in MOVES:
                MOVES[name](self, *operands)
            elif name in SHOWS:
                yield from SHOWS[name](self, *operands)
            elif name == "Tf":
                font = self._font(resources.Font[operands[0]])
                self.state = replace(self.state, font=font, size=float(operands[1]))
            elif name == "Do":
                yield from self._form(resources.XObject[operands[0]], resources, depth)

    def _font(self, font: Any) -> Font:
        key = font.objgen if font.is_indirect else id(font)
        if key not in self.fonts:
            self.fonts[key] = Font(font)
        return self.fonts[key]

    def _form(self, form: Any, resources: Any, depth: int) -> Iterator[Glyph]:
        if form.get("/Subtype") != "/Form" or depth == DEEPEST:
            return
        self.save()
        self.concatenate(*form.get("/Matrix", SAME))
        yield from self.content(form, form.get("/Resources", resources), depth + 1)
        self.restore()

    def save(self) -> None:
        self.saved.append(self.state)

    def restore(self) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, *matrix: Any) -> None:
        changed = _product(_matrix(matrix), self.state.matrix)
        self.state = replace(self.state, matrix=changed)

    def begin(self) -> None:
        self.text = self.line = SAME

    def set_matrix(self, *matrix: Any) -> None:
        self.text = self.line = _matrix(matrix)

    def move(self, across: Any, up: Any) -> None:
        self.text = self.line = _product((1, 0, 0, 1, float(across), float(up)), self.line)

    def move_and_lead(self, across: Any, up: Any) -> None:
        self.state = replace(self.state, leading=-float(up))
        self.move(across, up)

    def next_line(self) -> None:
        self.move(0.0, -self.state.leading)

    def set_scale(self, percent: Any) -> None:
        self.state = replace(self.state, scale=float(percent) / 100)

    def show(self, string: Any) -> Iterator[Glyph]:
        """Yield the characters of one string and move on behind it."""
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
                yield Glyph(character, x + along * a, y - along * b, size, x + (along + step) * a)
            along += step
        self._advance(along)

    def show_pieces(self, pieces: Any) -> Iterator[Glyph]:
        """Yield the characters of strings between which numbers move, in thousandths of an em."""
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                yield from self.show(piece)
            else:
                self._advance(-float(piece) / 1000 * self.state.size * self.state.scale)

    def show_next(self, string: Any) -> Iterator[Glyph]:
        self.next_line()
        yield from self.show(string)

    def show_spaced(self, words: Any, characters: Any, string: Any) -> Iterator[Glyph]:
        spaces = {"word_space": float(words), "character_space": float(characters)}
        self.state = replace(self.state, **spaces)  # type: ignore[arg-type]
        yield from self.show_next(string)

    def _advance(self, along: float) -> None:
        self.text = _product((1, 0, 0, 1, along, 0), self.text)


STATE = {"Tc": "character_space", "Tw": "word_space", "TL": "leading", "Ts": "rise"}
MOVES: dict[str, Callable[..., None]] = {
    "q": _Reader.save,
    "Q": _Reader.restore,
    "cm": _Reader.concatenate,
    "BT": _Reader.begin,
    "Tm": _Reader.set_matrix,
    "Td": _Reader.move,
    "TD": _Reader.move_and_lead,
    "T*": _Reader.next_line,
    "Tz": _Reader.set_scale,
}
SHOWS: dict[str, Callable[..., Iterator[Glyph]]] = {
    "Tj": _Reader.show,
    "TJ": _Reader.show_pieces,
    "'": _Reader.show_next,
    '"': _Reader.show_spaced,
}
"""The operators of ISO 32000-1, 8.4, 9.3 and 9.4 that move text or show it."""


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
