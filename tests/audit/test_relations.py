"""What sentences, paragraphs and lists claim of each other, as they stand in papers of offices.

Many passages stand in one paper, each in a section of its own: right, there is nothing to tell;
wrong, each has its finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Level
from tests.audit.test_kinds import written
from tests.conftest import CASES

IN_A_PAPER = 32
BATCHES = sorted((CASES / "audit" / "relations").glob("*.yaml"))


def passages(batch: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load(batch.read_text("utf-8")))


def faulty(passages: list[dict[str, Any]]) -> Iterator[str]:
    """Yield each passage with its first fault, then with its second one: they stand far apart."""
    for place in range(max(len(passage["wrong"]) for passage in passages)):
        for passage in passages:
            for fault in passage["wrong"][place : place + 1]:
                text = passage["right"]
                for old, new in fault.items():
                    assert text.count(old) >= 1, fault
                    text = text.replace(old, new, 1)
                yield text


def told(folder: Path, texts: list[str]) -> dict[str, list[str]]:
    """Return what is told of each text: errors and warnings, but for numbers that are typed."""
    found: dict[str, list[str]] = {}
    for paper, first in enumerate(range(0, len(texts), IN_A_PAPER)):
        (folder / str(paper)).mkdir()
        found |= told_of_paper(folder / str(paper), texts[first : first + IN_A_PAPER])
    return found


def told_of_paper(folder: Path, texts: list[str]) -> dict[str, list[str]]:
    written(folder, {"t": "工作情况如下。"})
    for number, text in enumerate(texts, 1):
        indented = "".join(f"  {line}\n\n" for line in text.split("\n"))
        file = folder / "sections" / f"{number + 1}-a.yaml"
        file.write_text(f"text: |\n{indented}", "utf-8")
    found: dict[str, list[str]] = {}
    for finding in audit(read_briefing(folder).briefing):
        if finding.level is not Level.NOTE and finding.code != "not-in-ledger" and finding.place:
            number = int(Path(finding.place.file).name.partition("-")[0]) - 2
            found.setdefault(texts[number], []).append(finding.text("zh"))
    return found


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.stem)
def test_what_is_right_is_left_alone(tmp_path: Path, batch: Path) -> None:
    texts = [passage["right"] for passage in passages(batch)]
    assert told(tmp_path, texts) == {}


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.stem)
def test_each_fault_is_told(tmp_path: Path, batch: Path) -> None:
    texts = list(faulty(passages(batch)))
    found = told(tmp_path, texts)
    assert [text for text in texts if text not in found] == []
