"""The PDF's characters against the placed lines: the same, in the same order, at their places."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from jianbao.document.placed import Line, OutlineEntry, Placed, Run
from jianbao.proof.drift import Drift, differing
from jianbao.readers.pdf.glyphs import Bookmark, Glyph, PdfFile

NEAR = 0.1  # points; a PDF's numbers are rounded


def pdf_drift(pdf: PdfFile, placed: Placed) -> Drift | None:
    """Return the first difference between a PDF and the document it was made of."""
    if len(pdf.pages) != len(placed.pages):
        return Drift("pages", str(len(placed.pages)), str(len(pdf.pages)))
    for page, glyphs in zip(placed.pages, pdf.pages, strict=True):
        lines = [item for item in page.items if isinstance(item, Line)]
        found = [_as_placed(glyph, page.width) for glyph in glyphs]
        drift = _page_drift(page.number, lines, found)
        if drift:
            return drift
    return _bookmarks_drift(pdf.bookmarks, placed.outline)


def _as_placed(glyph: Glyph, width: float) -> Glyph:
    """Return a glyph that reads downwards where it is with the paper turned to the left."""
    return replace(glyph, x=glyph.y, y=width - glyph.x) if glyph.turned else glyph


def _page_drift(number: int, lines: list[Line], glyphs: Sequence[Glyph]) -> Drift | None:
    start = 0
    for count, line in enumerate(lines, 1):
        where = f"p. {number}, line {count}"
        for run in line.runs:
            found = glyphs[start : start + len(run.text)]
            text = "".join(glyph.character for glyph in found)
            if text != run.text:
                end = start + len(line.text)
                read = "".join(glyph.character for glyph in glyphs[start:end])
                return differing(where, line.text[line.text.index(run.text) :], read)
            if found and not _at_its_place(run, line, found):
                return Drift(where, _place(run.x, line.baseline), _place(found[0].x, found[0].y))
            start += len(run.text)
    if start < len(glyphs):
        read = "".join(glyph.character for glyph in glyphs[start:])
        return differing(f"p. {number}", "", read)
    return None


def _at_its_place(run: Run, line: Line, found: Sequence[Glyph]) -> bool:
    """Return whether a run begins where it should, and all of it is level and of its size."""
    baseline = line.baseline - run.rise
    return abs(found[0].x - run.x) < NEAR and all(
        abs(glyph.y - baseline) < NEAR and abs(glyph.size - run.size) < NEAR for glyph in found
    )


def _place(x: float, y: float) -> str:
    return f"({x:.1f}, {y:.1f})"


def _bookmarks_drift(found: Sequence[Bookmark], outline: Sequence[OutlineEntry]) -> Drift | None:
    meant = tuple(Bookmark(level, text) for level, text in _levels(outline))
    if meant == tuple(found):
        return None
    return differing("bookmarks", _listed(meant), _listed(found))


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
