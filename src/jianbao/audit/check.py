"""What a check is: a small pure function and the codes of the findings it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from jianbao.audit.passages import Material, Passage
from jianbao.messages.findings import Finding, Level, Place

Function = Callable[[Material], Iterator[Finding]]


class Check(Struct, frozen=True):
    """One line of a family's table. Each code has a page in docs/checks.md."""

    function: Function
    codes: tuple[str, ...]


def at_figure(code: str, level: Level, place: Place, sentence: str, /, **values: object) -> Finding:
    """Return a finding about a ledger entry; `sentence` shows the entry as it reads."""
    return Finding.make(code, level, place, sentence=sentence, **values)


def in_passage(
    code: str, level: Level, passage: Passage, offset: int, /, **values: object
) -> Finding:
    """Return a finding at a character of a passage, with the sentence around it."""
    place, sentence = passage.place_at(offset), passage.sentence_at(offset)
    return Finding.make(code, level, place, sentence=sentence, **values)
