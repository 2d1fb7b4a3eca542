"""The XML of a native bar chart, written by hand: short, valid, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from jianbao.blocks import Chart, ChartSeries
from jianbao.chart_style import FACE, FILLS, GAP_WIDTH, LABEL_SIZE, Fill
from jianbao.theme import Theme
from jianbao.units import emu
from jianbao.writers.docx.numbers import formats
from jianbao.writers.docx.word_xml import quoted
from jianbao.writers.docx.workbook import cells

CATEGORY_AXIS, VALUE_AXIS = 1, 2  # ids, each named by the other axis
AXIS_WIDTH = 0.5

CHART = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <c:date1904 val="0"/>
  <c:lang val="zh-CN"/>
  <c:roundedCorners val="0"/>
  <c:chart>
    <c:autoTitleDeleted val="1"/>
    <c:plotArea>
      <c:layout/>
      <c:barChart>
        <c:barDir val="{direction}"/>
        <c:grouping val="clustered"/>
        <c:varyColors val="0"/>{series}
        <c:gapWidth val="{gap_width}"/>
        <c:overlap val="0"/>
        <c:axId val="{category_axis}"/>
        <c:axId val="{value_axis}"/>
      </c:barChart>
      <c:catAx>
        <c:axId val="{category_axis}"/>
        <c:scaling><c:orientation val="{orientation}"/></c:scaling>
        <c:delete val="0"/>
        <c:axPos val="{category_side}"/>
        <c:numFmt formatCode="General" sourceLinked="0"/>
        <c:majorTickMark val="none"/>
        <c:minorTickMark val="none"/>
        <c:tickLblPos val="low"/>
        <c:spPr>{axis_line}</c:spPr>
        <c:crossAx val="{value_axis}"/>
        <c:crosses val="autoZero"/>
        <c:auto val="0"/>
        <c:lblAlgn val="ctr"/>
        <c:lblOffset val="50"/>
        <c:noMultiLvlLbl val="1"/>
      </c:catAx>
      <c:valAx>
        <c:axId val="{value_axis}"/>
        <c:scaling><c:orientation val="minMax"/>{smallest}</c:scaling>
        <c:delete val="1"/>
        <c:axPos val="{value_side}"/>
        <c:numFmt formatCode="General" sourceLinked="0"/>
        <c:majorTickMark val="none"/>
        <c:minorTickMark val="none"/>
        <c:tickLblPos val="none"/>
        <c:crossAx val="{category_axis}"/>
        <c:crosses val="autoZero"/>
        <c:crossBetween val="between"/>
      </c:valAx>
      <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
    </c:plotArea>{legend}
    <c:plotVisOnly val="1"/>
    <c:dispBlanksAs val="gap"/>
  </c:chart>
  <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
  <c:txPr>
    <a:bodyPr/>
    <a:lstStyle/>
    <a:p>
      <a:pPr>
        <a:defRPr sz="{size}" b="0">
          <a:solidFill><a:srgbClr val="000000"/></a:solidFill>
          <a:latin typeface={face}/>
          <a:ea typeface={face}/>
          <a:cs typeface={face}/>
        </a:defRPr>
      </a:pPr>
      <a:endParaRPr lang="zh-CN"/>
    </a:p>
  </c:txPr>
  <c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>
</c:chartSpace>
"""

SERIES = """
        <c:ser>
          <c:idx val="{number}"/>
          <c:order val="{number}"/>
          <c:tx><c:strRef><c:f>{name_cell}</c:f>{name}</c:strRef></c:tx>
          <c:spPr>{fill}</c:spPr>
          <c:invertIfNegative val="0"/>
          <c:dLbls>{labels}{shown}
          </c:dLbls>
          <c:cat><c:strRef><c:f>{category_cells}</c:f>{categories}</c:strRef></c:cat>
          <c:val><c:numRef><c:f>{value_cells}</c:f>{values}</c:numRef></c:val>
        </c:ser>"""

SHOWN = """
            <c:numFmt formatCode={code} sourceLinked="0"/>
            <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
            <c:dLblPos val="outEnd"/>
            <c:showLegendKey val="0"/>
            <c:showVal val="1"/>
            <c:showCatName val="0"/>
            <c:showSerName val="0"/>
            <c:showPercent val="0"/>
            <c:showBubbleSize val="0"/>"""

LEGEND = """
    <c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>"""


def chart_xml(chart: Chart, theme: Theme, workbook: str) -> str:
    """Return the chart's part; `workbook` is the id by which it is related to its workbook."""
    lying = chart.kind == "bar"
    return CHART.format(
        direction="bar" if lying else "col",
        orientation="maxMin" if lying else "minMax",  # lying bars begin at the top
        category_side="l" if lying else "b",
        value_side="b" if lying else "l",
        category_axis=CATEGORY_AXIS,
        value_axis=VALUE_AXIS,
        gap_width=GAP_WIDTH,
        axis_line=_line(AXIS_WIDTH),
        smallest=_smallest(chart),
        series="".join(_series(chart, number) for number in range(len(chart.series))),
        legend=LEGEND if len(chart.series) > 1 else "",
        size=round(LABEL_SIZE * 100),
        face=quoted(theme.faces[FACE].word),
        workbook=workbook,
    )


def _smallest(chart: Chart) -> str:
    """Return that bars begin at nought, without which their lengths would deceive."""
    below = any(value < 0 for series in chart.series for value in series.values)
    return "" if below else '<c:min val="0"/>'


def _series(chart: Chart, number: int) -> str:
    series, last = chart.series[number], len(chart.categories) + 1
    codes = formats(series)
    return SERIES.format(
        number=number,
        name_cell=cells(number + 1, 1, 1),
        name=_strings([series.name]),
        fill=_fill(FILLS[number % len(FILLS)]),
        labels="".join(_odd_labels(codes)),
        shown=SHOWN.format(code=quoted(codes[0])),
        category_cells=cells(0, 2, last),
        categories=_strings(chart.categories),
        value_cells=cells(number + 1, 2, last),
        values=_numbers(series, codes),
    )


def _odd_labels(codes: Sequence[str]) -> Iterator[str]:
    """Yield the labels whose number format is not the series' own."""
    for number, code in enumerate(codes):
        if code != codes[0]:
            yield f"""
            <c:dLbl><c:idx val="{number}"/>{SHOWN.format(code=quoted(code))}
            </c:dLbl>"""


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


def _fill(fill: Fill) -> str:
    outline = _line(fill.outline) if fill.outline else "<a:ln><a:noFill/></a:ln>"
    return f'<a:solidFill><a:srgbClr val="{fill.colour}"/></a:solidFill>{outline}'


def _line(width: float) -> str:
    black = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    return f'<a:ln w="{emu(width)}">{black}</a:ln>'
