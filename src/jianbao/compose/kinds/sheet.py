"""`sheet`: the metrics sheet. `sheet/fitting.py` composes it whole, for it must fit one page."""

from jianbao.compose.kind import CELLS, CHART, TILES, Kind, nothing
from jianbao.compose.options import Options
from jianbao.yaml.forms import Key

KIND = Kind(
    Key("the metrics sheet; nothing else stands beside it", "主要指标一览表，单独成篇"),
    Options,
    nothing,
    styles=("sheet_title", "sheet_period", *TILES, *CELLS, *CHART, "sheet_note"),
)
