"""What a check is: a small pure function and the codes of the findings it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Concatenate, ParamSpec, cast

from msgspec import Struct

from jianbao.audit.passages import Material, Passage
from jianbao.messages.findings import Code, Finding, Place

P = ParamSpec("P")

Function = Callable[[Material], Iterator[Finding]]
PlacedCode = Callable[Concatenate[Place | None, P], Finding]
"""A code whose finding has a place."""


class Check(Struct, frozen=True):
    """One line of a module's `CHECKS`. Each code has its page in docs/checks."""

    function: Function
    codes: tuple[Code[...], ...]


def at_figure(
    code: PlacedCode[P], place: Place, sentence: str, /, *args: P.args, **values: P.kwargs
) -> Finding:
    """Return a finding about a ledger entry; `sentence` shows the entry as it reads."""
    return code(place, *args, **values).quoting(sentence)


def in_passage(
    code: PlacedCode[P], passage: Passage, offset: int, /, *args: P.args, **values: P.kwargs
) -> Finding:
    """Return a finding at a character of a passage, with the sentence around it."""
    finding = code(passage.place_at(offset), *args, **values)
    return finding.quoting(passage.sentence_at(offset))


def gathered(*modules: ModuleType) -> tuple[Check, ...]:
    """Return the checks of a family: what each of its modules has as `CHECKS`, in this order."""
    return tuple(check for module in modules for check in cast("tuple[Check, ...]", module.CHECKS))
