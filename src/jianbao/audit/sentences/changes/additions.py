"""What is added, and what there is then: 新增5家，由22家增至27家; 再增加3家; parts of one name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import (
    MANY,
    Measured,
    ending_before,
    name_of,
    shared_run,
    starting_behind,
)
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, changes_of, direction, shown, typed
from jianbao.audit.sentences.reading.lists import FEW, NEAR, is_slip, summed
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.totals import TOGETHER

FROM = pattern("[由从][^，。；：]{0,6}$", needs="由|从")
TO = pattern("^[一-鿿]{1,4}[至到为]$", needs="至|到|为")
ADDED = pattern("新|净增|增加|增设|入选|获批")
AGAIN = pattern("再(?:新)?(?:增加|增|建|新建|培育|创建)$", needs="再")
REACHED = pattern("(?:达到?|增至|增加到|至|到)$")
AMONG = pattern("其中", needs="其中")
BOTH = (
    pattern("^(?:个)?[一-鿿]{1,8}和$", needs="和"),
    pattern("^[一-鿿]{1,8}的$", needs="的"),
)


def additions(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of what was added; `numbers` are all of the passage."""
    text = passage.text
    for place, (before, now) in enumerate(pairwise(numbers)):
        if before.same != now.same or not now.unit or now.is_percent:
            continue
        if FROM.search(before.lead) and TO.match(text[before.end : now.start]):
            yield from _added(passage, numbers[max(0, place - MANY) : place], before, now)
    if "再" in text:
        yield from _again(passage, numbers)
    if "其中" in text:
        yield from _of_one_name(passage, numbers)
    yield from _of_both(passage, numbers)
    yield from _more_than_there_is(passage, numbers)
    if "平均" in text:
        yield from _mean_of_list(passage, numbers)
    if "各" in text:
        yield from _each_several(passage, numbers)


ROSE = ("增加", "上升", "增长", "净增")
OF_ANOTHER = pattern(
    "利润|盈|亏|净|差额|顺差|收益|结余|均|每|最|单日",
    needs="利|盈|亏|净|差|收益|结余|均|每|最|单日",
)
"""What may be below nought, and what is told of a day behind what grew."""


