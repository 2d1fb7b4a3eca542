"""What bears a number out beside the reckonings that may tell a slip of it.

A rate behind an amount of change, what leaves again beside what is new, and means of totals that
stand farther before, or of a month: they excuse a number, and are too wide to accuse one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from jianbao.audit.measured import Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, direction
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.sentences.witnesses.operands import Asked, Reckoned, shares_of
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
