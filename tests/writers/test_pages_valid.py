"""What small documents of all page kinds are made of: valid Word, and PDF/A with PDF/UA."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.proof.readback import read_back
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.helpers.pages import placed_of
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import STANDARDS, VeraPDF, assert_kept
from tests.typeset import (
    test_pages_apart,
    test_pages_fill,
    test_pages_masters,
    test_pages_text,
    test_pages_turned,
)

ROOMS = (test_pages_text, test_pages_fill, test_pages_masters, test_pages_apart, test_pages_turned)
PLACED = {
    f"{room.__name__.rpartition('_')[2]}-{name}": placed_of(*paper)
    for room in ROOMS
    for name, paper in room.PAPERS.items()
}


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("word files")
    files = []
    for name, one in PLACED.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(write_docx(one))
    return files


def test_word_files_are_valid(words: list[Path]) -> None:
    for errors in (audit_errors(words), sdk_errors(words)):
        assert {name: found for name, found in errors.items() if found} == {}


@pytest.mark.parametrize("name", PLACED)
def test_pdfs_keep_their_standards(verapdf: VeraPDF, name: str) -> None:
    pdf = write_pdf(PLACED[name])
    assert_kept(verapdf, pdf, STANDARDS["3a"])


@pytest.mark.parametrize("name", PLACED)
def test_files_say_what_the_blocks_say(name: str) -> None:
    one = PLACED[name]
    for form, data in (("docx", write_docx(one)), ("pdf", write_pdf(one))):
        assert read_back(f"{name}.{form}", form, data, one).findings == ()


def test_the_same_document_gives_the_same_bytes() -> None:
    one = PLACED["masters-restarted"]
    assert (write_docx(one), write_pdf(one)) == (write_docx(one), write_pdf(one))
