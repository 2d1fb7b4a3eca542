"""The programs that sign and check: OpenSSL and GnuPG. They ask for a passphrase themselves."""

from __future__ import annotations

import subprocess
from pathlib import Path

from msgspec import Struct

from jianbao.document.programs import found_program
from jianbao.messages.archiving import sign_failed, sign_no_tool
from jianbao.messages.errors import BriefingError

OPENSSL, GPG = "openssl", "gpg"
LONGEST_REASON = 300  # characters of what a program says


class SignError(BriefingError):
    """The signing tool is not installed, or it failed, or a time stamp was not given."""


class Ended(Struct, frozen=True):
    """How a program ended: whether well, what it wrote, and what it says of its faults."""

    is_good: bool
    output: str
    reason: str


def run(tool: str, words: list[str | Path]) -> Ended:
    """Run a program without a shell. Raises SignError where it is not installed."""
    program = found_program(tool)
    if not program:
        raise SignError([sign_no_tool(tool=tool)])
    ended = subprocess.run([program, *map(str, words)], capture_output=True, check=False)
    lines = ended.stderr.decode("utf-8", "replace").strip().splitlines()
    reason = "; ".join(lines)[:LONGEST_REASON] or str(ended.returncode)
    return Ended(ended.returncode == 0, ended.stdout.decode("utf-8", "replace"), reason)


def run_well(tool: str, words: list[str | Path]) -> str:
    """Run a program and return its output. Raises SignError where it fails."""
    ended = run(tool, words)
    if not ended.is_good:
        raise SignError([sign_failed(tool=tool, reason=ended.reason)])
    return ended.output
