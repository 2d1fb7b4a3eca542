"""A PDF read back, operator by operator."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.placed import Placed
from jianbao.proof.back import placed_texts
from jianbao.proof.drift import Drift
from jianbao.readers.errors import ReadError
from jianbao.readers.glyphs import level_lines
from jianbao.readers.pieces import Piece


def read(data: bytes, placed: Placed, pieces: list[Piece]) -> tuple[Drift | None, list[str]]:
    """Return the first line that differs, and the lines that were typeset."""
    from jianbao.proof.drawn_lines import drawn_drift
    from jianbao.proof.placed_order import placed_drift
    from jianbao.readers.pdf.glyphs import read_pdf

    try:
        pdf = read_pdf(data)
    except ReadError as error:
        return Drift("file", "pdf", str(error)), []
    return placed_drift(placed) or drawn_drift(pdf, placed), placed_texts(placed)


def printed(data: bytes) -> Iterator[str]:
    """Yield the lines of the pages. Raises ReadError."""
    from jianbao.readers.pdf.glyphs import read_pdf

    for page in read_pdf(data).shown:
        yield from level_lines(page)


def content(data: bytes) -> object:
    """Return the lines of each page as texts. Raises ReadError."""
    from jianbao.readers.lines import lines_of, text_of
    from jianbao.readers.pdf.glyphs import read_pdf

    return [[text_of(line) for line in lines_of(page)] for page in read_pdf(data).pages]
