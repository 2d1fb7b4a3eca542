"""An expression that tells what it needs answers as it would without; what all need is proved
by tests/test_architecture.py."""

from __future__ import annotations

import re

import pytest

from jianbao.document.kept import SHELF
from jianbao.document.patterns import IN_VAIN, METHODS, _Needing, pattern
from jianbao.document.quick import words_of
from tests.helpers.needs import needs_truly


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
    assert needs_truly(text, needs.split("|")) is good


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("同比|环比$", ["同比", "环比"]),
        ("[办审]结|空[编置]着", ["办结", "审结", "空编着", "空置着"]),
        ("[同环]比|[较]", ["同比", "环比", "较"]),
        ("[年月][末底]|现", ["年末", "年底", "月末", "月底", "现"]),
        (r"[^同]比|[\w]期[甲乙]", ["比", "期"]),
        (r"上年|\d年", ["上年", "年"]),
        ("上年|下?年", []),
        ("上年|[^年]", []),
        ("增长[^，]*$", ["增长"]),
        ("^(?:同比|环比)[^，]*$", ["同比", "环比"]),
        ("(?:同比|环比)?增$", []),
        ("(?:同比|环比)增|年$", []),
        ("^[由从][^，]*$", ["由", "从"]),
        ("增长?[^，]*$", []),
        ("[由从]?年", []),
        ("[^由从]年", []),
    ],
)
def test_a_list_of_words_needs_one_of_them(text: str, words: list[str]) -> None:
    assert words_of(text) == words
    assert needs_truly(text, words or [""])
    assert pattern(text).search("丙") is None or not words


def test_nothing_is_compiled_for_a_text_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(re, "compile", lambda text, flags: compiled.append(text))
    assert pattern("同比[^，]*", needs="同比").search("环比上升") is None
    assert not compiled


def test_what_is_asked_in_vain_again_and_again_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, other = pattern("甲[^，]*乙", needs="甲"), pattern("丙[^，]*乙", needs="丙")
    monkeypatch.setattr(SHELF, "keeps", lambda text: text == kept.pattern)
    for often, compiled in ((IN_VAIN[0], False), (1, True)):
        for _ in range(often):
            assert kept.search("丁") is None
            assert other.match("丁") is None
        assert ("search" in vars(kept), "search" in vars(other)) == (compiled, False)
    for _ in range(IN_VAIN[1] + 1):
        assert other.findall("丁") == []
    assert "search" in vars(other)
