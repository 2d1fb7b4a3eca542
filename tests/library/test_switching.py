"""A release changes in one step, whatever lies in its folder, and whoever is killed meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jianbao.library.release import staging, switching
from jianbao.library.release.files import add_files, replace_files, write_files
from jianbao.library.release.manifest import MANIFEST
from jianbao.library.release.switching import switch_folder
from jianbao.library.results import writing
from jianbao.messages.errors import WriteError
from tests.conftest import ROOT
from tests.helpers.killed import CARRIED, NEW, OLD, OTHERS, tree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the output of an earlier build."""
    assert switch_folder(tmp_path / "r", OLD) == []
    return tmp_path / "r"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("exchange", [True, False])
def test_all_else_of_the_folder_stays(
    exchange: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(switching, "exchange", lambda _one, _other: False)
    for name, data in OTHERS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "link").symlink_to("/etc/hostname")
    (folder / "print/up").symlink_to("..")
    os.mkfifo(folder / "pipe")
    (folder / "print").chmod(0o750)
    folder.chmod(0o770)
    (folder / "a.pdf").write_bytes(b"edited")
    inode = (folder / "print/sheet.pdf").stat().st_ino
    assert switch_folder(folder, NEW) == ["a.edited-1.pdf"]
    assert switch_folder(folder, NEW) == []
    (folder / "pipe").unlink()
    (folder / "print/up").unlink()
    assert (folder / "link").readlink() == Path("/etc/hostname")
    (folder / "link").unlink()
    assert tree(folder) == {**NEW, **OTHERS, "a.edited-1.pdf": b"edited"}
    assert folder.stat().st_mode & 0o777 == 0o770
    assert (folder / "print").stat().st_mode & 0o777 == 0o750
    assert (folder / "print/sheet.pdf").stat().st_ino == inode
    assert names(folder.parent) == ["r"]


def test_a_link_is_replaced_and_never_written_through(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"somebody's")
    (folder / "a.pdf").unlink()
    (folder / "a.pdf").symlink_to(outside)
    assert switch_folder(folder, NEW) == ["a.edited-1.pdf"]
    (folder / MANIFEST).unlink()
    (folder / MANIFEST).symlink_to(outside)
    assert "manifest.edited-1.json" in switch_folder(folder, NEW)
    assert outside.read_bytes() == b"somebody's"
    assert not (folder / "a.pdf").is_symlink()
    assert (folder / "a.edited-1.pdf").is_symlink()
    (folder / "a.pdf").unlink()
    (folder / "a.pdf").symlink_to(outside)
    with pytest.raises(OSError, match="link"):
        replace_files(folder, NEW)
    assert outside.read_bytes() == b"somebody's"
    (tmp_path / "linked").symlink_to("r")
    with pytest.raises(OSError, match="link"):
        switch_folder(tmp_path / "linked", NEW)


def test_what_cannot_be_switched_stays_as_it_was(folder: Path) -> None:
    (folder / "a.docx").unlink()
    (folder / "a.docx").mkdir()
    with pytest.raises(WriteError) as error, writing(folder):
        switch_folder(folder, NEW)
    assert "a.docx" in error.value.findings[0].text("zh")
    assert "这是文件夹" in error.value.findings[0].text("zh")
    assert tree(folder) == {name: data for name, data in OLD.items() if name != "a.docx"}
    assert names(folder.parent) == ["r"]


def test_who_mails_or_prints_meanwhile_is_not_disturbed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "PATIENCE", 0.05)
    (folder / "mail").mkdir()
    with staging.only_program(folder / "mail/.lock"), pytest.raises(BlockingIOError):
        switch_folder(folder, NEW)
    with staging.staging(folder / "print"), pytest.raises(BlockingIOError):
        switch_folder(folder, NEW)
    with staging.staging(folder.parent), pytest.raises(BlockingIOError):
        switch_folder(folder, NEW)
    assert {name: data for name, data in tree(folder).items() if name in OLD} == OLD
    switch_folder(folder, NEW)


def test_a_lock_is_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("made")
    for name in ("pipe", "link"):
        with pytest.raises(OSError), staging.only_program(tmp_path / name):
            pass
    assert not (tmp_path / "made").exists()


def test_what_killed_runs_left_goes_and_nothing_else(folder: Path) -> None:
    place = folder.parent
    (place / ".jianbao-abcdefgh/before").mkdir(parents=True)
    (place / ".jianbao-abcdefgh/before/moved.txt").write_text("moved")
    (place / ".jianbao-_0123456").write_text("")
    (place / ".jianbao-notes").write_text("mine")
    (place / ".jianbao-zzzzzzzz").symlink_to("r")
    switch_folder(folder, NEW)
    assert names(place) == [".jianbao-notes", "moved.txt", "r"]
    assert tree(folder) == NEW


def test_without_locks_what_is_young_may_be_a_living_run_s(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_locked", lambda _folder: None)
    for name, age in ((".jianbao-abcdefgh", 0), (".jianbao-ijklmnop", 100_000)):
        (folder.parent / name).mkdir()
        past = folder.stat().st_mtime - age
        os.utime(folder.parent / name, (past, past))
    switch_folder(folder, NEW)
    assert names(folder.parent) == [".jianbao-abcdefgh", "r"]


def test_a_part_that_cannot_be_put_takes_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "briefings").write_text("a file")
    with pytest.raises(OSError):
        add_files(tmp_path, CARRIED)
    assert tree(tmp_path) == {"briefings": b"a file"}


def test_edited_files_get_free_names(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(b"one")
    (folder / "a.edited-1.pdf").write_bytes(b"zero")
    assert write_files(folder, NEW) == ["a.edited-2.pdf"]
    assert (folder / "a.edited-1.pdf").read_bytes() == b"zero"
    assert (folder / "a.edited-2.pdf").read_bytes() == b"one"


def test_killed_before_any_step_no_writer_leaves_a_mixture(tmp_path: Path) -> None:
    """Some 260 kills; run again, each makes what it would have made, and nothing stray is left."""
    words = [sys.executable, "-m", "tests.helpers.killed", str(tmp_path)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    came = json.loads(ended.stdout)
    assert [wrong for _, each in came.values() for wrong in each] == []
    assert all(steps > 9 for steps, _ in came.values()), came
