"""Pieces of the XML of a native chart, with `{names}` for what differs (ECMA-376, 21.2)."""

from jianbao.document.word import names

CHART = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="{names.CHART}"
    xmlns:a="{names.DRAWING}"
    xmlns:r="{names.RELATIONSHIPS}">
  <c:date1904 val="0"/>
  <c:lang val="zh-CN"/>
  <c:roundedCorners val="0"/>
  <c:chart>
    <c:autoTitleDeleted val="1"/>
    <c:plotArea>
      {layout}{groups}
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
        <c:lblOffset val="50"/>{skip}
        <c:noMultiLvlLbl val="1"/>
      </c:catAx>
      <c:valAx>
        <c:axId val="{value_axis}"/>
        <c:scaling><c:orientation val="minMax"/>{range}</c:scaling>
        <c:delete val="1"/>
        <c:axPos val="{value_side}"/>
        <c:numFmt formatCode="General" sourceLinked="0"/>
        <c:majorTickMark val="none"/>
        <c:minorTickMark val="none"/>
        <c:tickLblPos val="none"/>
        <c:crossAx val="{category_axis}"/>
        <c:crosses val="autoZero"/>
        <c:crossBetween val="between"/>
      </c:valAx>{target_axes}
      <c:spPr>{ground}</c:spPr>
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

LAYOUT = """<c:layout><c:manualLayout>
        <c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>
        <c:x val="{x:.4f}"/><c:y val="{y:.4f}"/><c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>
      </c:manualLayout></c:layout>"""

RAISED = """
            <c:layout><c:manualLayout>
              <c:x val="0"/><c:y val="{up:.4f}"/>
            </c:manualLayout></c:layout>"""

BARS = """
      <c:barChart>
        <c:barDir val="{direction}"/>
        <c:grouping val="{grouping}"/>
        <c:varyColors val="0"/>{series}
        <c:gapWidth val="{gap_width}"/>
        <c:overlap val="{overlap}"/>
        <c:axId val="{category_axis}"/>
        <c:axId val="{value_axis}"/>
      </c:barChart>"""

LINES = """
      <c:lineChart>
        <c:grouping val="standard"/>
        <c:varyColors val="0"/>{series}
        <c:marker val="1"/>
        <c:axId val="{category_axis}"/>
        <c:axId val="{value_axis}"/>
      </c:lineChart>"""

HIDDEN_AXES = """
      <c:catAx>
        <c:axId val="{category_axis}"/>
        <c:scaling><c:orientation val="{orientation}"/></c:scaling>
        <c:delete val="1"/>
        <c:axPos val="{category_side}"/>
        <c:crossAx val="{value_axis}"/>
        <c:crosses val="autoZero"/>
        <c:auto val="0"/>
        <c:lblAlgn val="ctr"/>
        <c:lblOffset val="50"/>
        <c:noMultiLvlLbl val="1"/>
      </c:catAx>
      <c:valAx>
        <c:axId val="{value_axis}"/>
        <c:scaling><c:orientation val="minMax"/>{range}</c:scaling>
        <c:delete val="1"/>
        <c:axPos val="{value_side}"/>
        <c:crossAx val="{category_axis}"/>
        <c:crosses val="max"/>
        <c:crossBetween val="{between}"/>
      </c:valAx>"""

SERIES = """
        <c:ser>
          <c:idx val="{number}"/>
          <c:order val="{number}"/>
          <c:tx><c:strRef><c:f>{name_cell}</c:f>{name}</c:strRef></c:tx>
          <c:spPr>{fill}</c:spPr>{form}{labels}
          <c:cat><c:strRef><c:f>{category_cells}</c:f>{categories}</c:strRef></c:cat>
          <c:val><c:numRef><c:f>{value_cells}</c:f>{values}</c:numRef></c:val>{smooth}
        </c:ser>"""

BAR = """
          <c:invertIfNegative val="0"/>"""

POINT = """
          <c:dPt>
            <c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>
            <c:spPr>{fill}</c:spPr>
          </c:dPt>"""

NO_LINE = "<a:ln><a:noFill/></a:ln>"
NO_FILL = f"<a:noFill/>{NO_LINE}"

HATCHED = (
    '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
    '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
)

HIDDEN = """
            <c:delete val="1"/>"""

RANK_MARKS = """
          <c:errBars>
            <c:errBarType val="minus"/>
            <c:errValType val="fixedVal"/>
            <c:noEndCap val="1"/>
            <c:val val="{length}"/>
            <c:spPr>{line}</c:spPr>
          </c:errBars>"""

SKIP = """
        <c:tickLblSkip val="{every}"/>"""

MARK = """
          <c:marker>
            <c:symbol val="{mark}"/><c:size val="{size}"/><c:spPr>{fill}</c:spPr>
          </c:marker>"""

NO_MARK = """
          <c:marker><c:symbol val="none"/></c:marker>"""

SMOOTH = """
          <c:smooth val="0"/>"""

LABELS = """
          <c:dLbls>{odd}{shown}{leaders}
          </c:dLbls>"""

NO_LEADERS = f"""
            <c:extLst>
              <c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}"
                  xmlns:c15="{names.CHART_2012}"
                ><c15:showLeaderLines val="0"/></c:ext>
            </c:extLst>"""

SHOWN = """
            <c:numFmt formatCode={code} sourceLinked="0"/>
            <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>
            <c:dLblPos val="{side}"/>
            <c:showLegendKey val="0"/>
            <c:showVal val="1"/>
            <c:showCatName val="0"/>
            <c:showSerName val="0"/>
            <c:showPercent val="0"/>
            <c:showBubbleSize val="0"/>"""

LEGEND = """
    <c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>"""
