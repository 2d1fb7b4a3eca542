"""`print_ready` and `spool`: a release to sheets, and the sheets to a printer."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from jianbao.compose.conditions import is_printed
from jianbao.compose.context import Context
from jianbao.library.options import AnyPath
from jianbao.library.printing.log import check_unprinted, note_printed
from jianbao.library.printing.making import Printed, make_print
from jianbao.library.printing.options import PrintOptions
from jianbao.library.printing.printers import ask_printer, check_can, finishings
from jianbao.library.printing.spool import PrintJob, awaited, check_printer, hand_to_printer
from jianbao.library.release.manifest import LARGEST_FILE
from jianbao.library.release.marks import Marked, marks_of
from jianbao.library.release.opening import Handover, hand_over
from jianbao.library.release.release import Release
from jianbao.library.results import writing
from jianbao.messages.errors import not_handed_on
from jianbao.messages.opening import read_file
from jianbao.messages.printing import print_secret_printer
from jianbao.messages.release import release_differs


def print_ready(release: Release, options: PrintOptions = PrintOptions()) -> Printed:
    """Return sheets, slip and register of copies as files; nothing is written or printed.

    The same release gives the same bytes. Written by default into `print` of the release's folder.

    Gate: raises Refused for a release that is not what it was, and where a printer is named for a
    paper that is marked a secret of the state or of the office (密级, 工作秘密), as a particular or
    a line, without `secret_ok`. Raises InputError where the printer is not known or says that it
    cannot print this (sheets, both sides, trays, finishings), or where there is no distribution
    list and each copy has something of its own.
    """
    handover = hand_over(release)
    mark = _secret(handover)
    printer = None
    if options.printer is not None:
        _check_secrecy(mark, options.secret_ok)
        check_printer(options.printer)
        printer = ask_printer(options.printer)
    theme, made_at = handover.template.theme, handover.made_at
    imprint = _has_imprint(handover)
    secret = mark.text if mark else ""
    printed = make_print(
        handover.released, handover.briefing, theme, made_at, options, imprint, secret
    )
    if options.printer is not None:
        minded = check_can(printer, options, printed.coloured)
        printed = replace(
            printed,
            findings=(*printed.findings, *minded),
            finishings=tuple(finishings(printer, options)),
        )
    return replace(printed, folder=release.folder and release.folder / "print")


def spool(
    printed: Printed,
    folder: AnyPath | None = None,
    *,
    by: str = "",
    again: bool = False,
    at: datetime | None = None,
) -> tuple[PrintJob, ...]:
    """Hand what was written to the printer that it was made for; return its jobs.

    `folder` is where `printed` was written, if not where it goes by default. A job's end is waited
    for, up to 20 seconds; one that has not ended then says how it stands. Numbered copies are
    noted in printed.csv beside the release's prints, with the time (`at`) and who (`by`) had them
    printed.

    Gate: raises Refused where the file there is not the one that was made, where the paper is a
    secret without `secret_ok`, and where some of its numbers were printed before, unless `again`.
    Raises ValueError where it was made for no printer, WriteError where the file cannot be read or
    the log cannot be written, NoSpoolerError or SpoolError where CUPS is not there or fails, the
    latter also where it gives a job up.
    """
    options = printed.options
    if options.printer is None:
        raise ValueError("made for no printer: PrintOptions(printer=...)")
    if printed.secrecy and not options.secret_ok:
        raise not_handed_on([print_secret_printer(None, mark=printed.secrecy)])
    place = printed.place(folder)
    log = printed.folder or place
    if options.numbered and not again:
        check_unprinted(log, printed.copies)
    names = [*filter(None, [printed.cover]), printed.main]
    files = [_as_made(printed, place / name) for name in names]
    jobs = []
    for file in files:
        is_cover = file.name == printed.cover
        job = _handed(file, printed, options, is_cover)
        if options.numbered and not is_cover:
            _note(log, printed, job, by, at or datetime.now(UTC))
        jobs.append(awaited(job, time.sleep))
    return tuple(jobs)


def _handed(file: Path, printed: Printed, options: PrintOptions, is_cover: bool) -> PrintJob:
    """Hand over one file; an outer sheet comes from a tray of its own and is not yet bound."""
    if is_cover:
        options = replace(options, tray=options.cover_tray or options.tray)
    finishings = [] if printed.cover else list(printed.finishings)
    return hand_to_printer(file, options, printed.count, finishings)


def _as_made(printed: Printed, file: Path) -> Path:
    with writing(file):
        data = read_file(file, LARGEST_FILE)
    if data != printed.files[file.name]:
        raise not_handed_on([release_differs(file=file)])
    return file


def _note(log: Path, printed: Printed, job: PrintJob, by: str, at: datetime) -> None:
    told = (printed.options.printer or "", str(job.number or job.answer), printed.main)
    with writing(log):
        note_printed(log, printed.copies, at, by, told)


def _has_imprint(handover: Handover) -> bool:
    """Return whether something stands at the foot of the paper's last page, as 版记 does."""
    context = Context(handover.briefing, handover.template)
    return any(
        step.name in ("imprint", "fill") and is_printed(step, context)
        for step in handover.template.blocks
    )


def _secret(handover: Handover) -> Marked | None:
    """Return the first mark, of the paper or a line of it, that says that it is a secret."""
    manifest = handover.released.manifest
    marks = marks_of(handover.briefing, handover.sources, manifest)
    return next((mark for mark in marks if mark.marking.is_secret), None)


def _check_secrecy(mark: Marked | None, allowed: bool) -> None:
    if mark and not allowed:
        raise not_handed_on([print_secret_printer(mark.place, mark=mark.text)])
