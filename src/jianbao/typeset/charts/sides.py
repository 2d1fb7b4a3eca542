"""On which side of its point each label of a line chart stands, so that none covers another.

Decided once for both: the PDF's twin draws it so, and Word is told the same sides.
"""

from __future__ import annotations

from itertools import pairwise

from jianbao.document.chart_style import MARK_SIZE
from jianbao.document.charts import PagedChart
from jianbao.typeset.charts.area import area_of, floor_of, heights, line_points, target_at
from jianbao.typeset.charts.labels import ASCENT, DESCENT, LABEL_GAP, room_for

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom

AWAY = MARK_SIZE / 2 + 2.0  # from the point to the label
SIDES = ("t", "b", "r", "l")  # as Word calls them, the best first
ON_LABEL, ON_MARK, ON_LINE, OUTSIDE = 1000.0, 100.0, 40.0, 5000.0
"""What it costs a label to stand on something, on a line by how far that runs through it; to be
cut off is worst."""


def label_sides(chart: PagedChart) -> tuple[tuple[str, ...], ...]:
    """Return the side of each label, by series and category; "" of one that is left out.

    Labels are placed from the first category on, from the highest point of each down; each takes
    the side on which it covers least of what is there.
    """
    area = area_of(chart, 0.0, 0.0)
    lines = list(line_points(chart, area))
    bounds = (0.0, -AWAY, area.width, floor_of(chart, area))
    marks = [around(point) for line in lines for point in line]
    segments = [segment for line in lines for segment in pairwise(line)]
    target = target_at(chart, heights(chart, area))
    segments += [] if target is None else [((0.0, target), (area.width, target))]
    sides = [[""] * len(chart.categories) for _ in lines]
    placed: list[Rectangle] = []
    for category in range(len(chart.categories)):
        for number in sorted(range(len(lines)), key=lambda each: lines[each][category][1]):
            if chart.hides(number, category):
                continue
            point, text = lines[number][category], chart.series[number].labels[category]

            def cost(side: str, point: Point = point, text: str = text) -> float:
                place = label_place(point, room_for(text), side)
                return (
                    ON_LABEL * sum(_meet(place, other) for other in placed)
                    + ON_MARK * sum(_meet(place, mark) for mark in marks)
                    + ON_LINE * sum(_crossing(segment, place) for segment in segments)
                    + OUTSIDE * (not _inside(place, bounds))
                    + SIDES.index(side)
                )

            best = min(SIDES, key=cost)
            sides[number][category] = best
            placed.append(label_place(point, room_for(text), best))
    return tuple(map(tuple, sides))


def label_place(point: Point, width: float, side: str) -> Rectangle:
    """Return the rectangle of a label of that width beside its point."""
    x, y = point
    height = ASCENT + DESCENT
    if side in "tb":
        top = y - AWAY - height if side == "t" else y + AWAY
        return x - width / 2, top, x + width / 2, top + height
    left = x + AWAY if side == "r" else x - AWAY - width
    return left, y - height / 2, left + width, y + height / 2


def around(point: Point) -> Rectangle:
    """Return the rectangle of a point's mark."""
    half = MARK_SIZE / 2
    return point[0] - half, point[1] - half, point[0] + half, point[1] + half


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return (
        one[0] < other[2] + LABEL_GAP / 2
        and other[0] < one[2] + LABEL_GAP / 2
        and one[1] < other[3]
        and other[1] < one[3]
    )


def _inside(one: Rectangle, bounds: Rectangle) -> bool:
    return (
        one[0] >= bounds[0] and one[1] >= bounds[1] and one[2] <= bounds[2] and one[3] <= bounds[3]
    )


def crosses(segment: tuple[Point, Point], place: Rectangle) -> bool:
    """Return whether a segment that runs to the right passes through a rectangle."""
    return _crossing(segment, place) > 0


def _crossing(segment: tuple[Point, Point], place: Rectangle) -> float:
    """Return through what share of a rectangle's width a segment runs: a corner is little.

    Where a line rises steeply some corner is met on every side of a point.
    """
    (x0, y0), (x1, y1) = segment
    left, right = max(x0, place[0]), min(x1, place[2])
    if y0 != y1:
        ends = [x0 + (x1 - x0) * (y - y0) / (y1 - y0) for y in (place[1], place[3])]
        left, right = max(left, min(ends)), min(right, max(ends))
    elif not place[1] < y0 < place[3]:
        return 0.0
    return max(0.0, right - left) / (place[2] - place[0])
