"""A Word file read back, as zip and XML."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.document.placed import Placed
from jianbao.document.word.kinsoku import NO_WIDTH_SPACE
from jianbao.proof.drift import Drift, first_drift
from jianbao.readers.errors import ReadError
from jianbao.readers.pieces import Piece


def read(data: bytes, placed: Placed, pieces: list[Piece]) -> tuple[Drift | None, list[str]]:
    """Return the first piece that differs, and the texts of headings, paragraphs and notes."""
    from jianbao.readers.word.pieces import WordPieces

    try:
        actual = WordPieces(data).pieces()
    except ReadError as error:
        return Drift("zip", "docx", str(error)), []
    texts = [piece.text for piece in actual if piece.kind in ("heading", "paragraph", "note")]
    return first_drift(list(map(_seen, pieces)), list(map(_seen, actual))), texts


def _seen(piece: Piece) -> Piece:
    """Return a piece without what a Word file has for line ends only; typed, it is refused."""
    if NO_WIDTH_SPACE not in piece.text:
        return piece
    return replace(piece, text=piece.text.replace(NO_WIDTH_SPACE, ""))


def printed(data: bytes) -> Iterator[str]:
    """Yield the lines of every part's paragraphs. Raises ReadError."""
    from jianbao.readers.word.printed import printed_lines

    return printed_lines(data)


def content(data: bytes) -> object:
    """Return the pieces of the file. Raises ReadError."""
    from jianbao.readers.word.pieces import WordPieces

    return WordPieces(data).pieces()
