"""Charts put into the document: chart part, its workbook, and the drawing that shows it."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document as WordDocument
from docx.image.image import Image
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.shape import CT_Inline
from docx.package import Package
from docx.parts.image import ImagePart
from docx.shared import Emu

from jianbao.document.charts import PagedChart
from jianbao.document.composed import Properties
from jianbao.document.paged import PagedPicture
from jianbao.document.theme import Theme
from jianbao.document.word import names
from jianbao.document.word.units import emu
from jianbao.writers.docx.chart import chart_xml
from jianbao.writers.docx.style_names import CHART
from jianbao.writers.docx.word_xml import Element, quoted, word
from jianbao.writers.docx.workbook import workbook

DRAWING = """
<w:drawing xmlns:w="{names.WORD}" xmlns:wp="{names.IN_WORD}" xmlns:a="{names.DRAWING}"
    xmlns:c="{names.CHART}" xmlns:r="{names.RELATIONSHIPS}">
  <wp:inline distT="0" distB="0" distL="0" distR="0">
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:effectExtent l="0" t="0" r="0" b="0"/>
    <wp:docPr id="{number}" name="Chart {number}" descr={alternative} title={title}/>
    <wp:cNvGraphicFramePr/>
    <a:graphic>
      <a:graphicData uri="{names.CHART}">
        <c:chart r:id="{relationship}"/>
      </a:graphicData>
    </a:graphic>
  </wp:inline>
</w:drawing>"""


class Charts:
    """The charts of a document, numbered as they come."""

    def __init__(self, word: WordDocument, theme: Theme, properties: Properties) -> None:
        self._part = word.part
        self._theme = theme
        self._properties = properties
        self._number = 0
        self._pictures: dict[bytes, tuple[Image, str]] = {}

    def paragraph(self, chart: PagedChart) -> Element:
        """Return a paragraph that holds the chart. Its line is not exact: that would clip it."""
        self._number += 1
        style = word("pPr", word("pStyle", val=CHART))
        return word("p", style, word("r", word("rPr", word("noProof")), self._drawing(chart)))

    def picture(self, picture: PagedPicture) -> Element:
        """Return a paragraph that holds a picture, which is kept as it is in its file."""
        self._number += 1
        width, height = Emu(emu(picture.width)), Emu(emu(picture.height))
        image, relationship = self._added(picture.data)
        inline = CT_Inline.new_pic_inline(
            self._part.next_id, relationship, image.filename, width, height
        )
        for side in "TBLR":  # LibreOffice leaves an eighth of an inch where this is not said
            inline.set(f"dist{side}", "0")
        inline.docPr.set("id", str(self._number))
        inline.docPr.set("descr", picture.alternative)
        drawing = word("drawing")
        drawing.append(inline)
        style = word("pPr", word("pStyle", val=CHART), word("jc", val="center"))
        return word("p", style, word("r", word("rPr", word("noProof")), drawing))

    def _added(self, data: bytes) -> tuple[Image, str]:
        """Return a picture, and by which relationship the document has it; each file once.

        Why not python-docx's own: for each picture it takes the digest of all before it anew.
        """
        if data not in self._pictures:
            image = Image.from_file(BytesIO(data))
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{image.ext}")
            part = ImagePart.from_image(image, name)
            related = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
            self._pictures[data] = image, related
        return self._pictures[data]

    def _drawing(self, chart: PagedChart) -> Element:
        return parse_xml(
            DRAWING.format(
                names=names,
                number=self._number,
                width=emu(chart.width),
                height=emu(chart.height),
                alternative=quoted(chart.alternative),
                title=quoted(chart.title),
                relationship=self._part.relate_to(self._chart(chart), RELATIONSHIP_TYPE.CHART),
            )
        )

    def _chart(self, chart: PagedChart) -> Part:
        part = self._new_part(f"/word/charts/chart{self._number}.xml", CONTENT_TYPE.DML_CHART, b"")
        workbook = part.relate_to(self._workbook(chart), RELATIONSHIP_TYPE.PACKAGE)
        part._blob = chart_xml(chart, self._theme, workbook).encode()
        return part

    def _workbook(self, chart: PagedChart) -> Part:
        name = f"/word/embeddings/chart{self._number}.xlsx"
        return self._new_part(name, CONTENT_TYPE.SML_SHEET, workbook(chart, self._properties))

    def _new_part(self, name: str, content_type: str, blob: bytes) -> Part:
        package = self._part.package
        assert isinstance(package, Package)
        return Part(PackURI(name), content_type, blob, package)
