"""Prose and ledger: for every code a fault that is found, and good text that is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.audit.ledger import LEDGER
from jianbao.audit.passages import Material
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Finding, Level
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.briefings import make_briefing
from tests.helpers.messages import all_codes

FIGURES = """\
批捕: {label: 批捕, value: 278, unit: 人}
退出: {label: 退出员额, value: 6, unit: 名}
入额: {label: 遴选入额, value: 11, unit: 人}
适用率: {label: 适用率, value: 93.08, unit: "%", kind: rate}
排名: {label: 全省排名, value: 第3, kind: rank}
名次: {label: 民事排名, value: 第6, kind: rank}
部门: {label: 联合部门, value: 五, unit: 部门}
后进: {label: 后进院, value: 两, unit: 个}
去年办案: {label: 上年办案, value: 97, unit: 件, period: "2021"}
季末办案: {label: 上年末季办案, value: 31, unit: 件, period: 2021-10/2021-12}
"""
ALL = (
    "批捕{批捕}，{退出}，{入额}，{适用率}，{排名}，{名次}，{部门}，{后进}，2021年{去年办案}，"
    "四季度{季末办案}"
)
TEXT = "sections/1-text.yaml"


def found(folder: Path) -> list[Finding]:
    """Return all that the family says about a briefing."""
    material = Material(read_briefing(folder).briefing)
    return [finding for check in LEDGER for finding in check.function(material)]


def check(tmp_path: Path, text: str, figures: str = FIGURES) -> list[Finding]:
    """Return the findings of a text whose ledger is wholly used elsewhere."""
    sections = {"1-text": text}
    if figures == FIGURES:
        sections["2-all"] = ALL.replace("{退出}，{入额}", "{退出}同志；{入额}")
    return found(make_briefing(tmp_path, sections, figures))


def seen(findings: list[Finding], code: str) -> list[tuple[Level, str, int]]:
    """Return level, file and column of the findings of one code."""
    return [
        (each.level, "/".join(Path(each.place.file).parts[-2:]), each.place.column)
        for each in findings
        if each.code == code and each.place
    ]


def column(text: str, words: str) -> int:
    """Return the column where words stand in a section of one text."""
    return len("text: ") + text.index(words) + 1


CODES = [
    # code, level, a faulty text, where in it, the same text as it should be
    ("not-in-ledger", Level.WARNING, "办理案件514件。", "514", "办理案件{批捕}。"),
    ("not-in-ledger", Level.WARNING, "居全省第9。", "9", "居全省{排名}。"),
    ("not-in-ledger", Level.WARNING, "缩短近15天。", "15", "7日内程序回复。"),
    ("not-in-ledger", Level.WARNING, "占比27.71%。", "27", "占比{适用率}。"),
    ("not-in-ledger", Level.WARNING, "办案1{批捕}。", "1{", "办案{批捕}。"),
    ("typed-by-hand", Level.WARNING, "批捕278人。", "278", "批捕{批捕}。"),
    ("typed-by-hand", Level.WARNING, "居全省第3。", "3", "居全省{排名}。"),
    ("typed-by-hand", Level.WARNING, "适用率93.08％。", "93", "适用率{适用率}。"),
    ("typed-by-hand", Level.WARNING, "联合五部门印发。", "五", "联合{部门}印发。"),
    ("count-in-words", Level.NOTE, "联合六部门印发。", "六", "一名副检和一名专委挂点。"),
    ("count-in-words", Level.NOTE, "走访三十余户。", "三十", "办好十件实事，三起诉。"),
    ("count-in-words", Level.NOTE, "位列全省第四。", "第四", "走在全省第一方阵。"),
    ("period-differs", Level.WARNING, "2021年，批捕{批捕}。", "{", "2022年，批捕{批捕}。"),
    ("period-differs", Level.WARNING, "2022年1至6月，批捕{批捕}。", "{",
     "2022年1至5月，批捕{批捕}。"),
    ("period-differs", Level.WARNING, "1至4月批捕{批捕}。", "{", "1至5月批捕{批捕}。"),
    ("period-differs", Level.NOTE, "获评2021年先进，批捕{批捕}。", "{", "获评先进，批捕{批捕}。"),
    ("period-differs", Level.WARNING, "2020年，办案{去年办案}。", "{", "2021年，办案{去年办案}。"),
    ("period-unnamed", Level.NOTE, "办案{去年办案}。", "{", "上年同期办案{去年办案}。"),
    ("period-unnamed", Level.NOTE, "上半年，办案{季末办案}。", "{",
     "下半年，办案{季末办案}。"),
    ("period-unnamed", Level.NOTE, "较第三季度的{季末办案}多。", "{",
     "较第四季度的{季末办案}多。"),
    ("unit-missing", Level.WARNING, "批捕{批捕.value}。", "{", "批捕{批捕.value}人。"),
    ("unit-missing", Level.WARNING, "批捕{批捕.value}，起诉{入额}。", "{",
     "分别批捕{批捕.value}和{入额}。"),
    ("unit-twice", Level.WARNING, "批捕{批捕}人。", "人", "批捕{批捕}。"),
    ("unit-twice", Level.WARNING, "率为{适用率}%，", "%", "率为{适用率}，"),
    ("unit-twice", Level.WARNING, "对{入额}人通报。", "人通", "对{入额}人员通报。"),
    ("unit-missing", Level.WARNING, "达{适用率.value}和{适用率}。", "{", "达{适用率}和{适用率}。"),
    ("count-in-words", Level.NOTE, "被评后进的三个院。", "三个", "做到“两个维护”，逐个研究。"),
    ("unit-differs", Level.NOTE, "退出{退出}，遴选{入额}。", "{退出",
     "退出{退出}同志，遴选{入额}。"),
    ("mark-inside-figure", Level.NOTE, "批捕{批捕.value}[^注]{批捕.unit}。", "[",
     "批捕{批捕}[^注]。"),
    ("style-mixed", Level.NOTE, "满意度居全省第二。", "第二", "满意度居全省{排名}。"),
    ("style-mixed", Level.NOTE, "占百分之四十。", "百分之四十", "百分之百到位。"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "level", "wrong", "at", "right"), CODES)
def test_a_fault_is_found_at_its_place_and_good_text_is_not(
    tmp_path: Path, code: str, level: Level, wrong: str, at: str, right: str
) -> None:
    note = "\nnotes:\n  注: 统计说明。"
    faulty, good = (text + note * ("[^" in text) for text in (wrong, right))
    assert seen(check(tmp_path / "wrong", f"text: {faulty}"), code) == [
        (level, TEXT, column(wrong, at))
    ]
    assert seen(check(tmp_path / "right", f"text: {good}"), code) == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年以来，4月29日审议通过，5月6日印发。",
        "2022年1至5月，2022年1—5月，1、2月，2021—2025年，20世纪90年代，建院70周年。",
        "会议于5月28日、29日召开，9时30分开始，上午9:30报到，上午10点结束。",
        "按照中发28号文件和高检发〔2022〕5号、国令第786号要求。",
        "研究提出“1+1+3+N”思路，第一个“1”，用好“12309+967788”平台。",
        "落实1+1+3+N思路，拨打12345热线，电话：0799-6851234。",
        "依照刑法第264条第2款、《数据安全法》第21条，见附件2、附表3。",
        "按GB/T 9704—2012和5G标准，在A4纸上，由90后干部办理，“3·15”宣传。",
        "1.抓学习。（1）抓队伍。",
        "贯彻《关于办理2022年10类案件的意见》，7日内程序回复、3个月内答复，24小时值守，每周1次例会。",
        "省第15次党代会、第2批教育整顿、2022年第1季度。",
        "推出“23条”措施，推动“100个项目攻坚”行动。",
        "立案时间为2022-05-06，公布于2022.5.6，地址为建设路88号3楼301室。",
    ],
)
def test_names_dates_and_numbering_need_no_ledger(tmp_path: Path, text: str) -> None:
    assert check(tmp_path, f"text: '{text}'") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("办理3年以上案件5宗", ["3", "5"]),
        ("“100%完成了全部整改任务，受到好评”", ["100"]),
        ("新增5.2万亩、1,855元、3.5km", ["5.2", "1,855", "3.5"]),
        ("缩短3至5天", ["3", "5"]),
        ("排名前4、第17", ["4", "17"]),
        ("接听12309件", ["12309"]),
        ("GDP增长8%", ["8"]),
    ],
)
def test_what_measures_is_reported(tmp_path: Path, text: str, numbers: list[str]) -> None:
    told = [dict(each.values)["number"] for each in check(tmp_path, text)]
    assert told == ["、".join(numbers)]  # once a paragraph


@pytest.mark.parametrize("key", ["heading", "summary", "text"])
def test_every_kind_of_passage_is_read(tmp_path: Path, key: str) -> None:
    text = f"{key}: 办结77件\nitems:\n  - lead: 接访88件。\n    text: 听证99件。\n"
    told = [dict(each.values)["number"] for each in check(tmp_path, text)]
    assert sorted(told) == ["77", "88", "99"]


def test_without_a_ledger_numbers_are_notes(tmp_path: Path) -> None:
    assert {each.level for each in check(tmp_path, "办结77件。", "")} == {Level.NOTE}


def test_a_number_typed_by_hand_names_the_entry(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, "批捕278余人。")
    assert dict(finding.values)["ids"] == "批捕"
    assert dict(finding.values)["reference"] == "{批捕}"


def test_a_figure_that_nobody_uses(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, "没有数据。", "旧案: {label: 旧案, value: 5, unit: 件}")
    assert (finding.code, finding.level) == ("figure-unused", Level.NOTE)
    assert dict(finding.values)["id"] == "旧案"


def test_figures_of_charts_and_relations_are_used(tmp_path: Path) -> None:
    figures = """\
