"""Checks of dates, ranges and cited standards (GB/T 15835-2011, GB/T 15834-2011 4.13, 实务)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, passages_with, whole_text
from jianbao.audit.patterns import pattern
from jianbao.messages.audit.slips import month_order, year_slip
from jianbao.messages.audit.text import (
    chinese_year,
    date_hao,
    dead_standard,
    figure_date,
    padded_date,
    range_hyphen,
    range_unit,
    relative_date,
    short_year,
    unknown_standard,
)
from jianbao.messages.findings import Finding, Level

PADDED = pattern(r"(?<![\d.,:：])0(?=[1-9]月)|(?<=月)0(?=[1-9]日)")
ZERO = pattern("0[1-9][月日]")
NUMBERS_IN_DATE = pattern(r"\d[-/.]\d{1,2}[-/.]")
COLLOQUIAL = pattern(r"\d月\d{1,2}(号)(?![楼文令线院门公馆桥井机])")
SHORT_YEAR = pattern(
    r"(?=[012])(?<![\d第.～—\-])(?<![\d年][至到])[012]\d年(?=\d{1,2}(?:月|[至—-])|上半年|下半年|度|第[一二三四]季度|初(?!心)|底(?!蕴)|末)"
)
FIGURE_DATE = pattern(r"(?<![\d./-])(?:19|20)\d\d([-/.])(\d{1,2})\1(\d{1,2})(?![\d/-]|\.\d)")
CHINESE_YEAR = pattern("[一二][〇○零九][〇○零一二三四五六七八九]{2}年")
RELATIVE = pattern("今年|去年|前年(?<![以\\d]前年)|明年|本月|上月")
UNITS = "[%％‰万亿月日年时岁人个件名项元天次倍吨]|小时|分钟|公里|平方米|周岁"
RANGE = pattern(
    rf"(?<![\w./—-])(?<!\d,)(\d[\d.,]*)(?:[%％‰万亿月日年岁人个件元天])?([-－])(\d[\d.,]*)(?:{UNITS})",
    re.ASCII,
)
HALF_UNIT = pattern(
    r"(?<![\d.,:：/])(\d[\d.]*)([～~—－-])(\d[\d.]*)([%％‰万亿])", needs="%|‰|万|亿|％"
)
STANDARD = pattern(r"GB\s?/?\s?T?\s?(9704|15834|15835)(?:\.\d)?\s?[-—–－]\s?(\d{4})")
CURRENT = {"9704": "2012", "15834": "2011", "15835": "2011"}
ONCE = {"9704": ("1988", "1999"), "15834": ("1990", "1995"), "15835": ("1995",)}
REPEALED = {
    "国发〔2000〕23号": "中办发〔2012〕14号",
    "中办发〔1996〕14号": "中办发〔2012〕14号",
}


def padded_dates(material: Material) -> Iterator[Finding]:
    """No zero before a month or a day (GB/T 9704-2012 7.3.5.4, for the date of the paper)."""
    has_zero = ZERO.search(material.once(whole_text)) is not None
    for passage in material.numbered if has_zero else ():
        for match in PADDED.finditer(passage.text):
            written = passage.text[match.start() : match.start() + 3]
            yield in_passage(
                padded_date, passage, match.start(), written=written, wanted=written[1:]
            )


def colloquial_dates(material: Material) -> Iterator[Finding]:
    """In writing a day is 日, not 号 (GB/T 15835-2011; 9704-2012 7.3.5.4 writes 年月日)."""
    for passage in passages_with(material, "号"):
        for match in COLLOQUIAL.finditer(passage.text):
            yield in_passage(date_hao, passage, match.start(1), written=match[0])


def short_years(material: Material) -> Iterator[Finding]:
    """A year has four digits (GB/T 15835-2011; GB/T 9704-2012 7.3.5.4: 年份应标全称)."""
    for passage in passages_with(material, "年"):
        for match in SHORT_YEAR.finditer(passage.text):
            yield in_passage(short_year, passage, match.start(), written=match[0])


def figure_dates(material: Material) -> Iterator[Finding]:
    """In prose a date is written with 年月日 (实务; GB/T 15835-2011 allows 2022-05-06)."""
    has_date = NUMBERS_IN_DATE.search(material.once(whole_text)) is not None
    for passage in material.numbered if has_date else ():
        if passage.text.isascii() or not NUMBERS_IN_DATE.search(passage.text):
            continue
        for match in FIGURE_DATE.finditer(passage.text):
            proper = match[1] == "-" and len(match[2]) == len(match[3]) == 2
            level = Level.NOTE if proper else Level.WARNING
            yield in_passage(figure_date, passage, match.start(), written=match[0]).with_level(
                level
            )


def chinese_years(material: Material) -> Iterator[Finding]:
    """Years of our calendar are in Arabic numerals (GB/T 9704-2012 7.3.5.4, 15835-2011)."""
    for passage in passages_with(material, *"〇○零", "一九"):
        for match in CHINESE_YEAR.finditer(passage.text):
            yield in_passage(chinese_year, passage, match.start(), written=match[0])


def relative_dates(material: Material) -> Iterator[Finding]:
    """今年 and 去年 change their meaning in the archive (实务). Once a passage."""
    for passage in passages_with(material, "今年", "去年", "前年", "明年", "本月", "上月"):
        match = RELATIVE.search(passage.text)
        if match:
            yield in_passage(relative_date, passage, match.start(), word=match[0])


def ranges(material: Material) -> Iterator[Finding]:
    """A range has ～ or —, not a hyphen (GB/T 15834-2011 4.13.3.2, GB/T 15835-2011)."""
    for passage in passages_with(material, "-", "－"):
        for match in RANGE.finditer(passage.text):
            yield in_passage(range_hyphen, passage, match.start(2), written=match[0])


def half_units(material: Material) -> Iterator[Finding]:
    """Both ends of a range carry %, 万 and 亿: 15%～30%, 9亿～16亿 (GB/T 15835-2011)."""
    for passage in passages_with(material, *"～~—－-"):
        for match in HALF_UNIT.finditer(passage.text):
            first, sign, second, unit = match.groups()
            yield in_passage(
                range_unit,
                passage,
                match.start(2),
                written=match[0],
                wanted=f"{first}{unit}{sign}{second}{unit}",
            )


def standards(material: Material) -> Iterator[Finding]:
    """A standard that is cited exists and is in force (实务; editions as of November 2026)."""
    for passage in passages_with(material, "GB", *REPEALED):
        if "GB" in passage.text:
            for match in STANDARD.finditer(passage.text):
                number, year = match[1], match[2]
                if year != CURRENT[number]:
                    yield (
                        in_passage(
                            dead_standard,
                            passage,
                            match.start(),
                            written=match[0],
                            current=f"GB/T {number}-{CURRENT[number]}",
                        )
                        if year in ONCE[number]
                        else in_passage(
                            unknown_standard,
                            passage,
                            match.start(),
                            written=match[0],
                            current=f"GB/T {number}-{CURRENT[number]}",
                        )
                    )
        for written, current in REPEALED.items():
            place = passage.text.find(written)
            if place >= 0:
                yield in_passage(dead_standard, passage, place, written=written, current=current)


LONG_AGO, FAR_OFF = 1840, 6  # the first year, and years ahead, that nobody doubts
NEAR_YEARS = 5  # years from the paper's own, within which a turned year was meant
UNTIL = ("到", "至", "—", "–", "-", "～")
ROUND = 5  # plans are made for 2030, 2035, 2060


def turned_years(material: Material) -> Iterator[Finding]:
    """A year that is far off is not the near one with two digits exchanged (实务)."""
    for mark in YEAR_MARKS:
        for passage in passages_with(material, mark):
            for start in _years_before(passage.text, mark):
                year = passage.text[start : start + YEAR_DIGITS]
                meant = _turned(int(year), material.briefing.date.year)
                if meant and not passage.text[:start].endswith(UNTIL):
                    yield in_passage(year_slip, passage, start, year=year, meant=str(meant))


YEAR_MARKS, YEAR_DIGITS = ("年", "届", "级", "〕"), 4


def _years_before(text: str, mark: str) -> Iterator[int]:
    """Yield where four digits begin that stand right before a mark, and are no longer number."""
    place = text.find(mark)
    while place >= 0:
        start = place - YEAR_DIGITS
        is_year = start >= 0 and text[start:place].isdecimal()
        if is_year and not text[max(0, start - 1) : start].isdecimal():
            yield start
        place = text.find(mark, place + 1)


def _turned(year: int, own: int) -> int:
    """Return the year near a paper's `own` that a far one is with two digits exchanged, or 0."""
    if LONG_AGO <= year <= own + FAR_OFF or not year % ROUND:
        return 0
    digits = f"{year:04}"
    turned = (int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]) for at in range(3))
    return next((each for each in turned if own - NEAR_YEARS <= each <= own + 1), 0)


