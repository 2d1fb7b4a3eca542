"""Sentences, tables and captions of fields that no other case has: wrong ones and good ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from tests.audit.test_kinds import written
from tests.conftest import CASES

FIELDS = yaml.safe_load((CASES / "audit" / "fields.yaml").read_text("utf-8"))
MOST_MISSED = 0.05


def told(folder: Path, paper: dict[str, str]) -> list[Finding]:
    """Return errors and warnings, but for those that a number is not in the ledger."""
    try:
        findings = list(audit(read_briefing(written(folder, paper)).briefing))
    except InputError as error:
        findings = list(error.findings)
    return [f for f in findings if f.level is not Level.NOTE and f.code != "not-in-ledger"]


def cases(name: str) -> list[Any]:
    return [
        pytest.param(paper, id=f"{paper.get('kind', name)}-{number}")
        for number, paper in enumerate(FIELDS[name], 1)
        if not paper.get("missed")
    ]


@pytest.mark.parametrize("paper", cases("wrong"))
def test_a_fault_is_told(tmp_path: Path, paper: dict[str, str]) -> None:
    assert told(tmp_path, paper)


@pytest.mark.parametrize("paper", cases("good"))
def test_what_is_right_is_left_alone(tmp_path: Path, paper: dict[str, str]) -> None:
    assert [finding.text("en") for finding in told(tmp_path, paper)] == []


def test_few_are_known_to_be_missed() -> None:
    missed = [paper for paper in FIELDS["wrong"] if paper.get("missed")]
    assert len(FIELDS["wrong"]) >= 60
    assert len(FIELDS["good"]) >= 40
    assert len(missed) <= MOST_MISSED * len(FIELDS["wrong"])
