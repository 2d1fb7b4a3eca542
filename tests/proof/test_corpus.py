"""Over a thousand generated lines that try to break the agreement of Word and PDF.

LibreOffice, its import corrected, is the second engine. Where it breaks lines by a rule of its own,
the rule has a name in tests/helpers/quirks.py and is counted apart: every line that none touches
must be the same, and nearly all lines once the quirks are modelled. What paginates (notes, tables,
headings at page ends) is made of text without quirks and must be the same page by page.
"""

from __future__ import annotations

import pytest

from jianbao.document.placed import Placed
from jianbao.proof.readback import read_back
from jianbao.proof.second.comparison import compare
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.helpers.agreement import Agreement, agreement, pages_of, set_in
from tests.helpers.corpus import DENSE, PLAIN, corpus, corpus_theme, sample
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.quirks import QUIRKS

LEAST_LINES = 1000
LEAST_MODELLED = 0.98
STALE_MARKS = 1  # of all pages with footnotes
STRAY_PAGES = 1  # of some twenty-five
FARTHEST_ACROSS = 0.9  # points: white around marks of notes is not shared out alike
FARTHEST_DOWN = 1.6  # points: the rules of a table, and of a page's last row, are not counted alike


@pytest.fixture(scope="module")
def papers() -> dict[str, Placed]:
    theme = corpus_theme()
    return {name: set_in(document, theme) for name, document in corpus().items()}


@pytest.fixture(scope="module")
def words(papers: dict[str, Placed]) -> dict[str, bytes]:
    return {name: write_docx(placed) for name, placed in papers.items()}


@pytest.fixture(scope="module")
def second(office: LibreOffice, words: dict[str, bytes]) -> dict[str, bytes]:
    """What LibreOffice, its import corrected, makes of the Word files."""
    made = office.pdfs(words, corrected=True)
    return {name: path.read_bytes() for name, path in made.items()}


@pytest.fixture(scope="module")
def agreements(second: dict[str, bytes]) -> list[Agreement]:
    theme = corpus_theme()
    found = [agreement(name, sample(name), theme, second[name]) for name in DENSE]
    print(*found, sep="\n")  # shown by pytest -s, and where a test fails
    return found


def test_the_corpus_is_always_the_same(papers: dict[str, Placed]) -> None:
    assert corpus() == corpus()
    assert sum(len(page) for placed in papers.values() for page in placed.lines) > 2 * LEAST_LINES


def test_there_is_enough_that_tries_to_break_it(agreements: list[Agreement]) -> None:
    assert sum(found.lines for found in agreements) > LEAST_LINES
    touched = {name: sum(found.touched_by[name] for found in agreements) for name in QUIRKS}
    assert all(touched.values()), touched


def test_lines_that_no_quirk_touches_are_all_equal(agreements: list[Agreement]) -> None:
    for found in agreements:
        assert found.untouched_equal == found.untouched, found.first
    assert sum(found.untouched for found in agreements) > 0.75 * LEAST_LINES


def test_nearly_all_lines_are_equal_with_the_quirks_modelled(agreements: list[Agreement]) -> None:
    equal = sum(found.modelled_equal for found in agreements)
    assert equal >= LEAST_MODELLED * sum(found.modelled for found in agreements)


@pytest.mark.parametrize("name", PLAIN)
def test_pages_are_the_same_line_for_line(
    name: str, papers: dict[str, Placed], second: dict[str, bytes]
) -> None:
    """LibreOffice may leave a mark the number that it had on the page where it was tried first."""
    ours = write_pdf(papers[name])
    labels = read_back(name, "pdf", ours, papers[name]).labels
    found = compare(name, ours, second[name], labels)
    print(name, found)
    if not found.equal:
        assert pages_of(ours, unmarked=True) == pages_of(second[name], unmarked=True)
    assert found.pages_equal >= found.pages - STALE_MARKS, found.first_difference
    assert found.across.p95 < FARTHEST_ACROSS
    assert found.down.max < FARTHEST_DOWN


def test_uncorrected_libreoffice_has_about_as_many_pages(
    office: LibreOffice, words: dict[str, bytes], papers: dict[str, Placed]
) -> None:
    """It breaks two lines of three elsewhere; over twenty pages that may add up to one page."""
    made = {name: len(pages_of(path.read_bytes())) for name, path in office.pdfs(words).items()}
    off = {name: pages - len(papers[name].pages) for name, pages in made.items()}
    print(off)
    assert max(map(abs, off.values())) <= STRAY_PAGES
    assert off["footnotes"] == off["tables"] == 0
