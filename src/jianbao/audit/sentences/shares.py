"""Shares, rates, amounts per head, multiples and differences whose parts stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from msgspec.structs import replace

from jianbao.audit.measured import POINTS, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.sentences.claims import MOVES, Bounds, Claim, quotient, shown, typed

SHARE = re.compile(
    "占(?:比|[^，。；]{0,14}?(?:的|总数|总量|总额|比重|比例))?(?:为|达到?|约|近|超过?)?$|占[^，。；]{0,8}$|(?:比重|占比|比例)(?:为|达到?|约)?$"
)
OTHER_WHOLE = re.compile(
    "占(?:全国|全省|全市|全县|全区|GDP|地区|生产总值|同期|上年|去年|世界|全球)"
)
RATE = re.compile("([一-鿿]{1,8}?)率(?:分别)?(?:为|达到?|是|约|：|仅|升至|降至)*$")
PER_HEAD = {"人均": ("人", "人次"), "亩产": ("亩",), "户均": ("户", "家"), "亩均": ("亩",),
            "件均": ("件",), "起均": ("起", "件"), "例均": ("例",), "宗均": ("宗", "件"),
            "床均": ("张", "床"), "车均": ("辆",), "校均": ("所",), "店均": ("家",),
            "班均": ("个", "班"), "单产": ("亩", "公顷"), "次均": ("人次", "次"), "台均": ("台",),
            "场均": ("场", "次", "期"), "列均": ("列", "趟"), "艘均": ("艘",), "站均": ("个", "座"),
            "村均": ("个", "村"), "镇均": ("个", "镇"), "日均": ("天",), "单场": ("场",),
            "单船": ("艘",), "单车": ("辆",), "单列": ("列", "趟"), "单笔": ("笔",),
            "笔均": ("笔",), "票均": ("票",), "均价": ("吨", "公斤", "套", "平方米")}  # fmt: skip
EACH_ONE = re.compile(
    "(?:平均)?每(?:一)?([人户亩件家张辆所台次场吨套例名班笔份项起宗头只株册座列趟票艘支队枚批期组村镇县站天]|人次|公里|公顷|平方米)[^，。；]{0,8}$"
)
EACH_THING = re.compile("(?:平均)?每个([一-鿿]{2,12})$")
HEAD_WORD = re.compile(f"({'|'.join(PER_HEAD)})[^，。；]{{0,10}}$")
TIMES = re.compile(r"(?:是|为|达|相当于|达到)[^。；]{0,30}的(?:约|近|超过)?$")
DIFFERENCE = re.compile(
    "(?:结余|盈余|净增|净增加|净流入|净流出|净进口|净出口|净投放|净回笼|顺差|逆差|差额|相差|赤字|结转|净减|净减少)[^，。；、]{0,6}$"
)
MOVE_BEFORE = re.compile(f"(?:{'|'.join(MOVES)})[了约近达超为至到]*$")
PLANNED = re.compile("目标|计划|任务|预算")  # such numbers are set, not rounded
RAISED = re.compile("增|减|降|提高|上升")
TOGETHER = re.compile("([两二三四五])(?:类|项|者|种|个|部分|大)[^，。；]{0,8}占")
JOINED = re.compile("^(?:、|和|及|以及|与)")
OF_IT = re.compile("[）)]?的(?:约|近|达到?)?")
BEHIND = re.compile("[一-鿿]{0,4}")
PAST_WORDS = re.compile("[较比]")
LOOKED_AT = 12  # numbers before a share that may be its count or whole
FAR = Decimal(25)  # points: a share so far off is of something else


def shares(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of shares and their like; `numbers` are all of the passage."""
    for place, number in enumerate(numbers):
        before = [
            each for each in numbers[max(0, place - LOOKED_AT) : place]
            if number.sentence - each.sentence <= 1
        ]  # fmt: skip
        if not before or not number.is_exact:
            continue
        claim = _any(passage, number, before)
        if claim is not None:
            yield claim


def _any(passage: Passage, number: Measured, before: list[Measured]) -> Claim | None:
    if number.is_percent:
        if claim := _of_the_last(passage, number, before):
            return claim
        if SHARE.search(number.lead):
            return _share(passage, number, before)
        if rate := RATE.search(number.lead):
            return _rate(passage, number, before, rate[1])
        return None
    if number.unit == "倍":
        return _times(passage, number, before)
    if DIFFERENCE.search(number.lead):
        return _difference(passage, number, before)
    if RAISED.search(number.lead):
        return None  # 人均增收: what each got more
    if match := HEAD_WORD.search(number.lead):
        return _per_head(passage, number, before, PER_HEAD[match[1]])
    if match := EACH_THING.search(number.lead):
        return _per_head(passage, number, before, (), match[1])
    if match := EACH_ONE.search(number.lead):
        return _per_head(passage, number, before, (match[1],))
    return None


