"""Numbered copies: who gets which (份号, GB/T 9704-2012, 7.2.1)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from jianbao.briefing.particulars import Particulars
from jianbao.briefing.records.particulars import Way
from jianbao.messages.errors import InputError
from jianbao.messages.print_slip import COPY_HEADS, WAYS
from jianbao.messages.printing import print_no_list, print_numbers, print_too_many

LAST_NUMBER = 999_999  # six digits
MOST_COPIES = 9_999  # that are numbered at once: a page each in the file for the printer


class Copy(Struct, frozen=True):
    """One copy on paper: its number, who gets it, and in which way."""

    number: str
    who: str
    way: Way


def copies_of(particulars: Particulars) -> list[Copy]:
    """Return every copy of the distribution list, in its order, numbered without a gap.

    Raises InputError where there is no list, it is too long, or six digits do not suffice.
    """
    first = int(particulars.copy_number.text) if particulars.copy_number else 1
    if not particulars.copies:
        raise InputError([print_no_list()])
    if particulars.copies > MOST_COPIES:
        place = particulars.distribution[0].name.place
        many = print_too_many(place, copies=particulars.copies, most=MOST_COPIES)
        raise InputError([many])
    if first + particulars.copies - 1 > LAST_NUMBER:
        raise InputError([print_numbers(last=LAST_NUMBER)])
    owners = [each for each in particulars.distribution for _ in range(each.copies)]
    return [
        Copy(f"{number:06d}", owner.name.text, owner.way)
        for number, owner in enumerate(owners, first)
    ]


def register_csv(copies: Sequence[Copy], language: str) -> bytes:
    """Return the register, a line a copy; the byte order mark lets Excel read it as UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([term.text(language) for term in COPY_HEADS.values()])
    for copy in copies:
        writer.writerow([copy.number, copy.who, WAYS[copy.way].text(language)])
    return text.getvalue().encode("utf-8-sig")


def shares(copies: Sequence[Copy]) -> list[tuple[Copy, Copy, int]]:
    """Return for each entry of the list its first and last copy, and how many they are."""
    together = (list(group) for _, group in groupby(copies, key=lambda copy: (copy.who, copy.way)))
    return [(group[0], group[-1], len(group)) for group in together]
