"""`jianbao register`: the numbers that a bulletin's issues have, and the next one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from jianbao.briefing.register import Issue, Register, next_numbers, read_register
from jianbao.cli.table import table_lines
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Level
from jianbao.messages.register import (
    REGISTER_EMPTY,
    REGISTER_HEADS,
    register_bad_year,
    register_next,
    register_next_total,
)
from jianbao.messages.report import report

COLUMNS = tuple(REGISTER_HEADS)
FIRST_YEAR, LAST_YEAR = 1949, 2100


def run_register(words: argparse.Namespace, language: str) -> int:
    """Show the register; 1 where numbers are missing or given twice."""
    year = words.year
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError([register_bad_year(first=FIRST_YEAR, last=LAST_YEAR)])
    register = read_register(Path(words.folder))
    if words.format == "json":
        print(json.dumps(_record(register, year), ensure_ascii=False, indent=2))
    else:
        for finding in register.findings:
            print(report(finding, language), file=sys.stderr)
        print("\n".join(_lines(register, year, language)))
    return int(any(finding.level is not Level.NOTE for finding in register.findings))


def _lines(register: Register, year: int | None, language: str) -> Iterator[str]:
    if not register.issues:
        yield REGISTER_EMPTY.text(language)
    for name, issues in register.series.items():
        head = [term.text(language) for term in REGISTER_HEADS.values()]
        yield name
        yield from table_lines([head, *map(_row, issues)])
        number, total = next_numbers(issues, _year(issues, year))
        yield (
            register_next_total(year=_year(issues, year), number=number, total=total)
            if total
            else register_next(year=_year(issues, year), number=number)
        ).text(language)


def _row(issue: Issue) -> list[str]:
    total = str(issue.total) if issue.total else ""
    return [str(issue.number), total, issue.date.isoformat(), issue.title, issue.folder]


def _year(issues: list[Issue], year: int | None) -> int:
    """Return the year that was asked for, or that of the last issue: nothing here has a clock."""
    return year if year is not None else max(issue.date for issue in issues).year


def _record(register: Register, year: int | None) -> dict[str, object]:
    return {
        "series": [
            {
                "name": name,
                "issues": [dict(zip(COLUMNS, _row(issue), strict=True)) for issue in issues],
                "next": dict(
                    zip(("issue", "total"), next_numbers(issues, _year(issues, year)), strict=True)
                ),
            }
            for name, issues in register.series.items()
        ],
        "findings": [
            {"code": finding.code, "place": str(finding.place), **finding.plain}
            for finding in register.findings
        ],
    }
