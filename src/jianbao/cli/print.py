"""`jianbao print`: a release as sheets for the printer, and to the printer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.cli.build import profile_path
from jianbao.library.options import Options
from jianbao.library.printing.designs import PAPER_THICKNESS, Design
from jianbao.library.printing.making import Printed, make_print, manifest_of
from jianbao.library.printing.spool import check_printer, hand_over
from jianbao.library.release.files import write_files
from jianbao.library.release.manifest import MANIFEST
from jianbao.library.release.opening import open_handover
from jianbao.messages.commands import kept_edited
from jianbao.messages.errors import InputError, Problems, WriteError
from jianbao.messages.library import cannot_write
from jianbao.messages.printing import (
    PRINT_COPIES_ONE,
    PRINT_SHEETS_ONE,
    PRINT_TIMES_ONE,
    print_bad_count,
    print_bad_thickness,
    print_copies,
    print_count_of_copies,
    print_made,
    print_made_copies,
    print_no_booklet,
    print_secret_printer,
    print_sent,
    print_sheets,
    print_times,
)
from jianbao.messages.report import report
from jianbao.messages.terms import counted

MOST_COUNT = 9999
MOST_THICKNESS = 1.0  # mm


def run_print(words: argparse.Namespace, language: str) -> int:
    """Make the files of one print, and hand the PDF to a printer where one is named."""
    design = _design(words)
    _note_unused(words, language)
    options = Options(working_folder=Path.cwd(), profile=profile_path(words.profile))
    handover = open_handover(Path(words.briefing), words.release, options)
    released, briefing = handover.released, handover.briefing
    if words.printer is not None:
        _check_secrecy(briefing, words.secret_ok)
        check_printer(words.printer)
    theme = handover.template.theme
    printed = make_print(released, briefing, theme, handover.made_at, design, words.count or 0)
    out = Path(words.out) if words.out else released.folder / "print"
    _write(out, printed, language)
    for finding in printed.findings:
        print(report(finding, language), file=sys.stderr)
    if words.printer is not None:
        said = hand_over(out / printed.main, words.printer, design, printed.count)
        print(print_sent(name=words.printer, said=said).text(language))
    return 0


def _design(words: argparse.Namespace) -> Design:
    """Return what was asked for. Raises InputError where a number is out of its range."""
    problems = Problems()
    if words.count is not None and not 1 <= words.count <= MOST_COUNT:
        problems.add(print_bad_count(most=MOST_COUNT))
    if words.count is not None and (words.copies or words.watermark):
        problems.add(print_count_of_copies())
    thickness = PAPER_THICKNESS if words.thickness is None else words.thickness
    if not 0 <= thickness <= MOST_THICKNESS:
        problems.add(print_bad_thickness(most=f"{MOST_THICKNESS:g}"))
    problems.raise_if_any()
    return Design(
        booklet=words.booklet or "",
        n_up=words.n_up or 1,
        large=words.large,
        cover_last=words.cover_last,
        thickness=thickness,
        numbered=words.copies,
        watermark=words.watermark,
        grey=words.grey,
        paper_only=words.paper_only,
    )


def _note_unused(words: argparse.Namespace, language: str) -> None:
    """Name the options of a booklet where none is made."""
    asked = {"--cover-last": words.cover_last, "--thickness": words.thickness is not None}
    unused = [name for name, given in asked.items() if given and not words.booklet]
    if unused:
        note = print_no_booklet(options=" ".join(unused))
        print(report(note, language), file=sys.stderr)


def _check_secrecy(briefing: Briefing, allowed: bool) -> None:
    mark = briefing.particulars.secrecy
    if mark and not allowed:
        raise InputError([print_secret_printer(mark.place, mark=mark.text)])


def _write(out: Path, printed: Printed, language: str) -> None:
    try:
        before = (out / MANIFEST).read_bytes()
    except OSError:
        before = b""
    files = {**printed.files, MANIFEST: manifest_of(printed.files, before)}
    try:
        kept = write_files(out, files)
    except OSError as error:
        reason = f"{error.filename or out}: {error.strerror}"
        finding = cannot_write(reason=reason)
        raise WriteError([finding]) from error
    for name in kept:
        print(kept_edited(name=(out / name).as_posix()).text(language), file=sys.stderr)
    for name in printed.files:
        print((out / name).as_posix())
    sheets = counted(PRINT_SHEETS_ONE, print_sheets, printed.sheets)
    if printed.copies:
        copies = counted(PRINT_COPIES_ONE, print_copies, len(printed.copies))
        made = print_made_copies(file=printed.main, sheets=sheets, copies=copies)
    else:
        times = counted(PRINT_TIMES_ONE, print_times, printed.count)
        made = print_made(file=printed.main, sheets=sheets, times=times)
    print(made.text(language))
