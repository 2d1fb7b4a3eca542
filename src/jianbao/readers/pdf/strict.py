"""Everything that a plain page draws: each letter and each shape, in the order of drawing.

Only the operators that pages of this program have ever had are known here, and any other refuses
the page: two pages can be held against each other only where nothing of either is unknown.
Lengths are points; y runs up from the page's lower edge, as in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import hypot

from msgspec import Struct, field
from msgspec.structs import replace

from jianbao.document.patterns import pattern
from jianbao.readers.pdf.content import IMAGE, name, operations
from jianbao.readers.pdf.fonts import Font
from jianbao.readers.pdf.matrix import SAME, Matrix, matrix, product
from jianbao.readers.pdf.streams import PdfObject, Streams

MARKED = pattern(rb"/\w+\s*<<\s*/MCID\s+(\d{1,6})\s*>>")
ARTIFACT = pattern(rb"/Artifact\s*<<\s*/Type\s*/\w+\s*>>")
NARROWEST, WIDEST = 40, 200  # of a hundred: how far letters are set narrower or wider
BLACK = "0.000 0.000 0.000"
MOST_MARKS = 400_000  # letters and shapes of a page


class NotPlainError(Exception):
    """The page draws in a way that is not followed here."""


class Letter(Struct, frozen=True, gc=False):
    """One letter as it stands on the page; `element` is its marked content, -1 for an artifact."""

    text: str
    face: str
    size: float
    colour: str
    x: float
    y: float
    width: float  # to the next letter
    cell: float  # its own width, without what is put between letters
    element: int
    order: int
    turned: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what is surely within its cell."""
        if self.turned:  # it reads downwards, and up is right
            return (
                self.x, self.y - 0.9 * self.cell, self.x + 0.7 * self.size,
                self.y - 0.1 * self.cell,
            )  # fmt: skip
        right = self.x + 0.9 * self.cell
        return self.x + 0.1 * self.cell, self.y, right, self.y + 0.7 * self.size


class Shape(Struct, frozen=True, gc=False):
    """A rule, an area or a picture: how it is drawn, and the edges of what it covers."""

    look: str
    element: int
    order: int
    box: tuple[float, float, float, float]


