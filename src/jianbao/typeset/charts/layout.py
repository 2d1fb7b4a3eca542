"""What a program that draws a chart by itself is told, so that it looks like its twin."""

from __future__ import annotations

from msgspec.structs import asdict, replace

from jianbao.document.chart_style import FACE, LABEL_SIZE
from jianbao.document.charts import Area, Chart, ChartLayout, PagedChart
from jianbao.document.theme import Theme
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import chart_labels_left_out, chart_laid_down, chart_names_left_out
from jianbao.typeset.charts.area import (
    gap_of,
    lifted_shares,
    plot_of,
    raised_labels,
    shown_every,
    thickness,
)
from jianbao.typeset.charts.room import hidden_labels, least_height, lies_better
from jianbao.typeset.charts.sides import label_sides


def paged_chart(
    chart: Chart,
    width: float,
    height: float,
    theme: Theme,
    findings: list[Finding],
    size: float = LABEL_SIZE,
) -> PagedChart:
    """Return a chart of a size with labels of `size` points, higher where its bars need it.

    Standing bars without room lie down, or names and numbers are left out; both are noted.
    """
    scale = max(1.0, size / LABEL_SIZE)
    face = FACE
    if theme.line_rules == "latin":
        face = theme.styles.get("chart_caption", theme.style(next(iter(theme.styles)))).face
    paged = PagedChart(**asdict(chart), width=width / scale, height=height / scale, face=face)
    if lies_better(paged):
        findings.append(chart_laid_down(title=chart.title))
        paged = replace(paged, kind="bar")
    paged = replace(paged, height=max(paged.height, least_height(paged)))
    every = shown_every(paged)
    if every > 1:
        findings.append(chart_names_left_out(title=chart.title, every=every))
    paged = replace(paged, shown_every=every)
    hidden = hidden_labels(paged)
    if hidden:
        count = sum(map(sum, hidden))
        findings.append(chart_labels_left_out(title=chart.title, count=count))
    height = height if paged.height * scale <= height else paged.height * scale
    return replace(paged, hidden=hidden, width=width, height=height, scale=scale)


def at_usual_scale(chart: PagedChart) -> PagedChart:
    """Return the chart as large as it would be with the metrics sheet's labels."""
    scale = chart.scale
    return replace(chart, width=chart.width / scale, height=chart.height / scale, scale=1.0)


def laid_out(chart: PagedChart) -> PagedChart:
    """Return the chart with its layout, where labels have sides or are raised for a line.

    So have bars that hang from zero, and axes along which not every name has room.
    """
    if chart.scale != 1:
        small = laid_out(at_usual_scale(chart))
        layout = small.layout and _scaled(small.layout, chart.scale)
        return replace(chart, gap=small.gap, layout=layout)
    if chart.kind in ("bar", "column"):
        chart = replace(chart, gap=thickness(chart)[1])
    bars = chart.gap and chart.ranked is None
    if bars and chart.target is None and chart.low >= 0:
        return chart
    plot, start, end = plot_of(chart)
    raised = raised_labels(chart) if chart.kind == "column" and chart.target else ()
    gap = 0
    if chart.kind == "shares":
        raised, gap = lifted_shares(chart), gap_of(chart, plot)
    sides = label_sides(chart) if chart.kind == "line" else ()
    return replace(chart, layout=ChartLayout(plot, end, start, gap, raised, sides))


def _scaled(layout: ChartLayout, scale: float) -> ChartLayout:
    plot = layout.plot
    area = Area(plot.x * scale, plot.y * scale, plot.width * scale, plot.height * scale)
    raised = tuple(tuple(up * scale for up in row) for row in layout.raised)
    return replace(layout, plot=area, raised=raised)
