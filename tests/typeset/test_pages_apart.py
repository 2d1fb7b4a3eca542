"""What stands on page one only, above and below its text: a letterhead (GB/T 9704-2012, 10.1)."""

from __future__ import annotations

import io

import pikepdf
import pytest
from msgspec.structs import replace

from jianbao.audit.pages import page_findings
from jianbao.document.composed import Composed, Fill, Heading, PageBreak, Paragraph
from jianbao.document.inlines import PageOf, Tab, Words
from jianbao.document.laid import figure_pages, laid_paragraphs
from jianbao.document.paged import Cell, Grid, Paged, PagedText, Row, Ruling
from jianbao.document.placed import FOOT, HEAD, Line, Placed
from jianbao.document.theme import Theme
from jianbao.proof.placed_order import placed_drift
from jianbao.proof.readback import read_back
from jianbao.writers.docx.writing import write_docx
from tests.helpers.laid import overview_theme, placed_of, ruled
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.pages import (
    PITCH,
    Made,
    body,
    document,
    lines_of,
    make,
)
from tests.helpers.words import WORD, docx_part
from tests.writers.test_docx import RANKS

MAIN = overview_theme()


def with_page(**changes: object) -> Theme:
    """Return a theme with another main page."""
    return replace(MAIN, page=replace(MAIN.page, **changes))


