"""Paper, text area, line grid and the footers with the page number."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.section import Section
from docx.shared import Length, Twips

from jianbao.theme import Page, Theme
from jianbao.units import twips
from jianbao.writers.docx.style_names import BODY, PAGE_NUMBER
from jianbao.writers.docx.word_xml import find, name

BASELINE = 0.8
"""Where an exact line has its baseline, as a share of its height: Word and LibreOffice agree."""


def set_page(word_document: WordDocument, theme: Theme) -> None:
    """Set the only section's paper and margins, and drop the footers where none are wanted."""
    section = word_document.sections[0]
    _set_paper(section, theme.page)
    _set_grid(section, theme)
    if theme.page.numbers:
        section.footer_distance = _length(_footer_distance(theme))
    else:
        _drop_footers(word_document, section)


def _set_grid(section: Section, theme: Theme) -> None:
    """Tell Word's ruler of lines the body's pitch; a page without body text has no grid.

    Why: LibreOffice moves the text down by half of what whole lines leave of the page.
    """
    grid = find(section._sectPr, "docGrid")
    if BODY in theme.styles:
        grid.set(name("linePitch"), str(twips(theme.style(BODY).leading)))
    else:
        section._sectPr.remove(grid)


def _set_paper(section: Section, page: Page) -> None:
    section.page_width, section.page_height = _length(page.width), _length(page.height)
    section.top_margin, section.bottom_margin = _length(page.top), _length(page.bottom)
    section.left_margin, section.right_margin = _length(page.left), _length(page.right)
    # Inside the margins, even where there is no header: LibreOffice moves the text otherwise.
    section.header_distance, section.footer_distance = (
        _length(page.top / 2),
        _length(page.bottom / 2),
    )


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
