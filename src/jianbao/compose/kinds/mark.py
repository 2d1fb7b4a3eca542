"""`mark`: 发文机关标志, of one issuer or several (GB/T 9704-2012, 7.2.4)."""

from collections.abc import Iterator
from typing import Literal

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Block, Inlines, IssuingMark, Measure, Paragraph
from jianbao.document.inlines import Words
from jianbao.yaml.forms import Annotated, Key
from jianbao.yaml.source import Scalar


class MarkOptions(Options, kw_only=True):
    """What stands behind the names, and how they look."""

    style: Annotated[Scalar, Key("name of the paragraph style", "段落样式名")]
    behind: Annotated[str, Key("what stands behind the names", "机关名称之后的文字")] = ""
    names: Annotated[
        Literal["all", "first"],
        Key(
            "of several issuers: all over each other, or the one in charge",
            "联合行文时：all各机关上下排列，first只用主办机关",
        ),
    ] = "all"
    height: Annotated[
        float,
        Key("how high several may be", "多个机关名称的最大总高", unit="mm", least=10, most=400),
    ] = 85.0


def compose(context: Context, options: MarkOptions) -> Iterator[Block]:
    """Yield one name with what stands behind it, or several over each other."""
    issuers = context.briefing.issuers
    names: list[Inlines] = [(Words(each.text, place=each.place),) for each in issuers]
    behind = (Words(options.behind, place=options.place),) if options.behind else ()
    if len(names) > 1 and options.names == "all":
        yield IssuingMark(options.style.text, tuple(names), behind, Measure(options.height))
    elif names:
        yield Paragraph(options.style.text, (*names[0], *behind))


KIND = Kind(
    Key(
        "the issuers' names as the mark at the head, with what stands behind them",
        "发文机关标志；联合行文时各机关名称上下排列",
    ),
    MarkOptions,
    compose,
)
