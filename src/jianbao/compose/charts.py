"""Charts as the briefing asks for them -> charts with the ledger's numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from jianbao.briefing.model import Briefing, ChartPlan, Series, earlier_of, measure
from jianbao.compose.periods import period_text
from jianbao.compose.template.model import Template
from jianbao.document.charts import Chart, ChartSeries
from jianbao.document.composed import Measure, SideBySide

IN_ORDER = "第"  # the measure of ranks
MOST = 3  # charts in a row: more are too narrow to be read


def charts_beside(
    plans: tuple[ChartPlan, ...], briefing: Briefing, template: Template, height: Measure
) -> Iterator[SideBySide]:
    """Yield some charts side by side, in rows of about one length."""
    charts = tuple(make_chart(plan, briefing, template) for plan in plans)
    each = -(-len(charts) // max(1, -(-len(charts) // MOST)))
    for start in range(0, len(charts), max(1, each)):
        yield SideBySide(charts[start : start + each], height)


def make_chart(plan: ChartPlan, briefing: Briefing, template: Template) -> Chart:
    """Return a chart whose numbers are the ledger's."""
    target = _target(plan, briefing, template) if plan.target else None
    if plan.earlier:
        plan = replace(plan, series=tuple(_pair(plan, briefing, template)))
    series = []
    for row in plan.series:
        figures = [briefing.figures[id] for id in row.figures]
        numbers = tuple(figure.number for figure in figures if figure.number is not None)
        labels = tuple(figure.value.text for figure in figures)
        series.append(ChartSeries(row.name, numbers, labels, row.figures))
    ranked = _ranked(plan, briefing)
    chart = Chart(
        title=plan.title.text,
        caption=plan.caption.text if plan.caption else "",
        kind=plan.kind if ranked is None else "bar",
        unit=plan.unit,
        categories=plan.categories,
        series=tuple(series),
        alternative=_alternative(plan, briefing, target),
        target=target,
        ranked=ranked,
        paired=plan.earlier,
    )
    own = plan.caption.text if plan.caption else ""
    before, behind = readings(plan, chart, briefing, template)
    caption = template.label("and_reading").join(filter(None, (before, own, behind)))
    return replace(chart, caption=caption)


def _pair(plan: ChartPlan, briefing: Briefing, template: Template) -> Iterator[Series]:
    """Yield the values before and those of now, each under its period where all have the same."""
    (row,) = plan.series
    before = tuple(earlier_of(briefing.figures[id], briefing.figures) for id in row.figures)
    for ids, otherwise in ((before, "column_before"), (row.figures, "column_now")):
        figures = [briefing.figures[id] for id in ids]
        periods = {figure.period or briefing.period for figure in figures if figure.period_stated}
        known = len(periods) == 1 and all(figure.period_stated for figure in figures)
        name = period_text(periods.pop(), template) if known else template.label(otherwise)
        yield Series(name, ids)


def _ranked(plan: ChartPlan, briefing: Briefing) -> Decimal | None:
    """Return the last place of ranks as bars: how many are ranked, where the ledger has that.

    A bar from zero would be the longer the worse a rank is; None for what is no rank.
    """
    figures = [briefing.figures[id] for id in plan.figures]
    if plan.kind not in ("bar", "column") or any(measure(each) != IN_ORDER for each in figures):
        return None
    worst = max((figure.number or Decimal(0) for figure in figures), default=Decimal(0))
    known = how_many_ranked(plan, briefing)
    return worst + 1 if known is None else max(worst, known)


def how_many_ranked(plan: ChartPlan, briefing: Briefing) -> Decimal | None:
    """Return of how many the ranks of a chart are, where the ledger has one number for all."""
    figures = [briefing.figures[id] for id in plan.series[-1].figures]  # those of now
    wholes = {briefing.figures[each.of].number if each.of else None for each in figures}
    return wholes.pop() if len(wholes) == 1 else None


def readings(
    plan: ChartPlan, chart: Chart, briefing: Briefing, template: Template
) -> tuple[str, str]:
    """Return what stands before and behind a chart's own caption.

    Before it its unit, where nothing else says it; behind it what bars of shares are, or where an
    axis of lines begins.
    """
    figures = [briefing.figures[id] for series in plan.series for id in series.figures]
    units = {figure.unit for figure in figures}
    ranked = any(figure.kind == "rank" for figure in figures) or chart.ranked is not None
    unit = plan.unit or (units.pop() if len(units) == 1 else "")
    own = plan.caption.text if plan.caption else ""
    labels = "".join(label for row in chart.series for label in row.labels)
    told = ranked or not unit or unit in plan.title.text + own + labels
    before = "" if told else template.label("chart_unit", unit=unit)
    if chart.ranked is not None:
        if how_many_ranked(plan, briefing) is None:
            return before, template.label("chart_ranks_open")
        return before, template.label("chart_ranks", last=f"{chart.ranked:f}")
    if chart.kind == "shares":
        return before, template.label("chart_shares")
    if chart.low > 0:
        return before, template.label("chart_from", number=f"{chart.low.normalize():f}")
    return before, ""


def _target(plan: ChartPlan, briefing: Briefing, template: Template) -> ChartSeries:
    """Return the target as the same number at every category; its name has it as written."""
    figure = briefing.figures[plan.target]
    assert figure.number is not None, "the reader refuses a target without a number"
    name, count = template.label("target", value=figure.written), len(plan.categories)
    return ChartSeries(name, (figure.number,) * count, (figure.value.text,) * count, (figure.id,))


BREAKS = dict.fromkeys(map(ord, "\t\n\r"), " ")  # what XML makes of them in an attribute


def _alternative(plan: ChartPlan, briefing: Briefing, target: ChartSeries | None) -> str:
    """Return the chart in words, every number of it."""
    rows: list[str] = []
    for row in plan.series:
        figures = [briefing.figures[id].written for id in row.figures]
        pairs = (f"{name}{figure}" for name, figure in zip(plan.categories, figures, strict=True))
        rows.append(f"{row.name}：{'，'.join(pairs)}")
    rows += [target.name] if target else []
    said = f"{plan.title.text}。{'；'.join(rows)}。"
    return said.translate(BREAKS)
