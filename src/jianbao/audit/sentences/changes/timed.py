"""A value with the time that its sentence gives it: of now, of last year, of 2023."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.ahead import in_plans
from jianbao.audit.measured import POINTS, STOPS, Measured, name_of, shared_run, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.compared import MONTH, place_of
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.reading.claims import MOVED
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.wholes import PART_OF_YEAR

LAST, START, BEFORE, YEAR, ANY, OWN = "last", "start", "month", "year", "any", "own"
TIMED = "timed"  # of a month or a quarter that is named
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

    @property
    def place(self) -> int:
        """Its month, or its quarter as 101 to 104; 0 of neither."""
        return self.month or place_of(self.part)


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


DAY = pattern(r"\d{1,2}日", needs="日")


def opening_time(text: str) -> str:
    """Return the year or the months that a paragraph opens with: 2018年; 1—7月."""
    head = text[:SHORT].partition("，")[0]
    head = head[: max(map(head.rfind, "年月")) + 1]
    told = "".join(each for each in head if each.isdecimal() or each in "年月—至")
    return told if told[:1].isdecimal() else ""


SHORT = 12


def days_before(passage: Passage, number: Measured) -> list[str]:
    """Return the days that a sentence names before a number."""
    return DAY.findall(passage.text[: number.start].rpartition("。")[2])


def _blank(match: re.Match[str]) -> str:
    """Return as many other characters: what stands in brackets dates nothing behind them."""
    return "〓" * len(match[0])


MONTHS = 12
PARTS = {
    (1, 6): "上半年", (1, 3): "一季度", (4, 6): "二季度", (7, 9): "三季度", (10, 12): "四季度",
    (1, 9): "前三季度",
}  # fmt: skip


LATE = 10  # a month behind which a paper of this year tells of it, and plans no more


def own_period(material: Material) -> tuple[int, tuple[str, ...]]:
    """Return the year of a paper, and what it calls its own part of the year: 上半年, 6月末."""
    first, last = material.briefing.period.first, material.briefing.period.last
    months = first.month or 1, last.month or MONTHS
    if months == (1, MONTHS):
        today = material.briefing.date
        at_end = today.month > LATE  # of its year: 2026年12月31日
        is_told_of = last.year < today.year or at_end or last.year > first.year
        return last.year if is_told_of else last.year - 1, ()
    names = [f"{month}{end}" for month in (f"{months[1]}月",) for end in "末底份"]
    names += [f"{months[1]}月"] if months[0] == months[1] else []
    if months in PARTS:
        names += [PARTS[months], f"第{PARTS[months]}"]
    if months[0] == 1:
        names += [f"1{sign}{months[1]}月" for sign in "—–-至～"] + [f"前{months[1]}个月"]
    return last.year, tuple(f"{sign}{name}" for sign in "较比" for name in names)


def this_year(material: Material) -> tuple[int, int]:
    """Return the year that a paper speaks of, and its last month: in spring of the year before."""
    today, last = material.briefing.date, material.briefing.period.last
    is_told_later = last.year < today.year
    return (last.year, last.month or MONTHS) if is_told_later else (today.year, today.month)


def dated(material: Material) -> dict[int, list[Timed]]:
    """Return the values of a paper that are of a month or a quarter, by which it is.

    Those of the ledger have the name and the time of their label: they may stand far from both.
    """
    found: dict[int, list[Timed]] = {}
    for passage, numbers in material.once(stated):
        is_dated = "月" in passage.text or "季度" in passage.text
        for number in numbers:
            figure = material.figures.get(number.figure)
            label = figure.label.text if figure is not None else ""
            if not number.unit or not (is_dated or place_of(label)):
                continue
            value = timed(passage, number)
            if place_of(label):
                year = figure.period.last.year if figure and figure.period else 0
                name = AIMED.sub("", TIME.sub("", name_of(TIME_OF.sub("", label))))
                value = Timed(passage, number, "", year, "", place_of(label), name)
            if value.place and not value.number.is_percent and not is_change(number):
                found.setdefault(value.place, []).append(value)
    return found


TIME_OF = pattern("\\d{1,2}月份?|[一二三四]季度")
OF_ANOTHER = pattern(
    "^(?:上[年月季]|去年|\\d{1,2}月|[一二三四]季度|[上下]半年)[^，。；比较]{0,6}[增减涨降跌升]幅为?$",
    needs="增幅|减幅|涨幅|降幅|跌幅|升幅",
)
"""（一季度减幅6.5%） is the growth of another time, and no change against it."""
BASES = (
    (START, pattern("年初|[上去]年年?[末底]|月初|季初")),
    (BEFORE, pattern("环比|上月|上季")),
    (LAST, pattern("同比|上年|去年|同期|上届|上一|上学年|上次|上轮")),
    (ANY, pattern("净[增减]|[增降涨减升]幅|年[间来]|[改实]革?后")),
)
BARE = (ANY, 1)  # a change of a plan that names no base: of the year before
BARE_MOVE = pattern(
    "^[，（]?(?:[须需要]?再)?(?:增长|增加|提高|下降|减少|降低|压缩|缩短|上升|[多少])(?:比例|幅度)?(?:为|达|了)?$"
)
OPENING = pattern("[与同较比]([^，。；]{2,10})(?:相比|比较|相较)[，,]")
OF_YEAR = pattern("[较比与同在]((?:19|20)\\d\\d)年(?!同期)")
UNSURE = pattern(
    "分别|依次|年均|每年|(?:较|比)(?:计划|目标|任务|预算|常年|全[国省市县区])",
    needs="分别|依次|年均|每年|计划|目标|任务|预算|常年|全",
)
OF_TIME = pattern(
    "[较比](?:今年|本年)?(?:\\d{1,2}月|[一二三四]季度)(?!同|[至到—])[^，。；\\d]{0,8}$",
    needs="月|季度",
)


def base_of(passage: Passage, by: Measured) -> tuple[str, int] | None:
    """Return the time that a change is told against; None where it is no such change."""
    if not by.is_exact or not is_change(by) or UNSURE.search(by.lead):
        return None
    if LEVEL.search(by.lead) or OF_ANOTHER.search(by.lead):
        return None
    if year := OF_YEAR.search(by.lead):
        return YEAR, int(year[1])
    if of_time := OF_TIME.search(by.lead):
        return TIMED, place_of(of_time[0])  # 较5月多84.3毫米; 较一季度增加3.4亿元
    named = next(((base, 0) for base, words in BASES if words.search(by.lead)), None)
    if named is not None:
        return named
    start = max(passage.text.rfind(stop, 0, by.start) for stop in STOPS) + 1
    opening = OPENING.search(passage.text, start, by.start)
    if opening is not None:
        year = YEAR_NUMBER.search(opening[1])
        if year is not None and "同期" not in opening[1]:
            return YEAR, int(year[0])
        return next(((base, 0) for base, words in BASES if words.search(opening[1])), None)
    return BARE if BARE_MOVE.match(by.lead) else None


def of_own_period(
    material: Material, passage: Passage, by: Measured, base: tuple[str, int] | None
) -> tuple[str, int] | None:
    """Return the base of a plan that is held against what the paper itself tells of its period.

    2026年计划4.5万人次，在2025年基础上增加1,800人次; 年底前达到8,000张，比6月末增加656张.
    """
    if base is None and not THAN.search(by.lead):
        return None
    if base is None and is_change(by) and THAN_NOW.search(by.lead):
        return OWN, this_year(material)[0]
    year, names = material.once(own_period)
    if base is None or base[0] in (ANY, TIMED):
        is_own = is_change(by) and any(name in by.lead for name in names)
        return (OWN, year) if is_own else base
    opening = passage.text[: by.start].rpartition("。")[2]
    at = opening.find(f"{year + 1}年")
    is_next_year = at >= 0 and opening[at - 1 : at] not in TO_YEAR
    is_next_year = is_next_year or (material.once(is_of_year) and in_plans(material, passage))
    if base == (YEAR, year) or (base[0] == LAST and is_next_year and "同期" not in by.lead):
        later = [each for each in YEAR_NUMBER.findall(passage.text) if int(each) > year]
        is_later = later or PLANNED.search(opening) or in_plans(material, passage)
        of_year = not names or base[0] == LAST
        return (OWN, year) if of_year and is_later else base  # 与2010年相比: of another paper
    return base


def is_of_year(material: Material) -> bool:
    """Return whether a paper is of a whole year, or of a season that two years share."""
    first, last = material.briefing.period.first, material.briefing.period.last
    return (first.month or 1, last.month or MONTHS) == (1, MONTHS) or first.year < last.year


TO_YEAR = ("至", "到", "较", "比", "与", "于")  # 恢复至2019年同期的56.3%
THAN = pattern("[较比]", needs="较|比")
THAN_NOW = pattern(
    "[较比](?:今年|本年|目前|现在|当前|现有)(?!同期|[年初一二三四上下\\d])",
    needs="今年|本年|目前|现在|当前|现有",
)


def are_of_times(material: Material, first: Measured, later: Measured) -> bool:
    """Return whether the ledger has two numbers of two times: 履约率 of the first quarter."""
    figures = [material.figures.get(each.figure) for each in (first, later)]
    periods = [each.period for each in figures if each is not None and each.period is not None]
    return len(periods) > 1 and periods[0] != periods[1]  # 8月底前完成18个 is of no other time


# ---- what a change is of

MOVE_TAIL = pattern(f"(?:同比|环比|[较比][^，。；]{{1,8}})?(?:{MOVED})[一-鿿]{{0,2}}$")
CLOSE_BY = 16  # characters between a value of an earlier time and the change against it
FARTHEST = 3  # sentences between a value and the one that it is compared with
SHARED = 2  # characters that two names of one thing share at least


def now_of(by: Measured, own: list[Timed], levels: list[Timed], last: Timed | None) -> Timed | None:
    """Return the value that changed; `last` is what a change of the same sentence was of."""
    if of_year := OWN_YEAR.match(by.lead):
        year = int(of_year[1])
        found = [each for each in levels if each.year == year and can_change(each.number, by)]
        return found[-1] if found else None
    now = _now_behind(by, own) or _now_named(by, own) or _now_before(by, own)
    now = now or _now_of_name(by, levels)
    if now is None and last is not None and can_change(last.number, by):
        return last
    return now


def _now_behind(by: Measured, own: list[Timed]) -> Timed | None:
    """Return the value that a change of a plan leads to: 比今年压减5%，降到684万千瓦时."""
    behind = (each for each in own if each.number.start > by.end)
    goal = next(behind, None) if THAN.search(by.lead) else None
    if goal is None or goal.number.sentence != by.sentence or not can_change(goal.number, by):
        return None
    gap = goal.passage.text[by.end : goal.number.start]
    if not LEADS_TO.match(gap) or not is_now(goal):
        return None
    name = AIMED.sub("", name_of(NEXT_YEAR.sub("", THAN.split(by.lead)[0])))
    return replace(goal, name=name) if len(name) >= SHARED else goal


NEXT_YEAR = pattern("^[，；]?(?:明年|全年|年内|力争|预计|计划|确保|将|使|把)+")


LEADS_TO = pattern(
    f"^(?:以[上内下])?，(?:总[数量额]|累计)?(?:(?:{MOVED})[至到]|达到?|控制在|稳定在)(?:约|近)?$",
    needs="至|到|达|在",
)


def now_of_lead(by: Measured, passage: Passage, levels: list[Timed]) -> Timed | None:
    """Return the last value of an item's lead, if its text begins with the change."""
    last = levels[-1] if levels else None
    if last is None or (last.passage.section, last.passage.item) != (passage.section, passage.item):
        return None
    return last if can_change(last.number, by) and is_now(last) else None


