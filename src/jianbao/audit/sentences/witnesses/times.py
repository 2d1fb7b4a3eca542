"""The days, weeks and months by which a mean of time divides: stated, named, or of the period."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.paces import days_of
from jianbao.audit.sentences.reading.claims import quotient
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.witnesses.operands import Asked, Reckoned
from jianbao.audit.sentences.witnesses.slips import is_near_share
from jianbao.briefing.numbers import chinese_number

MONTHS, WEEK, MOST, MYRIAD = 12, 7, 6, 10_000
OF_PERIOD, READ = 0, -1
"""Where times end that no number states: of the paper's period, or of words of its paragraph."""
IN_WORDS = pattern("([一二两三四五六七八九十]{1,3})(天|个月)", needs="天|个月")
DATES = pattern(
    r"(?<!\d)(\d{1,2})月(\d{1,2})日?[至到—–～-]{1,2}(?:(\d{1,2})月)?(\d{1,2})日", needs="月"
)
MONTHS_FROM = pattern(r"(?<!\d)(\d{1,2})月?(?:份)?[至到—–～-]{1,2}(\d{1,2})月(?!\d)", needs="月")
UNTIL = pattern(r"(?:截至|至|到)(?:今年)?(\d{1,2})月(?:底|末|3[01]日)", needs="月")
OF_MONTH = pattern(r"(?<![\d至到—–～-])(\d{1,2})月(?:份|当月)?(?![\d至到—–～-])", needs="月")
FIRST_MONTHS = pattern(r"前(\d{1,2})个月", needs="个月")
PARTS = {
    "上半年": (1, 6), "前三季度": (1, 9), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9),
    "四季度": (10, 12), "下半年": (7, 12), "全年": (1, 12),
}  # fmt: skip
SINCE = pattern("今年以来|年初以来|[年1]月?以来累计|1月以来", needs="以来")
YEARS = pattern(
    r"(?<!\d)([二两三四五六七八九十]|\d)年(?:来|间|共|累计|以来)|(?:前|历时|为期|连续|持续|前后|用时)([二两三四五六七八九十]|\d{1,2})年",
    needs="年",
)
YEARS_FROM = pattern(r"(20\d\d)(?:年)?[至到—–～-]{1,2}(20\d\d)年", needs="20")
OF_THIS = pattern("[本当]季度?|[本当全]月(?!份)", needs="季|月")
DAYS, WEEKS, QUARTERS = ("日", "天"), ("周", "星期"), ("季",)
WORK_DAY = pattern("工作[日天]")


