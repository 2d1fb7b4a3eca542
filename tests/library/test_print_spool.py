"""The way to the printer: what `lp` is told, by a stand-in and by CUPS itself; what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.cli import main
from tests.helpers.cups import running_cups, wait_for
from tests.helpers.printing import DISTRIBUTION, make_release, stand_in

Made = tuple[Path, Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_release(tmp_path_factory.mktemp("spool"), pages=1)


def run(made: Made, out: Path, *options: str) -> int:
    folder, release = made
    return main(["print", str(folder), "--release", str(release), "--out", str(out), *options])


@pytest.mark.parametrize(
    ("options", "media", "sides", "count", "name"),
    [
        ([], "A4", "two-sided-long-edge", 10, "duplex"),
        (["--booklet", "a3"], "A3", "two-sided-short-edge", 10, "booklet-a3"),
        (["--booklet", "a4"], "A4", "two-sided-short-edge", 10, "booklet-a4"),
        (["--n-up", "2"], "A4", "two-sided-short-edge", 1, "2-up"),
        (["--n-up", "4"], "A4", "two-sided-long-edge", 1, "4-up"),
        (["--large", "--count", "3"], "A3", "two-sided-long-edge", 3, "large"),
        (["--copies"], "A4", "two-sided-long-edge", 1, "duplex-copies"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_lp_is_told(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    options: list[str], media: str, sides: str, count: int, name: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin"))
    assert run(made, tmp_path / "out", "--printer", "office", *options) == 0
    told = (tmp_path / "bin/lp.words").read_text("utf-8").splitlines()
    assert told == [
        "-d", "office", "-n", str(count), "-t", f"made-up-{name}",
        "-o", f"sides={sides}", "-o", f"media={media}", "-o", "print-scaling=none",
        "-o", "collate=true", str(tmp_path / "out" / f"made-up-{name}.pdf"),
    ]  # fmt: skip


def test_a_grey_proof_needs_no_colour_ink(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin"))
    assert run(made, tmp_path / "out", "--printer", "office", "--grey") == 0
    assert "print-color-mode=monochrome" in (tmp_path / "bin/lp.words").read_text("utf-8")


@pytest.mark.parametrize("name", ["cellar", "off", "-d", "office; touch gone", ""])
def test_a_printer_that_is_not_there(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], name: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin", "office hall"))
    assert run(made, tmp_path / "out", f"--printer={name}") == 2
    assert "office, hall" in capsys.readouterr().err
    assert not (tmp_path / "bin/lp.words").exists()
    assert not (tmp_path / "out").exists()


def test_without_cups(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(made, tmp_path / "out", "--printer", "office") == 3
    assert "lp" in capsys.readouterr().err
    assert run(made, tmp_path / "out") == 0  # the files need no CUPS


def test_a_printer_that_does_not_take_it(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin", code=1))
    assert run(made, tmp_path / "out", "--printer", "office") == 1
    assert "broken" in capsys.readouterr().err


def test_a_secret_paper_goes_to_no_printer_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_release(tmp_path, DISTRIBUTION + "secrecy: 秘密\n", pages=1)
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin"))
    assert run(made, tmp_path / "out", "--printer", "office") == 2
    assert "秘密" in capsys.readouterr().err
    assert not (tmp_path / "bin/lp.words").exists()
    assert run(made, tmp_path / "out", "--printer", "office", "--secret-ok") == 0
    assert (tmp_path / "bin/lp.words").exists()


def test_cups_gets_the_very_file(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    root = tmp_path / "c"
    with running_cups(root) as address:
        monkeypatch.setenv("CUPS_SERVER", address)
        assert run(made, tmp_path / "out", "--printer", "cellar") == 2
        assert "office" in capsys.readouterr().err
        options = ("--booklet", "a3", "--count", "2")
        assert run(made, tmp_path / "out", "--printer", "office", *options) == 0
        assert "office-1" in capsys.readouterr().out
        wait_for(root / "job.txt", root)
    printed = tmp_path / "out/made-up-booklet-a3.pdf"
    assert (root / "paper.pdf").read_bytes() == printed.read_bytes()
    title, copies, told = (root / "job.txt").read_text("utf-8").splitlines()
    assert (title, copies) == ("made-up-booklet-a3", "2")
    wanted = {"media=A3", "sides=two-sided-short-edge", "print-scaling=none"}
    assert wanted <= set(told.split())


def test_a_line_of_the_text_marks_a_paper_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_release(tmp_path, DISTRIBUTION + "fields: {标注: 工作秘密★1年}\n", pages=1)
    monkeypatch.setenv("PATH", stand_in(tmp_path / "bin"))
    assert run(made, tmp_path / "out", "--printer", "office") == 2
    assert "工作秘密★1年" in capsys.readouterr().err
    assert run(made, tmp_path / "out", "--printer", "office", "--secret-ok") == 0
    slip = (tmp_path / "out/made-up-duplex-slip.txt").read_text("utf-8")
    assert "本件标有“工作秘密★1年”" in slip
