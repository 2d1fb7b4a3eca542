"""How a paper is filed comes later than the paper, and each number is given once."""

from __future__ import annotations

import csv
import errno
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

import jianbao
from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.library.archiving.catalogue import Catalogue
from jianbao.library.archiving.filing import with_kind
from jianbao.library.release.files import replace_files
from jianbao.library.release.manifest import digest
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing
from tests.helpers.forging import with_parts
from tests.helpers.packages import unpacked, with_digest

Captured = pytest.CaptureFixture[str]
OUT = Path("output/archive")
FILED = "J001-WS·2022-D30-"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small briefing that was built, in the working folder; it says nothing of its filing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en")
    return built(tmp_path / "briefings/one")


def built(folder: Path, text: str = "文。") -> Path:
    made = make_briefing(folder.parent, {"1-a": f"heading: 一\ntext: {text}\n"})
    made.rename(folder)
    assert main(["build", str(folder)]) == 0
    return folder


def rows() -> list[list[str]]:
    with (OUT / "归档文件目录.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def numbered(*words: str) -> list[str]:
    return ["--fonds", "J001", "--retention", "D30", *words]


def test_filed_a_year_later_the_issued_paper_is_the_archived_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pdf,) = Path("output", folder.name).glob("*.pdf")
    issued = digest(pdf.read_bytes())
    (folder.parent / "archive.yaml").write_text("fonds: J001\nretention: D30\n", "utf-8")
    (folder / "archive.yaml").write_text(
        "retention: Y\nitem: '0007'\nkeywords: [一, 二]\n", "utf-8"
    )
    (folder / "mail.yaml").write_text("from: office@example.org\nto: [a@example.org]\n", "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2023, 7, 9, tzinfo=UTC).timestamp())))
    assert main(["archive", str(folder)]) == 0
    (path,) = OUT.glob("*.zip")
    number = "J001-WS·2022-Y-0007"
    files = unpacked(path.read_bytes())
    assert path.stem == number and digest(files[f"{number}/data/正文.pdf"]) == issued
    assert b"Bagging-Date: 2023-07-09\n" in files[f"{number}/bag-info.txt"]
    assert "<关键词>二".encode() in files[f"{number}/data/元数据.xml"]
    assert main(["verify", str(path)]) == 0
    before = path.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert main(["archive", str(folder)]) == 0  # again, later: the same package
    assert path.read_bytes() == before and len(rows()) == 1
    draft = jianbao.draft_mail(jianbao.open_release(folder))
    assert draft.to == ("a@example.org",)


def test_what_an_earlier_jianbao_issued_is_archived_as_it_was_issued(
    folder: Path, capsys: Captured
) -> None:
    """Its Word file is packed otherwise; what says something else is refused all the same."""
    release = Path("output", folder.name)
    word = release / f"{folder.name}.docx"
    packed = with_parts(word.read_bytes(), {})
    reissue(release, word, packed)
    assert main(["archive", str(folder), *numbered()]) == 0
    assert "正文.docx is packed otherwise" in capsys.readouterr().err
    (path,) = OUT.glob("*.zip")
    files = unpacked(path.read_bytes())
    assert files[f"{path.stem}/data/正文.docx"] == packed
    assert files[f"{path.stem}/data/manifest.json"] == (release / "manifest.json").read_bytes()
    assert main(["verify", str(path)]) == 0
    with zipfile.ZipFile(word) as opened:
        part = opened.read("word/document.xml")
    reissue(
        release,
        word,
        with_parts(packed, {"word/document.xml": part.replace(b"</w:t>", b"1</w:t>", 1)}),
    )
    capsys.readouterr()
    assert main(["archive", str(folder), *numbered("--item", "0002")]) == 2
    said = capsys.readouterr().err
    assert "is not what its sources build now" in said and "正文.docx does not say" in said
    assert len(list(OUT.glob("*.zip"))) == 1


def reissue(release: Path, paper: Path, data: bytes) -> None:
    """Let a release have other bytes of a paper, which its manifest knows."""
    manifest = release / "manifest.json"
    manifest.write_bytes(with_digest(manifest.read_bytes(), paper.name, data))
    paper.write_bytes(data)


@pytest.mark.parametrize(("said", "kept"), [("永久", "Y"), ("30年", "D30"), ("d10", "D10")])
def test_a_retention_is_said_in_words_too(folder: Path, said: str, kept: str) -> None:
    number = jianbao.archive(
        jianbao.open_release(folder), filing=jianbao.FilingOptions(fonds="J001", retention=said)
    ).number
    assert number == f"J001-WS·2022-{kept}-0001"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("template: official\ntitle: 某局关于报送材料的通知\n", "通知"),
        ("template: official/minutes\ntitle: 某局会议纪要\n", "纪要"),
        ("template: official\ntitle: 某局关于某事的公告牌\n", "简报"),
        ("template: bulletin\ntitle: 某局关于某事的报告\n", "简报"),
        ("template: official\ntitle: 某局的通知\narchive: {document_kind: 公函}\n", "公函"),
    ],
)
def test_an_official_paper_is_of_the_kind_that_its_title_says(
    tmp_path: Path, head: str, kind: str
) -> None:
    made = make_briefing(tmp_path, {"1-a": "heading: 一\ntext: 文。\n"}, head=head)
    briefing = with_kind(read_briefing(made).briefing)
    assert briefing.particulars.filing.document_kind == kind


