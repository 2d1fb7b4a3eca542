"""The first difference between what was meant and what a file says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from jianbao.messages.findings import Finding
from jianbao.messages.proof import drift
from jianbao.readers.pieces import Piece

AROUND = 8  # characters shown before a difference
SHOWN = 24
NOTHING = "∅"


class Drift(Struct, frozen=True):
    """Where a file differs, what was meant there, and what is there."""

    where: str
    expected: str
    actual: str

    def finding(self, file: str) -> Finding:
        """Return the error that tells it."""
        return drift(file=file, block=self.where, expected=self.expected, actual=self.actual)


def differing(where: str, expected: str, actual: str) -> Drift:
    """Return a difference with just the characters around its beginning."""
    pairs = enumerate(zip(expected, actual, strict=False))
    at = next((number for number, (a, b) in pairs if a != b), min(len(expected), len(actual)))
    start = max(0, at - AROUND)
    return Drift(where, _excerpt(expected, start), _excerpt(actual, start))


def first_drift(expected: Sequence[Piece], actual: Sequence[Piece]) -> Drift | None:
    """Return the first piece that differs in kind, style or words."""
    for number, (meant, read) in enumerate(zip_longest(expected, actual), 1):
        if meant == read:
            continue
        where = f"{number}, {meant or read}"
        if meant is None or read is None:
            return differing(where, meant.text if meant else "", read.text if read else "")
        if (meant.kind, meant.style) != (read.kind, read.style):
            return Drift(where, _named(meant), _named(read))
        return differing(where, meant.text, read.text)
    return None


def _named(piece: Piece) -> str:
    return f"{piece}: {_excerpt(piece.text, 0)}"


def _excerpt(text: str, start: int) -> str:
    if not text:
        return NOTHING
    before = "…" if start else ""
    behind = "…" if len(text) > start + SHOWN else ""
    return before + text[start : start + SHOWN].replace("\n", "↵") + behind
