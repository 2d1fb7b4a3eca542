"""Data with places -> records of a declared form: values, places, and everything that is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.briefing.records.figure import FigureRecord
from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.briefing.records.section import SectionRecord
from jianbao.compose.template.records.profile import ProfileRecord
from jianbao.compose.template.records.template import TemplateRecord
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.dates import Period, Point
from jianbao.yaml.forms import F, Form, slots
from jianbao.yaml.reading import blank, read_record, read_records
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence, read_yaml
from tests.yaml.a_form import NeedyRecord, PointRecord, SampleRecord


def read(text: str, form: type[F], complete: bool = True) -> tuple[F, list[str]]:
    """Return the record and what was noted, as `code line:column`."""
    problems = Problems()
    node = read_yaml("a", text.encode(), problems)
    assert node is not None
    record = read_record(node, form, problems, complete)
    places = [(finding.code, finding.place) for finding in problems.findings]
    return record, [f"{code} {place.line}:{place.column}" for code, place in places if place]


def test_every_kind_comes_back_as_itself() -> None:
    record, noted = read(
        "text: 甲\nplain: 乙\nlines: 丙\ntexts: [丁, 戊]\nwords: [己]\nmap: {庚: 辛}\n"
        "names: {壬: 癸}\ndate: 2022-07-04\nperiod: 2022-05\nchoice: right\nnumber: -1.5\n"
        "flag: no\nwhole: 2.0\ncolour: c0FFee\nfrom: 子\nrows: [[丑, ''], [寅]]\nrecord: {x: 1}\n"
        "records: [{x: 2}, {x: 3}]\npoints: {卯: {x: 4, y: 5}}\npartial: {y: 6}\n"
        "steps: [a, {b: c}]\nover: {辰: {y: 7}}\n",
        SampleRecord,
    )
    assert noted == []
    assert record.text == Scalar("甲", Place("a", 1, 7))
    assert record.plain == "乙"
    assert [line.text for line in record.lines] == ["丙"]
    assert [text.text for text in record.texts] == ["丁", "戊"]
    assert record.words == ("己",)
    assert record.map["庚"].text == "辛"
    assert record.names == {"壬": "癸"}
    assert record.date == date(2022, 7, 4)
    assert record.period == Period(Point(2022, 5), Point(2022, 5))
    assert (record.choice, record.number, record.flag) == ("right", -1.5, False)
    assert (type(record.whole), record.whole) == (int, 2)
    assert record.colour == "c0FFee"
    assert record.source and record.source.text == "子"
    assert [[cell.text for cell in row] for row in record.rows] == [["丑", ""], ["寅"]]
    assert record.record and record.record.x == 1
    assert [point.x for point in record.records] == [2, 3]
    assert record.points["卯"].y == 5
    assert record.partial and (record.partial.x, record.partial.y) == (0, 6)
    assert [type(step) for step in record.steps] == [Scalar, Mapping]
    assert record.over["辰"].key.text == "辰"
    assert list(record.over["辰"].node.entries) == ["y"]


def test_a_word_may_stand_in_the_place_of_a_period() -> None:
    assert read("period: never", SampleRecord)[0].period == "never"


def test_what_is_absent_has_its_default() -> None:
    record, noted = read("{}\n", SampleRecord)
    assert noted == []
    assert (record.text, record.plain, record.lines, record.texts) == (None, "无", (), ())
    assert (record.map, record.points, record.over) == ({}, {}, {})
    assert (record.date, record.period, record.choice) == (None, None, "left")
    assert (record.number, record.flag, record.record) == (2.5, True, None)
    assert record == SampleRecord(place=Place("a", 1, 1))


def test_the_place_of_every_value_is_known() -> None:
    record, _ = read("text: 甲\nnumber: 5\nfrom: 乙\nlines: {}\nrecord: {y: 1}\n", SampleRecord)
    assert record.place == Place("a", 1, 1)
    assert record.at(SampleRecord.text) == Place("a", 1, 7)
    assert record.at(SampleRecord.number) == Place("a", 2, 9)
    assert record.at(SampleRecord.source) == Place("a", 3, 7)
    assert record.at(SampleRecord.lines) == Place("a", 4, 8)
    assert record.record and record.record.at(PointRecord.y) == Place("a", 5, 13)
    assert record.at(SampleRecord.flag) == record.place


def test_what_was_typed_is_known_rightly_or_not() -> None:
    record, _ = read("text: 甲\nnumber: five\nchoice: lefd\n", SampleRecord)
    assert record.has(SampleRecord.text) and not record.is_wrong(SampleRecord.text)
    assert record.has(SampleRecord.number) and record.is_wrong(SampleRecord.number)
    assert not record.has(SampleRecord.flag) and not record.is_wrong(SampleRecord.flag)
    assert (record.number, record.choice) == (2.5, "left")
    assert record.wrong == {"number", "choice"}
    assert read("txet: 甲\n", SampleRecord)[0].wrong == {"txet"}


def test_what_could_not_be_read_lacks_nothing() -> None:
    record, noted = read("- a", SampleRecord)
    assert noted == ["not-fields 1:1"]
    assert not record.known and record.has(SampleRecord.text)
    assert record.at(SampleRecord.text) == Place("a", 1, 1)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("text: [a]", "wrong-type 1:7"),
        ("text: {a: b}", "wrong-type 1:7"),
        ('text: " "', "empty-value 1:7"),
        ("text:", "empty-value 1:6"),
        ("plain: [a]", "wrong-type 1:8"),
        ("lines: {a: b}", "wrong-type 1:8"),
        ("lines: [a, [b]]", "wrong-type 1:12"),
        ("lines: []", "empty-value 1:8"),
        ("texts: a", "wrong-type 1:8"),
        ("texts: [a, '']", "empty-value 1:12"),
        ("map: [a]", "wrong-type 1:6"),
        ("map: {a: [b]}", "wrong-type 1:10"),
        ("map: {a: }", "empty-value 1:10"),
        ("date: 2022-02-30", "wrong-type 1:7"),
        ("date: 2022-07", "wrong-type 1:7"),
        ("period: 2022-05/2021", "wrong-type 1:9"),
        ("choice: lefd", "unknown-choice-near 1:9"),
        ("choice: up", "unknown-choice 1:9"),
        ("number: five", "wrong-type 1:9"),
        ("number: nan", "wrong-type 1:9"),
        ("number: inf", "wrong-type 1:9"),
        ("number: 1e6", "wrong-type 1:9"),
        ("number: 5.1", "out-of-range 1:9"),
        ("number: 1,5", "decimal-comma 1:9"),
        ("whole: 1.5", "not-whole 1:8"),
        ("whole: 10", "out-of-range 1:8"),
        ("flag: true", "wrong-type 1:7"),
        ("colour: red", "wrong-type 1:9"),
        ("rows: a", "wrong-type 1:7"),
        ("rows: [a]", "wrong-type 1:8"),
        ("rows: [[a, {b: c}]]", "wrong-type 1:12"),
        ("record: a", "not-fields 1:9"),
        ("record: {y: 1}", "missing-key 1:9"),
        ("records: {x: 1}", "wrong-type 1:10"),
        ("records: []", "empty-value 1:10"),
        ("records: [{x: 1}, a]", "not-fields 1:19"),
        ("points: [a]", "not-fields 1:9"),
        ("points: {a: {x: 1, z: 2}}", "unknown-key 1:20"),
        ("partial: {x: a}", "wrong-type 1:14"),
        ("steps: a", "wrong-type 1:8"),
        ("over: a", "wrong-type 1:7"),
        ("over: {a: b}", "not-fields 1:11"),
        ("over: {a: {z: 1}}", "unknown-key 1:12"),
        ("txet: a", "unknown-key-near 1:1"),
        ("source: a", "unknown-key-near 1:1"),
        ("place: a", "unknown-key-near 1:1"),
        ("{number: 1, 5}", "decimal-comma 1:13"),
        ("{text: a, text: b}", "repeated-key 1:11"),
        ("- a", "not-fields 1:1"),
    ],
)
def test_what_does_not_fit_is_noted_once_with_its_place(text: str, noted: str) -> None:
    assert read(text, SampleRecord)[1] == [noted]


def test_all_problems_are_noted_and_the_rest_is_kept() -> None:
    record, noted = read("text: []\nnumber: 5\nchoice: lefd\nrecord: {}\n", SampleRecord)
    assert noted == ["wrong-type 1:7", "unknown-choice-near 3:9", "missing-key 4:9"]
    assert record.number == 5
    assert record.text is None


def test_what_is_required_and_missing_is_noted_and_blank() -> None:
    record, noted = read("{}", NeedyRecord)
    assert noted == ["missing-key 1:1"] * len(slots(NeedyRecord))
    assert record.text == Scalar("", record.place)
    assert (record.plain, record.lines, record.map, record.number) == ("", (), {}, 0)
    assert (record.flag, record.day, record.steps) == (False, None, ())
    assert record.point == PointRecord(place=record.place, x=0)


def test_what_is_required_and_wrong_is_noted_once_and_blank() -> None:
    record, noted = read(
        "text: {}\nplain: []\nlines: {}\nmap: a\nnumber: a\nflag: a\nday: a\npoint: a\nsteps: []",
        NeedyRecord,
    )
    codes = [line.split()[0] for line in noted]
    assert codes == ["wrong-type"] * 7 + ["not-fields", "empty-value"]
    assert record.text == Scalar("", record.place)
    assert record.is_wrong(NeedyRecord.text)


def test_nothing_is_missing_from_what_is_laid_over() -> None:
    record, noted = read("{point: {y: 1}, steps: []}", NeedyRecord, complete=False)
    assert noted == []
    assert (record.point.x, record.point.y) == (0, 1)


def test_a_blank_record_is_one_with_a_place() -> None:
    record = blank(NeedyRecord, Place("b"), known=False)
    assert record.text.place == record.point.place == Place("b")
    assert record.has(NeedyRecord.text)


def test_long_values_are_shortened_in_messages() -> None:
    problems = Problems()
    node = read_yaml("a", ("date: " + "甲" * 99).encode(), problems)
    assert node is not None
    read_record(node, SampleRecord, problems)
    assert dict(problems.findings[0].values)["actual"] == "甲" * 24 + "…"


def test_a_map_of_records_is_one() -> None:
    problems = Problems()
    assert read_records(Scalar("甲", Place("a")), PointRecord, problems) == {}
    assert [finding.code for finding in problems.findings] == ["not-fields"]


FORMS: dict[str, type[Form]] = {
    "sample": SampleRecord,
    "figure": FigureRecord,
    "briefing": BriefingRecord,
    "section": SectionRecord,
    "template": TemplateRecord,
    "profile": ProfileRecord,
}
NODES: st.SearchStrategy[Node] = st.recursive(
    st.text(max_size=5).map(lambda text: Scalar(text, Place("a"))),
    lambda nodes: (
        st.lists(nodes, max_size=3).map(lambda items: Sequence(tuple(items), Place("a")))
        | st.dictionaries(
            st.sampled_from([name for form in FORMS.values() for name in slots(form)]),
            nodes.map(lambda node: (Scalar("key", Place("a")), node)),
        ).map(lambda entries: Mapping(entries, Place("a")))
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("name", FORMS)
@settings(deadline=None)
@given(node=NODES)
def test_any_node_is_checked_without_a_fall(name: str, node: Node) -> None:
    problems = Problems()
    record = read_record(node, FORMS[name], problems)
    assert isinstance(record, FORMS[name])
    assert all(finding.place for finding in problems.findings)
