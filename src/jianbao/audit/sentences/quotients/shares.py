"""Shares, rates, multiples and differences whose parts stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import beginnings, pattern
from jianbao.audit.sentences.changes.differences import DIFFERENCE, EARNED, difference, earned
from jianbao.audit.sentences.quotients.hundreds import of_run
from jianbao.audit.sentences.quotients.multiples import multiple
from jianbao.audit.sentences.quotients.rates import RATE, rate_claim, rate_in_turn
from jianbao.audit.sentences.reading.claims import Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.pairs import paired_names
from jianbao.audit.sentences.reading.pool import list_with
from jianbao.audit.sentences.reading.wholes import (
    A_HEAD,
    JOINED,
    counts_of,
    foremost_of,
    is_aside,
    is_meant,
    listed_with,
    of_other_things,
    of_other_time,
    of_wholes,
    share_claim,
    tried_wholes,
    was_of_time,
    without_mean,
)
from jianbao.audit.totals import IN_ALL

SHARE = pattern(
    "占(?:比|[^，。；]{0,14}?(?:的|总数|总量|总额|比重|比例))?(?:为|达到?|约|近|超过?)?$|占[^，。；]{0,8}$|(?:比重|占比|比例)(?:为|达到?|约)?$"
    "|(?:相当于|是|为)[^，。；]{2,14}的(?:约|近)?$",
    needs="占|比例|比重|的",
)
OTHER_WHOLE = pattern(
    "占(?:全国|全省|全市|全县|全区|GDP|地区|生产总值|同期|上年|去年|世界|全球)",
    needs="占全|占GDP|占地区|占生产|占同期|占上年|占去年|占世界",
)
PLANNED = pattern("目标|计划|任务|预算")  # such numbers are set, not rounded
EACH_SHARE = pattern(
    "(?:占比|比重|占[^，。；、]{0,10}的?|比例)[^，。；、]{0,2}(?:分别|依次|各)(?:为|是|达)?$"
    "|(?:分别|依次|各)占[^，。；、\\d]{0,12}$"
    "|(?:[两二三四五六七八](?:者|个[一-鿿]{1,4}|[大]?类|项|种|家|档|级|块|个?部分)[^，。；、\\d]{0,4}|^)(?:占比|比重|占)(?:为|是|达)?$"
)
COUNTED_OTHERWISE = pattern("[（(](?:按|以|扣除|剔除|不含|不计|含)", needs="(|（")
TOGETHER = pattern(
    "([两二三四五])(?:类|项|者|种|个|部分|大)[^，。；]{0,8}占", needs="三|两|二|五|四"
)
OF_IT = pattern("[）)]?的(?:比重|比例|份额)?(?:为|约|近|达到?)?", needs="的")
PAST_WORDS = pattern("[较比]")
COMPARED_WITH = pattern("^[，（]?[较比]|同期|上年|去年")
SUBJECT = pattern(
    r"^(?:其中|分别|两者|两项|合计|总计|累计|共计?|约|近|仅|也|均|已|就|正好)*(\d{1,2}月份?|[一-鿿]{2,}?)(?:占|比例|比重)",
    needs="占|比例|比重",
)
WHOLE_NAME = pattern(
    "(?:占(?!比)|相当于|是|为)(?:了|到)?(?:全[国省市县区]|同期)?([^，。；]{2,14}?)"
    "的?(?:比[重例])?(?:为|达|约)?$",
    needs="为|占|是|相当于",
)
GENERAL = pattern("总[数量额值计]|全部|合计|比[重例]|其|同类|整体|总体|上述|这些|该")
NEXT_AIM = pattern(
    "[；。][二三四五六七八九]是[^。；]*(?:提高|提升|上升|增加|扩大|下降|降低|压减|达|降)[到至]$",
    needs="到|至",
)
"""What an item of a list of measures is to reach: no count of the item before tells it."""
OF_OTHERS = pattern("其中|同类", needs="其中|同类")
LOOKED_AT = 24  # numbers before a share that may be its count or whole


def shares(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of shares and their like; `numbers` are all of the passage."""
    in_turn = "率" in passage.text and "分别" in passage.text
    names = paired_names(passage, numbers) if in_turn else {}
    for place, number in enumerate(numbers):
        is_told = number.is_percent or number.unit == "倍"
        if not is_told and TELLING.isdisjoint(number.lead):
            continue
        before = [
            each
            for each in numbers[max(0, place - LOOKED_AT) : place]
            if number.sentence - each.sentence <= 1 and not is_aside(passage, each, number)
        ]
        if not before or not number.is_exact:
            continue
        before = without_mean(before, number.lead) if number.is_percent else before
        if (name := names.get(number.start, "")).endswith("率"):
            claim = rate_in_turn(passage, number, before, name)
        else:
            claim = _any(passage, number, before)
        if claim is not None:
            yield claim


