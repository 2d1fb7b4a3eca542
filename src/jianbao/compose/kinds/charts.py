"""`charts`: all charts, side by side."""

from collections.abc import Iterator

from jianbao.briefing.model import ChartPlan
from jianbao.compose.charts import charts_beside
from jianbao.compose.context import Context
from jianbao.compose.kind import CHART, Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Block, Gap, Measure
from jianbao.yaml.forms import Annotated, Key


class ChartsOptions(Options, kw_only=True):
    """How high charts are."""

    height: Annotated[
        float | None, Key("height of the chart", "图高", unit="mm", least=10, most=250)
    ] = None


def compose(context: Context, options: ChartsOptions) -> Iterator[Block]:
    """Yield the charts, where the briefing has any."""
    yield from chart_blocks(context.briefing.charts, options, context)


def chart_blocks(
    plans: tuple[ChartPlan, ...], options: ChartsOptions, context: Context
) -> Iterator[Block]:
    """Yield some charts side by side, as high as the options say, or the template."""
    metrics = context.template.metrics
    height = Measure(options.height or 0.0)
    if not options.has(ChartsOptions.height):
        height = Measure(metrics.chart_height, "pt")
    for row in charts_beside(plans, context.briefing, context.template, height):
        yield row
        yield Gap(Measure(metrics.gap, "pt"))


KIND = Kind(Key("all charts, side by side", "全部图，并排"), ChartsOptions, compose, styles=CHART)
