"""Shares told in words: 超过三分之二, 近四成, 过半, 六四开."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import repeat

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured, ending_before, name_of, starting_behind
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.grown_words import DOUBLED, doubled, grown, is_growth
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.fraction_words import (
    ABOUT,
    FRACTION,
    SIGNS,
    Told,
    as_number,
    told_range,
)
from jianbao.audit.sentences.reading.lists import OPEN_END
from jianbao.audit.sentences.reading.pairs import paired_names
from jianbao.audit.sentences.reading.pool import Stated, is_called, list_with, pool, whole_of_list
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.briefing.numbers import chinese_number

TOLD_OF = pattern(
    "(?:[一-鿿]{0,14}，|、)?(?:（[^（）]*）)?(?:约|大约|一[家项类地]|单项|正好|刚好|恰好|恰|已|均|就|也|仅|占|占比|占到|占了|比例|比重|达|达到|为|的|人数|实现|时间(?:未|尚未|不到)?过半[、，]|任务|进度|双"
    "|占(?:总|全部?)[一-鿿]{0,6}的?|占[一-鿿]{2,8}的|占应到[一-鿿]{0,4}的?|为[一-鿿]{2,8}的)*"
)
RATE = pattern(
    "，([一-鿿]{2,6})(?:(?:率|面|进度|比例|占比)(?:已|达到?|为|占)?|(?:工作|任务)?(?:已|累计)*(?:完成|过|达到?))"
)
OF_WHOLE = pattern("(?:总[数量额]|）)?的")
FOLLOWED = pattern("[，。；、）（的]|$|一?[，。]|来自|属于?|位于|用于|集中|投向|分布|发生")
PARTED = pattern(
    "([一二三四五六七八九])([一二三四五六七八九])开|对半开|平分秋色|各(?:占|为)?(?:一半|半数)"
)
HAS_SHARE = pattern("[，（](?:约|仅|已)?占")
PAST = pattern("20\\d\\d年|[较比]|上年|去年|同期", needs="20|较|比|上年|去年|同期")
WHOLE_NAMED = pattern("占([一-鿿]{2,8})的$")
SUBJECT = pattern(
    "([0-9A-Za-z—－一-鿿]{2,14}?)(?:人员|人数|数量|类)?(?:[一单](?:项|类|家|地|个?品种))?"
    "(?:就|也|均|已|恰|仅|正好|刚好|大约|约)*(?:(占比?|所占比例|比例)(?:约|近|了|为|达|到|据)*"
    "(?:(?:全[市县省区国部]|总)[一-鿿]{0,6}的?|[一-鿿]{2,8}的)?)?"
)
OF_ALL = pattern(
    "^(?:约|已|就|也)*(?:占(?:了|到)?(?:(?:全[市县省区国部年]|总|其)[一-鿿]{0,6}的?)?)?$"
)
FOREMOST = pattern("([一-鿿]{2,14}?)(?:最多|最大|最高|居首位?|居第一位?|居多)，$")
EACH = pattern("分别|依次|各占")
OF_WHAT = pattern("^(?:其中|[一-鿿]{2,}[中的])(?=[一-鿿])|的$")
IS_NAMED = pattern("(?:是|为|属|属于|来自)([一-鿿]{2,8})")
COUNT_BEHIND = pattern("[，（](?:即|为|有|达|计)?")
ENDS = pattern("[，。；）、]|$")
MARKS = ("，", "。", "；", "、", "（", "：", "！", "\n")
NOT_EXACT = ("超", "逾", "将", "接", "近", "不", "过", "约")
ORDER = {"前者": -2, "后者": -1}
FIVE, TEN = Decimal(5), Decimal(10)
FEW, MOST, WIDE, LONG_NAME = 2, 40, 24, 4


def fractions(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield what a passage says in words of its counts."""
    text = passage.text
    for match in FRACTION.finditer(text) if any(sign in text for sign in SIGNS) else ():
        if told := told_range(match):
            yield from _told(passage, numbers, told, material)
    for match in PARTED.finditer(text):
        yield from _parted(passage, numbers, match)
    for match in DOUBLED.finditer(text) if "番" in text else ():
        yield from doubled(passage, numbers, match)


