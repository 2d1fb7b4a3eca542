"""One paper being composed: what is read of it, and what composing brings up. No lengths."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from jianbao.briefing.model import Briefing
from jianbao.compose.fields import Value, field_texts, known_names
from jianbao.compose.template.model import Template
from jianbao.document.composed import Inlines
from jianbao.messages.findings import Finding


class Context:
    """What a kind of block is handed beside its options.

    Notes are gathered in the order of their marks, findings in the order of the blocks; `printed`
    has the fields that stand on the paper so far, and `master` is the kind of page that the text
    stands on. Without `pages`, sections are named by their numbers wherever a text asks for
    their pages, as in a mail.
    """

    def __init__(self, briefing: Briefing, template: Template, pages: bool = True) -> None:
        self.briefing, self.template, self.pages = briefing, template, pages
        self.notes: list[Inlines] = []
        self.findings: list[Finding] = []
        self.printed: set[str] = set()
        self.master = template.master

    def apart(self) -> Context:
        """Return a context for a text whose notes and findings are not those of the paper."""
        return Context(self.briefing, self.template, self.pages)

    @cached_property
    def fields(self) -> dict[str, Value]:
        """What `{name}` stands for."""
        return field_texts(self.briefing, self.template)

    @cached_property
    def known(self) -> list[str]:
        """The names that `{name}`, `when` and `unless` may use."""
        return known_names(self.briefing, self.template)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each section that has a heading, by its name."""
        headed = (section.name for section in self.briefing.sections if section.counts)
        return {name: number for number, name in enumerate(headed, 1)}

    @cached_property
    def object_labels(self) -> dict[str, tuple[str, int]]:
        """The label and the number of each table, chart, picture and annex, by its name."""
        return dict(_object_labels(self.briefing))


def _object_labels(briefing: Briefing) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the label and the number of each table and chart, in order of appearance."""
    counts = dict.fromkeys(("table_number", "figure_number"), 0)
    for name in briefing.placed:
        label = "table_number" if name in briefing.tables else "figure_number"
        counts[label] += 1
        yield name, (label, counts[label])
    label = "annex_number" if len(briefing.annexes) > 1 else "annex"
    for number, annex in enumerate(briefing.annexes, 1):
        yield annex.name, (label, number)
