"""Declarations: what is read off a form, and that nobody asks a record for what it has not."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from jianbao.messages.findings import Place
from jianbao.yaml.forms import Annotated, Form, Key, Kind, Slot, slots
from tests.conftest import ROOT
from tests.yaml.a_form import NeedyRecord, PointRecord, SampleRecord

CODE = ROOT / "src"


def test_a_form_says_what_each_key_holds() -> None:
    kinds = {name: slot.kind.value for name, slot in slots(SampleRecord).items()}
    assert kinds == {
        "text": "text", "plain": "text", "lines": "lines", "texts": "texts", "words": "texts",
        "map": "text-map", "names": "text-map", "date": "date", "period": "period",
        "choice": "choice", "number": "number", "whole": "number", "flag": "flag",
        "colour": "colour",
        "from": "text", "rows": "rows", "groups": "groups",
        "record": "record", "records": "records",
        "points": "record-map", "partial": "record", "steps": "steps", "over": "overlays",
    }  # fmt: skip
    assert set(kinds.values()) == {kind.value for kind in Kind}


def test_a_key_without_a_default_is_required() -> None:
    assert all(slot.required for slot in slots(NeedyRecord).values())
    assert not any(slot.required for slot in slots(SampleRecord).values())


def test_choices_and_names_and_defaults_come_from_the_declaration() -> None:
    found = slots(SampleRecord)
    assert found["choice"].choices == ("left", "right")
    assert found["period"].choices == ("never",)
    assert (found["from"].attribute, found["from"].name) == ("source", "from")
    texts = {name: slot.default_text for name, slot in found.items() if slot.default_text}
    assert texts == {
        "plain": "无", "choice": "left", "number": "2.5", "whole": "1", "flag": "yes",
        "colour": "000000",
    }  # fmt: skip


class BaseOptions(Form, kw_only=True):
    when: Annotated[str, Key("condition", "条件")] = ""


class Options(BaseOptions):
    width: Annotated[float, Key("its width", "宽")]
    colour: Annotated[str, Key("its colour", "颜色")] = ""


def test_keys_of_a_base_stand_last_where_only_they_are_keywords() -> None:
    """So every kind of block has its own options first."""
    assert list(slots(Options)) == ["width", "colour", "when"]
    assert Options(width=1.0, place=Place("a")).when == ""


class Retained(Form, kw_only=True):
    retention: Annotated[Literal["Y", "D30"], Key("how long", "期限")]


def test_what_is_required_has_a_blank_or_allows_none() -> None:
    with pytest.raises(TypeError, match="retention"):
        slots(Retained)


# ---- asking for what is not there


POINT = PointRecord(place=Place("a"), x=1.0)


def test_asking_for_a_name_that_a_record_has_not_fails() -> None:
    for name in ("z", "titel", "from"):
        with pytest.raises(AttributeError):
            getattr(POINT, name)


@pytest.mark.parametrize("key", [SampleRecord.text, "x", None, 1.0, Form.place.__get__])
def test_asking_about_a_key_that_a_record_has_not_fails(key: object) -> None:
    unread = PointRecord(place=Place("a"), x=0.0, known=False)
    for ask in (POINT.has, POINT.at, POINT.is_wrong, unread.has):
        with pytest.raises(AttributeError, match="PointRecord has no key"):
            ask(key)


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        POINT.x = 2.0  # type: ignore[misc]


SNIPPET = """
from jianbao.briefing.records.figure import FigureRecord

def use(figure: FigureRecord) -> None:
    figure.label.text
    figure.titel
    FigureRecord.titel
    figure.has(FigureRecord.label)
    figure.unit = "%"
    if figure.kind == "ration":
        pass
    if figure.scope is None:
        pass
    FigureRecord(place=figure.place, label=figure.label)
    figure.direction.upper()
"""


def test_the_type_checker_sees_a_name_or_a_word_that_does_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "snippet.py"
    path.write_text(SNIPPET, "utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    told = re.findall(r"snippet.py:(\d+): error: .*\[([a-z-]+)\]", done.stdout)
    lines = SNIPPET.splitlines()
    assert {lines[int(line) - 1].strip(): code for line, code in told} == {
        "figure.titel": "attr-defined",
        "FigureRecord.titel": "attr-defined",
        'figure.unit = "%"': "misc",
        'if figure.kind == "ration":': "comparison-overlap",
        "FigureRecord(place=figure.place, label=figure.label)": "call-arg",
        "figure.direction.upper()": "union-attr",
    }


# ---- every form of the package


def files_with_forms() -> list[Path]:
    """Return the files that declare keys."""
    return [path for path in sorted(CODE.rglob("*.py")) if "Annotated[" in path.read_text("utf-8")]


def forms() -> Iterator[type[Form]]:
    for path in files_with_forms():
        name = ".".join(path.relative_to(CODE).with_suffix("").parts)
        for found in vars(importlib.import_module(name)).values():
            if isinstance(found, type) and issubclass(found, Form) and found.__module__ == name:
                yield found


EVERY_SLOT = {
    f"{form.__name__}.{name}": slot for form in forms() for name, slot in slots(form).items()
}


@pytest.mark.parametrize("slot", EVERY_SLOT.values(), ids=EVERY_SLOT)
def test_a_key_says_what_it_means_in_both_languages(slot: Slot) -> None:
    assert slot.key.en
    assert re.search("[\u4e00-\u9fff]", slot.key.zh)
    assert not (slot.required and slot.default_text)
    assert bool(slot.form) == slot.kind.startswith(("record", "overlays"))


@pytest.mark.parametrize("slot", EVERY_SLOT.values(), ids=EVERY_SLOT)
def test_a_default_is_one_of_the_choices_and_within_the_limits(slot: Slot) -> None:
    if slot.kind is Kind.CHOICE and slot.default is not None:
        assert slot.default in slot.choices
    if isinstance(slot.default, int | float) and not isinstance(slot.default, bool):
        assert slot.kind is Kind.NUMBER
        assert slot.key.least <= slot.default <= slot.key.most


@pytest.mark.parametrize("path", files_with_forms(), ids=lambda path: path.name)
def test_a_file_with_forms_is_looked_at_without_compiling_it_again(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    imports = (node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    assert "__future__" not in imports
