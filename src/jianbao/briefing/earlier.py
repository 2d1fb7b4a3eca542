"""The paper before this one: the briefing that `compare_with` names, or the issue before."""

from __future__ import annotations

from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.briefing.register import read_register
from jianbao.messages.audit.earlier import earlier_missing
from jianbao.messages.errors import InputError


def earlier_briefing(folder: Path, briefing: Briefing) -> Briefing | None:
    """Return the earlier briefing beside a folder, or None where there is none to compare with.

    Raises InputError where `compare_with` names none, or one that cannot be read.
    """
    named = briefing.compare_with
    if named is not None:
        other = folder.resolve().parent / named.text
        if Path(named.text).name != named.text or not (other / "briefing.yaml").is_file():
            raise InputError([earlier_missing(named.place, name=named.text)])
        return read_briefing(other).briefing
    return _issue_before(folder, briefing) if briefing.particulars.issue else None


def _issue_before(folder: Path, briefing: Briefing) -> Briefing | None:
    """Return the last earlier issue of the same bulletin; a register with faults has none."""
    try:
        register = read_register(folder.resolve().parent)
    except InputError:
        return None
    own = next(
        (issue for issue in register.issues if Path(issue.folder).name == briefing.name), None
    )
    if own is None:
        return None
    before = [issue for issue in register.series[own.series] if issue.date < own.date]
    if not before:
        return None
    last = max(before, key=lambda issue: (issue.date, issue.number))
    try:
        return read_briefing(Path(last.folder)).briefing
    except InputError:
        return None  # it is told where it is checked itself
