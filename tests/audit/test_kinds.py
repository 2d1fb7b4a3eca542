"""Small papers, each standing for a kind of what the audit once got wrong, in several words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.audit import audit
from jianbao.audit.passages import Material
from jianbao.audit.states import relations, states
from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.messages.findings import Level
from tests.conftest import CASES

HEAD = {
    "title": "情况", "issuer": "某单位", "date": "2022-07-04", "period": "2022-01/2022-06",
}  # fmt: skip
KINDS = yaml.safe_load((CASES / "audit" / "kinds.yaml").read_text("utf-8"))


def papers(want: str) -> list[Any]:
    return [
        pytest.param(paper, id=f"{kind['kind']}-{number}")
        for kind in KINDS
        if kind["want"] == want
        for number, paper in enumerate(kind["papers"], 1)
    ]


def written(folder: Path, paper: dict[str, str]) -> Path:
    """Write one small paper as a briefing's folder."""
    (folder / "sections").mkdir()
    more = paper.get("b", "")
    head = [f"{key}: {text}" for key, text in HEAD.items() if not more.startswith(f"{key}:")]
    (folder / "briefing.yaml").write_text("\n".join([*head, more, ""]), "utf-8")
    text = "".join(f"  {line}\n" if line else "\n" for line in paper.get("t", "").split("\n"))
    (folder / "sections" / "1-a.yaml").write_text(paper.get("s") or f"text: |\n{text}", "utf-8")
    if "l" in paper:
        (folder / "figures.yaml").write_text(paper["l"] + "\n", "utf-8")
    return folder


@pytest.mark.parametrize("paper", papers("tell"))
def test_it_is_told(tmp_path: Path, paper: dict[str, str]) -> None:
    found = audit(read_briefing(written(tmp_path, paper)).briefing)
    assert any(f.level is not Level.NOTE and f.code != "not-in-ledger" for f in found)


@pytest.mark.parametrize("paper", papers("quiet"))
def test_nothing_is_told(tmp_path: Path, paper: dict[str, str]) -> None:
    found = audit(read_briefing(written(tmp_path, paper)).briefing)
    assert [f.text("en") for f in found if f.level is not Level.NOTE] == []


@pytest.mark.parametrize("paper", papers("unproved"))
def test_it_is_not_called_proved(tmp_path: Path, paper: dict[str, str]) -> None:
    material = Material(read_briefing(written(tmp_path, paper)).briefing)
    found = audit(material.briefing)
    of_figures = states(material, relations(material, found))
    assert of_figures[paper["not"]] != "proved"


def test_a_missed_target_makes_no_figure_wrong(tmp_path: Path) -> None:
    missed = papers("unproved")[2]
    material = Material(read_briefing(written(tmp_path, missed.values[0])).briefing)
    of_figures = states(material, relations(material, audit(material.briefing)))
    assert set(of_figures.values()) == {"not-checked"}


@pytest.mark.parametrize("paper", papers("json"))
def test_a_refusal_is_told_as_objects(
    tmp_path: Path, paper: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(written(tmp_path, paper)), "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told
    assert all(each["level"] == "error" and each["message"] and each["line"] for each in told)


def test_every_kind_is_told_in_at_least_three_ways() -> None:
    assert len(KINDS) >= 56
    assert all(len(kind["papers"]) >= 3 for kind in KINDS)
