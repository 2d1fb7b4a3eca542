"""`agenda`: 会议议程, numbered."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.inlines import number_forms
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import hanging
from jianbao.compose.options import Options
from jianbao.document.composed import Paragraph
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Paragraph]:
    """Yield the items of the meeting's agenda."""
    for number, item in enumerate(context.briefing.particulars.meeting.agenda, 1):
        forms = number_forms(number)
        yield hanging("agenda", "agenda_item", item, context, **forms)


KIND = Kind(Key("the meeting's agenda", "会议议程"), Options, compose, styles=("agenda",))
