"""Indents of a single paragraph, what stands at a line's right edge, and rules across the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.document.composed import Column, Composed, DataCell, DataTable, Paragraph
from jianbao.document.inlines import Tab, Words
from jianbao.document.paged import Cell, Grid, Paged, PagedText, Row, Ruling
from jianbao.document.placed import Stroke
from jianbao.document.theme import Theme
from jianbao.writers.docx.writing import write_docx
from tests.helpers.laid import Part, gap, overview_theme, placed_of, ruled
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.pages import (
    PITCH,
    Made,
    body,
    document,
    indented,
    lines_of,
    make,
    rules_of,
    texts_of,
)
from tests.helpers.words import WORD, docx_part

THEME = overview_theme()
WIDTH = THEME.page.text_width
LEFT = THEME.page.left
RIGHT = LEFT + WIDTH


def tabbed(before: str, behind: str, style: str = "body", **indents: float) -> PagedText:
    """Return a paragraph whose end stands at the right edge."""
    return PagedText(style, (Words(before), Tab(), Words(behind)), **indents)


PRINTED = "2022年7月4日印发"
TABS = document(
    tabbed("印发机关办公室", PRINTED),
    tabbed("印发机关办公室" * 5, PRINTED),
    tabbed("印发机关办公室" * 3 + "印发机关", PRINTED),
    PagedText("body", (Tab(), Words("密级")), left=32, right=48),
    indented("附件内容检察" * 20, left=62.7, right=31.35),
    indented("右齐", "editor", right=62.7),
    Grid(
        "figures",
        "表",
        (200.0, 200.0),
        (Row((Cell((tabbed("甲", "乙12", "footnote"),)), Cell((indented("丙"),))), 40.0),),
        Ruling(0.5, 0.5),
    ),
    body("末"),
)
RULES = document(
    body("上"),
    ruled(1.0, PITCH),
    body("下"),
    ruled(2.9, 10, "FF0000", outset=20),
    body("下"),
    ruled(1.0, 6.0),
    ruled(1.0, 6.0),
    body("下"),
    ruled(2.0, 4.0),
    ruled(0.75, 3.0),
    *[body("行")] * 14,
    ruled(0.75, 5.0, outset=30),
    body("行"),
    body("另"),
)
CELLS = ((DataCell((Words("在框里的一段文字，" * 12),)),),)
BOX = document(
    body("上"),
    DataTable((Words("框"),), (Column(),), CELLS, rules="box"),
    body("下"),
)
PAPERS: dict[str, tuple[Composed | Paged, Theme]] = {
    "tabs": (TABS, THEME),
    "rules": (RULES, THEME),
    "box": (BOX, THEME),
}


@pytest.fixture(scope="module")
def made(office: LibreOffice) -> dict[str, Made]:
    return make(PAPERS, office)


def ends(paragraph: Part) -> list[tuple[str, float, float]]:
    """Return each line's text, where it begins and where it ends."""
    (lines,) = lines_of(placed_of(document(paragraph), THEME))
    return [(line.text, line.runs[0].x, line.runs[-1].x + line.runs[-1].width) for line in lines]


def test_a_box_has_a_rule_at_every_side() -> None:
    (page,) = placed_of(BOX, THEME).pages
    strokes = [item for item in page.items if isinstance(item, Stroke)]
    sides = {(round(each.x0, 1), round(each.x1, 1)) for each in strokes}
    left, right = round(LEFT, 1), round(RIGHT, 1)
    assert sides == {(left, left), (right, right), (left, right)}
    assert len(strokes) == 4
    borders = next(
        docx_part(write_docx(placed_of(BOX, THEME)), "word/document.xml").iter(f"{WORD}tblBorders")
    )
    assert [each.tag.removeprefix(WORD) for each in borders] == ["top", "left", "bottom", "right"]


