"""Names that are not known: what is told of them, and which known one is offered."""

from __future__ import annotations

import pytest

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.messages.yaml import UNKNOWN_KEY
from jianbao.yaml.names import ALIKE, check_name, meant, nearest, note_unknown
from jianbao.yaml.source import Scalar


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


@pytest.mark.parametrize(("name", "known"), [("body", True), ("bodies", False)])
def test_a_name_that_is_given_is_known_or_noted_at_its_place(name: str, known: bool) -> None:
    problems = Problems()
    scalar = Scalar(name, Place("a", 2, 3))
    assert check_name(scalar, ["body"], UNKNOWN_KEY, problems) is known
    assert [finding.place for finding in problems.findings] == ([] if known else [scalar.place])


def test_a_name_that_is_not_given_is_not_asked_for() -> None:
    problems = Problems()
    assert check_name(None, ["body"], UNKNOWN_KEY, problems) is False
    assert problems.findings == []


def test_one_is_the_other_mistyped_where_most_of_it_is_alike() -> None:
    assert nearest("haeding1", ["heading1", "body"], ALIKE) == "heading1"
    assert nearest("body_note", ["heading1", "body"], ALIKE) == ""


def test_a_key_that_others_call_otherwise() -> None:
    known = ["title", "caption", "unit", "rows"]
    assert nearest("note", known) == "unit" and meant("note", known) == "caption"
    problems = Problems()
    note_unknown(UNKNOWN_KEY, Place("a"), "note", known, problems)
    [finding] = problems.findings
    assert dict(finding.values)["near"] == "caption"
    assert meant("note", ["unit"]) == ""
