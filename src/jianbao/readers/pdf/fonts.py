"""A font of a PDF: which characters its codes stand for, and how far each advances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from struct import unpack

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.messages.readers import CODES
from jianbao.readers.errors import TooLargeError
from jianbao.readers.pdf.content import string
from jianbao.readers.pdf.streams import PdfObject, Streams

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a code without a meaning: a reader of the PDF could neither search nor copy it."""

SECTION = pattern(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
STRING = pattern(rb"<([0-9A-Fa-f\s]*)>")
RANGE = pattern(rb"<([^>]*)>\s*<([^>]*)>\s*(?:\[([^\]]*)\]|<([^>]*)>)")
SPACE = 32
LAST_CODE = 0xFFFF
MOST_KNOWN = 10_000  # strings that are kept: many are but a mark or a figure
MOST_CODES = 1_000_000  # that one map may list, ranges counted out


class Signs(Struct, frozen=True):
    """What a string says: its text, what each code of it stands for, how far each leads in em."""

    text: str
    parts: tuple[str, ...]  # one character, several, or none
    steps: tuple[float, ...]
    along: float  # all steps together


class Font:
    """A font as a page's resources describe it."""

    def __init__(self, font: PdfObject, streams: Streams) -> None:
        self._is_wide = font.Subtype == "/Type0"
        cmap = streams.read(font.ToUnicode) if "/ToUnicode" in font else b""
        self._texts = read_to_unicode(cmap)
        widths, self._other = _composite(font) if self._is_wide else _simple(font)
        self._advances = {code: width / 1000 for code, width in widths.items()}
        self._other /= 1000
        self._known: dict[bytes, Signs] = {}

    def signs(self, operand: bytes) -> Signs:
        """Return what a string says, as it stands in a content stream."""
        if operand not in self._known:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[operand] = self._signs(string(operand))
        return self._known[operand]

    def _signs(self, codes: Sequence[int]) -> Signs:
        if self._is_wide:
            whole = bytes(codes) + b"\0" * (len(codes) % 2)
            codes = unpack(f">{len(whole) // 2}H", whole)
        texts, advances, other = self._texts, self._advances, self._other
        parts = tuple([texts.get(code, UNKNOWN) for code in codes])
        steps = tuple([advances.get(code, other) for code in codes])
        return Signs("".join(parts), parts, steps, sum(steps))

    def spaced(self, operand: bytes, signs: Signs, space: float) -> Signs:
        """Return signs with so many em behind each one-byte code 32 (9.3.3)."""
        if self._is_wide:
            return signs
        codes = zip(string(operand), signs.steps, strict=True)
        steps = tuple([step + space * (code == SPACE) for code, step in codes])
        return Signs(signs.text, signs.parts, steps, sum(steps))


def read_to_unicode(cmap: bytes) -> dict[int, str]:
    """Return what each code stands for, out of a ToUnicode map (ISO 32000-1, 9.10.3).

    Raises ValueError where it is damaged, TooLargeError where it lists more codes than any font.
    """
    texts: dict[int, str] = {}
    room = MOST_CODES
    for section in SECTION.finditer(cmap):
        read = _characters if section[1] == b"bfchar" else _ranges
        listed = list(islice(read(section[2]), room + 1))
        room -= len(listed)
        if room < 0:
            raise TooLargeError(MOST_CODES, CODES, "ToUnicode")
        texts.update(listed)
    return texts


def _characters(section: bytes) -> Iterator[tuple[int, str]]:
    strings = STRING.findall(section)
    return zip(map(_number, strings[::2]), map(_text, strings[1::2]), strict=False)


def _ranges(section: bytes) -> Iterator[tuple[int, str]]:
    for first, last, listed, target in RANGE.findall(section):
        codes = range(_number(first), _number(last) + 1)
        if listed:
            yield from zip(codes, map(_text, STRING.findall(listed)), strict=False)
        else:
            text = _text(target)
            for offset, code in enumerate(codes):
                yield code, text[:-1] + chr(ord(text[-1]) + offset) if text else ""


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _simple(font: PdfObject) -> tuple[dict[int, float], float]:
    """Return the widths of a font of one-byte codes, and that of codes it does not list."""
    first = int(font.get("/FirstChar", 0))
    listed = font.Widths.as_list() if "/Widths" in font else []
    widths = {first + n: float(width) for n, width in enumerate(listed)}
    descriptor = font.get("/FontDescriptor", {})
    return widths, float(descriptor.get("/MissingWidth", 0))


def _composite(font: PdfObject) -> tuple[dict[int, float], float]:
    """Return the same for a font of two-byte codes (W: c [w …] or first last w)."""
    (descendant,) = font.DescendantFonts
    entries = iter(descendant.get("/W", ()))
    widths: dict[int, float] = {}
    room = MOST_CODES
    for first in map(int, entries):
        second: PdfObject = next(entries, first)
        if hasattr(second, "as_list"):
            listed = map(float, second.as_list())
            widths.update((first + n, width) for n, width in enumerate(listed))
            continue
        codes = range(max(first, 0), min(int(second), LAST_CODE) + 1)
        room -= len(codes)
        if room < 0:
            raise TooLargeError(MOST_CODES, CODES, "W")
        widths.update(dict.fromkeys(codes, float(next(entries, 0))))
    return widths, float(descendant.get("/DW", 1000))
