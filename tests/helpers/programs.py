"""Programs that only the tests need. Where one is missing, the test is skipped with the reason.

Under CI it fails instead: a person without the program may still run the rest; CI may not.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
SET_UP = ROOT / "tests/run.sh"
ADMINISTRATOR = "/usr/sbin:/usr/local/sbin"
"""Where servers are kept, which not everybody has in the search path."""


def packages() -> dict[str, str]:
    """Return the Debian package of each program or file that the set-up installs."""
    (table,) = re.findall(r"^programs='\n(.*?)^'", SET_UP.read_text("utf-8"), re.S | re.M)
    return dict(line.split() for line in table.splitlines())


def require(program: str) -> str:
    """Return where a program is; where it is missing, end the test."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:{ADMINISTRATOR}")
    return found or end_for_want_of(program, f"apt-get install {packages()[program]}")


def end_for_want_of(what: str, install: str) -> NoReturn:
    """Skip the test, or let it fail under CI, and say what is missing and how to get it."""
    message = f"{what} is missing; install it: {install}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)  # a person may run the rest without it; CI, above, may not
