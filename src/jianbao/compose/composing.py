"""Model + template -> blocks. Pure: no files, no clock, no fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from jianbao.briefing.model import Briefing
from jianbao.compose.kinds.signature import OfficialComposer
from jianbao.compose.properties import document_properties, page_number
from jianbao.compose.sheet.index import index_blocks
from jianbao.compose.template.model import Template
from jianbao.compose.template.steps import Step
from jianbao.document.composed import Block, Composed, Fill, Heading, PageBreak, Paragraph
from jianbao.document.inlines import Inline, LineEnd, Words
from jianbao.messages.compose import chart_left_out
from jianbao.messages.findings import Finding
from jianbao.yaml.source import Scalar

Maker = Callable[[Briefing, Template, Step], Iterator[Block]]
"""Makes a block of figures; `sheet` has those, and `build` hands them in."""


class Composition(NamedTuple):
    """A document, and what composing it brought up."""

    document: Composed
    findings: tuple[Finding, ...]


def compose(briefing: Briefing, template: Template, made_at: datetime) -> Composed:
    """Return the briefing as the template prints it."""
    return composed(briefing, template, made_at).document


def composed(
    briefing: Briefing,
    template: Template,
    made_at: datetime,
    makers: Mapping[str, Maker] | None = None,
) -> Composition:
    """Return the same with findings; `makers` make blocks of figures, by name."""
    composer = _Composer(briefing, template, makers or {})
    head, blocks, foot = (
        tuple(composer.steps(steps)) for steps in (template.head, template.blocks, template.foot)
    )
    if template.prints("sections") and not template.prints("annexes"):
        blocks = (*blocks, *composer.annexes())
    if any(table.wide for table in briefing.tables.values()):
        while blocks and isinstance(blocks[-1], PageBreak | Fill):
            blocks = blocks[:-1]  # behind a wide table either would begin an empty page
    if not any(step.name == "sheet" for step in template.blocks):
        blocks = (*composer.marks(), *blocks)
    if template.prints("index"):
        blocks = (*blocks, *index_blocks(briefing, template))
    document = Composed(
        blocks,
        tuple(composer.notes),
        document_properties(briefing, made_at),
        page_number(template),
        master=template.master,
        head=head,
        foot=foot,
    )
    return Composition(document, tuple(composer.findings))


class _Composer(OfficialComposer):
    """One document being composed."""

    def __init__(self, briefing: Briefing, template: Template, makers: Mapping[str, Maker]) -> None:
        super().__init__(briefing, template)
        self.makers = makers

    def steps(self, steps: tuple[Step, ...]) -> Iterator[Block]:
        """Yield the blocks that the template names, in its order."""
        for step in steps:
            if not self.is_printed(step):
                continue
            yield from self.step(step)

    def step(self, step: Step) -> Iterator[Block]:
        """Yield the blocks of one step."""
        self.printed |= PRINTED_BY.get(step.name, frozenset())
        if step.name in FIGURES:
            yield from self.of_figures(step)
        else:
            yield from COMPOSERS[step.name](self, step)

    def of_figures(self, step: Step) -> Iterator[Block]:
        """Yield tiles or charts; a chart that is named but not there is noted."""
        name = step.options.text("name") if step.options.knows("name") else None
        if name and name.text not in {chart.id for chart in self.briefing.charts}:
            self.findings.append(chart_left_out(name=name.text))
        elif step.name in self.makers:
            yield from self.makers[step.name](self.briefing, self.template, step)

    def title(self) -> Iterator[Block]:
        inlines: list[Inline] = []
        for line in self.briefing.title:
            inlines += [LineEnd()] if inlines else []
            inlines.append(Words(line.text, place=line.place))
        yield Heading("title", 0, tuple(inlines))

    def subtitle(self) -> Iterator[Block]:
        yield from self._labelled("subtitle", self.briefing.subtitle)

    def issuer(self) -> Iterator[Block]:
        issuer = self.briefing.issuer
        yield Paragraph("issuer", (Words(issuer.text, place=issuer.place),))

    def editor(self) -> Iterator[Block]:
        yield from self._labelled("editor", self.briefing.editor)

    def _labelled(self, name: str, value: Scalar | None) -> Iterator[Block]:
        if value:
            text = self.template.label(name, text=value.text)
            yield Paragraph(name, (Words(text, place=value.place),))

    def index(self) -> Iterator[Block]:
        """Yield nothing: the index comes behind everything."""
        yield from ()


PRINTED_BY = {
    "addressees": frozenset({"to"}),
    "imprint": frozenset({"cc", "printed_by", "printed_on"}),
    "remark": frozenset({"remark"}),
    "editor_note": frozenset({"editor_note"}),
}
"""Fields that a block prints by itself; others stand in lines."""

FIGURES = ("tiles", "chart", "charts")
"""Blocks that `sheet` makes."""

COMPOSERS: dict[str, Callable[[_Composer, Step], Iterator[Block]]] = {
    "title": lambda composer, _: composer.title(),
    "subtitle": lambda composer, _: composer.subtitle(),
    "issuer": lambda composer, _: composer.issuer(),
    "sections": lambda composer, step: composer.sections(step.options.string("part")),
    "annex_list": lambda composer, _: composer.annex_list(),
    "annexes": lambda composer, _: composer.annexes(),
    "editor": lambda composer, _: composer.editor(),
    "contents": lambda composer, _: composer.contents(),
    "index": lambda composer, _: composer.index(),
    "summaries": _Composer.summaries,
    "leads": _Composer.leads,
    "next": _Composer.next,
    "line": _Composer.line,
    "logo": _Composer.logo,
    "gap": _Composer.gap,
    "rule": _Composer.rule,
    "fill": _Composer.fill,
    "page_break": _Composer.page_break,
    "editor_note": _Composer.editor_note,
    "addressees": _Composer.addressees,
    "signature": _Composer.signature,
    "remark": _Composer.remark,
    "distribution": _Composer.distribution,
    "imprint": _Composer.imprint,
    "agenda": _Composer.agenda,
    "attendance": _Composer.attendance,
}
"""The block's name -> what composes it. `sheet` stands alone and is not among them."""
