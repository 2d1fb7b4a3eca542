"""Sections -> blocks: headings with their numbers, paragraphs, items, parts, annexes' titles."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.briefing.model import Item, Prose, Section
from jianbao.compose.context import Context
from jianbao.compose.inlines import inlines_of, number_forms, without_notes
from jianbao.compose.objects import object_blocks
from jianbao.compose.template.labels import fill, parts
from jianbao.document.composed import Block, Gap, Heading, Inlines, Measure, Paragraph
from jianbao.document.inlines import Inline, Mark, Words

END_MARKS = "。！？；：.!?;:"


def section_blocks(section: Section, context: Context) -> Iterator[Block]:
    """Yield a section: its heading, then its paragraphs."""
    if section.heading and not section.run_in:
        yield heading_block(section, context)
        yield from body_blocks(section, context)
        return
    blocks = body_blocks(section, context, before=_running_in(section, context))
    yield _beginning(next(blocks), section.name)
    yield from blocks


def _running_in(section: Section, context: Context) -> Inlines:
    """Return the number and the heading with which a section's text begins, if it has any."""
    if section.heading:
        return _run_in(tuple(section_number(section, context)), section.heading, 1, context)
    return tuple(section_number(section, context)) if section.numbered else ()


def _run_in(number: tuple[Words, ...], heading: Prose, level: int, context: Context) -> Inlines:
    """Return a number and a heading as the beginning of a paragraph, in the heading's face."""
    theme = context.template.theme
    style = theme.styles.get(f"heading{level}")
    face = style.face if style and style.face != theme.style("body").face else ""
    words = [replace(part, face=face) for part in number]
    ends = heading.text.rstrip()[-1:] in END_MARKS
    stop = "" if ends else ". " if theme.line_rules == "latin" else "。"
    return (*words, *inlines_of(heading, context, face), *([Words(stop, face)] if stop else []))


def heading_block(section: Section, context: Context) -> Heading:
    """Return the numbered heading of a section that has one."""
    assert section.heading
    inlines = (*section_number(section, context), *inlines_of(section.heading, context))
    return Heading("heading1", 1, inlines, section.name)


def section_number(section: Section, context: Context) -> Iterator[Words]:
    """Yield the number before a heading; marked, where other places repeat it."""
    forms, label = number_forms(context.numbers[section.name]), context.template.heading_number
    if section.name not in context.briefing.referred:
        yield Words(fill(label, **forms))
        return
    for text, part in parts(label, **forms):
        yield Words(text, mark=Mark(section.name, part) if part else None)


def body_blocks(
    section: Section,
    context: Context,
    level: int = 1,
    of_annex: bool = False,
    before: Inlines = (),
) -> Iterator[Block]:
    """Yield a section's paragraphs, then its parts; its items run on in the last paragraph.

    `before` is what the first paragraph begins with.
    """
    texts = list(section.text)
    runs_on = bool(texts) and not texts[-1].object and not texts[-1].quoted
    last = texts.pop() if runs_on and section.items else None
    for prose in texts:
        if before and (prose.object or prose.quoted):
            yield Paragraph("body", before)
            before = ()
        if prose.object:
            yield from object_blocks(prose.object, context)
        else:
            style = "quote" if prose.quoted else "body"
            yield Paragraph(style, (*before, *inlines_of(prose, context)))
        before = ()
    opening = (*before, *inlines_of(last, context)) if last else before
    if opening and not section.items:
        yield Paragraph("body", opening)
    yield from _items(section, opening, context)
    yield from _parts(section, context, level + 1, of_annex)


def _items(section: Section, opening: tuple[Inline, ...], context: Context) -> Iterator[Block]:
    """Yield a section's items behind the text that opens them: a paragraph each, or one of all."""
    items = [tuple(_item(*each, context)) for each in enumerate(section.items, 1)]
    if context.template.items_begin_paragraphs:
        if opening:
            yield Paragraph("body", opening)
        yield from (Paragraph("body", item) for item in items)
    elif items:
        yield Paragraph("body", (*opening, *(part for item in items for part in item)))


def _item(number: int, item: Item, context: Context) -> Iterator[Inline]:
    theme = context.template.theme
    face = theme.lead if item.lead else ""
    yield Words(fill(context.template.item_number, **number_forms(number)), face)
    if item.lead:
        yield from inlines_of(item.lead, context, face)
        if item.text and theme.line_rules == "latin":
            yield Words(" ")  # a blank parts sentences in Latin script
    if item.text:
        yield from inlines_of(item.text, context)


def _parts(section: Section, context: Context, level: int, of_annex: bool) -> Iterator[Block]:
    """Yield the parts of a section under their headings, `level` of the first ones.

    In an annex, whose title has no number, they are numbered from 一、 on.
    """
    numbers = (context.template.heading_number, *context.template.part_numbers)
    shown = level - 1 if of_annex else level
    for number, part in enumerate(section.parts, 1):
        label = fill(numbers[shown - 1], **number_forms(number))
        assert part.heading  # the reader wants one
        if part.run_in:
            before = _run_in((Words(label),), part.heading, shown, context)
            yield from body_blocks(part, context, level, of_annex, before)
            continue
        inlines = (Words(label), *inlines_of(part.heading, context))
        yield Heading(f"heading{shown}", level, inlines)
        yield from body_blocks(part, context, level, of_annex)


def annex_titles(context: Context) -> Iterator[Block]:
    """Yield the annexes' titles, a line below the text (GB/T 9704-2012, 7.3.4)."""
    annexes, template = context.briefing.annexes, context.template
    if annexes:
        yield Gap(Measure(1, "lines"))
    for number, annex in enumerate(annexes, 1):
        label = template.label("annex_list") if number == 1 else ""
        style = "annex_list" if number == 1 else "annex_list_more"
        if len(annexes) == 1:
            style = "annex_list_only"
        else:
            label += template.label("annex_item", number=number)
        heading = without_notes(annex.heading, context) if annex.heading else ()
        yield Paragraph(style, (Words(label), *heading), label=1)


def _beginning(block: Block, section: str) -> Block:
    """Return the first block of a section without a heading; a table has its own name."""
    if isinstance(block, Heading | Paragraph) and not block.section:
        return replace(block, section=section)
    return block
