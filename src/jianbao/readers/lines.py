"""Characters on a page -> the lines that an eye sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from jianbao.document.word.notes import SIGNS
from jianbao.readers.glyphs import Glyph

NOTE_MARKS = frozenset(SIGNS)
SAME_BASELINE = 1.0  # points
SMALL = 8.0  # points: digits on a line of their own that are smaller mark footnotes
HIGHEST_MARK = 11.0  # how far above its line a footnote's mark may stand

DrawnLine = list[Glyph]


def lines_of(glyphs: Iterable[Glyph]) -> list[DrawnLine]:
    """Return a page's lines from the top; what stands on one baseline is one line.

    Lines that read downwards come last, as they would stand with the page turned to the left.
    """
    glyphs = list(glyphs)
    turned = [_upright(glyph) for glyph in glyphs if glyph.turned]
    return _rows([glyph for glyph in glyphs if not glyph.turned]) + _rows(turned)


def _upright(glyph: Glyph) -> Glyph:
    return replace(glyph, x=glyph.y, y=-glyph.x, turned=False)


def _rows(glyphs: list[Glyph]) -> list[DrawnLine]:
    rows: list[DrawnLine] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if rows and glyph.y - rows[-1][0].y <= SAME_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    ordered = [sorted(row, key=lambda glyph: glyph.x) for row in _with_marks(rows)]
    return [stripped for row in ordered if (stripped := _stripped(row))]


def text_of(row: DrawnLine) -> str:
    """Return the characters of a line. Word's hyphen that does not break is a hyphen."""
    return "".join(glyph.character for glyph in row).replace("\u2011", "-")


def is_mark(glyph: Glyph) -> bool:
    """Return whether a glyph looks like a footnote's mark."""
    return glyph.character in NOTE_MARKS or (glyph.character.isdigit() and glyph.size < SMALL)


def _with_marks(rows: list[DrawnLine]) -> Iterator[DrawnLine]:
    """Yield the rows, with raised footnote marks in the line that they stand in."""
    marks: DrawnLine = []
    for row in rows:
        raised = all(map(is_mark, row))
        if raised and not marks:
            marks = row
            continue
        if marks and row[0].y - marks[0].y > HIGHEST_MARK:
            yield marks
            marks = []
        yield [*marks, *row]
        marks = []
    if marks:
        yield marks


def _stripped(row: DrawnLine) -> DrawnLine:
    """Return the line without the spaces at its ends, which some engines draw."""
    signs = [number for number, glyph in enumerate(row) if not glyph.character.isspace()]
    return row[signs[0] : signs[-1] + 1] if signs else []
