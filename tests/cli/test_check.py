"""`jianbao check`, what a build does with the audit, and acceptance with a reason."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Level
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.briefings import make_briefing

GOOD = "全市检察机关依法履职，服务大局。"
WRONG = "全市检察机关依法履职,服务大局。"  # an error: half-width-mark
DOUBTFUL = "会议于5月6号召开。"  # a warning: date-hao
LEDGER = "起诉:\n  label: 起诉\n  value: 12\n  unit: 人\n"


def accepting(code: str, at: str, reason: str = "reason: 定稿如此") -> str:
    return f"accept:\n  - code: {code}\n    at: {at}\n    {reason}\n"


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


Captured = pytest.CaptureFixture[str]


def test_a_good_briefing_has_no_findings(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", str(make_briefing(tmp_path, {"1-a": GOOD}))]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 notes; 0 accepted\n"


def test_a_finding_has_place_level_code_sentence_and_hint(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": WRONG})
    assert main(["check", str(folder)]) == 1
    first, sentence, hint, summary = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{folder}/sections/1-a.yaml:1:17: error half-width-mark: ")
    assert sentence == f"    {WRONG}"
    assert hint.startswith("    hint: ")
    assert summary == "1 errors, 0 warnings, 0 notes; 0 accepted"


def test_json_is_one_list_of_objects(tmp_path: Path, capsys: Captured) -> None:
    folders = [
        make_briefing(tmp_path / "a", {"1-a": WRONG}),
        make_briefing(tmp_path / "b", {"1-a": DOUBTFUL}),
    ]
    assert main(["check", *map(str, folders), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    keys = ["code", "level", "file", "line", "column", "sentence", "message", "hint"]
    assert [list(each) for each in told] == [keys, keys]
    assert [(each["code"], each["level"], each["line"], each["column"]) for each in told] == [
        ("half-width-mark", "error", 1, 17),
        ("date-hao", "warning", 1, 13),
    ]
    assert told[0]["file"] == f"{folders[0]}/sections/1-a.yaml"
    assert told[0]["sentence"] == WRONG


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)])
def test_warnings_fail_only_where_that_is_asked(
    tmp_path: Path, options: list[str], code: int
) -> None:
    folder = make_briefing(tmp_path, {"1-a": DOUBTFUL})
    assert main(["check", str(folder), *options]) == code


def test_all_briefings_are_checked_by_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    make_briefing(tmp_path / "briefings", {"1-a": WRONG})
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("briefings/made-up/sections/1-a.yaml:1:17: ")


def test_bad_input_is_told_beside_the_findings_of_the_rest(
    tmp_path: Path, capsys: Captured
) -> None:
    bad = make_briefing(tmp_path / "bad", {"1-a": "没有{这个}。"})
    good = make_briefing(tmp_path / "good", {"1-a": WRONG})
    assert main(["check", str(bad), str(good)]) == 2
    told = capsys.readouterr()
    assert "1-a.yaml:1:9: error: " in told.err
    assert "half-width-mark" in told.out


def test_pages_are_checked_only_where_that_is_asked(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": "检" * 26 + "察" * 28 + "甲。"})
    assert main(["check", str(folder)]) == 0
    assert "one-character-line" not in capsys.readouterr().out
    assert main(["check", str(folder), "--pages"]) == 0
    assert "1-a.yaml:1:61: note one-character-line: page 1: " in capsys.readouterr().out


# ---- acceptance


@pytest.mark.parametrize("at", ["依法履职,服务", "服务大局"])
def test_an_accepted_finding_is_not_counted(tmp_path: Path, capsys: Captured, at: str) -> None:
    head = accepting("half-width-mark", at)
    folder = make_briefing(tmp_path, {"1-a": WRONG}, head=head)
    assert main(["check", str(folder), "--strict"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 notes; 1 accepted\n"


def test_a_finding_is_accepted_by_the_figure_it_stands_at(tmp_path: Path) -> None:
    second = LEDGER.replace("起诉", "批捕")
    for at, left in (("起诉", ["批捕"]), ("批捕", ["起诉"])):
        folder = make_briefing(
            tmp_path / at, {"1-a": GOOD}, LEDGER + "\n" + second, accepting("figure-unused", at)
        )
        findings = build(folder, BuildOptions(forms=("pdf",)), Surroundings(ROOT)).findings
        unused = [finding for finding in findings if finding.code == "figure-unused"]
        assert [finding.sentence[:2] for finding in unused] == left


def test_an_acceptance_of_another_code_or_place_accepts_nothing(
    tmp_path: Path, capsys: Captured
) -> None:
    for number, (code, at) in enumerate([("date-hao", "服务大局"), ("half-width-mark", "别处")]):
        folder = make_briefing(tmp_path / str(number), {"1-a": WRONG}, head=accepting(code, at))
        assert main(["check", str(folder)]) == 1
        told = capsys.readouterr().out
        assert "error half-width-mark" in told
        assert "briefing.yaml:7:5: warning accepted-gone: " in told
        assert code in told


def test_nothing_is_said_of_pages_that_were_not_checked(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": GOOD}, head=accepting("split-number", "服务大局"))
    assert main(["check", str(folder)]) == 0
    assert "accepted-gone" not in capsys.readouterr().out
    assert main(["check", str(folder), "--pages", "--strict"]) == 1
    assert "accepted-gone" in capsys.readouterr().out


@pytest.mark.parametrize("reason", ["", "reason: ''"])
def test_an_acceptance_without_a_reason_is_refused(tmp_path: Path, reason: str) -> None:
    head = accepting("half-width-mark", "服务大局", reason)
    folder = make_briefing(tmp_path, {"1-a": WRONG}, head=head)
    with pytest.raises(InputError) as caught:
        read_briefing(folder)
    (finding,) = caught.value.findings
    assert finding.code in ("missing-key", "empty-value")
    assert dict(finding.values)["key"] == "reason"
    assert main(["check", str(folder)]) == 2


# ---- a build


def test_an_error_refuses_the_build(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": WRONG})
    assert main(["build", str(folder), "--out", str(tmp_path / "out")]) == 1
    assert "1-a.yaml:1:17: error: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_build_prints_warnings_and_counts_notes(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": DOUBTFUL}, LEDGER)
    assert main(["build", str(folder), "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr()
    assert "1-a.yaml:1:13: warning: " in told.err
    assert told.err.count("note: ") == 1  # the paper's own: its date is not printed
    assert "0 errors, 1 warnings, 2 notes" in told.out
    manifest = json.loads((tmp_path / "out/made-up/manifest.json").read_text("utf-8"))
    found = {each["code"]: each for each in manifest["findings"]}
    assert found["date-hao"]["sentence"] == DOUBTFUL
    assert found["date-hao"]["file"] == "sections/1-a.yaml"
    assert found["figure-unused"]["level"] == "note"
    assert manifest["accepted"] == []


def test_the_manifest_tells_what_was_accepted_and_why(tmp_path: Path) -> None:
    head = accepting("half-width-mark", "服务大局")
    folder = make_briefing(tmp_path, {"1-a": WRONG}, head=head)
    release = build(folder, BuildOptions(forms=("pdf",)), Surroundings(ROOT))
    assert release.count(Level.ERROR) == 0
    (accepted,) = json.loads(release.manifest())["accepted"]
    assert accepted["code"] == "half-width-mark"
    assert accepted["sentence"] == WRONG
    assert accepted["reason"] == "定稿如此"


# ---- corrections


def test_corrections_are_shown_and_not_written(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": WRONG})
    assert main(["check", str(folder), "--fix"]) == 1
    told = capsys.readouterr().out
    assert f"-text: {WRONG}\n+text: {GOOD}\n" in told
    assert "nothing was written" in told
    assert WRONG in (folder / "sections/1-a.yaml").read_text("utf-8")


def test_corrections_are_written_where_that_is_asked(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": WRONG, "2-b": GOOD}, LEDGER)
    path = folder / "sections/1-a.yaml"
    path.write_bytes(f"# a comment, it stays\r\ntext: {WRONG}\r\n".encode())
    path.chmod(0o640)
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert main(["check", str(folder), "--fix", "--yes"]) == 0
    assert "1 file(s) corrected" in capsys.readouterr().out
    assert path.read_bytes() == f"# a comment, it stays\r\ntext: {GOOD}\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    after = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert {each for each in after if after[each] != before.get(each)} == {path}
    assert main(["check", str(folder), "--fix", "--yes"]) == 0
    assert "nothing to correct safely" in capsys.readouterr().out


def test_json_stays_json_beside_a_difference(tmp_path: Path, capsys: Captured) -> None:
    folder = make_briefing(tmp_path, {"1-a": WRONG})
    assert main(["check", str(folder), "--fix", "--yes", "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert f"+text: {GOOD}" in told.err


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("", False), ("n", False)])
def test_somebody_at_a_terminal_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    folder = make_briefing(tmp_path, {"1-a": WRONG})
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert main(["check", str(folder), "--fix"]) == (0 if written else 1)
    assert (GOOD in (folder / "sections/1-a.yaml").read_text("utf-8")) is written


def test_a_reader_who_leaves_early_gets_no_traceback() -> None:
    command = f"{sys.executable} -m jianbao check {PINGXIANG} | true"
    ended = subprocess.run(
        command, shell=True, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert ended.stderr == ""


REFUSED = {
    "unknown-template-near": ("nope", ""),
    "unknown-variant-near": ("official/leter", ""),
    "language-differs": ("english", ""),
    "nothing-in-short": ("digest", ""),
    "unknown-choice-near": ("mine", "like: overview\nblocks: [nope]\n"),
    "unknown-key": ("mine", "like: overview\ntheme: {size: 3}\n"),
}


@pytest.mark.parametrize("pages", [[], ["--pages"]])
@pytest.mark.parametrize("code", REFUSED)
def test_what_a_build_refuses_for_its_template_is_seen(
    code: str, pages: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    name, text = REFUSED[code]
    (tmp_path / "templates/mine").mkdir(parents=True)
    (tmp_path / "templates/mine/template.yaml").write_text(text or "like: overview\n", "utf-8")
    folder = make_briefing(tmp_path, {"1-a": GOOD}, head=f"template: {name}\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check", *pages, "--format", "json", folder.name]) in (1, 2)
    told = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in told if each["level"] == "error"] == [code]
    assert main(["build", folder.name])
    assert told[0]["message"] in capsys.readouterr().err
