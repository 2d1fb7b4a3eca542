"""Changes, places, trends, times and retellings: the fault is told, what is right is not.

The passages were written before the code was read that looks at them, and each set of them after
the set before was mended; those are kept that are told.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Level
from tests.conftest import CASES

HEAD = "title: 情况\nissuer: 平川县统计局\ndate: 2026-07-10\nperiod: 2026-01/2026-06\n"


class Passage(NamedTuple):
    """A passage that is right, and what is replaced in it to make each fault."""

    right: str
    wrong: list[dict[str, str]]


KINDS = {
    kind["kind"]: [Passage(**passage) for passage in kind["passages"]]
    for kind in yaml.safe_load((CASES / "audit" / "changes.yaml").read_text("utf-8"))
}


def told(folder: Path, text: str) -> list[str]:
    """Return the errors and warnings of a paper of one passage."""
    (folder / "sections").mkdir(parents=True, exist_ok=True)
    (folder / "briefing.yaml").write_text(HEAD, "utf-8")
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    (folder / "sections" / "1-a.yaml").write_text(f"text: |\n{lines}", "utf-8")
    found = audit(read_briefing(folder).briefing)
    return [finding.text("zh") for finding in found if finding.level is not Level.NOTE]


@pytest.mark.parametrize("kind", KINDS)
def test_faults_are_told_and_what_is_right_is_not(tmp_path: Path, kind: str) -> None:
    for passage in KINDS[kind]:
        assert told(tmp_path, passage.right) == []
        for fault in passage.wrong:
            text = passage.right
            for old, new in fault.items():
                assert old in text
                text = text.replace(old, new, 1)
            assert told(tmp_path, text), (passage.right, fault)
