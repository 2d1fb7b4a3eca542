"""A paper as it came, whatever file it was: its paragraphs and tables in order, and its notes."""

from __future__ import annotations

from msgspec import Struct

NO_LEVEL = 0


class Mark(Struct, frozen=True):
    """Where a paragraph refers to a footnote: before the character at `offset`."""

    offset: int
    note: str


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph: what it says, the number that Word prints before it, and how it looks.

    `level` is its outline level from 1, 0 where its maker gave none; `size` is in points, 0 where
    the file has no sizes (plain text).
    """

    text: str
    place: str
    marks: tuple[Mark, ...] = ()
    label: str = ""
    level: int = NO_LEVEL
    is_title: bool = False
    is_centred: bool = False
    is_red: bool = False
    size: float = 0.0

    @property
    def printed(self) -> str:
        """What a reader sees: the automatic number, too."""
        return self.label + self.text


class Grid(Struct, frozen=True, kw_only=True):
    """A table: rows of cells; `<` joins a cell to the left one, `^` to the one above."""

    rows: tuple[tuple[str, ...], ...]
    place: str


class Image(Struct, frozen=True, kw_only=True):
    """A picture in the text, as PNG or JPEG."""

    data: bytes
    ending: str  # png, jpg
    words: str  # for those who cannot see it, "" for none
    place: str


class Tile(Struct, frozen=True, kw_only=True):
    """A figure that stands large for itself: its name, the value as written, what is said below."""

    label: str
    written: str
    detail: str
    place: str


Piece = Paragraph | Grid | Image


class Source(Struct, frozen=True, kw_only=True):
    """A whole paper as it came. `is_copy`: lines copied out of pages, with their rubbish."""

    name: str
    pieces: tuple[Piece, ...]
    notes: dict[str, str]
    is_copy: bool = False
    tiles: tuple[Tile, ...] = ()
    lost: tuple[str, ...] = ()  # what the reader saw and could not bring: places with a word

    @property
    def is_chinese(self) -> bool:
        """Whether a fair part of it is written in Chinese."""
        text = "".join(paragraph.text for paragraph in self.paragraphs)
        han = sum("\u3400" <= sign <= "\u9fff" for sign in text)
        return han * 5 >= len(text.replace(" ", ""))

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs alone."""
        return [piece for piece in self.pieces if isinstance(piece, Paragraph)]
