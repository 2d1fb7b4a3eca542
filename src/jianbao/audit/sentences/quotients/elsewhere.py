"""Shares of a whole that another paragraph states: 住宅火灾528起，占火灾总数的41.1%."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from math import inf

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.quotients.shares import is_named_so, whole_name
from jianbao.audit.sentences.quotients.sharing import Shared, beside
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.lists import NO_PART
from jianbao.audit.sentences.reading.pool import NO_TEXT, pool
from jianbao.audit.sentences.reading.wholes import is_meant, of_other_time

MOST_WHOLES = 300  # numbers of one unit among which a whole is looked for
TWICE = 2  # one may be the count whose whole is looked for
Whole = tuple[Passage, Measured, str]
"""A number that counts something, where it stands, and what it is called."""


def by_unit(material: Material) -> dict[str, list[Whole]]:
    """Return the counts of a paper that may be wholes, by what they count.

    What is said in the same words again and again is no other whole.
    """
    counts: dict[str, list[Whole]] = {}
    met, said = Counter[str](), Counter[tuple[str, str, Decimal, Decimal]]()
    for passage, numbers in material.once(stated):
        for each in numbers:
            unit, lead = each.same, each.lead
            if unit and not each.is_percent and met[unit] < MOST_WHOLES:
                if NO_PART.search(lead):
                    continue
                met[unit] += 1
                words = (unit, lead, each.amount, each.step)
                said[words] += 1
                if said[words] <= TWICE:
                    counts.setdefault(unit, []).append((passage, each, name_of(lead)))
    return counts


def elsewhere(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield what a passage claims of wholes that it names and does not state."""
    if "占" not in passage.text:
        return
    for pair in beside(passage, numbers):
        words = whole_name(pair.share)
        if words and not PLANNED.search(words):
            wholes = material.once(by_unit).get(pair.count.same, [])
            yield from _of_named(passage, pair, words, wholes)


def _of_named(passage: Passage, pair: Shared, words: str, wholes: list[Whole]) -> Iterator[Claim]:
    """Yield the claim of a share: of any number that is called so, or of the nearest."""
    tried: list[tuple[Passage, Measured, Bounds]] = []
    called: dict[str, bool] = {}  # whether a name may mean the same: many numbers have one name
    for where, whole, name in wholes:
        if name not in called:
            called[name] = is_named_so(words, name)
        if not called[name] or whole is pair.count or whole.amount < pair.count.amount:
            continue
        if of_other_time(pair.share, whole):
            continue
        bounds = quotient(pair.count, whole, pair.share.per)
        if bounds is not None:
            if bounds.fits(pair.share):
                return
            if tried and tried[0][1].amount != whole.amount:
                return  # which of two is meant is open, and if a third fits nothing is wrong
            if not any(bounds == same for _, _, same in tried):
                tried.append((where, whole, bounds))
    for where, whole, bounds in tried:
        if is_meant(pair.share, bounds):
            working = f"{typed(passage, pair.count)}÷{typed(where, whole)}"
            expected = shown(passage, bounds.middle, pair.share)
            yield Claim(
                "sentence-share", False, passage, pair.share, (pair.count,), working, expected
            )
            return


def implied(material: Material, claimed: set[tuple[int, int]]) -> Iterator[Claim]:
    """Yield shares that give another whole than the paper has, where those beside give one.

    男性652,231人，占50.77%；女性632,419人，占49.23%: both are of 1,284,650人, wherever that stands.
    """
    for passage, numbers in material.once(stated):
        if passage.kind not in NO_TEXT and "占" in passage.text:
            for claim in _implied(passage, numbers, material):
                if (id(passage), claim.at.start) not in claimed:
                    yield claim


def _implied(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    pairs = [pair for pair in beside(passage, numbers) if pair.whole is not None]
    for unit in dict.fromkeys(pair.count.same for pair in pairs):
        alike = [pair for pair in pairs if pair.count.same == unit]
        if len(alike) < TWICE:
            continue
        ordered = material.once(_by_amount).get(unit, [])
        own = [_stated_whole(pair, ordered) for pair in alike]
        first = next((at for at in own if at is not None), None)
        if first is None:
            continue
        other = material.once(pool).counts[unit][first]
        if other.passage is passage and any(other.number is pair.count for pair in alike):
            continue  # 满意的696人，不满意的24人: a part of the same is no whole
        for pair, at in zip(alike, own, strict=True):
            share = pair.share
            if at is not None or other.number.amount < pair.count.amount:
                continue
            bounds = quotient(pair.count, other.number, share.per)
            if bounds is not None and is_meant(share, bounds):
                working = f"{typed(passage, pair.count)}÷{other.text}"
                yield Claim(
                    "sentence-share", False, passage, share, (pair.count,), working,
                    shown(passage, bounds.middle, share),
                )  # fmt: skip


Ordered = list[tuple[Decimal, int]]


def _by_amount(material: Material) -> dict[str, Ordered]:
    """Return the first counts of each unit by their amounts, with their places among them."""
    return {
        unit: sorted((each.number.amount, at) for at, each in enumerate(counts[:MOST_WHOLES]))
        for unit, counts in material.once(pool).counts.items()
    }


def _stated_whole(pair: Shared, ordered: Ordered) -> int | None:
    """Return the place of the first count that may be the whole of a share."""
    whole = pair.whole
    if whole is None:
        return None
    start, end = bisect_left(ordered, (whole.low, 0)), bisect_right(ordered, (whole.high, inf))
    return min((at for _, at in ordered[start:end]), default=None)
