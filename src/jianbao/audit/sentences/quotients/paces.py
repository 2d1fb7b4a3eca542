"""What the calendar gives: 日均50.1起 of a quarter's 4,610起; 快于序时进度13.8个百分点."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from jianbao.audit.measured import MANY, POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, Claim, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.yaml.dates import Period

PACE = pattern(
    "(超|快|高|慢|低|落后)[出过于]?(?:时间|序时)进度(?:要求)?约?$"
    "|[比较](?:时间|序时)进度(?:要求)?(超|快|高|提|慢|低|落后|滞后)[前出]?了?约?$",
    needs="进度",
)
AHEAD = "超快高提"
DAILY = pattern(
    "(?<![工作])[日天]均[^，。；]{0,8}$|平均每[日天][^，。；]{0,8}$", needs="日均|天均|平均每"
)
SINCE_JANUARY = pattern(
    r"(?<!\d)1(?:月份?)?[至到—–～-]{1,2}(\d{1,2})月|(?:截至|至|到)(?:今年)?(\d{1,2})月(?:底|末|30日|31日)|上半年|前三季度|一季度"
)
PARTS_OF_YEAR = {"上半年": 6, "前三季度": 9, "一季度": 3, "全年": 12}
MONTHS = 12
WIDE = 400  # characters before a pace in which its months are named
LOOKED_AT = 8  # counts before a daily mean


def paces(passage: Passage, numbers: list[Measured], period: Period) -> Iterator[Claim]:
    """Yield what a passage claims of the time that has passed; `period` is the paper's."""
    text = passage.text
    if "进度" in text:
        yield from _ahead(passage, numbers, period)
    if "均" in text or "平均每" in text:
        yield from _daily(passage, numbers, period)


def _ahead(passage: Passage, numbers: list[Measured], period: Period) -> Iterator[Claim]:
    own = period.last.month if (period.first.month or 1) == 1 else 0
    for place in range(1, len(numbers)):
        level, by = numbers[place - 1 : place + 1]
        match = PACE.search(by.lead)
        if by.unit != POINTS or level.unit != "%" or match is None:
            continue
        last = last_month(passage.text[max(0, by.start - WIDE) : by.start])
        if not (last or own):
            continue
        passed = Decimal(100) * (last or own) / MONTHS
        ahead = level.amount - passed if (match[1] or match[2]) in AHEAD else passed - level.amount
        holds = abs(ahead - by.amount) <= by.step + level.blur
        if not (holds or last or is_mistyped(by.amount, ahead, ahead, by.step)):
            continue
        working = f"{typed(passage, level)}−{passed.quantize(Decimal('0.1')):f}%"
        yield Claim(
            "sentence-difference", holds, passage, by, (level,), working,
            shown(passage, ahead, by),
        )  # fmt: skip


def last_month(text: str) -> int:
    """Return the month up to which a passage says that it counts from January; 0 where not."""
    match = next(reversed(list(SINCE_JANUARY.finditer(text))), None)
    if match is None:
        return 0
    month = match[1] or match[2]
    return int(month) if month else PARTS_OF_YEAR[match[0]]


def _daily(passage: Passage, numbers: list[Measured], period: Period) -> Iterator[Claim]:
    days = days_of(period)
    for place, mean in enumerate(numbers):
        if not DAILY.search(mean.lead) or not mean.is_exact or mean.is_percent:
            continue
        like = [
            each
            for each in counts_of(numbers[max(0, place - MANY) : place])
            if each.same == mean.same
        ]
        tried = [
            (count, Bounds((count.amount - count.blur) / days, (count.amount + count.blur) / days))
            for count in reversed(like[-LOOKED_AT:])
        ]
        fitting = [count for count, bounds in tried if bounds.fits(mean)]
        slipped = [
            count
            for count, bounds in tried
            if is_mistyped(mean.amount, bounds.low, bounds.high, mean.step)
        ]
        for count in (fitting or slipped)[:1]:
            yield Claim(
                "sentence-share", bool(fitting), passage, mean, (count,),
                f"{typed(passage, count)}÷{days}天", shown(passage, count.amount / days, mean),
            )  # fmt: skip


def days_of(period: Period) -> int:
    """Return how many days a period has."""
    first, last = period.first, period.last
    start = date(first.year, first.month or 1, first.day or 1)
    if last.day:
        end = date(last.year, last.month or MONTHS, last.day)
    else:
        year, month = last.year, last.month or MONTHS
        end = date(year + month // MONTHS, month % MONTHS + 1, 1) - timedelta(1)
    return (end - start).days + 1
