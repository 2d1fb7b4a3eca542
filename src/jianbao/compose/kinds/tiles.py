"""`tiles`: the headline figures as tiles."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import TILES, Kind
from jianbao.compose.options import Options
from jianbao.compose.sheet.tiles import TILE_COLOUR, TILE_FILL, TileLook, headline_tiles
from jianbao.document.composed import Block, Gap, Measure
from jianbao.yaml.forms import Annotated, Colour, Key


class TilesOptions(Options, kw_only=True):
    """How tiles look."""

    colour: Annotated[Colour, Key("of the rules", "线的颜色")] = TILE_COLOUR
    fill: Annotated[Colour, Key("of the ground", "底色")] = TILE_FILL
    period: Annotated[
        bool,
        Key(
            "whether each names its period; if not, only those of another period than the paper's"
            " do",
            "是否逐项印时段；no则只印与全文不同的时段",
        ),
    ] = True


def compose(context: Context, options: TilesOptions) -> Iterator[Block]:
    """Yield the tiles, where there are headline figures."""
    look = TileLook(options.colour, options.fill, options.period)
    tiles = headline_tiles(context.briefing, context.template, look)
    if tiles:
        yield tiles
        yield Gap(Measure(context.template.metrics.gap, "pt"))


KIND = Kind(
    Key("the headline figures as tiles", "要目数据方块"), TilesOptions, compose, styles=TILES
)
