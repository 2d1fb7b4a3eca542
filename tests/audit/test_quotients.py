"""Means, rates, shares, ratios and products whose counts stand in one sentence or in others."""

from __future__ import annotations

from pathlib import Path

import yaml

from jianbao.audit.passages import Material
from jianbao.audit.sentences.checks import sentence_arithmetic, shares_of_neighbours
from jianbao.briefing.reading.reading import read_briefing
from tests.audit.test_kinds import written
from tests.conftest import CASES

PASSAGES = yaml.safe_load((CASES / "audit" / "quotients.yaml").read_text("utf-8"))


def told(folder: Path, text: str) -> list[str]:
    """Return what the arithmetic of sentences says of a paper of one passage."""
    folder.mkdir()
    material = Material(read_briefing(written(folder, {"t": text})).briefing)
    found = (*sentence_arithmetic(material), *shares_of_neighbours(material))
    return [finding.text("en") for finding in found]


def test_what_is_right_is_left_alone(tmp_path: Path) -> None:
    found = {
        passage["right"]: told(tmp_path / str(number), passage["right"])
        for number, passage in enumerate(PASSAGES)
    }
    assert {text: words for text, words in found.items() if words} == {}


def test_each_fault_is_told(tmp_path: Path) -> None:
    missed = []
    for number, passage in enumerate(PASSAGES):
        for other, fault in enumerate(passage["wrong"]):
            text = passage["right"]
            for right, wrong in fault.items():
                text = text.replace(right, wrong, 1)
            if not told(tmp_path / f"{number}-{other}", text):
                missed.append(text)
    assert missed == []
