"""Slips inside numbers as they are typed: 1,2064,00, 412..6万, 23. 84亿元, 1O6人; a % left out."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.addresses import is_in_address
from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, passages_with, whole_text
from jianbao.audit.patterns import HAN, pattern
from jianbao.messages.audit.slips import number_slip, percent_missing
from jianbao.messages.findings import Finding

AMOUNT = "[万亿%％元人件户吨亩]"
COUNTED = (
    "[万亿%％‰元人件户吨亩家名个项条所处辆台场次起宗册张床平公立米具份只头本篇艘株棵粒枚袋箱瓶毫千]"
)
TWICE = "人名件次个项条处起宗户亩吨辆台册份具头例艘场家"  # not 3名名师, 5家家具厂
LETTERS = "OoIlОоІ"  # for 0 and 1; the last three are those of another alphabet
SLIPS = (
    pattern(
        r"(?<![\d,.])\d{4,}(?:,\d{3})+(?![\d,])|(?<![\d,.])\d{4,},\d+(?=" + AMOUNT + ")"
    ),
    pattern(r"\d\.\d+\.(?=" + AMOUNT + r")|\d[bBqzZsSбЗ](?=" + COUNTED + ")"),
    pattern(r"(?<![\d,.])\d{1,3}(?:,\d{3})*,(?:\d{4,}|\d{1,2})(?:,\d+)*(?=" + COUNTED + ")"),
    pattern(r"\d(?:\.\.+|\.,|,\.|,,+|。|·)\d+(?=[,.\d]*" + COUNTED + ")"),
    pattern(r"\d，\d{1,2}(?=[万亿%％])|(?<![\d.])\d{1,3}，\d{3}(?=[万亿元人件户吨亩家册])"),
    pattern(r"[-−]{2,}\d[\d.]*|[+＋][-−]\d[\d.]*|[-−][+＋]\d[\d.]*"),
    pattern(
        rf"(?<![A-Za-z\d./-])\d[\d.,]*[{LETTERS}]+(?:[\d{LETTERS}.,]*\d(?={HAN}|[%％，。；、）])"
        rf"|[{LETTERS}]*(?={COUNTED}))|(?<![A-Za-z\d])[OIlОІ][\d.]*\d(?={COUNTED})|\d[бЗ]\d+"
    ),
    pattern(r"(?<![\d.])\d+\.\d+\.\d+(?=[万亿%％元吨亩])"),
    pattern(
        r"\d[.,] +\d+(?=[,.\d]*" + COUNTED + r")|\d +\.\d+"
        r"|(?<=\d) +\d{1,3}(?=[,.\d]*" + AMOUNT + ")"
        r"|(?<![表图件第]\d)(?<=\d) +(?:\d{1,2}|\d{4,})(?=" + COUNTED + ")"
    ),
    pattern(
        r"\d(?:万万|亿亿|[万亿]?元元|件件|吨吨|[%％]{2}|亩亩|万亿万"
        rf"|(?P<unit>[{TWICE}])(?P=unit)(?=[，。；、）]|$)|人人次)"
    ),
)  # fmt: skip
"""What no number looks like: groups that are not of three digits, two points, a letter for one."""
ANY_SLIP = pattern(
    rf"[-−＋+\dOIlОІ](?:(?<=\d)(?:[.,·]{{2}}|[，。]\d| [.\d]|[.,] |[{LETTERS}bBqzZsSбЗ]"
    r"|\.[万亿元人件户吨亩]|,\d{1,2}(?!\d)|,\d{4}|\.\d+\.\d|[%％]{2}|[万亿]{2}|[万亿]元元"
    rf"|(?P<unit>[{TWICE}元])(?P=unit)|\d{{3}},)"
    r"|(?<=[-−＋+])[-−＋+]\d|(?<=[OIlОІ])\d)"
)
"""What every slip has: looked for once in the paper as a whole. It begins with a set of characters,
so that all others are passed over fast."""
NUMBER_BEHIND = pattern(r"[\d.,]*")
BARE_RATE = pattern(
    r"(?:(?:同比|环比|比上年|较上年|比去年|较去年|比上月|较上月)[^，。；、\d]{0,6}?"
    r"(?:增长|下降|上升|提高|减少|增加|回落|上涨)|(?:增速|增幅|降幅|涨幅|占比|比重)(?:为|达到?)?"
    r"|占[^，。；、\d]{2,20}的(?:比重为)?)"
    r"了?(\d+\.\d+)(?=[，。；）]|$)"
)
COMPARED = ("同比", "环比", "上年", "去年", "上月", "增速", "幅", "占")
NO_RATE = pattern("指数|得分|分值|评分|系数|比值|PMI|倍")
LONGEST = 30  # characters before a number that say what it is


def number_slips(material: Material) -> Iterator[Finding]:
    """A number is typed as one: one point, groups of three, no letter and no blank (实务)."""
    for passage in material.numbered if ANY_SLIP.search(material.once(whole_text)) else ():
        if not ANY_SLIP.search(passage.text):
            continue
        for start, end in _slips(passage):
            if not is_in_address(passage.text, start):
                yield in_passage(number_slip, passage, start, written=passage.text[start:end])


def _slips(passage: Passage) -> Iterator[tuple[int, int]]:
    text, last = passage.text, -1
    if passage.kind == "cell" and text.isascii():
        return
    for form in SLIPS:
        for match in form.finditer(text):
            start = match.start()
            comma = text.find("，", start, match.end())
            if comma >= 0 and passage.is_parted(comma):
                continue
            while start and (text[start - 1].isdecimal() or text[start - 1] in ".,"):
                start -= 1
            behind = NUMBER_BEHIND.match(text, match.end())
            if start > last:
                yield start, behind.end() if behind else match.end()


LIKE_NUMBER = pattern(
    rf"(?m)^(?![-−+]?\d+(?:,\d{{3}})*(?:\.\d+)?[%％]?$)(?=.*\d)"
    rf"[-−\d{LETTERS}BbqzZsSбЗ.,，。·\uff10-\uff19 ]+(?:[%％万亿元人件户]|万元)?$"
)
"""A cell that is no number, but has only what a number typed badly has."""
PLAIN = pattern(r"[-−+]?\d+(?:,\d{3})*(?:\.\d+)?[%％]?")
FEWEST = 3  # numbers of a column among which one that is none stands out


def cell_slips(material: Material) -> Iterator[Finding]:
    """In a column of numbers none is typed otherwise: 94,6 or l754 or 1,754万 among them (实务)."""
    whole = material.once(whole_text) if material.briefing.tables else ""
    odd = {match[0] for match in LIKE_NUMBER.finditer(whole)} if whole else set[str]()
    odd_cells = {
        id(each.prose): each
        for each in (material.passages if odd else ())
        if each.kind == "cell" and each.text.strip() in odd
    }
    for table in material.briefing.tables.values() if odd_cells else ():
        for column in zip(*table.rows, strict=False):
            cells = [odd_cells.get(id(cell.prose)) for cell in column]
            plain = [
                cell.prose.text.strip()
                for cell, is_odd in zip(column, cells, strict=True)
                if not is_odd and PLAIN.fullmatch(cell.prose.text.strip())
            ]
            told = [cell for cell in cells if cell is not None]
            if len(told) == 1 and len(plain) >= FEWEST and len(plain) > len(column) / 2:
                yield in_passage(number_slip, told[0], 0, written=told[0].text.strip())


def bare_rates(material: Material) -> Iterator[Finding]:
    """同比增长5.3 lacks its %, or what else it is counted in (实务)."""
    for passage in passages_with(material, *COMPARED):
        for match in BARE_RATE.finditer(passage.text):
            before = passage.text[max(0, match.start() - LONGEST) : match.start()]
            if not NO_RATE.search(before.rpartition("。")[2]):
                yield in_passage(percent_missing, passage, match.start(1), value=match[1])


CHECKS: tuple[Check, ...] = (
    Check(number_slips, (number_slip,)),
    Check(cell_slips, (number_slip,)),
    Check(bare_rates, (percent_missing,)),
)
