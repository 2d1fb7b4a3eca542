"""Charts of everyday matter: falls, axes of lines, shares of a whole, names without room."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from jianbao.document.chart_style import (
    FALL,
    FILLS,
    FILLS_BEHIND_LINE,
    FILLS_OF_PAIRS,
    FILLS_OF_RANK_PAIRS,
    FILLS_OF_SHARES,
    HIGHEST,
    HIGHEST_MARK,
    STRIP,
    WIDEST,
    Paint,
)
from jianbao.document.charts import Chart, ChartSeries, PagedChart
from jianbao.document.placed import Box, Line, Stroke
from jianbao.document.theme import Theme
from jianbao.fonts.bundle import BUNDLE
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding
from jianbao.typeset.charts.drawing import draw_chart
from jianbao.typeset.charts.layout import laid_out, paged_chart
from jianbao.writers.docx.chart import chart_xml
from tests.helpers.corpus import corpus_theme

THEME: Theme = corpus_theme()


def chart(
    kind: str,
    *rows: tuple[str, ...],
    names: tuple[str, ...] = (),
    width: float = 240.0,
    **more: object,
) -> tuple[PagedChart, list[Finding]]:
    """Return a chart of rows of numbers, and what is told of it."""
    series = tuple(
        ChartSeries(f"行{number}", tuple(map(Decimal, row)), row, ("",) * len(row))
        for number, row in enumerate(rows)
    )
    categories = names or tuple(f"类{number}" for number in range(len(rows[0])))
    findings: list[Finding] = []
    plain = Chart("图", "", kind, "", categories, series, "", **more)  # type: ignore[arg-type]
    return laid_out(paged_chart(plain, width, 120.0, THEME, findings)), findings


def drawn(paged: PagedChart) -> tuple[list[Box], list[Line], list[Stroke]]:
    items = list(draw_chart(paged, 0.0, 0.0, Faces(dict(BUNDLE))))
    return (
        [item for item in items if isinstance(item, Box)],
        [item for item in items if isinstance(item, Line)],
        [item for item in items if isinstance(item, Stroke)],
    )


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_bars_hang_from_zero_and_differ_without_colour(kind: str) -> None:
    paged, _ = chart(kind, ("10.8", "-18.4", "4.7"))
    boxes, labels, strokes = drawn(paged)
    zero = strokes[-1]
    if kind == "bar":
        assert [box.x >= zero.x0 - 0.01 for box in boxes] == [True, False, True]
        assert boxes[1].x + boxes[1].width == pytest.approx(zero.x0)
        assert boxes[1].width / boxes[0].width == pytest.approx(18.4 / 10.8)
    else:
        assert [box.y + box.height <= zero.y0 + 0.01 for box in boxes] == [True, False, True]
        assert boxes[1].y == pytest.approx(zero.y0)
    assert [box.fill for box in boxes] == [FILLS[0].colour, "FFFFFF", FILLS[0].colour]
    hatching = [stroke for stroke in strokes if stroke.colour == FALL.colour]
    assert len(hatching) > 10
    fall = boxes[1]
    for stroke in hatching:
        assert fall.x - 0.01 <= stroke.x0 <= stroke.x1 <= fall.x + fall.width + 0.01
        assert fall.y - 0.01 <= stroke.y1 <= stroke.y0 <= fall.y + fall.height + 0.01
    for label in labels:
        left, right = label.runs[0].x, label.runs[-1].x + label.runs[-1].width
        assert left >= 0
        assert right <= 240
        assert 0 < label.baseline <= 120


def test_word_is_told_the_zero_line_and_how_falls_are_painted() -> None:
    paged, _ = chart("bar", ("10.8", "-18.4"))
    xml = chart_xml(paged, THEME, "rId1")
    assert '<c:min val="-' in xml
    assert "<c:dPt>" in xml
    assert '<c:tickLblPos val="low"/>' in xml
    assert xml.count('<a:pattFill prst="wdUpDiag">') == 1


@pytest.mark.parametrize(
    ("values", "low"),
    [(("4.9", "5.2", "5.5", "5.8"), "4.6"), (("2.3", "8.6", "5.0"), "0"), (("-1", "3"), "-1"),
     (("468.2", "475.9", "492.0"), "460"), (("5", "5"), "4.8"), (("0", "0"), "0")],
)  # fmt: skip
def test_lines_begin_where_their_change_shows_and_bars_at_zero(
    values: tuple[str, ...], low: str
) -> None:
    line, _ = chart("line", values)
    assert line.low == Decimal(low)
    assert chart("column", values)[0].low == min(Decimal(0), *map(Decimal, values))
    strokes = drawn(line)[2]
    assert (len([stroke for stroke in strokes if stroke.y0 != stroke.y1 and not stroke.dash
                 and stroke.width < 1]) == 2) == (line.low > 0)  # fmt: skip
    assert line.layout is not None
    assert (line.layout.start > 0) == (line.low > 0)


def test_shares_fill_their_bars() -> None:
    paged, _ = chart("shares", ("12.9", "12.5"), ("42.5", "43.1"), ("44.6", "44.4"))
    boxes, labels, _ = drawn(paged)
    bars = [box for box in boxes if box.height > 8]
    assert [round(box.width / sum(each.width for each in bars[:3]), 3) for box in bars[:3]] == [
        0.129, 0.425, 0.446,
    ]  # fmt: skip
    assert {round(bars[n].x + bars[n].width, 2) for n in (2, 5)} == {240.0}
    said = [label.text for label in labels]
    assert {"12.9", "42.5", "44.6", "类0", "行0"} <= set(said)
    xml = chart_xml(paged, THEME, "rId1")
    assert '<c:grouping val="percentStacked"/>' in xml
    assert '<c:overlap val="100"/>' in xml


def test_names_that_have_no_room_are_left_out_evenly_and_told() -> None:
    names = tuple(f"{number}月{number}日零时" for number in range(1, 25))
    paged, findings = chart("column", ("1",) * 24, names=names)
    assert paged.shown_every > 1
    assert [finding.code for finding in findings] == ["chart-names-left-out"]
    assert f'<c:tickLblSkip val="{paged.shown_every}"/>' in chart_xml(paged, THEME, "rId1")
    few, told = chart("column", ("1",) * 6, names=names[:6])
    assert (few.shown_every, told) == (1, [])


def test_a_number_in_a_name_is_never_parted() -> None:
    paged, _ = chart("column", ("1", "2"), names=("销售额1349084亿元", "乙"), width=80.0)
    lines = [label.text for label in drawn(paged)[1]]
    assert any("1349084" in line for line in lines)


def test_many_standing_bars_lie_down_and_have_room_for_each_name_and_number() -> None:
    names = tuple(f"第{number}位起火原因" for number in range(1, 14))
    values = ("1402", "812", "371", "288", "203", "164", "91", "52", "18", "23", "77", "129", "125")
    paged, findings = chart("column", values, names=names)
    assert (paged.kind, paged.shown_every) == ("bar", 1)
    assert [finding.code for finding in findings] == ["chart-laid-down"]
    labels = drawn(paged)[1]
    assert {*names, *values} <= {label.text for label in labels}
    rows = sorted(label.baseline for label in labels if label.text in values)
    assert min(high - low for low, high in pairwise(rows)) >= 12.5
    assert max(rows) < paged.height
    assert '<c:barDir val="bar"/>' in chart_xml(paged, THEME, "rId1")


def test_numbers_over_taller_bars_beside_them_lie_down_too() -> None:
    tall, low = ("80000", "91000", "97000"), ("30000", "41000", "47000")
    assert chart("column", tall, low, ("20", "30", "40"), width=150.0)[0].kind == "bar"
    assert chart("column", tall, low, ("20", "30", "40"), width=500.0)[0].kind == "column"


def test_a_long_line_shows_its_telling_numbers_only() -> None:
    values = tuple(
        str(400 + 3 * number if number < 20 else 700 - 9 * number) for number in range(36)
    )
    names = tuple(f"{number % 12 + 1}月" for number in range(36))
    paged, findings = chart("line", values, names=names)
    said = [label.text for label in drawn(paged)[1] if label.text in values]
    numbers = [int(value) for value in values]
    assert set(said) == {values[0], values[-1], str(min(numbers)), str(max(numbers))}
    assert len(said) == 3  # the last is the smallest
    codes = [finding.code for finding in findings]
    assert codes == ["chart-names-left-out", "chart-labels-left-out"]
    assert dict(findings[1].values)["count"] == "33"
    xml = chart_xml(paged, THEME, "rId1")
    assert xml.count('<c:delete val="1"/>') == 33 + 1  # and the value axis
    short, told = chart("line", values[:6], names=names[:6])
    assert (short.hidden, told) == ((), [])


@pytest.mark.parametrize("last", ["11", "108"])
def test_ranks_are_marks_at_their_places_on_a_strip(last: str) -> None:
    paged, _ = chart("bar", ("2", "6", "1"), ranked=Decimal(last))
    strip, *marks = drawn(paged)[0]
    assert strip.fill == STRIP
    step = strip.width / float(paged.high - paged.low)
    for mark, rank in zip(marks, (2, 6, 1), strict=True):
        assert mark.x + mark.width - strip.x == pytest.approx(step * float(rank - paged.low))
        assert mark.width == pytest.approx(step * float(paged.mark))
        assert mark.width >= strip.width / 26
    assert {mark.height for mark in marks} == {HIGHEST_MARK}
    middles = [mark.y + mark.height / 2 for mark in marks]
    assert middles[1] - middles[0] == pytest.approx(120 / 3)
    assert marks[2].x == pytest.approx(strip.x)  # the first rank is at the left end
    xml = chart_xml(paged, THEME, "rId1")
    assert f'<c:val val="{paged.mark:f}"/>' in xml
    assert xml.count("<c:dPt>") == 3  # the bars themselves do not show
    assert STRIP in xml


def test_the_period_before_is_paler() -> None:
    pairs = {"2": FILLS_OF_PAIRS, "108": FILLS_OF_RANK_PAIRS}
    for kind, (last, fills) in zip(("column", "bar"), pairs.items(), strict=True):
        ranked = Decimal(last) if kind == "bar" else None
        paged, _ = chart(kind, ("4", "9"), ("3", "2"), paired=True, ranked=ranked)
        boxes = [box for box in drawn(paged)[0] if box.fill != STRIP and box.height > 8]
        assert {box.fill for box in boxes} == {fill.colour for fill in fills}
        assert [box.fill for box in boxes[:2]] == [fill.colour for fill in fills]


FILLINGS = [
    FILLS, FILLS_BEHIND_LINE, FILLS_OF_SHARES, FILLS_OF_PAIRS, FILLS_OF_RANK_PAIRS,
    (FILLS[0], FALL),
]  # fmt: skip


@pytest.mark.parametrize("fills", FILLINGS)
def test_fills_are_told_apart_in_grey(fills: tuple[Paint, ...]) -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return 0.3 * red + 0.59 * green + 0.11 * blue

    for one, other in combinations(fills, 2):
        apart = abs(grey(one.colour) - grey(other.colour)) >= 0.1
        assert apart or bool(one.outline) != bool(other.outline) or one.hatched != other.hatched


def test_labels_in_a_text_are_as_large_as_those_of_its_tables() -> None:
    findings: list[Finding] = []
    series = (ChartSeries("行", (Decimal(4), Decimal(9)), ("4", "9"), ("", "")),)
    plain = Chart("图", "", "line", "", ("甲", "乙"), series, "")
    small = laid_out(paged_chart(plain, 240.0, 120.0, THEME, findings))
    large = laid_out(paged_chart(plain, 320.0, 160.0, THEME, findings, 12.0))
    assert (large.scale, large.width, large.height) == (pytest.approx(4 / 3), 320.0, 160.0)
    pairs = list(zip(drawn(small)[1], drawn(large)[1], strict=True))
    assert {label.runs[0].size for _, label in pairs} == {12.0}
    for one, other in pairs:
        assert other.runs[0].x == pytest.approx(one.runs[0].x * 4 / 3)
        assert other.baseline == pytest.approx(one.baseline * 4 / 3)
    assert small.layout and large.layout
    assert large.layout.plot.width == pytest.approx(small.layout.plot.width * 4 / 3)
    assert 'sz="1200"' in chart_xml(large, THEME, "rId1")
    assert paged_chart(plain, 240.0, 120.0, THEME, findings, 8.0).scale == 1


@pytest.mark.parametrize(("kind", "thickest"), [("column", WIDEST), ("bar", HIGHEST)])
def test_few_bars_with_much_room_are_not_blown_up(kind: str, thickest: float) -> None:
    width, high = (600.0, 120.0) if kind == "column" else (240.0, 240.0)
    findings: list[Finding] = []
    series = (ChartSeries("行", (Decimal(4), Decimal(9)), ("4", "9"), ("", "")),)
    plain = Chart("图", "", kind, "", ("甲", "乙"), series, "")
    paged = laid_out(paged_chart(plain, width, high, THEME, findings))
    boxes = drawn(paged)[0]
    for box in boxes:
        across = box.width if kind == "column" else box.height
        assert across == pytest.approx(thickest, abs=0.2)
    assert f'<c:gapWidth val="{paged.gap}"/>' in chart_xml(paged, THEME, "rId1")
    assert paged.gap > 60
    assert chart(kind, ("1", "2", "3", "4"), width=200.0)[0].gap == 60
