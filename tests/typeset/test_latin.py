"""Papers in English: faces as wide as Times New Roman, lines that end between words."""

from __future__ import annotations

import io
import zipfile

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from jianbao.document.word.kinsoku import may_break_latin
from jianbao.fonts.bundle import FOLDER, LATIN
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.typeset.breaking import Unit, break_lines
from tests.conftest import ROOT

ENGLISH = ROOT / "briefings/english-2026"
TIMES = {" ": 512, "A": 1479, "a": 909, "m": 1593, "1": 1024, "—": 2048}
"""Advances of Times New Roman in units of 1/2048 em (Adobe's Times-Roman: 250, 722, 444 …)."""


def test_the_regular_face_is_as_wide_as_times() -> None:
    with TTFont(FOLDER / LATIN["roman"].file) as font:
        cmap, widths = font.getBestCmap(), font["hmtx"]
        assert {sign: widths[cmap[ord(sign)]][0] for sign in TIMES} == TIMES


@pytest.mark.parametrize("face", LATIN.values(), ids=LATIN)
def test_faces_are_named_by_us_and_free_to_embed(face: object) -> None:
    with TTFont(FOLDER / face.file) as font:  # type: ignore[attr-defined]
        assert font["name"].getDebugName(1) == "Brief Roman"
        assert font["OS/2"].fsType == 0
        assert not {"GPOS", "GSUB", "kern"} & set(font.keys())


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (" ", "a", True), ("a", " ", False), ("a", "b", False), ("-", "l", True),
        ("-", "5", False), ("—", "t", True), ("t", "—", False), ("’", "s", False),
        (" ", ")", False), ("1", "%", False),
    ],
)  # fmt: skip
def test_where_a_line_may_end(before: str, after: str, allowed: bool) -> None:
    assert may_break_latin(before, after) is allowed


@given(st.lists(st.from_regex("[a-g][a-g’.,]{0,8}", fullmatch=True), min_size=2, max_size=40))
def test_no_word_is_parted(words: list[str]) -> None:
    text = " ".join(words)
    units = [Unit(sign, "roman", 6.0) for sign in text]
    lines = break_lines(units, 60.0, 60.0, "latin")
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(text[line.end - 1] == " " for line in lines[:-1])


def test_word_has_the_family_in_bold_and_counted_footnotes() -> None:
    made = build(
        ENGLISH,
        BuildOptions(forms=("docx",), template="english"),
        Surroundings(ROOT),
    )
    with zipfile.ZipFile(io.BytesIO(made.outputs[0].data)) as package:
        styles = package.read("word/styles.xml").decode()
        document = package.read("word/document.xml").decode()
        fonts = package.read("word/fontTable.xml").decode()
    assert 'w:eastAsia="Times New Roman"' in styles
    assert "<w:b/>" in styles
    assert 'w:numFmt w:val="decimal"' in document
    assert fonts.count('w:name="Times New Roman"') == 1
