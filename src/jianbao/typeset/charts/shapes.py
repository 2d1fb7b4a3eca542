"""The shapes that charts are drawn with: boxes, hatched ones, strokes and marks."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.document.chart_style import (
    HATCH_APART,
    HATCH_WIDTH,
    MARK_EDGE,
    MARK_SIZE,
    Paint,
    Pen,
)
from jianbao.document.placed import Box, Item, Line, Polygon, Run, Stroke

CIRCLE_CORNERS = 16
CORNERS = {"circle": CIRCLE_CORNERS, "square": 4, "triangle": 3, "diamond": 4}
WHITE = "FFFFFF"


def box(x: float, y: float, width: float, height: float, fill: Paint) -> Iterator[Item]:
    """Yield a rectangle as its paint says."""
    colour = WHITE if fill.hatched else fill.colour
    yield Box(x, y, width, height, colour, fill.outline)
    if fill.hatched:
        yield from _hatching(x, y, width, height, fill.colour)


def _hatching(x: float, y: float, width: float, height: float, colour: str) -> Iterator[Stroke]:
    """Yield strokes that rise to the right through a rectangle, none of them beyond its edges."""
    along = HATCH_APART
    while along < width + height:
        left, bottom = max(0.0, along - height), min(along, height)
        right, top = min(along, width), max(0.0, along - width)
        yield Stroke(x + left, y + bottom, x + right, y + top, HATCH_WIDTH, colour)
        along += HATCH_APART


def stroke(x0: float, y0: float, x1: float, y1: float, pen: Pen) -> Stroke:
    """Return a line as its pen draws it."""
    return Stroke(x0, y0, x1, y1, pen.width, pen.colour, dash=pen.dashes)


def mark(x: float, y: float, pen: Pen) -> Polygon:
    """Return the mark of a point: a regular polygon, a square standing on its side."""
    corners = CORNERS[pen.mark]
    radius, turn = MARK_SIZE / 2, -math.pi / 2
    if pen.mark == "square":
        radius, turn = radius * math.sqrt(2), -math.pi / 4
    angles = (turn + 2 * math.pi * number / corners for number in range(corners))
    points = tuple(
        (round(x + radius * math.cos(angle), 3), round(y + radius * math.sin(angle), 3))
        for angle in angles
    )
    fill = pen.colour if pen.filled else WHITE
    return Polygon(points, fill, MARK_EDGE, pen.colour)


def scaled(item: Item, scale: float, x: float, y: float) -> Item:
    """Return what draws a part of a chart, larger and with its corner at (x, y)."""
    match item:
        case Box():
            return replace(
                item,
                x=x + item.x * scale,
                y=y + item.y * scale,
                width=item.width * scale,
                height=item.height * scale,
            )
        case Stroke():
            return replace(
                item,
                x0=x + item.x0 * scale,
                y0=y + item.y0 * scale,
                x1=x + item.x1 * scale,
                y1=y + item.y1 * scale,
            )
        case Polygon():
            points = tuple(
                (round(x + a * scale, 3), round(y + b * scale, 3)) for a, b in item.points
            )
            return replace(item, points=points)
        case Line():
            runs = tuple(_larger(run, scale, x) for run in item.runs)
            return replace(item, runs=runs, baseline=y + item.baseline * scale)
        case _:
            raise ValueError(f"a chart has no {type(item).__name__}")


def _larger(run: Run, scale: float, x: float) -> Run:
    advances = tuple(advance * scale for advance in run.advances)
    return replace(
        run, size=run.size * scale, x=x + run.x * scale, width=run.width * scale, advances=advances
    )
