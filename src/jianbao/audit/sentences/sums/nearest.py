"""Which number a list belongs to: brackets, what stands between, and what it makes exactly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.measured import MANY, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.complements import are_complements
from jianbao.audit.sentences.reading.lists import (
    FEW,
    IN_BRACKETS,
    NEAR,
    NO_PART,
    SOME,
    counts_too,
    is_no_part,
)
from jianbao.audit.sentences.sums.closing import IN_ALL

LACKING = pattern("[还尚仍](?:需|须|差|缺)", needs="还|尚|仍")


def apart_in_brackets(text: str, numbers: list[Measured]) -> Iterator[list[Measured]]:
    """Yield the numbers outside brackets, and those in each with the one that they are of.

    火灾1,286起（居民546起、厂房740起）、救援3,254起: what stands within is no part of the whole.
    """
    spans = [match.span() for match in IN_BRACKETS.finditer(text)] if "（" in text else []
    starts = [number.start for number in numbers]
    outside, last = list[Measured](), 0
    for start, end in spans:
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        outside += numbers[last:first]
        if first and behind - first >= FEW:
            yield numbers[first - 1 : behind]
        last = behind
    yield [*outside, *numbers[last:]]


def is_nearer(passage: Passage, number: Measured, total: Measured) -> bool:
    """Return whether a number between a total and a list is rather the total of that list."""
    if number.same == total.same:
        return not NO_PART.search(number.lead) and not is_lacking(number)
    return IN_ALL.match(number.lead) is not None and counts_too(passage, number, total)


def is_lacking(number: Measured) -> bool:
    """Return whether a number tells what is not there yet, and so has no parts: 还需完成5亿元."""
    return LACKING.search(number.lead) is not None


def is_of_earlier(numbers: list[Measured], place: int, together: Decimal) -> bool:
    """Return whether parts make a number before a total exactly: 受理73件，办结71件，其中….

    Then they are of that one, and say nothing of what stands nearer.
    """
    total = numbers[place]
    return any(
        each.same == total.same
        and each.sentence == total.sentence
        and each.amount == together
        and not is_no_part(each, each)
        for each in numbers[max(0, place - MANY) : place]
    )


def complementing(total: Measured, run: list[Measured]) -> list[Measured]:
    """Return a list, or the first two that part a total: 报名9人，缺考2人，参加7人，合格5人."""
    two = sum((each.amount for each in run[:FEW]), Decimal(0))
    every = sum((each.amount for each in run), Decimal(0))
    near = abs(two - total.amount) <= NEAR * total.amount < abs(every - total.amount)
    return run[:FEW] if near and are_complements(run[0].lead, run[1].lead) else run


def are_classes(listed: list[Measured]) -> bool:
    """Return whether parts are classes of a measure, from below one end to above the other."""
    ends = {listed[0].lead[-2:], listed[-1].lead[-2:]}
    return len(listed) >= SOME and ends == {"以下", "以上"}


JOINT = pattern("（([一-鿿]{1,3})）")


def other_unit(passage: Passage, total: Measured) -> str:
    """Return the second unit of a total that counts two kinds of things: 个 of 128处（个）."""
    match = JOINT.match(passage.text, total.end) if total.unit else None
    return match[1] if match else ""
