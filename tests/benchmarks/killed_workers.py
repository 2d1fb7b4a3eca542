"""A thousand briefings, one of the workers killed at a random moment: none is lost, none differs.

    python tests/benchmarks/killed_workers.py [--by pool|dask] [--count 1000] [--times 20]

The briefings are as small as a paper can be, each with a number of its own in its text. They are
built once without a kill; then so many times again, each time into an empty folder, and when as
many are there as a lot says, a worker that is drawn gets SIGKILL. Every file's bytes are compared,
and what was printed, which has each briefing once and in order. The last line counts what was seen;
the exit code is 1 where anything differed. /proc is read: Linux only.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from difflib import ndiff
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = "title: 工作简报\nissuer: 某市人民检察院\ndate: 2022-07-04\nperiod: 2022-01/2022-05\n"
SECTION = "heading: 抓实业务\ntext: 第{number}号：各单位抓好落实。\n"
WORKERS = 2


def main() -> int:
    """Build, kill, compare, and say what was seen."""
    options = read_options()
    lot = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="jianbao-killed-") as name:
        folder = Path(name)
        make_briefings(folder / "briefings", options.count)
        usual = built(folder, ["--jobs", str(WORKERS)])
        print(f"{options.count} briefings, undisturbed", flush=True)
        killed = different = 0
        with workers(folder, options.by) as (words, keepers):
            for number in range(1, options.times + 1):
                after = lot.randrange(1, options.count)
                seen = built(folder, words, after, lot, keepers)
                killed += seen[0]
                odd = f"DIFFERENT: {differences(usual, seen)}" if seen[1:] != usual[1:] else ""
                different += bool(odd)
                said = odd or "the same"
                print(f"{number}: {seen[0]} killed after {after} briefings; {said}", flush=True)
    print(
        f"{options.by}: {options.times} times {options.count}; {killed} killed, {different} differ"
    )
    return int(different > 0)


def read_options() -> argparse.Namespace:
    """Return the words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--by", choices=("pool", "dask"), default="pool")
    parser.add_argument("--count", type=int, default=1000, help="briefings (default: 1000)")
    parser.add_argument("--times", type=int, default=20, help="builds with a kill (default: 20)")
    parser.add_argument("--seed", type=int, default=17, help="of the lot")
    return parser.parse_args()


def make_briefings(folder: Path, count: int) -> None:
    """Write so many briefings, no two of which are equal."""
    for number in range(count):
        sections = folder / f"p{number:04}" / "sections"
        sections.mkdir(parents=True)
        sections.with_name("briefing.yaml").write_text(BRIEFING, "utf-8")
        (sections / "1.yaml").write_text(SECTION.format(number=number), "utf-8")


Seen = tuple[int, int, str, dict[str, str]]  # killed, exit code, printed, digests of all files


def built(
    folder: Path,
    words: Sequence[str],
    after: int = 0,
    lot: random.Random | None = None,
    keepers: Sequence[int] = (),
) -> Seen:
    """Build all into an empty folder; kill one worker when so many are there, if a lot is given."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        names = sorted(str(path) for path in (folder / "briefings").iterdir())
        command = [sys.executable, "-m", "jianbao", "build", *names, *words, "--out", out]
        with (folder / "printed").open("w+b") as printed:
            process = subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=printed)
            killed = 0
            if lot:
                while process.poll() is None and len(list(Path(out).iterdir())) < after:
                    time.sleep(0.02)
                killed = kill_one(keepers or [process.pid], lot, process)
            code = process.wait()
            printed.seek(0)
            said = printed.read().decode().replace(out, "OUT")
        return killed, code, said, digests(Path(out))


def differences(usual: Seen, seen: Seen) -> str:
    """Return what differs: the exit code, lines printed, and files by name."""
    said = [line for line in ndiff(usual[2].splitlines(), seen[2].splitlines()) if line[0] in "-+"]
    files = sorted(dict(usual[3].items() ^ seen[3].items()))
    return f"exit code {seen[1]}; printed {said[:6]}; files {files[:6]}"


def kill_one(keepers: Sequence[int], lot: random.Random, process: subprocess.Popen[bytes]) -> int:
    """Kill a child of one of these processes while the build runs; return how many were killed."""
    while process.poll() is None:
        children = [child for keeper in keepers for child in children_of(keeper)]
        if children:
            with suppress(ProcessLookupError):
                os.kill(lot.choice(children), signal.SIGKILL)
                return 1
        time.sleep(0.01)
    return 0


def children_of(process: int) -> list[int]:
    """Return the processes that a process began, but those that only keep Python's books."""
    listed: list[str] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").glob("*/children"):
            listed += thread.read_text().split()
    return [int(child) for child in listed if b"resource_tracker" not in said_by(child)]


def said_by(process: str) -> bytes:
    """Return a process's command line."""
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def digests(out: Path) -> dict[str, str]:
    """Return the digest of every file, by its name inside the folder."""
    return {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


@contextmanager
def workers(folder: Path, kind: str) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the words of `build` that name the workers, and the processes that keep them."""
    if kind == "pool":
        yield ["--jobs", str(WORKERS)], []
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    where = f"tcp://127.0.0.1:{port}"
    scheduler = ["dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"]
    worker = ["dask_worker", where, "--nthreads", "1", "--no-dashboard", "--local-directory"]
    commands = [scheduler, *([*worker, str(folder / f"w{number}")] for number in range(WORKERS))]
    with (folder / "dask").open("wb") as log:
        running = [
            subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{words[0]}", *words[1:]],
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
            for words in commands
        ]
        try:
            time.sleep(10)
            yield ["--cluster", where], [process.pid for process in running[1:]]
        finally:
            for process in reversed(running):
                process.terminate()
            for process in running:
                process.wait(30)


if __name__ == "__main__":
    raise SystemExit(main())
