"""Where in a chart its bars, lines, names and legend stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jianbao.document.chart_style import GAP_WIDTH, HIGHEST, WIDEST, WIDEST_GAP
from jianbao.document.charts import Area, PagedChart
from jianbao.typeset.charts.labels import (
    ASCENT,
    DESCENT,
    LABEL_GAP,
    LABEL_HEIGHT,
    fits_in,
    name_lines,
    room_for,
)

KEY_GAP = 4 * LABEL_GAP  # between the entries of a legend
SWATCH = 7.0
KEY_LINE = 24.0  # length of a line in the legend
NAMES_GAP = 9.0  # above the legend where Word is told the plot: it sets names lower than we do
HIGHEST_BAR = 24.0  # of shares
OVER_SHARES = 5.0
OF_STEP = 0.44  # a bar's height, of what each category has
ABOVE_BAR = 0.44  # of a label's height: from a bar's edge to the middle of a number above it
NEAR = 1.0  # white between a label and the target's line


def thickness(chart: PagedChart) -> tuple[float, int]:
    """Return how thick bars are, and the gap between categories in percent of that.

    Bars and their gap fill what each category has; where that is much, the gap is wider.
    """
    area, count = area_of(chart, 0.0, 0.0), len(chart.categories)
    step = (area.height if chart.lying else area.width) / count
    bars, most = len(chart.series), HIGHEST if chart.lying else WIDEST
    gap = min(WIDEST_GAP, max(GAP_WIDTH, round((step / most - bars) * 100)))
    return step / (bars + gap / 100), gap


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
    over = OVER_SHARES if chart.kind == "shares" else 0.0  # numbers may stand above its bars
    return Area(x, y + over, chart.width, chart.height - legend - over)


def names_of(chart: PagedChart) -> list[list[str]]:
    """Return the categories' names, each in lines that fit its steps along the axis.

    Where some do not fit, only every second one is there, or every third; the others are empty.
    """
    every = chart.shown_every
    step = every * chart.width / len(chart.categories)
    return [
        name_lines(name, step) if number % every == 0 else []
        for number, name in enumerate(chart.categories)
    ]


def shown_every(chart: PagedChart) -> int:
    """Return how many categories share one name: as few as leave room for all that are shown."""
    if chart.lying:
        return 1
    step = chart.width / len(chart.categories)
    for every in range(1, len(chart.categories)):
        shown = chart.categories[::every]
        if all(fits_in(name, every * step - 2 * LABEL_GAP) for name in shown):
            return every
    return max(1, len(chart.categories))


def floor_of(chart: PagedChart, area: Area) -> float:
    """Return where the axis of standing bars and lines lies: above the longest name."""
    return area.y + area.height - LABEL_HEIGHT * max(map(len, names_of(chart)))


def heights(chart: PagedChart, area: Area) -> Callable[[float], float]:
    """Return what gives the place of a number on the value axis of standing bars and lines.

    There is room for labels above the largest number, and below bars that hang from zero.
    """
    low, high = float(chart.low), float(chart.high)
    below = LABEL_HEIGHT + LABEL_GAP if low < 0 else 0.0
    bottom, top = floor_of(chart, area) - below, area.y + LABEL_HEIGHT + LABEL_GAP
    return lambda value: bottom - (bottom - top) * (value - low) / ((high - low) or 1.0)


def lengths(chart: PagedChart, area: Area, names: float, values: float) -> Callable[[float], float]:
    """Return what gives the place of a number along lying bars.

    `names` and `values` are the widths of the widest of each; values stand behind the bars, and
    before those that lie to the left of zero.
    """
    low, high = float(chart.low), float(chart.high)
    hang = low < 0 and chart.ranked is None
    left = area.x + names + (values + LABEL_GAP if hang else 0.0)
    right = area.x + area.width - values - (3 if chart.target else 2) * LABEL_GAP
    return lambda value: left + (right - left) * (value - low) / ((high - low) or 1.0)


def plot_of(chart: PagedChart) -> tuple[Area, float, float]:
    """Return what lies between the axes, and the numbers at both ends of the value axis.

    The chart's upper left corner is (0, 0); there is room for all labels.
    """
    area = area_of(chart, 0.0, 0.0)
    if chart.lying:
        names = max(map(room_for, chart.categories)) + 2 * LABEL_GAP
        values = max(room_for(text) for series in chart.series for text in series.labels)
        width = area.width - names
        plot = Area(names, area.y, width, area.height)
        if chart.kind == "shares":
            return plot, 0.0, 1.0
        place = lengths(chart, area, names, values)
        if chart.ranked is not None:  # the strip ends with the last place
            low, high = float(chart.low), float(chart.high)
            return Area(names, area.y, place(high) - names, area.height), low, high
        return plot, _number(place, names), _number(place, area.width)
    floor = floor_of(chart, area)
    place = heights(chart, area)
    return Area(0.0, 0.0, area.width, floor), _number(place, floor), _number(place, 0.0)


def _number(place: Callable[[float], float], at: float) -> float:
    """Return the number that stands at a place."""
    zero, one = place(0.0), place(1.0)
    return (at - zero) / (one - zero)


def target_at(chart: PagedChart, place: Callable[[float], float]) -> float | None:
    """Return where the target stands."""
    return None if chart.target is None else place(float(chart.target.values[0]))


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


def shares_of(chart: PagedChart, category: int) -> list[float]:
    """Return the share of each series in the whole of a category."""
    values = [float(series.values[category]) for series in chart.series]
    return [value / (sum(values) or 1.0) for value in values]


def bar_height(chart: PagedChart, area: Area) -> float:
    """Return the height of a bar of shares: there is room for a number above it."""
    return min(HIGHEST_BAR, area.height / len(chart.categories) * OF_STEP)


def gap_of(chart: PagedChart, area: Area) -> int:
    """Return what is between bars of shares, in percent of their height."""
    return round((area.height / len(chart.categories) / bar_height(chart, area) - 1) * 100)


def lifted_shares(chart: PagedChart) -> tuple[tuple[float, ...], ...]:
    """Return how far each label of shares is lifted: above its bar where its part is too narrow."""
    plot, _, _ = plot_of(chart)
    up = bar_height(chart, plot) / 2 + LABEL_HEIGHT * ABOVE_BAR
    shares = [shares_of(chart, number) for number in range(len(chart.categories))]
    return tuple(
        tuple(
            0.0 if room_for(text) + LABEL_GAP <= shares[number][row] * plot.width else up
            for number, text in enumerate(series.labels)
        )
        for row, series in enumerate(chart.series)
    )


def raised_labels(chart: PagedChart) -> tuple[tuple[float, ...], ...]:
    """Return how far each label of standing bars is raised for the target's line."""
    area = area_of(chart, 0.0, 0.0)
    place = heights(chart, area)
    line = target_at(chart, place)
    ends = [[place(float(value)) - LABEL_GAP for value in series.values] for series in chart.series]
    return tuple(tuple(end - above_line(end, line) for end in row) for row in ends)


def line_points(chart: PagedChart, area: Area) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each series' line: those of a category in the middle of its step."""
    step, place = area.width / len(chart.categories), heights(chart, area)
    for series in chart.series:
        yield [
            (area.x + (number + 0.5) * step, place(float(value)))
            for number, value in enumerate(series.values)
        ]
