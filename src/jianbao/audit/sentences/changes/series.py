"""A series of values, by years behind 分别 or one behind the other: by how much, and which way.

2020年至2022年分别为2万头、3万头、4万头，2022年比2021年增长33%; 86起、79起、74起，逐月下降.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import may_match, pattern
from jianbao.audit.sentences.changes.directions import PAST_WORD, is_change
from jianbao.audit.sentences.changes.judging import judged
from jianbao.audit.sentences.changes.yearly import YEARLY, yearly
from jianbao.audit.sentences.reading.claims import Claim, direction, typed
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.pairs import values_behind

YEARS = pattern(
    r"((?:19|20)\d\d)年?(?:([至到—–～-])|、)(?:(?:19|20)\d\d年?[、和])*((?:19|20)\d\d)年[^。；]{0,40}?(?:分别|依次)"
)
LONGEST_HEAD = 200  # characters from the first year to the first value
YEAR = pattern(r"(?:19|20)\d\d")
TWO_YEARS = pattern(r"((?:19|20)\d\d)年(?:比|较|相比|对比)((?:19|20)\d\d)年")
FROM_YEAR = pattern(r"(?:比|较)((?:19|20)\d\d)年")
TWO_BACK = pattern("(?:比|较)(?:上年|前一年|上一年)|同比")


def in_turn(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 查办37起、案值2.14亿元。上年同期查办31起、案值1.86亿元，分别增长19.4%和15.1%."""
    if "分别" not in passage.text:
        return
    for place, first in enumerate(numbers):
        if "分别" not in first.lead or not is_change(first):
            continue
        run = [first]
        for each in numbers[place + 1 :]:
            if (
                each.is_percent != first.is_percent
                or passage.text[run[-1].end : each.start] not in JOINTS
            ):
                break
            run.append(each)
        before = [each for each in numbers[:place] if each.unit and not each.is_percent]
        before = before[-2 * len(run) :]
        now, then = before[: len(run)], before[len(run) :]
        first_ends, second_ends = before[::2], before[1::2]
        in_pairs = [x.same for x in first_ends] == [x.same for x in second_ends] and len(run) > 1
        if in_pairs and all(LEVEL.search(x.lead) for x in second_ends):
            yield from _judged_each(passage, first_ends, second_ends, run)
            continue  # 由36个增加到42个，由112名增加到130名，分别增加6个、18名
        alike = len(then) == len(run) > 1 and [x.same for x in now] == [x.same for x in then]
        if not alike or first.sentence - now[0].sentence > 1:
            continue
        if not PAST_WORD.search(then[0].lead) or any(PAST_WORD.search(x.lead) for x in now):
            continue
        yield from _judged_each(passage, then, now, run)


def _judged_each(
    passage: Passage, then: list[Measured], now: list[Measured], run: list[Measured]
) -> Iterator[Claim]:
    for base, level, by in zip(then, now, run, strict=False):
        claim = judged(passage, base, level, by, direction(run[0].lead))
        if claim is not None:
            yield claim


JOINTS = ("、", "和", "与", "及")


