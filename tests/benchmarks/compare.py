"""Time the cold build of all four files beside Pandoc + Typst, and beside Typst alone.

Needs jianbao and, in the same environment, `pip install pypandoc_binary typst`. README.md beside
this file says what is measured and how to read the table.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NoReturn

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FONTS = ROOT / "src" / "jianbao" / "fonts"

NEEDED = {"jianbao": "-e .", "pypandoc": "pypandoc_binary", "typst": "typst"}
"""Modules, and what `pip install` calls them."""

PACKAGES = ("pypandoc_binary", "typst", "python-docx", "lxml", "reportlab", "uharfbuzz")

BASE = "Pandoc + Typst"
"""What the others are measured against."""

PEAK_LIMIT = 150.0  # MiB; the wall time's limit is an option


@dataclass(frozen=True)
class Contender:
    """One way to make the files, started as a fresh process each time."""

    name: str
    command: tuple[str, ...]
    out: Path
    files: tuple[str, ...]  # that it must leave in `out`


@dataclass(frozen=True)
class Run:
    """What one build cost. The peak is that of the largest process that took part."""

    wall: float  # seconds
    cpu: float  # seconds, all processes and threads
    peak: float  # MiB


@dataclass(frozen=True)
class Result:
    """A contender's runs; the warm-up is not among them."""

    contender: Contender
    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        """The median of the wall times."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the processor times."""
        return median(run.cpu for run in self.runs)

    @property
    def peak(self) -> float:
        """The median of the peaks."""
        return median(run.peak for run in self.runs)


def main() -> int:
    """Measure, print, and return 0 when the limits are kept."""
    options = read_options()
    require_packages()
    with tempfile.TemporaryDirectory(prefix="jianbao-benchmark-") as folder:
        results = compare(Path(folder), options.briefing.resolve(), options.rounds)
    if options.json:
        print(json.dumps(as_data(results), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report(results, options.limit)))
    return 0 if kept(results, options.limit) else 1


def read_options() -> argparse.Namespace:
    """Return the words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "briefing", nargs="?", type=Path, default=ROOT / "briefings" / "pingxiang-2022",
        help="a briefing's folder (default: the real one)",
    )  # fmt: skip
    parser.add_argument("--rounds", type=int, default=7, help="after one warm-up (default: 7)")
    parser.add_argument(
        "--limit", type=float, default=1.0,
        help="most wall time allowed, as a share of Pandoc + Typst (default: 1.0)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print every run as JSON")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    return options


def require_packages() -> None:
    """Stop with the command that installs what is missing."""
    missing = [package for module, package in NEEDED.items() if find_spec(module) is None]
    if missing:
        stop(f"missing here: python -m pip install {' '.join(missing)}")


def compare(folder: Path, briefing: Path, rounds: int) -> tuple[Result, ...]:
    """Return the runs of all contenders, taken in turn: A B C A B C …"""
    environment = python_environment(folder)
    inputs = folder / "inputs"
    command = (sys.executable, str(HERE / "inputs.py"), str(briefing), str(inputs))
    run_once(command, environment, folder / "inputs.log")
    contenders = make_contenders(folder, briefing, inputs)
    taken: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for number in range(rounds + 1):
        for contender in contenders:
            show(f"round {number} of {rounds}: {contender.name}" if number else "warming up")
            run = measure(contender, environment, folder)
            if number:
                taken[contender.name].append(run)
    show("")
    return tuple(Result(contender, tuple(taken[contender.name])) for contender in contenders)


def python_environment(folder: Path) -> dict[str, str]:
    """Return our environment, but with compiled modules kept, as an installed package has them.

    Why: with PYTHONDONTWRITEBYTECODE a checkout would compile all its modules on every start. The
    warm-up compiles them, into the temporary folder.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def make_contenders(folder: Path, briefing: Path, inputs: Path) -> tuple[Contender, ...]:
    """Return the contenders; Pandoc + Typst is the one the others are measured against."""
    python, name = sys.executable, briefing.name
    ours, chain, typst = folder / "jianbao", folder / "pandoc-typst", folder / "typst"
    papers, compared = (name, f"{name}-metrics"), ("briefing", "metrics")
    build = (python, "-m", "jianbao", "build", str(briefing), "--out", str(ours))
    rival = (python, str(HERE / "rivals.py"), str(FONTS), str(inputs))
    both, pdf = ("docx", "pdf"), ("pdf",)
    return (
        Contender("jianbao", build, ours / name, (*files(papers, both), "manifest.json")),
        Contender(BASE, (*rival, str(chain), pandoc()), chain, files(compared, both)),
        Contender("Typst alone (PDFs)", (*rival, str(typst)), typst, files(compared, pdf)),
    )


