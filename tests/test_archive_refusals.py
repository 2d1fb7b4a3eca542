"""What `jianbao archive` does not take, and that it then writes nothing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from jianbao.cli import main
from jianbao.fonts import BUNDLE
from jianbao.packages.archiving import package as packages
from tests.helpers.packages import with_filing

Captured = pytest.CaptureFixture[str]
OUT = "output/pingxiang-2022/archive"


@pytest.fixture
def folder(briefing_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A briefing with a 档号 in the working folder; nothing is built yet."""
    monkeypatch.chdir(briefing_copy.parent)
    monkeypatch.setenv("LANG", "en")
    return with_filing(briefing_copy)


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
    assert "nothing was written" in said and "manifest.json is not what" in said
    added = b"headng: x\n"
    said = refused(folder, capsys)
    assert "cannot be built" in said and "error: unknown" in said
    assert "\n源文件/briefings/pingxiang-2022/sections/" in said
