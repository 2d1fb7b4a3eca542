"""Values beside what was planned, or what another has: above it or below it, and its share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.measured import MANY, POINTS, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import may_match, pattern
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.judging import judged
from jianbao.audit.sentences.changes.movements import AIMED_AT
from jianbao.audit.sentences.reading.claims import Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.sentences.reading.wholes import MOVE_BEFORE, is_aside, is_meant

PLAN = "计划|任务|目标|预算|指标|定额"
PLANNED = pattern(PLAN, needs="任务|定额|指标|目标|计划|预算")
MORE = ("高出", "多出", "超出", "提升", "上涨", "扩大", "超", "高", "多", "快", "长",
        "增加", "提高", "上升", "增", "超支")  # fmt: skip
LESS = ("回落", "收窄", "下滑", "下跌", "缩小", "低", "少", "缺", "差", "短", "慢",
        "减少", "降低", "下降", "减", "节约", "节省")  # fmt: skip
AGAINST = pattern("^[，（(]?(?:[一-鿿]{0,4}?)[比较][^，。；]{1,16}$", needs="比|较")
OVER = pattern(
    "^[，（(]?(?:超过?|超额完成|超出|高出|高于|多于)[^，。；]{1,16}$", needs="多于|超|高于|高出"
)
UNDER = pattern(
    "^[，（(]?(?:低于|少于|不足|短于|未达|欠)[^，。；]{1,16}$", needs="不足|低于|少于|未达|欠|短于"
)
BY = pattern(
    f"^的?(?:[^，。；、]{{0,4}}?)(?P<word>{'|'.join((*MORE, *LESS))})"
    "(?:出|了|约|近|达|收|支|完成)*(?:(?<=[多少])[一-鿿]{2}|(?<=[增减])[一-鿿])?$"
)
ALSO = pattern(
    "[，、（]?(?:同比|环比)?(?:下降|增长|上升|减少|增加|降低|提高|增|减|降|升|降幅|增幅|升幅)[为达]?"
)
CHANGED = pattern("同比|环比", needs="同比|环比")
DONE = pattern(
    f"(?:完成|达到?|占|为|相当于)[^，。；]{{0,12}}?(?:{PLAN})[^，。；]{{0,3}}(?:约|近)?$"
    "|^(?:[一-鿿]{0,4}(?:计划|任务|目标))?(?:完成|执行|兑现)率(?:为|达到?|约|是)?$"
    "|(?:计划|任务|目标|预算|指标)(?:完成|执行|兑现)?率?(?:进度)?(?:为|达到?|约|是)?$",
    needs=f"{PLAN}|完成率|执行率|兑现率",
)
OF_NAME = pattern(
    "占(?:到|了)?([^，。；]{2,12}?)(?:总[量额数])?的?(?:比重|比例)?(?:为|达|约)?$", needs="占"
)


def against(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield values said to be above or below another by so much: 比计划的430万吨少18万吨."""
    between = passage.text[numbers[0].end : numbers[-1].start]
    if len(numbers) < len(("now", "base", "by")) or not may_match(between, AGAINST, OVER, UNDER):
        return
    for place in range(2, len(numbers)):
        base, by = numbers[place - 1 : place + 1]
        now = _level(numbers, place - 2, base)
        if AIMED_AT.match(passage.text, now.end):
            continue  # 2.9%，控制在4.5%的目标以内，比年初的3.1%下降0.2个百分点
        if MEAN.search(now.lead) and "均" not in base.lead:
            continue  # 46,500吨，日均1,500吨，比上年同月的48,000吨减少1,500吨
        if now.same != base.same or not now.unit or CHANGED.search(base.lead):
            continue
        are_growths = now.is_percent and GROWTH.search(base.lead)
        if is_change(base) and not are_growths:
            continue  # 1,398万人，比上年增加51万人（增长3.8%）: the 51 are no value of last year
        if MOVE_BEFORE.search(now.lead) and not LEVEL.search(now.lead) and not are_growths:
            continue  # 比常年偏高1.2℃，比上年的29.1℃偏低0.5℃: not of what was told before
        last = numbers[place - 2]
        way = _way(passage, last, base, by, is_far=now is not last)
        if way:
            sure = replace(base, step=Decimal(0)) if PLANNED.search(base.lead) else base
            changes = [by, *_in_percent(passage, numbers[place : place + 2])]
            claims = (judged(passage, sure, now, each, way) for each in changes)
            yield from (claim for claim in claims if claim is not None)


def _level(numbers: list[Measured], place: int, base: Measured) -> Measured:
    """Return what is held against a base: 逾期率0.8%，比年初降0.2个百分点，较全省的1.1%低0.3.

    It stands before what was told of it already: 38.6米，超警戒37.5米1.1米，低于保证39.2米0.6米.
    """
    at = place
    for _ in range(FEW):
        one = numbers[at]
        than = numbers[at - 1].lead if at else ""
        is_more = not one.lead and (OVER.match(than) or UNDER.match(than))
        if not (is_more or MOVE_BEFORE.search(one.lead)) or not at:
            break
        at -= 2 if at > 1 and (is_more or AGAINST.match(than)) else 1
    level = numbers[at]
    is_level = level.same == base.same and not MOVE_BEFORE.search(level.lead)
    return level if is_level else numbers[place]


