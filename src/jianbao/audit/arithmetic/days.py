"""Days: possible at all, in order, not after the briefing's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from jianbao.audit.ahead import TO_COME, in_plans, is_plan, may_come
from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.patterns import pattern
from jianbao.messages.audit.arithmetic import (
    deadline_over,
    future_date,
    future_period,
    impossible_date,
    period_runs_over,
    range_backwards,
)
from jianbao.messages.findings import Finding, Level, Place
from jianbao.yaml.dates import Period, Point, typed

# (?=\d) goes first where an optional year does: then it is fast
DAY = pattern(r"(?=\d)(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?(?!龄)")
HOUR = pattern(r"[^，。；、\d]{0,4}(?:2[5-9]|[3-9]\d)[时点](?![代段期效长])", needs="时|点")
YEAR = pattern(r"(\d{4})年", needs="年")
TO = "(?:至|—|–|～|~|到)"
RANGE = pattern(
    r"(?=\d)(?<![\d.])(?:(\d{4})年)?(\d{1,2})(?:月(?:(\d{1,2})日)?)?起?"
    rf"(?:（(?:星期|周)[一-鿿]）)?{TO}(?:(\d{{4}})年)?(\d{{1,2}})月(?:(\d{{1,2}})日)?"
)
YEARS = pattern(rf"(?=\d)(?<!\d)(\d{{4}})年?{TO}(\d{{4}})年")
BY_NATURE = pattern("期限|有效|时限|截止|限期|完成时间|报名|施行|起实施|到期|开放|放假|上班|时间为")
"""Words of what runs on to a day to come, whenever it is told."""
PAST = pattern("去年|上年|往年|(?<!以)前年|同期", needs="上年|前年|去年|同期|往年")
BEFORE = pattern(r"(?:（[^（）]*）)?(?:[底起止至到以—]|[\d:：时点分之下班]{0,8}前)")
DUE = pattern(
    "(?:(?<![需主重只没])(?:请|要(?![求点素闻领])|须|应(?![对急用届]))|务必|必须|力争|确保|抓紧|拟于|将于|计划于)"
    "[^。；]{0,60}$"
)
NOT_DUE = pattern("要求|已|均|曾|此前|了[，。]|原定|原计划|按照|根据")
TO_DO = pattern(
    "^前[，]?[^。；]{0,40}?(?:报送|上报|报至|报我|报市|完成|整改|落实|提交|反馈|印发|送达|办结|到位|建成|完工|开工|竣工|投用|清零|全覆盖|销号|达到)"
)
LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
AUTUMN, SPRING = 9, 4  # from which month to which a season may run over the new year


def days(material: Material) -> Iterator[Finding]:
    """Days that no calendar has; days after the briefing's date that no word calls planned."""
    for passage in passages_with(material, "月"):
        for match in DAY.finditer(passage.text):
            if not _exists(int(match[1] or 0), int(match[2]), int(match[3] or 1)):
                level = Level.ERROR if match[1] or match[3] else Level.WARNING
                yield in_passage(impossible_date, passage, match.start(), date=match[0]).with_level(
                    level
                )
            elif match[3] and (hour := HOUR.match(passage.text, match.end())):
                shown = f"{match[0]}{hour[0]}"
                yield in_passage(impossible_date, passage, match.start(), date=shown)
            elif match[3] or _is_month_to_come(material, match):
                yield from _future(material, passage, match)


DEADLINE = pattern(
    r"(?=\d)(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日|份|[底末初]|[上中下]旬)?(?=前)"
)


def deadlines(material: Material) -> Iterator[Finding]:
    """A day or a month before which something is still to be done is not over (实务)."""
    today = material.briefing.date
    for passage in passages_with(material, *(f"{end}前" for end in "日月底末初旬份")):
        for match in DEADLINE.finditer(passage.text):
            if not TO_DO.match(passage.text[match.end() : match.end() + 48]):
                continue
            year, month, day = int(match[1] or today.year), int(match[2]), int(match[3] or LAST_DAY)
            is_over = (year, month, day) < (today.year, today.month, today.day)
            if not is_over or not _exists(year, month, int(match[3] or 1)):
                continue
            sentence = passage.sentence_at(match.start())
            before = sentence[: sentence.find(match[0])]
            is_due = DUE.search(before) or STILL.search(before) or in_plans(material, passage)
            next_year = not match[1] and month + HALF_A_YEAR < today.month  # 四季度：3月底前
            if is_due and not next_year and not _is_done(before, sentence):
                yield in_passage(
                    deadline_over, passage, match.start(), date=match[0], today=today.isoformat()
                )


STILL = pattern(
    r"(?:其余|剩余|余下|剩下|尚有|还有|未(?:完成|办结|整改|结))[^，。；]{0,12}?[，]?$",
    needs="余|剩|有|未",
)
DONE = pattern("^已|[，；]均|曾|此前|了[，。]|原定|原计划|基础上|如期|按[期时]|明年|次年|均已")
HALF_A_YEAR = 6


