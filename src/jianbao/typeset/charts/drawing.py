"""A chart as boxes, rules, marks and lines of text: the PDF's twin of Word's native chart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from jianbao.document.chart_style import (
    AXIS_WIDTH,
    FILLS,
    FILLS_BEHIND_LINE,
    GAP_WIDTH,
    LABEL_SIZE,
    MARK_EDGE,
    MARK_SIZE,
    PENS,
    TARGET,
    Paint,
    Pen,
)
from jianbao.document.charts import Area, PagedChart
from jianbao.document.placed import Box, Item, Line, Polygon, Stroke
from jianbao.fonts.faces import Faces
from jianbao.typeset.charts.area import (
    KEY_GAP,
    KEY_LINE,
    SWATCH,
    above_line,
    area_of,
    behind_line,
    floor_of,
    key_width,
    largest,
    legend_rows,
    line_points,
    names_of,
    tallest,
    target_at,
)
from jianbao.typeset.charts.labels import ASCENT, LABEL_GAP, LABEL_HEIGHT, label, width_of
from jianbao.typeset.charts.sides import label_place, label_sides

CIRCLE_CORNERS = 16
CORNERS = {"circle": CIRCLE_CORNERS, "square": 4, "triangle": 3, "diamond": 4}


def draw_chart(chart: PagedChart, x: float, y: float, faces: Faces) -> Iterator[Item]:
    """Yield what draws `chart` with its upper left corner at (x, y)."""
    rows = legend_rows(chart)
    for number, row in enumerate(rows, -len(rows)):
        yield from _legend(chart, row, x, y + chart.height + number * LABEL_HEIGHT, faces)
    draw = {"bar": _lying, "column": _standing, "line": _lines}[chart.kind]
    yield from draw(chart, area_of(chart, x, y), faces)


def _fills(chart: PagedChart) -> tuple[Paint, ...]:
    return FILLS_BEHIND_LINE if chart.target else FILLS


def _bar_width(chart: PagedChart, step: float) -> float:
    """Return a bar's width where each category has `step`: bars plus their gap fill it."""
    return step / (len(chart.series) + GAP_WIDTH / 100)


def _standing(chart: PagedChart, area: Area, faces: Faces) -> Iterator[Item]:
    floor, height = floor_of(chart, area), tallest(chart, area)
    step = area.width / len(chart.categories)
    width = _bar_width(chart, step)
    target = target_at(chart, -height, floor)
    labels: list[Line] = []
    for number, lines in enumerate(names_of(chart)):
        left = area.x + number * step
        yield from _names(lines, left + step / 2, floor, faces)
        left += (step - width * len(chart.series)) / 2
        for series, fill in zip(chart.series, _fills(chart), strict=False):
            bar = height * float(series.values[number]) / largest(chart)
            box = _box(left, floor - bar, width, bar, fill)
            baseline = above_line(floor - bar - LABEL_GAP, target)
            text = label(series.labels[number], left + width / 2, baseline, faces, 0.5)
            if target is None:
                yield from (box, text)
            else:
                yield box
                labels.append(text)
            left += width
    if target is not None:
        yield _stroke(area.x, target, area.x + area.width, target, TARGET)
        yield from labels
    yield Stroke(area.x, floor, area.x + area.width, floor, AXIS_WIDTH)


def _names(lines: list[str], middle: float, floor: float, faces: Faces) -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield label(line, middle, floor + LABEL_HEIGHT * (number + 0.85), faces, 0.5)