TELLING = beginnings(DIFFERENCE, EARNED)
"""Without one of them the words before an amount say nothing that is looked at here."""


def _any(passage: Passage, number: Measured, before: list[Measured]) -> Claim | None:
    if number.is_percent:
        if COUNTED_OTHERWISE.match(passage.text, number.end):
            return None
        if claim := _of_the_last(passage, number, before):
            return claim
        if number.lead.endswith(("由", "从", "自")):
            return None  # 占比由42.6%提高到51.8%: what it was
        if was_of_time(number.lead):
            return None  # 占60.0%，占比比去年的64.5%下降4.5个百分点
        if SHARE.search(number.lead):
            return _share(passage, number, before)
        if rate := RATE.search(number.lead):
            return rate_claim(passage, number, before, rate[1])
        return None
    if number.unit == "倍":
        return multiple(passage, number, before)
    if not number.lead and not (before and before[-1].lead.endswith("每")):
        return None
    if DIFFERENCE.search(number.lead):
        return difference(passage, number, before)
    if EARNED.search(number.lead):
        return earned(passage, number, before)
    return None


def _of_the_last(passage: Passage, share: Measured, before: list[Measured]) -> Claim | None:
    """完成5.26万人，为目标5万人的105.2%; 占总量120万人次的72%: the whole stands right before."""
    whole = before[-1]
    between = passage.text[whole.end : share.start]
    if not OF_IT.fullmatch(between) or PAST_WORDS.search(whole.lead) or len(before) < 2:
        return None
    counts = [
        each
        for each in counts_of(before[:-1])
        if each.same == whole.same and not COMPARED_WITH.search(each.lead)
    ]
    counts = [each for each in counts if "均" not in each.lead] or counts  # 186亿元，月均18.6亿元
    if not counts or counts[-1].sentence != share.sentence:
        return None
    sure = replace(whole, step=Decimal(0)) if PLANNED.search(whole.lead) else whole
    bounds = quotient(counts[-1], sure, share.per)
    if bounds is None:
        return None
    together = list(_together(passage, counts))
    if not bounds.fits(share):
        # 甲3亩、乙5亩，占任务12亩的…: of the last, of all that are listed, or of what they make
        others = (quotient(each, sure, share.per) for each in (*together, *counts))
        fitting = [each for each in others if each is not None and each.fits(share)]
        if together and not fitting:
            made = {each.amount for each in together}
            total = next((each for each in counts if each.amount in made), None)
            if whole.lead.startswith(("两", "二")):  # 甲3亿元、乙5亿元，两者占全部12亿元的66.7%
                total = together[0]
            bounds = quotient(total, sure, share.per) if total else None
            if total is None or bounds is None or not is_meant(share, bounds):
                return None
            return share_claim(passage, share, total, whole, bounds, "sentence-share", False)
        bounds = next(iter(fitting), bounds)
    holds = bounds.fits(share)
    return share_claim(passage, share, counts[-1], whole, bounds, "sentence-share", holds)


def is_of_another(count: Measured, share: Measured) -> bool:
    """Return whether a share says what it is of, and that is not the count: 其中千兆用户占25%."""
    subject = SUBJECT.match(share.lead)
    if subject is None:
        return False
    words = subject[1].strip("所占")
    if len(words) < 2:
        return False
    name = name_of(count.lead)
    if name and words.endswith(name) and len(OWN.sub("", words[: -len(name)])) > 1:
        return True  # 出口457亿元，机电产品出口占…
    return not any(words[at : at + 2] in count.lead for at in range(len(words) - 1))


OWN = pattern("[全本我][国省市县区]|其|该|年|全部|上述")
OF_YEAR = pattern(r"20\d\d年|上年|去年")


