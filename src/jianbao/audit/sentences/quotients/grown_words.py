"""By how much something grew, in words: 翻了一番, 增长两成, 降低了四分之一."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured, ending_before, starting_behind
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, direction, typed
from jianbao.audit.sentences.reading.fraction_words import Told, as_number
from jianbao.audit.sentences.reading.wholes import (
    A_HEAD,
    COUNTED,
    counts_of,
    is_whole_of_share,
)
from jianbao.briefing.numbers import chinese_number

DOUBLED = pattern(
    "(几乎|将近|接近|近)?(?:翻了?(一|两|二|三)?番|增长?加?了?([一两二三四五六七八九])倍)(多|以上)?"
)
DOUBLED_OF = pattern(
    "[，）]?(?:[较比](?:\\d{4}年|上年|去年|同期|年初|前)|不到|不足|仅用?|短短|\\d{1,2}年|[一二两三四五六七八九十]{1,2}年|间|时间|来|内|的|基础上|实现|总量|规模|整整|正好|\\d+倍|，)*"
)
WIDE = 24  # characters between what was and what is
TWICE = (Decimal("0.95"), Decimal("1.15"))  # of what doubling would give, 翻了一番
BY = pattern(f"(?:{COUNTED})[了约达幅]*$|[多少][一-鿿]$")
REACHED = pattern("[到至为]$", needs="到|至|为")
OF_PAST = pattern("^(?:上年|去年|上月|同期|此前)[一-鿿]{0,6}$")
FROM_TO = pattern("[，（][由从]")
COMPARED = pattern(
    "[由从自较比]|上年|去年|同期|原|20\\d\\d年", needs="由|从|自|较|比|上年|去年|同期|原|20"
)
LONGEST_WORD = 6
MEANT = Decimal("0.35")  # how far from what two values give a growth may be told


def doubled(passage: Passage, numbers: list[Measured], match: re.Match[str]) -> Iterator[Claim]:
    """Yield 比2019年的5,120万件翻了一番, 由18家增至36家，翻了一番."""
    before = _pair_of(passage, numbers, match)
    if before is None or before[0].same != before[1].same or not before[0].unit:
        return
    if not all(each.amount > 0 for each in before):
        return
    earlier, now = sorted(before, key=lambda each: each.amount)
    times = Decimal(2) ** (chinese_number(match[2] or "一") or 1)
    if match[3]:
        times = Decimal(1 + (chinese_number(match[3].replace("两", "二")) or 1))
    rate = now.amount / earlier.amount / times
    low, high = TWICE
    if match[1]:
        low, high = low - Decimal("0.1"), Decimal(1)
    elif match[4]:
        low, high = Decimal(1), Decimal(2)
    at = as_number(match.start(), match.end(), now)
    expected = f"增{rounded(100 * (now.amount / earlier.amount - 1), Decimal('0.1')):f}%"
    working = f"{typed(passage, earlier)}→{typed(passage, now)}"
    yield Claim("change-wrong", low <= rate <= high, passage, at, (earlier, now), working, expected)


REACHING = pattern("，?(?:现)?(?:达到?|增至|增加到|升至|提高到|到|为)?了?")
FROM_BEHIND = pattern("，?(?:从|由)(?:[^，。；\\d]{0,8})")
CLOSE_BY = 6  # characters between a value and 翻了一番


def _pair_of(
    passage: Passage, numbers: list[Measured], match: re.Match[str]
) -> tuple[Measured, Measured] | None:
    """Return the two values of which one is double: before it, around it, or behind it."""
    text, before = passage.text, ending_before(numbers, match.start())
    before = [each for each in before if each.unit != "倍"][-2:]  # 是16亿元的4倍，翻了两番
    behind = starting_behind(numbers, match.end())[:2]
    if len(before) > 1 and DOUBLED_OF.fullmatch(text[before[1].end : match.start()]):
        near = len(text[before[0].end : before[1].start]) <= WIDE
        return (before[0], before[1]) if near else None
    if before and behind and FROM_BASE.search(before[-1].lead):
        gap = text[before[-1].end : match.start()]
        if len(gap) <= CLOSE_BY and REACHING.fullmatch(text[match.end() : behind[0].start]):
            return before[-1], behind[0]
    if len(behind) > 1 and FROM_BEHIND.fullmatch(text[match.end() : behind[0].start]):
        return (behind[0], behind[1]) if REACHED.search(behind[1].lead) else None
    return None


FROM_BASE = pattern("[由从比较]|上年|去年|同期", needs="由|从|比|较|上年|去年|同期")


def is_growth(passage: Passage, told: Told) -> bool:
    """Return whether the words before a fraction say that something rose or fell by it."""
    return bool(BY.search(passage.text[max(0, told.start - LONGEST_WORD) : told.start]))


def grown(passage: Passage, numbers: list[Measured], told: Told) -> Claim | None:
    """Return what 由120户增加到144户，增长两成 claims of the two values before it."""
    words = passage.text[max(0, told.start - LONGEST_WORD) : told.start]
    before = ending_before(numbers, told.start)
    own = [each for each in before if each.sentence == before[-1].sentence]
    own = [each for each in own if not is_whole_of_share(passage, each)]
    own = [replace(each, is_exact=True) for each in own]  # 3.6亿元多了五分之一
    heads = [bool(A_HEAD.search(each.lead)) for each in own[-2:]]
    own = own[:-1] if heads == [False, True] else own  # 3.12亿元，人均1.2万元，增长四成
    pair = _moved(own) or counts_of(own)[-2:]
    if len({each.same for each in pair}) != 1 or len(pair) < 2:
        pair = _behind(passage, numbers, told) or _last_and_behind(numbers, told, own)
    if len(pair) < 2 or pair[0].same != pair[1].same or not all(each.amount > 0 for each in pair):
        return None
    start = pair[0].start - len(pair[0].lead)
    between = passage.text[min(start, told.start) : max(told.start, pair[1].start)]
    if "。" in between or "；" in between or not COMPARED.search(between):
        return None
    least, most = sorted(pair, key=lambda each: each.amount)
    rises = direction(words) > 0
    rate = most.amount / least.amount - 1 if rises else 1 - least.amount / most.amount
    holds = told.low <= rate <= told.high
    if not holds and abs(rate - told.named) > MEANT:
        return None
    at = as_number(told.start, told.end, most)
    expected = f"{'增' if rises else '减'}{rounded(100 * rate, Decimal('0.1')):f}%"
    earlier, now = (least, most) if rises else (most, least)
    working = f"{typed(passage, earlier)}→{typed(passage, now)}"
    return Claim("change-wrong", holds, passage, at, (earlier, now), working, expected)


def _moved(own: list[Measured]) -> list[Measured]:
    """Return two values of which one became the other: 由16.0%降至12.0%, 由8小时压缩至6小时."""
    last = own[-2:]
    is_move = len(last) > 1 and last[0].same == last[1].same
    return last if is_move and REACHED.search(last[1].lead) else []


def _behind(passage: Passage, numbers: list[Measured], told: Told) -> list[Measured]:
    """Return the two values right behind: 减少一成五，由4,000万立方米降至3,400万立方米."""
    pair = starting_behind(numbers, told.end)[:2]
    is_near = pair and FROM_TO.fullmatch(passage.text, told.end, pair[0].start)
    return pair if is_near and len(pair) > 1 and REACHED.search(pair[1].lead) else []


def _last_and_behind(numbers: list[Measured], told: Told, own: list[Measured]) -> list[Measured]:
    """Return the values of 发放108万元，比上年多发两成，上年为90万元."""
    behind = starting_behind(numbers, told.end)[:1]
    last = counts_of(own)[-1:]
    is_past = behind and OF_PAST.search(behind[0].lead) and not FROM_TO.match(behind[0].lead)
    return [*last, *behind] if is_past else []
