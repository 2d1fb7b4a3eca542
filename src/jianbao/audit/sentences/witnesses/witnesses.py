"""What the numbers around a reckoned one say of it, whatever words name the relation.

折合每名会员300元, 少了960件次, 加起来2,268件: each is a quotient, a difference or a sum of numbers
that stand near it. Where some of them give it, it is borne out, and no other reckoning can deny it.
Where none does, and only two exchanged digits part it from what they give, the slip is told.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from itertools import chain

from jianbao.audit.measured import MANY, Measured, stated
from jianbao.audit.passages import DIGIT, Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.witnesses.bearings import bearings
from jianbao.audit.sentences.witnesses.reckonings import (
    ADDS,
    IS_MEAN,
    SHARE,
    Asked,
    Reckoned,
    Way,
    is_of_sentence,
    of_wrong_bases,
    told_apart,
    ways_of,
)

Key = tuple[int, int]
SHARE_OF = pattern("[，（]?(?:约|仅|只|恰)?占", needs="占")
LISTED = ("、", "和", "及", "与")
NEARBY = 2  # paragraphs before a number
MOST = 10  # counts of one unit that a number is reckoned from
MOST_WHOLES = 40  # those that may bear it out with one of its own sentence
SHORT = 100  # steps: a number of less comes near others by chance
LAST = 2  # counts before a share or a rate, of which one is what it tells
FIRST = 6  # reckonings that a shorter one is looked at with
TIGHT, WIDE = Decimal("0.02"), Decimal("0.1")  # how far apart what rounded numbers give may lie


def with_witnesses(said: tuple[Claim, ...], material: Material) -> tuple[Claim, ...]:
    """Return what a paper's sentences claim but for what others bear out, and slips beside it."""
    held = {_key(claim) for claim in said if claim.holds}
    borne_out, slips = _witnesses(material, held)
    kept = [claim for claim in said if not _is_denied(claim, borne_out.get(_key(claim)))]
    told = {_key(claim) for claim in kept}
    return (*kept, *(slip for slip in slips if _key(slip) not in told))


def _key(claim: Claim) -> Key:
    return id(claim.passage), claim.at.start


def _is_denied(claim: Claim, witness: Reckoned | None) -> bool:
    """Return whether a witness gives the number that a claim calls wrong.

    It says nothing of words and orders (上升, 分别), of the value right before a change, nor, from
    afar, of a number that two exchanged digits make right.
    """
    if claim.holds or claim.value:
        return False
    if claim.kind == "sentence-sum" and _adds_itself(claim):
        return True
    if witness is None:
        return False
    before = claim.passage.text[claim.at.start - 1 : claim.at.start]
    if "分别" in claim.at.lead or before in LISTED:
        return False
    stands = typed(claim.passage, claim.at)
    between = claim.passage.text[claim.used[0].end : claim.at.start]
    is_right_before = bool(between) and not DIGIT.search(between)
    is_of_it = any(one.number is claim.used[0] for one in witness.used)
    if claim.kind == "change-wrong":
        is_farther = not is_right_before or (is_of_it and len(witness.used) > len(claim.used))
        return is_farther and not _is_of_same(witness, claim) and stands not in claim.expected
    if is_right_before and SHARE_OF.match(between) and not is_of_it:
        return False
    if claim.kind == "sentence-sum":
        return witness.kind == claim.kind
    if claim.kind == "sentence-difference" and _is_short(claim.at):
        return all(each.sentence != claim.at.sentence for each in claim.used)
    is_far = any(one.passage is not claim.passage for one in witness.used)
    if is_far and sorted(stands) == sorted(claim.expected):
        return False
    return claim.kind in ("sentence-share", "sentence-difference")


def _is_of_same(witness: Reckoned, claim: Claim) -> bool:
    """Return whether a witness is of the claim's own numbers: it knows better how they round."""
    return {each.number.start for each in witness.used} == {each.start for each in claim.used}


def _adds_itself(claim: Claim) -> bool:
    """Return whether one of what is added is the sum of the others: 216栋、54栋，两类270栋."""
    total = sum((each.amount for each in claim.used), Decimal(0))
    return any(each.amount * 2 == total and ADDS.search(each.lead) for each in claim.used)


def _witnesses(material: Material, held: set[Key]) -> tuple[dict[Key, Reckoned], list[Claim]]:
    """Return what stands for the reckoned numbers of a paper, and what but for a slip would."""
    borne_out, slips = dict[Key, Reckoned](), list[Claim]()
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        for number in numbers:
            key = id(passage), number.start
            if key in held or not number.is_exact or not number.unit:
                continue
            ways = ways_of(passage, number)
            if not ways:
                continue
            asked = _asked(passage, number, material)
            apart = told_apart(asked)
            if apart is not None and not apart.bounds.fits(number):
                slips.append(_told(apart, asked))
                continue
            found = chain((each for way in ways for each in way(asked)), bearings(asked))
            witness = next((each for each in found if _bears_out(each, asked)), None)
            if witness is not None:
                borne_out[key] = witness
            elif slip := _slip(asked, ways):
                slips.append(slip)
    return borne_out, slips


