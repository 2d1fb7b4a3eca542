"""What an editor's eye finds: passages in a right and in a false version, one section each.

All of them are one paper: that costs one reading, and they must not disturb each other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Finding, Level
from tests.conftest import CASES

PASSAGES = yaml.safe_load((CASES / "audit" / "editors.yaml").read_text("utf-8"))
HEAD = "title: 情况\nissuer: 某单位\ndate: 2026-07-10\nperiod: 2026-01/2026-06\n"


def told(folder: Path, texts: list[str]) -> list[Finding]:
    """Return the errors and warnings of one paper, of which each text is a section."""
    (folder / "sections").mkdir()
    (folder / "briefing.yaml").write_text(HEAD, "utf-8")
    for number, text in enumerate(texts, 100):
        lines = "".join(f"  {line}\n\n" for line in text.split("\n"))
        (folder / "sections" / f"{number}-a.yaml").write_text(f"text: |\n{lines}", "utf-8")
    found = audit(read_briefing(folder).briefing)
    return [f for f in found if f.level is not Level.NOTE and f.code != "not-in-ledger"]


def test_right_passages_are_left_alone(tmp_path: Path) -> None:
    found = told(tmp_path, list(dict.fromkeys(each["right"] for each in PASSAGES)))
    assert [f"{f.code}: {f.text('zh')} {f.sentence}" for f in found] == []


def false_ones() -> list[tuple[str, str]]:
    """Return each false version with what the finding must show."""
    return [
        (each["right"].replace(old, new, 1), each.get("code", ""))
        for each in PASSAGES
        for old, new in each["wrong"].items()
    ]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    texts = [text for text, _ in false_ones()]
    codes: dict[str, set[str]] = {}
    for finding in told(tmp_path_factory.mktemp("false"), texts):
        if finding.place is not None:
            codes.setdefault(Path(finding.place.file).name[:3], set()).add(finding.code)
    return codes


@pytest.mark.parametrize("number", range(len(false_ones())))
def test_false_passages_are_told(found: dict[str, set[str]], number: int) -> None:
    assert false_ones()[number][1] in found.get(str(100 + number), set())


def test_every_false_one_says_its_code() -> None:
    unsaid: list[Any] = [each for each in PASSAGES if not each.get("code")]
    assert unsaid == []
