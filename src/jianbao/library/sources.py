"""A briefing as callers name it: by its folder, or with files that are not saved yet."""

from __future__ import annotations

from pathlib import Path

from jianbao.briefing.reading.reading import ReadBriefing, read_briefing
from jianbao.library.options import AnyBriefing, Unsaved
from jianbao.library.release.settling import settled


def folder_of(briefing: AnyBriefing) -> Path:
    """Return a briefing's folder."""
    return Path(briefing.folder if isinstance(briefing, Unsaved) else briefing)


def read(briefing: AnyBriefing) -> ReadBriefing:
    """Return a briefing with the bytes it was read from, settled. Raises InputError."""
    unsaved = briefing.files if isinstance(briefing, Unsaved) else None
    return read_briefing(settled(folder_of(briefing)), unsaved)
