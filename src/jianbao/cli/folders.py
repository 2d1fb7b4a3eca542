"""Which briefings the words of a command mean."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from jianbao.messages.commands import no_briefings, same_name
from jianbao.messages.errors import InputError

BRIEFINGS = Path("briefings")


def briefing_folders(named: list[str]) -> list[Path]:
    """Return the briefings that are meant: those named, or all under briefings/."""
    folders = [Path(name) for name in named]
    if not folders:
        folders = sorted(path.parent for path in BRIEFINGS.glob("*/briefing.yaml"))
    if not folders:
        raise InputError([no_briefings(folder=BRIEFINGS)])
    return folders


def different_folders(named: list[str]) -> list[Path]:
    """Return the briefings that are meant; two of one name would write the same files."""
    folders = briefing_folders(named)
    names = Counter(folder.resolve().name for folder in folders)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise InputError(same_name(name=name) for name in twice)
    return folders
