"""`fill`: the space that sends what follows to the foot of its page."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Fill
from jianbao.yaml.forms import Annotated, Key


class FillOptions(Options, kw_only=True):
    """On which page what follows stands."""

    even: Annotated[bool, Key("on an even page", "须在偶数页")] = False
    unnumbered: Annotated[
        bool, Key("pages that hold nothing else bear no number", "只有这些内容的页不印页码")
    ] = False


def compose(context: Context, options: FillOptions) -> Iterator[Fill]:
    """Yield the space; in an office that prints on both sides, on an even page."""
    even = options.even or context.template.duplex
    yield Fill(even=even, unnumbered=options.unnumbered)


KIND = Kind(
    Key("what follows stands at the foot of the page", "其后各块沉到页脚"), FillOptions, compose
)
