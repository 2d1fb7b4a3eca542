"""Filled pages -> placed pages: strips, footnotes under their rule, and the page number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from jianbao.document.inlines import Numbering, Words, with_numbers
from jianbao.document.placed import Item, Line, OutlineEntry, PlacedPage, SectionPlace, Stroke
from jianbao.document.theme import Theme
from jianbao.document.word.notes import RULE_LENGTH, RULE_WIDTH, SEPARATOR, note_sign
from jianbao.fonts.faces import Advance, Faces
from jianbao.typeset.measuring import measure_words
from jianbao.typeset.open_pages import OpenPage, Strip, parts_height
from jianbao.typeset.paragraphs import (
    MarkOf,
    SetLine,
    SetParagraph,
    line_runs,
    place_line,
)

PAGE_NUMBER = "page_number"


class PageMaker:
    """Draws filled pages: strips, footnotes under their rule, page number."""

    def __init__(
        self, theme: Theme, faces: Faces, notes: list[SetParagraph], repeats: dict[int, int]
    ) -> None:
        self.theme, self.faces, self.notes, self.repeats = theme, faces, notes, repeats
        self.outline: list[OutlineEntry] = []
        self.places: dict[str, SectionPlace] = {}
        self.order: dict[int, int] = {}  # the number of each note on the page that has its mark

    def pages(self, filled: list[OpenPage], page_number: Numbering) -> Iterator[PlacedPage]:
        """Yield the pages with everything drawn on them, numbered from 1."""
        for number, page in enumerate(filled, 1):
            items = list(self._items(number, page))
            if page.numbered:
                words = with_numbers(page_number, page.shown, len(filled))
                items.append(self._page_number(page, words))
            paper = page.page.read
            yield PlacedPage(number, tuple(items), paper.width, paper.height, page.shown)

    def _items(self, number: int, filled: OpenPage) -> Iterator[Item]:
        marks = self.theme.note_marks
        # A note that found no room on the page of its mark keeps the sign that it has there,
        # and so does one in the head of a table that later pages repeat.
        self.order.update({note: sign for sign, note in enumerate(filled.notes, 1)})
        order = self.order
        again = [note for _, strip in filled.strips for note in strip.notes if note in self.repeats]
        order.update({note: order[self.repeats[note]] for note in again})

        def mark_of(note: int, face: str) -> tuple[Advance, ...]:
            return tuple(self.faces.glyph(face, sign) for sign in note_sign(order[note], marks))

        for top, strip in filled.apart:
            yield from self._strip(number, filled, strip, top, mark_of)
        for top, strip in filled.strips:
            yield from self._strip(number, filled, strip, filled.top + top, mark_of)
        if filled.parts:
            yield from self._footnotes(filled, mark_of)

    def _strip(
        self, number: int, filled: OpenPage, strip: Strip, top: float, mark_of: MarkOf
    ) -> Iterator[Item]:
        """Yield what draws one strip, and note what begins with it."""
        if strip.outline:
            level, text = strip.outline
            self.outline.append(OutlineEntry(level, text, number, top))
        if strip.section:
            self.places[strip.section] = SectionPlace(number, top, filled.shown)
        yield from strip.draw(filled.left, top, mark_of)

    def _footnotes(self, filled: OpenPage, mark_of: MarkOf) -> Iterator[Item]:
        left, parts = filled.left, filled.parts
        top = filled.top + filled.text_height - parts_height(parts, self.notes)
        middle = top + SEPARATOR / 2
        yield Stroke(left, middle, left + RULE_LENGTH, middle, RULE_WIDTH)
        top += SEPARATOR
        for part in parts:
            for line in self.notes[part.note].lines[part.start : part.end]:
                yield place_line(line, left, top, mark_of, (part.note,), "note")
                top += line.style.leading

    def _page_number(self, filled: OpenPage, shown: tuple[Words, ...]) -> Line:
        """Return what numbers a page, at the side where its master has it."""
        page, style = filled.page, self.theme.style(PAGE_NUMBER)
        units = tuple(unit for words in shown for unit in measure_words(words, style, self.faces))
        left = page.left if page.turned else filled.left
        x = left + _number_x(filled, sum(unit.advance for unit in units))
        baseline = page.height - page.bottom + page.number_drop
        runs = line_runs(SetLine(units, 0.0, 0.0, style), x, lambda *_: ())
        return Line(runs, baseline, role="page-number", turned=page.turned)


def _number_x(filled: OpenPage, width: float) -> float:
    """Return where a page number that is so wide begins, from the text area's left edge."""
    page = filled.page
    room = page.text_height if page.turned else page.text_width
    side = page.number_side(filled.shown)
    match side:
        case "left":
            return page.number_indent
        case "right":
            return room - page.number_indent - width
        case "center":
            return (room - width) / 2
        case _:
            assert_never(side)
