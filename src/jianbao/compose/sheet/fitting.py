"""The metrics sheet: model + template -> blocks that fit one page, or an error.

One page is a contract. The template declares a ladder from large type to small; each step is
composed, its height and its width are measured, and the first step that fits is taken. What room
is left goes into rows, charts and gaps. Nothing is drawn before that is settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from math import inf
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing, Figure
from jianbao.compose.properties import document_properties, page_number
from jianbao.compose.sheet.attempt import Attempt, Content, Spread
from jianbao.compose.sheet.cards import small_cards
from jianbao.compose.sheet.columns import decide
from jianbao.compose.sheet.entries import Entry, read_entries
from jianbao.compose.sheet.spreading import spread
from jianbao.compose.sheet.table import Names
from jianbao.compose.template.model import Rung, Template
from jianbao.document.composed import Block, Composed, FigureTable
from jianbao.document.theme import Theme
from jianbao.messages.compose import (
    sheet_annex,
    sheet_rung,
    sheet_too_full,
    sheet_too_tall,
    sheet_too_wide,
)
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.messages.lengths import sheet_too_many

FEW_WRAPPED = 1 / 5  # of all rows: so many names may have two lines before smaller type is tried
ALL_WRAPPED = 0.99  # every name may have two lines, but none more
ANYHOW = 1.0  # more lines than two, too: ugly, and better than no sheet
LEAST_MOVED = 4  # figures on an annex page: for fewer none is worth while
MOST_FIGURES = 500  # on one sheet; some 120 fit in the smallest type
LEAST_ON_TWO = 16  # figures: fewer look lost in two tables


class Fitted(Protocol):
    """What blocks need of a page, and what it has."""

    @property
    def fits(self) -> bool:
        """Whether they fit."""

    @property
    def wide(self) -> bool:
        """Whether something is wider than the page."""

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


def compose_sheet(
    briefing: Briefing, template: Template, made_at: datetime, fit: Fit, known: Mapping[str, int]
) -> Sheet:
    """Return the metrics sheet on one page, with at most one annex page.

    `fit` says whether blocks fit on a page of a theme, `known` how many figures are proved. Raises
    InputError naming the figures that no step of the ladder has room for.
    """
    fitter = _Fitter(_content(briefing, template, known), fit)
    attempt = fitter.first_that_fits()
    title = template.label("sheet_title")
    properties = document_properties(briefing, made_at, title)
    properties = replace(properties, subject="".join(line.text for line in briefing.title))
    blocks = tuple(attempt.blocks())
    document = Composed(blocks, (), properties, page_number(template))
    return Sheet(document, attempt.theme, tuple(fitter.findings(attempt)))


def sheet_content(briefing: Briefing, template: Template, known: Mapping[str, int]) -> Content:
    """Return all that the sheet says: of two briefings with the same, the sheet is the same."""
    said = replace(briefing, sections=(), annexes=(), accepted=(), referred=frozenset(), tables={})
    return replace(_content(briefing, template, known), briefing=said)


def _content(briefing: Briefing, template: Template, known: Mapping[str, int]) -> Content:
    plan = template.metrics
    listed = tuple(listed_figures(briefing))
    if len(listed) > MOST_FIGURES:  # each step of the ladder would set them all
        place = listed[MOST_FIGURES].label.place
        raise InputError([sheet_too_many(place, count=len(listed), most=MOST_FIGURES)])
    comparison = plan.look == "comparison"
    entries = read_entries(listed, briefing, template, comparison)
    cards = plan.look == "cards" or (plan.look == "usual" and len(listed) <= plan.cards)
    shown = decide(entries, template, comparison, plan.units, entries)
    content = Content(briefing, template, entries, shown, cards, known)
    if not (cards and content.tabled):
        return content
    others = replace(entries, entries=content.others)
    return replace(content, shown=decide(others, template, comparison, plan.units, entries))


def listed_figures(briefing: Briefing) -> Iterator[Figure]:
    """Yield the figures that have a place of their own on the sheet.

    A change or a target of another one stands with that, and not twice.
    """
    shown = [figure for figure in briefing.figures.values() if figure.sheet != "no"]
    said = {id for each in shown for id in (each.change, *each.changes, each.target)}
    for figure in shown:
        own = figure.sheet == "headline" or figure.change or figure.target
        if own or figure.id not in said:
            yield figure


class _Fitter:
    """Climbs down the ladder until the sheet fits."""

    def __init__(self, content: Content, fit: Fit) -> None:
        self.content, self.fit = content, fit
        self.plan = content.template.metrics
        self.room = inf  # of the page, once something was measured

    def first_that_fits(self) -> Attempt:
        """Return the sheet on the first step that has room for it, its room used up."""
        for attempt in chain(self._attempts(), self._with_small_cards()):
            if self._fits(attempt):
                return spread(attempt, self._measured, self._measured_annex)
        moved = self._with_annex()
        if moved is None:
            raise InputError([self._refusal()])
        return spread(moved, self._measured, self._measured_annex)

    def findings(self, attempt: Attempt) -> Iterator[Finding]:
        """Yield what was done to make the sheet fit: smaller type than usual, tables beside."""
        ladder, rung = self.plan.ladder, attempt.rung
        usual = self.content.template.theme.style("cell").size
        close = rung.size < usual or rung.columns > 1
        if close and rung is not ladder[0] and self.content.tabled:
            yield sheet_rung(
                rung=ladder.index(rung) + 1,
                rungs=len(ladder),
                row=f"{attempt.spread.row:g}",
                columns=rung.columns,
                size=f"{rung.size:g}",
            )
        if attempt.moved:
            count, names = len(attempt.moved), _names(attempt.moved)
            yield sheet_annex(count=count, names=names)

    def _attempts(self) -> Iterator[Attempt]:
        """Yield the sheet on each step that moves nothing: with short names and some on two lines
        where that is needed; at last with all on two lines.

        Two lines in one of two tables make a row high in both, so that comes late.
        """
        rungs = self._whole_rungs()
        for rung in rungs:
            yield self._attempt(rung, "full", 0.0)
            if any(entry.figure.short for entry in self.content.entries.entries):
                yield self._attempt(rung, "short", 0.0)
            if rung.columns > 1:
                yield self._attempt(rung, "brief", 0.0)
            else:
                yield self._attempt(rung, "wrapped", FEW_WRAPPED)
        for share in (FEW_WRAPPED, ALL_WRAPPED):
            yield from (self._attempt(rung, "wrapped", share) for rung in rungs)

    def _with_small_cards(self) -> Iterator[Attempt]:
        """Yield the same steps with cards over a table as small as tiles: better than an annex."""
        if self.content.cards and self.content.tabled:
            small = small_cards(len(self.content.headlines))
            for attempt in self._attempts():
                yield replace(attempt, spread=replace(attempt.spread, cards=small))

    def _with_annex(self) -> Attempt | None:
        """Return the sheet with the fewest figures on an annex page: better some there than names
        in pieces. Only where it is refused otherwise names have more than two lines.
        """
        whole: tuple[tuple[Names, float], ...] = (
            ("full", 0.0),
            ("short", 0.0),
            ("brief", 0.0),
            ("wrapped", FEW_WRAPPED),
        )
        for kinds in (whole, (("wrapped", ALL_WRAPPED),)):
            by_moved = sorted(self._moving(kinds), key=lambda attempt: len(attempt.moved))
            found = (each for each in by_moved if self._annex_holds(each, each.moved))
            if (best := next(found, None)) is not None:
                return best
        anyhow = (self._attempt(rung, "wrapped", ANYHOW) for rung in self._whole_rungs())
        for attempt in chain(filter(self._fits, anyhow), self._moving((("wrapped", ANYHOW),))):
            if self._annex_holds(attempt, attempt.moved):
                return attempt
        return None

    def _moving(self, kinds: tuple[tuple[Names, float], ...]) -> Iterator[Attempt]:
        """Yield the sheet on each step that has an annex, with names as some kinds have them."""
        shorter = any(entry.figure.short for entry in self.content.entries.entries)
        rungs = [rung for rung in self.plan.ladder if rung.annex]
        for names, share in kinds:
            if names == "short" and not shorter:
                continue
            for rung in rungs:
                yield from self._with_most(self._attempt(rung, names, share))

    def _whole_rungs(self) -> list[Rung]:
        whole = [rung for rung in self.plan.ladder if not rung.annex]
        return [rung for rung in whole if self._suits(rung)] or whole  # a wide sheet has no other

    def _suits(self, rung: Rung) -> bool:
        return rung.columns == 1 or len(self.content.entries.entries) >= LEAST_ON_TWO

    def _attempt(self, rung: Rung, names: Names, wrap: float) -> Attempt:
        chart = rung.chart_height or self.plan.chart_height
        return Attempt(self.content, rung, names, wrap, Spread(rung.row, chart, self.plan.gap))

    def _measured(self, attempt: Attempt) -> Fitted:
        measured = self.fit(tuple(attempt.sheet()), attempt.theme)
        self.room = measured.room
        return measured

    def _measured_annex(self, attempt: Attempt) -> Fitted:
        return self.fit(tuple(attempt.annex(attempt.moved)), attempt.theme)

    def _fits(self, attempt: Attempt) -> bool:
        """Return whether a step fits; one whose rows are too high is not set at all."""
        return self._may_fit(attempt) and self._measured(attempt).fits

    def _may_fit(self, attempt: Attempt) -> bool:
        """Return whether the rows of a step's table have room below all else, at its lowest.

        What stands beside the table is set once for all steps: in the smallest type of any.
        """
        least = attempt.least_height
        if not least or least > self.room:
            return not least
        smallest = replace(attempt, rung=min(self.plan.ladder, key=lambda rung: rung.size))
        blocks = (block for block in attempt.sheet() if not isinstance(block, FigureTable))
        others = self.fit(tuple(blocks), smallest.theme)
        return others.wide or least + others.need <= others.room

    def _with_most(self, whole: Attempt) -> Iterator[Attempt]:
        """Yield the sheet with the most figures that fit; nothing where not even none does."""
        last = self._by_priority()

        def without(moved: int) -> Attempt:
            return replace(whole, moved=last[len(last) - moved :])

        kept = _largest(len(last) - LEAST_MOVED, lambda kept: self._fits(without(len(last) - kept)))
        if kept is not None:
            yield without(len(last) - kept)

    def _by_priority(self) -> tuple[Entry, ...]:
        """Return the figures that may move, the last to move first: headlines never do."""
        return self.content.others

    def _annex_holds(self, attempt: Attempt, moved: tuple[Entry, ...]) -> bool:
        if not moved:
            return True
        return self.fit(tuple(attempt.annex(moved)), attempt.theme).fits

    def _refusal(self) -> Finding:
        """Return the error that names what the last step has no room for."""
        rung = self.plan.ladder[-1]
        best = next(self._with_most(self._attempt(rung, "wrapped", ANYHOW)), None)
        if best is None:
            bare = replace(
                self._attempt(rung, "wrapped", ANYHOW), moved=self.content.entries.entries
            )
            measured = self._measured(bare)
            entries = self.content.entries.entries
            place = entries[0].figure.place if entries else None
            if measured.fits or measured.wide:
                return sheet_too_wide(place, names=_names(entries))
            return sheet_too_tall(place, need=f"{measured.need:.0f}", room=f"{measured.room:.0f}")
        held = _largest(len(best.moved), lambda count: self._annex_holds(best, best.moved[:count]))
        over = best.moved[held or 0 :]
        names = _names(over)
        place = over[0].figure.place
        return sheet_too_full(place, size=f"{rung.size:g}", count=len(over), names=names)


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


def _names(entries: tuple[Entry, ...]) -> str:
    return "、".join(entry.figure.label.text for entry in entries)
