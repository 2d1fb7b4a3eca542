"""What a chart shows: exact numbers by category, each as it is written in the ledger."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


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
    raised: tuple[tuple[float, ...], ...] = ()  # each label of standing bars, by series
    sides: tuple[tuple[str, ...], ...] = ()  # of each label of lines, by series


class Chart(Struct, frozen=True):
    """Bars or lines. `kind` is bar (lying), column (standing) or line."""

    title: str
    caption: str
    kind: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    alternative: str  # what it shows, in words
    target: ChartSeries | None = None  # the same number at every category

    @property
    def all_series(self) -> tuple[ChartSeries, ...]:
        """The series, the target behind them."""
        return (*self.series, self.target) if self.target else self.series

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
