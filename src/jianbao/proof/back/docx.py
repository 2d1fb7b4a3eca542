"""A Word file read back, as zip and XML."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.placed import Placed
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
    return first_drift(pieces, actual), texts


def printed(data: bytes) -> Iterator[str]:
    """Yield the lines of every part's paragraphs. Raises ReadError."""
    from jianbao.readers.word.printed import printed_lines

    return printed_lines(data)


def content(data: bytes) -> object:
    """Return the pieces of the file. Raises ReadError."""
    from jianbao.readers.word.pieces import WordPieces

    return WordPieces(data).pieces()
