"""Why a file cannot be measured."""

from __future__ import annotations

from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level


def unreadable(code: str, name: str, **values: object) -> InputError:
    """Return the error that says why the file called `name` cannot be measured."""
    return InputError([Finding.make(code, Level.ERROR, None, file=name, **values)])
