"""`subtitle`: the subtitle in its label."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import labelled_block
from jianbao.compose.options import Options
from jianbao.document.composed import Block
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield the subtitle, if any."""
    yield from labelled_block("subtitle", context.briefing.subtitle, context)


KIND = Kind(Key("the subtitle, if any", "副题"), Options, compose, styles=("subtitle",))
