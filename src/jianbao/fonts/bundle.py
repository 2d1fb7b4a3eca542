"""The faces that ship with jianbao, and the names Word knows their like by.

README.md beside this file says where each comes from and under which licence.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).parent

OFL = "OFL-1.1"
GPL_WITH_FONT_EXCEPTION = "GPL-3.0-only WITH Font-exception-2.0"

OFFICE = "LicenseRef-office"
"""An office's own file: its embedding bits were read, and they decide."""

EMBEDDABLE = frozenset({OFL, GPL_WITH_FONT_EXCEPTION, OFFICE})
"""Licences that let a font be put into a document, which they then do not cover."""


@lru_cache(maxsize=1)
def _digests() -> dict[str, str]:
    """Return what was recorded of each file of the bundle."""
    lines = (FOLDER / "SHA256SUMS").read_text("utf-8").splitlines()
    return {name: digest for digest, name in map(str.split, lines)}


class Face(Struct, frozen=True):
    """One face: its file here, and how the Word file names and describes it.

    Word takes one alternative name only, and 31 characters of a name (MS-OI29500 2.1.88).
    """

    role: str
    file: str
    word: str
    alternative: str
    panose: str
    family: str
    pitch: str
    licence: str = ""  # SPDX; one that is not known to allow embedding does not allow it
    style: str = ""  # Bold or Italic, of the family that `word` names

    @property
    def path(self) -> Path:
        """Where the font file lies."""
        return FOLDER / self.file

    @property
    def embeddable(self) -> bool:
        """Whether the licence lets the face be put into a document."""
        return self.licence in EMBEDDABLE

    @property
    def digest(self) -> str:
        """The SHA-256 of the font file, as it was recorded when the bundle was built."""
        if self.licence == OFFICE:
            from hashlib import sha256  # only who uses an office's own faces pays for it

            return sha256(self.path.read_bytes()).hexdigest()
        return _digests()[self.file]


_FACES = (
    Face(
        "fang", "gpl-font-exception/BriefFang-Regular.ttf",
        "仿宋_GB2312", "仿宋", "02010609030101010101", "modern", "fixed",
        GPL_WITH_FONT_EXCEPTION,
    ),
    Face(
        "hei", "ofl/BriefHei-Regular.ttf",
        "黑体", "SimHei", "02010609060101010101", "modern", "fixed",
        OFL,
    ),
    Face(
        "kai", "ofl/BriefKai-Regular.ttf",
        "楷体_GB2312", "楷体", "02010609030101010101", "modern", "fixed",
        OFL,
    ),
    Face(
        "biaosong", "ofl/BriefBiaoSong-Regular.ttf",
        "方正小标宋简体", "华文中宋", "03000509000000000000", "script", "fixed",
        OFL,
    ),
    Face(
        "song", "ofl/BriefSong-Regular.ttf",
        "宋体", "SimSun", "02010600030101010101", "auto", "variable",
        OFL,
    ),
)  # fmt: skip

BUNDLE: dict[str, Face] = {face.role: face for face in _FACES}

_LATIN_FACES = (
    Face(
        "roman", "ofl/BriefRoman-Regular.ttf",
        "Times New Roman", "Liberation Serif", "02020603050405020304", "roman", "variable",
        OFL,
    ),
    Face(
        "roman_bold", "ofl/BriefRoman-Bold.ttf",
        "Times New Roman", "Liberation Serif", "02020603050405020304", "roman", "variable",
        OFL, "Bold",
    ),
    Face(
        "roman_italic", "ofl/BriefRoman-Italic.ttf",
        "Times New Roman", "Liberation Serif", "02020603050405020304", "roman", "variable",
        OFL, "Italic",
    ),
)  # fmt: skip

LATIN: dict[str, Face] = {face.role: face for face in _LATIN_FACES}
"""Faces with the advances of Times New Roman, for papers in English."""

SHIPPED = {**BUNDLE, **LATIN}

FALLBACK = ("fang", "song", "hei", "kai")
"""Where a character is looked for when the wanted face has none, in this order."""
