"""What is wrong, told on standard error: one way for every command."""

from __future__ import annotations

import sys

from jianbao.messages.errors import BriefingError
from jianbao.messages.report import report
from jianbao.messages.terms import Plural


def print_error(error: BriefingError, counted: Plural, language: str) -> None:
    """Tell why a briefing cannot be used; `counted` counts the reasons."""
    for finding in error.findings:
        print(report(finding, language), file=sys.stderr)
    print(counted(count=len(error.findings)).text(language), file=sys.stderr)
