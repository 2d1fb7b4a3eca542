"""Which face draws a character, and how far it advances.

A face that lacks a character is helped out by another (仿宋, then 宋体, 黑体, 楷体), and the help
is reported: nothing is substituted quietly. What none of them has refuses the build.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from msgspec import Struct

from jianbao.fonts.bundle import FALLBACK, Face
from jianbao.messages.findings import Finding, Place
from jianbao.messages.fonts import glyph_missing, glyph_substituted

MOST_KEPT = 20_000  # texts
MOST_ADVANCES = 60_000  # of a font: as many as it may have glyphs
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


class _Opened:
    """A font file, opened, and the advances that were asked of it."""

    def __init__(self, path: str) -> None:
        import uharfbuzz

        self._font: Any = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
        self._advances: dict[int, float | None] = {}

    def advance(self, character: int) -> float | None:
        """Return the advance of a character in em, or None where the font has none."""
        if character not in self._advances:
            if len(self._advances) >= MOST_ADVANCES:
                self._advances.clear()
            number = self._font.get_nominal_glyph(character)
            width = (
                self._font.get_glyph_h_advance(number) / self._font.face.upem if number else None
            )
            self._advances[character] = width
        return self._advances[character]


@lru_cache(maxsize=16)
def _opened(path: str, _changed: int, _size: int) -> _Opened:
    """Return a font file opened; one paper after another has the same faces."""
    return _Opened(path)


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
        self.are_apart = False
        self._taken: set[Faces] = set()

    def apart(self) -> Faces:
        """Return the same faces, whose glyphs and findings are told apart: see `take`.

        What was measured is known to both: who uses it says which glyphs it asks for (`asked`).
        """
        other = Faces(self._faces, self.kept)
        other.measured, other.are_apart = self.measured, True
        return other

    def asked(self, role: str, characters: str) -> None:
        """Count characters that were measured before as asked for."""
        for character in set(characters):
            self.look_up(role, character)

    def take(self, other: Faces) -> None:
        """Count what was asked of other faces as asked of these."""
        if other in self._taken:
            return
        self._taken.add(other)
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
            if advance is not None and not _is_no_letter(character, advance):
                return Advance(character, candidate, advance)
        return Advance(MISSING_SIGN, FALLBACK[0], self._advance(FALLBACK[0], MISSING_SIGN) or 1.0)

    def _advance(self, role: str, character: str) -> float | None:
        """Return the advance of a character in em, or None where the face has none."""
        if role not in self._faces:
            return None
        if role not in self._fonts:
            path = self._faces[role].path
            status = path.stat()
            self._fonts[role] = _opened(str(path), status.st_mtime_ns, status.st_size)
        advance: float | None = self._fonts[role].advance(ord(character))
        return advance

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


def _is_no_letter(character: str, advance: float) -> bool:
    """Return whether a character is not drawn for itself, whatever glyph a face has for it.

    What stands over the one before it stands beside that where its glyph has a width of its own:
    ② typed as 2 and U+20DD. What nobody sees, such as U+200B, a Word file has for line ends only.
    """
    kind = unicodedata.category(character)
    return kind == "Cf" or (advance > 0 and kind in ("Mn", "Me"))
