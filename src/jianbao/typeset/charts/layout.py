"""What a program that draws a chart by itself is told, so that it looks like its twin."""

from __future__ import annotations

from msgspec.structs import asdict, replace

from jianbao.document.chart_style import FACE
from jianbao.document.charts import Chart, ChartLayout, PagedChart
from jianbao.document.theme import Theme
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import chart_labels_left_out, chart_laid_down, chart_names_left_out
from jianbao.typeset.charts.area import gap_of, lifted_shares, plot_of, raised_labels, shown_every
from jianbao.typeset.charts.room import hidden_labels, least_height, lies_better
from jianbao.typeset.charts.sides import label_sides


def paged_chart(
    chart: Chart, width: float, height: float, theme: Theme, findings: list[Finding]
) -> PagedChart:
    """Return a chart of a size, higher where its bars need it.

    Standing bars without room lie down, or names and numbers are left out; both are noted.
    """
    face = FACE
    if theme.line_rules == "latin":
        face = theme.styles.get("chart_caption", theme.style(next(iter(theme.styles)))).face
    paged = PagedChart(**asdict(chart), width=width, height=height, face=face)
    if lies_better(paged):
        findings.append(chart_laid_down(title=chart.title))
        paged = replace(paged, kind="bar")
    paged = replace(paged, height=max(height, least_height(paged)))
    every = shown_every(paged)
    if every > 1:
        findings.append(chart_names_left_out(title=chart.title, every=every))
    paged = replace(paged, shown_every=every)
    hidden = hidden_labels(paged)
    if hidden:
        count = sum(map(sum, hidden))
        findings.append(chart_labels_left_out(title=chart.title, count=count))
    return replace(paged, hidden=hidden)


def laid_out(chart: PagedChart) -> PagedChart:
    """Return the chart with its layout, where labels have sides or are raised for a line.

    So have bars that hang from zero, and axes along which not every name has room.
    """
    bars = chart.kind in ("bar", "column") and chart.ranked is None
    if bars and chart.target is None and chart.low >= 0:
        return chart
    plot, start, end = plot_of(chart)
    raised = raised_labels(chart) if chart.kind == "column" and chart.target else ()
    gap = 0
    if chart.kind == "shares":
        raised, gap = lifted_shares(chart), gap_of(chart, plot)
    sides = label_sides(chart) if chart.kind == "line" else ()
    return replace(chart, layout=ChartLayout(plot, end, start, gap, raised, sides))
