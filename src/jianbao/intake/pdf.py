"""A PDF with text as a paper: its lines put together to paragraphs, notes, tables between rules.

A page is read as it lies: a line goes on where the one before it was full and not indented. A scan
has no text; that is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.patterns import pattern
from jianbao.intake import forms
from jianbao.intake.changes import Log
from jianbao.intake.forms import COPIES, PRINTED
from jianbao.intake.plain import joined
from jianbao.intake.repairs import PAGE_NUMBER, ROUND, SIGNED_PAGE
from jianbao.intake.sides import parted
from jianbao.intake.source import Grid, Mark, Paragraph, Piece, Source
from jianbao.messages.errors import InputError
from jianbao.messages.intake import (
    CONTENTS_OUT,
    NOTE_MADE,
    PAGE_NUMBER_OUT,
    RUNNING_HEAD_OUT,
    no_text_in_pdf,
)
from jianbao.readers.page import MeasuredGlyph, MeasuredRule, Row, Sheet
from jianbao.readers.pdf.measured import read_sheets

RAISED = 0.75  # of the line's type size: a smaller round sign on it is a note's mark
SMALLER = 0.85  # of the text's type size: lines below the text in such type are notes
INDENT = 1.2  # em behind the text's left edge: a first line
SHORT = 1.6  # em before the right edge: a last line
SIGNS = {**{sign: sign for sign in ROUND}, **dict(zip("123456789", ROUND, strict=False))}
"""What a note's mark is written with: ①, or a small 1."""
WORDS_APART = 0.12  # em between Latin words
LEADER = pattern(r"目\s*录|.{2,60}?[.…·⋯]{3,}\s*\d{1,4}")
"""What a table of contents has."""
APART = 0.8  # em between cells of one row
FEWEST_RULES = 3
AS_WIDE = 3.0  # points by which two rules of one table may differ
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
    size = _text_size(sheets)
    notes: dict[str, str] = {}
    pieces: list[Piece] = []
    heads = _running_heads(sheets)
    for sheet in sheets:
        for part in parted(_without_heads(sheet, heads, log)):
            pieces += _pieces(part, size, notes, log)
    # What a page's end parts is joined by the repairs of copies.
    return Source(name=name, pieces=tuple(pieces), notes=notes, is_copy=True)


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


def _pieces(sheet: Sheet, size: float, notes: dict[str, str], log: Log) -> Iterator[Piece]:
    """Yield a page's paragraphs and tables in order; its notes go into `notes`."""
    lines = [_line(row, size) for row in sheet.rows]
    body = [line for line in lines if not _is_page_number(line, sheet, log)]
    body = [line for line in body if not _is_contents(line, log)]
    body = _without_notes(body, size, notes, log)
    left = min((line.left for line in body if line.size >= size * SMALLER), default=0.0)
    right = max((line.right for line in body), default=sheet.width)
    tables = _tables(sheet, body)
    taken = {id(line) for _, _, inside in tables for line in inside}
    open_lines: list[_Line] = []
    for line in body:
        if id(line) in taken:
            yield from _paragraph(open_lines, left, right)
            open_lines = []
            for first, rows, inside in tables:
                if inside and inside[0] is line:
                    yield Grid(rows=rows, place=first)
            continue
        if open_lines and not _goes_on(open_lines[-1], line, left, right):
            yield from _paragraph(open_lines, left, right)
            open_lines = []
        open_lines.append(line)
    yield from _paragraph(open_lines, left, right)


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
        top=row.baseline, is_red=row.colour == "red", page=row.page,
    )  # fmt: skip


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


def _goes_on(last: _Line, line: _Line, left: float, right: float) -> bool:
    """Return whether a line continues the paragraph of the one before it."""
    if abs(last.size - line.size) > 0.6 or last.is_red != line.is_red:
        return False
    if WIDE_GAP in last.text or forms.DATE.fullmatch(forms.squeezed(last.text)):
        return False  # what stands in columns ends where the row ends, and a date is a line
    if line.top - last.top > 2.4 * line.size or line.left > left + INDENT * line.size:
        return False
    return last.right >= right - SHORT * last.size


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


# ---- tables


def _tables(
    sheet: Sheet, lines: list[_Line]
) -> list[tuple[str, tuple[tuple[str, ...], ...], list[_Line]]]:
    """Return each table between rules of one width: its place, rows, and the lines it holds."""
    found = []
    strokes = sorted(sheet.strokes, key=lambda stroke: (*_width(stroke), stroke.y))
    for _, group in groupby(strokes, key=_width):
        rules = [stroke for stroke in group if stroke.colour != "red"]
        if len(rules) < FEWEST_RULES:
            continue
        inside = [line for line in lines if rules[0].y < line.top < rules[-1].y]
        rows = _rows(sheet, rules)
        if rows and len(rows[0]) > 1 and inside and not any(map(_is_foot, inside)):
            found.append((f"{sheet.number}", rows, inside))
    return found


def _is_foot(line: _Line) -> bool:
    """版记 stands between rules, too (GB/T 9704-2012, 7.4)."""
    return bool(COPIES.match(line.text) or PRINTED.fullmatch(line.text))


def _width(stroke: MeasuredRule) -> tuple[int, int]:
    """Return where a rule begins and ends, so that those of one table are equal."""
    return round(stroke.left / AS_WIDE), round(stroke.right / AS_WIDE)


def _rows(sheet: Sheet, rules: list[MeasuredRule]) -> tuple[tuple[str, ...], ...]:
    """Return a table's texts: a band between two rules is a row, or, of three rules, many."""
    bands: list[list[Row]] = []
    for upper, lower in pairwise(rules):
        band = [row for row in sheet.rows if upper.y < row.baseline < lower.y]
        if not band:
            continue
        bands += [[row] for row in band] if len(rules) == FEWEST_RULES else [band]
    columns = _columns([row for band in bands for row in band])
    if len(columns) < 2:
        return ()
    return tuple(tuple(_cells(band, columns)) for band in bands)


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Return the columns' edges: stretches of x in which some cell has its ink."""
    edges: list[list[float]] = []
    for cell in sorted(_segments(rows), key=lambda cell: cell[0].x):
        if edges and cell[0].x < edges[-1][1]:
            edges[-1][1] = max(edges[-1][1], cell[-1].right)
        else:
            edges.append([cell[0].x, cell[-1].right])
    return [(first, last) for first, last in edges]


def _segments(rows: list[Row]) -> Iterator[list[MeasuredGlyph]]:
    """Yield the glyphs of each row that stand together."""
    for row in rows:
        cell: list[MeasuredGlyph] = []
        for glyph in row.glyphs:
            if cell and glyph.x - cell[-1].right > APART * glyph.size:
                yield cell
                cell = []
            cell.append(glyph)
        if cell:
            yield cell


def _cells(band: list[Row], columns: list[tuple[float, float]]) -> Iterator[str]:
    cells = list(_segments(band))
    for first, last in columns:
        inside = [cell for cell in cells if first - 0.1 <= cell[0].x < last]
        yield re.sub(r"\s+", "", "".join(glyph.text for cell in inside for glyph in cell))