def _share(passage: Passage, share: Measured, before: list[Measured]) -> Claim | None:
    """甲60件，占57%: of the whole that stands before."""
    counts = counts_of(before)
    if "依次" in share.lead or "各占" in share.lead[1:]:
        return None  # 财政和自筹各占40%: of each
    if EACH_SHARE.search(share.lead) and passage.text[share.end : share.end + 1] in "、和":
        return None  # 三种路面占比为40%、50%、10%
    if counts and "分别" not in share.lead and counts[-1].sentence != share.sentence:
        return _by_names(passage, share, counts)
    if not counts or "分别" in share.lead:
        return None
    count = counts[-1]
    if NEXT_AIM.search(passage.text, count.end, share.start) or OF_OTHERS.search(share.lead):
        return None
    if A_HEAD.search(count.lead):
        return _of_heads(passage, share, counts)
    if OF_YEAR.search(count.lead) and not OF_YEAR.search(counts[0].lead):
        return None  # 214件，占同类案件的23.6%，而2024年为151件，占18.3%
    subject = SUBJECT.match(share.lead)
    own = [each for each in counts if subject and name_of(each.lead) == subject[1].strip("所占")]
    own = own if subject else foremost_of(passage, share, counts)
    if not subject and len(own) > 1:
        return None
    if len(own) == 1 and own[0] is not count and not TOGETHER.search(share.lead):
        larger = [each for each in counts if each.same == own[0].same]
        beside = list_with(passage, own[0], larger)
        larger = [each for each in larger if each not in (beside if beside[2:] else own)]
        wholes = [
            each for each in larger if each.amount >= own[0].amount and each.end < own[0].start
        ]
        # 电气原因562起、其他原因308起，电气原因占42%
        claim = of_wholes(passage, share, own[0], wholes, False, "sentence-share")
        return claim if wholes else of_run(passage, share, own[0], counts)
    if not TOGETHER.search(share.lead) and is_of_another(count, share):
        return _of_the_named(passage, share, counts)
    wholes = [
        each for each in counts[:-1] if each.same == count.same and each.amount >= count.amount
    ]
    sums = list(_together(passage, counts))
    if (several := TOGETHER.search(share.lead)) and sums:
        number = "二两三四五".index(several[1]) or 1
        if number <= len(sums):
            count = sums[number - 1]
            wholes = [each for each in counts[: -number - 1] if each.same == count.same]
    if of_things := of_other_things(before, share):
        return share_claim(passage, share, count, *of_things, "sentence-share", holds=True)
    if len(sums) == 1 and (pair := _of_pair(passage, share, counts, sums[0])):
        return pair
    beside = [*listed_with(passage, count, counts), *_with_shares(passage, before)]
    beside += [each for each in wholes if passage.text[each.end : count.start].startswith("、")]
    wholes = [each for each in wholes if each not in beside]
    if not wholes and own == [count]:
        return of_run(passage, share, count, counts)
    named = _named_wholes(passage, share, wholes)
    is_other = not named and (bool(OTHER_WHOLE.search(share.lead)) or _is_named(share))
    for together in sums:
        if any(bounds.fits(share) for _, bounds in tried_wholes(together, wholes, share)):
            return None
    return of_wholes(passage, share, count, named or wholes, is_other, "sentence-share")


def _of_heads(passage: Passage, share: Measured, counts: list[Measured]) -> Claim | None:
    """人均可支配收入24,860元，人均消费支出15,910元，占可支配收入的64%: of what all have a head."""
    words, count = whole_name(share), counts[-1]
    wholes = [
        each
        for each in counts[:-1]
        if each.same == count.same and each.amount > count.amount and A_HEAD.search(each.lead)
        if not words or is_named_so(words, name_of(each.lead))
    ]
    wholes = wholes[-1:] if words else sorted(wholes, key=lambda each: each.amount)[-1:]
    is_among = wholes and "其中" in passage.text[wholes[-1].end : share.start]
    return of_wholes(passage, share, count, wholes, not (words or is_among), "sentence-share")


def _of_pair(
    passage: Passage, share: Measured, counts: list[Measured], both: Measured
) -> Claim | None:
    """其中初婚28756人、再婚8528人，再婚人数占22.9%: of both, not of the other."""
    other, count = counts[-2:]
    bounds = quotient(count, both, share.per)
    if bounds is None:
        return None
    if not bounds.fits(share):
        is_whole = "其中" in other.lead and SUBJECT.match(share.lead) and not whole_name(share)
        before = [each for each in counts[:-2] if each.same == count.same]
        if not is_whole or before or not is_meant(share, bounds):
            return None
    working = f"{typed(passage, count)}÷{shown(passage, both.amount, count)}"
    expected = shown(passage, bounds.middle, share)
    holds = bounds.fits(share)
    return Claim("sentence-share", holds, passage, share, (other, count), working, expected)


