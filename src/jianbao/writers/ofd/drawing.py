"""Placed items -> graphic units of a page (GB/T 33190-2016, 8.5, 9 and 11).

Each has a boundary, outside which nothing of it shows, and places inside it are counted from its
upper left corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import assert_never

from jianbao.document.patterns import pattern
from jianbao.document.placed import Box, Image, Item, Line, Placed, PlacedPage, Polygon, Run, Stroke
from jianbao.writers.ofd.document import Numbers, add_goto, page_size
from jianbao.writers.ofd.ofd_xml import Element, add, colour, lengths, number, root, steps

BLACK = "000000"
ABOVE, BELOW, BESIDE = 1.2, 0.4, 0.2
"""Room for a glyph above and below its baseline and beside it, in em: none is cut off."""

PIECES = pattern(r"^\s+|\S.*", re.DOTALL)
"""Spaces before a run's words are an object of their own: some readers drop them."""


class Drawing:
    """Draws pages."""

    def __init__(self, placed: Placed, numbers: Numbers) -> None:
        self.placed, self.numbers = placed, numbers

    def page(self, page: PlacedPage) -> Element:
        """Return the content of one page."""
        content = root("Page")
        add(add(content, "Area"), "PhysicalBox", lengths(0, 0, *page_size(page)))
        layer = add(add(content, "Content"), "Layer", Type="Body", ID=self._next())
        for item in page.items:
            self._item(layer, item, page)
        return content

    def _item(self, layer: Element, item: Item, page: PlacedPage) -> None:
        match item:
            case Line():
                for run in item.runs:
                    self._run(layer, item, run, page)
            case Stroke():
                self._stroke(layer, item)
            case Box():
                self._box(layer, item)
            case Polygon():
                self._polygon(layer, item)
            case Image():
                self._image(layer, item)
            case _:
                assert_never(item)

    def _run(self, layer: Element, line: Line, run: Run, page: PlacedPage) -> None:
        places = list(self._places(line, run))
        for piece in PIECES.finditer(run.text):
            start, end = piece.span()
            drawn = self._text(layer, line, run, piece[0], places[start : end + 1])
            if line.turned:
                _turn(drawn, line, run, places[start], places[end], page.width)

    def _places(self, line: Line, run: Run) -> Iterator[float]:
        """Yield where each character of a run begins, and where the last one ends."""
        pairs = zip(run.text, run.advances, strict=True)
        return accumulate((advance + run.spacing for _, advance in pairs), initial=run.x)

    def _text(
        self, layer: Element, line: Line, run: Run, text: str, places: list[float]
    ) -> Element:
        """Add characters that begin at all `places` but the last, where they end."""
        left, above = BESIDE * run.size, ABOVE * run.size
        boundary = lengths(
            places[0] - left,
            line.baseline - run.rise - above,
            places[-1] - places[0] + 2 * left,
            above + BELOW * run.size,
        )
        drawn = add(
            layer,
            "TextObject",
            ID=self._next(),
            Boundary=boundary,
            Font=self.numbers.fonts[run.face],
            Size=lengths(run.size),
        )
        if run.scale != 1:
            drawn.set("HScale", number(run.scale))
        if run.link:
            target = self.placed.places[run.link]
            add_goto(drawn, self.numbers.pages[target.page], target.y)
        add(drawn, "FillColor", Value=colour(line.colour))
        code = add(drawn, "TextCode", text, X=lengths(left), Y=lengths(above))
        if len(text) > 1:
            code.set("DeltaX", steps(places[:-1]))
        return drawn

    def _stroke(self, layer: Element, stroke: Stroke) -> None:
        half = stroke.width / 2
        left, top = min(stroke.x0, stroke.x1) - half, min(stroke.y0, stroke.y1) - half
        right, bottom = max(stroke.x0, stroke.x1) + half, max(stroke.y0, stroke.y1) + half
        drawn = self._path(layer, (left, top, right - left, bottom - top), stroke.width)
        if stroke.dash:
            drawn.set("DashPattern", lengths(*stroke.dash))
        add(drawn, "StrokeColor", Value=colour(stroke.colour))
        start, end = (
            lengths(x - left, y - top) for x, y in ((stroke.x0, stroke.y0), (stroke.x1, stroke.y1))
        )
        add(drawn, "AbbreviatedData", f"M {start} L {end}")

    def _box(self, layer: Element, box: Box) -> None:
        right, bottom = box.x + box.width, box.y + box.height
        corners = ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom))
        self._polygon(layer, Polygon(corners, box.fill, box.outline, BLACK))

    def _polygon(self, layer: Element, polygon: Polygon) -> None:
        half = polygon.outline / 2
        across, down = zip(*polygon.points, strict=True)
        left, top = min(across) - half, min(down) - half
        size = (max(across) + half - left, max(down) + half - top)
        drawn = self._path(layer, (left, top, *size), polygon.outline)
        drawn.set("Fill", "true")
        if polygon.outline:
            add(drawn, "StrokeColor", Value=colour(polygon.colour))
        add(drawn, "FillColor", Value=colour(polygon.fill))
        corners = ((x - left, y - top) for x, y in polygon.points)
        add(
            drawn,
            "AbbreviatedData",
            "M " + " L ".join(lengths(*corner) for corner in corners) + " C",
        )

    def _image(self, layer: Element, image: Image) -> None:
        """Add a picture: its unit square is stretched to its size (GB/T 33190-2016, 10)."""
        add(
            layer,
            "ImageObject",
            ID=self._next(),
            CTM=f"{lengths(image.width)} 0 0 {lengths(image.height)} 0 0",
            Boundary=lengths(image.x, image.y, image.width, image.height),
            ResourceID=self.numbers.pictures[image.data],
        )

    def _path(
        self, layer: Element, boundary: tuple[float, float, float, float], line_width: float
    ) -> Element:
        drawn = add(layer, "PathObject", ID=self._next(), Boundary=lengths(*boundary))
        if line_width:
            drawn.set("LineWidth", lengths(line_width))
        else:
            drawn.set("Stroke", "false")
        return drawn

    def _next(self) -> int:
        return next(self.numbers.objects)


def _turn(drawn: Element, line: Line, run: Run, start: float, end: float, paper: float) -> None:
    """Turn characters a quarter to the right: x of the line runs down, and up is right.

    The matrix takes a place of the object to one in its boundary (GB/T 33190-2016, 8.5).
    """
    beside, above = BESIDE * run.size, ABOVE * run.size
    across = above + BELOW * run.size
    right = paper - line.baseline + run.rise + above
    drawn.set("Boundary", lengths(right - across, start - beside, across, end - start + 2 * beside))
    drawn.set("CTM", f"0 1 -1 0 {lengths(across)} 0")
