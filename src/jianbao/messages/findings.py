"""Findings with a place, and the one small family of errors."""

from __future__ import annotations

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
