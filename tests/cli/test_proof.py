"""`jianbao proof`: what it says, what it writes, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jianbao.cli import main
from jianbao.library.release.release import Release
from jianbao.messages.findings import Level
from jianbao.messages.terms import LANGUAGES
from jianbao.proof.second.comparison import Difference, compare
from jianbao.proof.second.libreoffice import LibreOffice, ToolError, corrected
from tests.conftest import CASES, PINGXIANG, ROOT
from tests.helpers.messages import every_term
from tests.helpers.programs import require


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def with_pdftoppm(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    for place in ("jianbao.can_draw", "jianbao.library.proving.can_draw"):
        monkeypatch.setattr(place, lambda: there)


def replaced(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_the_real_briefing_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    require("pdftoppm")
    require("soffice")
    pictures = tmp_path / "pictures"
    arguments = ["proof", str(PINGXIANG), "--format", "json", "--png", str(pictures)]
    assert main(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    (briefing,) = told["briefings"]
    text, sheet = briefing["documents"]
    assert told["equal"] is True
    assert (text["lines_equal"], text["lines"]) == (163, 163)
    assert (text["pages_equal"], text["pages"], text["pages_word"]) == (8, 8, 8)
    assert text["glyphs"] > 4000
    assert 0 < text["across"]["mean"] < text["across"]["p95"] < 0.6 < text["across"]["max"] < 4
    assert text["down"]["max"] < 0.5
    assert text["first_difference"] is None
    assert sheet["lines_equal"] == sheet["lines"] == 44
    assert "公益诉讼" in sheet["chart_labels"]
    assert len(sheet["chart_labels"]) == 16
    assert len(list(pictures.glob("*.png"))) == 9
    assert (pictures / "pingxiang-2022-metrics-1.png").stat().st_size > 10_000


def test_a_table_of_contents_agrees_but_for_its_dots(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    require("soffice")
    monkeypatch.chdir(CASES)
    assert main(["proof", "good/live-fields"]) == 0
    told = capsys.readouterr().out
    assert "10 of 10 pages" in told
    assert re.search(r"across: mean 0\.\d+ pt, p95 0\.\d+, max \d\.\d+\n", told)
    assert "{" not in told


def test_a_difference_is_shown_side_by_side(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without one of the corrections, LibreOffice sets lines otherwise."""
    require("soffice")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(
        "jianbao.proof.second.libreoffice.corrected",
        lambda flat: re.sub(r'punctuation-wrap="[^"]*"', 'punctuation-wrap="simple"', flat),
    )
    assert main(["proof", str(PINGXIANG)]) == 1
    told = capsys.readouterr().out
    assert re.search(r"163行中\d+行一致，8页中\d页一致", told)
    place = re.search(r"首处不一致：第\d页第(\d+)行\n +PDF +(.+)\n +Word +(.+)", told)
    assert place
    assert place[2] != place[3]


def test_without_libreoffice_it_says_so_and_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["proof", str(PINGXIANG)]) == 3
    told = capsys.readouterr().err
    assert "LibreOffice is not installed" in told
    assert "apt-get install libreoffice-writer-nogui" in told


def test_a_libreoffice_that_fails_is_no_disagreement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho out of order\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["proof", str(PINGXIANG)]) == 3
    assert "out of order" in capsys.readouterr().err


def test_bad_input_is_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    require("soffice")
    assert main(["proof", str(tmp_path / "nothing")]) == 2
    assert "nothing" in capsys.readouterr().err


def test_without_pdftoppm_the_proof_still_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    require("soffice")
    with_pdftoppm(monkeypatch, False)
    assert main(["proof", str(PINGXIANG), "--png", str(tmp_path / "pictures")]) == 0
    assert "pdftoppm" in capsys.readouterr().err
    assert not (tmp_path / "pictures").exists()


def test_pictures_that_cannot_be_written_are_told_before_the_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_pdftoppm(monkeypatch, True)
    monkeypatch.setenv("PATH", "")  # LibreOffice is not even looked for
    file = tmp_path / "file"
    file.write_text("mine", "utf-8")
    for folder in (file, file / "pictures"):
        assert main(["proof", str(CASES / "good/minimal"), "--png", str(folder)]) == 1
        told = capsys.readouterr()
        assert f"cannot be written: {folder}" in told.err
        assert told.out == ""
    assert file.read_text("utf-8") == "mine"


def test_a_picture_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    require("pdftoppm")
    require("soffice")
    (tmp_path / "minimal-1.png").mkdir()
    assert main(["proof", str(CASES / "good/minimal"), "--png", str(tmp_path)]) == 1
    assert f"cannot be written: {tmp_path}/minimal-1.png" in capsys.readouterr().err


def test_nothing_is_compared_where_the_briefing_has_errors(
    briefing_copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    require("soffice")
    replaced(briefing_copy / "figures.yaml", "value: 278\n", "valeu: 278\n")
    assert main(["proof", str(briefing_copy)]) == 2
    assert "did you mean 'value'?" in capsys.readouterr().err


# ---- without LibreOffice


def test_a_pdf_agrees_with_itself_but_not_with_another(release: Release) -> None:
    pdfs = [output for output in release.outputs if output.name.endswith(".pdf")]
    text, sheet = (output.data for output in pdfs)
    same = compare("text", text, text)
    assert same.equal
    assert (same.lines_equal, same.lines, same.pages_equal) == (163, 163, 8)
    assert (same.across.max, same.down.max) == (0.0, 0.0)
    other = compare("text", text, sheet)
    assert not other.equal
    assert (other.pages, other.pages_word, other.pages_equal) == (8, 1, 0)
    assert isinstance(other.first_difference, Difference)
    assert (other.first_difference.page, other.first_difference.line) == (1, 1)


def test_labels_of_charts_are_left_out(release: Release) -> None:
    sheet = next(output for output in release.outputs if output.name.endswith("-metrics.pdf"))
    assert sheet.proof
    whole = compare("sheet", sheet.data, sheet.data)
    without = compare("sheet", sheet.data, sheet.data, sheet.proof.labels)
    assert whole.lines - without.lines == 8
    assert without.chart_labels == tuple(label.text for label in sheet.proof.labels)
    assert sorted(without.chart_labels) == sorted([
        "刑事", "民事", "行政", "公益诉讼", "第2", "第6", "第2", "第1",
        "审查逮捕", "审查起诉", "批捕／起诉", "不批捕／不起诉", "278", "826", "291", "296",
    ])  # fmt: skip
    assert not without.equal


def test_all_faults_of_the_import_are_set_right() -> None:
    flat = (
        '<config:config-item-set config:name="ooo:configuration-settings">'
        '<style:paragraph-properties style:text-autospace="ideograph-alpha"'
        ' style:punctuation-wrap="hanging"/>'
    )
    right = corrected(flat)
    assert 'text-autospace="none"' in right
    assert 'punctuation-wrap="simple"' in right
    assert "ForbiddenCharacters" in right
    assert "…‰" in right


def test_no_program_is_an_error_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolError) as caught:
        LibreOffice.find(tmp_path, ())
    assert caught.value.exit_code == 3
    assert [finding.level for finding in caught.value.findings] == [Level.ERROR]


def test_every_message_of_the_proof_is_in_both_languages() -> None:
    start = ("proof_", "HELP_PROOF", "COMMAND_HELP, proof", "COMMAND_ABOUT, proof", "drift")
    found = [(name, term) for name, term in every_term() if name.startswith(start)]
    assert len(found) >= 9
    for name, term in found:
        texts = {term.text(language) for language in LANGUAGES}
        assert len(texts) == len(LANGUAGES), name
