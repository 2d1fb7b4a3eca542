"""A PDF with text as a paper: its lines put together to paragraphs, notes, tables between rules.

A page is read as it lies: a line goes on where the one before it was full and not indented. A scan
has no text; that is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.patterns import pattern
from jianbao.intake import forms
from jianbao.intake.changes import Log
from jianbao.intake.forms import COPIES, PRINTED
from jianbao.intake.pdf_tables import APART, WORDS_APART, TableRead, tables, tables_joined
from jianbao.intake.plain import STARTS, joined
from jianbao.intake.repairs import PAGE_NUMBER, ROUND, SIGNED_PAGE
from jianbao.intake.sides import parted
from jianbao.intake.source import Grid, Mark, Paragraph, Piece, Source, Tile
from jianbao.intake.tiles import without_figures, without_tiles
from jianbao.messages.errors import InputError
from jianbao.messages.intake import (
    CONTENTS_OUT,
    NOTE_MADE,
    PAGE_NUMBER_OUT,
    RUNNING_HEAD_OUT,
    no_text_in_pdf,
)
from jianbao.readers.page import MeasuredGlyph, Row, Sheet
from jianbao.readers.pdf.measured import read_sheets

RAISED = 0.75  # of the line's type size: a smaller round sign on it is a note's mark
SMALLER = 0.85  # of the text's type size: lines below the text in such type are notes
INDENT = 1.2  # em behind the text's left edge: a first line
SHORT = 1.6  # em before the right edge: a last line
SIGNS = {**{sign: sign for sign in ROUND}, **dict(zip("123456789", ROUND, strict=False))}
"""What a note's mark is written with: ①, or a small 1."""
FEWEST_LINES = 5
WIDER = 1.15  # a column that is wider than what stands before it does not go on with it
BLANK = 0.25  # em between two Latin words
APART_BY = 1.3  # times the usual step between two lines, of paragraphs without indent
LEADER = pattern(r"目\s*录|.{2,60}?[.…·⋯]{3,}\s*\d{1,4}")
"""What a table of contents has."""
CENTRED = 6.0  # points between the left and the right room


class _Line(Struct, frozen=True):
    """A line of a page with what decides where paragraphs begin. Points."""

    text: str
    marks: tuple[tuple[int, str], ...]
    left: float
    right: float
    size: float
    top: float
    is_red: bool
    page: int
    word: float  # how wide its first word is


EDGE = 0.08  # of a page's height: where running heads stand
LONGEST_HEAD = 40  # characters of one
WIDE_GAP = "\u3000\u3000"  # between what stands apart on one level


def read_pdf(data: bytes, name: str, log: Log) -> Source:
    """Return a PDF's paper.

    Raises ReadError where it cannot be read, InputError where its pages have no text.
    """
    sheets = read_sheets(data)
    if not any(sheet.rows for sheet in sheets):
        raise InputError([no_text_in_pdf(None, name=name)])
    sheets = tuple(without_figures(sheet, log) for sheet in sheets)
    reader = _Reader(_text_size(sheets), log)
    heads = _running_heads(sheets)
    for sheet in sheets:
        for part in parted(_without_heads(sheet, heads, log)):
            reader.take(part)
    return reader.source(name)


def _running_heads(sheets: tuple[Sheet, ...]) -> set[tuple[str, int]]:
    """Return what stands at one height of the edge of several pages: its text and its height."""
    rows = Counter(
        (row.text, round(row.baseline))
        for sheet in sheets
        for row in sheet.rows
        if not sheet.height * EDGE < row.baseline < sheet.height * (1 - EDGE)
        and len(row.text) <= LONGEST_HEAD
    )
    return {each for each, times in rows.items() if times > 1}


def _without_heads(sheet: Sheet, heads: set[tuple[str, int]], log: Log) -> Sheet:
    kept = []
    for row in sheet.rows:
        if (row.text, round(row.baseline)) in heads:
            log.add(RUNNING_HEAD_OUT, f"{sheet.number}", row.text, "")
        else:
            kept.append(row)
    return replace(sheet, rows=tuple(kept))


def _text_size(sheets: tuple[Sheet, ...]) -> float:
    counts = Counter(
        round(row.size, 1) for sheet in sheets for row in sheet.rows for _ in row.glyphs
    )
    return counts.most_common(1)[0][0]


