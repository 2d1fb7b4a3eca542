"""YAML with places: text as typed, the place of every character, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.source import LARGEST_FILE, Mapping, Node, Scalar, Sequence, read_yaml

SIGNS = "[]{}:,-?&*!|>'\"#%@`\\ \n\t\r~0ab中，。\u2028\x85\ufeff\0"
MARK = "★"  # stands once in a text; its place in the file is where it stands in the file


def read(text: str | bytes) -> tuple[Node | None, Problems]:
    problems = Problems()
    data = text if isinstance(text, bytes) else text.encode()
    return read_yaml("a.yaml", data, problems), problems


def read_value(text: str) -> Scalar:
    """Return the value of the only key of `text`."""
    node, problems = read(text)
    assert isinstance(node, Mapping)
    assert problems.findings == []
    [(_, value)] = node.entries.values()
    assert isinstance(value, Scalar)
    return value


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    """Return code, line and column of everything noted."""
    _, problems = read(text)
    places = [(finding.code, finding.place) for finding in problems.findings]
    return [(code, place.line, place.column) for code, place in places if place]


def place_in(text: str, sign: str) -> Place:
    """Return where a sign stands last in a file's text."""
    before = text[: text.rindex(sign)]
    return Place("a.yaml", before.count("\n") + 1, len(before) - before.rfind("\n"))


# ---- values


@pytest.mark.parametrize(
    "typed", ["40.0", "1.043", "2022-07-04", "0x10", "1_000", "yes", "null", "~", "第3", "12%"]
)
def test_values_stay_the_text_that_was_typed(typed: str) -> None:
    assert read_value(f"key: {typed}\n").text == typed


def test_mappings_lists_and_keys_have_places() -> None:
    node, _ = read("# comment\n一:\n  - 甲\n  - {乙: 丙}\n")
    assert isinstance(node, Mapping)
    key, items = node.entries["一"]
    assert (node.place, key.place) == (Place("a.yaml", 2, 1), Place("a.yaml", 2, 1))
    assert isinstance(items, Sequence)
    assert [item.place for item in items.items] == [Place("a.yaml", 3, 5), Place("a.yaml", 4, 5)]
    assert isinstance(items.items[1], Mapping)
    inner, value = items.items[1].entries["乙"]
    assert (inner.place.column, value.place.column) == (6, 9)


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_windows_files_read_the_same(start: str, end: str) -> None:
    node, problems = read(start + f"a: 甲{end}b: |{end}  乙{end}{end}  丙{end}")
    assert problems.findings == []
    assert isinstance(node, Mapping)
    value = node.entries["b"][1]
    assert isinstance(value, Scalar)
    assert value.text == "乙\n\n丙"
    assert value.place_at(3) == Place("a.yaml", 5, 3)


def test_python_s_own_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: 甲\nb: >\n  乙\n  丙\nc: ['丁''', \"戊\\\"\"]\nd: {e: |-\n    f\n  }\n"
    with_c = read(text)[0]
    monkeypatch.delattr(yaml, "CBaseLoader")
    assert read(text)[0] == with_c


# ---- folding


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("key: 一行\n  二行", "一行二行"),
        ("key: 一行，\n  “二行”", "一行，“二行”"),
        ("key: >\n  一行\n  二行", "一行二行"),
        ("key: |\n  一行\n  二行", "一行\n二行"),
        ('key: "一行\n  二行"', "一行二行"),
        ("key: one\n  two", "one two"),
        ("key: |\n  一段\n\n  二段", "一段\n\n二段"),
        ("key: 一 二", "一 二"),
    ],
)
def test_chinese_lines_are_joined_without_a_space(typed: str, text: str) -> None:
    assert read_value(typed + "\n").text == text


@pytest.mark.parametrize("typed", ["key: 一 二\n  三", "key: >\n  一 二\n  三"])
def test_a_typed_space_stays(typed: str) -> None:
    assert read_value(typed + "\n").text == "一 二三"


