"""How a finding is printed."""

from __future__ import annotations

from jianbao.messages.findings import Finding, Level
from jianbao.messages.terms import Term

HINT = Term("hint", "建议")
LEVELS = {
    Level.ERROR: Term("error", "必错"),
    Level.WARNING: Term("warning", "疑似"),
    Level.NOTE: Term("note", "提示"),
}


def report(finding: Finding, language: str) -> str:
    """Return the lines that report a finding: place, level, sentence, then the hint."""
    place = f"{finding.place}: " if finding.place else ""
    level = LEVELS[finding.level].text(language)
    first = f"{place}{level}: {finding.text(language)}"
    hint = finding.hint(language)
    return f"{first}\n    {HINT.text(language)}: {hint}" if hint else first
