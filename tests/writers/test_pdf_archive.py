"""Every PDF is PDF/A, and PDF/UA-1 where its kind allows: veraPDF itself says so."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from jianbao.cli import main
from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Heading, PageBreak, Paragraph
from jianbao.document.inlines import LineEnd, NoteMark, Words
from jianbao.document.paged import Cell, Grid, PagedText, Row, Ruling
from jianbao.writers.pdf.conformance import ARCHIVES
from jianbao.writers.pdf.writing import write_pdf
from tests.compose.test_metrics_sheet import multiply_ledger
from tests.conftest import PINGXIANG, ROOT, build_pdfs
from tests.helpers.laid import Part, paper, placed_of
from tests.helpers.pdf_faults import (
    FAULTS,
    elements,
    is_element,
    with_a_cell_less,
    without_alternative,
    without_scope,
)
from tests.helpers.verapdf import STANDARDS, VeraPDF, assert_kept, require_verapdf

SAMPLES = sorted(path.parent for path in ROOT.glob("briefings/*/briefing.yaml"))


# ---- what is written conforms


@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_every_pdf_of_every_sample_conforms(verapdf: VeraPDF, folder: Path, archive: str) -> None:
    written = build_pdfs(folder, archive)
    assert written
    for pdf in written.values():
        assert_kept(verapdf, pdf, STANDARDS[archive])


@pytest.mark.parametrize("times", [2, 3])
def test_a_sheet_in_two_columns_with_annex_conforms(
    verapdf: VeraPDF, briefing_copy: Path, times: int
) -> None:
    multiply_ledger(briefing_copy, times)
    (pdf,) = build_pdfs(briefing_copy, template="metrics-sheet").values()
    assert_kept(verapdf, pdf, STANDARDS["3a"])


def cell(text: str, header: bool = False) -> Cell:
    return Cell((PagedText("body", (Words(text),) if text else ()),), header=header)


def difficult_blocks() -> Iterator[Part]:
    """Yield what the samples lack: notes in headings, many notes, a table over pages."""
    yield Heading("title", 0, (Words("深入践行"), LineEnd(), Words("一流标准")))
    yield Heading("heading1", 1, (Words("一、坚持"), NoteMark(0)))
    yield Paragraph("body", (Words("检察工作" * 200), NoteMark(1), Words("人"), NoteMark(2)))
    yield Paragraph("body", ())
    head = Row((cell("指标", True), cell("数值", True)), 28.0, header=True)
    rows = (Row((cell(f"李喆{n}", True), cell("" if n % 2 else "12人")), 28.0) for n in range(60))
    yield Grid("figures", "两页的表", (200.0, 200.0), (head, *rows), Ruling(1.0, 1.0, 0.5, 0.5))
    yield PageBreak()
    yield Heading("heading1", 1, (Words("二、检察"),))


def difficult_pdf(archive: str = "3a") -> bytes:
    theme = read_template("overview", (ROOT / "templates",)).theme
    notes = ((Words("注一" * 40),), (Words("注二"),), (Words("注三"),))
    document = paper(difficult_blocks(), notes)
    return write_pdf(placed_of(document, theme), (), archive)


@pytest.mark.parametrize("archive", ARCHIVES)
def test_what_the_samples_lack_conforms(verapdf: VeraPDF, archive: str) -> None:
    assert_kept(verapdf, difficult_pdf(archive), STANDARDS[archive])


# ---- planted faults are found


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda spoil: spoil.__name__)
def test_a_planted_fault_is_found(
    verapdf: VeraPDF, overview: bytes, sheet: bytes, spoil: Callable[[pikepdf.Pdf], None]
) -> None:
    standard, clause = FAULTS[spoil]
    tables = spoil in (without_alternative, without_scope, with_a_cell_less)
    with pikepdf.open(io.BytesIO(sheet if tables else overview)) as pdf:
        spoil(pdf)
        spoilt = io.BytesIO()
        pdf.save(spoilt)
    assert clause in verapdf.check(spoilt.getvalue(), standard).clauses


def test_saving_alone_spoils_nothing(verapdf: VeraPDF, overview: bytes) -> None:
    with pikepdf.open(io.BytesIO(overview)) as pdf:
        saved = io.BytesIO()
        pdf.save(saved)
    assert_kept(verapdf, saved.getvalue(), STANDARDS["3a"])


@pytest.mark.parametrize(("ci", "outcome"), [("1", pytest.fail), ("", pytest.skip)])
def test_missing_verapdf_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome.Exception, match="libjaxb-java"):
        require_verapdf(jars=tmp_path)


# ---- the structure says what the page means


def outline(element: pikepdf.Object) -> list[object]:
    """Return an element's tag and those below it, marked content left out."""
    below = element.get("/K", [])
    return [str(element.S)[1:], *(outline(kid) for kid in below if is_element(kid))]


def read_outline(pdf: bytes) -> list[object]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return outline(opened.Root.StructTreeRoot.K)


