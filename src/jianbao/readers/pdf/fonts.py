"""A font of a PDF: which characters its codes stand for, and how far each advances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a code without a meaning: a reader of the PDF could neither search nor copy it."""

SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
PIECE = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
SPACE = 32


class Sign(Struct, frozen=True):
    """One code of a string: its characters and its advance in em."""

    text: str
    advance: float
    is_space: bool  # the one-byte code 32, behind which word spacing is added


class Font:
    """A font as a page's resources describe it."""

    def __init__(self, font: Any) -> None:
        self._bytes = 2 if font.Subtype == "/Type0" else 1
        self._texts = read_to_unicode(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
        widths, self._other = _composite(font) if self._bytes == 2 else _simple(font)
        self._widths = widths
        self._signs: dict[int, Sign] = {}

    def signs(self, string: bytes) -> Iterator[Sign]:
        """Yield the codes of a string."""
        for start in range(0, len(string), self._bytes):
            code = int.from_bytes(string[start : start + self._bytes])
            if code not in self._signs:
                self._signs[code] = self._sign(code)
            yield self._signs[code]

    def _sign(self, code: int) -> Sign:
        text = self._texts.get(code, UNKNOWN)
        space = code == SPACE and self._bytes == 1
        return Sign(text, self._widths.get(code, self._other) / 1000, space)


def read_to_unicode(cmap: bytes) -> dict[int, str]:
    """Return what each code stands for, out of a ToUnicode map (ISO 32000-1, 9.10.3)."""
    texts: dict[int, str] = {}
    for kind, body in SECTION.findall(cmap):
        values = list(_values(PIECE.finditer(body)))
        if kind == b"bfchar":
            pairs = zip(values[::2], values[1::2], strict=False)
            texts.update((_number(code), _text(text)) for code, text in pairs)
        else:
            for first, last, target in zip(*(values[n::3] for n in range(3)), strict=False):
                texts.update(_range(_number(first), _number(last), target))
    return texts


def _values(pieces: Iterator[re.Match[bytes]]) -> Iterator[Any]:
    """Yield strings, and lists of strings where they stand in brackets."""
    for piece in pieces:
        if piece[2]:
            yield list(_values(pieces))
        elif piece[3]:
            return
        else:
            yield bytes.fromhex(piece[1].decode("ascii"))


def _range(first: int, last: int, target: Any) -> Iterator[tuple[int, str]]:
    for offset, code in enumerate(range(first, last + 1)):
        if isinstance(target, list):
            if offset < len(target):
                yield code, _text(target[offset])
        else:
            text = _text(target)
            yield code, text[:-1] + chr(ord(text[-1]) + offset) if text else ""


def _number(code: Any) -> int:
    return int.from_bytes(code) if isinstance(code, bytes) else -1


def _text(target: Any) -> str:
    return target.decode("utf-16-be", "replace") if isinstance(target, bytes) else UNKNOWN


def _simple(font: Any) -> tuple[dict[int, float], float]:
    """Return the widths of a font of one-byte codes, and that of codes it does not list."""
    first = int(font.get("/FirstChar", 0))
    listed = font.Widths.as_list() if "/Widths" in font else []
    widths = {first + n: float(width) for n, width in enumerate(listed)}
    descriptor = font.get("/FontDescriptor", {})
    return widths, float(descriptor.get("/MissingWidth", 0))


def _composite(font: Any) -> tuple[dict[int, float], float]:
    """Return the same for a font of two-byte codes (W: c [w …] or first last w)."""
    (descendant,) = font.DescendantFonts
    entries = list(descendant.get("/W", ()))
    widths: dict[int, float] = {}
    while len(entries) >= 2:
        first = int(entries[0])
        if hasattr(entries[1], "as_list"):
            listed = [float(width) for width in entries[1].as_list()]
            widths.update((first + n, width) for n, width in enumerate(listed))
            del entries[:2]
        else:
            widths.update(dict.fromkeys(range(first, int(entries[1]) + 1), float(entries[2])))
            del entries[:3]
    return widths, float(descendant.get("/DW", 1000))
