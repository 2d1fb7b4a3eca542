"""Every file is read back: a planted fault of any kind is found, named, and stops the build."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Composed, Paragraph, Properties
from jianbao.document.inlines import NoteMark, Words
from jianbao.document.paged import Grid
from jianbao.document.placed import Placed
from jianbao.fonts.faces import Faces
from jianbao.library.papers import paper_of
from jianbao.library.release.release import Release
from jianbao.messages.findings import Finding, Level
from jianbao.proof.placed_order import placed_drift
from jianbao.proof.readback import read_back
from jianbao.readers.pdf.fonts import read_to_unicode
from jianbao.readers.word.chart import shown
from jianbao.typeset.typesetting import typeset
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from jianbao.writers.zips import zipped
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.agreement import set_in
from tests.helpers.content_faults import PDF_FAULTS
from tests.helpers.corpus import SAMPLES, corpus_theme, sample

MADE_AT = datetime(2022, 7, 4, tzinfo=UTC)
Damage = Callable[[str], str]


@pytest.fixture(scope="module")
def papers() -> dict[str, Placed]:
    """The real briefing and its sheet, typeset."""
    briefing = read_briefing(PINGXIANG).briefing
    templates = {"text": "overview", "sheet": "metrics-sheet"}
    return {
        name: paper_of(briefing, read_template(template, (ROOT / "templates",)), MADE_AT).placed
        for name, template in templates.items()
    }


@pytest.fixture(scope="module")
def files(papers: dict[str, Placed]) -> dict[str, bytes]:
    return {
        "text.docx": write_docx(papers["text"]),
        "sheet.docx": write_docx(papers["sheet"]),
        "text.pdf": write_pdf(papers["text"]),
        "sheet.pdf": write_pdf(papers["sheet"]),
    }


def read(papers: dict[str, Placed], file: str, data: bytes) -> tuple[Finding, ...]:
    name, _, form = file.partition(".")
    return read_back(file, form, data, papers[name]).findings


# ---- nothing is found where nothing is wrong


def test_the_real_briefing_says_what_was_composed(
    papers: dict[str, Placed], files: dict[str, bytes]
) -> None:
    assert [read(papers, file, data) for file, data in files.items()] == [(), (), (), ()]


@pytest.mark.parametrize("name", SAMPLES)
def test_so_does_the_corpus(name: str) -> None:
    theme = corpus_theme()
    placed = set_in(sample(name), theme)
    assert read_back(name, "docx", write_docx(placed), placed).findings == ()
    assert read_back(name, "pdf", write_pdf(placed), placed).findings == ()


def test_the_manifest_says_so(release: Release) -> None:
    files = {file["name"]: file["proof"] for file in json.loads(release.manifest())["files"]}
    assert all(proof["equal"] for proof in files.values())
    text, sheet = files["pingxiang-2022.docx"], files["pingxiang-2022-metrics.docx"]
    assert text["words"] > 4000
    assert (text["headings"], text["notes"], text["cells"]) == (5, 1, 0)
    assert sheet["cells"] > 150
    assert min(text["figures"], sheet["figures"]) > 40


# ---- faults in the Word file


def replaced(before: str, after: str) -> Damage:
    """Return a change of one place that must be there."""

    def damage(xml: str) -> str:
        assert before in xml, before
        return xml.replace(before, after, 1)

    return damage


def swapped(first: str, second: str) -> Damage:
    """Return an exchange of two texts."""

    def damage(xml: str) -> str:
        assert xml.count(first) == xml.count(second) == 1
        return xml.replace(first, "\0").replace(second, first).replace("\0", second)

    return damage


def mark_moved(xml: str) -> str:
    """Return the document with its footnote's mark two runs further on."""
    runs = re.findall(r"<w:r>.*?</w:r>", xml, re.DOTALL)
    at = next(number for number, run in enumerate(runs) if "footnoteReference" in run)
    marked = "".join(runs[at : at + 2])
    assert marked in xml
    return xml.replace(marked, runs[at + 1] + runs[at])


def paragraph_dropped(xml: str) -> str:
    return re.sub(r"<w:p>(?:(?!</w:p>).)*找准目标定位.*?</w:p>", "", xml, count=1, flags=re.DOTALL)


def cell_emptied(xml: str) -> str:
    cells = [cell for cell in re.findall(r"<w:tc>.*?</w:tc>", xml, re.DOTALL) if "40.0" in cell]
    return xml.replace(cells[0], re.sub(r"<w:t [^>]*>[^<]*</w:t>", "", cells[0]))


def row_dropped(xml: str) -> str:
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL)
    return xml.replace(rows[-2], "", 1)


