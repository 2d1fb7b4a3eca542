"""Shares told in words: 超过三分之二, 近四成, 过半, 六四开."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import repeat

from msgspec.structs import replace

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import SAME_UNITS, Measured, ending_before, name_of, starting_behind
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.grown_words import DOUBLED, doubled, grown, is_growth
from jianbao.audit.sentences.quotients.hundreds import MADE, beside_members, parted
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.complements import are_complements
from jianbao.audit.sentences.reading.fraction_words import (
    FOLLOWED,
    Told,
    as_number,
    of_share,
    told_in,
)
from jianbao.audit.sentences.reading.lists import is_open
from jianbao.audit.sentences.reading.pairs import listed, paired_names
from jianbao.audit.sentences.reading.pool import (
    LONG_NAME,
    REST,
    Stated,
    is_called,
    list_with,
    may_hold,
    name_of_whole,
    whole_of_list,
    wholes_in_words,
)
from jianbao.audit.sentences.reading.wholes import counts_of, without_mean
from jianbao.audit.totals import IN_ALL
from jianbao.briefing.numbers import chinese_number

TOLD_OF = pattern(
    "(?:[一-鿿]{0,14}，|、)?(?:（[^（）]*）)?(?:约|大约|一[家项类地]|单项|正好|刚好|恰好|恰|已|均|就|也|仅|占|占比|占到|占了|比例|比重|达|达到|为|的|人数|实现|时间(?:未|尚未|不到)?过半[、，]|任务|进度|双"
    "|占(?:总|全部?)[一-鿿]{0,6}的?|(?:占|完成|达到)了?[一-鿿]{2,10}的|占应到[一-鿿]{0,4}的?|为[一-鿿]{2,8}的)*"
)
RATE = pattern(
    "，([一-鿿]{2,6})(?:(?:率|面|进度|比例|占比)(?:已|达到?|为|占)?|(?:工作|任务)?(?:已|累计)*(?:完成|过|达到?))"
)
OF_WHOLE = pattern("(?:总[数量额]|）|[^，。；、\\d]{1,6})?的")
AS_MANY = pattern("[一-鿿]{0,14}，(?:相当于|即|也就是说?|意味着|平均|基本上?)*，?")
SUBJECT = pattern(
    "([0-9A-Za-z—－一-鿿]{2,14}?)(?:人员|人数|数量|类)?(?:[一单](?:项|类|家|地|个?品种))?"
    "(?:就|也|均|已|恰|仅|正好|刚好|大约|约)*(?:(占比?|所占比例|比例)(?:约|近|了|为|达|到|据)*"
    "(?:(?:全[市县省区国部]|总)[一-鿿]{0,6}的?|[一-鿿]{2,8}的)?)?"
)
TOP = pattern("(?:居|列|排在?)前[二两三四五六七八九十](?!类|项)", needs="居|列|排")
OF_ALL = pattern(
    "^(?:约|已|就|也)*(?:占(?:了|到)?(?:(?:全[市县省区国部年]|总|其)[一-鿿]{0,6}的?)?)?$"
)
FOREMOST = pattern("([一-鿿]{2,14}?)(?:最多|最大|最高|居首位?|居第一位?|居多)，$")
EACH = pattern("分别|依次|各占")
OF_WHAT = pattern("^(?:其中|[一-鿿]{2,}[中的])(?=[一-鿿])|的$")
IS_NAMED = pattern("(?:是|为|属|属于|来自)([一-鿿]{2,8})")
COUNT_BEHIND = pattern("[，（](?:即|共?为|共?有|达|共?计)?|的[一-鿿]{2,14}")
OF_FIRST = pattern("[一-鿿]{0,6}中，?(?:已|共)?有")
OF_LAST = pattern("，(?:其中，?)?占[一-鿿]{0,8}")
ENDS = pattern("[，。；）、]|$")
MARKS = ("，", "。", "；", "、", "（", "：", "！", "\n")
NOT_EXACT = ("超", "逾", "将", "接", "近", "不", "过", "约")
CLAUSE_ENDS = tuple(mark for mark in MARKS if mark != "、")
CLAUSE_STOP = pattern("[，。；：、]")
CLAUSE_MARK = pattern("[，。；：]")
SEVERAL = pattern(
    "(?:其中|上述|这|以上|[前后])*(?:([二两三四五])(?:[大]?类|[项者种个家县区镇部分科所]+)[^，。；、]{0,6}?"
    "|([一-鿿、]{2,14}(?:和|与|及|、)[一-鿿]{2,8}?)(?:[两二三]|人数|数量)*(?:[者项类家地])?)"
    "(?:合计|共计?|一共|合起来|加起来|总量)*(?:就|已|约|也)?占(?:比|了|到|全[一-鿿]{1,8}的|[一-鿿]{2,12}的)?"
)
MANY_OF = 5
ORDER = {"前者": -2, "后者": -1}
FEW, WIDE = 2, 24


def fractions(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield what a passage says in words of its counts."""
    text = passage.text
    for told in told_in(text):
        yield from _told(passage, numbers, told, material)
    yield from parted(passage, numbers)
    for match in DOUBLED.finditer(text) if "番" in text or "倍" in text else ():
        yield from doubled(passage, numbers, match)


