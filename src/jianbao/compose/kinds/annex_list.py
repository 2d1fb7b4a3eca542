"""`annex_list`: 附件说明 (GB/T 9704-2012, 7.3.4)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.compose.section_text import annex_titles
from jianbao.document.composed import Block
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield the annexes' titles."""
    yield from annex_titles(context)


KIND = Kind(
    Key("the annexes' titles; under the sections if not named", "附件说明；不写则在正文之后"),
    Options,
    compose,
)
