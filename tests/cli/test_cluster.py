"""Briefings by a real Dask cluster, of which a worker is killed: the same bytes, each once."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from logging import WARNING, getLogger
from pathlib import Path
from types import SimpleNamespace

import pytest

from jianbao import BuildOptions, Surroundings
from jianbao.cli import cluster, main
from jianbao.cli.batch import Told
from jianbao.cli.building import Order
from tests.cli.test_batch import MINIMAL, built
from tests.conftest import ROOT

COUNT = 12
QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error", "DASK_DISTRIBUTED__WORKER__DAEMON": "1"}
pytestmark = pytest.mark.filterwarnings("default")  # those of Dask are its own


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, each a process with a keeper."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"tcp://127.0.0.1:{port}"
    kept = tmp_path_factory.mktemp("dask")
    python = [sys.executable, "-m", "distributed.cli"]
    scheduler = ["dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    worker = ["dask_worker", where, "--nthreads", "1", "--no-dashboard", "--local-directory"]
    commands = [scheduler, *([*worker, str(kept / name)] for name in "ab")]
    environment = {**os.environ, **QUIET}
    running = [
        subprocess.Popen(
            [*python[:2], f"{python[2]}.{words[0]}", *words[1:]],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for words in commands
    ]
    try:
        yield where
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(30)


@pytest.fixture(scope="module")
def briefings(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("papers")
    names = [folder / f"p{number:02}" for number in range(COUNT)]
    for name in names:
        shutil.copytree(MINIMAL, name)
    (names[5] / "sections" / "x.yaml").write_text("heading: {未定义}\n", encoding="utf-8")
    return list(map(str, names))


@pytest.fixture(scope="module")
def usual(briefings: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("usual")
    assert main(["build", *briefings, "--jobs", "1", "--out", str(out)]) == 2
    return built(out)


@pytest.mark.parametrize("shared", [True, False])
def test_the_same_bytes_though_a_worker_is_killed(
    address: str,
    briefings: list[str],
    usual: dict[str, bytes],
    tmp_path: Path,
    shared: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not shared:
        monkeypatch.setattr(cluster, "_shares", lambda *_: False)
    killer = threading.Thread(target=kill_a_worker, args=(address, tmp_path / "out"))
    killer.start()
    code = main(["build", *briefings, "--cluster", address, "--out", str(tmp_path / "out")])
    killer.join()
    assert code == 2  # the one that cannot be used
    assert built(tmp_path / "out") == usual


def kill_a_worker(address: str, out: Path) -> None:
    """Kill a worker as soon as something was built."""
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=60)
        deadline = time.monotonic() + 60
        while not list(out.glob("p*/manifest.json")) and time.monotonic() < deadline:
            time.sleep(0.02)
        numbers = list(client.run(os.getpid).values())
        os.kill(numbers[0], signal.SIGKILL)


class OneFuture:
    """A task of Dask whose result is there, was lost with its worker, or ended in an error."""

    def __init__(self, kind: str, given: Sequence[tuple[int, Path]]) -> None:
        self.status = {"lost": "pending", "made": "finished"}.get(kind, "error")
        self.given = given

    def result(self) -> list[tuple[int, Told]]:
        """Wait as Dask does for a result that is made anew; raise what the task raised."""
        if self.status == "error":
            raise RuntimeError("ended worker after worker")
        return [(number, Told(0, ((1, path.name),))) for number, path in self.given]

    def release(self) -> None:
        """Forget it."""


class OneCluster:
    """What build asks of Dask, with a lot for every task."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self.kinds, self.handed = kinds, list[str]()

    def scheduler_info(self) -> dict[str, dict[str, str]]:
        """One worker."""
        return {"workers": {"a": ""}}

    def run(self, *_: object) -> dict[str, bool]:
        """Every worker sees the output folder."""
        return {"a": True}

    def submit(
        self, _: object, given: Sequence[tuple[int, Path]], *__: object, **___: object
    ) -> OneFuture:
        """Take a task."""
        names = "".join(path.name for _, path in given)
        self.handed.append(names)
        return OneFuture(self.kinds.get(names, "made"), given)

    def __enter__(self) -> OneCluster:
        return self

    def __exit__(self, *_: object) -> None: ...


def test_a_result_lost_with_its_worker_is_waited_for_and_not_handed_out_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second worker would write the same files while the first is at them again."""
    client = OneCluster({"ab": "lost", "cd": "error", "d": "error"})
    module = SimpleNamespace(Client=lambda *_, **__: client, as_completed=iter)
    monkeypatch.setitem(sys.modules, "distributed", module)
    order = Order(BuildOptions(), Surroundings(), tmp_path, False, "en")
    told = dict(cluster.results("tcp://somewhere", [tmp_path / name for name in "abcdefgh"], order))
    assert client.handed == ["ab", "cd", "ef", "gh", "c", "d"]
    assert [told[number].code for number in range(8)] == [0, 0, 0, told[3].code, 0, 0, 0, 0]
    assert told[3].code and "d" in told[3].said[0][1]
    assert not getLogger("distributed.client").isEnabledFor(WARNING)  # its words bear a clock


def test_what_needs_more_than_its_folder_is_built_here(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "briefings" / "june"
    shutil.copytree(MINIMAL, folder)
    working = tmp_path / "work"
    order = Order(BuildOptions(), Surroundings(working), tmp_path / "out", False, "en")
    assert not cluster.needs_more(folder, order)
    for name in ("profile.yaml", "templates"):
        (working / name).mkdir()
        assert cluster.needs_more(folder, order)
        (working / name).rmdir()
    paper = folder / "briefing.yaml"
    paper.write_text(f"{paper.read_text('utf-8')}compare_with: may\n", encoding="utf-8")
    assert cluster.needs_more(folder, order)


def test_no_scheduler_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    out = str(tmp_path)
    assert main(["build", str(MINIMAL), "--cluster", "tcp://127.0.0.1:1", "--out", out]) == 2
    assert "127.0.0.1:1" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["build", str(MINIMAL), "--cluster", "tcp://127.0.0.1:1", "--out", out]) == 2
    assert "jianbao[dask]" in capsys.readouterr().err
