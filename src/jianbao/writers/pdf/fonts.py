"""Subsets of the faces, as ReportLab embeds them in one file.

ReportLab's registry of fonts belongs to the process, and `registerFont` gives a second font of the
same PostScript name the glyphs of the first. Nothing is entered there: each file draws with font
objects of its own (`text.Text`), so that files written at the same time do not meet.
"""

from __future__ import annotations

import io
from hashlib import sha256
from struct import unpack_from

from reportlab.pdfbase.ttfonts import TTFont

from jianbao.fonts.bundle import OFFICE, Face
from jianbao.fonts.subset import subset

LISTED_AT = 34  # in the table hhea: how many glyphs have an advance of their own


def subset_fonts(faces: dict[str, Face], characters: dict[str, str]) -> dict[str, TTFont]:
    """Return a font for each role in `characters`, with the glyphs of what it draws."""
    return {role: _font(faces[role], drawn) for role, drawn in characters.items()}


def _font(face: Face, characters: str) -> TTFont:
    data = subset(face, characters)
    font = TTFont(_name(face, characters), io.BytesIO(data), shapable=False)
    _set_advances(font)
    if face.licence == OFFICE:  # one file may serve two roles, or be named as ours
        font.face.name += f"-{face.role}".encode()
    return font


def _set_advances(font: TTFont) -> None:
    """Give the glyphs whose advance is not listed that of the last one that is.

    ReportLab gives them that advance in thousandths of an em, whatever the font's unit is.
    """
    face = font.face
    (listed,) = unpack_from(">H", face.get_table("hhea"), LISTED_AT)  # type: ignore[no-untyped-call]
    advance = face.hmetrics[listed - 1][0]
    face.hmetrics[listed:] = [(advance, side) for _, side in face.hmetrics[listed:]]


def _name(face: Face, characters: str) -> str:
    return f"{face.role}-{sha256(characters.encode()).hexdigest()[:12]}"
