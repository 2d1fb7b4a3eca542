"""A plugin of pytest: each test of NEEDED_BY runs where its program is not to be found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

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


@contextmanager
def hidden(programs: set[str], links: Path) -> Iterator[None]:
    """While it is open, a folder of links to all programs is without some of them."""
    held = {
        links / name: (links / name).readlink() for name in programs if (links / name).is_symlink()
    }
    for link in held:
        link.unlink()
    try:
        yield
    finally:
        for link, program in held.items():
            link.symlink_to(program)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Hide the program that a test needs, from before its fixtures are made. PATH is the links."""
    needing = {f"tests/{test}": program for program, test in NEEDED_BY.items()}
    with hidden({needing[item.nodeid]}, Path(os.environ["PATH"])):
        return (yield)
