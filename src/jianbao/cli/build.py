"""`jianbao build`: briefings to files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import jianbao
from jianbao.cli.folders import different_folders
from jianbao.cli.parallel import both, in_turn
from jianbao.cli.problems import print_error, print_findings, print_written
from jianbao.cli.table import table_lines
from jianbao.messages.commands import (
    BUILD_HEADS,
    STRICT,
    bad_jobs,
    build_summary,
    problems,
    process_lost,
    unchanged,
)
from jianbao.messages.errors import BriefingError, InputError, Refused
from jianbao.messages.findings import Finding, Level
from jianbao.messages.report import report
from jianbao.messages.terms import visible

if TYPE_CHECKING:
    from jianbao.cli.batch import Told

LOADED = ("library.build", "audit.accept", "writers.docx.form", "writers.pdf.form")
"""What every build needs: loaded once, before the processes are made that do the building."""


class Order(Struct, frozen=True):
    """What is asked of each briefing."""

    options: jianbao.BuildOptions
    around: jianbao.Surroundings
    out: Path
    changed: bool  # only if it did
    language: str


def run_build(words: argparse.Namespace, language: str) -> int:
    """Build every briefing that was named; one that fails does not stop the others."""
    options = jianbao.BuildOptions(
        words.template or "", _forms(words.to), words.pdf_a, words.embed_fonts, words.strict
    )
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    around = jianbao.Surroundings.here(words.profile, epoch)
    order = Order(options, around, Path(words.out), words.changed, language)
    if words.jobs is not None and words.jobs < 1:
        raise InputError([bad_jobs(number=words.jobs)])
    folders = different_folders(words.briefing)
    if len(folders) == 1:
        return _build(folders[0], order, in_turn if words.jobs == 1 else both)
    return _build_all(folders, order, words.jobs)


def _build_all(folders: list[Path], order: Order, jobs: int | None) -> int:
    """Build several briefings in as many processes as there are cores, or as were asked for."""
    from jianbao.cli.batch import in_order
    from jianbao.cli.pool import cores, results

    for module in LOADED:
        import_module(f"jianbao.{module}")
    work = partial(_told, order)
    processes = cores() if jobs is None else jobs
    done = results(work, folders, processes, partial(_lost, order))
    if processes == 1:
        done = ((number, work(folder)) for number, folder in enumerate(folders))
    codes = [0]
    for one in in_order(done, folders, order.language):
        one.tell()
        codes.append(one.code)
    return max(codes)


def _told(order: Order, folder: Path) -> Told:
    from jianbao.cli.batch import told

    return told(partial(_build, folder, order, in_turn))


def _lost(order: Order, folder: Path) -> Told:
    """Return what is told where the system ended each process that built a briefing."""
    from jianbao.cli.batch import ERROR, Told

    finding = process_lost(name=folder.as_posix())
    return Told(1, ((ERROR, report(finding, order.language) + "\n"),))


def _build(folder: Path, order: Order, together: Any) -> int:
    """Build one briefing, tell what came of it, and return the exit code."""
    language = order.language
    try:
        if order.changed and jianbao.is_current(folder, order.out, order.options, order.around):
            print(unchanged(name=folder.as_posix()).text(language))
            return 0
        release = jianbao.build(folder, order.options, order.around, both=together)
        print_findings(_without_remarks(release.findings), language)
        _write(release, order.out, language)
    except Refused as error:
        _print_refused(error, order.options.strict, language)
        return error.exit_code
    except BriefingError as error:
        print_error(error, problems, language)
        return error.exit_code
    return 0


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
