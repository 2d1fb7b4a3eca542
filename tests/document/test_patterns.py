"""What an expression says that it needs, every match has; without it nothing is compiled."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable
from importlib import import_module
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from jianbao.document.patterns import METHODS, _Needing, pattern
from tests.conftest import ROOT

SOURCE = ROOT / "src"
MODULES = [
    ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    for path in sorted(SOURCE.rglob("*.py"))
    if "needs=" in path.read_text("utf-8")
]


def test_every_match_has_a_word_that_its_expression_needs() -> None:
    for name in MODULES:
        import_module(name)
    told = [each for each in gc.get_objects() if isinstance(each, _Needing)]
    assert len(told) > 90
    wrong = [each.pattern for each in told if not has_one(parser.parse(each.pattern), each.needs)]
    assert not wrong


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


@pytest.mark.parametrize(
    ("text", "needs", "good"),
    [
        ("占(?:比)?$", "占", True),
        ("(?:增|减)[至到]", "至|到", True),
        ("增[长加]", "增长|增加", True),
        ("上(?:年|月)", "上年|上月", True),
        ("增?长", "增", False),
        ("增|长", "增", False),
        ("(?!增)长", "增", False),
        ("[^增]", "增", False),
        ("增[长加]", "增长", False),
    ],
)
def test_the_proof_of_needs_can_fail(text: str, needs: str, good: bool) -> None:
    assert has_one(parser.parse(text), needs.split("|")) is good


def test_it_answers_as_the_expression_does_before_and_after_it_is_compiled() -> None:
    whole = re.compile("同(比)")
    for text in ("环比上升", "同比上升，同比", "环比上升"):
        lazy = pattern("同(比)", needs="同比")
        for _ in range(2):
            assert bool(lazy.search(text)) == bool(whole.search(text))
            assert bool(lazy.match(text)) == bool(whole.match(text))
            assert bool(lazy.fullmatch(text, 0, 2)) == bool(whole.fullmatch(text, 0, 2))
            assert len(list(lazy.finditer(text))) == len(list(whole.finditer(text)))
            assert lazy.findall(text) == whole.findall(text)
            assert lazy.split(text) == whole.split(text)
            assert lazy.sub("-", text) == whole.sub("-", text)
    assert set(METHODS) <= set(dir(_Needing))


def test_nothing_is_compiled_for_a_text_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(re, "compile", lambda text, flags: compiled.append(text))
    assert pattern("同比[^，]*", needs="同比").search("环比上升") is None
    assert not compiled
