"""The counts of a whole paper: what a share, a rate or a rest may be of beyond its sentence."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from jianbao.audit.measured import Measured, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.sentences.claims import typed
from jianbao.audit.sentences.wholes import counts_of

NO_TEXT = ("summary", "title", "heading", "caption", "label")


class Stated(Struct, frozen=True):
    """A count, the passage that states it, and the place of that passage in the paper."""

    passage: Passage
    number: Measured
    order: int

    @property
    def text(self) -> str:
        """The count as it stands there."""
        return typed(self.passage, self.number)


class Pool(Struct, frozen=True):
    """The counts of a paper by unit, in order, and the place of each passage by its id."""

    counts: dict[str, list[Stated]]
    orders: dict[int, int]

    def before(self, passage: Passage, number: Measured, unit: str, most: int) -> list[Stated]:
        """Return the last counts of a unit that stand before a number, the nearest first."""
        order = self.orders.get(id(passage), 0)
        counts = self.counts.get(unit, [])
        end = bisect_left(
            counts, (order, number.start), key=lambda each: (each.order, each.number.start)
        )
        return counts[max(0, end - most) : end][::-1]


def pool(material: Material) -> Pool:
    """Return the counts of a paper's text."""
    made = Pool({}, {})
    for order, (passage, numbers) in enumerate(material.once(stated)):
        made.orders[id(passage)] = order
        if passage.kind not in NO_TEXT:
            for number in counts_of(numbers):
                made.counts.setdefault(number.same, []).append(Stated(passage, number, order))
    return made
