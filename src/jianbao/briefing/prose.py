"""A text of a briefing, as typed and as parsed, and what it says in bare words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, assert_never

from msgspec import Struct

from jianbao.briefing.inline import (
    FigureReference,
    NoteReference,
    ObjectPlace,
    OddSigns,
    Piece,
    PlainText,
    SectionReference,
    StrayBrace,
)
from jianbao.messages.findings import Place
from jianbao.yaml.dates import Period, Point
from jianbao.yaml.source import Scalar

PERIOD_ID = "period"  # `{period}` prints the briefing's period
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Prose(Struct, frozen=True):
    """A text as typed and the pieces it was parsed into.

    `text` is what it says in bare words, without marks of notes: for what has no typography, as a
    file's properties and names. References to sections are not in it.
    """

    source: Scalar
    pieces: tuple[Piece, ...]
    quoted: bool = False  # a paragraph that is a quotation
    text: str = ""

    @property
    def place(self) -> Place:
        """Where it is typed."""
        return self.source.place

    @property
    def object(self) -> str:
        """The name of the table, chart or picture that stands in its place, or ""."""
        pieces = [piece for piece in self.pieces if not isinstance(piece, OddSigns)]
        piece = pieces[0] if len(pieces) == 1 else None
        return piece.name if isinstance(piece, ObjectPlace) else ""


class Stated(Protocol):
    """A figure, as far as a text prints it."""

    @property
    def written(self) -> str:
        """The value with its unit."""

    @property
    def unit(self) -> str:
        """The unit alone."""

    @property
    def value(self) -> Scalar:
        """The value alone."""


class Around(Struct, frozen=True):
    """What bare words need to know: the ledger, the period, and the language it is named in."""

    figures: Mapping[str, Stated]
    period: Period | None
    language: str = "zh-CN"


def bare_words(pieces: tuple[Piece, ...], around: Around) -> str:
    """Return what a text says without marks of notes and references to sections."""
    return "".join(_bare(piece, around) for piece in pieces)


def _bare(piece: Piece, around: Around) -> str:
    match piece:
        case PlainText(text=text):
            return text.replace("\n", "")
        case OddSigns(printed=printed):
            return printed
        case FigureReference(id=id, part=part) if id in around.figures:
            figure = around.figures[id]
            words = {"value": figure.value.text, "unit": figure.unit}
            return words.get(part, figure.written)
        case FigureReference(id=id) if id == PERIOD_ID and around.period:
            return plain_period(around.period, around.language)
        case FigureReference(id=id):
            return f"{{{id}}}"
        case NoteReference() | SectionReference() | ObjectPlace() | StrayBrace():
            return ""
        case _:
            assert_never(piece)


def plain_period(period: Period, language: str) -> str:
    """Return a period as the templates that ship name it in full."""
    first, last = _point(period.first, language), _point(period.last, language)
    if period.first == period.last:
        return first
    if language == "en":
        return f"{first} to {last}"
    if period.first.year == period.last.year and period.last.month:
        last = last.removeprefix(f"{period.last.year}年")
    return f"{first}至{last}"


def _point(point: Point, language: str) -> str:
    if language == "en":
        month = MONTHS[point.month - 1] if point.month else ""
        return " ".join(filter(None, (str(point.day or ""), month, str(point.year))))
    month = f"{point.month}月" if point.month else ""
    return f"{point.year}年{month}" + (f"{point.day}日" if point.day else "")
