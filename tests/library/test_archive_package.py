"""A package for the archive: what is in it, what it is called, what it says of itself."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from base64 import b64decode
from pathlib import Path

import bagit
import openpyxl
import pytest
from lxml import etree

from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.library.archiving.bag import decoded, digests, encoded, is_portable, read_digests
from jianbao.library.archiving.eep import NAMESPACE as EEP
from jianbao.library.archiving.metadata import NAMESPACE, schema_fault
from jianbao.library.archiving.number import NUMBER as FORM
from jianbao.library.archiving.number import number_of
from jianbao.library.archiving.package import Package
from jianbao.library.archiving.stored_zip import write_zip
from jianbao.library.release.manifest import digest
from jianbao.messages.errors import Refused
from tests.conftest import PINGXIANG
from tests.helpers.briefings import make_briefing
from tests.helpers.packages import KEYS, NUMBER, package_of, unpacked, with_filing
from tests.helpers.programs import require

FILES = {
    "正文.pdf", "正文.docx", "主要指标一览表.pdf", "主要指标一览表.docx", "数据台账.csv",
    "元数据.xml", "元数据.xsd", "检查报告.json", "检查报告.txt", "版式报告.json",
    "版式核验单.pdf", "manifest.json",
}  # fmt: skip


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    folder = tmp_path_factory.mktemp("archived") / "pingxiang-2022"
    return package_of(with_filing(Path(shutil.copytree(PINGXIANG, folder))))


@pytest.fixture
def folder(short_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing with a 档号, built into output/ of the working folder."""
    return built(short_copy, monkeypatch)


