"""The SVG's characters against the placed lines: the same, each at its place, in its face."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.placed import Line, Placed, Run
from jianbao.proof.drawn_lines import NEAR, drawn_drift
from jianbao.proof.drift import Drift
from jianbao.readers.svg import SvgFile, SvgText

SAME_SCALE = 0.001


def svg_drift(svg: SvgFile, placed: Placed) -> Drift | None:
    """Return the first difference between an SVG and the document it was made of."""
    return drawn_drift(svg.drawn, placed) or next(_misplaced(svg, placed), None)


def _misplaced(svg: SvgFile, placed: Placed) -> Iterator[Drift]:
    """Yield runs with a character that stands elsewhere than the line wants it."""
    for page, texts in zip(placed.pages, svg.texts, strict=True):
        rest = iter(texts)
        lines = [item for item in page.items if isinstance(item, Line)]
        for number, line in enumerate(lines, 1):
            for run, text in zip(line.runs, rest, strict=False):
                seen = _seen(line, run, text)
                if seen:
                    yield Drift(f"p. {page.number}, line {number}", run.text, seen)


def _seen(line: Line, run: Run, text: SvgText) -> str:
    """Return what is wrong with how a run is drawn, or ""."""
    if text.shown.text != run.text or text.face != run.face or text.missing:
        return f"{text.shown.text} ({text.face}, {text.missing})"
    if abs(text.scale - run.scale) > SAME_SCALE or text.colour.lower() != line.colour.lower():
        return f"{text.shown.text}: {text.scale}, {text.colour}"
    x = run.x
    for glyph, advance in zip(text.glyphs, run.advances, strict=False):
        along = glyph.y if line.turned else glyph.x
        if glyph.turned != line.turned or abs(along - x) > NEAR:
            return f"{glyph.character}: x {along:.2f}, not {x:.2f}"
        x += advance + run.spacing
    return ""
