"""Lines over periods and targets: what is drawn of them, alike in PDF and OFD."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from lxml import etree
from msgspec.structs import replace

from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.chart_style import FILLS, FILLS_BEHIND_LINE, PENS, TARGET
from jianbao.document.charts import PagedChart
from jianbao.document.paged import Grid, Paged
from jianbao.document.placed import Box, Item, Line, Placed, PlacedPage, Polygon, Stroke
from jianbao.fonts.faces import Faces
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.typeset.charts.area import legend_rows
from jianbao.typeset.charts.crowding import crowded_charts
from jianbao.typeset.charts.drawing import draw_chart
from jianbao.typeset.charts.labels import ASCENT, DESCENT, name_lines, room_for
from jianbao.writers.ofd.writing import write_ofd
from jianbao.writers.pdf.writing import write_pdf

CASE = Path("tests/cases/good/charts")
NEAR = 0.01


@pytest.fixture(scope="module")
def placed() -> Placed:
    return typeset_papers(read_briefing(CASE).briefing, Surroundings())[0].placed


def charts_of(document: Paged) -> dict[str, PagedChart]:
    parts = (
        part
        for block in document.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row.cells
        for part in cell.content
    )
    return {part.title: part for part in parts if isinstance(part, PagedChart)}


def drawn(placed: Placed, title: str, **changes: object) -> tuple[PagedChart, list[Item]]:
    """Return a chart and what draws it, its upper left corner at (0, 0)."""
    chart = replace(charts_of(placed.document)[title], **changes)
    return chart, list(draw_chart(chart, 0.0, 0.0, Faces(placed.theme.faces)))


def target_line(items: list[Item]) -> Stroke:
    """Return the longest of the target's lines: the other is in the legend."""
    lines = (item for item in items if isinstance(item, Stroke) and item.dash == TARGET.dashes)
    return max(lines, key=lambda line: line.x1 - line.x0 + line.y1 - line.y0)


def test_there_is_one_of_each_kind(placed: Placed) -> None:
    charts = charts_of(placed.document).values()
    shape = [(chart.kind, len(chart.series), chart.target is not None) for chart in charts]
    assert shape == [
        ("line", 3, False), ("line", 1, True), ("column", 2, True), ("bar", 1, True),
        ("column", 1, True),
    ]  # fmt: skip


def test_lines_are_told_apart_without_colour(placed: Placed) -> None:
    _, items = drawn(placed, "各月来件")
    dashes = {item.dash for item in items if isinstance(item, Stroke)}
    marks = [item for item in items if isinstance(item, Polygon)]
    assert dashes == {stroke.dashes for stroke in PENS[:3]}
    assert len(dashes) == 3
    forms = {(len(mark.points), mark.fill == "FFFFFF") for mark in marks}
    assert forms == {(16, False), (4, True), (3, False)}
    assert len(marks) == 3 * 6 + 3  # once more in the legend


def test_every_point_bears_its_value_as_written(placed: Placed) -> None:
    chart, items = drawn(placed, "按期答复率")
    texts = [item.text for item in items if isinstance(item, Line)]
    assert [text for text in texts if re.fullmatch(r"\d\d\.\d", text)] == list(
        chart.series[0].labels
    )
    assert "95.0" in texts
    assert texts.count("目标95%以上") == 1


def test_lines_begin_at_nought(placed: Placed) -> None:
    chart, items = drawn(placed, "各月来件")
    marks = [item for item in items if isinstance(item, Polygon) and len(item.points) == 16]
    axis = next(item.y0 for item in items if isinstance(item, Stroke) and item.width == 0.5)
    middles = [sum(y for _, y in mark.points) / 16 for mark in marks if mark.points[0][1] < axis]
    heights = [axis - middle for middle in middles]
    for height, value in zip(heights, chart.series[0].values, strict=True):
        assert height / heights[0] == pytest.approx(float(value) / 120, abs=NEAR)


@pytest.mark.parametrize(("title", "share"), [("办结率", 90 / 92.4), ("全年办理", 1000 / 1043)])
def test_a_target_lies_across_standing_bars_at_its_number(
    placed: Placed, title: str, share: float
) -> None:
    chart, items = drawn(placed, title)
    line = target_line(items)
    bars = [item for item in items if isinstance(item, Box) and item.height > 10]
    floor, top = max(bar.y + bar.height for bar in bars), min(bar.y for bar in bars)
    assert (line.x0, line.x1, line.y0) == (0.0, chart.width, line.y1)
    assert (floor - line.y0) / (floor - top) == pytest.approx(share, abs=NEAR)