def files(names: Sequence[str], suffixes: Sequence[str]) -> tuple[str, ...]:
    """Return every name with every suffix."""
    return tuple(f"{name}.{suffix}" for name in names for suffix in suffixes)


def pandoc() -> str:
    """Return the Pandoc program that the package carries.

    Why a process of its own: this one stays small, see `run_once`.
    """
    question = "import pypandoc; print(pypandoc.get_pandoc_path())"
    answer = subprocess.run(
        (sys.executable, "-c", question), check=True, capture_output=True, text=True
    )
    return answer.stdout.strip()


def measure(contender: Contender, environment: dict[str, str], folder: Path) -> Run:
    """Return what one build cost, from an empty output folder to all its files."""
    shutil.rmtree(contender.out, ignore_errors=True)
    contender.out.parent.mkdir(exist_ok=True)
    run = run_once(contender.command, environment, folder / "run.log")
    for name in contender.files:
        file = contender.out / name
        if not file.is_file() or not file.stat().st_size:
            stop(f"{contender.name}: {name} was not made")
    return run


def run_once(command: Sequence[str], environment: dict[str, str], log: Path) -> Run:
    """Run the command and return what it cost, its children included.

    A new process starts with the peak of the one it was copied from. That is this one, so it must
    import nothing large.
    """
    with log.open("w+", encoding="utf-8") as said:
        start = perf_counter()
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            stop(f"exit code {process.returncode}: {' '.join(command)}\n{said.read()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def baseline(results: Sequence[Result]) -> Result:
    """Return the result that the others are measured against."""
    return next(result for result in results if result.contender.name == BASE)


def kept(results: Sequence[Result], limit: float) -> bool:
    """Return whether our build kept within its limits."""
    ours = results[0]
    return ours.wall <= limit * baseline(results).wall and ours.peak < PEAK_LIMIT


def report(results: Sequence[Result], limit: float) -> list[str]:
    """Return the table, and what it says about the limits."""
    ours, base = results[0], baseline(results)
    verdict = "kept" if kept(results, limit) else "NOT kept"
    return [
        f"{machine()}; medians of {len(ours.runs)} rounds",
        "",
        *table(results),
        "",
        f"jianbao takes {ours.wall / base.wall:.2f} of the wall time of {BASE}, "
        f"limit {limit:.2f}; peak {ours.peak:.0f} MiB, limit {PEAK_LIMIT:.0f}: {verdict}.",
    ]


def table(results: Sequence[Result]) -> list[str]:
    """Return the medians, and their ratios to Pandoc + Typst, as lines."""
    base = baseline(results)
    head = ("", "files", "wall s", "fastest", "slowest", "CPU s", "peak MiB", "wall ×", "peak ×")
    lines = ["{:20}{:>6}{:>9}{:>9}{:>9}{:>8}{:>10}{:>8}{:>8}".format(*head)]
    for result in results:
        walls = [run.wall for run in result.runs]
        lines.append(
            f"{result.contender.name:20}{len(result.contender.files):6}"
            f"{result.wall:9.3f}{min(walls):9.3f}{max(walls):9.3f}{result.cpu:8.3f}"
            f"{result.peak:10.1f}{result.wall / base.wall:8.2f}{result.peak / base.peak:8.2f}"
        )
    return lines


def as_data(results: Sequence[Result]) -> dict[str, object]:
    """Return everything that was measured."""
    base = baseline(results)
    contenders = [
        {
            "name": result.contender.name,
            "files": result.contender.files,
            "median": {"wall": result.wall, "cpu": result.cpu, "peak": result.peak},
            "ratio": {"wall": result.wall / base.wall, "peak": result.peak / base.peak},
            "runs": [asdict(run) for run in result.runs],
        }
        for result in results
    ]
    units = {"wall": "s", "cpu": "s", "peak": "MiB"}
    versions = {package: installed(package) for package in PACKAGES}
    return {"machine": machine(), "versions": versions, "units": units, "contenders": contenders}


def machine() -> str:
    """Return what the times depend on, without anything that names the machine."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, typst {installed('typst')}, "
        f"pypandoc_binary {installed('pypandoc_binary')}"
    )


def installed(package: str) -> str:
    """Return the version of an installed package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def show(words: str) -> None:
    """Tell a person who is looking how far it is."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with a sentence instead of a table."""
    raise SystemExit(f"compare.py: {sentence}")


if __name__ == "__main__":
    raise SystemExit(main())
