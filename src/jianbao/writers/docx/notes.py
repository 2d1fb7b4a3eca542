"""word/footnotes.xml: real footnotes, numbered anew on each page by Word."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from jianbao.document.inlines import Settled
from jianbao.document.word.notes import NOTE_SPARE
from jianbao.document.word.units import twips
from jianbao.writers.docx.package import root_of
from jianbao.writers.docx.paragraphs import note_id, runs
from jianbao.writers.docx.references import Bookmarks
from jianbao.writers.docx.style_names import FOOTNOTE, FOOTNOTE_REFERENCE, StyleNames
from jianbao.writers.docx.styles import mark_look
from jianbao.writers.docx.word_xml import Element, run, word


def write_notes(
    word_document: WordDocument,
    notes: tuple[tuple[Settled, ...], ...],
    names: StyleNames,
    bookmarks: Bookmarks,
) -> None:
    """Put the footnotes behind the two separators of the base."""
    root = root_of(word_document, RELATIONSHIP_TYPE.FOOTNOTES)
    root.extend([_note(number, note, names, bookmarks) for number, note in enumerate(notes)])


def _note(
    number: int, inlines: tuple[Settled, ...], names: StyleNames, bookmarks: Bookmarks
) -> Element:
    style = names.theme.style(FOOTNOTE)
    return word(
        "footnote",
        word(
            "p",
            word(
                "pPr",
                word("pStyle", val=names.paragraph(FOOTNOTE)),
                word("ind", right=twips(style.right + NOTE_SPARE)),
            ),
            run(word("footnoteRef"), style=FOOTNOTE_REFERENCE, look=mark_look(style, names.theme)),
            *runs(inlines, style, names, bookmarks),
        ),
        id=note_id(number),
    )
