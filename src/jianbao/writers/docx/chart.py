"""The XML of a native chart, written by hand: short, valid, and the same bytes every time.

The target is a second group of its own, on hidden axes of the same scale. Over standing bars and
lines it is a dashed line. Word cannot lay a line along bars that lie, nor is there a line through
a single category: there the target is a bar with a dashed edge around each bar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jianbao.document.chart_style import (
    AXIS_WIDTH,
    FALL,
    GAP_WIDTH,
    HIGHEST_MARK,
    LABEL_SIZE,
    MARK_EDGE,
    MARK_SIZE,
    PENS,
    STRIP,
    TARGET,
    Paint,
    Pen,
    fills_of,
)
from jianbao.document.charts import ChartSeries, PagedChart
from jianbao.document.theme import Theme
from jianbao.document.word import names
from jianbao.document.word.units import emu
from jianbao.writers.docx.chart_parts import (
    BAR,
    BARS,
    CHART,
    HATCHED,
    HIDDEN,
    HIDDEN_AXES,
    LABELS,
    LAYOUT,
    LEGEND,
    LINES,
    MARK,
    NO_FILL,
    NO_LEADERS,
    NO_LINE,
    NO_MARK,
    POINT,
    RAISED,
    RANK_MARKS,
    SERIES,
    SHOWN,
    SKIP,
    SMOOTH,
)
from jianbao.writers.docx.numbers import formats
from jianbao.writers.docx.word_xml import quoted
from jianbao.writers.docx.workbook import cells
from jianbao.writers.escaping import escape

CATEGORY_AXIS, VALUE_AXIS = 1, 2  # ids, each named by the other axis
TARGET_AXES = 3, 4  # category and value axis of the target, which do not show
TARGET_GAP_WIDTH = 15


def chart_xml(chart: PagedChart, theme: Theme, workbook: str) -> str:
    """Return the chart's part; `workbook` is the id by which it is related to its workbook."""
    lying = chart.lying
    sides = {
        "orientation": "maxMin" if lying else "minMax",  # lying bars begin at the top
        "category_side": "l" if lying else "b",
        "value_side": "b" if lying else "l",
        "range": _range(chart),
    }
    return CHART.format(
        names=names,
        layout=_layout(chart),
        groups="".join(_groups(chart)),
        category_axis=CATEGORY_AXIS,
        value_axis=VALUE_AXIS,
        axis_line=_line(AXIS_WIDTH) if chart.ranked is None else NO_LINE,
        ground=NO_FILL if chart.ranked is None else f"{_solid(STRIP)}{NO_LINE}",
        skip=SKIP.format(every=chart.shown_every) if chart.shown_every > 1 else "",
        target_axes=_target_axes(chart, sides) if chart.target else "",
        legend=LEGEND if chart.has_legend else "",
        size=round(LABEL_SIZE * chart.scale * 100),
        face=quoted(theme.faces[chart.face].word),
        workbook=workbook,
        **sides,
    )


def _groups(chart: PagedChart) -> Iterator[str]:
    """Yield the group of all series, and that of the target."""
    axes = {"category_axis": CATEGORY_AXIS, "value_axis": VALUE_AXIS}
    if chart.kind == "line":
        yield LINES.format(series="".join(_line_series(chart)), **axes)
    else:
        gap = (chart.layout.gap if chart.layout else 0) or chart.gap or GAP_WIDTH
        yield _bars(chart, "".join(_bar_series(chart)), gap, axes)
    if chart.target:
        axes = dict(zip(axes, TARGET_AXES, strict=True))
        number = len(chart.series)
        if _is_boxed(chart):
            edge = f"<a:noFill/>{_pen(TARGET)}"
            yield _bars(chart, _series(chart, number, edge, BAR, ""), TARGET_GAP_WIDTH, axes)
        else:
            series = _series(chart, number, _pen(TARGET), NO_MARK, "", SMOOTH)
            yield LINES.format(series=series, **axes)


def _is_boxed(chart: PagedChart) -> bool:
    """Return whether the target is a bar with a dashed edge instead of a line."""
    return chart.lying or len(chart.categories) == 1


def _bars(chart: PagedChart, series: str, gap_width: int, axes: dict[str, int]) -> str:
    shares = chart.kind == "shares"
    return BARS.format(
        direction="bar" if chart.lying else "col",
        grouping="percentStacked" if shares else "clustered",
        overlap=100 if shares else 0,
        series=series,
        gap_width=gap_width,
        **axes,
    )


def _target_axes(chart: PagedChart, sides: dict[str, str]) -> str:
    """Return axes on which a line runs from edge to edge of the chart."""
    category_axis, value_axis = TARGET_AXES
    return HIDDEN_AXES.format(
        category_axis=category_axis,
        value_axis=value_axis,
        between="between" if _is_boxed(chart) else "midCat",
        **sides,
    )


def _range(chart: PagedChart) -> str:
    """Return that lengths of bars begin at zero, without which they would deceive.

    Where there are two value axes or labels above a line, the end is fixed, too.
    """
    if chart.kind == "shares":
        return '<c:max val="1"/><c:min val="0"/>'
    if chart.layout is None:
        return '<c:min val="0"/>'
    start = f"{chart.layout.start:.4f}" if chart.low else "0"
    return f'<c:max val="{chart.layout.end:.4f}"/><c:min val="{start}"/>'


def _layout(chart: PagedChart) -> str:
    """Return where Word draws: where it is told to, or where it likes."""
    if chart.layout is None:
        return "<c:layout/>"
    plot = chart.layout.plot
    return LAYOUT.format(
        x=plot.x / chart.width,
        y=plot.y / chart.height,
        width=plot.width / chart.width,
        height=plot.height / chart.height,
    )


