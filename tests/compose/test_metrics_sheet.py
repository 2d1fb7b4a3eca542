"""The metrics sheet: one page in both formats, every figure on it, or a refusal that says why."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.yaml.dates import Period, Point
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.libreoffice import LibreOffice, pdf_glyphs, pdf_lines
from tests.helpers.words import docx_paragraphs

SMALLEST_TYPE = 9.0


def build_sheet(folder: Path) -> Release:
    return build(folder, BuildOptions(template="metrics-sheet"), Surroundings(ROOT))


def about_the_sheet(release: Release) -> list[Finding]:
    """Return the findings without those of the audit."""
    return [finding for finding in release.findings if not finding.room.startswith("audit.")]


def multiply_ledger(folder: Path, times: int) -> None:
    """Write the ledger `times` times over, each copy with ids and labels of its own."""
    path = folder / "figures.yaml"
    ledger = path.read_text("utf-8")
    copies = []
    for number in range(2, times + 1):
        copy = re.sub(r"^([^\s#][^:\n]*):", rf"\g<1>_{number}:", ledger, flags=re.MULTILINE)
        copy = re.sub(r"^  label: (.*)$", rf"  label: \g<1>{number}", copy, flags=re.MULTILINE)
        copies.append(copy.replace("sheet: headline", "sheet: yes"))
    path.write_text("\n".join([ledger, *copies]), "utf-8")


def test_every_figure_of_the_sheet_is_there_with_value_unit_and_what_is_its_own(
    release: Release,
) -> None:
    word = docx_paragraphs(release.outputs[2].data)
    figures = read_briefing(PINGXIANG).briefing.figures.values()
    shown = [figure for figure in figures if figure.sheet != "no"]
    assert len(shown) > 25
    for figure in shown:
        row = [n for n, text in enumerate(word) if text == figure.label.text][-1]
        assert word[row + 1] == figure.written, figure.id
        note = word[row + 2]
        assert figure.scope in note
        assert ("2021年" in note) == (
            figure.period == Period(Point(2021), Point(2021)) or bool(figure.change)
        )
        assert ("时段未注明" in note) is not figure.period_stated
        assert re.fullmatch("第.部分|.（.）", word[row + 3])
    assert sum("2022年1月1日至5月31日" in text for text in word) == 2  # said once, and in the note


def test_pdf_and_word_state_the_same_cells(release: Release, outputs: dict[str, Path]) -> None:
    cells = sorted("".join(docx_paragraphs(release.outputs[2].data)).replace("\u3000", ""))
    drawn = [line for page in pdf_lines(outputs["-metrics.pdf"]) for line in page]
    characters = "".join(drawn).replace("\u3000", "")
    labels = "刑事民事行政公益诉讼第2第6第2第1审查逮捕审查起诉278291826296批捕／起诉不批捕／不起诉"
    assert sorted(characters) == sorted(cells + list(labels))


def test_smallest_type_is_nine_points(outputs: dict[str, Path]) -> None:
    page = pdf_glyphs(outputs["-metrics.pdf"])[0]
    assert min(glyph.size for line in page for glyph in line) == pytest.approx(SMALLEST_TYPE)


def test_charts_are_native_and_their_workbooks_hold_the_ledgers_numbers(release: Release) -> None:
    with zipfile.ZipFile(io.BytesIO(release.outputs[2].data)) as package:
        names = package.namelist()
        charts = [name for name in names if re.fullmatch(r"word/charts/chart\d\.xml", name)]
        books = sorted(name for name in names if name.endswith(".xlsx"))
        sheets = [
            list(openpyxl.load_workbook(io.BytesIO(package.read(name))).active.values)
            for name in books
        ]
    assert len(charts) == len(books) == 2
    assert [row[1:] for row in sheets[0][1:]] == [(2,), (6,), (2,), (1,)]
    assert sheets[1] == [
        (None, "批捕／起诉", "不批捕／不起诉"),
        ("审查逮捕", 278, 291),
        ("审查起诉", 826, 296),
    ]


def test_what_has_no_room_goes_to_an_annex_from_the_ledgers_end(
    briefing_copy: Path, office: LibreOffice
) -> None:
    multiply_ledger(briefing_copy, 2)
    release = build_sheet(briefing_copy)
    (annex,) = [each for each in about_the_sheet(release) if each.code == "sheet-annex"]
    moved = dict(annex.values)["names"].split("、")
    word, pdf = release.outputs
    assert word.pages == pdf.pages == 2
    assert len(moved) >= 4
    assert "sheet-rung" in {finding.code for finding in about_the_sheet(release)}
    texts = docx_paragraphs(word.data)
    start = texts.index("主要指标一览表（附页）")
    assert all(name in texts[start:] and name not in texts[:start] for name in moved)
    figures = read_briefing(briefing_copy).briefing.figures.values()
    listed = [figure for figure in figures if figure.sheet == "yes"]
    assert moved == [figure.label.text for figure in listed][-len(moved) :]
    assert len(pdf_lines(office.pdf(word.data, "annex"))) == 2


def test_ten_times_the_ledger_is_refused_by_name(briefing_copy: Path) -> None:
    multiply_ledger(briefing_copy, 10)
    with pytest.raises(InputError) as error:
        build_sheet(briefing_copy)
    (finding,) = error.value.findings
    assert finding.code == "sheet-too-full"
    values = dict(finding.values)
    assert values["size"] == "9"
    assert int(values["count"]) > 100  # a message says the first and the last of so many
    assert "年轻科级干部占比10" in values["names"]
    assert "核心指标全省排名、" not in values["names"]
    assert "9-pt type" in finding.text("en")
