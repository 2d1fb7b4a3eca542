"""Blocks of figures that other papers than the sheet can print: tiles, one chart, all charts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.compose.sheet.parts import TILE_COLOUR, TILE_FILL, TileLook, all_charts, headline_tiles
from jianbao.compose.template.model import Template
from jianbao.compose.template.steps import Step
from jianbao.document.composed import Block, Gap, Measure


def _tiles(briefing: Briefing, template: Template, step: Step) -> Iterator[Block]:
    options = step.options
    look = TileLook(
        options.string("colour", TILE_COLOUR),
        options.string("fill", TILE_FILL),
        options.flag("period", True),
    )
    tiles = headline_tiles(briefing, template, look)
    if tiles:
        yield tiles
        yield Gap(Measure(template.metrics.gap, "pt"))


def _chart(briefing: Briefing, template: Template, step: Step) -> Iterator[Block]:
    """Yield the chart that is named, or the first; none where the briefing has none."""
    name = step.options.string("name")
    plans = tuple(plan for plan in briefing.charts if plan.id == name or not name)[:1]
    yield from _charts(replace(briefing, charts=plans), template, step)


def _charts(briefing: Briefing, template: Template, step: Step) -> Iterator[Block]:
    height = Measure(template.metrics.chart_height, "pt")
    if step.options.may_have("height"):
        height = Measure(step.options.number("height"))
    charts = all_charts(briefing, template, height)
    if charts:
        yield charts
        yield Gap(Measure(template.metrics.gap, "pt"))


FIGURE_BLOCKS = {"tiles": _tiles, "chart": _chart, "charts": _charts}
"""What `compose` is handed, by the block's name."""
