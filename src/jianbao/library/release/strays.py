"""What a killed run may have left in a folder is looked for by its name; most folders have none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jianbao.document.patterns import pattern

PREFIX = ".jianbao-"
STRAY = pattern(r"\.jianbao-[a-z0-9_]{8}", needs=PREFIX)  # as tempfile names them


def is_stray(name: str) -> bool:
    """Return whether a file or folder of this name is one of ours that should not stay."""
    return bool(STRAY.fullmatch(name))


def settled(folder: Path) -> Path:
    """Return a briefing's folder, in which no killed run has left a change half done."""
    for each in (folder, folder / "sections", folder / "annexes"):
        with suppress(OSError):
            if any(is_stray(path.name) for path in each.iterdir()):
                from jianbao.library.release.staging import tidy  # what writes is dear to load

                tidy(each)
    return folder
