"""A bar chart as boxes, rules and lines of text: the PDF's twin of Word's native chart."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.blocks import Chart
from jianbao.chart_style import FACE, FILLS, GAP_WIDTH, LABEL_SIZE, Fill
from jianbao.typeset.faces import Faces
from jianbao.typeset.placed import Box, Item, Line, Rule, Run

LABEL_HEIGHT = LABEL_SIZE * 1.4
LABEL_GAP = 3.0
SWATCH = 7.0
AXIS_WIDTH = 0.5


class _Area(Struct, frozen=True):
    """The rectangle that bars may fill."""

    x: float
    y: float
    width: float
    height: float


def draw_chart(chart: Chart, x: float, y: float, faces: Faces) -> Iterator[Item]:
    """Yield what draws `chart` with its upper left corner at (x, y)."""
    legend = LABEL_HEIGHT + LABEL_GAP if len(chart.series) > 1 else 0.0
    if legend:
        yield from _legend(chart, x, y + chart.height - LABEL_HEIGHT, faces)
    area = _Area(x, y, chart.width, chart.height - legend)
    draw = _lying if chart.kind == "bar" else _standing
    yield from draw(chart, area, faces)


def _largest(chart: Chart) -> float:
    return float(max((max(series.values) for series in chart.series), default=0)) or 1.0


def _bar_width(chart: Chart, step: float) -> float:
    """Return a bar's width where each category has `step`: bars plus their gap fill it."""
    return step / (len(chart.series) + GAP_WIDTH / 100)


def _standing(chart: Chart, area: _Area, faces: Faces) -> Iterator[Item]:
    floor = area.y + area.height - LABEL_HEIGHT
    tallest = floor - area.y - LABEL_HEIGHT - LABEL_GAP
    step = area.width / len(chart.categories)
    width = _bar_width(chart, step)
    for number, category in enumerate(chart.categories):
        left = area.x + number * step
        yield _label(category, left + step / 2, floor + LABEL_HEIGHT * 0.85, faces, 0.5)
        left += (step - width * len(chart.series)) / 2
        for series, fill in zip(chart.series, FILLS, strict=False):
            height = tallest * float(series.values[number]) / _largest(chart)
            yield _box(left, floor - height, width, height, fill)
            top = floor - height - LABEL_GAP
            yield _label(series.labels[number], left + width / 2, top, faces, 0.5)
            left += width
    yield Rule(area.x, floor, area.x + area.width, floor, AXIS_WIDTH)


def _lying(chart: Chart, area: _Area, faces: Faces) -> Iterator[Item]:
    names = max(_width(category, faces) for category in chart.categories) + 2 * LABEL_GAP
    values = max(_width(label, faces) for series in chart.series for label in series.labels)
    left = area.x + names
    longest = area.width - names - values - 2 * LABEL_GAP
    step = area.height / len(chart.categories)
    width = _bar_width(chart, step)
    for number, category in enumerate(chart.categories):
        top = area.y + number * step
        middle = top + step / 2
        yield _label(category, left - LABEL_GAP, middle + LABEL_SIZE * 0.35, faces, 1.0)
        top += (step - width * len(chart.series)) / 2
        for series, fill in zip(chart.series, FILLS, strict=False):
            length = longest * float(series.values[number]) / _largest(chart)
            yield _box(left, top, length, width, fill)
            baseline = top + width / 2 + LABEL_SIZE * 0.35
            yield _label(series.labels[number], left + length + LABEL_GAP, baseline, faces, 0.0)
            top += width
    yield Rule(left, area.y, left, area.y + area.height, AXIS_WIDTH)


def _legend(chart: Chart, x: float, y: float, faces: Faces) -> Iterator[Item]:
    widths = [SWATCH + LABEL_GAP + _width(series.name, faces) for series in chart.series]
    between = 4 * LABEL_GAP
    left = x + (chart.width - sum(widths) - between * (len(widths) - 1)) / 2
    for series, fill, width in zip(chart.series, FILLS, widths, strict=False):
        yield _box(left, y + (LABEL_HEIGHT - SWATCH) / 2, SWATCH, SWATCH, fill)
        text_left = left + SWATCH + LABEL_GAP
        yield _label(series.name, text_left, y + LABEL_HEIGHT * 0.78, faces, 0.0)
        left += width + between


def _box(x: float, y: float, width: float, height: float, fill: Fill) -> Box:
    return Box(x, y, width, height, fill.colour, fill.outline)


def _width(text: str, faces: Faces) -> float:
    return sum(faces.glyph(FACE, character).advance for character in text) * LABEL_SIZE


def _label(text: str, x: float, baseline: float, faces: Faces, share: float) -> Line:
    """Return a label with `share` of its width left of x: 0 starts there, 1 ends there."""
    left = x - share * _width(text, faces)
    runs: list[Run] = []
    for character in text:
        glyph = faces.glyph(FACE, character)
        width = glyph.advance * LABEL_SIZE
        runs.append(Run(glyph.character, glyph.face, LABEL_SIZE, left, width=width))
        left += width
    return Line(_joined(runs), baseline, role="chart")


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].face == run.face:
            last = joined.pop()
            width = last.width + run.width
            run = Run(last.text + run.text, run.face, run.size, last.x, width=width)
        joined.append(run)
    return tuple(joined)
