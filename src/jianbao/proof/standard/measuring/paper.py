"""Which rows of a finished paper are what: found by size, face, colour, place and order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from jianbao.document.lengths import mm, on_twips
from jianbao.document.patterns import pattern
from jianbao.document.word.lines import BASELINE, BELOW_BASELINE
from jianbao.proof.standard.measuring.typical import LARGER, MARK_SIZE
from jianbao.proof.standard.measuring.wording import IMPRINT, NUMBER_OF_DOCUMENT
from jianbao.readers.page import MeasuredRule, Row, Sheet, face_of, millimetres, most_common

SAME_SIZE = 0.3
NEAR = 1.0  # points: what counts as the same place
PAGE_NUMBER = pattern(r"\W*第?\d{1,4}页?\W*(共?\d{1,4}页?\W*)?")
FOOT_SHARE = 0.85  # page numbers stand below so much of the page
PITCHES = (1.1, 2.6)  # least and most line pitch, in type sizes
SHORTEST_SEPARATION = mm(50)
LINES = 22  # of the body, a page (5.2.3)
LOWEST_TOP = mm(38)
NOMINAL_TOP, NOMINAL_BOTTOM = mm(37), mm(35)


class Paper:
    """A finished paper; lengths in points."""

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        self.sheets = sheets
        self.upright = tuple(sheet for sheet in sheets if sheet.upright)

    # ---- the grid of the body

    @cached_property
    def body_size(self) -> float:
        """The size of most of the Chinese characters."""
        glyphs = [glyph for sheet in self.sheets for row in sheet.rows for glyph in row.glyphs]
        han = [glyph.size for glyph in glyphs if glyph.is_han]
        return round(most_common(han or [glyph.size for glyph in glyphs]), 1)

    @cached_property
    def numbers(self) -> dict[int, Row]:
        """The row that numbers a page, by the page."""
        by_page = {}
        for sheet in self.sheets:
            low = [row for row in sheet.rows if row.baseline > FOOT_SHARE * sheet.height]
            for row in reversed(low):
                if PAGE_NUMBER.fullmatch(row.text.replace(" ", "")):
                    by_page[sheet.number] = row
                    break
        return by_page

    def rows(self, sheet: Sheet) -> list[Row]:
        """Return the rows of a page without its number."""
        return [row for row in sheet.rows if row is not self.numbers.get(sheet.number)]

    def body_rows(self, sheet: Sheet) -> list[Row]:
        """Return the rows of a page in the body's size, under what stands over the text."""
        return self._body_rows[sheet.number]

    @cached_property
    def _body_rows(self) -> dict[int, list[Row]]:
        start = {1: self.head_end}
        return {
            sheet.number: [
                row
                for row in self.rows(sheet)
                if row.baseline > start.get(sheet.number, 0.0) and self.in_body_size(row)
            ]
            for sheet in self.sheets
        }

    def in_body_size(self, row: Row) -> bool:
        """Return whether a row is as large as the body."""
        return abs(row.size - self.body_size) <= SAME_SIZE

    @cached_property
    def pitch(self) -> float | None:
        """The distance of most lines of the body."""
        least, most = (share * self.body_size for share in PITCHES)
        steps = [
            on_twips(below.baseline - row.baseline)
            for sheet in self.upright
            for row, below in _pairs(self.body_rows(sheet))
            if least < below.baseline - row.baseline < most
        ]
        return most_common(steps) if steps else None

    @cached_property
    def right(self) -> float:
        """The edge that most of the full lines end at."""
        rights = [row.right for sheet in self.upright for row in self.body_rows(sheet)]
        if not rights:
            return 0.0
        band = [right for right in rights if right > max(rights) - self.body_size]
        return most_common(round(right * 2) / 2 for right in band)

    def is_full(self, row: Row) -> bool:
        """Return whether a row reaches the text area's edge, so that text goes on in the next."""
        return row.right > self.right - 1.2 * self.body_size

    def continuations(self, sheet: Sheet) -> list[Row]:
        """Return the rows that go on with a paragraph on the same page."""
        pairs = _pairs(self.body_rows(sheet))
        size = self.body_size
        return [
            row for before, row in pairs if self.is_full(before) and row.left <= before.left + size
        ]

    def left(self, odd: bool) -> float | None:
        """Return where lines begin on odd or even pages."""
        return self._lefts[odd]

    @cached_property
    def _lefts(self) -> dict[bool, float | None]:
        edges: dict[bool, float | None] = {}
        for odd in (True, False):
            sheets = [sheet for sheet in self.upright if sheet.number % 2 == odd]
            lefts = [round(row.left, 1) for sheet in sheets for row in self.continuations(sheet)]
            edges[odd] = most_common(lefts) if lefts else None
        return edges

    def edge(self, sheet: Sheet) -> float | None:
        """Return where lines begin on a page."""
        own = self.left(bool(sheet.number % 2))
        return own if own is not None else self.left(not sheet.number % 2)

    @cached_property
    def top_row(self) -> Row | None:
        """The highest row of text at the head of a text area.

        A page that does not go on with the one before it may begin with empty lines: where no
        other begins higher, no row shows where the text area does.
        """
        firsts = []
        for sheet in self.upright:
            rows = self.rows(sheet)
            if rows and (sheet.number > 1 or not self.has_head):
                first = rows[0]
                if self.in_body_size(first) or first in self.title:
                    firsts.append(first)
        # of rows on one height, the body's: the cells of a title are nearer to the edge
        order = sorted(firsts, key=lambda row: (round(row.baseline), not self.in_body_size(row)))
        row = order[0] if order else None
        going_on = {below for before, below in self.flow() if self.goes_on(before, below)}
        low = row and self.pitch and row.baseline - BASELINE * self.pitch > LOWEST_TOP
        return None if low and row not in going_on else row

    @cached_property
    def lines(self) -> int | None:
        """How many lines of the body a page has room for; None where no page shows it.

        A page shows it where its text goes on on the next one, or where it holds more than asked.
        One at whose foot footnotes or a table stand has room for less of the body.
        """
        lasts = [
            rows[-1]
            for sheet in self.upright
            if (rows := self.body_rows(sheet)) and self.rows(sheet)[-1] in rows
        ]
        if self.top_row is None or self.pitch is None or not lasts:
            return None
        lowest = max(row.baseline for row in lasts)
        count = round((lowest - self.top_row.baseline) / self.pitch) + 1
        full = any(before in lasts for before, row in self.flow() if self.goes_on(before, row))
        return count if full or count >= LINES else None

    @cached_property
    def foot(self) -> tuple[float, float]:
        """Where the text area ends: exactly, where 22 lines fit; else within a line."""
        height = self.upright[0].height if self.upright else 0.0
        nominal = height - NOMINAL_BOTTOM
        if self.lines in (LINES, None) or self.top_row is None or self.pitch is None:
            return nominal, nominal
        last = self.top_row.baseline + (self.lines - 1) * self.pitch
        end = last + BELOW_BASELINE * self.pitch
        return end, end + self.pitch

    # ---- what stands over the text

    @cached_property
    def first(self) -> Sheet:
        """Page one."""
        return self.sheets[0]

    @cached_property
    def number_row(self) -> Row | None:
        """The row with the document's number (发文字号), on the upper half of page one."""
        rows = [row for row in self.first.rows if row.baseline < self.first.height / 2]
        return next((row for row in rows if NUMBER_OF_DOCUMENT.search(row.text)), None)

    @cached_property
    def red_strokes(self) -> list[MeasuredRule]:
        """The red rules of page one, from the top."""
        return [stroke for stroke in self.first.strokes if stroke.colour == "red"]

    @cached_property
    def separation(self) -> MeasuredRule | None:
        """The rule under the head (版头中的分隔线): red, or the one right under the number."""
        upper = [
            stroke
            for stroke in self.first.strokes
            if stroke.y < 0.65 * self.first.height and stroke.width >= SHORTEST_SEPARATION
        ]
        red = [stroke for stroke in upper if stroke.colour == "red"]
        if red:
            return red[-1]
        number = self.number_row
        below = [s for s in upper if number and 0 < s.y - number.baseline < mm(15)]
        return below[0] if below else None

    @cached_property
    def mark(self) -> list[Row]:
        """The rows of the issuer's name over the paper (发文机关标志)."""
        low = self.separation.y if self.separation else 0.45 * self.first.height
        upper = [row for row in self.rows(self.first) if row.baseline < low]
        headed = self.separation is not None or self.number_row is not None
        rows = [row for row in upper if row.colour == "red"]
        rows = rows or [row for row in upper if headed and row.size >= MARK_SIZE]
        largest = max((row.size for row in rows), default=0.0)
        return [row for row in rows if row.size > largest - SAME_SIZE]

    @property
    def has_head(self) -> bool:
        """Whether page one has a head over its text."""
        return bool(self.mark or self.separation or self.number_row)

    @cached_property
    def head_end(self) -> float:
        """Where the head of page one ends; 0 where there is none."""
        ends = [row.baseline for row in self.mark]
        ends += [self.number_row.baseline] if self.number_row else []
        ends += [self.separation.y] if self.separation else []
        return max(ends, default=0.0)

    @cached_property
    def title(self) -> list[Row]:
        """The rows of the title: before the body, larger than it or in 小标宋; else centred."""
        rows = list(self._before_body())
        for number, row in enumerate(rows):
            if row.size >= self.body_size + LARGER or row.face.startswith("biaosong"):
                return list(_alike(rows[number:]))
        first = rows[0] if rows else None
        return [first] if first and self.is_centred(first) and not self.is_full(first) else []

    def _before_body(self) -> Iterator[Row]:
        """Yield the rows under the head of page one, up to the first full line of the body."""
        for row in self.rows(self.first):
            if row.baseline <= self.head_end:
                continue
            if self.in_body_size(row) and not row.face.startswith("biaosong"):
                full = row.right - row.left > 0.8 * (self.right - mm(28))
                if full and row.face == self.body_face:
                    return
            yield row

    @cached_property
    def body_face(self) -> str:
        """The face of most of the characters in the body's size; short lines in the middle are
        names, not text. "" where there are none."""
        rows = [
            row
            for sheet in self.sheets
            for row in self.rows(sheet)
            if self.in_body_size(row) and (self.is_full(row) or not self.is_centred(row))
        ]
        return face_of([glyph for row in rows for glyph in row.glyphs]) if rows else ""

    def is_centred(self, *rows: Row) -> bool:
        """Return whether a row, or rows as one, stand in the middle of the text area (版心)."""
        row = rows[0]
        sheet = self.sheets[row.page - 1]
        edge = self.edge(sheet)
        middle = (edge + self.right) / 2 if edge is not None else sheet.width / 2 + mm(1)
        left, right = min(each.left for each in rows), max(each.right for each in rows)
        return abs((left + right) / 2 - middle) < max(mm(2), 0.5 * row.size)

    @cached_property
    def text_start(self) -> float:
        """The baseline on page one behind which the text begins."""
        return max([self.head_end, *(row.baseline for row in self.title)])

    # ---- paragraphs

    def flow(self) -> Iterator[tuple[Row | None, Row]]:
        """Yield each row of the body behind the title, with the row before it."""
        before: Row | None = None
        for sheet in self.upright:
            for row in self.body_rows(sheet):
                if sheet.number > 1 or row.baseline > self.text_start:
                    yield before, row
                    before = row

    def goes_on(self, before: Row | None, row: Row) -> bool:
        """Return whether a row goes on with the paragraph of the one before it."""
        edge = self.edge(self.sheets[row.page - 1])
        if before is None or edge is None or not self.is_full(before):
            return False
        return row.left <= edge + 0.4 * self.body_size

    # ---- the end

    @cached_property
    def imprint(self) -> list[Row]:
        """The rows of the 版记: from 抄送 or 印发 to the last of it."""
        for sheet in reversed(self.sheets[-2:]):
            rows = self.rows(sheet)
            hits = [n for n, row in enumerate(rows) if IMPRINT.search(row.text)]
            if hits and rows[hits[0]].baseline > sheet.height / 3:
                return rows[hits[0] : hits[-1] + 1]
        return []

    @cached_property
    def imprint_strokes(self) -> list[MeasuredRule]:
        """The rules around and between the rows of the 版记, from the top."""
        if not self.imprint:
            return []
        first, last = self.imprint[0], self.imprint[-1]
        return [
            stroke
            for stroke in self.sheets[first.page - 1].strokes
            if first.em_top - mm(6) < stroke.y < last.em_bottom + mm(8)
            and stroke.width >= SHORTEST_SEPARATION
        ]


def _pairs(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    return pairwise(rows)


def _alike(rows: list[Row]) -> Iterator[Row]:
    """Yield the first row and those right behind it in the same size and face."""
    before = rows[0]
    for row in rows:
        same = abs(row.size - before.size) <= SAME_SIZE and row.face == before.face
        if not same or row.baseline - before.baseline > 2.2 * row.size:
            return
        yield row
        before = row


def in_millimetres(points: float) -> tuple[float, float]:
    """Return an exact length as a measure in millimetres."""
    return millimetres(points), millimetres(points)
