"""What names or dates is never taken for a count by the quick look that comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.audit import audit
from jianbao.audit.ledger.numbers import EXCUSES, NEAR, NUMBER, Number, may_name
from jianbao.briefing.reading.reading import read_briefing
from tests.audit.test_speed import HEAD

NAMING = (
    "2022年", "1至5月", "4月29日", "2022.5.6", "2021—2025年", "9时", "3·15", "20世纪90年代",
    "上午9:30", "下午3点", "9时30分", "2022-05-06", "〔2022〕", "（2022）", "GB/T 9704-2012", "A4",
    "5G", "1+1+3+N", "1.抓落实", "（1）", "第3条", "第20届", "附件2", "90后", "3楼", "7日内",
    "3个月内", "24小时", "7×24小时", "每周1次", "12309", "12345热线", "0799-6851234",
    "13812345678", "电话：6851234", "近2年", "3年前", "连续5个季度", "10年来", "以女性为100",
    "1美元兑", "60岁以上", "0—14岁", "以下3项", "2018-000052-53-01-000601", "编号：1024",
    "项目代码2018", "许可证号3301", "十一届3次",
)  # fmt: skip


@pytest.mark.parametrize("words", NAMING)
def test_what_excuses_a_number_is_seen_at_a_glance(words: str) -> None:
    for text in (words, f"据了解，{words}，"):
        for match in NUMBER.finditer(text):
            start, end = match.span()
            before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
            number = Number(match[0], start, end, before, after)
            if any(excuse(number) for excuse in EXCUSES):
                assert may_name(number)


def test_a_count_is_asked_nothing_more() -> None:
    assert not may_name(Number("120", 4, 7, "受理案件", "件，办结"))


def test_a_comma_beside_a_reference_groups_no_digits(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "briefing.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "figures.yaml").write_text(
        "比: {label: 生师比, value: '17.2:1', kind: ratio}\n"
        "生: {label: 学生, value: 430, unit: 人}\n",
        "utf-8",
    )
    (tmp_path / "sections" / "1-a.yaml").write_text("text: 生师比为{比}，{生}住校。\n", "utf-8")
    told = {finding.code for finding in audit(read_briefing(tmp_path).briefing)}
    assert not told & {"number-slip", "not-in-ledger"}
