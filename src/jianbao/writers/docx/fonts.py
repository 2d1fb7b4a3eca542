"""word/fontTable.xml: what stands in for a face that a computer lacks."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from jianbao.document.theme import Theme
from jianbao.fonts.bundle import Face
from jianbao.writers.docx.package import root_of
from jianbao.writers.docx.word_xml import Element, word

GB2312 = 86  # charset, in hexadecimal


def list_fonts(word_document: WordDocument, theme: Theme) -> None:
    """List the theme's faces with their other name and their build."""
    table = root_of(word_document, RELATIONSHIP_TYPE.FONT_TABLE)
    families = {face.word: face for face in reversed(theme.faces.values())}
    table.extend([_font(face) for face in reversed(families.values())])


def _font(face: Face) -> Element:
    return word(
        "font",
        word("altName", val=face.alternative) if face.alternative else None,
        word("panose1", val=face.panose),
        word("charset", val=GB2312),
        word("family", val=face.family),
        word("pitch", val=face.pitch),
        name=face.word,
    )
