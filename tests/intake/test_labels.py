"""Figures of an import are called by whole words that a clerk would write."""

from __future__ import annotations

from datetime import date

import pytest

import jianbao
from jianbao.intake.labels import period_of_title

PAPER = """县交通运输局关于上半年工作的报告

一、工作情况
改建国省道14个、180.2公里，乡村道21个、110.5公里。全院门急诊量612480人次，同比增长3.2%。
日照时数178.2小时，优良天数达到301天。受理事件86420件，比上年同期增长10.0%。
每万人拥有5G基站45个，12345热线转办21605件。外借图书98.6万册，日均4800册。
截获有害生物186种。西城区有分馆3个。工程类3.0亿元、货物类2.0亿元、服务类1.0亿元，分别占50.0%、33.3%、16.7%。
PM2.5浓度由1月的62微克/立方米降至6月的24微克/立方米。

县交通运输局
2026年7月10日
"""
CALLED = {
    "110.5公里": "乡村道",
    "612480人次": "全院门急诊量",
    "3.2%": "全院门急诊量增长",
    "178.2小时": "日照时数",
    "301天": "优良天数",
    "10.0%": "受理事件增长",
    "45个": "每万人拥有5G基站",
    "21605件": "12345热线转办",
    "4800册": "外借图书日均",
    "186种": "截获有害生物",
    "3个": "西城区分馆",
    "50.0%": "工程类占比",
    "16.7%": "服务类占比",
}


def test_a_figure_is_called_by_whole_words() -> None:
    files = jianbao.import_paper("a.txt", data=PAPER.encode()).files
    lines = files["figures.yaml"].decode().split("\n")
    called: dict[str, str] = {}
    label = value = ""
    for line in lines:
        key, _, text = line.strip().partition(": ")
        if key == "label":
            label, value = text, ""
        elif key == "value":
            value = text.strip("'\"")
        elif key == "unit":
            called[value + text.strip("'\"")] = label
    assert {number: called.get(number) for number in CALLED} == CALLED


@pytest.mark.parametrize(
    ("lines", "day", "expected"),
    [
        (["三季度全市二手车市场运行简析", "（2026年10月）"], "2026-10-20", "2026-07/2026-09"),
        (["9月份驾驶人考试工作月报"], "2026-10-09", "2026-09"),
        (["四季度旅游投诉分析"], "2027-01-08", "2026-10/2026-12"),
        (["2026年上半年工作报告"], "2026-07-08", "2026-01/2026-06"),
        (["在年度工作总结会上的讲话"], "2026-12-28", ""),
        (["6月15日暴雨应对情况"], "2026-06-20", ""),
    ],
)
def test_a_title_without_a_year_names_the_last_such_time(
    lines: list[str], day: str, expected: str
) -> None:
    assert period_of_title(lines, date.fromisoformat(day)) == expected


PUBLISHED = """前三季度口腔卫生情况

经统计，现将前三季度有关情况通报如下：

一、机构
全市共有口腔医院26个，椅位1540张，比上年增加62张。全市共有口腔诊所318个，椅位1226张，比上年增加48张。
执业（助理）医师2014人。受理投诉2016.4万件，调解1983.2万件，比2025年分别上升8.4%和7%。
医师月均收入9840元（人民币，下同）。降水量611.2毫米，比多年平均值偏少2.4%。

市口腔医学会
2026年10月20日
"""


def test_figures_of_one_name_are_told_apart_and_a_title_has_its_year() -> None:
    files = jianbao.import_paper("a.txt", data=PUBLISHED.encode()).files
    head, ledger = (files[name].decode() for name in ("briefing.yaml", "figures.yaml"))
    assert "title: 前三季度口腔卫生情况\n" in head  # the lead that ends with ： is no title
    assert "period: 2026-01/2026-09" in head
    entries = [entry for entry in ledger.split("\n\n") if "label: 椅位" in entry]
    assert len(entries) == 4
    assert [("scope: 口腔诊所" in entry) for entry in entries] == [False, False, True, True]
    for label in ("执业医师", "受理投诉上升", "调解上升", "医师月均收入", "降水量偏少"):
        assert f"label: {label}\n" in ledger, label
    assert "value: 2016.4" in ledger  # no April
