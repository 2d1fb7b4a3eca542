"""The one small family of errors, and what collects findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from jianbao.messages.findings import Finding, Place


class BriefingError(Exception):
    """What `cli` catches and prints; anything else is our own fault and keeps its trace."""

    exit_code = 1

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "; ".join(finding.code for finding in self.findings)


class WriteError(BriefingError):
    """The output could not be written."""


class InputError(BriefingError):
    """The briefing, ledger, template or command line cannot be used as it stands."""

    exit_code = 2


class ProgramError(BriefingError):
    """A program of the machine that was asked for is not installed, or fails."""

    exit_code = 3


class Refused(BriefingError):  # noqa: N818  # no fault of anybody's: a gate that holds
    """It could be done and must not be: an error of the audit, a marked paper, a changed release.

    `exit_code` is 1 where something is not made, 2 where what was made is not handed on.
    """

    def __init__(self, findings: Iterable[Finding], exit_code: int = 1) -> None:
        super().__init__(findings)
        self.exit_code = exit_code


def not_handed_on(findings: Iterable[Finding]) -> Refused:
    """Return the error of a release that is not printed, mailed or archived."""
    return Refused(findings, InputError.exit_code)


MOST_OF_A_CODE = 200
"""Findings of one code that are told; nobody reads more, and the first mended mend many."""


def capped(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in their order, of each code the first ones, then how many more there are."""
    from jianbao.messages.rest import and_more  # whose codes stand once in the whole room

    seen: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    told: list[Finding] = []
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= MOST_OF_A_CODE:
            told.append(finding)
        else:
            first.setdefault(finding.code, finding)
    for code, finding in first.items():
        count = seen[code] - MOST_OF_A_CODE
        told.append(and_more(finding.place, count=count, of=code).with_level(finding.level))
    return tuple(told)


class Problems:
    """Collects findings, so that all problems are shown at once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.compared = 0  # names that were looked at for one that was meant

    def add(self, finding: Finding) -> None:
        """Note a finding; reading goes on."""
        self.findings.append(finding)

    def raise_if_any(
        self, error: Callable[[Iterable[Finding]], BriefingError] = InputError
    ) -> None:
        """Raise InputError, or another `error`, with all that was noted, in the files' order."""
        if self.findings:
            last = Place("\uffff")
            raise error(capped(sorted(self.findings, key=lambda finding: finding.place or last)))
