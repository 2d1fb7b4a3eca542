"""Every code, phrase and term of the package, by its name in the source."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import jianbao.messages
from jianbao.messages.findings import Code
from jianbao.messages.terms import Phrase, Term

HOME = jianbao.messages.__name__ + "."


@cache
def modules() -> tuple[ModuleType, ...]:
    """Return the modules of the package of messages."""
    found = pkgutil.walk_packages(jianbao.messages.__path__, HOME)
    return tuple(importlib.import_module(each.name) for each in found)


def _definitions(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, kind):
                yield name, value


@cache
def all_codes() -> dict[str, Code[...]]:
    """Return the codes by their names, `unknown-key`."""
    return {code.name: code for _, code in _definitions(Code)}


def phrases() -> dict[str, Phrase[...]]:
    """Return the phrases, `build_summary`."""
    return dict(_definitions(Phrase))


def terms() -> dict[str, Term]:
    """Return the terms that stand alone, `FIX_ASK`."""
    return dict(_definitions(Term))


def tables() -> dict[str, dict[str, Term]]:
    """Return the tables of terms, `KINDS`."""
    return {
        name: table
        for name, table in _definitions(dict)
        if name.isupper() and all(isinstance(term, Term) for term in table.values())
    }


def every_term() -> Iterator[tuple[str, Term]]:
    """Yield every pair of texts with where it stands: codes, hints, phrases, terms, tables."""
    for name, code in all_codes().items():
        yield name, code.wording.sentence
        if code.wording.hint:
            yield f"{name}, hint", code.wording.hint
    yield from ((name, phrase.term) for name, phrase in phrases().items())
    yield from terms().items()
    for name, table in tables().items():
        yield from ((f"{name}, {key}", term) for key, term in table.items())
