"""Words of time in a sentence: which period each names, and which figures it binds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.patterns import pattern
from jianbao.yaml.dates import Period

Month = tuple[int, int]

QUARTERS = {"一": (1, 3), "首": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
PHRASE = pattern(
    r"(?=[去上前截至到今本当同下第全一二三四首0-9])(?:(?P<same>(?:去年|上年|前一年|(?P<sameyear>(?:19|20)\d\d)年)?(?:同期|同月|同季))"
    r"|(?P<asof>(?:截至|截止|至|到)(?:(?P<ay>(?:19|20)\d\d)年)?(?:(?P<am>\d{1,2})月(?:\d{1,2}日|底|末)?|年底|年末|目前))"
    r"|(?P<whole>(?:(?P<wy>(?:19|20)\d\d)年|(?P<wlast>去年|上年))?全年(?!度?(?:计划|目标|预算|任务|预期|预计|力争|指标|安排)))"
    r"|(?P<range>(?:(?P<ry>(?:19|20)\d\d)年)?(?P<r1>\d{1,2})(?:月份?)?[至到—–~～-]{1,2}(?P<r2>\d{1,2})月份?(?!\d{1,2}日))"
    r"|(?P<part>(?:(?P<py>(?:19|20)\d\d)年|(?P<plast>去年|上年))?(?:第?(?P<quarter>[一二三四首])季度|前(?P<first>[二三])季度|(?P<half>[上下])半年))"
    r"|(?P<month>(?:(?P<my>(?:19|20)\d\d)年|(?P<mlast>去年|上年))?(?P<m>\d{1,2})月份?(?!\d{1,2}日))"
    r"|(?P<year>(?P<y>(?:19|20)\d\d)年(?!\d{1,2}[月日至到—-]|以来|前|后|版|底|末|初|间))"
    r"|(?P<last>去年|上年(?!度?[末底]))"
    r"|(?P<now>今年|本年|本期|当年|当月|本月|上月))"
)
HINT = pattern("[年月季期半]", needs="半|季|年|月|期")
COMPARING = pattern("(?:较|比|与|同|和|(?<!关)于|相对|相比|占)$")
DAY_BEHIND = pattern(r"^\d{1,2}日", needs="日")


class Phrase(Struct, frozen=True):
    """A word of time; `first` and `last` are None where it states no certain months."""

    kind: str
    text: str
    start: int
    end: int
    first: Month | None
    last: Month | None
    is_compared: bool  # 较2021年: what is compared with, not the sentence's own time


def phrases(text: str, start: int, end: int, own: Period) -> Iterator[Phrase]:
    """Yield the words of time between two places of a text; `own` is the paper's period."""
    year, now = own.last.year, (own.last.year, own.last.month)
    for match in PHRASE.finditer(text, start, end):
        if DAY_BEHIND.match(text[match.end() : match.end() + 3]):
            continue  # 5月6日: the day of an event
        kind = str(match.lastgroup if match.lastgroup in KINDS else _kind(match))
        named = next((int(match[g]) for g in ("ry", "py", "my", "y", "sameyear") if match[g]), 0)
        if kind in ("year", "range", "month", "part") and named:
            year = named
        first, last = _months(match, kind, year, own)
        if kind == "now" and match[0] in MONTHS and now[1]:
            first = last = _before(now) if match[0] == "上月" else now
        if kind in ("month", "range") and last is not None:
            now = last
        compared = bool(COMPARING.search(text[max(0, match.start() - 2) : match.start()]))
        yield Phrase(kind, match[0], match.start(), match.end(), first, last, compared)


KINDS = ("same", "asof", "whole", "range", "part", "month", "year", "last", "now")


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in KINDS if match[kind])


def _months(
    match: re.Match[str], kind: str, year: int, own: Period
) -> tuple[Month | None, Month | None]:
    match kind:
        case "range":
            return (year, int(match["r1"])), (year, int(match["r2"]))
        case "part":
            year = own.last.year - 1 if match["plast"] else year
            first, last = _part(match)
            return (year, first), (year, last)
        case "month":
            year = own.last.year - 1 if match["mlast"] else year
            return (year, int(match["m"])), (year, int(match["m"]))
        case "year":
            return (year, 1), (year, 12)
        case "last":
            return (own.last.year - 1, 1), (own.last.year - 1, 12)
        case "whole":
            year = own.last.year - 1 if match["wlast"] else int(match["wy"] or own.last.year)
            return (year, 1), (year, 12)
        case "asof" if match["am"]:
            return None, (int(match["ay"] or own.last.year), int(match["am"]))
        case "now" if match[0] in ("今年", "本年"):
            return (own.last.year, 1), (own.last.year, 12)
        case "same":
            before = int(match["sameyear"] or own.last.year - 1)
            return (before, own.first.month or 1), (before, own.last.month or 12)
        case _:
            return None, None


MONTHS = ("当月", "本月", "上月")
"""Of the month that was named last, else of the last one of the paper's period."""


def _before(now: Month) -> Month:
    """Return the month before one."""
    year, month = now
    return (year, month - 1) if month > 1 else (year - 1, 12)


def _part(match: re.Match[str]) -> tuple[int, int]:
    if match["quarter"]:
        return QUARTERS[match["quarter"]]
    if match["first"]:
        return (1, 6 if match["first"] == "二" else 9)
    return (1, 6) if match["half"] == "上" else (7, 12)


ONE_NUMBER = pattern(r"(?:的|为|是|有|仅|约)?\d[\d,.]*[^\d，；、]*[，；、（]")
LONGEST = 200  # characters behind a word of time in which one may be that ends its reach
FARTHEST = 24  # words of time before a figure that may bind it
OUT_OF_REACH = pattern(r"[，；]|[升增降减缩高长低][至到为]|\d.*[至到]|占|的\d")


MOVES = frozenset("增减升降高低长缩多少")
MARKS = frozenset("，。；、（）")


def _is_near(between: str) -> bool:
    """Return whether a figure stands right behind a word of time: 上年的, 上年同期（, 去年全市."""
    rest = between[1:] if between[:1] in ("的", "为", "（") else between
    return len(rest) <= 4 and not any(sign in MARKS or sign.isdecimal() for sign in rest)


def _opens_clause(phrase: Phrase, text: str) -> bool:
    """Return whether a word of time stands before all that follows: 2021年，…; 上半年受理…"""
    return not phrase.start or text[phrase.start - 1] in "，。；：！？\n"


def binding(candidates: list[Phrase], place: int, text: str) -> Phrase | None:
    """Return the word of time that binds a figure at a place: the nearest one before it.

    What is compared with binds the figure right behind it only: 较上年的100件增加20件.
    """
    count = bisect_right(candidates, place, key=lambda each: each.end)
    for number in range(count - 1, max(-1, count - 1 - FARTHEST), -1):
        phrase = candidates[number]
        between = text[phrase.end : place]
        if number and text[candidates[number - 1].end : phrase.start] in ("、", "和", "与"):
            return None  # 一季度、二季度分别受理…: each of another
        if ONE_NUMBER.match(between):
            continue  # 上年同期为98件，同比增长…，其中…: of the number right behind
        if phrase.is_compared and not _is_near(between):
            continue
        if phrase.is_compared and not MOVES.isdisjoint(between):
            continue
        if not _opens_clause(phrase, text) and OUT_OF_REACH.search(between[:LONGEST]):
            continue
        return phrase
    return None