def _by_names(passage: Passage, share: Measured, counts: list[Measured]) -> Claim | None:
    """销售额187亿元，农产品78亿元。农产品占销售额的42%: both by name, a sentence before."""
    words = whole_name(share)
    subject = SUBJECT.match(share.lead)
    if not subject or len(subject[1].strip("所占")) < len("女性") or not words:
        return None
    named = [
        each
        for each in counts
        if name_of(each.lead) == name_of(subject[1])
        or (subject[1].startswith(name_of(each.lead)[:3]) and name_of(each.lead)[2:])
    ]
    wholes = [each for each in counts if is_named_so(words, name_of(each.lead))]
    wholes = [
        each
        for each in wholes
        if named
        and each.same == named[0].same
        and each.amount > named[0].amount
        and not COMPARED_WITH.search(each.lead)
    ]
    if len(named) != 1 or not wholes:
        return None
    return of_wholes(passage, share, named[0], wholes[:1], False, "sentence-share")


def _of_the_named(passage: Passage, share: Measured, counts: list[Measured]) -> Claim | None:
    """线上86万笔，线下15万笔，合计101万笔，线上业务占85%: of the total right before."""
    paired = paired_names(passage, counts)
    named = [
        each
        for each in counts
        if not is_of_another(replace(each, lead=paired.get(each.start, each.lead)), share)
    ]
    named = [
        each
        for each in named
        if not any(each.lead in other.lead for other in counts if other is not each)
    ]
    if len(named) != 1:
        return None
    wholes = [
        each for each in counts if each.same == named[0].same and each.amount > named[0].amount
    ]
    if not IN_ALL.search(counts[-1].lead):
        among = passage.text.rfind("其中", counts[0].start, named[0].start)
        wholes = [
            each for each in wholes if each.end <= among and not COMPARED_WITH.search(each.lead)
        ]
    if not wholes:
        return of_run(passage, share, named[0], counts)
    return of_wholes(passage, share, named[0], wholes[-1:], False, "sentence-share")


def _with_shares(passage: Passage, before: list[Measured]) -> Iterator[Measured]:
    """Yield counts that have a share of their own: what stands behind is no part of them."""
    for count, share in pairwise(before):
        gap = passage.text[count.end : share.start]
        if not share.is_percent or "占" not in gap or not SHARE.search(share.lead):
            continue
        if "其中" not in passage.text[share.end : before[-1].end]:
            yield count


def _is_named(share: Measured) -> bool:
    """Return whether the words of a share say what it is of: 占社会消费品零售总额的."""
    return bool(whole_name(share))


def whole_name(share: Measured) -> str:
    """Return what a share says that it is of, "" where it says only 全部 or the like."""
    match = WHOLE_NAME.search(share.lead)
    return match[1] if match is not None and len(GENERAL.sub("", match[1])) > 1 else ""


def _named_wholes(passage: Passage, share: Measured, wholes: list[Measured]) -> list[Measured]:
    """Return the wholes that the words of a share name: 占全市发明专利授权量的 of 发明专利860件."""
    match = WHOLE_NAME.search(share.lead)
    if match is None:
        return []
    return [
        whole
        for whole in wholes
        if is_named_so(match[1], name_of(whole.lead)) or _is_all_of(passage, whole, share, match[1])
        if not of_other_time(share, whole)
    ]


def _is_all_of(passage: Passage, whole: Measured, share: Measured, words: str) -> bool:
    """Return whether a whole is 总投资 of 完成投资1.24亿元…，其中省级6,200万元，占总投资的50%."""
    is_so = words.startswith("总") and name_of(whole.lead).endswith(words[1:])
    return is_so and "其中" in passage.text[whole.end : share.start]


def is_named_so(words: str, name: str) -> bool:
    """Return whether two names may mean one thing: not 固定宽带用户 and 5G用户."""
    if "参保" in words and "参加" in name and "险" in name:
        return True  # 参保人数 of 参加城乡居民养老保险人数
    words, name = (each.replace("进出口", "外贸") for each in (words, name))  # 出口 is a part of it
    same = 0
    while same < min(len(words), len(name)) and words[-same - 1] == name[-same - 1]:
        same += 1
    own = GENERAL.sub("", words[: len(words) - same])
    other = name[: len(name) - same]
    if same > 1 and not (own and other):
        return True
    return any(own[at : at + 2] in other for at in range(len(own) - 1))


def _together(passage: Passage, counts: list[Measured]) -> Iterator[Measured]:
    """Yield the last counts of a list, added up: 购房4.1亿元、租房3.9亿元，占83%."""
    total = counts[-1]
    for place in range(len(counts) - 2, -1, -1):
        first, second = counts[place : place + 2]
        if first.same != total.same or not JOINED.match(passage.text[first.end : second.start]):
            return
        total = replace(total, amount=total.amount + first.amount, step=max(total.step, first.step))
        yield total
