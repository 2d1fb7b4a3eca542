"""Every file that somebody gives: a regular one, within bounds, or why not."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from jianbao.messages.opening import (
    FileRefusedError,
    FileTooLargeError,
    read_file,
    reason_of,
)

LIMIT = 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


def test_a_file_is_read(folder: Path) -> None:
    for data in (b"", b"text", bytes(LIMIT)):
        (folder / "file").write_bytes(data)
        assert read_file(folder / "file", LIMIT) == data
        assert read_file(folder / "file", LIMIT, within=folder) == data


def pipe(path: Path) -> None:
    os.mkfifo(path)


def opened_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def chain(path: Path) -> None:
    """Links that end at a file, but in another folder."""
    outside = path.parent.parent / "outside"
    outside.write_text("secret")
    (path.parent / "between").symlink_to("../outside")
    path.symlink_to("between")


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (pipe, "pipe"),
    "a socket": (opened_socket, "pipe"),
    "a folder": (Path.mkdir, "directory"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "leads out"),
    "a link to itself": (loop, "link"),
    "a link that leads out": (chain, "leads out"),
    "a link to nothing": (lambda path: path.symlink_to("nothing"), "No such file"),
    "nothing": (lambda path: None, "No such file"),
    "ten gigabytes": (sparse, "larger"),
    "a byte too many": (lambda path: path.write_bytes(bytes(LIMIT + 1)), "larger"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_file_of_the_folder_is_refused(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    make, reason = REFUSED[name]
    make(folder / "file")
    with pytest.raises(OSError) as error:
        read_file(folder / "file", LIMIT, within=folder)
    told = reason_of(error.value)
    assert reason.lower() in told.en.lower()
    assert told.zh != told.en


def test_a_device_is_refused_where_any_place_may_be_read() -> None:
    for device in ("/dev/zero", "/dev/null", "/dev/tty"):
        if Path(device).exists():
            with pytest.raises(FileRefusedError):
                read_file(Path(device), LIMIT)


def test_a_folder_of_links_leads_nowhere_else(tmp_path: Path, folder: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_text("text")
    (folder / "sections").symlink_to("../elsewhere")
    with pytest.raises(FileRefusedError):
        read_file(folder / "sections/file", LIMIT, within=folder)
    (tmp_path / "link").symlink_to("folder")
    (folder / "own").write_text("text")
    (folder / "alias").symlink_to("own")
    assert read_file(tmp_path / "link/alias", LIMIT, within=tmp_path / "link") == b"text"


def test_a_file_that_says_nothing_of_its_size_is_read_to_the_limit() -> None:
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("no /proc here")  # only Linux has files that say nothing of their size
    assert read_file(status, 1_000_000)
    with pytest.raises(FileTooLargeError) as error:
        read_file(status, 10)
    assert error.value.limit == 10


def test_no_permission_is_told(folder: Path) -> None:
    assert reason_of(PermissionError(errno.EACCES, "Permission denied")).zh == "没有读取权限"
    assert reason_of(OSError(errno.EIO, "Input/output error")).zh == "Input/output error"
    with pytest.raises(ValueError) as error:
        read_file(folder / "a\0b", LIMIT)
    assert reason_of(error.value).en == "no file can have this name"
