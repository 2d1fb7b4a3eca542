"""Placed items -> ReportLab's canvas, each inside the marked content of its element."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from itertools import groupby
from typing import assert_never

from msgspec.structs import replace
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jianbao.document.placed import (
    Box,
    Image,
    Item,
    Line,
    OutlineEntry,
    PlacedPage,
    Polygon,
    Run,
    Stroke,
)
from jianbao.document.word.lines import ASCENT, DESCENT
from jianbao.writers.pdf.links import Links
from jianbao.writers.pdf.structure import Annotation, Element, Marked, Structure
from jianbao.writers.pdf.structure import Box as Area
from jianbao.writers.pdf.text import FontlessCanvas, Text

BLACK = "000000"
DECORATION = "Layout"  # type of an artifact: rules and shades (ISO 32000-1, 14.8.2.2)
PAGE_NUMBER = "Pagination"


class Drawing:
    """Draws pages; turns y, which runs down, into the PDF's, which runs up."""

    def __init__(
        self,
        canvas: FontlessCanvas,
        fonts: Mapping[str, TTFont],
        structure: Structure,
        links: Links,
    ) -> None:
        self.canvas, self.fonts = canvas, fonts
        self.width = self.height = 0.0  # of the page being drawn
        self.structure, self.marks, self.links = structure, _Marks(canvas), links
        self.level = -1

    def bookmarks(self, entries: list[OutlineEntry]) -> None:
        """Set the bookmarks that lead to the page being drawn."""
        for entry in entries:
            key = f"p{entry.page}y{entry.y:.0f}"
            self.canvas.bookmarkHorizontal(key, 0, self.height - entry.y)
            self.level = min(entry.level, self.level + 1)
            self.canvas.addOutlineEntry(entry.text, key, self.level)

    def page(self, page: PlacedPage, entries: list[OutlineEntry]) -> None:
        """Draw one page, to which some bookmarks lead, and end it."""
        self.width, self.height = page.width, page.height
        self.canvas.setPageSize((page.width, page.height))
        self.bookmarks(entries)
        self.links.begin_page(page)
        for item in page.items:
            self._item(item)
        self.marks.end_page()
        self.canvas.showPage()

    def _item(self, item: Item) -> None:
        match item:
            case Line():
                self._line(item)
            case Stroke():
                self._mark(item)
                self._stroke(item)
            case Box():
                self._mark(item)
                self._box(item)
            case Polygon():
                self._mark(item)
                self._polygon(item)
            case Image():
                self._mark(item)
                self._image(item)
            case _:
                assert_never(item)

    def _mark(self, item: Item, note: int = -1, link: str = "") -> Element | None:
        """Let what is drawn next belong to the element of `item`, or of the mark or link in it."""
        home = self.structure.home(item, note, link)
        if home is None:
            page_number = isinstance(item, Line) and item.role == "page-number"
            self.marks.artifact(PAGE_NUMBER if page_number else DECORATION)
            return None
        self.marks.content(home)
        if home.tag == "Figure":
            home.box = _around(home.box, self._area(item))
        return home

    def _line(self, line: Line) -> None:
        for (note, link), group in groupby(line.runs, key=lambda run: (run.note, run.link)):
            runs = tuple(group)
            home = self._mark(line, note, link)
            self._text(line, runs)
            if home and link:
                text = "".join(run.text for run in runs)
                number = self.links.add(link, text, self._area(replace(line, runs=runs)))
                home.children.append(Annotation(self.marks.page, number))

    def _text(self, line: Line, runs: tuple[Run, ...]) -> None:
        text = Text(self.canvas)
        if line.colour != BLACK:
            text.setFillColor(HexColor(f"#{line.colour}"))
        for run in runs:
            if line.turned:  # a quarter to the right: x runs down, and up is right
                text.setTextTransform(0, -1, 1, 0, self.width - line.baseline, self.height - run.x)
            else:
                text.setTextOrigin(run.x, self.height - line.baseline)
            text.set_font(self.fonts[run.face], run.size)
            text.setHorizScale(run.scale * 100)
            text.setCharSpace(run.spacing / run.scale)
            text.setRise(run.rise)
            text.show(run.text)
        if line.colour != BLACK:
            text.setFillColor(HexColor(f"#{BLACK}"))
        self.canvas.drawText(text)

    def _stroke(self, stroke: Stroke) -> None:
        self.canvas.setStrokeColor(HexColor(f"#{stroke.colour}"))
        self.canvas.setLineWidth(stroke.width)
        if stroke.dash:
            self.canvas.setDash(list(stroke.dash))
        self.canvas.line(stroke.x0, self.height - stroke.y0, stroke.x1, self.height - stroke.y1)
        if stroke.dash:
            self.canvas.setDash()

    def _box(self, box: Box) -> None:
        self.canvas.setFillColor(HexColor(f"#{box.fill}"))
        self.canvas.setStrokeColor(HexColor(f"#{BLACK}"))
        self.canvas.setLineWidth(box.outline)
        bottom = self.height - box.y - box.height
        self.canvas.rect(box.x, bottom, box.width, box.height, stroke=int(box.outline > 0), fill=1)
        self.canvas.setFillColor(HexColor(f"#{BLACK}"))

    def _polygon(self, polygon: Polygon) -> None:
        self.canvas.setFillColor(HexColor(f"#{polygon.fill}"))
        self.canvas.setStrokeColor(HexColor(f"#{polygon.colour}"))
        self.canvas.setLineWidth(polygon.outline)
        shape = self.canvas.beginPath()
        (x, y), *others = polygon.points
        shape.moveTo(x, self.height - y)
        for x, y in others:
            shape.lineTo(x, self.height - y)
        shape.close()
        self.canvas.drawPath(shape, stroke=int(polygon.outline > 0), fill=1)
        self.canvas.setFillColor(HexColor(f"#{BLACK}"))

    def _image(self, image: Image) -> None:
        """Draw a picture on white: PDF/A-1 has no transparency (ISO 19005-1, 6.4)."""
        from PIL import Image as Pillow

        with Pillow.open(BytesIO(image.data)) as opened:
            shown = opened.convert("RGBA")
        ground = Pillow.new("RGBA", shown.size, "white")
        opaque = Pillow.alpha_composite(ground, shown).convert("RGB")
        bottom = self.height - image.y - image.height
        self.canvas.drawImage(ImageReader(opaque), image.x, bottom, image.width, image.height)

    def _area(self, item: Item) -> Area:
        """Return the rectangle that an item takes up, in the PDF's direction."""
        match item:
            case Line(runs=runs, baseline=baseline):
                size = max(run.size for run in runs)
                base = self.height - baseline
                right = max(run.x + run.width for run in runs)
                return runs[0].x, base - DESCENT * size, right, base + ASCENT * size
            case Stroke(x0=x0, y0=y0, x1=x1, y1=y1):
                bottom, top = self.height - max(y0, y1), self.height - min(y0, y1)
                return min(x0, x1), bottom, max(x0, x1), top
            case Polygon(points=points):
                across, down = zip(*points, strict=True)
                return min(across), self.height - max(down), max(across), self.height - min(down)
            case (
                Box(x=x, y=y, width=width, height=height)
                | Image(x=x, y=y, width=width, height=height)
            ):
                return x, self.height - y - height, x + width, self.height - y
            case _:
                assert_never(item)


