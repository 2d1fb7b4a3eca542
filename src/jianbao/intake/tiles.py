"""Figures of a PDF's page that stand for themselves: large in a row of tiles, or in a chart."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.intake.changes import Log
from jianbao.intake.pdf_tables import segments, words_of
from jianbao.intake.source import Tile
from jianbao.messages.intake import CHART_LOST
from jianbao.readers.page import MeasuredGlyph, Row, Sheet

FEWEST = 2  # tiles beside each other
LARGER = 1.3  # times a tile's name: its value
LONGEST = 16  # characters of a value
BETWEEN = "，"


def without_figures(sheet: Sheet, log: Log) -> Sheet:
    """Return a page without the words of what its file calls a figure: charts are drawn."""
    if not any(glyph.drawn for row in sheet.rows for glyph in row.glyphs):
        return sheet
    kept: list[Row] = []
    lost: list[str] = []
    for row in sheet.rows:
        plain = [glyph for glyph in row.glyphs if not glyph.drawn]
        drawn = [glyph for glyph in row.glyphs if glyph.drawn]
        lost += [words_of(segment) for segment in segments([Row(row.page, drawn)])] if drawn else []
        if plain:
            kept.append(row if not drawn else Row(row.page, plain))
    log.add(CHART_LOST, f"{sheet.number}", "；".join(lost), "", "doubtful")
    return replace(sheet, rows=tuple(kept))


def without_tiles(sheet: Sheet) -> tuple[Sheet, list[Tile]]:
    """Return a page without its rows of tiles, and those."""
    rows = sheet.rows
    starts = {
        number for number in range(len(rows) - 1) if _are_tiles(rows[number], rows[number + 1])
    }
    tiles: list[Tile] = []
    taken: set[int] = set()
    for start in sorted(starts):
        names, values = (list(segments([row])) for row in rows[start : start + 2])
        details = [""] * len(names)
        end = start + 2
        while end < len(rows) and end not in starts and rows[end].size <= rows[start].size:
            under = [(_above(names, said), words_of(said)) for said in segments([rows[end]])]
            if any(place is None for place, _ in under):
                break
            for place, words in under:
                if place is not None:
                    details[place] += BETWEEN * bool(details[place]) + words
            end += 1
        taken.update(range(start, end))
        tiles += [
            Tile(
                label=words_of(name), written=words_of(value), detail=detail,
                place=f"{sheet.number}",
            )
            for name, value, detail in zip(names, values, details, strict=True)
        ]  # fmt: skip
    kept = tuple(row for number, row in enumerate(rows) if number not in taken)
    return replace(sheet, rows=kept), tiles


def _are_tiles(names: Row, values: Row) -> bool:
    """Return whether large values stand under small names, each under its own."""
    if values.size < names.size * LARGER:
        return False
    above, below = list(segments([names])), list(segments([values]))
    if len(above) != len(below) or len(above) < FEWEST:
        return False
    return all(
        _above(above, value) == number
        and len(value) <= LONGEST
        and any(glyph.text.isdecimal() for glyph in value)
        for number, value in enumerate(below)
    ) and not any(glyph.text in "。；" for glyph in names.glyphs)


def _above(names: list[list[MeasuredGlyph]], said: list[MeasuredGlyph]) -> int | None:
    """Return which of the names stands above some words: their middles, or their beginnings."""
    for number, name in enumerate(names):
        middle = abs(_middle(name) - _middle(said)) < name[0].size
        if middle or abs(name[0].x - said[0].x) < name[0].size / 2:
            return number
    return None


def _middle(glyphs: list[MeasuredGlyph]) -> float:
    return (glyphs[0].x + glyphs[-1].right) / 2
