"""The paper before this one: the briefing that `compare_with` names, or the issue before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.briefing.register import Issue, read_issues, read_register
from jianbao.messages.audit.earlier import earlier_missing
from jianbao.messages.errors import InputError
from jianbao.messages.opening import read_file
from jianbao.yaml.source import LARGEST_FILE

MOST_READ = 65_536  # bytes of a briefing.yaml in which its number is looked for


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
    parent = folder.resolve().parent
    try:
        last = _last_before(read_issues(_numbered_before(parent, folder, briefing)), briefing)
        last = last or _last_before(list(read_register(parent).issues), briefing)
        return read_briefing(Path(last.folder)).briefing if last else None
    except InputError:
        return None  # it is told where it is checked itself


def _last_before(issues: list[Issue], briefing: Briefing) -> Issue | None:
    own = next((issue for issue in issues if Path(issue.folder).name == briefing.name), None)
    before = [
        issue for issue in issues if own and issue.series == own.series and issue.date < own.date
    ]
    return max(before, key=lambda issue: (issue.date, issue.number), default=None)


def _numbered_before(parent: Path, folder: Path, briefing: Briefing) -> Iterator[Path]:
    """Yield the folder itself and those beside it whose number is the one before.

    Why: a register of hundreds of issues need not be read for each one that is built.
    """
    issue = briefing.particulars.issue
    number = int(issue.text) if issue and issue.text.isdecimal() else 0
    before = re.compile(rf"^issue:[ '\"]*0*{number - 1}\b".encode(), re.MULTILINE)
    yield folder.resolve()
    for path in sorted(parent.glob("*/briefing.yaml")) if number > 1 else ():
        if path.parent.name != briefing.name and before.search(_start_of(path)):
            yield path.parent


def _start_of(path: Path) -> bytes:
    try:
        return read_file(path, LARGEST_FILE, within=path.parent)[:MOST_READ]
    except OSError:
        return b""
