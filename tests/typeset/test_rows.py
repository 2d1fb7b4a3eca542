"""Rows on pages: what stays together, and what is parted where no page can hold it."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree

from jianbao.document.composed import Block, Captioned, Column, DataCell, DataTable
from jianbao.document.inlines import Words
from jianbao.document.paged import Grid
from jianbao.document.placed import Line, Placed
from jianbao.document.word.names import WORD, tag
from jianbao.proof.readback import read_back
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.helpers.laid import overview_theme, paper, placed_of
from tests.helpers.pages import body, texts_of
from tests.helpers.words import docx_part

THEME = overview_theme()
BOTTOM = THEME.page.top + THEME.page.text_height
SENTENCE = "第{}句说明供水站的运行情况。"
Rows = tuple[tuple[DataCell, ...], ...]


def cell(text: str, down: int = 1, span: int = 1) -> DataCell:
    return DataCell((Words(text),), span=span, down=down)


def rows(*texts: tuple[str, ...]) -> Rows:
    return tuple(tuple(cell(text) for text in row) for row in texts)


def table(
    rows: Rows, columns: int = 2, heads: int = 1, caption: str = "", title: str = "表1　台账"
) -> Captioned:
    body = DataTable((Words("台账"),), (Column("left", 1.0),) * columns, rows, heads, "grid")
    return Captioned(
        body, (Words(title),), "t", (Words("单位：吨"),), (Words(caption),) if caption else ()
    )


def placed(*blocks: Block) -> Placed:
    return placed_of(paper(blocks), THEME)


def below_the_text(one: Placed) -> list[str]:
    """Return the lines that stand outside the text area, from above or from below."""
    lines = (item for page in one.pages for item in page.items if isinstance(item, Line))
    return [
        line.text
        for line in lines
        if line.role == "text" and not THEME.page.top < line.baseline < BOTTOM
    ]


def is_read_back(one: Placed) -> bool:
    """Return whether both files say what was composed."""
    files = {"docx": write_docx(one), "pdf": write_pdf(one)}
    return all(read_back(form, form, data, one).findings == () for form, data in files.items())


def word_rows(one: Placed) -> list[etree._Element]:
    """Return the rows of the tables in the Word file."""
    return docx_part(write_docx(one), "word/document.xml").findall(f".//{tag(WORD, 'tr')}")


def long(count: int) -> str:
    return "".join(SENTENCE.format(number) for number in range(count))


@pytest.mark.parametrize(
    "middle",
    [
        (long(120), "正常"),
        ("正常", long(120)),
        (long(60), long(130)),
        (long(120), ""),
    ],
)
def test_a_row_higher_than_a_page_is_parted_between_lines(middle: tuple[str, str]) -> None:
    one = placed(body("前"), table(rows(("站", "情况"), ("甲", "好"), middle, ("乙", "好"))))
    assert below_the_text(one) == []
    pages = texts_of(one)
    assert all("站" in page and "情况" in page for page in pages)  # the head is repeated
    assert min(map(len, pages[:-1])) > 30  # no page is left half empty
    said = Counter("".join(text for page in pages for text in page))
    assert said["句"] == sum(text.count("句") for text in middle)
    assert is_read_back(one)


def test_word_may_part_such_a_row_and_no_other() -> None:
    one = placed(table(rows(("站", "情况"), ("甲", "好"), ("乙", long(120)))))
    made = word_rows(one)
    cut = [row.find(f".//{tag(WORD, 'cantSplit')}") is None for row in made]
    exact = [row.find(f".//{tag(WORD, 'trHeight')}") is not None for row in made]
    assert cut == [False, False, True]
    assert exact == [True, True, False]


def test_a_head_higher_than_half_a_page_is_printed_once() -> None:
    one = placed(table(rows(("站", long(40)), *(("甲", "好"),) * 40)))
    assert below_the_text(one) == []
    assert sum("站" in page for page in texts_of(one)) == 1
    assert is_read_back(one)


def merged(count: int, inner: int = 0) -> Rows:
    """Return rows beside a cell over all of them, and cells over `inner` of them."""
    made = []
    for number in range(count):
        cells = [cell("河西镇", down=count)] if number == 0 else []
        if inner and number % inner == 0:
            cells.append(cell(f"片区{number // inner}", down=min(inner, count - number)))
        made.append((*cells, cell(f"第{number}站")))
    return tuple(made)


@pytest.mark.parametrize("inner", [0, 4])
def test_a_cell_over_more_rows_than_a_page_repeats_its_text(inner: int) -> None:
    columns = 3 if inner else 2
    head = tuple(map(cell, ("镇", "片", "站")[:columns]))
    one = placed(body("前"), table((head, *merged(60, inner)), columns))
    pages = texts_of(one)
    assert len(pages) == 3
    assert below_the_text(one) == []
    assert [page.count("河西镇") for page in pages] == [1, 1, 1]
    grid = next(block for block in one.document.blocks if isinstance(block, Grid))
    assert sum(each.down for row in grid.rows for each in row.cells if each.down > 4) == 60
    if inner:  # groups that fit stay whole
        names = Counter(text for page in pages for text in page if text.startswith("片区"))
        assert set(names.values()) == {1}
    assert is_read_back(one)


def test_a_cell_over_a_row_higher_than_a_page_does_not_reach_into_it() -> None:
    middle = ((cell("镇", down=3), cell("甲")), (cell(long(120)),), (cell("丙"),))
    one = placed(table((*rows(("名", "况")), *middle)))
    assert below_the_text(one) == []
    assert is_read_back(one)


@pytest.mark.parametrize("lines", range(14, 23))
def test_title_unit_head_and_two_rows_stay_together(lines: int) -> None:
    one = placed(*(body("行"),) * lines, table(rows(("站", "量"), *(("甲", "1"),) * 6)))
    for page in texts_of(one):
        if "单位：吨" in page:
            assert page.count("甲") >= 2
            assert page[page.index("单位：吨") - 1] == "表1　台账"


@pytest.mark.parametrize("count", range(20, 30))
def test_no_row_stands_alone_and_the_note_is_with_the_last(count: int) -> None:
    many = rows(("站", "量"), *((f"甲{number}", "1") for number in range(count)))
    pages = texts_of(placed(table(many, caption="注：五月底数。"), body("后")))
    for page in pages:
        here = sum(text.startswith("甲") for text in page)
        assert here != 1
        assert ("注：五月底数。" in page) == (f"甲{count - 1}" in page)


def test_word_keeps_the_same_rows() -> None:
    many = rows(("站", "量"), *((f"甲{number}", "1") for number in range(40)))
    one = placed(table(many, caption="注：五月底数。"))
    made = word_rows(one)
    kept = [
        {p.find(f".//{tag(WORD, 'keepNext')}") is not None for p in row.iter(tag(WORD, "p"))}
        for row in made
    ]
    assert kept[:3] == [{True}, {True}, {False}]  # head, first, second row
    assert kept[-2:] == [{True}, {True}]
    assert kept[3:-2] == [{False}] * 36


def test_word_keeps_every_paragraph_beside_a_merged_cell() -> None:
    """Rule 2: continuations included."""
    inner = (*rows(("镇", "站")), *merged(5), *rows(("乙", "1"), ("丙", "2"), ("丁", "3")))
    trs = word_rows(placed(table(inner)))
    for row in trs[1:5]:
        paragraphs = list(row.iter(tag(WORD, "p")))
        assert len(paragraphs) == 2
        assert all(p.find(f".//{tag(WORD, 'keepNext')}") is not None for p in paragraphs)
    assert trs[5].find(f".//{tag(WORD, 'keepNext')}") is None


def test_what_no_page_holds_is_not_kept_in_word() -> None:
    """Where a page ends, Word must be free to end it."""
    one = placed(table((*rows(("镇", "站")), *merged(45))))
    made = word_rows(one)
    kept = [row.find(f".//{tag(WORD, 'keepNext')}") is not None for row in made]
    starts = [
        number
        for number, row in enumerate(made)
        if (merge := row.find(f".//{tag(WORD, 'vMerge')}")) is not None
        and merge.get(tag(WORD, "val")) == "restart"
    ]
    assert len(starts) == 2
    assert not kept[starts[1] - 1]
