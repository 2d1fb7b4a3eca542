"""What a program that draws a chart by itself is told, so that it looks like its twin."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.document.charts import ChartLayout, PagedChart
from jianbao.typeset.charts.area import plot_of, raised_labels
from jianbao.typeset.charts.sides import label_sides


def laid_out(chart: PagedChart) -> PagedChart:
    """Return the chart with its layout, where labels have sides or are raised for a line."""
    if chart.kind != "line" and chart.target is None:
        return chart
    plot, end = plot_of(chart)
    raised = raised_labels(chart) if chart.kind == "column" and chart.target else ()
    sides = label_sides(chart) if chart.kind == "line" else ()
    return replace(chart, layout=ChartLayout(plot, end, raised, sides))
