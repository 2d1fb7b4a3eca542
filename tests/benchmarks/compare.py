"""Time jianbao beside other ways to make the same files: CPU, wall and memory.

`python tests/benchmarks/compare.py`; README.md beside this file says what is measured, who is left
out where a program is missing, and how to read the table.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, Popen
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.papers import large_ledger, long_table, repeated  # noqa: E402

SAMPLE = ROOT / "briefings" / "pingxiang-2022"
FONTS = ROOT / "src" / "jianbao" / "fonts"
BASE, TYPST = "Pandoc + Typst", "Typst alone (PDFs)"
RIVALS = {
    BASE: ("pandoc_typst", ("typst",), ("pandoc",)),
    TYPST: ("typst_alone", ("typst",), ()),
    "WeasyPrint (PDFs)": ("weasyprint_pdf", ("weasyprint",), ()),
    "naive ReportLab + python-docx": ("naive", ("reportlab", "docx"), ()),
    "docxtpl + LibreOffice": ("docxtpl_office", ("docxtpl",), ("soffice",)),
}
"""Each with its module, the packages that it needs, and the programs."""

LONG = ("×10", "×100")
LIMITS = {"cold": 0.70, "×100": 0.9}  # of the CPU that Pandoc + Typst take


@dataclass(frozen=True)
class Contender:
    """One way to make the files of a case, as a command; OUT stands for the folder to make."""

    case: str
    name: str
    command: tuple[str, ...]
    count: int = 1  # papers that it makes: what is told is for one


@dataclass
class Cost:
    """The least that a contender took, in seconds and MiB. The peak is the largest process's."""

    cpu: float = float("inf")
    wall: float = float("inf")
    peak: float = float("inf")


def main() -> int:
    """Measure, print, and return 0 where the limits are kept."""
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="jianbao-benchmark-") as name:
        folder = Path(name)
        contenders = [each for each in all_contenders(folder) if each.case in options.cases]
        costs = measured(contenders, folder, options.rounds)
    rows = [(each, costs[each]) for each in contenders]
    if options.json:
        told = [{**asdict(each), "command": "", **asdict(cost)} for each, cost in rows]
        print(json.dumps({"machine": machine(), "rows": told}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(table(rows)))
    return 0 if all(kept(rows)) else 1


CASES = ("cold", *LONG, "batch", "check", "figures", "rows")


def read_options() -> argparse.Namespace:
    """Return the words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5, help="after a warm-up (default: 5)")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=CASES)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


def all_contenders(folder: Path) -> Iterator[Contender]:
    """Yield every case's contenders; the papers are made here, before anything is timed."""
    papers = {"cold": SAMPLE}
    for times in (10, 100):
        papers[f"×{times}"] = repeated(SAMPLE, folder / f"times{times}", times)
    for case, paper in papers.items():
        yield Contender(case, "jianbao", ours("build", str(paper), "--out", "OUT"))
        for name in present() if case == "cold" else [BASE, TYPST]:
            if name in present():
                yield Contender(case, name, rival(name, paper))
    batch = [shutil.copytree(SAMPLE, folder / "batch" / f"p{number:03}") for number in range(100)]
    yield Contender("batch", "jianbao", ours("build", *map(str, batch), "--out", "OUT"), 100)
    yield Contender("check", "jianbao", ours("check", str(SAMPLE)))
    if TYPST in present():
        yield Contender("check", TYPST, rival(TYPST, SAMPLE))
    yield Contender("figures", "jianbao", ours("check", str(large_ledger(folder / "l", 5000))))
    table_of_rows = str(long_table(folder / "t", 4000))
    yield Contender("rows", "jianbao", ours("build", table_of_rows, "--out", "OUT"))


def ours(*words: str) -> tuple[str, ...]:
    """Return a command of ours."""
    return (sys.executable, "-m", "jianbao", *words)


def rival(name: str, paper: Path) -> tuple[str, ...]:
    """Return a rival's command."""
    module = f"tests.benchmarks.rivals.{RIVALS[name][0]}"
    return (sys.executable, "-m", module, str(paper), str(FONTS), "OUT")


def present() -> list[str]:
    """Return the rivals whose packages and programs are there."""
    return [
        name
        for name, (_, packages, programs) in RIVALS.items()
        if all(map(find_spec, packages)) and all(map(shutil.which, programs))
    ]


def measured(contenders: Sequence[Contender], folder: Path, rounds: int) -> dict[Contender, Cost]:
    """Return what each took at least, the contenders in turn: A B C A B C …

    The first round is a warm-up: it compiles modules and fills the file cache.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    costs = {each: Cost() for each in contenders}
    for number in range(rounds + 1):
        for each in contenders:
            if sys.stderr.isatty():
                print(f"\r\033[K{number}/{rounds} {each.case} {each.name}", end="", file=sys.stderr)
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            cost = run_once([word.replace("OUT", str(out)) for word in each.command], environment)
            if number:
                least = costs[each]
                least.cpu, least.wall = min(least.cpu, cost.cpu), min(least.wall, cost.wall)
                least.peak = min(least.peak, cost.peak)
    return costs


def run_once(command: Sequence[str], environment: dict[str, str]) -> Cost:
    """Run a command and return what it cost, its children included."""
    begun = perf_counter()
    process = Popen(command, env=environment, cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"compare.py: exit code {process.returncode}: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def table(rows: Sequence[tuple[Contender, Cost]]) -> Iterator[str]:
    """Yield the figures as lines of Markdown, with the ratio to Pandoc + Typst of the same case."""
    yield f"{machine()}; the least of each"
    yield ""
    yield "| case | who | CPU ms | wall ms | peak MiB | CPU × |"
    yield "|---|---|--:|--:|--:|--:|"
    for each, cost in rows:
        base = base_of(rows, each.case)
        share = f"{cost.cpu / each.count / base:.2f}" if base else ""
        cpu, wall = (f"{1000 * value / each.count:,.0f}" for value in (cost.cpu, cost.wall))
        yield f"| {each.case} | {each.name} | {cpu} | {wall} | {cost.peak:.0f} | {share} |"


def base_of(rows: Sequence[tuple[Contender, Cost]], case: str) -> float:
    """Return what Pandoc + Typst took in a case; in a batch what they take for one paper, cold."""
    wanted = {"batch": "cold"}.get(case, case)
    found = (cost.cpu for each, cost in rows if each.case == wanted and each.name == BASE)
    return next(found, 0.0)


def kept(rows: Sequence[tuple[Contender, Cost]]) -> Iterator[bool]:
    """Yield whether each limit is kept."""
    for each, cost in rows:
        base = base_of(rows, each.case)
        if each.name == "jianbao" and each.case in LIMITS and base:
            yield cost.cpu <= LIMITS[each.case] * base


def machine() -> str:
    """Return what the times depend on, without anything that names the machine."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, typst {installed('typst')}"
    )


def installed(package: str) -> str:
    """Return the version of an installed package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


if __name__ == "__main__":
    raise SystemExit(main())
