"""A package is whole, or what was changed is named; what is no package harms nobody."""

from __future__ import annotations

import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from jianbao.cli import main
from jianbao.library.archiving.package import Package
from jianbao.library.archiving.rebuilt import rebuild_findings, rebuilt_from
from jianbao.library.archiving.stored_zip import write_in_order, write_zip
from jianbao.library.archiving.verifying import open_package
from jianbao.library.release.manifest import digest
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.readers.zip.form import END_FORM
from jianbao.readers.zip.salvage import read_zip
from tests.conftest import PINGXIANG
from tests.helpers.packages import NUMBER, forged, package_of, with_digest, with_filing

TIMES = 100
OTHER_VERSION = "0.0.9"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verified") / "pingxiang-2022"
    return with_filing(Path(shutil.copytree(PINGXIANG, folder)))


@pytest.fixture(scope="module")
def package(folder: Path) -> Package:
    return package_of(folder)


@pytest.fixture(scope="module")
def small(package: Package) -> Package:
    """The same without its fonts, so that hundreds of changes are quickly tried."""
    fonts = [name.partition("data/")[2] for name in package.files if "字体" in name]
    data = forged(package, dict.fromkeys(fonts))
    return open_package(data, "small").package


@pytest.fixture(scope="module")
def other(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package of a briefing that says one word otherwise."""
    changed = tmp_path_factory.mktemp("other") / "pingxiang-2022"
    shutil.copytree(folder, changed)
    section = changed / "sections/6-next-steps.yaml"
    section.write_text(section.read_text("utf-8").replace("检察", "监察", 1), "utf-8")
    return package_of(changed)


def findings(data: bytes) -> list[Finding]:
    """Return what is wrong with a package; whether it is built again does not matter here."""
    return list(open_package(data, "a.zip").findings)


def told(found: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.code, dict(finding.values).get("file", "")) for finding in found}


def verified(data: bytes) -> list[Finding]:
    opened = open_package(data, "a.zip")
    return list(opened.findings) or rebuild_findings(opened)


# ---- whole


def test_a_package_is_whole(package: Package) -> None:
    assert verified(package.zip) == []


def test_the_command_says_what_was_shown(
    package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("LANG", "en")
    monkeypatch.chdir(tmp_path)  # no templates, no briefings: only what is in the package
    path = tmp_path / f"{NUMBER}.zip"
    path.write_bytes(package.zip)
    assert main(["verify", str(path)]) == 0
    said = capsys.readouterr()
    assert "every byte of the zip is accounted for" in said.out
    assert "equal byte for byte" in said.out and "not who made it" in said.out
    path.write_bytes(package.zip[:-1])
    assert main(["verify", str(path)]) == 1
    path.write_bytes(b"")
    assert main(["verify", str(path)]) == 2
    assert main(["verify", str(tmp_path / "none.zip")]) == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name]


# ---- a hundred of each


def test_each_changed_byte_is_caught(small: Package) -> None:
    whole = small.zip
    chance = random.Random(6)
    regions = write_zip(small.files).regions
    places = [chance.randrange(len(whole)) for _ in range(TIMES // 2)]
    places += [  # half of them in the zip's own structures
        chance.randrange(region.start, region.end)
        for region in chance.choices([each for each in regions if each.part != "content"], k=50)
    ]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= chance.randrange(1, 256)
        assert findings(bytes(changed)), place


def test_each_changed_byte_of_a_file_names_the_file(small: Package) -> None:
    chance = random.Random(7)
    for name in chance.choices(sorted(small.files), k=TIMES):
        data = bytearray(small.files[name])
        data[chance.randrange(len(data))] ^= 1
        found = told(findings(write_zip({**small.files, name: bytes(data)}).data))
        assert found & {("bag-differs", name), ("bag-manifest", name)} or any(
            code.startswith("bag-") and name.endswith("sha256.txt") for code, _ in found
        )


def test_each_removal_is_caught_and_named(small: Package) -> None:
    chance = random.Random(8)
    lists = {f"{NUMBER}/manifest-sha256.txt", f"{NUMBER}/tagmanifest-sha256.txt"}
    for _ in range(TIMES):
        gone = set(chance.sample(sorted(small.files), chance.randrange(1, 4)))
        kept = {name: data for name, data in small.files.items() if name not in gone}
        found = told(findings(write_zip(kept).data))
        if lists & gone:  # what a list gone said of others cannot be told
            gone &= lists
        assert {("bag-lacks", name) for name in gone} <= found


def test_each_run_of_bytes_cut_out_is_caught(small: Package) -> None:
    whole = small.zip
    chance = random.Random(9)
    for _ in range(TIMES):
        start = chance.randrange(len(whole))
        assert caught(whole[:start] + whole[start + chance.randrange(1, 2000) :])


def test_each_addition_is_caught(small: Package) -> None:
    whole = small.zip
    chance = random.Random(10)
    for count in range(TIMES):
        if count % 2:
            name = f"{chance.choice([f'{NUMBER}/data/', f'{NUMBER}/', ''])}more-{count}.txt"
            found = told(findings(write_zip({**small.files, name: b"x"}).data))
            assert ("bag-unlisted", name) in found
        else:
            place = chance.randrange(len(whole) + 1)
            assert caught(whole[:place] + chance.randbytes(count + 1) + whole[place:])


def test_each_rename_is_caught_and_named(small: Package) -> None:
    chance = random.Random(11)
    for count in range(TIMES):
        old = chance.choice(sorted(small.files))
        stem, _, form = old.rpartition(".")
        new = f"{stem}{count}.{form}"
        files = {new if name == old else name: data for name, data in small.files.items()}
        found = told(findings(write_zip(files).data))
        assert ("bag-lacks", old) in found
        assert ("bag-unlisted", new) in found or old.endswith("tagmanifest-sha256.txt")


def caught(data: bytes) -> bool:
    """Return whether a package is found changed, or no package any more."""
    try:
        return bool(findings(data))
    except InputError:
        return True


# ---- the zip's own structures


def test_what_hides_between_the_files_of_a_zip_is_caught(small: Package) -> None:
    whole = small.zip
    files = sorted(small.files.items())
    assert "zip-more" in codes(whole + b"x")
    with_comment = whole[:-2] + b"\x01\x00" + b"x"
    assert codes(with_comment) & {"zip-differs", "zip-more"}
    assert caught(b"x" + whole)
    assert "zip-order" in codes(write_in_order(files[::-1]).data)
    assert "zip-twice" in codes(write_in_order([*files, files[-1]]).data)
    *_, start, _ = END_FORM.unpack(whole[-END_FORM.size :])
    assert caught(whole[:start] + b"hidden" + whole[start:])


def test_a_zip_of_another_program_is_caught(small: Package, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name, data in sorted(small.files.items()):
            made.writestr(name, data)
    assert codes(path.read_bytes()) == {"zip-repacked"}


def codes(data: bytes) -> set[str]:
    return {code for code, _ in told(findings(data))}


# ---- every digest made to fit


def test_a_paper_that_its_yaml_does_not_build_is_caught(package: Package, other: Package) -> None:
    word = other.payload("正文.docx")
    manifest = with_digest(package.payload("manifest.json"), "pingxiang-2022.docx", word)
    data = forged(package, {"正文.docx": word, "manifest.json": manifest})
    assert told(verified(data)) == {("rebuild-says", "正文.docx")}


@pytest.mark.parametrize("name", ["正文.docx", "数据台账.csv", "检查报告.txt", "元数据.xsd"])
def test_a_file_gone_with_its_digest_is_caught(package: Package, name: str) -> None:
    assert verified(forged(package, {name: None}))


def test_reports_and_metadata_are_built_again(package: Package) -> None:
    report = package.payload("检查报告.txt") + "无".encode()
    metadata = package.payload("元数据.xml").replace("秘密".encode(), "机密".encode())
    found = verified(forged(package, {"检查报告.txt": report, "元数据.xml": metadata}))
    assert {("rebuild-says", name) for name in ("检查报告.txt", "元数据.xml")} == told(found)


def test_metadata_that_break_their_schema_are_caught(package: Package) -> None:
    metadata = package.payload("元数据.xml").replace("秘密".encode(), "公开".encode())
    (finding,) = findings(forged(package, {"元数据.xml": metadata}))
    assert finding.code == "package-metadata"


# ---- another version


@pytest.fixture
def older(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """A package that another version made; its Word file is packed otherwise."""
    with monkeypatch.context() as patch:
        patch.setattr("jianbao.library.release.release.__version__", OTHER_VERSION)
        patch.setattr("jianbao.library.archiving.package.__version__", OTHER_VERSION)
        return package_of(folder)


def test_another_version_is_compared_content_for_content(
    older: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("LANG", "en")
    word = older.payload("正文.docx")
    packed = repacked(word, tmp_path / "a.docx")
    path = tmp_path / f"{NUMBER}.zip"
    path.write_bytes(packed_with(older, {"正文.docx": packed}, OTHER_VERSION).zip)
    assert packed != word
    assert main(["verify", str(path)]) == 0
    said = capsys.readouterr().out
    assert f"made by jianbao {OTHER_VERSION}" in said and "byte for byte" not in said


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_another_version_must_say_the_same(older: Package, other: Package, form: str) -> None:
    data = other.payload(f"正文.{form}")
    manifest = with_digest(older.payload("manifest.json"), f"pingxiang-2022.{form}", data)
    found = verified(forged(older, {f"正文.{form}": data, "manifest.json": manifest}))
    assert told(found) == {("rebuild-says", f"正文.{form}")}


def test_another_version_must_describe_the_same(older: Package) -> None:
    metadata = older.payload("元数据.xml").replace("秘密".encode(), "机密".encode())
    assert told(verified(forged(older, {"元数据.xml": metadata}))) == {
        ("rebuild-says", "元数据.xml")
    }


def packed_with(package: Package, papers: dict[str, bytes], made_by: str) -> Package:
    """Return the package that a version would have made around other bytes of its papers."""
    with TemporaryDirectory() as folder:
        return rebuilt_from(package, Path(folder)).package(papers, made_by)


def repacked(data: bytes, path: Path) -> bytes:
    """Return a Word file with the same parts, not compressed."""
    path.write_bytes(data)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path.with_suffix(".zip"), "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))
    return path.with_suffix(".zip").read_bytes()


def test_a_pdf_that_does_not_keep_its_claim_is_caught(older: Package, tmp_path: Path) -> None:
    import pikepdf

    def without_structure(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot

    def without_fonts(pdf: pikepdf.Pdf) -> None:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
                del each["/FontFile2"]

    def without_attachments(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AF

    def without_claim(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Metadata

    changes: list[Callable[[pikepdf.Pdf], None]] = [
        without_structure, without_fonts, without_attachments, without_claim,
    ]  # fmt: skip
    for change in changes:
        path = tmp_path / "a.pdf"
        path.write_bytes(older.payload("正文.pdf"))
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(path)
        data = path.read_bytes()
        manifest = with_digest(older.payload("manifest.json"), "pingxiang-2022.pdf", data)
        found = verified(forged(older, {"正文.pdf": data, "manifest.json": manifest}))
        assert told(found) == {("package-pdf", "正文.pdf")}, change.__name__


# ---- packages made to harm


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "/tmp/evil.yaml", f"{NUMBER}/data/../../evil", "a\\..\\b", "\udcff"]
)
def test_no_name_leads_outside(package: Package, name: str) -> None:
    assert verified(write_zip({**package.files, name: b"x"}).data)


@pytest.mark.parametrize("name", ["甲\0乙", "甲\\乙", "\udcff", "/甲", "a" * 65_535])
def test_what_was_read_is_written_again_whatever_its_name(name: str) -> None:
    files = ((name, b"x"), (name, b"y"), ("b", b""))
    assert read_zip(write_in_order(files).data).files == files


@pytest.mark.parametrize(
    "name", ["briefings/../../evil.yaml", "briefings/a/b/c.yaml", "x/evil.py", "../evil"]
)
def test_no_source_leads_outside(package: Package, name: str) -> None:
    found = verified(forged(package, {f"源文件/{name}": b"x"}))
    assert {code for code, _ in told(found)} & {"bag-bad-name"}


@pytest.mark.parametrize(
    "said",
    [
        {"briefing": "../../etc"}, {"made_at": "yesterday"}, {"made_at": "0001-01-01T00:00:00"},
        {"made_at": "0001-01-01T00:00:00+14:00"}, {"made_at": 2024},
        {"templates": ["../../x"]}, {"templates": []}, {"files": {}}, {"files": [1]},
        {"fonts": [None]}, {"files": [{"name": "x.pdf", "sha256": "0", "conforms": 3}]},
    ],
    ids=str,
)  # fmt: skip
def test_a_manifest_that_lies_is_caught(package: Package, said: dict[str, object]) -> None:
    manifest = with_digest(package.payload("manifest.json"), "", b"", **{"files": [], **said}) \
        if "files" not in said else lying(package, said)  # fmt: skip
    assert verified(forged(package, {"manifest.json": manifest}))


def lying(package: Package, said: dict[str, object]) -> bytes:
    import json

    return json.dumps(json.loads(package.payload("manifest.json")) | said).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("manifest.json", b"[" * 200_000),
        ("manifest.json", b"\xff"),
        ("manifest.json", b"null"),
        ("元数据.xml", b"<a>" * 100_000),
        ("元数据.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        ("元数据.xml", b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
        ("源文件/briefings/pingxiang-2022/briefing.yaml", b"a: &a [*a]\n"),
        ("源文件/briefings/pingxiang-2022", b"a file where a folder must be"),
    ],
)
def test_broken_contents_are_told(package: Package, name: str, data: bytes) -> None:
    assert verified(forged(package, {name: data}))


@pytest.mark.parametrize(
    "data", [b"PK", b"PK\x03\x04" + b"\xff" * 60, b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_package_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        open_package(data, "a.zip")


def test_a_package_has_limits(small: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    verifying = "jianbao.library.archiving.verifying"
    monkeypatch.setattr(f"{verifying}.LARGEST", len(small.zip) - 1)
    with pytest.raises(InputError):
        open_package(small.zip, "a.zip")
    monkeypatch.setattr(f"{verifying}.LARGEST", len(small.zip))
    monkeypatch.setattr(f"{verifying}.MOST_FILES", 3)
    with pytest.raises(InputError):
        open_package(small.zip, "a.zip")


def test_the_helper_makes_every_digest_fit(package: Package) -> None:
    assert forged(package, {}) == package.zip
    assert digest(package.zip) == digest(write_zip(package.files).data)


def test_a_zip_whose_files_overlap_does_not_unpack_to_more(small: Package) -> None:
    whole = small.zip
    *_, size, start, _ = END_FORM.unpack(whole[-END_FORM.size :])
    directory = whole[start : start + size] * 200
    end = END_FORM.pack(b"PK\x05\x06", 0, 0, 7000, 7000, len(directory), start, 0)
    bomb = b"x" + whole[1:start] + directory + end
    read = read_zip(bomb)
    assert sum(len(data) for _, data in read.files) <= len(bomb)
    assert caught(bomb)
