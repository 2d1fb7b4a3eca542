"""A series of years behind 分别: 2020年至2022年分别为2万头、3万头、4万头，2022年比2021年增长33%."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.judging import judged
from jianbao.audit.sentences.changes.movements import PAST_WORD, is_change
from jianbao.audit.sentences.changes.yearly import YEARLY, yearly
from jianbao.audit.sentences.reading.claims import Claim, direction
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
