"""What the sheet makes of room that its step leaves: higher rows, then charts, then gaps.

Reading comes first, so rows do; beyond what reads well, white stays at the foot.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from jianbao.compose.sheet.attempt import Attempt, Spread

ROW, ROW_AT_MOST = 1.7, 2.5  # of the type's size
TWO_LINES = 2.5  # of the type's size: where names have two lines, all rows have room for them
CHART, CHART_AT_MOST = 190.0, 260.0
MORE_GAP = 18.0
AIR = 70.0
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


def spread(attempt: Attempt, measured: Measured) -> Attempt:
    """Return the sheet with its room used: every step that would be too much is not taken."""
    size, first = attempt.rung.size, attempt.spread
    known: dict[Spread, Fitted] = {}  # most steps begin where the one before ended

    def once(attempt: Attempt) -> Fitted:
        if attempt.spread not in known:
            known[attempt.spread] = measured(attempt)
        return known[attempt.spread]

    high = TWO_LINES * size if attempt.names == "wrapped" else 0.0
    for changed in (
        lambda own: replace(own, row=max(own.row, high)),
        lambda own: replace(own, row=max(own.row, ROW * size)),
        lambda own: replace(own, chart=max(first.chart, CHART)),
        lambda own: replace(own, air=AIR),
        lambda own: replace(own, gap=first.gap + MORE_GAP),
        lambda own: replace(own, chart=max(first.chart, CHART_AT_MOST)),
        lambda own: replace(own, row=max(own.row, ROW_AT_MOST * size)),
    ):
        attempt = _grown(attempt, changed, once)
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
    )
