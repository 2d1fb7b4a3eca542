"""Charts whose labels stand on one another: more of them than the chart has room for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from jianbao.document.chart_style import LABEL_SIZE
from jianbao.document.charts import PagedChart
from jianbao.document.paged import Grid, PagedBlock
from jianbao.document.placed import BlockPath, Line, PlacedPage
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import chart_crowded
from jianbao.typeset.charts.labels import ASCENT, DESCENT

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


def crowded_charts(
    blocks: tuple[PagedBlock, ...], pages: tuple[PlacedPage, ...]
) -> Iterator[Finding]:
    """Yield a warning for each chart of `blocks` on whose placed labels others stand."""
    for page in pages:
        labels: dict[BlockPath, list[Rectangle]] = {}
        for item in page.items:
            if isinstance(item, Line) and item.role == "chart" and item.runs:
                labels.setdefault(item.path, []).append(_rectangle(item))
        for path, rectangles in labels.items():
            if any(_meet(*pair) for pair in combinations(rectangles, 2)):
                title = _chart(blocks, path).title
                yield chart_crowded(title=title)


def _chart(blocks: tuple[PagedBlock, ...], path: BlockPath) -> PagedChart:
    block, row, cell, part = path
    grid = blocks[block]
    assert isinstance(grid, Grid)
    chart = grid.rows[row].cells[cell].content[part]
    assert isinstance(chart, PagedChart)
    return chart


def _rectangle(line: Line) -> Rectangle:
    last = line.runs[-1]
    scale = last.size / LABEL_SIZE
    top, bottom = line.baseline - ASCENT * scale, line.baseline + DESCENT * scale
    return line.runs[0].x, top, last.x + last.width, bottom


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
