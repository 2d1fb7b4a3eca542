"""Hours of a day and of a week: 8:30至12:00，每天3.5小时; 每天8小时，每周6天，共48小时."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, parts_of, passages_with
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number
from jianbao.messages.audit.arithmetic import time_counted
from jianbao.messages.findings import Finding

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


CHECKS: tuple[Check, ...] = (Check(hours, (time_counted,)),)
