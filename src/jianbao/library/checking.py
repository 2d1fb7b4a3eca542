"""`check` and `fixes`: what the audit says of a briefing, and its safe corrections."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from jianbao.audit.accept import Accepted, Judged
from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.library.options import AnyPath, Surroundings
from jianbao.library.papers import Paper, typeset_papers
from jianbao.library.release.release import LevelName
from jianbao.library.results import Written
from jianbao.messages.errors import WriteError
from jianbao.messages.findings import Finding, Level, Place
from jianbao.messages.library import cannot_write

NOWHERE = Place("", 0, 0)


class Checked(Struct, frozen=True):
    """What the audit says of one briefing: errors, too, for nothing leaves."""

    findings: tuple[Finding, ...]  # in the order of its files
    accepted: tuple[Accepted, ...]  # those that its author stands by, with the reason

    def count(self, level: Level | LevelName) -> int:
        """Return how many findings have a level: error, warning or note.

        Raises ValueError for a level that is none.
        """
        wanted = Level(level)
        return sum(finding.level is wanted for finding in self.findings)


class Fixes(Struct, frozen=True):
    """Safe corrections of a briefing's own files: punctuation and dates, never a figure.

    `texts` has each file that would change: its text before and after, by name in the folder.
    """

    folder: Path
    texts: dict[str, tuple[str, str]]

    def diff(self) -> Iterator[str]:
        """Yield the unified difference of each file."""
        from jianbao.audit.fix import diff

        for name, (before, after) in self.texts.items():
            yield diff(before, after, (self.folder / name).as_posix())

    def write(self) -> Written:
        """Write the corrected files, each whole; permissions stay. Raises WriteError."""
        _write(self.folder, {name: after for name, (_, after) in self.texts.items()})
        return Written(self.folder, tuple(self.folder / name for name in self.texts))


def check(
    briefing: AnyPath, around: Surroundings = Surroundings(), *, pages: bool = False
) -> Checked:
    """Return what the audit finds in a briefing's folder; nothing is made.

    With `pages` its pages are set, too, and looked at: lines, breaks, what does not fit.

    No gate: errors are findings here. Raises InputError where it cannot be read, or, with `pages`,
    its template cannot be used.
    """
    folder = Path(briefing)
    said = read_briefing(folder).briefing
    judged = judged_findings(said, typeset_papers(said, around, folder) if pages else ())
    found = sorted(judged.findings, key=lambda finding: finding.place or NOWHERE)
    return Checked(tuple(found), judged.accepted)


def fixes(briefing: AnyPath) -> Fixes:
    """Return the safe corrections of a briefing's folder; nothing is written.

    Raises InputError where it cannot be read.
    """
    from jianbao.audit.fix import fixes as corrected

    folder = Path(briefing)
    read = read_briefing(folder)
    changed = corrected(read.briefing, read.sources)
    texts = {name: (read.sources[name].decode("utf-8"), text) for name, text in changed.items()}
    return Fixes(folder, texts)


def judged_findings(briefing: Briefing, papers: Iterable[Paper] = ()) -> Judged:
    """Return what the audit says of a briefing and of its typeset papers, and what is accepted."""
    from jianbao.audit import audit
    from jianbao.audit.accept import judge
    from jianbao.audit.pages import PAGE_CODES, page_findings

    papers = list(papers)
    on_pages = (finding for paper in papers for finding in page_findings(paper.placed))
    found = dict.fromkeys([*audit(briefing), *on_pages])
    return judge(briefing, found, frozenset() if papers else PAGE_CODES)


def _write(folder: Path, changed: dict[str, str]) -> None:
    """Put every file in place whole; permissions stay."""
    try:
        for name, text in changed.items():
            _replace(folder / name, text.encode("utf-8"))
    except OSError as error:
        finding = cannot_write(reason=str(error))
        raise WriteError([finding]) from error


def _replace(path: Path, data: bytes) -> None:
    target = path.resolve()
    handle, staged = tempfile.mkstemp(prefix=".jianbao-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(staged).chmod(target.stat().st_mode & 0o7777)
        Path(staged).replace(target)
    except BaseException:
        Path(staged).unlink(missing_ok=True)
        raise
