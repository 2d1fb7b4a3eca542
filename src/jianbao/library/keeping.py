"""What a command compiled is kept for the next one, as Python keeps what it compiles."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from jianbao.document.kept import SHELF


def keep_expressions() -> None:
    """Write the expressions that had to be compiled; where Python may not, or cannot, nothing."""
    if not SHELF.missed or sys.dont_write_bytecode:
        return
    if not os.access(Path(SHELF.path).parent, os.W_OK):
        return  # before all are compiled once more to be taken apart
    staged, data = Path(f"{SHELF.path}.{os.getpid()}"), SHELF.data()
    with suppress(OSError):
        staged.write_bytes(data)
        staged.replace(SHELF.path)
