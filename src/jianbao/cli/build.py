"""`jianbao build`: briefings to files."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from jianbao.cli.problems import print_error
from jianbao.cli.table import table_lines
from jianbao.library.build import build
from jianbao.library.options import ALL_FORMS, FORMS, Options
from jianbao.library.release.files import left_over, write_files
from jianbao.library.release.release import Release
from jianbao.messages.commands import (
    BUILD_HEADS,
    PROGRESS,
    STRICT,
    bad_epoch,
    build_summary,
    file_left_over,
    kept_edited,
    no_briefings,
    problems,
    same_name,
    unknown_form,
)
from jianbao.messages.errors import BriefingError, InputError, WriteError
from jianbao.messages.findings import Finding, Level
from jianbao.messages.library import cannot_write
from jianbao.messages.report import report

BRIEFINGS = Path("briefings")


def run_build(words: argparse.Namespace, language: str) -> int:
    """Build every briefing that was named; one that fails does not stop the others."""
    options = Options(
        template=words.template or "",
        forms=_forms(words.to),
        embed_fonts=words.embed_fonts,
        archive=words.pdf_a,
        made_at=made_at(os.environ.get("SOURCE_DATE_EPOCH", "")),
        working_folder=Path.cwd(),
        profile=profile_path(words.profile),
        both_at_once=True,
    )
    codes = [0]
    for folder in _with_progress(_folders(words.briefing), language):
        try:
            codes.append(_build_one(folder, options, Path(words.out), words.strict, language))
        except BriefingError as error:
            codes.append(error.exit_code)
            print_error(error, problems, language)
    return max(codes)


def profile_path(typed: str | None) -> Path | None:
    """Return the profile that was named, if one was."""
    return Path(typed) if typed else None


def _build_one(folder: Path, options: Options, out: Path, strict: bool, language: str) -> int:
    release = build(folder, options)
    refused = release.count(Level.ERROR) or (strict and release.count(Level.WARNING))
    for finding in release.findings:
        if not _is_remark(finding):
            print(report(finding, language), file=sys.stderr)
    if refused:
        print((STRICT if strict else problems(count=refused)).text(language), file=sys.stderr)
        return 1
    target = out / release.name
    files = release.files()
    old = left_over(target, files)
    try:
        kept = write_files(target, files)
    except OSError as error:
        reason = f"{error.filename or target}: {error.strerror}"
        raise WriteError([cannot_write(reason=reason)]) from error
    for name in kept:
        print(kept_edited(name=(target / name).as_posix()).text(language), file=sys.stderr)
    for name in old:
        print(file_left_over(name=(target / name).as_posix()).text(language), file=sys.stderr)
    _print_release(release, target, language)
    return 0


def _is_remark(finding: Finding) -> bool:
    """Return whether a finding is a note of the audit, which `jianbao check` prints."""
    return finding.level is Level.NOTE and finding.room.startswith("audit.")


def briefing_folders(named: list[str]) -> list[Path]:
    """Return the briefings that are meant: those named, or all under briefings/."""
    folders = [Path(name) for name in named]
    if not folders:
        folders = sorted(path.parent for path in BRIEFINGS.glob("*/briefing.yaml"))
    if not folders:
        raise InputError([no_briefings(folder=BRIEFINGS)])
    return folders


def _folders(named: list[str]) -> list[Path]:
    """Return the briefings to build; two of one name would write the same files."""
    folders = briefing_folders(named)
    names = Counter(folder.resolve().name for folder in folders)
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        raise InputError(same_name(name=name) for name in twice)
    return folders


def _forms(typed: str | None) -> tuple[str, ...]:
    if typed is None:
        return FORMS
    wanted = [form.strip() for form in typed.split(",")]
    unknown = [form for form in wanted if form not in ALL_FORMS]
    if unknown:
        raise InputError(unknown_form(form=form, allowed=", ".join(ALL_FORMS)) for form in unknown)
    return tuple(form for form in ALL_FORMS if form in wanted)


def made_at(epoch: str) -> datetime | None:
    """Return the time that SOURCE_DATE_EPOCH sets (reproducible-builds.org)."""
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        finding = bad_epoch(value=epoch)
        raise InputError([finding]) from error


def _with_progress(folders: list[Path], language: str) -> Iterator[Path]:
    """Yield the folders; with a bar where there are several and a person is looking."""
    if len(folders) < 3 or not sys.stderr.isatty():
        yield from folders
        return
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread beside us: the writers run in two processes
    yield from tqdm(folders, desc=PROGRESS.text(language), unit="", leave=False)


def _print_release(release: Release, target: Path, language: str) -> None:
    head = [term.text(language) for term in BUILD_HEADS.values()]
    rows = [
        [(target / output.name).as_posix(), str(output.pages), f"{len(output.data):,}"]
        for output in release.outputs
    ]
    manifest = release.manifest()
    rows.append([(target / "manifest.json").as_posix(), "", f"{len(manifest):,}"])
    print("\n".join(table_lines([head, *rows])))
    print(
        build_summary(
            figures=release.figures,
            errors=release.count(Level.ERROR),
            warnings=release.count(Level.WARNING),
            notes=release.count(Level.NOTE),
        ).text(language)
    )
