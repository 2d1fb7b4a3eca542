"""Which numbers of copies (份号) were printed when and by whom: none is printed twice unasked."""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from jianbao.library.printing.copies import Copy
from jianbao.library.release.files import replace_files
from jianbao.messages.errors import InputError, not_handed_on
from jianbao.messages.opening import read_file
from jianbao.messages.printers import print_log, print_printed_before

NAME = "printed.csv"
HEADS = ("time", "by", "printer", "job", "file", "first", "last", "count")
LARGEST_LOG = 16 * 1024 * 1024  # bytes


def check_unprinted(folder: Path, copies: Sequence[Copy]) -> None:
    """Check that none of the numbers was printed before.

    Gate: raises Refused with the last printing that had some of them. Raises InputError where the
    log cannot be read.
    """
    wanted = sorted(copy.number for copy in copies)  # six digits each, as in the log
    for row in reversed(_rows(folder)):
        place = bisect_left(wanted, row["first"])
        if place < len(wanted) and wanted[place] <= row["last"]:
            span = f"{row['first']}–{row['last']}"
            told = print_printed_before(at=_shown(row["time"]), by=row["by"], numbers=span)
            raise not_handed_on([told])


def _shown(time: str) -> str:
    """Return a time of the log as the clock here shows it; as it stands where it is none."""
    try:
        return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return time


def note_printed(
    folder: Path, copies: Sequence[Copy], at: datetime, by: str, told: tuple[str, str, str]
) -> None:
    """Add a printing to the log; `told` are printer, job and file. Raises OSError."""
    first, last = copies[0].number, copies[-1].number
    row = (at.isoformat(timespec="seconds"), by, *told, first, last, len(copies))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADS)
    writer.writerows([[each[head] for head in HEADS] for each in _rows(folder)])
    writer.writerow(row)
    replace_files(folder, {NAME: text.getvalue().encode("utf-8-sig")})


def _rows(folder: Path) -> list[dict[str, str]]:
    try:
        data = read_file(folder / NAME, LARGEST_LOG, within=folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError([print_log(file=folder / NAME)]) from error
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError([print_log(file=folder / NAME)]) from error
    known = all({*HEADS} <= {*row} and _are_numbers(row["first"], row["last"]) for row in rows)
    if not known:
        raise InputError([print_log(file=folder / NAME)])
    return rows


def _are_numbers(*texts: str | None) -> bool:
    return all(text is not None and len(text) == 6 and text.isdecimal() for text in texts)
