"""`sections`: every section in full."""

from collections.abc import Iterator
from typing import Literal

from jianbao.briefing.model import Section
from jianbao.compose.context import Context
from jianbao.compose.kind import SECTIONS, Kind
from jianbao.compose.options import Options
from jianbao.compose.section_text import annex_titles, section_blocks
from jianbao.document.composed import Block
from jianbao.yaml.forms import Annotated, Key


class SectionsOptions(Options, kw_only=True):
    """Which sections are printed."""

    part: Annotated[
        Literal["opening", "rest"] | None,
        Key(
            "only those without a heading at the beginning, or only the rest",
            "只印开头无标题的部分，或只印其余",
        ),
    ] = None


def compose(context: Context, options: SectionsOptions) -> Iterator[Block]:
    """Yield the sections, and the annexes' titles where no block of their own prints them."""
    for section in _chosen(context.briefing.sections, options):
        yield from section_blocks(section, context)
    if options.part != "opening" and not context.template.prints("annex_list"):
        yield from annex_titles(context)


def _chosen(sections: tuple[Section, ...], options: SectionsOptions) -> tuple[Section, ...]:
    """Return those without a heading before the first heading, or the others, or all."""
    headed = [bool(section.heading) for section in sections]
    opening = headed.index(True) if any(headed) else len(sections)
    if options.part is None:
        return sections
    return sections[:opening] if options.part == "opening" else sections[opening:]


KIND = Kind(Key("every section in full", "各部分全文"), SectionsOptions, compose, styles=SECTIONS)
