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
    Mark,
    PageBreak,
    Paragraph,
    Properties,
    Words,
)
from jianbao.compose.inlines import PENDING
from jianbao.compose.sections import SectionComposer
from jianbao.model import Briefing
from jianbao.source import Scalar
from jianbao.template import Template, parts


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
        language=briefing.language,
        made_at=made_at,
    )


def page_number(template: Template) -> tuple[Words, ...]:
    """Return what stands at a page's foot, with live fields for its number and that of all."""
    label = parts(template.labels["page_number"], page=PENDING, pages=PENDING)
    return tuple(Words(text, link=Mark("", part) if part else None) for text, part in label)


class _Composer(SectionComposer):
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

    def index(self) -> Iterator[Block]:
        """Yield nothing yet: the index needs the pages, and comes behind everything."""
        yield from ()

    def page_break(self) -> Iterator[Block]:
        yield PageBreak()
