"""What the sheet's table makes of units, notes, names without room, and few figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.sheet.entries import BASES
from jianbao.document.inlines import Words, plain
from jianbao.document.paged import Cell, Grid, PagedText
from jianbao.document.placed import Line, Placed
from jianbao.document.texts import cell_columns
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from tests.conftest import CASES, ROOT
from tests.helpers.briefings import make_briefing

LIKE = """\
like: metrics-sheet
name: 一览表
metrics:
  cards: 0
  units: {units}
"""
LEDGER = """\
甲: {label: 供水, value: 8382.5, unit: 万立方米, group: 水量}
乙: {label: 污水, value: 6841.9, unit: 万立方米, group: 水量}
丙: {label: 流量, value: 5.83, unit: 立方米/秒, group: 管网}
丁: {label: 漏损率, value: 8.74, unit: "%", kind: rate, group: 管网, target: 目标}
目标: {label: 漏损率目标, value: ≤8, unit: "%", kind: target, sheet: no}
"""


def placed(folder: Path, template: str) -> Placed:
    briefing = read_briefing(folder).briefing
    return typeset_papers(briefing, Surroundings(ROOT), folder, template)[0].placed


def text_of(cell: Cell) -> str:
    return "".join(plain(part.inlines) for part in cell.content if isinstance(part, PagedText))


def rows_of(paper: Placed) -> list[list[str]]:
    grids = [block for block in paper.document.blocks if isinstance(block, Grid)]
    (table,) = [grid for grid in grids if grid.meaning == "figures"]
    return [[text_of(cell) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("units", "head", "group", "row"),
    [
        ("number", ["指标", "数值", "说明"], "水量", ["供水", "8382.5万立方米", ""]),
        ("column", ["指标", "数值", "单位", "说明"], "水量", ["供水", "8382.5", "万立方米", ""]),
        ("group", ["指标", "数值", "说明"], "水量（万立方米）", ["供水", "8382.5", ""]),
    ],
)
def test_units_stand_where_the_template_says(
    tmp_path: Path, units: str, head: list[str], group: str, row: list[str]
) -> None:
    folder = make_briefing(tmp_path, {"1-a": "供水{甲}。"}, LEDGER)
    (folder / "templates" / "own").mkdir(parents=True)
    (folder / "templates" / "own" / "template.yaml").write_text(LIKE.format(units=units), "utf-8")
    briefing = read_briefing(folder).briefing
    paper = typeset_papers(briefing, Surroundings(folder), folder, "own")[0].placed
    rows = rows_of(paper)
    assert rows[0] == head
    assert [group] in rows
    assert row in rows
    flow = ["流量", "5.83", "立方米/秒", ""] if units == "column" else ["流量", "5.83立方米/秒", ""]
    assert flow in rows


def test_a_target_that_is_missed_is_stressed_in_a_note_too(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "供水{甲}。"}, LEDGER)
    paper = placed(folder, "metrics-sheet/table")
    face = paper.theme.style("cell_value").face
    words = [
        part
        for block in paper.document.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row.cells
        for text in cell.content
        if isinstance(text, PagedText)
        for part in text.inlines
        if isinstance(part, Words) and "未达" in part.text
    ]
    assert [(part.text, part.face) for part in words] == [("目标≤8，未达", face)]


def test_a_card_has_as_much_white_above_as_below() -> None:
    for name in ("blood-1", "school-3"):
        paper = placed(CASES / "sheets" / name, "metrics-sheet")
        tiles = [
            block
            for block in paper.document.blocks
            if isinstance(block, Grid) and block.meaning == "tiles"
        ]
        for grid in tiles:
            first, *_, last = grid.rows
            assert 0 <= first.height - last.height < 3.0  # the rule above
            assert not any(text_of(cell) for row in (first, last) for cell in row.cells)


@pytest.mark.parametrize(
    ("label", "basis"),
    [("平均降水量较常年", "较常年"), ("利润较计划", "较计划"), ("事故较历史同期下降", "较历史同期"),
     ("造价较批准概算节约", "较批准概算"), ("雨量较多年平均偏多", "较多年平均"),
     ("存款比去年末", "比去年末"),
     ("较大火灾起数", ""), ("占比变化", ""), ("较少发生", ""), ("排名较2021年提升", "较2021年")],
)  # fmt: skip
def test_what_a_change_is_from_is_read_from_its_name(label: str, basis: str) -> None:
    match = BASES.search(label)
    assert (match[0] if match else "") == basis


def test_beside_cards_more_than_a_dozen_figures_have_a_table() -> None:
    paper = placed(CASES / "sheets" / "courts-24", "metrics-sheet/cards")
    rows = rows_of(paper)
    assert rows[0] == ["", "指标", "数值"]  # only cards have targets
    names = {cell for row in rows for cell in row}
    assert "东城区人民法院" in names
    assert "民事可调撤率" not in names
    text = "".join(item.text for item in paper.pages[0].items if isinstance(item, Line))
    assert text.count("目标前5，未达") == 2
    assert text.count("目标前5，已达") == 4


def test_a_count_in_the_notes_is_not_parted_from_its_unit() -> None:
    paper = placed(CASES / "sheets" / "ranks-16", "metrics-sheet/comparison")
    lines = [item.text for item in paper.pages[0].items if isinstance(item, Line)]
    assert [line for line in lines if line.startswith("注：")] == [
        "注：率、名次的变化为两期之差；数的变化为增减比例，上期小于10或有负数的为两数之差。"
    ]
    assert "\u3000\u3000全部32项数据中，无勾稽关系32项。" in lines


WHITE = 0.25  # em that LibreOffice puts between hanzi and digits, whatever it is told
BESIDE = re.compile(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])")


@pytest.mark.parametrize("name", ["county-30", "courts-24", "nation-60", "port-27"])
def test_a_number_keeps_its_unit_where_a_program_puts_white_between_them(name: str) -> None:
    paper = placed(CASES / "sheets" / name, "metrics-sheet")
    checked = 0
    for number, grid in enumerate(paper.document.blocks):
        if not isinstance(grid, Grid) or grid.meaning != "figures":
            continue
        columns = cell_columns([row.cells for row in grid.rows])
        lines = [item for item in paper.pages[0].items if isinstance(item, Line)]
        for line in lines:
            block, row, cell = (*line.path, 0, 0)[:3]
            gaps = len(BESIDE.findall(line.text))
            if block != number or not row or not gaps:
                continue
            if grid.rows[row].cells[cell].content[0].style != "cell_value":  # type: ignore[union-attr]
                continue
            left = paper.theme.page.left + sum(grid.columns[: columns[row][cell]]) + grid.padding
            assert line.runs[0].x - left >= gaps * WHITE * line.runs[0].size - 0.05, line.text
            checked += 1
    assert checked > 10


def test_where_one_of_two_tables_ends_the_other_has_room_for_the_rule() -> None:
    paper = placed(CASES / "sheets" / "nation-60", "metrics-sheet")
    (grid,) = [
        block
        for block in paper.document.blocks
        if isinstance(block, Grid) and block.meaning == "figures"
    ]
    *before, last = [row.height for row in grid.rows[1:]]
    assert last - max(before) == pytest.approx(grid.ruling.bottom)
