"""`contents`: the table of contents."""

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.briefing.model import Section
from jianbao.compose.context import Context
from jianbao.compose.inlines import without_notes
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.compose.section_text import section_number
from jianbao.document.composed import Block, Contents, ContentsLine, Paragraph
from jianbao.document.inlines import Inline, Words
from jianbao.yaml.forms import Key


def compose(context: Context, _options: Options) -> Iterator[Block]:
    """Yield the table of contents, where a section has a heading."""
    headed = (section for section in context.briefing.sections if section.heading)
    lines = tuple(_line(section, context) for section in headed)
    if lines:
        yield Paragraph("contents_title", (Words(context.template.label("contents")),))
        yield Contents(lines)


def _line(section: Section, context: Context) -> ContentsLine:
    """Return a heading in one face and without its footnotes."""
    assert section.heading
    inlines = (*section_number(section, context), *without_notes(section.heading, context))
    return ContentsLine("contents", tuple(map(_bare, inlines)), section.name)


def _bare(inline: Inline) -> Inline:
    """Return words of a heading in the face of the contents, and no mark of their own."""
    return replace(inline, face="", mark=None) if isinstance(inline, Words) else inline


KIND = Kind(
    Key("the table of contents", "目录"), Options, compose, styles=("contents_title", "contents")
)
