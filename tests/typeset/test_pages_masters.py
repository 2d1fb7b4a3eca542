"""Pages of different kinds in one document: margins, numbers, and where those stand."""

from __future__ import annotations

import io

import pikepdf
import pytest
from msgspec.structs import replace

from jianbao.document.composed import (
    Composed,
    Contents,
    ContentsLine,
    Fill,
    Heading,
    PageBreak,
    Paragraph,
)
from jianbao.document.inlines import PageOf, Words
from jianbao.document.paged import Paged
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Page, Theme
from jianbao.messages.findings import Level
from tests.helpers.laid import gap, overview_theme, placed_of, ruled
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
COVER = replace(MAIN.page, numbers=False, top=200.0, left=60.0, right=100.0)
CENTER = replace(MAIN.page, number_place="center")
THEME = replace(MAIN, masters={"cover": COVER, "center": CENTER})


def with_page(**changes: object) -> Theme:
    """Return a theme whose main page is another."""
    return replace(THEME, page=replace(MAIN.page, **changes))


def lines(count: int) -> tuple[Paragraph, ...]:
    return (body("行文"),) * count


HEADING = Heading("heading1", 1, (Words("一、坚持"),), section="one")
SEE = Paragraph("body", (Words("见第"), PageOf("one"), Words("页")))
LISTED = Contents((ContentsLine("body", (Words("一、坚持"),), "one"),))
RESTARTED = document(
    body("封面"),
    SEE,
    LISTED,
    PageBreak(master="", number=1, odd=True),
    *lines(30),
    HEADING,
    PageBreak(master="center"),
    *lines(30),
    PageBreak(master="", number=1),
    *lines(23),
    master="cover",
)
MIRRORED = with_page(left=100.0, right=60.0, mirrored=True)
ODD = document(*lines(50), PageBreak(odd=True), body("后"), PageBreak(), body("后"))
PAPERS: dict[str, tuple[Composed | Paged, Theme]] = {
    "cover": (document(body("封面"), PageBreak(master=""), *lines(30), master="cover"), THEME),
    "restarted": (RESTARTED, THEME),
    "odd": (ODD, THEME),
    "mirrored": (document(body("行文" * 400), PageBreak(odd=True), body("后")), MIRRORED),
    "first": (document(*lines(50)), with_page(first_number=False)),
    "inner": (
        document(*lines(50), PageBreak(master="cover"), body("底")),
        with_page(number_place="inner", number_indent=40.0, first_number=False),
    ),
    "bare-ends": (
        document(
            body("封面"), ruled(1.0, 5.0), PageBreak(master=""), gap(30.0), ruled(1.0, 5.0),
            PageBreak(master="cover"), gap(20.0), body("底"), master="cover",
        ),
        THEME,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(office: LibreOffice) -> dict[str, Made]:
    return make(PAPERS, office)


def placed(name: str) -> Placed:
    return placed_of(*PAPERS[name])


def numbers(one: Placed) -> list[tuple[str, float]]:
    """Return each page's number and where it begins; "" where it has none."""
    found = []
    for page in one.pages:
        lines = [i for i in page.items if isinstance(i, Line) and i.role == "page-number"]
        found.append((lines[0].text, lines[0].runs[0].x) if lines else ("", 0.0))
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_agree(made: dict[str, Made], name: str) -> None:
    compared = made[name].compared
    assert compared.equal, compared.first_difference
    assert compared.across.max < 5  # the dots of a contents line are each engine's own
    assert compared.down.max < 1.1


def test_a_cover_has_its_own_margins_and_no_number() -> None:
    one = placed("cover")
    (line,) = lines_of(one)[0]
    indent = MAIN.style("body").indent
    assert line.runs[0].x == pytest.approx(60 + indent)
    assert line.baseline == pytest.approx(200 + 0.8 * 28.95)
    assert [text for text, _ in numbers(one)] == ["", "— 2 —", "— 3 —"]


def test_numbers_begin_anew_behind_an_empty_page() -> None:
    one = placed("restarted")
    shown = ["", "", "— 1 —", "— 2 —", "— 3 —", "— 4 —", "— 1 —", "— 2 —"]
    assert [text for text, _ in numbers(one)] == shown
    assert one.pages[1].items == ()


def test_references_print_the_number_that_the_page_bears() -> None:
    texts = [line.text for line in lines_of(placed("restarted"))[0]]
    assert texts[1] == "见第2页"
    assert texts[2].startswith("一、坚持")
    assert texts[2].endswith(".2")


def test_links_lead_to_the_sheet_and_labels_say_the_number(made: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(made["restarted"].pdf)) as pdf:
        target = pdf.pages[0].Annots[0].get("/Dest") or pdf.pages[0].Annots[0].A.D
        assert pikepdf.Page(target[0]).index == 3
        assert [page.label for page in pdf.pages] == list("12123412")


def test_a_page_asked_to_be_odd_has_an_empty_one_before_it() -> None:
    one = placed("odd")
    assert [page.shown for page in one.pages] == [1, 2, 3, 4, 5, 6]
    assert [len(page) for page in lines_of(one)] == [22, 22, 6, 0, 1, 1]
    assert one.sections[1].kind == "oddPage"


@pytest.mark.parametrize(
    ("place", "sides"),
    [("outer", "rl"), ("inner", "lr"), ("left", "ll"), ("right", "rr"), ("center", "cc")],
)
def test_numbers_stand_where_the_page_has_them(place: str, sides: str) -> None:
    page = replace(MAIN.page, number_place=place, number_indent=20.0)
    one = placed_of(document(*lines(30)), replace(MAIN, page=page))
    width = 6 * 7.0
    where = {
        "l": page.left + 20,
        "r": page.width - page.right - 20 - width,
        "c": page.left + (page.text_width - width) / 2,
    }
    found = [x for _, x in numbers(one)]
    assert found == pytest.approx([where[side] for side in sides], abs=8)


def test_page_one_bears_no_number_where_the_page_says_so(made: dict[str, Made]) -> None:
    assert [text for text, _ in numbers(placed("first"))] == ["", "— 2 —", "— 3 —"]
    assert docx_part(made["first"].word, "word/document.xml").find(f".//{WORD}titlePg") is not None


def test_even_pages_have_mirrored_margins(made: dict[str, Made]) -> None:
    starts = [min(line.runs[0].x for line in page) for page in lines_of(placed("mirrored"))[:2]]
    assert starts == [100.0, 60.0]
    assert (
        docx_part(made["mirrored"].word, "word/settings.xml").find(f"{WORD}mirrorMargins")
        is not None
    )


def test_mirrored_and_plain_pages_in_one_document_are_refused() -> None:
    plain: Page = replace(MIRRORED.page, mirrored=False)
    theme = replace(MIRRORED, masters={"plain": plain})
    one = placed_of(document(body("甲"), PageBreak(master="plain"), body("乙")), theme)
    assert [(f.code, f.level) for f in one.findings] == [("masters-mirrored", Level.ERROR)]


def test_a_plain_page_break_makes_no_section() -> None:
    one = placed_of(document(body("甲"), PageBreak(), body("乙"), PageBreak(""), body("丙")), THEME)
    assert len(one.sections) == 1
    assert len(one.pages) == 3


def test_breaks_with_nothing_between_are_one() -> None:
    one = placed_of(
        document(body("甲"), PageBreak(number=7), PageBreak("center"), body("乙")), THEME
    )
    assert [page.shown for page in one.pages] == [1, 7]
    assert one.sections[1].master == "center"


def test_sections_without_numbers_have_empty_footers(made: dict[str, Made]) -> None:
    root = docx_part(made["restarted"].word, "word/document.xml")
    sections = list(root.iter(f"{WORD}sectPr"))
    counts = [len(section.findall(f"{WORD}footerReference")) for section in sections]
    assert counts == [0, 2, 2, 2]
    inner = docx_part(made["inner"].word, "word/document.xml")
    *_, last = inner.iter(f"{WORD}sectPr")
    (target,) = {
        reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        for reference in last.findall(f"{WORD}footerReference")
    }
    relations = docx_part(made["inner"].word, "word/_rels/document.xml.rels")
    (part,) = (relation.get("Target") for relation in relations if relation.get("Id") == target)
    assert part
    assert docx_part(made["inner"].word, f"word/{part}").find(f".//{WORD}r") is None


def test_an_unnumbered_fill_numbers_nothing_behind_its_back() -> None:
    one = placed_of(document(*lines(20), Fill(unnumbered=True), *lines(5)), THEME)
    assert [text for text, _ in numbers(one)] == ["— 1 —", ""]