def behind(pattern: str, added: str) -> Damage:
    """Return a change behind the first match."""
    return lambda xml: re.sub(f"({pattern})", rf"\g<1>{added}", xml, count=1, flags=re.DOTALL)


def format_changed(xml: str) -> str:
    """Return a chart whose labels read 3 for 第3."""
    return re.sub(r"""formatCode=(["'])[^>]*第[^>]*?\1""", 'formatCode="0"', xml)


DOCUMENT = "word/document.xml"
CHART = "word/charts/chart1.xml"
WORD_FAULTS: dict[str, tuple[str, str, Damage]] = {
    "a word dropped": ("text.docx", DOCUMENT, replaced("坐标系，", "，")),
    "a figure changed": ("text.docx", DOCUMENT, replaced("40.0%", "41.0%")),
    "a nought dropped": ("text.docx", DOCUMENT, replaced("40.0%", "40%")),
    "two words swapped": ("text.docx", DOCUMENT, swapped("找准目标定位。", "做实业务分析。")),
    "a paragraph dropped": ("text.docx", DOCUMENT, paragraph_dropped),
    "a note moved": ("text.docx", DOCUMENT, mark_moved),
    "a note changed": ("text.docx", "word/footnotes.xml", replaced("。</w:t>", "</w:t>")),
    "a note without its mark": (
        "text.docx", "word/footnotes.xml", replaced("<w:footnoteRef/>", ""),
    ),
    "a heading demoted": ("text.docx", DOCUMENT, replaced('"Heading1"', '"BodyText"')),
    "a heading's level lost": (
        "text.docx", "word/styles.xml",
        replaced('<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="1"/>'),
    ),
    "a cell emptied": ("sheet.docx", DOCUMENT, cell_emptied),
    "a row dropped": ("sheet.docx", DOCUMENT, row_dropped),
    "cells joined": ("sheet.docx", DOCUMENT, replaced("<w:gridSpan w:val=", "<w:gridNone w:val=")),
    "a bar's value changed": ("sheet.docx", CHART, behind("<c:numCache>.*?<c:v>", "9")),
    "a bar's label changed": ("sheet.docx", CHART, format_changed),
    "a bar's category changed": ("sheet.docx", CHART, behind("<c:cat>.*?<c:v>", "非")),
    "a chart's words changed": ("sheet.docx", DOCUMENT, replaced('descr="', 'descr="非')),
}  # fmt: skip


def with_part(data: bytes, part: str, damage: Damage) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    damaged = damage(parts[part].decode())
    assert damaged.encode() != parts[part], "nothing was damaged"
    return zipped({**parts, part: damaged.encode()})


@pytest.mark.parametrize("fault", WORD_FAULTS)
def test_a_fault_in_the_word_file_is_found(
    fault: str, papers: dict[str, Placed], files: dict[str, bytes]
) -> None:
    file, part, damage = WORD_FAULTS[fault]
    (finding,) = read(papers, file, with_part(files[file], part, damage))
    values = dict(finding.values)
    assert (finding.code, finding.level) == ("drift", Level.ERROR)
    assert values["file"] == file
    assert values["expected"] != values["actual"]


def test_a_changed_workbook_is_found(papers: dict[str, Placed], files: dict[str, bytes]) -> None:
    name = "word/embeddings/chart1.xlsx"
    with zipfile.ZipFile(io.BytesIO(files["sheet.docx"])) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    changed = with_part(
        parts[name], sheet, lambda xml: re.sub(r'(r="B2"[^>]*><v>)', r"\g<1>9", xml, count=1)
    )
    (finding,) = read(papers, "sheet.docx", zipped({**parts, name: changed}))
    assert "workbook" in dict(finding.values)["block"]


def test_the_finding_shows_the_place(papers: dict[str, Placed], files: dict[str, bytes]) -> None:
    damaged = with_part(files["text.docx"], DOCUMENT, replaced("40.0%", "41.0%"))
    (finding,) = read(papers, "text.docx", damaged)
    values = dict(finding.values)
    assert "40.0%" in values["expected"]
    assert "41.0%" in values["actual"]
    assert "Body Text" in values["block"]


