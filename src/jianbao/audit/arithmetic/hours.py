"""Hours of a day and of a week: 8:30至12:00，每天3.5小时; 每天8小时，每周6天，共48小时; 25:00."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, parts_of, passages_with
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number
from jianbao.messages.audit.arithmetic import impossible_date, range_backwards, time_counted
from jianbao.messages.findings import Finding, Level

CLOCK = pattern(
    r"(?<!\d)(\d{1,2})[:：](\d{2})\s*(?:至|到|—+|–|～|~|-)+\s*(次日)?(\d{1,2})[:：](\d{2})"
)
DAILY = pattern(r"(?:每[天日]|全天|日均)[^，。；\d]{0,10}?(\d{1,2}(?:\.\d)?)个?小时")
TOGETHER = pattern(r"[，、；]?(?:合计|共计?|总计)[^，。；\d]{0,6}?(\d{1,2}(?:\.\d)?)个?小时")
DAYS_OF_WEEK = pattern(r"每周[^，。；\d一二三四五六七]{0,8}?(\d|[一二三四五六七])天")
FROM_TO = pattern("(?:周|星期)([一二三四五六])(?:至|到|—|–|～|-)(?:周|星期)?([二三四五六日])")
WEEKLY = pattern(r"每?周[^，。；\d]{0,10}?(\d{1,3}(?:\.\d)?)个?小时")
WEEK = "一二三四五六日"
SEASONS = pattern("夏|冬|周末|节假日|双休")
DAY = 24 * 60


def hours(material: Material) -> Iterator[Finding]:
    """Hours from … to … are as many as the sentence says, those of a week its days' (实务)."""
    for passage in passages_with(material, "小时"):
        if "小时" in passage.text:
            for start, sentence in parts_of(passage.text, "。；\n"):
                if "小时" in sentence:
                    yield from _of_clock(passage, start, sentence)
                    yield from _of_week(passage, start, sentence)


def _of_clock(passage: Passage, start: int, text: str) -> Iterator[Finding]:
    spans = list(CLOCK.finditer(text))
    said = DAILY.search(text) or (TOGETHER.search(text) if spans else None)
    if not spans or said is None or SEASONS.search(text):
        return
    together = _together(spans)
    days = _days(text)
    weekly = said.re is not DAILY and days > 1
    if together is not None and together * (days if weekly else 1) != Decimal(said[1]):
        shown = "＋".join(match[0] for match in spans) + (f"，×{days}" if weekly else "")
        expected = together * (days if weekly else 1)
        yield _finding(passage, start + said.start(1), shown, expected, said[1])


def _together(spans: list[re.Match[str]]) -> Decimal | None:
    """Return how many hours some times of a day make; None where they overlap."""
    lengths = []
    for match in spans:
        first, last = int(match[1]) * 60 + int(match[2]), int(match[4]) * 60 + int(match[5])
        lengths.append(last - first + (DAY if match[3] or last < first else 0))
    together = Decimal(sum(lengths)) / 60
    return together if together <= DAY / 60 else None


def _of_week(passage: Passage, start: int, text: str) -> Iterator[Finding]:
    weekly, daily = WEEKLY.search(text), DAILY.search(text)
    days = _days(text)
    if weekly is None or daily is None or not days or weekly.start(1) == daily.start(1):
        return
    together = Decimal(daily[1]) * days
    if together != Decimal(weekly[1]):
        working = f"{daily[1]}小时×{days}"
        yield _finding(passage, start + weekly.start(1), working, together, weekly[1])


def _days(text: str) -> int:
    """Return how many days of the week a sentence names; 0 where none, or more than one way."""
    numbers = [match[1] for match in DAYS_OF_WEEK.finditer(text)]
    named = [WEEK.index(match[2]) - WEEK.index(match[1]) + 1 for match in FROM_TO.finditer(text)]
    counted = [int(each) if each.isdecimal() else chinese_number(each) or 0 for each in numbers]
    every = {*counted, *named}
    return every.pop() if len(every) == 1 else 0


