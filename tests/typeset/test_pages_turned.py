"""Pages that lie on their side for wide tables (GB/T 9704-2012, clause 8)."""

from __future__ import annotations

import io
import math

import pikepdf
import pymupdf
import pytest
from msgspec.structs import replace

from jianbao.document.composed import Composed, PageBreak
from jianbao.document.inlines import Words
from jianbao.document.paged import Cell, Grid, Paged, PagedText, Row, Ruling
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from jianbao.readers.glyphs import Glyph
from jianbao.readers.pdf.glyphs import read_pdf
from tests.helpers.laid import overview_theme, placed_of
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.pages import (
    Made,
    body,
    document,
    lines_of,
    make,
)
from tests.helpers.words import WORD, docx_part

MAIN = overview_theme()
PAGE = MAIN.page
THEME = replace(MAIN, masters={"wide": replace(PAGE, turned=True)})
CENTER = replace(
    MAIN,
    page=replace(PAGE, number_place="center"),
    masters={"wide": replace(PAGE, number_place="center", turned=True)},
)
MUTE = replace(MAIN, masters={"wide": replace(PAGE, turned=True, numbers=False)})
TEXT = (body("行文" * 20),) * 15


def row(text: str, header: bool = False) -> Row:
    words = (Words(text),)
    return Row((Cell((PagedText("footnote", words),)),) * 2, 30.0, header)


WIDE = Grid("figures", "表", (330.0, 300.0), tuple(map(row, "甲乙丙丁" * 5)), Ruling(1.0, 1.0, 0.5))
BETWEEN = document(*TEXT, PageBreak("wide"), WIDE, PageBreak(""), *TEXT)
PAPERS: dict[str, tuple[Composed | Paged, Theme]] = {
    "table": (BETWEEN, THEME),
    "text": (document(*TEXT, PageBreak("wide"), *TEXT, PageBreak(""), *TEXT), CENTER),
    "mute": (BETWEEN, MUTE),
}


@pytest.fixture(scope="module")
def made(office: LibreOffice) -> dict[str, Made]:
    return make(PAPERS, office)


def placed(name: str) -> Placed:
    return placed_of(*PAPERS[name])


def number_of(one: Placed, page: int) -> Line:
    """Return what numbers a page, counted from 0."""
    items = one.pages[page].items
    return next(i for i in items if isinstance(i, Line) and i.role == "page-number")


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_agree(made: dict[str, Made], name: str) -> None:
    compared = made[name].compared
    assert compared.equal, compared.first_difference
    assert compared.across.max < 1.6
    assert compared.down.max < 1.1


def test_the_paper_lies_on_its_side_and_its_left_margin_is_above() -> None:
    one = placed("text")
    sizes = [(page.width, page.height) for page in one.pages]
    assert sizes[1:4] == [(PAGE.width, PAGE.height), *[(PAGE.height, PAGE.width)] * 2]
    first = lines_of(one)[2][0]
    assert first.baseline == pytest.approx(PAGE.left + 0.8 * 28.95)
    assert first.runs[0].x == pytest.approx(PAGE.bottom + MAIN.style("body").indent)


def test_lines_are_as_wide_as_the_portrait_page_is_high() -> None:
    wide = THEME.master("wide")
    assert (wide.text_width, wide.text_height) == (PAGE.text_height, PAGE.text_width)


def test_a_number_stands_where_the_other_pages_have_it() -> None:
    one = placed("table")
    for turned, plain in ((2, 4), (3, 5)):
        ours, theirs = number_of(one, turned), number_of(one, plain)
        assert ours.turned
        assert not theirs.turned
        assert ours.baseline == theirs.baseline
        assert ours.runs[0].x == pytest.approx(theirs.runs[0].x)


def turned_glyphs(pdf: bytes, page: int) -> list[Glyph]:
    return [glyph for glyph in read_pdf(pdf).pages[page] if glyph.turned]


@pytest.mark.parametrize("page", [2, 3])
def test_it_is_drawn_there_downwards_in_the_pdf_and_in_word(
    made: dict[str, Made], page: int
) -> None:
    one = made["table"]
    ours = turned_glyphs(one.pdf, page)
    theirs = turned_glyphs(one.second.read_bytes(), page)
    assert [glyph.character for glyph in ours] == list(f"— {page + 1} —")
    line = number_of(one.placed, page)
    assert ours[0].x == pytest.approx(PAGE.height - line.baseline, abs=0.1)
    assert ours[0].y == pytest.approx(line.runs[0].x, abs=0.1)
    for our, their in zip(ours, [g for g in theirs if g.character], strict=False):
        assert math.dist((our.x, our.y), (their.x, their.y)) < 1.0


def test_another_reader_sees_the_page_upright(made: dict[str, Made]) -> None:
    with pymupdf.open(stream=made["table"].pdf) as pdf:
        page = pdf[2]
        assert page.rotation == 0
        assert page.rect.width > page.rect.height
        directions = {
            tuple(line["dir"])
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
        }
    assert directions == {(1.0, 0.0), (0.0, 1.0)}


def test_the_number_is_no_content_and_pages_have_their_own_boxes(made: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(made["table"].pdf)) as pdf:
        boxes = [[float(side) for side in page.mediabox][2:] for page in pdf.pages]
    assert boxes[2] == pytest.approx([PAGE.height, PAGE.width], abs=0.01)
    assert boxes[0] == pytest.approx([PAGE.width, PAGE.height], abs=0.01)


def test_word_has_a_landscape_section_with_the_number_in_a_box(made: dict[str, Made]) -> None:
    root = docx_part(made["table"].word, "word/document.xml")
    sizes = [size.get(f"{WORD}orient") for size in root.iter(f"{WORD}pgSz")]
    assert sizes == [None, "landscape", None]
    footers = [docx_part(made["table"].word, f"word/footer{n}.xml") for n in (3, 4)]
    assert [len(list(footer.iter(f"{WORD}txbxContent"))) for footer in footers] == [1, 1]


def test_without_numbers_there_is_no_box(made: dict[str, Made]) -> None:
    one = placed("mute")
    assert not any(isinstance(i, Line) and i.turned for page in one.pages for i in page.items)
    footer = docx_part(made["mute"].word, "word/footer3.xml")
    assert footer.find(f".//{WORD}txbxContent") is None


def test_turned_pages_go_with_mirrored_ones() -> None:
    page = replace(PAGE, left=100.0, right=60.0, top=99.2, bottom=99.2, mirrored=True)
    theme = replace(MAIN, page=page, masters={"wide": replace(page, turned=True)})
    assert placed_of(BETWEEN, theme).findings == ()
    lopsided = replace(page, bottom=80.0)
    theme = replace(theme, masters={"wide": replace(lopsided, turned=True)})
    codes = [finding.code for finding in placed_of(BETWEEN, theme).findings]
    assert codes == ["masters-mirrored"]
