"""`page_break`: what follows begins a new page."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.compose.template.steps import MAIN
from jianbao.document.composed import PageBreak
from jianbao.yaml.forms import Annotated, Key
from jianbao.yaml.source import Scalar


class PageBreakOptions(Options, kw_only=True):
    """Which page."""

    master: Annotated[
        Scalar | None,
        Key("the kind of page, one of theme: masters:, or main", "页面种类，普通页写main"),
    ] = None
    number: Annotated[
        int | None, Key("page numbers begin anew from it", "页码从此数起", least=1, most=9999)
    ] = None
    odd: Annotated[bool, Key("on an odd page", "须在奇数页")] = False


def compose(context: Context, options: PageBreakOptions) -> Iterator[PageBreak]:
    """Yield the break; what follows stands on pages of its master."""
    master = None
    if options.master:
        master = context.master = "" if options.master.text == MAIN else options.master.text
    yield PageBreak(master, options.number, options.odd)


KIND = Kind(Key("what follows begins a new page", "另起一页"), PageBreakOptions, compose)
