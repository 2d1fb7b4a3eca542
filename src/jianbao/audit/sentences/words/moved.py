"""Checks of what moved: places in an order, growth of parts, and the words that tell of a trend."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.measured import stated
from jianbao.audit.passages import Material, passages_with
from jianbao.audit.sentences.changes.announced import announced_ways
from jianbao.audit.sentences.changes.growths import outside
from jianbao.audit.sentences.changes.trends import denied
from jianbao.audit.sentences.words.ordered import ORDERED, places
from jianbao.audit.sentences.words.ranks import rank_moves
from jianbao.messages.audit.arithmetic import change_wrong, place_differs
from jianbao.messages.audit.sentences import growth_outside, words_differ
from jianbao.messages.findings import Finding, Level


def ranks_move(material: Material) -> Iterator[Finding]:
    """A rank moves from one place to another by their difference (实务)."""
    for passage in passages_with(material, "第"):
        for move in rank_moves(passage):
            finding = in_passage(
                change_wrong, passage, move.start,
                before=move.before, now=move.now, value=move.stated, expected=move.expected,
            )  # fmt: skip
            yield finding.with_level(Level.WARNING)


def growth_of_parts(material: Material) -> Iterator[Finding]:
    """A whole grows no faster than all of its parts, and no slower (实务)."""
    for each in outside(material):
        yield in_passage(
            growth_outside, each.passage, each.start, value=each.value, low=each.low, high=each.high
        )


def words_of_trends(material: Material) -> Iterator[Finding]:
    """What is said to have turned, risen year by year or come to a record did so (实务)."""
    for each in (*denied(material), *announced_ways(material)):
        yield in_passage(words_differ, each.passage, each.start, said=each.said, values=each.values)


def places_in_order(material: Material) -> Iterator[Finding]:
    """A place in an order is that of the values beside it (实务)."""
    ordered = {id(passage) for passage in passages_with(material, *ORDERED)}
    for passage, numbers in material.once(stated):
        for each in places(passage, numbers) if id(passage) in ordered else ():
            expected = f"：{each.expected}" if each.expected else ""
            yield in_passage(place_differs, passage, each.start, said=each.said, expected=expected)


MOVED: tuple[Check, ...] = (
    Check(ranks_move, (change_wrong,)),
    Check(places_in_order, (place_differs,)),
    Check(growth_of_parts, (growth_outside,)),
    Check(words_of_trends, (words_differ,)),
)
