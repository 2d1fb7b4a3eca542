"""数据出处索引: a template may print where every figure stands, and on which pages."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from tests.conftest import PINGXIANG
from tests.helpers.libreoffice import LibreOffice, pdf_lines
from tests.helpers.verapdf import STANDARDS, VeraPDF, assert_kept
from tests.helpers.words import docx_paragraphs

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="module")
def indexed() -> Release:
    return build(PINGXIANG, BuildOptions(template="with-index"), Surroundings(CASES))


@pytest.fixture(scope="module")
def pdf(indexed: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "indexed.pdf"
    path.write_bytes(indexed.outputs[1].data)
    return path


def test_every_figure_is_in_the_index_with_its_pages(indexed: Release, pdf: Path) -> None:
    words = docx_paragraphs(indexed.outputs[0].data)
    index = words[words.index("数据出处索引") :]
    with pymupdf.open(pdf) as opened:
        texts = ["".join(page.get_text().split()) for page in opened]
    figures = read_briefing(PINGXIANG).briefing.figures
    for figure in figures.values():
        row = index.index(figure.written, index.index(figure.label.text))
        pages = index[row + 3].split("、")
        assert pages, figure.id
        assert all(figure.value.text in texts[int(page) - 1] for page in pages), figure.id


def test_the_paper_before_the_index_is_the_same(indexed: Release, pdf: Path, release: Release,
                                                outputs: dict[str, Path]) -> None:  # fmt: skip
    assert pdf_lines(pdf)[:8] == pdf_lines(outputs[".pdf"])


def test_word_has_the_same_lines_on_the_same_pages(
    indexed: Release, pdf: Path, office: LibreOffice
) -> None:
    second = office.pdf(indexed.outputs[0].data, "indexed", corrected=True)
    assert pdf_lines(second) == pdf_lines(pdf)


def test_it_is_fit_for_the_archive(pdf: Path, verapdf: VeraPDF) -> None:
    assert_kept(verapdf, pdf.read_bytes(), STANDARDS["3a"])
