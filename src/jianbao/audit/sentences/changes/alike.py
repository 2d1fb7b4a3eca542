"""Rates that are told against one and the same: 甲增长17.8%，超过全国9.9个百分点；乙增长13.2%，….

What the others are told against follows from each of them, and is one number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import POINTS, Measured, name_of, stated
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped

ABOVE = pattern(
    "(?P<up>高于|高出|超过|超出|快于|领先)?(?P<down>低于|慢于|落后于?)?[比较]?"
    "(?P<than>[^，。；：、\\d]{2,14}?)(?:(?P<high>[高快])|(?P<low>[低慢]))?[出了约]*$"
)
TIMES = pattern("[上去前]年|同期|[上本当]?[月季期]|\\d|年[末底初]|计划|目标|预期|进度")
PLAIN = pattern("(?:整体|总体|平均|水平|增速|增幅|涨幅|同类|的)+$")
OPENS = pattern("^(?:[，、]|（)(?:[增涨降]速|[增涨降]幅)?(?:分别)?(?:均)?$")
IN_TURN = ("、", "和", "与", "以及")
GREW = pattern(
    "(?:增速|增幅)(?:达到?|为)?$|(?:同比|比上年|名义|实际)*(?:增长|上涨|提高)$", needs="增|涨|提高"
)
NAMED = 2  # letters at the end of what is measured that say what it is
FEWEST = 3


class Told(Struct, frozen=True):
    """A rate and by how much it is above another: what that one is follows."""

    passage: Passage
    rate: Measured
    by: Measured
    way: int

    @property
    def base(self) -> Decimal:
        """What the rate is told against."""
        return self.rate.amount - self.way * self.by.amount

    @property
    def blur(self) -> Decimal:
        """How far that may be off by rounding."""
        return (self.rate.step + self.by.step) / 2


def told_alike(material: Material) -> Iterator[Claim]:
    """Yield the one of several that is not told against what the others are."""
    alike: dict[tuple[str, str], list[Told]] = defaultdict(list)
    having = set(map(id, passages_with(material, POINTS)))
    for passage, numbers in material.once(stated):
        for place in range(1, len(numbers)) if id(passage) in having else ():
            yield from _in_turn(passage, numbers[max(0, place - 3) : place + 1])
            if found := _told(passage, *numbers[place - 1 : place + 1]):
                alike[found[0]].append(found[1])
    for each in alike.values():
        yield from _odd(each)


def _told(passage: Passage, rate: Measured, by: Measured) -> tuple[tuple[str, str], Told] | None:
    if by.unit != POINTS or not rate.is_percent or rate.sentence != by.sentence:
        return None
    grew = GREW.search(rate.lead)
    match = ABOVE.match(by.lead) if grew else None
    if grew is None or match is None or TIMES.search(match["than"]):
        return None
    if not (way := _way(match)) or passage.text[rate.end : by.start][:1] not in "，、（":
        return None
    thing = name_of(rate.lead[: grew.start()])[-NAMED:]
    than = PLAIN.sub("", match["than"])
    return ((thing, than), Told(passage, rate, by, way)) if len(thing) == NAMED else None


def _way(match: re.Match[str]) -> int:
    if match["up"] or match["high"]:
        return 1
    return -1 if match["down"] or match["low"] else 0


def _odd(each: list[Told]) -> Iterator[Claim]:
    """Yield the claim of the one that does not agree with the others, which all agree."""
    if len(each) < FEWEST:
        return
    for one in each:
        others = [other for other in each if other is not one]
        agree = all(
            abs(other.base - others[0].base) <= other.blur + others[0].blur for other in others
        )
        is_odd = abs(one.base - others[0].base) > one.blur + others[0].blur
        if agree and is_odd and _is_slip(one, others[0]):
            yield _claim(one, others[0])
            return


def _is_slip(one: Told, other: Told) -> bool:
    """Return whether a slip in what one is above makes its base that of the other."""
    meant, step = abs(one.rate.amount - other.base), one.by.step
    return is_mistyped(one.by.amount, meant, meant, step) or is_digit_off(
        one.by.amount, meant, step
    )


def _claim(one: Told, other: Told) -> Claim:
    expected = one.way * (one.rate.amount - other.base)
    working = (
        f"{typed(one.passage, one.rate)}−（{typed(other.passage, other.rate)}"
        f"{'−' if other.way > 0 else '＋'}{typed(other.passage, other.by)}）"
    )
    return Claim(
        "sentence-difference", False, one.passage, one.by, (one.rate,), working,
        shown(one.passage, expected, one.by),
    )  # fmt: skip


def _in_turn(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 分别增长12.3%和10.3%，增速分别比全市快5.8和3.8个百分点."""
    if len(numbers) < len("甲乙丙丁"):
        return
    first, second, by, last = numbers
    gaps = (passage.text[first.end : second.start], passage.text[by.end : last.start])
    if last.unit != POINTS or not first.is_percent or not set(gaps) <= set(IN_TURN):
        return
    match = ABOVE.match(by.lead.partition("分别")[2])
    if match is None or not second.is_percent or not (way := _way(match)):
        return
    if TIMES.search(match["than"]) or not GREW.search(first.lead):
        return
    one, other = (Told(passage, rate, each, way) for rate, each in ((second, last), (first, by)))
    if abs(one.base - other.base) <= one.blur + other.blur:
        return
    for each, beside in ((one, other), (other, one)):
        if _is_slip(each, beside):
            yield _claim(each, beside)
            return
