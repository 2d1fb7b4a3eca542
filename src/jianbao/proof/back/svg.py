"""An SVG file read back, as XML."""

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
    from jianbao.proof.placed_order import placed_drift
    from jianbao.proof.svg_lines import svg_drift
    from jianbao.readers.svg import read_svg

    try:
        svg = read_svg(data)
    except ReadError as error:
        return Drift("file", "svg", str(error)), []
    return placed_drift(placed) or svg_drift(svg, placed), placed_texts(placed)


def printed(data: bytes) -> Iterator[str]:
    """Yield the lines of the pages. Raises ReadError."""
    from jianbao.readers.svg import read_svg

    for page in read_svg(data).drawn.shown:
        yield from level_lines(page)


def content(data: bytes) -> object:
    """Return the lines of each page as texts. Raises ReadError."""
    from jianbao.readers.lines import lines_of, text_of
    from jianbao.readers.svg import read_svg

    return [[text_of(line) for line in lines_of(page)] for page in read_svg(data).drawn.pages]
