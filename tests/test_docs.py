"""The pages for those who work on the program: what they name exists, what is made is current."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from docs import api, architecture, word_facts
from jianbao.proof.standard.requirements import REQUIREMENTS
from tests.conftest import ROOT
from tests.test_architecture import FLOORS

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_of_the_architecture_is_current() -> None:
    run = "run: python docs/architecture.py"
    assert architecture.PICTURE.read_text("utf-8") == architecture.picture(), run
    page = architecture.PAGE.read_text("utf-8")
    assert architecture.with_table(page) == page, run


def test_rooms_stand_on_whole_floors_and_arrows_go_down() -> None:
    drawn = ElementTree.fromstring(architecture.picture())
    heights = {
        text.text: float(text.attrib["y"])
        for text in drawn.iter(f"{SVG}text")
        if text.text in FLOORS
    }
    assert set(heights) == set(FLOORS)
    rows = {floor: {heights[room] for room in FLOORS if FLOORS[room] == floor}
            for floor in FLOORS.values()}  # fmt: skip
    (tops,) = zip(*(rows[floor] for floor in sorted(rows, reverse=True)), strict=True)
    assert list(tops) == sorted(set(tops))
    lines = [path.attrib["d"] for path in drawn.iter(f"{SVG}path") if path.get("class") == "line"]
    assert len(lines) >= len(FLOORS) - 1
    for line in lines:
        downward = [float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", line)]
        assert downward == sorted(downward)


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    below = {"a": {"b", "c", "d"}, "b": {"c"}, "c": set(), "d": set()}
    assert architecture.direct(below) == [("a", "b"), ("a", "d"), ("b", "c")]


def test_the_tables_of_word_and_pdf_are_current() -> None:
    page = word_facts.PAGE.read_text("utf-8")
    assert word_facts.with_tables(page) == page, "run: python docs/word_facts.py"


def test_the_tables_of_word_and_pdf_tell_every_fact_and_rule() -> None:
    page = word_facts.PAGE.read_text("utf-8")
    told = [fact.name for fact in word_facts.facts() if fact.file != "names.py"]
    assert [name for name in told if f"| `{name}` |" not in page] == []
    assert page.count("\n| ") > len(told) + len(REQUIREMENTS)


EXAMPLE = re.compile(r"```python\n((?:import|from) .*?)```\n\n```\n(.*?)```", re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Return the examples of the API's page: the program, and what it prints."""
    before = api.PAGE.read_text("utf-8").split(api.START)[0]
    return EXAMPLE.findall(before)


def test_the_reference_of_the_api_is_current() -> None:
    page = api.PAGE.read_text("utf-8")
    assert api.with_reference(page) == page, "run: python docs/generate.py --tables"


@pytest.mark.parametrize("number", range(3))
def test_examples_of_the_api_print_what_stands_there(number: int, tmp_path: Path) -> None:
    assert len(examples()) == 3
    program, printed = examples()[number]
    shutil.copytree(ROOT / "briefings", tmp_path / "briefings")
    ended = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", program],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.stdout, ended.stderr) == (printed, "")
