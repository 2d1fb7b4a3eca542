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

from jianbao.briefing.inline import parse_inline
from jianbao.briefing.issue_number import IssueNumber, issue_number
from jianbao.briefing.prose import Around, Prose, bare_words
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
from jianbao.messages.terms import Term
from jianbao.yaml.source import Scalar

NAME = "bulletin"  # key of `fields:` that names a bulletin
BETWEEN = " · "  # issuer and template, which stand in for the name


class Issue(Struct, frozen=True):
    """One issue of a bulletin, as its briefing says; two in one (合刊) have a last number, too."""

    series: str
    number: int
    total: int  # 0: not said
    date: date
    title: str
    folder: str
    place: Place  # of the number
    last: int = 0
    last_total: int = 0
    supplement: bool = False

    @property
    def called(self) -> str:
        """The number as it is called: 12, 12—13, 增刊1."""
        return IssueNumber(self.number, self.last, self.supplement).text

    @property
    def total_called(self) -> str:
        """The total so; "" where it is not said."""
        return IssueNumber(self.total, self.last_total).numbers


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
    counted = (issue for issue in issues if issue.date.year == year and not issue.supplement)
    number = max((issue.last for issue in counted), default=0) + 1
    total = max((issue.last_total for issue in issues), default=0)
    later = any(issue.total for issue in issues if issue.date.year > year)
    return number, total + 1 if total and not later else 0


def _issues(folder: Path, problems: Problems) -> Iterator[Issue]:
    head = Files(folder, problems).record("briefing.yaml", BriefingRecord)
    texts = _AsTyped(head)
    particulars = read_particulars(head, texts, problems)
    number = particulars.issue_number
    if particulars.issue is None or head.date is None or number is None:
        return
    total = particulars.total_issue and issue_number(particulars.total_issue.text)
    yield Issue(
        series=_series(head, particulars.fields),
        number=number.first,
        last=number.last,
        supplement=number.supplement,
        total=total.first if total else 0,
        last_total=total.last if total else 0,
        date=head.date,
        title="".join(texts.titled(line).text for line in head.title),
        folder=folder.as_posix(),
        place=particulars.issue.place,
    )


class _AsTyped:
    """Reads texts as they are typed: building the paper says what is wrong with them."""

    def __init__(self, head: BriefingRecord) -> None:
        self.around = Around({}, head.period, head.language)

    def prose(self, scalar: Scalar) -> Prose:
        """Return a text, whatever it refers to."""
        pieces = parse_inline(scalar.text)
        return Prose(scalar, pieces, text=bare_words(pieces, self.around))

    titled = bare = prose

    def unmarked(self, scalar: Scalar | None) -> None:
        """Say nothing."""


def _series(head: BriefingRecord, fields: dict[str, Prose]) -> str:
    """Return a bulletin's name; where it has none, papers of each template are a series."""
    if NAME in fields:
        return fields[NAME].text
    return f"{'、'.join(map(str, head.issuer))}{BETWEEN}{head.template}"


def _order(issue: Issue) -> tuple[str, int, int, date]:
    return issue.series, issue.date.year, issue.number, issue.date


def _findings(issues: list[Issue]) -> Iterator[Finding]:
    """Yield what is wrong with one bulletin's numbers; supplements are counted apart."""
    for _, group in groupby(issues, lambda issue: issue.date.year):
        of_year = list(group)
        for supplement in (False, True):
            yield from _in_one_year([each for each in of_year if each.supplement == supplement])
    totalled = [issue for issue in issues if issue.total]
    if any(issue.supplement for issue in totalled):
        totalled.sort(key=lambda issue: (issue.date, issue.total))
    yield from _totals(totalled)


def _in_one_year(issues: list[Issue]) -> Iterator[Finding]:
    for before, issue in pairwise(issues):
        if issue.number <= before.last:
            yield register_repeat(issue.place, other=before.folder, number=issue.number)
        elif issue.number > before.last + 1:
            missing = _listed(range(before.last + 1, issue.number))
            yield register_gap(issue.place, other=before.folder, missing=missing)
        if issue.date < before.date:
            yield register_date(
                issue.place,
                other=before.folder,
                date=issue.date.isoformat(),
                earlier=before.date.isoformat(),
            )
    if issues and issues[0].number > 1:
        missing = _listed(range(1, issues[0].number))
        yield register_start(issues[0].place, missing=missing)


def _totals(issues: list[Issue]) -> Iterator[Finding]:
    """Yield totals that do not follow: each number counts once, a supplement that has one, too.

    Two issues in one may have one total or two.
    """
    numbered: Issue | None = None
    for before, issue in pairwise([None, *issues]):
        assert issue
        if before:
            same_year = numbered and issue.date.year == numbered.date.year
            steps = issue.number - numbered.last if same_year and numbered else 1
            steps = 1 if issue.supplement else steps
            expected = before.last_total + steps
            if steps > 0 and issue.total != expected:
                yield register_total(
                    issue.place, other=before.folder, total=issue.total, expected=expected
                )
        numbered = numbered if issue.supplement else issue


def _listed(numbers: range) -> Term:
    """Return numbers that follow one another, as they are said."""
    first, last = numbers[0], numbers[-1]
    if first == last:
        return Term(f"issue {first} is", f"第{first}期")
    if last == first + 1:
        return Term(f"issues {first} and {last} are", f"第{first}、{last}期")
    return Term(f"issues {first} to {last} are", f"第{first}—{last}期")
