"""Tables in plain text: told from indented paragraphs, from signatures and from lists."""

from __future__ import annotations

import pytest

from jianbao.intake.plain import read_text
from jianbao.intake.source import Grid

TABLES = {
    "tabs": ("片区\t户数\t人数\n北部\t512\t1,802\n合计\t512\t1,802", 3),
    "an empty corner": ("\t2025年\t2026年\n入库\t31\t40", 2),
    "an empty cell": ("班级\t人数\t备注\n一班\t41\t\n二班\t39\t借读2人", 3),
    "gaps": ("航线  班次  客座率\n甲线  120   81.5%\n乙线  96    —", 3),
    "wide gaps": ("科室　　门诊　　住院\n内科　　3120　　88\n外科　　1045　　61", 3),
}
TEXTS = {
    "paragraphs that a tab indents": "\t全县共有水库42座。\n\t本月检查30座。\n\t整改9处。",
    "a signature": "某某县水务局　　　　2026年7月16日\n联系人：张三　　　电话：12345",
    "names in columns": "张三　　李四　　王五\n赵六　　钱七　　孙八\n周九　　吴十　　郑一",
    "one line with tabs": "报：市局\t送：县委\n发：各乡镇",
    "sentences behind a tab": f"一是\t{'加强巡查' * 12}。\n二是\t{'落实责任' * 12}。",
}


def grids(text: str) -> list[Grid]:
    source = read_text(f"前文。\n{text}\n后文。\n".encode(), "paper.txt")
    first, *others, last = source.pieces
    assert (first.place, last.place) == ("1", str(text.count("\n") + 3))
    return [piece for piece in others if isinstance(piece, Grid)]


@pytest.mark.parametrize(("text", "height"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_cell_by_cell(text: str, height: int) -> None:
    (grid,) = grids(text)
    assert grid.place == "2"
    assert len(grid.rows) == height
    assert "".join(map("".join, grid.rows)) == "".join(text.split())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_stays_text(text: str) -> None:
    assert grids(text) == []


def test_lines_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many lines with tabs are no table."""
    read = []
    monkeypatch.setattr("jianbao.intake.columns._cells", lambda line, _: read.append(line) or ("",))
    read_text(("\t段落\n" * 500).encode(), "paper.txt")
    assert len(read) < 1100
