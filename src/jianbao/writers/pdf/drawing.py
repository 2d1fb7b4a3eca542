"""Placed items -> a page's content stream, each inside the marked content of its element."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.placed import Box, Image, Item, Line, PlacedPage, Polygon, Run, Stroke
from jianbao.writers.pdf.fonts import Font
from jianbao.writers.pdf.pictures import Pictures
from jianbao.writers.pdf.places import area, around, colour, number, numbers
from jianbao.writers.pdf.structure import Annotation, Element, Marked, Structure
from jianbao.writers.pdf.structure import Box as Area

BLACK = "000000"
DECORATION = "Layout"  # type of an artifact: rules and shades (ISO 32000-1, 14.8.2.2)
PAGE_NUMBER = "Pagination"


class Link(Struct, frozen=True):
    """A link of a page: the section it leads to, the text that it covers, and where that is."""

    section: str
    text: str
    area: Area


class Drawn(Struct, frozen=True):
    """A page's operators and its links."""

    content: bytes
    links: tuple[Link, ...]


class Drawing:
    """Draws pages; turns y, which runs down, into the PDF's, which runs up."""

    def __init__(self, fonts: Mapping[str, Font], structure: Structure, pictures: Pictures) -> None:
        self.fonts, self.structure, self.pictures = fonts, structure, pictures
        self.number = -1  # of the page being drawn, from 0
        self.width = self.height = 0.0
        self.written: list[str] = []
        self.links: list[Link] = []
        self.open: Element | str | None = None  # the marked content
        self.marked = 0
        self.state: dict[str, str] = {}  # operator -> the operands that it had last
        self.given: dict[str, object] = {}  # and what they were made of

    def page(self, page: PlacedPage) -> Drawn:
        """Draw the next page."""
        self.number += 1
        self.width, self.height = page.width, page.height
        self.written, self.links, self.state, self.given = [], [], {}, {}
        self.open, self.marked = None, 0
        for item in page.items:
            self._item(item)
        if self.open is not None:
            self.written.append("EMC")
        return Drawn("\n".join(self.written).encode("ascii"), tuple(self.links))

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
            kind = PAGE_NUMBER if page_number else DECORATION
            if self.open != kind:
                self._begin(kind, f"/Artifact <</Type /{kind}>> BDC")
            return None
        if self.open is not home:
            self._begin(home, f"/{home.tag} <</MCID {self.marked}>> BDC")
            home.children.append(Marked(self.number, self.marked))
            self.marked += 1
        if home.tag == "Figure":
            home.box = around(home.box, area(item, self.height))
        return home

    def _begin(self, what: Element | str, operator: str) -> None:
        """Close the marked content that is open, and open another."""
        if self.open is not None:
            self.written.append("EMC")
        self.written.append(operator)
        self.open = what

    def _set(self, operands: str, operator: str) -> None:
        """Set something of the graphics state, unless it is so already."""
        if self.state.get(operator) != operands:
            self.state[operator] = operands
            self.written.append(f"{operands} {operator}")

    def _set_number(self, value: float, operator: str) -> None:
        """Set a number of the graphics state, which is written only where it is another."""
        if self.given.get(operator) != value:
            self.given[operator] = value
            self._set(number(value), operator)

    def _line(self, line: Line) -> None:
        for (note, link), group in groupby(line.runs, key=lambda run: (run.note, run.link)):
            runs = tuple(group)
            home = self._mark(line, note, link)
            self._text(line, runs)
            if home and link:
                text = "".join(run.text for run in runs)
                covered = area(replace(line, runs=runs), self.height)
                home.children.append(Annotation(self.number, len(self.links)))
                self.links.append(Link(link, text, covered))

    def _text(self, line: Line, runs: tuple[Run, ...]) -> None:
        self._set(colour(line.colour), "rg")
        self.written.append("BT")
        for run in runs:
            font = self.fonts[run.face]
            if self.given.get("Tf") != (chosen := (font.key, run.size)):
                self.given["Tf"] = chosen
                self._set(f"/{font.key} {numbers(run.size)}", "Tf")
            self._set_number(run.scale * 100, "Tz")
            self._set_number(run.spacing / run.scale, "Tc")
            self._set_number(run.rise, "Ts")
            if line.turned:  # a quarter to the right: x runs down, and up is right
                place = numbers(0, -1, 1, 0, self.width - line.baseline, self.height - run.x)
            else:
                place = f"1 0 0 1 {number(run.x)} {number(self.height - line.baseline)}"
            self.written.append(f"{place} Tm <{font.coded(run.text)}> Tj")
        self.written.append("ET")

    def _stroke(self, stroke: Stroke) -> None:
        self._set(colour(stroke.colour), "RG")
        self._set(numbers(stroke.width), "w")
        self._set(f"[{numbers(*stroke.dash) if stroke.dash else ''}] 0", "d")
        start = numbers(stroke.x0, self.height - stroke.y0)
        end = numbers(stroke.x1, self.height - stroke.y1)
        self.written.append(f"{start} m {end} l S")

    def _box(self, box: Box) -> None:
        self._shape(box.fill, BLACK, box.outline)
        corner = (box.x, self.height - box.y - box.height, box.width, box.height)
        self.written.append(f"{numbers(*corner)} re {'B' if box.outline else 'f'}")

    def _polygon(self, polygon: Polygon) -> None:
        self._shape(polygon.fill, polygon.colour, polygon.outline)
        first, *others = (numbers(x, self.height - y) for x, y in polygon.points)
        edges = " ".join(f"{other} l" for other in others)
        self.written.append(f"{first} m {edges} h {'B' if polygon.outline else 'f'}")

    def _shape(self, fill: str, edge: str, outline: float) -> None:
        """Set what a filled shape is drawn with."""
        self._set(colour(fill), "rg")
        if outline:
            self._set(colour(edge), "RG")
            self._set(numbers(outline), "w")
            self._set("[] 0", "d")

    def _image(self, image: Image) -> None:
        key = self.pictures.key(image.data)
        bottom = self.height - image.y - image.height
        place = numbers(image.width, 0, 0, image.height, image.x, bottom)
        self.written.append(f"q {place} cm /{key} Do Q")
