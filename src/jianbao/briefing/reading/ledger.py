"""figures.yaml -> the ledger, and the charts that draw its figures."""

from __future__ import annotations

from typing import Protocol

from jianbao.briefing.model import ChartPlan, ChartText, Figure, Series, earlier_of, measure
from jianbao.briefing.number_faults import fault_of
from jianbao.briefing.prose import PERIOD_ID, Prose
from jianbao.briefing.reading.files import Files
from jianbao.briefing.records.figure import FigureKind, FigureRecord
from jianbao.briefing.records.objects import ChartRecord, SeriesRecord
from jianbao.document.chart_style import MOST_SERIES
from jianbao.document.patterns import pattern
from jianbao.messages.ledger import (
    UNKNOWN_FIGURE,
    bad_figure_id,
    chart_earlier_alone,
    chart_lengths,
    chart_no_earlier,
    chart_target_unit,
    no_number,
    shares_no_target,
    too_many_series,
    wrong_kind,
)
from jianbao.yaml.dates import Period
from jianbao.yaml.names import check_name
from jianbao.yaml.reading import read_records
from jianbao.yaml.source import Mapping, Scalar

FIGURE_ID = pattern(r"[^{}\s.\[\]]+")


class ChartTexts(Protocol):
    """Who reads the texts of charts."""

    def titled(self, scalar: Scalar, /) -> Prose:
        """Return a text that names no section."""

    def bare(self, scalar: Scalar, /) -> Prose:
        """Return a text with figures and period, and no other markup."""

    def prose(self, scalar: Scalar, /) -> Prose:
        """Return a text with all markup."""


class Ledger:
    """The figures of a briefing. Where the file could not be read, no id is called unknown."""

    def __init__(self, files: Files) -> None:
        self.files, self.problems = files, files.problems
        self.is_known = False
        self.of_unknown_kind: set[str] = set()  # ids; what they are is noted once
        self.figures = self._read()

    def has(self, scalar: Scalar) -> bool:
        """Return whether there is a figure of this id; note it where there is none."""
        return self.is_known and check_name(scalar, self.figures, UNKNOWN_FIGURE, self.problems)

    def chart(self, id: str, record: ChartRecord, texts: ChartTexts) -> ChartPlan:
        """Return a chart whose numbers are figures of the ledger; `texts` reads what it says."""
        for series in record.series[MOST_SERIES:]:
            self.problems.add(too_many_series(series.place, most=MOST_SERIES))
        for series in record.series:
            self._check_series(series, len(record.categories), record.kind == "shares")
        self._check_target(record)
        if record.earlier:
            self._check_earlier(record)
        title = texts.titled(record.title)
        caption = texts.prose(record.caption) if record.caption else None
        categories = [texts.bare(category) for category in record.categories]
        names = [texts.bare(series.name) for series in record.series]
        return ChartPlan(
            id=id,
            title=title,
            caption=caption,
            kind=record.kind,
            unit=record.unit,
            categories=tuple(category.text for category in categories),
            series=tuple(
                Series(name.text, _texts(each.figures))
                for name, each in zip(names, record.series, strict=True)
            ),
            target=_id(record.target),
            texts=(
                ChartText("title", title),
                *([ChartText("caption", caption)] if caption else []),
                *(ChartText("category", category) for category in categories),
                *(ChartText("series", name) for name in names),
            ),
            places=tuple(tuple(id.place for id in each.figures) for each in record.series),
            earlier=record.earlier,
        )

    def _check_series(self, series: SeriesRecord, wanted: int, shares: bool) -> None:
        """Note a series that has not a figure for each category, and figures without a number."""
        count = len(series.figures)
        if wanted and count and count != wanted:
            self.problems.add(chart_lengths(series.place, figures=count, categories=wanted))
        for scalar in series.figures:
            if self.has(scalar) and not _drawable(self.figures[scalar.text], shares):
                figure = self.figures[scalar.text]
                fault = fault_of(figure.value.text, figure.unit)
                place = figure.value.place if fault else scalar.place
                self.problems.add(no_number(place, id=scalar.text, value=figure.value.text))

    def _check_earlier(self, record: ChartRecord) -> None:
        """Check that every figure of the one series has a number of the period before."""
        if len(record.series) > 1 or record.kind not in ("bar", "column"):
            self.problems.add(chart_earlier_alone(record.title.place))
            return
        for scalar in (id for series in record.series for id in series.figures):
            figure = self.figures.get(scalar.text)
            before = self.figures.get(earlier_of(figure, self.figures)) if figure else None
            if figure is None:
                continue
            if before is None or not _drawable(before) or measure(before) != measure(figure):
                self.problems.add(chart_no_earlier(scalar.place, id=scalar.text))

    def _check_target(self, record: ChartRecord) -> None:
        """Check that a chart's target can be drawn to the same scale as all its figures."""
        scalar = record.target
        if scalar is None or not self.has(scalar):
            return
        if record.kind == "shares":
            self.problems.add(shares_no_target(scalar.place))
        self._check_relation(scalar, "target", self.figures)
        target = self.figures[scalar.text]
        if not _drawable(target):
            self.problems.add(no_number(scalar.place, id=scalar.text, value=target.value.text))
            return
        for id in (id.text for series in record.series for id in series.figures):
            figure = self.figures.get(id)
            if figure and measure(figure) != measure(target):
                self.problems.add(
                    chart_target_unit(
                        scalar.place,
                        id=scalar.text,
                        value=target.written,
                        other=id,
                        actual=figure.written,
                    )
                )
                return

    def _read(self) -> dict[str, Figure]:
        name = "figures.yaml"
        self.is_known = not self.files.has(name)
        if self.is_known:
            return {}  # a paper without figures needs no ledger
        node = self.files.node(name)
        self.is_known = isinstance(node, Mapping)
        if node is None:
            return {}
        if isinstance(node, Mapping) and names_cells(node):
            from jianbao.briefing.reading.cells import with_values

            node = with_values(node, self.files)
        records = read_records(node, FigureRecord, self.problems)
        if isinstance(node, Mapping):
            for key, _ in node.entries.values():
                self._check_figure_id(key)
        self.of_unknown_kind = {id for id in records if records[id].is_wrong(FigureRecord.kind)}
        figures = {id: _figure(id, record) for id, record in records.items()}
        for record in records.values():
            self._check_relations(record, figures)
        if not any(figure.value.text.startswith("=") for figure in figures.values()):
            return figures
        from jianbao.briefing.formulas import with_derived

        rounding = {id: record.round for id, record in records.items() if record.round}
        return with_derived(figures, rounding, self.problems)

    def _check_relations(self, record: FigureRecord, figures: dict[str, Figure]) -> None:
        """Note ids of other figures that do not exist, or whose figure is of another sort."""
        self._check_relation(record.change, "change", figures)
        self._check_relation(record.target, "target", figures)
        self._check_relation(record.count, "count", figures)
        for change in record.changes:
            self._check_relation(change, "change", figures)
        listed = (*record.times, *record.mean, *record.weights)
        broken_down = (id for ids in (*record.parts, *record.breakdowns) for id in ids)
        named = (record.total, record.whole, record.earlier, record.equals)
        for id in (*named, *listed, *broken_down):
            check_name(id, figures, UNKNOWN_FIGURE, self.problems)

    def _check_figure_id(self, key: Scalar) -> None:
        if key.text == PERIOD_ID or not FIGURE_ID.fullmatch(key.text):
            self.problems.add(bad_figure_id(key.place, id=key.text))

    def _check_relation(
        self, scalar: Scalar | None, kind: FigureKind, figures: dict[str, Figure]
    ) -> None:
        if check_name(scalar, figures, UNKNOWN_FIGURE, self.problems):
            assert scalar is not None
            actual = figures[scalar.text].kind
            if actual != kind and scalar.text not in self.of_unknown_kind:
                self.problems.add(
                    wrong_kind(scalar.place, id=scalar.text, actual=actual, wanted=kind)
                )


