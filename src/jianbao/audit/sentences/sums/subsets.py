"""What cannot be more than what it was found among: 抽检42批次，合格43批次; 应到42人，实到46人."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product

from msgspec.structs import replace

from jianbao.audit.measured import MANY, POINTS, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.lists import is_no_part
from jianbao.audit.sentences.sums.meant import makes, sum_claim

FOUND = (
    (
        pattern("抽[检查]|检[测验查]|[排核]查|监测", needs="检|查|监测"),
        pattern("(?:合格|达标|问题|违规|违法|隐患)$"),
    ),
    (pattern("应[到检参缴交收]", needs="应"), pattern("实[到检参缴交收]|已[检缴交]")),
    (
        pattern("发放[^，。；]{0,4}(?:问卷|调查表)|发出问卷", needs="问卷|调查表"),
        pattern("收回|回收"),
    ),
    (pattern("登记选民|选民登记", needs="选民"), pattern("参加投票|参加选举")),
)
"""What was looked at or due, and what was found or came."""
OF_KIND = pattern(
    "(?:问题|不合格|违规|违法|隐患|危险|空壳|僵尸|失信)([一-鿿]{2,4})$",
    needs="不合格|僵尸|危险|失信|空壳|违法|违规|问题|隐患",
)


DUE = pattern("应(?:当)?([一-鿿]{1,3})$", needs="应")
DONE = pattern("(?:已|实际?)([一-鿿]{1,3})$", needs="已|实")


def subsets(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield parts larger than the whole that stands right before them."""
    for whole, part in pairwise(numbers):
        if whole.same != part.same or not whole.unit or whole.is_percent or not part.is_exact:
            continue
        if part.amount <= whole.amount or not whole.is_exact or not _is_among(whole, part):
            continue
        value, all_of_it = typed(passage, part), typed(passage, whole)
        yield Claim(
            "sentence-part-larger", False, passage, part, (whole,), f"{value}＞{all_of_it}",
            all_of_it,
        )  # fmt: skip


BOTH = pattern(
    "同时|兼[有具]|[两二三]项(?:均|都|全)|均(?:为|有|达|合)|双(?:合格|达标|优)",
    needs="同时|兼|均|都|全|双",
)


def overlaps(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 笔试合格452人，实操合格438人，同时合格的441人: no more than either."""
    for first, second, both in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not first.same == second.same == both.same or not both.unit or both.is_percent:
            continue
        least = min((first, second), key=lambda each: each.amount)
        if BOTH.search(both.lead) and both.is_exact and both.amount > least.amount:
            value, most = typed(passage, both), typed(passage, least)
            yield Claim(
                "sentence-part-larger", False, passage, both, (least,), f"{value}＞{most}", most
            )


AMONG = pattern("^[一-鿿]{0,8}中，", needs="中，")
ANNOUNCING = ("项", "条", "点", "个", "方面", "类")
NEXT = pattern("。其中[，：]?", needs="。其中")


def among(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 320户商户中，使用一次性塑料袋的有417户; 持证残疾人12,486人。其中，重度42,117人."""
    text = passage.text
    if "中，" not in text and "。其中" not in text and "（其中" not in text:
        return
    yield from _both_ways(passage, numbers)
    for place, whole in enumerate(numbers[:-1]):
        if not whole.unit or whole.is_percent or not whole.is_exact:
            continue
        part = next((each for each in numbers[place + 1 :] if each.same == whole.same), None)
        if part is None or part.amount <= whole.amount or not part.is_exact:
            continue
        gap = text[whole.end : part.start]
        here = part.sentence == whole.sentence and (AMONG.match(gap) or gap.startswith("（其中"))
        alone = [each for each in numbers[:place] if each.same == whole.same]
        there = part.sentence - whole.sentence == 1 and NEXT.search(gap) and not alone
        there = there and whole.unit not in ANNOUNCING  # 以下6项工作。其中，紧抓60项核心数据
        if (here or there) and not is_no_part(part, part) and not is_no_part(whole, whole):
            value, most = typed(passage, part), typed(passage, whole)
            yield Claim(
                "sentence-part-larger", False, passage, part, (whole,), f"{value}＞{most}", most
            )


MYRIAD, DIGITS, MOST = 10_000, 100, 6


def in_other_scale(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 总值626.9万元。一产16.9亿元；二产375.6亿元；三产234.4亿元: 万 for 亿."""
    if "亿" not in passage.text:
        return
    for place, total in enumerate(numbers):
        if total.is_percent or total.amount < DIGITS * total.step or is_change(total):
            continue
        parts = [
            each
            for each in numbers[place + 1 : place + 1 + MANY]
            if each.same == total.same and not is_change(each)
        ][: MOST + 2]
        if len(parts) < len("甲乙") or any(
            part.scale != total.scale * MYRIAD for part in parts[:2]
        ):
            continue
        meant = replace(total, amount=total.amount * MYRIAD, step=total.step * MYRIAD)
        for first, size in product(range(2), range(2, MOST + 1)):
            run = parts[first : first + size]
            if len(run) == size and makes(meant, run):
                claim = sum_claim(passage, total, run, [passage] * size, holds=False)
                together = sum((each.amount for each in run), Decimal(0))
                yield replace(claim, expected=shown(passage, together, run[0]))
                return


RISE_AND_FALL = (
    pattern("[一-鿿]{0,6}?(?:实现|保持|呈)?(?:正|较快)?(?:(?<!负)增长|上升|提高|上涨)"),
    pattern("[一-鿿]{0,6}?(?:呈|同比)?(?:负增长|下降|减少|下滑|下跌)"),
)


def _both_ways(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 13个税种中，增值税等6个税种实现增长；资源税等8个税种负增长: more than there are."""
    for place, whole in enumerate(numbers[:-2]):
        if whole.unit in ("", POINTS) or whole.is_percent or "中，" not in passage.text:
            continue
        if not AMONG.match(passage.text[whole.end : numbers[place + 1].start]):
            continue
        like = [
            each
            for each in numbers[place + 1 :]
            if each.same == whole.same and each.sentence == whole.sentence
        ]
        found = [
            [each for each in like if way.match(passage.text, each.end)] for way in RISE_AND_FALL
        ]
        if any(len(each) != 1 for each in found):
            continue
        used = (found[0][0], found[1][0])
        together = used[0].amount + used[1].amount
        if together > whole.amount and all(each.amount < whole.amount for each in used):
            working = "＋".join(typed(passage, each) for each in used)
            expected = shown(passage, together, whole)
            yield Claim("sentence-sum", False, passage, whole, used, working, expected)


OF_FAULTS = ("个", "处", "条", "项", "起")
FOUND_SO = pattern("[现出](?:各类)?(?:安全|质量)?(?:问题|隐患)$", needs="问题|隐患")


def _is_among(whole: Measured, part: Measured) -> bool:
    due, done = DUE.search(whole.lead), DONE.search(part.lead)
    if due and done and due[1] == done[1]:
        return True
    kind = OF_KIND.search(part.lead)
    if kind and len(kind[1]) > 1 and name_of(whole.lead).endswith(kind[1]):
        return True
    if part.unit in OF_FAULTS and FOUND_SO.search(part.lead):
        return False  # 检查停车场42个，发现问题63个: a place may have several
    return any(
        looked.search(whole.lead) and found.search(part.lead) and not kind
        for looked, found in FOUND
    )
