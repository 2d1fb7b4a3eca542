"""Model + template -> blocks. Pure: no files, no clock, no fonts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from jianbao.blocks import (
    Block,
    Contents,
    ContentsLine,
    Document,
    Heading,
    Inline,
    LineEnd,
    Mark,
    NoteMark,
    PageBreak,
    Paragraph,
    Properties,
    Words,
)
from jianbao.errors import Place
from jianbao.inline import (
    FigureReference,
    NoteReference,
    PlainText,
    SectionReference,
    StrayBrace,
)
from jianbao.model import Briefing, Figure, Item, Prose, Section
from jianbao.numerals import chinese
from jianbao.periods import period_text
from jianbao.source import Scalar
from jianbao.template import Template, fill, parts

PENDING = "1"
"""Stands where a page number will: only `typeset` knows it."""


def compose(briefing: Briefing, template: Template, made_at: datetime) -> Document:
    """Return the briefing as the template prints it."""
    composer = _Composer(briefing, template)
    blocks = tuple(composer.blocks())
    properties = document_properties(briefing, made_at)
    return Document(blocks, tuple(composer.notes), properties, page_number(template))


def document_properties(briefing: Briefing, made_at: datetime, title: str = "") -> Properties:
    """Return what a file says about itself."""
    return Properties(
        title=title or "".join(line.text for line in briefing.title),
        author=briefing.issuer.text,
        subject=briefing.subtitle.text if briefing.subtitle else "",
        language="zh-CN",
        made_at=made_at,
    )


def page_number(template: Template) -> tuple[Words, ...]:
    """Return what stands at a page's foot, with live fields for its number and that of all."""
    label = parts(template.labels["page_number"], page=PENDING, pages=PENDING)
    return tuple(Words(text, link=Mark("", part) if part else None) for text, part in label)


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
                case StrayBrace():
                    raise AssertionError("the reader refuses stray braces")

    def _face(self, strong: bool, face: str) -> str:
        return self.template.theme.strong if strong else face

    def _figure(self, reference: FigureReference) -> tuple[str, str]:
        figure = self.briefing.figures.get(reference.id)
        if figure is None:
            return "", period_text(self.briefing.period, self.template, in_full=True)
        return figure.id, written(figure, reference.part)

    def _section(self, reference: SectionReference, face: str, place: Place) -> Iterator[Words]:
        label = "reference_page" if reference.part else "reference"
        number = self.numbers.get(reference.name, 0)
        values = {"page": PENDING} if reference.part else _forms(number)
        for text, part in parts(self.template.labels[label], **values):
            link = Mark(reference.name, part) if part else None
            yield Words(text, face, place=place, link=link)

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
            "contents": self.contents,
            "page_break": self.page_break,
            "index": self.index,
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
        for section in self.briefing.sections:
            blocks = self._body(section)
            if section.heading:
                inlines = (*self._number(section), *self.inlines(section.heading))
                yield Heading("heading1", 1, inlines, section.name)
            else:
                yield replace(next(blocks), section=section.name)
            yield from blocks

    def contents(self) -> Iterator[Block]:
        """Yield the table of contents, where a section has a heading."""
        lines = tuple(self._contents_line(section) for section in self.briefing.sections)
        if any(lines):
            yield Paragraph("contents_title", (Words(self.template.label("contents")),))
            yield Contents(tuple(line for line in lines if line))

    def index(self) -> Iterator[Block]:
        """Yield nothing yet: the index needs the pages, and comes behind everything."""
        yield from ()

    def page_break(self) -> Iterator[Block]:
        yield PageBreak()

    def _contents_line(self, section: Section) -> ContentsLine | None:
        """Return a heading in one face and without its footnotes; None where there is none."""
        if not section.heading:
            return None
        composer = InlineComposer(self.briefing, self.template)
        inlines = (*self._number(section), *composer.inlines(section.heading))
        link = Mark(section.name, "heading")
        words = (part for part in inlines if isinstance(part, Words))
        page = Words(PENDING, link=Mark(section.name, "page"))
        line = (replace(part, face="", mark=None, link=link) for part in words)
        return ContentsLine("contents", tuple(line), page)

    def _number(self, section: Section) -> Iterator[Words]:
        """Yield the number before a heading; marked, where other places repeat it."""
        forms = _forms(self.numbers[section.name])
        if section.name not in self.briefing.referred:
            yield Words(fill(self.template.heading_number, **forms))
            return
        for text, part in parts(self.template.heading_number, **forms):
            yield Words(text, mark=Mark(section.name, part) if part else None)

    def _body(self, section: Section) -> Iterator[Paragraph]:
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
        label = fill(self.template.item_number, **_forms(number))
        yield Words(label, face)
        if item.lead:
            yield from self.inlines(item.lead, face)
        if item.text:
            yield from self.inlines(item.text)


def _forms(number: int) -> dict[str, str]:
    """Return the forms in which a template can print a number, by name."""
    return {"chinese": chinese(number), "number": str(number)}
