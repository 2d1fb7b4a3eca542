"""Windows and macOS, simulated: the language, and programs where they install."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from jianbao.cli.system import language
from jianbao.document import programs
from jianbao.library.archiving import tools
from jianbao.library.printing.spool import NoSpoolerError, check_printer


@pytest.mark.parametrize(("number", "wanted"), [(0x0804, "zh"), (0x0404, "zh"), (0x0409, "en")])
def test_windows_says_its_language(
    monkeypatch: pytest.MonkeyPatch, number: int, wanted: str
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert language({}) == wanted
    assert language({"LANG": "en_US.UTF-8"}) == "en"
    assert language({"LANG": "zh_CN.UTF-8"}) == "zh"


def test_a_windows_that_says_nothing_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert language({}) == "en"


@pytest.mark.parametrize(
    ("platform", "tool", "place"),
    [
        ("win32", "openssl", "Git/usr/bin/openssl.exe"),
        ("win32", "gpg", "GnuPG/bin/gpg.exe"),
        ("win32", "soffice", "LibreOffice/program/soffice.exe"),
        ("darwin", "soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_programs_are_found_where_they_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, tool: str, place: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(programs, "ROOTS", (str(tmp_path / "none"), str(tmp_path)))
    monkeypatch.setattr(programs.shutil, "which", lambda name: None)
    assert programs.found_program(tool) is None
    if platform == "darwin":
        monkeypatch.setattr(programs, "MACOS", {tool: (str(tmp_path / "app"), place)})
        place = "app"
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_bytes(b"")
    assert programs.found_program(tool) == (tmp_path / place).as_posix()


def test_a_program_that_is_nowhere_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "found_program", lambda name: None)
    with pytest.raises(tools.SignError, match="sign-no-tool"):
        tools.run("openssl", ["version"])


def test_windows_has_no_spooler_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(NoSpoolerError) as error:
        check_printer("office")
    (told,) = error.value.findings
    for language_told, words in (("en", "open the PDF"), ("zh", "打开PDF")):
        assert words in told.hint(language_told)
