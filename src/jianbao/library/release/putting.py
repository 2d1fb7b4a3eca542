"""Several files are put in place together: a run killed between two is finished by the next.

The files lie whole in a staging folder, with a list of what is to be done; only then is the first
one moved. Whoever finds such a list in a dead run's folder does what it still says (staging.py).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from jianbao.library.release.disk import keep_names, same_file, write_through
from jianbao.library.release.manifest import LARGEST_FILE, LARGEST_MANIFEST, digest
from jianbao.messages.opening import FileRefusedError, read_file

TO_DO = "to-do.json"  # name -> digests of the file before and after; "" where there is none
NEW, OLD = "new", "old"  # folders beside it, of the same names
NO_FILE = "no file"  # in place of a digest


def put(staged: Path, folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Put files into a folder, by names with slashes, in their order; None is taken away.

    `staged` is a staging folder inside `folder`. Permissions stay. Raises OSError; everything is
    then as it was.
    """
    to_do = {
        name: (_digest(folder / name), "" if data is None else digest(data))
        for name, data in files.items()
    }
    for name, data in files.items():
        if data is not None:
            (staged / NEW / name).parent.mkdir(parents=True, exist_ok=True)
            write_through(staged / NEW / name, data)
            if to_do[name][0] not in ("", NO_FILE):
                shutil.copymode(folder / name, staged / NEW / name)
    write_through(staged / f"{TO_DO}.part", msgspec.json.encode(to_do))
    (staged / f"{TO_DO}.part").rename(staged / TO_DO)
    _move(staged, folder, list(files))
    for place in {(folder / name).parent for name in files}:
        with suppress(OSError):  # what was in it may have been all there was
            keep_names(place)


def finish(staged: Path) -> None:
    """Do what a run that was killed had still to do, but where somebody changed a file since.

    Nothing outside of the folder around `staged` is touched, whatever is listed. Raises OSError.
    """
    if not os.path.lexists(staged / TO_DO):
        return
    try:
        data = read_file(staged / TO_DO, LARGEST_MANIFEST, within=staged)
        listed = msgspec.json.decode(data, type=dict[str, tuple[str, str]])
    except (FileRefusedError, ValueError, msgspec.MsgspecError):  # the last is none of msgspec 0.19
        return  # not of ours
    folder = staged.parent
    for name, (before, after) in listed.items():
        if not _is_inside(staged, name) or _digest(folder / name) not in (before, ""):
            continue
        if os.path.lexists(staged / NEW / name) or not after:
            _step(staged, folder, name)


def _move(staged: Path, folder: Path, names: list[str]) -> None:
    done: list[str] = []
    try:
        for name in names:
            done.append(name)
            _step(staged, folder, name)
    except BaseException:
        for name in done:
            with suppress(OSError):  # the error that led here is the one to report
                _undo(staged, folder, name)
        (staged / TO_DO).unlink()
        raise
    (staged / TO_DO).unlink()


def _step(staged: Path, folder: Path, name: str) -> None:
    """Keep what was there, and move in what is new; the place is never without a file."""
    place, new, old = folder / name, staged / NEW / name, staged / OLD / name
    if os.path.lexists(place):
        old.parent.mkdir(parents=True, exist_ok=True)
        old.unlink(missing_ok=True)
        same_file(place, old)
    if os.path.lexists(new):
        place.parent.mkdir(parents=True, exist_ok=True)
        new.replace(place)
    else:
        place.unlink(missing_ok=True)


def _undo(staged: Path, folder: Path, name: str) -> None:
    """Bring back what was there; what is new stays at hand, in case that this is killed, too."""
    place, new, old = folder / name, staged / NEW / name, staged / OLD / name
    if os.path.lexists(place) and not os.path.lexists(new) and new.parent.is_dir():
        place.rename(new)
    if os.path.lexists(old):
        old.replace(place)
    for parent in list(Path(name).parents)[:-1]:  # those that were made for it alone
        (folder / parent).rmdir()


def _digest(path: Path) -> str:
    """Return the digest of a file, "" where there is none, NO_FILE for all else."""
    if not os.path.lexists(path):
        return ""
    try:
        return digest(read_file(path, LARGEST_FILE, within=path.parent))
    except OSError:
        return NO_FILE


def _is_inside(staged: Path, name: str) -> bool:
    """Return whether a name is one in a folder, and all that is moved for it lies in there."""
    if not name or "\0" in name or ".." in Path(name).parts:
        return False
    tops = (staged.parent, staged / NEW, staged / OLD)
    links = (staged / NEW).is_symlink() or (staged / OLD).is_symlink()
    real = ((top / name).parent.resolve().is_relative_to(top.resolve()) for top in tops)
    return not links and all(real)
