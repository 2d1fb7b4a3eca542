"""A PDF read back, operator by operator."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.placed import Placed
from jianbao.proof.back import UnreadError, drawn_lines, placed_texts
from jianbao.proof.drift import Drift
from jianbao.readers.pieces import Piece


def read(data: bytes, placed: Placed, pieces: list[Piece]) -> tuple[Drift | None, list[str]]:
    """Return the first line that differs, and the lines that were typeset."""
    from jianbao.proof.drawn_lines import drawn_drift
    from jianbao.proof.placed_order import placed_drift
    from jianbao.readers.pdf.glyphs import PdfReadError, read_pdf

    try:
        pdf = read_pdf(data)
    except PdfReadError as error:
        return Drift("file", "pdf", str(error)), []
    return placed_drift(placed) or drawn_drift(pdf, placed), placed_texts(placed)


def printed(data: bytes) -> Iterator[str]:
    """Yield the lines of the pages. Raises UnreadError."""
    from jianbao.readers.pdf.glyphs import PdfReadError, read_pdf

    try:
        pages = read_pdf(data).pages
    except PdfReadError as error:
        raise UnreadError(str(error)) from error
    yield from drawn_lines(pages)


def said(data: bytes) -> object:
    """Return the rows of each page as texts."""
    from jianbao.readers.pdf.glyphs import read_pdf
    from jianbao.readers.rows import rows_of, text_of

    return [[text_of(row) for row in rows_of(page)] for page in read_pdf(data).pages]
