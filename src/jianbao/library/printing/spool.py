"""A file handed to CUPS by `lp`: the words of its command are a list, never a shell's line."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

from jianbao.library.printing.designs import Design
from jianbao.messages.errors import BriefingError, InputError, ProgramError
from jianbao.messages.printing import print_failed, print_no_lp, print_no_printer

LONGEST = 60  # seconds that CUPS may take to answer


class NoSpoolerError(ProgramError):
    """CUPS is not installed."""


class SpoolError(BriefingError):
    """CUPS did not take the file."""


def check_printer(name: str) -> None:
    """Check that CUPS is here and knows the printer.

    Raises NoSpoolerError, SpoolError, or InputError with the printers that are here.
    """
    if not (which("lp") and which("lpstat")):
        raise NoSpoolerError([print_no_lp()])
    known = _called(["lpstat", "-e"], may_fail=True).split()
    if name not in known:
        there = ", ".join(known) or "-"
        raise InputError([print_no_printer(name=name, allowed=there)])


def hand_to_printer(file: Path, printer: str, design: Design, count: int) -> str:
    """Hand a file to a printer and return what `lp` says: the number of the job.

    Raises SpoolError where it does not take it.
    """
    options = [
        f"sides={design.sides}",
        f"media={design.media}",
        "print-scaling=none",
        "collate=true",
        *["print-color-mode=monochrome"] * design.grey,
    ]
    chosen = [word for option in options for word in ("-o", option)]
    words = ["lp", "-d", printer, "-n", str(count), "-t", file.stem, *chosen, str(file.resolve())]
    return _called(words).strip()


def _called(words: list[str], may_fail: bool = False) -> str:
    try:
        ended = subprocess.run(
            words, capture_output=True, text=True, errors="replace", timeout=LONGEST, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(str(error)) from error
    if ended.returncode and not may_fail:
        raise _failed(ended.stderr.strip() or f"{words[0]}: {ended.returncode}")
    return ended.stdout


def _failed(reason: str) -> SpoolError:
    return SpoolError([print_failed(reason=reason)])
