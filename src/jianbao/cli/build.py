"""`jianbao build`: briefings to files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

import jianbao
from jianbao.cli.folders import different_folders
from jianbao.cli.parallel import both
from jianbao.cli.problems import print_error, print_findings, print_written
from jianbao.cli.progress import working_on
from jianbao.cli.table import table_lines
from jianbao.messages.commands import BUILD_HEADS, PROGRESS, STRICT, build_summary, problems
from jianbao.messages.errors import BriefingError, Refused
from jianbao.messages.findings import Finding, Level
from jianbao.messages.terms import visible

SEVERAL = 3  # briefings of which it is shown which one is being built


def run_build(words: argparse.Namespace, language: str) -> int:
    """Build every briefing that was named; one that fails does not stop the others."""
    options = jianbao.BuildOptions(
        words.template or "", _forms(words.to), words.pdf_a, words.embed_fonts, words.strict
    )
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    around = jianbao.Surroundings.here(words.profile, epoch)
    codes = [0]
    folders = different_folders(words.briefing)
    for number, folder in enumerate(folders, 1):
        work = f"{PROGRESS.text(language)} {number}/{len(folders)} {folder}"
        try:
            with working_on(work) if len(folders) >= SEVERAL else nullcontext():
                release = jianbao.build(folder, options, around, both=both)
            print_findings(_without_remarks(release.findings), language)
            _write(release, Path(words.out), language)
        except Refused as error:
            codes.append(error.exit_code)
            _print_refused(error, words.strict, language)
        except BriefingError as error:
            codes.append(error.exit_code)
            print_error(error, problems, language)
    return max(codes)


def _forms(typed: str | None) -> tuple[str, ...]:
    """Return the forms that were typed, with commas between; the usual ones where none were."""
    if typed is None:
        return jianbao.BuildOptions().forms
    return tuple(form.strip() for form in typed.split(","))


def _without_remarks(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield everything but the notes of the audit, which `jianbao check` prints."""
    for finding in findings:
        if not (finding.level is Level.NOTE and finding.room.startswith("audit.")):
            yield finding


def _print_refused(error: Refused, strict: bool, language: str) -> None:
    """Tell why nothing was written: how many errors there are, or else warnings."""
    print_findings(_without_remarks(error.findings), language)
    levels = [finding.level for finding in error.findings]
    count = levels.count(Level.ERROR) or levels.count(Level.WARNING)
    print((STRICT if strict else problems(count=count)).text(language), file=sys.stderr)


def _write(release: jianbao.Release, out: Path, language: str) -> None:
    written = release.write(out)
    print_written(written, language)
    pages = [*(str(output.pages) for output in release.outputs), ""]
    sizes = [f"{len(data):,}" for data in release.files().values()]
    names = [visible(path.as_posix()) for path in written.files]
    head = [term.text(language) for term in BUILD_HEADS.values()]
    print("\n".join(table_lines([head, *map(list, zip(names, pages, sizes, strict=True))])))
    errors, warnings, notes = (release.count(level) for level in Level)
    print(
        build_summary(figures=release.figures, errors=errors, warnings=warnings, notes=notes).text(
            language
        )
    )
