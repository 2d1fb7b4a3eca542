"""Batches of sentences, tables and titles, each written before any of it was looked at.

What was told of a batch at first sight, before a rule was mended, stands at its head. 【…】 marks
where the fault is: what is told stands within, under the code that is named.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.audit.test_fields import told
from tests.conftest import CASES

FILES = {"b": "briefing.yaml", "t": "1-a.yaml", "s": "1-a.yaml", "l": "figures.yaml"}
BATCHES = sorted((CASES / "audit" / "fresh").glob("*.yaml"))
MOST_MISSED = 0.05
LINES_BEFORE = {"b": 4, "t": 1}
INDENT = {"t": 2}


class Spot(NamedTuple):
    """Characters `first` to `last` of a line of a file, from 1."""

    file: str
    line: int
    first: int
    last: int


def unmarked(paper: dict[str, str]) -> tuple[dict[str, str], list[Spot]]:
    """Return the texts of a paper without 【】, and what stood between these."""
    spots: list[Spot] = []
    plain = {}
    for key, file in FILES.items():
        if key not in paper:
            continue
        lines = []
        for number, line in enumerate(paper[key].split("\n"), 1):
            shown = line.replace("【", "").replace("】", "")
            lines.append(shown)
            before = LINES_BEFORE.get(key, 0) - line.startswith("title:")
            start, indent = line.find("【"), INDENT.get(key, 0)
            if start >= 0:
                end = line.index("】") - 1
                spots.append(Spot(file, number + before, start + indent + 1, end + indent + 1))
        plain[key] = "\n".join(lines)
    return plain, spots


def cases(name: str) -> list[Any]:
    return [
        pytest.param(paper, id=f"{batch.stem}-{paper.get('code', name)}-{number}")
        for batch in BATCHES
        for number, paper in enumerate(yaml.safe_load(batch.read_text("utf-8"))[name], 1)
        if not paper.get("missed")
    ]


@pytest.mark.parametrize("paper", cases("wrong"))
def test_a_fault_is_told_at_its_place(tmp_path: Path, paper: dict[str, str]) -> None:
    plain, spots = unmarked(paper)
    findings = told(tmp_path, plain)
    assert any(
        each.code in paper["code"].split("|")
        and spot[:2] == (Path(each.place.file).name, each.place.line)
        and spot.first <= each.place.column <= spot.last
        for each in findings
        for spot in spots
        if each.place
    ), [(each.code, each.place) for each in findings]


@pytest.mark.parametrize("paper", cases("good"))
def test_what_is_right_is_left_alone(tmp_path: Path, paper: dict[str, str]) -> None:
    assert [finding.text("en") for finding in told(tmp_path, paper)] == []


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.stem)
def test_few_of_a_batch_are_known_to_be_missed(batch: Path) -> None:
    wrong = yaml.safe_load(batch.read_text("utf-8"))["wrong"]
    assert len(wrong) >= 20
    assert sum(bool(paper.get("missed")) for paper in wrong) <= MOST_MISSED * len(wrong)
