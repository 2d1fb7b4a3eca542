"""Pages: what is kept together, where footnotes stand, what stands in for a missing character."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Heading, Paragraph
from jianbao.document.inlines import Inline, LineEnd, NoteMark, Words
from jianbao.document.paged import Cell, Grid, PagedText, Row, Ruling
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from jianbao.messages.findings import Level, Place
from tests.conftest import ROOT
from tests.helpers.laid import PROPERTIES, Part, paper, placed_of


@pytest.fixture(scope="module")
def theme() -> Theme:
    return read_template("overview", (ROOT / "templates",)).theme


def pages_of(placed: Placed) -> list[list[str]]:
    """Return the body lines of each page."""
    return [
        [item.text for item in page.items if isinstance(item, Line) and item.role == "text"]
        for page in placed.pages
    ]


def set_blocks(theme: Theme, *blocks: Part, notes: tuple[tuple[Inline, ...], ...] = ()) -> Placed:
    return placed_of(paper(blocks, notes, PROPERTIES), theme)


def body(text: str, place: Place | None = None) -> Paragraph:
    return Paragraph("body", (Words(text, place=place),))


def text(text: str) -> PagedText:
    return PagedText("body", (Words(text),))


def test_a_page_has_22_lines(theme: Theme) -> None:
    pages = pages_of(set_blocks(theme, *[body("检察")] * 45))
    assert [len(page) for page in pages] == [22, 22, 1]


def test_a_heading_goes_with_its_text(theme: Theme) -> None:
    heading = Heading("heading1", 1, (Words("一、坚持"),))
    pages = pages_of(set_blocks(theme, *[body("检察")] * 21, heading, body("检察")))
    assert [len(page) for page in pages] == [21, 2]
    assert pages[1][0] == "一、坚持"


def test_a_footnote_makes_its_line_go_to_the_next_page(theme: Theme) -> None:
    marked = Paragraph("body", (Words("不批捕12"), NoteMark(0), Words("人")))
    placed = set_blocks(theme, *[body("检察")] * 21, marked, notes=((Words("无特别说明。"),),))
    assert [len(page) for page in pages_of(placed)] == [21, 1]


def notes_of(placed: Placed) -> list[list[str]]:
    """Return the lines of each page's footnotes."""
    return [
        [item.text for item in page.items if isinstance(item, Line) and item.role == "note"]
        for page in placed.pages
    ]


def test_a_note_longer_than_the_room_left_goes_on_on_the_next_page(theme: Theme) -> None:
    marked = Paragraph("body", (Words("不批捕12"), NoteMark(0), Words("人")))
    note = (Words("说" * 42 * 5),)
    placed = set_blocks(theme, *[body("检察")] * 19, marked, body("末"), notes=(note,))
    assert [len(page) for page in pages_of(placed)] == [20, 1]
    assert [len(page) for page in notes_of(placed)] == [3, 3]
    assert "".join(line for page in notes_of(placed) for line in page) == "①" + note[0].text


def test_a_note_that_ends_the_document_gets_pages_of_its_own(theme: Theme) -> None:
    marked = Paragraph("body", (Words("数"), NoteMark(0)))
    placed = set_blocks(theme, *[body("检察")] * 19, marked, notes=((Words("说" * 42 * 60),),))
    assert [len(page) for page in pages_of(placed)] == [20, 0, 0]
    assert [len(page) for page in notes_of(placed)] == [3, 45, 14]


def test_marks_beyond_the_first_are_in_the_faces_that_draw_them(theme: Theme) -> None:
    marked = [Paragraph("body", (Words("数"), NoteMark(n))) for n in range(12)]
    placed = set_blocks(theme, *marked, notes=tuple((Words(f"注{n}"),) for n in range(12)))
    drawn = [
        run
        for page in placed.pages
        for item in page.items
        if isinstance(item, Line)
        for run in item.runs
        if run.note >= 0
    ]
    assert "".join(run.text for run in drawn[:12]) == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
    assert all(run.text in placed.characters[run.face] for run in drawn)


def test_footnotes_are_numbered_anew_on_each_page(theme: Theme) -> None:
    marked = [Paragraph("body", (Words("数"), NoteMark(n), Words("。"))) for n in range(3)]
    blocks = [marked[0], marked[1], *[body("检察")] * 25, marked[2]]
    placed = set_blocks(theme, *blocks, notes=tuple((Words(f"注{n}"),) for n in range(3)))
    assert notes_of(placed) == [["①注0", "②注1"], ["①注2"]]


def test_a_title_breaks_where_its_author_says(theme: Theme) -> None:
    title = Heading("title", 0, (Words("深入践行"), LineEnd(), Words("一流标准")))
    placed = set_blocks(theme, title)
    assert pages_of(placed) == [["深入践行", "一流标准"]]
    assert placed.findings == ()


