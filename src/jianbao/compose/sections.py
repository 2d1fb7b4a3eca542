"""Sections -> blocks: headings, paragraphs, items, and the table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.blocks import (
    Block,
    Contents,
    ContentsLine,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Words,
)
from jianbao.compose.inlines import PENDING, InlineComposer, number_forms
from jianbao.compose.objects import ObjectComposer
from jianbao.model import Item, Section
from jianbao.template import fill, parts


class SectionComposer(ObjectComposer):
    """Composes what the sections say."""

    def sections(self) -> Iterator[Block]:
        """Yield every section: its heading, then its paragraphs."""
        for section in self.briefing.sections:
            blocks = self._body(section)
            if section.heading:
                inlines = (*self._number(section), *self.inlines(section.heading))
                yield Heading("heading1", 1, inlines, section.name)
            else:
                yield _beginning(next(blocks), section.name)
            yield from blocks

    def _parts(self, section: Section, level: int) -> Iterator[Block]:
        """Yield the parts of a section under their headings, `level` of the first ones."""
        for number, part in enumerate(section.parts, 1):
            label = fill(self.template.part_numbers[level - 2], **number_forms(number))
            assert part.heading  # the reader wants one
            inlines = (Words(label), *self.inlines(part.heading))
            yield Heading(f"heading{level}", level, inlines)
            yield from self._body(part, level)

    def contents(self) -> Iterator[Block]:
        """Yield the table of contents, where a section has a heading."""
        lines = tuple(self._contents_line(section) for section in self.briefing.sections)
        if any(lines):
            yield Paragraph("contents_title", (Words(self.template.label("contents")),))
            yield Contents(tuple(line for line in lines if line))

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
        forms = number_forms(self.numbers[section.name])
        if section.name not in self.briefing.referred:
            yield Words(fill(self.template.heading_number, **forms))
            return
        for text, part in parts(self.template.heading_number, **forms):
            yield Words(text, mark=Mark(section.name, part) if part else None)

    def _body(self, section: Section, level: int = 1) -> Iterator[Block]:
        """Yield a section's paragraphs, then its parts; its items run on in the last paragraph."""
        texts = list(section.text)
        runs_on = bool(texts) and not texts[-1].object and not texts[-1].quoted
        last = texts.pop() if runs_on and section.items else None
        for prose in texts:
            if prose.object:
                yield from self.object(prose.object)
            else:
                yield Paragraph("quote" if prose.quoted else "body", tuple(self.inlines(prose)))
        opening = tuple(self.inlines(last)) if last else ()
        items = tuple(
            inline
            for number, item in enumerate(section.items, 1)
            for inline in self._item(number, item)
        )
        if self.template.items_begin_paragraphs:
            if last:
                yield Paragraph("body", opening)
            for each in enumerate(section.items, 1):
                yield Paragraph("body", tuple(self._item(*each)))
        elif items:
            yield Paragraph("body", (*opening, *items))
        yield from self._parts(section, level + 1)

    def _space(self, item: Item) -> Iterator[Inline]:
        """Yield what parts a lead sentence from its text: a blank in Latin script."""
        if item.text and self.template.theme.line_rules == "latin":
            yield Words(" ")

    def _item(self, number: int, item: Item) -> Iterator[Inline]:
        face = self.template.theme.lead if item.lead else ""
        label = fill(self.template.item_number, **number_forms(number))
        yield Words(label, face)
        if item.lead:
            yield from self.inlines(item.lead, face)
            yield from self._space(item)
        if item.text:
            yield from self.inlines(item.text)


def _beginning(block: Block, section: str) -> Block:
    """Return the first block of a section without a heading; a table has its own name."""
    if isinstance(block, Heading | Paragraph) and not block.section:
        return replace(block, section=section)
    return block
