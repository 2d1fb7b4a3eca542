"""A value with the time that its sentence gives it: of now, of last year, of 2023."""

from __future__ import annotations

import re

from msgspec import Struct

from jianbao.audit.measured import STOPS, Measured, name_of
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.compared import MONTH
from jianbao.audit.sentences.reading.claims import MOVED
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.wholes import PART_OF_YEAR

LAST, START, BEFORE, YEAR, ANY, OWN = "last", "start", "month", "year", "any", "own"
SAME = "同"  # 上年同期, of whatever part of the year
TIME = pattern(
    "(?P<start>年初|[一-鿿]{2}前(?=[，的])|此前|以前|原来|(?:[上去]年|(?:19|20)\\d\\d年)(?:年?[末底]|12月[末底]|12月31日))"
    "|(?P<now>今年同期|本年同期|今年|本年|目前|截至今|现有|本[届次期月学]|^同期(?=，))"
    "|(?P<last>上年|去年|前一年|上一年|上届|上学年|上次|上轮|上一|同期)"
    "|(?P<month>上月|上季度)"
    "|(?P<year>(?:19|20)\\d\\d)年"
)
COMPARED = pattern("[较比与同于][^，。；\\d]{0,3}$")
FROM = pattern("([一-鿿]*)[由从](?:[^，。；]{0,12}[升增降减缩压][加大少]?[至到])?$", needs="由|从")
OF_BASE = pattern("(?:同期|同月|年?[末底])?的")  # 与上年同期的79天相比: the base itself
AIMED = pattern(f"^(?:计划|预计|预期|力争|目标)+|(?:预期|计划|任务)?目标$|(?:{MOVED}|达)$")
BRACKETED = pattern("（[^（）]*）")
YEAR_NUMBER = pattern("(?:19|20)\\d\\d")


class Timed(Struct, frozen=True):
    """A value with its time, its part of the year, its name and where it stands."""

    passage: Passage
    number: Measured
    time: str  # LAST, START, BEFORE, YEAR or "" for now
    year: int
    part: str
    month: int
    name: str


def timed(passage: Passage, number: Measured) -> Timed:
    """Return a value with the last time that its sentence names before it, up to a ；."""
    text = passage.text
    start = max(text.rfind(stop, 0, number.start) for stop in f"{STOPS}；") + 1
    words = BRACKETED.sub(_blank, text[start : number.start])
    time, year = "", 0
    for match in TIME.finditer(words):
        is_base = COMPARED.search(words, max(0, match.start() - 4), match.start())
        if is_base and not OF_BASE.fullmatch(words, match.end()):
            continue
        kind = match.lastgroup or ""
        time = "" if kind == "now" else kind
        of_year = YEAR_NUMBER.search(match[0])
        year = int(of_year[0]) if of_year else 0
    if time == YEAR and (years := _year_in_turn(words)):
        year = years
    parts, months = PART_OF_YEAR.findall(words), MONTH.findall(words)
    name = AIMED.sub("", TIME.sub("", name_of(number.lead)))
    if FROM.search(number.lead) and not time:
        time = ANY  # 由350家: of whatever time before
    if not name and LEVEL.search(number.lead) and (of_both := FROM.search(words)):
        name = name_of(of_both[1])
    month = int(months[-1]) if months else 0
    part = parts[-1].removeprefix("全年") if parts else ""
    part = SAME if time == LAST and "同" in words and not part else part
    return Timed(passage, number, time, year, part, month, name)


def _year_in_turn(words: str) -> int:
    """Return the year of a value of 2023年、2024年、2025年分别为2,400件、2,640件: by its place."""
    names, _, values = words.partition("分别")
    years = YEAR_NUMBER.findall(names) if values else []
    place = len(A_NUMBER.findall(values))
    return int(years[place]) if len(years) > 1 and place < len(years) else 0


A_NUMBER = pattern(r"\d[\d,，]*(?:\.\d+)?")


def _blank(match: re.Match[str]) -> str:
    """Return as many other characters: what stands in brackets dates nothing behind them."""
    return "〓" * len(match[0])


MONTHS = 12
PARTS = {
    (1, 6): "上半年", (1, 3): "一季度", (4, 6): "二季度", (7, 9): "三季度", (10, 12): "四季度",
    (1, 9): "前三季度",
}  # fmt: skip


def own_period(material: Material) -> tuple[int, tuple[str, ...]]:
    """Return the year of a paper, and what it calls its own part of the year: 上半年, 6月末."""
    first, last = material.briefing.period.first, material.briefing.period.last
    months = first.month or 1, last.month or MONTHS
    if months == (1, MONTHS):
        is_told_of = last.year < material.briefing.date.year or last.year > first.year
        return last.year if is_told_of else last.year - 1, ()
    names = [f"{month}{end}" for month in (f"{months[1]}月",) for end in "末底份"]
    names += [PARTS[months]] if months in PARTS else []
    return last.year, tuple(f"{sign}{name}" for sign in "较比" for name in names)


def this_year(material: Material) -> tuple[int, int]:
    """Return the year that a paper speaks of, and its last month: in spring of the year before."""
    today, last = material.briefing.date, material.briefing.period.last
    is_told_later = last.year < today.year
    return (last.year, last.month or MONTHS) if is_told_later else (today.year, today.month)