@pytest.mark.parametrize("typed", ["key: >\n  一段\n\n  二段", "key: 一段\n\n  二段"])
def test_a_blank_line_parts_paragraphs_in_folded_text_too(typed: str) -> None:
    assert read_value(typed + "\n").text == "一段\n\n二段"


# ---- places inside a value


def plain(text: str) -> str:
    return f"键: {text}\n"


def single_quoted(text: str) -> str:
    return "键:   '" + text.replace("'", "''") + "'\n"


def double_quoted(text: str) -> str:
    return '键: "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n'


def in_block(sign: str) -> Callable[[str], str]:
    return lambda text: f"# 注\n键: {sign}\n    " + text.replace(" ", "\n    ") + "\n"


@pytest.mark.parametrize(
    "style",
    [plain, single_quoted, double_quoted, in_block(">"), in_block("|"), in_block("|-")],
    ids=["plain", "single", "double", "folded", "literal", "stripped"],
)
@settings(deadline=None)
@given(before=st.text("ab 中，。'\"\\1-"), after=st.text("ab 中，。"))
@example(before="", after="")
def test_place_at_points_at_the_very_character(
    style: Callable[[str], str], before: str, after: str
) -> None:
    typed = style(" ".join(["首", *before.split(), MARK + "末", *after.split()]))
    value = read_value(typed)
    assert value.place_at(value.text.index(MARK)) == place_in(typed, MARK)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        (f'键: "甲\\n乙{MARK}"\n', (1, 5)),
        (f'键: "甲\\u4e59{MARK}"\n', (1, 5)),
        (f'键: "ab\ncd{MARK}"\n', (1, 5)),
        (f"键: | # ab{MARK}\n  ab{MARK}\n", (2, 3)),
        (f"键: |-\n  -{MARK}\n", (2, 3)),
    ],
    ids=["escaped line end", "escaped number", "no indent", "comment", "header"],
)
def test_place_at_behind_what_is_not_text(typed: str, first: tuple[int, int]) -> None:
    value = read_value(typed)
    assert value.place_at(0) == Place("a.yaml", *first)
    assert value.place_at(value.text.index(MARK)) == place_in(typed, MARK)


def test_a_part_keeps_its_places() -> None:
    value = read_value("键: |\n  甲乙\n\n  丙丁\n")
    part = value.part(4, 6)
    assert part.text == "丙丁"
    assert [part.place, part.place_at(1)] == [Place("a.yaml", 4, 3), Place("a.yaml", 4, 4)]
    assert value.part(6, 6).place == Place("a.yaml", 4, 4)


# ---- what is refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [b\nc: d\n", ("bracket-open", 1, 4)),
        ("", ("empty-file", 1, 1)),
        ("# only a comment\n", ("empty-file", 1, 1)),
        ("a: b\n---\nc: d\n", ("second-document", 2, 1)),
        ("a: &x b\n", ("alias", 1, 4)),
        ("a: *x\n", ("alias", 1, 4)),
        ("a:\n  - !!python/object:os.system b\n", ("tag", 2, 5)),
        ("a: ! b\n", ("tag", 1, 4)),
        ("[a]: b\n", ("key-not-text", 1, 1)),
        ("a: b\nc: d\na: e\n", ("repeated-key", 3, 1)),
        ("[" * 100_000, ("too-deep", 1, 22)),
        ("{a: " * 100_000, ("too-deep", 1, 82)),
        ("? " * 100_000, ("too-deep", 1, 43)),
        ("甲: 乙\n丙: 丁\n".encode("gbk"), ("not-utf8", 1, 1)),
        (b"a: b\n\xe4\xb8\xad\xff: c\n", ("not-utf8", 2, 2)),
        (b"#" * (LARGEST_FILE + 1), ("file-too-large", 1, 1)),
    ],
)
def test_refused_with_its_place(text: str | bytes, expected: tuple[str, int, int]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ("name: 甲\nlike：overview\n", "like", 2, 5),
        ("title：甲\nissuer: 乙\n", "title", 1, 6),
        ("a: 1\n办结：\n  label: x\n", "办结", 2, 3),
        ("blocks:\n  - block：line\n    text: b\n", "block", 2, 10),
    ],
)
def test_a_full_width_colon_behind_a_key_is_named(
    text: str, key: str, line: int, column: int
) -> None:
    (finding,) = read(text.encode())[1].findings
    assert finding.code == "full-width-colon"
    assert dict(finding.values)["key"] == key
    assert finding.place == Place("a.yaml", line, column)


