"""`register`: the issues of bulletins, and the number that comes next."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from jianbao.briefing.register import Issue, next_numbers, read_register
from jianbao.library.options import AnyPath
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.messages.register import register_bad_year

FIRST_YEAR, LAST_YEAR = 1949, 2100


class Bulletin(Struct, frozen=True):
    """One bulletin: its issues, the earliest first, and what the next one of `year` is called."""

    name: str
    issues: tuple[Issue, ...]
    year: int
    next_issue: int
    next_total: int  # 0 where none counts, or a later year goes on from it already


class Register(Struct, frozen=True):
    """The bulletins below a folder, and what is wrong with their numbers."""

    bulletins: tuple[Bulletin, ...]
    findings: tuple[Finding, ...]


def register(folder: AnyPath, year: int | None = None) -> Register:
    """Return the bulletins whose issues lie in a folder of briefings.

    `year` is that of the next issue, by default that of each bulletin's last one. No gate: nothing
    is made. Raises InputError where there is no such folder or one of its briefings cannot be
    read, and for a year before 1949 or after 2100.
    """
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError([register_bad_year(first=FIRST_YEAR, last=LAST_YEAR)])
    recorded = read_register(Path(folder))
    bulletins = (_bulletin(name, issues, year) for name, issues in recorded.series.items())
    return Register(tuple(bulletins), recorded.findings)


def _bulletin(name: str, issues: list[Issue], year: int | None) -> Bulletin:
    wanted = year if year is not None else max(issue.date for issue in issues).year
    return Bulletin(name, tuple(issues), wanted, *next_numbers(issues, wanted))
