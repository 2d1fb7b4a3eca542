"""`distribution`: 报, 送, 发 and 共印份数 (实务)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import hanging_names, rule_if
from jianbao.compose.options import Options
from jianbao.document.composed import Block, Paragraph
from jianbao.document.inlines import Words
from jianbao.yaml.forms import Annotated, Key

WAYS = ("report", "send", "issue")


class DistributionOptions(Options, kw_only=True):
    """How it looks."""

    rules: Annotated[bool, Key("whether rules stand around it", "是否印分隔线")] = True


def compose(context: Context, options: DistributionOptions) -> Iterator[Block]:
    """Yield each way with its units in the order of the list, and how many copies there are."""
    particulars = context.briefing.particulars
    if not particulars.distribution:
        return
    yield from rule_if(options.rules)
    for way in WAYS:
        names = [each.name for each in particulars.distribution if each.way == way]
        if names:
            yield hanging_names("distribution", way, names, context)
    copies = context.template.label("copies", copies=particulars.copies)
    yield Paragraph("copies", (Words(copies),))
    yield from rule_if(options.rules)


KIND = Kind(
    Key("who gets it: reported, sent, issued; how many copies", "报、送、发和共印份数"),
    DistributionOptions,
    compose,
    styles=("distribution", "copies"),
)
