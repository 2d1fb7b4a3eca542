"""`jianbao print`: a release as sheets for the printer, and to the printer."""

from __future__ import annotations

import argparse
import sys

import jianbao
from jianbao.cli.problems import print_findings, print_written
from jianbao.messages.printing import (
    PRINT_COPIES_ONE,
    PRINT_SHEETS_ONE,
    PRINT_TIMES_ONE,
    print_copies,
    print_made,
    print_made_copies,
    print_no_booklet,
    print_sent,
    print_sheets,
    print_times,
)
from jianbao.messages.report import report
from jianbao.messages.terms import Term, counted, visible


def run_print(words: argparse.Namespace, language: str) -> int:
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
        answer = jianbao.spool(printed, written.folder)
        print(print_sent(name=words.printer, answer=answer).text(language))
    return 0


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
        count=words.count,
        printer=words.printer,
        secret_ok=words.secret_ok,
    )


def _note_unused(words: argparse.Namespace, language: str) -> None:
    """Name the options of a booklet where none is made."""
    asked = {"--cover-last": words.cover_last, "--thickness": words.thickness is not None}
    unused = [name for name, given in asked.items() if given and not words.booklet]
    if unused:
        note = print_no_booklet(options=" ".join(unused))
        print(report(note, language), file=sys.stderr)


def _made(printed: jianbao.Printed) -> Term:
    sheets = counted(PRINT_SHEETS_ONE, print_sheets, printed.sheets)
    if printed.copies:
        copies = counted(PRINT_COPIES_ONE, print_copies, len(printed.copies))
        return print_made_copies(file=printed.main, sheets=sheets, copies=copies)
    times = counted(PRINT_TIMES_ONE, print_times, printed.count)
    return print_made(file=printed.main, sheets=sheets, times=times)
