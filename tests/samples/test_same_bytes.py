"""The same input gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"},
)


def build_in(
    folder: Path, surroundings: dict[str, str], umask: int, *words: str
) -> dict[str, bytes]:
    """Build a copy of the repository's briefing in `folder` and return the files' bytes."""
    for name in ("briefings", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    subprocess.run(
        [sys.executable, "-m", "jianbao", "build", *words],
        cwd=folder, check=True, capture_output=True, umask=umask,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **surroundings},
    )  # fmt: skip
    made = folder / "output"
    return {path.relative_to(made).as_posix(): path.read_bytes() for path in made.glob("*/*")}


@pytest.mark.parametrize("words", [(), ("--embed-fonts",), ("--to", "docx,ofd")])
def test_two_builds_give_the_same_bytes(tmp_path: Path, words: tuple[str, ...]) -> None:
    first = build_in(tmp_path / "one", SURROUNDINGS[0], 0o022, *words)
    second = build_in(tmp_path / "another folder", SURROUNDINGS[1], 0o077, *words)
    assert {"pingxiang-2022/manifest.json", "pingxiang-2022/pingxiang-2022.docx"} <= set(first)
    assert [name for name in first if first[name] != second[name]] == []


def test_source_date_epoch_dates_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    files = build_in(tmp_path / "dated", {}, 0o022)
    assert b"D:20231114221320Z" in files["pingxiang-2022/pingxiang-2022.pdf"]
    assert b"2023-11-14T22:13:20" in files["pingxiang-2022/manifest.json"]
