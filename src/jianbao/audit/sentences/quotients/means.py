"""Amounts per head whose amount and heads stand before them: 人均, 案均, 平均每名教师."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.measured import SAME_UNITS, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped, turned_digits
from jianbao.audit.sentences.reading.wholes import counts_of

PER_HEAD = {"人均": ("人", "人次"), "亩产": ("亩",), "户均": ("户", "家"), "亩均": ("亩",),
            "件均": ("件",), "案均": ("件", "起", "宗", "例"),
            "起均": ("起", "件"), "例均": ("例",),
            "宗均": ("宗", "件"),
            "床均": ("张", "床"), "车均": ("辆",), "校均": ("所",), "店均": ("家",),
            "班均": ("个", "班"), "单产": ("亩", "公顷"), "次均": ("人次", "次"), "台均": ("台",),
            "场均": ("场", "次", "期"), "列均": ("列", "趟"), "艘均": ("艘",), "站均": ("个", "座"),
            "村均": ("个", "村"), "镇均": ("个", "镇"), "日均": ("天",), "单场": ("场",),
            "单船": ("艘",), "单车": ("辆",), "单列": ("列", "趟"), "单笔": ("笔",),
            "笔均": ("笔",), "票均": ("票",), "均价": ("吨", "公斤", "套", "平方米")}  # fmt: skip
EACH_ONE = pattern(
    "(?:平均)?每(?:一)?([人户亩件家张辆所台次场吨套例名班笔份项起宗头只株册座列趟票艘支队枚批期组村镇县站天]|人次|公里|公顷|平方米)([^，。；]{0,8})$",
    needs="每",
)
PER_MANY = pattern(
    r"(?:每|(?<=[，。、；：])(?=万))(\d*[十百千万]+)(?:名|个)?(车|常住人口|户籍人口|人口|人|居民|老年人|老人|儿童|学生|职工|户)[^，。；\d]{0,10}$",
    needs="每|万",
)
FARTHEST = 30  # characters before a number in which it says of how many it is
OF_PAST = pattern("上年|去年|上月|上季|上届")
PEOPLE = pattern("人口|居民")
EACH_THING = pattern(
    "(?:平均)?每个([一-鿿]{2,12}?)(?:的[一-鿿]{1,6}?)?(?:为|有|达|约)*$", needs="每个"
)
HEAD_WORD = pattern(f"({'|'.join(PER_HEAD)})[^，。；]{{0,10}}$")
MEAN_OF = pattern("([一-鿿])(?<![平年月日季周时夜])均[^，。；]{0,10}$", needs="均")  # 案均 of 案件
ONE_OF = pattern("单([一-鿿])(?<![位独一项价向方边])[^，。；]{0,8}$")  # 单塔覆盖 of 监测塔36座


MEANING = "均每单产"
"""One of them is before every mean."""


def mean_claim(passage: Passage, number: Measured, before: list[Measured]) -> Claim | None:
    """Return what a number claims to be an amount per head of, or None where it is none."""
    if match := _of_many(passage, number):
        return _per_many(passage, number, before, match)
    if not any(sign in number.lead for sign in MEANING):
        return None
    if OF_PAST.search(number.lead) and not any(OF_PAST.search(each.lead) for each in before):
        return None  # 比上年笔均18万元, of which nothing else is told
    if match := HEAD_WORD.search(number.lead):
        return _per_head(passage, number, before, PER_HEAD[match[1]])
    if match := MEAN_OF.search(number.lead) or ONE_OF.search(number.lead):
        return _per_head(passage, number, before, (match[1],), match[1])
    if match := YIELD.search(number.lead):
        return _per_head(passage, number, before, (match[1],), match[1])
    if match := EACH_THING.search(number.lead):
        return _per_head(passage, number, before, (), match[1])
    if match := EACH_ONE.search(number.lead):
        unit = SAME_UNITS.get(match[1], match[1])
        return _per_head(passage, number, before, (match[1], unit), match[2])
    return _average(passage, number, before) if AVERAGE.search(number.lead) else None


def _of_many(passage: Passage, number: Measured) -> re.Match[str] | None:
    """Return what says that a number is of each 1,000 people: 每10万人 has a number of its own."""
    first = max(0, number.start - FARTHEST)
    if passage.text.find("每", first, number.start) < 0 and "万车" not in passage.text:
        return None
    return PER_MANY.search(passage.text, first, number.start)


YIELD = pattern("([张株头只箱袋])产(?:量|值)?(?:为|达)?$", needs="产")
AVERAGE = pattern("平均(?:每[个项])?[^，。；每]{0,8}$", needs="平均")


def _average(passage: Passage, mean: Measured, before: list[Measured]) -> Claim | None:
    """总长78.6公里，设站56座，平均站间距1.4公里: of whatever gives it; told is a slip alone."""
    counts = counts_of(before)[-LOOKED_AT:]
    tried = [
        (total, head, bounds)
        for total in counts
        for head in counts
        if total is not head and total.same == mean.same != head.same
        if (bounds := quotient(total, head, 1)) is not None
    ]
    if any(bounds.fits(mean) for *_, bounds in tried):
        return None
    if match := OF_WHAT.search(mean.lead):
        named = [
            one
            for one in tried
            if name_of(one[1].lead).endswith(match[1][-2:])
            and _is_close(mean.amount, one[2].middle)
        ]
        if len(named) == 1:
            return _mean(passage, mean, *named[0], holds=False)
    slipped = [one for one in tried if _is_slip(mean, one[2])]
    return _mean(passage, mean, *slipped[0], holds=False) if slipped else None


OF_WHAT = pattern("([一-鿿]{2,6})平均[^，。；每]{0,8}$", needs="平均")  # 网点平均用工14人
LOOKED_AT = 6  # counts before an average


def _per_head(
    passage: Passage, each: Measured, before: list[Measured], units: tuple[str, ...], noun: str = ""
) -> Claim | None:
    counts = counts_of(before)
    by_unit = [
        count for count in counts if count.same in units or count.unit.startswith(units or ("/",))
    ]
    behind = [each for each in counts if noun and passage.text.startswith(noun, each.end)]
    heads = by_unit or behind or [count for count in counts if _is_called(count, noun)]
    if not heads and units:  # 教学班72个，每班45个学位
        heads = [count for count in counts if name_of(count.lead).endswith(units)]
    called = [count for count in heads if _is_called(count, noun) or count in behind]
    called = [count for count in called if noun and name_of(count.lead).endswith(noun)] or called
    heads = called if noun and called else heads
    if own := reckoned_by(each.lead):
        heads = [count for count in heads if own[:2] in count.lead]
    if match := UNIT_PRICE.search(each.lead):
        heads = [
            replace(count, amount=count.amount * factor, step=count.step * factor)
            for count in counts
            if (factor := factor_of(count.same, match[1]))
        ]
    totals = [
        replace(count, amount=count.amount * factor, step=count.step * factor)
        for count in counts
        if count not in heads and (factor := factor_of(count.same, each.same))
    ]
    tried = [
        (total, head, expected)
        for total in reversed(totals)
        for head in reversed(heads)
        if (expected := quotient(total, head, 1))
    ]
    for total, head, bounds in tried:
        if bounds.fits(each):
            return _mean(passage, each, total, head, bounds, holds=True)
    no_time = not OF_TIME.search(each.lead)  # 人均月支付: of six months, perhaps
    is_one = len(tried) == 1 and all(one.sentence == each.sentence for one in tried[0][:2])
    near = [one for one in tried if _is_near(each.amount, one[2].middle, len(tried) > 1)]
    near = near or [one for one in tried if is_one and _is_tens(each.amount, one[2].middle, 1)]
    if len(near) != 1:
        near = [one for one in tried if _is_slip(each, one[2])] if no_time else []
        near = near or ([one for one in tried if _turns(each, one[0], one[1])] if no_time else [])
    if len(near) != 1:
        near = [one for one in tried if _is_close(each.amount, one[2].middle)] if no_time else []
    near = [one for one in near if _is_meant(each, one[0], one[2])]
    if len(near) != 1:
        return None
    return _mean(passage, each, *near[0], holds=False)


UNIT_PRICE = pattern("每(公斤|千克|吨|亩|公顷|平方米|立方米)[^，。；每]{0,4}均价", needs="均价")
RECKONED = pattern("按([一-鿿]{2,4}?)[量数人]{0,2}(?:折算|计算|测算|计|平均)", needs="按")


def reckoned_by(lead: str) -> str:
    """Return by what a mean says that it was reckoned: 受理 of 按受理量折算每件."""
    match = RECKONED.search(lead)
    return match[1] if match else ""


def _is_meant(each: Measured, total: Measured, bounds: Bounds) -> bool:
    """Return whether a mean is of a total of its sentence, of its name, or at least near it."""
    name = name_of(total.lead)[-2:]
    if total.sentence == each.sentence or (len(name) > 1 and name in each.lead):
        return True
    return each.amount < FACTOR * bounds.middle and bounds.middle < FACTOR * each.amount


FACTOR = 5


OF_TIME = pattern("[月日天年季周]")


def _turns(each: Measured, total: Measured, head: Measured) -> bool:
    """Return whether the total makes the amount per head if two of its digits change places."""
    meant = turned_digits(total.amount, total.step) or ()
    return any(
        bounds.fits(each)
        for amount in meant
        if (bounds := quotient(replace(total, amount=amount), head, 1)) is not None
    )


def _is_close(amount: Decimal, middle: Decimal) -> bool:
    """Return whether of several amounts per head this one is meant: 立案240户，结案198户，户均…"""
    return abs(amount - middle) <= middle * CLOSE


CLOSE = Decimal("0.15")


def _is_slip(each: Measured, bounds: Bounds) -> bool:
    return is_mistyped(each.amount, bounds.low, bounds.high, each.step)


def _per_many(
    passage: Passage, each: Measured, before: list[Measured], match: re.Match[str]
) -> Claim | None:
    """托位9,660个，常住人口230万人，每千人口托位4.2个."""
    times = _times(match[1])
    counts = [each for each in counts_of(before) if not each.lead.endswith("每")]
    of_people = match[2].startswith("人") or match[2].endswith(("人口", "居民"))
    heads = [
        count
        for count in counts
        if (
            PEOPLE.search(count.lead)
            if of_people
            else match[2].replace("车", "机动车").strip("老年") in count.lead
        )
    ]
    totals = [count for count in counts if count not in heads and factor_of(count.same, each.same)]
    tried = [
        (total, head, bounds)
        for total in reversed(totals)
        for head in reversed(heads)
        if (bounds := quotient(total, head, times)) is not None
    ]
    for one in tried:
        if one[2].fits(each):
            return _mean(passage, each, *one, holds=True)
    if len(tried) != 1:
        tried = [one for one in tried if _is_close(each.amount, one[2].middle)]
    return _mean(passage, each, *tried[0], holds=False) if len(tried) == 1 else None


def _times(words: str) -> int:
    """Return of how many: 100,000 of 10万."""
    digits = words.rstrip("十百千万")
    times = int(digits or 1)
    for sign in words[len(digits) :]:
        times *= {"十": 10, "百": 100, "千": 1000, "万": 10_000}[sign]
    return times


def _is_near(amount: Decimal, middle: Decimal, is_one_of_many: bool) -> bool:
    """Return whether an amount is meant to be another: near it, or right but for its unit."""
    if not middle or not amount:
        return False
    times = amount / middle
    far = 2 if is_one_of_many else 4
    if Decimal(1) / far < times < far:
        return True
    return _is_tens(amount, middle, THOUSANDS)


def _is_tens(amount: Decimal, middle: Decimal, least: int) -> bool:
    """Return whether an amount is another but for its point: it is ten or more times as much."""
    if not middle or not amount:
        return False
    times = amount / middle
    tens = (times * Decimal("1.02")).adjusted()
    return abs(tens) >= least and abs(times.scaleb(-tens) - 1) < Decimal("0.02")


THOUSANDS = 3  # powers of ten between units that are taken for each other: 公顷, 平方米
IN_OTHERS = {
    ("吨", "公斤"): 1000, ("吨", "千克"): 1000, ("公斤", "克"): 1000, ("升", "毫升"): 1000,
    ("立方米", "升"): 1000, ("公里", "米"): 1000, ("公顷", "平方米"): 10_000, ("小时", "分钟"): 60,
}  # fmt: skip


def factor_of(unit: str, wanted: str) -> int:
    """Return how many of one unit another has: 1000 公斤 in 吨; 0 of unlike things."""
    if unit == wanted or f"{unit}次" == wanted or f"{wanted}次" == unit:  # 人次 of 人
        return 1
    return IN_OTHERS.get((unit, wanted), 0)


def _is_called(count: Measured, words: str) -> bool:
    """Return whether words begin with what a count counts: 小区30万元 of 覆盖小区45个."""
    name = name_of(count.lead)
    if len(words) == 1:
        return words in name
    return any(words.startswith(name[-length:]) for length in (4, 3, 2) if len(name) >= length)


def _mean(
    passage: Passage, each: Measured, total: Measured, head: Measured, bounds: Bounds, holds: bool
) -> Claim:
    working = f"{typed(passage, total)}÷{typed(passage, head)}"
    expected = shown(passage, bounds.middle, each)
    return Claim("sentence-share", holds, passage, each, (total, head), working, expected)
