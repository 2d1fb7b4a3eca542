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
    mark_unusual,
    secret_without_copy_number,
    unknown_condition,
    unknown_condition_near,
)
from jianbao.yaml.names import ALIKE, nearest

MARKS = ("secrecy", "internal")
GIVEN_TO_BE_PRINTED = (
    *MARKS, "urgency", "document_number", "issue", "copy_number", "signers", "to", "cc", "remark",
    "editor_note", "printed_by", "printed_on", "total_issue", "date",
)  # fmt: skip
"""Fields that nobody gives for nothing."""

PRINTS = {"issue_number": "issue"}
"""Fields that print another one."""


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

    They stand at the head, as GB/T 9704-2012, 7.2.1 and 7.2.2 have them; a secret paper has its
    number (份号) above them, and one that has none is told. Other fields that were
    given and are not printed are noted.
    """
    printed = context.printed | {PRINTS[name] for name in context.printed if name in PRINTS}
    given = [name for name in GIVEN_TO_BE_PRINTED if name in context.fields and name not in printed]
    mark = context.briefing.particulars.secrecy
    secret = mark is not None and mark.marking.kind == "state"
    if mark and secret and "copy_number" not in context.fields:
        context.findings.append(secret_without_copy_number(mark.place))
    if mark and mark.text != mark.standard:
        context.findings.append(mark_unusual(mark.place, mark=mark.text, wanted=mark.standard))
    added = [name for name in (*(("copy_number",) if secret else ()), *MARKS) if name in given]
    for name in added:
        text, place = context.fields[name]
        yield Paragraph("grade", (Words(text, place=place),))
        context.findings.append(mark_added(place, mark=text))
    lost = ", ".join(name for name in given if name not in added)
    if lost:
        context.findings.append(fields_not_printed(names=lost))
