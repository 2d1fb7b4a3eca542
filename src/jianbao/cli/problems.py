"""What is wrong, told on standard error: one way for every command."""

from __future__ import annotations

import sys

from jianbao.messages.catalogue import report, say
from jianbao.messages.errors import BriefingError


def print_error(error: BriefingError, code: str, language: str) -> None:
    """Tell why a briefing cannot be used; `code` is the sentence that counts the reasons."""
    for finding in error.findings:
        print(report(finding, language), file=sys.stderr)
    print(say(code, language, count=len(error.findings)), file=sys.stderr)
