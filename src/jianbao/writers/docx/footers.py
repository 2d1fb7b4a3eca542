"""The footers: what numbers a page, as live fields."""

from __future__ import annotations

from docx.document import Document as WordDocument

from jianbao.blocks import with_numbers
from jianbao.typeset.placed import Placed
from jianbao.writers.docx.paragraphs import runs
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.style_names import PAGE_NUMBER, StyleNames


def write_footers(
    word_document: WordDocument, placed: Placed, names: StyleNames, bookmarks: Bookmarks
) -> None:
    """Fill the footers of odd and even pages; the fields show what the first two pages do."""
    if not placed.theme.page.numbers:
        return
    section, style = word_document.sections[0], placed.theme.style(PAGE_NUMBER)
    for number, footer in enumerate((section.footer, section.even_page_footer), 1):
        words = with_numbers(placed.document.page_number, number, len(placed.pages))
        footer.paragraphs[0]._p.extend(list(runs(words, style, names, bookmarks)))
