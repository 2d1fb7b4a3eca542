"""The check of values against a table of fields, and the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.messages.yaml import UNKNOWN_KEY
from jianbao.yaml.records import Field, Kind, Record, check_record, check_record_map, note_unknown
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence, read_yaml

POINT = (Field("x", Kind.NUMBER, "across", required=True), Field("y", Kind.NUMBER, "up"))
TABLE = (
    Field("text", Kind.TEXT, "a text"),
    Field("lines", Kind.LINES, "lines"),
    Field("texts", Kind.TEXTS, "texts"),
    Field("map", Kind.TEXT_MAP, "texts by name"),
    Field("date", Kind.DATE, "a day"),
    Field("period", Kind.PERIOD, "a period", choices=("never",)),
    Field("choice", Kind.CHOICE, "a choice", choices=("left", "right")),
    Field("number", Kind.NUMBER, "a number"),
    Field("flag", Kind.FLAG, "a flag"),
    Field("record", Kind.RECORD, "a point", fields=POINT),
    Field("records", Kind.RECORDS, "points", fields=POINT),
    Field("points", Kind.RECORD_MAP, "points by name", fields=POINT),
)
TABLES = {"sample": TABLE}


def check(text: str, fields: tuple[Field, ...] = TABLE) -> tuple[Record, list[str]]:
    """Return the record and what was noted, as `code line:column`."""
    problems = Problems()
    node = read_yaml("a", text.encode(), problems)
    assert node is not None
    record = check_record(node, fields, problems)
    places = [(finding.code, finding.place) for finding in problems.findings]
    return record, [f"{code} {place.line}:{place.column}" for code, place in places if place]


def test_every_kind_comes_back_as_itself() -> None:
    record, noted = check(
        "text: 甲\nlines: 乙\ntexts: [丙, 丁]\nmap: {戊: 己}\ndate: 2022-07-04\nperiod: never\n"
        "choice: left\nnumber: -1.5\nflag: yes\nrecord: {x: 1}\nrecords: [{x: 2}, {x: 3}]\n"
        "points: {庚: {x: 4, y: 5}}\n"
    )
    assert noted == []
    assert (record.string("text"), record.string("date")) == ("甲", "2022-07-04")
    assert record.string("period") == "never"
    assert [line.text for line in record.texts("lines")] == ["乙"]
    assert [text.text for text in record.texts("texts")] == ["丙", "丁"]
    assert record.text_map("map")["戊"].text == "己"
    assert (record.string("choice"), record.number("number"), record.flag("flag")) == (
        "left", -1.5, True,
    )  # fmt: skip
    assert record.record("record").number("x") == 1
    assert [point.number("x") for point in record.records("records")] == [2, 3]
    assert record.record_map("points")["庚"].number("y") == 5


def test_what_is_absent_has_a_default() -> None:
    record, noted = check("{}\n")
    assert noted == []
    assert record.text("text") is None
    assert record.string("text", "甲") == "甲"
    assert (record.number("number", 2), record.flag("flag", True)) == (2, True)
    assert (record.texts("texts"), record.records("records")) == ((), ())
    assert (record.text_map("map"), record.record_map("points")) == ({}, {})
    assert record.record("record").number("x", 7) == 7


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("text: [a]", "wrong-type 1:7"),
        ("text: {a: b}", "wrong-type 1:7"),
        ('text: " "', "empty-value 1:7"),
        ("text:", "empty-value 1:6"),
        ("lines: {a: b}", "wrong-type 1:8"),
        ("lines: [a, [b]]", "wrong-type 1:12"),
        ("texts: a", "wrong-type 1:8"),
        ("map: [a]", "wrong-type 1:6"),
        ("map: {a: [b]}", "wrong-type 1:10"),
        ("date: 2022-02-30", "wrong-type 1:7"),
        ("date: 2022-07", "wrong-type 1:7"),
        ("period: 2022-05/2021", "wrong-type 1:9"),
        ("choice: lefd", "unknown-choice-near 1:9"),
        ("choice: up", "unknown-choice 1:9"),
        ("number: five", "wrong-type 1:9"),
        ("number: nan", "wrong-type 1:9"),
        ("number: inf", "wrong-type 1:9"),
        ("number: 1e6", "wrong-type 1:9"),
        ("flag: true", "wrong-type 1:7"),
        ("record: a", "not-fields 1:9"),
        ("record: {y: 1}", "missing-key 1:9"),
        ("records: {x: 1}", "wrong-type 1:10"),
        ("records: [{x: 1}, a]", "not-fields 1:19"),
        ("points: [a]", "not-fields 1:9"),
        ("points: {a: {x: 1, z: 2}}", "unknown-key 1:20"),
        ("txet: a", "unknown-key-near 1:1"),
        ("- a", "not-fields 1:1"),
    ],
)
def test_what_does_not_fit_is_noted_once_with_its_place(text: str, noted: str) -> None:
    assert check(text)[1] == [noted]


def test_all_problems_are_noted_and_the_rest_is_kept() -> None:
    record, noted = check("text: []\nnumber: 5\nchoice: lefd\nrecord: {}\n")
    assert noted == ["wrong-type 1:7", "unknown-choice-near 3:9", "missing-key 4:9"]
    assert record.number("number") == 5
    assert record.text("text") is None


def test_long_values_are_shortened_in_messages() -> None:
    problems = Problems()
    node = read_yaml("a", ("date: " + "甲" * 99).encode(), problems)
    assert node is not None
    check_record(node, TABLE, problems)
    assert dict(problems.findings[0].values)["found"] == "甲" * 24 + "…"


def test_a_map_of_records_is_one() -> None:
    problems = Problems()
    assert check_record_map(Scalar("甲", Place("a")), POINT, problems) == {}
    assert [finding.code for finding in problems.findings] == ["not-fields"]


@pytest.mark.parametrize(
    ("name", "code"), [("subtitel", "unknown-key-near"), ("副题", "unknown-key")]
)
def test_the_nearest_name_is_offered(name: str, code: str) -> None:
    problems = Problems()
    note_unknown(UNKNOWN_KEY, Place("a"), name, ["title", "subtitle"], problems)
    [finding] = problems.findings
    values = dict(finding.values)
    assert (finding.code, values["allowed"]) == (code, "title, subtitle")
    assert values.get("near", "subtitle") == "subtitle"


NODES: st.SearchStrategy[Node] = st.recursive(
    st.text(max_size=5).map(lambda text: Scalar(text, Place("a"))),
    lambda nodes: (
        st.lists(nodes, max_size=3).map(lambda items: Sequence(tuple(items), Place("a")))
        | st.dictionaries(
            st.sampled_from([field.name for table in TABLES.values() for field in table]),
            nodes.map(lambda node: (Scalar("key", Place("a")), node)),
        ).map(lambda entries: Mapping(entries, Place("a")))
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("table", TABLES)
@settings(deadline=None)
@given(node=NODES)
def test_any_node_is_checked_without_a_fall(table: str, node: Node) -> None:
    problems = Problems()
    record = check_record(node, TABLES[table], problems)
    assert isinstance(record, Record)
    assert all(finding.place for finding in problems.findings)


# ---- the tables


def fields_of(fields: tuple[Field, ...], path: str) -> Iterator[tuple[str, Field]]:
    for field in fields:
        yield f"{path}.{field.name}", field
        yield from fields_of(field.fields, f"{path}.{field.name}")


EVERY_FIELD = [pair for name, table in TABLES.items() for pair in fields_of(table, name)]


@pytest.mark.parametrize("field", [field for _, field in EVERY_FIELD], ids=dict(EVERY_FIELD))
def test_a_field_says_what_it_means_and_its_default_fits(field: Field) -> None:
    assert field.meaning
    assert bool(field.fields) == field.kind.startswith("record")
    assert field.kind is not Kind.CHOICE or field.choices
    if field.kind is Kind.CHOICE and field.default:
        assert field.default in field.choices
    if field.kind is Kind.NUMBER and field.default:
        float(field.default)
    assert not (field.required and field.default)


@pytest.mark.parametrize("table", TABLES)
def test_names_stand_once_in_a_table(table: str) -> None:
    names = [name for name, _ in fields_of(TABLES[table], "")]
    assert len(names) == len(set(names))
