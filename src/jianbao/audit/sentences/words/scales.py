"""万 and 亿 taken for each other: 挽回损失1744亿元 in a paper whose other amounts are of 万元.

Told is a number that is hundreds of times as much as any other of its unit, and a part that is more
than its whole and would be the share beside it, were it 万 in place of 亿.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.check import Check, in_passage
from jianbao.audit.measured import POINTS, Measured, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, quotient, typed
from jianbao.messages.audit.sentences import part_of_one, scale_denied, scale_differs
from jianbao.messages.findings import Finding

MYRIAD, LARGE = Decimal(10_000), Decimal(100_000_000)
FEWEST = 2  # other numbers of its unit, at least, beside which one is too large
TOO_LARGE, TOO_LARGE_OF_PEOPLE = 1000, 200
STILL_LARGE = 20  # times the next one that a number may be once 万 is left out
OF_PEOPLE = frozenset("人户亩件份")
WIDE_UNITS = ("公顷", "平方公里")  # of which even 万 is seldom too little
EXACTLY = Decimal("0.005")
MEAN = pattern("[均每]")
NEAREST = 8  # numbers before a count that may be its whole
NO_UNIT = ("", "倍", POINTS, "千分点", "%", "‰")
CHANGED = pattern("[较比同][^，。；]{0,8}[增减降]", needs="较|比|同")
OF_EACH = pattern("[均每]|[较比]|[增减][加少长]?$")  # of another size than what is counted
OF_LARGER = pattern("全国|全球|世界|我国|国内|中央|全省|全社会|累计|总量|总产值|投资")


class Outsized(Struct, frozen=True):
    """A number whose 万 or 亿 is another's: it is `times` as much as the others of its unit.

    Or as much as makes `given` right, which stands behind it.
    """

    passage: Passage
    number: Measured
    times: Decimal
    given: Measured | None = None


def outsized(material: Material) -> Iterator[Outsized]:
    """Yield numbers of which 万 or 亿 is too much."""
    by_unit: dict[str, list[tuple[Passage, Measured]]] = {}
    for passage, numbers in material.once(stated):
        yield from _of_shares(passage, numbers) if "亿" in passage.text else ()
        for number in numbers:
            if number.unit not in NO_UNIT and number.is_exact and not OF_EACH.search(number.lead):
                by_unit.setdefault(number.same, []).append((passage, number))
    for unit, counted in by_unit.items():
        where, largest = max(counted, key=lambda each: each[1].amount)
        least = MYRIAD if unit in WIDE_UNITS else LARGE
        others = [each.amount for _, each in counted if each.amount != largest.amount]
        if largest.scale < least or len(others) < FEWEST or OF_LARGER.search(largest.lead):
            continue
        times = largest.amount / max(others) if max(others) else Decimal(0)
        limit = TOO_LARGE_OF_PEOPLE if unit in OF_PEOPLE else TOO_LARGE
        if limit < times < STILL_LARGE * MYRIAD:
            yield Outsized(where, largest, times)


def _of_shares(passage: Passage, numbers: list[Measured]) -> Iterator[Outsized]:
    """Yield 在管患者21.4万人，规范管理16.05亿人，管理率75%, and 为56人追回168亿元，人均3万元.

    What stands behind is the share of a part that is more than its whole, or a mean.
    """
    for place, (count, given) in enumerate(pairwise(numbers)):
        if count.scale < MYRIAD or count.sentence != given.sentence or not given.is_exact:
            continue
        if _is_change_too_large(count, given):
            yield Outsized(passage, given, MYRIAD, count)
            continue
        if count.scale == MYRIAD and _is_too_small(numbers[:place], count, given):
            yield Outsized(passage, count, MYRIAD, given)
            continue
        is_mean = given.same == count.same and MEAN.search(given.lead) is not None
        for whole in (
            numbers[max(0, place - NEAREST) : place] if given.is_percent or is_mean else ()
        ):
            if count.sentence - whole.sentence > is_mean or whole.is_percent:
                continue
            if is_mean and whole.unit[:1] not in given.lead:
                continue
            if not is_mean and (whole.same != count.same or whole.amount > count.amount):
                continue
            by = MYRIAD if is_mean else count.scale / whole.scale
            bounds = _given(count, whole, given, by) if by > 1 else None
            if bounds is not None and bounds.fits(given):
                yield Outsized(passage, count, by, given)
                break


def _is_change_too_large(count: Measured, given: Measured) -> bool:
    """Return whether a change of 亿 is hundreds of times what changed: 1.26亿元，增加2600亿元."""
    if given.same != count.same or given.scale != LARGE or not CHANGED.search(given.lead):
        return False
    return (
        STILL_LARGE * count.amount < given.amount < MYRIAD * count.amount and count.scale == LARGE
    )


def _is_too_small(before: list[Measured], count: Measured, given: Measured) -> bool:
    """Return whether a number of 万 is one of 亿 by what stands beside it.

    较汛前的5.70亿立方米增蓄1.14万立方米，增长20%; 收入22.59万元，比上年增收1.78亿元.
    """
    is_change = CHANGED.search(given.lead) is not None
    if is_change and given.same == count.same and given.scale == LARGE:
        return STILL_LARGE * count.amount < given.amount < MYRIAD * count.amount
    whole = before[-1] if before and given.is_percent else None
    if whole is None or whole.same != count.same or whole.scale < LARGE:
        return False
    meant = replace(count, amount=count.amount * MYRIAD, step=count.step * MYRIAD)
    bounds = quotient(meant, whole, given.per)
    return bounds is not None and bounds.fits(given)


def _given(count: Measured, whole: Measured, given: Measured, by: Decimal) -> Bounds | None:
    """Return what a count gives, were it so many times less; a short mean must be met exactly."""
    meant = replace(count, amount=count.amount / by, step=count.step / by)
    bounds = quotient(meant, whole, given.per)
    if bounds is None or given.is_percent:
        return bounds
    return bounds if abs(bounds.middle - given.amount) < EXACTLY * given.amount else None


ONES = frozenset("人户件起家名所座辆头只宗例张枚艘栋处间册")
IN_THE_MEAN = pattern("[均每率比/]|密度|折合|相当于|百人|千人|万人")
STOPS = pattern("[。；\n]")


def parts_of_ones(passage: Passage, numbers: list[Measured]) -> Iterator[Measured]:
    """Yield 51.3户 and 21.400人: without 万 such things are counted in whole numbers."""
    for number in numbers:
        if number.unit not in ONES or number.scale != 1 or not number.amount % 1:
            continue
        start = max(0, number.start - FARTHEST)
        clause = STOPS.split(passage.text[start : number.start])[-1]
        if not IN_THE_MEAN.search(clause) and not IN_THE_MEAN.match(passage.text, number.end):
            yield number


FARTHEST = 60  # characters before a number that may make it a mean


def scales(material: Material) -> Iterator[Finding]:
    """A number is of the size of its like; 万 is not 亿 (实务: 核对计量单位)."""
    for each in outsized(material):
        value, times = typed(each.passage, each.number), f"{int(each.times)}"
        at = each.passage, each.number.start
        if each.given is None:
            yield in_passage(scale_differs, *at, value=value, times=times, unit=each.number.unit)
        else:
            given = typed(each.passage, each.given)
            yield in_passage(scale_denied, *at, value=value, given=given, by=times)


def whole_numbers(material: Material) -> Iterator[Finding]:
    """People, households and cases are whole (实务: 核对计量单位)."""
    for passage, numbers in material.once(stated):
        for number in parts_of_ones(passage, numbers) if "." in passage.text else ():
            value = typed(passage, number)
            yield in_passage(part_of_one, passage, number.start, value=value, unit=number.unit)


SCALES: tuple[Check, ...] = (
    Check(scales, (scale_differs, scale_denied)),
    Check(whole_numbers, (part_of_one,)),
)
