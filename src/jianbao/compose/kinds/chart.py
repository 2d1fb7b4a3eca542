"""`chart`: one chart."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import CHART, Kind
from jianbao.compose.kinds.charts import ChartsOptions, chart_blocks
from jianbao.document.composed import Block
from jianbao.messages.compose import chart_left_out
from jianbao.yaml.forms import Annotated, Key


class ChartOptions(ChartsOptions, kw_only=True):
    """Which chart is printed."""

    name: Annotated[str, Key("name of the chart in the briefing", "简报中的图名")] = ""


def compose(context: Context, options: ChartOptions) -> Iterator[Block]:
    """Yield the chart; one that is named but not there is noted."""
    plans = context.briefing.charts
    if options.name:
        plans = tuple(plan for plan in plans if plan.id == options.name)
        if not plans:
            context.findings.append(chart_left_out(name=options.name))
    yield from chart_blocks(plans[:1], options, context)


KIND = Kind(
    Key("one chart: the one that is named, or the first", "一幅图：指名的一幅，或第一幅"),
    ChartOptions,
    compose,
    styles=CHART,
)
