"""The footers: what numbers a page, as live fields, at the side where its master has it."""

from __future__ import annotations

from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.section import Section
from lxml import etree

from jianbao.blocks import with_numbers
from jianbao.theme import Page
from jianbao.typeset.placed import PageSection, Placed
from jianbao.units import twips
from jianbao.writers.docx.paragraphs import runs
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.style_names import PAGE_NUMBER, StyleNames
from jianbao.writers.docx.word_xml import Element, find, name, word

KINDS = {"default": 1, "even": 2}  # and a page that has such a footer
BASE_FOOTERS = 2


class Footers:
    """Gives every section its footers; sections that have the same ones share them."""

    def __init__(
        self, word_document: WordDocument, placed: Placed, names: StyleNames, bookmarks: Bookmarks
    ) -> None:
        self._part, self._placed = word_document.part, placed
        self._names, self._bookmarks = names, bookmarks
        section = word_document.sections[0]
        self._free = {"default": section.footer.part, "even": section.even_page_footer.part}
        self._made: dict[tuple[object, ...], str] = {}
        self._count = BASE_FOOTERS

    def put(self, made: Section, section: PageSection, first: bool) -> None:
        """Let a section refer to its footers: without any it would have those before it."""
        page = self._placed.theme.master(section.master)
        numbered = page.numbers and section.numbered
        for reference in made._sectPr.findall(name("footerReference")):
            made._sectPr.remove(reference)
        if first and numbered and not page.first_number:
            made.different_first_page_header_footer = True
            _refer(made, "first", self._empty())
        if numbered:
            for kind in reversed(KINDS):
                _refer(made, kind, self._numbered(kind, page))
        elif self._made:
            for kind in reversed(KINDS):
                _refer(made, kind, self._empty())

    def close(self) -> None:
        """Drop the footers of the base that no section wants."""
        for key, relation in list(self._part.rels.items()):
            unused = self._free.values()
            if relation.reltype == RELATIONSHIP_TYPE.FOOTER and relation.target_part in unused:
                self._part.drop_rel(key)

    def _numbered(self, kind: str, page: Page) -> str:
        """Return the id of the footer that numbers odd (`default`) or even pages."""
        side = page.number_side(KINDS[kind])
        key = (kind, side, page.number_indent)
        if key not in self._made:
            part = self._free.pop(kind, None) or self._new_part()
            self._made[key] = self._part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
            self._fill(part.element, KINDS[kind], side, page.number_indent)
        return self._made[key]

    def _fill(self, footer: Element, number: int, side: str, indent: float) -> None:
        """Put the page number into a footer; the fields show what the first two pages do."""
        paragraph, style = find(footer, "p"), self._placed.theme.style(PAGE_NUMBER)
        place = find(paragraph, "ind")
        place.set(name("left"), str(twips(indent) if side == "left" else 0))
        place.set(name("right"), str(twips(indent) if side == "right" else 0))
        find(paragraph, "jc").set(name("val"), side)
        words = with_numbers(self._placed.document.page_number, number, len(self._placed.pages))
        paragraph.extend(list(runs(words, style, self._names, self._bookmarks)))

    def _empty(self) -> str:
        key = ("empty",)
        if key not in self._made:
            self._made[key] = self._part.relate_to(self._new_part(), RELATIONSHIP_TYPE.FOOTER)
        return self._made[key]

    def _new_part(self) -> XmlPart:
        """Return a new footer of one empty paragraph."""
        self._count += 1
        empty = word(
            "ftr",
            word(
                "p",
                word(
                    "pPr",
                    word("pStyle", val="Footer"),
                    word("ind", left=0, right=0, firstLine=0),
                    word("jc", val="left"),
                ),
            ),
        )
        part = XmlPart.load(
            PackURI(f"/word/footer{self._count}.xml"),
            CONTENT_TYPE.WML_FOOTER,
            etree.tostring(empty),
            self._part.package,
        )
        return cast(XmlPart, part)


def _refer(made: Section, kind: str, relation: str) -> None:
    reference = word("footerReference", type=kind)
    reference.set(RELATION, relation)
    made._sectPr.insert(0, reference)


RELATION = f"{{{'http://schemas.openxmlformats.org/officeDocument/2006/relationships'}}}id"
