"""LibreOffice's own ways of breaking lines, each by its name: a dialect of our breaker.

Our rules are Word's. Where LibreOffice is known to break otherwise, whatever the .docx says, the
dialect does as LibreOffice does, so that the rest of a document can still be compared with it.
`QUIRKS` says what each is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from unittest import mock

from jianbao.kinsoku import NO_START, is_latin
from jianbao.typeset import breaking
from jianbao.typeset.breaking import Broken, Unit

QUIRKS = {
    "bracket": "no break between ASCII and a full-width opening bracket behind it",
    "closer": "a full line that ends in a full-width closing mark, with Latin behind it, gives up"
    " its last unit",
    "dash": "—— and …… are split",
    "hyphen": "a word is broken behind its hyphen, even Word's hyphen that does not break, and what"
    " stands behind it is cut where the line is full",
    "address": "a web address is broken behind / and ?",
    "dot": "· before a Latin letter belongs to it",
}

OPEN = frozenset("（〔《〈「『【〖“‘")
plain_line = breaking._one_line
plain_break = breaking._break_between


@dataclass(frozen=True)
class Dialect:
    """Our breaker with some of the quirks."""

    quirks: frozenset[str]

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """Let `typeset` break lines in this dialect."""
        with (
            mock.patch.object(breaking, "_break_between", self.may_break),
            mock.patch.object(breaking, "_one_line", self.line),
        ):
            yield

    def may_break(self, before: Unit, after: Unit) -> bool:
        """Return whether a line may end between two characters."""
        a, b = before.character, after.character
        if after.note >= 0:
            return False
        if "bracket" in self.quirks and b in OPEN and "!" <= a <= "~":
            return False
        if "dot" in self.quirks and a == "·" and is_latin(b):
            return False
        if "dash" in self.quirks and a in "—…" and a == b:
            return True
        if "hyphen" in self.quirks and a == "-" and is_latin(b):
            return True
        if "address" in self.quirks and a in "/?" and is_latin(b) and b not in "/?":
            return True
        return plain_break(before, after)

    def line(self, units: Sequence[Unit], start: int, room: float) -> Broken:
        """Return the line that begins at `start`."""
        found = plain_line(units, start, room)
        full, _, _ = breaking._full(units, start, room)
        if found.forced:
            return found
        end = found.end
        if "hyphen" in self.quirks and self._behind_hyphen(units, start, full):
            end = full
        if "closer" in self.quirks and end == full:
            end = self._without_closer(units, start, end)
        return replace(found, end=end, width=sum(unit.advance for unit in units[start:end]))

    def _behind_hyphen(self, units: Sequence[Unit], start: int, full: int) -> bool:
        """Return whether the line is full inside what stands behind a word's hyphen."""
        at = full
        while at > start and is_latin(units[at].character) and units[at].note < 0:
            at -= 1
            if units[at].character == "-" and at < full - 1:
                return True
        return False

    def _without_closer(self, units: Sequence[Unit], start: int, end: int) -> int:
        last, behind = units[end - 1].character, units[end].character
        if last.isascii() or last not in NO_START or not is_latin(behind):
            return end
        shorter = end - 1
        while shorter > start and not self.may_break(units[shorter - 1], units[shorter]):
            shorter -= 1
        return shorter if shorter > start else end
