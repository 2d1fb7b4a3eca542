"""Malformed briefings: one message a problem, the right place, exit code 2, older output kept."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jianbao.cli import main
from jianbao.messages.commands import problems
from jianbao.messages.findings import Level
from jianbao.messages.report import HINT, LEVELS
from tests.cases.bad.table import BRIEFING, CASES, Case, Change
from tests.conftest import ROOT
from tests.helpers.messages import all_codes

GOOD = ROOT / "tests/cases/good/minimal"
LOCALES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
PLACEHOLDER = re.compile(r"\\\{[a-z]+\\\}")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the good output of an earlier build."""
    folder = tmp_path_factory.mktemp("built")
    assert main(["build", str(GOOD), "--out", str(folder)]) == 0
    assert len(contents(folder)) == 5
    return folder


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the good briefing in it, under an English locale."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", LOCALES["en"])
    shutil.copytree(GOOD, tmp_path / "minimal")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, hidden ones, too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def change(path: Path, how: Change) -> None:
    if how is None:
        path.unlink()
    elif isinstance(how, bytes):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(how)
    else:
        before, after = how
        text = path.read_text("utf-8")
        assert before in text, f"{path.name} does not hold {before!r}"
        path.write_text(text.replace(before, after, 1), "utf-8")


def filled(text: str) -> str:
    """Return a pattern that a catalogue's sentence matches once it is filled in."""
    return PLACEHOLDER.sub(".*", re.escape(text))


def check_report(expected: str, report: str, language: str) -> None:
    """Check place, level, sentence, hint and words of one printed report."""
    place, code, *words = expected.split(" ", 2)
    colon = "" if place.startswith(":") else "/"
    wording = all_codes()[code].wording
    start = f"minimal{colon}{place}: {LEVELS[Level.ERROR].text(language)}: "
    pattern = re.escape(start) + filled(wording.sentence.text(language))
    if wording.hint:
        heading = HINT.text(language)
        pattern += f"\n    {heading}: " + filled(wording.hint.text(language))
    assert re.fullmatch(pattern, report), report
    assert all(word in report for word in words), report


def check_stderr(case: Case, printed: str, language: str) -> None:
    """Check that exactly the expected reports were printed, then how many they are."""
    *reports, last = re.split(r"\n(?! )", printed.rstrip("\n"))
    assert len(reports) == len(case.expected), printed
    for expected, report in zip(case.expected, reports, strict=True):
        check_report(expected, report, language)
    assert re.fullmatch(filled(problems.term.text(language)), last)
    assert str(len(reports)) in last


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_malformed_briefing(
    case: Case,
    language: str,
    desk: Path,
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANG", LOCALES[language])
    for file, how in case.changes.items():
        change(desk / "minimal" / file, how)
    before = contents(built)
    assert main(["build", "minimal", "--out", str(built)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    check_stderr(case, printed.err, language)
    assert contents(built) == before


@pytest.mark.parametrize(("name", "language"), [("bad-date", "zh"), ("chart-lengths", "en")])
def test_malformed_briefing_as_a_process(name: str, language: str, desk: Path, built: Path) -> None:
    case = next(case for case in CASES if case.name == name)
    for file, how in case.changes.items():
        change(desk / "minimal" / file, how)
    before = contents(built)
    ended = subprocess.run(
        [sys.executable, "-m", "jianbao", "build", "minimal", "--out", str(built)],
        capture_output=True, check=False, encoding="utf-8",
        env={**os.environ, "LANG": LOCALES[language], "PYTHONUTF8": "1",
             "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    check_stderr(case, ended.stderr, language)
    assert contents(built) == before


def test_the_words_of_one_report(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(desk / "minimal" / BRIEFING, ("2022-07-04", "2022-02-30"))
    assert main(["build", "minimal"]) == 2
    assert capsys.readouterr().err == (
        "minimal/briefing.yaml:4:7: error: 'date' cannot be '2022-02-30';"
        " allowed: a date such as 2022-07-04\n"
        "    hint: write it as the form behind 'allowed' says\n"
        "1 problem(s); nothing was written\n"
    )
    assert not (desk / "output").exists()


def test_the_words_of_one_report_in_chinese(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", LOCALES["zh"])
    change(desk / "minimal" / BRIEFING, ("2022-07-04", "2022-02-30"))
    assert main(["build", "minimal"]) == 2
    assert capsys.readouterr().err == (
        "minimal/briefing.yaml:4:7: 必错: “date”不能是“2022-02-30”；应为：日期，如2022-07-04\n"
        "    建议: 请按“应为”所示的形式书写\n"
        "共1处问题，未写入成品\n"
    )


def test_one_bad_briefing_does_not_stop_the_others(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(GOOD, desk / "good")
    change(desk / "minimal" / BRIEFING, ("2022-07-04", "2022-02-30"))
    assert main(["build", "minimal", "good", "--to", "pdf"]) == 2
    assert sorted(path.name for path in (desk / "output").iterdir()) == ["good"]
    assert "minimal/briefing.yaml:4:7" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        ([], "no-briefings", "briefings/"),
        (["minimal", "elsewhere/../minimal"], "same-name", "minimal"),
        (["minimal", "--to", "docx,odt"], "unknown-form", "docx, pdf"),
        (["minimal", "--template", "digset"], "unknown-template", "overview"),
        (["missing"], "not-a-briefing", "missing"),
    ],
)
def test_command_line_that_cannot_be_used(
    arguments: list[str], code: str, word: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", *arguments]) == 2
    first = capsys.readouterr().err.splitlines()[0]
    assert re.search(f"error: {filled(all_codes()[code].wording.sentence.en)}$", first)
    assert word in first
    assert not (desk / "output").exists()


def test_bad_source_date_epoch(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert main(["build", "minimal"]) == 2
    assert "SOURCE_DATE_EPOCH is 'yesterday'" in capsys.readouterr().err


def test_unknown_option_in_chinese(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", LOCALES["zh"])
    with pytest.raises(SystemExit) as ended:
        main(["build", "--tempalte", "a"])
    assert ended.value.code == 2
    assert "有误：不认识的参数：--tempalte" in capsys.readouterr().err


def test_output_that_cannot_be_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "output").write_bytes(b"a file where the folder should be")
    assert main(["build", "minimal", "--to", "pdf"]) == 1
    reason = "the output cannot be written: output: it is no folder"
    assert reason in capsys.readouterr().err
    assert (desk / "output").read_bytes() == b"a file where the folder should be"


@pytest.mark.parametrize("arguments", [["n" * 300], ["minimal", "--template", "n" * 300]])
def test_endless_name(arguments: list[str], desk: Path) -> None:
    assert main(["build", *arguments]) == 2


@pytest.mark.parametrize("name", ["1²2.yaml".encode(), "业务.yaml".encode("gbk")])
def test_odd_names_of_sections(name: bytes, desk: Path) -> None:
    section = desk / "minimal/sections/1-casework.yaml"
    section.rename(section.with_name(os.fsdecode(name)))
    assert main(["build", "minimal", "--to", "pdf"]) in (0, 2)
