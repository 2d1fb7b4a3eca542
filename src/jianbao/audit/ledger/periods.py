"""The period that a sentence names against the periods of the figures in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.check import Check, in_passage
from jianbao.audit.ledger.numbers import is_quoted
from jianbao.audit.ledger.phrases import HINT, Phrase, binding, phrases
from jianbao.audit.passages import Material, Passage, Span
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Figure
from jianbao.messages.audit.ledger import period_differs, period_unnamed
from jianbao.messages.findings import Finding, Level
from jianbao.yaml.dates import Period, typed

NAMED = pattern(
    r"(?=\d)(?:(?:(\d{4})年)?(\d{1,2})(?:月份?)?[至到—–~～-]{1,2}(\d{1,2})月(?!\d{1,2}日)"
    r"|(\d{4})年(?:度|(上半年)|(下半年)|(\d{1,2})月(份?))?)",
    needs="年|月",
)
STOP = pattern("[。！？；\n]")
COMPARING = ("较", "比", "与", "同", "和", "于", "相对", "较之")
UNTIL = ("至", "到", "—", "–", "~", "～", "-", "截止", "截至")
AFTERWARDS = ("以来", "以后", "之后", "起")
NOT_A_PERIOD = ("底", "末", "初", "前", "版", "同期")
NEAR_WORDS = 24  # characters between a word of time and a figure that it binds for certain
RIGHT_BEFORE = 8  # where the figure has no period of its own: 6月份办结{…}, not an event in June
WHOLE_YEAR = (1, 12)
CLAUSE_END = pattern("[。；：]")
CLAUSE_MARK = pattern("[，。；：、]")
PLANNED = ("预算", "计划", "目标", "任务", "预算数", "计划数", "目标数", "任务数")
OF_THAT_TIME = ("倍", "%")  # what a value is of another time's: a ratio to it
OTHER_YEARS = ("去年", "上年", "前年", "同期")
PARTS_OF_YEARS = {
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "上半年": (1, 6),
    "下半年": (7, 12),
}

Month = tuple[int, int]


class Named(Struct, frozen=True):
    """A period as a sentence names it, in whole months."""

    text: str
    start: int
    end: int
    first: Month
    last: Month
    has_months: bool

    def contradicts(self, first: Month, last: Month) -> bool:
        """Return whether a figure of those months cannot be of this period."""
        if self.has_months:
            return (first, last) != (self.first, self.last)
        return last < self.first or first > self.last


def periods(material: Material) -> Iterator[Finding]:
    """The figures after 2021年， are of 2021; the others are of the paper's own period (实务)."""
    for passage in material.referring:
        stated = [span for span in passage.spans if span.figure]
        first = 0
        for start, end in _sentences(passage.text) if stated else ():
            last = first
            while last < len(stated) and stated[last].start < end:
                last += 1
            spans, first = stated[first:last], last
            if spans:
                has_time = HINT.search(passage.text, start, end) is not None
                named = _named(passage, start, end, material) if has_time else None
                bound = _bound(passage, spans, start, end, material) if has_time else {}
                if named is not None and len(named) == 1:
                    sentence = passage.text[start:end]
                    own = [span for span in spans if _is_bound_by(bound.get(span), named[0])]
                    yield from _differing(passage, own, named[0], sentence, material)
                    bound = {span: bound[span] for span in spans if span not in own}
                yield from _denied(passage, bound, material)
                yield from _unnamed(passage, spans, end, material)


def _bound(
    passage: Passage, spans: list[Span], start: int, end: int, material: Material
) -> dict[Span, Phrase | None]:
    """Return the word of time that binds each figure of a sentence: the nearest before it."""
    bound = list(phrases(passage.text, start, end, material.briefing.period))
    if not bound:
        return dict.fromkeys(spans)
    return {span: binding(bound, span.start, passage.text) for span in spans}


def _is_bound_by(phrase: Phrase | None, named: Named) -> bool:
    return phrase is None or (phrase.start < named.end and phrase.end <= named.end)


