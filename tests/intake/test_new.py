"""`jianbao new`: a briefing to begin with, of each template, or the one that follows the last."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import jianbao
from jianbao.cli import main
from jianbao.intake.following import later, next_period
from jianbao.yaml.dates import parse_period, typed
from tests.conftest import ROOT

AROUND = jianbao.Surroundings(ROOT, made_at=datetime(2026, 11, 27, tzinfo=UTC))
TEMPLATES = [
    info.name if variant is None else f"{info.name}/{variant}"
    for info in jianbao.templates(AROUND)
    for variant in (None, *info.variants)
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_empty_one_builds_at_once(template: str, tmp_path: Path) -> None:
    made = jianbao.new_briefing(tmp_path / "new", AROUND, template=template)
    release = jianbao.build(jianbao.Unsaved(tmp_path / "new", dict(made.files)), around=AROUND)
    assert release.outputs
    warned = {each.code for each in release.findings if each.level.value == "warning"}
    assert warned <= {"fragile-break"}  # of the English sample, too


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-04", "2026-05"), ("2026-12", "2027-01"), ("2025", "2026"),
        ("2026-01/2026-03", "2026-04/2026-06"), ("2026-10/2026-12", "2027-01/2027-03"),
        ("2026-01/2026-05", "2026-01/2026-06"), ("2026-01/2026-06", "2026-07/2026-12"),
        ("2022-01-01/2022-05-31", "2022-01-01/2022-06-30"),
        ("2026-01-01/2026-01-31", "2026-01-01/2026-02-28"),
    ],
)  # fmt: skip
def test_the_period_moves_on(now: str, then: str) -> None:
    period = parse_period(now)
    assert period is not None
    assert typed(next_period(period)) == then


def test_the_date_moves_as_far_as_the_period() -> None:
    assert later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert later(date(2026, 12, 5), 1) == date(2027, 1, 5)
    last = ROOT / "briefings/english-2026"  # of a quarter, of 14 April
    made = jianbao.new_briefing("next", AROUND, last=last).files["briefing.yaml"].decode()
    assert "date: 2026-07-" in made and "period: 2026-04/2026-06" in made


def test_the_next_issue_tells_each_figure_that_is_still_the_last_one(tmp_path: Path) -> None:
    last = tmp_path / "bulletin-2026-12"
    shutil.copytree(ROOT / "briefings/bulletin-2026-12", last)
    made = jianbao.new_briefing(tmp_path / "bulletin-2026-13", AROUND, last=last)
    head = made.files["briefing.yaml"].decode()
    assert {"issue: 13", "total_issue: 149", "date: 2026-07-20"} <= set(head.splitlines())
    assert "compare_with: bulletin-2026-12" in head
    folder = made.write().folder
    release = jianbao.build(folder, around=AROUND)  # it builds at once
    carried = [each for each in release.findings if each.code == "figure-carried"]
    assert len(carried) == 3
    ledger = folder / "figures.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("value: 86\n  from", "value: 91\n  from"))
    checked = jianbao.check(folder, AROUND)
    assert sum(each.code == "figure-carried" for each in checked.findings) == 2


def test_a_third_paper_keeps_one_earlier_value(tmp_path: Path) -> None:
    last = tmp_path / "one"
    shutil.copytree(ROOT / "briefings/bulletin-2026-12", last)
    second = jianbao.new_briefing(tmp_path / "two", AROUND, last=last).write().folder
    ledger = second / "figures.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("value: 86\n  from", "value: 91\n  from"))
    third = jianbao.new_briefing(tmp_path / "three", AROUND, last=second).files["figures.yaml"]
    assert third.decode().count("_上期:\n") == 3
    assert "某县报表数_上期:\n  label: 某县审核报表\n  value: 91\n" in third.decode()


def test_the_command_writes_below_briefings_and_never_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")
    assert main(["new", "work"]) == 0
    assert (tmp_path / "briefings/work/briefing.yaml").is_file()
    assert "date: 2026-11-27" in (tmp_path / "briefings/work/briefing.yaml").read_text("utf-8")
    assert main(["new", "work"]) == 2
    assert "briefings/work" in capsys.readouterr().err
