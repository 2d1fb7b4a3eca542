"""Strips of lines and rows -> pages: the only place that breaks pages.

The rules: what is kept with its successor (a heading with its text) moves along; a line moves to
the page that has room for its footnotes, too; a table's header rows are repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from jianbao.blocks import Words, with_numbers
from jianbao.theme import Page, Theme
from jianbao.typeset.faces import Faces
from jianbao.typeset.paragraphs import (
    MarkOf,
    SetLine,
    SetParagraph,
    line_runs,
    measure_words,
    place_line,
)
from jianbao.typeset.placed import Item, Line, OutlineEntry, PlacedPage, Rule, SectionPlace

PAGE_NUMBER = "page_number"
NOTE_SEPARATOR = 10.0  # an exact line that holds Word's footnote separator
NOTE_RULE_LENGTH = 144.0
NOTE_RULE_WIDTH = 0.5
NUMBER_INDENT = 16.0  # 一字: the page number stands one character in (GB/T 9704-2012, 7.5)
ROUNDING = 0.01

Draw = Callable[[float, float, MarkOf], Iterator[Item]]


@dataclass(frozen=True)
class Strip:
    """Something that is never parted: a line of text or a row of a table.

    `draw(left, top, mark_of)` yields what draws it. `space_after` is left out at a page's foot.
    """

    height: float
    draw: Draw
    notes: tuple[int, ...] = ()
    keep_next: bool = False
    space_after: float = 0.0
    starts_page: bool = False
    header: tuple[Strip, ...] = ()
    outline: tuple[int, str] | None = None  # level and text
    section: str = ""  # that begins here


@dataclass
class _OpenPage:
    """A page being filled."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    used: float = 0.0


def fill_pages(strips: list[Strip], note_heights: list[float], page: Page) -> list[_OpenPage]:
    """Return the strips with their tops, page by page, and each page's footnotes."""
    pages = [_OpenPage()]
    for number, strip in enumerate(strips):
        current = pages[-1]
        together = list(_kept_together(strips, number))
        need = sum(kept.height + kept.space_after for kept in together[:-1]) + together[-1].height
        notes = current.notes + [note for kept in together for note in kept.notes]
        room = page.text_height - notes_height(notes, note_heights) + ROUNDING
        if current.strips and (strip.starts_page or current.used + need > room):
            current = _OpenPage()
            pages.append(current)
            for header in strip.header:
                _add(current, replace(header, draw=partial(_repeat, header.draw)))
        _add(current, strip)
    return pages


def notes_height(notes: list[int], heights: list[float]) -> float:
    """Return what the footnotes of a page take from its text area."""
    return NOTE_SEPARATOR + sum(heights[note] for note in notes) if notes else 0.0


def _add(page: _OpenPage, strip: Strip) -> None:
    page.strips.append((page.used, strip))
    page.used += strip.height + strip.space_after
    page.notes.extend(strip.notes)


def _repeat(draw: Draw, left: float, top: float, mark_of: MarkOf) -> Iterator[Item]:
    """Yield a header row drawn again: it was read on the table's first page, so has no path."""
    for item in draw(left, top, mark_of):
        yield replace(item, path=())


def _kept_together(strips: list[Strip], number: int) -> Iterator[Strip]:
    """Yield the strip and what must stand on its page: bounded by the first that may go."""
    yield strips[number]
    while strips[number].keep_next and number + 1 < len(strips):
        number += 1
        yield strips[number]


class PageMaker:
    """Draws filled pages: strips, footnotes under their rule, page number."""

    def __init__(self, theme: Theme, faces: Faces, notes: list[SetParagraph]) -> None:
        self.theme, self.faces, self.notes = theme, faces, notes
        self.outline: list[OutlineEntry] = []
        self.places: dict[str, SectionPlace] = {}

    def pages(
        self, filled: list[_OpenPage], page_number: tuple[Words, ...]
    ) -> Iterator[PlacedPage]:
        """Yield the pages with everything drawn on them, numbered from 1."""
        for number, page in enumerate(filled, 1):
            items = list(self._items(number, page))
            if self.theme.page.numbers:
                shown = with_numbers(page_number, number, len(filled))
                items.append(self._page_number(number, shown))
            yield PlacedPage(number, tuple(items))

    def _items(self, number: int, filled: _OpenPage) -> Iterator[Item]:
        page = self.theme.page
        order = {note: sign for sign, note in enumerate(filled.notes, 1)}

        def mark_of(note: int, face: str) -> tuple[str, str]:
            glyphs = [self.faces.glyph(face, sign) for sign in note_sign(order[note])]
            return "".join(glyph.character for glyph in glyphs), glyphs[0].face

        for top, strip in filled.strips:
            if strip.outline:
                level, text = strip.outline
                self.outline.append(OutlineEntry(level, text, number, page.top + top))
            if strip.section:
                self.places[strip.section] = SectionPlace(number, page.top + top)
            yield from strip.draw(page.left, page.top + top, mark_of)
        if filled.notes:
            yield from self._footnotes(filled.notes, mark_of)

    def _footnotes(self, notes: list[int], mark_of: MarkOf) -> Iterator[Item]:
        page = self.theme.page
        top = page.top + page.text_height
        top -= notes_height(notes, [note.height for note in self.notes])
        middle = top + NOTE_SEPARATOR / 2
        yield Rule(page.left, middle, page.left + NOTE_RULE_LENGTH, middle, NOTE_RULE_WIDTH)
        top += NOTE_SEPARATOR
        for note in notes:
            for line in self.notes[note].lines:
                yield place_line(line, page.left, top, mark_of, (note,), "note")
                top += line.style.leading

    def _page_number(self, number: int, shown: tuple[Words, ...]) -> Line:
        """Return what numbers a page, at the outer corner: right on odd pages, left on even."""
        page, style = self.theme.page, self.theme.style(PAGE_NUMBER)
        units = tuple(unit for words in shown for unit in measure_words(words, style, self.faces))
        width = sum(unit.advance for unit in units)
        x = page.left + NUMBER_INDENT
        if number % 2:
            x = page.left + page.text_width - NUMBER_INDENT - width
        baseline = page.height - page.bottom + page.number_drop
        runs = line_runs(SetLine(units, 0.0, 0.0, style), x, lambda *_: ("", style.face))
        return Line(runs, baseline, role="page-number")


def note_sign(number: int) -> str:
    """Return the sign of a page's footnote: ① to ⑳, then (21) as Word writes it."""
    return chr(ord("①") + number - 1) if number <= 20 else f"({number})"
