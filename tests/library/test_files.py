"""Writing a release: all files or none, and nobody's own work is lost."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from jianbao.cli import main
from jianbao.library.release.files import write_files
from jianbao.library.release.manifest import MANIFEST, digest
from tests.conftest import CASES, ROOT

NAMES = ("a.docx", "a.pdf")


def release(word: str, names: tuple[str, ...] = NAMES) -> dict[str, bytes]:
    """Return files with a manifest that is true, the manifest last."""
    files = {name: f"{word} of {name}".encode() for name in names}
    entries = [{"name": name, "sha256": digest(data)} for name, data in files.items()]
    return {**files, MANIFEST: json.dumps({"files": entries}).encode()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the output of an earlier build."""
    assert write_files(tmp_path / "a", release("old")) == []
    return tmp_path / "a"


def fail_on(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, call: int, error: BaseException
) -> None:
    """Let the given call of a function raise, counted from 1; the others work."""
    calls: list[None] = []
    works = getattr(owner, name)

    def sometimes(*arguments: Any, **named: Any) -> Any:
        calls.append(None)
        if len(calls) == call:
            raise error
        return works(*arguments, **named)

    monkeypatch.setattr(owner, name, sometimes)


def test_writes_into_a_new_folder(tmp_path: Path) -> None:
    files = release("new")
    assert write_files(tmp_path / "deep" / "a", files) == []
    assert contents(tmp_path / "deep" / "a") == files


def test_replaces_what_it_wrote_itself(folder: Path) -> None:
    assert write_files(folder, release("new")) == []
    assert contents(folder) == release("new")


def test_leaves_other_files_alone(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"mine")
    write_files(folder, release("new"))
    assert contents(folder) == {**release("new"), "notes.txt": b"mine"}


def test_the_manifest_is_put_in_place_last(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[str] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        placed.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    write_files(folder, release("new"))
    assert placed == [*NAMES, MANIFEST]


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_failed_rename_brings_the_old_files_back(
    call: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on(monkeypatch, Path, "replace", call, PermissionError(errno.EACCES, "open in Word"))
    with pytest.raises(PermissionError):
        write_files(folder, release("new"))
    assert contents(folder) == release("old")


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_failed_first_build_leaves_nothing(
    call: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on(monkeypatch, Path, "replace", call, PermissionError(errno.EACCES, "no"))
    with pytest.raises(PermissionError):
        write_files(tmp_path, release("new"))
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_full_disk_leaves_the_old_files(
    call: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on(monkeypatch, os, "fsync", call, OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(OSError, match="No space left"):
        write_files(folder, release("new"))
    assert contents(folder) == release("old")


def test_an_interruption_brings_the_old_files_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_on(monkeypatch, Path, "replace", 2, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_files(folder, release("new"))
    assert contents(folder) == release("old")


def test_a_folder_where_a_file_should_be(folder: Path) -> None:
    (folder / "a.pdf").unlink()
    (folder / "a.pdf").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_files(folder, release("new"))
    assert (folder / "a.docx").read_bytes() == release("old")["a.docx"]
    assert sorted(path.name for path in folder.iterdir()) == ["a.docx", "a.pdf", MANIFEST]


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    with pytest.raises(OSError, match=r"a\.pdf"):
        write_files(folder / "a.pdf", release("new"))
    assert contents(folder) == release("old")


# ---- somebody's own work


def test_an_edited_file_is_kept(folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"edited")
    assert write_files(folder, release("new")) == ["a.edited-1.docx"]
    assert contents(folder) == {**release("new"), "a.edited-1.docx": b"edited"}


def test_a_second_edited_file_gets_another_name(folder: Path) -> None:
    for number, text in enumerate((b"first", b"second"), 1):
        (folder / "a.docx").write_bytes(text)
        assert write_files(folder, release(f"build {number}")) == [f"a.edited-{number}.docx"]
    assert (folder / "a.edited-1.docx").read_bytes() == b"first"
    assert (folder / "a.edited-2.docx").read_bytes() == b"second"


def test_an_edit_that_the_new_build_makes_itself_is_not_kept(folder: Path) -> None:
    (folder / "a.docx").write_bytes(release("new")["a.docx"])
    assert write_files(folder, release("new")) == []


def test_an_edited_file_survives_a_failed_build(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.docx").write_bytes(b"edited")
    fail_on(monkeypatch, Path, "replace", 3, PermissionError(errno.EACCES, "no"))
    with pytest.raises(PermissionError):
        write_files(folder, release("new"))
    assert (folder / "a.docx").read_bytes() == b"edited"


def test_a_deleted_file_is_made_again(folder: Path) -> None:
    (folder / "a.docx").unlink()
    assert write_files(folder, release("new")) == []
    assert contents(folder) == release("new")


def test_an_edited_file_survives_a_partial_build(folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"edited")
    write_files(folder, release("new", names=("a.pdf",)))
    write_files(folder, release("newer"))
    assert b"edited" in contents(folder).values()


@pytest.mark.parametrize("manifest", [None, b"", b"[]", b'{"files": [{}]}', b"\xff"])
def test_without_a_manifest_nothing_is_lost(manifest: bytes | None, folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"edited")
    (folder / MANIFEST).unlink()
    if manifest is not None:
        (folder / MANIFEST).write_bytes(manifest)
    write_files(folder, release("new"))
    assert b"edited" in contents(folder).values()


def test_files_of_an_earlier_build_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    folder = str(CASES / "good/minimal")
    assert main(["build", folder, "--to", "docx", "--out", str(tmp_path)]) == 0
    assert main(["build", folder, "--to", "pdf", "--out", str(tmp_path)]) == 0
    assert "minimal.docx is of an earlier build" in capsys.readouterr().err
    assert (tmp_path / "minimal/minimal.docx").exists()