@pytest.mark.parametrize("file", ["text.docx", "text.pdf"])
def test_half_a_file_is_found(
    file: str, papers: dict[str, Placed], files: dict[str, bytes]
) -> None:
    (finding,) = read(papers, file, files[file][: len(files[file]) // 2])
    assert finding.code == "drift"


# ---- faults in the PDF


def saved(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("fault", PDF_FAULTS)
def test_a_fault_in_the_pdf_is_found(
    fault: str, papers: dict[str, Placed], files: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(files["text.pdf"])) as pdf:
        page = pdf.pages[1]
        instructions = list(pikepdf.parse_content_stream(page))
        PDF_FAULTS[fault](instructions)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        (finding,) = read(papers, "text.pdf", saved(pdf))
    assert dict(finding.values)["block"].startswith("p. 2")


def test_a_page_that_is_missing_is_found(
    papers: dict[str, Placed], files: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(files["text.pdf"])) as pdf:
        del pdf.pages[-1]
        (finding,) = read(papers, "text.pdf", saved(pdf))
    assert dict(finding.values)["block"] == "pages"


def test_a_font_that_says_other_characters_is_found(
    papers: dict[str, Placed], files: dict[str, bytes]
) -> None:
    """What is drawn looks right, but could be neither searched nor copied."""
    with pikepdf.open(io.BytesIO(files["text.pdf"])) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            del font["/ToUnicode"]
        (finding,) = read(papers, "text.pdf", saved(pdf))
    assert "\N{REPLACEMENT CHARACTER}" in dict(finding.values)["actual"]


def test_a_bookmark_that_reads_otherwise_is_found(
    papers: dict[str, Placed], files: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(files["text.pdf"])) as pdf:
        with pdf.open_outline() as outline:
            outline.root[0].children[0].title = "一、坚持"
        (finding,) = read(papers, "text.pdf", saved(pdf))
    assert dict(finding.values)["block"] == "bookmarks"


def test_marked_content_changes_nothing(papers: dict[str, Placed], files: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(files["text.pdf"])) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(
                b"/P <</MCID 0>> BDC /Span BMC\n" + content + b"\nEMC EMC"
            )
        assert read(papers, "text.pdf", saved(pdf)) == ()


# ---- lines against blocks


def placed_of(*blocks: Paragraph, **given: object) -> Placed:
    theme = corpus_theme()
    properties = Properties("题", "单位", "", "zh-CN", MADE_AT)
    notes = given.get("notes", ())
    assert isinstance(notes, tuple)
    return typeset(Composed(blocks, notes, properties), theme, Faces(theme.faces))


def test_a_missing_character_is_allowed_where_a_finding_says_so() -> None:
    placed = placed_of(Paragraph("body", (Words("张𠮷出席〓会"),)))
    assert read_back("a.pdf", "pdf", write_pdf(placed), placed).findings == ()
    assert read_back("a.docx", "docx", write_docx(placed), placed).findings == ()
    unsaid = replace(placed, findings=())
    assert placed_drift(unsaid) is not None


def test_a_line_that_typesetting_lost_is_found() -> None:
    placed = placed_of(
        Paragraph("body", (Words("检察" * 60), NoteMark(0))), notes=((Words("说明" * 40),),)
    )
    assert placed_drift(placed) is None
    (page,) = placed.pages
    for lost in range(len(page.items)):
        items = page.items[:lost] + page.items[lost + 1 :]
        drift = placed_drift(replace(placed, pages=(replace(page, items=items),)))
        assert (drift is None) is (getattr(page.items[lost], "role", "") not in ("text", "note"))


def test_repeated_header_rows_are_no_drift() -> None:
    table = sample("tables")
    placed = set_in(table, corpus_theme())
    assert any(isinstance(block, Grid) and len(block.rows) > 30 for block in table.blocks)
    assert placed_drift(placed) is None


# ---- small parts


@pytest.mark.parametrize(
    ("value", "code", "label"),
    [
        ("40.0", "0.0", "40.0"),
        ("8265", "#,##0", "8,265"),
        ("6", '"第"0', "第6"),
        ("3", '"第三"', "第三"),
        ("2", '"a"\\""b"0', 'a"b2'),
    ],
)
def test_numbers_are_shown_as_excel_shows_them(value: str, code: str, label: str) -> None:
    assert shown(Decimal(value), code) == label


def test_to_unicode_maps_of_every_form_are_read() -> None:
    cmap = b"""2 beginbfchar <01> <4E2D> <02> <0066 0069> endbfchar
        2 beginbfrange <10> <12> <0041> <20> <21> [<6C11> <D842DFB7>] endbfrange"""
    assert read_to_unicode(cmap) == {
        1: "中", 2: "fi", 16: "A", 17: "B", 18: "C", 32: "民", 33: "𠮷",
    }  # fmt: skip


# ---- the build


def test_drift_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def damaged(placed: Placed) -> bytes:
        return with_part(write_docx(placed), DOCUMENT, lambda xml: xml.replace("检察", "监察", 1))

    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr("jianbao.writers.docx.form.write_docx", damaged)
    assert main(["build", str(PINGXIANG), "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    told = capsys.readouterr().err
    assert "pingxiang-2022.docx与成稿不一致" in told
    assert "检察" in told
    assert "监察" in told
