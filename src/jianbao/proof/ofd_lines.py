"""The OFD's characters against the placed lines: the same, at their places, each in its font."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jianbao.document.placed import Line, Placed, Run
from jianbao.proof.drift import Drift
from jianbao.proof.pdf_lines import NEAR, pdf_drift
from jianbao.readers.ofd import OfdFile, OfdGlyph
from jianbao.readers.pdf.glyphs import PdfFile

SAME_SCALE = 0.001


def ofd_drift(ofd: OfdFile, placed: Placed) -> Drift | None:
    """Return the first difference between an OFD and the document it was made of."""
    glyphs = tuple(tuple(found.glyph for found in page) for page in ofd.pages)
    drift = pdf_drift(PdfFile(glyphs, ofd.bookmarks), placed)
    return drift or next(_misplaced(ofd, placed), None)


def _misplaced(ofd: OfdFile, placed: Placed) -> Iterator[Drift]:
    """Yield runs with a character that stands elsewhere than its font and the line want it."""
    for page, glyphs in zip(placed.pages, ofd.pages, strict=True):
        rest = iter(glyphs)
        lines = [item for item in page.items if isinstance(item, Line)]
        for number, line in enumerate(lines, 1):
            for run in line.runs:
                found = [next(rest) for _ in run.text]
                seen = _seen(line, run, found)
                if seen:
                    yield Drift(f"p. {page.number}, line {number}", run.text, seen)


def _seen(line: Line, run: Run, found: Sequence[OfdGlyph]) -> str:
    """Return what is wrong with how a run is drawn, or ""."""
    x = run.x
    for each in found:
        glyph = each.glyph
        if each.advance is None:
            return f"{glyph.character}: no glyph"
        along = glyph.y if line.turned else glyph.x
        if glyph.turned != line.turned or abs(along - x) > NEAR:
            return f"{glyph.character}: x {along:.2f}, not {x:.2f}"
        if abs(each.scale - run.scale) > SAME_SCALE:
            return f"{glyph.character}: HScale {each.scale}, not {run.scale}"
        if each.colour.lower() != line.colour.lower():
            return f"{glyph.character}: {each.colour}, not {line.colour}"
        x += each.advance * run.size * run.scale + line.spacing
    return ""
