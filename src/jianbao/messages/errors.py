"""The one small family of errors, and what collects findings."""

from __future__ import annotations

from collections.abc import Iterable

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


class Problems:
    """Collects findings, so that all problems are shown at once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Note a finding; reading goes on."""
        self.findings.append(finding)

    def raise_if_any(self) -> None:
        """Raise InputError with everything noted so far, in the order of the files."""
        if self.findings:
            last = Place("\uffff")
            raise InputError(sorted(self.findings, key=lambda finding: finding.place or last))