@pytest.fixture
def real_folder(briefing_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real briefing as such a folder."""
    return built(briefing_copy, monkeypatch)


def built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder.parent)
    monkeypatch.setenv("LANG", "en")
    assert main(["build", str(with_filing(folder))]) == 0
    return folder


def archive_folder(folder: Path) -> Path:
    return folder.parent / "output/archive"


def test_an_independent_library_finds_the_bag_whole(package: Package, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package.zip)) as opened:
        opened.extractall(tmp_path)
    bag = bagit.Bag(str(tmp_path / NUMBER))
    bag.validate()
    assert bag.info["External-Identifier"] == NUMBER
    assert bag.info["Bagging-Date"] == "2022-07-04"
    (tmp_path / NUMBER / "data/正文.docx").write_bytes(b"")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


@pytest.mark.parametrize("year", ["1956", "2108"])
def test_a_paper_of_any_year_is_archived(
    year: str, short_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A zip file knows 1980 to 2107 only; papers of long ago are what archives ask for."""
    head = short_copy / "briefing.yaml"
    typed = head.read_text("utf-8").replace("2022", year)
    head.write_text(typed, "utf-8")
    folder = built(short_copy, monkeypatch)
    assert (
        f'"made_at": "{year}-'
        in (folder.parent / "output" / folder.name / "manifest.json").read_text()
    )
    assert main(["archive", str(folder)]) == 0
    (package,) = archive_folder(folder).glob("*.zip")
    assert main(["verify", str(package)]) == 0


def test_everything_is_in_it(package: Package, release: object) -> None:
    start = f"{NUMBER}/data/"
    payload = {n.removeprefix(start) for n in unpacked(package.zip) if n.startswith(start)}
    assert {name for name in payload if "/" not in name} == FILES
    for path in PINGXIANG.rglob("*.yaml"):
        name = path.relative_to(PINGXIANG.parent).as_posix()
        assert f"源文件/briefings/{name}" in payload
    assert "源文件/templates/overview/template.yaml" in payload
    fonts = [name for name in payload if name.startswith("字体/")]
    assert any("BriefFang" in name for name in fonts) and "字体/ofl/LICENSE-BriefHei.txt" in fonts
    manifest = json.loads(package.payload("manifest.json"))
    listed = {file["name"]: file["sha256"] for file in manifest["files"]}
    assert listed["pingxiang-2022.pdf"] == digest(package.payload("正文.pdf"))
    report = json.loads(package.payload("检查报告.json"))
    assert report["findings"] == manifest["findings"]
    assert manifest["findings"][0]["message"] in package.payload("检查报告.txt").decode()
    layout = json.loads(package.payload("版式报告.json"))
    assert [file["proof"]["equal"] for file in layout["files"]] == [True] * 4


def test_the_same_release_gives_the_same_bytes(package: Package, briefing_copy: Path) -> None:
    assert package_of(with_filing(briefing_copy)).zip == package.zip


def test_names_are_marked_as_utf8_and_nothing_is_compressed(package: Package) -> None:
    with zipfile.ZipFile(io.BytesIO(package.zip)) as opened:
        entries = opened.infolist()
    assert {entry.flag_bits for entry in entries} == {0x800}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_the_metadata_follow_the_schema_in_the_package(package: Package) -> None:
    schema = etree.XMLSchema(etree.fromstring(package.payload("元数据.xsd")))
    root = etree.fromstring(package.payload("元数据.xml"))
    schema.assertValid(root)

    def said(name: str) -> list[str | None]:
        return [each.text for each in root.iter(f"{{{NAMESPACE}}}{name}")]

    assert said("题名") == said("标题") == ["深入践行习近平法治思想以一流标准打造“五好”检察机关"]
    assert said("密级") == ["秘密"] and said("保密期限") == ["5年"]
    assert said("密级和保密期限") == ["秘密★5年"]
    assert said("文件编号") == said("发文字号") == ["某检〔2022〕3号"]
    assert said("关键词") == ["检察", "综述"] and said("页数") == ["8"]
    assert said("计算机文件名")[0] == "正文.pdf"
    assert said("计算机文件大小")[0] == str(len(package.payload("正文.pdf")))
    assert len(root[1]) == 18  # the core elements of GB/T 33480-2016


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<保管期限>D30", "<保管期限>D31"),
        ("<日期>2022-07-04", "<日期>2022-07-32"),
        ("<聚合层次>件</聚合层次>", ""),
        ("<份号/>", ""),
        ("<页数>8", "<页数>acht"),
    ],
)
def test_the_schema_refuses(package: Package, old: str, new: str) -> None:
    text = package.payload("元数据.xml").decode("utf-8")
    assert old in text
    assert not schema_fault(text.encode(), "metadata")
    assert schema_fault(text.replace(old, new).encode(), "metadata")


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ({}, NUMBER),
        ({"department: BGS": "department: 办公室"}, "J001-WS·2022-D30-办公室-0001"),
        ({"  department: BGS\n": ""}, "J001-WS·2022-D30-0001"),
        ({"retention: D30": "retention: Y"}, "J001-WS·2022-Y-BGS-0001"),
    ],
)
def test_the_archival_number(tmp_path: Path, keys: dict[str, str], number: str) -> None:
    head = KEYS
    for old, new in keys.items():
        head = head.replace(old, new)
    folder = with_filing(make_briefing(tmp_path, {"1-a": "heading: 一\ntext: 文。\n"}), head)
    assert number_of(read_briefing(folder).briefing) == number
    assert FORM.fullmatch(number)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fonds: J001", "fonds: '001'"),
        ("department: BGS", "department: B-GS"),
        ("department: BGS", "department: ../x"),
        ("  item:", "  category: W\n  item:"),
    ],
)
def test_a_number_without_its_form_is_refused(tmp_path: Path, old: str, new: str) -> None:
    made = make_briefing(tmp_path, {"1-a": "heading: 一\ntext: 文。\n"})
    briefing = read_briefing(with_filing(made, KEYS.replace(old, new))).briefing
    with pytest.raises(Refused) as error:
        number_of(briefing)
    assert [finding.code for finding in error.value.findings] == ["archive-form"]


