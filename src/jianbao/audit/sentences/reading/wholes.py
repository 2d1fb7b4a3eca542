"""What a share or a rate may be of: the numbers before it that count something."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from jianbao.audit.measured import POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import MOVED, Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.mistyped import is_mistyped, turned_digits

COUNTED = MOVED.replace("|增|", "|(?<!新)增|")
MOVE_BEFORE = pattern(f"(?:{COUNTED})[了约近达超为至到]*$")
JOINED = pattern("^(?:、|和|及|以及|与)", needs="、|与|及|和")
A_HEAD = pattern("每[一-鿿]|[一-鿿]均[一-鿿]{0,6}$", needs="均|每")
"""An amount of each counts nothing."""
FAR = Decimal(25)  # points: a share so far off is of something else


SHARE_BEHIND = pattern(r"的(?:约|近)?(?:[\d.]+[%％]|[一二三四五六七八九十百]+(?:成|分之))")


def is_whole_of_share(passage: Passage, number: Measured) -> bool:
    """Return whether a share is told of a number: 占库容1.70亿立方米的80.0%, 完成任务2万人的76%."""
    return SHARE_BEHIND.match(passage.text, number.end) is not None


def counts_of(before: list[Measured]) -> list[Measured]:
    """Return the numbers that count something: no shares, no rises."""
    return [
        each
        for each in before
        if not each.is_percent
        and each.is_exact
        and each.unit not in ("", "倍", POINTS)
        and _is_level(each.lead)
    ]


@lru_cache(maxsize=1024)
def _is_level(lead: str) -> bool:
    """Return whether words before a number leave it a count: 增加到, and no 增加."""
    return LEVEL.search(lead) is not None or not MOVE_BEFORE.search(lead)


def without_mean(before: list[Measured], words: str) -> list[Measured]:
    """Return numbers before a share without a mean that stands between it and its count.

    接待游客12万人次，日均1.2万人次，占全年的八分之一: the mean tells the count before it once more.
    """
    last = before[-1] if before else None
    if last is None or "占" not in words or not A_HEAD.search(last.lead):
        return before
    is_of_time = OF_TIME.search(last.lead)
    heads = [  # 日均接送4.68万人次，车均30人次: what all have a day is a count beside 车均
        bool(A_HEAD.search(each.lead) and (is_of_time or not OF_TIME.search(each.lead)))
        for each in before
    ]
    pairs = list(zip(before, heads, strict=True))
    count = next((each for each, is_head in reversed(pairs[:-1]) if not is_head), None)
    means = [each for each, is_head in pairs if is_head and each.same == last.same]
    if count is None or count.sentence != last.sentence or len(means) > 1:
        return before  # 人均收入24,860元，人均消费支出15,910元，占64%: of what all have a head
    is_its = counts_of([count]) and last.same.startswith(count.same)
    return before[:-1] if is_its else before


OF_TIME = pattern("^[，、]?(?:[日月周季年]均|平均每[日天月周年])", needs="均")


FOREMOST = pattern(
    "[，。；]([^，。；]{2,16}?)(?:最[多大高少小低]|居首位?|居第一位?|居多|位居首位|排名?第一)，"
    "[约仅只]?占[^，。；]{0,10}$",
    needs="最|居|第一",
)
FOREMOST_END = tuple(f"{end}，" for end in "多大高少小低首位一")
MARKS = "、，；和与及"


def foremost_of(passage: Passage, share: Measured, counts: list[Measured]) -> list[Measured]:
    """Return the count that a clause before a share names as foremost; all where it names none.

    噪声类280件、油烟类190件，噪声类投诉最多，占45.2%. Without such a clause there is none.
    """
    clause = passage.text[: share.start - len(share.lead)]
    if not clause.endswith(FOREMOST_END):
        return []
    rank = FOREMOST.search(passage.text, counts[-1].end, share.start)
    if rank is None:
        return []
    names = {each.start: each.lead.removeprefix("其中").strip(MARKS) for each in counts}
    named = [name for name in names.values() if name and rank[1].startswith(name)]
    return [each for each in counts if names[each.start] in named] if named else counts


def of_wholes(
    passage: Passage,
    share: Measured,
    count: Measured,
    wholes: list[Measured],
    is_other: bool,
    kind: str,
) -> Claim | None:
    """Compare a share with what each possible whole gives; the likeliest one is told."""
    tried = tried_wholes(count, without_rests(count, wholes), share)
    for whole, bounds in tried:
        if bounds.fits(share):
            return share_claim(passage, share, count, whole, bounds, kind, holds=True)
    if not tried:
        return None
    for whole, bounds in tried:
        if is_by_operand(share, count, whole):
            return share_claim(passage, share, count, whole, bounds, kind, holds=False)
    whole, bounds = _likeliest(tried, share)
    if is_other and not is_mistyped(share.amount, bounds.low, bounds.high, share.step):
        return None
    if not is_meant(share, bounds):
        return None
    return share_claim(passage, share, count, whole, bounds, kind, holds=False)


def without_rests(count: Measured, wholes: list[Measured]) -> list[Measured]:
    """Return wholes without what a count leaves of another: 房源1,500套，入住1,380套，空置120套.

    The whole stands first: 起始价28.8亿元，成交价30.24亿元，溢价1.44亿元 is no parting.
    """
    firsts = {each.amount: each.start for each in reversed(wholes)}
    return [
        each for each in wholes if firsts.get(each.amount + count.amount, each.start) >= each.start
    ]


SET = pattern("目标|计划|任务|预算|指标", needs="目标|计划|任务|预算|指标")


def as_set(whole: Measured) -> Measured:
    """Return a plan as exact, since it was set and not rounded."""
    return replace(whole, step=Decimal(0)) if SET.search(whole.lead) else whole


def tried_wholes(
    count: Measured, wholes: list[Measured], share: Measured
) -> list[tuple[Measured, Bounds]]:
    """Return what each whole gives, the nearest first."""
    return [
        (whole, bounds)
        for whole in reversed(wholes)
        if (bounds := quotient(count, as_set(whole), share.per))
    ]


def is_meant(share: Measured, bounds: Bounds) -> bool:
    """Return whether a share is meant to be what counts give: near it, or right but for a slip."""
    if abs(bounds.middle - share.amount) <= FAR * share.per / 100:
        return True
    return is_mistyped(share.amount, bounds.low, bounds.high, share.step)


def is_by_operand(share: Measured, count: Measured, whole: Measured) -> bool:
    """Return whether two exchanged digits of a count, or of its whole, make a share right.

    However far off it is now: 建议63条 (of 36), 采纳27条, 采纳率75.0%.
    """
    counts = turned_digits(count.amount, count.step) or ()
    wholes = turned_digits(whole.amount, whole.step) or ()
    pairs = [
        *((replace(count, amount=amount), whole) for amount in counts),
        *((count, replace(whole, amount=amount)) for amount in wholes),
    ]
    return share.amount >= TWO * share.step and any(
        bounds.fits(share) and bounds.high - bounds.low < share.step
        for one, other in pairs
        if (bounds := quotient(one, other, share.per)) is not None
    )


TWO = 10  # steps of a share that has two digits


def _likeliest(tried: list[tuple[Measured, Bounds]], share: Measured) -> tuple[Measured, Bounds]:
    """Return the whole that a slip makes right, that says so (共, 总, 全), or the nearest."""
    for whole, bounds in tried:
        if is_mistyped(share.amount, bounds.low, bounds.high, share.step):
            return whole, bounds
    for whole, bounds in tried:
        if any(word in whole.lead for word in ("共", "总", "合计", "全")):
            return whole, bounds
    return tried[0]


def is_aside(passage: Passage, count: Measured, share: Measured) -> bool:
    """Return whether a count stands in brackets as a part: 968亿（其中冷却水483亿），占16%."""
    if "（其中" not in passage.text:
        return False
    shut = passage.text.find("）", count.end, share.start)
    opened = passage.text.rfind("（", 0, count.start)
    is_part = passage.text.startswith("（其中", opened)
    return shut >= 0 and is_part and passage.text.find("）", opened) == shut


def share_claim(
    passage: Passage,
    share: Measured,
    count: Measured,
    whole: Measured,
    bounds: Bounds,
    kind: str,
    holds: bool,
) -> Claim:
    """Return the claim that a share is what a count and a whole give, with the reckoning."""
    working = f"{typed(passage, count)}÷{typed(passage, whole)}"
    expected = shown(passage, bounds.middle, share)
    return Claim(kind, holds, passage, share, (count, whole), working, expected)


def listed_with(passage: Passage, count: Measured, counts: list[Measured]) -> list[Measured]:
    """Return the members of a longer list that a count is in: none of them is its whole."""
    group: list[Measured] = []
    for each in counts:
        if group and not JOINED.match(passage.text[group[-1].end : each.start]):
            if count in group:
                break
            group = []
        group.append(each)
    return group if count in group and len(group) > 2 else []


PART_OF_YEAR = pattern("全年|[上下]半年|前?[一二三四]季度|\\d{1,2}月", needs="全年|半年|季度|月")


def of_other_time(share: Measured, whole: Measured) -> bool:
    """Return whether a share is of the half year and a number of a quarter."""
    times = [PART_OF_YEAR.findall(each.lead) for each in (share, whole)]
    return all(times) and times[0][-1] != times[1][-1]


def of_other_things(before: list[Measured], share: Measured) -> tuple[Measured, Bounds] | None:
    """Return what a share is right of though it has other units: 疑点4350条，违规87人，占2.0%."""
    pair = counts_of(before[-2:])
    if len(pair) < 2 or pair[0].same == pair[1].same or pair[0].sentence != share.sentence:
        return None
    bounds = quotient(pair[1], pair[0], share.per)
    return (pair[0], bounds) if bounds is not None and bounds.fits(share) else None


TIMES = (
    "上年",
    "去年",
    "前年",
    "同期",
    "上月",
    "上季",
    "年初",
    "今年",
    "全国",
    "全省",
    "全市",
    "全县",
)


def was_of_time(lead: str) -> bool:
    """Return whether words name what a share was: 占比比去年的."""
    named = lead[max(map(lead.rfind, "较比")) + 1 :] if lead.endswith("的") else ""
    is_timed = named[:1].isdecimal() or named.startswith(TIMES) or named[1:3] == "季度"
    return is_timed and len(named) < len(lead)
