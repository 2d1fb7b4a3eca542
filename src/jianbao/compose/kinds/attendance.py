"""`attendance`: who took part; 出席 and its like in the strong face (GB/T 9704-2012, 10.3)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import hanging
from jianbao.compose.options import Options
from jianbao.document.composed import Paragraph
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Paragraph]:
    """Yield those who were there, those who were excused, and so on."""
    for name, people in context.briefing.particulars.meeting.attendance.items():
        strong = context.template.theme.strong
        yield hanging("attendance", "attendance", people, context, strong, name=name)


KIND = Kind(
    Key("who took part in the meeting", "参会情况"), Options, compose, styles=("attendance",)
)