def _of_the_last(passage: Passage, share: Measured, before: list[Measured]) -> Claim | None:
    """完成5.26万人，为目标5万人的105.2%; 占总量120万人次的72%: the whole stands right before."""
    whole = before[-1]
    between = passage.text[whole.end : share.start]
    if not OF_IT.fullmatch(between) or PAST_WORDS.search(whole.lead) or len(before) < 2:
        return None
    counts = [each for each in _counts(before[:-1]) if each.same == whole.same]
    if not counts or counts[-1].sentence != share.sentence:
        return None
    sure = replace(whole, step=Decimal(0)) if PLANNED.search(whole.lead) else whole
    bounds = quotient(counts[-1], sure, share.per)
    if bounds is None:
        return None
    holds = bounds.fits(share)
    return _claim(passage, share, counts[-1], whole, bounds, "sentence-share", holds)


def _counts(before: list[Measured]) -> list[Measured]:
    """Return the numbers that count something: no shares, no rises."""
    return [
        each for each in before
        if not each.is_percent
        and each.is_exact
        and each.unit not in ("", "倍", POINTS)
        and not MOVE_BEFORE.search(each.lead)
    ]  # fmt: skip


def _share(passage: Passage, share: Measured, before: list[Measured]) -> Claim | None:
    """甲60件，占57%: of the whole that stands before."""
    counts = _counts(before)
    if not counts or "分别" in share.lead or counts[-1].sentence != share.sentence:
        return None
    count = counts[-1]
    wholes = [
        each for each in counts[:-1] if each.same == count.same and each.amount >= count.amount
    ]
    sums = list(_together(passage, counts))
    if (several := TOGETHER.search(share.lead)) and sums:
        number = "二两三四五".index(several[1]) or 1
        if number <= len(sums):
            count = sums[number - 1]
            wholes = [each for each in counts[: -number - 1] if each.same == count.same]
    for together in sums:
        if any(bounds.fits(share) for _, bounds in _tried(together, wholes, share)):
            return None
    return _of_wholes(
        passage, share, count, wholes, bool(OTHER_WHOLE.search(share.lead)), "sentence-share"
    )


def _of_wholes(
    passage: Passage,
    share: Measured,
    count: Measured,
    wholes: list[Measured],
    is_other: bool,
    kind: str,
) -> Claim | None:
    """Compare a share with what each possible whole gives; the likeliest one is told."""
    tried = _tried(count, wholes, share)
    for whole, bounds in tried:
        if bounds.fits(share):
            return _claim(passage, share, count, whole, bounds, kind, holds=True)
    if is_other or not tried:
        return None
    whole, bounds = _likeliest(tried)
    if abs(bounds.middle - share.amount) > FAR * share.per / 100:
        return None
    return _claim(passage, share, count, whole, bounds, kind, holds=False)


def _tried(
    count: Measured, wholes: list[Measured], share: Measured
) -> list[tuple[Measured, Bounds]]:
    """Return what each whole gives, the nearest first."""
    return [
        (whole, bounds)
        for whole in reversed(wholes)
        if (bounds := quotient(count, whole, share.per))
    ]


def _together(passage: Passage, counts: list[Measured]) -> Iterator[Measured]:
    """Yield the last counts of a list, added up: 购房4.1亿元、租房3.9亿元，占83%."""
    total = counts[-1]
    for place in range(len(counts) - 2, -1, -1):
        first, second = counts[place : place + 2]
        if first.same != total.same or not JOINED.match(passage.text[first.end : second.start]):
            return
        total = replace(total, amount=total.amount + first.amount, step=max(total.step, first.step))
        yield total


def _likeliest(tried: list[tuple[Measured, Bounds]]) -> tuple[Measured, Bounds]:
    """Return the whole that says so (共, 总, 全), or the nearest."""
    for whole, bounds in tried:
        if re.search("共|总|合计|全", whole.lead):
            return whole, bounds
    return tried[0]


def _claim(
    passage: Passage,
    share: Measured,
    count: Measured,
    whole: Measured,
    bounds: Bounds,
    kind: str,
    holds: bool,
) -> Claim:
    working = f"{typed(passage, count)}÷{typed(passage, whole)}"
    expected = shown(passage, bounds.middle, share)
    return Claim(kind, holds, passage, share, (count, whole), working, expected)