def _finding(passage: Passage, offset: int, working: str, hours: Decimal, said: str) -> Finding:
    expected = f"{hours.normalize():f}小时"
    return in_passage(
        time_counted, passage, offset, working=working, expected=expected, value=f"{said}小时"
    )


TIME_OF_DAY = pattern("时间|[上下中]午|凌晨|早上|晚上?|每[天日]|[日号周]|开放|营业|截止|次日")
CLOCK_TO = pattern(
    r"(?<![\d:：.])(\d{1,2})[:：](\d{2})\s*(?:至|到|—+|–|～|~|-)\s*"
    r"(次日|翌日|第二天|凌晨|[下中]午|晚上?)?(\d{1,2})[:：](\d{2})(?![\d:：.])"
)
HOUR_TO = pattern(
    r"(?<![\d月日])(\d{1,2})[时点](?:(\d{1,2})分)?(?:至|到|—+|～|-)"
    r"(次日|翌日|第二天|凌晨|[下中]午|晚上?)?(\d{1,2})[时点](?:(\d{1,2})分)?",
    needs="时|点",
)
A_TIME = pattern(
    r"(?:[上下中]午|凌晨|时间[为是]?|截止到?|\d日|次日)(\d{1,2})[:：](\d{2})(?![\d:：.])"
)
AT_MINUTE = pattern(r"(?<![\d.])(\d{1,2})[时点](\d{2})分(?!钟|之)", needs="分")
A_CLOCK = pattern(r"\d[:：]\d|\d[时点][^间期代]")
OVER_NIGHT = pattern("夜|晚|值[守班]|凌晨|全天|24小时|昼")
LATE = 11  # an hour from which on a time may run into the afternoon or the night: 11:30至1:30
HOURS, MINUTES = 24, 60


def clocks(material: Material) -> Iterator[Finding]:
    """No day has 25:00 or 17:70; hours that run over the night say so: 8:30至7:30 (实务)."""
    for passage in passages_with(material, ":", "：", "时至", "点至", "时到", "分"):
        if not A_CLOCK.search(passage.text):
            continue
        told = set[int]()
        for match in (*CLOCK_TO.finditer(passage.text), *HOUR_TO.finditer(passage.text)):
            if TIME_OF_DAY.search(passage.sentence_at(match.start())):
                for hour, minute in ((1, 2), (4, 5)):
                    if not _is_time(match[hour], match[minute]):
                        told.add(match.start(hour))
                if not told and _is_backwards(passage, match):
                    finding = in_passage(range_backwards, passage, match.start(), range=match[0])
                    yield finding.with_level(Level.WARNING)
        told |= {
            match.start(1)
            for match in A_TIME.finditer(passage.text)
            if not _is_time(match[1], match[2])
        }
        told |= {
            match.start()
            for match in AT_MINUTE.finditer(passage.text)
            if not _is_time(match[1], match[2])
        }
        for place in sorted(told):
            shown = TYPED.match(passage.text, place)
            assert shown is not None
            yield in_passage(impossible_date, passage, place, date=shown[0])


TYPED = pattern(r"\d{1,2}[:：时点](?:\d{1,2}分?)?")


def _is_time(hour: str, minute: str | None) -> bool:
    return int(hour) < HOURS + (not int(minute or 0)) and int(minute or 0) < MINUTES


def _is_backwards(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether hours end before they begin, and nothing says that they run on: 晚8时至2时."""
    first, last = int(match[1]) * MINUTES + int(match[2] or 0), int(match[4]) * MINUTES
    if match[3] or int(match[1]) >= LATE or OVER_NIGHT.search(passage.sentence_at(match.start())):
        return False
    return last + int(match[5] or 0) <= first and "下午" not in passage.text[: match.start()][-4:]


CHECKS: tuple[Check, ...] = (
    Check(hours, (time_counted,)),
    Check(clocks, (impossible_date, range_backwards)),
)
