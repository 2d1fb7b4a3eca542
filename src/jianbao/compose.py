"""Model + template -> blocks. Pure: no files, no clock, no fonts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from jianbao.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    LineEnd,
    NoteMark,
    Paragraph,
    Properties,
    Words,
)
from jianbao.inline import FigureReference, NoteReference, PlainText, StrayBrace
from jianbao.model import Briefing, Figure, Item, Prose, Section
from jianbao.numerals import chinese
from jianbao.periods import period_text
from jianbao.source import Scalar
from jianbao.template import Template, fill


def compose(briefing: Briefing, template: Template, made_at: datetime) -> Document:
    """Return the briefing as the template prints it."""
    composer = _Composer(briefing, template)
    blocks = tuple(composer.blocks())
    return Document(blocks, tuple(composer.notes), document_properties(briefing, made_at))


def document_properties(briefing: Briefing, made_at: datetime, title: str = "") -> Properties:
    """Return what a file says about itself."""
    return Properties(
        title=title or "".join(line.text for line in briefing.title),
        author=briefing.issuer.text,
        subject=briefing.subtitle.text if briefing.subtitle else "",
        language="zh-CN",
        made_at=made_at,
    )


def written(figure: Figure, part: str) -> str:
    """Return a figure, or one part of it, as the prose prints it."""
    return {"": figure.written, "value": figure.value.text, "unit": figure.unit}[part]


class InlineComposer:
    """Prose -> inlines; footnotes are gathered in the order of their marks."""

    def __init__(self, briefing: Briefing, template: Template) -> None:
        self.briefing, self.template = briefing, template
        self.notes: list[tuple[Inline, ...]] = []

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
                case StrayBrace():
                    raise AssertionError("the reader refuses stray braces")

    def _face(self, strong: bool, face: str) -> str:
        return self.template.theme.strong if strong else face

    def _figure(self, reference: FigureReference) -> tuple[str, str]:
        figure = self.briefing.figures.get(reference.id)
        if figure is None:
            return "", period_text(self.briefing.period, self.template, in_full=True)
        return figure.id, written(figure, reference.part)

    def _note(self, name: str) -> NoteMark:
        number = len(self.notes)
        self.notes.append(())
        self.notes[number] = tuple(self.inlines(self.briefing.notes[name]))
        return NoteMark(number)


class _Composer(InlineComposer):
    """One document being composed."""

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks that the template names, in its order."""
        makers = {
            "title": self.title,
            "subtitle": self.subtitle,
            "issuer": self.issuer,
            "sections": self.sections,
            "editor": self.editor,
        }
        for name in self.template.blocks:
            yield from makers[name]()

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

    def sections(self) -> Iterator[Block]:
        number = 0
        for section in self.briefing.sections:
            if section.heading:
                number += 1
                label = fill(self.template.heading_number, chinese=chinese(number), number=number)
                inlines = (Words(label), *self.inlines(section.heading))
                yield Heading("heading1", 1, inlines)
            yield from self._body(section)

    def _body(self, section: Section) -> Iterator[Block]:
        """Yield a section's paragraphs; its items run on in the last one."""
        paragraphs = [tuple(self.inlines(prose)) for prose in section.text]
        items = tuple(
            inline
            for number, item in enumerate(section.items, 1)
            for inline in self._item(number, item)
        )
        if items:
            paragraphs[-1:] = [(*paragraphs[-1], *items) if paragraphs else items]
        for inlines in paragraphs:
            yield Paragraph("body", inlines)

    def _item(self, number: int, item: Item) -> Iterator[Inline]:
        face = self.template.theme.lead if item.lead else ""
        label = fill(self.template.item_number, chinese=chinese(number), number=number)
        yield Words(label, face)
        if item.lead:
            yield from self.inlines(item.lead, face)
        if item.text:
            yield from self.inlines(item.text)
