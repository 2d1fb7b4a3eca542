"""One value changes, and not a byte beside it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path as File

import pytest

from jianbao.desk.moving import exchanged, with_moved
from jianbao.desk.splicing import (
    CannotWriteError,
    Path,
    Source,
    Values,
    values_of,
    with_item,
    with_key,
    with_text,
    without,
)
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence
from tests.conftest import ROOT

FILES = sorted(ROOT.glob("briefings/*/**/*.yaml"))
SIGNS = "市检察院3.5%,，。：: #-|'\"{}[]&*!@`？\\ab \n\n{批捕}[^注]“”"
STYLES = """\
# a comment
plain: 三级审核  # behind
folded: >-
  第一行
  第二行
literal: |
  第一段

  第二段
single: '他说''是'''
double: "他说\\"是\\"\\u4e00"
list:
  - lead: 一。
    text: 二。  # here
  # between
  - {lead: 三, text: 四}
flow: [甲, 乙]
many: 第一行
  第二行
"""


def scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    match node:
        case Scalar():
            yield path, node
        case Sequence(items=items):
            for number, item in enumerate(items):
                yield from scalars(item, (*path, number))
        case Mapping(entries=entries):
            for key, (_, value) in entries.items():
                yield from scalars(value, (*path, key))


def edited(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice((0, 0, 1, 2, 5)))
    new = "".join(chance.choice(SIGNS) for _ in range(chance.choice((0, 1, 1, 2, 6))))
    return (text[:start] + new + text[end:]).strip("\n")


def test_random_edits_change_nothing_else(pytestconfig: pytest.Config, grid_seed: int) -> None:
    """`--whole-grids` makes it 10,000, `--grid-seed N` others."""
    chance = random.Random(17 + grid_seed)
    count = 10_000 if pytestconfig.getoption("--whole-grids") else 250
    sources = [File(file).read_bytes() for file in FILES] + [STYLES.encode()] * 12
    sources += [STYLES.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + STYLES.encode()]
    for _ in range(count):
        data = chance.choice(sources)
        before = Source(data)
        path, scalar = chance.choice(list(scalars(before.root)))
        new = edited(scalar.text, chance)
        after = with_text(data, path, new)
        assert dict(values(after)) == {**dict(values(data)), path: new}
        at, old = before.offset(scalar), data.decode()
        if len(old) == len(before.text):
            assert after.decode().startswith(old[:at])
            assert after.decode().endswith(old[at + len(scalar.raw) :])


def values(data: bytes) -> Iterator[tuple[Path, str]]:
    for path, scalar in scalars(Source(data).root):
        yield path, scalar.text


@pytest.mark.parametrize(
    ("path", "new", "line"),
    [
        (("plain",), "四级审核", "plain: 四级审核  # behind"),
        (("plain",), "三级: 审核", 'plain: "三级: 审核"  # behind'),
        (("single",), "他说'不'", "single: '他说''不'''"),
        (("list", 1, "text"), "四五", "  - {lead: 三, text: 四五}"),
        (("flow", 1), "丙", "flow: [甲, 丙]"),
    ],
)
def test_a_value_keeps_its_style(path: Path, new: str, line: str) -> None:
    assert line in with_text(STYLES.encode(), path, new).decode().splitlines()


def test_items_and_keys_come_and_go() -> None:
    item: Values = {"lead": "新。", "text": "的"}
    for index in (0, 1, 2):
        after = with_item(STYLES.encode(), ("list",), index, item)
        assert without(after, ("list", index)) == STYLES.encode()
    assert b"[\xe7\x94\xb2, \xe4\xb9\x99, x]" in with_item(STYLES.encode(), ("flow",), 2, "x")
    after = with_key(STYLES.encode(), (), "new", [{"lead": "一"}])
    assert without(after, ("new", 0)) == STYLES.encode()
    assert (
        "  - {lead: 三, text: 四, also: 五}"
        in with_key(STYLES.encode(), ("list", 1), "also", "五").decode().splitlines()
    )
    assert "# between" in without(STYLES.encode(), ("list", 0)).decode()


def test_what_cannot_be_read_is_not_written() -> None:
    for data in (b"a: &x b\nc: *x\n", b"a: [\n", b"\xff"):
        with pytest.raises(CannotWriteError):
            with_text(data, ("a",), "c")
    assert values_of(Source(b"a: 1\n").root) == {"a": "1"}


def test_neighbours_change_places_and_back() -> None:
    """Every two neighbours of every list of the samples: the values change, and come back whole."""
    done = 0
    for file in sorted(ROOT.glob("briefings/*/*/*.yaml")):
        data = file.read_bytes()
        for path, node in lists_of(Source(data).root):
            for index in range(len(node.items) - 1):
                moved = with_moved(data, path, index)
                values = values_of(Source(moved).at(path))
                before = values_of(node)
                assert isinstance(values, list) and isinstance(before, list)
                assert values[index] == before[index + 1] and values[index + 1] == before[index]
                assert with_moved(moved, path, index) == data
                done += 1
    assert done > 100


def lists_of(node: Node, path: Path = ()) -> Iterator[tuple[Path, Sequence]]:
    if isinstance(node, Sequence):
        yield path, node
        for number, item in enumerate(node.items):
            yield from lists_of(item, (*path, number))
    elif isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            yield from lists_of(value, (*path, key))


def test_what_is_new_is_written_as_a_person_would() -> None:
    table = {"title": "表", "columns": [{"name": "甲"}, {"name": "<"}], "rows": [["", "x"]]}
    made = with_key(b"heading: a\n", (), "tables", {"表1": table})
    assert made.decode() == (
        "heading: a\ntables:\n  表1:\n    title: 表\n    columns:\n      - {name: 甲}\n"
        '      - {name: <}\n    rows:\n      - ["", x]\n'
    )
    assert with_key(b"# none yet\n", (), "x", {"value": "1"}) == b"# none yet\nx:\n  value: 1\n"
    assert without(made, ("tables", "表1")) == b"heading: a\n"


def test_sections_change_places_and_references_follow() -> None:
    files = {
        "sections/1-a.yaml": b"text: x\n",
        "sections/2-b.yaml": "text: 见[@1-a]和[@1-ab]\n".encode(),
        "briefing.yaml": "title: 见［＠1-a.page］\n".encode(),
    }  # fmt: skip
    assert exchanged(files, "sections/1-a.yaml", "sections/2-b.yaml") == {
        "sections/1-a.yaml": None, "sections/2-b.yaml": None, "sections/2-a.yaml": b"text: x\n",
        "sections/1-b.yaml": "text: 见[@2-a]和[@1-ab]\n".encode(),
        "briefing.yaml": "title: 见［＠2-a.page］\n".encode(),
    }  # fmt: skip
    with pytest.raises(CannotWriteError):
        exchanged(files, "sections/1-a.yaml", "sections/a.yaml")
