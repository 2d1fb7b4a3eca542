"""Growth a year over several years: 由2021年的340亿元增加到2023年的386.5亿元，年均增长6.6%."""

from __future__ import annotations

from decimal import Decimal

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, typed

YEARLY = pattern("年均|年平均|复合", needs="复合|年均|年平均")


def yearly(
    passage: Passage, first: Measured, last: Measured, years: int, by: Measured, way: int
) -> Claim | None:
    """Compare a yearly rate of growth with what two values so many years apart give.

    None where the years are not known: then nothing can be said of it.
    """
    if not by.is_percent or first.amount <= 0 or last.amount <= 0 or years < 1:
        return None
    root = (last.amount / first.amount) ** (Decimal(1) / years)
    mean = by.per * (root - 1)
    off = by.step + by.per * (last.blur / last.amount + first.blur / first.amount) / years
    holds = abs(mean - way * by.amount) <= off
    working = f"{typed(passage, first)}→{typed(passage, last)}"
    expected = f"{rounded(abs(mean), by.step):f}%"
    return Claim("change-wrong", holds, passage, by, (first, last), working, expected)


MEAN = pattern("[月日周季人户场次台车件家校生村]均|每", needs="均|每")


def before_mean(numbers: list[Measured], place: int) -> Measured:
    """Return what a change and a value of last year behind it are told of: not the mean between.

    检测3.84万项次，月均6400项次，同比增长12.0%，上年同期为3.43万项次: of 3.84, which is nearer.
    """
    value, last = numbers[place - 2], numbers[place]
    if place < len(("total", "mean", "change")) or MEAN.search(last.lead):
        return value
    total = numbers[place - 3]
    is_nearer = abs(total.amount - last.amount) < abs(value.amount - last.amount)
    return total if MEAN.search(value.lead) and total.same == last.same and is_nearer else value
