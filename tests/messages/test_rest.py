"""What is told is bounded, however much is wrong."""

from __future__ import annotations

import pytest

from jianbao.messages.errors import MOST_OF_A_CODE, InputError, Problems, capped
from jianbao.messages.excerpts import AROUND, LONGEST, sentence_around
from jianbao.messages.findings import Level, Place
from jianbao.messages.yaml import UNKNOWN_KEY, control_character, empty_file
from jianbao.yaml.names import MOST_SHOWN, note_unknown


def test_of_each_code_the_first_are_told_and_how_many_more_there_are() -> None:
    many = [control_character(Place("a", n), number="U+0000") for n in range(1, 1000)]
    told = capped([empty_file(Place("b")), *many, empty_file(Place("c"))])
    assert len(told) == MOST_OF_A_CODE + 3
    assert told[: MOST_OF_A_CODE + 1] == (empty_file(Place("b")), *many[:MOST_OF_A_CODE])
    rest = told[-1]
    assert rest.plain == {"count": str(999 - MOST_OF_A_CODE), "of": "control-character"}
    assert rest.place == Place("a", MOST_OF_A_CODE + 1)
    assert rest.level is Level.ERROR


def test_problems_of_reading_are_capped() -> None:
    problems = Problems()
    for number in range(1000):
        problems.add(empty_file(Place("a", number + 1)))
    with pytest.raises(InputError) as refused:
        problems.raise_if_any()
    assert len(refused.value.findings) == MOST_OF_A_CODE + 1


def test_a_long_sentence_is_shown_around_its_place() -> None:
    text = "甲" * 10_000 + "错" + "乙" * 10_000
    shown = sentence_around(text, 10_000, "。")
    assert "甲错乙" in shown
    assert len(shown) <= 2 * AROUND + 2
    assert shown[0] == shown[-1] == "…"
    assert sentence_around("前句。错在此。后句。", 4, "。") == "错在此。"
    assert sentence_around("前句。错在此", 4, "。") == "错在此"


def test_a_long_value_keeps_both_ends() -> None:
    finding = control_character(None, number="a" * 10_000 + "z")
    assert len(finding.plain["number"]) == LONGEST + 1
    assert finding.plain["number"].endswith("z")


def test_names_are_compared_for_the_first_unknown_ones_only() -> None:
    """2,000 unknown among 2,000 known would be four million comparisons."""
    known = {f"数据{number}": None for number in range(2000)}
    problems = Problems()
    for number in range(2000):
        note_unknown(UNKNOWN_KEY, None, f"数椐{number}", known, problems)
    assert problems.findings[0].code == "unknown-key-near"
    assert problems.findings[-1].code == "unknown-key"
    assert problems.findings[-1].plain["allowed"].count(",") == MOST_SHOWN
