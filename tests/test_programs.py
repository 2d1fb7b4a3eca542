"""A program that is not there: the tests that need it are skipped with a reason, and fail in CI."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.helpers.hidden import NEEDED_BY, hidden
from tests.helpers.programs import ADMINISTRATOR, packages

PLAINLY = ["-q", "-rs", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:xdist"]
FOLDERS = [*os.environ["PATH"].split(":"), *ADMINISTRATOR.split(":")]


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of links to every program of this machine; the first in the search path wins."""
    folder = tmp_path_factory.mktemp("links")
    found = {
        program.name: program
        for place in filter(os.path.isdir, reversed(FOLDERS))
        for program in Path(place).iterdir()
    }
    for name, program in found.items():
        (folder / name).symlink_to(program)
    return folder


def run_those_tests(links: Path, *words: str, ci: str = "") -> tuple[int, str]:
    """Run the tests that need the programs, which are the links: exit code and output."""
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *PLAINLY, *words]
        + [f"tests/{test}" for test in NEEDED_BY.values()],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": str(links), "CI": ci, "JAVA_HOME": "", "COLUMNS": "500"},
    )  # fmt: skip
    return ended.returncode, ended.stdout


def test_a_missing_program_is_a_skip_with_its_reason(links: Path) -> None:
    """Each is missing alone."""
    code, output = run_those_tests(links, "-p", "tests.helpers.hidden")
    assert code == 0, output
    assert re.search(rf"^{len(NEEDED_BY)} skipped in", output, re.M), output
    for program in NEEDED_BY:
        told = rf"^SKIPPED .*{program}.* is missing; install it: .*install"
        assert re.search(told, output, re.M), (program, output)


def test_under_ci_every_missing_program_is_a_failure(links: Path) -> None:
    with hidden(set(NEEDED_BY), links):
        code, output = run_those_tests(links, ci="true")
    assert code == 1, output
    assert not re.search(r"\d+ (passed|skipped)", output), output
    for program in NEEDED_BY:
        # A machine without any CUPS says so of its server, which the test asks for first.
        name = "(lp|cupsd)" if program == "lp" else program
        assert re.search(rf"{name}.* is missing; install it: ", output), program


def test_the_set_up_installs_every_program() -> None:
    assert {*NEEDED_BY, "npm"} <= set(packages())
