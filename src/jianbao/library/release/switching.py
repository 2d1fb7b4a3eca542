"""A release is switched as a whole folder: at no moment do its files and manifest disagree."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from jianbao.library.release.disk import keep_names, same_file, write_through
from jianbao.library.release.exchange import exchange
from jianbao.library.release.files import free_name, is_edited, listed
from jianbao.library.release.staging import BEFORE, LOCK, only_program, only_writer, staging
from jianbao.library.release.strays import is_stray
from jianbao.messages.opening import IS_LINK, FileRefusedError


def switch_folder(target: Path, files: dict[str, bytes]) -> list[str]:
    """Let `target` be a folder of `files`; return the names that edited files were moved to.

    A folder beside it gets the files and all else that lies in `target`, such as what was printed
    and mailed; then both change places in one step. Where the system cannot do that, there is a
    moment without any folder, and the next run brings the old one back if it was the last one.
    A file that somebody changed since the last build is not lost: it is kept under another name.

    Raises OSError; what was there before is then still there.
    """
    if target.is_symlink():
        raise FileRefusedError(IS_LINK, target)
    with staging(target.parent) as staged:
        made = staged / target.name
        made.mkdir()
        for name, data in files.items():
            write_through(made / name, data)
        if not os.path.lexists(target):
            made.rename(target)
            return []
        with _nobody_inside(target):
            kept = _take_over(target, made, files)
            shutil.copymode(target, made)
            keep_names(made)
            _switch(made, target, staged)
        keep_names(target.parent)
    return kept


def _switch(made: Path, target: Path, staged: Path) -> None:
    if exchange(made, target):
        return
    before = staged / BEFORE
    before.mkdir()
    try:  # where this fails or is killed, what was moved goes back (staging.py)
        target.rename(before / target.name)
        made.rename(target)
    finally:
        if not os.path.lexists(target):
            (before / target.name).rename(target)


def _take_over(target: Path, made: Path, files: dict[str, bytes]) -> list[str]:
    """Give everything else in a release's folder a name in the new one; return edited files'."""
    left, kept = listed(target), []
    taken = {*files, *(path.name for path in target.iterdir())}
    for path in sorted(target.iterdir()):
        name = path.name
        if name in files:
            if not is_edited(path, files[name], left.get(name)):
                continue
            kept.append(name := free_name(name, taken))
            taken.add(name)
        if not is_stray(path.name):
            _link(path, made / name)
    return kept


def _link(source: Path, target: Path) -> None:
    """Give a file, or each file of a folder, a second name."""
    if source.is_symlink() or not source.is_dir():
        same_file(source, target)
        return
    for place, folders, names in os.walk(source):
        folder = target / Path(place).relative_to(source)
        folder.mkdir()
        folders[:] = [name for name in folders if not is_stray(name)]
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in [*links, *names]:
            same_file(Path(place) / name, folder / name)
        folders[:] = [name for name in folders if name not in links]
        shutil.copystat(place, folder)


@contextmanager
def _nobody_inside(target: Path) -> Iterator[None]:
    """Wait for who prints or archives in a folder below `target`; refuse where one is mailed."""
    with ExitStack() as held:
        for path in sorted(target.iterdir()):
            if not path.is_symlink() and path.is_dir():
                held.enter_context(only_writer(path))
                if os.path.lexists(path / LOCK):
                    held.enter_context(only_program(path / LOCK))
        yield
