"""What a process may find around it: a wrong clock, no folder, a full disk, somebody who stops it.

Each run is a process of its own, as a clerk's is.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from jianbao.cli import main
from jianbao.cli.interruptions import Interruptions
from jianbao.library.build import build
from tests.conftest import CASES, ROOT

COMMAND = [sys.executable, "-m", "jianbao"]
GOOD = CASES / "good/minimal"
HERE = {**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(ROOT / "src")}
HERE.pop("LC_ALL", None)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "minimal")
    return tmp_path


def run(desk: Path, *words: str, **how: object) -> subprocess.CompletedProcess[str]:
    settings = {"cwd": desk, "env": HERE, "capture_output": True, "text": True, **how}
    return subprocess.run([*COMMAND, *words], check=False, timeout=120, **settings)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("seconds", [86_400, 315_532_799, 4_354_819_200, 7_573_737_600])
def test_the_clock_changes_nothing(seconds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """1970, the last second of 1979, 2108 and 2210: a zip file knows only what lies between."""
    right = build(GOOD).files()
    local, universal = time.localtime, time.gmtime
    monkeypatch.setattr(time, "time", lambda: float(seconds))
    monkeypatch.setattr(time, "localtime", lambda at=None: local(seconds if at is None else at))
    monkeypatch.setattr(time, "gmtime", lambda at=None: universal(seconds if at is None else at))
    with pytest.raises(Exception, match=r"1980|ushort|format"):  # it is this clock that zip reads
        zipfile.ZipFile(os.devnull, "w").writestr("a", b"")
    assert build(GOOD).files() == right


def _past_2262() -> float:
    raise OverflowError("timestamp too large to convert to C _PyTime_t")


def test_a_clock_that_cannot_be_read_is_named_by_what_needs_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Past April 2262 Python's clock raises, and pikepdf cannot be loaded; a build needs none."""
    monkeypatch.chdir(desk)
    monkeypatch.setenv("LANG", "en")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(time, "time", _past_2262)
    assert main(["build", "minimal"]) == 0
    assert main(["new", "next"]) == 1
    assert "the clock of this machine is past April 2262" in capsys.readouterr().err
    monkeypatch.setattr(time, "time", lambda: -3600.0)
    assert main(["new", "next"]) == 0
    assert "date: 1970-01-01" in (desk / "briefings/next/briefing.yaml").read_text("utf-8")


