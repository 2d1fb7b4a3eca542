"""What stands around the text of an official paper (GB/T 9704-2012, chapter 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.compose.inlines import number_forms
from jianbao.compose.kinds.line import LineComposer
from jianbao.compose.periods import date_text
from jianbao.compose.template.labels import parts
from jianbao.compose.template.steps import Step
from jianbao.document.composed import (
    Block,
    Gap,
    HorizontalRule,
    Measure,
    Paragraph,
    Signature,
)
from jianbao.document.inlines import Inline, Tab, Words
from jianbao.yaml.source import Scalar

OUTER_RULE, INNER_RULE = 0.35, 0.25  # mm (7.4.1)
RULE_STRIP = 1.0  # mm: the strip of white that a rule of the imprint closes


class OfficialComposer(LineComposer):
    """Composes addressees, signature, remark and imprint, and what briefings and minutes add."""

    def editor_note(self, step: Step) -> Iterator[Block]:
        """Yield 编者按, its name in the strong face."""
        note = self.briefing.particulars.editor_note
        if note:
            yield Paragraph("editor_note", self._labelled_inlines("editor_note", text=note))

    def addressees(self, step: Step) -> Iterator[Block]:
        """Yield the units that the paper is addressed to (7.3.2)."""
        to = self.briefing.particulars.to
        if to:
            yield Paragraph("addressees", tuple(self._names("addressees", to)))

    def signature(self, step: Step) -> Iterator[Block]:
        """Yield issuer and date (7.3.5.1 with a seal, 7.3.5.2 without)."""
        issuer, sealed = self.briefing.issuer, self.briefing.particulars.sealed
        key, default = ("sealed_lines", 3.0) if sealed else ("lines", 1.0)
        lines = step.options.number(key, default)
        if lines:
            yield Gap(Measure(lines, "lines"), style="signature")
        name = (Words(issuer.text, place=issuer.place),)
        day = (Words(date_text(self.briefing.date, self.template)),)
        yield Signature(name, day, sealed)

    def remark(self, step: Step) -> Iterator[Block]:
        """Yield 附注 in its brackets (7.3.6)."""
        remark = self.briefing.particulars.remark
        if remark:
            yield Paragraph("remark", self._plain("remark", text=remark))

    def distribution(self, step: Step) -> Iterator[Block]:
        """Yield 报, 送, 发, each with the units in the order of the list, and 共印份数 (实务)."""
        recipients = self.briefing.particulars.distribution
        if not recipients:
            return
        ruled = step.options.flag("rules", True)
        yield from _rule(OUTER_RULE, ruled)
        for way in ("report", "send", "issue"):
            names = [each.name for each in recipients if each.way == way]
            if names:
                yield Paragraph("distribution", tuple(self._names(way, names)))
        copies = self.template.label("copies", copies=self.briefing.particulars.copies)
        yield Paragraph("copies", (Words(copies),))
        yield from _rule(OUTER_RULE, ruled)

    def imprint(self, step: Step) -> Iterator[Block]:
        """Yield 版记 (7.4): copies, printing unit and day, between rules."""
        said = self.briefing.particulars
        ruled = step.options.flag("rules", True)
        copies = [
            Paragraph("imprint_to", tuple(self._names(label, units)))
            for label, units in (
                ("to", said.to if step.options.flag("to") else ()),
                ("cc", said.cc),
            )
            if units
        ]
        printed = tuple(self._printed()) if step.options.flag("printed", True) else ()
        if not copies and not printed:
            return
        yield from _rule(OUTER_RULE, ruled)
        yield from copies
        if copies and printed:
            yield from _rule(INNER_RULE, ruled)
        if printed:
            yield Paragraph("imprint", printed)
        yield from _rule(OUTER_RULE, ruled)

    def agenda(self, step: Step) -> Iterator[Block]:
        """Yield the meeting's agenda, numbered."""
        for number, item in enumerate(self.briefing.particulars.meeting.agenda, 1):
            forms = number_forms(number)
            yield Paragraph("agenda", self._plain("agenda_item", text=item, **forms))

    def attendance(self, step: Step) -> Iterator[Block]:
        """Yield who took part; 出席 and its like in the strong face (10.3)."""
        for name, people in self.briefing.particulars.meeting.attendance.items():
            strong = self.template.theme.strong
            inlines = (
                Words(text, strong if part != "text" else "", place=people.place)
                for text, part in parts(
                    self.template.labels["attendance"], name=name, text=people.text
                )
            )
            yield Paragraph("attendance", tuple(inlines))

    # ---- inlines

    def _labelled_inlines(self, label: str, text: Scalar) -> tuple[Inline, ...]:
        """Return a label around a text, the label in the strong face."""
        strong = self.template.theme.strong
        around = parts(self.template.labels[label], text=text.text)
        return tuple(Words(part, "" if name else strong, place=text.place) for part, name in around)

    def _plain(self, label: str, text: Scalar, **values: str) -> tuple[Inline, ...]:
        words = self.template.label(label, text=text.text, **values)
        return (Words(words, place=text.place),)

    def _names(self, label: str, units: Iterable[Scalar]) -> Iterator[Inline]:
        """Yield a label around a list of units, each with its own place."""
        between = self.template.label("between")
        for text, name in parts(self.template.labels[label], names=""):
            if not name:
                yield Words(text)
                continue
            for number, unit in enumerate(units):
                if number:
                    yield Words(between)
                yield Words(unit.text, place=unit.place)

    def _printed(self) -> Iterator[Inline]:
        """Yield 印发机关 at the left and the day of printing at the right (7.4.3)."""
        said = self.briefing.particulars
        if said.printed_by:
            yield Words(said.printed_by.text, place=said.printed_by.place)
        if said.printed_on:
            day = date_text(said.printed_on, self.template)
            yield Tab()
            yield Words(self.template.label("printed", date=day))


def _rule(width: float, ruled: bool) -> Iterator[Block]:
    if ruled:
        yield HorizontalRule(Measure(width), Measure(RULE_STRIP))
