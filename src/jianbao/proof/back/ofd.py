"""An OFD file read back, as zip and XML."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.placed import Placed
from jianbao.proof.back import UnreadError, drawn_lines, placed_texts
from jianbao.proof.drift import Drift
from jianbao.readers.pieces import Piece


def read(data: bytes, placed: Placed, pieces: list[Piece]) -> tuple[Drift | None, list[str]]:
    """Return the first line that differs, and the lines that were typeset."""
    from jianbao.proof.ofd_lines import ofd_drift
    from jianbao.proof.placed_order import placed_drift
    from jianbao.readers.ofd import OfdReadError, read_ofd

    try:
        ofd = read_ofd(data)
    except OfdReadError as error:
        return Drift("file", "ofd", str(error)), []
    return placed_drift(placed) or ofd_drift(ofd, placed), placed_texts(placed)


def printed(data: bytes) -> Iterator[str]:
    """Yield the lines of the pages. Raises UnreadError."""
    from jianbao.readers.ofd import OfdReadError, read_ofd

    try:
        pages = read_ofd(data).drawn.pages
    except OfdReadError as error:
        raise UnreadError(str(error)) from error
    yield from drawn_lines(pages)


def said(data: bytes) -> object:
    """Return the rows of each page as texts."""
    from jianbao.readers.ofd import read_ofd
    from jianbao.readers.rows import rows_of, text_of

    return [[text_of(row) for row in rows_of(page)] for page in read_ofd(data).drawn.pages]