def times_of(asked: Asked, thing: str) -> list[Stated]:
    """Return by how many days, weeks, months or quarters what words name is divided; [] of none."""
    if behind_it := _told_behind(asked, thing):
        return behind_it
    before = asked.passage.text[max(0, asked.number.start - len(thing) - 3) : asked.number.start]
    if WORK_DAY.search(before) or (thing.startswith(DAYS) and _is_of_work(asked)):
        return [each for each in asked.before("工作日", MOST) if asked.has_beside(each)]
    if thing.startswith(DAYS):
        return _days(asked)
    if thing.startswith("月"):
        return _months(asked)
    if thing.startswith("年"):
        return [asked.stated(made(Decimal(many), "年")) for many in _years(asked)]
    if thing.startswith(WEEKS):
        days = [int(each.number.amount) for each in _days(asked) if not each.number.end > 0]
        weeks = dict.fromkeys(many for each in days for many in (-(-each // WEEK), each // WEEK))
        return [*asked.before("周", MOST), *(asked.stated(made(Decimal(n), "周")) for n in weeks)]
    if thing.startswith(QUARTERS):
        return [
            _parted(asked, each, 3, "个季度")
            for each in _months(asked)
            if each.number.amount >= MONTHS / 2
        ]
    return []


def _told_behind(asked: Asked, thing: str) -> list[Stated]:
    """Return the time that stands right behind a mean: 日均520件，22个工作日共11,440件."""
    after = asked.numbers[asked.place + 1 : asked.place + 2]
    units = {"日": ("天", "工作日"), "天": ("天", "工作日"), "月": ("个月",), "周": ("周",)}
    is_told = after and not after[0].lead and after[0].same in units.get(thing[:1], ())
    return (
        [asked.stated(after[0])] if is_told and after[0].sentence == asked.number.sentence else []
    )


def _is_of_work(asked: Asked) -> bool:
    """Return whether the sentence counts working days: 按250个工作日计算，日均75对."""
    text, end = asked.passage.text, asked.number.start
    return "个工作日" in text[text.rfind("。", 0, end) + 1 : end]


def _parted(asked: Asked, each: Stated, parts: int, unit: str) -> Stated:
    many = Decimal(int(each.number.amount) // parts)
    return asked.stated(made(many, unit, end=each.number.end))


def made(many: Decimal, unit: str, step: Decimal = Decimal(1), end: int = READ) -> Measured:
    """Return a count that no number of the paper states."""
    return Measured(many, unit, step, True, end, end, "", "", 0, Decimal(1))


def _spans(asked: Asked) -> list[tuple[int, int]]:
    """Return the first and last months of what words before a mean name, the nearest first."""
    text, end = asked.passage.text, asked.number.start
    found = [
        (match.start(), (int(match[1]), int(match[2])))
        for match in MONTHS_FROM.finditer(text, 0, end)
    ]
    found += [(match.start(), (1, int(match[1]))) for match in UNTIL.finditer(text, 0, end)]
    found += [
        (match.start(), (int(match[1]), int(match[1]))) for match in OF_MONTH.finditer(text, 0, end)
    ]
    found += [
        (at, months) for word, months in PARTS.items() if (at := text.rfind(word, 0, end)) >= 0
    ]
    months = [months for _, months in sorted(found, reverse=True)]
    return [each for each in dict.fromkeys(months) if 1 <= each[0] <= each[1] <= MONTHS]


def _days(asked: Asked) -> list[Stated]:
    own = asked.material.briefing.period
    text, end, year = asked.passage.text, asked.number.start, own.last.year
    stated = asked.before("天", MOST)
    is_said = any(asked.has_beside(each) for each in stated)  # 9月7日至9日，3天: as it says
    read = [_between(match, year) for match in DATES.finditer(text, 0, end) if not is_said]
    for first, last in _spans(asked):
        read.append(sum(monthrange(year, month)[1] for month in range(first, last + 1)))
    read += [chinese_number(m[1]) or 0 for m in IN_WORDS.finditer(text, 0, end) if m[2] == "天"]
    if not read and (match := OF_THIS.search(text, 0, end)):
        read += range(90, 93) if "季" in match[0] else range(28, 32)
    if not read and days_of(own) > MOST_OF_HALF and (opened := asked.material.once(_opening)):
        read.append(sum(monthrange(year, month)[1] for month in range(1, opened + 1)))
    counts = [made(Decimal(many), "天") for many in dict.fromkeys(read) if many > 1]
    counts.append(made(Decimal(days_of(own)), "天", end=OF_PERIOD))
    return [*stated, *(asked.stated(each) for each in counts)]


MOST_OF_HALF = 184  # days: a paper of a longer time that says so of none may be of a part of it


def _opening(material: Material) -> int:
    """Return up to which month of the year the first paragraph that says so tells: 1至7月."""
    found = (MONTHS_FROM.search(passage.text) for passage in material.told)
    match = next(filter(None, found), None)
    return int(match[2]) if match and match[1] == "1" and int(match[2]) <= MONTHS else 0


def _between(match: re.Match[str], year: int) -> int:
    """Return how many days there are from one to another: 6月1日至6月15日."""
    month, day, last_month, last_day = (int(each or 0) for each in match.groups())
    try:
        first = date(year, month, day)
        return (date(year, last_month or month, last_day) - first).days + 1
    except ValueError:
        return 0


def _years(asked: Asked) -> list[int]:
    """Return of how many years words before a yearly mean tell: 三年来累计, 2021—2025年."""
    text, end = asked.passage.text, asked.number.start
    start = text.rfind("。", 0, end) + 1
    counted = [match[1] or match[2] for match in YEARS.finditer(text, start, end)]
    if not counted and start:  # 十年共增加604万人。平均每年增加60.4万人
        before = text.rfind("。", 0, start - 1) + 1
        counted = [match[1] or match[2] for match in YEARS.finditer(text, before, start)]
    many = [int(each) if each.isdecimal() else chinese_number(each) or 0 for each in counted]
    spans = ((int(match[1]), int(match[2])) for match in YEARS_FROM.finditer(text, start, end))
    return [each for each in (*many, *(last - first + 1 for first, last in spans)) if each > 1]


def _months(asked: Asked) -> list[Stated]:
    named = [last - first + 1 for first, last in _spans(asked)]
    text, end = asked.passage.text, asked.number.start
    if SINCE.search(text, text.rfind("。", 0, end) + 1, end):
        named = [asked.months]
    elif "半年" in text[:end]:
        named.append(MONTHS // 2)
    named += [int(match[1]) for match in FIRST_MONTHS.finditer(asked.passage.text)]
    named += [
        chinese_number(match[1]) or 0
        for match in IN_WORDS.finditer(asked.passage.text, 0, asked.number.start)
        if match[2] == "个月"
    ]
    read = [made(Decimal(many), "个月") for many in dict.fromkeys(named) if many > 1]
    if not read:
        own = asked.material.briefing.period
        many = (own.last.month or MONTHS) - (own.first.month or 1) + 1
        read = [made(Decimal(many), "个月", end=OF_PERIOD)] if many > 1 else []
    return [*asked.before("个月", MOST), *(asked.stated(each) for each in read)]


def plain(number: Measured) -> str:
    """Return a count that no text states: 91天, 288万人."""
    is_many = number.amount >= MYRIAD
    amount = number.amount / MYRIAD if is_many else number.amount
    return f"{amount.normalize():f}{'万' if is_many else ''}{number.unit}"


def of_days(asked: Asked, last: Measured) -> Reckoned | None:
    """Return what 优良天数318天，优良天数比率87.1% was to be of the days of its months."""
    share, tried = asked.number, list[Reckoned]()
    for each in times_of(asked, "日"):
        days = each.number
        if days.end <= 0 and (
            bounds := quotient(last, replace(days, step=days.step * 0), share.per)
        ):
            form = f"{{0}}÷{plain(days)}"
            tried.append(Reckoned("sentence-share", (asked.stated(last), each), bounds, form))
    if any(each.bounds.fits(share) for each in tried):
        return None
    return next((each for each in tried if is_near_share(share, each.bounds)), None)
