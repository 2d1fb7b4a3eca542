"""Take-back through the API and the command: three sides, conflicts, bytes, refusals."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import jianbao
from jianbao.cli import main
from jianbao.library.sources import read
from tests.conftest import ROOT
from tests.helpers.edited_papers import EditedPaper, W

SECTION = "sections/3-requirements.yaml"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a notice whose release went out."""
    shutil.copytree(ROOT / "briefings/notice-2026", tmp_path / "briefings/notice-2026")
    monkeypatch.chdir(tmp_path)
    around = jianbao.Surroundings(tmp_path)
    jianbao.build("briefings/notice-2026", around=around).write("output")
    return tmp_path


def edited(desk: Path, changes: dict[str, str], *, tracked: bool = False) -> Path:
    """Edit the released Word file and put it down as edited.docx."""
    data = (desk / "output/notice-2026/notice-2026.docx").read_bytes()
    paper = EditedPaper.of(data, tracked=tracked)
    for old, new in changes.items():
        for element in paper.root.iter(f"{W}p"):
            said = "".join(each.text or "" for each in element.iter(f"{W}t"))
            if old in said:
                paper.put(element, said.index(old), said.index(old) + len(old), new)
                break
        else:
            raise AssertionError(old)
    (desk / "edited.docx").write_bytes(paper.data())
    return desk / "edited.docx"


def typed(desk: Path, name: str = SECTION) -> Path:
    return desk / "briefings/notice-2026" / name


def test_what_was_typed_since_stays_or_is_a_conflict(desk: Path) -> None:
    words = {"明确一名负责人": "明确两名负责人", "不得瞒报、漏报": "严禁瞒报、漏报"}
    file = edited(desk, {**words, "具体组织": "牵头组织"})
    section = typed(desk)
    text = section.read_text("utf-8")
    text = text.replace("heading: 工作要求", "heading: 几点工作要求  # 另改")
    text = text.replace("不得瞒报、漏报", "不准瞒报、漏报").replace("具体组织", "牵头组织")
    section.write_text(text, "utf-8")
    back = jianbao.take_back("briefings/notice-2026", file, jianbao.Surroundings(desk))
    states = {change.state: change for change in back.changes}
    assert set(states) == {"ready", "conflict", "done"}
    assert "不准瞒报" in states["conflict"].ours and states["conflict"].after
    back.write()
    assert section.read_text("utf-8") == text.replace("一名负责人", "两名负责人")
    again = jianbao.take_back("briefings/notice-2026", file, jianbao.Surroundings(desk))
    assert {change.state for change in again.changes} == {"conflict", "done"}


def test_a_file_of_an_older_release_finds_it_or_says_so(desk: Path) -> None:
    """What was typed and built since would else be taken back as if the superior had changed it."""
    around = jianbao.Surroundings(desk)
    file = edited(desk, {"明确一名负责人": "明确两名负责人"})
    went_out = shutil.copy(desk / "output/notice-2026/notice-2026.pdf", desk.parent / "was.pdf")
    section = typed(desk)
    text = section.read_text("utf-8").replace("不得瞒报、漏报", "不准瞒报、漏报")
    section.write_text(text, "utf-8")
    jianbao.build("briefings/notice-2026", around=around).write("output")
    with pytest.raises(jianbao.InputError) as refused:
        jianbao.take_back("briefings/notice-2026", file, around)
    assert [finding.code for finding in refused.value.findings] == ["other-release"]
    shutil.copy(went_out, desk / "was.pdf")
    jianbao.take_back("briefings/notice-2026", file, around).write()
    assert section.read_text("utf-8") == text.replace("一名负责人", "两名负责人")
    back = jianbao.take_back(
        "briefings/notice-2026", file, around, release=desk / "output/notice-2026"
    )
    assert "ready" in {change.state for change in back.changes}  # compared as it was asked for


