"""The probe for people who have Word: its tables are true, its files sound, both pages agree."""

from __future__ import annotations

import re
import zipfile

from docs import word_probe
from tests.helpers.validators import audit_errors

SOURCES = word_probe.FOLDER


def test_the_tables_of_lines_are_current() -> None:
    for language, path in word_probe.PAGES.items():
        page = path.read_text("utf-8")
        assert word_probe.with_table(page, language) == page, "run: python docs/word_probe.py"


def test_the_word_file_is_sound_and_says_what_the_briefing_does() -> None:
    probe = SOURCES / "probe.docx"
    assert audit_errors([probe]) == {"probe": []}
    with zipfile.ZipFile(probe) as package:
        text = re.sub("<[^>]+>", "", package.read("word/document.xml").decode())
    for typed in ("Müller、café、naïve", "欧元€100", "签发人：", "青禾县市场监督管理局", "——"):
        assert typed in text
    assert "〓" not in text


def test_both_pages_and_the_form_ask_the_same() -> None:
    pages = [path.read_text("utf-8").splitlines() for path in word_probe.PAGES.values()]
    asked = [[line.partition(".")[0] for line in page if line[:1].isdigit()] for page in pages]
    form = (SOURCES / "form.txt").read_text("utf-8")
    answered = re.findall(r"^ ?(\d+)  ", form, re.MULTILINE)
    assert asked[0] == asked[1] == answered
