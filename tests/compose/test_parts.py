"""Sections in parts: headings down to the fourth level, numbered and styled by their level."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.messages.errors import InputError
from jianbao.readers.word.pieces import WordPieces
from tests.helpers.briefings import make_briefing

CONTENT = Path("tests/cases/good/content")
DEEP = """\
heading: 甲
parts:
  - heading: 乙
    text: 乙文。
    parts:
      - heading: 丙
        parts:
          - heading: 丁
            text: 丁文。
          - heading: 戊
            text: 戊文。
  - heading: 己
    text: 己文。
"""


def test_numbers_and_levels_are_those_of_the_standard(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-deep": DEEP})
    paper = typeset_papers(read_briefing(folder).briefing, Surroundings())[0]
    entries = [(entry.level, entry.text) for entry in paper.placed.outline[1:]]
    assert entries == [
        (1, "一、甲"),
        (2, "（一）乙"),
        (3, "1.丙"),
        (4, "（1）丁"),
        (4, "（2）戊"),
        (2, "（二）己"),
    ]
    faces = {name: paper.placed.theme.style(name).face for name in ("heading2", "heading3")}
    assert faces == {"heading2": "kai", "heading3": "fang"}


def test_word_has_the_headings_in_its_own_styles(tmp_path: Path) -> None:
    release = build(make_briefing(tmp_path, {"1-deep": DEEP}), BuildOptions(forms=("docx",)))
    styles = [p.style for p in WordPieces(release.outputs[0].data).pieces() if p.kind == "heading"]
    assert styles[1:5] == [f"heading {level}, level {level}" for level in range(1, 5)]


def test_a_paper_without_parts_gets_no_style_that_it_does_not_use(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "heading: 甲\ntext: 乙。"})
    theme = typeset_papers(read_briefing(folder).briefing, Surroundings())[0].placed.theme
    assert "heading2" not in theme.styles


def test_a_fifth_level_and_a_part_without_heading_are_refused(tmp_path: Path) -> None:
    fifth = DEEP.replace("            text: 丁文。", "            parts: [{heading: 五}]")
    for text, code in (
        (fifth, "unknown-key"),
        (DEEP.replace("heading: 己\n    ", ""), "missing-key"),
        (DEEP.replace("    text: 己文。\n", ""), "empty-section"),
    ):
        with pytest.raises(InputError) as raised:
            read_briefing(make_briefing(tmp_path, {"1-deep": text}))
        assert code in raised.value.findings[0].code


def test_texts_of_parts_are_audited(tmp_path: Path) -> None:
    text = DEEP.replace("heading: 丁", "heading: （1）丁").replace("戊文。", "戊文，未完")
    release = build(make_briefing(tmp_path, {"1-deep": text}), BuildOptions(forms=()))
    assert {"typed-number", "text-end"} <= {finding.code for finding in release.findings}
