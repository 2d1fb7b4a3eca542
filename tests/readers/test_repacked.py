"""A package that another program packed anew, or that was cut off: what became of its files."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import IO, cast

import pytest

from jianbao.cli import main
from jianbao.library.archiving.package import Package
from jianbao.library.archiving.verifying import open_package
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.readers.zip.salvage import read_zip
from tests.conftest import PINGXIANG
from tests.helpers.packages import NUMBER, package_of, with_filing

START = f"{NUMBER}/data/"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    folder = tmp_path_factory.mktemp("repacked") / "pingxiang-2022"
    return package_of(with_filing(Path(shutil.copytree(PINGXIANG, folder))))


class Unseekable(io.BytesIO):
    """A pipe: sizes cannot be written before a file, they follow it."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: int) -> int:
        raise OSError


def repacked(
    files: dict[str, bytes], stream: IO[bytes] | None = None, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return a zip as another program makes it: compressed, in another order, with folders."""
    made = cast("io.BytesIO", stream or io.BytesIO())
    with zipfile.ZipFile(made, "w", method) as target:
        target.writestr(f"{NUMBER}/data/", b"")
        for name in sorted(files, key=lambda name: name[::-1]):
            target.writestr(name, files[name])
    return made.getvalue()


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (finding.code, dict(finding.values).get("file", "").removeprefix(START))
        for finding in findings
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_repacked_zip_is_told_and_nothing_else(package: Package, method: int) -> None:
    opened = open_package(repacked(package.files, method=method), "a.zip")
    assert told(opened.findings) == [("zip-repacked", "")]
    assert opened.package.files == package.files


def test_sizes_behind_the_content_are_read(package: Package) -> None:
    opened = open_package(repacked(package.files, Unseekable()), "a.zip")
    assert told(opened.findings) == [("zip-repacked", "")]
    assert opened.package.files == package.files


def test_only_times_that_differ_are_another_program_s(package: Package) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, data in sorted(package.files.items()):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    assert told(open_package(stream.getvalue(), "a.zip").findings) == [("zip-repacked", "")]


def test_names_in_gbk_are_read() -> None:
    name = "归档/正文.pdf"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("x" * len(name.encode("gbk")), b"content")
    data = stream.getvalue().replace(b"x" * len(name.encode("gbk")), name.encode("gbk"))
    assert read_zip(data).files == ((name, b"content"),)


@pytest.mark.parametrize("stream", [False, True])
def test_what_a_repacked_zip_changed_is_named(package: Package, stream: bool) -> None:
    files = dict(package.files)
    del files[f"{START}数据台账.csv"]
    files[f"{START}正文.docx"] = b"x" + files[f"{START}正文.docx"][1:]
    files["__MACOSX/._x"] = b"x"
    found = told(open_package(repacked(files, Unseekable() if stream else None), "a").findings)
    assert found[0] == ("zip-repacked", "")
    assert set(found[1:]) == {
        ("bag-lacks", "数据台账.csv"), ("bag-differs", "正文.docx"),
        ("bag-unlisted", "__MACOSX/._x"),
    }  # fmt: skip


def test_the_command_names_content_not_bytes(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("LANG", "en")
    path = tmp_path / f"{NUMBER}.zip"
    path.write_bytes(repacked(package.files))
    assert main(["verify", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: another program packed the zip anew") and "byte" not in said
    assert said.count("error:") == 1


def test_a_damaged_file_of_a_repacked_zip_is_named(package: Package) -> None:
    data = bytearray(repacked(package.files))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        entry = opened.getinfo(f"{START}正文.docx")
    place = entry.header_offset + 30 + len(entry.filename.encode()) + entry.compress_size // 2
    data[place : place + 200] = b"\xff" * 200
    assert told(open_package(bytes(data), "a").findings) == [
        ("zip-repacked", ""), ("bag-differs", "正文.docx"),
    ]  # fmt: skip


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_what_a_cut_took_is_named(package: Package, part: float) -> None:
    whole = package.zip
    cut = whole[: int(len(whole) * part)]
    opened = open_package(cut, "a.zip")
    found = told(opened.findings)
    assert found[0][0] == "zip-cut" and {code for code, _ in found[1:]} == {"bag-lacks"}
    lost = {name.removeprefix(START) for name in package.files.keys() - opened.package.files.keys()}
    assert found[0][1] in {*lost, *(START + name for name in lost)}
    named = {name for _, name in found}
    named_apart = {name.rpartition("…/")[2] for name in named if "…" in name}
    # Faces are packed where --fonts asks for them: only one that is left tells that there were any.
    is_left = any(name.startswith(f"{START}字体/") for name in opened.package.files)
    suffix = ".ttf" if is_left else ()
    known = {name for name in lost if not name.startswith("字体/") or name.endswith(suffix)}
    as_far_as_known = known - {"版式核验单.pdf"}
    for name in as_far_as_known - named:
        assert any(name.endswith(f"/{each}") for each in named_apart), name
    for each in named_apart:
        assert any(name.endswith(f"/{each}") for name in lost)


@pytest.mark.parametrize("stream", [False, True])
def test_what_a_cut_of_a_repacked_zip_took_is_named(package: Package, stream: bool) -> None:
    whole = repacked(package.files, Unseekable() if stream else None)
    found = told(open_package(whole[: len(whole) // 2], "a.zip").findings)
    assert [code for code, _ in found[:2]] == ["zip-repacked", "zip-cut"]
    assert {code for code, _ in found[2:]} == {"bag-lacks"}


def test_every_cut_is_caught(package: Package) -> None:
    small = {name: data[:50] for name, data in package.files.items()}
    whole = repacked(small)
    with pytest.raises(InputError):
        open_package(whole[:40], "a")
    for size in range(400, len(whole), 97):
        found = told(open_package(whole[:size], "a").findings)
        assert found[0][0] in ("zip-repacked", "zip-cut")


def test_what_unpacks_to_too_much_is_refused(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = "jianbao.readers.zip.salvage"
    octets = sum(map(len, package.files.values()))
    data = repacked({**package.files, f"{NUMBER}/zeros": bytes(20_000_000)})
    monkeypatch.setattr(f"{reading}.LARGEST", octets + 20_000_000)
    assert ("bag-unlisted", f"{NUMBER}/zeros") in told(open_package(data, "a").findings)
    for less in (1, 10_000_000, 20_000_000):
        monkeypatch.setattr(f"{reading}.LARGEST", octets + 20_000_000 - less)
        with pytest.raises(InputError):
            open_package(data, "a")