class _Room(Struct, frozen=True):
    """Where the lines of a page begin and end, and how far they lie from each other. Points."""

    left: float
    right: float
    pitch: float  # 0 where no two lines tell it

    @classmethod
    def of(cls, lines: list[_Line], sheet: Sheet, size: float) -> _Room:
        """Return that of a page."""
        text = [line for line in lines if line.size >= size * SMALLER]
        steps = Counter(round(two.top - one.top, 1) for one, two in pairwise(text))
        step, times = next(iter(steps.most_common(1)), (0.0, 0))
        return cls(
            min((line.left for line in text), default=0.0),
            max((line.right for line in lines), default=sheet.width),
            step if times > 2 else 0.0,
        )


class _Reader:
    """Puts the lines of pages together; a paragraph may go on behind a page's end."""

    def __init__(self, size: float, log: Log) -> None:
        """Begin with nothing; `size` is that of the text."""
        self._size, self._log = size, log
        self._notes: dict[str, str] = {}
        self._pieces: list[Piece] = []
        self._tiles: list[Tile] = []
        self._open: list[_Line] = []  # the lines of a paragraph that may go on
        self._room = _Room(0.0, 0.0, 0.0)
        self._page = 0

    def source(self, name: str) -> Source:
        """Return the paper."""
        self._close()
        pieces = tuple(tables_joined(self._pieces, self._log))
        # What geometry does not tell of a page's end is joined by the repairs of copies.
        return Source(
            name=name, pieces=pieces, notes=self._notes, tiles=tuple(self._tiles), is_copy=True
        )

    def take(self, sheet: Sheet) -> None:
        """Take a page's paragraphs and tables in order."""
        sheet, tiles = without_tiles(sheet)
        self._tiles += tiles
        lines = [_line(row, self._size) for row in sheet.rows]
        body = [line for line in lines if not _is_page_number(line, sheet, self._log)]
        body = [line for line in body if not _is_contents(line, self._log)]
        body = _without_notes(body, self._size, self._notes, self._log)
        room = _Room.of(body, sheet, self._size)
        if len(body) < FEWEST_LINES and self._room.right:  # do not tell where a page's text begins
            left, right = self._room.left, self._room.right
            room = _Room(min(room.left, left), max(room.right, right), room.pitch)
        found = {id(inside[0]): (table, inside) for table, inside in _tables(sheet, body)}
        taken = {id(line) for _, inside in found.values() for line in inside}
        last = self._open[-1] if self._open else None
        if last and not (body and id(body[0]) not in taken and self._goes_over(body[0], room)):
            self._close()
        self._room = room
        for number, line in enumerate(body):
            if id(line) in taken:
                self._close()
                if id(line) in found:
                    self._pieces.append(Grid(rows=found[id(line)][0].rows, place=f"{line.page}"))
                continue
            if self._open and number and not _goes_on(self._open[-1], line, room):
                self._close()
            self._open.append(line)

    def _goes_over(self, line: _Line, room: _Room) -> bool:
        """Return whether a page's first line continues the last one of the page before it."""
        last, before = self._open[-1], self._room
        as_wide = room.right - room.left <= (before.right - before.left) * WIDER
        return (
            as_wide
            and _is_text(last, line)
            and _is_full(last, line, before)
            and (line.left <= room.left + INDENT * line.size and not STARTS.match(line.text))
        )

    def _close(self) -> None:
        self._pieces += _paragraph(self._open, self._room.left, self._room.right)
        self._open = []


def _line(row: Row, size: float) -> _Line:
    """Return a row's text; a small round sign on it is the mark of a note."""
    text, marks, end = "", list[tuple[int, str]](), row.left
    for glyph in row.glyphs:
        if glyph.text in SIGNS and glyph.size < row.size * RAISED:
            marks.append((len(text), SIGNS[glyph.text]))
        else:
            text += _blank(glyph.x - end, text[-1:], glyph) + glyph.text
        end = glyph.right
    return _Line(
        text=text.strip(), marks=tuple(marks), left=row.left, right=row.right, size=row.size,
        top=row.baseline, is_red=row.colour == "red", page=row.page, word=_first_word(row),
    )  # fmt: skip


def _first_word(row: Row) -> float:
    end = row.left
    for glyph in row.glyphs:
        if glyph.x - end > WORDS_APART * glyph.size:
            break
        end = glyph.right
    return end - row.left


def _blank(gap: float, before: str, glyph: MeasuredGlyph) -> str:
    """Return what stands between two characters: a blank between Latin words has no ink."""
    if not before or gap <= WORDS_APART * glyph.size:
        return ""
    if gap > APART * glyph.size:
        return "\u3000\u3000"
    return " " if before.isascii() and glyph.text.isascii() else ""


