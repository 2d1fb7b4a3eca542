"""Writing a release's files: all of them or none, and never over somebody's own work."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from pathlib import Path

from jianbao.library.release.manifest import LARGEST_MANIFEST, MANIFEST, digest
from jianbao.messages.opening import read_file


def write_files(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Write `files` into `folder`; return the names that edited files were moved to.

    Everything is first written whole beside its place. Then the files are put in place, the last
    one (the manifest) last; where one cannot be, those before it are taken back. A file that
    somebody changed since the last build is not lost: it is kept under another name.

    Raises OSError; what was in `folder` before is then still there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jianbao-", dir=folder) as name:
        staged = Path(name)
        for file, data in files.items():
            _write_through(staged / file, data)
        edited = _edited(folder, files)
        kept = [_keep(folder / file) for file in edited]
        _put_in_place(staged, folder, list(files))
    return kept


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` into `folder`, all or none, the last one last; what was there is replaced.

    Raises OSError; what was in `folder` before is then still there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jianbao-", dir=folder) as name:
        for file, data in files.items():
            _write_through(Path(name) / file, data)
        _put_in_place(Path(name), folder, list(files))


def left_over(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Return the files of an earlier build in `folder` that `files` will not replace."""
    return [name for name in _listed(folder) if name not in files and (folder / name).is_file()]


def _listed(folder: Path) -> dict[str, str]:
    """Return the digests of the files that the manifest in `folder` lists, by name."""
    try:
        manifest = json.loads(read_file(folder / MANIFEST, LARGEST_MANIFEST, within=folder))
        return {str(entry["name"]): str(entry["sha256"]) for entry in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _write_through(path: Path, data: bytes) -> None:
    """Write a file and see to it that it has reached the disk; a full disk shows here."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(staged: Path, folder: Path, names: list[str]) -> None:
    before = staged / "before"
    before.mkdir()
    done: list[str] = []
    try:
        for name in names:
            if (folder / name).exists():
                shutil.copy2(folder / name, before / name)
            done.append(name)
            (staged / name).replace(folder / name)
    except BaseException:
        for name in done:
            _take_back(before / name, folder / name)
        raise


def _take_back(before: Path, path: Path) -> None:
    with contextlib.suppress(OSError):  # the error that led here is the one to report
        if before.exists():
            before.replace(path)
        else:
            path.unlink(missing_ok=True)


def _edited(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Return which of the files about to be replaced are not as the last build left them."""
    left = _listed(folder)
    edited = []
    for name, data in files.items():
        path = folder / name
        if name != MANIFEST and path.is_file():
            now = digest(path.read_bytes())
            if now not in (left.get(name), digest(data)):
                edited.append(name)
    return edited


def _keep(path: Path) -> str:
    """Copy an edited file to a free name beside it: name.edited-1.docx."""
    number = 1
    while (kept := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")).exists():
        number += 1
    shutil.copy2(path, kept)
    return kept.name