def _denied(
    passage: Passage, bound: dict[Span, Phrase | None], material: Material
) -> Iterator[Finding]:
    """A figure behind 去年同期, 一季度, 其中6月 is of that time."""
    for span, phrase in bound.items():
        figure = material.figures[span.figure]
        bounds = _bounds(figure, material)
        if phrase is None or bounds is None or figure.kind in ("target", "limit", "change"):
            continue
        if figure.label.text.endswith(PLANNED):
            continue  # 1—6月完成86亿元，为年初预算162亿元的53%: of the whole year
        if "基础上" in passage.text[span.end : span.end + 8]:
            continue  # 下半年，在…1,326人次的基础上
        if figure.counted in OF_THAT_TIME and passage.text[phrase.end : span.start].endswith("的"):
            continue  # 是去年同期的1.3倍, 占上年全年的80.0%
        if _denies(phrase, bounds, figure, passage.text[phrase.end : span.start]):
            yield in_passage(
                period_differs,
                passage,
                span.start,
                named=phrase.text,
                id=span.figure,
                period=_typed(figure, material),
            )


def _is_stock(figure: Figure) -> bool:
    """Return whether a figure is of one day: of what there was then."""
    period = figure.period
    return period is not None and period.first == period.last and period.first.day > 0


def _denies(phrase: Phrase, bounds: tuple[Month, Month], figure: Figure, between: str) -> bool:
    first, last = bounds
    if phrase.kind == "asof" and phrase.last is not None:
        is_before = first <= phrase.last < last and (first[1], last[1]) != WHOLE_YEAR
        return is_before and len(between) <= NEAR_WORDS and CLAUSE_END.search(between) is None
    if phrase.first is None or phrase.last is None:
        return False
    if between.startswith(("末", "底")) and (phrase.last == last or THAN_THEN.search(between)):
        return False  # 9月末累计结余 beside what 1至9月 made of it; 6月末…，较上年末的
    if _is_stock(figure) and phrase.last == last and phrase.kind in ("part", "range", "whole"):
        return False  # 上半年，蜂群存栏…: what there was on its last day
    if phrase.kind == "part" and THAN_THEN.search(between):
        return False  # 上半年，存栏12.64万群，较上年末的11.78万群增加
    match phrase.kind:
        case "same" | "last" | "year":
            apart = last < phrase.first or first > phrase.last
            return apart and len(between) <= NEAR_WORDS and not between.startswith(NOT_A_PERIOD)
        case "now" if phrase.first != phrase.last:
            apart = last < phrase.first or first > phrase.last
            return apart and len(between) <= NEAR_WORDS
        case "whole" | "now":  # a paper of six months tells what the whole year is to bring
            is_known = figure.period is not None or phrase.kind == "now"
            is_of_it = (first, last) == (phrase.first, phrase.last)
            if phrase.text == "全年" and (first[1], last[1]) == WHOLE_YEAR:
                is_of_it = True  # of the year before, in a paper of January
            return is_known and not is_of_it and CLAUSE_MARK.search(between) is None
        case "part":
            return (first, last) != (phrase.first, phrase.last)
        case "range" | "month":
            near = len(between) <= (NEAR_WORDS if figure.period is not None else RIGHT_BEFORE)
            near = near and (figure.period is not None or CLAUSE_MARK.search(between) is None)
            return near and (first, last) != (phrase.first, phrase.last)
        case _:
            return False


THAN_THEN = pattern("[较比](?:上年|去年|年初|上月|上季)[^，。；]{0,6}$", needs="较|比")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in STOP.finditer(text):
        yield start, stop.end()
        start = stop.end()
    yield start, len(text)


def _named(passage: Passage, start: int, end: int, material: Material) -> list[Named] | None:
    """Return the periods a sentence names; None where one of them is none of these forms."""
    named: list[Named] = []
    for match in NAMED.finditer(passage.text, start, end):
        before, after = passage.text[: match.start()], passage.text[match.end() :]
        if is_quoted(passage.text, *match.span()) or before.endswith(COMPARING):
            continue
        if after.startswith(NOT_A_PERIOD) or after[:1].isdecimal() or before.endswith(UNTIL):
            return None
        first, last = _months(match, material.briefing.period.first.year)
        if after.startswith(AFTERWARDS):
            last = (9999, 12)
        has_months = first[0] == last[0] and (first[1], last[1]) != (1, 12)
        named.append(Named(match[0], *match.span(), first, last, has_months))
    return named


