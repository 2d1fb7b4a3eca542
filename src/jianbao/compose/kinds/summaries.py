"""`summaries`: every section in short, by its summary."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import SECTIONS, Kind
from jianbao.compose.options import Options
from jianbao.compose.short_sections import last_section, sections_in_short, summary_or_leads
from jianbao.document.composed import Block
from jianbao.yaml.forms import Annotated, Key


class SummariesOptions(Options, kw_only=True):
    """Which sections are printed."""

    last: Annotated[bool, Key("whether the last section, too", "是否含最后一部分")] = True


def compose(context: Context, options: SummariesOptions) -> Iterator[Block]:
    """Yield each section's heading and summary; its lead sentences where it has none."""
    left_out = None if options.last else last_section(context)
    wanted = (section for section in context.briefing.sections if section is not left_out)
    yield from sections_in_short(wanted, summary_or_leads, context)


KIND = Kind(
    Key(
        "every section's heading and summary; its lead sentences where it has none",
        "各部分的标题和摘要；无摘要的印各要点首句",
    ),
    SummariesOptions,
    compose,
    styles=SECTIONS,
)
