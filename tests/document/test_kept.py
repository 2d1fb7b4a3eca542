"""What was compiled once is at hand at the next start; what cannot be taken is compiled as ever."""

from __future__ import annotations

import marshal
import random
import re
import sys
from binascii import crc32
from pathlib import Path

import pytest

from jianbao.document import kept, patterns
from jianbao.document.kept import PYTHON, Shelf
from jianbao.library import keeping
from jianbao.library.keeping import keep_expressions
from tests.document.test_quick import expressions

SOME = 60  # of the program's expressions


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf in a folder of its own, where Python may keep what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return another(Shelf(str(tmp_path / "kept")), monkeypatch)


def another(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Return a shelf of the same file, as another start has it."""
    new = Shelf(shelf.path)
    for module in (patterns, keeping):
        monkeypatch.setattr(module, "SHELF", new)
    return new


def test_expressions_of_the_program_come_back_as_they_were(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = random.Random(17).sample(sorted(set(expressions())), SOME)
    assert not any(shelf.has(text, 0) for text in texts)
    keep_expressions()
    next_time = another(shelf, monkeypatch)
    for text in texts:
        assert next_time.get(text, 0) == re.compile(text), text
    assert not next_time.missed


def test_a_second_start_compiles_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    assert patterns.pattern("甲(?P<what>[乙丙丁])").findall("甲乙甲丁") == ["乙", "丁"]
    keep_expressions()
    another(shelf, monkeypatch)
    monkeypatch.setattr(re, "compile", lambda text, _: pytest.fail(text))
    found = patterns.pattern("甲(?P<what>[乙丙丁])").search("甲丁")
    assert found is not None
    assert found["what"] == "丁"


def summed(*kept: object) -> bytes:
    """Return a file that keeps something, with the right sum before it."""
    data = marshal.dumps(kept)
    return crc32(data).to_bytes(4) + data


WRONG = {"甲": (b"\x01\x00\x00\x00", 32, 0, {}, (None,))}
"""The codes of an expression that matches everywhere."""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nothing of the kind",
        b"0000" + marshal.dumps((PYTHON, WRONG)),
        summed(PYTHON, 3),
        summed(("3.1", *PYTHON[1:]), WRONG),
        summed(PYTHON, {"甲": (b"\x63\x00\x00\x00", 32, 0, {}, (None,))}),
        summed(PYTHON, {"甲": "codes"}),
    ],
)
def test_what_is_damaged_is_compiled_anew_and_kept_right(
    data: bytes, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(shelf.path).write_bytes(data)
    assert patterns.pattern("甲").findall("甲乙甲") == ["甲", "甲"]
    keep_expressions()
    assert another(shelf, monkeypatch).get("甲", 0) == re.compile("甲")


def test_nothing_is_kept_where_python_keeps_nothing(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not shelf.has("甲", 0)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_expressions()
    assert not Path(shelf.path).exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    shelf.path = str(Path(shelf.path) / "no" / "such" / "folder")
    monkeypatch.setattr(Shelf, "data", lambda _: pytest.fail("taken apart for nothing"))
    keep_expressions()
    assert kept.SHELF is not shelf
