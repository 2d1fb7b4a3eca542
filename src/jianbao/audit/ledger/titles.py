"""The period that a title, a caption or a sentence names against the paper's, or its figures'."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.ahead import in_plans
from jianbao.audit.check import Check, in_passage
from jianbao.audit.ledger.phrases import Month, Phrase, phrases
from jianbao.audit.measured import stated
from jianbao.audit.passages import (
    Material,
    Passage,
    chart_passages,
    parts_of,
    passages_matching,
    passages_with,
)
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.claims import is_total
from jianbao.audit.tables.grid import Grid, grids, plain_name
from jianbao.audit.tables.groups import number
from jianbao.briefing.model import ChartPlan, Figure
from jianbao.messages.audit.ledger import time_compared
from jianbao.messages.audit.tables import caption_period, title_period
from jianbao.messages.findings import Finding
from jianbao.yaml.dates import Period, typed

PLANNED = ("要点", "计划", "安排", "预算", "方案", "目标", "规划")


def titles(material: Material) -> Iterator[Finding]:
    """A title that names months is of the paper's own (实务)."""
    own = material.briefing.period
    years = {own.first.year, own.last.year, material.briefing.date.year}
    for passage in material.told:
        if passage.kind != "title" or any(word in passage.text for word in PLANNED):
            continue
        for phrase in _stated(passage, own):
            if _is_other(phrase, own, years):
                yield in_passage(
                    title_period, passage, phrase.start, named=phrase.text, period=typed(own)
                )


def _stated(passage: Passage, own: Period) -> Iterator[Phrase]:
    for phrase in phrases(passage.text, 0, len(passage.text), own):
        if phrase.kind in ("range", "part", "month", "year") and not phrase.is_compared:
            yield phrase


def _is_other(phrase: Phrase, own: Period, years: set[int]) -> bool:
    """Return whether words name another time than the period: other months, or a far year."""
    if phrase.first is None or phrase.last is None:
        return False
    if phrase.first[0] not in years:
        return True
    whole = months_of(own)
    if phrase.kind in ("range", "part") and whole[0][0] == whole[1][0] == phrase.first[0]:
        return (phrase.first, phrase.last) != whole
    return False


PERIODS = ("range", "part", "month", "year")
NOW = pattern(
    "现将([^，。；]{4,60}?)(?:通报|报告|公布|公告|通知|汇报|印发|情况)?(?:如下|予以)", needs="现将"
)
OFTEN = 2  # times that a text tells of another time than its title


def titles_and_texts(material: Material) -> Iterator[Finding]:
    """A title names the time that its text tells of, and so does 现将…情况通报如下 (实务)."""
    own = material.briefing.period
    heads = [(each, list(_stated(each, own))) for each in material.told if each.kind == "title"]
    timed = [(each, said[0]) for each, said in heads if len(said) == 1]
    if not timed or any(word in each.text for each, _ in heads for word in PLANNED):
        return
    title, phrase = timed[0]
    for passage in passages_with(material, "现将"):
        for match in NOW.finditer(passage.text):
            for said in phrases(passage.text, match.start(1), match.end(1), own):
                if said.kind == phrase.kind and not _are_alike(said, phrase):
                    yield in_passage(
                        title_period, passage, said.start, named=said.text, period=phrase.text
                    )
    other = _told_instead(material, phrase)
    if other:
        yield in_passage(title_period, title, phrase.start, named=phrase.text, period=other)


def _are_alike(one: Phrase, other: Phrase) -> bool:
    return one.kind not in PERIODS or (one.first, one.last) == (other.first, other.last)


def _told_instead(material: Material, titled: Phrase) -> str:
    """Return the other time of which a text tells, clause after clause; never of the title's."""
    counts: dict[tuple[Month, Month], list[str]] = {}
    for passage in material.told:
        if passage.kind not in ("text", "item") or in_plans(material, passage):
            continue
        for each in phrases(passage.text, 0, len(passage.text), material.briefing.period):
            if each.first is None or each.last is None or each.is_compared:
                continue
            if titled.first and each.first <= titled.first <= each.last:
                return ""
            opens = not each.start or passage.text[each.start - 1] in "，。；：\n"
            if each.kind == titled.kind and opens and _length(each) == _length(titled):
                counts.setdefault((each.first, each.last), []).append(each.text)
    told = max(counts.values(), key=len, default=[])
    return told[0] if len(told) >= OFTEN else ""


