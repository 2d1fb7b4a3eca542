"""Amounts per head, per day, per thing whose counts stand in other sentences: told is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.means import PER_HEAD
from jianbao.audit.sentences.quotients.paces import PARTS_OF_YEAR, days_of, last_month
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.pool import Pool, Stated, pool
from jianbao.audit.sentences.reading.wholes import MOVE_BEFORE
from jianbao.audit.sentences.witnesses.operands import Asked, Reckoned
from jianbao.briefing.numbers import chinese_number

PER = pattern("(?:平均)?每([十百千万亿]*)([一-鿿]{1,14})$", needs="每")
MEAN = pattern("([一-鿿])均[一-鿿]{0,10}$", needs="均")
MANY = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
MOST_HEADS, MOST_TOTALS = 6, 8
FARTHEST = 40  # counts before a mean among which those of its thing are looked for
STATISTIC = pattern("可支配|消费支出|工资|寿命|年龄", needs="可支配|消费支出|工资|寿命|年龄")
RAISED = pattern("增收|多|少|提高|增加|减少", needs="增|多|少|提|减")
DAY, MONTHS, QUARTER = "天", 12, 3
OF_PERIOD, READ = 0, -1
"""Where days stand that no number states: nowhere, or in the words of a passage."""
IN_WORDS = pattern("([一二两三四五六七八九十]{1,3})天", needs="天")
SPAN = pattern(
    r"(?<!\d)(\d{1,2})月(\d{1,2})日?[至到—–～-]{1,2}(?:(\d{1,2})月)?(\d{1,2})日", needs="月"
)
ALSO = {"次": "人次", "人": "人次", "人次": "人", "场": "场次", "班": "班次"}
THING = pattern("均([一-鿿]{4,10})$", needs="均")
MONTHS_OF = pattern(r"(?<!\d)(\d{1,2})月?(?:份)?[至到—–～-]{1,2}(\d{1,2})月", needs="月")
OF_MONTH = pattern(r"(?<![\d至到—-])(\d{1,2})月(?:份|当月)?(?![\d至到—-])", needs="月")


def is_mean(number: Measured) -> bool:
    """Return whether the words before a number make it a mean: of each, and no change."""
    lead = number.lead
    if number.is_percent or not ("均" in lead or "每" in lead):
        return False
    if MOVE_BEFORE.search(lead) and not lead.endswith("增收"):
        return False
    return not STATISTIC.search(lead)


def mean(asked: Asked) -> Reckoned | None:
    """Return what a mean was to be of counts that stand in other sentences."""
    heads, times = _heads(asked)
    return _mean(asked, heads, times) if heads else None


def _heads(asked: Asked) -> tuple[list[Stated], int]:
    """Return what a mean is of, the nearest first, and of how many each."""
    if match := PER.search(asked.number.lead):
        times = 1
        for sign in match[1]:
            times *= MANY[sign]
        return _called(asked, match[2]), times
    match = MEAN.search(asked.number.lead)
    if match is None:
        return [], 1
    if match[1] in "日天":
        return _days(asked), 1
    if match[1] == "月":
        return _months(asked), 1
    units = PER_HEAD.get(f"{match[1]}均", (match[1],))
    return [each for unit in units for each in asked.before(unit, MOST_HEADS)], 1


def _called(asked: Asked, words: str) -> list[Stated]:
    """Return the counts that words behind 每 name: of that unit, and of that thing if told."""
    if words.startswith((DAY, "日")):
        return _days(asked)
    if words.startswith("月"):
        return _months(asked)
    if words.startswith("季"):
        months = _months(asked)
        return [
            asked.stated(_time(int(each.number.amount) // QUARTER, "个季度", READ))
            for each in months
            if each.number.amount >= 2 * QUARTER
        ]
    found: list[Stated] = []
    for unit in asked.material.once(pool).counts:
        if not words.startswith(unit) and not (unit == "人" and words[:1] in "名位"):
            continue
        near = asked.before(unit, FARTHEST)
        thing = words[len(unit) :][:2]
        of_it = [each for each in near if len(thing) > 1 and _is_of(each, thing)]
        found += (of_it or near)[:MOST_HEADS]
    if not found:  # 分3个小组，每组6人
        near = asked.before("个", MOST_HEADS)
        found = [each for each in near if words[:1] in _behind(each)[:3]]
    return found


def _is_of(each: Stated, thing: str) -> bool:
    """Return whether a count is of a thing: 每个病区 of 12个病区, 每名网格员 of 网格员1,543名."""
    return thing in name_of(each.number.lead) or thing in _behind(each)


def _behind(each: Stated) -> str:
    return each.passage.text[each.number.end : each.number.end + 4]


def _days(asked: Asked) -> list[Stated]:
    """Return the days that a paper states, and those of its period."""
    from calendar import monthrange

    passage, number = asked.passage, asked.number
    own = asked.material.briefing.period
    days = [days_of(own)]
    told = [chinese_number(match[1]) or 0 for match in IN_WORDS.finditer(passage.text)]
    start = passage.text.rfind("。", 0, number.start) + 1
    for match in OF_MONTH.finditer(passage.text, start, number.start):
        if 1 <= int(match[1]) <= MONTHS:
            told.append(monthrange(own.last.year, int(match[1]))[1])
    told += [_span(match, own.last.year) for match in SPAN.finditer(passage.text, 0, number.start)]
    made = (_time(n, DAY) for n in days)
    read = (_time(n, DAY, READ) for n in told if n > 1)
    stated_days = asked.before(DAY, MOST_HEADS)
    return [*stated_days, *(asked.stated(each) for each in (*read, *made))]


def _time(many: int, unit: str, end: int = OF_PERIOD) -> Measured:
    one = Decimal(1)
    return Measured(Decimal(many), unit, one, True, end, end, "", "", 0, one)


def _span(match: re.Match[str], year: int) -> int:
    """Return how many days there are from one to another: 6月1日至6月15日."""
    month, day, last_month, last_day = (int(each or 0) for each in match.groups())
    try:
        first = date(year, month, day)
        return (date(year, last_month or month, last_day) - first).days + 1
    except ValueError:
        return 0


def _months(asked: Asked) -> list[Stated]:
    """Return the months that a paper states or names, and those of its period."""
    own = asked.material.briefing.period
    before = asked.passage.text[: asked.number.start]
    named = [int(match[2]) - int(match[1]) + 1 for match in MONTHS_OF.finditer(before)]
    if last := last_month(before):
        named.append(last)
    named += [months for word, months in PARTS_OF_YEAR.items() if word in before]
    if named:
        return [asked.stated(_time(months, "个月", READ)) for months in named if months > 1]
    months = (own.last.month or MONTHS) - (own.first.month or 1) + 1
    stated_months = asked.before("月", MOST_HEADS)
    return [*stated_months, asked.stated(_time(months, "个月"))]


def _mean(asked: Asked, heads: list[Stated], times: int) -> Reckoned | None:
    number, totals = asked.number, _totals(asked)
    tried = list(_tried(totals, heads, times))
    units = {head.number.same for head in heads if _is_stated(head)}
    others = [each for unit in units for each in asked.before(unit, MOST_HEADS)]
    if any(each.bounds.fits(number) for each in (*tried, *_tried(totals, others, times))):
        return None
    for each in tried:
        if is_mistyped(number.amount, each.bounds.low, each.bounds.high, number.step):
            total, counts = each.used[0].number, asked.material.once(pool)
            is_of_other = _is_far_off(number, each.bounds) and _has_head(
                total, each.used[-1].number, number, counts
            )
            return None if is_of_other else each
    return _sole(asked, tried)


def _totals(asked: Asked) -> list[Stated]:
    """Return what a mean may be of: what its name names, or the nearest of its unit."""
    number, farther = asked.number, asked.before(asked.number.same, FARTHEST)
    thing = THING.search(number.lead)
    called = [each for each in farther if thing and thing[1] in each.number.lead]
    totals = [each for each in called if "均" not in each.number.lead] or farther[:MOST_TOTALS]
    if more := RAISED.search(number.lead):  # 户均增收: of what all got more
        totals = [each for each in totals if more[0] in each.number.lead]
    other = ALSO.get(number.unit)
    return [*totals, *asked.before(other, MOST_HEADS)] if other else totals


def _tried(totals: list[Stated], heads: list[Stated], times: int) -> Iterator[Reckoned]:
    for total in totals:
        for head in heads:
            if total.number is head.number:
                continue
            if (bounds := quotient(total.number, _exact(head), times)) is not None:
                made = "" if _is_stated(head) else f"{head.number.amount:f}{head.number.unit}"
                used = (total, head)
                yield Reckoned("sentence-share", used, bounds, f"{{0}}÷{made or '{1}'}")


def _sole(asked: Asked, tried: list[Reckoned]) -> Reckoned | None:
    """Return the one pair that the sentences before a mean leave, if the mean is near it.

    Where the paragraph has no total, that may stand at the end of the one before.
    """
    near = [one for one in tried if _is_close_by(asked, one.used[0])]
    near = near or [one for one in tried if asked.paragraphs_from(one.used[0]) == 1]
    near = [one for one in near if _is_close_by(asked, one.used[1])]
    told = [one for one in near if one.used[1].number.end != OF_PERIOD]
    near = told or [one for one in tried if _is_at_once(asked, *one.used)] or near
    if len({tuple(each.number.amount for each in one.used) for one in near}) != 1:
        return None
    middle, amount = near[0].bounds.middle, asked.number.amount
    within = 2 if _is_at_once(asked, *near[0].used) else WITHIN
    return near[0] if middle < within * amount and amount < within * middle else None


WITHIN = Decimal("1.5")
BACK = 2


def _is_close_by(asked: Asked, each: Stated) -> bool:
    """Return whether a count stands at most two sentences before a mean, or in its table."""
    return not _is_stated(each) or each.is_cell or asked.has_beside(each, BACK)


def _is_at_once(asked: Asked, total: Stated, head: Stated) -> bool:
    """Return whether a total stands right before its mean: its heads may stand anywhere then."""
    gap = asked.number.start - total.number.end
    is_right_before = 0 < gap <= len(asked.number.lead) + 2
    return total.passage is asked.passage and is_right_before and _is_stated(head)


def _is_stated(head: Stated) -> bool:
    return head.is_cell or head.number.end > 0


def _exact(head: Stated) -> Measured:
    return head.number if _is_stated(head) else replace(head.number, step=Decimal(0))


def is_mean_elsewhere(claim: Claim, material: Material) -> bool:
    """Return whether a mean that its neighbours deny is right of a total, or heads, farther before.

    营业收入32.4亿元。…移动业务18.63亿元。从业人员3,240人，人均100万元: of the total, not of a part.
    """
    if claim.kind != "sentence-share" or claim.at.is_percent or len(claim.used) != MOST_USED:
        return False
    total, head = claim.used
    if not ("均" in claim.at.lead or "每" in claim.at.lead) or total.is_percent:
        return False
    counts, times = material.once(pool), _times_of(claim)
    totals = counts.before(claim.passage, claim.at, total.same, MOST_ELSEWHERE)
    heads = counts.before(claim.passage, claim.at, head.same, MOST_ELSEWHERE)
    bounds = quotient(total, head, times)
    if bounds and _is_far_off(claim.at, bounds) and _has_head(total, head, claim.at, counts, times):
        return True
    pairs = [
        *((each.number, head) for each in totals if not each.is_cell),
        *((total, each.number) for each in heads if not each.is_cell),
    ]
    return any(
        bounds.fits(claim.at)
        for above, below in pairs
        if above is not below and (bounds := quotient(above, below, times)) is not None
    )


def _is_far_off(number: Measured, bounds: Bounds) -> bool:
    """Return whether a mean is right but for its point: then of another number, most likely."""
    return not number.amount < FAR * bounds.middle < FAR * FAR * number.amount


def _has_head(
    total: Measured, head: Measured, number: Measured, counts: Pool, times: int = 1
) -> bool:
    """Return whether some count of the paper makes a mean of a total right."""
    return any(
        bounds.fits(number)
        for each in counts.counts.get(head.same, [])[:MOST_HEADS_FAR]
        if (bounds := quotient(total, each.number, times)) is not None
    )


def _times_of(claim: Claim) -> int:
    match = PER.search(claim.at.lead)
    times = 1
    for sign in match[1] if match else "":
        times *= MANY[sign]
    return times


MOST_USED, MOST_HEADS_FAR, FAR = 2, 300, 3
MOST_ELSEWHERE = 20
