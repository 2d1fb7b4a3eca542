"""A chart as boxes, rules, marks and lines of text: the PDF's twin of Word's native chart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jianbao.document.chart_style import (
    AXIS_WIDTH,
    FALL,
    HIGHEST_MARK,
    LABEL_SIZE,
    PENS,
    STRIP,
    TARGET,
    Paint,
    fills_of,
)
from jianbao.document.charts import Area, PagedChart
from jianbao.document.placed import Box, Item, Line, Stroke
from jianbao.fonts.faces import Faces
from jianbao.typeset.charts.area import (
    KEY_GAP,
    KEY_LINE,
    SWATCH,
    above_line,
    area_of,
    bar_height,
    behind_line,
    floor_of,
    heights,
    key_width,
    legend_rows,
    lengths,
    lifted_shares,
    line_points,
    names_of,
    plot_of,
    shares_of,
    target_at,
    thickness,
)
from jianbao.typeset.charts.labels import (
    ASCENT,
    LABEL_GAP,
    LABEL_HEIGHT,
    Lettering,
    label,
    width_of,
)
from jianbao.typeset.charts.layout import at_usual_scale
from jianbao.typeset.charts.shapes import box, mark, scaled, stroke
from jianbao.typeset.charts.sides import label_place, label_sides

BREAK = 4.2  # points: a stroke that breaks an axis


def draw_chart(chart: PagedChart, x: float, y: float, faces: Faces) -> Iterator[Item]:
    """Yield what draws `chart` with its upper left corner at (x, y).

    Larger labels make everything larger but strokes.
    """
    if chart.scale != 1:
        small = draw_chart(at_usual_scale(chart), 0.0, 0.0, faces)
        yield from (scaled(item, chart.scale, x, y) for item in small)
        return
    rows = legend_rows(chart)
    letters = Lettering(faces, chart.face)
    for number, row in enumerate(rows, -len(rows)):
        yield from _legend(chart, row, x, y + chart.height + number * LABEL_HEIGHT, letters)
    draw = {"bar": _lying, "column": _standing, "line": _lines, "shares": _shares}[chart.kind]
    yield from draw(chart, area_of(chart, x, y), letters)


def _break_mark(x: float, floor: float) -> Iterator[Stroke]:
    """Yield two short strokes through an axis that does not begin at zero."""
    for left in (x + BREAK, x + 2 * BREAK):
        yield Stroke(left, floor + BREAK / 2, left + BREAK / 2, floor - BREAK / 2, AXIS_WIDTH)


def _paint(chart: PagedChart, value: float, fill: Paint) -> Paint:
    """Return how a bar is painted: one below zero differs where there is one series only."""
    return FALL if value < 0 and len(chart.series) == 1 and not chart.target else fill


def _standing(chart: PagedChart, area: Area, faces: Lettering) -> Iterator[Item]:
    floor, place = floor_of(chart, area), heights(chart, area)
    zero = place(0.0)
    step = area.width / len(chart.categories)
    width, _ = thickness(chart)
    target = target_at(chart, place)
    labels: list[Line] = []
    for number, lines in enumerate(names_of(chart)):
        left = area.x + number * step
        yield from _names(lines, left + step / 2, floor, faces)
        left += (step - width * len(chart.series)) / 2
        for row, (series, fill) in enumerate(zip(chart.series, fills_of(chart), strict=False)):
            value = float(series.values[number])
            end = place(value)
            paint = _paint(chart, value, fill)
            yield from box(left, min(end, zero), width, abs(zero - end), paint)
            baseline = above_line(end - LABEL_GAP, target)
            if value < 0:
                baseline = end + LABEL_GAP + ASCENT
            if not chart.hides(row, number):
                text = label(series.labels[number], left + width / 2, baseline, faces, 0.5)
                if target is None:
                    yield text
                else:
                    labels.append(text)
            left += width
    if target is not None:
        yield stroke(area.x, target, area.x + area.width, target, TARGET)
    yield from labels
    yield Stroke(area.x, zero, area.x + area.width, zero, AXIS_WIDTH)


def _names(lines: list[str], middle: float, floor: float, faces: Lettering) -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield label(line, middle, floor + LABEL_HEIGHT * (number + 0.85), faces, 0.5)


def _lying(chart: PagedChart, area: Area, faces: Lettering) -> Iterator[Item]:
    names = max(width_of(category, faces) for category in chart.categories) + 2 * LABEL_GAP
    values = max(width_of(text, faces) for series in chart.series for text in series.labels)
    place = lengths(chart, area, names, values)
    start, zero = place(float(chart.low)), place(0.0)
    step = area.height / len(chart.categories)
    width, _ = thickness(chart)
    target = target_at(chart, place)
    labels: list[Line] = []
    if chart.ranked is not None:
        yield Box(start, area.y, place(float(chart.ranked)) - start, area.height, STRIP)
    for number, category in enumerate(chart.categories):
        top = area.y + number * step
        middle = top + step / 2
        at = area.x + names - LABEL_GAP
        yield label(category, at, middle + LABEL_SIZE * 0.35, faces, 1.0)
        top += (step - width * len(chart.series)) / 2
        for series, fill in zip(chart.series, fills_of(chart), strict=False):
            value, written = series.values[number], series.labels[number]
            end = place(float(value))
            left = zero if chart.ranked is None else place(float(value - chart.mark))
            paint = _paint(chart, float(value), fill)
            high = width if chart.ranked is None else min(width, HIGHEST_MARK)
            at = top + (width - high) / 2
            yield from box(min(end, left), at, abs(end - left), high, paint)
            baseline = top + width / 2 + LABEL_SIZE * 0.35
            begin = behind_line(end + LABEL_GAP, width_of(written, faces), target)
            text = label(written, begin, baseline, faces, 0.0)
            if value < 0:
                text = label(written, end - LABEL_GAP, baseline, faces, 1.0)
            if target is None:
                yield text
            else:
                labels.append(text)
            top += width
    if target is not None:
        yield stroke(target, area.y, target, area.y + area.height, TARGET)
    yield from labels
    if chart.ranked is None:
        yield Stroke(zero, area.y, zero, area.y + area.height, AXIS_WIDTH)


def _shares(chart: PagedChart, area: Area, faces: Lettering) -> Iterator[Item]:
    """Yield bars of one length, each parted by the shares of the series in it."""
    plot, _, _ = plot_of(chart)
    step, height = plot.height / len(chart.categories), bar_height(chart, plot)
    lifted = lifted_shares(chart)
    for number, category in enumerate(chart.categories):
        middle = area.y + (number + 0.5) * step
        baseline = middle + LABEL_SIZE * 0.35
        yield label(category, area.x + plot.x - LABEL_GAP, baseline, faces, 1.0)
        left = area.x + plot.x
        for row, share in enumerate(shares_of(chart, number)):
            width = plot.width * share
            yield from box(left, middle - height / 2, width, height, fills_of(chart)[row])
            text, up = chart.series[row].labels[number], lifted[row][number]
            yield label(text, left + width / 2, baseline - up, faces, 0.5)
            left += width


def _lines(chart: PagedChart, area: Area, faces: Lettering) -> Iterator[Item]:
    floor = floor_of(chart, area)
    step = area.width / len(chart.categories)
    for number, name in enumerate(names_of(chart)):
        yield from _names(name, area.x + (number + 0.5) * step, floor, faces)
    place = heights(chart, area)
    axis = place(0.0) if chart.low <= 0 else floor
    yield Stroke(area.x, axis, area.x + area.width, axis, AXIS_WIDTH)
    if chart.low > 0:
        yield from _break_mark(area.x, floor)
    target = target_at(chart, place)
    if target is not None:
        yield stroke(area.x, target, area.x + area.width, target, TARGET)
    lines = list(zip(line_points(chart, area), PENS, strict=False))
    for points, pen in lines:
        for (x0, y0), (x1, y1) in pairwise(points):
            yield stroke(x0, y0, x1, y1, pen)
    for points, pen in lines:
        yield from (mark(x, y, pen) for x, y in points)
    for (points, _), series, sides in zip(lines, chart.series, label_sides(chart), strict=True):
        for point, text, side in zip(points, series.labels, sides, strict=True):
            if side:
                left, top, _, _ = label_place(point, width_of(text, faces), side)
                yield label(text, left, top + ASCENT, faces, 0.0)


def _legend(
    chart: PagedChart, row: list[int], x: float, y: float, faces: Lettering
) -> Iterator[Item]:
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
        yield stroke(left, middle, left + KEY_LINE, middle, TARGET)
    elif chart.kind == "line":
        yield stroke(left, middle, left + KEY_LINE, middle, PENS[number])
        yield mark(left + KEY_LINE / 2, middle, PENS[number])
    else:
        top = y + (LABEL_HEIGHT - SWATCH) / 2
        yield from box(left, top, SWATCH, SWATCH, fills_of(chart)[number])
