"""What bears a number out beside the reckonings that may tell a slip of it.

A rate behind an amount of change, what leaves again beside what is new, and means of totals that
stand farther before, or of a month: they excuse a number, and are too wide to accuse one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from jianbao.audit.measured import Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, Claim, direction
from jianbao.audit.sentences.reading.complements import are_complements
from jianbao.audit.sentences.reading.lists import SOME, is_slip
from jianbao.audit.sentences.reading.mistyped import is_digit_off
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.sentences.witnesses.operands import Asked, Reckoned, shares_of
from jianbao.audit.sentences.witnesses.slips import is_by_slip
from jianbao.audit.sentences.witnesses.ways import ADDS

CLOSE = 12  # characters between an amount of change and its rate
MONTHS = 12
NOT_OF_ANY_TWO = pattern("[前各三四五六七八九十]")  # 三类案件共114件: two may make it by chance
GONE = ("撤", "减", "退", "注销", "关", "销", "淘汰")


def excuses(asked: Asked) -> Iterator[Reckoned]:
    """Yield what else gives a number."""
    lead = asked.number.lead
    if not asked.number.is_percent and direction(lead):
        yield from _by_rate(asked)
    if lead.startswith("新") or "新增" in lead:
        yield from _new_and_gone(asked)
    if ADDS.search(lead) and not NOT_OF_ANY_TWO.search(lead):
        yield from _pairs(asked)


def _pairs(asked: Asked) -> Iterator[Reckoned]:
    """Yield two of its sentence that make it: 患者21万人，管理16万人；患者6万人，两类合计27万人."""
    like = [each for each in asked.like() if asked.has_beside(each)]
    for pair in combinations(like[::-1], 2):
        amount = pair[0].number.amount + pair[1].number.amount
        if amount == asked.number.amount:
            yield Reckoned("sentence-sum", pair, Bounds(amount, amount), "{0}＋{1}")


def _by_rate(asked: Asked) -> Iterator[Reckoned]:
    """Yield an amount whose rate is right behind it: 4.32万吨，减少0.18万吨，下降4.0%."""
    number = asked.number
    behind = [each for each in asked.near if _is_rate_behind(each, asked)]
    way = direction(number.lead)
    for rate in behind[:1]:
        for now in asked.like():
            before = now.number.amount - way * number.amount
            if before <= 0 or not asked.has_beside(now, back=1):
                continue
            found = number.amount / before * rate.number.per
            if abs(found - rate.number.amount) <= rate.number.step:
                yield Reckoned(
                    "sentence-difference", (now,), Bounds(number.amount, number.amount), "{0}"
                )


def _is_rate_behind(each: Stated, asked: Asked) -> bool:
    apart = each.number.start - asked.number.end
    is_here = each.passage is asked.passage and 0 <= apart <= CLOSE
    return is_here and each.number.is_percent and bool(direction(each.number.lead))


def _new_and_gone(asked: Asked) -> Iterator[Reckoned]:
    """Yield what is new where two times tell what stays: 1,020家, 1,080家, 新增120家、撤销60家."""
    like = [each for each in asked.like() if asked.has_beside(each)]
    gone = [
        each for each in asked.like(is_before=False) if any(w in each.number.lead for w in GONE)
    ]
    for now in like:
        for before in like:
            for left in gone[:1]:
                amount = now.number.amount - before.number.amount + left.number.amount
                if amount > 0 and now is not before:
                    bounds = Bounds(amount, amount)
                    yield Reckoned(
                        "sentence-difference", (now, before, left), bounds, "{0}−{1}＋{2}"
                    )


def is_of_both(asked: Asked, last: Measured) -> bool:
    """Return whether two counts together give it: 升学1,000人，…就业225人，去向落实率98.0%."""
    own = [
        asked.stated(each)
        for each in counts_of(asked.numbers[: asked.place])
        if each.same == last.same and each.sentence == asked.number.sentence
    ]
    both = [
        replace(each, number=replace(last, amount=last.amount + each.number.amount))
        for each in own[:-1]
    ]
    share = asked.number
    return any(each.bounds.fits(share) for one in both for each in shares_of(one, own, share))


def is_excused(claim: Claim, borne: Claim) -> bool:
    """Return whether what bears a number out, `borne`, excuses it of a claim that denies it."""
    return not (_is_stricter(claim, borne) or _is_of_others(claim, borne) or is_by_slip(claim))


def _is_of_others(claim: Claim, borne: Claim) -> bool:
    """Return whether a sum is of quite other parts than those that bear its total out."""
    if claim.kind != "sentence-sum":
        return False
    if not claim.used:
        return True  # 7.9:41.2:50.0 does not make 100, whatever its first is
    if {each.start for each in claim.used} & {each.start for each in borne.used}:
        return False
    off = claim.at.amount - sum((each.amount for each in claim.used), Decimal(0))
    return (
        len(claim.used) >= SOME
        or off < 0
        or are_complements(claim.used[0].lead, claim.used[-1].lead)
        or is_slip(claim.at, list(claim.used), off)
        or (
            borne.kind == claim.kind
            and any(is_digit_off(each.amount, each.amount + off, each.step) for each in claim.used)
        )
    )


def _is_stricter(claim: Claim, borne: Claim) -> bool:
    """Return whether the same numbers, read more exactly, deny what they bear out: of a plan."""
    if "净" in claim.at.lead and set(map(id, borne.used)) < set(map(id, claim.used)):
        return True  # 减少6所，增加2所，增加1所，净减3所: of all that moved
    own, other = ([each.start for each in one.used] for one in (claim, borne))
    turned = claim.kind == "change-wrong" and own == other[::-1]  # 甲比乙多, by names
    return (own == other or turned) and ({claim.kind, borne.kind} != SUM_AND_DIFFERENCE)


SUM_AND_DIFFERENCE = {"sentence-sum", "sentence-difference"}
"""旧存68万册，新藏3万册，剔除1万册，年末70万册: what a difference bears out is no sum."""
