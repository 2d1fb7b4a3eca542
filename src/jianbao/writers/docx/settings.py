"""word/settings.xml: which characters may begin or end a line, and whether pages differ."""

from __future__ import annotations

from docx.document import Document as WordDocument

from jianbao.kinsoku import NO_END, NO_START
from jianbao.theme import Theme
from jianbao.writers.docx.word_xml import find, name, word

CHINESE = "zh-CN"


def set_settings(word_document: WordDocument, theme: Theme) -> None:
    """Write our line-breaking sets out, so that nothing is left to a program's defaults."""
    settings = word_document.settings
    settings.odd_and_even_pages_header_footer = theme.page.numbers
    spacing = find(settings.element, "characterSpacingControl")
    starts, ends = "".join(sorted(NO_START)), "".join(sorted(NO_END))
    spacing.addnext(word("noLineBreaksBefore", lang=CHINESE, val=starts))
    spacing.addnext(word("noLineBreaksAfter", lang=CHINESE, val=ends))
    if theme.note_marks == "decimal":
        for part in (settings.element, word_document.element):
            find(part, "numFmt").set(name("val"), "decimal")
