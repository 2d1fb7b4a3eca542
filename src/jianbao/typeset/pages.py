"""Strips of lines and rows -> pages: the only place that breaks pages.

The rules: what is kept with its successor (a heading with its text) moves along; a line stands
where its footnotes at least begin; a note longer than the room left goes on at the next page's
foot, as in Word; a table's header rows are repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

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
NOTE_SEPARATOR = 6.25  # an exact line for Word's footnote separator; LibreOffice's takes 6.24
NOTE_RULE_LENGTH = 144.0
NOTE_RULE_WIDTH = 0.5
NUMBER_INDENT = 16.0  # 一字: the page number stands one character in (GB/T 9704-2012, 7.5)
ROUNDING = 0.01

Draw = Callable[[float, float, MarkOf], Iterator[Item]]


class Strip(Struct, frozen=True):
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


class NotePart(Struct, frozen=True):
    """Lines `start` to before `end` of footnote `note`: one that is too long is parted."""

    note: int
    start: int
    end: int


class OpenPage(Struct):
    """A page being filled."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)  # marked on this page
    parts: list[NotePart] = field(default_factory=list)
    rest: list[NotePart] = field(default_factory=list)  # what goes on on the next page
    used: float = 0.0

    @property
    def foot(self) -> float:
        """Where the last strip ends; the space behind it needs no room."""
        return self.used - self.strips[-1][1].space_after if self.strips else 0.0


def fill_pages(strips: list[Strip], notes: Sequence[SetParagraph], page: Page) -> list[OpenPage]:
    """Return the strips with their tops, page by page, and each page's footnotes."""
    filler = _Filler(notes, page.text_height)
    for number in range(len(strips)):
        filler.strip(list(_kept_together(strips, number)))
    filler.finish()
    return filler.pages


class _Filler:
    """Puts strips and notes on one page after another."""

    def __init__(self, notes: Sequence[SetParagraph], height: float) -> None:
        self.notes, self.height = notes, height + ROUNDING
        self.pages = [OpenPage()]

    def strip(self, together: list[Strip]) -> None:
        """Put the first strip where it has room together with the others and all their notes."""
        page = self.pages[-1]
        if page.strips and (together[0].starts_page or not self.fits(page, together)):
            page = self.next_page()
            for header in together[0].header:
                _add(page, replace(header, draw=partial(_repeat, header.draw)))
        _add(page, together[0])
        self.add_notes(page, [self.whole(note) for note in together[0].notes])

    def fits(self, page: OpenPage, together: list[Strip]) -> bool:
        """Return whether strips have room, and their notes: of the last at least its first line."""
        new = [self.whole(note) for strip in together for note in strip.notes]
        if new:
            new[-1] = replace(new[-1], end=new[-1].start + 1)
        need = sum(strip.height + strip.space_after for strip in together[:-1])
        need += together[-1].height + parts_height([*page.parts, *new], self.notes)
        return not page.rest and page.used + need <= self.height

    def whole(self, note: int) -> NotePart:
        return NotePart(note, 0, len(self.notes[note].lines))

    def next_page(self) -> OpenPage:
        """Begin a page, at whose foot goes on what the one before has left over."""
        rest = self.pages[-1].rest
        self.pages.append(OpenPage())
        self.add_notes(self.pages[-1], rest)
        return self.pages[-1]

    def add_notes(self, page: OpenPage, parts: list[NotePart]) -> None:
        """Put as many lines of notes on the page as it has room for; the rest waits."""
        for part in parts:
            end = part.end if not page.rest else part.start
            while end > part.start and not self.room_for(page, replace(part, end=end)):
                end -= 1
            if end > part.start:
                page.parts.append(replace(part, end=end))
            if end < part.end:
                page.rest.append(replace(part, start=end))

    def room_for(self, page: OpenPage, part: NotePart) -> bool:
        return page.foot + parts_height([*page.parts, part], self.notes) <= self.height

    def finish(self) -> None:
        """Add pages until the last note has ended; each takes a line, whatever its height."""
        while self.pages[-1].rest:
            page = self.next_page()
            if not page.parts:
                page.parts, page.rest = page.rest, []


def parts_height(parts: Sequence[NotePart], notes: Sequence[SetParagraph]) -> float:
    """Return what the footnotes of a page take from its text area."""
    lines = sum((part.end - part.start) * notes[part.note].style.leading for part in parts)
    return NOTE_SEPARATOR + lines if parts else 0.0


def _add(page: OpenPage, strip: Strip) -> None:
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

    def pages(self, filled: list[OpenPage], page_number: tuple[Words, ...]) -> Iterator[PlacedPage]:
        """Yield the pages with everything drawn on them, numbered from 1."""
        for number, page in enumerate(filled, 1):
            items = list(self._items(number, page))
            if self.theme.page.numbers:
                shown = with_numbers(page_number, number, len(filled))
                items.append(self._page_number(number, shown))
            yield PlacedPage(number, tuple(items))

    def _items(self, number: int, filled: OpenPage) -> Iterator[Item]:
        page = self.theme.page
        marks = self.theme.note_marks
        order = {note: sign for sign, note in enumerate(filled.notes, 1)}

        def mark_of(note: int, face: str) -> tuple[str, str]:
            glyphs = [self.faces.glyph(face, sign) for sign in note_sign(order[note], marks)]
            return "".join(glyph.character for glyph in glyphs), glyphs[0].face

        for top, strip in filled.strips:
            if strip.outline:
                level, text = strip.outline
                self.outline.append(OutlineEntry(level, text, number, page.top + top))
            if strip.section:
                self.places[strip.section] = SectionPlace(number, page.top + top)
            yield from strip.draw(page.left, page.top + top, mark_of)
        if filled.parts:
            yield from self._footnotes(filled.parts, mark_of)

    def _footnotes(self, parts: list[NotePart], mark_of: MarkOf) -> Iterator[Item]:
        page = self.theme.page
        top = page.top + page.text_height - parts_height(parts, self.notes)
        middle = top + NOTE_SEPARATOR / 2
        yield Rule(page.left, middle, page.left + NOTE_RULE_LENGTH, middle, NOTE_RULE_WIDTH)
        top += NOTE_SEPARATOR
        for part in parts:
            for line in self.notes[part.note].lines[part.start : part.end]:
                yield place_line(line, page.left, top, mark_of, (part.note,), "note")
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


def note_sign(number: int, marks: str = "circled") -> str:
    """Return the sign of a page's footnote: ① to ⑳, then (21) as Word writes it; or 1, 2, 3."""
    if marks == "decimal":
        return str(number)
    return chr(ord("①") + number - 1) if number <= 20 else f"({number})"
