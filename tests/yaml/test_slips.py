"""Slips of a person who types YAML: the cause is named, with what to type, in both languages."""

from __future__ import annotations

import re

import pytest

from jianbao.briefing.records.section import SectionRecord
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Finding
from jianbao.yaml.reading import read_record
from jianbao.yaml.source import read_yaml

PARSERS = re.compile(r"token|mapping|scalar|indicator|did not find|scanning|parsing|stream|block")
SLIPS = [
    ("heading: 甲\n\ttext: 乙\n", "tab-indent", 2, ""),
    ("items:\n\t- lead: 甲\n", "tab-indent", 2, ""),
    ("text: 指出: 乙\nheading: 甲\n", "colon-inside", 1, "text: '指出: 乙'"),
    ("heading: 甲\ntext: 时间: 14时\n", "colon-inside", 2, "text: '时间: 14时'"),
    ("text: 如下:\n", "colon-inside", 1, "text: '如下:'"),
    ("text: @甲\n", "begins-with-sign", 1, "text: '@甲'"),
    ("text: `甲`\n", "begins-with-sign", 1, "text: '`甲`'"),
    ("text: %甲\n", "begins-with-sign", 1, "text: '%甲'"),
    ("text: {来信}件。\nheading: 甲\n", "begins-with-sign", 1, "text: '{来信}件。'"),
    ("text: {来信}\n", "begins-with-sign", 1, "text: '{…'"),
    ("text: [^n]甲\nheading: 甲\n", "begins-with-sign", 1, "text: '[^n]甲'"),
    ("text: [^n]\n", "begins-with-sign", 1, "text: '[…'"),
    ("items:\n  - lead: {甲}乙\n    text: 丙\n", "begins-with-sign", 2, "- lead: '{甲}乙'"),
    ("text: ![图]甲\n", "begins-with-sign", 1, "text: '![图]甲'"),
    ("text: **粗**字\n", "begins-with-sign", 1, "text: '**粗**字'"),
    ("text: *斜*\n", "begins-with-sign", 1, "text: '*斜*'"),
    ("text: &甲 乙\n", "begins-with-sign", 1, "text: '&甲 乙'"),
    ("text: ,甲\n", "begins-with-sign", 1, "text: ',甲'"),
    ("text: }甲\n", "begins-with-sign", 1, "text: '}甲'"),
    ("text: - 甲\n", "begins-with-sign", 1, "text: '- 甲'"),
    ('text: "甲"乙\nheading: 甲\n', "behind-quotes", 1, "text: '\"甲\"乙'"),
    ("text: '甲' 乙\nheading: 甲\n", "behind-quotes", 1, "text: \"'甲' 乙\""),
    ('text: "他说"好"了"\nheading: 甲\n', "behind-quotes", 1, ""),
    ('text: "甲\nheading: 乙\n', "quote-open", 1, ""),
    ("heading: 甲\ntext: '乙\n", "quote-open", 2, ""),
    ("items: [甲\nheading: 乙\n", "bracket-open", 1, ""),
    ("text: | 甲\nheading: 乙\n", "behind-block-sign", 1, ""),
    ("text: > 甲\n", "behind-block-sign", 1, ""),
    ('text: "甲\\q"\n', "backslash", 1, ""),
    ("heading：甲\ntext：乙\n", "full-width-colon", 1, ""),
    ("heading：甲\ntext: 乙\n", "full-width-colon", 1, ""),
    ("items:\n  - lead：甲\n    text：乙\n", "full-width-colon", 2, ""),
    ("heading:甲\ntext: 乙\n", "colon-without-blank", 1, "heading: 甲"),
    ("heading: 甲\n\u3000\u3000text: 乙\n", "looks-alike", 2, "text"),
    ("items:\n- lead: 甲\n\u3000 text: 乙\n", "looks-alike", 3, "text"),
    ("items:\n\u3000\u3000- lead: 甲\n\u3000- x\n", "wide-indent", 3, ""),
    ("heading: 甲\n\xa0text: 乙\n", "looks-alike", 2, "text"),
    ("he\u200bading: 甲\ntext: 乙\n", "looks-alike", 1, "heading"),
    ("hеading: 甲\ntext: 乙\n", "looks-alike", 1, "heading"),  # Cyrillic
    ("ｔｅｘｔ: 乙\n", "looks-alike", 1, "text"),
    ("Text: 乙\n", "looks-alike", 1, "text"),
    ("heading: null\ntext: 甲\n", "word-for-nothing", 1, ""),
    ("heading: ~\ntext: 甲\n", "word-for-nothing", 1, ""),
    ("heading: 甲\n  text: 乙\n", "uneven-indent", 2, ""),
    ("items:\n  - lead: 甲\n - lead: 乙\n", "uneven-indent", 3, ""),
    ("text: 甲\n---\ntext: 乙\n", "second-document", 2, ""),
]  # fmt: skip
FINE = [
    "text: 甲  # 批注\n", "text: 3人#全省第一\n", "text: '3人 #全省第一'\n", "heading: 'null'\n",
    "text: C# 语言\n", "text: 网址http://a.cn\n", "text: 时间14:30\n", "# 甲\ntext: 乙 # 丙\n",
    "text: |\n  3人 #全省第一\n  指出: 乙\n",
]  # fmt: skip


def told(data: bytes) -> list[Finding]:
    problems = Problems()
    root = read_yaml("a.yaml", data, problems)
    if root:
        read_record(root, SectionRecord, problems)
    return problems.findings


@pytest.mark.parametrize(("typed", "code", "line", "hint"), SLIPS)
def test_the_cause_is_named(typed: str, code: str, line: int, hint: str) -> None:
    finding = told(typed.encode())[0]
    assert (finding.code, finding.place and finding.place.line) == (code, line)
    for language in ("en", "zh"):
        assert hint in finding.hint(language)
    assert not PARSERS.search(finding.text("zh") + finding.hint("zh"))


@pytest.mark.parametrize("typed", FINE)
def test_what_is_right_stays(typed: str) -> None:
    assert told(typed.encode()) == []


@pytest.mark.parametrize("head", [b"PK\x03\x04aaa", b"%PDF-1.7", b"\xd0\xcf\x11\xe0aa"])
def test_another_kind_of_file_is_named(head: bytes) -> None:
    assert [finding.code for finding in told(head + b"\xff\x00" * 50)] == ["other-file"]
