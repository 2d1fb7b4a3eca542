"""`rule`: a rule across the text area."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import HorizontalRule, Measure
from jianbao.yaml.forms import Annotated, Colour, Key


class RuleOptions(Options, kw_only=True):
    """How it looks."""

    width: Annotated[float, Key("its thickness", "线粗", unit="mm", least=0.05, most=10)]
    colour: Annotated[Colour, Key("RRGGBB", "颜色")] = "000000"
    height: Annotated[
        float,
        Key(
            "of the strip at whose foot it lies",
            "线所在一条的高度",
            unit="mm",
            least=0.05,
            most=100,
        ),
    ] = 1.0
    outset: Annotated[
        float,
        Key(
            "beyond the text area at each side", "两端伸出版心的长度", unit="mm", least=-50, most=30
        ),
    ] = 0.0


def compose(_context: Context, options: RuleOptions) -> Iterator[HorizontalRule]:
    """Yield the rule."""
    width, strip, outset = map(Measure, (options.width, options.height, options.outset))
    yield HorizontalRule(width, strip, options.colour, outset)


KIND = Kind(Key("a rule across the text area", "横贯版心的线"), RuleOptions, compose)
