"""What `jianbao archive` does not take, and that it then writes nothing; and forms it takes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.fonts.bundle import BUNDLE
from jianbao.library.archiving import package as packages
from jianbao.library.archiving.metadata import schema_fault
from jianbao.library.archiving.rebuilding import Rebuilt, differences
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from tests.helpers.packages import NUMBER, unpacked, with_filing

Captured = pytest.CaptureFixture[str]
OUT = "output/archive"


@pytest.fixture
def folder(short_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing with a 档号 in the working folder; nothing is built yet."""
    monkeypatch.chdir(short_copy.parent)
    monkeypatch.setenv("LANG", "en")
    return with_filing(short_copy)


def refused(folder: Path, capsys: Captured, *words: str) -> str:
    """Return what `archive` says when it refuses; it must have written nothing."""
    before = set(folder.parent.rglob("*"))
    capsys.readouterr()
    assert main(["archive", str(folder), *words]) == 2
    assert set(folder.parent.rglob("*")) == before
    said = capsys.readouterr().err
    assert tempfile.gettempdir() + "/jianbao-" not in said
    return said


# ---- what would not prove itself


@pytest.mark.parametrize("role", ["kai", "fang", "unused"])
def test_an_office_s_own_font_is_not_packed(folder: Path, capsys: Captured, role: str) -> None:
    shutil.copy(BUNDLE["kai"].path, folder.parent / "kai.ttf")
    profile = f"fonts: {{{role}: {{file: kai.ttf, word: 楷体}}}}\n"
    (folder.parent / "profile.yaml").write_text(profile, "utf-8")
    assert main(["build", str(folder)]) == 0
    said = refused(folder, capsys)
    assert "kai.ttf is the office's own font" in said and "licence" in said


def test_a_package_that_builds_something_else_is_refused(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sources are packed with one section changed, so that the rebuild must notice."""
    original = packages._originals

    def changed(*given: object) -> dict[str, bytes]:
        files = original(*given)  # type: ignore[arg-type]
        section = next(name for name in sorted(files) if "/sections/" in name)
        return {**files, section: files[section] + added}

    added = b"# more\n"
    assert main(["build", str(folder)]) == 0
    monkeypatch.setattr(packages, "_originals", changed)
    said = refused(folder, capsys)
    assert "nothing was written" in said and "manifest.json: what it says of 'inputs" in said
    added = b"headng: x\n"
    said = refused(folder, capsys)
    assert "cannot be built" in said and "error: unknown" in said
    assert "\n源文件/briefings/pingxiang-2022/sections/" in said


# ---- forms


def test_a_release_without_pdf_is_refused(folder: Path, capsys: Captured) -> None:
    assert main(["build", str(folder), "--to", "docx"]) == 0
    said = refused(folder, capsys)
    assert "the archive needs PDF/A" in said and "has no PDF" in said


def test_a_release_with_ofd_is_archived_whole(folder: Path, capsys: Captured) -> None:
    assert main(["build", str(folder), "--to", "docx,pdf,ofd"]) == 0
    assert main(["archive", str(folder), "--eep"]) == 0
    path = Path(OUT, f"{NUMBER}.zip")
    files = unpacked(path.read_bytes())
    ofd = Path("output/pingxiang-2022/pingxiang-2022.ofd").read_bytes()
    assert files[f"{NUMBER}/data/正文.ofd"] == ofd
    assert f"{NUMBER}/data/主要指标一览表.ofd" in files
    assert "application/ofd" in files[f"{NUMBER}/data/元数据.xml"].decode()
    assert schema_fault(path.with_suffix(".EEP").read_bytes(), "eep") == ""
    assert main(["verify", str(path)]) == 0


def test_another_version_s_ofd_must_say_the_same(folder: Path) -> None:
    def built() -> Rebuilt:
        read = read_briefing(folder)
        release = build(folder, BuildOptions(forms=("pdf", "ofd")), Surroundings(folder.parent))
        return Rebuilt(release, read.briefing, read.sources)

    ours = built()
    section = folder / "sections/1-a.yaml"
    section.write_text(section.read_text("utf-8").replace("批捕", "逮捕", 1), "utf-8")
    other, package = built().package({}, "0.0.9"), ours.package({}, "0.0.9")
    changed = ours.package({"正文.ofd": other.payload("正文.ofd")}, "0.0.9")
    claims = [["PDF/A-3a", "PDF/UA-1"], ["PDF/A-3a", "PDF/UA-1"]]
    assert list(differences(package, "0.0.9", claims, ours)) == []
    found = [finding.plain["file"] for finding in differences(changed, "0.0.9", claims, ours)]
    assert found == ["正文.ofd"]


# ---- what was named wrongly


def test_another_briefing_s_release_is_told_in_one_line(folder: Path, capsys: Captured) -> None:
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    assert main(["build", str(other)]) == 0
    said = refused(folder, capsys, "--release", "output/other")
    assert said.count("error:") == 1
    assert "output/other is another briefing's: other, not pingxiang-2022" in said


def test_a_release_of_another_template_is_the_briefing_s_own(
    folder: Path, capsys: Captured
) -> None:
    with (folder / "sections/1-a.yaml").open("a", encoding="utf-8") as section:
        section.write("summary: 办案情况良好。\n")
    assert main(["build", str(folder), "--template", "digest"]) == 0
    (release,) = Path("output").iterdir()
    assert release.name != "pingxiang-2022"
    assert main(["archive", str(folder), "--release", str(release)]) == 0


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_a_file_is_no_folder(folder: Path, capsys: Captured, out: str) -> None:
    assert main(["build", str(folder)]) == 0
    Path("file").write_text("mine", "utf-8")
    assert "file is not a folder" in refused(folder, capsys, "--out", out)
    assert Path("file").read_text("utf-8") == "mine"


def test_a_name_too_long_is_told(folder: Path, capsys: Captured) -> None:
    assert main(["build", str(folder)]) == 0
    capsys.readouterr()
    assert main(["archive", str(folder), "--out", "x" * 300]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_catalogue_saved_as_gbk_is_told(folder: Path, capsys: Captured) -> None:
    assert main(["build", str(folder)]) == 0
    assert main(["archive", str(folder)]) == 0
    record = Path(OUT, "归档文件目录.csv")
    record.write_bytes(record.read_bytes().decode("utf-8-sig").encode("gb18030"))
    assert "归档文件目录.csv is not UTF-8: was it saved as GBK?" in refused(folder, capsys)


def test_item_numbers_begin_at_0001(folder: Path, capsys: Captured) -> None:
    head = folder / "briefing.yaml"
    text = head.read_text("utf-8")
    head.write_text(text.replace("'0001'", "'0000'"), "utf-8")
    assert main(["build", str(folder)]) == 2
    assert "four digits from 0001 on" in capsys.readouterr().err
    head.write_text(text.replace("'0001'", "'1000'"), "utf-8")
    assert main(["build", str(folder)]) == 0
