"""Findings that the briefing's author stands by: briefing.yaml, `accept`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from jianbao.briefing.model import Acceptance, Briefing
from jianbao.messages.audit.page import accepted_gone
from jianbao.messages.findings import Finding, Place


class Accepted(Struct, frozen=True):
    """A finding that the briefing's author stands by, and why."""

    finding: Finding
    reason: str


class Judged(Struct, frozen=True):
    """What remains of the audit's findings, and what was accepted."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    known: dict[str, int] = {}  # how many figures are proved, contradicted …: see `states`


def judge(
    briefing: Briefing, findings: Iterable[Finding], not_run: frozenset[str] = frozenset()
) -> Judged:
    """Return the findings without the accepted ones, and a warning of each idle acceptance.

    `not_run` holds the codes of checks that were left out: nothing is said of theirs.
    """
    left: list[Finding] = []
    accepted: list[Accepted] = []
    idle = {acceptance.place: acceptance for acceptance in briefing.accepted}
    entry_at = _entries(briefing)
    for finding in findings:
        by = [one for one in briefing.accepted if _covers(one, finding, entry_at)]
        if by:
            accepted.append(Accepted(finding, by[0].reason))
        else:
            left.append(finding)
        for acceptance in by:
            idle.pop(acceptance.place, None)
    gone = (one for one in idle.values() if one.code not in not_run)
    return Judged((*left, *map(_gone, gone)), tuple(accepted))


def _covers(acceptance: Acceptance, finding: Finding, entry_at: EntryAt) -> bool:
    if acceptance.code != finding.code:
        return False
    names = (entry_at(finding.place), *finding.plain.values())
    return acceptance.at in finding.sentence or acceptance.at in names


def _gone(acceptance: Acceptance) -> Finding:
    return accepted_gone(acceptance.place, accepted=acceptance.code, at=acceptance.at).quoting(
        acceptance.reason
    )


EntryAt = Callable[[Place | None], str]
"""A place -> the id of the ledger entry that stands there, or ""."""


def _entries(briefing: Briefing) -> EntryAt:
    """Return what finds the ledger entry at a place, in any of YAML's forms.

    An entry begins where its mapping does: behind its key in a form of one line, at its first
    field in a block; what is said of it stands there or behind. The value of one may stand in a
    spreadsheet.
    """
    starts = sorted((figure.place, figure.id) for figure in briefing.figures.values())
    places = [start for start, _ in starts]
    cells = {
        figure.value.place: figure.id
        for figure in briefing.figures.values()
        if figure.value.place.file != figure.place.file
    }

    def entry_at(place: Place | None) -> str:
        if place is None or not starts or place.file != places[0].file:
            return cells.get(place, "") if place else ""
        begun = bisect_right(places, place)
        return starts[begun - 1][1] if begun else ""

    return entry_at


def entries_at(briefing: Briefing, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Yield the findings that stand at a ledger entry, each with the entry's id."""
    entry_at = _entries(briefing)
    for finding in findings:
        if id := entry_at(finding.place):
            yield id, finding
