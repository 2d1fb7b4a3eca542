"""`editor_note`: 编者按, its name in the strong face."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.labelled import strongly_labelled
from jianbao.compose.options import Options
from jianbao.document.composed import Paragraph
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Paragraph]:
    """Yield the note, if any."""
    note = context.briefing.particulars.editor_note
    if note:
        yield Paragraph("editor_note", strongly_labelled("editor_note", note, context))


KIND = Kind(
    Key("the editor's note, if any", "编者按"),
    Options,
    compose,
    styles=("editor_note",),
    prints=frozenset({"editor_note"}),
)
