"""Marks of secrecy and distribution: each form is understood, and no other text is one."""

from __future__ import annotations

import time

import pytest
import yaml

from jianbao.briefing.markings import kept_value, marking
from tests.conftest import CASES

LISTED = yaml.safe_load((CASES / "marks/marks.yaml").read_text("utf-8"))
MARKS = [(kind, *row) for kind, rows in LISTED.items() if kind != "none" for row in rows]


@pytest.mark.parametrize("kind, line, level, term", [m for m in MARKS if len(m) == 4])
def test_secrets(kind: str, line: str, level: str, term: str) -> None:
    found = marking(line)
    assert found
    assert (found.kind, found.level, found.term) == (kind, level, term)


@pytest.mark.parametrize("kind, line", [mark for mark in MARKS if len(mark) == 2])
def test_other_marks(kind: str, line: str) -> None:
    found = marking(line)
    assert found
    assert found.kind == kind


@pytest.mark.parametrize("line", LISTED["none"])
def test_what_is_no_mark(line: str) -> None:
    found = marking(line)
    assert found is None or found.is_open


def test_a_field_whose_name_is_that_of_a_mark() -> None:
    assert (found := kept_value("密级", "普密"))
    assert found.kind == "doubt"
    assert (found := kept_value("传阅范围", "市委领导"))
    assert found.kind == "limit"
    assert (found := kept_value("公开属性", "主动公开"))
    assert found.is_open
    assert kept_value("联系人", "某某") is None
    assert kept_value("label", "普通") is None


@pytest.mark.parametrize(
    "text", ["内部资料", "不得转发", "密", "仅限", "秘密★", "不得、不得公开", "a"]
)
def test_no_line_takes_long(text: str) -> None:
    start = time.perf_counter()
    for length in (30, 59, 60, 10_000):
        marking((text * length)[:length])
    assert time.perf_counter() - start < 0.5
