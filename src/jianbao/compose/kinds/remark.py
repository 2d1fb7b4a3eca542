"""`remark`: 附注 in its brackets (GB/T 9704-2012, 7.3.6)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import labelled_block
from jianbao.compose.options import Options
from jianbao.document.composed import Block
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield the remark, if any."""
    yield from labelled_block("remark", context.briefing.particulars.remark, context)


KIND = Kind(
    Key("the remark, if any", "附注"),
    Options,
    compose,
    styles=("remark",),
    prints=frozenset({"remark"}),
)
