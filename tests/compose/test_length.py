"""What is longer than any paper is refused by its limit, before a page is set."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from jianbao.compose.length import MOST_CHARACTERS, MOST_LINES
from jianbao.compose.sheet.fitting import MOST_FIGURES
from jianbao.library.checking import check
from jianbao.library.making import make_release
from jianbao.library.options import Surroundings, Unsaved
from jianbao.messages.errors import InputError
from tests.conftest import ROOT

HEAD = "title: 题\nissuer: 院\ndate: 2026-01-15\nperiod: 2025\n"
TABLE = """heading: 甲
text: "表。\\n\\n![表]"
tables:
  表:
    title: 表
    columns: [{name: 名}, {name: 数}]
    rows:
"""
LIST = "".join(f"      - [某某{number}, 丙]\n" for number in range(20_000))
LONG = {
    "rows": {"sections/1.yaml": TABLE + LIST},
    "paragraphs": {"sections/1.yaml": "text: |\n" + "  文。\n\n" * (MOST_LINES + 1)},
    "characters": {"sections/1.yaml": "text: " + "文" * (MOST_CHARACTERS + 1) + "。\n"},
    "figures": {
        "sections/1.yaml": "text: 文。\n",
        "figures.yaml": "".join(
            f"f{number}: {{label: 项{number}, value: 1, unit: 人}}\n"
            for number in range(MOST_FIGURES + 1)
        ),
    },
}
AROUND = Surroundings(ROOT, profile_above=False)
SECONDS = 10.0  # of the processor, on a machine that does much else; it takes two or three


def paper(files: dict[str, str]) -> Unsaved:
    typed = {"briefing.yaml": HEAD, **files}
    return Unsaved(Path("/nonexistent/a"), {name: text.encode() for name, text in typed.items()})


@pytest.mark.parametrize("kind", LONG)
def test_too_much_is_refused_soon(kind: str) -> None:
    began = time.process_time()
    with pytest.raises(InputError) as refused:
        make_release(paper(LONG[kind]), around=AROUND)
    assert time.process_time() - began < SECONDS
    (finding,) = refused.value.findings
    assert finding.code == ("sheet-too-many" if kind == "figures" else "paper-too-long")
    assert finding.place
    assert any(str(most) in finding.text("zh") for most in (MOST_LINES, MOST_CHARACTERS, 500))


def test_check_sees_it_too() -> None:
    with pytest.raises(InputError, match="paper-too-long"):
        check(paper(LONG["paragraphs"]), AROUND)


def test_a_long_paper_is_none_of_these() -> None:
    rows = LIST.splitlines(keepends=True)[:300]
    made = make_release(paper({"sections/1.yaml": TABLE + "".join(rows)}), around=AROUND)
    assert made.outputs
