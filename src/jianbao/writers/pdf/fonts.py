"""Subsets of the faces, as ReportLab embeds them in one file.

ReportLab's registry of fonts belongs to the process, and `registerFont` gives a second font of the
same PostScript name the glyphs of the first. Nothing is entered there: each file draws with font
objects of its own (`text.Text`), so that files written at the same time do not meet.
"""

from __future__ import annotations

import io
import re
from hashlib import sha256
from struct import unpack_from
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from jianbao.fonts.bundle import OFFICE, Face
from jianbao.fonts.subset import subset
from jianbao.messages.compose import font_damaged
from jianbao.messages.errors import InputError

UNBREAKABLE, STAND_IN = "\xa0", "\uffff"
"""ReportLab draws U+00A0 as a space, and says so: it is given a character that no text has."""

BEYOND = re.compile("<([0-9A-F]{5,6}|FFFF)>")
LISTED_AT = 34  # in the table hhea: how many glyphs have an advance of their own


class Font(TTFont):
    """A font of one file whose text is found again: every character as itself."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, io.BytesIO(data), shapable=False)
        glyphs, widths = self.face.charToGlyph, self.face.charWidths
        if ord(UNBREAKABLE) in glyphs:
            glyphs[ord(STAND_IN)] = glyphs[ord(UNBREAKABLE)]
            widths[ord(STAND_IN)] = widths[ord(UNBREAKABLE)]

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802
        """Return the codes of a text, by the subset that they are of."""
        return super().splitString(text.replace(UNBREAKABLE, STAND_IN), doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the font's objects; what its codes stand for in UTF-16 (ISO 32000-1, 9.10.3)."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                meant = doc.idToObject[name]
                meant.content = BEYOND.sub(_in_utf_16, meant.content)


def _in_utf_16(code: re.Match[str]) -> str:
    """Return a character's number, which ReportLab writes as it is, in UTF-16."""
    sign = chr(int(code[1], 16)).replace(STAND_IN, UNBREAKABLE)
    return f"<{sign.encode('utf-16-be', 'replace').hex().upper()}>"


def subset_fonts(faces: dict[str, Face], characters: dict[str, str]) -> dict[str, Font]:
    """Return a font for each role in `characters`, with the glyphs of what it draws."""
    return {role: _font(faces[role], drawn) for role, drawn in characters.items()}


def _font(face: Face, characters: str) -> Font:
    try:
        font = Font(_name(face, characters), subset(face, characters))
        _set_advances(font)
        if face.licence == OFFICE:
            font.face.makeSubset(list(map(ord, characters)))
    except Exception as error:  # a damaged font makes the library raise any
        if face.licence == OFFICE:
            raise InputError([font_damaged(None, name=face.path.name)]) from error
        raise
    if face.licence == OFFICE:  # one file may serve two roles, or be named as ours
        font.face.name += f"-{face.role}".encode()
    return font


def _set_advances(font: Font) -> None:
    """Give the glyphs whose advance is not listed that of the last one that is.

    ReportLab gives them that advance in thousandths of an em, whatever the font's unit is.
    """
    face = font.face
    (listed,) = unpack_from(">H", face.get_table("hhea"), LISTED_AT)  # type: ignore[no-untyped-call]
    advance = face.hmetrics[listed - 1][0]
    face.hmetrics[listed:] = [(advance, side) for _, side in face.hmetrics[listed:]]


def _name(face: Face, characters: str) -> str:
    return f"{face.role}-{sha256(characters.encode()).hexdigest()[:12]}"
