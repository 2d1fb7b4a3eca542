"""Amounts per head, per day, per thing whose counts stand in other sentences: told is a slip."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.claims import Bounds, Claim, quotient, shown
from jianbao.audit.sentences.means import PER_HEAD
from jianbao.audit.sentences.mistyped import is_mistyped
from jianbao.audit.sentences.paces import days_of
from jianbao.audit.sentences.pool import NO_TEXT, Pool, Stated, pool
from jianbao.audit.sentences.wholes import MOVE_BEFORE

Claimed = set[tuple[int, int]]
PER = pattern("(?:平均)?每([十百千万亿]*)([一-鿿]{1,14})$", needs="每")
MEAN = pattern("([一-鿿])均[一-鿿]{0,10}$", needs="均")
MANY = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
MOST_HEADS, MOST_TOTALS = 6, 8
FARTHEST = 40  # counts before a mean among which those of its thing are looked for
RAISED = pattern("增收|多|少|提高|增加|减少", needs="增|多|少|提|减")
DAY, MONTHS = "天", 12
THING = pattern("均([一-鿿]{4,10})$", needs="均")
OF_MONTH = pattern(r"(?<![\d至到—-])(\d{1,2})月(?:份|当月)?(?![\d至到—-])", needs="月")


def means_across(material: Material, claimed: Claimed) -> Iterator[Claim]:
    """Yield what a paper claims of means that no sentence of its own says anything of."""
    counts = material.once(pool)
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or not ("均" in passage.text or "每" in passage.text):
            continue
        for number in numbers:
            if (id(passage), number.start) in claimed or number.is_percent or not number.unit:
                continue
            if not ("均" in number.lead or "每" in number.lead) or MOVE_BEFORE.search(number.lead):
                continue
            if not number.is_exact or RAISED.search(number.lead):
                continue
            heads, times = _heads(passage, number, counts, material)
            if heads:
                yield from _mean(passage, number, heads, times, counts)


def _heads(
    passage: Passage, number: Measured, counts: Pool, material: Material
) -> tuple[list[Stated], int]:
    """Return what a mean is of, the nearest first, and of how many each."""
    if match := PER.search(number.lead):
        times = 1
        for sign in match[1]:
            times *= MANY[sign]
        return _called(passage, number, match[2], counts, material), times
    match = MEAN.search(number.lead)
    if match is None:
        return [], 1
    if match[1] in "日天":
        return _days(passage, number, counts, material), 1
    units = PER_HEAD.get(f"{match[1]}均", (match[1],))
    return [each for unit in units for each in counts.before(passage, number, unit, MOST_HEADS)], 1


def _called(
    passage: Passage, number: Measured, words: str, counts: Pool, material: Material
) -> list[Stated]:
    """Return the counts that words behind 每 name: of that unit, and of that thing if told."""
    if words.startswith(DAY):
        return _days(passage, number, counts, material)
    found: list[Stated] = []
    for unit in counts.counts:
        if not words.startswith(unit) and not (unit == "人" and words[:1] in "名位"):
            continue
        near = counts.before(passage, number, unit, FARTHEST)
        thing = words[len(unit) :][:2]
        of_it = [each for each in near if len(thing) > 1 and _is_of(each, thing)]
        found += (of_it or near)[:MOST_HEADS]
    if not found:  # 分3个小组，每组6人
        near = counts.before(passage, number, "个", MOST_HEADS)
        found = [each for each in near if words[:1] in _behind(each)[:3]]
    return found


def _is_of(each: Stated, thing: str) -> bool:
    """Return whether a count is of a thing: 每个病区 of 12个病区, 每名网格员 of 网格员1,543名."""
    return thing in name_of(each.number.lead) or thing in _behind(each)


def _behind(each: Stated) -> str:
    return each.passage.text[each.number.end : each.number.end + 4]


def _days(passage: Passage, number: Measured, counts: Pool, material: Material) -> list[Stated]:
    """Return the days that a paper states, and those of its period."""
    from calendar import monthrange

    own = material.briefing.period
    days = [days_of(own)]
    start = passage.text.rfind("。", 0, number.start) + 1
    for match in OF_MONTH.finditer(passage.text, start, number.start):
        if 1 <= int(match[1]) <= MONTHS:
            days.append(monthrange(own.last.year, int(match[1]))[1])
    one = Decimal(1)
    made = (Measured(Decimal(n), DAY, one, True, 0, 0, "", "", 0, one) for n in days)
    stated_days = counts.before(passage, number, DAY, MOST_HEADS)
    return [*stated_days, *(Stated(passage, each, 0) for each in made)]


def _mean(
    passage: Passage, number: Measured, heads: list[Stated], times: int, counts: Pool
) -> Iterator[Claim]:
    farther = counts.before(passage, number, number.same, FARTHEST)
    thing = THING.search(number.lead)
    called = [each for each in farther if thing and thing[1] in each.number.lead]
    totals = [each for each in called if "均" not in each.number.lead] or farther[:MOST_TOTALS]
    if number.unit == "次":
        totals += counts.before(passage, number, "人次", MOST_HEADS)
    tried = [
        (total, head, bounds)
        for total in totals
        for head in heads
        if total.number is not head.number
        if (bounds := quotient(total.number, _exact(head), times)) is not None
    ]
    if any(_fits(number, bounds) for *_, bounds in tried):
        return
    slipped = [
        one for one in tried if is_mistyped(number.amount, one[2].low, one[2].high, number.step)
    ]
    for total, head, bounds in (slipped or _sole(number, tried))[:1]:
        days = "" if head.number.end else f"{head.number.amount:f}天"
        yield Claim(
            "sentence-share", False, passage, number, (total.number,),
            f"{total.text}÷{days or head.text}", shown(passage, bounds.middle, number),
        )  # fmt: skip


def _sole(
    number: Measured, tried: list[tuple[Stated, Stated, Bounds]]
) -> list[tuple[Stated, Stated, Bounds]]:
    """Return the one pair of which a total right before a mean leaves no doubt, if it is near."""
    own = [
        one
        for one in tried
        if one[1].number.end
        and one[0].number.sentence == number.sentence
        and number.start - one[0].number.end <= len(number.lead) + 2
    ]
    middle = own[0][2].middle if len({one[1].number.amount for one in own}) == 1 else Decimal(0)
    return own[:1] if middle and middle < 2 * number.amount and number.amount < 2 * middle else []


def _exact(head: Stated) -> Measured:
    return head.number if head.number.end else replace(head.number, step=Decimal(0))


def _fits(number: Measured, bounds: Bounds) -> bool:
    return bounds.fits(number)