MONTHS = pattern(
    r"(?<![\d—–～~至到年-])(?:\d{1,2}月份?(?!\d{1,2}[日号])[^\d、，。；和]{0,6}[\d.,]+[^\d、，。；（）]{0,5}[、和]){3,}"
    r"\d{1,2}月份?(?!\d{1,2}[日号])[^\d、，。；和]{0,6}\d",
    needs="月",
)
MANY = 4  # months of which one is told
A_MONTH = pattern(r"(?<![\d.])(\d{1,2})月", needs="月")


def months_in_a_row(material: Material) -> Iterator[Finding]:
    """Months whose values are listed follow each other: not 5月86件、6月92件、9月71件 (实务)."""
    for passage in passages_with(material, "月"):
        for run in MONTHS.finditer(passage.text) if passage.text.count("月") >= MANY else ():
            months = list(A_MONTH.finditer(passage.text, *run.span()))
            odd = _odd_one([int(each[1]) for each in months])
            if odd is not None:
                shown = "、".join(each[0] for each in months)
                yield in_passage(
                    month_order, passage, months[odd].start(), month=months[odd][0], months=shown
                )


def _odd_one(months: list[int]) -> int | None:
    """Return which of some months is not in a row with all others; None where it is not one."""
    first = {month - at for at, month in enumerate(months)}
    if len(first) != 2:  # all in a row, or in none
        return None
    odd = [
        at
        for at, month in enumerate(months)
        if sum(other - place == month - at for place, other in enumerate(months)) == 1
    ]
    return odd[0] if len(odd) == 1 else None


CHECKS: tuple[Check, ...] = (
    Check(padded_dates, (padded_date,)),
    Check(colloquial_dates, (date_hao,)),
    Check(short_years, (short_year,)),
    Check(figure_dates, (figure_date,)),
    Check(chinese_years, (chinese_year,)),
    Check(relative_dates, (relative_date,)),
    Check(ranges, (range_hyphen,)),
    Check(half_units, (range_unit,)),
    Check(
        standards,
        (
            dead_standard,
            unknown_standard,
        ),
    ),
    Check(turned_years, (year_slip,)),
    Check(months_in_a_row, (month_order,)),
)
