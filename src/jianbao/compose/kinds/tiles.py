"""Blocks of figures that other papers than the sheet can print: tiles, one chart, all charts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.compose.sheet.parts import TILE_COLOUR, TILE_FILL, TileLook, chart_row, tile_rows
from jianbao.compose.template.model import Template
from jianbao.compose.template.steps import Step
from jianbao.document.blocks import Block, Gap
from jianbao.document.lengths import mm


def _tiles(briefing: Briefing, template: Template, step: Step) -> Iterator[Block]:
    options = step.options
    look = TileLook(
        options.string("colour", TILE_COLOUR),
        options.string("fill", TILE_FILL),
        options.flag("period", True),
    )
    for tiles in tile_rows(briefing, template, look):
        yield tiles
        yield Gap(template.metrics.gap)


def _chart(briefing: Briefing, template: Template, step: Step) -> Iterator[Block]:
    """Yield the chart that is named, or the first; none where the briefing has none."""
    name = step.options.string("name")
    plans = tuple(plan for plan in briefing.charts if plan.id == name or not name)[:1]
    yield from _charts(replace(briefing, charts=plans), template, step)


def _charts(briefing: Briefing, template: Template, step: Step) -> Iterator[Block]:
    if step.options.may_have("height"):
        height = mm(step.options.number("height"))
        template = replace(template, metrics=replace(template.metrics, chart_height=height))
    row = chart_row(briefing, template)
    if row:
        yield row
        yield Gap(template.metrics.gap)


FIGURE_BLOCKS = {"tiles": _tiles, "chart": _chart, "charts": _charts}
"""What `compose` is handed, by the block's name."""
