"""What is wrong, and what writing did, told on standard error: one way for every command."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import jianbao
from jianbao.messages.commands import file_left_over, kept_edited
from jianbao.messages.errors import BriefingError
from jianbao.messages.findings import Finding
from jianbao.messages.report import report
from jianbao.messages.terms import Plural


def print_findings(findings: Iterable[Finding], language: str) -> None:
    """Tell findings, each with its place and hint."""
    for finding in findings:
        print(report(finding, language), file=sys.stderr)


def print_error(error: BriefingError, counted: Plural, language: str) -> None:
    """Tell why a briefing cannot be used; `counted` counts the reasons."""
    print_findings(error.findings, language)
    print(counted(count=len(error.findings)).text(language), file=sys.stderr)


def print_written(written: jianbao.Written, language: str) -> None:
    """Tell which edited files were kept, and which of an earlier release lie there still."""
    for message, paths in ((kept_edited, written.kept), (file_left_over, written.left_over)):
        for path in paths:
            print(message(name=path.as_posix()).text(language), file=sys.stderr)
