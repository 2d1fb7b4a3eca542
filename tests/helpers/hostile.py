"""Runs hostile cases one after the other in a process with bounds, and says what came of each.

    python -m tests.helpers.hostile FIRST STEP    every STEPth case from FIRST, as JSON
    python -m tests.helpers.hostile write         all of them, into tests/cases/bad/hostile.tsv

The process may take 512 MiB of memory of its own, and no case more than 5 s of the processor.
"""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

import jianbao.cli as cli
from jianbao.cli import main as run_command
from jianbao.messages.findings import Finding
from tests.cases.bad.hostile import Hostile, cases, good
from tests.conftest import ROOT
from tests.helpers.canaries import Canaries

TABLE = ROOT / "tests/cases/bad/hostile.tsv"
MOST_MEMORY = 512 * 1024 * 1024  # bytes
LONGEST = 5  # seconds
SHOWN = 2000  # characters of output that are kept
CANARIES = Canaries()
Outcome = dict[str, Any]
problems: Any = import_module("jianbao.cli.problems")  # `cli` has a phrase of that name


class TooLongError(BaseException):
    """A case takes longer than it may."""


def outcome(case: Hostile, place: Path) -> Outcome:
    """Return exit code, codes of findings, time and what was printed of one case."""
    desk = place / "desk"
    good(desk, ROOT / "templates")
    case.spoil(desk)
    os.chdir(desk)
    codes: list[str] = []
    printed, told = io.StringIO(), io.StringIO()
    report = problems.report

    def noted(finding: Finding, language: str) -> str:
        codes.append(finding.code)
        return report(finding, language)

    problems.report = cli.report = noted  # type: ignore[attr-defined]
    began, code, trace = time.process_time(), -1, ""
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        with redirect_stdout(printed), redirect_stderr(told):
            code = run_command(list(case.words))
    except SystemExit as error:
        code = int(error.code or 0)
    except (Exception, TooLongError) as error:
        trace = f"{type(error).__name__}: {error}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        problems.report = cli.report = report  # type: ignore[attr-defined]
        os.chdir(ROOT)
    touched = [path.name for path in place.iterdir() if path.name != "desk"]
    touched += CANARIES.touched()
    shutil.rmtree(desk)
    return {
        "exit": code, "codes": sorted(set(codes)), "seconds": time.process_time() - began,
        "trace": trace, "touched": touched, "told": (printed.getvalue() + told.getvalue())[:SHOWN],
    }  # fmt: skip


def outcomes(first: int, step: int) -> dict[str, Outcome]:
    """Return what came of every `step`th case from `first`."""

    def too_long(*_: object) -> None:
        raise TooLongError(f"{LONGEST} s")

    chosen = list(cases())[first::step]
    CANARIES.watch()
    signal.signal(signal.SIGPROF, too_long)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    os.environ.update(LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8")
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    with tempfile.TemporaryDirectory() as place:
        return {case.name: outcome(case, Path(place)) for case in chosen}


def expected() -> dict[str, tuple[int, list[str]]]:
    """Return what must come of each case, by its name."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {name: (int(code), codes.split()) for name, code, codes in rows}


def main() -> None:
    """Print outcomes as JSON, or write the table of what is expected."""
    if sys.argv[1] != "write":
        print(json.dumps(outcomes(int(sys.argv[1]), int(sys.argv[2]))))
        return
    words = [sys.executable, "-m", __spec__.name, "0", "1"]
    came = json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)
    lines = [f"{name}\t{each['exit']}\t{' '.join(each['codes'])}\n" for name, each in came.items()]
    TABLE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
