"""No paper goes without the mark that its briefing gives, whatever the template prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.errors import InputError
from tests.conftest import ROOT
from tests.helpers.libreoffice import pdf_lines

CHINESE = (
    "overview", "digest", "bulletin", "official", "official/letter", "official/minutes",
    "official/preprinted", "meeting", "meeting/podium", "metrics-sheet", "supervision",
)  # fmt: skip
MARKED = "secrecy: 秘密★1年\ninternal: yes\nurgency: 加急\n"


def built(folder: Path, template: str) -> Release:
    return build(folder, BuildOptions(template=template, forms=("pdf",)), Surroundings(ROOT))


@pytest.mark.parametrize("template", CHINESE)
def test_every_paper_bears_its_marks_on_page_one(
    briefing_copy: Path, tmp_path: Path, template: str
) -> None:
    with (briefing_copy / "briefing.yaml").open("a", encoding="utf-8") as file:
        file.write(MARKED)
    for number, output in enumerate(built(briefing_copy, template).outputs):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(output.data)
        first = "".join(pdf_lines(path)[0])
        assert "秘密★1年" in first, output.name
        assert "内部资料，注意保存" in first, output.name


def test_what_is_given_and_not_printed_is_noted(briefing_copy: Path) -> None:
    with (briefing_copy / "briefing.yaml").open("a", encoding="utf-8") as file:
        file.write(MARKED)
    found = {finding.code: finding for finding in built(briefing_copy, "overview").findings}
    assert dict(found["fields-not-printed"].values)["names"] == "urgency, date"
    assert "mark-added" in found
    official = {finding.code for finding in built(briefing_copy, "official").findings}
    assert "fields-not-printed" not in official


def test_a_chinese_briefing_takes_no_english_template(briefing_copy: Path) -> None:
    with pytest.raises(InputError) as error:
        built(briefing_copy, "english")
    assert [finding.code for finding in error.value.findings] == ["language-differs"]


def test_papers_of_one_briefing_do_not_meet() -> None:
    folder = ROOT / "briefings/meeting-2026"
    assert built(folder, "").name == "meeting-2026"
    assert built(folder, "overview").name == "meeting-2026-overview"