TEXT = (body("行文" * 20),) * 30
ISSUER = Heading("title", 0, (Words("萍乡市人民检察院"),))
LETTERHEAD = (
    ISSUER,
    ruled(2.0, 12.0, "FF0000", outset=10),
    Paragraph("body", (Words("文号"), Tab(), Words("特急"))),
)
ADDRESS = (
    ruled(1.5, 4.0, "FF0000", outset=10),
    ruled(0.75, 3.0, "FF0000", outset=10),
    Paragraph("footnote", (Words("地址：某路1号"), Tab(), Words("邮编"))),
)
TABLE = Grid(
    "figures",
    "表",
    (442.0,),
    (Row((Cell((PagedText("footnote", (Words("甲"), Tab(), Words("乙12"))),)),), 30.0),),
    Ruling(1.0, 1.0, 0.5),
)
LOW = with_page(head=20.0, foot=56.7)
HIGH = with_page(head=80.0, foot=80.0)
BARE = with_page(head=42.5, foot=80.0, numbers=False)
SEE = Paragraph("footnote", (Words("正文见第"), PageOf("s"), Words("页")))
BEGUN = Heading("heading1", 1, (Words("一、坚持"),), section="s")
PAPERS: dict[str, tuple[Composed | Paged, Theme]] = {
    "head": (document(*TEXT, head=LETTERHEAD), LOW),
    "high-head": (document(*TEXT, head=LETTERHEAD), HIGH),
    "both": (document(*TEXT, head=LETTERHEAD, foot=ADDRESS), LOW),
    "both-high": (document(*TEXT, head=LETTERHEAD, foot=ADDRESS), HIGH),
    "foot": (document(*TEXT, foot=ADDRESS), LOW),
    "unnumbered": (document(*TEXT, head=LETTERHEAD, foot=ADDRESS), BARE),
    "table": (document(*TEXT, head=(TABLE,), foot=(TABLE,)), HIGH),
    "sections": (
        document(
            *TEXT[:5], Fill(), body("末"), PageBreak(number=1, odd=True), BEGUN, *TEXT,
            head=LETTERHEAD, foot=(SEE,),
        ),
        HIGH,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(office: LibreOffice) -> dict[str, Made]:
    return make(PAPERS, office)


def placed(name: str) -> Placed:
    return placed_of(*PAPERS[name])


def first_text(one: Placed) -> Line:
    """Return the first line of the body."""
    return next(line for line in lines_of(one)[0] if line.path[0] >= 0)


def numbers(one: Placed) -> list[str]:
    return [
        "".join(i.text for i in page.items if isinstance(i, Line) and i.role == "page-number")
        for page in one.pages
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_agree(made: dict[str, Made], name: str) -> None:
    compared = made[name].compared
    assert compared.equal, compared.first_difference
    assert compared.down.max < 1.1


def test_the_head_begins_where_the_page_says() -> None:
    line = lines_of(placed("high-head"))[0][0]
    assert line.path == (HEAD, 0)
    assert line.baseline == pytest.approx(80 + 0.8 * PITCH)


def test_text_begins_under_a_head_that_is_higher_than_the_white() -> None:
    head = 2 * PITCH + 12
    assert first_text(placed("high-head")).baseline == pytest.approx(80 + head + 0.8 * PITCH)
    assert first_text(placed("head")).baseline == pytest.approx(MAIN.page.top + 0.8 * PITCH)


def test_only_page_one_is_shorter() -> None:
    pages = lines_of(placed("high-head"))
    body = [sum(line.path[0] >= 0 for line in page) for page in pages]
    assert body == [20, 22, 18]


def test_the_foot_ends_where_the_page_says() -> None:
    line = next(line for line in lines_of(placed("both"))[0] if line.path == (FOOT, 2))
    assert line.baseline == pytest.approx(MAIN.page.height - 56.7 - 0.2 * 14)


def test_page_one_bears_a_number_under_a_head_but_not_beside_a_foot() -> None:
    assert numbers(placed("head"))[:2] == ["— 1 —", "— 2 —"]
    assert numbers(placed("both"))[:2] == ["", "— 2 —"]


def test_it_stands_in_first_page_header_and_footer_of_word(made: dict[str, Made]) -> None:
    root = docx_part(made["sections"].word, "word/document.xml")
    first, last = root.iter(f"{WORD}sectPr")
    kinds = [
        [ref.get(f"{WORD}type") for ref in part if "Reference" in ref.tag] for part in (first, last)
    ]
    assert sorted(map(str, kinds[0])) == ["default", "even", "first", "first"]
    assert sorted(map(str, kinds[1])) == ["default", "even"]
    assert last.find(f"{WORD}titlePg") is None


def test_it_is_read_as_content_before_and_behind_the_body(made: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(made["sections"].pdf)) as pdf:
        (tree,) = [pdf.Root.StructTreeRoot.K]
        tags = [str(element.S) for element in tree.K]
    assert tags[:2] == ["/H1", "/P"]
    assert tags[-1] == "/P"
    assert tags[2] == "/P"


def test_a_reference_in_the_foot_is_live(made: dict[str, Made]) -> None:
    foot = next(line for line in lines_of(made["sections"].placed)[0] if line.path == (FOOT, 0))
    assert foot.text == "正文见第1页"
    codes = [
        code.text
        for name in ("word/footer3.xml", "word/footer4.xml", "word/footer5.xml")
        if name in names(made["sections"].word)
        for code in docx_part(made["sections"].word, name).iter(f"{WORD}instrText")
    ]
    assert any("PAGEREF" in str(code) for code in codes)


def names(word: bytes) -> list[str]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return package.namelist()


def test_what_is_missing_there_is_noticed() -> None:
    one = placed("both")
    shorter = replace(one, document=replace(one.document, head=one.document.head[:2]))
    assert placed_drift(shorter) is not None
    assert read_back("a.docx", "docx", write_docx(one), shorter).findings != ()
    footless = replace(one, document=replace(one.document, foot=()))
    assert read_back("a.docx", "docx", write_docx(one), footless).findings != ()


def test_checks_of_lines_know_what_stands_apart() -> None:
    cells = Row((Cell((PagedText("footnote", (Words("12", figure="件"),)),)),), 30.0)
    table = Grid("figures", "", (442.0,), (cells,), Ruling())
    paper = document(*(body("行"),) * 21, BEGUN, head=(ISSUER, table), foot=(SEE,))
    one = placed_of(paper, LOW)
    assert figure_pages(one) == {"件": [1]}
    texts = {
        path: laid.block for laid in laid_paragraphs(one) for path in [laid.lines[0].line.path]
    }
    assert texts[HEAD, 0].level == 0
    assert texts[FOOT, 0].style == "footnote"
    assert [finding.code for finding in page_findings(one)] == []


def test_a_heading_at_the_foot_is_found_above_the_documents_foot() -> None:
    heading = replace(BEGUN, style="body")
    paper = document(*(body("行"),) * 21, heading, body("行"), foot=(SEE,))
    assert [finding.code for finding in page_findings(placed_of(paper, LOW))] == ["heading-at-foot"]


def test_a_chart_apart_is_refused() -> None:
    cell = Cell((RANKS,))
    table = Grid("charts", "", (442.0,), (Row((cell,), 120.0),), Ruling())
    with pytest.raises(ValueError, match="text only"):
        write_docx(placed_of(document(body("文"), head=(table,)), LOW))
