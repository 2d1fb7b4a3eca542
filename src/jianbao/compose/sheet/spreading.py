"""What the sheet makes of room that its step leaves: higher rows, then charts, then gaps.

Reading comes first, so rows do; beyond what reads well, white stays at the foot.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from jianbao.compose.sheet.attempt import Attempt, Spread
from jianbao.compose.sheet.cards import larger_cards

ROW, ROW_AT_MOST = 1.7, 2.5  # of the type's size
TWO_LINES = 2.5  # of the type's size: where names have two lines, all rows have room for them
CHART, CHART_AT_MOST, CHART_BY_CARDS = 190.0, 260.0, 340.0
MORE_GAP = 18.0
AIR, LARGER_AIR = 70.0, 120.0  # in cards, and in those that have the page to themselves
AS_MUCH = 1.4  # times as large: cards that could not grow have as much white as these
TENTHS = 10  # of a point: no row is told more exactly
ROUNDING = 3.0  # rows and charts lie on twips


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


Measured = Callable[[Attempt], Fitted]


def spread(attempt: Attempt, measured: Measured, measured_annex: Measured) -> Attempt:
    """Return the sheet with its room used: every step that would be too much is not taken."""
    size, first = attempt.rung.size, attempt.spread
    known: dict[Spread, Fitted] = {}  # most steps begin where the one before ended

    def once(attempt: Attempt) -> Fitted:
        if attempt.spread not in known:
            known[attempt.spread] = measured(attempt)
        return known[attempt.spread]

    most_of_charts = CHART_BY_CARDS if attempt.content.cards else CHART_AT_MOST
    high = TWO_LINES * size if attempt.names == "wrapped" else 0.0
    for changed in (
        lambda own: replace(own, row=max(own.row, high)),
        lambda own: replace(own, row=max(own.row, ROW * size)),
        lambda own: replace(own, chart=max(first.chart, CHART)),
    ):
        attempt = _grown(attempt, changed, once)
    attempt = _with_larger_cards(attempt, measured)
    for changed in (
        lambda own: replace(
            own, air=LARGER_AIR * max(own.cards.times, AS_MUCH) if own.cards else AIR
        ),
        lambda own: replace(own, gap=first.gap + MORE_GAP),
        lambda own: replace(own, chart=max(first.chart, most_of_charts)),
        lambda own: replace(own, row=max(own.row, ROW_AT_MOST * size)),
    ):
        attempt = _grown(attempt, changed, once)
    return _with_annex_spread(attempt, measured_annex) if attempt.moved else attempt


def _with_annex_spread(attempt: Attempt, measured: Measured) -> Attempt:
    """Return the sheet with higher rows on its annex page, where that has room for them."""
    row = attempt.rung.row
    first = replace(attempt, spread=replace(attempt.spread, annex=row))
    return _grown(
        first, lambda own: replace(own, annex=max(row, ROW * attempt.rung.size)), measured
    )


def _with_larger_cards(attempt: Attempt, measured: Measured) -> Attempt:
    """Return the sheet with the largest cards that fit, where no table is read beside them."""
    if not attempt.content.cards or attempt.content.tabled:
        return attempt
    headlines, others = map(len, attempt.as_cards)
    charts = bool(attempt.content.briefing.charts)
    for cards in larger_cards(headlines, others, charts):
        larger = replace(attempt, spread=replace(attempt.spread, cards=cards))
        if measured(larger).fits:
            return larger
    return attempt


def _grown(attempt: Attempt, changed: Callable[[Spread], Spread], measured: Measured) -> Attempt:
    """Return the sheet with one measure as much nearer to its most as there is room for."""
    now = measured(attempt)
    most = replace(attempt, spread=changed(attempt.spread))
    then = measured(most)
    if then.fits or then.need <= now.need:
        return most if then.fits else attempt
    share = (now.room - now.need - ROUNDING) / (then.need - now.need)
    for part in (share, share * 4 / 5, share / 2) if share > 0 else ():
        between = replace(attempt, spread=_between(attempt.spread, most.spread, part))
        if measured(between).fits:
            return between
    return attempt


def _between(one: Spread, other: Spread, share: float) -> Spread:
    def part(low: float, high: float) -> float:
        return low + (high - low) * share

    return Spread(
        row=round(part(one.row, other.row) * TENTHS) / TENTHS,
        chart=int(part(one.chart, other.chart)),
        gap=part(one.gap, other.gap),
        air=part(one.air, other.air),
        cards=one.cards,
        annex=round(part(one.annex, other.annex) * TENTHS) / TENTHS,
    )
