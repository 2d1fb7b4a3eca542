"""Findings with a place, and the one small family of errors."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How bad a finding is: 必错, 疑似 or 提示."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True, order=True):
    """Where something stands: file as the user would type it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Finding(Struct, frozen=True):
    """Something to be told: its code in the catalogue of messages, level, place and values.

    `values` fill the catalogue's sentence; they are strings, so that the manifest can hold them.
    """

    code: str
    level: Level
    place: Place | None = None
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def make(cls, code: str, level: Level, place: Place | None = None, **values: object) -> Finding:
        """Return a finding whose values are turned into text."""
        return cls(code, level, place, tuple((name, str(value)) for name, value in values.items()))

    @property
    def sentence(self) -> str:
        """What stands at the place, where the audit shows it."""
        return next((value for name, value in self.values if name == "sentence"), "")


class BriefingError(Exception):
    """What `cli` catches and prints; anything else is our own fault and keeps its trace."""

    exit_code = 1

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "; ".join(finding.code for finding in self.findings)


class InputError(BriefingError):
    """The briefing, ledger, template or command line cannot be used as it stands."""

    exit_code = 2


def refused(code: str, **values: object) -> InputError:
    """Return the error that one thing without a place makes."""
    return InputError([Finding.make(code, Level.ERROR, None, **values)])


class Problems:
    """Collects findings, so that all problems are shown at once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def error(self, code: str, place: Place | None, **values: object) -> None:
        """Note an error; reading goes on."""
        self.findings.append(Finding.make(code, Level.ERROR, place, **values))

    def raise_if_any(self) -> None:
        """Raise InputError with everything noted so far, in the order of the files."""
        if self.findings:
            last = Place("\uffff")
            raise InputError(sorted(self.findings, key=lambda finding: finding.place or last))
