"""The names of what a killed run may have left in a folder."""

from __future__ import annotations

from jianbao.document.patterns import pattern

PREFIX = ".jianbao-"
STRAY = pattern(r"\.jianbao-[a-z0-9_]{8}", needs=PREFIX)  # as tempfile names them


def is_stray(name: str) -> bool:
    """Return whether a file or folder of this name is one of ours that should not stay."""
    return bool(STRAY.fullmatch(name))
