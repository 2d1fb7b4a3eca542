"""The catalogue of messages: complete, the same in both languages, nothing left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from jianbao.messages.audit import AUDIT
from jianbao.messages.catalogue import (
    CATALOGUE,
    LANGUAGES,
    hint,
    language_of,
    report,
    say,
    sentence,
)
from jianbao.messages.findings import Finding, Level, Place
from jianbao.yaml.records import Kind
from tests.conftest import ROOT

CODE = ROOT / "src/jianbao"
CALLS = {"error": 0, "make": 0, "say": 0, "note_unknown": 0, "check_name": 2}
"""Functions that take a code, and which of their arguments it is."""

WITH_NEAR = ("note_unknown", "check_name")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
LITERAL = {"stray-brace": {"{id}"}}  # shown to the reader as it stands; Chinese says {编号}


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Yield the code by file name; without the script that builds the fonts, a tool of its own."""
    for path in sorted(CODE.rglob("*.py")):
        if path.name != "build_bundle.py":
            yield path.name, ast.parse(path.read_text("utf-8"))


def codes_in(argument: ast.expr) -> Iterator[str]:
    """Yield the codes an argument can be, as patterns; none where it is a mere name."""
    match argument:
        case ast.Constant(value=str(code)):
            yield re.escape(code)
        case ast.IfExp(body=body, orelse=orelse):
            yield from codes_in(body)
            yield from codes_in(orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue()]):
            yield re.escape(start) + ".+"


def called_codes() -> set[str]:
    """Return the codes that the code hands to messages, as patterns."""
    found: set[str] = set()
    for _, tree in trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in CALLS and len(call.args) > CALLS[name]:
                codes = set(codes_in(call.args[CALLS[name]]))
                found |= codes
                found |= {f"{code}\\-near" for code in codes if name in WITH_NEAR}
    return found


def written_codes() -> set[str]:
    """Return words with a hyphen that stand outside the catalogue: codes on their way to a call."""
    return {
        node.value
        for name, tree in trees()
        if name not in ("messages.py", "catalogue.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value
    }


KIND_CODES = {kind.code.removeprefix("@") for kind in Kind}


def test_the_search_finds_codes_of_every_form() -> None:
    codes = called_codes()
    assert {"syntax", "strict", re.escape("unknown-note-near"), re.escape("head-") + ".+"} <= codes
    assert len(codes) > 50


@pytest.mark.parametrize("code", sorted(called_codes()))
def test_every_code_is_in_the_catalogue(code: str) -> None:
    assert any(re.fullmatch(code, known) for known in CATALOGUE)


def test_every_kind_of_field_has_a_name() -> None:
    assert set(CATALOGUE) >= KIND_CODES


def test_no_entry_is_left_over() -> None:
    codes, written = called_codes(), written_codes() | KIND_CODES
    assert [
        known
        for known in CATALOGUE
        if known not in written and not any(re.fullmatch(code, known) for code in codes)
    ] == []


@pytest.mark.parametrize("code", CATALOGUE)
def test_both_languages_say_the_same(code: str) -> None:
    message = CATALOGUE[code]
    literal = LITERAL.get(code, set())
    for english, chinese in ((message.en, message.zh), (message.hint_en, message.hint_zh)):
        assert bool(english) == bool(chinese)
        assert set(PLACEHOLDER.findall(english)) - literal == set(PLACEHOLDER.findall(chinese))
    assert re.search("[\u4e00-\u9fff]", message.zh)
    if code not in AUDIT:  # which quotes the Chinese words and signs that it is about
        assert not re.search("[\u4e00-\u9fff]", message.en + message.hint_en)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_language_is_the_locale_s(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_a_report_has_place_level_sentence_and_hint() -> None:
    finding = Finding.make("repeated-key", Level.ERROR, Place("a.yaml", 3, 7), key="题", first=1)
    assert report(finding, "en") == (
        "a.yaml:3:7: error: the key '题' stands here again; it stood on line 1 already\n"
        "    hint: keep one of the two"
    )
    assert (
        report(finding, "zh") == "a.yaml:3:7: 必错: 键“题”重复，第1行已有\n    建议: 两处保留一处"
    )


def test_a_report_without_place_or_hint() -> None:
    finding = Finding.make("unknown-form", Level.WARNING, None, form="odt", allowed="docx")
    assert report(finding, "en") == "warning: 'odt' is not a form of output; allowed: docx"
    assert report(finding, "zh") == "疑似: “odt”不是输出格式；可用：docx"
    assert hint(finding, "zh") == ""


def test_a_kind_is_told_in_the_reader_s_language() -> None:
    finding = Finding.make(
        "wrong-type", Level.ERROR, None, key="date", found="x", kind=Kind.DATE.code
    )
    assert sentence(finding, "zh") == "“date”不能是“x”；应为：日期，如2022-07-04"


@pytest.mark.parametrize("language", LANGUAGES)
def test_say_fills_numbers_in(language: str) -> None:
    assert "7" in say("problems", language, count=7)


@pytest.mark.parametrize("typed", ["{allowed}", "@syntax"])
def test_what_was_typed_is_shown_as_it_is(typed: str) -> None:
    finding = Finding.make("unknown-key", Level.ERROR, None, name=typed, allowed="title")
    assert sentence(finding, "en") == f"unknown key '{typed}'; allowed: title"