def test_a_target_stands_across_lying_bars_at_its_number(placed: Placed) -> None:
    _, items = drawn(placed, "各项排名")
    line = target_line(items)
    bars = [item for item in items if isinstance(item, Box) and item.height > 10]
    assert line.x0 == line.x1
    assert line.y0 <= min(bar.y for bar in bars)
    assert line.y1 >= max(bar.y + bar.height for bar in bars)
    strip, *marks = bars  # of places 1 to 7: the worst is 第6
    assert (line.x0 - strip.x) / strip.width == pytest.approx(4 / 7, abs=NEAR)
    assert [round((mark.x + mark.width - strip.x) / strip.width * 7, 2) for mark in marks] == [
        2, 3, 6, 4,
    ]  # fmt: skip


def test_bars_behind_a_target_are_pale_enough_for_its_line(placed: Placed) -> None:
    _, with_target = drawn(placed, "办结率")
    _, without = drawn(placed, "办结率", target=None)
    fills = [
        {item.fill for item in items if isinstance(item, Box)} for items in (with_target, without)
    ]
    assert fills == [{fill.colour for fill in each[:2]} for each in (FILLS_BEHIND_LINE, FILLS)]
    assert all(min(bytes.fromhex(fill.colour)) >= 0x7F for fill in FILLS_BEHIND_LINE)


@pytest.mark.parametrize("title", ["各月来件", "按期答复率", "办结率", "各项排名", "全年办理"])
def test_no_label_stands_on_another_on_the_targets_line_or_outside(
    placed: Placed, title: str
) -> None:
    chart, items = drawn(placed, title)
    page = PlacedPage(1, tuple(items))
    assert not list(crowded_charts((), (page,)))
    targets = [target_line(items)] if chart.target else []
    for line in (item for item in items if isinstance(item, Line)):
        left, right = line.runs[0].x, line.runs[-1].x + line.runs[-1].width
        assert left >= 0
        assert right <= chart.width
        assert line.baseline - ASCENT >= 0
        assert line.baseline + DESCENT <= chart.height
        for rule in targets:
            across = rule.y0 == rule.y1 and line.baseline - ASCENT < rule.y0 < line.baseline
            upright = left < rule.x0 < right and rule.y0 < line.baseline < rule.y1
            assert not across and not upright, line.text


def test_labels_that_have_no_room_are_told(placed: Placed) -> None:
    number = next(
        number
        for number, block in enumerate(placed.document.blocks)
        if isinstance(block, Grid) and block.meaning == "charts"
    )
    chart, items = drawn(placed, "各月来件", width=60.0)
    marked = tuple(replace(item, path=(number, 0, 0, 0)) for item in items)
    blocks = placed.document.blocks
    found = list(crowded_charts(blocks, (PlacedPage(1, marked),)))
    assert [(each.code, dict(each.values)["title"]) for each in found] == [
        ("chart-crowded", chart.title)
    ]


def test_names_are_parted_where_they_are_read() -> None:
    assert name_lines("2025年10月", 37.0) == ["2025年", "10月"]
    assert name_lines("1月", 37.0) == ["1月"]
    assert name_lines("交通运输局", 28.0) == ["交通运", "输局"]
    assert name_lines("电气线路", 28.0) == ["电气", "线路"]
    assert room_for("2025年") == 27.0


def test_a_long_legend_takes_several_rows(placed: Placed) -> None:
    chart = charts_of(placed.document)["各月来件"]
    assert legend_rows(chart) == [[0, 1, 2]]
    assert legend_rows(replace(chart, width=150.0)) == [[0, 1], [2]]


def test_pdf_and_ofd_draw_the_same(placed: Placed) -> None:
    rules = [item for page in placed.pages for item in page.items if isinstance(item, Stroke)]
    shapes = [item for page in placed.pages for item in page.items if isinstance(item, Polygon)]
    dashed = [rule for rule in rules if rule.dash]
    with pymupdf.open(stream=write_pdf(placed)) as document:
        drawings = [drawing for page in document for drawing in page.get_drawings()]
    assert sum(drawing["dashes"] not in (None, "[] 0") for drawing in drawings) == len(dashed)
    assert sum(len(drawing["items"]) in (3, 4, 16) for drawing in drawings) >= len(shapes)
    with zipfile.ZipFile(BytesIO(write_ofd(placed))) as package:
        pages = [name for name in package.namelist() if name.endswith("Content.xml")]
        roots = [etree.fromstring(package.read(name)) for name in pages]
    paths = [
        path for root in roots for path in root.iter("{http://www.ofdspec.org/2016}PathObject")
    ]
    assert sum("DashPattern" in path.attrib for path in paths) == len(dashed)
    data = [path[-1].text or "" for path in paths]
    assert sum(text.count("L") == 15 for text in data) == 6 + 12 + 2  # circles