def _length(phrase: Phrase) -> int:
    assert phrase.first is not None and phrase.last is not None
    (year, month), (last_year, last_month) = phrase.first, phrase.last
    return (last_year - year) * 12 + last_month - month


MORE_OR_LESS = pattern("的?(?:约?\\d|[^，。；、\\d]{0,6}[增减多少升降提高低回])")
OTHER_THING = pattern(
    "[^，。；、]{0,10}(?:全[国省市县区]|平均|水平|标准|目标|计划|预算|任务|预期|其他|[初末底])"
)
AGAINST = pattern(
    r"[比较](?:(?:19|20)\d\d年|\d{1,2}(?:[—～-]\d{1,2})?月|[一二三四]季度|[上下]半年|前[二三]季度)",
    needs="年|月|季度",
)
MONTHLY = pattern("[分按]月份?看[，：]?[^。；]*")


def times_of_sentences(material: Material) -> Iterator[Finding]:
    """No time is compared with itself, and 分月看 names months of the paper's period (实务)."""
    own = material.briefing.period
    for passage in passages_matching(material, AGAINST):
        if passage.kind != "cell":
            for start, sentence in parts_of(passage.text, "。\n"):
                end = start + len(sentence)
                yield from _itself(passage, list(phrases(passage.text, start, end, own)))
    for passage in passages_with(material, "月看", "月份看") if own.first.month else ():
        for match in MONTHLY.finditer(passage.text):
            for each in phrases(passage.text, *match.span(), own):
                within = each.first and months_of(own)[0] <= each.first <= months_of(own)[1]
                if each.kind == "month" and not within and not each.is_compared:
                    yield in_passage(
                        caption_period, passage, each.start, named=each.text, period=typed(own)
                    )


def _itself(passage: Passage, named: list[Phrase]) -> Iterator[Finding]:
    """Yield 三季度受理6件，比三季度的5件多1件: the time of the sentence, compared with itself."""
    for at, phrase in enumerate(named[1:], 1):
        if phrase.kind not in PERIODS or passage.text[phrase.start - 1] not in "比较":
            continue
        before = next((each for each in named[at - 1 :: -1] if not each.is_compared), None)
        opens = before and (not before.start or passage.text[before.start - 1] in "，。；：\n")
        if not (before and opens and before.kind == phrase.kind and _are_alike(before, phrase)):
            continue
        behind = passage.text[phrase.end : phrase.end + 16]
        if MORE_OR_LESS.match(behind) and not OTHER_THING.match(behind):
            yield in_passage(time_compared, passage, phrase.start, named=phrase.text)


def months_of(period: Period) -> tuple[Month, Month]:
    """Return the first and the last month of a period."""
    first, last = period.first, period.last
    return (first.year, first.month or 1), (last.year, last.month or 12)


def captions(material: Material) -> Iterator[Finding]:
    """Title and caption of a chart or table name the period of what it shows (实务)."""
    for chart in material.briefing.charts:
        figures = [material.figures[id] for id in chart.figures if id in material.figures]
        for passage in _texts(chart, material):
            yield from _caption(passage, figures, material)
            yield from _row_of_times(passage, list(chart.categories))
            yield from _row_of_times(passage, [series.name for series in chart.series])
        yield from _apart_from_title(list(_texts(chart, material)), material)
    for grid in material.once(grids):
        figures = _figures(grid, material)
        for passage in grid.captions:
            of_text = not figures and bool(TIMED.search(passage.text))
            of_text = of_text and _is_of_text(grid, material)
            yield from _caption(passage, figures, material, of_text)
            rows = [plain_name(row.name) for row in grid.rows]
            yield from _row_of_times(passage, [name for name in rows if not is_total(name)])
            heads = [plain_name(column.name) for column in grid.columns]
            yield from _row_of_times(passage, [x for x in heads if A_TIME.fullmatch(x)])
        yield from _apart_from_title(list(grid.captions), material)


