"""Printers that are asked first: CUPS with drivers, and a back end that keeps the PDF."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from jianbao.cli import main
from tests.helpers.cups import driver, running_cups, wait_for
from tests.helpers.printing import make_release

Made = tuple[Path, Path]
DRIVERS = {
    "good": driver(a3=True, colour=True, both_sides=True, binds=True),
    "small": driver(a3=False, colour=False, both_sides=True, binds=False),
    "simple": driver(a3=True, colour=True, both_sides=False, binds=False),
}
RED = "template: bulletin\nissue: 1\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    distribution = "distribution:\n  - {name: 某市某单位, copies: 3}\n"
    return make_release(tmp_path_factory.mktemp("paper"), distribution + RED, pages=1)


@pytest.fixture(scope="module")
def cups(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("c")
    with (
        running_cups(root, DRIVERS) as address,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("CUPS_SERVER", address)
        yield root


def run(made: Made, *options: str) -> int:
    folder, release = made
    return main(["print", str(folder), "--release", str(release), *options])


def sent(cups: Path) -> str:
    """Return the options with which the last job came out of CUPS."""
    wait_for(cups / "job.txt", cups)
    text = (cups / "job.txt").read_text("utf-8")
    (cups / "job.txt").unlink()
    return text


@pytest.mark.parametrize(
    ("printer", "options", "told"),
    [
        ("small", ["--booklet", "a3"], "has no A3 sheets; it has: A4"),
        ("small", ["--large"], "has no A3 sheets"),
        ("small", ["--staple"], "cannot staple"),
        ("small", ["--booklet", "a4", "--staple"], "cannot staple in the fold"),
        ("small", ["--punch"], "cannot punch"),
        ("good", ["--booklet", "a4", "--fold"], "cannot fold"),
        ("good", ["--tray", "cellar"], "no tray 'cellar'; it has: tray-1, tray-2"),
        ("good", ["--pin", "1234"], "takes no such PIN"),
        ("simple", [], "does not print on both sides"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_a_printer_cannot_do_is_refused(
    cups: Path, made: Made, capsys: pytest.CaptureFixture[str],
    printer: str, options: list[str], told: str,
) -> None:  # fmt: skip
    before = jobs()
    assert run(made, "--printer", printer, *options) == 2
    assert told in capsys.readouterr().err
    assert not (cups / "job.txt").exists()
    assert jobs() == before


def jobs() -> str:
    return subprocess.run(
        ["lpstat", "-W", "all"], capture_output=True, text=True, check=False
    ).stdout


def test_what_it_can_do_is_asked_of_it(
    cups: Path, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--staple", "--tray", "tray-2", "-o", "job-priority=60")
    assert run(made, "--printer", "good", *options) == 0
    shown = capsys.readouterr()
    assert "is printed" in shown.out
    assert "warning" not in shown.err
    told = sent(cups)
    for word in ("finishings=28", "media=A4,tray-2", "sides=two-sided-long-edge"):
        assert word in told
    assert run(made, "--printer", "good", "--booklet", "a3", "--staple") == 0
    assert "finishings=8" in sent(cups)
    assert run(made, "--printer", "simple", "--one-sided") == 0
    assert "sides=one-sided" in sent(cups)


def test_the_outer_sheet_comes_from_another_tray(cups: Path, made: Made) -> None:
    options = ("--booklet", "a4", "--cover-stock", "--cover-tray", "tray-2", "--tray", "tray-1")
    assert run(made, "--printer", "good", *options, "--count", "1") == 0
    assert "media=A4" in sent(cups)


def test_a_printer_without_colours_is_told(
    cups: Path, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(made, "--printer", "small") == 0
    assert "prints in greys" in capsys.readouterr().err
    sent(cups)
    assert run(made, "--printer", "small", "--grey") == 0
    assert "prints in greys" not in capsys.readouterr().err
    assert "print-color-mode=monochrome" in sent(cups)


def test_a_queue_that_says_nothing_is_told(
    cups: Path, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(made, "--printer", "office", "--count", "1") == 0
    assert "does not say what it can print" in capsys.readouterr().err
    sent(cups)


def test_numbers_are_printed_once(
    cups: Path, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(made, "--printer", "good", "--copies") == 0
    sent(cups)
    log = made[1] / "print/printed.csv"
    (row,) = csv.DictReader(log.read_text("utf-8-sig").splitlines())
    assert (row["printer"], row["first"], row["last"], row["count"]) == (
        "good", "000001", "000003", "3",
    )  # fmt: skip
    assert row["by"]
    assert run(made, "--printer", "good", "--copies", "--booklet", "a3") == 2
    told = capsys.readouterr().err
    assert "000001–000003" in told and f"at {datetime.now():%Y-%m-%d} " in told
    assert "nothing was printed" in told and "nothing was written" not in told
    assert not (cups / "job.txt").exists()
    assert run(made, "--printer", "good", "--copies", "--again") == 0
    sent(cups)
    assert len(log.read_text("utf-8-sig").splitlines()) == 3
    log.write_text("nonsense", "utf-8")
    assert run(made, "--printer", "good", "--copies") == 0
    log.write_text("time,by\n1,2\n", "utf-8")
    assert run(made, "--printer", "good", "--copies") == 2
    assert "no record" in capsys.readouterr().err
    sent(cups)


def test_a_printer_that_stands_or_refuses(
    cups: Path, made: Made, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianbao.library.printing.spool.PATIENCE", 1.0)
    subprocess.run(["cupsreject", "good"], check=True)
    assert run(made, "--printer", "good") == 2
    assert "takes no jobs" in capsys.readouterr().err
    subprocess.run(["cupsaccept", "good"], check=True)
    subprocess.run(["cupsdisable", "-r", "no toner", "good"], check=True)
    assert run(made, "--printer", "good") == 0
    shown = capsys.readouterr()
    assert "stands still" in shown.err
    assert "not done yet" in shown.out
    subprocess.run(["cancel", "-a", "good"], check=True)
    subprocess.run(["cupsenable", "good"], check=True)


def test_a_job_that_is_given_up_is_no_success(
    cups: Path, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    back_end = cups / "bin/backend/capture"
    works = back_end.read_text("utf-8")
    back_end.write_text("#!/bin/sh\n[ $# -ge 5 ] || exit 0\nexit 5\n", "utf-8")  # cancel the job
    try:
        assert run(made, "--printer", "good", "--count", "1") == 1
        assert "CUPS gave job" in capsys.readouterr().err
    finally:
        back_end.write_text(works, "utf-8")