def _told(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield what a fraction claims: the first way that finds what it is of."""
    if is_growth(passage, told):
        claim = grown(passage, numbers, told)
        yield from (claim,) if claim else ()
        return
    for way in (_of_counts, _of_share, _of_subject, _of_behind):
        claims = list(way(passage, numbers, told, material))
        yield from claims
        if claims:
            return


def _of_counts(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield 党员2,516人，占七成: of the count right before it."""
    before = ending_before(numbers, told.start)
    if not before or not _is_followed(passage, told, before[-1]):
        return
    between = passage.text[before[-1].end : told.start]
    counts = [each for each in counts_of(before) if each.sentence == before[-1].sentence]
    if not counts or counts[-1] is not before[-1]:
        return
    if OF_WHOLE.fullmatch(between):  # 占总人数3,860人的近四成
        count = counts[-2] if len(counts) > 1 else counts[-1]
        known = [Stated(passage, counts[-1], 0)] if _may_hold(counts[-1], count) else []
        known = known or _wholes(passage, before, count, between, material)
    elif TOLD_OF.fullmatch(between) or _is_its_rate(between, counts[-1]):
        count = counts[-1]
        known = _wholes(passage, before, count, between, material)
    else:
        return
    yield from _judged(passage, told, count, known, counts)


def _may_hold(whole: Measured, count: Measured) -> bool:
    return whole.same == count.same and whole.amount >= count.amount and whole is not count


def _wholes(
    passage: Passage, before: list[Measured], count: Measured, words: str, material: Material
) -> list[Stated]:
    """Return what a count may be of: in its sentence, the one before, its paragraph, the paper."""
    text = passage.text
    counts = [each for each in counts_of(before) if _may_hold(each, count)]
    counts = [each for each in counts if each.end <= count.start]
    own = [
        each
        for each in counts
        if each.sentence == count.sentence and "；" not in text[each.end : count.start]
    ]
    if named := _called_so(words, counts):
        return [Stated(passage, each, 0) for each in named]
    parts = [each for each in own if _is_part_itself(passage, each, count)]
    own = [each for each in own if each not in parts]
    apart = [each for each in counts if not HAS_SHARE.match(text, each.end)]
    wholes = own or _sentence_before(text, apart, count) or _paragraph_before(apart, count, words)
    known = [Stated(passage, each, 0) for each in wholes]
    known = known or _of_paper(passage, count, words, material)
    if own or not known:
        return known
    alike = _called_alike(passage, count, material)
    return [*alike, *(Stated(passage, each, 0) for each in parts), *known]


def _called_so(words: str, counts: list[Measured]) -> list[Measured]:
    """Return the counts that have the very name of a whole: 外籍旅客18.6万，…占外籍旅客的六成."""
    named = WHOLE_NAMED.search(words)
    return [each for each in counts if named and name_of(each.lead) == named[1]]


def _called_alike(passage: Passage, count: Measured, material: Material) -> list[Stated]:
    """Return what the paper before has of a count's own name: 死亡26人 of 造成104人死亡."""
    name = name_of(count.lead)[-FEW:]
    if len(name) < FEW:
        return []
    return [
        each
        for each in material.once(pool).before(passage, count, count.same, MOST)
        if each.number.amount > count.amount
        and not HAS_SHARE.match(each.passage.text, max(0, each.number.end))
        and name in name_of(each.number.lead) + each.passage.text[each.number.end :][:LONG_NAME]
    ]


def _is_part_itself(passage: Passage, each: Measured, count: Measured) -> bool:
    """Return whether a number has a share of its own: 因病的2,100户，占三分之二，因残的630户."""
    if not HAS_SHARE.match(passage.text, each.end):
        return False
    return "其中" not in passage.text[each.end : count.start]


def _judged(
    passage: Passage,
    told: Told,
    count: Measured,
    known: list[Stated],
    own: list[Measured],
    divisor: str = "",
) -> Iterator[Claim]:
    """Yield what a fraction claims of a count and what it may be of: any of them may be meant."""
    shares = [count.amount / each.number.amount for each in known if each.number.amount]
    if not shares:
        return
    holds = any(told.low <= share <= told.high for share in shares)
    whole, share = known[-1], shares[-1]
    is_apart = whole.passage is not passage or whole.number.sentence != count.sentence
    if not holds and is_apart and _is_of_list(own, count, told):
        return
    working = f"{typed(passage, count)}÷{divisor or whole.text}"
    at = as_number(told.start, told.end, count)
    expected = f"{rounded(100 * share, Decimal('0.1')):f}%"
    yield Claim("sentence-share", holds, passage, at, (count, whole.number), working, expected)


def _is_followed(passage: Passage, told: Told, last: Measured) -> bool:
    """Return whether a fraction ends its words, or is of what the sentence has counted."""
    text = passage.text
    if FOLLOWED.match(text, told.end):
        return True
    start = text.rfind("。", 0, last.start) + 1
    thing = text[told.end : told.end + 2]
    if len(thing) > 1 and thing in text[start : told.start]:
        return True
    longer = text[told.end : told.end + LONG_NAME]  # 登记失业人员3.2万人。…，约六成登记失业人员
    return len(longer) == LONG_NAME and longer in text[: told.start]


def _sentence_before(text: str, wholes: list[Measured], count: Measured) -> list[Measured]:
    """Return the one whole that the sentence before has: 志愿者3,400人。党员2,516人，占七成.

    What stands behind 其中 is a part of it, and what was last year is no whole of what is now.
    """
    wholes = [
        each
        for each in wholes
        if each.amount > count.amount and count.sentence - each.sentence == 1
    ]
    if len({each.amount for each in wholes}) > 1:
        wholes = [
            each
            for each in wholes
            if not PAST.search(each.lead)
            and "其中" not in text[text.rfind("。", 0, each.start) + 1 : each.start]
        ]
    return wholes if len({each.amount for each in wholes}) == 1 else []


def _paragraph_before(wholes: list[Measured], count: Measured, words: str) -> list[Measured]:
    """Return what a count may be of in its paragraph: what 占…的 names, or one of only few."""
    larger = [each for each in wholes if each.amount > count.amount]
    named = WHOLE_NAMED.search(words)
    called = set(named[1]) if named else set()
    of_name = [each for each in larger if len(called & set(each.lead)) > 1]
    return of_name or (larger if len(larger) <= FEW else [])


def _of_paper(passage: Passage, count: Measured, words: str, material: Material) -> list[Stated]:
    """Return what the paper before has of the name in 占…的, or the one whole right before."""
    before = material.once(pool).before(passage, count, count.same, MOST)
    larger = [each for each in reversed(before) if each.number.amount > count.amount]
    named = WHOLE_NAMED.search(words)
    if named:
        called = set(named[1])
        return [each for each in larger if len(called & set(each.number.lead)) > 1]
    order = material.once(pool).orders.get(id(passage), 0)
    near = [each for each in larger if order - each.order == 1]
    return near if len(near) == 1 else []


def _is_of_list(counts: list[Measured], count: Measured, told: Told) -> bool:
    """Return whether the counts of the sentence together are the whole of one of them."""
    like = [each.amount for each in counts if each.same == count.same]
    return len(like) > FEW and told.low <= count.amount / sum(like, Decimal(0)) <= told.high


CLAUSE_BEGINS = pattern("[，、（](?:比例|占比)?(?:已|也|均)?$")
IS_SHARE = pattern("占[^，。；]{0,12}$|[率比]重?(?:为|达到?)?$|比例(?:为|达)?$")


def _of_share(
    passage: Passage, numbers: list[Measured], told: Told, _: Material
) -> Iterator[Claim]:
    """妇女代表占31.9%，…，接近三分之一: of the share before it in the sentence."""
    before = ending_before(numbers, told.start)
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
    at = as_number(told.start, told.end, share)
    holds = told.low <= share.amount / 100 <= told.high
    value = typed(passage, share)
    yield Claim("sentence-share", holds, passage, at, (share,), value, value)


def _of_subject(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield 县内4,200人、县外6,300人，县外务工占六成: of what is named before 占, or behind it."""
    before = ending_before(numbers, told.start)
    if not before:
        return
    near = [each for each in counts_of(before) if before[-1].sentence - each.sentence <= 1]
    count = _subject(passage, told, near)
    if count is None:
        return
    own = list_with(passage, count, near)
    wholes = [each for each in near if _may_hold(each, count) and each.end <= count.start]
    wholes = [each for each in wholes if each.amount > count.amount][::-1]
    known = [Stated(passage, each, 0) for each in wholes]
    between = passage.text[own[-1].end : told.start]
    is_open = not known and not OPEN_END.search(between)
    is_pair = len(own) == FEW and any(word in between for word in ORDER)
    words = passage.text[max(0, told.start - WIDE) : told.start]
    known = known or _wholes(passage, before, count, words, material)
    together = whole_of_list(own, material, is_open or is_pair)
    if together is not None:
        known.append(Stated(passage, together, 0))
    divisor = "" if together is None else shown(passage, together.amount, count)
    yield from _judged(passage, told, count, known, own, divisor)


def _subject(passage: Passage, told: Told, near: list[Measured]) -> Measured | None:
    """Return the count that is named before 占, by its rank in the clause before, or behind."""
    text = passage.text
    start = max(map(text.rfind, MARKS, repeat(0), repeat(told.start))) + 1
    clause = text[start : told.start]
    if EACH.search(clause):
        return None
    if behind := IS_NAMED.match(text, told.end):
        name = behind[1] if not clause else ""
    elif not FOLLOWED.match(text, told.end):
        return None
    elif not OF_ALL.search(clause) and (match := SUBJECT.fullmatch(clause)):
        name = OF_WHAT.sub("", match[1]) if match[2] or text[told.start] in NOT_EXACT else ""
    else:
        rank = FOREMOST.search(text, max(0, start - WIDE), start) if OF_ALL.search(clause) else None
        name = rank[1] if rank else ""
    if name in ORDER:
        alike = [each for each in near if each.same == near[-1].same]
        return alike[ORDER[name]] if len(alike) == FEW or name == "后者" else None
    paired = paired_names(passage, near)
    named = [each for each in near if is_called(name, paired.get(each.start, each.lead), len(name))]
    return named[0] if len(named) == 1 else None


def _of_behind(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield 咨询婚姻家事的最多，占三成，为7,776个: of the count right behind it."""
    behind = counts_of(starting_behind(numbers, told.end)[:1])
    if not behind or not COUNT_BEHIND.fullmatch(passage.text, told.end, behind[0].start):
        return
    if not ENDS.match(passage.text, behind[0].end):
        return
    before = ending_before(numbers, told.start)
    words = passage.text[max(0, told.start - WIDE) : told.start]
    known = _wholes(passage, before, behind[0], words, material)
    own = [each for each in counts_of(before) if each.sentence == behind[0].sentence]
    yield from _judged(passage, told, behind[0], known, [*own, behind[0]])


def _parted(passage: Passage, numbers: list[Measured], match: re.Match[str]) -> Iterator[Claim]:
    """Yield 街头2.59万人次、团体1.73万人次，两者六四开: of the two before, or behind."""
    parts = [Decimal(chinese_number(sign) or 5) for sign in match.groups() if sign]
    if parts and sum(parts) != TEN:
        return
    share = max(parts, default=FIVE) / TEN
    pairs = (
        counts_of(ending_before(numbers, match.start()))[-FEW:],
        counts_of(starting_behind(numbers, match.end()))[:FEW],
    )
    alike = [pair for pair in pairs if len({each.same for each in pair}) == 1 < len(pair)]
    alike = [pair for pair in alike if pair[0].sentence == pair[1].sentence]
    for pair in alike[:1]:
        total = pair[0].amount + pair[1].amount
        largest = max(pair, key=lambda each: each.amount)
        at = as_number(match.start(), match.end(), largest)
        working = f"{typed(passage, largest)}÷{shown(passage, total, largest)}"
        part = largest.amount / total if total else share
        expected = f"{rounded(100 * part, Decimal('0.1')):f}%"
        holds = abs(part - share) <= ABOUT
        yield Claim("sentence-share", holds, passage, at, tuple(pair), working, expected)


def _is_its_rate(between: str, count: Measured) -> bool:
    """Return whether a rate named between is of the count before: 持证8,128人，持证率超过九成."""
    rate = RATE.fullmatch(between)
    return rate is not None and set(rate[1][:2]) <= set(count.lead)
