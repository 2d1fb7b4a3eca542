"""Paper, text area, line grid and the footers with the page number."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.section import Section
from docx.shared import Length, Twips

from jianbao.theme import Page, Theme
from jianbao.units import twips
from jianbao.writers.docx.style_names import PAGE_NUMBER, StyleNames
from jianbao.writers.docx.word_xml import find, name

BASELINE = 0.8
"""Where an exact line has its baseline, as a share of its height: Word and LibreOffice agree."""


def set_page(word_document: WordDocument, names: StyleNames) -> None:
    """Set the only section's paper and margins, and drop the footers where none are wanted."""
    theme = names.theme
    section = word_document.sections[0]
    _set_paper(section, theme.page)
    grid = find(section._sectPr, "docGrid")
    grid.set(name("linePitch"), str(twips(names.plain.leading)))
    if theme.page.numbers:
        section.footer_distance = _length(_footer_distance(theme))
    else:
        _drop_footers(word_document, section)


def _set_paper(section: Section, page: Page) -> None:
    section.page_width, section.page_height = _length(page.width), _length(page.height)
    section.top_margin, section.bottom_margin = _length(page.top), _length(page.bottom)
    section.left_margin, section.right_margin = _length(page.left), _length(page.right)


def _footer_distance(theme: Theme) -> float:
    """Return where the footer's only line ends, from the paper's foot.

    Why: the page number's baseline stands `number_drop` below the text area.
    """
    below_baseline = (1 - BASELINE) * theme.style(PAGE_NUMBER).leading
    return theme.page.bottom - theme.page.number_drop - below_baseline


def _drop_footers(word_document: WordDocument, section: Section) -> None:
    for reference in section._sectPr.findall(name("footerReference")):
        section._sectPr.remove(reference)
    part = word_document.part
    footers = [key for key, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.FOOTER]
    for key in footers:
        part.drop_rel(key)


def _length(points: float) -> Length:
    return Twips(twips(points))
