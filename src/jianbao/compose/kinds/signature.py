"""`signature`: issuer and date (GB/T 9704-2012, 7.3.5)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.compose.periods import date_text
from jianbao.document.composed import Block, Gap, Measure, Signature
from jianbao.document.inlines import Words
from jianbao.yaml.forms import Annotated, Key


class SignatureOptions(Options, kw_only=True):
    """Room above the name: a seal needs more."""

    lines: Annotated[
        float, Key("empty lines above it", "上空行数", unit="lines", least=0, most=20)
    ] = 1.0
    sealed_lines: Annotated[
        float,
        Key(
            "the same on a paper that is sealed",
            "加盖印章时上空行数",
            unit="lines",
            least=0,
            most=20,
        ),
    ] = 3.0


def compose(context: Context, options: SignatureOptions) -> Iterator[Block]:
    """Yield name and date; where they stand is computed when they are laid out."""
    issuer, sealed = context.briefing.issuer, context.briefing.particulars.sealed
    lines = options.sealed_lines if sealed else options.lines
    if lines:
        yield Gap(Measure(lines, "lines"), style="signature")
    day = date_text(context.briefing.date, context.template)
    yield Signature((Words(issuer.text, place=issuer.place),), (Words(day),), sealed)


KIND = Kind(
    Key(
        "issuer and date where GB/T 9704-2012, 7.3.5 has them",
        "署名和成文日期，按GB/T 9704-2012的7.3.5",
    ),
    SignatureOptions,
    compose,
    styles=("signature",),
)
