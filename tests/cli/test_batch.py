"""Many briefings in many processes: the same bytes, and none is lost with a killed process."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from jianbao.cli import build, main
from jianbao.cli.pool import results
from tests.conftest import ROOT

MINIMAL = ROOT / "tests/cases/good/minimal"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


@pytest.fixture
def briefings(tmp_path: Path) -> list[str]:
    """Five briefings, the third of which cannot be used."""
    folders = [tmp_path / f"p{number}" for number in range(5)]
    for folder in folders:
        shutil.copytree(MINIMAL, folder)
    (folders[2] / "sections" / "1.yaml").write_text("heading: {未定义}\n", encoding="utf-8")
    return [str(folder) for folder in folders]


def built(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


# ---- the pool


def squared(number: int, fatal: int = -1, marks: Path = Path(), times: int = 1) -> int:
    """Return a square; the process that is given `fatal` is killed, so many times."""
    if number == fatal and len(list(marks.iterdir())) < times:
        (marks / str(time.monotonic_ns())).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def lost(number: int) -> int:
    return -number


@LINUX
@pytest.mark.parametrize("processes", [1, 2, 3, 50])
def test_every_piece_is_done_once(processes: int) -> None:
    done = list(results(squared, range(40), processes, lost))
    assert sorted(done) == [(number, number * number) for number in range(40)]


@LINUX
@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("fatal", [0, 7, 19])
def test_a_killed_process_loses_nothing(tmp_path: Path, processes: int, fatal: int) -> None:
    work = partial(squared, fatal=fatal, marks=tmp_path)
    done = list(results(work, range(20), processes, lost))
    assert sorted(done) == [(number, number * number) for number in range(20)]
    assert len(list(tmp_path.iterdir())) == 1


@LINUX
def test_what_kills_every_process_is_given_up(tmp_path: Path) -> None:
    work = partial(squared, fatal=3, marks=tmp_path, times=99)
    done = dict(results(work, range(8), 2, lost))
    assert done == {number: number * number for number in range(8)} | {3: -3}
    assert len(list(tmp_path.iterdir())) == 3


@LINUX
def test_no_process_stays_where_the_results_are_left(tmp_path: Path) -> None:
    others = children()  # other tests keep programs running
    one = results(squared, range(1000), 2, lost)
    next(one)
    before = children()
    one.close()  # type: ignore[attr-defined]
    assert len(before - others) == 2 and children() <= others


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


# ---- the command


@LINUX
def test_a_batch_is_as_one_after_the_other(
    briefings: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for jobs in ("1", "2"):
        code = main(["build", *briefings, "--jobs", jobs, "--out", str(tmp_path / jobs)])
        said = capsys.readouterr()
        told.append((code, said.out.replace(str(tmp_path / jobs), "OUT"), said.err))
    assert told[0] == told[1]
    assert told[0][0] == 2 and "p2/sections/1.yaml:1" in told[0][2]
    one, other = built(tmp_path / "1"), built(tmp_path / "2")
    assert one == other
    assert {name.partition("/")[0] for name in one} == {"p0", "p1", "p3", "p4"}


@LINUX
def test_a_killed_builder_loses_no_briefing(
    briefings: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual: Callable[..., int] = build.build_one
    marks = tmp_path / "marks"
    marks.mkdir()

    def killed_first(folder: Path, *given: object) -> int:
        mark = marks / folder.name
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return usual(folder, *given)

    main(["build", *briefings, "--jobs", "1", "--out", str(tmp_path / "usual")])
    monkeypatch.setattr(build, "build_one", killed_first)
    assert main(["build", *briefings, "--jobs", "2", "--out", str(tmp_path / "killed")]) == 2
    assert built(tmp_path / "killed") == built(tmp_path / "usual")


@LINUX
def test_one_that_ends_every_process_is_told(
    briefings: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    usual: Callable[..., int] = build.build_one

    def fatal(folder: Path, *given: object) -> int:
        if folder.name == "p1":
            os.kill(os.getpid(), signal.SIGKILL)
        return usual(folder, *given)

    monkeypatch.setattr(build, "build_one", fatal)
    del briefings[2]
    assert main(["build", *briefings, "--jobs", "2", "--out", str(tmp_path / "out")]) == 1
    assert "p1" in capsys.readouterr().err
    names = {name.partition("/")[0] for name in built(tmp_path / "out")}
    assert names == {"p0", "p3", "p4"}


def test_no_processes_are_no_number_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(MINIMAL), "--jobs", "0"]) == 2
    assert "--jobs" in capsys.readouterr().err


@LINUX
def test_ctrl_c_ends_all(briefings: list[str], tmp_path: Path) -> None:
    words = [sys.executable, "-m", "jianbao", "build", *briefings, "--jobs", "2"]
    process = subprocess.Popen(
        [*words, "--out", str(tmp_path / "out")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode in (130, 2)  # 2: it was done already
    assert b"Traceback" not in said
    assert not alive(process.pid)


def alive(leader: int) -> list[int]:
    """Return the processes of a session that have not ended (proc(5), stat)."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            state, _parent, _group, session = place.read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and state != "Z":
                found.append(int(place.parent.name))
    return found


# ---- what changed


def test_only_what_changed_is_built(
    briefings: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = Path(briefings[0]), tmp_path / "out"

    def again(*words: str) -> bool:
        capsys.readouterr()
        assert main(["build", str(folder), "--out", str(out), "--changed", *words]) == 0
        return re.search("无改动|nothing changed", capsys.readouterr().out) is None

    assert again() and not again()
    first = built(out)
    assert again("--to", "pdf") and again() and not again()
    assert again("--pdf-a", "2u") and again() and not again()
    section = next((folder / "sections").iterdir())
    section.write_text(section.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    assert again() and not again()
    pdf = out / folder.name / f"{folder.name}.pdf"
    pdf.write_bytes(pdf.read_bytes() + b" ")
    assert again() and not again()
    (folder / "sections" / "9.yaml").write_text("heading: 新的\ntext: 各单位。\n", encoding="utf-8")
    assert again() and not again()
    assert built(out).keys() >= first.keys()
