"""LibreOffice's own ways of breaking lines, each by its name: a dialect of our breaker.

Our rules are Word's. Where LibreOffice is known to break otherwise, whatever the .docx says, the
dialect does as LibreOffice does, so that the rest of a document can still be compared with it.
LibreOffice breaks Chinese text by Word's two sets alone, but where the line is full at Latin text,
or at marks right behind it, it asks ICU, whose rules know no Chinese typography.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

from msgspec.structs import replace

from jianbao.document.word.kinsoku import (
    DASH,
    GLUE,
    NO_END,
    NO_START,
    NUMBER_SIGNS,
    RAISED,
    UNITS,
    is_latin,
)
from jianbao.typeset import breaking
from jianbao.typeset.breaking import Broken, Text, Unit

QUIRKS = {
    "bracket": "no break between ASCII and an opening bracket or quote behind it",
    "closer": "where a line is full at Latin text, no break between a closing mark and Latin behind"
    " it, nor between marks that follow Latin and a quote behind them",
    "dash": "—— is split where the text is Chinese, and begins a line behind a closing mark",
    "hyphen": "a word is broken anywhere behind its hyphen, even Word's hyphen that does not break;"
    " a hyphen may hang over, and is drawn again on the next line",
    "plus": "two signs are parted: C+|+",
    "minus": "a line may end before and behind the hyphen of a negative number",
    "tilde": "a line may begin with ～ that stands between numbers",
}

OPEN = frozenset("（〔《〈「『【〖“‘")
JOINED = GLUE | NUMBER_SIGNS | UNITS | RAISED | {DASH}
QUOTES = frozenset("“‘")
CLOSING = frozenset("、。，．）》〉」』】〕〗”’％‰℃")  # ICU: CL, QU, PO; not NS, as ：；
plain_line = breaking._one_line


@dataclass(frozen=True)
class Dialect:
    """Our breaker with some of the quirks."""

    quirks: frozenset[str]

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """Let `typeset` break lines in this dialect."""
        with mock.patch.object(breaking, "_one_line", self.line):
            yield

    def line(self, text: Text, start: int, room: float) -> Broken:
        """Return the line that begins at `start`."""
        units = text.units
        found = plain_line(text, start, room)
        if found.forced:
            return found
        full, _, _ = breaking._full(text, start, room)
        if found.soft:
            return found
        end = self.end(units, start, full)
        end = found.end if end == start else end
        drawn = text.drawn(start, end)
        width = sum(text.side.advances[start:drawn])
        white = text.white(start, drawn, max(0.0, room - width))
        return replace(found, end=end, width=width, cut=False, loose=False, white=white)

    def end(self, units: Sequence[Unit], start: int, full: int) -> int:
        """Return where a line ends that is full before unit `full`."""
        if "hyphen" in self.quirks and _is_hyphen(units, full):
            return full + 1
        end = full
        while end > start and not self.may_break(units, end, full):
            end -= 1
        return end

    def may_break(self, units: Sequence[Unit], end: int, full: int) -> bool:
        """Return whether a line that is full before unit `full` may end before unit `end`."""
        before, after = units[end - 1], units[end]
        a, b = before.character, after.character
        latin = _is_latin_text(units, full) and not _is_joined(units, full)
        if after.note >= 0:
            return False
        if "bracket" in self.quirks and b in (OPEN if end == full else QUOTES) and "!" <= a <= "~":
            return False
        if "closer" in self.quirks and latin and self._glued(units, end):
            return False
        if "minus" in self.quirks and (a == "-" or b == "-") and _beside_minus(units, end):
            return True
        if "tilde" in self.quirks and b == "～" and a.isascii() and end == full:
            return True
        if "dash" in self.quirks and a == b == "—" and not _is_latin_text(units, end):
            return True
        if "dash" in self.quirks and a in CLOSING and b == "—":
            return True
        if "hyphen" in self.quirks and _behind_hyphen(units, end):
            return True
        if "plus" in self.quirks and a == b == "+":
            return True
        return breaking._break_between(before, after, "chinese")

    def _glued(self, units: Sequence[Unit], end: int) -> bool:
        a, b = units[end - 1].character, units[end].character
        if b in QUOTES and a in NO_START and end > 1:
            return _is_latin_text(units, end - 1)
        return a in CLOSING and (_is_strong_latin(b) or b in "≥≤≈§-")


def _is_joined(units: Sequence[Unit], at: int) -> bool:
    """Return whether a character is in a date or the like, which the harness joins."""
    first = at
    while first > 0 and (is_latin(units[first].character) or units[first].character in JOINED):
        first -= 1
    end = at
    while end < len(units) and (is_latin(units[end].character) or units[end].character in JOINED):
        end += 1
    return any(unit.character in JOINED for unit in units[first:end])


def _is_hyphen(units: Sequence[Unit], at: int) -> bool:
    """Return whether a hyphen inside a word stands here; a line may end with it beyond its room."""
    around = units[at - 1 : at + 2]
    return units[at].character == "-" and all(is_latin(unit.character) for unit in around)


def _behind_hyphen(units: Sequence[Unit], end: int) -> bool:
    """Return whether what stands before `end` is a hyphen, or in one word with one before it."""
    if not is_latin(units[end].character):
        return False
    at = end - 1
    while at > 0 and is_latin(units[at].character):
        if units[at].character == "-":
            return is_latin(units[at - 1].character)
        at -= 1
    return False


def _beside_minus(units: Sequence[Unit], end: int) -> bool:
    """Return whether a minus stands before or behind `end`: a hyphen not inside a word."""
    at = end if units[end].character == "-" else end - 1
    if not 0 < at < len(units) - 1 or is_latin(units[at - 1].character):
        return False
    return units[at + 1].character.isdigit() and units[at - 1].character not in NO_END


def _is_strong_latin(character: str) -> bool:
    return is_latin(character) and character.isalnum()


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _is_latin_text(units: Sequence[Unit], at: int) -> bool:
    """Return whether LibreOffice takes a character for Latin: marks go with what is before them."""
    while at >= 0:
        character = units[at].character
        if _is_strong_latin(character) or _is_chinese(character):
            return _is_strong_latin(character)
        at -= 1
    return False
