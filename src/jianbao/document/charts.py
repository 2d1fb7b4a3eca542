"""What a chart shows: exact numbers by category, each as it is written in the ledger."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

NARROWEST_MARK = 25
"""The mark of a rank takes up at least one part of so many of the strip's length."""

FAR = 2
"""Times the smallest value: where the largest is so much, a line's axis begins at zero."""


class ChartSeries(Struct, frozen=True):
    """One row of bars: exact values, and each as it is written in the ledger."""

    name: str
    values: tuple[Decimal, ...]
    labels: tuple[str, ...]
    figures: tuple[str, ...]  # ids


class Area(Struct, frozen=True):
    """A rectangle of a chart; x and y count from the chart's upper left corner."""

    x: float
    y: float
    width: float
    height: float


class ChartLayout(Struct, frozen=True):
    """Where `typeset` put the parts of a chart, for a program that draws the chart by itself.

    `sides` are t, b, r and l: above its point, below it, right and left of it.
    """

    plot: Area  # between the axes
    end: float  # the number at the end of the value axis
    start: float = 0.0  # that at its beginning
    gap: int = 0  # percent of a bar's height between bars of shares
    raised: tuple[tuple[float, ...], ...] = ()  # each label of standing bars, by series
    sides: tuple[tuple[str, ...], ...] = ()  # of each label of lines, by series


class Chart(Struct, frozen=True):
    """Bars or lines. `kind` is bar (lying), column (standing), line, or shares (of a whole)."""

    title: str
    caption: str
    kind: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    alternative: str  # what it shows, in words
    target: ChartSeries | None = None  # the same number at every category
    ranked: Decimal | None = None  # of ranks: the last place, at the right end; 第1 is at the left
    paired: bool = False  # the first series is of the period before

    @property
    def all_series(self) -> tuple[ChartSeries, ...]:
        """The series, the target behind them."""
        return (*self.series, self.target) if self.target else self.series

    @property
    def lying(self) -> bool:
        """Whether bars lie, below one another."""
        return self.kind in ("bar", "shares")

    @property
    def low(self) -> Decimal:
        """The number at which the value axis begins.

        Lengths of bars begin at zero, or at what is below it. Lines whose values lie close
        together begin so far below them that their change shows. The mark of the first rank stands
        at the left end, whatever its width.
        """
        if self.ranked is not None:
            return 1 - self.mark
        values = self._values
        low, high = min(values), max(values)
        if self.kind != "line" or low <= 0 or high >= FAR * low:
            return min(low, Decimal(0))
        span = (high - low) or low / 10
        step = Decimal(10) ** (span.adjusted())
        return max(Decimal(0), (low - span / 3) // step * step)

    @property
    def high(self) -> Decimal:
        """The number that takes up the full length."""
        if self.ranked is not None:
            return self.ranked
        high = max(self._values)
        return max(high, Decimal(0)) if self.low <= 0 and high != 0 else high or Decimal(1)

    @property
    def mark(self) -> Decimal:
        """How wide the mark of a rank is, in ranks: one, or wider where that would not be seen."""
        return max(Decimal(1), (self.ranked or Decimal(0)) / NARROWEST_MARK)

    @property
    def _values(self) -> list[Decimal]:
        return [value for series in self.all_series for value in series.values] or [Decimal(0)]

    @property
    def has_legend(self) -> bool:
        """Whether there is more than one thing to tell apart."""
        return len(self.all_series) > 1


class PagedChart(Chart, frozen=True, kw_only=True):
    """A chart of a size (points).

    `typeset` gives the layout where a program must keep to it; any other it makes by itself.
    """

    width: float
    height: float
    layout: ChartLayout | None = None
    face: str = "fang"  # role of that of its words
    shown_every: int = 1  # so many categories share one name along the axis
    gap: int = 0  # percent of a bar's width between categories, where `typeset` has settled it
    scale: float = 1.0  # of its labels, to those of the metrics sheet
    hidden: tuple[tuple[bool, ...], ...] = ()  # labels that have no room, by series and category

    def hides(self, series: int, category: int) -> bool:
        """Return whether a number has no label."""
        return bool(self.hidden) and self.hidden[series][category]