def _months(match: re.Match[str], year: int) -> tuple[Month, Month]:
    if match[2]:
        year = int(match[1] or year)
        return (year, int(match[2])), (year, int(match[3]))
    year, month = int(match[4]), int(match[7] or 0)
    if month:
        return (year, month), (year, month)
    return (year, 7 if match[6] else 1), (year, 6 if match[5] else 12)


def _differing(
    passage: Passage, spans: list[Span], period: Named, sentence: str, material: Material
) -> Iterator[Finding]:
    """Only where a sentence names exactly one period: told at the first figure behind it."""
    wrong = [span for span in spans if _is_of_other_time(span, period, sentence, material)]
    if wrong:
        level = Level.WARNING if _is_adverb(passage, period) else Level.NOTE
        yield in_passage(
            period_differs,
            passage,
            wrong[0].start,
            named=period.text,
            id="、".join(dict.fromkeys(span.figure for span in wrong)),
            period=_typed(material.figures[wrong[0].figure], material),
        ).with_level(level)


def _is_of_other_time(span: Span, period: Named, sentence: str, material: Material) -> bool:
    figure = material.figures[span.figure]
    bounds = _bounds(figure, material)
    if bounds is None or span.start < period.end or figure.kind in ("target", "limit", "change"):
        return False
    if figure.label.text.endswith(PLANNED):
        return False
    compared = f"{bounds[0][0]}年" in sentence and bounds[0][0] != period.first[0]
    return period.contradicts(*bounds) and not compared


def _is_adverb(passage: Passage, period: Named) -> bool:
    """Return whether the clause is about the period: 2021年，… or 2022年1至5月…

    An event is often dated with a single month: that proves nothing.
    """
    if period.first == period.last:
        return False
    opens = not period.start or passage.text[period.start - 1] in "，。；：！？\n"
    return opens and (period.has_months or passage.text[period.end : period.end + 1] == "，")


def _bounds(figure: Figure, material: Material) -> tuple[Month, Month] | None:
    """Return first and last month of a figure's period."""
    if not figure.period_stated:
        return None
    return _whole_months(figure.period or material.briefing.period)


def _typed(figure: Figure, material: Material) -> str:
    """Return a figure's period as typed."""
    return typed(figure.period or material.briefing.period)


def _whole_months(period: Period) -> tuple[Month, Month]:
    first, last = period.first, period.last
    return (first.year, first.month or 1), (last.year, last.month or 12)


def _unnamed(
    passage: Passage, spans: list[Span], end: int, material: Material
) -> Iterator[Finding]:
    """A figure of another time than the paper's, and no word so far says so."""
    if passage.kind in ("heading", "lead"):
        return
    first, last = _whole_months(material.briefing.period)
    for span in spans:
        figure = material.figures[span.figure]
        bounds = _bounds(figure, material) if figure.kind not in ("target", "change") else None
        apart = bounds and (bounds[1] < first or bounds[0] > last)
        if bounds and apart and not _is_stated(passage.text[:end], *bounds):
            yield in_passage(
                period_unnamed, passage, span.start, id=span.figure, period=_typed(figure, material)
            )


def _is_stated(read: str, first: Month, last: Month) -> bool:
    """Return whether a word names the year of these months, or the part of a year they are in."""
    if f"{first[0]}年" in read or any(word in read for word in OTHER_YEARS):
        return True
    return first[0] == last[0] and any(
        word in read
        for word, (start, end) in PARTS_OF_YEARS.items()
        if start <= first[1] and last[1] <= end
    )


CHECKS: tuple[Check, ...] = (
    Check(
        periods,
        (
            period_differs,
            period_unnamed,
        ),
    ),
)
