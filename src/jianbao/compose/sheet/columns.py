"""Which columns the sheet's tables have: those that tell figures apart, and no other.

What few figures have goes into the column of notes; what all of a group, or most of the sheet,
have in common is said once. Decided over the whole sheet, so that all its tables are alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.compose.sheet.entries import Entries, Entry, change_words
from jianbao.compose.template.model import Template
from jianbao.compose.template.records.template import Units

FEW, SHARE = 2, 0.25  # what no more figures have, or no larger share, goes into the notes


class Group(Struct, frozen=True):
    """Figures of one group, and what all of them have in common, which stands behind its name."""

    name: str
    entries: tuple[Entry, ...]
    aside: tuple[str, ...] = ()


class Shown(Struct, frozen=True):
    """What has a column of its own, and what is said once."""

    bases: tuple[str, ...]  # of changes, a column each
    target: bool
    met: bool
    before: bool
    before_period: str  # that of all earlier values
    source: bool
    note: bool
    units: Units
    unit: str  # that of all figures
    scope: str  # that of all figures
    all_met: bool  # every target is met
    only_source: str  # that of all figures
    nameless: bool  # no figure has a group
    by_group: frozenset[str]  # what groups say for all of theirs: period, scope, source, unit


def decide(
    entries: Entries, template: Template, comparison: bool, units: Units, sheet: Entries
) -> Shown:
    """Return what has a column in the tables of some entries, and what all of a sheet's share."""
    all_of = entries.entries
    shown = Shown(
        bases=tuple(_bases(all_of)),
        target=_has_column(all_of, lambda entry: bool(entry.target)),
        met=False,
        before=comparison and sum(entry.before is not None for entry in all_of) > FEW,
        before_period=_common(entry.before_period for entry in all_of if entry.before),
        source=False,
        note=False,
        units=units,
        unit=_common(entry.figure.unit for entry in all_of) if len(all_of) > 1 else "",
        scope=_common(entry.figure.scope for entry in sheet.entries),
        all_met=_all_met(all_of),
        only_source=_common(entry.source for entry in sheet.entries),
        nameless=not any(entry.figure.group for entry in all_of),
        by_group=frozenset(_by_group(entries, template, units)),
    )
    return _with_columns(shown, entries, template)


def _with_columns(shown: Shown, entries: Entries, template: Template) -> Shown:
    sources = {entry.source for entry in entries.entries}
    many = _has_column(entries.entries, lambda entry: bool(entry.source))
    source = many and len(sources) > 1 and "source" not in shown.by_group
    certain = any(entry.met for entry in entries.entries)
    shown = replace(shown, source=source, met=shown.target and certain and not shown.all_met)
    groups = grouped(entries, shown, template)
    note = any(
        notes_of(entry, group, shown, entries, template)
        for group in groups
        for entry in group.entries
    )
    return replace(shown, note=note)


def grouped(entries: Entries, shown: Shown, template: Template) -> tuple[Group, ...]:
    """Return the figures by group; a group stands where its first figure does."""
    members: dict[str, list[Entry]] = {}
    for entry in entries.entries:
        members.setdefault(entry.figure.group or template.label("other_group"), []).append(entry)
    return tuple(
        Group(name, tuple(each), tuple(_asides(each, shown, entries)))
        for name, each in members.items()
    )


def _asides(group: list[Entry], shown: Shown, entries: Entries) -> Iterator[str]:
    """Yield what all figures of a group have in common; one figure has its notes beside it."""
    if len(group) < FEW:
        return
    if shown.units == "group" and not shown.unit:
        yield _common(entry.figure.unit for entry in group)
    if "period" in shown.by_group:
        period = _common(entry.period for entry in group)
        yield period if period != entries.shown else ""
    if "scope" in shown.by_group and not shown.scope:
        yield _common(entry.figure.scope for entry in group)
    if "source" in shown.by_group:
        yield _common(entry.source for entry in group)


def notes_of(
    entry: Entry, group: Group, shown: Shown, entries: Entries, template: Template
) -> tuple[str, ...]:
    """Return what no column and no head of a group says of a figure."""
    return tuple(filter(None, _notes(entry, group, shown, entries, template)))


def _notes(
    entry: Entry, group: Group, shown: Shown, entries: Entries, template: Template
) -> Iterator[str]:
    for change in entry.changes:
        if change.basis not in shown.bases:
            yield "".join(change_words(change, template))
    if entry.target and not shown.target:
        yield target_said(entry, template)
    if entry.period != entries.shown and entry.period not in group.aside:
        yield entry.period
    told = shown.source or shown.only_source or "source" in shown.by_group
    if entry.source and not told:
        yield template.label("seen", source=entry.source)
    if entry.figure.scope != shown.scope and entry.figure.scope not in group.aside:
        yield entry.figure.scope


def target_said(entry: Entry, template: Template) -> str:
    """Return a figure's target in words, met or missed where that is certain."""
    name = {"": "target", "met": "target_met", "missed": "target_missed"}[entry.met]
    return template.label(name, value=entry.target)


def _bases(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Yield the bases of changes that enough figures have, in the order of the ledger.

    A figure has one change from each basis at most: a second one would have no column.
    """
    counted = Counter(
        basis
        for entry in entries
        for basis in dict.fromkeys(change.basis for change in entry.changes)
    )
    for basis, count in counted.items():
        twice = any(sum(change.basis == basis for change in entry.changes) > 1 for entry in entries)
        if not twice and _enough(count, len(entries)):
            yield basis


def _has_column(entries: tuple[Entry, ...], has: Callable[[Entry], bool]) -> bool:
    return _enough(sum(map(has, entries)), len(entries))


def _enough(count: int, of: int) -> bool:
    return count > max(FEW, SHARE * of) or count == of > 1


def _all_met(entries: tuple[Entry, ...]) -> bool:
    with_target = [entry for entry in entries if entry.target]
    return bool(with_target) and all(entry.met == "met" for entry in with_target)


def _by_group(entries: Entries, template: Template, units: Units) -> Iterator[str]:
    """Yield what the heads of groups say: each group one thing, and not all the same."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries.entries:
        groups.setdefault(entry.figure.group, []).append(entry)
    told = {
        "period": [{entry.period for entry in each} for each in groups.values()],
        "source": [{entry.source for entry in each} for each in groups.values()],
    }
    many = len(groups) > 1
    sources = told["source"]
    alone = all(len(each) == 1 and each != {""} for each in sources)
    if many and alone and len(set().union(*sources)) > 1 and _larger(groups.values()):
        yield "source"
    if many and any(len(each) == 1 for each in told["period"]):
        yield "period"
    if many:
        yield "scope"
    if units == "group":
        yield "unit"


def _larger(groups: Iterable[list[Entry]]) -> bool:
    """Return whether no group has one figure only."""
    return all(len(group) >= FEW for group in groups)


def _common(values: Iterable[str]) -> str:
    """Return what all are, "" where they differ or are not there."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""
