"""Paper, text area and line grid: a section for all pages of one kind that follow one another."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section

from jianbao.document.placed import PageSection, Placed
from jianbao.document.theme import Page
from jianbao.document.word.spacers import OFF_GRID
from jianbao.document.word.units import twips
from jianbao.writers.docx.footers import Footers, length
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.style_names import BODY, StyleNames
from jianbao.writers.docx.word_xml import Element, find, name, word

STARTS = {
    "nextPage": WD_SECTION.NEW_PAGE,
    "oddPage": WD_SECTION.ODD_PAGE,
    "evenPage": WD_SECTION.EVEN_PAGE,
}


def write_sections(
    word_document: WordDocument, placed: Placed, names: StyleNames, bookmarks: Bookmarks
) -> dict[int, Element]:
    """Return the properties of the sections that end before another, by the block it begins with.

    Those of the last section are in their place already, at the end of the body.
    """
    last = word_document.sections[0]._sectPr
    properties = [*(deepcopy(last) for _ in placed.sections[1:]), last]
    footers = Footers(word_document, placed, names, bookmarks)
    for number, (section, element) in enumerate(zip(placed.sections, properties, strict=True)):
        page = placed.theme.master(section.master)
        made = Section(element, word_document.part)
        _set_paper(made, page.read)
        if page.turned:
            made.orientation = WD_ORIENT.LANDSCAPE
        _set_grid(made, section.height or page.text_height, names)
        _set_start(made, section, first=number == 0)
        footers.put(made, section, first=number == 0)
    footers.close()
    following = [section.start for section in placed.sections[1:]]
    return dict(zip(following, properties, strict=False))


def _set_start(made: Section, section: PageSection, first: bool) -> None:
    """Tell on which page a section begins and which number that has."""
    if not first:
        made.start_type = STARTS[section.kind]
    if section.number is not None:
        find(made._sectPr, "cols").addprevious(word("pgNumType", start=section.number))


def _set_grid(section: Section, height: float, names: StyleNames) -> None:
    """Tell Word's ruler of lines the body's pitch; a page not made of its lines has no grid.

    Why: LibreOffice moves the text down by half of what whole lines leave of the page.
    """
    grid = find(section._sectPr, "docGrid")
    pitch = names.theme.style(BODY).leading if BODY in names.theme.styles else 0.0
    if pitch and height % pitch < OFF_GRID:
        grid.set(name("linePitch"), str(twips(pitch)))
    else:
        section._sectPr.remove(grid)


def _set_paper(section: Section, page: Page) -> None:
    section.page_width, section.page_height = length(page.width), length(page.height)
    section.top_margin, section.bottom_margin = length(page.top), length(page.bottom)
    section.left_margin, section.right_margin = length(page.left), length(page.right)
    # Inside the margins, even where there is no header: LibreOffice moves the text otherwise.
    section.header_distance, section.footer_distance = (
        length(page.top / 2),
        length(page.bottom / 2),
    )
