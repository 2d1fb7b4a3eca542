"""`editor`: the responsible editor in its label."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import labelled_block
from jianbao.compose.options import Options
from jianbao.document.composed import Block
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield the editor, if any."""
    yield from labelled_block("editor", context.briefing.editor, context)


KIND = Kind(Key("the responsible editor, if any", "责任编辑"), Options, compose, styles=("editor",))