@pytest.mark.parametrize(
    "name",
    ["a/con.txt", "a:b", "a/b ", "a/b.", "a//b", "../a", "a/./b", "a\\b", "a\nb", "/a", "e\u0301"],
)
def test_names_that_not_every_system_takes(name: str) -> None:
    assert not is_portable(name)
    assert is_portable("data/源文件/一、节%20.yaml")


def test_names_in_manifests_are_percent_encoded() -> None:
    name = "100%\r\n%0A"
    assert encoded(name) == "100%25%0D%0A%250A" and decoded(encoded(name)) == name
    assert read_digests(digests({name: b"x"})) == {name: digest(b"x")}


# ---- the command


def test_the_command_writes_package_eep_and_catalogue(
    real_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # or each .EEP has its own moment
    assert main(["archive", str(real_folder), "--eep"]) == 0
    out = archive_folder(real_folder)
    assert {path.name for path in out.iterdir() if path.suffix != ".lock"} == {
        f"{NUMBER}.zip", f"{NUMBER}.EEP", "归档文件目录.csv", "归档文件目录.xlsx",
    }  # fmt: skip
    assert "not signed" in capsys.readouterr().err
    rows = list(
        csv.reader(io.StringIO((out / "归档文件目录.csv").read_bytes().decode("utf-8-sig")))
    )
    columns = ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]
    assert rows[0] == [*columns, "成品清单SHA-256"]
    assert rows[1][:2] == ["1", NUMBER] and rows[1][5:8] == ["20220704", "秘密★5年", "8"]
    sheet = openpyxl.load_workbook(out / "归档文件目录.xlsx").active
    assert [[cell or "" for cell in row] for row in sheet.values] == [row[:-1] for row in rows]
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main(["archive", str(real_folder), "--eep"]) == 0  # the very same package again
    assert before == {path.name: path.read_bytes() for path in out.iterdir()}


def test_the_eep_holds_the_papers(folder: Path) -> None:
    assert main(["archive", str(folder), "--eep"]) == 0
    data = (archive_folder(folder) / f"{NUMBER}.EEP").read_bytes()
    assert schema_fault(data, "eep") == ""
    assert schema_fault(data.replace(b"<\xe7\x89\x88\xe6\x9c\xac>2009", b"<a>2009"), "eep")
    root = etree.fromstring(data)
    files = [b64decode(each.text) for each in root.iter(f"{{{EEP}}}编码数据")]
    pdf = (folder.parent / "output/pingxiang-2022/pingxiang-2022.pdf").read_bytes()
    assert len(files) == 4 and files[0] == pdf
    (metadata,) = root.iter(f"{{{NAMESPACE}}}电子文件元数据")
    assert schema_fault(etree.tostring(metadata, encoding="UTF-8"), "metadata") == ""


def test_a_second_paper_joins_the_catalogue(folder: Path, tmp_path: Path) -> None:
    assert main(["archive", str(folder), "--out", "all"]) == 0
    head = folder / "briefing.yaml"
    head.write_text(head.read_text("utf-8").replace("'0001'", "'0002'"), "utf-8")
    assert main(["build", str(folder)]) == 0
    assert main(["archive", str(folder), "--out", "all"]) == 0
    text = (folder.parent / "all/归档文件目录.csv").read_text("utf-8-sig")
    assert [line.split(",")[1][-4:] for line in text.splitlines()] == ["档号", "0001", "0002"]


def test_a_number_is_given_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", str(folder)]) == 0
    section = next((folder / "sections").iterdir())
    section.write_text(section.read_text("utf-8") + "# changed\n", "utf-8")
    assert main(["build", str(folder)]) == 0
    assert main(["archive", str(folder)]) == 2
    assert "was given to another paper" in capsys.readouterr().err


def test_a_release_that_is_not_current_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    section = next((folder / "sections").iterdir())
    section.write_text(section.read_text("utf-8") + "# changed\n", "utf-8")
    assert main(["archive", str(folder)]) == 2
    assert "was changed since" in capsys.readouterr().err
    assert not archive_folder(folder).exists()


