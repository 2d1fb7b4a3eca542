"""Which face draws a character, and how far it advances.

A face that lacks a character is helped out by another (仿宋, then 宋体, 黑体, 楷体), and the help
is reported: nothing is substituted quietly. What none of them has refuses the build.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from msgspec import Struct

from jianbao.fonts.bundle import FALLBACK, Face
from jianbao.messages.findings import Finding, Place
from jianbao.messages.fonts import glyph_missing, glyph_substituted

MOST_KEPT = 20_000  # texts
MISSING_SIGN = "□"
"""What stands for a character that no face has and that the author stands by: room for a pen."""


class Advance(Struct, frozen=True):
    """How a character will be drawn: by which face, and how far on the next one begins, in em."""

    character: str
    face: str
    em: float


class Kept:
    """What is kept between two settings of nearly the same text: fonts, glyphs, paragraphs.

    It holds as long as the font files stay as they are.
    """

    def __init__(self) -> None:
        self.fonts: dict[str, Any] = {}  # opened, by path
        self.glyphs: dict[tuple[str, str], Advance] = {}
        self.texts: dict[Hashable, Any] = {}  # what was set of a text, as whoever set it likes
        self.lines: dict[int, Any] = {}  # what was drawn of what was set, by its identity

    def remember(self, key: Hashable, made: Any) -> None:
        """Keep what was set. Where it is much, what was set before is forgotten."""
        if len(self.texts) >= MOST_KEPT:
            self.texts.clear()
            self.lines.clear()
        self.texts[key] = made


class Faces:
    """The faces of a theme, opened as they are needed.

    With `kept`, what was set with the same faces before need not be set again.
    """

    def __init__(self, faces: dict[str, Face], kept: Kept | None = None) -> None:
        self._faces = faces
        self.kept = kept
        self._fonts = kept.fonts if kept else {}
        self._found = kept.glyphs if kept else {}
        self._glyphs: dict[tuple[str, str], Advance] = {}  # that were asked for
        self.findings: dict[Finding, None] = {}
        self.measured: dict[Hashable, Any] = {}  # of characters, as whoever measures them likes

    def apart(self) -> Faces:
        """Return the same faces, whose glyphs and findings are told apart: see `take`."""
        return Faces(self._faces, self.kept)

    def take(self, other: Faces) -> None:
        """Count what was asked of other faces as asked of these."""
        self._glyphs.update(other._glyphs)
        self.findings.update(other.findings)

    def glyph(self, role: str, character: str, place: Place | None = None) -> Advance:
        """Return how `character` is drawn where face `role` is wanted; report a stand-in."""
        known = self.look_up(role, character)
        if known.face != role or known.character != character:
            self._report(known, role, character, place)
        return known

    def look_up(self, role: str, character: str) -> Advance:
        """Return the same without a report."""
        asked = (role, character)
        known = self._glyphs.get(asked)
        if known is None:
            known = self._found.get(asked)
            if known is None:
                known = self._found[asked] = self._find(role, character)
            self._glyphs[asked] = known
        return known

    def characters(self) -> dict[str, str]:
        """Return the characters each face has drawn so far, sorted."""
        drawn: dict[str, set[str]] = {}
        for glyph in self._glyphs.values():
            drawn.setdefault(glyph.face, set()).add(glyph.character)
        return {role: "".join(sorted(drawn[role])) for role in sorted(drawn)}

    def _find(self, role: str, character: str) -> Advance:
        for candidate in dict.fromkeys((role, *FALLBACK)):
            advance = self._advance(candidate, character)
            if advance is not None:
                return Advance(character, candidate, advance)
        return Advance(MISSING_SIGN, FALLBACK[0], self._advance(FALLBACK[0], MISSING_SIGN) or 1.0)

    def _advance(self, role: str, character: str) -> float | None:
        """Return the advance of a character in em, or None where the face has none."""
        if role not in self._faces:
            return None
        font = self._font(role)
        number = font.get_nominal_glyph(ord(character))
        if not number:
            return None
        return float(font.get_glyph_h_advance(number) / font.face.upem)

    def _font(self, role: str) -> Any:
        if role not in self._fonts:
            import uharfbuzz

            path = self._faces[role].path
            self._fonts[role] = uharfbuzz.Font(
                uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
            )
        return self._fonts[role]

    def _report(self, glyph: Advance, role: str, character: str, place: Place | None) -> None:
        missing = glyph.character != character
        code = glyph_missing if missing else glyph_substituted
        finding = code(
            place,
            character=character,
            number=f"U+{ord(character):04X}",
            face=self._faces[role].word,
            other=self._faces[glyph.face].word,
        )
        self.findings[finding] = None
