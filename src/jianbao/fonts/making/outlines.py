"""Outlines of a source font, put into cells of one em or half an em (for `build_bundle`)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import uharfbuzz
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from jianbao.fonts.making.composing import HALF_WIDE, WHOLE_WIDE

EM = 1000
MAX_CONVERSION_ERROR = 1.0
QUOTE_MARGIN = 60
JOINING_DASHES = "—―"
OPENING_QUOTES = "“‘"
CLOSING_QUOTES = "”’"


def cell_width(character: str) -> int:
    """Return the advance of `character`: one em if East Asian wide, else half an em.

    Why: Word lays Chinese text out by these classes (wide, full-width and ambiguous).
    """
    if character in HALF_WIDE:
        return EM // 2
    if character in WHOLE_WIDE:
        return EM
    return EM if unicodedata.east_asian_width(character) in "WFA" else EM // 2


@dataclass(frozen=True)
class Outline:
    """A glyph as the source font draws it, in units of `EM`."""

    drawing: Any  # a RecordingPen, to be replayed
    advance: float

    @cached_property
    def _box(self) -> tuple[float, float, float, float]:
        box = BoundsPen(None)
        self.drawing.replay(box)
        return box.bounds or (0.0, 0.0, 0.0, 0.0)

    @property
    def left(self) -> float:
        """Return where the ink begins."""
        return self._box[0]

    @property
    def right(self) -> float:
        """Return where the ink ends."""
        return self._box[2]

    def contours(self) -> list[Outline]:
        """Return each closed contour as an outline of its own."""
        parts: list[Outline] = []
        for step in self.drawing.value:
            if step[0] == "moveTo":
                parts.append(Outline(RecordingPen(), self.advance))
            parts[-1].drawing.value.append(step)
        return parts


class SourceFont:
    """A font of any kind (CFF, TrueType, variable) read through HarfBuzz."""

    def __init__(self, data: bytes, collection_index: int = 0, weight: int | None = None) -> None:
        face = uharfbuzz.Face(data, collection_index)
        self._font = uharfbuzz.Font(face)
        self._scale = EM / face.upem
        if weight is not None:
            self._font.set_variations({"wght": weight})
        self.is_variable = weight is not None
        # HarfBuzz turns no contour round: CFF contours run the other way than TrueType's.
        self.is_truetype = "glyf" in face.table_tags

    def glyph_of(self, character: str) -> int | None:
        """Return the number of the glyph for `character`, or None if there is none."""
        glyph = self._font.get_nominal_glyph(ord(character))
        return None if glyph is None else int(glyph)

    def outline(self, glyph: int) -> Outline:
        """Return the outline of a glyph number."""
        drawing = RecordingPen()
        scaled = TransformPen(drawing, (self._scale, 0, 0, self._scale, 0, 0))
        self._font.draw_glyph_with_pen(glyph, scaled)
        return Outline(drawing, self._font.get_glyph_h_advance(glyph) * self._scale)


def evenly_spaced(outline: Outline) -> Outline:
    """Return `outline` with its contours in equal steps over one em, so that …… joins up."""
    contours = sorted(outline.contours(), key=lambda contour: contour.left)
    spaced = RecordingPen()
    for position, contour in enumerate(contours):
        centre = EM * (position + 0.5) / len(contours)
        shift = centre - (contour.left + contour.right) / 2
        contour.drawing.replay(TransformPen(spaced, (1, 0, 0, 1, shift, 0)))
    return Outline(spaced, EM)


def placement(character: str, outline: Outline) -> tuple[float, float]:
    """Return the horizontal scale and shift that put `outline` into its cell."""
    cell, width = cell_width(character), outline.right - outline.left
    if character in JOINING_DASHES and width:
        return cell / width, -outline.left * cell / width
    scale = min(1.0, cell / max(outline.advance, width, 1))
    if character in OPENING_QUOTES and outline.advance < cell:
        left = cell - QUOTE_MARGIN - width * scale
    elif character in CLOSING_QUOTES and outline.advance < cell:
        left = float(QUOTE_MARGIN)
    else:
        left = outline.left * scale + (cell - outline.advance * scale) / 2
    left = min(max(left, 0.0), cell - width * scale)
    return scale, left - outline.left * scale


def draw(outline: Outline, scale: float, shift: float, reverse: bool) -> Any:
    """Return a TrueType glyph of `outline`, scaled and shifted along the line."""
    pen = TTGlyphPen(None)
    quadratic = Cu2QuPen(pen, MAX_CONVERSION_ERROR, reverse_direction=reverse)
    outline.drawing.replay(TransformPen(quadratic, (scale, 0, 0, 1, shift, 0)))
    return pen.glyph(dropImpliedOnCurves=True)