def test_a_template_changed_since_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.conftest import ROOT

    own = folder.parent / "templates/overview"
    shutil.copytree(ROOT / "templates/overview", own)
    with (own / "template.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert main(["archive", str(folder)]) == 2
    assert "template overview was changed since" in capsys.readouterr().err


def test_a_catalogue_of_somebody_else_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = archive_folder(folder)
    out.mkdir()
    (out / "归档文件目录.csv").write_text("a,b\n", "utf-8")
    assert main(["archive", str(folder)]) == 2
    assert "no catalogue" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["归档文件目录.csv"]


def test_a_missing_tool_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["archive", str(folder), "--gpg", "me"]) == 1
    assert "gpg is not installed" in capsys.readouterr().err
    assert not archive_folder(folder).exists()
    assert main(["archive", str(folder), "--sign-key", "key.pem"]) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "trusted.pem cannot be read: No such file"),
        (b"", "no certificate in"),
        (b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n", "no certificate in"),
        (b"\x30\x82\x01", "no certificate in"),
    ],
)
def test_what_cannot_be_trusted_is_bad_input(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], content: bytes | None, said: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("LANG", "en")
    path, trusted = tmp_path / f"{NUMBER}.zip", tmp_path / "trusted.pem"
    path.write_bytes(package.zip)
    if content is not None:
        trusted.write_bytes(content)
    assert main(["verify", str(path), "--trust", str(trusted)]) == 2
    told = capsys.readouterr().err
    assert said in told and "SSL" not in told and "routines" not in told


def test_signing_with_openssl(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder.parent
    openssl = require("openssl")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", where / "key.pem",
         "-out", where / "cert.pem", "-subj", "/CN=archive", "-days", "36500"],
        check=True, capture_output=True,
    )  # fmt: skip
    words = ["--sign-key", str(where / "key.pem"), "--sign-cert", str(where / "cert.pem")]
    assert main(["archive", str(folder), *words]) == 0
    package = archive_folder(folder) / f"{NUMBER}.zip"
    capsys.readouterr()
    assert main(["verify", str(package)]) == 0
    assert "whose it is was not checked" in capsys.readouterr().out
    assert main(["verify", str(package), "--trust", str(where / "cert.pem")]) == 0
    assert "the signature is this package's\n" in capsys.readouterr().out
    signature = package.with_name(package.name + ".p7s")
    moved = signature.rename(where / "moved.p7s")  # who takes it away must be noticed
    assert main(["verify", str(package), "--trust", str(where / "cert.pem")]) == 1
    assert f"no signature was found: {signature.name}" in capsys.readouterr().err
    moved.rename(signature)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        assert main(["verify", str(package), "--trust", str(where / "cert.pem")]) == 1
        assert main(["verify", str(package)]) == 0
    data = bytearray(signature.read_bytes())
    data[-5] ^= 1
    signature.write_bytes(data)
    assert main(["verify", str(package)]) == 1
    assert "is not the signature of this package" in capsys.readouterr().err


def test_signing_with_gpg(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    home = tmp_path_factory.mktemp("g")
    home.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    gpg = require("gpg")
    subprocess.run(
        [gpg, "--batch", "--passphrase", "", "--quick-gen-key", "archive@example.org", "rsa2048"],
        check=True, capture_output=True,
    )  # fmt: skip
    try:
        assert main(["archive", str(folder), "--gpg", "archive@example.org"]) == 0
        package = archive_folder(folder) / f"{NUMBER}.zip"
        assert main(["verify", str(package)]) == 0
        assert ".asc: the signature is this package's" in capsys.readouterr().out
        package.write_bytes(write_zip(unpacked(package.read_bytes()) | {"x": b""}).data)
        assert main(["verify", str(package)]) == 1
        assert "is not the signature of this package" in capsys.readouterr().err
    finally:
        subprocess.run(["gpgconf", "--kill", "all"], check=False, capture_output=True)