def _more_than_there_is(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 案件19件，同比上升152.8%，同比增加55件: no more came than there are."""
    rises = changes_of(ROSE)
    for place, by in enumerate(numbers):
        if by.is_percent or not by.unit or not by.is_exact or by.lead.strip("，（了") not in rises:
            continue
        before = numbers[max(0, place - FEW) : place][::-1]
        now = before[0] if before else by
        if len(before) == FEW and now.is_percent and now.lead.strip("，（了") in rises:
            now = before[1]
        own = now is not by and now.same == by.same and now.sentence == by.sentence
        if not own or not now.is_exact or direction(now.lead) or now.amount >= by.amount:
            continue
        gap = passage.text[now.end : by.start]
        if "；" not in gap and not OF_ANOTHER.search(now.lead):
            yield Claim("sentence-part-larger", False, passage, by, (now,), "", typed(passage, now))


def _added(
    passage: Passage, earlier: list[Measured], before: Measured, now: Measured
) -> Iterator[Claim]:
    """新增高级认证企业5家，高级认证企业总数由22家增至27家."""
    added = [
        each
        for each in earlier
        if each.same == now.same
        and before.sentence - each.sentence <= 1
        and each.is_exact
        and each.amount < now.amount
        and _is_same_thing(passage, each, before)
    ]
    gone = sum((each.amount for each in earlier if _is_gone(each, now)), Decimal(0))
    rise = now.amount - before.amount
    blur = before.blur + now.blur
    if not added or any(abs(each.amount - gone - rise) <= blur for each in added):
        return
    each = added[-1]
    meant = each.amount - gone
    slip = is_mistyped(now.amount, before.amount + meant, before.amount + meant, now.step)
    if slip or abs(rise + gone - each.amount) * 2 <= max(rise, each.amount):
        working = f"{typed(passage, now)}−{typed(passage, each)}"
        yield Claim(
            "sentence-difference", False, passage, before, (each, now), working,
            shown(passage, now.amount - each.amount + gone, before),
        )  # fmt: skip


GONE = pattern("停|撤|注销|退出|关闭|减少|取消|淘汰")


def _is_gone(number: Measured, now: Measured) -> bool:
    return number.same == now.same and bool(GONE.search(number.lead))


def _is_same_thing(passage: Passage, added: Measured, before: Measured) -> bool:
    """Return whether what was added is called as what there was: 岸电设施 twice, 专科 twice."""
    behind = MARK.split(passage.text[added.end : added.end + WIDE])[0]
    words = f"{added.lead}{behind}"
    if not ADDED.search(words) or GONE.search(words):
        return False
    name = before.lead.rsplit("由", 1)[0].rsplit("从", 1)[0]
    name = name.removesuffix("总数").removesuffix("数量").removesuffix("总量").removesuffix("数")
    if len(name) > 1 and name[-2:] in words:
        return True
    thing = NO_THING.sub("", name)
    is_next = before.start - len(before.lead) - added.end <= 1
    return "总" in before.lead and (not thing or shared_run(thing, words) > (0 if is_next else 1))


NO_THING = pattern("^[全我本]?[省市县区州镇村]|总|[数量里程规模面积]+$")
WIDE = 12
MARK = pattern("[，。；、]")


def _again(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """由22家增至27家。…年底前总数达到30家，再增加3家."""
    for place, more in enumerate(numbers):
        if not AGAIN.search(more.lead) or not place or more.is_percent:
            continue
        goal = numbers[place - 1]
        if goal.same != more.same or not REACHED.search(goal.lead):
            continue
        levels = [
            each
            for each in numbers[max(0, place - MANY) : place - 1]
            if each.same == goal.same and REACHED.search(each.lead) and each.amount < goal.amount
        ]
        if levels and levels[-1].amount + more.amount != goal.amount:
            yield Claim(
                "sentence-difference", False, passage, more, (goal, levels[-1]),
                f"{typed(passage, goal)}−{typed(passage, levels[-1])}",
                shown(passage, goal.amount - levels[-1].amount, more),
            )  # fmt: skip


def _of_one_name(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """罚款486万元，其中处罚机构9家、罚款462万元，处罚个人14人、罚款24万元: of what has its name."""
    for match in AMONG.finditer(passage.text):
        behind = starting_behind(numbers, match.end())
        for total in ending_before(numbers, match.start())[-FEW:]:
            name = name_of(total.lead)
            parts = [
                each
                for each in behind
                if each.sentence == total.sentence
                and each.same == total.same
                and name_of(each.lead.lstrip("、，和")) == name
            ]
            if len(name) < FEW or len(parts) < FEW or total.is_percent or not total.is_exact:
                continue
            claim, off = summed(passage, total, parts)
            if claim.holds or abs(off) <= NEAR * total.amount or is_slip(total, parts, off):
                yield claim


def _of_both(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """来自4个区县和8个行业系统的12个代表团."""
    for first, second, total in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not first.same == second.same == total.same or not total.unit:
            continue
        gaps = passage.text[first.end : second.start], passage.text[second.end : total.start]
        if not all(form.match(gap) for form, gap in zip(BOTH, gaps, strict=True)):
            continue
        if "来自" not in first.lead and "共" not in first.lead:
            continue
        claim, off = summed(passage, total, [first, second])
        if claim.holds or abs(off) <= Decimal("0.5") * total.amount:
            yield claim


AT_ONCE = pattern(f"^[，；]?(?:{TOGETHER})")


def _each_several(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """7个街道各选派6名选手，共42名选手."""
    for heads, each, total in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if "各" not in each.lead or not AT_ONCE.match(total.lead) or each.same != total.same:
            continue
        if heads.is_percent or each.is_percent or total.sentence != heads.sentence:
            continue
        product = heads.amount * each.amount
        allowed = heads.amount * each.blur + total.blur
        working = f"{typed(passage, heads)}×{typed(passage, each)}"
        yield Claim(
            "sentence-share", abs(product - total.amount) <= allowed, passage, total,
            (heads, each), working, shown(passage, product, total),
        )  # fmt: skip


MEAN = pattern("^[，；]?([两二三四五六七八九])?个?[一-鿿]{1,4}平均(?:为)?$", needs="平均")
COUNTED = "两二三四五六七八九"


def _mean_of_list(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """临江29.2℃、平川28.1℃、安和28.9℃、西山28.2℃，四站平均28.6℃; …，4个区县平均24微克."""
    for place, mean in enumerate(numbers):
        match = MEAN.match(mean.lead)
        before = numbers[:place]
        if match is None or not before:
            continue
        count = max(COUNTED.index(match[1]), 1) + 1 if match[1] else int(before[-1].amount)
        listed = (before if match[1] else before[:-1])[-count:]
        if len(listed) != count or count < FEW or any(each.same != mean.same for each in listed):
            continue
        if any(each.sentence != mean.sentence for each in listed):
            continue
        middle = sum((each.amount for each in listed), Decimal(0)) / count
        yield Claim(
            "sentence-share", abs(middle - mean.amount) <= mean.step, passage, mean,
            tuple(listed), f"{typed(passage, listed[0])}…{typed(passage, listed[-1])}",
            shown(passage, middle, mean),
        )  # fmt: skip
