"""One briefing built, and what came of it told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import jianbao
from jianbao.cli.parallel import in_turn
from jianbao.cli.problems import print_error, print_findings, print_written
from jianbao.cli.table import table_lines
from jianbao.messages.commands import (
    BUILD_HEADS,
    STRICT,
    build_summary,
    problems,
    process_lost,
    unchanged,
)
from jianbao.messages.errors import BriefingError, Refused
from jianbao.messages.findings import Finding, Level
from jianbao.messages.report import report
from jianbao.messages.terms import visible

if TYPE_CHECKING:
    from jianbao.cli.batch import Told


class Order(Struct, frozen=True):
    """What is asked of each briefing."""

    options: jianbao.BuildOptions
    around: jianbao.Surroundings
    out: Path
    changed: bool  # only if it did
    language: str


def lost(order: Order, folder: Path) -> Told:
    """Return what is told where the system ended each process that built a briefing."""
    from jianbao.cli.batch import ERROR, Told

    finding = process_lost(name=folder.as_posix())
    return Told(1, ((ERROR, report(finding, order.language) + "\n"),))


def build_one(
    briefing: Path | jianbao.Unsaved, order: Order, together: Callable[..., Any] = in_turn
) -> int:
    """Build one briefing, tell what came of it, and return the exit code."""
    language = order.language
    folder = briefing.folder if isinstance(briefing, jianbao.Unsaved) else briefing
    try:
        if order.changed and jianbao.is_current(briefing, order.out, order.options, order.around):
            print(unchanged(name=Path(folder).as_posix()).text(language))
            return 0
        release = jianbao.build(briefing, order.options, order.around, both=together)
        return finish(release, order)
    except Refused as error:
        _print_refused(error, order.options.strict, language)
        return error.exit_code
    except BriefingError as error:
        print_error(error, problems, language)
        return error.exit_code


def finish(release: jianbao.Release, order: Order) -> int:
    """Tell what was found in a briefing, write its files, and return the exit code.

    Raises WriteError.
    """
    print_findings(_without_remarks(release.findings), order.language)
    _write(release, order.out, order.language)
    return 0


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