def _asked(passage: Passage, number: Measured, material: Material) -> Asked:
    counts = material.once(pool)
    own, order = material.once(_by_order), counts.orders[id(passage)]
    here = own.get(order, [])
    at = bisect_left(here, number.start, key=lambda each: each.number.start)
    before = reversed(here[max(0, at - MANY) : at])
    behind = (
        each
        for each in here[at : at + MANY]
        if each.number.start > number.start and each.number.sentence == number.sentence
    )
    earlier = (
        each
        for back in range(1, NEARBY + 1)
        for each in reversed(own.get(order - back, [])[-MANY:])
    )
    near, taken = list[Stated](), dict[str, int]()
    is_mean = number.unit == "倍" or bool(IS_MEAN.search(number.lead))
    for each in chain(before, behind, earlier):
        if not is_mean and IS_MEAN.search(each.number.lead):
            continue
        taken[each.number.same] = taken.get(each.number.same, 0) + 1
        if taken[each.number.same] <= MOST:
            near.append(each)
    far = [
        each
        for unit in _units_afar(number, is_mean, near)
        for each in counts.before(passage, number, unit, MOST_WHOLES)
    ]
    return Asked(
        passage, number, near, far, (number.amount,), material.briefing.period.last.month or 12
    )


def _units_afar(number: Measured, is_mean: bool, near: list[Stated]) -> set[str]:
    """Return the units of which wholes and totals are looked for in the whole paper before."""
    if number.is_percent:
        return {one.number.same for one in near}
    return {number.same} if is_mean else set()


def _by_order(material: Material) -> dict[int, list[Stated]]:
    """Return the exact numbers of each passage, by its place in the paper."""
    return {
        order: [
            Stated(passage, each, order)
            for each in numbers
            if each.is_exact and each.unit not in ("", "倍")
        ]
        for order, (passage, numbers) in enumerate(material.once(stated))
        if passage.kind not in NO_TEXT
    }


def _bears_out(each: Reckoned, asked: Asked) -> bool:
    """Return whether a reckoning gives a number; a short one comes of others by chance."""
    low, high = each.bounds.low, each.bounds.high
    if not each.bounds.fits(asked.number) or high - low > WIDE * abs(high):
        return False
    near = [is_of_sentence(one, asked, back=1) for one in each.used]
    if _is_short(asked.number):
        return each.kind != "sentence-sum" and all(near)
    is_quotient = each.kind == "sentence-share"
    return any(near) and (is_quotient or all(one.passage is asked.passage for one in each.used))


def _is_short(number: Measured) -> bool:
    return number.amount < number.step * SHORT


# ---- slips


def _slip(asked: Asked, ways: tuple[Way, ...]) -> Claim | None:
    """Return what a number was meant to be, if two of its digits changed places.

    One that it is reckoned from stands in its sentence or the one before; all, where it is short.
    """
    number = asked.number
    if number.is_percent and (wrong := next(of_wrong_bases(asked), None)):
        return _told(wrong, asked)
    turned = turned_digits(number.amount, number.step)
    if not turned:
        return None
    meant = Asked(asked.passage, number, asked.near, (), turned, asked.months)
    found = (each for way in ways for each in way(meant))
    is_short = _is_short(number)
    own = [each for each in asked.counts if is_of_sentence(each, asked)]
    last = [each.number for each in own if each.number.start < number.start][:LAST]
    looked_at = 0
    for each in found:
        if each.form == SHARE and number.is_percent and each.used[0].number not in last:
            continue
        together = [is_of_sentence(one, asked, back=1) for one in each.used]
        is_tight = each.bounds.high - each.bounds.low <= TIGHT * abs(each.bounds.high)
        if not is_tight or not (all(together) if is_short else any(together)):
            continue
        looked_at += 1
        if is_short and looked_at > FIRST:
            return None
        if any(each.bounds.fits(number, amount) for amount in turned):
            return _told(each, asked)
    return _point_moved(asked, ways)


def _point_moved(asked: Asked, ways: tuple[Way, ...]) -> Claim | None:
    """Return a mean that numbers of its own sentence give, but for the place of its point."""
    number = asked.number
    if not IS_MEAN.search(number.lead):
        return None
    for tens in (1, -1):
        amount = number.amount.scaleb(tens)
        meant = Asked(asked.passage, number, asked.near, (), (amount,), asked.months)
        for each in (each for way in ways for each in way(meant)):
            is_it = abs(each.bounds.middle - amount) <= number.step.scaleb(tens) / 2
            if is_it and all(is_of_sentence(one, asked) for one in each.used):
                return _told(each, asked)
    return None


def _told(each: Reckoned, asked: Asked) -> Claim:
    used = tuple(one.number for one in each.used)
    expected = shown(asked.passage, each.bounds.middle, asked.number)
    return Claim(each.kind, False, asked.passage, asked.number, used, each.working, expected)
