"""Single files: written so that they have reached the disk, and named twice."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path


def write_through(path: Path, data: bytes) -> None:
    """Write a file and see to it that it has reached the disk; a full disk shows here."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def keep_names(folder: Path) -> None:
    """See to it that the names in a folder have reached the disk, where the system can (POSIX)."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # not every file system takes it for a folder
                os.fsync(handle)
        finally:
            os.close(handle)


def same_file(source: Path, target: Path) -> None:
    """Give a file another name: a second one of its own where the disk can, else of a copy."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
        return
    try:
        os.link(source, target)
    except OSError:
        if not source.is_file():
            raise
        shutil.copy2(source, target)
