"""Names that must be known: what is told of one that is not, and which known one is near."""

from __future__ import annotations

from collections.abc import Iterable

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place, UnknownName
from jianbao.yaml.source import Scalar

ALIKE = 0.7  # of two names, from 0 to 1: one is the other mistyped


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


def note_unknown(
    codes: UnknownName, place: Place | None, name: str, known: Iterable[str], problems: Problems
) -> None:
    """Note a name that is not known, with what is allowed and the nearest that is."""
    names = list(known)
    near, allowed = nearest(name, names), ", ".join(names)
    if near:
        problems.add(codes.near(place, name=name, near=near, allowed=allowed))
    else:
        problems.add(codes.plain(place, name=name, allowed=allowed))


def nearest(name: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return the known name that a mistyped one most likely means, or ""."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=cutoff)), "")
