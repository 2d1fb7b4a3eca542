"""A page's characters against its placed lines: the same, in the same order, at their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jianbao.document.placed import Line, OutlineEntry, Placed, Run
from jianbao.proof.drift import Drift, differing
from jianbao.readers.glyphs import Bookmark, DrawnFile, Glyph, ShownText

NEAR = 0.1  # points; a PDF's numbers are rounded


def drawn_drift(file: DrawnFile, placed: Placed) -> Drift | None:
    """Return the first difference between a PDF or OFD and the document it was made of."""
    if len(file.shown) != len(placed.pages):
        return Drift("pages", str(len(placed.pages)), str(len(file.shown)))
    for page, shown in zip(placed.pages, file.shown, strict=True):
        lines = [item for item in page.items if isinstance(item, Line)]
        if not _agrees(lines, shown, page.width):
            glyphs = [_as_placed(glyph, page.width) for each in shown for glyph in each.glyphs]
            drift = _page_drift(page.number, lines, glyphs)
            if drift:
                return drift
    return _bookmarks_drift(file.bookmarks, placed.outline)


def _agrees(lines: list[Line], shown: Sequence[ShownText], width: float) -> bool:
    """Return whether a page shows its lines, as far as whole strings tell.

    Why: nearly every page does, and its strings are a tenth of its characters. Where this says no,
    the characters one by one have the last word.
    """
    meant = "".join([run.text for line in lines for run in line.runs])
    if "".join([each.text for each in shown]) != meant:
        return False
    waiting = iter(each for each in shown if each.text)
    return all(_begins(run, line, waiting, width) for line in lines for run in line.runs)


def _begins(run: Run, line: Line, waiting: Iterator[ShownText], width: float) -> bool:
    """Return whether the next strings are those of a run: the first at its place, all level."""
    start, baseline, rest = run.x, line.baseline - run.rise, len(run.text)
    while rest > 0:
        string = next(waiting)
        x, y = (string.y, width - string.x) if string.turned else (string.x, string.y)
        first = rest == len(run.text)
        at_place = abs(y - baseline) < NEAR and (not first or abs(x - start) < NEAR)
        if not (at_place and abs(string.size - run.size) < NEAR):
            return False
        rest -= len(string.text)
    return rest == 0


def _as_placed(glyph: Glyph, width: float) -> Glyph:
    """Return a glyph that reads downwards where it is with the paper turned to the left."""
    return replace(glyph, x=glyph.y, y=width - glyph.x) if glyph.turned else glyph


def _page_drift(number: int, lines: list[Line], glyphs: Sequence[Glyph]) -> Drift | None:
    start = 0
    for count, line in enumerate(lines, 1):
        where = f"p. {number}, line {count}"
        for run in line.runs:
            drawn = glyphs[start : start + len(run.text)]
            text = "".join(glyph.character for glyph in drawn)
            if text != run.text:
                end = start + len(line.text)
                read = "".join(glyph.character for glyph in glyphs[start:end])
                return differing(where, line.text[line.text.index(run.text) :], read)
            if drawn and not _at_its_place(run, line, drawn):
                return Drift(where, _place(run.x, line.baseline), _place(drawn[0].x, drawn[0].y))
            start += len(run.text)
    if start < len(glyphs):
        read = "".join(glyph.character for glyph in glyphs[start:])
        return differing(f"p. {number}", "", read)
    return None


def _at_its_place(run: Run, line: Line, drawn: Sequence[Glyph]) -> bool:
    """Return whether a run begins where it should, and all of it is level and of its size."""
    baseline = line.baseline - run.rise
    return abs(drawn[0].x - run.x) < NEAR and all(
        abs(glyph.y - baseline) < NEAR and abs(glyph.size - run.size) < NEAR for glyph in drawn
    )


def _place(x: float, y: float) -> str:
    return f"({x:.1f}, {y:.1f})"


def _bookmarks_drift(read: Sequence[Bookmark], outline: Sequence[OutlineEntry]) -> Drift | None:
    meant = tuple(Bookmark(level, text) for level, text in _levels(outline))
    if meant == tuple(read):
        return None
    return differing("bookmarks", _listed(meant), _listed(read))


def _levels(outline: Sequence[OutlineEntry]) -> list[tuple[int, str]]:
    """Return bookmarks as a PDF can hold them: none lies more than one level below the last."""
    levels: list[tuple[int, str]] = []
    level = -1
    for entry in outline:
        level = min(entry.level, level + 1)
        levels.append((level, entry.text))
    return levels


def _listed(bookmarks: Sequence[Bookmark]) -> str:
    return "; ".join(f"{bookmark.level} {bookmark.text}" for bookmark in bookmarks)
