"""A page as measured: glyphs in rows, and rules. Points; x from the left, y down from the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.document.word.lines import ASCENT, DESCENT
from jianbao.document.word.widths import HALF

Value = TypeVar("Value")

WIDE_GAP = 0.8  # of an em: what stands apart in one row


class MeasuredGlyph(Struct, frozen=True):
    """One character: its origin, where the next would stand, and the edges of its ink."""

    text: str
    x: float
    right: float
    baseline: float
    top: float
    bottom: float
    size: float
    face: str  # a role, or the font's own name
    bold: bool
    colour: str  # black, red, or RRGGBB
    drawn: bool = False  # a part of what the file calls a figure

    @property
    def is_han(self) -> bool:
        """Whether it is a Chinese character, whose face is the one that counts."""
        return "\u3400" <= self.text <= "\u9fff"


class Row:
    """Glyphs on one baseline, from left to right."""

    def __init__(self, page: int, glyphs: list[MeasuredGlyph]) -> None:
        self.page = page
        self.glyphs = glyphs
        self.left, self.right = glyphs[0].x, glyphs[-1].right
        self.size = most_common(glyph.size for glyph in glyphs)
        self.baseline = most_common(glyph.baseline for glyph in glyphs if glyph.size == self.size)

    @cached_property
    def text(self) -> str:
        """The characters; a blank where they stand apart."""
        text, end = "", self.left
        for glyph in self.glyphs:
            apart = glyph.x - end > WIDE_GAP * glyph.size
            text += " " * (apart and bool(text)) + glyph.text
            end = glyph.right
        return text

    @cached_property
    def face(self) -> str:
        """The face of most of its Chinese characters; with none, of most characters."""
        return face_of(self.glyphs)

    @property
    def colour(self) -> str:
        """The colour of most of its characters."""
        return most_common(glyph.colour for glyph in self.glyphs)

    @property
    def em_top(self) -> float:
        """The upper edge of its characters' cells."""
        return self.baseline - ASCENT * self.size

    @property
    def em_bottom(self) -> float:
        """The lower edge of its characters' cells."""
        return self.baseline + DESCENT * self.size

    @property
    def cells(self) -> float:
        """How many full-width characters it holds, a half-width one as a half."""
        return sum(1.0 if _is_wide(glyph.text) else HALF for glyph in self.glyphs)


class MeasuredRule(Struct, frozen=True):
    """A horizontal rule; y is its middle."""

    page: int
    left: float
    right: float
    y: float
    thickness: float
    colour: str

    @property
    def width(self) -> float:
        """Its length."""
        return self.right - self.left


class MeasuredUpright(Struct, frozen=True):
    """A vertical rule; x is its middle."""

    x: float
    top: float
    bottom: float


class Sheet(Struct, frozen=True):
    """One page; number counts from 1."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...]
    strokes: tuple[MeasuredRule, ...]
    uprights: tuple[MeasuredUpright, ...] = ()  # as drawn, a piece for each cell of a table

    @property
    def upright(self) -> bool:
        """Whether the page is higher than wide; the other way the rules turn with it."""
        return self.height >= self.width


def face_of(glyphs: list[MeasuredGlyph]) -> str:
    """Return the role of most of the Chinese characters, else of most glyphs; bold says so."""
    han = [glyph for glyph in glyphs if glyph.is_han]
    return most_common(glyph.face + "-bold" * glyph.bold for glyph in han or glyphs)


def millimetres(points: float) -> float:
    """Return a length in millimetres."""
    return points / POINTS_PER_MILLIMETRE


def most_common(values: Iterable[Value]) -> Value:
    """Return what occurs most; of equals, the first."""
    return Counter(values).most_common(1)[0][0]


def _is_wide(text: str) -> bool:
    return text >= "\u2010"