def test_a_briefing_can_still_say_it_itself(folder: Path) -> None:
    head = folder / "briefing.yaml"
    text = head.read_text("utf-8") + "archive: {fonds: J001, retention: Y, item: '0001'}\n"
    head.write_text(text, "utf-8")
    assert read_briefing(folder).briefing.particulars.filing.retention == "Y"
    (folder / "archive.yaml").write_text("retention: D10\n", "utf-8")
    filing = read_briefing(folder).briefing.particulars.filing
    assert (filing.retention, filing.item and filing.item.text) == ("D10", "0001")
    (folder / "archive.yaml").write_text("retentin: D10\n", "utf-8")
    with pytest.raises(jianbao.InputError, match="unknown-key"):
        read_briefing(folder)


def test_a_sample_is_archived_at_once_and_its_package_says_that_it_has_no_number(
    folder: Path, capsys: Captured
) -> None:
    assert main(["archive", str(folder), "--eep"]) == 0
    assert "has no archival number" in capsys.readouterr().err
    (path,) = OUT.glob("*.zip")
    assert path.stem == f"未编档号-{folder.name}"
    readme = unpacked(path.read_bytes())[f"{path.stem}/说明文件.TXT"].decode("utf-8-sig")
    assert "档号：未编" in readme and "Archival number: none" in readme and "\r\n" in readme
    assert [row[1] for row in rows()] == [""] and rows()[0][8] == "未编档号"
    assert main(["verify", str(path)]) == 0
    assert main(["archive", str(folder), *numbered()]) == 0
    assert [row[1] for row in rows()] == [FILED + "0001"]


def test_two_papers_cannot_have_one_number(folder: Path, capsys: Captured) -> None:
    assert main(["archive", str(folder), *numbered("--item", "0001")]) == 0
    other = built(folder.parent / "two", "另文。")
    words = ["archive", str(other), "--out", "elsewhere", "--catalogue", str(OUT)]
    assert main([*words, *numbered("--item", "0001")]) == 2
    assert "was given to another paper" in capsys.readouterr().err
    assert not Path("elsewhere").exists()
    assert main([*words, *numbered()]) == 0
    assert [row[:2] for row in rows()] == [["1", FILED + "0001"], ["2", FILED + "0002"]]
    assert [path.name for path in Path("elsewhere").glob("*.zip")] == [FILED + "0002.zip"]
    assert main([*words, *numbered("--item", "0005")]) == 2
    assert "archived already as" in capsys.readouterr().err


def test_two_archivings_at_once_get_two_numbers(folder: Path) -> None:
    other = built(folder.parent / "two", "另文。")
    filing = jianbao.FilingOptions(fonds="J001", retention="D30")
    both = [jianbao.archive(jianbao.open_release(each), filing=filing) for each in (folder, other)]
    assert [each.number for each in both] == [FILED + "0001"] * 2  # neither is written
    written = [each.write() for each in both]
    assert [each.files[0].name for each in written] == [FILED + "0001.zip", FILED + "0002.zip"]
    assert len(rows()) == 2
    for each in written:
        assert jianbao.verify(each.files[0]).whole
    with zipfile.ZipFile(written[1].files[0]) as opened:
        manifest = json.loads(opened.read(f"{FILED}0002/data/manifest.json"))
    assert manifest["briefing"] == other.name


