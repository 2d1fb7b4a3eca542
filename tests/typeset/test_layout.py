"""Every composed kind laid out: nothing of it is lost, and its columns fill the text area."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import get_args

import pytest
from msgspec.structs import replace

from jianbao.document.charts import Chart, ChartSeries
from jianbao.document.composed import (
    Block,
    Captioned,
    Column,
    Composed,
    Contents,
    ContentsLine,
    DataCell,
    DataTable,
    FigureColumn,
    FigureGroup,
    FigureTable,
    Fill,
    Gap,
    Heading,
    HorizontalRule,
    IssuingMark,
    Logo,
    Measure,
    PageBreak,
    Paragraph,
    Picture,
    SideBySide,
    Signature,
    Signers,
    Tile,
    Tiles,
)
from jianbao.document.inlines import Inline, PageOf, PagesOf, Words, plain
from jianbao.document.lengths import mm
from jianbao.document.paged import Grid, PagedBlock, PagedRule, PagedText, Space
from jianbao.document.placed import Placed
from jianbao.document.texts import texts
from jianbao.fonts.faces import Faces
from jianbao.typeset.layout.figures.table import RULING
from jianbao.typeset.layout.laying_out import lay_out_blocks
from jianbao.typeset.typesetting import fit
from tests.helpers.corpus import corpus_theme
from tests.helpers.laid import PROPERTIES, placed_of

SMALL = ("tile_label", "tile_value", "tile_detail", "tile_change", "chart_title", "chart_caption",
         "cell_group", "index_title", "signature")  # fmt: skip
THEME = corpus_theme()
THEME = replace(
    THEME, styles={**THEME.styles, **{n: replace(THEME.style("cell"), name=n) for n in SMALL}}
)
WIDTH = THEME.page.text_width


def words(text: str) -> tuple[Inline, ...]:
    return (Words(text),)


def table(*rows: tuple[str, ...], align: str = "left", **other: object) -> DataTable:
    columns = tuple(Column(align) for _ in rows[0])  # type: ignore[arg-type]
    cells = tuple(tuple(DataCell(words(text)) for text in row) for row in rows)
    return DataTable(words("表题"), columns, cells, **other)  # type: ignore[arg-type]


SERIES = ChartSeries("数", (Decimal(1), Decimal(2)), ("1", "2"), ("", ""))
CHART = Chart("图题", "图注", "column", "", ("甲", "乙"), (SERIES,), "图中所示")
PICTURE = Picture(b"", "image/png", "照片", "照片所示", (400, 200))
FIGURES = FigureTable(
    "指标",
    (FigureColumn("name", words("指标")), FigureColumn("value", words("数值"))),
    (
        FigureGroup(words("一组"), ((words("甲"), words("1人")), (words("乙"), words("2人")))),
        FigureGroup(words("二组"), ((words("丙"), words("3人")),)),
    ),
)
BLOCKS: tuple[Block, ...] = (
    Heading("title", 0, words("题")),
    Paragraph("body", words("文")),
    Contents((ContentsLine("contents", words("目"), "s"),)),
    Signature((words("某单位"),), words("2022年7月4日"), sealed=True),
    Signers(
        "body", words("某发〔2022〕5号"), words("签发人："),
        ((Words("甲"), Words("乙")), (Words("丙"),)),
    ),
    IssuingMark("title", (words("甲局"), words("乙委员会")), words("文件"), Measure(85.0)),
    Tiles(
        tuple(Tile(words(name), words("1人")) for name in "甲乙丙"),
        2, Measure(4.0), "000000", "FFFFFF",
    ),
    FIGURES,
    table(("甲", "1"), ("乙", "2")),
    Captioned(table(("甲", "1")), words("表1"), unit=words("单位：人"), caption=words("注")),
    Captioned(CHART, words("图1"), caption=words("注")),
    Captioned(PICTURE, words("图2")),
    SideBySide((CHART, CHART), Measure(40.0)),
    Logo(PICTURE, Measure(20.0)),
    Gap(Measure(2.0, "lines")),
    Fill(),
    HorizontalRule(Measure(0.35), Measure(4.0), outset=Measure(7.0)),
    PageBreak(),
)  # fmt: skip


def laid(*blocks: Block) -> tuple[PagedBlock, ...]:
    return lay_out_blocks(blocks, THEME)


def said(blocks: tuple[PagedBlock, ...]) -> str:
    return "".join(plain(each.inlines) for each in texts(blocks))


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


SAID = {
    Contents: "目1", Signature: "某单位2022年7月4日", Tiles: "甲乙1人1人丙1人",
    FIGURES.__class__: "指标数值一组甲1人乙2人二组丙3人", DataTable: "甲1乙2",
    SideBySide: "图题图注图题图注", IssuingMark: "甲局乙委员会文件",
    Signers: "签发人：甲　乙某发〔2022〕5号丙",
}  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_word_is_laid_out_once(block: Block) -> None:
    composed = {Heading: "题", Paragraph: "文"} | SAID
    if isinstance(block, Captioned):
        inner = "单位：人甲1" if isinstance(block.body, DataTable) else ""
        wanted = plain(block.title) + inner + plain(block.caption)  # type: ignore[arg-type]
    else:
        wanted = composed.get(type(block), "")
    assert said(laid(block)) == wanted


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_columns_fill_the_text_area_and_lie_on_twips(block: Block) -> None:
    for grid in laid(block):
        if isinstance(grid, Grid):
            assert all(column * 20 == pytest.approx(round(column * 20)) for column in grid.columns)
            if grid.meaning != "logo":
                assert sum(grid.columns) == pytest.approx(WIDTH, abs=0.5)


def test_weights_share_the_width_and_what_cells_hold_does_without_them() -> None:
    by_weight = replace(table(("甲", "乙")), columns=(Column(weight=3.0), Column(weight=1.0)))
    (grid,) = laid(by_weight)
    assert isinstance(grid, Grid)
    assert grid.columns[0] / grid.columns[1] == pytest.approx(
        3.0, rel=0.03
    )  # a quarter em off half ems
    (grid,) = laid(table(("甲" * 10, "乙")))
    assert isinstance(grid, Grid)
    assert grid.columns[0] > 3 * grid.columns[1]


def test_numbers_are_aligned_on_their_points() -> None:
    (grid,) = laid(table(("9",), ("12.25",), ("1.5",), ("无",), align="decimal"))
    assert isinstance(grid, Grid)
    content = chain.from_iterable(cell.content for row in grid.rows for cell in row.cells)
    rights = [part.right for part in content if isinstance(part, PagedText)]
    behind = [right - min(rights) for right in rights]
    assert behind == [18.0, 0.0, 6.0, 18.0]  # half ems of 12 points behind the whole part
    room = grid.columns[0] - 2 * grid.padding
    assert min(rights) == pytest.approx((room - 5 * 6) / 2, abs=0.05)  # 12.25 is in the middle


def test_a_name_is_centred_over_the_day_of_a_sealed_paper() -> None:
    name, day = laid(Signature((words("某市检察院"),), words("2022年7月4日"), sealed=True))
    assert isinstance(name, PagedText) and isinstance(day, PagedText)
    em = THEME.style("signature").size * THEME.style("signature").scale
    assert name.right + 5 * em / 2 == pytest.approx(day.right + 6 * em / 2, abs=0.05)


@pytest.mark.parametrize("beside", [1, 2])
def test_groups_are_parted_over_tables_of_about_one_height(beside: int) -> None:
    (grid,) = laid(replace(FIGURES, beside=beside))
    assert isinstance(grid, Grid)
    assert len(grid.rows) == {1: 6, 2: 4}[beside]
    more = [row.height - grid.rows[1].height for row in grid.rows[1:]]
    # The one table ends a row before the other: its thick rule lies inside that row.
    assert more == {1: [0.0] * 5, 2: [0.0, 0.0, RULING.top]}[beside]


def test_space_down_to_a_place_counts_what_is_above() -> None:
    above = (Paragraph("body", words("文")), HorizontalRule(Measure(1.0), Measure(4.0)))
    *_, space = laid(*above, Gap(Measure(50.0), down_to=True))
    used = THEME.style("body").leading + mm(4.0)
    assert space == Space(mm(50.0) - used)
    *_, again = laid(*above, PageBreak(), Gap(Measure(50.0), down_to=True))
    assert again == Space(mm(50.0))
    *_, none = laid(*above * 9, Gap(Measure(50.0), down_to=True))
    assert none == Space(0.0)


def test_measures_become_points_once() -> None:
    rule, half = laid(
        HorizontalRule(Measure(0.35), Measure(4.0)), Gap(Measure(9.0, "pt"), share=1 / 3)
    )
    assert rule == PagedRule(mm(0.35), mm(4.0))
    assert half == Space(3.0)


def test_a_grid_says_what_it_is() -> None:
    grids = [block for block in laid(*BLOCKS) if isinstance(block, Grid)]
    assert [grid.meaning for grid in grids] == [
        "box", "tiles", "tiles", "figures", "table", "table", "charts", "charts", "charts", "logo",
    ]  # fmt: skip
    (box,) = laid(table(("注意",), rules="box"))
    assert isinstance(box, Grid)
    assert (box.meaning, box.ruling.sides) == ("box", 0.5)


def test_what_fits_on_a_page() -> None:
    lines = (Paragraph("body", words("文")),)
    found = fit(lines * 3, THEME, Faces(THEME.faces))
    assert found.fits
    assert found.need == pytest.approx(3 * THEME.style("body").leading)
    assert not fit(lines * 22, THEME, Faces(THEME.faces)).fits  # a little stays free


# ---- pages


def numbered(*blocks: Block) -> Placed:
    return placed_of(Composed(blocks, (), PROPERTIES), THEME)


def pages_of(placed: Placed) -> list[str]:
    return ["".join(lines) for lines in placed.lines]


def test_pages_are_known_before_a_writer_meets_them() -> None:
    body = tuple(Paragraph("body", words("行")) for _ in range(30))
    see = Paragraph("body", (*words("见第"), PageOf("s"), *words("页")))
    one = numbered(see, *body, Heading("heading1", 1, words("一"), "s"))
    assert pages_of(one)[0].startswith("见第2页")
    met = {type(inline) for text in texts(one.document.blocks) for inline in text.inlines}
    assert met == {Words}


def test_an_index_names_the_pages_of_the_text_and_not_its_own() -> None:
    stated = Paragraph("body", (Words("12人", figure="件"),))
    columns = (FigureColumn("name", words("指标"), 0.5), FigureColumn("pages", words("页码"), 0.5))
    row = ((Words("件数", figure="件"),), (PagesOf("件", nothing="—"),))
    other = ((Words("余数", figure="余"),), (PagesOf("余", nothing="—"),))
    index = FigureTable("索引", columns, (FigureGroup(words("组"), (row, other)),))
    one = numbered(stated, PageBreak(), PageBreak(), stated, PageBreak(), index)
    assert pages_of(one)[2].startswith("指标页码组件数1、2余数—")