def test_a_colon_in_a_text_is_not_blamed() -> None:
    assert found("a: |\n  甲指出：乙\nb: [c\nd: e\n") == [("bracket-open", 3, 4)]


def test_a_start_of_a_document_and_nothing_else_is_empty() -> None:
    assert found("---\n") == [("empty-file", 1, 1)]


@pytest.mark.parametrize("sign", ["\0", "\x1f", "\x85", "\u2028", "\ufeff", "\ufffe"])
def test_control_characters_have_a_place(sign: str) -> None:
    assert [place for _, *place in found(f"a: 中\nb: 文{sign}字\n")] == [[2, 5]]


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\x1f", "\\uFFFE"])
def test_escaped_control_characters_are_refused(escape: str) -> None:
    assert [line for _, line, _ in found(f'a: b\nc: "d{escape}"\n')] == [2]


@pytest.mark.parametrize(
    ("data", "guess"),
    [("中文".encode("gbk"), "GBK"), ("中文".encode("utf-16"), "UTF-16"), (b"a\xff\xff", "?")],
)
def test_guesses_the_encoding(data: bytes, guess: str) -> None:
    _, problems = read(data)
    assert dict(problems.findings[0].values)["guess"] == guess


def test_the_largest_file_is_read() -> None:
    assert found(b"a: b #".ljust(LARGEST_FILE, b"#")) == []


# ---- anything at all


def check_read(data: bytes) -> None:
    """Check that there is a node or a reason, and that places are inside the file."""
    node, problems = read(data)
    assert node is not None or problems.findings
    for finding in problems.findings:
        assert finding.place is not None
        assert 1 <= finding.place.line <= len(data) + 1
        assert 1 <= finding.place.column <= len(data) + 1


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check_read(data)


@settings(deadline=None)
@given(st.text(SIGNS, max_size=60))
def test_any_signs_of_yaml_are_read_or_refused(text: str) -> None:
    check_read(text.encode())


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence(items=items):
            return [scalar for item in items for scalar in scalars(item)]
        case Mapping(entries=entries):
            pairs = [part for pair in entries.values() for part in pair]
            return [scalar for part in pairs for scalar in scalars(part)]


@settings(deadline=None)
@given(st.text(SIGNS, max_size=60))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    node, problems = read(text)
    if node and not problems.findings:
        events = yaml.parse(text.removeprefix("\ufeff"), Loader=yaml.CBaseLoader)
        values = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
        kept = ["".join(scalar.text.split()) for scalar in scalars(node)]
        assert kept == ["".join(value.split()) for value in values]


@settings(deadline=None)
@given(st.text(SIGNS, max_size=60))
def test_any_scalar_gives_places(text: str) -> None:
    node, _ = read(text)
    for scalar in scalars(node) if node else ():
        for offset in range(len(scalar.text) + 1):
            assert scalar.place_at(offset) >= scalar.place
        assert scalar.part(0, 1).text == scalar.text[:1]


@pytest.mark.parametrize(
    "written",
    [
        "检察 a",
        "'检察'",
        '"检察"',
        "'it''s'",
        '"a\\tb"',
        "' x '",
        "a'b",
        "12 %",
        "|检",
        '"|"',
        "a\tb",
    ],
)
def test_places_by_arithmetic_are_those_of_the_walk(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a text stands just as it is its places are counted; else both texts are walked."""

    def found() -> list[object]:
        node = read_yaml("f", f"k:   {written}\n".encode(), Problems())
        if not isinstance(node, Mapping):
            return []
        return [
            (value.text, value._places, value._indices)
            for value in node.entries.values()
            if isinstance(value, Scalar)
        ]

    counted = found()
    monkeypatch.setattr(Scalar, "_plain_start", None)
    assert found() == counted