def _bar_series(chart: PagedChart) -> Iterator[str]:
    fills = fills_of(chart)
    raised = chart.layout.raised if chart.layout and not _keeps_labels(chart) else ()
    for number, series in enumerate(chart.series):
        count = len(series.values)
        layouts = [
            RAISED.format(up=-up / chart.height) if up else ""
            for up in (raised[number] if raised else (0.0,) * count)
        ]
        side = "ctr" if chart.kind == "shares" else "outEnd"
        sides = ["" if chart.hides(number, category) else side for category in range(count)]
        labels = _labels(formats(series), sides, layouts)
        points = "".join(_falls(chart, series))
        fill = fills[number % len(fills)]
        if chart.ranked is not None:
            points = "".join(POINT.format(number=each, fill=NO_FILL) for each in range(count))
            labels += _rank_marks(chart, fill)
        yield _series(chart, number, _fill(fill), BAR + points, labels)


def _rank_marks(chart: PagedChart, fill: Paint) -> str:
    """Return the marks of ranks: Word lays them back from the ends of bars that do not show."""
    step = (chart.layout.plot.height if chart.layout else chart.height) / len(chart.categories)
    width = step / (len(chart.series) + (chart.gap or GAP_WIDTH) / 100)
    high = min(width, HIGHEST_MARK * chart.scale)
    line = f'<a:ln w="{emu(high)}" cap="flat">{_solid(fill.colour)}</a:ln>'
    return RANK_MARKS.format(length=f"{chart.mark:f}", line=line)


def _keeps_labels(chart: PagedChart) -> bool:
    """Return whether Word places the labels of bars well by itself."""
    return _is_boxed(chart) and chart.kind != "shares"


def _falls(chart: PagedChart, series: ChartSeries) -> Iterator[str]:
    """Yield how bars below zero are painted, where there is one series only."""
    if len(chart.series) > 1 or chart.target:
        return
    for number, value in enumerate(series.values):
        if value < 0:
            yield POINT.format(number=number, fill=_fill(FALL))


def _line_series(chart: PagedChart) -> Iterator[str]:
    above = [("t",) * len(chart.categories)] * len(chart.series)
    sides_of = chart.layout.sides if chart.layout else above
    for number, (sides, pen) in enumerate(zip(sides_of, PENS, strict=False)):
        solid = _solid(pen.colour if pen.filled else "FFFFFF")
        edge = f'<a:ln w="{emu(MARK_EDGE)}">{_solid(pen.colour)}</a:ln>'
        mark = MARK.format(mark=pen.mark, size=round(MARK_SIZE * chart.scale), fill=solid + edge)
        labels = _labels(formats(chart.series[number]), sides, [""] * len(sides))
        yield _series(chart, number, _pen(pen), mark, labels, SMOOTH)


def _series(
    chart: PagedChart, number: int, fill: str, form: str, labels: str, smooth: str = ""
) -> str:
    series, last = chart.all_series[number], len(chart.categories) + 1
    return SERIES.format(
        number=number,
        name_cell=cells(number + 1, 1, 1),
        name=_strings([series.name]),
        fill=fill,
        form=form,
        labels=labels,
        category_cells=cells(0, 2, last),
        categories=_strings(chart.categories),
        value_cells=cells(number + 1, 2, last),
        values=_numbers(series, formats(series)),
        smooth=smooth,
    )


def _labels(codes: Sequence[str], sides: Sequence[str], layouts: Sequence[str]) -> str:
    """Return the labels of a series; those unlike the first are told apart."""
    shown = [
        SHOWN.format(code=quoted(code), side=side) if side else HIDDEN
        for code, side in zip(codes, sides, strict=True)
    ]
    usual = next(
        (each for each in shown if each != HIDDEN), SHOWN.format(code='"General"', side="ctr")
    )
    odd = (
        f"""
            <c:dLbl><c:idx val="{number}"/>{layout}{label}
            </c:dLbl>"""
        for number, (layout, label) in enumerate(zip(layouts, shown, strict=True))
        if layout or label != usual
    )
    return LABELS.format(odd="".join(odd), shown=usual, leaders=NO_LEADERS if any(layouts) else "")


def _strings(strings: Sequence[str]) -> str:
    points = _points([escape(string) for string in strings])
    return f'<c:strCache><c:ptCount val="{len(strings)}"/>{points}</c:strCache>'


def _numbers(series: ChartSeries, codes: Sequence[str]) -> str:
    points = _points([format(value, "f") for value in series.values])
    count = f'<c:ptCount val="{len(series.values)}"/>'
    return (
        f"<c:numCache><c:formatCode>{escape(codes[0])}</c:formatCode>{count}{points}</c:numCache>"
    )


def _points(values: Sequence[str]) -> str:
    return "".join(
        f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>' for number, value in enumerate(values)
    )


def _fill(fill: Paint) -> str:
    outline = _line(fill.outline) if fill.outline else NO_LINE
    ground = HATCHED.format(colour=fill.colour) if fill.hatched else _solid(fill.colour)
    return f"{ground}{outline}"


def _pen(pen: Pen) -> str:
    dash = f'<a:prstDash val="{pen.word}"/>'
    return f'<a:ln w="{emu(pen.width)}" cap="flat">{_solid(pen.colour)}{dash}</a:ln>'


def _line(width: float) -> str:
    return f'<a:ln w="{emu(width)}">{_solid("000000")}</a:ln>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
