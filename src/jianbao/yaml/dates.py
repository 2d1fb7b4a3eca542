"""Days and periods as they are typed: 2022-07-04, 2022-05, 2021, 2022-01/2022-05."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

Day = date  # for the forms, in which `date` is a key
TYPED = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


class Point(Struct, frozen=True):
    """A year, a month or a day; month and day are 0 where they were not typed."""

    year: int
    month: int = 0
    day: int = 0


class Period(Struct, frozen=True):
    """From one point to another, both included; equal where only one was typed."""

    first: Point
    last: Point


def parse_date(text: str) -> date | None:
    """Return a day typed as 2022-07-04, or None where there is no such day."""
    point = parse_point(text)
    return date(point.year, point.month, point.day) if point and point.day else None


def parse_point(text: str) -> Point | None:
    """Return a year, month or day, or None where `text` is none or it does not exist."""
    match = TYPED.fullmatch(text)
    if not match:
        return None
    point = Point(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))
    try:
        date(point.year, point.month if match["month"] else 1, point.day if match["day"] else 1)
    except ValueError:
        return None
    return point


def parse_period(text: str) -> Period | None:
    """Return a period, or None where `text` is none or ends before it begins."""
    points = [parse_point(end) for end in text.split("/")]
    if len(points) > 2 or points[0] is None or points[-1] is None:
        return None
    first, last = points[0], points[-1]
    begins = (first.year, first.month, first.day)
    ends = (last.year, last.month or 12, last.day or 31)
    return Period(first, last) if begins <= ends else None


def typed(period: Period) -> str:
    """Return a period as it is typed: 2021, 2022-01/2022-05."""
    ends = (_typed_point(period.first), _typed_point(period.last))
    return "/".join(dict.fromkeys(ends))


def _typed_point(point: Point) -> str:
    parts = (f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part))
    return "-".join(parts)
