"""The period that a title or a caption names against that of the paper, or of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.check import Check, in_passage
from jianbao.audit.ledger.phrases import Month, Phrase, phrases
from jianbao.audit.measured import stated
from jianbao.audit.passages import Material, Passage, chart_passages
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.claims import is_total
from jianbao.audit.tables.grid import Grid, grids, plain_name
from jianbao.briefing.model import ChartPlan, Figure
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
        yield from _apart_from_title(list(_texts(chart, material)), material)
    for grid in material.once(grids):
        for passage in grid.captions:
            of_text = not _figures(grid, material) and "年" in passage.text
            of_text = of_text and _is_of_text(grid, material)
            yield from _caption(passage, _figures(grid, material), material, of_text)
        yield from _apart_from_title(list(grid.captions), material)


def _apart_from_title(texts: list[Passage], material: Material) -> Iterator[Finding]:
    """Tell of a caption that names other months, or another year, than the title above it."""
    own = material.briefing.period
    stated = [[each for each in _stated(text, own) if each.first] for text in texts]
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
AS_OF = pattern(r"(?:截至|截止|至|到)((?:19|20)\d\d)年", needs="到|截止|至")


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
    as_of = AS_OF.search(passage.text) if years else None
    if as_of and int(as_of[1]) not in years:
        yield in_passage(
            caption_period, passage, as_of.start(), named=as_of[0],
            period=typed(figures[0].period or own),
        )  # fmt: skip
    stated = [phrase for phrase in _stated(passage, own) if phrase.first and phrase.last]
    if len(stated) != 1:
        return
    (phrase,) = stated
    spans = [months_of(f.period or own) for f in figures if f.period_stated]
    if not spans:  # a table that is typed: only a far year is told
        before = {own.first.year, own.last.year, material.briefing.date.year}
        spans = [((year - 1, 1), (year, 12)) for year in before]
        if is_of_text and not (figures or PAST.search(passage.text)):
            spans = [months_of(own)]
    if figures and len(set(spans)) == 1 and phrase.kind in ("range", "part"):
        apart = (phrase.first, phrase.last) != spans[0]
    else:  # a row of times: each is within
        apart = all(_apart(phrase, first, last) for first, last in spans)
    if apart:
        shown = typed(figures[0].period or own) if figures else typed(own)
        yield in_passage(caption_period, passage, phrase.start, named=phrase.text, period=shown)


def _apart(phrase: Phrase, first: Month, last: Month) -> bool:
    assert phrase.first is not None and phrase.last is not None
    return last < phrase.first or first > phrase.last


CHECKS: tuple[Check, ...] = (
    Check(titles, (title_period,)),
    Check(captions, (caption_period,)),
)