class _Marks:
    """Opens and closes marked-content sequences: one for all that follows of one element."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.open: Element | str | None = None
        self.page = self.number = 0

    def content(self, element: Element) -> None:
        """Let what is drawn next belong to `element`."""
        if self.open is not element:
            self._begin(element, f"/{element.tag} <</MCID {self.number}>> BDC")
            element.children.append(Marked(self.page, self.number))
            self.number += 1

    def artifact(self, kind: str) -> None:
        """Let what is drawn next belong to nothing."""
        if self.open != kind:
            self._begin(kind, f"/Artifact <</Type /{kind}>> BDC")

    def end_page(self) -> None:
        """Close what is open; numbers begin anew on the next page."""
        self._end()
        self.page, self.number = self.page + 1, 0

    def _begin(self, what: Element | str, operator: str) -> None:
        self._end()
        self.canvas.addLiteral(operator)
        self.open = what

    def _end(self) -> None:
        if self.open is not None:
            self.canvas.addLiteral("EMC")
        self.open = None


def _around(one: Area | None, other: Area) -> Area:
    """Return the smallest rectangle around both."""
    if one is None:
        return other
    (left, bottom), (right, top) = map(min, one[:2], other[:2]), map(max, one[2:], other[2:])
    return left, bottom, right, top
