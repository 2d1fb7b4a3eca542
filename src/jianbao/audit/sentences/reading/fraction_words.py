"""Fractions in words, and what they leave possible: 超过三分之二, 近四成, 过半."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number

SIGNS = ("半", "分之", "成", "番")
FRACTION = pattern(
    "(?=[超逾将接近约不过半一二两三四五六七八九十])(?<![十二三四五六七八九])(超过|超|逾|将近|接近|近|约|不足|不到|过)?"
    "(半数|一半|半|([二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])分之([一二三四五六七八九])|([一二两三四五六七八九])成([半一二三四五六七八九])?)(以上|多)?"
)
ABOVE, BELOW = ("超过", "超", "逾", "过"), ("将近", "接近", "近", "不足", "不到")
NEARLY = Decimal("0.06")  # how far below 近四成 may be
ABOUT = Decimal("0.04")
SMALL = Decimal("0.15")  # of 十分之一: how far from it a share may be that is told so


class Told(Struct, frozen=True):
    """A fraction in words: from `low` to `high` it would be true; `named` is the fraction."""

    low: Decimal
    high: Decimal
    named: Decimal
    start: int
    end: int


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
