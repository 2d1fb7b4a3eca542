"""What a program that draws a chart by itself is told, so that it looks like its twin."""

from __future__ import annotations

from msgspec.structs import asdict, replace

from jianbao.document.chart_style import FACE
from jianbao.document.charts import Chart, ChartLayout, PagedChart
from jianbao.document.theme import Theme
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import chart_names_left_out
from jianbao.typeset.charts.area import gap_of, lifted_shares, plot_of, raised_labels, shown_every
from jianbao.typeset.charts.sides import label_sides


def paged_chart(
    chart: Chart, width: float, height: float, theme: Theme, findings: list[Finding]
) -> PagedChart:
    """Return a chart of a size; that names along its axis are left out is noted."""
    face = FACE
    if theme.line_rules == "latin":
        face = theme.styles.get("chart_caption", theme.style(next(iter(theme.styles)))).face
    paged = PagedChart(**asdict(chart), width=width, height=height, face=face)
    every = shown_every(paged)
    if every == 1:
        return paged
    findings.append(chart_names_left_out(title=chart.title, every=every))
    return replace(paged, shown_every=every)


def laid_out(chart: PagedChart) -> PagedChart:
    """Return the chart with its layout, where labels have sides or are raised for a line.

    So have bars that hang from zero, and axes along which not every name has room.
    """
    if chart.kind in ("bar", "column") and chart.target is None and chart.low >= 0:
        return chart
    plot, start, end = plot_of(chart)
    raised = raised_labels(chart) if chart.kind == "column" and chart.target else ()
    gap = 0
    if chart.kind == "shares":
        raised, gap = lifted_shares(chart), gap_of(chart, plot)
    sides = label_sides(chart) if chart.kind == "line" else ()
    return replace(chart, layout=ChartLayout(plot, end, start, gap, raised, sides))