class StrictPage(Struct, frozen=True):
    """A page's size, its letters and its shapes."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    shapes: tuple[Shape, ...]


def strict_pages(pdf: PdfObject, streams: Streams) -> Iterator[StrictPage]:
    """Yield what each page of an opened PDF draws.

    Raises NotPlainError, or an error of a damaged file.
    """
    fonts: dict[object, Font] = {}
    for page in pdf.pages:
        left, bottom, right, top = (float(side) for side in page.mediabox)
        whole = list(map(float, page.cropbox)) == [left, bottom, right, top]
        if (left, bottom) != (0, 0) or not whole or int(page.obj.get("/Rotate", 0)):
            raise NotPlainError("page")
        following = _Following(page.obj.get("/Resources", {}), streams, fonts)
        contents = page.obj.Contents
        parts = (
            contents if hasattr(contents, "as_list") and not _is_stream(contents) else [contents]
        )
        following.follow(b"\n".join(map(streams.read, parts)))
        yield StrictPage(right, top, tuple(following.letters), tuple(following.shapes))


def _is_stream(contents: PdfObject) -> bool:
    from pikepdf import Stream

    return isinstance(contents, Stream)


class _State(Struct, frozen=True):
    """The graphics state as far as these pages set it."""

    matrix: Matrix = SAME
    fill: str = BLACK
    edge: str = BLACK
    line: float = 1
    dash: str = "[] 0"
    font: Font | None = None
    face: str = ""
    size: float = 0.0
    percent: float = 100.0
    space: float = 0.0
    rise: float = 0.0


class _Following(Struct):
    """Follows one page's operators."""

    resources: PdfObject
    streams: Streams
    fonts: dict[object, Font]
    letters: list[Letter] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    text: Matrix = SAME  # where the next string stands
    path: list[tuple[float, float]] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)

    def follow(self, content: bytes) -> None:
        """Note all letters and shapes. Raises NotPlainError."""
        if IMAGE.search(content):  # which `operations` passes over
            raise NotPlainError("BI")
        for operator, operands in operations(content):
            if operator not in HANDLERS:
                raise NotPlainError(repr(operator))
            HANDLERS[operator](self, operands)
            if len(self.letters) + len(self.shapes) > MOST_MARKS:
                raise NotPlainError("marks")
        if self.elements or self.saved:
            raise NotPlainError("nesting")

    def nothing(self, _: bytes) -> None:
        """Pass over what draws nothing of its own."""

    def begin_marked(self, operands: bytes) -> None:
        words = operands.strip()
        marked = MARKED.fullmatch(words)
        if not marked and not ARTIFACT.fullmatch(words):
            raise NotPlainError("BDC")
        self.elements.append(int(marked[1]) if marked else -1)

    def end_marked(self, _: bytes) -> None:
        self.elements.pop()

    def save(self, _: bytes) -> None:
        self.saved.append(self.state)

    def restore(self, _: bytes) -> None:
        self.state = self.saved.pop()

    def concatenate(self, operands: bytes) -> None:
        moved = product(matrix(operands.split()), self.state.matrix)
        self.state = replace(self.state, matrix=moved)

    def set_font(self, operands: bytes) -> None:
        key, size = operands.split()
        font = self.resources.Font[name(key)]
        known = font.objgen if font.is_indirect else font.unparse()
        if known not in self.fonts:
            self.fonts[known] = Font(font, self.streams)
        face = face_name(font)
        self.state = replace(self.state, font=self.fonts[known], face=face, size=float(size))

    def set_dash(self, operands: bytes) -> None:
        self.state = replace(self.state, dash=b" ".join(operands.split()).decode("latin-1"))

    def begin_text(self, _: bytes) -> None:
        self.text = SAME

    def set_matrix(self, operands: bytes) -> None:
        self.text = matrix(operands.split())

    def show(self, operands: bytes) -> None:
        state = self.state
        if state.font is None or not NARROWEST <= state.percent <= WIDEST:
            raise NotPlainError("text")
        signs = state.font.signs(operands)
        a, b, c, d, x, y = product(self.text, state.matrix)
        upright, turned = a > 0 and d > 0 and b == c == 0, a == d == 0 and b < 0 < c
        if not (upright or turned) or abs(hypot(a, b) - hypot(c, d)) > 1e-3:
            raise NotPlainError("Tm")
        scale = hypot(a, b)
        size, along = state.size * scale, 0.0
        x, y = (x + state.rise * scale, y) if turned else (x, y + state.rise * scale)
        for part, step in zip(signs.parts, signs.steps, strict=True):
            cell = step * size * state.percent / 100
            width = cell + state.space * scale * state.percent / 100
            place = (x, y - along) if turned else (x + along, y)
            self.letters.append(
                Letter(
                    part, state.face, round(size, 2), state.fill, *place, width, cell,
                    self._element, len(self.letters) + len(self.shapes), turned,
                )
            )  # fmt: skip
            along += width
        self.text = product((1, 0, 0, 1, along / scale, 0), self.text)

    @property
    def _element(self) -> int:
        if not self.elements:
            raise NotPlainError("untagged")
        return self.elements[-1]

    def point(self, operands: bytes) -> None:
        x, y = map(float, operands.split())
        self.path.append(self._moved(x, y))

    def rectangle(self, operands: bytes) -> None:
        x, y, width, height = map(float, operands.split())
        self.path += [self._moved(x, y), self._moved(x + width, y + height)]

    def _moved(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.state.matrix
        return a * x + c * y + e, b * x + d * y + f

    def stroke(self, _: bytes) -> None:
        self._shape(f"S {self._edge}", self.state.line / 2)

    def fill(self, _: bytes) -> None:
        self._shape(f"f {self.state.fill}", 0.0)

    def fill_and_stroke(self, _: bytes) -> None:
        self._shape(f"B {self.state.fill} {self._edge}", self.state.line / 2)

    @property
    def _edge(self) -> str:
        return f"{self.state.edge} {self.state.line} {self.state.dash}"

    def _shape(self, look: str, around: float) -> None:
        across, up = zip(*self.path, strict=True)
        box = min(across) - around, min(up) - around, max(across) + around, max(up) + around
        order = len(self.letters) + len(self.shapes)
        self.shapes.append(Shape(f"{look} {len(self.path)}", self._element, order, box))
        self.path = []

    def end_path(self, _: bytes) -> None:
        self.path = []

    def picture(self, operands: bytes) -> None:
        from hashlib import sha256

        each = self.resources.XObject[name(operands)]
        if each.get("/Subtype") != "/Image":
            raise NotPlainError("Do")
        mask = each.get("/SMask")
        drawn = [_packed(part) for part in (each, mask) if part is not None]
        self.path = [self._moved(0, 0), self._moved(1, 1)]
        self._shape(f"Do {sha256(b''.join(drawn)).hexdigest()}", 0.0)


def _packed(picture: PdfObject) -> bytes:
    """Return a picture's bytes, and all that says how they are seen."""
    keys = sorted(set(picture.keys()) - {"/SMask", "/Length"})
    entries = [f"{key} {_resolved(picture[key])}" for key in keys]
    return "; ".join(entries).encode() + bytes(picture.read_raw_bytes())


def _resolved(value: PdfObject) -> str:
    return str(value.unparse(resolved=True) if hasattr(value, "unparse") else value)


def face_name(font: PdfObject) -> str:
    """Return a font's name without the mark of a subset."""
    return str(font.get("/BaseFont", "")).rpartition("+")[2].lstrip("/")


def _number(key: str) -> Callable[[_Following, bytes], None]:
    def set_number(following: _Following, operands: bytes) -> None:
        following.state = replace(following.state, **{key: float(operands)})

    return set_number


def _colour(key: str) -> Callable[[_Following, bytes], None]:
    def set_colour(following: _Following, operands: bytes) -> None:
        parts = " ".join(f"{float(part):.3f}" for part in operands.split())
        following.state = replace(following.state, **{key: parts})

    return set_colour


HANDLERS: dict[bytes, Callable[[_Following, bytes], None]] = {
    b"BDC": _Following.begin_marked,
    b"EMC": _Following.end_marked,
    b"q": _Following.save,
    b"Q": _Following.restore,
    b"cm": _Following.concatenate,
    b"rg": _colour("fill"),
    b"RG": _colour("edge"),
    b"w": _number("line"),
    b"d": _Following.set_dash,
    b"BT": _Following.begin_text,
    b"ET": _Following.nothing,
    b"Tf": _Following.set_font,
    b"Tz": _number("percent"),
    b"Tc": _number("space"),
    b"Ts": _number("rise"),
    b"TL": _Following.nothing,
    b"Tm": _Following.set_matrix,
    b"Tj": _Following.show,
    b"m": _Following.point,
    b"l": _Following.point,
    b"re": _Following.rectangle,
    b"h": _Following.nothing,
    b"n": _Following.end_path,
    b"S": _Following.stroke,
    b"f": _Following.fill,
    b"f*": _Following.fill,
    b"B": _Following.fill_and_stroke,
    b"B*": _Following.fill_and_stroke,
    b"Do": _Following.picture,
}
