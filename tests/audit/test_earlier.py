"""Figures against those of an earlier paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.briefing.earlier import earlier_briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.library.checking import earlier_findings
from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.messages.errors import InputError

MAY = """\
受理: {label: 受理, value: 100, unit: 件}
一季度: {label: 一季度受理, value: 60, unit: 件, period: 2022-01/2022-03}
金额: {label: 金额, value: 20, unit: 万元, scope: 全市}
在册: {label: 在册, value: 90, unit: 人}
"""
HEAD = "title: 情况\nissuer: 某单位\n"


def paper(parent: Path, name: str, months: str, day: str, ledger: str, more: str = "") -> Path:
    folder = parent / name
    (folder / "sections").mkdir(parents=True)
    head = f"{HEAD}date: {day}\nperiod: {months}\n{more}\n"
    (folder / "briefing.yaml").write_text(head, "utf-8")
    (folder / "sections" / "1-a.yaml").write_text("text: 受理{受理}。\n", "utf-8")
    (folder / "figures.yaml").write_text(ledger, "utf-8")
    return folder


CHANGED = [
    ("earlier-falls", "value: 100", "value: 96"),
    ("earlier-value", "value: 60", "value: 58"),
    ("earlier-unit", "unit: 万元", "unit: 户"),
    ("earlier-scope", "scope: 全市", "scope: 市本级"),
]


@pytest.mark.parametrize(("code", "old", "new"), CHANGED)
@pytest.mark.parametrize("more", ["compare_with: may", "template: bulletin\nissue: 2"])
def test_what_was_published_otherwise_is_told(
    tmp_path: Path, code: str, old: str, new: str, more: str
) -> None:
    issue = "template: bulletin\nissue: 1" if "issue" in more else ""
    paper(tmp_path, "may", "2022-01/2022-05", "2022-06-06", MAY, issue)
    changed = MAY.replace(old, new)
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", changed, more)
    (found,) = earlier_findings(june, read_briefing(june).briefing)
    assert found.code == code
    assert found.place is not None
    assert found.place.file.endswith("june/figures.yaml")
    assert changed.splitlines()[found.place.line - 1] != MAY.splitlines()[found.place.line - 1]


SINCE = """\
月: {{label: 6月受理, value: {}, unit: 件, period: 2022-06}}
受理: {{label: 累计受理, value: {}, unit: 件}}
均: {{label: 日均受理, value: 1, unit: 件}}
"""
BEFORE = (
    "受理: {label: 累计受理, value: 100, unit: 件}\n均: {label: 日均受理, value: 2, unit: 件}\n"
)


@pytest.mark.parametrize(("month", "total", "codes"), [(20, 120, []), (20, 130, ["earlier-sum"])])
def test_a_cumulated_count_is_the_last_one_and_what_came_since(
    tmp_path: Path, month: int, total: int, codes: list[str]
) -> None:
    paper(tmp_path, "may", "2022-01/2022-05", "2022-06-06", BEFORE)
    ledger = SINCE.format(month, total)
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", ledger, "compare_with: may")
    assert [each.code for each in earlier_findings(june, read_briefing(june).briefing)] == codes


@pytest.mark.parametrize(("label", "codes"), [("一季度受理", ["earlier-value"]), ("收件", [])])
def test_one_label_is_one_thing_under_any_id(tmp_path: Path, label: str, codes: list[str]) -> None:
    paper(tmp_path, "may", "2022-01/2022-05", "2022-06-06", MAY)
    changed = MAY.replace(
        "一季度: {label: 一季度受理, value: 60", f"首季: {{label: {label}, value: 58"
    )
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", changed, "compare_with: may")
    assert [each.code for each in earlier_findings(june, read_briefing(june).briefing)] == codes


def test_what_grew_or_is_a_stock_is_left_alone(tmp_path: Path) -> None:
    paper(tmp_path, "may", "2022-01/2022-05", "2022-06-06", MAY)
    grown = MAY.replace("value: 100", "value: 120").replace("value: 90", "value: 80")
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", grown, "compare_with: may")
    assert earlier_findings(june, read_briefing(june).briefing) == ()


def test_a_word_says_that_a_value_was_corrected(tmp_path: Path) -> None:
    paper(tmp_path, "may", "2022-01/2022-05", "2022-06-06", MAY)
    changed = MAY.replace("value: 60", "value: 58")
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", changed, "compare_with: may")
    text = "text: 受理{受理}，一季度数据据核实作了修订。\n"
    (june / "sections" / "1-a.yaml").write_text(text, "utf-8")
    assert earlier_findings(june, read_briefing(june).briefing) == ()
    text = "text: 受理{受理}。优化调整线路12条，核实线索8条，修订制度3项。\n"
    (june / "sections" / "1-a.yaml").write_text(text, "utf-8")
    told = earlier_findings(june, read_briefing(june).briefing)
    assert [each.code for each in told] == ["earlier-value"]


@pytest.mark.parametrize("name", ["march", "../may", "/tmp"])
def test_only_a_briefing_beside_it_is_read(tmp_path: Path, name: str) -> None:
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", MAY, f"compare_with: {name}")
    with pytest.raises(InputError) as caught:
        earlier_findings(june, read_briefing(june).briefing)
    assert [finding.code for finding in caught.value.findings] == ["earlier-missing"]


def test_check_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper(tmp_path, "may", "2022-01/2022-05", "2022-06-06", MAY)
    fallen = MAY.replace("value: 100", "value: 96")
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", fallen, "compare_with: may")
    assert main(["check", str(june)]) == 0
    assert "earlier-falls" in capsys.readouterr().out


def test_build_compares_and_what_is_rebuilt_stands_alone(tmp_path: Path) -> None:
    paper(tmp_path, "may", "2022-01/2022-05", "2022-06-06", MAY)
    fallen = MAY.replace("value: 100", "value: 96")
    june = paper(tmp_path, "june", "2022-01/2022-06", "2022-07-04", fallen, "compare_with: may")
    around, only = Surroundings(working_folder=None), BuildOptions(forms=("docx",))
    built = make_release(june, only, around)
    assert "earlier-falls" in {finding.code for finding in built.findings}
    (tmp_path / "may").rename(tmp_path / "elsewhere")
    with pytest.raises(InputError):
        make_release(june, only, around)
    rebuilt = make_release(june, only, around, alone=True)
    assert "earlier-falls" not in {finding.code for finding in rebuilt.findings}


def test_the_issue_before_is_the_last_of_its_own_bulletin(tmp_path: Path) -> None:
    issue = "template: bulletin\nissue: {}\nfields: {{bulletin: {}}}"
    for name, number, of, day in [
        ("a-1", 1, "甲", "2022-06-01"), ("a-2", 2, "甲", "2022-06-10"),
        ("b-2", 2, "乙", "2022-06-12"), ("c-2", 2, "丙", "2022-06-13"),
    ]:  # fmt: skip
        paper(tmp_path, name, "2022-01/2022-05", day, MAY, issue.format(number, of))
    third = paper(tmp_path, "a-3", "2022-01/2022-06", "2022-07-04", MAY, issue.format(3, "甲"))
    first = paper(tmp_path, "d-1", "2022-01/2022-06", "2022-07-04", MAY, issue.format(1, "丁"))
    gap = paper(tmp_path, "b-9", "2022-01/2022-06", "2022-07-04", MAY, issue.format(9, "乙"))
    found = [earlier_briefing(each, read_briefing(each).briefing) for each in (third, first, gap)]
    assert [each.name if each else "" for each in found] == ["a-2", "", "b-2"]
