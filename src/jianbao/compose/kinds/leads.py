"""`leads`: every section in short, by the lead sentences of its items."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import SECTIONS, Kind
from jianbao.compose.options import Options
from jianbao.compose.short_sections import leads_or_summary, sections_in_short
from jianbao.document.composed import Block
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield each section's heading and its items' lead sentences; its summary without them."""
    yield from sections_in_short(context.briefing.sections, leads_or_summary, context)


KIND = Kind(
    Key(
        "every section's heading and lead sentences; its summary without items",
        "各部分的标题和各要点首句；无要点的印摘要",
    ),
    Options,
    compose,
    styles=SECTIONS,
)
