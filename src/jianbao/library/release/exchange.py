"""Two names exchanged in one step, where the system can do that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = -100  # AT_FDCWD: names are meant from the process's own folder
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places; False, and nothing is done, where the system cannot.

    No library of Python has it: renameat2 (Linux 3.15, glibc 2.28) and renamex_np (macOS 10.12).
    A file system may refuse it even there, such as NFS.
    """
    try:
        import ctypes

        system = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "linux":
            return int(system.renameat2(HERE, first, HERE, second, EXCHANGE)) == 0
        if sys.platform == "darwin":
            return int(system.renamex_np(first, second, EXCHANGE)) == 0
    except (ImportError, OSError, AttributeError, TypeError):
        return False
    return False