def series(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what is claimed of changes from year to year of a series."""
    text, end = passage.text, numbers[-1].end
    start = max(0, numbers[0].start - LONGEST_HEAD)
    if text.find("分别", start, end) < 0 and text.find("依次", start, end) < 0:
        return
    for match in YEARS.finditer(text, start, end):
        years = years_of(match)
        values = list(values_behind(passage, numbers, match.end()))
        if len(values) != len(years) or len(values) < 2:
            continue
        by_year = dict(zip(years, values, strict=True))
        behind = bisect_right(numbers, values[-1].start, key=lambda each: each.start)
        for by in islice(numbers, behind, None):
            if by.sentence != values[0].sentence or not is_change(by):
                break
            yield from _change(passage, by_year, by)


def years_of(match: re.Match[str]) -> list[int]:
    """Return the years that `YEARS` names, each of a range."""
    if match[2]:
        return list(range(int(match[1]), int(match[3]) + 1))
    return [int(year) for year in YEAR.findall(match[0])]


def _change(passage: Passage, values: dict[int, Measured], by: Measured) -> Iterator[Claim]:
    years = sorted(values)
    first, last = years[0], years[-1]
    if two := TWO_YEARS.search(by.lead):
        first, last = int(two[2]), int(two[1])
    elif one := FROM_YEAR.search(by.lead):
        first = int(one[1])
    elif YEARLY.search(by.lead):
        way, apart = direction(by.lead), last - first
        mean = yearly(passage, values[first], values[last], apart, by, way)
        yield from (claim for claim in [mean] if claim is not None)
        return
    elif TWO_BACK.search(by.lead):
        first = years[-2]
    if first in values and last in values:
        claim = judged(passage, values[first], values[last], by, direction(by.lead))
        if claim is not None:
            yield claim


# ---- how a list went, in words

STEADY = pattern(
    "(?:逐[年月季周次]|连年|持续|稳步|不断|一路|连续[^，。；]{1,4}[年月季])[^，。；、\\d]{0,4}?"
    "(?:上升|升高|增长|递增|提高|增加|攀升|走高|提升|回升|加快|下降|减少|递减|降低|回落|走低|下滑|缩短|压减|放缓)"
    "|(?P<width>[降跌增涨]幅)(?:逐[年月季周次]|持续|不断|连续)(?P<so>收窄|扩大|缩小)"
)
FALLING = pattern("下降|减少|递减|降低|回落|走低|下滑|缩短|压减|放缓")
SHAPED = pattern(
    "前([高低快慢多少])后[高低快慢多少]|先([扬抑升降增减涨跌高低])后[扬抑升降增减涨跌高低]",
    needs="后高|后低|后快|后慢|后多|后少|后扬|后抑|后升|后降|后增|后减|后涨|后跌",
)
AT_FIRST_MORE, RISES_FIRST = "高快多", "扬升增涨高"
BEST = pattern(
    "^(?:件|人)?[，]?(?:[为是系属]|创(?:下|造)?)[^，。；\\d]{0,8}?(?:最([高多大])|最([低少小])|新(高)|新(低))"
)
RECORD = pattern(
    r"[，；]?(?:今年|本年|其中|上半年|去年|为|再)?[^，。；\\d]{0,4}?(?:创|为|是|[降升达]至?到?|刷新|再创)[^，。；\d]{0,12}?(?:最([高多大])|最([低少小])|新(高)|新(低))"
)
JOINED = pattern("^(?:[、和及与]|，(?=[^，。；]{0,6}[年月季]))[^，。；、]{0,12}$")


class Denied(Struct, frozen=True):
    """Words that values deny, where they start, and the values as they read."""

    passage: Passage
    start: int
    said: str
    values: str


def gone(passage: Passage, group: list[Measured], end: int) -> Iterator[Denied]:
    """Yield the words on how a list of one sentence went that its values deny."""
    for run in _runs(passage, group, SOME) if len(group) >= SOME else ():
        yield from _steady(passage, run, end)
        yield from _best(passage, run, group, end)
    if "后" in passage.text and may_match(passage.text, SHAPED):
        for run in _runs(passage, group, len(("first", "last"))):
            yield from _shaped(passage, run, group)


SOME = 3  # values that make a series


def _runs(passage: Passage, group: list[Measured], least: int) -> Iterator[list[Measured]]:
    """Yield what a sentence lists of one unit, one value behind the other.

    Rates of growth are a list where each has its time: 一季度增长2.1%，二季度下降3.4%.
    """
    run = group[:1]
    for before, now in pairwise(group):
        gap = passage.text[before.end : now.start]
        is_growth = now.is_percent and GROWN.match(now.lead) and GROWN.search(run[0].lead)
        is_level = not is_change(now) and not is_change(run[0]) and not THAN.search(now.lead)
        if now.same == before.same and JOINED.match(gap) and (is_level or is_growth):
            run.append(now)
            continue
        if len(run) >= least:
            yield _signed(run)
        run = [now]
    if len(run) >= least:
        yield _signed(run)


GROWN = pattern(
    "(?:\\d{1,2}月份?|[一二三四]季度|[上下]半年|(?:19|20)\\d\\d年)[^，。；、\\d]{0,6}?(?:增长|下降|上涨)$",
    needs="增长|下降|上涨",
)


def _signed(run: list[Measured]) -> list[Measured]:
    """Return a list of rates of growth with those that fell below nought."""
    if not is_change(run[0]):
        return run
    return [replace(each, amount=direction(each.lead) * each.amount) for each in run]


def _steady(passage: Passage, run: list[Measured], end: int) -> Iterator[Denied]:
    """分别为3件、5件、4件，逐年上升."""
    start = max(passage.text.rfind(stop, 0, run[0].start) for stop in "。；\n") + 1
    match = STEADY.search(passage.text, run[-1].end, end)
    if match is not None and DIGIT.search(passage.text, run[-1].end, match.start()):
        return
    if match is None and IN_TURN.search(passage.text, start, run[0].start):
        match = STEADY.search(passage.text, start, run[0].start)
    if match is None or (is_change(run[0]) and not GROWN.search(run[0].lead)):
        return  # 三项分别下降13%、8%、2%，满意度连续13年提升: of several things
    sign = -1 if FALLING.search(match[0]) else 1
    if match["width"]:  # of rates below nought, which come nearer to it: 降幅逐季收窄
        is_growth = is_change(run[0])
        sign = 1 if (match["width"][0] in "降跌") == (match["so"] != "扩大") else -1
        if not is_growth:
            return
    if not _is_of_times(passage, run, max(match.end(), run[0].start)):
        return
    if any(sign * (now.amount - before.amount) <= 0 for before, now in pairwise(run)):
        yield Denied(passage, match.start(), match[0], _listed(passage, run))


def _shaped(passage: Passage, run: list[Measured], group: list[Measured]) -> Iterator[Denied]:
    """上半年1.8亿元，下半年4.2亿元，前快后慢; 6.2元、7.1元、5.8元，先抑后扬: all the other way."""
    start = max(passage.text.rfind(stop, 0, run[0].start) for stop in "。；\n") + 1
    is_first = run[0].start == group[0].start
    match = SHAPED.search(passage.text, start if is_first else run[-1].end, run[-1].end + NEARBY)
    if match is None or "。" in passage.text[run[-1].end : match.start()]:
        return
    amounts, half = [each.amount for each in run], len(run) // 2
    if match[1]:
        apart = sum(amounts[:half]) - sum(amounts[-half:])
        wrong = apart < 0 < amounts[-1] - amounts[0] or apart > 0 > amounts[-1] - amounts[0]
        wrong = wrong and (apart > 0) != (match[1] in AT_FIRST_MORE)
    else:
        first, last = amounts[1] - amounts[0], amounts[-1] - amounts[-2]
        wrong = first * last < 0 and (first > 0) != (match[2] in RISES_FIRST)
    if wrong and _is_of_times(passage, run, run[-1].end):
        yield Denied(passage, match.start(), match[0], _listed(passage, run))


NEARBY = 40  # characters behind a list in which it is said how it went


DIGIT = pattern(r"\d")
IN_TURN = pattern("依次|分别")
THAN = pattern("[高低多少快慢大小长短好优]于|超过|不及|[较比]")
SEVERAL = pattern("[前近][一-鿿\\d]{1,3}(?:个月|年|季|届)|年来|各[月季年]|历[年届]")
TIMES = pattern("[年月季度周届次期]")


def _is_of_times(passage: Passage, run: list[Measured], end: int) -> bool:
    """Return whether a list is of several times, and not of several places."""
    start = max(0, run[0].start - 40)
    times = len(TIMES.findall(passage.text[start:end]))
    return times > 1 or bool(SEVERAL.search(passage.text, start, end))


def _listed(passage: Passage, run: list[Measured]) -> str:
    return "、".join(typed(passage, each) for each in run)


def _best(
    passage: Passage, run: list[Measured], group: list[Measured], end: int
) -> Iterator[Denied]:
    """其中4月份的125件为最低; 今年创五年来新高: of the values listed right before."""
    others = [each for each in group if each.start > run[-1].end and each.same == run[0].same]
    for other in others:
        match = BEST.match(passage.text[other.end : end])
        if match is not None:
            amounts = [each.amount for each in run]
            best = max(amounts) if match[1] or match[3] else min(amounts)
            if other.amount != best and other.amount in amounts:
                said = typed(passage, other) + match[0]
                yield Denied(passage, other.start, said, _listed(passage, run))
            return
    match = RECORD.match(passage.text, run[-1].end, end)
    if match is not None and _is_of_times(passage, run, match.end()):
        amounts = [each.amount for each in run]
        best = max(amounts) if match[1] or match[3] else min(amounts)
        if amounts[-1] != best:
            yield Denied(passage, match.start(), match[0].strip("，；"), _listed(passage, run))
