"""Footnotes that fill a page: parted like in Word, or told by name; never a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing


@pytest.mark.parametrize(
    ("count", "length", "told"),
    [(5, 260, False), (1, 400, False), (1, 5000, True), (2, 2500, True), (9, 700, True)],
)
def test_notes_of_a_page_and_more(tmp_path: Path, count: int, length: int, told: bool) -> None:
    """What LibreOffice parts as we do passes: five of 260 do, and one of a page does not."""
    words = "本注说明统计口径及其来源。" * (length // 13)
    names = "abcdefghi"[:count]
    notes = "".join(f"  {name}: {name}{words}\n" for name in names)
    marks = "".join(f"[^{name}]" for name in names)
    folder = make_briefing(tmp_path, {"1-s": f"text: 甲{marks}乙。\nnotes:\n{notes}"})
    release = make_release(folder, BuildOptions(forms=("docx", "pdf")), Surroundings(ROOT))
    errors = {finding.code: finding for finding in release.findings if finding.level == "error"}
    assert set(errors) == ({"notes-too-long"} if told else set())
    for finding in errors.values():
        assert finding.place
        assert finding.place.line > 2
