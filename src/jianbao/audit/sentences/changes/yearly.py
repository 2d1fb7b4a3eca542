"""Growth a year over several years: 由2021年的340亿元增加到2023年的386.5亿元，年均增长6.6%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, typed
from jianbao.briefing.numbers import chinese_number

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


YEARS = pattern(
    "(?<!\\d)([一二两三四五六七八九十]{1,2}|\\d{1,2})年(?:间|来|共|累计|增)", needs="年"
)
SINCE = pattern(r"[与同比较]((?:19|20)\d\d)年(?!同期)", needs="年")
GREW = pattern("^[，（]?(?:累计|共|总共)?(?:增长|增加|上升|提高|下降|减少)了?$")
FEWEST, MOST = 3, 30  # years
NEAR = 3  # numbers from a growth to what it was a year


def of_years(passage: Passage, numbers: list[Measured], own: int) -> Iterator[Claim]:
    """Yield 十年共增加604万人，增长44.5%。年平均增长率为3.8%: all of it makes that of a year.

    `own` is the year of which the paper tells: 与2010年相比 says over how many years.
    """
    if not YEARLY.search(passage.text):
        return
    for place, by in enumerate(numbers):
        if by.unit != "%" or not by.is_exact or not YEARLY.search(by.lead):
            continue
        before = numbers[max(0, place - NEAR) : place]
        grown = [each for each in before if each.unit == "%" and GREW.match(each.lead)]
        whole = grown[-1] if grown else by
        if whole is by or by.sentence - whole.sentence > 1:
            continue
        start = passage.text.rfind("。", 0, whole.start) + 1
        years = _years(passage.text[start : whole.start], own)
        sign = -1 if "降" in whole.lead or "减" in whole.lead else 1
        last = 1 + sign * whole.amount / whole.per
        if not FEWEST <= years <= MOST or last <= 0:
            continue
        mean = by.per * abs(last ** (Decimal(1) / years) - 1)
        holds = abs(mean - abs(by.amount)) <= by.step + whole.blur / years
        working = f"{typed(passage, whole)}，{years}年"
        expected = f"{rounded(mean, by.step):f}%"
        yield Claim("sentence-share", holds, passage, by, (whole,), working, expected)


def _years(words: str, own: int) -> int:
    """Return over how many years a growth is told, 0 where that is open."""
    since = SINCE.findall(words)
    if since:
        return own - int(since[-1])
    counted = YEARS.search(words)
    if counted is None:
        return 0
    return int(counted[1]) if counted[1].isdecimal() else chinese_number(counted[1]) or 0


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
