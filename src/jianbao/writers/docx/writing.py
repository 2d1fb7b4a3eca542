"""The Word file: real, flowing, editable Word whose settings make Word break lines as we did."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.part import XmlPart

from jianbao.document.placed import Placed
from jianbao.document.release_mark import release_mark
from jianbao.writers.docx.body import Body
from jianbao.writers.docx.embedding import embed_fonts as put_fonts_in
from jianbao.writers.docx.fonts import list_fonts
from jianbao.writers.docx.notes import write_notes
from jianbao.writers.docx.package import open_base, packed
from jianbao.writers.docx.page import write_sections
from jianbao.writers.docx.properties import set_properties
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.settings import set_settings
from jianbao.writers.docx.style_names import StyleNames
from jianbao.writers.docx.styles import write_styles
from jianbao.writers.docx.word_xml import name


def write_docx(placed: Placed, embed_fonts: bool = False) -> bytes:
    """Return the Word file of a typeset document; the same document gives the same bytes.

    With `embed_fonts` it carries subsets of its faces for readers who lack them.
    """
    document, theme = placed.document, placed.theme
    names, bookmarks = StyleNames(theme), Bookmarks(document)
    word = open_base()
    set_properties(word, document.properties, release_mark(document))
    set_settings(word, placed)
    ended = write_sections(word, placed, names, bookmarks)
    list_fonts(word, theme)
    if embed_fonts:
        put_fonts_in(word, placed)
    write_styles(word, names)
    write_notes(word, document.notes, names, bookmarks)
    Body(word, names, bookmarks, placed, ended).write(document.blocks)
    if theme.line_rules == "latin":
        _without_hints(word)
    return packed(word)


def _without_hints(word: WordDocument) -> None:
    """Take the hint away that gives signs to a Chinese face.

    Why: with it, lines of English break behind “ and before ”, and inside caf|é.
    """
    for part in word.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for fonts in part.element.iter(name("rFonts")):
                fonts.attrib.pop(name("hint"), None)
