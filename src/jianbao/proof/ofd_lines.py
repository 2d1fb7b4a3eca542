"""The OFD's characters against the placed lines: the same, at their places, each in its font."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.placed import Line, Placed, Run
from jianbao.proof.drawn_lines import NEAR, drawn_drift
from jianbao.proof.drift import Drift
from jianbao.readers.glyphs import Glyph
from jianbao.readers.ofd import OfdFile, OfdText

SAME_SCALE = 0.001

Drawn = tuple[Glyph, float | None, OfdText]


def ofd_drift(ofd: OfdFile, placed: Placed) -> Drift | None:
    """Return the first difference between an OFD and the document it was made of."""
    return drawn_drift(ofd.drawn, placed) or next(_misplaced(ofd, placed), None)


def _misplaced(ofd: OfdFile, placed: Placed) -> Iterator[Drift]:
    """Yield runs with a character that stands elsewhere than its font and the line want it."""
    for page, texts in zip(placed.pages, ofd.texts, strict=True):
        rest = (drawn for text in texts for drawn in _characters(text))
        lines = [item for item in page.items if isinstance(item, Line)]
        for number, line in enumerate(lines, 1):
            for run in line.runs:
                seen = _seen(line, run, rest)
                if seen:
                    yield Drift(f"p. {page.number}, line {number}", run.text, seen)


def _characters(text: OfdText) -> Iterator[Drawn]:
    for glyph, advance in zip(text.shown.glyphs, text.advances, strict=True):
        yield glyph, advance, text


def _seen(line: Line, run: Run, rest: Iterator[Drawn]) -> str:
    """Return what is wrong with how a run is drawn, or ""."""
    x = run.x
    for _, (glyph, advance, text) in zip(run.text, rest, strict=False):
        if advance is None:
            return f"{glyph.character}: no glyph"
        along = glyph.y if line.turned else glyph.x
        if glyph.turned != line.turned or abs(along - x) > NEAR:
            return f"{glyph.character}: x {along:.2f}, not {x:.2f}"
        if abs(text.scale - run.scale) > SAME_SCALE:
            return f"{glyph.character}: HScale {text.scale}, not {run.scale}"
        if text.colour.lower() != line.colour.lower():
            return f"{glyph.character}: {text.colour}, not {line.colour}"
        x += advance * run.size * run.scale + run.spacing
    return ""
