"""Shares and multiples told in words: 超过三分之二, 近四成, 过半, 翻了一番."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import MANY, Measured
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, typed
from jianbao.audit.sentences.reading.pool import Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.briefing.numbers import chinese_number

SIGNS = ("半", "分之", "成", "番")
FRACTION = pattern(
    "(?=[超逾将接近约不过半一二三四五六七八九十])(?<!十)(超过|超|逾|将近|接近|近|约|不足|不到|过)?"
    "(半数|一半|半|([二三四五六七八九]|十[一二三四五六七八九]?)分之([一二三四五六七八九])|([一二三四五六七八九])成([半一二三四五六七八九])?)(以上|多)?"
)
DOUBLED = pattern("(几乎|将近|接近|近)?翻了?(一|两|二|三)?番(多|以上)?")
TOLD_OF = pattern(
    "(?:[一-鿿]{0,14}，|、)?(?:（[^（）]*）)?(?:约|大约|已|均|就|也|仅|占|占比|占到|占了|比例|比重|达|达到|为|的|人数|实现|时间(?:未|尚未|不到)?过半[、，]|任务|进度|双"
    "|占(?:总|全部?)[一-鿿]{0,6}的?|占[一-鿿]{2,8}的|占应到[一-鿿]{0,4}的?)*"
)
RATE = pattern("，([一-鿿]{2,6})率(?:已|达到?|为)?")
OF_WHOLE = pattern("(?:总[数量额])?的")
FOLLOWED = pattern("[，。；、）（的]|$|一?[，。]|来自|属于?|位于|用于|集中|投向|分布|发生")
DOUBLED_OF = pattern(
    "[，）]?(?:[较比](?:\\d{4}年|上年|去年|同期|年初|前)|不到|不足|仅用?|短短|\\d{1,2}年|[一二两三四五六七八九十]{1,2}年|间|时间|来|内|的|基础上|实现|总量|规模|整整|正好|，)*"
)
ABOVE, BELOW = ("超过", "超", "逾", "过"), ("将近", "接近", "近", "不足", "不到")
NEARLY = Decimal("0.06")  # how far below 近四成 may be
ABOUT = Decimal("0.04")
SMALL = Decimal("0.15")  # of 十分之一: how far from it a share may be that is told so
WIDE = 24  # characters between what was and what is
TWICE = (Decimal("0.95"), Decimal("1.15"))  # of what doubling would give, 翻了一番


class Told(Struct, frozen=True):
    """A fraction in words: from `low` to `high` it would be true; `named` is the fraction."""

    low: Decimal
    high: Decimal
    named: Decimal
    start: int
    end: int


def fractions(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield what a passage says in words of the counts right before them."""
    text = passage.text
    if not any(sign in text for sign in SIGNS):
        return
    for match in FRACTION.finditer(text):
        if told := told_range(match):
            claims = list(_of_counts(passage, numbers, told, material)) or list(
                _of_share(passage, numbers, told)
            )
            yield from claims or _of_subject(passage, numbers, told)
    for match in DOUBLED.finditer(text) if "番" in text else ():
        yield from _doubled(passage, numbers, match)


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


def _before(numbers: list[Measured], start: int) -> list[Measured]:
    """Return the numbers that end before a place, of which only the last can be meant."""
    count = bisect_right(numbers, start, key=lambda each: each.end)
    return numbers[max(0, count - MANY) : count]