def _is_page_number(line: _Line, sheet: Sheet, log: Log) -> bool:
    at_edge = line.top > sheet.height * 0.88 or line.top < sheet.height * 0.1
    is_number = PAGE_NUMBER.fullmatch(line.text) and (
        SIGNED_PAGE.search(line.text) or line.text.isdecimal()
    )
    if at_edge and is_number:
        log.add(PAGE_NUMBER_OUT, f"{line.page}", line.text, "")
        return True
    return False


def _is_contents(line: _Line, log: Log) -> bool:
    if LEADER.fullmatch(line.text):
        log.add(CONTENTS_OUT, f"{line.page}", line.text, "")
        return True
    return False


def _without_notes(lines: list[_Line], size: float, notes: dict[str, str], log: Log) -> list[_Line]:
    """Take out the notes at a page's foot; their names go by page and sign."""
    first = len(lines)
    while first and lines[first - 1].size < size * SMALLER:
        first -= 1
    begins = next(
        (i for i in range(first, len(lines)) if lines[i].marks or lines[i].text[:1] in ROUND), None
    )
    if begins is None:
        return lines
    name = ""
    for line in lines[begins:]:
        sign = line.marks[0][1] if line.marks and line.marks[0][0] == 0 else line.text[:1]
        if sign in ROUND:
            name = note_name(line.page, sign)
            notes[name] = line.text.lstrip(ROUND).strip()
            log.add(NOTE_MADE, f"{line.page}", line.text[:24], f"[^{name}]")
        elif name:
            notes[name] = joined(notes[name], line.text)
    return lines[:begins]


def _begins_note(line: _Line) -> bool:
    return bool(line.marks) or line.text[:1] in ROUND


def note_name(page: int, sign: str) -> str:
    """Return the name of a note: signs begin anew on each page."""
    return f"注{page}-{ROUND.index(sign) + 1}"


def _goes_on(last: _Line, line: _Line, room: _Room) -> bool:
    """Return whether a line continues the paragraph of the one before it."""
    step = line.top - last.top
    if not _is_text(last, line) or line.left > room.left + INDENT * line.size:
        return False
    latin = last.text[-1:].isascii() and line.text[:1].isascii()
    if step > 2.4 * line.size or (latin and room.pitch and step > room.pitch * APART_BY):
        return False
    return _is_full(last, line, room)


def _is_text(last: _Line, line: _Line) -> bool:
    """Return whether two lines may be of one paragraph by what they say and how they look."""
    if abs(last.size - line.size) > 0.6 or last.is_red != line.is_red:
        return False
    # What stands in columns ends where the row ends, and a date is a line.
    return WIDE_GAP not in last.text and not forms.DATE.fullmatch(forms.squeezed(last.text))


def _is_full(last: _Line, line: _Line, room: _Room) -> bool:
    """Return whether there was no room in a line for the next one's first word."""
    latin = last.text[-1:].isascii() and line.text[:1].isascii()
    needed = (line.word + BLANK * line.size) if latin else 0.0
    return last.right >= room.right - max(SHORT * last.size, needed)


def _paragraph(lines: list[_Line], left: float, right: float) -> Iterator[Paragraph]:
    if not lines:
        return
    text, marks = "", list[Mark]()
    for line in lines:
        before = len(text)
        text = joined(text, line.text) if text else line.text
        start = len(text) - len(line.text)
        marks += [Mark(start + offset, note_name(line.page, sign)) for offset, sign in line.marks]
        start = before
    if not text:
        return
    first = lines[0]
    room = (first.left - left, right - lines[-1].right)
    yield Paragraph(
        text=text,
        place=f"{first.page}",
        marks=tuple(marks),
        size=first.size,
        is_red=first.is_red,
        is_centred=len(lines) == 1 and room[0] > CENTRED and abs(room[0] - room[1]) < 2 * CENTRED,
    )


def _tables(sheet: Sheet, lines: list[_Line]) -> Iterator[tuple[TableRead, list[_Line]]]:
    """Yield a page's tables with the lines that are in them."""
    for table in tables(sheet):
        inside = [line for line in lines if table.top < line.top < table.bottom]
        if inside and not any(map(_is_foot, inside)):
            yield table, inside


def _is_foot(line: _Line) -> bool:
    """版记 stands between rules, too (GB/T 9704-2012, 7.4)."""
    return bool(COPIES.match(line.text) or PRINTED.fullmatch(line.text))
