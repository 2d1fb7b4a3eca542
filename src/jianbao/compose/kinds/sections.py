"""Sections -> blocks: headings, paragraphs, items, and the table of contents."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.briefing.model import Item, Section
from jianbao.compose.inlines import number_forms
from jianbao.compose.objects import ObjectComposer
from jianbao.compose.template.labels import fill, parts
from jianbao.document.composed import (
    Block,
    Contents,
    ContentsLine,
    Gap,
    Heading,
    Measure,
    PageBreak,
    Paragraph,
)
from jianbao.document.inlines import Inline, Mark, Words


class SectionComposer(ObjectComposer):
    """Composes what the sections say."""

    def sections(self, part: str = "") -> Iterator[Block]:
        """Yield every section: its heading, then its paragraphs.

        `part` opening: only those without a heading before the first heading; rest: the others.
        """
        sections = self.briefing.sections
        headed = [bool(section.heading) for section in sections]
        opening = headed.index(True) if any(headed) else len(sections)
        chosen = {"opening": sections[:opening], "rest": sections[opening:]}
        for section in chosen.get(part, sections):
            blocks = self._body(section)
            if section.heading:
                inlines = (*self._number(section), *self.inlines(section.heading))
                yield Heading("heading1", 1, inlines, section.name)
            else:
                yield _beginning(next(blocks), section.name)
            yield from blocks
        if part != "opening" and not self.template.prints("annex_list"):
            yield from self.annex_list()

    def annex_list(self) -> Iterator[Block]:
        """Yield the annexes' titles, a line below the text (GB/T 9704-2012, 7.3.4)."""
        annexes = self.briefing.annexes
        if annexes:
            yield Gap(Measure(1, "lines"))
        for number, annex in enumerate(annexes, 1):
            label = self.template.label("annex_list") if number == 1 else ""
            style = "annex_list" if number == 1 else "annex_list_more"
            if len(annexes) == 1:
                style = "annex_list_only"
            else:
                label += self.template.label("annex_item", number=number)
            heading = self.without_notes(annex.heading) if annex.heading else ()
            yield Paragraph(style, (Words(label), *heading))

    def annexes(self) -> Iterator[Block]:
        """Yield each annex on a new page: its number in the first line, its title in the third
        (GB/T 9704-2012, 7.3.7). One that begins with a wide table begins on that table's page."""
        for annex in self.briefing.annexes:
            wide = bool(annex.text) and self.is_wide(annex.text[0].object)
            body = self._body(annex, 1, of_annex=True)
            yield next(body) if wide else PageBreak()
            yield Paragraph("annex_mark", tuple(self.object_number(annex.name)), annex.name)
            assert annex.heading  # the reader wants one
            yield Heading("annex_title", 1, tuple(self.inlines(annex.heading)))
            yield from body

    def _parts(self, section: Section, level: int, of_annex: bool) -> Iterator[Block]:
        """Yield the parts of a section under their headings, `level` of the first ones.

        In an annex, whose title has no number, they are numbered from 一、 on.
        """
        numbers = (self.template.heading_number, *self.template.part_numbers)
        shown = level - 1 if of_annex else level
        for number, part in enumerate(section.parts, 1):
            label = fill(numbers[shown - 1], **number_forms(number))
            assert part.heading  # the reader wants one
            inlines = (Words(label), *self.inlines(part.heading))
            yield Heading(f"heading{shown}", level, inlines)
            yield from self._body(part, level, of_annex)

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
        inlines = (*self._number(section), *self.without_notes(section.heading))
        line = (_plain(part) for part in inlines)
        return ContentsLine("contents", tuple(line), section.name)

    def _number(self, section: Section) -> Iterator[Words]:
        """Yield the number before a heading; marked, where other places repeat it."""
        forms = number_forms(self.numbers[section.name])
        if section.name not in self.briefing.referred:
            yield Words(fill(self.template.heading_number, **forms))
            return
        for text, part in parts(self.template.heading_number, **forms):
            yield Words(text, mark=Mark(section.name, part) if part else None)

    def _body(self, section: Section, level: int = 1, of_annex: bool = False) -> Iterator[Block]:
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
        yield from self._parts(section, level + 1, of_annex)

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


def _plain(inline: Inline) -> Inline:
    """Return words of a heading in the face of the contents, and no mark of their own."""
    return replace(inline, face="", mark=None) if isinstance(inline, Words) else inline


def _beginning(block: Block, section: str) -> Block:
    """Return the first block of a section without a heading; a table has its own name."""
    if isinstance(block, Heading | Paragraph) and not block.section:
        return replace(block, section=section)
    return block
