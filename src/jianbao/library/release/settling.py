"""A briefing's folder as it is to be read: what a killed run began there is finished first."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jianbao.library.release.strays import is_stray


def settled(folder: Path) -> Path:
    """Return a briefing's folder, in which no killed run has left a change half done."""
    for each in (folder, folder / "sections", folder / "annexes"):
        with suppress(OSError):
            if any(is_stray(path.name) for path in each.iterdir()):
                from jianbao.library.release.staging import tidy  # what writes is dear to load

                tidy(each)
    return folder
