"""The period that a title or a caption names against that of the paper, or of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.ledger.phrases import Month, Phrase, phrases
from jianbao.audit.passages import Material, Passage, chart_passages
from jianbao.audit.tables.grid import Grid, grids
from jianbao.briefing.model import ChartPlan, Figure
from jianbao.messages.audit.tables import caption_period, title_period
from jianbao.messages.findings import Finding
from jianbao.yaml.dates import Period, typed

PLANNED = ("要点", "计划", "安排", "预算", "方案", "目标", "规划")


def titles(material: Material) -> Iterator[Finding]:
    """A title that names months is of the paper's own (实务)."""
    own = material.briefing.period
    years = {own.first.year, own.last.year, material.briefing.date.year}
    for passage in material.passages:
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
    for grid in material.once(grids):
        for passage in grid.captions:
            yield from _caption(passage, _figures(grid, material), material)


def _texts(chart: ChartPlan, material: Material) -> Iterator[Passage]:
    passages = chart_passages(chart, material.briefing)
    return (passage for passage in passages if passage.kind == "caption")


def _figures(grid: Grid, material: Material) -> list[Figure]:
    cells = (cell for row in grid.rows for cell in row.numbers.values())
    return [material.figures[cell.figure] for cell in cells if cell.figure in material.figures]


def _caption(passage: Passage, figures: list[Figure], material: Material) -> Iterator[Finding]:
    """Tell of a period in which no figure lies; without figures, of one far from the paper's."""
    own = material.briefing.period
    stated = [phrase for phrase in _stated(passage, own) if phrase.first and phrase.last]
    if len(stated) != 1:
        return
    (phrase,) = stated
    spans = [months_of(f.period or own) for f in figures if f.period_stated]
    if not spans:  # a table that is typed: only a far year is told
        before = {own.first.year, own.last.year, material.briefing.date.year}
        spans = [((year - 1, 1), (year, 12)) for year in before]
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
