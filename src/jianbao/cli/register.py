"""`jianbao register`: the numbers that a bulletin's issues have, and the next one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

import jianbao
from jianbao.cli.problems import print_findings
from jianbao.cli.table import left_lines
from jianbao.messages.findings import Level
from jianbao.messages.register import (
    REGISTER_EMPTY,
    REGISTER_HEADS,
    register_next,
    register_next_total,
)

COLUMNS = tuple(REGISTER_HEADS)


def run_register(words: argparse.Namespace, language: str) -> int:
    """Show the register; 1 where numbers are missing or given twice."""
    register = jianbao.register(words.folder, words.year)
    if words.format == "json":
        print(json.dumps(_record(register), ensure_ascii=False, indent=2))
    else:
        print_findings(register.findings, language)
        print("\n".join(_lines(register, language)))
    return int(any(finding.level is not Level.NOTE for finding in register.findings))


def _lines(register: jianbao.Register, language: str) -> Iterator[str]:
    if not register.bulletins:
        yield REGISTER_EMPTY.text(language)
    for bulletin in register.bulletins:
        head = [term.text(language) for term in REGISTER_HEADS.values()]
        yield bulletin.name
        yield from left_lines([head, *_rows(bulletin)])
        year, number, total = bulletin.year, bulletin.next_issue, bulletin.next_total
        yield (
            register_next_total(year=year, number=number, total=total)
            if total
            else register_next(year=year, number=number)
        ).text(language)


def _rows(bulletin: jianbao.Bulletin) -> Iterator[list[str]]:
    for issue in bulletin.issues:
        yield [issue.called, issue.total_called, issue.date.isoformat(), issue.title, issue.folder]


def _record(register: jianbao.Register) -> dict[str, object]:
    return {
        "series": [
            {
                "name": bulletin.name,
                "issues": [dict(zip(COLUMNS, row, strict=True)) for row in _rows(bulletin)],
                "next": {"issue": bulletin.next_issue, "total": bulletin.next_total},
            }
            for bulletin in register.bulletins
        ],
        "findings": [
            {"code": finding.code, "place": str(finding.place), **finding.plain}
            for finding in register.findings
        ],
    }
