"""word/settings.xml: which characters may begin or end a line, and whether pages differ."""

from __future__ import annotations

from docx.document import Document as WordDocument

from jianbao.document.placed import Placed
from jianbao.document.word.kinsoku import NO_END, NO_START
from jianbao.writers.docx.word_xml import find, name, word

CHINESE = "zh-CN"


def set_settings(word_document: WordDocument, placed: Placed) -> None:
    """Write our line-breaking sets out, so that nothing is left to a program's defaults."""
    settings = word_document.settings
    masters = [placed.theme.master(section.master) for section in placed.sections]
    settings.odd_and_even_pages_header_footer = any(page.numbers for page in masters)
    if any(page.mirrored for page in masters):
        find(settings.element, "zoom").addnext(word("mirrorMargins"))
    spacing = find(settings.element, "characterSpacingControl")
    starts, ends = "".join(sorted(NO_START)), "".join(sorted(NO_END))
    spacing.addnext(word("noLineBreaksBefore", lang=CHINESE, val=starts))
    spacing.addnext(word("noLineBreaksAfter", lang=CHINESE, val=ends))
    if placed.theme.note_marks == "decimal":
        for part in (settings.element, word_document.element):
            find(part, "numFmt").set(name("val"), "decimal")
