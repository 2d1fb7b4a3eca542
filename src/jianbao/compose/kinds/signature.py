"""`signature`: issuer and date (GB/T 9704-2012, 7.3.5)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.compose.periods import date_text
from jianbao.document.composed import Block, Measure, Signature
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
    least_sealed_lines: Annotated[
        float,
        Key(
            "to which that may shrink, so that it stands with its text",
            "为使署名与正文同页，可减至",
            unit="lines",
            least=0,
            most=20,
        ),
    ] = 2.0
    more_lines: Annotated[
        int,
        Key(
            "lines that pages may have more, where it would else stand without text",
            "为使末页带有正文，每面最多可增加的行数",
            unit="lines",
            least=0,
            most=5,
        ),
    ] = 2
    fewer_lines: Annotated[
        int,
        Key("or fewer", "或最多可减少的行数", unit="lines", least=0, most=5),
    ] = 3


def compose(context: Context, options: SignatureOptions) -> Iterator[Block]:
    """Yield names and date; where they stand is computed when they are laid out.

    A remark goes with them: it stands right below (7.3.6).
    """
    context.printed.add("date")
    particulars = context.briefing.particulars
    sealed = particulars.sealed
    lines = options.sealed_lines if sealed else options.lines
    least = min(lines, options.least_sealed_lines) if sealed else lines
    issuers = context.briefing.issuers
    yield Signature(
        tuple((Words(issuer.text, place=issuer.place),) for issuer in issuers),
        (Words(date_text(context.briefing.date, context.template)),),
        sealed,
        Measure(lines, "lines"),
        Measure(least, "lines"),
        more=options.more_lines,
        fewer=options.fewer_lines,
        followed=particulars.remark is not None and context.template.prints("remark"),
    )


KIND = Kind(
    Key(
        "issuer and date where GB/T 9704-2012, 7.3.5 has them",
        "署名和成文日期，按GB/T 9704-2012的7.3.5",
    ),
    SignatureOptions,
    compose,
    styles=("signature",),
)