def _of_counts(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    before = _before(numbers, told.start)
    if not before or not _is_followed(passage, told, before[-1]):
        return
    between = passage.text[before[-1].end : told.start]
    counts = [each for each in counts_of(before) if each.sentence == before[-1].sentence]
    if not counts or counts[-1] is not before[-1]:
        return
    if OF_WHOLE.fullmatch(between):  # 占总人数3,860人的近四成
        count, wholes = (counts[-2] if len(counts) > 1 else counts[-1]), counts[-1:]
    elif TOLD_OF.fullmatch(between) or _is_its_rate(between, counts[-1]):
        count, wholes = counts[-1], counts[:-1]
    else:
        return
    wholes = [
        each
        for each in wholes
        if each.same == count.same
        and each.amount >= count.amount
        and "；" not in passage.text[each.end : count.start]
    ]
    if not wholes:
        wholes = _sentence_before(before, count) or _paragraph_before(before, count, between)
    known = [Stated(passage, each, 0) for each in wholes]
    known = known or _of_paper(passage, count, between, material)
    shares = [count.amount / each.number.amount for each in known if each.number.amount]
    if not shares or count in wholes:
        return
    holds = any(told.low <= share <= told.high for share in shares)
    whole, share = known[-1], shares[-1]
    is_apart = whole.passage is not passage or whole.number.sentence != count.sentence
    if not holds and is_apart and _is_of_list(counts, count, told):
        return
    working = f"{typed(passage, count)}÷{whole.text}"
    at = _number(told.start, told.end, count)
    expected = f"{rounded(100 * share, Decimal('0.1')):f}%"
    yield Claim("sentence-share", holds, passage, at, (count, whole.number), working, expected)


def _is_followed(passage: Passage, told: Told, last: Measured) -> bool:
    """Return whether a fraction ends its words, or is of what the sentence has counted."""
    text = passage.text
    if FOLLOWED.match(text, told.end):
        return True
    start = text.rfind("。", 0, last.start) + 1
    thing = text[told.end : told.end + 2]
    return len(thing) > 1 and thing in text[start : told.start]


def _sentence_before(before: list[Measured], count: Measured) -> list[Measured]:
    """Return the one whole that the sentence before has: 志愿者3,400人。党员2,516人，占七成."""
    wholes = [
        each
        for each in counts_of(before)
        if each.same == count.same
        and each.amount > count.amount
        and count.sentence - each.sentence == 1
    ]
    return wholes if len({each.amount for each in wholes}) == 1 else []


WHOLE_NAMED = pattern("占([一-鿿]{2,8})的$")


def _paragraph_before(before: list[Measured], count: Measured, between: str) -> list[Measured]:
    """Return what a count may be of in its paragraph: what 占…的 names, or one of only few."""
    larger = [
        each
        for each in counts_of(before)
        if each.same == count.same and each.amount > count.amount and each.end <= count.start
    ]
    named = WHOLE_NAMED.search(between)
    words = set(named[1]) if named else set()
    of_name = [each for each in larger if len(words & set(each.lead)) > 1]
    return of_name or (larger if len(larger) <= FEW else [])


def _of_paper(passage: Passage, count: Measured, between: str, material: Material) -> list[Stated]:
    """Return what the paper before has of the name in 占…的, if it is larger."""
    named = WHOLE_NAMED.search(between)
    if named is None:
        return []
    before = material.once(pool).before(passage, count, count.same, MOST)
    words = set(named[1])
    return [
        each
        for each in reversed(before)
        if each.number.amount > count.amount and len(words & set(each.number.lead)) > 1
    ]


def _is_of_list(counts: list[Measured], count: Measured, told: Told) -> bool:
    """Return whether the counts of the sentence together are the whole of one of them."""
    like = [each.amount for each in counts if each.same == count.same]
    return len(like) > FEW and told.low <= count.amount / sum(like, Decimal(0)) <= told.high


FEW, MOST = 2, 40
CLAUSE_BEGINS = pattern("[，、（](?:比例|占比)?(?:已|也|均)?$")
IS_SHARE = pattern("占[^，。；]{0,12}$|[率比]重?(?:为|达到?)?$|比例(?:为|达)?$")
SUBJECT = pattern("([一-鿿]{2,8}?)(?:占比?|所占比例|人员|人数|数量)(?:约|近|了|为|达|到)*$")


def _of_share(passage: Passage, numbers: list[Measured], told: Told) -> Iterator[Claim]:
    """妇女代表占31.9%，…，接近三分之一: of the share before it in the sentence."""
    before = _before(numbers, told.start)
    if not before or not FOLLOWED.match(passage.text, told.end):
        return
    if not CLAUSE_BEGINS.search(passage.text[max(0, told.start - 6) : told.start]):
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
    at = _number(told.start, told.end, share)
    holds = told.low <= share.amount / 100 <= told.high
    value = typed(passage, share)
    yield Claim("sentence-share", holds, passage, at, (share,), value, value)


def _of_subject(passage: Passage, numbers: list[Measured], told: Told) -> Iterator[Claim]:
    """县内4,200人、县外6,300人，县外务工占六成: of what is named before 占."""
    match = SUBJECT.search(passage.text[max(0, told.start - 12) : told.start])
    before = _before(numbers, told.start)
    if match is None or not before or not FOLLOWED.match(passage.text, told.end):
        return
    near = [each for each in counts_of(before) if before[-1].sentence - each.sentence <= 1]
    named = [each for each in near if len(_shared(match[1], each.lead)) > 1]
    if len(named) != 1:
        return
    count = named[0]
    wholes = [each for each in near if each.same == count.same and each.amount > count.amount]
    wholes = [each for each in wholes if each.end <= count.start]
    shares = [count.amount / each.amount for each in wholes]
    if shares:
        holds = any(told.low <= share <= told.high for share in shares)
        own = [each for each in near if each.sentence == count.sentence]
        is_apart = wholes[0].sentence != count.sentence
        if not holds and is_apart and _is_of_list(own, count, told):
            return
        at = _number(told.start, told.end, count)
        working = f"{typed(passage, count)}÷{typed(passage, wholes[0])}"
        expected = f"{rounded(100 * shares[0], Decimal('0.1')):f}%"
        yield Claim("sentence-share", holds, passage, at, (count, wholes[0]), working, expected)


def _shared(words: str, lead: str) -> str:
    """Return how far a name that words begin with ends what stands before a count."""
    return next((words[:n] for n in range(len(words), 1, -1) if lead.endswith(words[:n])), "")


def _is_its_rate(between: str, count: Measured) -> bool:
    """Return whether a rate named between is of the count before: 持证8,128人，持证率超过九成."""
    rate = RATE.fullmatch(between)
    return rate is not None and rate[1][:2] in count.lead


def _number(start: int, end: int, like: Measured) -> Measured:
    """Return words that stand for a number, as one."""
    one = Decimal(1)
    return Measured(one, "", one, False, start, end, "", "", like.sentence, one)


def _doubled(passage: Passage, numbers: list[Measured], match: re.Match[str]) -> Iterator[Claim]:
    """Yield 比2019年的5,120万件翻了一番, 由18家增至36家，翻了一番."""
    before = _before(numbers, match.start())[-2:]
    if len(before) < 2 or before[0].same != before[1].same or not before[0].unit:
        return
    first, second = before
    between = passage.text[second.end : match.start()]
    if not DOUBLED_OF.fullmatch(between) or not all(each.amount > 0 for each in before):
        return
    if len(passage.text[first.end : second.start]) > WIDE:
        return
    earlier, now = sorted(before, key=lambda each: each.amount)
    times = Decimal(2) ** (chinese_number(match[2] or "一") or 1)
    rate = now.amount / earlier.amount / times
    low, high = TWICE
    if match[1]:
        low, high = low - Decimal("0.1"), Decimal(1)
    elif match[3]:
        low, high = Decimal(1), Decimal(2)
    at = _number(match.start(), match.end(), now)
    expected = f"增{rounded(100 * (now.amount / earlier.amount - 1), Decimal('0.1')):f}%"
    working = f"{typed(passage, earlier)}→{typed(passage, now)}"
    yield Claim("change-wrong", low <= rate <= high, passage, at, (earlier, now), working, expected)
