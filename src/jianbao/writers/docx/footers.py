"""The footers: what numbers a page, as live fields, at the side where its master has it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.section import Section
from docx.shared import Length, Twips
from lxml import etree

from jianbao.document.inlines import with_numbers
from jianbao.document.placed import PageSection, Placed
from jianbao.document.theme import Page
from jianbao.document.word.lines import BASELINE
from jianbao.document.word.names import RELATIONSHIPS, tag
from jianbao.document.word.units import twips
from jianbao.writers.docx.body import elements_apart
from jianbao.writers.docx.paragraphs import gap, runs
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.style_names import PAGE_NUMBER, StyleNames
from jianbao.writers.docx.turned import turned_box
from jianbao.writers.docx.word_xml import Element, find, name, word

RELATION = tag(RELATIONSHIPS, "id")
EMPTY = (
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
KINDS = {"default": 1, "even": 2}  # and a page that has such a footer
BASE_FOOTERS = 2


class Footers:
    """Gives every section its footers, and page one its header; those that are alike are shared."""

    def __init__(
        self, word_document: WordDocument, placed: Placed, names: StyleNames, bookmarks: Bookmarks
    ) -> None:
        self._part, self._placed = word_document.part, placed
        self._names, self._bookmarks = names, bookmarks
        section = word_document.sections[0]
        self._free = {"default": section.footer.part, "even": section.even_page_footer.part}
        self._made: dict[tuple[object, ...], str] = {}
        self._count = BASE_FOOTERS
        document = placed.document
        self._head, self._foot = (
            elements_apart(blocks, word_document, names, bookmarks, placed)
            for blocks in (document.head, document.foot)
        )

    def put(self, made: Section, section: PageSection, first: bool) -> None:
        """Let a section refer to its footers: without any it would have those before it."""
        page = self._placed.theme.master(section.master)
        numbered = page.numbers and section.numbered
        for reference in made._sectPr.findall(name("footerReference")):
            made._sectPr.remove(reference)
        below = self._set_distances(made, page, numbered, first)
        kinds = list(reversed(KINDS)) if numbered or self._made else []
        for kind in kinds:
            footer = self._numbered(kind, page, below) if numbered else self._empty()
            _refer(made, "footer", kind, footer)
        if first:
            self._put_first(made, page, numbered, below)

    def _put_first(self, made: Section, page: Page, numbered: bool, below: float) -> None:
        """Give page one the document's head and foot, or no number where it bears none."""
        if not (self._head or self._foot or (numbered and not page.first_number)):
            return
        made.different_first_page_header_footer = True
        if self._foot:
            lift = page.foot - made.footer_distance.pt if made.footer_distance else 0.0
            footer = self._apart("footer", RELATIONSHIP_TYPE.FOOTER, self._foot, lift)
            _refer(made, "footer", "first", footer)
        elif numbered:
            shown = page.first_number
            footer = self._numbered("first", page, below) if shown else self._empty()
            _refer(made, "footer", "first", footer)
        if self._head:
            header = self._apart("header", RELATIONSHIP_TYPE.HEADER, self._head, 0.0)
            _refer(made, "header", "first", header)

    def _set_distances(self, made: Section, page: Page, numbered: bool, first: bool) -> float:
        """Set how far from the paper's edge footers end; return what numbers need below them.

        Word has one distance for all footers of a section: the least, and empty space below
        those that end higher.
        """
        if first and self._head:
            made.header_distance = length(page.head)
        number = footer_distance(page, self._names) if numbered else page.bottom / 2
        if page.numbers and not page.turned:
            made.footer_distance = length(footer_distance(page, self._names))
        if not (first and self._foot):
            return 0.0
        least = min(page.foot, number)
        made.footer_distance = length(least)
        return number - least

    def close(self) -> None:
        """Drop the footers of the base that no section wants."""
        for key, relation in list(self._part.rels.items()):
            unused = self._free.values()
            if relation.reltype == RELATIONSHIP_TYPE.FOOTER and relation.target_part in unused:
                self._part.drop_rel(key)

    def _numbered(self, kind: str, page: Page, below: float) -> str:
        """Return the id of the footer that numbers pages: odd ones (`default`), even, or one."""
        number = KINDS.get(kind, 1)
        side = page.number_side(number)
        key = (kind, side, page.number_indent, below, page if page.turned else None)
        if key not in self._made:
            free = None if page.turned else self._free.pop(kind, None)
            part = free or self._new_part("footer", EMPTY)
            self._made[key] = self._part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
            self._fill(part.element, number, side, page.number_indent)
            if page.turned:
                self._turn(part.element, page)
            if below:
                part.element.append(gap(below))
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

    def _turn(self, footer: Element, page: Page) -> None:
        """Put the page number at the side where the other pages have it, a quarter turned."""
        leading = self._names.theme.style(PAGE_NUMBER).leading
        line = find(footer, "p")
        x = page.bottom - page.number_drop - (1 - BASELINE) * leading
        footer.append(turned_box(line, x, page.left, leading, page.text_height, self._count))

    def _empty(self) -> str:
        key = ("empty",)
        if key not in self._made:
            part = self._new_part("footer", EMPTY)
            self._made[key] = self._part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
        return self._made[key]

    def _apart(self, kind: str, relation: str, content: list[Element], below: float) -> str:
        """Return the id of page one's own header or footer; empty space may lift a footer."""
        lift = [gap(below)] if twips(below) > 0 else []
        return self._part.relate_to(self._new_part(kind, [*content, *lift]), relation)

    def _new_part(self, kind: str, content: Iterable[Element]) -> XmlPart:
        """Return a new header or footer."""
        self._count += 1
        part = XmlPart.load(
            PackURI(f"/word/{kind}{self._count}.xml"),
            CONTENT_TYPE.WML_HEADER if kind == "header" else CONTENT_TYPE.WML_FOOTER,
            etree.tostring(word("hdr" if kind == "header" else "ftr", *map(deepcopy, content))),
            self._part.package,
        )
        return cast(XmlPart, part)


def footer_distance(page: Page, names: StyleNames) -> float:
    """Return where the footer's only line ends, from the paper's foot.

    Why: the page number's baseline stands `number_drop` below the text area.
    """
    below_baseline = (1 - BASELINE) * names.theme.style(PAGE_NUMBER).leading
    return page.bottom - page.number_drop - below_baseline


def length(points: float) -> Length:
    """Return a length as python-docx has it."""
    return Twips(twips(points))


def _refer(made: Section, what: str, kind: str, relation: str) -> None:
    reference = word(f"{what}Reference", type=kind)
    reference.set(RELATION, relation)
    made._sectPr.insert(0, reference)
