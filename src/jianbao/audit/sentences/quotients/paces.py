"""What the calendar gives: 快于序时进度13.8个百分点 of a half year's 63.8%."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.measured import POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.changes.yearly import of_years
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped
from jianbao.yaml.dates import Period

PACE = pattern(
    "(超|快|高|慢|低|落后)[出过于]?(?:时间|序时)进度(?:要求)?约?$"
    "|[比较](?:时间|序时)进度(?:要求)?(超|快|高|提|慢|低|落后|滞后)[前出]?了?约?$",
    needs="进度",
)
AHEAD = "超快高提"
SINCE_JANUARY = pattern(
    r"(?<!\d)1(?:月份?)?[至到—–～-]{1,2}(\d{1,2})月|(?:截至|至|到)(?:今年)?(\d{1,2})月(?:底|末|30日|31日)|(?<![比较])(?:上半年|前三季度|一季度)"
)
PARTS_OF_YEAR = {"上半年": 6, "前三季度": 9, "一季度": 3, "全年": 12}
MONTHS = 12
JOINED = ("、", "和", "与", "及")
WIDE = 400  # characters before a pace in which its months are named


def paces(passage: Passage, numbers: list[Measured], period: Period) -> Iterator[Claim]:
    """Yield what a passage claims of the time that has passed; `period` is the paper's."""
    yield from of_years(passage, numbers, period.last.year)
    if "进度" not in passage.text:
        return
    own = period.last.month if (period.first.month or 1) == 1 else 0
    for place in range(1, len(numbers)):
        level, by = numbers[place - 1 : place + 1]
        match = PACE.search(by.lead)
        if match is not None and "分别" in by.lead:
            level = _level_in_turn(passage, numbers, place)
        if by.unit != POINTS or match is None:
            continue
        level = level if level.is_percent else _of_plan(numbers, place) or level
        if level.unit != "%":
            continue
        last = last_month(passage.text[max(0, by.start - WIDE) : by.start])
        if not (last or own):
            continue
        passed = Decimal(100) * (last or own) / MONTHS
        ahead = level.amount - passed if (match[1] or match[2]) in AHEAD else passed - level.amount
        holds = abs(ahead - by.amount) <= by.step + level.blur
        slipped = is_mistyped(by.amount, ahead, ahead, by.step)
        slipped = slipped or is_digit_off(by.amount, ahead, by.step)
        is_turned = ahead < 0 and abs(ahead + by.amount) <= by.step + level.blur  # 低于 for 超
        if not (holds or last or slipped or is_turned):
            continue
        working = f"{typed(passage, level)}−{passed.quantize(Decimal('0.1')):f}%"
        expected, word = shown(passage, abs(ahead), by), match[1] or match[2]
        expected = f"{'慢' if word in AHEAD else '快'}{expected}" if ahead < 0 else expected
        yield Claim(
            "sentence-difference", holds, passage, by, (level,), working, expected,
            f"{word}{typed(passage, by)}" if ahead < 0 else "",
        )  # fmt: skip


def _of_plan(numbers: list[Measured], place: int) -> Measured | None:
    """Return how much of a plan is done, in %: 计划60场，已开展51场，超序时进度10个百分点."""
    done = numbers[place - 1]
    plan = next((e for e in reversed(numbers[: place - 1]) if PLANNED.search(e.lead)), None)
    is_of = plan is not None and plan.same == done.same and plan.sentence == done.sentence
    if plan is None or not is_of or not plan.amount or PLANNED.search(done.lead):
        return None
    share = Decimal(100) * done.amount / plan.amount
    return replace(done, amount=share, unit="%", step=TENTH, scale=Decimal(1))


TENTH = Decimal("0.1")


def _level_in_turn(passage: Passage, numbers: list[Measured], place: int) -> Measured:
    """Return the first of two levels: 完成85.7%，…86.8%，分别快于时间进度2.4个和3.5个百分点."""
    many = 1
    for first, second in zip(numbers[place:], numbers[place + 1 :], strict=False):
        if passage.text[first.end : second.start] not in JOINED:
            break
        many += 1
    levels = [each for each in numbers[:place] if each.unit == "%"][-many:]
    return levels[0] if len(levels) == many else numbers[place - 1]


def last_month(text: str) -> int:
    """Return the month up to which a passage says that it counts from January; 0 where not."""
    match = next(reversed(list(SINCE_JANUARY.finditer(text))), None)
    if match is None:
        return 0
    month = match[1] or match[2]
    return int(month) if month else PARTS_OF_YEAR[match[0]]


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
