"""Rates whose two counts stand before them: 受理200件，办结150件，办结率75%."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of, shared_run
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.differences import NATURAL, natural_growth
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped, is_one_digit_off
from jianbao.audit.sentences.reading.wholes import (
    FAR,
    counts_of,
    is_by_operand,
    listed_with,
    of_wholes,
    share_claim,
)

RATE = pattern(
    "([一-鿿]{1,8}?)(?:率|密度|利用系数|(?<!方)面)(?:分别)?(?:为|达到?|是|约|：|仅|升至|降至)*$"
)
PROGRESS = pattern("([一-鿿]{2,8}?)进度(?:为|约|达到?)?$", needs="进度")
DUE = pattern("应|拟|计划|需|核定", needs="应|拟|核定|计划|需")
REALLY = pattern("实|已|完成|其中")  # 应检60批，实检58批: the count, though both have its name
BEHIND = pattern("[一-鿿]{0,4}")
LOSS = pattern("差$|损|漏|耗|空置|空驶|流失|减量", needs="减量|差|损|流失|漏|空置|空驶|耗")
QUALIFIED = pattern(
    "快速|及时|按期|按时|当[场庭]|一次|首次|优质|优良|提前|全程|网上|自动|集中|综合|服判|平均|限时"
)
"""What a rate tells of some only: 快速结案率 is not what 审结 gives."""
OCCUPIED = pattern("入住|上座|占用|使用|满座|入学", needs="上座|使用|入住|入学|占用|满座")
ROOM_UNITS = ("张", "间", "套", "座", "床")  # what is occupied by people


def rate_of(lead: str) -> re.Match[str] | None:
    """Return what names the rate that a number is, if it is one: 办结率, 收获进度."""
    return RATE.search(lead) or PROGRESS.search(lead)


OF_TIME = pattern("床位?使用|周转|负荷|(?:设备|机组)利用", needs="使用|周转|负荷|利用")
"""Rates of days or hours: beds that are used, not those that are there."""


def _is_of_both(words: str, counts: list[Measured], rate: Measured) -> bool:
    """Return whether a rate is right of two counts that its name names: 改判发回率."""
    of_name = [each for each in counts if name_of(each.lead).lstrip("，、")[:NAME] in words]
    for one, other in combinations(of_name, 2):
        both = replace(one, amount=one.amount + other.amount)
        wholes = (each for each in counts if each.same == one.same == other.same)
        fits = (quotient(both, whole, rate.per) for whole in wholes if whole.amount >= both.amount)
        if any(bounds is not None and bounds.fits(rate) for bounds in fits):
            return True
    return False


def _is_of_list(listed: list[Measured], counts: list[Measured], rate: Measured) -> bool:
    """Return whether a rate is right of what a list makes together."""
    if not listed:
        return False
    together = sum((each.amount for each in listed), Decimal(0))
    whole = next((each for each in counts if each.same == listed[0].same), listed[0])
    bounds = quotient(replace(listed[-1], amount=together), whole, rate.per)
    return whole not in listed and bounds is not None and bounds.fits(rate)


NAME = 2  # letters that a name begins with


def _loss(passage: Passage, rate: Measured, counts: list[Measured]) -> Claim | None:
    """供水182万吨，售水160万吨，产销差率12.1%: what is lost of the first."""
    if len(counts) < 2 or counts[-1].same != counts[-2].same:
        return None
    whole, rest = sorted(counts[-2:], key=lambda each: -each.amount)
    both = [each for each in counts if each.amount == whole.amount + rest.amount]
    if both and both[0].same == rest.same:
        whole, rest = both[0], counts[-1]  # 房源1,500套，入住1,380套，空置120套，空置率8%
    direct = quotient(rest, whole, rate.per)
    if direct is None:
        return None
    lost = Bounds(rate.per - direct.high, rate.per - direct.low)
    # 供水182万吨，漏损22万吨，漏损率12.1%: the loss itself may stand there
    bounds = min(direct, lost, key=lambda each: abs(each.middle - rate.amount))
    if abs(bounds.middle - rate.amount) > FAR * rate.per / 100:
        return None
    return share_claim(passage, rate, rest, whole, bounds, "sentence-share", bounds.fits(rate))


REFUSED = {
    "不捕": (("批准逮捕", "批捕"), ("不批准逮捕", "不批捕", "不捕")),
    "不诉": (("提起公诉", "起诉"), ("不起诉", "不诉")),
}
"""What is refused of what was decided, and not of what came in: 最高检案件质量主要评价指标."""
OTHERWISE = ("审查", "附条件")


def _refused(
    passage: Passage, rate: Measured, before: list[Measured], words: tuple[tuple[str, ...], ...]
) -> Claim | None:
    """批准逮捕272人，不批准逮捕277人，不捕率50.5%: of both, what was refused."""
    like = [each for each in before if each.unit in PEOPLE and each.is_exact]
    like = [each for each in like if not any(word in each.lead for word in OTHERWISE)]
    refused = [each for each in like if any(word in each.lead for word in words[1])]
    done = [each for each in like if any(word in each.lead for word in words[0])]
    done = [each for each in done if each not in refused]
    if not done or not refused:
        return None
    both = replace(refused[-1], amount=done[-1].amount + refused[-1].amount)
    bounds = quotient(refused[-1], both, rate.per)
    if bounds is None:
        return None
    holds = bounds.fits(rate)
    claim = share_claim(passage, rate, refused[-1], both, bounds, "sentence-share", holds)
    working = f"{typed(passage, refused[-1])}÷{shown(passage, both.amount, refused[-1])}"
    return replace(claim, used=(refused[-1], done[-1]), working=working)


def rate_claim(
    passage: Passage, rate: Measured, before: list[Measured], words: str
) -> Claim | None:
    """受理200件，办结150件，办结率75%: the count is named as the rate is."""
    stem = name_of(words)[-4:]
    counted = counts_of(before)
    counts = [
        each
        for each in before
        if each.sentence == rate.sentence and (each in counted or _is_called(each, stem))
    ]
    if OF_TIME.search(stem) or _is_of_both(words, counts, rate):
        return None  # 调解2,174件，撤诉1,763件，调解撤诉率: of both
    if stem == NATURAL:
        return natural_growth(passage, rate, before)
    if stem in REFUSED:
        return _refused(passage, rate, before, REFUSED[stem])
    if LOSS.search(stem):
        return _loss(passage, rate, counts)
    named = most_named(passage, counts, stem) if stem else []
    named = [each for each in named if each.lead.endswith(f"已{stem}")] or named  # no 基本办结
    if not counts or (len(named) > 1 and not REALLY.search(named[-1].lead)):
        return None
    if (of_plan := _of_plan(passage, rate, counts, stem)) is not None:
        return of_plan
    count = named[-1] if named else counts[-1]
    if DUE.search(count.lead) and count is not counts[-1] and REALLY.search(counts[-1].lead):
        count = counts[-1]  # 应缴1,840家，已缴1,656家，缴纳率
    if not named and (counts[-1] is not before[-1] or not set(stem) & set(count.lead)):
        return _among(passage, rate, counts)  # 办结147件，满意率: of something else
    if has_own_rate(passage, count, rate, before):
        return None
    beside = listed_with(passage, count, counts)
    if _is_of_list(beside, counts, rate):
        return None  # 一等奖3名、二等奖6名、三等奖9名，获奖面50%: of all three
    places = ROOM_UNITS if OCCUPIED.search(stem) else ()
    wholes = [
        each
        for each in counts
        if each is not count
        and (each.same == count.same or each.unit in places)
        and each.amount >= count.amount
        and each not in beside
        and not OF_IT.match(passage.text, each.end)
    ]
    if not wholes and named and not BEYOND.search(words) and rate.amount < rate.per:
        larger = [
            each
            for each in counts
            if each.same == count.same and each is not count
            if _is_almost(each, count) or is_by_operand(rate, count, each)
        ]
        bounds = quotient(count, larger[-1], rate.per) if larger else None
        if bounds is not None:
            return share_claim(passage, rate, count, larger[-1], bounds, "sentence-share", False)
    is_other = any(word not in count.lead for word in QUALIFIED.findall(words))
    is_other = is_other or "；" in passage.text[count.end : rate.start]
    if not wholes:
        is_other, wholes = True, _whole_elsewhere(rate, count, before, named)
    elif all("；" in passage.text[each.end : count.start] for each in wholes):
        is_other = is_other or _has_rate(wholes[-1], before)
        nearest = quotient(count, wholes[-1], rate.per)  # of another thing, unless it comes near
        off = abs(nearest.middle - rate.amount) if nearest else FAR
        is_other = is_other or off > NEAR * rate.per / 100
    return of_wholes(passage, rate, count, wholes, is_other, "sentence-share")


SURE_NAME = 3  # letters that a count shares with the rate that 分别 gives it


def rate_in_turn(
    passage: Passage, rate: Measured, before: list[Measured], name: str
) -> Claim | None:
    """不捕率、不诉率分别为38%和12%: each is of what its own name names."""
    stem = name.removesuffix("率")
    claim = rate_claim(passage, rate, before, stem)
    few = min(SURE_NAME, len(stem)) if stem not in REFUSED else 0
    if claim and shared_run(stem, claim.used[0].lead) < few:
        return None  # 附条件不起诉率 is not of 受理审查起诉
    return claim


def _is_called(number: Measured, stem: str) -> bool:
    """Return whether a count is called as its rate is, though by how much: 核减512万元."""
    own = len(stem) > 1 and "增" not in stem and number.lead.endswith(stem)
    return own and not number.is_percent


def _has_rate(whole: Measured, before: list[Measured]) -> bool:
    """Return whether a number has a rate of its own behind it: it is no whole of the next one."""
    behind = next((each for each in before if each.start > whole.start), None)
    return behind is not None and behind.is_percent and rate_of(behind.lead) is not None


def has_own_rate(
    passage: Passage, count: Measured, rate: Measured, numbers: list[Measured]
) -> bool:
    """Return whether a rate of another subject stands behind that of a count: 规范管理率75%；….

    甲病患者21万人，规范管理16万人，规范管理率75%；乙病患者6.8万人，规范管理率72.5%: not of 16.
    """
    behind = [each for each in numbers if count.start < each.start < rate.start]
    own = rate_of(behind[0].lead) if behind and behind[0].is_percent else None
    other = rate_of(rate.lead)
    if own is None or other is None or name_of(own[1])[-4:] != name_of(other[1])[-4:]:
        return False
    return any(
        each.same == count.same and "；" in passage.text[behind[0].end : each.start]
        for each in counts_of(behind[1:])
    )


PEOPLE = ("人", "人次")
NEAR = 10  # points


def _whole_elsewhere(
    rate: Measured, count: Measured, before: list[Measured], named: list[Measured]
) -> list[Measured]:
    """Return wholes that a rate may be of where its sentence has none: told is a slip alone.

    They stand in the sentence before, or a count and its rest make one: 答复24件，转派14件.
    """
    if not named:
        return []
    units = PEOPLE if count.same in PEOPLE else (count.same,)
    like = [each for each in counts_of(before) if each.same in units and each is not count]
    whole = [
        each
        for each in like
        if each.amount >= count.amount
        and (each.sentence < rate.sentence or each.same != count.same)
    ]
    rest = [
        replace(count, amount=count.amount + each.amount, step=max(count.step, each.step))
        for each in like
        if each.sentence == rate.sentence and each.same == count.same
        if "总" not in count.lead  # 总库容86万立方米 is a whole itself
    ]
    return [*whole, *rest[-1:]]


# 占收获面积180万亩的98.4%: the whole of that alone
OF_IT = pattern("(?:总[数量额])?的\\d", needs="的")
BEYOND = pattern("产销|覆盖|负债|完成|执行|毛入学|周转|使用|入住|上座|增长|贡献")  # over 100 %, too


ALMOST = Decimal("0.8")


def _is_almost(whole: Measured, count: Measured) -> bool:
    """Return whether a whole is a little less than its count, which cannot be: 隐患7,318处."""
    return whole.start < count.start and count.amount * ALMOST < whole.amount < count.amount


PLAN = pattern("计划|任务|目标|指标", needs="计划|任务|目标|指标")


def _of_plan(passage: Passage, rate: Measured, counts: list[Measured], stem: str) -> Claim | None:
    """Return 筹集6,480套，其中新建3,888套；年度计划6,000套，完成率108%: the plan stands last."""
    plan = counts[-1]
    if "完成" not in stem or not PLAN.search(plan.lead):
        return None
    tried = [
        (each, bounds)
        for each in counts[:-1]
        if each.same == plan.same
        if (bounds := quotient(each, replace(plan, step=plan.step * 0), rate.per)) is not None
    ]
    for each, bounds in tried:
        if bounds.fits(rate):
            return share_claim(passage, rate, each, plan, bounds, "sentence-share", holds=True)
    for each, bounds in tried:
        slip = rate.amount, bounds.low, bounds.high, rate.step
        if is_mistyped(*slip) or is_one_digit_off(*slip):
            return share_claim(passage, rate, each, plan, bounds, "sentence-share", holds=False)
    return None


AMONG = pattern("^[一-鿿]{0,8}中，", needs="中，")


def _among(passage: Passage, rate: Measured, counts: list[Measured]) -> Claim | None:
    """1,246个行政村中，已建成1,183个，覆盖率94.9%; 应到, 实到: the whole says that it is one."""
    if len(counts) < 2 or passage.text[counts[-1].end : rate.start - len(rate.lead)] != "，":
        return None
    whole, count = counts[-2:]
    is_due = DUE.search(whole.lead) and count.lead.startswith("实")
    among = is_due or AMONG.match(passage.text[whole.end : whole.end + 12])
    if whole.same != count.same or not among:
        return None
    if whole.amount < count.amount:
        return None
    return of_wholes(passage, rate, count, [whole], False, "sentence-share")


def _thing(passage: Passage, count: Measured) -> str:
    """Return the words right behind a count: 案件 of 96件案件. A mark ends them."""
    match = BEHIND.match(passage.text, count.end)
    return match[0] if match else ""


def most_named(passage: Passage, counts: list[Measured], stem: str) -> list[Measured]:
    """Return the counts that the words of a rate name best: 正常 of 航班正常, not 航班起降."""
    marks = [max(_named(each.lead, stem), _named(_thing(passage, each), stem)) for each in counts]
    exact = [each for each in counts if name_of(each.lead) == stem]
    if len(exact) == 1 and len(stem) > 1:
        return exact  # 开放审核3.2万件，其中开放2.56万件、延期开放0.64万件，开放率
    best = max(marks, default=0)
    return [each for each, mark in zip(counts, marks, strict=True) if mark == best > 0]


DENIED = pattern("[不未非][一-鿿]{2,3}$", needs="不|未|非")  # 不满意815件 is not what 满意率 is of


def _named(lead: str, stem: str) -> int:
    """Return how well words name what a rate is of: 办结 of 办结率, 结案 of 审结; 0 not at all."""
    words = lead[-10:] if stem.startswith(("不", "未", "非")) else DENIED.sub("", lead[-10:])
    if stem in words:
        return 3
    return 0 if len(stem) < 2 else 2 if stem[-2:] in words else 1 if stem[:2] in words else 0
