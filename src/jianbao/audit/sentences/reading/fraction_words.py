"""Fractions in words, and what they leave possible: 超过三分之二, 近四成, 过半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured, ending_before
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, typed
from jianbao.briefing.numbers import chinese_number

SIGNS = ("半", "分之", "成", "番")
FRACTION = pattern(
    "(?=[超逾将接近约不过半一二两三四五六七八九十百千])(?<![十二三四五六七八九百千])(超过|超|逾|将近|接近|近|约|不足|不到|过)?"
    "(半数|一半|半|([二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九百千])分之([二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?![百点])|([一二两三四五六七八九])成([半一二三四五六七八九])?)(以上|多)?"
)
FOLLOWED = pattern("[，。；、）（的]|$|一?[，。]|来自|属于?|位于|用于|集中|投向|分布|发生")
ABOVE, BELOW = ("超过", "超", "逾", "过"), ("将近", "接近", "近", "不足", "不到")
NEARLY = Decimal("0.06")  # how far below 近四成 may be
ABOUT = Decimal("0.04")
HALF, CLOSELY = Decimal("0.5"), Decimal("0.01")
CLOSE = 12  # characters between 每 and 有
SMALL = Decimal("0.15")  # of 十分之一: how far from it a share may be that is told so


EACH_OF = pattern(
    "(每|(?<=，))([二两三四五六七八九十百]|\\d{1,3})([一-鿿])[一-鿿]{0,5}?(?:中|里|就|约|平均)*有"
    "([一二两三四五六七八九]十?[一二三四五六七八九]?|\\d{1,2})(?:\\3|[名位个人户家]|(?=[是为成属在]))"
)
"""每四家中有三家, 每10户就有7户, 十人中有七人."""


class Told(Struct, frozen=True):
    """A fraction in words: from `low` to `high` it would be true; `named` is the fraction.

    `unit` is what 每四家中有三家 counts, "" of 占四分之三.
    """

    low: Decimal
    high: Decimal
    named: Decimal
    start: int
    end: int
    unit: str = ""


def told_in(text: str) -> Iterator[Told]:
    """Yield the fractions in words of a text, and what it tells of so many each."""
    for match in FRACTION.finditer(text) if any(sign in text for sign in SIGNS) else ():
        if told := told_range(match):
            yield told
    for match in EACH_OF.finditer(text) if _may_tell_each(text) else ():
        all_of, some = (
            int(each) if each.isdecimal() else chinese_number(each.replace("两", "二")) or 0
            for each in match.group(2, 4)
        )
        if 0 < some < all_of and (match[1] or not match[2].isdecimal()):
            named = Decimal(some) / all_of
            low, high = named - ABOUT, named + ABOUT
            if some == 1:  # 每5位中有1位 is between what 5.5 and 4.5 would be, or nearly
                low = max(low, 1 / (all_of + HALF) - CLOSELY)
                high = min(high, 1 / (all_of - HALF) + CLOSELY)
            yield Told(low, high, named, match.start(), match.end(), match[3])


def _may_tell_each(text: str) -> bool:
    return (
        "中有" in text
        or "中就有" in text
        or any("有" in words[:CLOSE] for words in text.split("每")[1:])
    )


def told_range(match: re.Match[str]) -> Told | None:
    """Return what a fraction in words leaves possible; None where it is of something else."""
    before, words, below, above, tenths, half, behind = match.groups()
    if words == "半" and before not in ("过", "近"):
        return None
    if below:
        named = Decimal(chinese_number(above) or 0) / Decimal(chinese_number(below) or 1)
    elif tenths:
        named = Decimal(chinese_number(tenths) or 0) / 10 + _hundredths(half)
    else:
        named = Decimal("0.5")
    about = min(ABOUT, named * SMALL) if below else ABOUT
    low, high = named - about, named + about
    if before in ABOVE or behind:
        low, high = named, Decimal(1)
    elif before in BELOW:
        low = Decimal(0) if before.startswith("不") else named - NEARLY
        high = named
    return Told(low, high, named, match.start(), match.end())


def _hundredths(sign: str | None) -> Decimal:
    """Return what follows 成: 七成五, 七成半."""
    return Decimal(5 if sign == "半" else chinese_number(sign or "〇") or 0) / 100


def as_number(start: int, end: int, like: Measured) -> Measured:
    """Return words that stand for a number, as one."""
    one = Decimal(1)
    return Measured(one, "", one, False, start, end, "", "", like.sentence, one)


CLAUSE_BEGINS = pattern("[，、（](?:比例|占比)?(?:已|也|均|即|相当于)?$")
IS_SHARE = pattern("占[^，。；]{0,12}$|[率比]重?(?:为|达到?)?$|比例(?:为|达)?$")


def of_share(passage: Passage, numbers: list[Measured], told: Told) -> Iterator[Claim]:
    """妇女代表占31.9%，…，接近三分之一: of the share before it in the sentence."""
    before = ending_before(numbers, told.start)
    if not before or not (told.unit or FOLLOWED.match(passage.text, told.end)):
        return
    if told.unit and not before[-1].is_percent:
        return
    if not told.unit and not CLAUSE_BEGINS.search(
        passage.text[max(0, told.start - 6) : told.start]
    ):
        return
    shares = [
        each
        for each in before
        if each.unit == "%" and each.sentence == before[-1].sentence and IS_SHARE.search(each.lead)
    ]
    between = passage.text[before[-1].end : told.start]
    if not shares or "。" in between or "；" in between:
        return
    share = shares[-1]
    at = as_number(told.start, told.end, share)
    holds = told.low <= share.amount / 100 <= told.high
    value = typed(passage, share)
    yield Claim("sentence-share", holds, passage, at, (share,), value, value)
