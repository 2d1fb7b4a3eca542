"""Model + template -> blocks. Pure: no files, no clock, no fonts, no lengths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from jianbao.briefing.model import Briefing
from jianbao.compose.conditions import added_marks, is_printed
from jianbao.compose.context import Context
from jianbao.compose.kinds import kind
from jianbao.compose.length import check_length
from jianbao.compose.options import Options
from jianbao.compose.properties import document_properties, page_number
from jianbao.compose.template.model import Template
from jianbao.compose.template.steps import Step
from jianbao.document.composed import Block, Composed, Fill, PageBreak
from jianbao.messages.findings import Finding, Place


class Composition(NamedTuple):
    """A document, and what composing it brought up."""

    document: Composed
    findings: tuple[Finding, ...]


def compose(briefing: Briefing, template: Template, made_at: datetime) -> Composed:
    """Return the briefing as the template prints it."""
    return composed(briefing, template, made_at).document


def composed(briefing: Briefing, template: Template, made_at: datetime) -> Composition:
    """Return the same with findings."""
    context = Context(briefing, template)
    head = tuple(_blocks(template.head, context))
    blocks = _main(template, context)
    foot = tuple(_blocks(template.foot, context))
    check_length(blocks, briefing)
    blocks = (*added_marks(context), *blocks, *_at_end(template, context))
    while blocks and isinstance(blocks[-1], Fill):
        blocks = blocks[:-1]  # with nothing to send to the foot it could begin an empty page
    document = Composed(
        blocks,
        tuple(context.notes),
        document_properties(briefing, made_at),
        page_number(template),
        master=template.master,
        head=head,
        foot=foot,
    )
    return Composition(document, tuple(context.findings))


def _main(template: Template, context: Context) -> tuple[Block, ...]:
    """Return the text's blocks; annexes that no block names stand behind them."""
    steps = (step for step in template.blocks if not kind(step.name).at_end)
    blocks = tuple(_blocks(steps, context))
    if template.prints("sections") and not template.prints("annexes"):
        unnamed = Step("annexes", Options(place=Place(template.name)))
        blocks = (*blocks, *_blocks((unnamed,), context))
    if any(table.wide for table in context.briefing.tables.values()):
        while blocks and isinstance(blocks[-1], PageBreak | Fill):
            blocks = blocks[:-1]  # behind a wide table either would begin an empty page
    return blocks


def _at_end(template: Template, context: Context) -> Iterator[Block]:
    """Yield what stands behind everything, wherever the template names it."""
    yield from _blocks((step for step in template.blocks if kind(step.name).at_end), context)


def _blocks(steps: Iterable[Step], context: Context) -> Iterator[Block]:
    """Yield what steps print, in their order."""
    for step in steps:
        if is_printed(step, context):
            of_step = kind(step.name)
            context.printed.update(of_step.prints)
            yield from of_step.compose(context, step.options)
