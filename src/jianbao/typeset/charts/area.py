"""Where in a chart its bars, lines, names and legend stand."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.charts import Area, PagedChart
from jianbao.typeset.charts.labels import (
    ASCENT,
    DESCENT,
    LABEL_GAP,
    LABEL_HEIGHT,
    name_lines,
    room_for,
)

KEY_GAP = 4 * LABEL_GAP  # between the entries of a legend
SWATCH = 7.0
KEY_LINE = 24.0  # length of a line in the legend
NAMES_GAP = 9.0  # above the legend where Word is told the plot: it sets names lower than we do
NEAR = 1.0  # white between a label and the target's line


def key_width(chart: PagedChart, number: int) -> float:
    """Return the width of a swatch or line in the legend."""
    return KEY_LINE if chart.kind == "line" or number == len(chart.series) else SWATCH


def legend_rows(chart: PagedChart) -> list[list[int]]:
    """Return the numbers of the series that share a row of the legend; none without a legend."""
    rows: list[list[int]] = []
    left = chart.width
    for number, series in enumerate(chart.all_series if chart.has_legend else ()):
        width = key_width(chart, number) + LABEL_GAP + room_for(series.name) + KEY_GAP
        if left + width - KEY_GAP > chart.width:
            rows.append([])
            left = 0.0
        rows[-1].append(number)
        left += width
    return rows


def area_of(chart: PagedChart, x: float, y: float) -> Area:
    """Return what the legend leaves of a chart whose upper left corner is (x, y)."""
    rows = len(legend_rows(chart))
    white = LABEL_GAP if chart.target is None and chart.kind != "line" else NAMES_GAP
    legend = rows * LABEL_HEIGHT + white if rows else 0.0
    return Area(x, y, chart.width, chart.height - legend)


def names_of(chart: PagedChart) -> list[list[str]]:
    """Return the categories' names, each in lines that fit its step along the axis."""
    step = chart.width / len(chart.categories)
    return [name_lines(name, step) for name in chart.categories]


def floor_of(chart: PagedChart, area: Area) -> float:
    """Return where the axis of standing bars and lines lies: above the longest name."""
    return area.y + area.height - LABEL_HEIGHT * max(map(len, names_of(chart)))


def tallest(chart: PagedChart, area: Area) -> float:
    """Return the height of the largest number: above it is room for its label."""
    return floor_of(chart, area) - area.y - LABEL_HEIGHT - LABEL_GAP


def largest(chart: PagedChart) -> float:
    """Return the number that takes up the full length; lengths begin at zero."""
    return float(max((max(series.values) for series in chart.all_series), default=0)) or 1.0


def plot_of(chart: PagedChart) -> tuple[Area, float]:
    """Return what lies between the axes, and the number at the end of the value axis.

    The chart's upper left corner is (0, 0); there is room for all labels.
    """
    area = area_of(chart, 0.0, 0.0)
    if chart.kind == "bar":
        names = max(map(room_for, chart.categories)) + 2 * LABEL_GAP
        values = max(room_for(text) for series in chart.series for text in series.labels)
        width = area.width - names
        longest = width - values - 3 * LABEL_GAP
        return Area(names, 0.0, width, area.height), largest(chart) * width / longest
    floor = floor_of(chart, area)
    end = largest(chart) * floor / tallest(chart, area)
    return Area(0.0, 0.0, area.width, floor), end


def target_at(chart: PagedChart, length: float, start: float) -> float | None:
    """Return where the target stands if the largest number is `length` away from `start`."""
    if chart.target is None:
        return None
    return start + length * float(chart.target.values[0]) / largest(chart)


def above_line(baseline: float, line: float | None) -> float:
    """Return a label's baseline, raised where the target's line would run through the label."""
    if line is not None and baseline - ASCENT - NEAR < line < baseline + DESCENT + NEAR:
        return line - LABEL_GAP
    return baseline


def behind_line(left: float, width: float, line: float | None) -> float:
    """Return where a label begins: behind the target's line where that would run through it."""
    if line is not None and left - NEAR < line < left + width + NEAR:
        return line + LABEL_GAP
    return left


def raised_labels(chart: PagedChart) -> tuple[tuple[float, ...], ...]:
    """Return how far each label of standing bars is raised for the target's line."""
    area = area_of(chart, 0.0, 0.0)
    floor, height = floor_of(chart, area), tallest(chart, area)
    line = target_at(chart, -height, floor)
    ends = [
        [floor - height * float(value) / largest(chart) - LABEL_GAP for value in series.values]
        for series in chart.series
    ]
    return tuple(tuple(end - above_line(end, line) for end in row) for row in ends)


def line_points(chart: PagedChart, area: Area) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each series' line: those of a category in the middle of its step."""
    step, floor = area.width / len(chart.categories), floor_of(chart, area)
    height = tallest(chart, area)
    for series in chart.series:
        yield [
            (area.x + (number + 0.5) * step, floor - height * float(value) / largest(chart))
            for number, value in enumerate(series.values)
        ]
