"""A line of text a quarter turned, at its place on the page: in a text box, for Word has no other.

Only pages that lie on their side have one: there the number stands where it stands on the others
once the paper is bound (GB/T 9704-2012, clause 8).
"""

from __future__ import annotations

from lxml import etree

from jianbao.document.word import names
from jianbao.document.word.units import emu
from jianbao.writers.docx.word_xml import Element, find, word

FIRST_ID = 900  # above those of charts and pictures

BOX = """<w:r xmlns:w="{names.WORD}" xmlns:wp="{names.IN_WORD}" xmlns:a="{names.DRAWING}"
    xmlns:wps="{names.SHAPE}" xmlns:mc="{names.COMPATIBILITY}"
  ><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
  <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"
      behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
    <wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:wrapNone/>
    <wp:docPr id="{number}" name="Page Number {number}"/>
    <wp:cNvGraphicFramePr/>
    <a:graphic>
      <a:graphicData uri="{names.SHAPE}">
        <wps:wsp>
          <wps:cNvSpPr txBox="1"/>
          <wps:spPr>
            <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
            <a:noFill/>
            <a:ln><a:noFill/></a:ln>
          </wps:spPr>
          <wps:txbx><w:txbxContent/></wps:txbx>
          <wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">
            <a:noAutofit/>
          </wps:bodyPr>
        </wps:wsp>
      </a:graphicData>
    </a:graphic>
  </wp:anchor>
</w:drawing></mc:Choice></mc:AlternateContent></w:r>"""


def turned_box(
    line: Element, x: float, y: float, width: float, height: float, number: int
) -> Element:
    """Return an empty paragraph that anchors `line`, reading downwards, in a box on the page.

    `x` and `y` are its left upper corner, `width` the height of the line; `number` is its id.
    """
    text = BOX.format(
        names=names,
        x=emu(x),
        y=emu(y),
        width=emu(width),
        height=emu(height),
        number=FIRST_ID + number,
    )
    box = etree.fromstring(text)
    find(box, "txbxContent").append(line)
    style = word("pPr", word("pStyle", val="Footer"))
    return word("p", style, box)
