"""`index`: 数据出处索引, every figure with the pages on which it stands."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import CELLS, Kind
from jianbao.compose.options import Options
from jianbao.compose.sheet.index import index_table
from jianbao.document.composed import Block, Heading, PageBreak
from jianbao.document.inlines import Words
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield the index on new pages."""
    yield PageBreak()
    yield Heading("index_title", 1, (Words(context.template.label("index")),))
    yield index_table(context.briefing, context.template)


KIND = Kind(
    Key("every figure with its pages, at the end", "数据出处索引，印在最后"),
    Options,
    compose,
    styles=("index_title", *CELLS),
    at_end=True,
)
