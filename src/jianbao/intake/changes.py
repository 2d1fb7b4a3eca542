"""What an import did to a paper, and what it is not sure of: the repair report's lines."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from jianbao.messages.terms import Term

Sureness = Literal["sure", "likely", "doubtful"]


class Change(Struct, frozen=True, kw_only=True):
    """One change or doubt: what it is, where in the source, before and after, how sure."""

    kind: Term
    place: str
    before: str
    after: str
    sureness: Sureness = "sure"


class Log:
    """The changes of one import, in the order in which they were made."""

    def __init__(self) -> None:
        """Begin with none."""
        self.changes: list[Change] = []

    def add(
        self, kind: Term, place: str, before: str, after: str, sureness: Sureness = "sure"
    ) -> None:
        """Put a change down."""
        self.changes.append(
            Change(kind=kind, place=place, before=before, after=after, sureness=sureness)
        )
