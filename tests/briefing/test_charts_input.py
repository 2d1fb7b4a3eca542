"""A chart's target is one that can be compared; a chart has no more series than can be told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jianbao.briefing.model import Figure, measure
from jianbao.briefing.reading.reading import read_briefing
from jianbao.library.making import make_release as build
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar
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
