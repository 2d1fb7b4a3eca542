"""Strips of lines and rows -> pages: the only place that breaks pages.

The rules: what is kept with its successor (a heading with its text) moves along, as far as a page
can hold it; a line stands where its footnotes at least begin; a note longer than the room left goes
on at the next page's foot, as in Word; a table's header rows are repeated; what follows a `Fill` is
never parted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from jianbao.document.composed import PageBreak
from jianbao.document.paged import PagedFill
from jianbao.document.placed import BlockPath, Item, PageSection
from jianbao.document.theme import Page, Theme
from jianbao.document.word.rounding import PAGE_ROUNDING
from jianbao.document.word.spacers import BELOW_FILL, TABLE_SPARE
from jianbao.document.word.units import TWIPS_PER_POINT
from jianbao.typeset.open_pages import (
    BODY,
    Draw,
    Filled,
    NotePart,
    OpenPage,
    Strip,
    parts_height,
)
from jianbao.typeset.paragraphs import MarkOf, SetParagraph


def fill_pages(
    strips: list[Strip],
    notes: Sequence[SetParagraph],
    theme: Theme,
    master: str = "",
    head: Sequence[Strip] = (),
    foot: Sequence[Strip] = (),
    same: Sequence[int] = (),
) -> Filled:
    """Return the strips put on pages, the first of `master`, with each page's footnotes.

    `head` and `foot` stand on page one, which bears no number where it has a foot. `same` says of
    each note which is the first that says the very same; a page has it once.
    """
    filler = _Filler(notes, theme, master, same or range(len(notes)))
    filler.put_apart(head, foot)
    number = 0
    while number < len(strips):
        strip = strips[number]
        if strip.fill:
            filler.fill(strip, strip.fill, list(_to_the_foot(strips, number)))
            number += 1
        else:
            number += filler.strips(list(_kept_together(strips, number)))
    filler.finish()
    closed, begun = frozenset(filler.closed), frozenset(filler.begun)
    left = tuple(map(filler.free, filler.pages))
    sections = tuple(filler.sections)
    return Filled(
        filler.pages,
        sections,
        filler.heights,
        closed,
        begun,
        left,
        filler.repeats,
        frozenset(filler.floating),
    )


class _Filler:
    """Puts strips and notes on one page after another."""

    def __init__(
        self, notes: Sequence[SetParagraph], theme: Theme, master: str, same: Sequence[int]
    ) -> None:
        self.notes, self.theme = notes, theme
        self.same = same
        self.repeats: dict[int, int] = {}
        page = theme.master(master)
        self.pages = [OpenPage(page, numbered=page.numbers and page.first_number)]
        self.sections = [PageSection(0, master, numbered=page.numbers)]
        self.heights: dict[int, float] = {}
        self.floating: set[int] = set()
        self.closed: set[BlockPath] = set()
        self.begun: set[BlockPath] = set()
        self.foot = False  # whether page one has one
        self.pitch = theme.style(BODY).leading if BODY in theme.styles else 0.0

    def put_apart(self, head: Sequence[Strip], foot: Sequence[Strip]) -> None:
        """Put head and foot on page one; what they need beyond the white comes from the text."""
        first, self.foot = self.pages[0], bool(foot)
        paper, tall = first.page, _height(foot)
        foot_top = paper.height - paper.foot - tall
        first.apart = [*_stacked(head, paper.head), *_stacked(foot, foot_top)]
        if head:
            first.above = max(0.0, paper.head + _height(head) - paper.top)
        if foot:
            first.below = max(0.0, paper.foot + tall - paper.bottom)
            first.numbered = False
        if first.above or first.below:
            self.sections[0] = replace(self.sections[0], height=first.text_height)

    def strips(self, together: list[Strip]) -> int:
        """Put strips that stay together where they have room with all their notes.

        Return how many were put: the last one, which may go, is looked at again with those that
        it keeps. What no page can hold is parted where the page is full.
        """
        page, first = self.pages[-1], together[0]
        if first.starts_page:
            page = self.break_page(first.starts_page, first.block)
        whole = together
        together = self.held_by_a_page(page, whole)
        if page.strips and not self.fits(page, together):
            page = self.turn_page(page, first)
        put = together[:1]
        if self.fits(page, together):
            put = together[:-1] if len(together) == len(whole) > 1 else together
        for strip in put:
            self.put(page, strip)
        return len(put)

    def held_by_a_page(self, page: OpenPage, together: list[Strip]) -> list[Strip]:
        """Return as many of some strips as an empty page holds, below the head of their table."""
        if len(together) == 1:
            return together
        used = _height(together[0].header)
        parts, new = list[NotePart](), self.new_notes((), together)
        for number, strip in enumerate(together):
            parts += [self.whole(note) for note in strip.notes if note in new]
            if used + strip.height + parts_height(parts, self.notes) > page.most:
                return together[: max(1, number)]
            used += strip.height + strip.space_after
        return together

    def turn_page(self, page: OpenPage, first: Strip) -> OpenPage:
        """Begin the page of a strip that has no room on this one, below the head of its table."""
        self.close(page, first.block)
        page = self.next_page()
        for header in first.header:
            _add(page, replace(header, draw=partial(_repeat, header.draw), notes=()))
        if first.row >= 0 and first.begins:
            self.begun.add((first.block, first.row))
        return page

    def close(self, page: OpenPage, block: int) -> None:
        """Rule off a table that goes on on the next page, as where it ends."""
        top, last = page.strips[-1]
        if last.closing and last.block == block:
            page.strips[-1] = top, replace(last, draw=partial(_both, last.draw, last.closing))
            if last.ends:
                self.closed.add((block, last.row))

    def put(self, page: OpenPage, strip: Strip) -> None:
        new = self.new_notes(page.notes, [strip])
        _add(page, strip, new)
        if not strip.notes:
            return
        printed = {self.same[note]: note for note in page.notes}
        self.repeats.update(
            {note: printed[self.same[note]] for note in strip.notes if note not in page.notes}
        )
        self.add_notes(page, [self.whole(note) for note in new])

    def new_notes(self, there: Sequence[int], strips: Sequence[Strip]) -> list[int]:
        """Return the notes that strips mark and that do not stand on their page already."""
        marked = [note for strip in strips for note in strip.notes]
        if not marked:
            return marked
        first: dict[int, int] = {self.same[note]: note for note in there}
        for note in marked:
            first.setdefault(self.same[note], note)
        return [note for note in first.values() if note not in there]

    def fits(self, page: OpenPage, together: list[Strip]) -> bool:
        """Return whether strips have room, and their notes: of the last at least its first line."""
        if len(together) == 1 and not together[0].notes and not page.parts:
            return not page.rest and page.used + together[0].height <= page.height
        new = [self.whole(note) for note in self.new_notes(page.notes, together)]
        if new:
            new[-1] = replace(new[-1], end=new[-1].start + 1)
        need = sum(strip.height + strip.space_after for strip in together[:-1])
        need += together[-1].height + parts_height([*page.parts, *new], self.notes)
        return not page.rest and page.used + need <= page.height

    def free(self, page: OpenPage) -> float:
        """Return what a page has free below its text and above its notes."""
        return page.text_height - page.foot - parts_height(page.parts, self.notes)

    def fill(self, strip: Strip, fill: PagedFill, below: list[Strip]) -> None:
        """Give a fill the height that makes what stands below it end at a page's foot.

        It floats there unless the page has notes, which it would cover in Word.
        """
        page = self.pages[-1]
        if strip.starts_page:
            page = self.break_page(strip.starts_page, strip.block)
        least = TABLE_SPARE - BELOW_FILL if fill.floats else 0.0  # and for what it hangs on
        fits = not page.rest and self.left_over(page, below) >= least
        if (page.strips and not fits) or (fill.even and page.shown % 2):
            page = self.fill_new_page(fill, strip.block)
        if fill.unnumbered and not page.strips:
            self.take_number(page, strip.block)
        left = self.left_over(page, below)
        height = max(0.0, left)
        if fill.floats and left >= least and not page.parts:
            self.floating.add(strip.block)
            height += BELOW_FILL
        height = math.floor(height * TWIPS_PER_POINT + PAGE_ROUNDING) / TWIPS_PER_POINT
        self.heights[strip.block] = height
        self.put(page, replace(strip, height=height))

    def left_over(self, page: OpenPage, below: list[Strip]) -> float:
        """Return what a page has left when `below` stands at its foot, with all its notes.

        Above notes there is room for whole lines of the body only, as LibreOffice counts it.
        """
        new = [self.whole(note) for note in self.new_notes(page.notes, below)]
        need = sum(strip.height + strip.space_after + strip.spacer for strip in below)
        need -= below[-1].space_after if below else 0.0
        parts = [*page.parts, *new]
        room = page.text_height - parts_height(parts, self.notes)
        if parts and self.pitch:
            room -= room % self.pitch
        return room - BELOW_FILL - page.used - need

    def fill_new_page(self, fill: PagedFill, block: int) -> OpenPage:
        """Begin a page for what stands below a fill, behind an empty one if it must be even."""
        before = self.sections[-1]
        if fill.even and self.pages[-1].shown % 2 == 0:
            self.empty_page()
        page = self.next_page()
        kind = "evenPage" if fill.even else "nextPage"
        self.sections.append(PageSection(block, before.master, kind, None, page.numbered))
        return page

    def take_number(self, page: OpenPage, block: int) -> None:
        """Take the number from a page that has just begun, with block number `block`."""
        page.numbered, last = False, self.sections[-1]
        if last.start == block or len(self.pages) == 1:
            self.sections[-1] = replace(last, numbered=False)
        else:
            self.sections.append(PageSection(block, last.master, numbered=False))

    def break_page(self, wanted: PageBreak, block: int) -> OpenPage:
        """Begin a page as the document asks for it. The first page begins without being asked."""
        last, before = self.pages[-1], self.sections[-1]
        master = before.master if wanted.master is None else wanted.master
        paper = self.theme.master(master)
        if len(self.pages) == 1 and not last.strips:
            last.page, last.shown = paper, wanted.number or 1
            last.numbered = paper.numbers and paper.first_number and not self.foot
            self.sections = [PageSection(0, master, "nextPage", wanted.number, paper.numbers)]
            return last
        if wanted.odd and last.shown % 2:
            self.empty_page()
        page = self.next_page(paper)
        page.shown = page.shown if wanted.number is None else wanted.number
        page.numbered = paper.numbers
        kind = "oddPage" if wanted.odd else "nextPage"
        section = PageSection(block, master, kind, wanted.number, paper.numbers)
        if section != replace(before, start=block, kind="nextPage", number=None):
            self.sections.append(section)
        return page

    def empty_page(self) -> OpenPage:
        """Add a page that bears nothing but notes that go on."""
        page = self.next_page()
        page.numbered = False
        return page

    def whole(self, note: int) -> NotePart:
        return NotePart(note, 0, len(self.notes[note].lines))

    def next_page(self, paper: Page | None = None) -> OpenPage:
        """Begin a page, at whose foot goes on what the one before has left over."""
        last = self.pages[-1]
        paper = paper or last.page
        numbered = paper.numbers and (self.sections[-1].numbered or paper is not last.page)
        self.pages.append(OpenPage(paper, last.shown + 1, numbered))
        self.add_notes(self.pages[-1], last.rest)
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
        return page.foot + parts_height([*page.parts, part], self.notes) <= page.height

    def finish(self) -> None:
        """Add pages until the last note has ended; each takes a line, whatever its height."""
        while self.pages[-1].rest:
            page = self.next_page()
            if not page.parts:
                page.parts, page.rest = page.rest, []


def _height(strips: Sequence[Strip]) -> float:
    """Return how high head or foot are, as Word counts it."""
    return sum(strip.height + strip.space_after + strip.spacer for strip in strips)


def _stacked(strips: Sequence[Strip], top: float) -> Iterator[tuple[float, Strip]]:
    """Yield strips one below the other from `top` on."""
    for strip in strips:
        yield top, strip
        top += strip.height + strip.space_after


def _add(page: OpenPage, strip: Strip, notes: Sequence[int] = ()) -> None:
    page.strips.append((page.used, strip))
    page.used += strip.height + strip.space_after
    page.notes.extend(notes)


def _both(draw: Draw, closing: Draw, left: float, top: float, mark_of: MarkOf) -> Iterator[Item]:
    yield from draw(left, top, mark_of)
    yield from closing(left, top, mark_of)


def _repeat(draw: Draw, left: float, top: float, mark_of: MarkOf) -> Iterator[Item]:
    """Yield a header row drawn again: it was read on the table's first page, so has no path."""
    for item in draw(left, top, mark_of):
        yield replace(item, path=())


def _kept_together(strips: list[Strip], number: int) -> Iterator[Strip]:
    """Yield the strip and what must stand on its page: bounded by the first that may go."""
    yield strips[number]
    while strips[number].keep_next and number + 1 < len(strips):
        number += 1
        if strips[number].starts_page:
            return
        yield strips[number]


def _to_the_foot(strips: list[Strip], number: int) -> Iterator[Strip]:
    """Yield what stands below a fill: all up to the next page break."""
    for strip in strips[number + 1 :]:
        if strip.starts_page:
            return
        yield strip
