"""The check of the words before a number: they name it, and do not say its sign again."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.measured import stated
from jianbao.audit.passages import Material
from jianbao.audit.sentences.reading.claims import typed
from jianbao.audit.sentences.words.labels import (
    comparisons,
    mismatches,
    signs_twice,
    typed_otherwise,
)
from jianbao.briefing.model import Figure
from jianbao.messages.audit.sentences import (
    comparison_differs,
    label_differs,
    sign_twice,
    typed_differs,
)
from jianbao.messages.findings import Finding


def words_before(material: Material) -> Iterator[Finding]:
    """The words before a figure name it, compare as it does and do not say its sign again."""
    for passage, numbers in material.once(stated):
        for mismatch in mismatches(passage, numbers, material):
            yield in_passage(
                label_differs,
                passage,
                mismatch.number.start,
                words=mismatch.words,
                label=_label(mismatch.figure),
                id=mismatch.figure.id,
                other=f"{{{mismatch.other.id}}}",
            )
        for other in typed_otherwise(passage, numbers, material):
            figure = other.figure
            yield in_passage(
                typed_differs, passage, other.number.start, words=other.words,
                ledger=figure.written, id=figure.id, value=typed(passage, other.number),
                reference=f"{{{figure.id}}}",
            )  # fmt: skip
        for each in comparisons(numbers, material):
            yield in_passage(
                comparison_differs,
                passage,
                each.number.start,
                word=each.word,
                label=_label(each.figure, with_scope=True),
            )
        for number, word in signs_twice(numbers):
            start = number.start - 1
            value = passage.text[start : number.end]
            yield in_passage(sign_twice, passage, start, word=word, value=value)


def _label(figure: Figure, *, with_scope: bool = False) -> str:
    scope = f"（{figure.scope}）" if with_scope and figure.scope else ""
    return figure.label.text + scope


WORDED: tuple[Check, ...] = (
    Check(words_before, (label_differs, comparison_differs, sign_twice, typed_differs)),
)
