"""One value changes, and not a byte beside it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path as File

import pytest

from jianbao.desk.splicing import (
    CannotWriteError,
    Path,
    Source,
    Values,
    difference,
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


def test_random_edits_change_nothing_else(pytestconfig: pytest.Config) -> None:
    """`--whole-grids` makes it 10,000."""
    chance = random.Random(18)
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
        start, end, _ = difference(data.decode(), after.decode())
        at = before.offset(scalar)
        if new != scalar.text and len(data.decode()) == len(before.text):
            assert at <= start and end <= at + len(scalar.raw)


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
