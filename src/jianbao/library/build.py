"""`build`: a briefing to a release, which has no errors."""

from __future__ import annotations

from jianbao.library.making import Together, in_turn, make_release
from jianbao.library.options import AnyBriefing, BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.errors import Refused


def build(
    briefing: AnyBriefing,
    options: BuildOptions = BuildOptions(),
    around: Surroundings = Surroundings(),
    *,
    both: Together = in_turn,
) -> Release:
    """Return everything that is made of a briefing's folder, read back and proved.

    Nothing is written: `Release.write` does that. The same input gives the same bytes, in any
    thread and in any order. `both` does two pieces of the work at the same time, where a program
    of one thread has the means.

    Gate: raises Refused with all findings where the audit, a template or the reading back has an
    error; with `strict`, where one has a warning. Raises InputError where the briefing or a
    template cannot be used.
    """
    release = make_release(briefing, options, around, both)
    if release.count("error") or (options.strict and release.count("warning")):
        raise Refused(release.findings)
    return release
