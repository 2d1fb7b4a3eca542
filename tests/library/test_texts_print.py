"""What is typed in titles, cells, captions and remarks is understood there as in a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao import build
from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.placed import Line
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.messages.errors import BriefingError, InputError
from jianbao.messages.findings import Level
from tests.helpers.briefings import make_briefing

HEAD = """
title: ["关于{period}情况的通报[^甲]", "（**试行**）"]
subtitle: "以{件}为例[^乙]"
issuer: 某县水务局
date: 2026-06-08
period: 2026-05
template: official
document_number: 某水发〔2026〕8号
to: ["各乡镇**人民政府**", "｛件｝个单位"]
remark: "联系人：王五[^丙]，见[@表]"
charts:
  图: {title: "{period}办案[^己]", categories: ["{period}", 六月], caption: "**注**：{件}",
       series: [{name: "共{件}", figures: [件, 两]}]}
notes: {甲: 注甲。, 乙: 注乙。, 丙: 注丙。, 丁: 注丁。, 戊: 注戊。, 己: 注己。, 庚: 注庚。}
"""
SECTION = """
heading: 共{ 件 }情况[^丁]
text: |
  联系人：\u00a0王五，CO₂浓度、−5℃、10⁶m³、☑同意☐不同意，萬與。

  第一行，
  第二行。

  ![表]

  ![图]
tables:
  表:
    title: "{period}台账[^戊]"
    caption: "见[@图]、[@1-a]，{件}。"
    columns: [{name: "乡镇[^庚]"}, {name: "**数量**", align: decimal}]
    rows: [["甲镇[^己]", "{件.value}"], ["甲\\n乙", "2"]]
"""
FIGURES = """
件: {label: 办案件数, value: 5, unit: 件, sheet: no}
两: {label: 六月办案, value: 6, unit: 件, sheet: no}
"""


def lines_of(folder: Path) -> list[str]:
    """Return the lines of the paper, page after page."""
    (paper,) = typeset_papers(read_briefing(folder).briefing, Surroundings(), folder)
    items = (item for page in paper.placed.pages for item in page.items)
    return [item.text for item in items if isinstance(item, Line)]


def test_markup_works_in_every_text_and_notes_are_real(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": SECTION}, FIGURES, head=HEAD)
    lines = lines_of(folder)
    for wanted in (
        "关于2026年5月情况的通报①", "（试行）", "各乡镇人民政府，5件个单位：", "一、共5件情况②",
        "表1　2026年5月台账①", "乡镇②", "甲镇③", "见图1、第一部分，5件。",
    ):  # fmt: skip
        assert wanted in lines or any(wanted in line for line in lines), wanted
    text = "\n".join(lines)
    assert not any(raw in text for raw in ("{", "}", "[^", "[@", "**", "〓", "□"))
    assert {"第一行，", "第二行。", "甲", "乙"} <= set(map(str.strip, lines))
    assert sum(line.endswith(("注戊。", "注庚。", "注己。")) for line in lines) >= 3
    build(folder, around=Surroundings())  # what is read back says the same


@pytest.mark.parametrize(
    ("key", "value"),
    [("issuer", "**某县**水务局"), ("issuer", "某县{period}局"), ("editor", "张三[^甲]"),
     ("signers", "[**张三**]"), ("title", "见[@1-a]"), ("remark", "见[^ 甲乙"),
     ("printed_by", "{件}")],
)  # fmt: skip
def test_what_cannot_be_printed_is_refused_with_its_place(
    tmp_path: Path, key: str, value: str
) -> None:
    lines = [line for line in HEAD.splitlines() if not line.startswith(f"{key}:")]
    typed = value if value.startswith("[张") else f'"{value}"'
    briefing = "\n".join([*lines, f"{key}: {typed}"])
    folder = make_briefing(tmp_path, {"1-a": SECTION}, FIGURES, head=briefing)
    with pytest.raises(InputError) as refused:
        read_briefing(folder)
    assert all(
        each.place and each.place.file.endswith("briefing.yaml") for each in refused.value.findings
    )


def test_a_character_without_a_glyph_refuses_the_build_until_accepted(tmp_path: Path) -> None:
    section = {"1-a": "text: 古文字\U00012000一字。"}
    folder = make_briefing(tmp_path, section)
    with pytest.raises(BriefingError) as refused:
        build(folder)
    assert [each.code for each in refused.value.findings][-1:] == ["glyph-missing"]
    head = folder / "briefing.yaml"
    accepted = "accept: [{code: glyph-missing, at: \U00012000, reason: 手填}]\n"
    head.write_text(head.read_text("utf-8") + accepted, "utf-8")
    built = build(folder)
    assert built
    assert "古文字□一字。" in "".join(lines_of(folder))


def test_what_nobody_sees_in_a_name_is_refused_by_its_place(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "text: 正文。"}, head="issuer: 某a\u200bb局\n")
    with pytest.raises(BriefingError) as refused:
        build(folder)
    told = [each for each in refused.value.findings if each.level is Level.ERROR]
    assert {each.code for each in told} == {"glyph-missing"}
    assert all(each.place and each.place.file.endswith("briefing.yaml") for each in told)


def test_a_head_that_pages_repeat_keeps_the_sign_of_its_note(tmp_path: Path) -> None:
    rows = "".join(f"      - ['第{number}行', 一]\n" for number in range(40))
    columns = "columns: [{name: '栏[^甲]'}, {name: 乙}]"
    table = f"tables:\n  表:\n    title: 台账\n    {columns}\n    rows:\n{rows}"
    section = f"heading: 情况\ntext: |\n  见表。[^乙]\n\n  ![表]\n{table}"
    folder = make_briefing(tmp_path, {"1-a": section}, head="notes: {甲: 注甲。, 乙: 注乙。}")
    lines = lines_of(folder)
    assert [line for line in lines if line.startswith("栏")] == ["栏②", "栏②"]
    assert [line for line in lines if "注" in line] == ["①注乙。", "②注甲。"]
    assert build(folder)
