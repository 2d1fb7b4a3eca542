"""`imprint`: 版记 (GB/T 9704-2012, 7.4)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import INNER_RULE, hanging_names, rule_if
from jianbao.compose.options import Options
from jianbao.compose.periods import date_text
from jianbao.document.composed import Block, Paragraph
from jianbao.document.inlines import Inline, Tab, Words
from jianbao.yaml.forms import Annotated, Key


class ImprintOptions(Options, kw_only=True):
    """What it names, and how it looks."""

    rules: Annotated[bool, Key("whether rules stand around it", "是否印分隔线")] = True
    to: Annotated[bool, Key("whether it names the units it is addressed to", "是否列主送机关")] = (
        False
    )
    printed: Annotated[
        bool, Key("whether it names printing unit and day", "是否列印发机关和印发日期")
    ] = True


def compose(context: Context, options: ImprintOptions) -> Iterator[Block]:
    """Yield copies, printing unit and day, between rules."""
    copies = list(_copies(context, options))
    printed = tuple(_printed(context)) if options.printed else ()
    context.printed.update(("printed_by", "printed_on") if options.printed else ())
    if not copies and not printed:
        return
    yield from rule_if(options.rules)
    yield from copies
    if copies and printed:
        yield from rule_if(options.rules, INNER_RULE)
    if printed:
        yield Paragraph("imprint", printed)
    yield from rule_if(options.rules)


def _copies(context: Context, options: ImprintOptions) -> Iterator[Paragraph]:
    particulars = context.briefing.particulars
    for label, units in (("to", particulars.to if options.to else ()), ("cc", particulars.cc)):
        if units:
            yield hanging_names("imprint_to", label, units, context)


def _printed(context: Context) -> Iterator[Inline]:
    """Yield 印发机关 at the left and the day of printing at the right (7.4.3)."""
    particulars = context.briefing.particulars
    if particulars.printed_by:
        yield Words(particulars.printed_by.text, place=particulars.printed_by.place)
    if particulars.printed_on:
        day = date_text(particulars.printed_on, context.template)
        yield Tab()
        yield Words(context.template.label("printed", date=day))


KIND = Kind(
    Key(
        "copies, printing unit and day between rules (GB/T 9704-2012, 7.4)",
        "版记：抄送、印发机关和印发日期",
    ),
    ImprintOptions,
    compose,
    styles=("imprint", "imprint_to"),
    prints=frozenset({"cc"}),
)