def _rate(passage: Passage, rate: Measured, before: list[Measured], words: str) -> Claim | None:
    """受理200件，办结150件，办结率75%: the count is named as the rate is."""
    counts = [each for each in _counts(before) if each.sentence == rate.sentence]
    stem = name_of(words)[-4:]
    named = [
        each for each in counts if _names(each.lead, stem) or _names(_thing(passage, each), stem)
    ]
    if not stem or not counts:
        return None
    count = named[-1] if named else counts[-1]
    if not named and (counts[-1] is not before[-1] or not set(stem) & set(count.lead)):
        return None  # 办结147件，满意率: of something else
    wholes = [
        each for each in counts
        if each is not count and each.same == count.same and each.amount >= count.amount
    ]  # fmt: skip
    return _of_wholes(passage, rate, count, wholes, False, "sentence-share")


def _thing(passage: Passage, count: Measured) -> str:
    """Return the words right behind a count: 案件 of 96件案件. A mark ends them."""
    match = BEHIND.match(passage.text, count.end)
    return match[0] if match else ""


def _names(lead: str, stem: str) -> bool:
    """Return whether words name what a rate is of: 办结 of 办结率, 结案 of 审结."""
    words = lead[-10:]
    return stem in words or (len(stem) > 1 and (stem[-2:] in words or stem[:2] in words))


def _per_head(
    passage: Passage, each: Measured, before: list[Measured], units: tuple[str, ...], noun: str = ""
) -> Claim | None:
    counts = _counts(before)
    heads = [
        count for count in counts
        if count.same in units or count.unit in units or _is_called(count, noun)
    ]  # fmt: skip
    totals = [count for count in counts if count.same == each.same and count not in heads]
    tried = [
        (total, head, expected)
        for total in reversed(totals)
        for head in reversed(heads)
        if (expected := quotient(total, head, 1))
    ]
    for total, head, bounds in tried:
        if bounds.fits(each):
            return _mean(passage, each, total, head, bounds, holds=True)
    if len(tried) != 1:
        near = [
            one
            for one in tried
            if one[2].middle and Decimal("0.5") < each.amount / one[2].middle < 2
        ]
        tried = near if len(near) == 1 else []
    return _mean(passage, each, *tried[0], holds=False) if tried else None


def _is_called(count: Measured, words: str) -> bool:
    """Return whether words begin with what a count counts: 小区30万元 of 覆盖小区45个."""
    name = name_of(count.lead)
    return any(words.startswith(name[-length:]) for length in (4, 3, 2) if len(name) >= length)


def _mean(
    passage: Passage, each: Measured, total: Measured, head: Measured, bounds: Bounds, holds: bool
) -> Claim:
    working = f"{typed(passage, total)}÷{typed(passage, head)}"
    expected = shown(passage, bounds.middle, each)
    return Claim("sentence-share", holds, passage, each, (total, head), working, expected)


def _times(passage: Passage, times: Measured, before: list[Measured]) -> Claim | None:
    """甲300件，是乙100件的3倍."""
    between = passage.text[before[-1].end : times.start]
    pairs = [
        (first, second) for first, second in zip(before, islice(before, 1, None), strict=False)
        if first.same == second.same and first.unit and not first.is_percent
    ]  # fmt: skip
    text = passage.text[max(0, times.start - 34) : times.start]
    if not pairs or not TIMES.search(text) or len(between) > 12 or re.search("[。；]", between):
        return None
    first, second = pairs[-1]
    if second is not before[-1]:
        return None
    bounds = quotient(first, second, 1)
    if bounds is None:
        return None
    working = f"{typed(passage, first)}÷{typed(passage, second)}"
    expected = shown(passage, bounds.middle, times)
    return Claim(
        "sentence-share", bounds.fits(times), passage, times, (first, second), working, expected
    )


def _difference(passage: Passage, rest: Measured, before: list[Measured]) -> Claim | None:
    """收入100万元，支出80万元，结余20万元."""
    like = [
        each
        for each in _counts(before)
        if each.same == rest.same and each.sentence == rest.sentence
    ]
    if len(like) != 2:
        return None
    off = abs(like[0].amount - like[1].amount)
    allowed = rest.blur + like[0].blur + like[1].blur
    first, second = sorted(like, key=lambda each: -each.amount)
    working = f"{typed(passage, first)}−{typed(passage, second)}"
    holds = abs(off - abs(rest.amount)) <= allowed
    return Claim(
        "sentence-difference", holds, passage, rest, tuple(like), working, shown(passage, off, rest)
    )
