"""`issuer`: the unit that issues the paper, on a line of its own."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Paragraph
from jianbao.document.inlines import Words
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Paragraph]:
    """Yield the issuer."""
    issuer = context.briefing.issuer
    yield Paragraph("issuer", (Words(issuer.text, place=issuer.place),))


KIND = Kind(Key("the unit that issues the paper", "署名单位"), Options, compose, styles=("issuer",))
