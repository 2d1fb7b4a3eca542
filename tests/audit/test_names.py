"""Files that Windows cannot have, or takes for another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from tests.helpers.briefings import make_briefing

CODES = {"file-name", "file-twin"}


def found(tmp_path: Path, *names: str) -> list[tuple[str, str]]:
    sections = {name: f"heading: {number}\ntext: 文。\n" for number, name in enumerate(names)}
    briefing = read_briefing(make_briefing(tmp_path, sections)).briefing
    findings = audit(briefing)
    return [
        (finding.code, finding.place.file.rpartition("/")[2])
        for finding in findings
        if finding.code in CODES and finding.place
    ]


@pytest.mark.parametrize("name", ["CON", "aux", "com1", "lpt9", "1-a:b", "1-what?", "1-end "])
def test_names_that_windows_does_not_take(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, "1-good", name) == [("file-name", f"{name}.yaml")]


def test_twins(tmp_path: Path) -> None:
    assert found(tmp_path, "1-work", "1-Work") == [("file-twin", "1-work.yaml")]


@pytest.mark.parametrize("name", ["1-con", "console", "1-服务大局", "nul-2", "1-a.b"])
def test_names_that_all_take(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, name) == []