OWN_TIME = pattern(
    "^[，；]?(?:其中，?)?(?:\\d{1,2}月份?|[一二三四]季度)(?:末|底)?[^，。；\\d]{0,6}?(?:同比|环比|[较比])",
    needs="月|季度",
)


def of_time(by: Measured, levels: list[Timed], passage: Passage) -> Timed | None:
    """Return the value of the month that a change begins with: 6月较5月增收1.2亿元."""
    alike = [each for each in levels if can_change(each.number, by)]
    own = [each for each in alike if each.passage is passage and each.number.end <= by.start]
    return own[-1] if own else alike[0] if len({each.name for each in alike}) == 1 else None


OWN_YEAR = pattern("[，；]?((?:19|20)\\d\\d)年(?:同期)?[较比]", needs="比|较")


def _now_before(by: Measured, own: list[Timed]) -> Timed | None:
    """Return the value that changed: the last before the change, of its sentence or the last.

    Where that one is of an earlier time, the one before it is meant: 1.38亿；上年1.2亿，增长15%.
    """
    alike = [each for each in own if each.number.end <= by.start and can_change(each.number, by)]
    if not alike or by.sentence - alike[-1].number.sentence > 1:
        return None
    if is_now(alike[-1]):
        return alike[-1]
    last = alike[-1]
    if by.start - last.number.end > CLOSE_BY or len(alike) < len(("now", "before")):
        return None
    now = alike[-2]
    is_near = by.sentence - now.number.sentence <= 2
    return now if is_near and now.number.same == last.number.same and is_now(now) else None


