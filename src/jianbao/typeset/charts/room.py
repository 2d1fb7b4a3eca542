"""What room names and numbers of a chart need: its least height, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from jianbao.document.chart_style import GAP_WIDTH
from jianbao.document.charts import PagedChart
from jianbao.typeset.charts.area import area_of, heights, line_points, shown_every, thickness
from jianbao.typeset.charts.labels import (
    ASCENT,
    DESCENT,
    LABEL_GAP,
    LABEL_HEIGHT,
    room_for,
)
from jianbao.typeset.charts.sides import crosses, label_place, label_sides

MOST_LYING = 24  # bars: more make no chart to be read
MOST_NAMES = 21  # of lying bars; a page has no room for more
MANY_POINTS = 12  # of lines: beyond them a number that stands on a line is rather left out
LEAST_SHARES = 24.0  # of a bar of shares with the number above it
BETWEEN = 0.6  # white between the numbers of bars that lie one below another

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


def least_height(chart: PagedChart) -> float:
    """Return how high a chart is at least so that names and numbers of its lying bars have room."""
    if not chart.lying:
        return 0.0
    around = chart.height - area_of(chart, 0.0, 0.0).height
    bars = (len(chart.series) + GAP_WIDTH / 100) * (ASCENT + DESCENT + BETWEEN)
    step = LEAST_SHARES if chart.kind == "shares" else max(LABEL_HEIGHT, bars)
    return around + step * len(chart.categories)


def lies_better(chart: PagedChart) -> bool:
    """Return whether standing bars would lose names or numbers, and are few enough to lie."""
    names = len(chart.categories)
    if chart.kind != "column" or names > MOST_NAMES or names * len(chart.series) > MOST_LYING:
        return False
    return shown_every(chart) > 1 or _crowded_bars(chart)


def hidden_labels(chart: PagedChart) -> tuple[tuple[bool, ...], ...]:
    """Return which numbers are left out, by series and category; nothing where all have room.

    Of lines the first, the last, the largest and the smallest stay; of many standing bars those
    that have a name.
    """
    if chart.kind == "line":
        kept = [_telling(series.values) for series in chart.series]
        crowded = _crowded_lines(chart)
    elif chart.kind == "column":
        shown = set(range(0, len(chart.categories), chart.shown_every))
        kept = [shown for _ in chart.series]
        crowded = _crowded_bars(chart)
    else:
        return ()
    every = range(len(chart.categories))
    hidden = tuple(tuple(number not in row for number in every) for row in kept)
    return hidden if crowded and any(map(any, hidden)) else ()


def _telling(values: tuple[object, ...]) -> set[int]:
    numbers = list(values)
    low, high = min(numbers), max(numbers)  # type: ignore[type-var]
    return {0, len(numbers) - 1, numbers.index(low), numbers.index(high)}


def _crowded_lines(chart: PagedChart) -> bool:
    """Return whether labels stand on one another, or, along many points, on lines.

    They do so though each stands on its best side.
    """
    lines = list(line_points(chart, area_of(chart, 0.0, 0.0)))
    places = [
        label_place(point, room_for(text), side)
        for line, series, sides in zip(lines, chart.series, label_sides(chart), strict=True)
        for point, text, side in zip(line, series.labels, sides, strict=True)
    ]
    if any(_meet(*pair) for pair in combinations(places, 2)):
        return True
    segments = [segment for line in lines for segment in pairwise(line)]
    many = len(chart.categories) > MANY_POINTS
    return many and any(crosses(each, place) for each in segments for place in places)


def _crowded_bars(chart: PagedChart) -> bool:
    """Return whether numbers of standing bars stand on one another, or on a bar beside theirs."""
    bars, labels = zip(*_bars(chart), strict=True)
    on_bars = (
        _meet(label, bar)
        for number, label in enumerate(labels)
        for bar in (*bars[:number][-1:], *bars[number + 1 :][:1])
    )
    return any(on_bars) or any(_meet(*pair) for pair in combinations(labels, 2))


def _bars(chart: PagedChart) -> Iterator[tuple[Rectangle, Rectangle]]:
    """Yield where standing bars stand, each with the place of its number, from the left on."""
    area = area_of(chart, 0.0, 0.0)
    place, step = heights(chart, area), area.width / len(chart.categories)
    width, _ = thickness(chart)
    for number in range(len(chart.categories)):
        left = number * step + (step - width * len(chart.series)) / 2
        for row, series in enumerate(chart.series):
            middle, half = left + (row + 0.5) * width, room_for(series.labels[number]) / 2
            value = float(series.values[number])
            baseline = place(value) + (LABEL_GAP + ASCENT if value < 0 else -LABEL_GAP)
            ends = sorted((place(0.0), place(value)))
            bar = left + row * width, ends[0], left + (row + 1) * width, ends[1]
            yield bar, (middle - half, baseline - ASCENT, middle + half, baseline + DESCENT)


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
