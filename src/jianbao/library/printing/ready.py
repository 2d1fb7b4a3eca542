"""`print_ready` and `spool`: a release to sheets, and the sheets to a printer."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.library.options import AnyPath
from jianbao.library.printing.making import Printed, make_print
from jianbao.library.printing.options import PrintOptions
from jianbao.library.printing.spool import check_printer, hand_to_printer
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
    a line, without `secret_ok`. Raises InputError where the printer is not known, or where there
    is no distribution list and each copy has something of its own.
    """
    handover = hand_over(release)
    mark = _secret(handover)
    if options.printer is not None:
        _check_secrecy(mark, options.secret_ok)
        check_printer(options.printer)
    theme, made_at = handover.template.theme, handover.made_at
    printed = make_print(handover.released, handover.briefing, theme, made_at, options)
    secrecy = mark.text if mark else ""
    return replace(printed, secrecy=secrecy, folder=release.folder and release.folder / "print")


def spool(printed: Printed, folder: AnyPath | None = None) -> str:
    """Hand what was written to the printer that it was made for; return what CUPS says.

    `folder` is where `printed` was written, if not where it goes by default.

    Gate: raises Refused where the file there is not the one that was made, or the paper is marked
    without `secret_ok`. Raises ValueError where it was made for no printer, WriteError where the
    file cannot be read, NoSpoolerError or SpoolError where CUPS is not there or fails.
    """
    options = printed.options
    if options.printer is None:
        raise ValueError("made for no printer: PrintOptions(printer=...)")
    if printed.secrecy and not options.secret_ok:
        raise not_handed_on([print_secret_printer(None, mark=printed.secrecy)])
    file = printed.place(folder) / printed.main
    with writing(file):
        data = read_file(file, LARGEST_FILE)
    if data != printed.files[printed.main]:
        raise not_handed_on([release_differs(file=file)])
    return hand_to_printer(file, options.printer, options, printed.count)


def _secret(handover: Handover) -> Marked | None:
    """Return the first mark, of the paper or a line of it, that says that it is a secret."""
    manifest = handover.released.manifest
    marks = marks_of(handover.briefing, handover.sources, manifest)
    return next((mark for mark in marks if mark.marking.is_secret), None)


def _check_secrecy(mark: Marked | None, allowed: bool) -> None:
    if mark and not allowed:
        raise not_handed_on([print_secret_printer(mark.place, mark=mark.text)])
