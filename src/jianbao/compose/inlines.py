"""Prose -> inlines: figures of the ledger, footnotes, references to sections."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.briefing.inline import (
    FigureReference,
    NoteReference,
    ObjectPlace,
    PlainText,
    SectionReference,
    StrayBrace,
)
from jianbao.briefing.model import Briefing, Figure, Prose
from jianbao.briefing.numerals import chinese
from jianbao.compose.periods import period_text
from jianbao.compose.template.labels import parts
from jianbao.compose.template.model import Template
from jianbao.document.inlines import Inline, Mark, NoteMark, PageOf, Words
from jianbao.messages.findings import Place


def written(figure: Figure, part: str) -> str:
    """Return a figure, or one part of it, as the prose prints it."""
    return {"": figure.written, "value": figure.value.text, "unit": figure.unit}[part]


class InlineComposer:
    """Prose -> inlines; footnotes are gathered in the order of their marks."""

    def __init__(self, briefing: Briefing, template: Template) -> None:
        self.briefing, self.template = briefing, template
        self.notes: list[tuple[Inline, ...]] = []
        headed = [section.name for section in briefing.sections if section.heading]
        self.numbers = {name: number for number, name in enumerate(headed, 1)}
        self.object_labels = dict(_object_labels(briefing))

    def inlines(self, prose: Prose, face: str = "") -> Iterator[Inline]:
        """Yield what the prose prints; `face` is a role that departs from the style's."""
        for piece in prose.pieces:
            place = prose.source.place_at(piece.offset)
            match piece:
                case PlainText(text=text, strong=strong):
                    yield Words(text.replace("\n", ""), self._face(strong, face), "", place)
                case FigureReference(strong=strong):
                    id, text = self._figure(piece)
                    yield Words(text, self._face(strong, face), id, place)
                case NoteReference(name=name):
                    yield self._note(name)
                case SectionReference(strong=strong):
                    yield from self._section(piece, self._face(strong, face), place)
                case StrayBrace() | ObjectPlace():
                    raise AssertionError("the reader refuses stray braces and objects in texts")

    def _face(self, strong: bool, face: str) -> str:
        return self.template.theme.strong if strong else face

    def _figure(self, reference: FigureReference) -> tuple[str, str]:
        figure = self.briefing.figures.get(reference.id)
        if figure is None:
            return "", period_text(self.briefing.period, self.template, in_full=True)
        return figure.id, written(figure, reference.part)

    def _section(
        self, reference: SectionReference, face: str, place: Place
    ) -> Iterator[Words | PageOf]:
        label = "reference_page" if reference.part else "reference"
        number = self.numbers.get(reference.name, 0)
        if reference.name in self.object_labels and not reference.part:
            label, number = self.object_labels[reference.name]
        values = {"page": ""} if reference.part else number_forms(number)
        for text, part in parts(self.template.labels[label], **values):
            if part == "page":
                yield PageOf(reference.name, face, place)
            else:
                link = Mark(reference.name, part) if part else None
                yield Words(text, face, place=place, link=link)

    def _note(self, name: str) -> NoteMark:
        number = len(self.notes)
        self.notes.append(())
        self.notes[number] = tuple(self.inlines(self.briefing.notes[name]))
        return NoteMark(number)


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


def number_forms(number: int) -> dict[str, str]:
    """Return the forms in which a template can print a number, by name."""
    return {"chinese": chinese(number), "number": str(number)}
