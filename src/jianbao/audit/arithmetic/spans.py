"""How long something took, against the two days that it ran from and to: 14日至17日，持续4天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, parts_of, passages_with
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number
from jianbao.messages.audit.arithmetic import span_of_days, time_counted
from jianbao.messages.findings import Finding

DAY = pattern(
    r"(?=\d)(?<![\d.])(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日"
    r"|[至到—–～-](?:当月)?(\d{1,2})日"
)
LASTED = pattern(
    r"(?:(?:[，。；（、]|日)[^，。；、\d]{0,5}?|(?=历时|为时|为期|会期|公示期|展期|工期))"
    r"(?:历时|为时|前后|持续|为期|会期|展期|工期|赛期|连续|举办|开展|培训|公示|巡展|集训|^共|，共)(?:时间|期)?[了约为共计]*"
    r"(\d{1,3}|[一二三四五六七八九十]{1,3})(?:天|日)(?![内后前以之\d])"
    r"|(?:[利使]用|集中|花费?|耗[时费]|经过|历经|用[时了]?|抽出|安排)(?:近|约)?"
    r"(\d{1,3}|[一二三四五六七八九十]{1,3})天(?:的?时间|[，（(、]|[开组进集完抽检核走摸对调培测评督巡])"
    r"|[，；]在?(\d{1,3}|[一二三四五六七八九十]{1,3})天的?时间",
    needs="天|日",
)
LASTED_MONTHS = pattern(
    "(?:历时|持续|为期|工期|展期|周期|任期|时长|连续|^共|，共)(?:时间|期)?[了约为共计]*"
    r"(\d{1,2}|[一二两三四五六七八九十]{1,3})个月",
    needs="个月",
)
OFF = 0.6  # of a month, by which a time in months may be rounded
MANY = 200  # a longer time is told in months


def spans(material: Material) -> Iterator[Finding]:
    """Days from one to another, both counted, are as many as the sentence says (实务)."""
    for passage in passages_with(material, "月"):
        is_dated = "日" in passage.text
        if is_dated or "个月" in passage.text:
            for start, sentence in parts_of(passage.text, "。；\n"):
                yield from _span(material, passage, sentence, start) if is_dated else ()
                yield from _months(material, passage, sentence, start)
                yield from _in_brackets(material, passage, sentence, start)


def _span(material: Material, passage: Passage, text: str, start: int) -> Iterator[Finding]:
    lasted = list(LASTED.finditer(text))
    ends = _ends(text, material.briefing.date.year) if len(lasted) == 1 else None
    if ends is None:
        return
    first, last = ends
    group = lasted[0].lastindex or 1
    said = _value(lasted[0][group])
    days = (last - first).days + 1
    if said and 1 < days <= MANY and said != days:
        shown = f"{first.month}月{first.day}日至{last.month}月{last.day}日"
        yield in_passage(
            span_of_days, passage, start + lasted[0].start(group), span=shown, days=days, said=said
        )


IN_BRACKETS = pattern(
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})天（(\d{1,2})月(\d{1,2})日?[至到—–～-](?:(\d{1,2})月)?(\d{1,2})日）",
    needs="天（",
)


def _in_brackets(material: Material, passage: Passage, text: str, start: int) -> Iterator[Finding]:
    """假期8天（10月1日至8日）; 前四天（1月27—30日）."""
    for match in IN_BRACKETS.finditer(text):
        year, month = material.briefing.date.year, int(match[2])
        try:
            first = date(year, month, int(match[3]))
            last = date(year, int(match[4] or month), int(match[5]))
        except ValueError:
            continue  # told as no day at all
        said, days = _value(match[1]), (last - first).days + 1
        if days > 1 and said != days:
            yield in_passage(
                span_of_days, passage, start + match.start(1),
                span=match[0].partition("（")[2][:-1], days=days, said=said,
            )  # fmt: skip


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def _months(material: Material, passage: Passage, text: str, start: int) -> Iterator[Finding]:
    """3月10日开始，6月10日结束，历时三个月: so many months lie between two days, or nearly."""
    lasted = LASTED_MONTHS.search(text)
    if lasted is None:
        return
    said = _value(lasted[1])
    ends = _ends(text, material.briefing.date.year)
    if ends is None:
        yield from _of_months(passage, text, start, lasted, said)
        return
    first, last = ends
    apart = (last.year - first.year) * 12 + last.month - first.month
    lasting = apart + (last.day - first.day) / 30
    if said and abs(lasting - said) > OFF:
        shown = f"{first.month}月{first.day}日至{last.month}月{last.day}日"
        yield in_passage(
            time_counted, passage, start + lasted.start(1),
            working=shown, expected=f"{round(lasting)}个月", value=f"{lasted[1]}个月",
        )  # fmt: skip


MONTH = pattern(r"(\d{4})年(\d{1,2})月(?!\d)", needs="月")


def _of_months(
    passage: Passage, text: str, start: int, lasted: re.Match[str], said: int
) -> Iterator[Finding]:
    """2024年3月开工，2026年5月完工，历时26个月: with the last month or without."""
    found = [(int(each[1]), int(each[2]), each[0]) for each in MONTH.finditer(text)]
    if len(found) != len(("first", "last")):
        return
    (year, month, first), (last_year, last_month, last) = found
    apart = (last_year - year) * 12 + last_month - month
    if said and apart > 0 and said not in (apart - 1, apart, apart + 1):
        yield in_passage(
            time_counted, passage, start + lasted.start(1),
            working=f"{first}至{last}", expected=f"{apart}个月", value=f"{lasted[1]}个月",
        )  # fmt: skip


def _ends(text: str, year: int) -> tuple[date, date] | None:
    """Return the two days that a sentence names; None if they are more, or less, or none."""
    found: list[date] = []
    for match in DAY.finditer(text):
        if match[4] and not found:
            return None
        month = int(match[2]) if match[2] else found[-1].month
        in_year = int(match[1]) if match[1] else (found[-1].year if found else year)
        try:
            day = date(in_year, month, int(match[3] or match[4]))
        except ValueError:
            return None  # told as no day at all
        if day not in found:
            found.append(day)
    if len(found) == len(("first", "last")) and found[0].month >= AUTUMN > found[1].month:
        found[0] = date(found[0].year - (found[0] > found[1]), found[0].month, found[0].day)
    if len(found) != len(("first", "last")) or found[0] >= found[1]:
        return None
    return found[0], found[1]


AUTUMN = 9  # from which month on a season may run over the new year: 11月1日至3月31日


CHECKS: tuple[Check, ...] = (Check(spans, (span_of_days, time_counted)),)
