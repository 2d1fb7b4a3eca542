"""Names that must be known: what is told of one that is not, and which known one is near."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place, UnknownName
from jianbao.yaml.slips import alike, strange_signs
from jianbao.yaml.source import Scalar

ALIKE = 0.7  # of two names, from 0 to 1: one is the other mistyped
LONGEST = 100  # characters of a name that somebody mistyped
MOST_SHOWN = 40  # names that a message lists
MOST_COMPARED = 20_000  # pairs of names of one reading: less than a second


def check_name(
    scalar: Scalar | None, known: Collection[str], codes: UnknownName, problems: Problems
) -> bool:
    """Return whether a name is given and known; note it where it is given and is not."""
    if scalar is None:
        return False
    if scalar.text not in known:
        note_unknown(codes, scalar.place, scalar.text, known, problems)
    return scalar.text in known


def note_unknown(
    codes: UnknownName, place: Place | None, name: str, known: Collection[str], problems: Problems
) -> None:
    """Note a name that is not known, with what is allowed and the nearest that is.

    Where very many are unknown, the nearest is sought for the first of them only.
    """
    problems.compared += len(known)
    near = ""
    if problems.compared <= MOST_COMPARED:
        near = alike(name, known)
        name = f"{name} ({strange_signs(name, near)})" if near else name
        near = near or nearest(name, known, ALIKE) or meant(name, known) or nearest(name, known)
    allowed = ", ".join(islice(known, MOST_SHOWN)) + (", …" if len(known) > MOST_SHOWN else "")
    if near:
        problems.add(codes.near(place, name=name, near=near, allowed=allowed))
    else:
        problems.add(codes.plain(place, name=name, allowed=allowed))


MEANT = {
    "note": ("caption", "remark"), "notes": ("caption",), "remarks": ("remark", "caption"),
    "source": ("caption",), "footnote": ("notes", "caption"), "header": ("heading", "columns"),
    "head": ("heading", "columns"), "headline": ("heading", "title"), "name": ("label", "heading"),
    "content": ("text",), "body": ("text",), "paragraphs": ("text",), "points": ("items",),
    "subject": ("title",), "author": ("issuer", "editor"), "recipients": ("to", "distribution"),
    "data": ("rows", "value"), "amount": ("value",), "measure": ("unit",), "section": ("parts",),
    "alt": ("alternative",), "image": ("file",), "path": ("file",), "day": ("date",),
}  # fmt: skip
"""What others call a key that has another name here."""


def meant(name: str, known: Collection[str]) -> str:
    """Return the known name that an unknown one stands for elsewhere, or ""."""
    return next((each for each in MEANT.get(name.lower(), ()) if each in known), "")


def nearest(name: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return the known name that a mistyped one most likely means, or ""."""
    from difflib import get_close_matches

    short = list(islice((each for each in known if len(each) <= LONGEST), MOST_COMPARED))
    return next(iter(get_close_matches(name[:LONGEST], short, n=1, cutoff=cutoff)), "")