def _told(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield what a fraction claims: the first way that finds what it is of."""
    if is_growth(passage, told):
        claim = grown(passage, numbers, told)
        yield from (claim,) if claim else ()
        return
    ways = (_of_percent, _of_counts) if told.unit else WAYS
    for way in ways:
        claims = list(way(passage, numbers, told, material))
        yield from claims
        if claims:
            return


def _of_counts(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield 党员2,516人，占七成: of the count right before it."""
    before = ending_before(numbers, told.start)
    if not before or not (told.unit or _is_followed(passage, told, before[-1])):
        return
    text, inner = passage.text, _inner(passage, before, told)
    before = before[:-1] if inner else before
    between = text[before[-1].end : told.start].replace(inner, "")
    before = without_mean(before, between)
    counts = [each for each in counts_of(before) if each.sentence == before[-1].sentence]
    if not counts or counts[-1] is not before[-1]:
        return
    if OF_WHOLE.fullmatch(between):  # 占总人数3,860人的近四成
        count = (without_mean(counts[:-1], "占") or counts)[-1]
        if IN_ALL.search(counts[-1].lead.partition("占")[0]):
            count = _added(list_with(passage, count, counts[:-1]))
        known = [Stated(passage, counts[-1], 0)] if may_hold(counts[-1], count) else []
        known = known or wholes_in_words(passage, before, count, between, material)
    elif told.unit and not (_is_of_unit(passage, told, counts[-1]) and AS_MANY.fullmatch(between)):
        return
    elif told.unit or TOLD_OF.fullmatch(between) or _is_its_rate(between, counts[-1]):
        count = counts[-1]
        if told.unit and len(counts) > 1 and IN_ALL.search(count.lead):
            count = counts[-2]  # 1,500人，在册总数2,000人，四人中就有三人
            known = [Stated(passage, counts[-1], 0)] if may_hold(counts[-1], count) else []
            yield from _judged(passage, told, count, known, counts)
            return
        known = beside_members(passage, count, counts_of(before)[:-1])
        known = known or _behind(passage, numbers, told, count, name_of_whole(between))
        known = known or wholes_in_words(passage, before, count, between, material)
        if known and all(each.passage is not passage for each in known):  # 5,200笔…借款人3,900人
            others = [each for each in counts_of(before) if each.same != count.same]
            known = [*(Stated(passage, each, 0) for each in others), *known]
    else:
        return
    yield from _judged(passage, told, count, known, counts)


def _is_of_unit(passage: Passage, told: Told, count: Measured) -> bool:
    """Return whether 每四家中有三家 is told of what is counted so, or 每四个人 of 人."""
    words = passage.text[told.start : told.end]
    return count.same in words or count.same == SAME_UNITS.get(told.unit, told.unit)


def _inner(passage: Passage, before: list[Measured], told: Told) -> str:
    """Return a number in the name of a whole: 50% of 占执行率低于50%项目的四分之一."""
    text, last = passage.text, before[-1]
    opened = text.rfind("占", 0, last.start)
    is_inner = len(before) > 1 and opened >= before[-2].end and last.is_percent
    is_inner = is_inner and not CLAUSE_MARK.search(text, opened, told.start)
    return typed(passage, last) if is_inner else ""


def _behind(
    passage: Passage, numbers: list[Measured], told: Told, count: Measured, name: str
) -> list[Stated]:
    """Return the whole, or the rest of it, that stands behind: 完成任务的七成，任务为4,500人."""
    for each in counts_of(starting_behind(numbers, told.end)[:1]):
        if each.sentence != count.sentence or each.same != count.same:
            continue
        if name and name_of(each.lead) == name and each.amount >= count.amount:
            return [Stated(passage, each, 0)]
        near = [one for one in counts_of(numbers) if one.end <= count.start]
        is_open = not any(
            may_hold(one, count) and one.sentence + FEW > count.sentence for one in near
        )
        if not name and is_open and are_complements(count.lead, each.lead):
            return [Stated(passage, _added([count, each]), 0)]
    return []


def _judged(
    passage: Passage,
    told: Told,
    count: Measured,
    known: list[Stated],
    own: list[Measured],
    divisor: str = "",
) -> Iterator[Claim]:
    """Yield what a fraction claims of a count and what it may be of: any of them may be meant."""
    known = [each for each in known if each.number.amount]
    shares = [count.amount / each.number.amount for each in known]
    if not shares:
        return
    holds = any(told.low <= share <= told.high for share in shares)
    whole, share = min(
        zip(reversed(known), reversed(shares), strict=True),
        key=lambda pair: not told.low / 2 <= pair[1] <= 2 * told.high,
    )
    is_apart = whole.passage is not passage or whole.number.sentence != count.sentence
    if not holds and is_apart and _is_of_list(own, count, told):
        return
    below = _text(passage, whole.number, own[-1]) if whole.passage is passage else whole.text
    working = f"{_text(passage, count, own[0])}÷{divisor or below}"
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


def _is_of_list(counts: list[Measured], count: Measured, told: Told) -> bool:
    """Return whether the counts of the sentence together are the whole of one of them."""
    like = [each.amount for each in counts if each.same == count.same]
    return len(like) > FEW and told.low <= count.amount / sum(like, Decimal(0)) <= told.high


def _of_percent(
    passage: Passage, numbers: list[Measured], told: Told, _: Material
) -> Iterator[Claim]:
    yield from of_share(passage, numbers, told)


def _of_subject(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield 县内4,200人、县外6,300人，县外务工占六成: of what is named before 占, or behind it."""
    before = ending_before(numbers, told.start)
    if not before:
        return
    near = [each for each in counts_of(before) if before[-1].sentence - each.sentence <= 1]
    members = _subjects(passage, told, near)
    if not members:
        return
    first = members[0]
    own = list_with(passage, first, near)
    if TOP.search(passage.text, own[-1].end, told.start):
        own = members  # 甲9件、乙7件，位居前二，占84.0%；其中甲接近一半: not all
    count = first if len(members) == 1 else _added(members)
    wholes = [each for each in near if may_hold(each, count) and each.end <= first.start]
    wholes = [each for each in wholes if each.amount > count.amount][::-1]
    listed_too = own if len(members) > 1 else []
    known = [Stated(passage, each, 0) for each in wholes if each not in listed_too]
    between = passage.text[own[-1].end : told.start]
    is_closed = not known and not is_open(between)
    is_pair = len(own) == FEW and any(word in between for word in ORDER)
    words = passage.text[max(0, told.start - WIDE) : told.start]
    before = [each for each in before if each not in listed_too]
    known = known or wholes_in_words(passage, before, count, words, material)
    together = whole_of_list(own, material, is_closed or is_pair)
    is_all = len(own) > len(members) and together is not None
    if together is not None and is_all:
        whole = Stated(passage, together, 0)
        is_sure = not name_of_whole(words) and _is_whole_list(own, together, near)
        known = [whole] if is_sure else [*known, whole]
    divisor = shown(passage, together.amount, first) if together is not None and is_all else ""
    yield from _judged(passage, told, count, known, own, divisor)


def _is_so_called(name: str, lead: str) -> bool:
    return is_called(name, lead) or name_of(lead.lstrip("、和及与")).startswith(name)


def _is_whole_list(own: list[Measured], together: Measured, near: list[Measured]) -> bool:
    """Return whether a list says that it has all: by its last member, or by what it makes."""
    said = any(each.amount == together.amount and each.same == together.same for each in near)
    return (
        said or REST.search(own[-1].lead) is not None or are_complements(own[0].lead, own[-1].lead)
    )


def _added(members: list[Measured]) -> Measured:
    amount = sum((each.amount for each in members), Decimal(0))
    return replace(members[0], amount=amount, end=MADE)


def _text(passage: Passage, number: Measured, like: Measured) -> str:
    """Return a number as it stands, or as it would: what several make."""
    is_made = number.end == MADE and number.start >= 0
    return shown(passage, number.amount, like) if is_made else typed(passage, number)


def _subjects(passage: Passage, told: Told, near: list[Measured]) -> list[Measured]:
    """Return the counts that a fraction is told of: one by name, or several (两项合计占一半)."""
    text = passage.text
    start = max(map(text.rfind, CLAUSE_ENDS, repeat(0), repeat(told.start))) + 1
    if "占" in text[start : max(start, text.rfind("、", start, told.start))]:
        start = text.rfind("、", start, told.start) + 1  # 健身占一半、美容美发占三分之一
    several = SEVERAL.fullmatch(text, start, told.start) if near else None
    if several is None:
        one = _subject(passage, told, near)
        return [one] if one else []
    if not FOLLOWED.match(text, told.end):
        return []
    if several[1]:
        run = list_with(passage, near[-1], near)
        number = min(chinese_number(several[1].replace("两", "二")) or 0, MANY_OF)
        if "前" in several[0].partition(several[1])[0]:
            return run[:number] if len(run) > number else []
        alike = [each for each in near if each.same == near[-1].same][-number:]
        is_next = run[-1] is near[-1] and len(alike) == number
        is_list = len(run) >= number or alike[0].sentence == alike[-1].sentence
        return alike if is_next and is_list else []
    paired = paired_names(passage, near)
    found = [
        [each for each in near if _is_so_called(name, paired.get(each.start, each.lead))]
        for name in listed(several[2])
    ]
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else []


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
    if not named and len(name) > 1:  # 36个站中，有24个位于乡镇，乡镇站点占三分之二
        after = {each.start: CLAUSE_STOP.split(text[each.end :][:WIDE])[0] for each in near}
        named = [each for each in near if name[:2] in after[each.start]]
    return named[0] if len(named) == 1 else None


def _of_behind(
    passage: Passage, numbers: list[Measured], told: Told, material: Material
) -> Iterator[Claim]:
    """Yield 咨询婚姻家事的最多，占三成，为7,776个: of the count right behind it."""
    behind = counts_of(starting_behind(numbers, told.end)[:1])
    if not behind or not COUNT_BEHIND.fullmatch(passage.text, told.end, behind[0].start):
        return
    if not (ENDS.match(passage.text, behind[0].end) or OF_FIRST.match(passage.text, behind[0].end)):
        return
    before = ending_before(numbers, told.start)
    words = passage.text[max(0, told.start - WIDE) : told.start]
    own = [each for each in counts_of(before) if each.sentence == behind[0].sentence]
    after = counts_of(starting_behind(numbers, behind[0].end)[:1])
    if after and may_hold(behind[0], after[0]) and OF_FIRST.match(passage.text, behind[0].end):
        whole = Stated(passage, behind[0], 0)  # 超过九成五，38,400户中已有36,864户
        yield from _judged(passage, told, after[0], [whole], [*own, after[0]])
        return
    right_before = own and before[-1] is own[-1] and may_hold(own[-1], behind[0])
    if right_before and OF_LAST.fullmatch(passage.text, own[-1].end, told.start):
        known = [Stated(passage, own[-1], 0)]  # 进出口120亿元，占总值七成的一般贸易84亿元
    else:
        known = wholes_in_words(passage, before, behind[0], words, material)
    if not known and after and are_complements(words, after[0].lead):
        known = [Stated(passage, _added([behind[0], after[0]]), 0)]
    for each in () if known else starting_behind(numbers, behind[0].end)[:1]:
        if may_hold(each, behind[0]) and IN_ALL.search(each.lead):
            known = [Stated(passage, each, 0)]  # 占三分之一，计41起；共发生火灾123起
    yield from _judged(passage, told, behind[0], known, [*own, behind[0]])


WAYS = (_of_counts, _of_percent, _of_subject, _of_behind)


def _is_its_rate(between: str, count: Measured) -> bool:
    """Return whether a rate named between is of the count before: 持证8,128人，持证率超过九成."""
    rate = RATE.fullmatch(between)
    return rate is not None and set(rate[1][:2]) <= set(count.lead)
