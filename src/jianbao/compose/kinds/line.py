"""Generic blocks of a template: its own lines, rules, space, and short forms of the sections."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import cast

from jianbao.briefing.model import Briefing, Section
from jianbao.compose.fields import Value, field_texts, known_names, line_inlines, names_in
from jianbao.compose.inlines import number_forms
from jianbao.compose.kinds.sections import SectionComposer
from jianbao.compose.template.labels import fill
from jianbao.compose.template.model import Template
from jianbao.compose.template.steps import MAIN, Step
from jianbao.document.composed import (
    Block,
    Fill,
    Gap,
    Heading,
    HorizontalRule,
    Logo,
    Measure,
    PageBreak,
    Paragraph,
    Picture,
    Side,
)
from jianbao.document.inlines import Inline, Words
from jianbao.messages.compose import (
    fields_not_printed,
    line_left_out,
    mark_added,
    section_left_out,
    unknown_condition,
    unknown_condition_near,
    unknown_name,
    unknown_name_near,
)
from jianbao.yaml.records import ALIKE, nearest

MARKS = ("secrecy", "internal")
TOLD = (
    *MARKS, "urgency", "document_number", "issue", "copy_number", "signers", "to", "cc", "remark",
    "editor_note",
)  # fmt: skip
"""Fields that nobody gives for nothing."""


class LineComposer(SectionComposer):
    """Composes what a template says of its own, and the sections in short."""

    def __init__(self, briefing: Briefing, template: Template) -> None:
        super().__init__(briefing, template)
        self.printed: frozenset[str] = frozenset()  # names of fields

    @cached_property
    def fields(self) -> dict[str, Value]:
        """What `{name}` stands for."""
        return field_texts(self.briefing, self.template)

    @cached_property
    def known(self) -> list[str]:
        """The names that `{name}`, `when` and `unless` may use."""
        return known_names(self.briefing, self.template)

    def is_printed(self, step: Step) -> bool:
        """Return whether `when` and `unless` let a block be printed; a name mistyped is told."""
        for name in (*step.when, *step.unless):
            if name not in self.known:
                near = nearest(name, self.known, ALIKE)
                self.findings.append(
                    unknown_condition_near(name=name, block=step.name, near=near)
                    if near
                    else unknown_condition(name=name, block=step.name)
                )
        given = self.fields.keys()
        return given >= set(step.when) and not given & set(step.unless)

    def marks(self) -> Iterator[Block]:
        """Yield 密级 and 内部资料 where no line printed them: no paper goes without its mark.

        They stand at the head, as GB/T 9704-2012, 7.2.2 has the first of them. Other fields that
        were given and are not printed are noted.
        """
        given = [name for name in TOLD if name in self.fields and name not in self.printed]
        for name in given:
            if name in MARKS:
                text, place = self.fields[name]
                yield Paragraph("grade", (Words(text, place=place),))
                self.findings.append(mark_added(place, mark=text))
        lost = ", ".join(name for name in given if name not in MARKS)
        if lost:
            self.findings.append(fields_not_printed(names=lost))

    # ---- lines, rules, space

    def line(self, step: Step) -> Iterator[Block]:
        """Yield the line, unless a field of it is not given: that is noted."""
        text = step.options.string("text")
        lacking = [name for name in names_in(text) if name not in self.fields]
        unknown = [name for name in lacking if name not in self.known]
        for name in unknown:
            near = nearest(name, self.known)
            self.findings.append(
                unknown_name_near(text=text, name=name, near=near)
                if near
                else unknown_name(text=text, name=name)
            )
        if lacking and not unknown:
            # No place: the manifest would tell where templates lie on this machine.
            self.findings.append(line_left_out(text=text, names=", ".join(lacking)))
        if lacking:
            return
        self.printed |= frozenset(names_in(text))
        faces = {name: face.text for name, face in step.options.text_map("faces").items()}
        inlines = tuple(line_inlines(text, self.fields, faces, step.place))
        yield Paragraph(step.options.string("style"), inlines)

    def gap(self, step: Step) -> Iterator[Block]:
        """Yield empty space."""
        options = step.options
        if options.may_have("to"):
            yield Gap(Measure(options.number("to")), down_to=True)
        elif options.may_have("mm"):
            yield Gap(Measure(options.number("mm")))
        else:
            lines = Measure(options.number("lines"), "lines")
            yield Gap(lines, style=options.string("style"))

    def rule(self, step: Step) -> Iterator[Block]:
        """Yield a rule."""
        options = step.options
        yield HorizontalRule(
            width=Measure(options.number("width")),
            strip=Measure(options.number("height", 1.0)),
            colour=options.string("colour", "000000"),
            outset=Measure(options.number("outset")),
        )

    def fill(self, step: Step) -> Iterator[Block]:
        """Yield the space that sends what follows to the foot of the page."""
        options = step.options
        yield Fill(even=options.flag("even"), unnumbered=options.flag("unnumbered"))

    def page_break(self, step: Step) -> Iterator[Block]:
        """Yield a page break."""
        options = step.options
        master = options.string("master") if options.may_have("master") else None
        master = "" if master == MAIN else master
        self.master = self.master if master is None else master
        number = int(options.number("number")) if options.may_have("number") else None
        yield PageBreak(master, number, options.flag("odd"))

    def logo(self, step: Step) -> Iterator[Block]:
        """Yield the office's logo."""
        logo, options = self.template.logo, step.options
        if logo is None:
            return
        name = self.template.office.get("unit") or self.briefing.issuer.text
        picture = Picture(logo.data, logo.mime, name, name, (logo.width, logo.height))
        align = cast(Side, options.string("align", "left"))
        yield Logo(picture, Measure(options.number("height", 20.0)), align)

    # ---- sections in short

    def summaries(self, step: Step) -> Iterator[Block]:
        """Yield each section's heading and summary; its lead sentences where it has none."""
        sections = self.briefing.sections
        if not step.options.flag("last", True):
            last = self._last()
            sections = tuple(section for section in sections if section is not last)
        for section in sections:
            if section.summary:
                body = tuple(self.inlines(section.summary))
            else:
                body = tuple(self._leads(section))
            yield from self._short(section, body)

    def leads(self, step: Step) -> Iterator[Block]:
        """Yield each section's heading and its items' lead sentences; its summary without them."""
        for section in self.briefing.sections:
            yield from self._short(section, self._leads_or_summary(section))

    def next(self, step: Step) -> Iterator[Block]:
        """Yield the last section in short: heading and lead sentences, or its summary."""
        last = self._last()
        if last is not None:
            yield from self._short(last, self._leads_or_summary(last))

    def _last(self) -> Section | None:
        return self.briefing.sections[-1] if self.briefing.sections else None

    def _leads_or_summary(self, section: Section) -> tuple[Inline, ...]:
        leads = tuple(self._leads(section))
        return leads or (tuple(self.inlines(section.summary)) if section.summary else ())

    def _short(self, section: Section, body: tuple[Inline, ...]) -> Iterator[Block]:
        """Yield a heading and one paragraph; a section that says nothing in short is noted."""
        if not body:
            place = section.heading.source.place if section.heading else None
            self.findings.append(section_left_out(place, name=section.name))
            return
        if section.heading:
            inlines = (*self._number(section), *self.inlines(section.heading))
            yield Heading("heading1", 1, inlines, section.name)
            yield Paragraph("body", body)
        else:
            yield Paragraph("body", body, section.name)

    def _leads(self, section: Section) -> Iterator[Inline]:
        for number, item in enumerate(section.items, 1):
            sentence = item.lead or item.text
            if sentence:
                yield Words(fill(self.template.item_number, **number_forms(number)))
                yield from self.inlines(sentence)
