"""The next paper from the last one: numbers, dates and periods moved on, values kept as earlier.

The text stays last month's, and so do the figures until somebody types the new ones: each has its
old value as `from:`, and the audit tells those that are still the same.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from jianbao.audit.fix import LEDGER, Change, changed, keys_added
from jianbao.briefing.model import EARLIER, Briefing, Figure
from jianbao.briefing.numbers import read_value
from jianbao.messages.errors import Problems
from jianbao.yaml.dates import Period, Point, parse_period, typed
from jianbao.yaml.source import Mapping, Node, Scalar, read_yaml

HEAD = "briefing.yaml"
CARRIED = ("count", "rate", "rank", "ratio")


def following(briefing: Briefing, sources: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Return the files of the paper that follows `briefing`, whose folder is called `name`."""
    files = dict(sources)
    files[HEAD] = changed(
        _text(sources, HEAD), sorted(_head(briefing, sources), reverse=True)
    ).encode()
    files[HEAD] = _compared(files[HEAD], name)
    if LEDGER in files:
        ledger = changed(_text(sources, LEDGER), sorted(_ledger(briefing, sources), reverse=True))
        files[LEDGER] = (ledger.rstrip("\n") + "\n" + "".join(_earlier(briefing))).encode()
    return files


def _text(sources: dict[str, bytes], name: str) -> str:
    return sources[name].decode("utf-8")


def _compared(head: bytes, name: str) -> bytes:
    """Name the last paper as the one to compare with, if none is named."""
    if re.search(rb"^compare_with:", head, re.M):
        return re.sub(rb"^compare_with:.*$", f"compare_with: {name}".encode(), head, flags=re.M)
    return head.rstrip(b"\n") + f"\ncompare_with: {name}\n".encode()


# ---- briefing.yaml


def _head(briefing: Briefing, sources: dict[str, bytes]) -> Iterator[Change]:
    node = read_yaml(HEAD, sources[HEAD], Problems())
    entries = _values(node)
    period = next_period(briefing.period)
    months = _months_between(briefing.period, period)  # a quarterly paper is of a quarter later
    wanted = {"date": later(briefing.date, months).isoformat(), "period": typed(period)}
    for key in ("issue", "total_issue"):
        value = entries.get(key)
        if isinstance(value, Scalar) and value.text.isdecimal():
            wanted[key] = str(int(value.text) + 1)
    printed = briefing.particulars.printed_on
    if printed:
        wanted["printed_on"] = later(printed, months).isoformat()
    for key, text in wanted.items():
        value = entries.get(key)
        if isinstance(value, Scalar):
            yield Change(value.place, value.raw or value.text, text)


def _values(node: Node | None) -> dict[str, Node]:
    """Return the values of a mapping by their keys."""
    if not isinstance(node, Mapping):
        return {}
    return {key: value for key, (_, value) in node.entries.items()}


def later(day: date, months: int) -> date:
    """Return the same day some months on, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months_between(period: Period, following: Period) -> int:
    """Return how many months later a period ends than the one before it."""
    first, last = period.last, following.last
    return (last.year - first.year) * 12 + last.month - first.month


def next_period(period: Period) -> Period:
    """Return the period that follows: next month, quarter, year; January to May grows."""
    first, last = period.first, period.last
    if not last.month:
        years = last.year - first.year + 1
        return Period(Point(first.year + years), Point(last.year + years))
    if first == last and not last.day:
        point = _month(last, 1)
        return Period(point, point)
    grows = first.month == 1 and first.day in (0, 1) and first.year == last.year and last.month < 12
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if grows and length not in (3, 6):
        return Period(first, _month(last, 1))
    return Period(_month(first, length), _month(last, length))


def _month(point: Point, months: int) -> Point:
    """Return a point some months on; the last day of a month stays the last."""
    count = point.year * 12 + point.month - 1 + months
    year, month = divmod(count, 12)
    if not point.day:
        return Point(year, month + 1)
    was_last = point.day == monthrange(point.year, point.month)[1]
    most = monthrange(year, month + 1)[1]
    return Point(year, month + 1, most if was_last else min(point.day, most))


# ---- figures.yaml


def _carried(briefing: Briefing) -> Iterator[Figure]:
    """Yield the figures whose values a next paper will have anew."""
    for figure in briefing.figures.values():
        is_new = figure.kind in CARRIED and not figure.formula and not figure.id.endswith(EARLIER)
        if is_new and not figure.earlier and read_value(figure.value.text).number is not None:
            yield figure


def _ledger(briefing: Briefing, sources: dict[str, bytes]) -> Iterator[Change]:
    """Yield `from:` behind the value of each figure, and the last value of those that have it."""
    lines = _text(sources, LEDGER).splitlines()
    yield from _periods(briefing, sources)
    for figure in _carried(briefing):
        yield keys_added(figure, (f"from: {figure.id}{EARLIER}",), lines)
    for figure in briefing.figures.values():
        earlier = briefing.figures.get(f"{figure.id}{EARLIER}")
        if earlier is not None and figure.earlier == earlier.id:
            old = earlier.value
            yield Change(old.place, old.raw or old.text, figure.value.raw or figure.value.text)


def _periods(briefing: Briefing, sources: dict[str, bytes]) -> Iterator[Change]:
    """Yield the periods that end with the paper's own, moved on as that is."""
    node = read_yaml(LEDGER, sources[LEDGER], Problems())
    ends = (briefing.period.last.year, briefing.period.last.month)
    for entry in _values(node).values():
        value = _values(entry).get("period")
        period = parse_period(value.text) if isinstance(value, Scalar) else None
        if isinstance(value, Scalar) and period and (period.last.year, period.last.month) == ends:
            yield Change(value.place, value.raw or value.text, typed(next_period(period)))


def _earlier(briefing: Briefing) -> Iterator[str]:
    """Yield the entries that hold the last values."""
    for figure in _carried(briefing):
        value = figure.value
        own = figure.period or (briefing.period if figure.period_stated else None)
        period = typed(own) if own else "unstated"
        unit = f'"{figure.unit}"' if figure.unit[:1] in ("%", "@", "`") else figure.unit
        pairs = (
            ("label", figure.label.raw or figure.label.text), ("value", value.raw or value.text),
            ("unit", unit), ("kind", figure.kind), ("period", period), ("scope", figure.scope),
            ("group", figure.group), ("sheet", "no"),
        )  # fmt: skip
        lines = [f"  {key}: {text}" for key, text in pairs if text]
        yield "\n".join(["", f"{figure.id}{EARLIER}:", *lines, ""])
