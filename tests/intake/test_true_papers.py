"""A true paper that was imported is told no fault: its labels, times and changes are guessed well.

The sentences are the right ones of the audit's batches, each written before it was looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import jianbao
from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.intake.doubts import may_have_changed, period_at
from jianbao.messages.findings import Level
from tests.conftest import CASES, ROOT

BATCHES = ("seventh", "eighth", "ninth")
EACH = 24
HEAD = "2022年上半年全市工作情况通报\n\n某市人民政府办公室\n\n"
FOOT = "某市人民政府办公室\n\n2022年7月4日\n"


def sentences(batch: str) -> list[str]:
    cases = yaml.safe_load((CASES / "audit" / "fresh" / f"{batch}.yaml").read_text("utf-8"))
    return [case["t"] for case in cases["good"] if "t" in case and "l" not in case][:EACH]


@pytest.mark.parametrize("batch", BATCHES)
def test_what_is_true_is_left_alone(tmp_path: Path, batch: str) -> None:
    paper = HEAD + "一、工作情况\n\n" + "\n\n".join(sentences(batch)) + "\n\n" + FOOT
    made = jianbao.import_paper("a.txt", jianbao.Surroundings(ROOT), data=paper.encode())
    folder = made.write(tmp_path / "briefing").folder
    told = [
        finding.text("en")
        for finding in audit(read_briefing(folder).briefing)
        if finding.level is not Level.NOTE and finding.code != "not-in-ledger"
    ]
    assert told == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("发送旅客2,146万人次，上年同期为", "2021-01/2021-06"),
        ("发送旅客2,146万人次，上年同期为1,862万人次，同比增长15.3%，其中铁路", ""),
        ("上半年接待游客1,050万人次，是2020年同期420万人次的2.5倍，过夜游客占", ""),
        ("快递业务量8,640万件，比2019年的", "2019"),
        ("6月份全市彩票销售", "2022-06"),
        ("直播电商实现零售额43.6亿元，其中一季度", "2022-01/2022-03"),
        ("一季度、二季度分别受理投诉", ""),
    ],
)
def test_a_figure_is_of_the_time_that_its_sentence_names(sentence: str, expected: str) -> None:
    assert period_at(sentence, len(sentence), "", "2022-01/2022-06") == expected


@pytest.mark.parametrize(
    "slip",
    [
        "2022年9至13月",
        "9至13月",
        "2022年13月",
        "2022年12至3月",
        "2022年0月",
        "1—0月",
        "2022年2月30日至3月",
    ],
)
def test_a_time_that_no_calendar_has_refuses_no_import(slip: str) -> None:
    text = f"{slip}，受理案件12件，同比上升5.2%。"
    paper = f"2022年上半年工作情况\n\n一、情况\n\n{text}\n\n某市法院\n2022年7月4日\n"
    made = jianbao.import_paper("a.txt", jianbao.Surroundings(ROOT), data=paper.encode())
    assert made.kept == made.characters or made.changes
    assert "value: 12" in made.files["figures.yaml"].decode()


@pytest.mark.parametrize(
    ("value", "change", "expected"),
    [
        (("120", "件"), ("20", "%"), True),
        (("80", "件"), ("22.5", "%"), False),
        (("511", "件"), ("0.4", "万件"), False),
        (("3.2", "亿元"), ("12.4", "%"), True),
        (("96.2", "%"), ("97", "%"), True),
    ],
)
def test_a_change_that_cannot_be_is_none(
    value: tuple[str, str], change: tuple[str, str], expected: bool
) -> None:
    assert may_have_changed(*value, *change, falls=change[0] == "22.5") is expected
