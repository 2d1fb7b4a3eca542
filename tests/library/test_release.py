"""A release is handed on only if it is what its manifest says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jianbao.library.release.files import write_files
from jianbao.library.release.release import Release
from jianbao.library.release.released import Released, check_inputs, read_release
from jianbao.messages.errors import InputError, Refused


@pytest.fixture
def folder(release: Release, tmp_path: Path) -> Path:
    write_files(tmp_path, release.files())
    return tmp_path


def codes(error: pytest.ExceptionInfo[InputError] | pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in error.value.findings]


def test_it_is_read_as_it_was_written(folder: Path, release: Release) -> None:
    found = read_release(folder)
    assert found.files == {output.name: output.data for output in release.outputs}
    assert found.main("pdf") == "pingxiang-2022.pdf"
    assert found.others("docx") == ["pingxiang-2022-metrics.docx"]
    assert found.pages("pingxiang-2022.pdf") == 8


def test_every_file_that_is_not_as_it_was_is_named(folder: Path) -> None:
    (folder / "pingxiang-2022.pdf").unlink()
    word = folder / "pingxiang-2022.docx"
    word.write_bytes(word.read_bytes()[:-1] + b"x")
    with pytest.raises(Refused) as error:
        read_release(folder)
    assert sorted(codes(error)) == ["release-differs", "release-lacks"]


def test_a_folder_without_a_release(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_release(tmp_path)
    assert codes(error) == ["no-release"]
    (tmp_path / "manifest.json").write_text("[]")
    with pytest.raises(InputError) as error:
        read_release(tmp_path)
    assert codes(error) == ["bad-manifest"]


def test_a_manifest_reads_no_file_outside(folder: Path, tmp_path: Path) -> None:
    text = (folder / "manifest.json").read_text("utf-8")
    outside = text.replace('"pingxiang-2022.pdf"', '"../pingxiang-2022.pdf"')
    (folder / "manifest.json").write_text(outside, "utf-8")
    shutil.copy(folder / "pingxiang-2022.pdf", tmp_path.parent / "pingxiang-2022.pdf")
    with pytest.raises(Refused) as error:
        read_release(folder)
    assert codes(error) == ["release-lacks"]


def test_a_briefing_that_changed_since(folder: Path, release: Release) -> None:
    found: Released = read_release(folder)
    unchanged = release.inputs
    check_inputs(found, unchanged)
    sources = {**unchanged, "figures.yaml": b"", "sections/9-new.yaml": b""}
    with pytest.raises(Refused) as error:
        check_inputs(found, sources)
    assert codes(error) == ["release-outdated", "release-outdated"]
