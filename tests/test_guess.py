"""Each behaviour stands in the file where a newcomer would look for it, and only there."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

CODE = ROOT / "src/jianbao"
GUESSES = {
    "which copy bears which 份号": ("library/printing/copies.py", r"^def copies_of\("),
    "footnotes begin at ① on each page": ("typeset/pages.py", r"in note_sign\(order\[note\]"),
    "what is to be done with exit code 3": ("messages/errors.py", r"exit_code = 3"),
    "the colours of bars": ("document/chart_style.py", r"^FILLS = "),
    "which characters may not begin a line": ("document/word/kinsoku.py", r"^NO_START = "),
    "where the page number stands": ("typeset/pages.py", r"^def _number_x\("),
    "where signature and date stand": (
        "typeset/layout/signature.py",
        r"^def _unsealed\(",
    ),
    "an edited file is kept": ("library/release/files.py", r"\.edited-\{"),
    "the ladder that the sheet climbs down": (
        "compose/sheet/fitting.py",
        r"self\.plan\.ladder if not",
    ),
    "a paper marked 密级 is not mailed": (
        "library/mailing/guards.py",
        r"^def check_may_be_mailed\(",
    ),
    "12 at 40.0 % must have a whole": ("audit/arithmetic/rates.py", r"^def totals\("),
    "who draws a character that a face lacks": ("fonts/faces.py", r"^class Faces"),
}
"""A behaviour -> its file, and a line by which it is known."""


@pytest.mark.parametrize(("path", "line"), GUESSES.values(), ids=GUESSES)
def test_a_behaviour_stands_where_one_looks_for_it(path: str, line: str) -> None:
    holding = {
        file.relative_to(CODE).as_posix()
        for file in CODE.rglob("*.py")
        if re.search(line, file.read_text("utf-8"), re.MULTILINE)
    }
    assert holding == {path}
