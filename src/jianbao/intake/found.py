"""What is said of a paper beside its text, and the paper taken apart by it."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct, field

from jianbao.briefing.numbers import chinese_number
from jianbao.intake.changes import Log
from jianbao.intake.source import Paragraph, Piece
from jianbao.messages.intake import UNPLACED

DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


class Particulars(Struct):
    """What was found of a paper beside its text; empty where it has none of it."""

    title: list[str] = field(default_factory=list)
    subtitle: str = ""
    issuer: str = ""
    banner: str = ""
    day: date | None = None
    number: str = ""
    signers: list[str] = field(default_factory=list)
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    issue: int = 0
    total_issue: int = 0
    to: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    remark: str = ""
    cc: list[str] = field(default_factory=list)
    distribution: list[tuple[str, str]] = field(default_factory=list)  # way and name
    print_run: int = 0
    internal: bool = False
    language: str = "zh-CN"
    agenda: list[str] = field(default_factory=list)
    printed_by: str = ""
    printed_on: date | None = None
    editor: str = ""
    editor_note: str = ""
    meeting: dict[str, str] = field(default_factory=dict)
    attendance: dict[str, str] = field(default_factory=dict)
    head_dated: bool = False  # its day stands above the text
    length: int = 0  # characters of the text
    unplaced: list[Paragraph] = field(default_factory=list)


class Divided(Struct):
    """A paper taken apart: what is said of it, its text, and the annexes that follow it."""

    particulars: Particulars
    body: list[Piece]
    annexes: list[list[Piece]]


def take_day(found: Particulars, line: Paragraph, text: str, log: Log) -> None:
    """Read the day that a line gives; one that no calendar has is kept to be looked at."""
    found.day = day_of(text)
    if found.day is None:
        found.unplaced.append(line)
        log.add(UNPLACED, line.place, line.text, "unplaced", "doubtful")


def day_of(text: str) -> date | None:
    """Return the day that a text writes: 2026年6月30日, 二〇二六年六月三十日, 2026.6.30."""
    match = re.search(r"(\d{4})\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})", text)
    if match:
        numbers = [int(part) for part in match.groups()]
    else:
        match = re.search(
            r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日",
            text,
        )
        if not match:
            return None
        month, day = (chinese_number(part) or 0 for part in match.groups()[1:])
        numbers = [int(match[1].translate(DIGITS)), month, day]
    try:
        return date(*numbers)
    except ValueError:
        return None
