"""A note that a page marks twice is printed there once; on another page it is printed again."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.document.composed import Paragraph
from jianbao.document.inlines import NoteMark, Words
from jianbao.document.paged import PagedText
from jianbao.document.placed import Line, Placed
from jianbao.document.word.names import WORD, tag
from jianbao.proof.placed_order import placed_drift
from jianbao.proof.readback import read_back
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.helpers.laid import overview_theme, paper, placed_of
from tests.helpers.pages import body
from tests.helpers.words import docx_part

THEME = overview_theme()
FIRST, SECOND = (Words("口径同上年。"),), (Words("另一条。"),)


def noted(*notes: int) -> Paragraph:
    return Paragraph("body", tuple(x for n in notes for x in (Words("案件"), NoteMark(n))))


def made(*blocks: Paragraph) -> Placed:
    """Return pages of blocks whose odd marks are of one note, and even ones of another."""
    marks = [part.note for block in blocks for part in block.inlines if isinstance(part, NoteMark)]
    return placed_of(paper(blocks, ((FIRST, SECOND) * 3)[: max(marks) + 1]), THEME)


def drawn(placed: Placed, role: str) -> list[list[str]]:
    """Return of each page the marks in its text, or its notes with theirs."""
    return [
        [
            "".join(run.text for run in line.runs if role == "note" or run.note >= 0)
            for line in page.items
            if isinstance(line, Line) and line.role == role
            if any(run.note >= 0 for run in line.runs)
        ]
        for page in placed.pages
    ]


def test_a_note_stands_once_on_a_page_and_again_on_another() -> None:
    placed = made(noted(0, 1, 2), *[body("行")] * 21, noted(3, 4, 5))
    assert drawn(placed, "text") == [["①②①"], ["①②①"]]
    assert drawn(placed, "note") == [["①口径同上年。", "②另一条。"], ["①另一条。", "②口径同上年。"]]
    assert placed_drift(placed) is None


def test_the_document_has_the_note_once_and_its_second_mark_knows_the_sign() -> None:
    placed = made(noted(0, 1, 2))
    (text,) = placed.document.blocks
    assert isinstance(text, PagedText)
    marks = [part for part in text.inlines if isinstance(part, NoteMark)]
    assert marks == [NoteMark(0), NoteMark(1), NoteMark(0, "①")]
    assert len(placed.document.notes) == 2


def test_a_page_with_notes_of_its_own_has_room_for_more_text() -> None:
    once = made(*[body("行")] * 18, noted(0, 1), *[body("行")] * 3)
    thrice = made(*[body("行")] * 18, noted(0, 1, 2), *[body("行")] * 3)
    assert [len(page.items) for page in once.pages] == [len(page.items) for page in thrice.pages]


def test_word_repeats_the_first_mark_by_a_field_that_reads_back() -> None:
    placed = made(noted(0, 1, 2))
    word = write_docx(placed)
    document, notes = docx_part(word, "word/document.xml"), docx_part(word, "word/footnotes.xml")
    codes = [code.text for code in document.iter(tag(WORD, "instrText"))]
    assert r"NOTEREF _RefNote1 \f \h" in [(code or "").strip() for code in codes]
    starts = [each.get(tag(WORD, "name")) for each in document.iter(tag(WORD, "bookmarkStart"))]
    assert starts == ["_RefNote1"]
    assert len(list(document.iter(tag(WORD, "footnoteReference")))) == 2
    assert len(list(notes.iter(tag(WORD, "footnote")))) == 4  # with the two separators
    for form, data in (("docx", word), ("pdf", write_pdf(placed))):
        assert read_back(f"x.{form}", form, data, placed).findings == ()


def test_a_wrong_sign_in_word_is_found() -> None:
    placed = made(noted(0, 1, 2))
    block = placed.document.blocks[0]
    assert isinstance(block, PagedText)
    inlines = (*block.inlines[:-1], NoteMark(0, "②"))
    wrong = replace(placed.document, blocks=(replace(block, inlines=inlines),))
    word = write_docx(replace(placed, document=wrong))
    assert read_back("x.docx", "docx", word, placed).findings
