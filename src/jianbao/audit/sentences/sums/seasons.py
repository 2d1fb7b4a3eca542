"""Parts of a year that make a longer time: 一季度3件，二季度4件，上半年7件."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jianbao.audit.measured import Measured, name_of, sentences
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.sentences.reading.lists import NEAR, NO_PART, gap_of, summed
from jianbao.audit.sentences.reading.pairs import values_behind

WHOLE_TIMES = {
    "上半年": ("一季度", "二季度"),
    "下半年": ("三季度", "四季度"),
    "全年": ("上半年", "下半年"),
    "前三季度": ("一季度", "二季度", "三季度"),
}


def times(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what one sentence claims of parts of a year: 一季度3件，二季度4件，上半年7件."""
    if not any("季度" in each.lead or "半年" in each.lead for each in numbers):
        return
    yield from _of_year(passage, numbers)
    yield from _of_quarters(passage, numbers)
    for whole, names in WHOLE_TIMES.items():
        totals = [each for each in numbers if whole in each.lead and _is_part(each)]
        listed = [
            each
            for name in names
            for each in numbers
            if name in each.lead and whole not in each.lead and _is_part(each)
        ]
        alike = {each.same for each in (*totals, *listed)}
        if (
            len(totals) == 1
            and len(listed) == len(names)
            and len(alike) == 1
            and _one(listed, totals)
        ):
            yield summed(passage, totals[0], listed)[0]


def _of_year(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 对52家单位开展检查，上半年24家、下半年28家: of all that stands before."""
    for total, *halves in zip(numbers, numbers[1:], numbers[2:], strict=False):
        named = [each.lead.strip("，、和") for each in halves]
        if not all(map(str.startswith, named, HALVES)) or total.is_percent or not total.unit:
            continue
        if len({each.same for each in (total, *halves)}) > 1 or HALVES[0] in total.lead:
            continue
        claim, off = summed(passage, total, halves)
        is_list = gap_of(passage, *halves) in ("、", "，", "、下半年", "，下半年")
        if claim.holds or (is_list and abs(off) <= NEAR * total.amount):
            yield claim


def _of_quarters(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 四个季度分别销售1.2万套、1.5万套、1.3万套、1.6万套，全年销售5.6万套."""
    for match in QUARTERS.finditer(passage.text, 0, numbers[-1].start):
        listed = list(values_behind(passage, numbers, match.end()))
        behind = [each for each in numbers if listed and each.start > listed[-1].end][:1]
        if len(listed) != QUARTERS_OF.get(match[1], 0) or listed[0].is_percent or not behind:
            continue
        if behind[0].same == listed[0].same and ALL_YEAR.search(behind[0].lead):
            yield summed(passage, behind[0], listed)[0]


QUARTERS = pattern("([四三两])个季度[^，。；]{0,8}?(?:分别|依次)", needs="个季度")
QUARTERS_OF = {"四": 4, "三": 3, "两": 2}
ALL_YEAR = pattern("全年|合计|共计|累计|上半年|前三季度")
HALVES = ("上半年", "下半年")
LAST_YEAR = pattern("^(?:[去上]年|\\d{4}年)(?=[上下]半年|前?[一二三四]季度|全年)", needs="年")


def _is_part(number: Measured) -> bool:
    """Return whether a number may be of a part of the year, the last one too: 去年上半年13亿元."""
    return not NO_PART.search(LAST_YEAR.sub("", number.lead))


MONTHS = pattern(r"(?<!\d)(\d{1,2})(?:月份?)?(?:[至到—–～-](\d{1,2}))?月")


def months(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what is claimed of months that make a longer time: 1—5月42亿元，6月9亿元，1—6月51亿元.

    Told of parts that follow each other without a gap.
    """
    if not any("月" in each.lead for each in numbers):
        return
    spans = [(_months_of(each.lead), each) for each in numbers]
    named = [(span, each) for span, each in spans if span and not NO_PART.search(each.lead)]
    for whole, total in named if len(named) < LONG else ():
        listed = _chain(whole, [pair for pair in named if pair[1] is not total])
        alike = {each.same for each in (total, *listed)}
        if len(listed) > 1 and len(alike) == 1 and _one(listed, [total]):
            yield summed(passage, total, listed)[0]


def _chain(whole: tuple[int, int], parts: list[tuple[tuple[int, int], Measured]]) -> list[Measured]:
    """Return the parts that follow each other from the first month to the last; else none."""
    month, listed = whole[0], list[Measured]()
    by_first = {span[0]: (span, each) for span, each in reversed(parts) if span != whole}
    while month <= whole[1]:
        if month not in by_first or by_first[month][0][1] > whole[1]:
            return []
        span, each = by_first[month]
        listed.append(each)
        month = span[1] + 1
    return listed


def _months_of(lead: str) -> tuple[int, int] | None:
    until = UNTIL.search(lead)
    if until is not None:
        return 1, int(until[1])
    match = MONTHS.search(lead)
    if match is None:
        return next((months for time, months in TIMES.items() if time in lead), None)
    return int(match[1]), int(match[2] or match[1])


UNTIL = pattern(r"(?:截至|至|到)(\d{1,2})月[底末].*累计", needs="累计")  # 截至5月底累计完成
TIMES = {
    "前三季度": (1, 9), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
    "上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12),
}  # fmt: skip


LONG = 6  # numbers with months, beyond which a sentence is a table in words


def _one(listed: list[Measured], totals: list[Measured]) -> bool:
    """Return whether numbers are of one thing: no stock, no rate, the same words but the time."""
    names = {TIME_WORDS.sub("", name_of(each.lead)) for each in (*listed, *totals)}
    longest = max(names, key=len)
    is_amount = not totals[0].is_percent and bool(totals[0].unit)
    return is_amount and all(name in longest for name in names)


def seasons_apart(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what two sentences claim of parts of a year: 一季度3件，二季度4件。上半年7件."""
    if "季度" not in passage.text and "半年" not in passage.text and "月" not in passage.text:
        return
    for one, other in pairwise(sentences(numbers)):
        if other[0].sentence - one[0].sentence == 1 and len(one) + len(other) < WIDE:
            yield from times(passage, [*one, *other])
            yield from months(passage, [*one, *other])


WIDE = 8  # numbers of two sentences, beyond which too much is told of at once
TIME_WORDS = pattern("[当全]月|当期|[上下]半年|全年|前?[一二三四]季度|第|共|累计|其中|分别|今年")
