"""The register of a bulletin: which numbers were given, what is wrong with them, what comes next.

No standard numbers a 简报 (实务): the issue counts within a year, the total from the first issue
ever; a later issue has a later date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

from msgspec import Struct

from jianbao.briefing.reading.files import Files
from jianbao.briefing.reading.particulars import read_particulars
from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Finding, Place
from jianbao.messages.register import (
    register_date,
    register_gap,
    register_no_folder,
    register_repeat,
    register_start,
    register_total,
)
from jianbao.yaml.source import Scalar

NAME = "bulletin"  # key of `fields:` that names a bulletin
BETWEEN = " · "  # issuer and template, which stand in for the name


class Issue(Struct, frozen=True):
    """One issue of a bulletin, as its briefing says."""

    series: str
    number: int
    total: int  # 0: not said
    date: date
    title: str
    folder: str
    place: Place  # of the number


class Register(Struct, frozen=True):
    """The issues of all bulletins, by series and number, and what is wrong."""

    issues: tuple[Issue, ...]
    findings: tuple[Finding, ...]

    @property
    def series(self) -> dict[str, list[Issue]]:
        """The issues of each bulletin, the earliest first."""
        series: dict[str, list[Issue]] = {}
        for issue in self.issues:
            series.setdefault(issue.series, []).append(issue)
        return series


def read_register(folder: Path) -> Register:
    """Return the register of the briefings in `folder` that have a number.

    Raises InputError where there is no such folder, or where one of them cannot be read.
    """
    problems = Problems()
    if not folder.is_dir():
        problems.add(register_no_folder(folder=folder))
    problems.raise_if_any()
    paths = sorted(path.parent for path in folder.glob("*/briefing.yaml"))
    issues = sorted(read_issues(paths), key=_order)
    findings = (
        finding
        for _, group in groupby(issues, lambda issue: issue.series)
        for finding in _findings(list(group))
    )
    return Register(tuple(issues), tuple(findings))


def read_issues(folders: Iterable[Path]) -> list[Issue]:
    """Return the issues that some briefings' folders hold. Raises InputError."""
    problems = Problems()
    issues = [issue for folder in folders for issue in _issues(folder, problems)]
    problems.raise_if_any()
    return issues


def next_numbers(issues: list[Issue], year: int) -> tuple[int, int]:
    """Return number and total of the issue that comes next in `year`.

    The total is 0 where none counts, and where a later year goes on from it already.
    """
    number = max((issue.number for issue in issues if issue.date.year == year), default=0) + 1
    total = max((issue.total for issue in issues), default=0)
    later = any(issue.total for issue in issues if issue.date.year > year)
    return number, total + 1 if total and not later else 0


def _issues(folder: Path, problems: Problems) -> Iterator[Issue]:
    head = Files(folder, problems).record("briefing.yaml", BriefingRecord)
    particulars = read_particulars(head, problems)
    if particulars.issue is None or head.date is None or not particulars.issue.text.isdecimal():
        return
    yield Issue(
        series=_series(head, particulars.fields),
        number=int(particulars.issue.text),
        total=int(particulars.total_issue.text) if particulars.total_issue else 0,
        date=head.date,
        title="".join(line.text for line in head.title),
        folder=folder.as_posix(),
        place=particulars.issue.place,
    )


def _series(head: BriefingRecord, fields: dict[str, Scalar]) -> str:
    """Return a bulletin's name; where it has none, papers of each template are a series."""
    if NAME in fields:
        return fields[NAME].text
    return f"{'、'.join(map(str, head.issuer))}{BETWEEN}{head.template}"


def _order(issue: Issue) -> tuple[str, int, int, date]:
    return issue.series, issue.date.year, issue.number, issue.date


def _findings(issues: list[Issue]) -> Iterator[Finding]:
    """Yield what is wrong with one bulletin's numbers."""
    for _, group in groupby(issues, lambda issue: issue.date.year):
        yield from _in_one_year(list(group))
    yield from _totals([issue for issue in issues if issue.total])


def _in_one_year(issues: list[Issue]) -> Iterator[Finding]:
    for before, issue in pairwise(issues):
        if issue.number == before.number:
            yield register_repeat(issue.place, other=before.folder, number=issue.number)
        elif issue.number > before.number + 1:
            missing = _listed(range(before.number + 1, issue.number))
            yield register_gap(issue.place, other=before.folder, missing=missing)
        if issue.date < before.date:
            yield register_date(
                issue.place,
                other=before.folder,
                date=issue.date.isoformat(),
                earlier=before.date.isoformat(),
            )
    if issues[0].number > 1:
        missing = _listed(range(1, issues[0].number))
        yield register_start(issues[0].place, missing=missing)


def _totals(issues: list[Issue]) -> Iterator[Finding]:
    for before, issue in pairwise(issues):
        steps = issue.number - before.number if issue.date.year == before.date.year else 1
        if steps > 0 and issue.total != before.total + steps:
            yield register_total(
                issue.place, other=before.folder, total=issue.total, expected=before.total + steps
            )


def _listed(numbers: Iterable[int]) -> str:
    return "、".join(map(str, numbers))
