"""Every code: both languages alike, values as its signature names them, called from somewhere."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache

import pytest

from jianbao.messages.findings import Code, message
from jianbao.messages.findings import Level as FindingLevel
from jianbao.messages.terms import PLACEHOLDER, Term
from tests.conftest import ROOT
from tests.helpers.messages import all_codes, every_term, modules, phrases, tables, terms

SOURCE = ROOT / "src/jianbao"
MESSAGES = SOURCE / "messages"
TOOLS = SOURCE / "fonts/making"
LITERAL = {"stray-brace": {"id"}}  # shown to the reader as it stands; Chinese says {编号}
UNSAID = {
    "alias": {"name"},
    "empty-section": {"name"},
    "future-period": {"own"},
    "glyph-missing": {"face", "other"},  # the manifest has them under `substituted`
    "period-runs-over": {"today"},
    "shares-total": {"rate"},
    "unit-missing": {"id"},
}
"""Values that a code's texts do not show: what `accept` may name, and who reads a finding."""

TYPES = {"str", "int", "Decimal", "Path", "Term", "Amount"}
NAMED = re.compile("[\u4e00-\u9fff]")
CLOSED = {"LEVELS", "UNITS"}  # test_report.py holds each to the set of its keys
RECORDS = {"Check", "PAGE_CODES"}
"""Tables that only list codes: to stand there is not to be called."""


def placeholders(term: Term | None) -> tuple[set[str], set[str]]:
    """Return the names in the English text and in the Chinese one."""
    texts = (term.en, term.zh) if term else ("", "")
    english, chinese = (set(PLACEHOLDER.findall(text)) for text in texts)
    return english, chinese


def parameters(code: Code[...]) -> list[inspect.Parameter]:
    """Return what a code is called with, the place aside."""
    found = inspect.signature(code.function).parameters.values()
    return [each for each in found if each.kind is each.KEYWORD_ONLY]


@pytest.mark.parametrize("name", sorted(all_codes()))
def test_the_texts_name_the_values_of_the_signature(name: str) -> None:
    code = all_codes()[name]
    literal = LITERAL.get(name, set())
    english, chinese = placeholders(code.wording.sentence)
    assert english - literal == chinese
    hint_english, hint_chinese = placeholders(code.wording.hint)
    assert hint_english - literal == hint_chinese
    expected = chinese | hint_chinese | UNSAID.get(name, set())
    assert {each.name for each in parameters(code)} == expected


@pytest.mark.parametrize("name", sorted(phrases()))
def test_a_phrase_names_the_values_of_its_signature(name: str) -> None:
    phrase = phrases()[name]
    english, chinese = placeholders(phrase.term)
    assert english == chinese == set(inspect.signature(phrase.function).parameters)


@pytest.mark.parametrize(
    "function", [each.function for each in (*all_codes().values(), *phrases().values())]
)
def test_values_are_of_the_types_that_can_be_shown(function: object) -> None:
    assert callable(function)
    for each in inspect.signature(function).parameters.values():
        wanted = TYPES if each.kind is each.KEYWORD_ONLY else {"Place", "None"}
        assert set(str(each.annotation).split(" | ")) <= wanted


def test_a_place_comes_first_and_by_position() -> None:
    for code in all_codes().values():
        others = list(inspect.signature(code.function).parameters.values())
        placed = others[: len(others) - len(parameters(code))]
        assert [(each.name, each.kind) for each in placed] in (
            [],
            [("place", inspect.Parameter.POSITIONAL_ONLY)],
        )


def test_chinese_is_chinese_and_english_has_none() -> None:
    terms_of_all = list(every_term())
    assert [name for name, term in terms_of_all if not NAMED.search(term.zh)] == []
    in_english = {name.removesuffix(", hint") for name, term in terms_of_all
                  if NAMED.search(term.en)}  # fmt: skip
    quoting = {name for name, code in all_codes().items() if code.room.startswith("audit.")}
    assert sorted(in_english - quoting) == []  # the audit quotes the words that it is about


def test_no_code_stands_twice() -> None:
    names = [code.name for module in modules() for code in vars(module).values()
             if isinstance(code, Code)]  # fmt: skip
    assert len(names) == len(set(names))


# ---- every message is told somewhere


def parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    """Return what each node stands in."""
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def is_only_listed(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Return whether a name stands in a table that only lists codes."""
    while node in above:
        node = above[node]
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RECORDS:
            return True
        if isinstance(node, ast.Assign):
            return any(getattr(each, "id", "") in RECORDS for each in node.targets)
    return False


def loaded_names(tree: ast.AST) -> Iterator[str]:
    """Yield the names that a piece of source uses, lists of codes aside."""
    above = parents(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) if not is_only_listed(node, above):
                yield name


@cache
def used() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of messages that the source imports and uses, and its string constants."""
    names: set[str] = set()
    words: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if TOOLS in path.parents:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        if MESSAGES in path.parents:
            names.update(loaded_names(tree))  # a pair of codes; the texts of `report`
            continue
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jianbao.mess")
            for alias in node.names
        }
        names |= imported & set(loaded_names(tree))
        words |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return frozenset(names), frozenset(words)


def walked() -> set[str]:
    """Return the tables whose words are all shown, one after the other."""
    texts = (
        path.read_text("utf-8") for path in SOURCE.rglob("*.py") if MESSAGES not in path.parents
    )
    return {name for text in texts for name in re.findall(r"\b([A-Z_]+)\.values\(\)", text)}


def test_every_code_is_made_somewhere() -> None:
    names, _ = used()
    functions = {code.function.__name__ for code in all_codes().values()}
    assert len(functions) > 340
    assert sorted(functions - names) == []


def test_every_phrase_and_term_is_used_somewhere() -> None:
    names, words = used()
    assert sorted({*phrases(), *terms(), *tables()} - names) == []
    by_key = {name: table for name, table in tables().items() if name not in CLOSED | walked()}
    assert [(name, key) for name in by_key for key in by_key[name] if key not in words] == []


def test_all_that_was_in_the_catalogue_is_reached() -> None:
    count = len(all_codes()) + len(phrases()) + len(terms()) + sum(map(len, tables().values()))
    assert count >= 705


# ---- what cannot be


@pytest.mark.parametrize(("english", "chinese"), [("", "没有"), ("none", "")])
def test_a_code_without_both_languages_cannot_be(english: str, chinese: str) -> None:
    with pytest.raises(ValueError, match="both languages"):
        message(FindingLevel.ERROR, en=english, zh=chinese)


def test_a_level_that_is_none_cannot_be() -> None:
    made = message("fatal", en="none", zh="没有")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="fatal"):
        made(lambda: None)
    finding = message(FindingLevel.ERROR, en="none", zh="没有")(lambda: None)()
    with pytest.raises(ValueError, match="fatal"):
        finding.with_level("fatal")  # type: ignore[arg-type]
