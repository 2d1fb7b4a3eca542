"""`gap`: empty space."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Gap, Measure
from jianbao.messages.compose import gap_height
from jianbao.messages.errors import Problems
from jianbao.yaml.forms import Annotated, Key
from jianbao.yaml.source import Scalar


class GapOptions(Options, kw_only=True):
    """How high it is, in one of three ways."""

    lines: Annotated[
        float | None, Key("in lines of the style", "行数", unit="lines", least=0, most=100)
    ] = None
    mm: Annotated[float | None, Key("or a height", "或高度", unit="mm", least=0, most=400)] = None
    to: Annotated[
        float | None,
        Key(
            "or down to here from the text area's top; lines above count one each",
            "或到版心上边缘以下多少，其上各段按一行计",
            unit="mm",
            least=0,
            most=400,
        ),
    ] = None
    style: Annotated[
        Scalar | None,
        Key("whose lines are counted, if not the body's", "以哪种样式的行计，默认为正文"),
    ] = None


def compose(_context: Context, options: GapOptions) -> Iterator[Gap]:
    """Yield the space."""
    if options.to is not None:
        yield Gap(Measure(options.to), down_to=True)
    elif options.mm is not None:
        yield Gap(Measure(options.mm))
    else:
        style = options.style.text if options.style else ""
        yield Gap(Measure(options.lines or 0.0, "lines"), style=style)


def check(options: GapOptions, problems: Problems) -> None:
    """Note a height that is said not at all, or twice."""
    ways = (GapOptions.lines, GapOptions.mm, GapOptions.to)
    if sum(map(options.has, ways)) != 1:
        problems.add(gap_height(options.place))


KIND = Kind(Key("empty space", "空白"), GapOptions, compose, check=check)
