"""Builds many briefings by eight threads at once, then by one: `python -X dev -m … COUNT RUNS`.

Started in a process of its own, so that what is imported late is imported by threads, too. Prints
what differs, and ends with 1 where anything did.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Barrier

import jianbao
from tests.conftest import ROOT
from tests.helpers.variants import make_variants

THREADS = 8
MEASURED = 3  # pages: a longer paper takes too long
SWITCH = 1e-5  # seconds a thread may go on: five hundred times as many changes as usual
OPTIONS = jianbao.BuildOptions(forms=("docx", "pdf", "ofd"))
AROUND = jianbao.Surroundings(ROOT)


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file that a build makes, and of what is measured in its PDF."""
    release = jianbao.build(folder, OPTIONS, AROUND)
    made = {name: sha256(data).hexdigest() for name, data in release.files().items()}
    if release.outputs[1].pages > MEASURED:
        return made
    file = folder.with_suffix(".pdf")
    file.write_bytes(release.outputs[1].data)
    measured = repr(jianbao.measure_layout(file).record("zh"))
    return {**made, "measured": sha256(measured.encode()).hexdigest()}


def by_threads(folders: list[Path]) -> list[dict[str, str] | str]:
    """Return what each build gives, or what it raises; all threads begin at once."""
    together = Barrier(THREADS)

    def work(place: int) -> dict[str, str] | str:
        if place < THREADS:
            together.wait()
        try:
            return digests(folders[place])
        except Exception as error:
            return repr(error)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, range(len(folders))))


def main(count: int, runs: int) -> int:
    """Compare `runs` times; return the exit code."""
    sys.setswitchinterval(SWITCH)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        folders = make_variants(Path(folder), count)
        made = [by_threads(folders) for _ in range(runs)]
        alone = list(map(digests, folders))
    assert len({str(each) for each in alone}) == count, "two briefings are alike"
    for run, found in enumerate(made):
        for path, theirs, ours in zip(folders, found, alone, strict=True):
            if theirs != ours:
                wrong += 1
                print(f"run {run}: {path.name}: {theirs if isinstance(theirs, str) else 'differs'}")
    print(f"{runs} runs of {count} briefings by {THREADS} threads: {wrong} differ")
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2])))
