"""Files put in place together: a dead run's list is finished, and nothing outside is moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianbao.library.release import putting
from jianbao.library.release.files import change_files
from jianbao.library.release.manifest import digest
from jianbao.library.release.staging import tidy
from jianbao.library.sources import read
from tests.helpers.killed import CHANGES, TREE, tree

LEFT = ".jianbao-abcdefgh"


def write_tree(folder: Path, files: dict[str, str]) -> None:
    """Write text files, by names with slashes."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def left(folder: Path, listed: object, files: dict[str, str]) -> Path:
    """Put what a killed run may leave into a folder."""
    write_tree(folder / LEFT, files)
    (folder / LEFT).mkdir(exist_ok=True)
    (folder / LEFT / putting.TO_DO).write_text(json.dumps(listed), "utf-8")
    return folder / LEFT


def test_a_paper_is_read_as_a_killed_run_was_to_leave_it(tmp_path: Path) -> None:
    paper = tmp_path / "b"
    write_tree(paper, {
        "briefing.yaml": "title: 题\nissuer: 院\ndate: 2026-01-15\nperiod: 2025\n",
        "sections/1.yaml": "heading: 甲\ntext: 已换。\n",
        "sections/2.yaml": "heading: 乙\ntext: 旧。\n",
    })  # fmt: skip
    old = (paper / "sections/2.yaml").read_bytes()
    new = "heading: 乙\ntext: 新。\n"
    listed = {
        "sections/1.yaml": ["gone", "new"],
        "sections/2.yaml": [digest(old), digest(new.encode())],
    }
    left(paper, listed, {"new/sections/2.yaml": new})
    assert read(paper).sources["sections/2.yaml"] == new.encode()
    assert not (paper / LEFT).exists()


def test_what_somebody_changed_since_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    left(tmp_path, {"a": [digest(b"before"), digest(b"new")]}, {"new/a": "new"})
    tidy(tmp_path)
    assert tree(tmp_path) == {"a": b"mine"}


@pytest.mark.parametrize(
    "listed",
    [
        {"../out/a": ["", "x"]}, {"/tmp/a": ["", ""]}, {"out/a": [digest(b"secret"), ""]}, [], 7,
        {"a": "x"}, {"": ["", ""]}, {"a\0": ["", "x"]}, {"new/../../out/a": ["", ""]},
    ],
)  # fmt: skip
def test_a_list_that_is_not_ours_moves_nothing(listed: object, tmp_path: Path) -> None:
    write_tree(tmp_path, {"out/a": "secret", "in/a": "mine"})
    (tmp_path / "in/out").symlink_to("../out")
    left(tmp_path / "in", listed, {"new/a": "new", "new/out/a": "new"})
    tidy(tmp_path / "in")
    assert tree(tmp_path / "out") == {"a": b"secret"}
    assert (tmp_path / "in/a").read_text() == "mine"
    assert not (tmp_path / "in" / LEFT).exists()


@pytest.mark.parametrize("folder", ["new", "old", "before"])
def test_nothing_is_fetched_through_a_link(folder: str, tmp_path: Path) -> None:
    write_tree(tmp_path, {"out/key": "secret", "in/mine": "mine"})
    staged = left(tmp_path / "in", {"key": ["", "x"]}, {})
    (staged / folder).symlink_to("../../out")
    tidy(tmp_path / "in")
    assert tree(tmp_path) == {"out/key": b"secret", "in/mine": b"mine"}


def test_what_cannot_be_put_takes_all_back(tmp_path: Path) -> None:
    before = {name: data for name, data in TREE.items() if name != "a"}
    write_tree(tmp_path, {name: data.decode() for name, data in before.items()})
    (tmp_path / "annexes").write_text("a file")
    with pytest.raises(OSError):
        change_files(tmp_path, CHANGES)
    (tmp_path / "annexes").unlink()
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError):
        change_files(tmp_path, CHANGES)
    assert tree(tmp_path) == before
    assert not (tmp_path / "annexes").exists()
