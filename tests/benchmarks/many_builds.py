"""Builds the same briefing many times in one process: memory stays flat, and no handle is left.

    python tests/benchmarks/many_builds.py [TIMES] [BRIEFING]

It prints memory and handles after each tenth, and ends with 1 where memory grew by more than a
tenth after the first tenth, or a handle was left. /proc is read: Linux only.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "src"))

from jianbao.library.build import build  # noqa: E402

GROWTH = 1.1


def resident() -> int:
    """Return the memory of this process that is in use, in kB."""
    status = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def handles() -> int:
    """Return how many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def main() -> int:
    """Build, measure, and say how it went."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    folder = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / "tests/cases/good/minimal")
    measured: list[tuple[int, int]] = []
    with tempfile.TemporaryDirectory() as out:
        for number in range(1, times + 1):
            build(folder).write(out)
            if number % max(1, times // 10) == 0:
                measured.append((resident(), handles()))
                print(
                    f"{number} builds: {measured[-1][0]} kB, {measured[-1][1]} handles", flush=True
                )
    (first, before), (last, after) = measured[0], measured[-1]
    print(f"memory x {last / first:.3f}, handles {after - before:+d}")
    return int(last > first * GROWTH or after > before)


if __name__ == "__main__":
    raise SystemExit(main())