@pytest.mark.parametrize("epoch", ["１２３", "٣", "-5", "1e9", "abc", "9" * 20, "1_000", " 5"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_time_is_typed_in_digits(
    epoch: str, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main([command, str(GOOD)]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_a_working_folder_that_is_gone_is_told(desk: Path) -> None:
    gone = desk / "gone"
    gone.mkdir()
    words = f'cd "{gone}" && rmdir "{gone}" && exec "$@"'
    ended = subprocess.run(
        ["sh", "-c", words, "sh", *COMMAND, "build", str(desk / "minimal")],
        env=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
    assert "当前文件夹已不存在" in ended.stderr


def test_output_that_nobody_takes_is_told_and_the_files_are_there(desk: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", '"$@" >/dev/full', "sh", *COMMAND, "build", "minimal"],
        cwd=desk, env=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == "必错: 无法继续：标准输出：磁盘已满"
    assert (desk / "output/minimal/minimal.pdf").exists()


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_streams_may_be_closed(closed: str, desk: Path) -> None:
    (desk / "minimal/profile.yaml").write_text("ranges: hyphen\n", "utf-8")
    ended = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *COMMAND, "check", "minimal"],
        cwd=desk, env=HERE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0
    assert "Traceback" not in ended.stdout + ended.stderr


@pytest.mark.parametrize(("command", "module"), [("check", "check"), ("print", "printing")])
def test_too_little_memory_is_told(
    command: str, module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(f"jianbao.cli.{module}.run_{module}", no_memory)
    assert main([command, str(GOOD)]) == 1
    assert capsys.readouterr().err == "必错: 无法继续：内存不足\n"


def test_what_the_system_refuses_is_told_with_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "some/file")

    monkeypatch.setattr("jianbao.cli.check.run_check", refused)
    assert main(["check", str(GOOD)]) == 1
    assert capsys.readouterr().err.startswith("error: this cannot go on: some/file: ")


def no_more_processes() -> None:
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def hardly_any_handles() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (7, 7))


@pytest.mark.parametrize("limited", [no_more_processes, hardly_any_handles])
def test_what_the_system_gives_no_more_is_done_without_or_told(
    limited: Callable[[], None], desk: Path
) -> None:
    ended = run(desk, "build", "minimal", preexec_fn=limited)
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0 or "必错" in ended.stderr


# ---- stopped

SLOW = (
    "import sys, time, signal, os\n"
    "import jianbao.library.release.switching as switching\n"
    "write = switching.write_through\n"
    "def waits(path, data):\n"
    "    write(path, data)\n"
    "    print('staged', flush=True)\n"
    "    for _ in range(600): time.sleep(0.05)\n"
    "switching.write_through = waits\n"
    "from jianbao.cli import main\n"
    "sys.exit(main(['build', 'minimal']))\n"
)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_stops_a_build_finds_nothing_left_of_it(number: int, desk: Path) -> None:
    begun = subprocess.Popen(
        [sys.executable, "-c", SLOW], cwd=desk, env=HERE, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with begun:
        assert begun.stdout and begun.stderr
        assert begun.stdout.readline() == "staged\n"
        assert [path.name[:9] for path in (desk / "output").iterdir()] == [".jianbao-"]
        begun.send_signal(number)
        assert begun.wait(20) == 128 + number
        assert "Traceback" not in begun.stderr.read()
    assert list((desk / "output").iterdir()) == []


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("part", [0.05, 0.4, 0.8])
def test_ctrl_c_at_any_moment_leaves_no_trace(part: float, desk: Path) -> None:
    began = time.monotonic()
    assert run(desk, "check", "minimal", "--pages").returncode == 0
    whole = time.monotonic() - began
    begun = subprocess.Popen(
        [*COMMAND, "build", "minimal"], cwd=desk, env=HERE, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    time.sleep(0.1 + part * whole)
    os.killpg(begun.pid, signal.SIGINT)
    _printed, told = begun.communicate(timeout=60)
    assert begun.returncode in (0, 130), told
    assert "Traceback" not in told
    assert not list(desk.rglob(".jianbao-*"))


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_waits_until_a_module_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pikepdf aborts the process on an exception that comes while it makes its enumerations."""
    lines = "import signal\nsignal.raise_signal(signal.SIGINT)\nLOADED = True\n"
    (tmp_path / "interrupted_module.py").write_text(lines, "ascii")
    monkeypatch.syspath_prepend(tmp_path)
    with Interruptions() as interruptions:
        assert import_module("interrupted_module").LOADED
        with pytest.raises(KeyboardInterrupt):
            time.sleep(5)
    assert interruptions.code(0) == 130


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_after_the_work_changes_nothing(desk: Path) -> None:
    late = (
        "import atexit, signal, jianbao.__main__ as command\n"
        "atexit.register(signal.raise_signal, signal.SIGINT)\n"
        "raise SystemExit(command.run())\n"
    )
    command = [sys.executable, "-c", late, "--version"]
    assert subprocess.run(command, cwd=desk, env=HERE, check=False).returncode == 0


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_that_a_library_swallows_ends_with_130(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def swallows(*_: object) -> int:
        try:
            signal.raise_signal(signal.SIGINT)
        except BaseException:  # as reportlab does in places
            return 0
        raise AssertionError

    monkeypatch.setattr("jianbao.cli.check.run_check", swallows)
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    assert main(["check", str(GOOD)]) == 130
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