排名: {label: 排名, value: 第3, kind: rank, change: 上升, target: 目标}
上升: {label: 上升, value: 8, unit: 位, kind: change}
目标: {label: 目标, value: 前4, kind: target}
率: {label: 率, value: 40.0, unit: "%", kind: rate, count: 件数}
件数: {label: 件数, value: 12, unit: 件}
图中: {label: 图中, value: 7, unit: 件}
"""
    chart = "charts:\n  图: {title: 图, categories: [甲], series: [{name: 乙, figures: [图中]}]}"
    folder = make_briefing(tmp_path, {"1-text": "居{排名}，率{率}。"}, figures, chart)
    assert found(folder) == []


def test_a_rarer_form_in_the_ledger_is_told_there_with_its_sentence(tmp_path: Path) -> None:
    text = "刑事{排名}，民事{名次}。满意度居全省{满意}。"
    figures = FIGURES + "满意: {label: 满意度, value: 第三, kind: rank}\n"
    folder = make_briefing(tmp_path, {"1-text": text, "2-all": ALL}, figures)
    (finding,) = [each for each in found(folder) if each.code == "style-mixed"]
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (11, 25)
    assert finding.sentence == "满意度居全省第三。"


def test_decimals_are_told_once(tmp_path: Path) -> None:
    rates = "甲: {label: 甲, value: 40.0, unit: '%'}\n乙: {label: 乙, value: 39.1, unit: '%'}\n"
    assert check(tmp_path / "same", "{甲}{乙}", rates) == []
    mixed = rates + "丙: {label: 丙, value: 98.95, unit: '%'}\n"
    (finding,) = check(tmp_path / "mixed", "{甲}{乙}{丙}", mixed)
    assert (finding.code, finding.level) == ("decimals-differ", Level.NOTE)
    assert dict(finding.values)["value"] == "98.95%"
    rounded = rates + "丙: {label: 丙, value: 100, unit: '%'}\n"
    assert check(tmp_path / "round", "{甲}{乙}{丙}", rounded) == []


def test_a_sentence_of_another_time_is_told_once(tmp_path: Path) -> None:
    entry = "{{label: {0}, value: 2{1}, unit: 件, period: 2022-01/2022-05}}"
    figures = "".join(f"{name}: {entry.format(name, at)}\n" for at, name in enumerate("甲乙丙"))
    told = check(tmp_path, "text: 2021年，甲{甲}、乙{乙}、丙{丙}。", figures)
    (finding,) = [each for each in told if each.code == "period-differs"]
    assert dict(finding.values)["id"] == "甲、乙、丙"


def test_another_year_that_is_compared_with_is_no_contradiction(tmp_path: Path) -> None:
    text = "2022年1至5月批捕{批捕}，较2021年的{去年办案}多。"
    assert check(tmp_path, f"text: {text}") == []


def test_the_real_briefing() -> None:
    told = [(f.code, f.level, Path(f.place.file).stem, f.place.line, f.place.column)
            for f in found(PINGXIANG) if f.place]  # fmt: skip
    assert told == [
        ("unit-differs", Level.NOTE, "4-team", 9, 148),
        ("mark-inside-figure", Level.NOTE, "3-service", 7, 160),
        ("style-mixed", Level.NOTE, "figures", 239, 10),
        ("decimals-differ", Level.NOTE, "figures", 190, 10),
    ]


def test_every_code_has_a_message_and_an_entry_in_the_reference() -> None:
    codes = {code.name for check in LEDGER for code in check.codes}
    reference = (ROOT / "docs/checks/ledger.md").read_text("utf-8")
    assert codes <= set(all_codes())
    assert [code for code in sorted(codes) if f"\n## {code}\n" not in reference] == []
