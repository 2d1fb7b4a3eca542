"""A file handed to CUPS by `lp`: the words of its command are a list, never a shell's line."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which

from msgspec import Struct

from jianbao.library.printing.ipp import AskingError, job_attributes, numbers, words
from jianbao.library.printing.options import PrintOptions
from jianbao.messages.errors import BriefingError, InputError, ProgramError
from jianbao.messages.printers import print_cancelled, print_no_spooler
from jianbao.messages.printing import print_failed, print_no_lp, print_no_printer

LONGEST = 60  # seconds that CUPS may take to answer
PATIENCE, STEP = 20.0, 0.25  # seconds that a job's end is waited for, and between two looks
CANCELLED, ABORTED, COMPLETED = 7, 8, 9  # RFC 8011, 5.3.7
STATES = {3: "pending", 4: "held", 5: "processing", 6: "stopped", COMPLETED: "completed"}


class NoSpoolerError(ProgramError):
    """CUPS is not installed."""


class SpoolError(BriefingError):
    """CUPS did not take the file, or cancelled the job."""


class PrintJob(Struct, frozen=True):
    """A job as CUPS had it when one stopped waiting."""

    answer: str  # what `lp` says
    number: int = 0  # 0 where it says none
    state: str = ""  # pending, held, processing, stopped, completed; "" where nobody knows
    reason: str = ""  # what CUPS says of it

    @property
    def is_done(self) -> bool:
        """Whether CUPS has handed all of it to the printer."""
        return self.state == STATES[COMPLETED]


def check_printer(name: str) -> None:
    """Check that CUPS is here and knows the printer.

    Raises NoSpoolerError, SpoolError, or InputError with the printers that are here.
    """
    if sys.platform == "win32":
        raise NoSpoolerError([print_no_spooler()])
    if not (which("lp") and which("lpstat")):
        raise NoSpoolerError([print_no_lp()])
    known = _called(["lpstat", "-e"], may_fail=True).split()
    if name not in known:
        there = ", ".join(known) or "-"
        raise InputError([print_no_printer(name=name, allowed=there)])


def hand_to_printer(
    file: Path, options: PrintOptions, count: int, finishings: list[int]
) -> PrintJob:
    """Hand a file to its printer and return the job, for whose end nobody waited.

    Raises SpoolError where it is not taken.
    """
    tray = options.tray
    asked = [
        f"sides={options.sides}",
        f"media={options.media}" + (f",{tray}" if tray else ""),
        "print-scaling=none",
        "collate=true",
        *["print-color-mode=monochrome"] * options.grey,
        *([f"finishings={','.join(map(str, finishings))}"] if finishings else []),
        *([f"job-password={options.pin}"] if options.pin else []),
        *options.extra,
    ]
    chosen = [word for option in asked for word in ("-o", option)]
    printer = options.printer or ""
    told = ["lp", "-d", printer, "-n", str(count), "-t", file.stem, *chosen, str(file.resolve())]
    answer = _called(told).strip()
    number = re.search(rf"{re.escape(printer)}-(\d+)", answer)
    return PrintJob(answer, int(number[1]) if number else 0)


def awaited(job: PrintJob, sleep: Callable[[float], None]) -> PrintJob:
    """Return a job at its end, or as it stands after a while.

    Raises SpoolError where CUPS gave it up, with what it says.
    """
    for _ in range(int(PATIENCE / STEP)):
        found = _looked_up(job)
        if found is None or found.is_done:
            return found or job
        sleep(STEP)
    return _looked_up(job) or job


def _looked_up(job: PrintJob) -> PrintJob | None:
    """Return a job as it stands; None where that cannot be known."""
    if not job.number:
        return None
    try:
        said = job_attributes(job.number)
    except AskingError:
        return None
    state = max(numbers(said.get("job-state", [])), default=0)
    told = [*said.get("job-printer-state-message", []), *said.get("job-state-reasons", [])]
    reason = ", ".join(each for each in words(told) if each and each != "none")
    if state in (CANCELLED, ABORTED):
        raise SpoolError([print_cancelled(number=job.number, reason=reason)])
    return PrintJob(job.answer, job.number, STATES.get(state, ""), reason)


def _called(told: list[str], may_fail: bool = False) -> str:
    try:
        ended = subprocess.run(
            told, capture_output=True, text=True, errors="replace", timeout=LONGEST, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(str(error)) from error
    if ended.returncode and not may_fail:
        raise _failed(ended.stderr.strip() or f"{told[0]}: {ended.returncode}")
    return ended.stdout


def _failed(reason: str) -> SpoolError:
    return SpoolError([print_failed(reason=reason)])
