"""Sections in short: their headings with summaries or lead sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jianbao.briefing.model import Section
from jianbao.compose.context import Context
from jianbao.compose.inlines import inlines_of, number_forms
from jianbao.compose.section_text import heading_block
from jianbao.compose.template.labels import fill
from jianbao.document.composed import Block, Inlines, Paragraph
from jianbao.document.inlines import Inline, Words
from jianbao.messages.compose import nothing_in_short, section_left_out


def last_section(context: Context) -> Section | None:
    """Return the last section, if there is any."""
    return context.briefing.sections[-1] if context.briefing.sections else None


def short_blocks(section: Section, body: Inlines, context: Context) -> Iterator[Block]:
    """Yield a heading and one paragraph; a section that says nothing in short is noted."""
    if not body:
        place = section.heading.source.place if section.heading else None
        context.findings.append(section_left_out(place, name=section.name))
    elif section.heading:
        yield heading_block(section, context)
        yield Paragraph("body", body)
    else:
        yield Paragraph("body", body, section.name)


def sections_in_short(
    sections: Iterable[Section], body_of: Callable[[Section, Context], Inlines], context: Context
) -> Iterator[Block]:
    """Yield sections by what `body_of` makes of each; that none says anything is an error."""
    blocks = [
        block for each in sections for block in short_blocks(each, body_of(each, context), context)
    ]
    if context.briefing.sections and not blocks:
        title = context.briefing.title
        context.findings.append(nothing_in_short(title[0].place if title else None))
    yield from blocks


def leads_or_summary(section: Section, context: Context) -> Inlines:
    """Return a section's lead sentences; its summary where it has none."""
    return leads(section, context) or summary(section, context)


def summary_or_leads(section: Section, context: Context) -> Inlines:
    """Return a section's summary; its lead sentences where it has none."""
    return summary(section, context) if section.summary else leads(section, context)


def summary(section: Section, context: Context) -> Inlines:
    """Return a section's summary, empty where it has none."""
    return tuple(inlines_of(section.summary, context)) if section.summary else ()


def leads(section: Section, context: Context) -> Inlines:
    """Return a section's numbered lead sentences, or its items where they have none."""
    return tuple(_leads(section, context))


def _leads(section: Section, context: Context) -> Iterator[Inline]:
    for number, item in enumerate(section.items, 1):
        sentence = item.lead or item.text
        if sentence:
            yield Words(fill(context.template.item_number, **number_forms(number)))
            yield from inlines_of(sentence, context)
