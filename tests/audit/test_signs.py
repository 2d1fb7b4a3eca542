"""The checks of signs: look-alikes, blanks, comments, Markdown; and what `--fix` makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jianbao.audit.fix import fixes
from jianbao.audit.passages import Material
from jianbao.audit.signs import CHARACTERS, CHECKS, RADICALS, meant
from jianbao.briefing.reading.reading import read_briefing
from tests.helpers.briefings import make_briefing

DOCS = Path(__file__).parents[2] / "docs" / "checks" / "signs.md"


def found(tmp_path: Path, typed: str) -> list[tuple[str, int, int]]:
    """Return codes and places of what is said of a section whose text is typed so."""
    folder = make_briefing(tmp_path, sections={"1-part": f"text: {typed}"})
    material = Material(read_briefing(folder).briefing)
    findings = [each for check in CHECKS for each in check.function(material)]
    return [
        (each.code, each.place.line, each.place.column)
        for each in findings
        if each.place and "1-part" in each.place.file
    ]


FOUND = [
    ("⼀是融资。", "sign-lookalike", 1, 7),
    ("一是⾦融。", "sign-lookalike", 1, 9),
    ("⻓江⻋站。", "sign-lookalike", 1, 7),
    ("兼\uf97a任。", "sign-lookalike", 1, 8),
    ("情况﹙一﹚。", "sign-lookalike", 1, 9),
    ("变化很大⋯⋯", "sign-lookalike", 1, 11),
    ("买买提‧艾力。", "sign-lookalike", 1, 10),
    ("ﬁle存档。", "sign-lookalike", 1, 7),
    ('"　　为做好工作。"', "typed-indent", 1, 8),
    ("|\n  　　第一段。\n\n  第二段。", "typed-indent", 2, 3),
    ("|\n  第一段，\n  　　第二行。", "typed-indent", 3, 3),
    ("推\u200b进工作。", "unseen-sign", 1, 8),
    ("推\u00ad进工作。", "unseen-sign", 1, 8),
    ("推进\ufe0f工作。", "unseen-sign", 1, 9),
    ("推进\u2009工作。", "odd-blank", 1, 9),
    ('"推进\t工作。"', "odd-blank", 1, 10),
    ("气温5\u202f℃。", "odd-blank", 1, 10),
    ("批捕3人 #全省第一。", "text-behind-hash", 1, 10),
    ("批捕3人　。 # 全省第一", "text-behind-hash", 1, 12),
    ("|\n  - 第一条要点。\n  - 第二条要点。", "markdown-left", 2, 3),
    ("|\n  * 第一条要点。", "markdown-left", 2, 3),
    ("|\n  ### 有关要求", "markdown-left", 2, 3),
    ("工作见[链接](https://example.org)。", "markdown-left", 1, 10),
    ("工作见![图](/a.png)。", "markdown-left", 1, 10),
    ("|\n  | 甲 | 乙 |\n  |---|---|", "markdown-left", 2, 3),
    ("|\n  甲。\n\n  ---\n\n  乙。", "markdown-left", 4, 3),
    ("第一行<br>第二行。", "markdown-left", 1, 10),
    ("甲&nbsp;乙。", "markdown-left", 1, 8),
    ("'*重点*工作。'", "emphasis-left", 1, 8),
    ("|\n  第一段。\n  第二段。", "line-goes-on", 2, 6),
]
RIGHT = [
    "一是金融。",
    "㎡、℃、①、Ⅳ、№都是本字。",
    "联系人：\u00a0王五。",
    "张　三、李　四。",
    '"批捕3人 #全省第一。"',
    "批捕3人#全省第一。",
    "|\n  批捕3人 #全省第一。",
    "气温为-5℃至5℃。",
    "'5*3*2等于30。'",
    "'带*号的为必考，带**号的为选考。'",
    "1. 报送台账。",
    "见附件[1]（略）。",
    "A|B两组。",
    "|\n  第一段。\n\n  第二段。",
    "|\n  收件人\n  地址",
    "x<y且y>z。",
]


@pytest.mark.parametrize(("typed", "code", "line", "column"), FOUND)
def test_is_found(tmp_path: Path, typed: str, code: str, line: int, column: int) -> None:
    assert (code, line, column) in found(tmp_path, typed)


@pytest.mark.parametrize("typed", RIGHT)
def test_is_right(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, typed) == []


NAMES = """\
title: 工作情况
to: [县委\u00ad办, ⼀局]
cc: [乙\u202a局, 丙局 #全部]
meeting: {chair: 李\u200b某, attendance: {出席: "甲\u2009乙"}}
fields: {口号: 实\u2060干}
"""


def test_names_are_looked_at_as_texts_are(tmp_path: Path) -> None:
    """They are printed without what nobody sees, like texts: that is told there, too."""
    head = NAMES.replace("[乙", "\n  - 乙").replace(", 丙", "\n  - 丙").replace("全部]", "全部")
    folder = make_briefing(tmp_path, sections={"1-part": "text: 正文。"}, head=head)
    read = read_briefing(folder)
    material = Material(read.briefing)
    codes = [each.code for check in CHECKS for each in check.function(material)]
    assert sorted(codes) == [
        "odd-blank",
        "sign-lookalike",
        "text-behind-hash",
        *["unseen-sign"] * 4,
    ]
    mended = fixes(read.briefing, read.sources)["briefing.yaml"]
    assert "to: [县委办, 一局]" in mended and "chair: 李某" in mended and "口号: 实干" in mended


FIXED = {
    "⼀是⾦融⼈才⽅案已⽣效，⼆是⼟地⽂件已下发。": "一是金融人才方案已生效，二是土地文件已下发。",
    "情况﹙一﹚⋯⋯": "情况（一）……",
    "|\n  　　第一段。\n\n  　　第二段。": "|\n  第一段。\n\n  第二段。",
    "推\u200b进\u00ad工作。": "推进工作。",
    "气温5\u202f℃。": "气温5\u00a0℃。",
    "|\n  1. 报送台账。\n\n  2. 核对数据。": "|\n  1. 报送台账。\n\n  2. 核对数据。",
    "要求：1. 报送台账；2. 核对数据。": "要求：1. 报送台账；2. 核对数据。",
    "完成5. 其中批捕3人": "完成5。其中批捕3人",
}


@pytest.mark.parametrize(("typed", "wanted"), FIXED.items())
def test_what_fix_makes_of_it(tmp_path: Path, typed: str, wanted: str) -> None:
    folder = make_briefing(tmp_path, sections={"1-part": f"text: {typed}"})
    read = read_briefing(folder)
    name = "sections/1-part.yaml"
    old = read.sources[name].decode()
    assert fixes(read.briefing, read.sources).get(name, old).strip() == f"text: {wanted}"


def test_each_radical_has_its_character() -> None:
    assert len(RADICALS) == len(CHARACTERS) == 114
    assert [meant(sign) for sign in "⼀⾦⼈⻓⻋﹣︵"] == list("一金人长车-（")
    kangxi = [chr(code) for code in range(0x2F00, 0x2FD6)]
    assert all("\u4e00" <= meant(sign) <= "\u9fff" for sign in kangxi)


def test_every_code_has_its_page() -> None:
    pages = re.findall("^## (.+)$", DOCS.read_text("utf-8"), re.MULTILINE)
    assert pages == [code.name for check in CHECKS for code in check.codes]
