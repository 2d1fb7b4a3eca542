"""The metrics sheet: model + template -> blocks that fit one page, or an error.

One page is a contract. The template declares a ladder; each step is composed, its height is
added up from rows of exact height, and the first step that fits is taken. Nothing is drawn
before that is settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing, Figure
from jianbao.compose.charts import charts_beside
from jianbao.compose.properties import document_properties, page_number
from jianbao.compose.sheet.figure_table import sheet_table
from jianbao.compose.sheet.parts import headline_tiles, marks, period_line, period_note
from jianbao.compose.template.model import Rung, Template
from jianbao.document.composed import (
    Block,
    Composed,
    Gap,
    Heading,
    Measure,
    PageBreak,
    Paragraph,
)
from jianbao.document.inlines import Words
from jianbao.document.theme import Theme
from jianbao.messages.compose import sheet_annex, sheet_rung, sheet_too_full, sheet_too_tall
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding

CELL_STYLES = ("cell", "cell_value", "cell_center", "cell_head", "cell_group")


class Fitted(Protocol):
    """What blocks need of a page, and what it has."""

    @property
    def fits(self) -> bool:
        """Whether they fit."""

    @property
    def need(self) -> float:
        """Their height."""

    @property
    def room(self) -> float:
        """That of the page."""


Fit = Callable[[tuple[Block, ...], Theme], Fitted]
"""Whether blocks fit on one page of a theme; `typeset` knows."""


class Sheet(Struct, frozen=True):
    """The sheet as it fits: blocks, the theme with its type size, and what it took."""

    document: Composed
    theme: Theme
    findings: tuple[Finding, ...]


def compose_sheet(briefing: Briefing, template: Template, made_at: datetime, fit: Fit) -> Sheet:
    """Return the metrics sheet on one page, with at most one annex page.

    `fit` says whether blocks fit on a page of a theme. Raises InputError naming the figures that
    no step of the ladder has room for.
    """
    fitter = _Fitter(briefing, template, fit)
    attempt = fitter.first_that_fits()
    title = template.label("sheet_title")
    properties = document_properties(briefing, made_at, title)
    properties = replace(properties, subject="".join(line.text for line in briefing.title))
    blocks = tuple(attempt.blocks())
    document = Composed(blocks, (), properties, page_number(template))
    return Sheet(document, attempt.theme, tuple(fitter.findings(attempt)))


class _Attempt(Struct, frozen=True):
    """The sheet on one step of the ladder, with so many figures kept on its first page."""

    briefing: Briefing
    template: Template
    rung: Rung
    figures: tuple[Figure, ...]  # of the tables, in order of priority
    kept: int

    @property
    def theme(self) -> Theme:
        """The template's theme with the step's type size in the tables."""
        return self.template.theme.at_size(CELL_STYLES, self.rung.size)

    @property
    def moved(self) -> tuple[Figure, ...]:
        """The figures that stand on the annex page."""
        return self.figures[self.kept :]

    def blocks(self) -> Iterator[Block]:
        yield from self.sheet()
        if self.moved:
            yield from self.annex()

    def sheet(self) -> Iterator[Block]:
        """Yield the blocks of the first page."""
        template, briefing = self.template, self.briefing
        yield from marks(briefing, template)
        yield _heading(template.label("sheet_title"), 0)
        yield period_line(briefing, template)
        gap = Measure(template.metrics.gap, "pt")
        tiles = headline_tiles(briefing, template)
        if tiles:
            yield tiles
            yield Gap(gap)
        if self.kept:
            yield self.table(self.figures[: self.kept])
            yield Gap(gap)
        height = Measure(template.metrics.chart_height, "pt")
        charts = charts_beside(briefing.charts, briefing, template, height)
        if charts:
            yield charts
            yield Gap(gap, share=1 / 3)
        yield from self.notes()

    def notes(self) -> Iterator[Block]:
        note = period_note(self.briefing, self.template)
        if note:
            yield note
        text = self.template.label("sheet_sources")
        if self.moved:
            text += self.template.label("sheet_moved", count=len(self.moved))
        yield Paragraph("sheet_note", (Words(text),))

    def annex(self) -> Iterator[Block]:
        """Yield the blocks of the annex page."""
        yield PageBreak()
        yield _heading(self.template.label("sheet_annex"), 1)
        yield period_line(self.briefing, self.template)
        yield self.table(self.moved)

    def table(self, figures: tuple[Figure, ...]) -> Block:
        return sheet_table(figures, self.briefing, self.template, self.rung)


class _Fitter:
    """Climbs down the ladder until the sheet fits."""

    def __init__(self, briefing: Briefing, template: Template, fit: Fit) -> None:
        self.briefing, self.template, self.fit = briefing, template, fit
        listed = (figure for figure in briefing.figures.values() if figure.sheet != "no")
        self.figures = tuple(listed)

    def first_that_fits(self) -> _Attempt:
        for rung in self.template.metrics.ladder:
            attempt = self._fitted(rung)
            if attempt and (not attempt.moved or self._fits(tuple(attempt.annex()), attempt)):
                return attempt
        raise InputError([self._too_full()])

    def findings(self, attempt: _Attempt) -> Iterator[Finding]:
        """Yield what was done to make the sheet fit."""
        ladder, rung = self.template.metrics.ladder, attempt.rung
        if rung is not ladder[0]:
            yield sheet_rung(
                rung=ladder.index(rung) + 1,
                rungs=len(ladder),
                row=f"{rung.row:g}",
                columns=rung.columns,
                size=f"{rung.size:g}",
            )
        if attempt.moved:
            count, names = len(attempt.moved), _names(attempt.moved)
            yield sheet_annex(count=count, names=names)

    def _attempt(self, rung: Rung, kept: int) -> _Attempt:
        return _Attempt(self.briefing, self.template, rung, self.figures, kept)

    def _fits(self, blocks: tuple[Block, ...], attempt: _Attempt) -> bool:
        return self.fit(blocks, attempt.theme).fits

    def _fitted(self, rung: Rung) -> _Attempt | None:
        """Return the sheet with as many figures as fit; all of them unless the step may move."""
        whole = self._attempt(rung, len(self.figures))
        if self._fits(tuple(whole.sheet()), whole):
            return whole
        return self._with_most(rung) if rung.annex else None

    def _with_most(self, rung: Rung) -> _Attempt | None:
        """Return the sheet with the most figures that fit, or None where not even none do."""

        def fits(kept: int) -> bool:
            attempt = self._attempt(rung, kept)
            return self._fits(tuple(attempt.sheet()), attempt)

        kept = _largest(len(self.figures), fits)
        return None if kept is None else self._attempt(rung, kept)

    def _too_full(self) -> Finding:
        """Return the error that names what the last step has no room for."""
        rung = self.template.metrics.ladder[-1]
        best = self._with_most(rung)
        if best is None:
            bare = self._attempt(rung, 0)
            fitting = self.fit(tuple(bare.sheet()), bare.theme)
            return sheet_too_tall(need=f"{fitting.need:.0f}", room=f"{fitting.room:.0f}")
        held = _largest(len(best.moved), lambda count: self._annex_holds(best, count))
        over = best.moved[held or 0 :]
        names = _names(over)
        return sheet_too_full(over[0].place, size=f"{rung.size:g}", count=len(over), names=names)

    def _annex_holds(self, attempt: _Attempt, count: int) -> bool:
        figures = attempt.figures[: attempt.kept + count]
        return self._fits(tuple(replace(attempt, figures=figures).annex()), attempt)


def _largest(most: int, fits: Callable[[int], bool]) -> int | None:
    """Return the largest number up to `most` that fits, found by halving; None where 0 does not.

    What fits with more also fits with fewer.
    """
    fitting, too_many = -1, most + 1
    while too_many - fitting > 1:
        middle = (fitting + too_many) // 2
        if fits(middle):
            fitting = middle
        else:
            too_many = middle
    return fitting if fitting >= 0 else None


def _heading(text: str, level: int) -> Heading:
    return Heading("sheet_title", level, (Words(text),))


def _names(figures: tuple[Figure, ...]) -> str:
    return "、".join(figure.label.text for figure in figures)
