"""`jianbao verify-layout`: what it prints, the one-page PDF, how it ends."""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from msgspec.structs import replace

from jianbao.cli import main
from jianbao.library.layout_sheet import sheet_pdf
from jianbao.messages.errors import InputError
from jianbao.proof.standard.measuring.checking import check_bytes, check_file
from jianbao.proof.standard.requirement import Fault, Measure, Reading, Verdict
from jianbao.readers.pdf.measured import read_sheets
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing
from tests.helpers.drawn_papers import Paper, draw_paper
from tests.helpers.verapdf import VeraPDF, assert_kept
from tests.helpers.word_papers import WordPaper, draw_word_paper


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "通知.pdf"
    path.write_bytes(draw_paper(Paper(date="2026年07月04日", number_place="centred")))
    return path


def test_the_table_has_clause_requirement_measure_verdict_and_source(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify-layout", str(paper)]) == 1
    told = capsys.readouterr()
    lines = [line.split("  ") for line in told.out.splitlines()]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert cells[0] == ["clause", "required", "measured", "verdict", "source"]
    assert ["7.5", "odd numbers right, even ones left", "centred", "BROKEN", "clause"] in cells
    assert "p. 2: 2026年07月04日" in told.out
    assert told.err.startswith("47 kept, 2 broken, 0 doubtful, 0 not shown, 3 without")


def test_it_speaks_chinese(
    paper: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    main(["verify-layout", str(paper)])
    told = capsys.readouterr()
    assert "不符合" in told.out
    assert "规定" in told.out
    assert "天头37±1毫米" in told.out
    assert "{" not in told.out + told.err


def test_the_record(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-layout", str(paper), "--format", "json", "--form", "general"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == "通知.pdf"
    assert told["sha256"] == sha256(paper.read_bytes()).hexdigest()
    assert (told["pages"], told["form"], told["kept"]) == (2, "general", False)
    rules = {rule["code"]: rule for rule in told["rules"]}
    assert rules["lines"]["numbers"] == [[22, 22]]
    assert rules["date"]["verdict"] == "broken"
    assert rules["line-start"]["standard"] == "GB/T 15834-2011"
    assert rules["number-split"]["source"] == "practice"


def test_a_paper_that_keeps_everything_ends_well(
    outputs: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify-layout", str(outputs[".pdf"])]) == 0
    assert main(["verify-layout", str(outputs[".docx"])]) == 0
    assert "measure its PDF, too" in capsys.readouterr().err


def test_what_a_person_should_judge_does_not_fail(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(draw_paper(Paper(title=("关于做好今冬明春", "安全生产工作通知"))))
    assert check_file(path).count(Verdict.DOUBTFUL) == 1
    assert main(["verify-layout", str(path)]) == 0


# ---- the sheet


def sheet_text(data: bytes) -> str:
    with pymupdf.open(stream=data) as pdf:
        assert len(pdf) == 1
        return str(pdf[0].get_text()).replace("\n", "")


def test_the_sheet_is_one_page_fit_for_the_archive(
    paper: Path, tmp_path: Path, verapdf: VeraPDF
) -> None:
    made = tmp_path / "new" / "sheet.pdf"
    assert main(["verify-layout", str(paper), "--pdf", str(made)]) == 1
    data = made.read_bytes()
    assert_kept(verapdf, data, ("3a", "ua1"))
    text = sheet_text(data)
    assert "版式核验单" in text
    assert "通知.pdf" in text
    assert sha256(paper.read_bytes()).hexdigest() in text
    assert text.count("不符合") == 3  # one in the sum


def test_the_sheet_depends_on_the_file_alone(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sheet_pdf(check_file(paper))
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert sheet_pdf(check_file(paper)) == first


def test_the_fullest_sheet_is_still_one_page(paper: Path) -> None:
    checked = check_file(paper, "general")
    faults = tuple(Fault(page, "最长的实测内容一二三四五") for page in range(100, 110))
    full = tuple(
        Reading(reading.requirement, Measure(faults=faults), Verdict.BROKEN)
        for reading in checked.readings
    )
    name = "某某市人民政府关于做好今冬明春安全生产工作的通知" * 4 + ".pdf"
    assert "第100页" in sheet_text(sheet_pdf(replace(checked, readings=full, name=name)))


@pytest.mark.parametrize("form", ["", "general", "letter", "minutes", "bulletin"])
def test_every_form_has_a_sheet_of_a_word_file(form: str) -> None:
    text = sheet_text(sheet_pdf(check_bytes(draw_word_paper(WordPaper()), "通知.docx", form)))
    assert "未检出" in text
    assert "再核验" in text


# ---- files that cannot be measured


def encrypted(data: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def scan() -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(stream)
    return stream.getvalue()


UNREADABLE = {
    "encrypted": (lambda: encrypted(draw_paper(Paper())), "is encrypted"),
    "scan": (scan, "has no text"),
    "cut.pdf": (lambda: draw_paper(Paper())[:4000], "it is damaged"),
    "cut.docx": (lambda: draw_word_paper(WordPaper())[:4000], "it is damaged"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0" + bytes(512), "the old Word format"),
    "locked.docx": (
        lambda: b"\xd0\xcf\x11\xe0" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "is encrypted",
    ),
    "text": (lambda: "文字".encode(), "neither a Word file (.docx) nor a PDF"),
    "empty": (lambda: b"", "neither a Word file (.docx) nor a PDF"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_measured_says_why(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, why = UNREADABLE[name]
    (tmp_path / name).write_bytes(make())
    made = tmp_path / "sheet.pdf"
    assert main(["verify-layout", str(tmp_path / name), "--pdf", str(made)]) == 2
    told = capsys.readouterr()
    assert why in told.err
    assert told.out == ""
    assert not made.exists()


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-layout", str(tmp_path / "none.pdf")]) == 2
    assert main(["verify-layout", str(tmp_path)]) == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_a_sheet_that_cannot_be_written(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-layout", str(paper), "--pdf", f"{paper}/sheet.pdf"]) == 1
    assert "sheet.pdf" in capsys.readouterr().err


def test_the_sheet_never_replaces_the_measured_file(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = paper.read_bytes()
    other_name = tmp_path / "link.pdf"
    other_name.symlink_to(paper)
    for made in (paper, other_name, tmp_path / "x" / ".." / paper.name):
        (tmp_path / "x").mkdir(exist_ok=True)
        assert main(["verify-layout", str(paper), "--pdf", str(made)]) == 2
        assert "is the measured file itself" in capsys.readouterr().err
    assert paper.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.pdf", "x", paper.name]


def saved_elsewhere(data: bytes) -> bytes:
    """A sheet to which another program added something."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.docinfo["/Producer"] = "Another program"
        pdf.save(stream)
    return stream.getvalue()


def test_the_sheet_replaces_only_a_sheet(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "out" / "sheet.pdf"
    assert main(["verify-layout", str(paper), "--pdf", str(made)]) == 1
    sheet = made.read_bytes()
    for other in (draw_paper(Paper()), b"notes", b"", saved_elsewhere(sheet)):
        made.write_bytes(other)
        assert main(["verify-layout", str(paper), "--pdf", str(made)]) == 2
        assert "is no sheet of this command" in capsys.readouterr().err
        assert made.read_bytes() == other
    old = sheet_pdf(check_bytes(draw_paper(Paper()), "other.pdf"))
    made.write_bytes(old)
    assert main(["verify-layout", str(paper), "--pdf", str(made)]) == 1
    assert made.read_bytes() == sheet
    assert [path.name for path in made.parent.iterdir()] == ["sheet.pdf"]


@pytest.mark.parametrize("seed", range(30))
def test_damage_of_any_kind_is_measured_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    for data in (draw_paper(Paper()), draw_word_paper(WordPaper()), *strange_words(chance)):
        damaged = bytearray(data)
        for _ in range(chance.choice((0, 1, 5, 40))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with contextlib.suppress(InputError):
            assert check_bytes(bytes(damaged), "paper").readings


def strange_words(chance: random.Random) -> Iterator[bytes]:
    """Yield a Word file with numbers in it that are none."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(draw_word_paper(WordPaper()))) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            for value in re.findall(rb'="\d+"', text) if name.startswith("word/") else ():
                if chance.random() < 0.2:
                    other = chance.choice((b"", b"-1", b"x", b"NaN", b"1e400", b"99999999999"))
                    text = text.replace(value, b'="' + other + b'"', 1)
            new.writestr(name, text)
    yield stream.getvalue()


# ---- pages of any kind


def turned(data: bytes, angle: int) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[1].rotate(angle, relative=False)
        pdf.save(stream)
    return stream.getvalue()


def test_a_page_on_its_side_is_paper_but_no_text_area() -> None:
    data = turned(draw_paper(Paper()), 90)
    first, second = read_sheets(data)
    assert first.upright
    assert not second.upright
    found = {r.requirement.code: r.verdict for r in check_bytes(data, "paper").readings}
    assert found["paper"] is Verdict.KEPT
    assert Verdict.BROKEN not in found.values()


def test_a_page_off_the_origin_measures_alike() -> None:
    """Cut marks around the paper: the crop box is what counts."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw_paper(Paper()))) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.mediabox)
            page.mediabox = [left - 30, bottom - 30, right + 30, top + 30]
            page.cropbox = [left, bottom, right, top]
        pdf.save(stream)
    readings = check_bytes(stream.getvalue(), "paper").readings
    assert [r.requirement.code for r in readings if r.verdict is Verdict.BROKEN] == []


def test_notes_at_the_foot_of_each_page_do_not_shorten_its_text_area(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = ", ".join(f"n{number}: 第{number}条说明。" for number in range(40))
    sentences = "".join(f"第{number}项办结事项以台账为准。[^n{number}]" for number in range(40))
    head = f"template: official\ndocument_number: 某检发〔2026〕8号\nnotes: {{{notes}}}"
    folder = make_briefing(tmp_path, {"1-a": f"heading: 情况\ntext: {sentences}\n"}, head=head)
    monkeypatch.chdir(tmp_path)
    assert main(["build", str(folder)]) == 0
    main(["verify-layout", f"output/{folder.name}/{folder.name}.pdf"])
    rows = capsys.readouterr().out.splitlines()
    told = [row for row in rows if "225 mm" in row or "7 mm below" in row or "22 " in row[:40]]
    assert told
    assert not [row for row in told if "BROKEN" in row and "pitch" not in row]
