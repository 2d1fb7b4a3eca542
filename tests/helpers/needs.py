"""What an expression says that it needs, held against what it is parsed to."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from importlib import import_module
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from jianbao.document.patterns import _Needing
from tests.conftest import ROOT

SOURCE = ROOT / "src"


def told() -> list[_Needing]:
    """Return every expression of the program that tells what it needs."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "needs=" in path.read_text("utf-8"):
            import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    return [each for each in gc.get_objects() if isinstance(each, _Needing)]


def needs_truly(text: str, needs: list[str]) -> bool:
    """Return whether every match of an expression has one of some words."""
    return has_one(parser.parse(text), needs)


def has_one(parts: Iterable[tuple[Any, Any]], needs: list[str]) -> bool:
    """Return whether all that a sequence of a parsed expression matches has one of the words."""
    run = {""}  # what may stand at the end of what was seen so far
    for kind, value in parts:
        if kind is kinds.LITERAL:
            run = {before + chr(value) for before in run}
        elif letters := letters_of(kind, value):
            run = {before + letter for before in run for letter in letters}
        elif kind is kinds.BRANCH:
            if all(has_one(branch, needs) for branch in value[1]):
                return True
            ends = [plain(branch) for branch in value[1]]
            run = (
                {before + str(end) for before in run for end in ends} if None not in ends else {""}
            )
        elif inner := certain(kind, value):
            if has_one(inner, needs):
                return True
            run = {""}
        elif kind is not kinds.AT and kind not in (kinds.ASSERT, kinds.ASSERT_NOT):
            run = {""}
        if all(any(need in text for need in needs) for text in run):
            return True
    return False


def letters_of(kind: Any, value: Any) -> set[str]:
    """Return the characters of a set that lists them."""
    if kind is not kinds.IN or any(each[0] is not kinds.LITERAL for each in value):
        return set()
    return {chr(letter) for _, letter in value}


def plain(parts: Any) -> str | None:
    """Return the text of a branch that is but text."""
    if any(kind is not kinds.LITERAL for kind, _ in parts):
        return None
    return "".join(chr(value) for _, value in parts)


def certain(kind: Any, value: Any) -> Any:
    """Return what a part must match at least once."""
    if kind is kinds.SUBPATTERN:
        return value[3]
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT) and value[0] > 0:
        return value[2]
    return value[1] if kind is kinds.ASSERT and value[0] > 0 else None