def names_cells(node: Mapping) -> bool:
    """Return whether any value of a ledger stands in a spreadsheet."""
    entries = (value for _, value in node.entries.values())
    return "from" in node.entries or any(
        isinstance(each, Mapping) and "cell" in each.entries for each in entries
    )


def _drawable(figure: Figure, shares: bool = False) -> bool:
    """Return whether a bar can stand for the figure; a share of a whole is not below zero."""
    return figure.number is not None and not (shares and figure.number < 0)


def _figure(id: str, record: FigureRecord) -> Figure:
    return Figure(
        id=id,
        label=record.label,
        value=record.value,
        unit=record.unit,
        kind=record.kind,
        period=record.period if isinstance(record.period, Period) else None,
        period_stated=record.period != "unstated",
        scope=record.scope,
        group=record.group,
        sheet=record.sheet,
        direction=record.direction,
        change=_id(record.change),
        target=_id(record.target),
        count=_id(record.count),
        place=record.place,
        of=_id(record.total),
        parts=_texts(record.parts[0]) if record.parts else (),
        whole=_id(record.whole),
        earlier=_id(record.earlier),
        times=_texts(record.times),
        equals=_id(record.equals),
        mean=_texts(record.mean),
        weights=_texts(record.weights),
        breakdowns=tuple(_texts(ids) for ids in (*record.parts[1:], *record.breakdowns)),
        changes=_texts(record.changes),
        short=record.short,
    )


def _texts(scalars: tuple[Scalar, ...]) -> tuple[str, ...]:
    return tuple(scalar.text for scalar in scalars)


def _id(scalar: Scalar | None) -> str:
    return scalar.text if scalar else ""
