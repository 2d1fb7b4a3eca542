"""A placed document -> PDF. Nothing is decided here: what `typeset` placed is drawn.

ReportLab draws; every face is embedded as a subset of just the characters that are used.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from jianbao import __version__
from jianbao.blocks import Properties
from jianbao.typeset.placed import Box, Item, Line, OutlineEntry, Placed, Rule
from jianbao.writers.pdf.fonts import registered_fonts

BLACK = "000000"
rl_config.useA85 = 0  # streams as they are: smaller than as text, and sooner written


def write_pdf(placed: Placed) -> bytes:
    """Return the PDF file: the placed lines, bookmarks, page labels, properties."""
    theme = placed.theme
    with registered_fonts(theme.faces, placed.characters) as names:
        buffer = io.BytesIO()
        canvas = Canvas(
            buffer,
            pagesize=(theme.page.width, theme.page.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=placed.document.properties.language,
            initialFontName=next(iter(names.values())),  # type: ignore[arg-type]  # stubs err
        )
        _set_properties(canvas, placed.document.properties)
        drawing = _Drawing(canvas, theme.page.height, names)
        for page in placed.pages:
            drawing.bookmarks(entry for entry in placed.outline if entry.page == page.number)
            for item in page.items:
                drawing.item(item)
            canvas.showPage()
        canvas.showOutline()
        canvas.addPageLabel(0, "ARABIC", 1, "")
        canvas.save()
        return buffer.getvalue()


def _set_properties(canvas: Canvas, properties: Properties) -> None:
    canvas.setTitle(properties.title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setKeywords(properties.keywords)
    canvas.setCreator(f"jianbao {__version__}")
    canvas.setProducer(f"jianbao {__version__}")
    stamp = properties.made_at.strftime("D:%Y%m%d%H%M%SZ")
    canvas.setDateFormatter(lambda *_: stamp)
    canvas.setViewerPreference("DisplayDocTitle", "true")


class _Drawing:
    """Draws items; turns y, which runs down, into the PDF's, which runs up."""

    def __init__(self, canvas: Canvas, height: float, names: dict[str, str]) -> None:
        self.canvas, self.height, self.names = canvas, height, names
        self.level = -1

    def bookmarks(self, entries: Iterator[OutlineEntry]) -> None:
        """Set the bookmarks that lead to the page being drawn."""
        for entry in entries:
            key = f"p{entry.page}y{entry.y:.0f}"
            self.canvas.bookmarkHorizontal(key, 0, self.height - entry.y)
            self.level = min(entry.level, self.level + 1)
            self.canvas.addOutlineEntry(entry.text, key, self.level)

    def item(self, item: Item) -> None:
        match item:
            case Line():
                self.line(item)
            case Rule():
                self.rule(item)
            case Box():
                self.box(item)

    def line(self, line: Line) -> None:
        text = self.canvas.beginText()
        if line.colour != BLACK:
            text.setFillColor(HexColor(f"#{line.colour}"))
        for run in line.runs:
            text.setTextOrigin(run.x, self.height - line.baseline)
            text.setFont(self.names[run.face], run.size)
            text.setHorizScale(run.scale * 100)
            text.setCharSpace(line.spacing / run.scale)
            text.setRise(run.rise)
            text.textOut(run.text)
        if line.colour != BLACK:
            text.setFillColor(HexColor(f"#{BLACK}"))
        self.canvas.drawText(text)

    def rule(self, rule: Rule) -> None:
        self.canvas.setStrokeColor(HexColor(f"#{rule.colour}"))
        self.canvas.setLineWidth(rule.width)
        self.canvas.line(rule.x0, self.height - rule.y0, rule.x1, self.height - rule.y1)

    def box(self, box: Box) -> None:
        self.canvas.setFillColor(HexColor(f"#{box.fill}"))
        self.canvas.setStrokeColor(HexColor(f"#{BLACK}"))
        self.canvas.setLineWidth(box.outline)
        bottom = self.height - box.y - box.height
        self.canvas.rect(box.x, bottom, box.width, box.height, stroke=int(box.outline > 0), fill=1)
        self.canvas.setFillColor(HexColor(f"#{BLACK}"))
