"""Tables, charts, quotations and annexes: in the blocks, in Word, in the PDF, on the lines."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.paged import Grid, PagedText
from jianbao.document.placed import Placed
from jianbao.document.placed import Stroke as Drawn
from jianbao.library.making import make_release as build
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.release.release import Release
from jianbao.messages.errors import InputError
from tests.helpers.briefings import make_briefing
from tests.helpers.libreoffice import LibreOffice, pdf_lines
from tests.helpers.pages import rules_of
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import VeraPDF, assert_kept

CONTENT = Path("tests/cases/good/content")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART_LINES = 3  # LibreOffice's flat format leaves charts out

TABLE = """\
text: |
  见[@收支]。

  ![收支]
tables:
  收支:
    title: 收支情况
    unit: 万元
    columns: [{name: 项目}, {name: 金额, align: decimal}, {name: 备注}]
    rows:
      - [收入, 12.25, 已核]
      - [支出, 9, ^]
      - [结余, <, 余]
"""


@pytest.fixture(scope="module")
def release() -> Release:
    """The good case, built."""
    return build(CONTENT)


def placed_of(folder: Path) -> Placed:
    return typeset_papers(read_briefing(folder).briefing, Surroundings())[0].placed


def table_of(placed: Placed) -> Grid:
    return next(block for block in placed.document.blocks if isinstance(block, Grid))


def test_the_good_case_has_no_findings(release: Release) -> None:
    # The table's numbers are typed, not in the ledger: one note a table says so. The template does
    # not print the date.
    found = {finding.code for finding in release.findings}
    assert found == {"not-in-ledger", "fields-not-printed"}


def test_word_and_pdf_have_the_same_lines(
    release: Release, office: LibreOffice, tmp_path: Path
) -> None:
    word, pdf = (output.data for output in release.outputs[:2])
    (tmp_path / "content.pdf").write_bytes(pdf)
    ours = pdf_lines(tmp_path / "content.pdf")
    theirs = pdf_lines(office.pdf(word, "content", corrected=True))
    assert len(ours) == len(theirs) == 5
    assert sum(map(len, ours)) == sum(map(len, theirs)) + CHART_LINES
    for our_page, their_page in zip(ours, theirs, strict=True):
        assert [line for line in our_page if line in their_page] == their_page


def test_the_files_keep_their_standards(release: Release, verapdf: VeraPDF, tmp_path: Path) -> None:
    word, pdf = release.outputs[:2]
    assert_kept(verapdf, pdf.data, ("3a", "ua1"))
    path = tmp_path / "content.docx"
    path.write_bytes(word.data)
    assert not any(sdk_errors([path]).values())
    assert not any(audit_errors([path]).values())


def test_merged_cells_reach_word_and_the_structure_of_the_pdf(tmp_path: Path) -> None:
    release = build(make_briefing(tmp_path, {"1-a": TABLE}))
    with zipfile.ZipFile(io.BytesIO(release.outputs[0].data)) as package:
        document = package.read("word/document.xml").decode()
    assert document.count('<w:vMerge w:val="restart"/>') == 1
    assert document.count("<w:vMerge/>") == 1
    assert document.count('<w:gridSpan w:val="2"/>') == 1
    assert document.count("<w:tblHeader/>") == 1
    with pikepdf.open(io.BytesIO(release.outputs[1].data)) as pdf:
        spans = [
            (int(attributes.get("/RowSpan", 1)), int(attributes.get("/ColSpan", 1)))
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TD"
            for attributes in element.get("/A", [])
            if attributes.get("/O") == "/Table"
        ]
    assert sorted(spans) == [(1, 2), (2, 1)]


def test_three_rules_are_drawn_and_no_more(tmp_path: Path) -> None:
    placed = placed_of(make_briefing(tmp_path, {"1-a": TABLE}))
    rules = [item for item in placed.pages[0].items if isinstance(item, Drawn)]
    assert all(rule.y0 == rule.y1 for rule in rules)
    assert [width for _, width in sorted({(rule.y0, rule.width) for rule in rules})] == [1, 0.5, 1]


@pytest.mark.parametrize(("rules", "bottom"), [("three", 1.0), ("grid", 0.5)])
def test_a_parted_table_is_ruled_off_and_its_head_repeated(
    tmp_path: Path, office: LibreOffice, rules: str, bottom: float
) -> None:
    rows = "".join(f"      - [{number}, 甲]\n" for number in range(30))
    columns = "columns: [{name: 序号}, {name: 名称}]"
    table = f"tables:\n  长:\n    title: 长\n    rules: {rules}\n    {columns}\n    rows:\n{rows}"
    release = build(make_briefing(tmp_path, {"1-a": f"text: '![长]'\n{table}"}))
    word, pdf = (output.data for output in release.outputs[:2])
    (tmp_path / "long.pdf").write_bytes(pdf)
    second = office.pdf(word, "long", corrected=True)
    for page in (0, 1):
        ours, theirs = rules_of(tmp_path / "long.pdf", page), rules_of(second, page)
        assert ours[-1][3] == pytest.approx(bottom, abs=0.05)
        assert ours[0][3] == pytest.approx(1.0 if rules == "three" else 0.5, abs=0.05)
        for end in (0, -1):
            assert ours[end][2] == pytest.approx(theirs[end][2], abs=1.6)
    with pymupdf.open(tmp_path / "long.pdf") as opened:
        words = [word for word in opened[0].get_text("words") if word[4] == "甲"]
    assert 0 < rules_of(tmp_path / "long.pdf")[-1][2] - words[-1][3] < 8


def test_points_stand_one_below_the_other(tmp_path: Path) -> None:
    placed = placed_of(make_briefing(tmp_path, {"1-a": TABLE}))
    ends = {}
    for item in placed.pages[0].items:
        text = getattr(item, "text", "")
        if text in ("12.25", "9"):
            run = item.runs[-1]
            ends[text] = run.x + run.width
    assert ends["12.25"] - ends["9"] == pytest.approx(18, abs=0.1)  # three half ems of 12 pt


def test_the_number_before_the_title_is_what_references_repeat(tmp_path: Path) -> None:
    placed = placed_of(make_briefing(tmp_path, {"1-a": TABLE}))
    texts = [
        "".join(getattr(part, "text", "") for part in block.inlines)
        for block in placed.document.blocks
        if isinstance(block, PagedText)
    ]
    assert "见表1。" in texts
    assert "表1　收支情况" in texts
    assert "单位：万元" in texts


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("  ![收支]\n", "  ![收支]\n\n  ![收支]\n"), "object-twice"),
        (("  ![收支]\n", ""), "object-unplaced"),
        (("  ![收支]\n", "  甲![收支]。\n"), "object-in-text"),
        (("  ![收支]\n", "  ![收支]\n\n  ![收]\n"), "unknown-object"),
        (("[支出, 9, ^]", "[支出, 9]"), "row-length"),
        (("[收入, 12.25, 已核]", "[^, 12.25, 已核]"), "no-cell-to-join"),
        (("[结余, <, 余]", "[<, 1, 余]"), "no-cell-to-join"),
        (("rows:", "rows: 甲\n    x:"), "wrong-type"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(
    tmp_path: Path, change: tuple[str, str], code: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_briefing(make_briefing(tmp_path, {"1-a": TABLE.replace(*change)}))
    assert code in {finding.code.removesuffix("-near") for finding in raised.value.findings}


def test_a_quotation_has_its_own_style(release: Release) -> None:
    placed = placed_of(CONTENT)
    quoted = [block for block in placed.document.blocks if getattr(block, "style", "") == "quote"]
    assert len(quoted) == 1
    assert "> " not in "".join(getattr(part, "text", "") for part in quoted[0].inlines)
    style, body = placed.theme.style("quote"), placed.theme.style("body")
    assert style.left - body.left == style.right - body.right > 30
    assert style.face == "kai"


def test_annexes_begin_pages_and_are_listed_under_the_text() -> None:
    placed = placed_of(CONTENT)
    pages = [[line for line in page if line.strip()] for page in placed.lines]
    assert [page[0] for page in pages[-2:]] == ["附件1", "附件2"]
    listed = [line for page in pages for line in page if line.startswith(("附件：1.", "2.下"))]
    assert listed[0] == "附件：1.信访事项办理时限一览"
    assert listed[1].startswith("2.下半年")
    text = "".join(line for page in pages for line in page)
    assert "时限见附件1，日程见附件2（第5页）" in text


def test_a_single_annex_has_no_number(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "见[@清单]。"})
    (folder / "annexes").mkdir()
    (folder / "annexes" / "清单.yaml").write_text("heading: 清单\ntext: 空。\n", encoding="utf-8")
    lines = [line for page in placed_of(folder).lines for line in page]
    assert "见附件。" in lines
    assert "附件：清单" in lines
    assert "附件" in lines


def test_a_table_that_is_parted_repeats_its_head(tmp_path: Path) -> None:
    rows = "".join(f"      - [行{number}, {number}, 空]\n" for number in range(60))
    text = TABLE[: TABLE.index("      - [收入")] + rows
    placed = placed_of(make_briefing(tmp_path, {"1-a": text}))
    heads = [page for page in placed.lines if "项目" in page]
    assert len(heads) == len(placed.pages) > 1
