"""Word and PDF agree: LibreOffice lays the Word file out, and its lines are the PDF's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.libreoffice import LibreOffice, pdf_glyphs, pdf_lines

CHART_LINES = [  # LibreOffice's flat format leaves charts out; the PDF's twin has their labels
    "826", "刑事第2", "民事第6", "278291296", "行政第2",
    "审查逮捕审查起诉", "公益诉讼第1", "批捕／起诉不批捕／不起诉",
]  # fmt: skip


@pytest.fixture(scope="module")
def second(office: LibreOffice, outputs: dict[str, Path]) -> dict[str, Path]:
    """What LibreOffice, with its import corrected, makes of both Word files."""
    words = {name: outputs[f"{name}.docx"].read_bytes() for name in ("", "-metrics")}
    made = office.pdfs({f"word{name}": blob for name, blob in words.items()}, corrected=True)
    return {name.removeprefix("word"): path for name, path in made.items()}


def test_same_lines_on_the_same_pages(outputs: dict[str, Path], second: dict[str, Path]) -> None:
    ours, theirs = pdf_lines(outputs[".pdf"]), pdf_lines(second[""])
    assert theirs == ours
    assert len(ours) == 8
    assert sum(map(len, ours)) == 163


def test_glyphs_stand_where_the_pdf_has_them(
    outputs: dict[str, Path], second: dict[str, Path]
) -> None:
    across, down = [], []
    for our_page, their_page in zip(
        pdf_glyphs(outputs[".pdf"]), pdf_glyphs(second[""]), strict=True
    ):
        for ours, theirs in zip(our_page, their_page, strict=True):
            for our, their in zip(ours, theirs, strict=True):
                across.append(abs(our.x - their.x))
                if our.character != "①":
                    down.append(abs(our.y - their.y))
    across.sort()
    assert across[int(len(across) * 0.95)] < 0.6
    assert across[-1] < 4
    assert max(down) < 0.5


def test_uncorrected_libreoffice_has_as_many_pages(
    office: LibreOffice, outputs: dict[str, Path]
) -> None:
    words = {"body": outputs[".docx"].read_bytes(), "sheet": outputs["-metrics.docx"].read_bytes()}
    made = office.pdfs(words)
    assert len(pdf_lines(made["body"])) == 8
    assert len(pdf_lines(made["sheet"])) == 1


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(
    outputs: dict[str, Path], second: dict[str, Path]
) -> None:
    for path in (outputs[".pdf"], second[""]):
        for number, page in enumerate(pdf_glyphs(path), 1):
            line = page[-1]
            assert "".join(glyph.character for glyph in line) == f"— {number} —"
            middle = 595 / 2
            assert (line[0].x > middle) is (number % 2 == 1), f"page {number} of {path.name}"


def test_sheet_has_the_same_lines_but_for_the_charts(
    outputs: dict[str, Path], second: dict[str, Path]
) -> None:
    ours, theirs = pdf_lines(outputs["-metrics.pdf"]), pdf_lines(second["-metrics"])
    assert len(ours) == len(theirs) == 1
    assert [line for line in ours[0] if line in theirs[0]] == theirs[0]
    assert [line for line in ours[0] if line not in theirs[0]] == CHART_LINES
