"""Writing files into a folder of somebody's: all of them or none, and never through a link."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Collection, Mapping
from errno import EISDIR
from pathlib import Path, PurePosixPath

from jianbao.library.release.disk import same_file, write_through
from jianbao.library.release.manifest import LARGEST_FILE, LARGEST_MANIFEST, MANIFEST, digest
from jianbao.library.release.putting import put
from jianbao.library.release.staging import only_writer, staging, sweep
from jianbao.messages.opening import (
    IS_LINK,
    IS_NO_FILE,
    FileRefusedError,
    read_file,
)


def write_files(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Write `files` into `folder`; return the names that edited files were moved to.

    Everything is first written whole beside its place. Then the files are put in place, the last
    one (the manifest) last; where one cannot be, those before it are taken back. A file that
    somebody changed since the last time is not lost: it is kept under another name.

    Raises OSError; what was in `folder` before is then still there.
    """
    left = listed(folder)
    with staging(folder) as staged:
        taken, kept = {*files, *(path.name for path in folder.iterdir())}, list[str]()
        for name, data in files.items():
            if os.path.lexists(folder / name) and is_edited(folder / name, data, left.get(name)):
                kept.append(copy := free_name(name, taken))
                taken.add(copy)
                same_file(folder / name, staged / copy)
                (staged / copy).rename(folder / copy)
        put(staged, folder, files)
    return kept


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` into `folder`, all or none, the last one last; what was there is replaced.

    Raises OSError, and for what is there and no file; what was there before is then still there.
    """
    for name in files:
        _check_place(folder / name)
    with staging(folder) as staged:
        put(staged, folder, files)


def change_files(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Change files of a tree, by names with slashes: new ones come, None is taken away.

    All or none, also where this run is killed: the next one finishes what was begun. Permissions
    stay, and links inside the folder. Raises OSError; what was changed before is then as it was.
    """
    real = folder.resolve()
    places = {
        (folder / name).resolve().relative_to(real).as_posix(): data for name, data in files.items()
    }
    with staging(folder) as staged:
        put(staged, folder, places)


def add_files(folder: Path, files: dict[str, bytes]) -> None:
    """Put files of a tree into `folder` where they are not there yet, by names with slashes.

    What is new comes as whole folders, a step each, those of briefings last; one step where
    `folder` itself is new. Where one cannot be put, those before it are taken back.

    Raises OSError; then nothing was written.
    """
    beside = folder if os.path.lexists(folder) else folder.absolute().parent
    if beside is folder:  # a run that made it may have been killed right after that
        with contextlib.suppress(OSError), only_writer(folder.absolute().parent) as alone:
            sweep(folder.absolute().parent, alone)
    with staging(beside) as staged:
        new = staged / "new"
        for name, data in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            write_through(new / name, data)
        if not os.path.lexists(folder):
            new.rename(folder)
            return
        done: list[Path] = []
        try:
            for part in sorted({_new_part(folder, name) for name in files} - {None}, key=_last):
                done.append(Path(part or ""))
                (new / done[-1]).rename(folder / done[-1])
        except BaseException:
            for each in done:
                with contextlib.suppress(OSError):  # the error that led here is the one to report
                    (folder / each).rename(new / each)
            raise


def left_over(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Return the files of an earlier build in `folder` that `files` will not replace."""
    return [name for name in listed(folder) if name not in files and (folder / name).is_file()]


def listed(folder: Path) -> dict[str, str]:
    """Return the digests of the files that the manifest in `folder` lists, by name."""
    try:
        manifest = json.loads(read_file(folder / MANIFEST, LARGEST_MANIFEST, within=folder))
        entries = {str(entry["name"]): str(entry["sha256"]) for entry in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return {name: sha for name, sha in entries.items() if is_plain(name)}


def is_plain(name: str) -> bool:
    """Return whether a name is one of a file in the folder itself, as every release's are."""
    return PurePosixPath(name).name == name and "\0" not in name and len(name) < 256


def is_edited(path: Path, data: bytes, before: str | None) -> bool:
    """Return whether what is about to be replaced by `data` is not as the last build left it.

    `before` is what the manifest says of it. The manifest itself is nobody's work. Raises OSError
    for a folder, which is not replaced.
    """
    kind = path.lstat().st_mode
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), path)
    if path.name == MANIFEST and stat.S_ISREG(kind):
        return False
    try:
        return digest(read_file(path, LARGEST_FILE, within=path.parent)) not in (
            before,
            digest(data),
        )
    except OSError:  # a link, a pipe, ten gigabytes: not ours
        return True


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name for an edited file that nothing has: name.edited-1.docx."""
    path, number = PurePosixPath(name), 1
    while (kept := f"{path.stem}.edited-{number}{path.suffix}") in taken:
        number += 1
    return kept


def _check_place(path: Path) -> None:
    """Refuse to write through a link, or into what is no file. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise FileRefusedError(IS_LINK, path)
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), path)
        if not stat.S_ISREG(kind):
            raise FileRefusedError(IS_NO_FILE, path)


def _new_part(folder: Path, name: str) -> str | None:
    """Return the first part of a name that is not there: a folder's, or the whole of it."""
    path = PurePosixPath(name)
    for part in [*list(path.parents)[-2::-1], path]:
        if not os.path.lexists(folder / part):
            return part.as_posix()
    return None


def _last(part: str | None) -> tuple[bool, str]:
    return (part or "").startswith("briefings"), part or ""
