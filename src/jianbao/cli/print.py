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
from jianbao.messages.catalogue import counted, report, say
from jianbao.messages.errors import InputError, Problems, WriteError
from jianbao.messages.findings import Finding, Level

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
        print(say("print-sent", language, name=words.printer, said=said))
    return 0


def _design(words: argparse.Namespace) -> Design:
    """Return what was asked for. Raises InputError where a number is out of its range."""
    problems = Problems()
    if words.count is not None and not 1 <= words.count <= MOST_COUNT:
        problems.error("print-bad-count", None, most=MOST_COUNT)
    if words.count is not None and (words.copies or words.watermark):
        problems.error("print-count-of-copies", None)
    thickness = PAPER_THICKNESS if words.thickness is None else words.thickness
    if not 0 <= thickness <= MOST_THICKNESS:
        problems.error("print-bad-thickness", None, most=f"{MOST_THICKNESS:g}")
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
        options = {"options": " ".join(unused)}
        note = Finding.make("print-no-booklet", Level.NOTE, None, **options)
        print(report(note, language), file=sys.stderr)


def _check_secrecy(briefing: Briefing, allowed: bool) -> None:
    mark = briefing.particulars.secrecy
    if mark and not allowed:
        raise InputError(
            [Finding.make("print-secret-printer", Level.ERROR, mark.place, mark=mark.text)]
        )


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
        finding = Finding.make("cannot-write", Level.ERROR, None, reason=reason)
        raise WriteError([finding]) from error
    for name in kept:
        print(say("kept-edited", language, name=(out / name).as_posix()), file=sys.stderr)
    for name in printed.files:
        print((out / name).as_posix())
    code = "print-made-copies" if printed.copies else "print-made"
    values = {
        "sheets": counted("print-sheets", printed.sheets, language),
        "times": counted("print-times", printed.count, language),
        "copies": counted("print-copies", len(printed.copies), language),
    }
    print(say(code, language, file=printed.main, **values))
