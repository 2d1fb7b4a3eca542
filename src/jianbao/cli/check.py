"""`jianbao check`: what the audit says of briefings; `--fix` writes the safe corrections."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from jianbao.audit.accept import Accepted
from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli.build import briefing_folders, profile_path
from jianbao.cli.problems import print_error
from jianbao.library.checking import _write, judged_findings
from jianbao.library.options import Options
from jianbao.library.papers import typeset_papers
from jianbao.messages.commands import (
    FIX_ASK,
    FIX_NOT_WRITTEN,
    FIX_NOTHING,
    check_summary,
    fix_written,
    problems_found,
)
from jianbao.messages.errors import BriefingError
from jianbao.messages.findings import Finding, Level, Place
from jianbao.messages.report import HINT, LEVELS

NOWHERE = Place("", 0, 0)


class _Checked(Struct, frozen=True):
    """What was found in one briefing."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]


def run_check(words: argparse.Namespace, language: str) -> int:
    """Check every briefing that was named; return 0, 1 where errors remain, or 2."""
    codes = [0]
    checked: list[_Checked] = []
    refused: list[Finding] = []  # why a briefing could not be read at all
    for folder in briefing_folders(words.briefing):
        try:
            if words.fix:
                _fix(folder, words, language)
            checked.append(_check(folder, words.pages, profile_path(words.profile)))
        except BriefingError as error:
            codes.append(error.exit_code)
            refused += error.findings
            print_error(error, problems_found, language)
    findings = [finding for each in checked for finding in each.findings]
    as_json = words.format == "json"
    print(_json([*refused, *findings], language) if as_json else _text(checked, language))
    failing = (Level.ERROR, Level.WARNING) if words.strict else (Level.ERROR,)
    codes.append(int(any(finding.level in failing for finding in findings)))
    return max(codes)


def _check(folder: Path, pages: bool, profile: Path | None) -> _Checked:
    briefing = read_briefing(folder).briefing
    options = Options(working_folder=Path.cwd(), profile=profile)
    papers = typeset_papers(briefing, options, folder) if pages else []
    judged = judged_findings(briefing, papers)
    found = sorted(judged.findings, key=lambda finding: finding.place or NOWHERE)
    return _Checked(tuple(found), judged.accepted)


def finding_record(finding: Finding, language: str) -> dict[str, str | int | None]:
    """Return a finding as JSON has it."""
    place = finding.place
    return {
        "code": finding.code,
        "level": finding.level.value,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "sentence": finding.sentence,
        "message": finding.text(language),
        "hint": finding.hint(language),
    }


def finding_lines(finding: Finding, language: str) -> Iterator[str]:
    """Yield a finding as a terminal shows it: place, level, code and message; sentence; hint."""
    place = f"{finding.place}: " if finding.place else ""
    level = LEVELS[finding.level].text(language)
    yield f"{place}{level} {finding.code}: {finding.text(language)}"
    if finding.sentence:
        yield f"    {finding.sentence}"
    if advice := finding.hint(language):
        yield f"    {HINT.text(language)}: {advice}"


def _json(findings: list[Finding], language: str) -> str:
    records = [finding_record(finding, language) for finding in findings]
    return json.dumps(records, ensure_ascii=False, indent=2)


def _text(checked: list[_Checked], language: str) -> str:
    findings = [finding for each in checked for finding in each.findings]
    lines = [line for finding in findings for line in finding_lines(finding, language)]
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    summary = check_summary(
        errors=counts[Level.ERROR],
        warnings=counts[Level.WARNING],
        notes=counts[Level.NOTE],
        accepted=sum(len(each.accepted) for each in checked),
    ).text(language)
    return "\n".join([*lines, summary])


# ---- corrections


def _fix(folder: Path, words: argparse.Namespace, language: str) -> None:
    """Show the safe corrections as a difference, and write them if that is wanted."""
    from jianbao.audit.fix import diff, fixes

    read = read_briefing(folder)
    changed = fixes(read.briefing, read.sources)
    shown = sys.stderr if words.format == "json" else sys.stdout
    if not changed:
        print(FIX_NOTHING.text(language), file=shown)
        return
    for name, text in changed.items():
        old = read.sources[name].decode("utf-8")
        print(diff(old, text, (folder / name).as_posix()), end="", file=shown)
    if words.yes or _agreed(language):
        _write(folder, changed)
        print(fix_written(count=len(changed)).text(language), file=shown)
    else:
        print(FIX_NOT_WRITTEN.text(language), file=shown)


def _agreed(language: str) -> bool:
    """Ask, where somebody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(FIX_ASK.text(language)).strip().lower() in ("y", "yes", "是")