@pytest.mark.parametrize("style", ["windows", "mark", "double", "single", "folded", "block"])
def test_every_other_byte_stays(desk: Path, style: str) -> None:
    section = typed(desk)
    lines = section.read_text("utf-8").splitlines()
    plain = next(line for line in lines if "核查中发现的问题" in line)
    indent, words = "    text: ", plain.split("text: ")[1]
    half = words.index("任何单位")
    ways = {
        "double": f'{indent}"{words}"  # 说明', "single": f"{indent}'{words}'",
        "folded": f"{indent}>-\n      {words[:half]}\n      {words[half:]}",
        "block": f"{indent}|\n      {words}",
    }  # fmt: skip
    text = "\n".join(lines).replace(plain, ways.get(style, plain)) + "\n"
    data = text.encode()
    if style == "windows":
        data = data.replace(b"\n", b"\r\n")
    if style == "mark":
        data = b"\xef\xbb\xbf" + data
    section.write_bytes(data)
    file = edited(
        desk,
        {"核查结果作为年度": "核查“结果”作为年度", "不得要求更改": "严禁要求更改"},
        tracked=True,
    )
    jianbao.take_back("briefings/notice-2026", file, jianbao.Surroundings(desk)).write()
    wanted = data.replace("核查结果作为年度".encode(), "核查“结果”作为年度".encode())
    assert section.read_bytes() == wanted.replace("不得要求更改".encode(), "严禁要求更改".encode())


def test_the_command_shows_then_writes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = edited(
        desk, {"明确一名负责人": "明确两名负责人", "单位共37个": "单位共38个"}, tracked=True
    )
    words = ["take-back", str(file), "briefings/notice-2026"]
    before = {path: path.read_bytes() for path in (desk / "briefings").rglob("*.yaml")}
    assert main(words) == 0
    shown = capsys.readouterr().out
    assert "王处长" in shown and "3-requirements.yaml:4:" in shown and "自查单位数" in shown
    assert before == {path: path.read_bytes() for path in before}
    assert main([*words, "--write"]) == 0
    changed = {path.name for path, data in before.items() if path.read_bytes() != data}
    assert changed == {"3-requirements.yaml"}
    assert main([*words, "--write", "--figures"]) == 0
    assert "value: 38" in typed(desk, "figures.yaml").read_text("utf-8")
    capsys.readouterr()
    assert main([*words, "--write", "--only", "9"]) == 2
    assert "9" in capsys.readouterr().err


def test_chosen_changes_alone(desk: Path) -> None:
    file = edited(desk, {"明确一名负责人": "明确两名负责人", "不得瞒报、漏报": "严禁瞒报、漏报"})
    back = jianbao.take_back("briefings/notice-2026", file, jianbao.Surroundings(desk))
    assert len(back.changes) == 2
    back.write([1])
    assert "明确一名负责人" in typed(desk).read_text("utf-8")
    assert "严禁瞒报" in typed(desk).read_text("utf-8")
    with pytest.raises(jianbao.InputError):  # the files are others by now
        back.write([0])


def test_the_sheet_goes_back_to_the_ledger(desk: Path) -> None:
    sample = ROOT / "briefings/english-2026"
    release = jianbao.build(sample, around=jianbao.Surroundings(desk))
    data = next(each.data for each in release.outputs if each.name.endswith("metrics.docx"))
    figure = read(sample).briefing.figures["visits"]
    paper = EditedPaper.of(data)
    element = paper.paragraph(figure.value.text)
    paper.put(element, 0, 1, "9")
    back = jianbao.take_back(sample, "sheet.docx", jianbao.Surroundings(desk), data=paper.data())
    assert [(each.figure, each.state) for each in back.changes] == [(figure.id, "asks")]
    assert set(back.files(figures=True)) == {"figures.yaml"}


def test_what_is_no_paper_of_the_briefing_is_refused(desk: Path) -> None:
    release = jianbao.build(ROOT / "briefings/letter-2026", around=jianbao.Surroundings(desk))
    data = next(each.data for each in release.outputs if each.name.endswith(".docx"))
    for other in (data, b"", b"PK\x03\x04", data[: len(data) // 2], b"\xd0\xcf\x11\xe0" * 200):
        with pytest.raises(jianbao.InputError):
            jianbao.take_back(
                "briefings/notice-2026", "x.docx", jianbao.Surroundings(desk), data=other
            )


def test_what_a_killed_run_left_goes_also_where_nothing_is_written(desk: Path) -> None:
    unchanged = edited(desk, {})
    stray = typed(desk, "sections/.jianbao-0123abcd")
    stray.write_text("half", "utf-8")
    jianbao.take_back("briefings/notice-2026", unchanged, jianbao.Surroundings(desk)).write()
    assert not stray.exists()
