"""What is printed: the conditions of blocks, and the marks that no paper goes without."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.compose.context import Context
from jianbao.compose.template.steps import Step
from jianbao.document.composed import Block, Paragraph
from jianbao.document.inlines import Words
from jianbao.messages.compose import (
    fields_not_printed,
    mark_added,
    unknown_condition,
    unknown_condition_near,
)
from jianbao.yaml.names import ALIKE, nearest

MARKS = ("secrecy", "internal")
GIVEN_TO_BE_PRINTED = (
    *MARKS, "urgency", "document_number", "issue", "copy_number", "signers", "to", "cc", "remark",
    "editor_note",
)  # fmt: skip
"""Fields that nobody gives for nothing."""


def is_printed(step: Step, context: Context) -> bool:
    """Return whether `when` and `unless` let a block be printed; a name mistyped is told."""
    for name in (*step.when, *step.unless):
        if name not in context.known:
            near = nearest(name, context.known, ALIKE)
            context.findings.append(
                unknown_condition_near(name=name, block=step.name, near=near)
                if near
                else unknown_condition(name=name, block=step.name)
            )
    given = context.fields.keys()
    return given >= set(step.when) and not given & set(step.unless)


def added_marks(context: Context) -> Iterator[Block]:
    """Yield 密级 and 内部资料 where no line printed them: no paper goes without its mark.

    They stand at the head, as GB/T 9704-2012, 7.2.2 has the first of them. Other fields that were
    given and are not printed are noted.
    """
    given = [
        name
        for name in GIVEN_TO_BE_PRINTED
        if name in context.fields and name not in context.printed
    ]
    for name in given:
        if name in MARKS:
            text, place = context.fields[name]
            yield Paragraph("grade", (Words(text, place=place),))
            context.findings.append(mark_added(place, mark=text))
    lost = ", ".join(name for name in given if name not in MARKS)
    if lost:
        context.findings.append(fields_not_printed(names=lost))
