"""Subsets of the faces, known to ReportLab for as long as one file is written.

ReportLab's registry belongs to the process, and `registerFont` gives a second font of the same
PostScript name the glyphs of the first. Each file therefore enters its subsets under names of
its own, past that function, and takes them out again: files written one after another do not meet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from struct import unpack_from

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from jianbao.fonts.bundle import OFFICE, Face
from jianbao.fonts.subset import subset

LISTED_AT = 34  # in the table hhea: how many glyphs have an advance of their own


@contextmanager
def registered_fonts(
    faces: dict[str, Face], characters: dict[str, str]
) -> Iterator[dict[str, str]]:
    """Give the registered name of each role in `characters`, which it draws."""
    names = {role: _name(faces[role], drawn) for role, drawn in characters.items()}
    registry = vars(pdfmetrics)["_fonts"]
    try:
        for role, name in names.items():
            data = subset(faces[role], characters[role])
            font = TTFont(name, io.BytesIO(data), shapable=False)
            _set_advances(font)
            if faces[role].licence == OFFICE:  # one file may serve two roles, or be named as ours
                font.face.name += f"-{role}".encode()
            registry[name] = font
        yield names
    finally:
        for name in names.values():
            registry.pop(name, None)


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
