"""`addressees`: 主送机关 (GB/T 9704-2012, 7.3.2)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import labelled_names
from jianbao.compose.options import Options
from jianbao.document.composed import Paragraph
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Paragraph]:
    """Yield the units that the paper is addressed to, if any."""
    to = context.briefing.particulars.to
    if to:
        yield Paragraph("addressees", labelled_names("addressees", to, context))


KIND = Kind(
    Key("the units it is addressed to", "主送机关"),
    Options,
    compose,
    styles=("addressees",),
    prints=frozenset({"to"}),
)