def _apart_from_title(texts: list[Passage], material: Material) -> Iterator[Finding]:
    """Tell of a caption that names other months, or another year, than the title above it."""
    own = material.briefing.period
    stated = [[each for each in _stated(text, own) if each.first] for text in texts]
    seasons = [match for text in texts[:1] if (match := OF_TIMES.search(text.text)) and match["y1"]]
    for season in seasons if len(stated) > 1 else ():  # 2025—2026年采暖季
        first, last = int(season["y1"]), int(season["y2"])
        for each in stated[1]:
            assert each.first and each.last
            if (
                each.kind in ("range", "month")
                and not first <= each.first[0] <= each.last[0] <= last
            ):
                yield in_passage(
                    caption_period, texts[1], each.start, named=each.text, period=season[0]
                )
    if len(stated) < 2 or any(len(each) != 1 for each in stated):
        return
    (title,), (caption,) = stated[:2]
    assert title.first and caption.first
    kinds = {title.kind, caption.kind}
    alike = title.kind == caption.kind or kinds <= {"range", "part"}
    other_year = title.first[0] != caption.first[0]
    if other_year or (alike and (title.first, title.last) != (caption.first, caption.last)):
        yield in_passage(
            caption_period, texts[1], caption.start, named=caption.text, period=title.text
        )


TIMED = pattern("年|季度|月", needs="年|季度|月")
TO = "[至到—–~～-]{1,2}"
A_YEAR = r"(?P<{}>(?:19|20)\d\d)年"
OF_TIMES = pattern(
    rf"{A_YEAR.format('y1').replace('年', '年?')}{TO}{A_YEAR.format('y2')}(?!\d{{1,2}}[月日])"
    rf"|(?P<m1>\d{{1,2}})(?:月份?)?{TO}(?P<m2>\d{{1,2}})月(?!\d{{1,2}}日)"
    rf"|(?P<q1>[一二三四])季度{TO}(?:(?:19|20)\d\d年)?(?P<q2>[一二三四])季度"
    rf"|{A_YEAR.format('b1')}[和与及、]{A_YEAR.format('b2')}(?!\d{{1,2}}月)"
    r"|近(?P<count>\d{1,2}|[二两三四五六七八九十])个?(?P<of>年|月|季度)",
    needs="年|季度|月",
)
A_TIME = pattern(
    r"(?P<y>(?:19|20)\d\d)年度?|(?:(?:19|20)\d\d年)?(?:(?P<m>\d{1,2})月份?|第?(?P<q>[一二三四])季度)",
    needs="年|季度|月",
)
KINDS = {"年": "y", "月": "m", "季度": "q"}


def _row_of_times(passage: Passage, names: list[str]) -> Iterator[Finding]:
    """Tell of 2021—2025年 above a row of years that goes from 2022 on, and of 近五年 above four."""
    match = OF_TIMES.search(passage.text)
    times = [A_TIME.fullmatch(name.strip()) for name in names] if match else []
    found = [(time.lastgroup or "", time[time.lastgroup or 0]) for time in times if time]
    if match is None or len(names) < len(("one", "other")) or len(found) < len(names):
        return
    kinds, said = {kind for kind, _ in found}, match.groupdict()
    if said["count"]:
        alike = number(said["count"]) == len(names) or kinds != {KINDS[said["of"]]}
    else:
        first = next(name for name in ("y1", "m1", "q1", "b1") if said[name])
        ends = {said[first], said[first.replace("1", "2")]}
        kind = first[0].replace("b", "y")
        alike = kinds != {kind} or ends == {found[0][1], found[-1][1]}
    if not alike:
        shown = f"{names[0]}至{names[-1]}"
        yield in_passage(caption_period, passage, match.start(), named=match[0], period=shown)


def _texts(chart: ChartPlan, material: Material) -> Iterator[Passage]:
    passages = chart_passages(chart, material.briefing)
    return (passage for passage in passages if passage.kind == "caption")


def _figures(grid: Grid, material: Material) -> list[Figure]:
    cells = (cell for row in grid.rows for cell in row.numbers.values())
    return [material.figures[cell.figure] for cell in cells if cell.figure in material.figures]


def _years_of(period: Period) -> tuple[int, int]:
    return period.first.year, period.last.year


