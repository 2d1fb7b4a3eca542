"""`jianbao check`: what the audit says of briefings; `--fix` writes the safe corrections."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

import jianbao
from jianbao.cli.fixing import write_fixes
from jianbao.cli.folders import briefing_folders
from jianbao.cli.problems import print_error
from jianbao.messages.commands import (
    check_summary,
    problems_found,
)
from jianbao.messages.errors import BriefingError
from jianbao.messages.figures import known_line
from jianbao.messages.findings import Finding, Level
from jianbao.messages.report import HINT, LEVELS
from jianbao.messages.terms import visible


def run_check(words: argparse.Namespace, language: str) -> int:
    """Check every briefing that was named; return 0, 1 where errors remain, or 2."""
    around = jianbao.Surroundings.here(words.profile)
    codes = [0]
    checked: list[jianbao.Checked] = []
    refused: list[Finding] = []  # why a briefing could not be read at all
    for folder in briefing_folders(words.briefing):
        try:
            if words.fix:
                shown = sys.stderr if words.format == "json" else sys.stdout
                write_fixes(jianbao.fixes(folder), words.yes, language, shown)
            checked.append(jianbao.check(folder, around, pages=words.pages))
        except BriefingError as error:
            codes.append(error.exit_code)
            refused += error.findings
            print_error(error, problems_found, language)
    findings = [finding for each in checked for finding in each.findings]
    as_json = words.format == "json"
    shown = (
        _json([*refused, *findings], language)
        if as_json
        else _text(checked, language, bool(refused))
    )
    if shown:
        print(shown)
    failing = (Level.ERROR, Level.WARNING) if words.strict else (Level.ERROR,)
    codes.append(int(any(finding.level in failing for finding in findings)))
    return max(codes)


def finding_record(finding: Finding, language: str) -> dict[str, str | int | None]:
    """Return a finding as JSON has it."""
    place = finding.place
    return {
        "code": finding.code,
        "level": finding.level.value,
        "file": visible(place.file) if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "sentence": visible(finding.sentence),
        "message": finding.text(language),
        "hint": finding.hint(language),
    }


def finding_lines(finding: Finding, language: str) -> Iterator[str]:
    """Yield a finding as a terminal shows it: place, level, code and message; sentence; hint."""
    place = f"{finding.place}: " if finding.place else ""
    level = LEVELS[finding.level].text(language)
    yield f"{place}{level} {finding.code}: {finding.text(language)}"
    if finding.sentence:
        yield f"    {visible(finding.sentence)}"
    if advice := finding.hint(language):
        yield f"    {HINT.text(language)}: {advice}"


def _json(findings: list[Finding], language: str) -> str:
    import json

    records = [finding_record(finding, language) for finding in findings]
    return json.dumps(records, ensure_ascii=False, indent=2)


def _text(checked: list[jianbao.Checked], language: str, refused: bool = False) -> str:
    """Return what was found; nothing is counted where nothing could be looked at."""
    if refused and not checked:
        return ""
    findings = [finding for each in checked for finding in each.findings]
    lines = [line for finding in findings for line in finding_lines(finding, language)]
    errors, warnings, notes = (sum(each.count(level) for each in checked) for level in Level)
    accepted = sum(len(each.accepted) for each in checked)
    summary = check_summary(errors=errors, warnings=warnings, notes=notes, accepted=accepted)
    known = Counter[str]()
    for each in checked:
        known.update(each.known)
    of_figures = [known_line(known).text(language)] if known else []
    return "\n".join([*lines, "; ".join([summary.text(language), *of_figures])])