FEW = 2  # changes that are told of one level
GROWTH = pattern(
    "增速|增幅|涨幅|(?<!比)增长(?!目标)", needs="增|涨"
)  # 增长6.8%，比全国平均增速5.9%快
MEAN = pattern("(?<!平)均", needs="均")  # 平均气温16.8℃，较常年的16.1℃偏高0.7℃
BESIDE = pattern(
    "^[，（]?(?:(?P<way>[高多快大低少慢小][于出])(?P<name>全[国省市县区]|[一-鿿]{2,6}?|[A-Z]{2,6})[一-鿿]{0,6}"
    "|[比较](?P<other>[一-鿿]{2,10}?)(?P<word>[高低多少快慢])[出了]?)$",
    needs="高|多|快|大|低|少|慢|小",
)


def beside(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield claims whose other value, or both, stand behind what they are apart."""
    yield from _base_behind(passage, numbers)
    for by, first, second in zip(numbers, numbers[1:], numbers[2:], strict=False):
        match = BOTH_BEHIND.search(by.lead) if by.unit == POINTS else None
        if match is None or not first.unit == second.unit == "%":
            continue
        names = [each.lead.strip("，（；")[:FEW] for each in (first, second)]
        if names[0] not in match[1] or not match[3].startswith(names[1]):
            continue
        claim = judged(passage, second, first, by, 1 if match[2] in "高快" else -1)
        if claim is not None:
            yield claim


BOTH_BEHIND = pattern("([一-鿿]{2,16})([高快低慢])于([一-鿿]{2,10})$", needs="高|快|低|慢")
"""农村增速快于城镇1.6个百分点，农村增长7.2%，城镇增长5.6%."""


def _base_behind(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 上涨0.9%，高于全省平均水平0.2个百分点，全省上涨0.7%: the other stands behind."""
    for now, by, base in zip(numbers, numbers[1:], numbers[2:], strict=False):
        match = BESIDE.match(by.lead) if now.same == base.same and now.unit else None
        if match is None:
            continue
        name, word = match["name"] or match["other"], match["way"] or match["word"]
        own = name_of(base.lead.strip("，（；"))
        if not base.lead.strip("，（；").startswith(name) and not (own and name.startswith(own)):
            continue
        if by.unit not in ((POINTS, now.unit) if now.is_percent else (now.unit,)):
            continue
        claim = judged(passage, base, now, by, 1 if word[0] in "高多快大" else -1)
        if claim is not None and (not by.is_percent or claim.kind == "percent-for-points"):
            yield claim


def _in_percent(passage: Passage, pair: list[Measured]) -> list[Measured]:
    """Return the same change in % that stands right behind: 比去年的342起少56起，下降16.4%."""
    if len(pair) < len(("by", "share")) or not pair[1].is_percent or pair[0].is_percent:
        return []
    return [pair[1]] if ALSO.fullmatch(passage.text[pair[0].end : pair[1].start]) else []


AS_AIMED = pattern(
    "(?:的?(?:[一-鿿]{0,4}(?:目标|标准|要求|水平|平均|红线|上限|下限|任务|计划)值?))?共?"
)


def _way(passage: Passage, last: Measured, base: Measured, by: Measured, is_far: bool) -> int:
    """Return 1 where the words say that a value is above the other, -1 below, 0 neither."""
    first = passage.text[last.end : base.start].rstrip("（(")  # 高出全省水平（94.2%）4.6个百分点
    second = passage.text[base.end : by.start].lstrip("）)")
    if is_far:
        first = first[first.rfind("，") :]  # 下降0.2个百分点，处于较低水平，较全省的1.1%低0.3
    if OVER.match(first) and AS_AIMED.fullmatch(second):
        return 1
    if UNDER.match(first) and AS_AIMED.fullmatch(second):
        return -1
    match = BY.match(second) if AGAINST.match(first) else None
    if match is None:
        return 0
    if match["word"] in "快慢" and by.unit.endswith(OF_TIME):
        return -1 if match["word"] == "快" else 1  # 到场11分钟，比规定的30分钟快19分钟
    return 1 if match["word"] in MORE else -1


OF_TIME = ("秒", "分钟", "小时", "天", "日", "月", "年")
BEYOND = pattern(
    "^(?:超额(?:完成)?|超支|超(?:出|过)?(?:年度|全年|既定)?(?:计划|目标|任务|预算)数?)了?$",
    needs="超",
)
THAN_PLAN = pattern(
    "^[，（]?[比较](?:年度|全年|原定?|年初|既定|预期)?的?(?:计划|目标|任务|预算|预期|指标)[数值]?(?:要求)?"
    f"(?P<word>{'|'.join((*MORE, *LESS))})(?:出|了|约|近|达|收|支|完成)*"
    "(?:(?<=[多少])[一-鿿]{2})?$",
    needs="计划|目标|任务|预算|预期|指标",
)


def beyond(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield by how much a plan was exceeded: 目标1,200件，实际1,380件，超额完成15%; 超计划180件."""
    for place, by in enumerate(numbers):
        way = _beyond_way(by) if place else 0
        if not way:
            continue
        stop = passage.text.rfind("；", 0, by.start)
        all_before = numbers[max(0, place - MANY) : place]
        before = [each for each in all_before if each.start > stop]
        if not any(_is_plan(each) for each in before):
            before = all_before
        around = [*before, *numbers[place + 1 : place + 2]]  # 超任务5%（年度任务6亿元）
        plans = [each for each in around if _is_plan(each) and each.is_exact]
        if not by.is_percent and by.unit != POINTS:
            plans = [each for each in plans if not each.is_percent]  # 超16个，完成任务的108%
        actual = [
            each
            for each in before
            if each not in plans
            and (by.unit == POINTS) == each.is_percent
            and not _beyond_way(each)
        ]
        if len(plans) == 1 and actual and actual[-1].same == plans[0].same:
            sure = replace(plans[0], step=Decimal(0))
            claim = judged(passage, sure, actual[-1], by, way)
            if claim is not None:
                yield claim


def _is_slip(count: Measured, plan: Measured, share: Measured) -> bool:
    """Return whether a share is right if two digits of what was done, or of a plan, change."""
    pairs = [(amount, plan.amount) for amount in turned_digits(count.amount, count.step) or ()]
    pairs += [(count.amount, amount) for amount in turned_digits(plan.amount, plan.step) or ()]
    return any(
        bounds.fits(share)
        for done, planned in pairs
        if (
            bounds := quotient(
                replace(count, amount=done),
                replace(plan, amount=planned, step=Decimal(0)),
                share.per,
            )
        )
        is not None
    )


def _beyond_way(by: Measured) -> int:
    """Return 1 where a number says by how much a plan was exceeded, -1 where it was missed."""
    if BEYOND.match(by.lead):
        return 1
    if SAVED.match(by.lead) or MISSED.match(by.lead):
        return -1
    match = THAN_PLAN.match(by.lead)
    return 0 if match is None else 1 if match["word"] in MORE else -1


MISSED = pattern("^[，；]?(?:仍|还|尚)?(?:欠|差|短缺|欠缺|亏欠)了?$", needs="欠|差|短缺")
SAVED = pattern("^(?:节约|节省|节支|结余)(?:资金|经费)?了?$", needs="节|结余")


def _is_plan(number: Measured) -> bool:
    is_plan = PLANNED.search(number.lead) and not number.lead.startswith("超")
    return bool(is_plan) and not THAN_PLAN.match(number.lead)


def plan_shares(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield shares of a plan that stands elsewhere in the sentence, before or behind."""
    for place, share in enumerate(numbers):
        if not share.is_percent or not share.is_exact or place == 0 or "分别" in share.lead:
            continue  # 甲6.4万人、乙6.1万人，分别完成任务的107.0%和101.3%: each of its own
        wholes = _plans(numbers, place) if DONE.search(share.lead) else _named(numbers, place)
        counts = [
            each
            for each in numbers[max(0, place - MANY) : place]
            if each not in wholes
            and each.is_exact
            and not each.is_percent
            and not CHANGED.search(each.lead)
            and not PLANNED.search(each.lead)
            and not MEAN.search(each.lead)
            and not is_aside(passage, each, share)
        ]
        if len(wholes) == 1 and counts and counts[-1].same == wholes[0].same:
            yield from _share(passage, share, counts[-1], wholes[0])


def _plans(numbers: list[Measured], place: int) -> list[Measured]:
    """Return the plans that a sentence states, beside the one right before a share."""
    plans = [
        each
        for each in numbers[max(0, place - MANY) : place + MANY]
        if _is_plan(each) and each.unit and not each.is_percent and each.is_exact
    ]
    return [] if numbers[place - 1] in plans and place == 1 else plans


def _named(numbers: list[Measured], place: int) -> list[Measured]:
    """Return the whole that is told behind a share by the name it had there."""
    match = OF_NAME.search(numbers[place].lead)
    if match is None or place + 1 >= len(numbers):
        return []
    whole = numbers[place + 1]
    name = name_of(whole.lead)
    is_it = name in match[1] or name.removesuffix(match[1]) in GENERAL
    return [whole] if len(name) > 1 and is_it else []


GENERAL = ("", "全", "总", "全部", "全年", "全国", "全省", "全市", "全县", "全区", "全州", "当年")
"""Before the name of a whole: 农业用水 is not what is told of 占用水总量."""


def _share(passage: Passage, share: Measured, count: Measured, whole: Measured) -> Iterator[Claim]:
    sure = replace(whole, step=Decimal(0)) if PLANNED.search(whole.lead) else whole
    bounds = quotient(count, sure, share.per)
    if bounds is None or not (is_meant(share, bounds) or _is_slip(count, whole, share)):
        return
    working = f"{typed(passage, count)}÷{typed(passage, whole)}"
    expected = shown(passage, bounds.middle, share)
    holds = bounds.fits(share)
    yield Claim("sentence-share", holds, passage, share, (count, whole), working, expected)