ENOUGH = 5  # digits of the text's numbers that make a table one of the paper's own period
PAST = pattern("上年|去年|同期|往年|历年|近[两三四五]年")
AS_OF = pattern(r"(?:截至|截止|至|到)((?:19|20)\d\d)年(?:(\d{1,2})月)?", needs="到|截止|至")


def _said(material: Material) -> frozenset[tuple[Decimal, str]]:
    """Return amounts and units that the text states of no earlier time."""
    return frozenset(
        (number.amount, number.same)
        for passage, numbers in material.once(stated)
        for number in numbers
        if passage.kind in ("text", "item") and not PAST.search(number.lead)
    )


def _is_of_text(grid: Grid, material: Material) -> bool:
    """Return whether a table has totals that the text states, of the paper's own period then."""
    totals = {
        (cell.amount, cell.unit): len(str(int(cell.amount / cell.step)))
        for line in grid.rows
        if is_total(plain_name(line.name))
        for cell in line.numbers.values()
    }
    said = material.once(_said)
    return sum(digits for total, digits in totals.items() if total in said) >= ENOUGH


def _caption(
    passage: Passage, figures: list[Figure], material: Material, is_of_text: bool = False
) -> Iterator[Finding]:
    """Tell of a period in which no figure lies; without figures, of one far from the paper's."""
    own = material.briefing.period
    years = {year for each in figures for year in _years_of(each.period or own)}
    as_of = AS_OF.search(passage.text)
    of_own = not years and bool(as_of and as_of[2]) and int((as_of or "00")[2]) == own.last.month
    if as_of and (years or of_own) and int(as_of[1]) not in (years or {own.last.year}):
        yield in_passage(
            caption_period, passage, as_of.start(), named=as_of[0],
            period=typed(figures[0].period or own if figures else own),
        )  # fmt: skip
    stated = [phrase for phrase in _stated(passage, own) if phrase.first and phrase.last]
    ranges = [match.span() for match in OF_TIMES.finditer(passage.text) if match["y1"]]
    stated = [x for x in stated if not any(a <= x.start < b for a, b in ranges)]
    if len(stated) != 1:
        return
    (phrase,) = stated
    spans = [months_of(f.period or own) for f in figures if f.period_stated]
    if not spans:  # a table that is typed: only a far year is told
        before = {own.first.year, own.last.year, material.briefing.date.year}
        spans = [((year - 1, 1), (year, 12)) for year in before]
        if is_of_text and not (figures or PAST.search(passage.text)):
            spans = [months_of(own)]
    of_own = own.first.month > 0 and spans == [months_of(own)]
    of_own = of_own and not any(
        phrase.text.rpartition("年")[2] in each.text  # 一季度 of 2026年一季度
        for each in material.passages
        if each.kind in ("text", "title")
    )
    shown = typed(figures[0].period or own) if figures else typed(own)
    if (figures or of_own) and len(set(spans)) == 1 and phrase.kind in ("range", "part"):
        apart = (phrase.first, phrase.last) != spans[0]
    elif phrase.kind == "range" and figures and (row := _in_a_row(spans)):
        apart = (phrase.first, phrase.last) != row
        shown = "/".join(f"{year}-{month:02}" for year, month in row)
    else:  # of several times: one is within
        apart = all(_apart(phrase, first, last) for first, last in spans)
    if apart:
        yield in_passage(caption_period, passage, phrase.start, named=phrase.text, period=shown)


def _in_a_row(spans: list[tuple[Month, Month]]) -> tuple[Month, Month] | None:
    """Return the time that several make, one right behind the other: three quarters, 1 to 9月."""
    ordered = sorted(set(spans))
    for (_, (year, month)), (following, _) in pairwise(ordered):
        if following != (year + month // 12, month % 12 + 1):
            return None
    return (ordered[0][0], ordered[-1][1]) if len(ordered) > 1 else None


def _apart(phrase: Phrase, first: Month, last: Month) -> bool:
    assert phrase.first is not None and phrase.last is not None
    return last < phrase.first or first > phrase.last


CHECKS: tuple[Check, ...] = (
    Check(titles, (title_period,)),
    Check(titles_and_texts, (title_period,)),
    Check(times_of_sentences, (caption_period, time_compared)),
    Check(captions, (caption_period,)),
)
