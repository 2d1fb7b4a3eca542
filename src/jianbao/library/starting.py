"""`new_briefing`: a folder to begin with, empty or from the last paper. Nothing is asked."""

from __future__ import annotations

from pathlib import Path

from jianbao.briefing.records.paper import DEFAULT_TEMPLATE
from jianbao.intake.following import following
from jianbao.intake.skeleton import skeleton
from jianbao.library.importing import NO_DAY, NewFolder
from jianbao.library.options import AnyPath, Surroundings
from jianbao.library.sources import read


def new_briefing(
    folder: AnyPath,
    around: Surroundings = Surroundings(),
    *,
    template: str = "",
    last: AnyPath | None = None,
) -> NewFolder:
    """Return a briefing to begin with, which builds at once. Nothing is written.

    Without `last` it is the least that `template` prints, dated `around.made_at`. With it, it is
    the paper that follows: numbers, date and period moved on, each value kept as the earlier one.
    Raises InputError where the last briefing cannot be used.
    """
    place = Path(folder)
    if last is None:
        day = (around.made_at or NO_DAY).date()
        return NewFolder(files=skeleton(template or DEFAULT_TEMPLATE, day), folder=place)
    content = read(last if isinstance(last, str) else str(last))
    files = following(content.briefing, content.sources, Path(last).resolve().name)
    return NewFolder(files=files, folder=place)
