"""`jianbao print`: a release as sheets for the printer, and to the printer."""

from __future__ import annotations

import argparse
import sys
from getpass import getuser
from pathlib import Path

import jianbao
from jianbao.cli.problems import print_findings, print_written
from jianbao.messages.printing import (
    PRINT_ASK_AGAIN,
    PRINT_COPIES_ONE,
    PRINT_NOT_SENT,
    PRINT_SHEETS_ONE,
    PRINT_TIMES_ONE,
    print_copies,
    print_done,
    print_made,
    print_made_copies,
    print_no_booklet,
    print_no_effect,
    print_sent,
    print_sheets,
    print_times,
    print_waits,
)
from jianbao.messages.report import report
from jianbao.messages.terms import Term, counted, visible


def run_printing(words: argparse.Namespace, language: str) -> int:
    """Make the files of one print, and hand the PDF to a printer where one is named."""
    options = _options(words)
    _note_unused(words, language)
    around = jianbao.Surroundings.here(words.profile)
    release = jianbao.open_release(words.briefing, words.release or None, around)
    printed = jianbao.print_ready(release, options)
    written = printed.write(words.out or None)
    print_written(written, language)
    print("\n".join(visible(path.as_posix()) for path in written.files))
    print(_made(printed).text(language))
    print_findings(printed.findings, language)
    if words.printer is not None:
        jobs = _spooled(printed, written.folder, words, language)
        if jobs is None:
            print(PRINT_NOT_SENT.text(language), file=sys.stderr)
            return 2
        for job in jobs:
            print(print_sent(name=words.printer, answer=job.answer).text(language))
            if job.number and job.state:
                waits = print_waits(number=job.number, state=job.reason or job.state)
                done = print_done(number=job.number)
                print((done if job.is_done else waits).text(language))
    return 0


def _spooled(
    printed: jianbao.Printed, folder: Path, words: argparse.Namespace, language: str
) -> tuple[jianbao.PrintJob, ...] | None:
    """Hand the files over; where their numbers were printed before, ask whoever can answer.

    None: they were, and nobody says that they are to be printed again.
    """
    by = _user()
    try:
        return jianbao.spool(printed, folder, by=by, again=words.again)
    except jianbao.Refused as error:
        is_again = {finding.code for finding in error.findings} == {"print-printed-before"}
        if not is_again:
            raise
        print_findings(error.findings, language)
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return None
        if input(PRINT_ASK_AGAIN.text(language)).strip().lower() not in ("y", "yes", "是"):
            return None
    return jianbao.spool(printed, folder, by=by, again=True)


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # a user without a name
        return "-"


def _options(words: argparse.Namespace) -> jianbao.PrintOptions:
    usual = jianbao.PrintOptions()
    return jianbao.PrintOptions(
        booklet=words.booklet or "",
        n_up=words.n_up or 1,
        large=words.large,
        cover_last=words.cover_last,
        thickness=usual.thickness if words.thickness is None else words.thickness,
        numbered=words.copies,
        watermark=words.watermark,
        grey=words.grey,
        paper_only=words.paper_only,
        one_sided=words.one_sided,
        cover_stock=words.cover_stock,
        trim_marks=words.trim_marks,
        tray=words.tray,
        cover_tray=words.cover_tray,
        staple=words.staple,
        fold=words.fold,
        punch=words.punch,
        pin=words.pin,
        extra=tuple(words.option or ()),
        count=words.count,
        printer=words.printer,
        secret_ok=words.secret_ok,
    )


def _note_unused(words: argparse.Namespace, language: str) -> None:
    """Name the options of a booklet or a printer where there is none."""
    if words.thickness is not None and not words.booklet:
        print(report(print_no_booklet(options="--thickness"), language), file=sys.stderr)
    asked = ("tray", "cover_tray", "pin", "staple", "fold", "punch", "option", "again")
    unused = [f"--{name.replace('_', '-')}" for name in asked if getattr(words, name)]
    if unused and words.printer is None:
        note = print_no_effect(options=" ".join(unused))
        print(report(note, language), file=sys.stderr)


def _made(printed: jianbao.Printed) -> Term:
    sheets = counted(PRINT_SHEETS_ONE, print_sheets, printed.sheets)
    if printed.copies:
        copies = counted(PRINT_COPIES_ONE, print_copies, len(printed.copies))
        return print_made_copies(file=printed.main, sheets=sheets, copies=copies)
    times = counted(PRINT_TIMES_ONE, print_times, printed.count)
    return print_made(file=printed.main, sheets=sheets, times=times)
