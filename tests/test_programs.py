"""A program that is not there: the tests that need it are skipped with a reason, and fail in CI."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.helpers.programs import ADMINISTRATOR, packages

NEEDED_BY = {
    "gpg": "library/test_archive_package.py::test_signing_with_gpg",
    "openssl": "library/test_archive_package.py::test_signing_with_openssl",
    "soffice": "writers/test_docx.py::test_libreoffice_makes_the_pages",
    "java": "writers/test_pdf_archive.py::test_saving_alone_spoils_nothing",
    "node": "writers/test_valid_word.py::test_open_xml_sdk_sees_planted_faults[lost-part]",
    "lp": "library/test_print_spool.py::test_cups_gets_the_very_file",
    "pdftoppm": "cli/test_proof.py::test_a_picture_that_cannot_be_written_is_told",
}
"""A test for each program that the product can do without. npm only brings what node runs."""
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


def run_without(hidden: set[str], links: Path, ci: str = "") -> tuple[int, str]:
    """Run the tests that need the programs where they are not to be found: exit code and output."""
    held = {
        links / name: (links / name).readlink() for name in hidden if (links / name).is_symlink()
    }
    for link in held:
        link.unlink()
    tests = [f"tests/{NEEDED_BY[program]}" for program in NEEDED_BY if program in hidden]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *PLAINLY, *tests],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "PATH": str(links), "CI": ci, "JAVA_HOME": "", "COLUMNS": "500"},
        )  # fmt: skip
    finally:
        for link, program in held.items():
            link.symlink_to(program)
    return ended.returncode, ended.stdout


@pytest.mark.parametrize("program", NEEDED_BY)
def test_a_missing_program_is_a_skip_with_its_reason(program: str, links: Path) -> None:
    code, output = run_without({program}, links)
    assert code == 0, output
    assert re.search(r"^\d+ skipped in", output, re.M), output
    assert re.search(rf"^SKIPPED .*{program}.* is missing; install it: .*install", output, re.M)


def test_under_ci_every_missing_program_is_a_failure(links: Path) -> None:
    code, output = run_without(set(NEEDED_BY), links, ci="true")
    assert code == 1, output
    assert not re.search(r"\d+ (passed|skipped)", output), output
    for program in NEEDED_BY:
        # A machine without any CUPS says so of its server, which the test asks for first.
        name = "(lp|cupsd)" if program == "lp" else program
        assert re.search(rf"{name}.* is missing; install it: ", output), program


def test_the_set_up_installs_every_program() -> None:
    assert {*NEEDED_BY, "npm"} <= set(packages())