def test_overview_is_headings_paragraphs_and_a_note(overview: bytes) -> None:
    p, h2 = ["P"], ["H2"]
    marked = ["P", ["Reference"]]
    assert read_outline(overview) == [
        "Document", ["H1"], p, p, p, h2, p, h2, p,
        h2, marked, ["Note", ["Lbl"]], h2, p, p, p, p,
    ]  # fmt: skip


def test_sheet_is_tables_and_figures(sheet: bytes) -> None:
    title, period, *tables, left, right, note, sources = read_outline(sheet)[1:]
    assert (title, period, note, sources) == (["H1"], ["P"], ["P"], ["P"])
    assert left == right == ["Div", ["P"], ["P"], ["Figure"]]
    tiles, figures = tables[0], tables[-1]
    assert tiles[1] == ["TR", *[["TH", ["P"]]] * (len(tiles[1]) - 1)]
    assert {part[0] for row in tiles[2:] for part in row[1:]} == {"TD"}
    head, *rows = figures[1:]
    assert head == ["TR", *[["TH", ["P"]]] * 4]
    assert ["TR", ["TH", ["P"]], *[["TD", ["P"]]] * 3] in rows
    group = ["TR", ["TH", ["P"]]]
    assert rows.count(group) == 5
    for row in rows:
        assert row == group or [cell[0] for cell in row[1:]] == ["TH", "TD", "TD", "TD"]


def test_figure_says_every_number_and_where_it_stands(sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        height = float(pdf.pages[0].MediaBox[3])
        for figure in elements(pdf, "Figure"):
            left, bottom, right, top = (float(edge) for edge in figure.A[0].BBox)
            assert 40 < left < right < 555
            assert 40 < bottom < top < height - 400
            assert right - left > 150
            assert top - bottom > 60
        texts = [str(figure.Alt) for figure in elements(pdf, "Figure")]
    assert "刑事第2" in texts[0]
    assert "审查逮捕291人" in texts[1]


def test_a_repeated_header_row_is_read_once() -> None:
    assert str(read_outline(difficult_pdf())).count("'TH'") == 2 + 60


def test_notes_stand_behind_what_marks_them() -> None:
    tags = [part[0] for part in read_outline(difficult_pdf())[1:]]
    assert tags == ["H1", "H2", "Note", "P", "Note", "Note", "P", "Table", "H2"]


def owned_content(element: pikepdf.Object) -> Iterator[tuple[int, int, pikepdf.Object]]:
    """Yield page, number and element of what is drawn, from the tree."""
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield element.Pg.StructParents, kid, element
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.StructParents, int(kid.MCID), element
        else:
            yield from owned_content(kid)


def drawn_content(pdf: pikepdf.Pdf) -> Iterator[tuple[int, int, str]]:
    """Yield page, number and tag of what is drawn, from the pages."""
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page, "BDC"):
            if str(operator) == "BDC" and str(operands[0]) != "/Artifact":
                yield page.StructParents, int(operands[1].MCID), str(operands[0])


def test_tree_pages_and_index_tell_the_same(overview: bytes, sheet: bytes) -> None:
    for pdf in (overview, sheet, difficult_pdf()):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            root = opened.Root.StructTreeRoot
            owners = {(page, number): owner for page, number, owner in owned_content(root.K)}
            numbers = list(root.ParentTree.Nums)
            for page, index in zip(numbers[::2], numbers[1::2], strict=True):
                for number, owner in enumerate(index):
                    assert owners[int(page), number].objgen == owner.objgen
            drawn = sorted(drawn_content(opened))
            assert drawn == sorted((*place, str(owner.S)) for place, owner in owners.items())


# ---- the rest of the file


def test_part_one_is_pdf_1_4() -> None:
    for pdf in build_pdfs(PINGXIANG, "1b").values():
        assert pdf.startswith(b"%PDF-1.4")
        assert b"/ObjStm" not in pdf


def test_every_kind_has_the_same_pages() -> None:
    kinds = []
    for archive in ARCHIVES:
        pages = {}
        for name, pdf in build_pdfs(PINGXIANG, archive).items():
            with pymupdf.open(stream=pdf) as opened:
                pages[name] = [page.get_text("words") for page in opened]
        kinds.append(pages)
    assert [len(pages) for pages in kinds[0].values()] == [8, 1]
    assert len(kinds) == 4
    assert all(pages == kinds[0] for pages in kinds[1:])


def test_the_command_line_and_the_manifest_say_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for archive, conforms in (("3a", ["PDF/A-3a", "PDF/UA-1"]), ("1b", ["PDF/A-1b"])):
        assert main(["build", str(PINGXIANG), "--out", str(tmp_path), "--pdf-a", archive]) == 0
        manifest = json.loads((tmp_path / "pingxiang-2022/manifest.json").read_bytes())
        said = {file["name"].split(".")[-1]: file.get("conforms", []) for file in manifest["files"]}
        assert said == {"docx": [], "pdf": conforms}
    with pytest.raises(SystemExit):
        main(["build", "--pdf-a", "4"])
    assert "3a" in capsys.readouterr().err