def _now_named(by: Measured, own: list[Timed]) -> Timed | None:
    """Return the value of the sentences before that has a change's name: 罚款额同比增长12.5%."""
    name = MOVE_TAIL.sub("", by.lead.strip("，（")).removesuffix("额").removesuffix("数")
    if len(name) < SHARED:
        return None
    named = [
        each
        for each in own
        if each.number.end <= by.start
        and by.sentence - each.number.sentence <= FARTHEST - 1
        and name in each.number.lead
        and is_now(each)
        and can_change(each.number, by)
    ]
    return named[-1] if named else None


def _now_of_name(by: Measured, levels: list[Timed]) -> Timed | None:
    """Return the last value of now that has the name of a change: 直接经济损失下降25%."""
    name = MOVE_TAIL.sub("", by.lead.strip("，（"))
    if len(name) < SHARED:
        return None
    named = [
        each
        for each in levels
        if is_now(each) and can_change(each.number, by) and shared_run(name, each.name) >= SHARED
    ]
    return named[-1] if named else None


def is_now(value: Timed) -> bool:
    """Return whether a value may be the later of two: of now, of a year, of a year's end."""
    return value.time in ("", YEAR) or (value.time == START and value.year > 0)


def can_change(level: Measured, by: Measured) -> bool:
    """Return whether a value may have moved by a number: a rate by points, a count by its unit."""
    if by.unit == POINTS:
        return level.is_percent
    return not level.is_percent if by.is_percent else level.same == by.same
