"""One step of a template: a kind of block with its options."""

from __future__ import annotations

from msgspec import Struct

from jianbao.messages.findings import Place
from jianbao.yaml.records import Record

MAIN = "main"
"""The kind of page that has no name in `masters:`."""


class Step(Struct, frozen=True):
    """One block of a template, with its options."""

    name: str
    options: Record
    place: Place

    @property
    def when(self) -> tuple[str, ...]:
        """The fields without which it is left out."""
        return tuple(self.options.string("when").split())

    @property
    def unless(self) -> tuple[str, ...]:
        """The fields with any of which it is left out."""
        return tuple(self.options.string("unless").split())
