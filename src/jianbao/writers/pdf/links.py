"""Links: from a table of contents and from references to where a section begins."""

from __future__ import annotations

import re

from reportlab.pdfgen.canvas import Canvas

from jianbao.document.placed import Placed, PlacedPage, SectionPlace

Area = tuple[float, float, float, float]  # left, bottom, right, top

LEADER = re.compile(r"\.{2,}")
PRINT = 4  # the flag that every annotation has (ISO 19005-3, 6.3.2)


class Links:
    """Sets the places that links lead to, and the links."""

    def __init__(self, canvas: Canvas, placed: Placed) -> None:
        self.canvas = canvas
        self.places: dict[str, SectionPlace] = placed.places
        self.keys = {name: f"section{number}" for number, name in enumerate(placed.places, 1)}
        self.on_page = 0

    def begin_page(self, page: PlacedPage) -> None:
        """Set the places of the sections that begin on `page`, which is drawn now."""
        self.on_page = 0
        for name, place in self.places.items():
            if place.page == page.number:
                self.canvas.bookmarkHorizontal(self.keys[name], 0, page.height - place.y)

    def add(self, section: str, text: str, area: Area) -> int:
        """Put a link over `area` and return its number on the page, from 0.

        Its description is the text that it covers (ISO 14289-1, 7.18.5).
        """
        key = self.keys[section]
        self.canvas.linkRect(LEADER.sub(" ", text), key, area, Border="[0 0 0]", F=PRINT)
        self.on_page += 1
        return self.on_page - 1
