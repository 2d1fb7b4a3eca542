"""Names that one place of a briefing gives and another must have."""

from __future__ import annotations

from collections.abc import Iterable

from jianbao.messages.errors import Problems
from jianbao.messages.findings import UnknownName
from jianbao.yaml.records import note_unknown
from jianbao.yaml.source import Scalar


def check_name(
    scalar: Scalar | None, known: Iterable[str], codes: UnknownName, problems: Problems
) -> bool:
    """Return whether a name is given and known; note it where it is given and is not."""
    if scalar is None:
        return False
    names = list(known)
    if scalar.text not in names:
        note_unknown(codes, scalar.place, scalar.text, names, problems)
    return scalar.text in names
