"""`next`: 下步打算, the last section in short."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import SECTIONS, Kind
from jianbao.compose.options import Options
from jianbao.compose.short_sections import last_section, leads_or_summary, short_blocks
from jianbao.document.composed import Block
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield the last section's heading and lead sentences, or its summary."""
    last = last_section(context)
    if last is not None:
        yield from short_blocks(last, leads_or_summary(last, context), context)


KIND = Kind(
    Key(
        "the last section in short: lead sentences, or its summary",
        "最后一部分（下步打算）的标题和各要点首句；无要点的印摘要",
    ),
    Options,
    compose,
    styles=SECTIONS,
)
