"""figures.yaml -> the ledger, and the charts that draw its figures."""

from __future__ import annotations

import re

from jianbao.briefing.model import ChartPlan, Figure, Series, measure
from jianbao.briefing.reading.files import Files
from jianbao.briefing.reading.names import check_name
from jianbao.briefing.records import FIGURE
from jianbao.document.chart_style import MOST_SERIES
from jianbao.yaml.dates import parse_period
from jianbao.yaml.records import Record, check_record_map
from jianbao.yaml.source import Mapping, Scalar

PERIOD_ID = "period"  # `{period}` prints the briefing's period
FIGURE_ID = re.compile(r"[^{}\s.\[\]]+")


class Ledger:
    """The figures of a briefing. Where the file could not be read, no id is called unknown."""

    def __init__(self, files: Files) -> None:
        self.files, self.problems = files, files.problems
        self.is_known = False
        self.figures = self._read()

    def has(self, scalar: Scalar) -> bool:
        """Return whether there is a figure of this id; note it where there is none."""
        return self.is_known and check_name(scalar, self.figures, "unknown-figure", self.problems)

    def chart(self, id: str, record: Record) -> ChartPlan:
        """Return a chart whose numbers are figures of the ledger."""
        categories = tuple(scalar.text for scalar in record.texts("categories"))
        for series in record.records("series")[MOST_SERIES:]:
            self.problems.error("too-many-series", series.place, most=MOST_SERIES)
        for series in record.records("series"):
            figures = series.texts("figures")
            if categories and figures and len(figures) != len(categories):
                self.problems.error(
                    "chart-lengths", series.place, figures=len(figures), categories=len(categories)
                )
            for scalar in figures:
                if self.has(scalar) and not _drawable(self.figures[scalar.text]):
                    value = self.figures[scalar.text].value
                    self.problems.error("no-number", scalar.place, id=scalar, value=value)
        self._check_target(record)
        return ChartPlan(
            id=id,
            title=record.string("title"),
            caption=record.string("caption"),
            kind=record.string("kind", "column"),
            unit=record.string("unit"),
            categories=categories,
            series=tuple(
                Series(
                    series.string("name"), tuple(figure.text for figure in series.texts("figures"))
                )
                for series in record.records("series")
            ),
            target=record.string("target"),
        )

    def _check_target(self, record: Record) -> None:
        """Check that a chart's target can be drawn to the same scale as all its figures."""
        scalar = record.text("target")
        if scalar is None or not self.has(scalar):
            return
        self._check_relation(scalar, "target", self.figures)
        target = self.figures[scalar.text]
        if not _drawable(target):
            self.problems.error("no-number", scalar.place, id=scalar, value=target.value)
            return
        for id in (
            id.text for series in record.records("series") for id in series.texts("figures")
        ):
            figure = self.figures.get(id)
            if figure and measure(figure) != measure(target):
                self.problems.error(
                    "chart-target-unit", scalar.place,
                    id=scalar, value=target.written, other=id, found=figure.written,
                )  # fmt: skip
                return

    def _read(self) -> dict[str, Figure]:
        name = "figures.yaml"
        self.is_known = not (self.files.folder / name).exists()
        if self.is_known:
            return {}  # a paper without figures needs no ledger
        node = self.files.node(name)
        self.is_known = isinstance(node, Mapping)
        if node is None:
            return {}
        records = check_record_map(node, FIGURE, self.problems)
        if isinstance(node, Mapping):
            for key, _ in node.entries.values():
                self._check_figure_id(key)
        figures = {id: _figure(id, record) for id, record in records.items()}
        for record in records.values():
            for relation in ("change", "target", "count"):
                self._check_relation(record.text(relation), relation, figures)
            for relation in ("of", "whole", "from"):
                check_name(record.text(relation), figures, "unknown-figure", self.problems)
            for part in record.texts("parts"):
                check_name(part, figures, "unknown-figure", self.problems)
        if not any(figure.value.text.startswith("=") for figure in figures.values()):
            return figures
        from jianbao.briefing.formulas import with_derived

        rounding = {id: record.string("round") for id, record in records.items()}
        return with_derived(figures, rounding, self.problems)

    def _check_figure_id(self, key: Scalar) -> None:
        if key.text == PERIOD_ID or not FIGURE_ID.fullmatch(key.text):
            self.problems.error("bad-figure-id", key.place, id=key)

    def _check_relation(self, scalar: Scalar | None, kind: str, figures: dict[str, Figure]) -> None:
        if check_name(scalar, figures, "unknown-figure", self.problems):
            assert scalar is not None
            found = figures[scalar.text].kind
            if found and found != kind:
                self.problems.error("wrong-kind", scalar.place, id=scalar, found=found, wanted=kind)


def _drawable(figure: Figure) -> bool:
    """Return whether a bar can stand for the figure."""
    return figure.number is not None and figure.number >= 0


def _figure(id: str, record: Record) -> Figure:
    nothing = Scalar("", record.place)
    period = record.text("period")
    return Figure(
        id=id,
        label=record.text("label") or nothing,
        value=record.text("value") or nothing,
        unit=record.string("unit"),
        kind=record.string("kind", "" if record.may_have("kind") else "count"),
        period=parse_period(period.text) if period else None,
        period_stated=period is None or period.text != "unstated",
        scope=record.string("scope"),
        group=record.string("group"),
        sheet=record.string("sheet", "yes"),
        direction=record.string("direction"),
        change=record.string("change"),
        target=record.string("target"),
        count=record.string("count"),
        place=record.place,
        of=record.string("of"),
        parts=tuple(part.text for part in record.texts("parts")),
        whole=record.string("whole"),
        earlier=record.string("from"),
    )