def _is_done(before: str, sentence: str) -> bool:
    """Return whether a sentence tells of what was done by then, or was to be."""
    clause = before.rpartition("，")[2]
    return (
        bool(DONE.search(sentence) if STILL.search(before) else NOT_DUE.search(sentence))
        or "已" in clause
    )


def _exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= LONGEST.get(month, 31):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (month, day) != (2, 29)  # a day without a year may be of any: 0 is leap


@lru_cache(maxsize=8)
def _years(text: str) -> tuple[list[int], list[int]]:
    """Return where each year of a text ends, and which it is: found once a text."""
    found = list(YEAR.finditer(text))
    return [match.end() for match in found], [int(match[1]) for match in found]


def _future(material: Material, passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    today = material.briefing.date
    if not match[1] and (int(match[2]), int(match[3] or 28)) <= (today.month, today.day):
        return
    ends, years = _years(passage.text)
    before = bisect_right(ends, match.end())
    year = years[before - 1] if before else today.year
    meant = date(year or today.year, int(match[2]), 28) + timedelta(int(match[3] or 28) - 28)
    sentence = passage.sentence_at(match.start())
    is_near = int(match[2]) - today.month <= NEAR_MONTHS
    is_known = match[1] or (material.briefing.period.last.year == today.year and is_near)
    if is_known and meant > today and _is_state(passage, match):
        yield in_passage(
            future_date, passage, match.start(), date=match[0], today=today.isoformat()
        )
        return
    if PAST.search(sentence) or passage.kind == "particular":  # a meeting may be to come
        return
    planned = BEFORE.match(passage.text, match.end())
    if meant <= today or planned or TO_COME.search(sentence):
        return
    if not BY_NATURE.search(sentence):
        level = Level.WARNING if match[1] else Level.NOTE
        yield in_passage(
            future_date, passage, match.start(), date=match[0], today=today.isoformat()
        ).with_level(level)


AS_OF = pattern(
    "(?<!时间)(?<!报名)(?<!日期)(?<!期限)(?<!公示)截[至止](?:今年|本年)?(?:\\d{4}年)?$", needs="截"
)
REACHED = pattern("^[，,]?(?![前之以期止])[^。；]{0,36}?(?:\\d|已|均|全部)")


def _is_month_to_come(material: Material, match: re.Match[str]) -> bool:
    """Return whether 截至10月底 in a paper of September is meant, whose last days are far."""
    today, text = material.briefing.date, match.string
    is_end = text.startswith(("底", "末"), match.end()) and AS_OF.search(text, 0, match.start())
    year, month, mid = int(match[1] or today.year), int(match[2]), today.day < MID_MONTH
    return bool(is_end) and (year, month) >= (today.year, today.month + (not mid))


NEAR_MONTHS = 3  # ahead, in which a day without a year is of this one
MID_MONTH = 20  # a paper of the last days of a month may tell of its end


def _is_state(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether what had come about is told as of a day yet to come: 截至7月30日，全市有…."""
    before, behind = passage.text[: match.start()][-12:], passage.text[match.end() :][:40]
    if not AS_OF.search(before) or not REACHED.match(behind):
        return False
    return TO_COME.search(passage.sentence_at(match.start())) is None


def ranges(material: Material) -> Iterator[Finding]:
    """From … to … runs forward; a year is left out only where it is the same (GB/T 15835)."""
    for passage in passages_with(material, *"至到—–～~"):
        if "月" in passage.text:
            for match in RANGE.finditer(passage.text):
                yield from _range(passage, match)
        for match in YEARS.finditer(passage.text):
            if match[1] > match[2]:
                yield in_passage(range_backwards, passage, match.start(), range=match[0])


def _range(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    first_year, month, day, last_year, last_month, last_day = (
        int(group or 0) for group in match.groups()
    )
    first = (first_year if last_year else 0, month, day)
    last = (last_year if first_year else 0, last_month, last_day or 31)
    if first <= last or (last_year and not first_year):
        return
    season = not last_year and month >= AUTUMN and last_month <= SPRING
    if season and not first_year:
        return
    certain = bool(first_year) and not season
    level = Level.ERROR if certain else Level.WARNING
    yield in_passage(range_backwards, passage, match.start(), range=match[0]).with_level(level)


class PeriodCode(Protocol):
    """A code about the period of a figure, the paper's own, and the paper's date."""

    def __call__(self, place: Place | None, /, *, period: str, own: str, today: str) -> Finding:
        """Return the finding."""


def stated_periods(material: Material) -> Iterator[Finding]:
    """No data from after the paper; a figure's period that runs over the paper's own."""
    briefing = material.briefing
    own, today = briefing.period, briefing.date
    if _begins(own.last) > today and briefing.period_place and not is_plan(briefing):
        yield _about_period(future_period, material, briefing.period_place, own, "period")
    for figure in material.figures.values():
        period = figure.period
        if period is None or figure.kind in ("target", "limit"):
            continue
        shown = f"{figure.label}：{figure.written}"
        place = figure.value.place
        is_late = _begins(period.last) > today
        if is_late and figure.id in material.once(_planned):
            continue  # 下半年重点抓好三件实事
        if is_late:
            yield _about_period(future_period, material, place, period, shown)
        elif _start(own) <= _start(period) <= _end(own.last) < _end(period.last):
            yield _about_period(period_runs_over, material, place, period, shown)


def _planned(material: Material) -> frozenset[str]:
    """Return the figures that the text calls planned wherever it has them."""
    said: dict[str, bool] = {}
    for passage in material.referring:
        for span in passage.spans:
            if span.figure:
                sentence = passage.sentence_at(span.start)
                period = material.figures[span.figure].period
                planned = may_come(material, passage, span.start)
                planned = planned or _is_ahead(sentence, period, material.briefing.date)
                said[span.figure] = said.get(span.figure, True) and planned
    return frozenset(figure for figure, planned in said.items() if planned)


LIMITS = pattern("不超过|不低于|不少于|不突破|以内|[尚还仍]需|[做抓]好|落实好")
"""Words of what is yet to be done or kept."""


def _is_ahead(sentence: str, period: Period | None, today: date) -> bool:
    """Return whether a sentence tells of a time to come as such: 四季度不得超过60起."""
    if period is None or LIMITS.search(sentence):
        return True
    quarter = f"{'一二三四'[((period.first.month or 1) - 1) // 3]}季度"
    is_year = period.first.year > today.year and f"{period.first.year}年" in sentence
    return is_year or (period.first.month is not None and quarter in sentence)


def _about_period(
    code: PeriodCode, material: Material, place: Place, period: Period, shown: str
) -> Finding:
    """Return a finding at a period; `shown` stands for its sentence."""
    own, today = typed(material.briefing.period), material.briefing.date.isoformat()
    return code(place, period=typed(period), own=own, today=today).quoting(shown)


def _begins(point: Point) -> date:
    return date(point.year, point.month or 1, point.day or 1)


def _start(period: Period) -> tuple[int, int, int]:
    first = period.first
    return first.year, first.month or 1, first.day or 1


def _end(point: Point) -> tuple[int, int, int]:
    """Return the last day; that of any month as 31, so that 2022-06 and 2022-06-30 are one."""
    month, day = point.month or 12, point.day or 31
    return point.year, month, day if _exists(point.year, month, day + 1) else 31


BEGAN = "(?:签订|签约|开幕|开工|动工|启动|开始|开课|开馆|入汛|立项|奠基|开赛|试点|受理|立案)"
ENDED = "(?:闭幕|竣工|结束|完工|通车|投产|投用|投入使用|验收|建成|出汛|交付|办结|结案|审结)"
POINT = r"((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?)"
LASTING = pattern(
    rf"(?<![\d年]){POINT}[^，。；\d]{{0,6}}{BEGAN}[^。；]{{0,20}}?{POINT}[^，。；\d]{{0,8}}{ENDED}",
    needs=ENDED[3:-1],
)


def ends_before_it_began(material: Material) -> Iterator[Finding]:
    """5月18日开幕，6月28日闭幕: what began ends later (实务)."""
    for passage in passages_with(material, "月"):
        for match in LASTING.finditer(passage.text):
            first, last = (DAY.match(point) for point in match.groups())
            if first is None or last is None:
                continue
            began, ended = _point(first), _point(last)
            if not ended[0] or not began[0]:
                across = not ended[0] and began[1] >= AUTUMN and ended[1] <= SPRING
                if across or (ended[0] and not began[0]):
                    continue
                ended = (began[0], *ended[1:])
            if ended < began:
                shown = f"{match[1]}……{match[2]}"
                yield in_passage(range_backwards, passage, match.start(2), range=shown).with_level(
                    Level.WARNING
                )


def _point(match: re.Match[str]) -> tuple[int, int, int]:
    year, month, day = (int(group or 0) for group in match.groups())
    return year, month, day or LAST_DAY


LAST_DAY = 31  # a month alone may be any day of it


CHECKS: tuple[Check, ...] = (
    Check(
        days,
        (
            impossible_date,
            future_date,
        ),
    ),
    Check(deadlines, (deadline_over,)),
    Check(ranges, (range_backwards,)),
    Check(ends_before_it_began, (range_backwards,)),
    Check(
        stated_periods,
        (
            future_period,
            period_runs_over,
        ),
    ),
)
