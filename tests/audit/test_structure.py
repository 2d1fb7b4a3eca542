"""The checks of structure: numbering, enumerations, headings, leads, repetition."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.audit import numbering
from jianbao.audit.check import Check
from jianbao.audit.passages import Material
from jianbao.audit.structure import CHECKS, number_of
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Finding, Level
from jianbao.messages.terms import LANGUAGES
from tests.helpers.briefings import make_briefing

STRUCTURE = (*numbering.CHECKS, *CHECKS)
DOCS = Path(__file__).parents[2] / "docs" / "checks" / "structure.md"
END = "加强领导，压实责任。"


def findings(tmp_path: Path, *sections: str) -> list[Finding]:
    named = {f"{number}-part": section for number, section in enumerate(sections, 1)}
    material = Material(read_briefing(make_briefing(tmp_path, named)).briefing)
    return [finding for check in STRUCTURE for finding in check.function(material)]


def paragraphs(*texts: str) -> str:
    return "text: |\n" + "\n".join(f"  {text}\n" for text in texts)


def items(*pairs: tuple[str, str]) -> str:
    lines = ["items:"]
    for lead, text in pairs:
        lines += [f"  - lead: {lead}", f"    text: {text}"] if lead else [f"  - text: {text}"]
    return "\n".join(lines) + "\n"


OTHER = "落实到位，取得实效。"
HEADED = f"heading: 总体情况\ntext: {END}"
LATER = "heading: 下步打算\ntext: 继续努力，再上台阶。"
FOUND = [
    ("object-missing", "warning", [f"各县情况见表2。{END}"], "1-part.yaml:1:11"),
    ("object-missing", "warning", [f"做法见本报告第五部分。{END}"], "1-part.yaml:1:9"),
    ("ordinal-skipped", "error", [f"一是{END}三是{END}"], "1-part.yaml:1:19"),
    ("ordinal-skipped", "error", [f"要抓好：二是{END}"], "1-part.yaml:1:11"),
    ("ordinal-skipped", "error", [f"第一，{END}第三，{END}"], "1-part.yaml:1:20"),
    ("ordinal-repeated", "error", [f"一是{END}二是{END}二是{END}"], "1-part.yaml:1:31"),
    ("ordinal-repeated", "error", [f"一是{END}一是{END}"], "1-part.yaml:1:19"),
    ("ordinal-alone", "warning", [f"一是{END}另外，{END}"], "1-part.yaml:1:7"),
    ("number-skipped", "error", [paragraphs(f"1.{END}", f"3.{END}")], "1-part.yaml:4:3"),
    ("number-skipped", "error", [paragraphs(f"（一）{END}", f"（三）{END}")], "1-part.yaml:4:3"),
    ("number-repeated", "error", [paragraphs(f"（一）{END}", f"（一）{END}")], "1-part.yaml:4:3"),
    ("number-skipped", "error",
     [HEADED, paragraphs(f"三、{END}", f"四、{OTHER}")], "2-part.yaml:2:3"),
    ("number-taken", "warning", [HEADED, f"text: 二、{END}", LATER], "2-part.yaml:1:7"),
    ("number-taken", "warning",
     [HEADED, paragraphs(f"二、{END}", f"三、{OTHER}"), LATER], "2-part.yaml:2:3"),
    ("number-taken", "warning",
     [f"heading: 工作\n{paragraphs(f'（一）{OTHER}')}parts:\n  - {{heading: 甲, text: {END}}}"],
     "1-part.yaml:3:3"),
    ("level-skipped", "note", [paragraphs(f"（1）{END}", f"（2）{END}")], "1-part.yaml:2:3"),
    ("typed-number", "warning", [f"heading: 一、加强领导\ntext: {END}"], "1-part.yaml:1:10"),
    ("typed-number", "warning", [items(("一是加强领导。", END), ("压实责任。", END))],
     "1-part.yaml:2:11"),
    ("heading-mark", "warning", [f"heading: 加强领导。\ntext: {END}"], "1-part.yaml:1:14"),
    ("text-end", "warning", ["加强领导，压实责任"], "1-part.yaml:1:15"),
    ("lead-end", "warning", [items(("加强领导", END), ("压实责任。", END))], "1-part.yaml:2:14"),
    ("empty-lead", "error", [items(("。", END), ("压实责任。", END))], "1-part.yaml:2:11"),
    ("mixed-leads", "note", [items(("加强领导。", END), ("", END))], "1-part.yaml:4:11"),
    ("single-item", "note", [items(("加强领导。", END))], "1-part.yaml:2:11"),
    ("no-summary", "note",
     [f"summary: {END}\ntext: {END}", f"heading: 加强领导\ntext: {END}"], "2-part.yaml:1:10"),
    ("repeated-heading", "warning",
     [f"heading: 加强领导\ntext: {END}", f"heading: 加强领导\ntext: {END}"], "2-part.yaml:1:10"),
    ("repeated-lead", "warning",
     [items(("加强领导。", END), ("加强领导。", "压实责任。"))], "1-part.yaml:4:11"),
    ("annex-missing", "warning", [f"时限见附件2。{END}"], "1-part.yaml:1:10"),
    ("repeated-sentence", "warning",
     ["全市检察机关坚持为大局服务、为人民司法。", "全市检察机关坚持为大局服务、为人民司法。"],
     "2-part.yaml:1:7"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "level", "sections", "place"), FOUND)
def test_found_at_its_place(
    tmp_path: Path, code: str, level: str, sections: list[str], place: str
) -> None:
    found = [finding for finding in findings(tmp_path, *sections) if finding.code == code]
    assert len(found) == 1
    assert found[0].level is Level(level)
    assert str(found[0].place).endswith(place)


RIGHT = [
    [f"数据见附件中的表2，口径见《年鉴》表3。{END}"],
    [f"一是{END}二是{END}三是{END}"],
    [f"一是{END}二是：一是{END}二是{END}三是{END}"],
    [f"一是{END}二是{END}此外，{END}一是{END}二是{END}"],
    [paragraphs(f"一是{END}", f"二是{END}", f"三是{END}")],
    [paragraphs(f"一是{END}二是{END}", f"一是{END}二是{END}三是{END}")],
    ["".join(f"{n}是{END}" for n in "一二三四五六七八九十")],
    ["".join(f"{n}是{END}" for n in [*"一二三四五六七八九十", "十一", "十二"])],
    ["排名第一，第二、第三分别是甲、乙。这是第三，不是第四。一是一、二是二，实事求是。"],
    [f"第一，{END}第二，{END}"],
    [paragraphs(f"（一）{END}", f"1.{END}", f"2.{END}", f"（二）{END}", f"1.{END}")],
    [HEADED, f"text: 二、{OTHER}"],
    [HEADED, f"text: {OTHER}\nnumbered: yes", LATER],
    [HEADED, paragraphs(f"（一）{OTHER}", "（二）持续发力，久久为功。"), LATER],
    [f"heading: 一、二审案件质效提升\ntext: {END}"],
    [f"heading: 谁来执法？\ntext: {END}"],
    ["工作已经完成。（详见附件）"],
    ["他说：“工作已经完成。”"],
    [paragraphs("各县区检察院：", END, "某某市人民检察院")],
    [items(("加强领导；", END), ("压实责任：", END))],
    [items(("", END), ("", "压实责任，抓好落实；"))],
]


@pytest.mark.parametrize("sections", RIGHT)
def test_right_structure_is_left_alone(tmp_path: Path, sections: list[str]) -> None:
    assert findings(tmp_path, *sections) == []


def test_title_mark(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-part": END}, head="title: 检察工作情况。")
    material = Material(read_briefing(folder).briefing)
    found = [finding for check in STRUCTURE for finding in check.function(material)]
    assert [(f.code, f.level, f.place.column) for f in found if f.place] == [
        ("title-mark", Level.WARNING, 14)
    ]


@pytest.mark.parametrize(("word", "number"), [("一", 1), ("十", 10), ("十二", 12), ("7", 7)])
def test_numbers_in_words(word: str, number: int) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize("check", STRUCTURE, ids=lambda check: check.codes[0].name)
def test_every_code_has_a_page_and_a_test(check: Check) -> None:
    page = DOCS.read_text(encoding="utf-8")
    for code in (each.name for each in check.codes):
        assert f"\n## {code}\n" in page
        assert code == "title-mark" or any(code == found[0] for found in FOUND)


@pytest.mark.parametrize(("code", "level", "sections", "place"), FOUND)
def test_messages_are_filled(
    tmp_path: Path, code: str, level: str, sections: list[str], place: str
) -> None:
    for finding in findings(tmp_path, *sections):
        for language in LANGUAGES:
            assert "{" not in finding.text(language) + finding.hint(language)
            assert finding.hint(language)
