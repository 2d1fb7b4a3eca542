"""Whatever the text: a briefing comes out that can be read and typeset, or a refusal in words."""

from __future__ import annotations

import random

import pytest
import yaml

import jianbao
from tests.conftest import CASES, ROOT

AROUND = jianbao.Surroundings(ROOT)
LINES = [
    line[:90]
    for name in ("pingxiang-2022.txt", "trap-14-lines.txt")
    for line in (CASES / name).read_text("utf-8").split("\n")
]
FRAGMENTS = (
    "一、", "（一）", "1.", "（1）", "一是", "二是", "三是", "附件：1.表", "附件1", "2026年6月30日",
    "抄送：市委办", "某市某局办公室  2026年6月30日印发", "——副题", "# 标题", "- 项", "> 引", "{x}",
    "}", "{{", "[^1]", "[@a]", "![图]", "**", "^①", "①注", "签发人：张三", "机密★1年", "000001",
    "第3期", "（共印5份）", "报：市委。", "时间：上午", "会议议程", "责任编辑：某", "“", "\x0b",
    "\u3000", "\t", "\ufeff", ": ", "- ", "? ", "| ", "%", "40.0%", "第3名", "前4", "近15天",
    "3.5亿元", "-3.5", "1:2.5", "35岁以下", "《意见》", "http://a.b/1", "---", "...", "!!tag", "&a",
    "*a", "@x", "`", "null", "yes", "2022", "0x1F", "'", "\\", "\u2028", "\U0001f600", "𬭎",
)  # fmt: skip


def random_text(seed: int) -> str:
    chosen = random.Random(seed)
    return "\n".join(
        "".join(
            chosen.choice(FRAGMENTS if chosen.random() < 0.6 else LINES)
            for _ in range(chosen.randint(1, 3))
        )
        for _ in range(chosen.randint(1, 14))
    )


@pytest.mark.parametrize("first", range(0, 60, 10))
def test_any_text_becomes_a_briefing_that_is_typeset(first: int) -> None:
    for seed in range(first, first + 10):
        try:
            made = jianbao.import_paper("any.txt", AROUND, data=random_text(seed).encode())
        except jianbao.InputError as error:
            assert {finding.code for finding in error.findings} == {"nothing-in-it"}, seed
            continue
        assert made.kept <= made.characters, seed
        assert "briefing.yaml" in made.files


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"a\0b", b"\xff\xfe\xfd", b"PK\x03\x04", b"%PDF-1.4"]
)
def test_what_is_no_paper_is_refused(data: bytes) -> None:
    with pytest.raises(jianbao.InputError) as refused:
        jianbao.import_paper("any.txt", AROUND, data=data)
    assert refused.value.findings[0].text("zh")


@pytest.mark.parametrize("end", ["...", "……", "---", "'", "\\", " #", "%"])
def test_the_end_of_a_text_is_kept(end: str) -> None:
    text = f"标题\n\n一、第一部分\n全年工作进展顺利，详见附表说明{end}\n"
    made = jianbao.import_paper("any.txt", AROUND, data=text.encode())
    (section,) = [data for name, data in made.files.items() if name.startswith("sections/")]
    assert yaml.safe_load(section)["text"].rstrip("\n").endswith(f"说明{end}")
