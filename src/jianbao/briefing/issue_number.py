"""The number of an issue: 12, 12—13 (合刊, two in one), 增刊1 (a supplement, counted apart).

No standard numbers a 简报 (实务). What parts the two numbers of 合刊 may be typed as any dash.
"""

from __future__ import annotations

import re

from msgspec import Struct

from jianbao.document.patterns import pattern

DASH = "—"
BETWEEN = r"\s*(?:—+|–|-|－|～|~|至)\s*"
NUMBER = r"[1-9]\d{0,6}"
RANGE = pattern(rf"({NUMBER})(?:{BETWEEN}({NUMBER}))?", re.ASCII)
SUPPLEMENT = pattern(rf"增刊(?:第?({NUMBER})期?)?", re.ASCII)


class IssueNumber(Struct, frozen=True):
    """First and last number; supplements are counted apart, the only one is 0."""

    first: int
    last: int
    supplement: bool = False

    @property
    def numbers(self) -> str:
        """The number in digits, two with a dash between; "" of the only supplement."""
        if self.last > self.first:
            return f"{self.first}{DASH}{self.last}"
        return str(self.first) if self.first else ""

    @property
    def text(self) -> str:
        """The number as it is called: 12, 12—13, 增刊1."""
        return f"增刊{self.numbers}" if self.supplement else self.numbers


def issue_number(text: str, supplements: bool = True) -> IssueNumber | None:
    """Return what a typed number means; None of one that has not its form."""
    match = SUPPLEMENT.fullmatch(text.strip()) if supplements else None
    if match:
        number = int(match[1] or 0)
        return IssueNumber(number, number, supplement=True)
    match = RANGE.fullmatch(text.strip())
    if not match:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return IssueNumber(first, last) if match[2] is None or last > first else None
