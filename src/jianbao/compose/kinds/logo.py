"""`logo`: the office's picture."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Logo, Measure, Picture
from jianbao.document.theme import Across
from jianbao.yaml.forms import Annotated, Key


class LogoOptions(Options, kw_only=True):
    """How high it is and where it stands."""

    height: Annotated[float, Key("its height", "高度", unit="mm", least=1, most=200)] = 20.0
    align: Annotated[Across, Key("where it stands", "位置")] = "left"


def compose(context: Context, options: LogoOptions) -> Iterator[Logo]:
    """Yield the logo, if the profile has one; in words it is the unit's name."""
    logo = context.template.logo
    if logo is None:
        return
    name = context.template.office.get("unit") or context.briefing.issuer.text
    picture = Picture(logo.data, logo.mime, name, name, (logo.width, logo.height))
    yield Logo(picture, Measure(options.height), options.align)


KIND = Kind(Key("the profile's logo, if it has one", "单位标识"), LogoOptions, compose)
