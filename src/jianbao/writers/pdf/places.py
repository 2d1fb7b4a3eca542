"""Places on pages: numbers as a PDF has them, areas, and what links and bookmarks lead to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import assert_never

from reportlab.lib.rl_accel import fp_str

from jianbao.document.placed import Box, Image, Item, Line, PlacedPage, Polygon, Stroke
from jianbao.document.word.lines import ASCENT, DESCENT
from jianbao.writers.pdf.objects import Given
from jianbao.writers.pdf.structure import Box as Area

PLACES = 4000
COLOURS = 64  # that are kept ready


def numbers(*given: float) -> str:
    """Return numbers as a PDF has them, with blanks between."""
    return str(fp_str(*given))


@lru_cache(PLACES)
def number(given: float) -> str:
    """Return a number as a PDF has it; lines stand at the same places on many pages."""
    return str(fp_str(given))


@lru_cache(COLOURS)
def colour(rrggbb: str) -> str:
    """Return a colour's parts from 0 to 1."""
    return numbers(*(int(rrggbb[start : start + 2], 16) / 255 for start in (0, 2, 4)))


def destination(placed: Sequence[PlacedPage], pages: Sequence[Given], page: int, y: float) -> bytes:
    """Return a place on a page, from 1, as links and bookmarks lead to it: the window's top."""
    top = numbers(placed[page - 1].height - y).encode()
    return b"[%s/FitH %s]" % (pages[page - 1].reference, top)


def area(item: Item, height: float) -> Area:
    """Return the rectangle that an item takes up on a page so high, in the PDF's direction."""
    match item:
        case Line(runs=runs, baseline=baseline):
            size = max(run.size for run in runs)
            base = height - baseline
            right = max(run.x + run.width for run in runs)
            return runs[0].x, base - DESCENT * size, right, base + ASCENT * size
        case Stroke(x0=x0, y0=y0, x1=x1, y1=y1):
            return min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1)
        case Polygon(points=points):
            across, down = zip(*points, strict=True)
            return min(across), height - max(down), max(across), height - min(down)
        case Box() | Image():
            return item.x, height - item.y - item.height, item.x + item.width, height - item.y
        case _:
            assert_never(item)


def around(one: Area | None, other: Area) -> Area:
    """Return the smallest rectangle around both."""
    if one is None:
        return other
    (left, bottom), (right, top) = map(min, one[:2], other[:2]), map(max, one[2:], other[2:])
    return left, bottom, right, top