def test_two_processes_at_once_get_two_numbers(folder: Path) -> None:
    other = built(folder.parent / "two", "另文。")
    words = [sys.executable, "-m", "jianbao", "archive"]
    at_once = [
        subprocess.Popen(
            [*words, str(each), *numbered()], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        for each in (folder, other)
    ]  # fmt: skip
    ended = [(process.communicate(timeout=120), process.returncode) for process in at_once]
    assert [code for _, code in ended] == [0, 0], ended
    assert [row[:2] for row in rows()] == [["1", FILED + "0001"], ["2", FILED + "0002"]]
    for path in sorted(OUT.glob("*.zip")):
        assert jianbao.verify(path).whole
    assert len(list(OUT.glob("*.zip"))) == 2


def test_who_comes_second_waits_for_the_catalogue(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jianbao.library.archiving import catalogue

    package = jianbao.archive(jianbao.open_release(folder))
    monkeypatch.setattr(catalogue, "WAIT", 0.0)
    with catalogue.only_one(OUT), pytest.raises(jianbao.InputError, match="archive-busy"):
        package.write()
    package.write()


def test_what_is_missing_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    asked: list[str] = []
    answers = {"number of the fonds": "J002", "retention": "Y"}

    def answer(question: str) -> str:
        asked.append(question)
        return next(text for word, text in answers.items() if word in question)

    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert main(["archive", str(folder)]) == 0
    assert len(asked) == 2 and (OUT / "J002-WS·2022-Y-0001.zip").is_file()
    capsys.readouterr()
    for fonds in (["--fonds", "J001"], []):
        assert main(["archive", str(folder), *fonds, "--retention", "D7"]) == 2
        said = capsys.readouterr().err
        assert "'D7' is no retention" in said and "retention: Y (for ever), D30 or D10" in said


def test_a_link_in_place_of_the_ledger_that_leads_nowhere_is_told(folder: Path) -> None:
    (folder / "figures.yaml").unlink(missing_ok=True)
    (folder / "figures.yaml").symlink_to(folder / "gone.yaml")
    with pytest.raises(jianbao.InputError, match="cannot-read"):
        read_briefing(folder)
    (folder / "figures.yaml").unlink()
    read_briefing(folder)
    (folder / "annexes").symlink_to(folder / "gone")
    with pytest.raises(jianbao.InputError, match="cannot-read"):
        read_briefing(folder)


def test_killed_before_any_step_no_number_is_given_twice_and_no_line_is_lost(
    tmp_path: Path,
) -> None:
    """Some 85 kills, with the catalogue beside the packages and elsewhere; the next runs finish."""
    words = [sys.executable, "-m", "tests.helpers.killed_archiving", str(tmp_path)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    for steps, wrong in json.loads(ended.stdout):
        assert steps > 20 and wrong == []


def test_a_package_that_the_disk_does_not_take_leaves_no_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = jianbao.open_release(folder)
    filing = jianbao.FilingOptions(fonds="J001", retention="D30")
    archived = jianbao.archive(release, filing=filing, out="elsewhere", catalogue=OUT)
    Path("elsewhere").mkdir()

    def full(place: Path, files: dict[str, bytes]) -> None:
        if place == Path("elsewhere"):
            raise OSError(errno.ENOSPC, "full")
        replace_files(place, files)

    monkeypatch.setattr("jianbao.library.archiving.archive.replace_files", full)
    with pytest.raises(jianbao.WriteError):
        archived.write()
    assert not (OUT / "归档文件目录.csv").exists() and not list(Path("elsewhere").iterdir())


def test_a_number_taken_since_the_catalogue_was_read_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = jianbao.open_release(built(folder.parent / "two", "另文。"))
    filing = jianbao.FilingOptions(fonds="J001", retention="D30")
    jianbao.archive(jianbao.open_release(folder), filing=filing).write()
    read, before = Catalogue.read, iter([Catalogue(OUT, ())])
    monkeypatch.setattr(Catalogue, "read", lambda place: next(before, None) or read(place))
    written = jianbao.archive(other, filing=filing).write()
    assert written.files[0].name == FILED + "0002.zip"
