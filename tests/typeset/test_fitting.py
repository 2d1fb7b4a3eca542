"""What pages ask of a document: charts that leave no hole, tables that begin anew."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from jianbao.document.charts import Chart, ChartSeries
from jianbao.document.composed import Block, Captioned, Heading, Picture
from jianbao.document.inlines import Words
from jianbao.document.paged import Grid, PagedText
from jianbao.document.placed import Image, Line, Placed
from jianbao.proof.readback import read_back
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.helpers.laid import overview_theme, paper, placed_of
from tests.helpers.pages import body, texts_of
from tests.typeset.test_rows import rows, table

THEME = overview_theme()
CONTINUED = replace(THEME, continued="续")
SERIES = ChartSeries("件", (Decimal(1), Decimal(2)), ("1", "2"), ("", ""))
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff"
    "3f0005fe02fe0def46b80000000049454e44ae426082"
)


def chart(name: str = "图1") -> Captioned:
    shown = Chart("图", "", "column", "件", ("甲", "乙"), (SERIES,), "两值")
    return Captioned(shown, (Words(name),), name)


def picture() -> Captioned:
    return Captioned(Picture(PIXEL, "image/png", "图", "白", (300, 150)), (Words("图1"),), "图1")


def long(number: int) -> Block:
    return body(f"第{number}段" + "全市检察机关坚持以人民为中心" * 6)


def placed(*blocks: Block, theme: object = THEME) -> Placed:
    return placed_of(paper(blocks), theme)  # type: ignore[arg-type]


def feet(one: Placed) -> list[float]:
    """Return where the last thing of each page ends, from the paper's top."""
    return [
        max(
            item.baseline if isinstance(item, Line) else item.y + item.height
            for item in page.items
            if isinstance(item, Image) or (isinstance(item, Line) and item.role != "page-number")
        )
        for page in one.pages
    ]


@pytest.mark.parametrize("figure", [chart(), picture()], ids=["chart", "picture"])
@pytest.mark.parametrize("lines", [14, 16, 18, 20])
def test_text_goes_on_where_a_figure_moves_to_the_next_page(figure: Captioned, lines: int) -> None:
    one = placed(*(body("行"),) * lines, figure, *map(long, range(6)))
    third = THEME.page.text_height / 3
    assert min(feet(one)[:-1]) > THEME.page.top + 2 * third
    said = [text for page in texts_of(one) for text in page]
    assert said.count("图1") == 1
    assert [text[:3] for text in said if text.startswith("第")] == [f"第{n}段" for n in range(6)]
    assert all(
        read_back(form, form, data, one).findings == ()
        for form, data in (("docx", write_docx(one)), ("pdf", write_pdf(one)))
    )


def test_figures_keep_their_order_and_pass_no_heading() -> None:
    heading = Heading("heading1", 1, (Words("二、"),), "b")
    one = placed(*(body("行"),) * 18, chart("图1"), chart("图2"), long(0), heading, long(1))
    said = [text for page in texts_of(one) for text in page]
    assert said.index("图1") < said.index("图2") < said.index("二、")
    alone = placed(*(body("行"),) * 18, chart("图1"), heading, long(1))
    said = [text for page in texts_of(alone) for text in page]
    assert said.index("图1") < said.index("二、")


def test_rather_than_leave_a_third_of_a_page_a_figure_passes_headings() -> None:
    heading = Heading("heading1", 1, (Words("二、"),), "b")
    one = placed(*(body("行"),) * 14, picture(), heading, long(1), heading, long(2))
    first, second = texts_of(one)
    assert len(first) >= 19  # of 22
    said = [*first, *second]
    assert said.index("二、") < said.index("图1")
    assert said[said.index("图1") - 1] != "二、"  # no heading is parted from its text
    assert all(
        read_back(form, form, data, one).findings == ()
        for form, data in (("docx", write_docx(one)), ("pdf", write_pdf(one)))
    )


@pytest.mark.parametrize("count", [24, 60])
def test_a_table_begins_anew_under_its_title_where_the_theme_says_so(count: int) -> None:
    many = rows(("站", "量"), *((f"甲{number}", "1") for number in range(count)))
    one = placed(body("前"), table(many, caption="注：五月底数。"), body("后"), theme=CONTINUED)
    pages = texts_of(one)
    assert len(pages) == (2 if count == 24 else 3)
    for page in pages[1:]:
        assert page[:4] == ["续表1　台账", "单位：吨", "站", "量"]
        assert page[4].startswith("甲")
    assert [text for page in pages for text in page if text.startswith("甲")] == [
        f"甲{number}" for number in range(count)
    ]
    titles = [b for b in one.document.blocks if isinstance(b, PagedText) and "台账" in str(b)]
    assert [title.section for title in titles] == ["t", *[""] * (len(pages) - 1)]
    assert all(
        read_back(form, form, data, one).findings == ()
        for form, data in (("docx", write_docx(one)), ("pdf", write_pdf(one)))
    )


def test_no_title_is_repeated_where_the_theme_does_not_say_so() -> None:
    many = rows(("站", "量"), *(("甲", "1"),) * 60)
    one = placed(table(many))
    assert sum(isinstance(block, Grid) for block in one.document.blocks) == 1
    assert not any("续" in text for page in texts_of(one) for text in page)