def _lying(chart: PagedChart, area: Area, faces: Faces) -> Iterator[Item]:
    names = max(width_of(category, faces) for category in chart.categories) + 2 * LABEL_GAP
    values = max(width_of(text, faces) for series in chart.series for text in series.labels)
    left = area.x + names
    longest = area.width - names - values - (3 if chart.target else 2) * LABEL_GAP
    step = area.height / len(chart.categories)
    width = _bar_width(chart, step)
    target = target_at(chart, longest, left)
    labels: list[Line] = []
    for number, category in enumerate(chart.categories):
        top = area.y + number * step
        middle = top + step / 2
        yield label(category, left - LABEL_GAP, middle + LABEL_SIZE * 0.35, faces, 1.0)
        top += (step - width * len(chart.series)) / 2
        for series, fill in zip(chart.series, _fills(chart), strict=False):
            length = longest * float(series.values[number]) / largest(chart)
            box = _box(left, top, length, width, fill)
            baseline = top + width / 2 + LABEL_SIZE * 0.35
            written = series.labels[number]
            start = behind_line(left + length + LABEL_GAP, width_of(written, faces), target)
            text = label(written, start, baseline, faces, 0.0)
            if target is None:
                yield from (box, text)
            else:
                yield box
                labels.append(text)
            top += width
    if target is not None:
        yield _stroke(target, area.y, target, area.y + area.height, TARGET)
        yield from labels
    yield Stroke(left, area.y, left, area.y + area.height, AXIS_WIDTH)


def _lines(chart: PagedChart, area: Area, faces: Faces) -> Iterator[Item]:
    floor = floor_of(chart, area)
    step = area.width / len(chart.categories)
    for number, name in enumerate(names_of(chart)):
        yield from _names(name, area.x + (number + 0.5) * step, floor, faces)
    yield Stroke(area.x, floor, area.x + area.width, floor, AXIS_WIDTH)
    target = target_at(chart, -tallest(chart, area), floor)
    if target is not None:
        yield _stroke(area.x, target, area.x + area.width, target, TARGET)
    lines = list(zip(line_points(chart, area), PENS, strict=False))
    for points, pen in lines:
        for (x0, y0), (x1, y1) in pairwise(points):
            yield _stroke(x0, y0, x1, y1, pen)
    for points, pen in lines:
        yield from (_mark(x, y, pen) for x, y in points)
    for (points, _), series, sides in zip(lines, chart.series, label_sides(chart), strict=True):
        for point, text, side in zip(points, series.labels, sides, strict=True):
            left, top, _, _ = label_place(point, width_of(text, faces), side)
            yield label(text, left, top + ASCENT, faces, 0.0)


def _legend(chart: PagedChart, row: list[int], x: float, y: float, faces: Faces) -> Iterator[Item]:
    names = {number: chart.all_series[number].name for number in row}
    keys = {number: key_width(chart, number) + LABEL_GAP for number in row}
    widths = [keys[number] + width_of(names[number], faces) for number in row]
    left = x + (chart.width - sum(widths) - KEY_GAP * (len(widths) - 1)) / 2
    for number, width in zip(row, widths, strict=True):
        yield from _key(chart, number, left, y)
        yield label(names[number], left + keys[number], y + LABEL_HEIGHT * 0.78, faces, 0.0)
        left += width + KEY_GAP


def _key(chart: PagedChart, number: int, left: float, y: float) -> Iterator[Item]:
    """Yield what stands before a name in the legend."""
    middle = y + LABEL_HEIGHT / 2
    if number == len(chart.series):
        yield _stroke(left, middle, left + KEY_LINE, middle, TARGET)
    elif chart.kind == "line":
        yield _stroke(left, middle, left + KEY_LINE, middle, PENS[number])
        yield _mark(left + KEY_LINE / 2, middle, PENS[number])
    else:
        yield _box(left, y + (LABEL_HEIGHT - SWATCH) / 2, SWATCH, SWATCH, _fills(chart)[number])


def _box(x: float, y: float, width: float, height: float, fill: Paint) -> Box:
    return Box(x, y, width, height, fill.colour, fill.outline)


def _stroke(x0: float, y0: float, x1: float, y1: float, pen: Pen) -> Stroke:
    return Stroke(x0, y0, x1, y1, pen.width, pen.colour, dash=pen.dashes)


def _mark(x: float, y: float, pen: Pen) -> Polygon:
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
    fill = pen.colour if pen.filled else "FFFFFF"
    return Polygon(points, fill, MARK_EDGE, pen.colour)
