"""Pages of a PDF in two columns: what stands side by side is read one side after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from jianbao.readers.page import Row, Sheet

APART = 1.2  # em: the least room between two columns
FEWEST = 4  # rows side by side; fewer are no columns but signatures or a list
PROSE = 9.0  # characters that a side has on average; the cells of a table have fewer
MIDDLE = (0.4, 0.6)  # of a page's width: where the room between two columns lies
MOST_RULES = 2  # a page with more has tables, whose cells stand side by side, too


def parted(sheet: Sheet) -> Iterator[Sheet]:
    """Yield a page in the parts in which it is read: all of it, unless it has two columns."""
    middle = _middle(sheet)
    if middle is None:
        yield sheet
        return
    whole: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in sheet.rows:
        cut = _cut(row, middle)
        if row.left < middle < row.right and not cut:  # across both columns
            yield from _parts(sheet, left, right)
            left, right = [], []
            whole.append(row)
        elif cut or left or right:
            yield from _parts(sheet, whole)
            whole = []
            left += _row(row, 0, cut or (len(row.glyphs) if row.right <= middle else 0))
            right += _row(row, cut or (len(row.glyphs) if row.right <= middle else 0), None)
        else:
            whole.append(row)
    yield from _parts(sheet, left, right, whole)


def _parts(sheet: Sheet, *parts: list[Row]) -> Iterator[Sheet]:
    for rows in parts:
        if rows:
            yield replace(sheet, rows=tuple(rows))


def _row(row: Row, start: int, end: int | None) -> list[Row]:
    """Return a part of a row, if there is something in it."""
    glyphs = row.glyphs[start:end]
    return [Row(row.page, glyphs)] if glyphs else []


def _cut(row: Row, middle: float) -> int:
    """Return the number of the first glyph behind the room at a page's middle; 0: there is none."""
    for number, (one, other) in enumerate(pairwise(row.glyphs), 1):
        if one.right <= middle <= other.x and other.x - one.right > APART * row.size:
            return number
    return 0


def _middle(sheet: Sheet) -> float | None:
    """Return where a page's two columns part; None where it has one."""
    if len(sheet.strokes) > MOST_RULES:
        return None
    low, high = (share * sheet.width for share in MIDDLE)
    places = [
        (one.right + other.x) / 2
        for row in sheet.rows
        for one, other in pairwise(row.glyphs)
        if other.x - one.right > APART * row.size and low < (one.right + other.x) / 2 < high
    ]
    best, rows = None, FEWEST - 1
    for place in sorted(set(places)):
        cut = [row for row in sheet.rows if _cut(row, place)]
        across = sum(row.left < place < row.right for row in sheet.rows) - len(cut)
        letters = sum(len(row.glyphs) for row in cut)
        if len(cut) > max(rows, across - 1) and letters >= 2 * PROSE * len(cut):
            best, rows = place, len(cut)
    return best