def test_what_follows_a_tab_ends_at_the_right_edge() -> None:
    ((text, start, end),) = ends(tabbed("印发机关办公室", PRINTED))
    assert text == "印发机关办公室" + PRINTED
    assert start == pytest.approx(LEFT + THEME.style("body").indent)
    assert end == pytest.approx(RIGHT)


def test_it_gets_a_line_of_its_own_where_it_has_no_room() -> None:
    lines = ends(tabbed("印发机关办公室" * 3 + "印发机关", PRINTED))
    assert [text for text, *_ in lines] == ["印发机关办公室" * 3 + "印发机关", PRINTED]
    assert lines[1][2] == pytest.approx(RIGHT)


def test_it_stands_in_the_last_line_of_a_long_paragraph() -> None:
    lines = ends(tabbed("印发机关办公室" * 5, PRINTED))
    assert len(lines) == 2
    assert lines[1][0].endswith(PRINTED)


@pytest.mark.parametrize(("spare", "doubts"), [(0.2, ["fragile-break"]), (-0.2, ["fragile-break"])])
def test_a_tab_with_nearly_no_room_is_reported(spare: float, doubts: list[str]) -> None:
    style = THEME.style("body")
    advance = style.size * style.scale
    right = WIDTH - style.indent - 8 * advance - spare
    placed = placed_of(document(tabbed("检察检察", "检察检察", right=right)), THEME)
    assert [finding.code for finding in placed.findings] == doubts


def test_indents_are_added_to_those_of_the_style() -> None:
    lines = ends(indented("检" * 60, left=30.0, right=40.0))
    assert lines[0][1] == pytest.approx(LEFT + 30 + THEME.style("body").indent)
    assert lines[1][1] == pytest.approx(LEFT + 30)
    assert lines[0][2] == pytest.approx(RIGHT - 40, abs=1)


def test_a_second_tab_is_refused() -> None:
    twice = Paragraph("body", (Words("甲"), Tab(), Words("乙"), Tab(), Words("丙")))
    with pytest.raises(ValueError, match="one tab"):
        placed_of(document(twice), THEME)


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_agree(made: dict[str, Made], name: str) -> None:
    compared = made[name].compared
    assert compared.equal, compared.first_difference
    assert compared.across.max < 1.0
    assert compared.down.max < (1.1 if name == "box" else 0.8)  # as in every table


def test_rules_stand_at_the_foot_of_their_strips() -> None:
    placed = placed_of(document(body("上"), ruled(2.0, 20.0), gap(5.0), body("下")), THEME)
    first, second = (line.baseline for line in lines_of(placed)[0])
    assert second - first == pytest.approx(PITCH + 25)
    (rule,) = (item for item in placed.pages[0].items if not hasattr(item, "runs"))
    assert (rule.y0, rule.path) == (pytest.approx(THEME.page.top + PITCH + 19), ())  # type: ignore[union-attr]


def test_rules_lie_where_libreoffice_has_them(made: dict[str, Made], tmp_path: Path) -> None:
    ours = tmp_path / "rules.pdf"
    ours.write_bytes(made["rules"].pdf)
    meant, found = rules_of(ours), rules_of(made["rules"].second)
    assert len(meant) == len(found) == 7
    for our, their in zip(meant, found, strict=True):
        assert our == pytest.approx(their, abs=0.7)


def test_rules_are_paragraphs_that_word_keeps_apart(made: dict[str, Made]) -> None:
    root = docx_part(made["rules"].word, "word/document.xml")
    borders = list(root.iter(f"{WORD}pBdr"))
    assert [len(border) for border in borders] == [1, 1, 2, 2, 1, 1, 1]
    assert not list(root.iter(f"{WORD}tbl"))


def test_a_tab_on_a_line_of_its_own_is_told_to_word(made: dict[str, Made]) -> None:
    assert texts_of(made["tabs"].placed)[0][4] == PRINTED
    root = docx_part(made["tabs"].word, "word/document.xml")
    assert len(list(root.iter(f"{WORD}br"))) == 1