def test_a_title_too_long_for_a_line_is_reported(theme: Theme) -> None:
    placed = set_blocks(theme, Heading("title", 0, (Words("深入践行习近平法治思想" * 3),)))
    assert [finding.code for finding in placed.findings] == ["title-broken"]


def test_characters_wider_than_their_line_or_cell_are_placed_and_told(theme: Theme) -> None:
    big = {name: replace(theme.styles[name], size=480.0) for name in ("title", "body")}
    theme = replace(theme, styles={**theme.styles, **big})
    cells = tuple(Cell((text("大字"),)) for _ in range(4))
    table = Grid("tiles", "", (100.0,) * 4, (Row(cells, 20.0),), Ruling())
    placed = set_blocks(theme, Heading("title", 0, (Words("大题"),)), table)
    assert [line for page in pages_of(placed) for line in page] == ["大", "题", *"大字" * 4]
    assert {finding.code for finding in placed.findings} >= {"character-too-wide"}


def test_another_face_stands_in_and_says_so(theme: Theme) -> None:
    place = Place("sections/1.yaml", 3, 7)
    placed = set_blocks(theme, body("李喆出席", place))
    (finding,) = placed.findings
    assert finding.code == "glyph-substituted"
    assert finding.level is Level.NOTE
    assert finding.place == Place("sections/1.yaml", 3, 8)
    assert dict(finding.values)["other"] == "宋体"
    assert "喆" in placed.characters["song"]
    paragraph = placed.document.blocks[0]
    assert isinstance(paragraph, PagedText)
    words = [part for part in paragraph.inlines if isinstance(part, Words)]
    assert [(part.text, part.face) for part in words] == [
        ("李", ""),
        ("喆", "song"),
        ("出席", ""),
    ]


def test_a_character_no_face_has_is_never_a_silent_box(theme: Theme) -> None:
    placed = set_blocks(theme, body("张𠮷出席", Place("sections/1.yaml", 3, 7)))
    (finding,) = placed.findings
    assert (finding.code, finding.level) == ("glyph-missing", Level.ERROR)
    assert finding.place == Place("sections/1.yaml", 3, 8)
    assert pages_of(placed) == [["张□出席"]]


def test_folder_is_found(theme: Theme) -> None:
    assert Path(theme.faces["fang"].path).is_file()


def test_each_sign_of_a_footnote_is_among_the_characters_drawn(theme: Theme) -> None:
    marks = tuple(NoteMark(number) for number in range(21))
    notes = tuple((Words(f"注{mark.note}"),) for mark in marks)
    placed = set_blocks(theme, Paragraph("body", (Words("数"), *marks)), notes=notes)
    runs = [
        run
        for page in placed.pages
        for item in page.items
        if isinstance(item, Line)
        for run in item.runs
    ]
    assert {run.note for run in runs} == set(range(-1, 21))
    assert all(set(run.text) <= set(placed.characters[run.face]) for run in runs)
    assert "②" in placed.characters["fang"]


def test_every_line_says_what_it_belongs_to(theme: Theme) -> None:
    title = Heading("title", 0, (Words("深入践行"), LineEnd(), Words("一流标准")))
    marked = Paragraph("body", (Words("检察" * 400), NoteMark(0), Words("人")))
    cells = (Cell((text("甲"), text("乙"))), Cell((text("丙"),)))
    row = Row(cells, 30.0)
    table = Grid("figures", "", (200.0, 200.0), (row, row), Ruling())
    placed = set_blocks(theme, title, marked, table, notes=((Words("注" * 50),),))
    texts: dict[tuple[str, tuple[int, ...]], str] = {}
    for page in placed.pages:
        for item in page.items:
            if isinstance(item, Line):
                key = (item.role, item.path)
                texts[key] = texts.get(key, "") + item.text
    numbers = texts.pop(("page-number", ()))
    assert numbers == "— 1 —— 2 —"
    assert texts == {
        ("text", (0,)): "深入践行一流标准",
        ("text", (1,)): "检察" * 400 + "①人",
        ("note", (0,)): "①" + "注" * 50,
        **{
            ("text", (2, row, *place)): text
            for row in (0, 1)
            for place, text in {(0, 0): "甲", (0, 1): "乙", (1, 0): "丙"}.items()
        },
    }


def test_a_header_row_drawn_again_belongs_to_nothing(theme: Theme) -> None:
    head = Row((Cell((text("头"),)),), 30.0, header=True)
    rows = tuple(Row((Cell((text("行"),)),), 30.0) for _ in range(30))
    placed = set_blocks(theme, Grid("figures", "", (200.0,), (head, *rows), Ruling(1.0, 1.0)))
    heads = [
        item.path
        for page in placed.pages
        for item in page.items
        if isinstance(item, Line) and item.text == "头"
    ]
    assert heads == [(0, 0, 0, 0), ()]
