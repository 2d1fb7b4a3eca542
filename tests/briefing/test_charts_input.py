"""A chart's target is one that can be compared; a chart has no more series than can be told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jianbao.briefing.model import Figure, measure
from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.charts import make_chart
from jianbao.compose.template.reading import read_template
from jianbao.library.making import make_release as build
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing

FIGURES = """\
率: {label: 率, value: 40.0, unit: "%", kind: rate}
目标: {label: 目标, value: 45以上, unit: "%", kind: target}
无数: {label: 目标, value: 大幅上升, kind: target}
件数: {label: 目标, value: 45, unit: 件, kind: target}
旧率: {label: 旧率, value: 39.0, unit: "%", kind: rate}
"""
CHART = """\
charts:
  图:
    title: 各率
    kind: line
    categories: [甲]
    target: 目标
    series:
      - {name: 甲, figures: [率]}
"""


def problems(folder: Path) -> list[str]:
    with pytest.raises(InputError) as error:
        read_briefing(folder)
    return [
        f"{finding.place.line}:{finding.place.column} {finding.code}"
        for finding in error.value.findings
        if finding.place
    ]


def test_a_target_that_can_be_compared(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "率{率}，目标{目标}。"}, FIGURES, CHART)
    [chart] = read_briefing(folder).briefing.charts
    assert (chart.kind, chart.target, list(chart.figures)) == ("line", "目标", ["率", "目标"])


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("目的", ["11:13 unknown-figure-near"]),
        ("无数", ["11:13 no-number"]),
        ("件数", ["11:13 chart-target-unit"]),
        ("旧率", ["11:13 wrong-kind"]),
    ],
)
def test_one_that_cannot(tmp_path: Path, target: str, found: list[str]) -> None:
    chart = CHART.replace("target: 目标", f"target: {target}")
    folder = make_briefing(tmp_path, {"1-a": "率{率}。"}, FIGURES, chart)
    assert problems(folder) == found


def test_more_series_than_can_be_told_apart(tmp_path: Path) -> None:
    chart = CHART + "      - {name: 乙, figures: [率]}\n" * 4
    folder = make_briefing(tmp_path, {"1-a": "率{率}。"}, FIGURES, chart)
    assert problems(folder) == ["17:9 too-many-series"]


def test_a_target_is_used_by_its_chart(tmp_path: Path) -> None:
    used = FIGURES.splitlines()[:2]
    folder = make_briefing(tmp_path, {"1-a": "率{率}。"}, "\n".join(used), CHART)
    codes = [finding.code for finding in build(folder).findings]
    assert "unused-figure" not in codes


@pytest.mark.parametrize(
    ("value", "unit", "kind", "what"),
    [
        ("95%以上", "", "target", "%"), ("95", "％", "rate", "%"), ("不低于95", "%", "target", "%"),
        ("第3", "位", "rank", "第"), ("前4", "", "target", "第"), ("近2万", "人", "count", "万人"),
        ("1,043", "件", "count", "件"), ("三", "件", "count", "件"),
    ],
)  # fmt: skip
def test_what_a_figure_counts(value: str, unit: str, kind: str, what: str) -> None:
    nowhere = Place("figures.yaml", 1, 1)
    figure = Figure(
        id="甲", label=Scalar("甲", nowhere), value=Scalar(value, nowhere), unit=unit, kind=kind,
        period=None, period_stated=True, scope="", group="", sheet="yes", direction="",
        change="", target="", count="", place=nowhere,
    )  # fmt: skip
    assert measure(figure) == what
    assert figure.number in {Decimal(2), Decimal(3), Decimal(4), Decimal(95), Decimal(1043)}


PAIRED = """\
甲: {label: 甲量, value: 41, unit: 件, from: 甲旧}
甲旧: {label: 甲量, value: 38, unit: 件, period: 2025-01/2025-06}
乙: {label: 乙量, value: 9, unit: 件, from: 乙旧}
乙旧: {label: 乙量, value: 7, unit: 件, period: 2025-01/2025-06}
丙: {label: 丙量, value: 5, unit: 件}
丁: {label: 丁量, value: 5, unit: 件, from: 丁旧}
丁旧: {label: 丁量, value: 4, unit: 起}
"""
PAIRS = """\
charts:
  图:
    title: 各量
    kind: column
    earlier: yes
    categories: [甲, 乙]
    series:
      - {name: 办结, figures: [甲, 乙]}
"""


def test_the_period_before_stands_beside_this_one(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "甲{甲}，乙{乙}。"}, PAIRED, PAIRS)
    briefing = read_briefing(folder).briefing
    template = read_template("metrics-sheet", (ROOT / "templates",))
    chart = make_chart(briefing.charts[0], briefing, template)
    assert chart.paired
    assert [(row.name, row.labels) for row in chart.series] == [
        ("2025年1—6月", ("38", "7")), ("2022年1—5月", ("41", "9")),
    ]  # fmt: skip
    assert chart.alternative == "各量。2025年1—6月：甲38件，乙7件；2022年1—5月：甲41件，乙9件。"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("[甲, 乙]}", "[甲, 丙]}", ["13:33 chart-no-earlier"]),
        ("[甲, 乙]}", "[甲, 丁]}", ["13:33 chart-no-earlier"]),
        ("kind: column", "kind: line", ["8:12 chart-earlier-alone"]),
        ("  - {name", "  - {name: 又, figures: [甲, 乙]}\n      - {name",
         ["8:12 chart-earlier-alone"]),
    ],
)  # fmt: skip
def test_a_pair_that_cannot_be(tmp_path: Path, before: str, after: str, found: list[str]) -> None:
    folder = make_briefing(tmp_path, {"1-a": "甲{甲}。"}, PAIRED, PAIRS.replace(before, after))
    assert problems(folder) == found


RANKS = """\
单位数: {label: 参评单位, value: 11, unit: 个}
甲: {label: 甲位次, value: 第2, kind: rank, of: 单位数}
乙: {label: 乙位次, value: 第6, kind: rank, of: 单位数}
"""


@pytest.mark.parametrize(
    ("ledger", "last", "caption"),
    [(RANKS, "11", "左端为第1，右端为第11"),
     (RANKS.replace(", of: 单位数", ""), "7", "左端为第1，名次越前越靠左")],
)  # fmt: skip
def test_ranks_as_bars_are_a_strip(tmp_path: Path, ledger: str, last: str, caption: str) -> None:
    ranks = PAIRS.replace("    earlier: yes\n", "")
    folder = make_briefing(tmp_path, {"1-a": "甲{甲}，乙{乙}。"}, ledger, ranks)
    briefing = read_briefing(folder).briefing
    template = read_template("metrics-sheet", (ROOT / "templates",))
    chart = make_chart(briefing.charts[0], briefing, template)
    assert (chart.kind, chart.ranked, chart.caption) == ("bar", Decimal(last), caption)
