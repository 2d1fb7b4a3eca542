"""Where files are written before they are put in place, and what a killed run left there.

A folder of our own name lies beside what is to be written. Whoever writes holds a lock on the
folder around it, which ends with the process: what lies there under the lock is a dead run's, and
goes. Where a system has no such locks, it goes after a day.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jianbao.library.release.putting import finish
from jianbao.library.release.strays import PREFIX, is_stray
from jianbao.messages.opening import IS_NO_FILE, IS_NO_FOLDER, FileRefusedError

LOCK = ".lock"  # of a folder, while something is done that takes long
BEFORE = "before"  # inside: what was in the place of what is written, under its own name
PATIENCE = 20.0  # seconds that another run is waited for, which writes within one
A_DAY = 24 * 3600.0


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Yield an empty folder inside `folder`, on the same disk, that is gone afterwards.

    `folder` is made where it is missing, and nobody else of ours writes in it meanwhile. Raises
    OSError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise FileRefusedError(IS_NO_FOLDER, folder) from None
    with only_writer(folder) as alone:
        sweep(folder, alone)
        staged = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        try:
            yield staged
        finally:
            _remove(staged)


@contextmanager
def only_writer(folder: Path) -> Iterator[bool]:
    """Let no other run write in a folder; yield whether the system can promise that.

    Raises BlockingIOError where another run goes on writing there for too long.
    """
    handle = _locked(folder)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def sweep(folder: Path, alone: bool) -> None:
    """Remove what runs that were killed have left in a folder; what they had moved goes back."""
    for path in sorted(folder.glob(f"{PREFIX}*")):
        with suppress(OSError):
            if is_stray(path.name) and (alone or time.time() - path.lstat().st_mtime > A_DAY):
                _remove(path)


def tidy(*folders: Path) -> None:
    """Remove what killed runs have left in folders where this one has nothing to write."""
    for folder in folders:
        with suppress(OSError):
            if any(is_stray(path.name) for path in folder.iterdir()):
                with only_writer(folder) as alone:
                    sweep(folder, alone)


@contextmanager
def only_program(lock: Path) -> Iterator[None]:
    """Hold the lock file of what takes long, such as sending mail; the system ends it, too.

    Raises BlockingIOError (on Windows PermissionError) where another process holds it, OSError
    where it is no file.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(lock, flags, 0o666), "r+b") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileRefusedError(IS_NO_FILE, lock)
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _remove(staged: Path) -> None:
    """Remove a staging folder; what was moved into it and has no other place goes back first.

    What was begun to be put in place is finished. Raises OSError where that cannot be; it stays.
    """
    if not staged.is_symlink() and staged.is_dir():
        finish(staged)
        before = staged / BEFORE
        ours = before.is_dir() and not before.is_symlink()
        for path in sorted(before.iterdir()) if ours else ():
            if not os.path.lexists(place := staged.parent / path.name):
                path.rename(place)
        shutil.rmtree(staged, ignore_errors=True)
    else:
        staged.unlink(missing_ok=True)


def _locked(folder: Path) -> int | None:
    """Return a handle that holds a folder's lock; None where there are no such locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    end = time.monotonic() + PATIENCE
    while True:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), folder.stat()):  # not exchanged meanwhile
                return handle
        except BlockingIOError:
            if time.monotonic() > end:
                os.close(handle)
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), folder) from None
            time.sleep(0.02)
        except OSError:
            os.close(handle)
            return None
        os.close(handle)
