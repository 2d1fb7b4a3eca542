"""`title`: the title, its lines ended where the author ended them."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.inlines import inlines_of
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Heading
from jianbao.document.inlines import Inline, LineEnd
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Heading]:
    """Yield the title, a heading of level 0."""
    inlines: list[Inline] = []
    for line in context.briefing.title:
        inlines += [LineEnd()] if inlines else []
        inlines += inlines_of(line, context)
    yield Heading("title", 0, tuple(inlines))


KIND = Kind(Key("the title", "标题"), Options, compose, styles=("title",))
