"""`annexes`: the annexes (GB/T 9704-2012, 7.3.7)."""

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.inlines import inlines_of
from jianbao.compose.kind import Kind
from jianbao.compose.objects import is_wide, object_number
from jianbao.compose.options import Options
from jianbao.compose.section_text import body_blocks
from jianbao.document.composed import Block, Heading, PageBreak, Paragraph
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield each annex on a new page: its number in the first line, its title in the third.

    One that begins with a wide table begins on that table's page.
    """
    for annex in context.briefing.annexes:
        if annex.only_listed:
            continue
        wide = bool(annex.text) and is_wide(annex.text[0].object, context)
        body = body_blocks(annex, context, of_annex=True)
        yield next(body) if wide else PageBreak()
        yield Paragraph("annex_mark", tuple(object_number(annex.name, context)), annex.name)
        assert annex.heading  # the reader wants one
        yield Heading("annex_title", 1, tuple(inlines_of(annex.heading, context)))
        yield from body


KIND = Kind(
    Key("the annexes, each on a new page; at the end if not named", "附件，各起一页；不写则在文末"),
    Options,
    compose,
)
