"""The Word file: its parts, and what LibreOffice makes of them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pymupdf
import pytest
from lxml import etree
from msgspec.structs import replace

from jianbao.document.charts import ChartSeries, PagedChart
from jianbao.document.composed import Heading, PageBreak, Properties
from jianbao.document.inlines import LineEnd, NoteMark, Words
from jianbao.document.lengths import mm
from jianbao.document.paged import Cell, Grid, Paged, PagedText, Row, Ruling, Space
from jianbao.document.placed import Placed
from jianbao.document.theme import Page, Style, Theme
from jianbao.document.word.kinsoku import NO_END, NO_START
from jianbao.writers.docx.numbers import number_format
from jianbao.writers.docx.writing import write_docx
from tests.helpers.laid import Part, paged
from tests.helpers.libreoffice import LibreOffice, pdf_glyphs, pdf_lines
from tests.helpers.programs import require

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
WORD = f"{{{NS['w']}}}"
PITCH = 28.95
FIRST_BASELINE = 104.9 + 0.8 * PITCH
MADE_AT = datetime(2022, 7, 20, 9, tzinfo=timezone(timedelta(hours=8)))

PAGE = Page(mm(210), mm(297), mm(37), mm(35), mm(28), mm(26), numbers=True, number_drop=mm(10.2))
STYLES = (
    Style("title", "Title", "biaosong", 22, PITCH, align="center"),
    Style("heading1", "heading 1", "hei", 16, PITCH, 0.98, indent=31.35, keep_next=True),
    Style("heading2", "heading 2", "kai", 16, PITCH, 0.98, indent=31.35, keep_next=True),
    Style("body", "Body Text", "fang", 16, PITCH, 0.98, indent=31.35),
    Style("editor", "Editor", "fang", 16, PITCH, 0.98, align="right", space_after=PITCH),
    Style("cell", "Table Text", "fang", 10.5, 14, align="left"),
    Style("cell_head", "Table Head", "hei", 10.5, 14, align="center"),
    Style("footnote", "footnote text", "fang", 10.5, 14, align="left"),
    Style("page_number", "footer", "song", 14, 18, align="left"),
)
THEME = Theme(PAGE, {style.name: style for style in STYLES}, strong="hei", lead="kai")

NOTE = "办案数据统计时间为2022年1月1日至5月31日。"
TEXT = "全市批捕278人，不捕率达40.0%，“少捕慎诉”——见2022-05号文"


def paragraph(*words: str | Words | NoteMark, style: str = "body") -> PagedText:
    return PagedText(style, tuple(Words(part) if isinstance(part, str) else part for part in words))


def cell(text: str, style: str = "cell", span: int = 1, bare: bool = False) -> Cell:
    return Cell((paragraph(text, style=style),), span, bare=bare)


RANKS = PagedChart(
    title="四项排名",
    caption="",
    kind="bar",
    unit="",
    categories=("刑事", "民事"),
    series=(ChartSeries("名次", (Decimal(2), Decimal(6)), ("第2", "第6"), ()),),
    alternative="刑事第2，民事第6。",
    width=200,
    height=100,
)
COUNTS = replace(
    RANKS,
    kind="column",
    series=(
        ChartSeries("批捕", (Decimal("40.0"), Decimal("39.1")), ("40.0%", "39.1%"), ()),
        ChartSeries("<起诉>", (Decimal(278), Decimal(1043)), ("278人", "1,043人"), ()),
    ),
)
FIGURES = Grid(
    "figures",
    "主要指标",
    (100.0, 200.0, 142.2),
    (
        Row(tuple(cell(text, "cell_head") for text in ("指标", "数值", "口径")), 20, True),
        Row((cell("批捕"), cell("278人"), cell("全市")), 18.5),
        Row((cell("合并", span=2), cell("全市")), 18.5),
    ),
    Ruling(1.0, 1.0, 0.5, 0.5),
)  # fmt: skip
CHARTS = Grid(
    "charts", "图", (216.1, 10.0, 216.1),
    (Row((Cell((RANKS,)), Cell((), bare=True), Cell((COUNTS,))), 110),), Ruling(top=0.5), 0.0,
)  # fmt: skip
PROPERTIES = Properties("检察工作综述", "萍乡市人民检察院", "简报", "zh-CN", MADE_AT, "检察 指标")
DOCUMENT = paged(
    (
        Heading("title", 0, (Words("检察为民"), LineEnd(), Words("工作综述"))),
        Heading("heading1", 1, (Words("一、业务建设"),)),
        paragraph(Words("一是明确目标。", "kai"), TEXT, NoteMark(0), Words("。", "hei")),
        Heading("heading2", 2, (Words("（一）指标"),)),
        FIGURES,
        paragraph("表后一行。"),
        Space(20.0),
        CHARTS,
        PageBreak(),
        paragraph("另页一行。"),
        PageBreak(),
        FIGURES,
    ),
    ((Words(NOTE),),),
    PROPERTIES,
)


def written(document: Paged = DOCUMENT, theme: Theme = THEME) -> bytes:
    return write_docx(Placed(document, theme, (), (), (), {}))


def read_parts(blob: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


@pytest.fixture(scope="module")
def parts() -> dict[str, etree._Element]:
    return read_parts(written())


def found(root: etree._Element, path: str) -> list[etree._Element]:
    result = root.xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return result


def value(root: etree._Element, path: str) -> str:
    (one,) = found(root, path)
    return str(one)


def style_of(parts: dict[str, etree._Element], name: str) -> etree._Element:
    (style,) = found(parts["word/styles.xml"], f"w:style[w:name/@w:val='{name}']")
    return style


def settings(element: etree._Element) -> dict[str, str]:
    """Return a property's children as name -> value, on where there is none."""
    return {child.tag.removeprefix(WORD): child.get(f"{WORD}val", "on") for child in element}


def single(*blocks: Part) -> Paged:
    return paged(blocks, (), PROPERTIES)


def test_package_opens_and_says_who_wrote_it() -> None:
    core = docx.Document(io.BytesIO(written())).core_properties
    assert (core.title, core.author, core.subject) == ("检察工作综述", "萍乡市人民检察院", "简报")
    assert (core.last_modified_by, core.language, core.revision) == (core.author, "zh-CN", 1)
    assert core.keywords == "检察 指标"
    assert core.created == core.modified == MADE_AT.astimezone(UTC)


def test_nothing_names_another_program_or_a_theme_font() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        for name in package.namelist():
            content = package.read(name)
            assert b"python-docx" not in content
            if name.startswith("word/") and name.endswith(".xml"):
                assert b"Theme=" not in content, name
        assert b"<Application>jianbao</Application>" in package.read("docProps/app.xml")


def test_same_document_gives_same_bytes() -> None:
    assert written() == written()


def test_zip_has_no_clock_and_a_fixed_order() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        names = package.namelist()
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_normal_breaks_lines_as_measured(parts: dict[str, etree._Element]) -> None:
    style = style_of(parts, "Normal")
    rules = settings(found(style, "w:pPr")[0])
    off = ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    assert {rules[name] for name in off} == {"0"}
    assert (rules["kinsoku"], rules["wordWrap"], rules["jc"]) == ("on", "on", "both")
    letters = settings(found(style, "w:rPr")[0])
    assert (letters["w"], letters["sz"], letters["snapToGrid"]) == ("98", "32", "0")
    assert value(style, "w:pPr/w:spacing/@w:line") == "579"
    assert value(style, "w:pPr/w:spacing/@w:lineRule") == "exact"


@pytest.mark.parametrize(
    ("name", "identity", "level"),
    [("Title", "Title", None), ("heading 1", "Heading1", "0"), ("heading 2", "Heading2", "1"),
     ("Body Text", "BodyText", None), ("footnote text", "FootnoteText", None),
     ("footer", "Footer", None), ("Editor", "Editor", None)],
)  # fmt: skip
def test_styles_have_words_ids_and_levels(
    parts: dict[str, etree._Element], name: str, identity: str, level: str | None
) -> None:
    style = style_of(parts, name)
    assert style.get(f"{WORD}styleId") == identity
    assert style.get(f"{WORD}customStyle") == ("1" if name == "Editor" else None)
    assert found(style, "w:pPr/w:outlineLvl/@w:val") == ([level] if level else [])
    assert found(style, "w:qFormat")


def test_style_says_what_the_theme_says(parts: dict[str, etree._Element]) -> None:
    heading, editor = style_of(parts, "heading 1"), style_of(parts, "Editor")
    assert value(heading, "w:pPr/w:ind/@w:firstLine") == "627"
    assert value(heading, "w:next/@w:val") == "BodyText"
    assert found(heading, "w:pPr/w:keepNext")
    assert value(heading, "w:rPr/w:color/@w:val") == "000000"
    assert value(editor, "w:pPr/w:jc/@w:val") == "right"
    assert value(editor, "w:pPr/w:spacing/@w:after") == "579"
    faces = found(heading, "w:rPr/w:rFonts/@*[local-name() != 'hint']")
    assert faces == ["黑体"] * 4


def test_every_run_has_the_hint_and_no_face_of_its_own(parts: dict[str, etree._Element]) -> None:
    for name in ("document", "footnotes", "footer1", "footer2"):
        for run in found(parts[f"word/{name}.xml"], "//w:r[w:t or w:fldChar or w:instrText]"):
            assert dict(found(run, "w:rPr/w:rFonts")[0].attrib) == {f"{WORD}hint": "eastAsia"}


def test_other_faces_are_character_styles(parts: dict[str, etree._Element]) -> None:
    runs = found(parts["word/document.xml"], "//w:r[w:rPr/w:rStyle][w:t]")
    used = [value(run, "w:rPr/w:rStyle/@w:val") for run in runs]
    assert used == ["LeadKai", "Strong"]
    strong, lead = style_of(parts, "Strong"), style_of(parts, "Lead (Kai)")
    assert value(strong, "w:rPr/w:rFonts/@w:eastAsia") == "黑体"
    assert value(lead, "w:rPr/w:rFonts/@w:eastAsia") == "楷体_GB2312"


def test_settings_hold_our_line_breaking_sets(parts: dict[str, etree._Element]) -> None:
    root = parts["word/settings.xml"]
    assert value(root, "w:noLineBreaksAfter/@w:val") == "".join(sorted(NO_END))
    assert value(root, "w:noLineBreaksBefore/@w:val") == "".join(sorted(NO_START))
    assert value(root, "w:characterSpacingControl/@w:val") == "doNotCompress"
    assert value(root, "w:compat/w:compatSetting/@w:val") == "15"
    assert found(root, "w:evenAndOddHeaders")


def test_font_table_names_every_face(parts: dict[str, etree._Element]) -> None:
    names = found(parts["word/fontTable.xml"], "w:font/@w:name")
    assert names == [face.word for face in THEME.faces.values()]


def test_page_is_the_themes(parts: dict[str, etree._Element]) -> None:
    section = found(parts["word/document.xml"], "//w:sectPr")[0]
    margins = {side: value(section, f"w:pgMar/@w:{side}") for side in ("top", "right", "left")}
    assert margins == {"top": "2098", "right": "1474", "left": "1587"}
    assert value(section, "w:pgSz/@w:w") == "11906"
    assert value(section, "w:docGrid/@w:linePitch") == "579"


def test_page_numbers_are_live_fields(parts: dict[str, etree._Element]) -> None:
    for footer, side in (("footer1", "right"), ("footer2", "left")):
        root = parts[f"word/{footer}.xml"]
        assert "".join(found(root, "//w:instrText/text()")) == " PAGE "
        assert value(root, "//w:pPr/w:jc/@w:val") == side
        assert value(root, f"//w:pPr/w:ind/@w:{side}") == "320"


def test_pages_without_numbers_have_no_footers() -> None:
    page = replace(PAGE, numbers=False)
    parts = read_parts(written(theme=replace(THEME, page=page)))
    assert not [name for name in parts if "footer" in name]
    assert not found(parts["word/settings.xml"], "w:evenAndOddHeaders")
    assert not found(parts["word/document.xml"], "//w:footerReference")


def test_theme_without_body_text_has_no_grid() -> None:
    styles = {name: THEME.styles[name] for name in ("title", "cell")}
    theme = Theme(replace(PAGE, numbers=False), styles, "hei", "kai")
    parts = read_parts(written(single(paragraph("字", style="cell")), theme))
    assert not found(parts["word/document.xml"], "//w:docGrid")
    assert value(style_of(parts, "Normal"), "w:rPr/w:sz/@w:val") == "21"


def test_two_styles_may_not_share_a_name_of_word() -> None:
    double = replace(THEME.styles["cell"], word="Body Text")
    with pytest.raises(ValueError, match="Body Text"):
        written(theme=replace(THEME, styles={**THEME.styles, "cell": double}))


def test_footnotes_are_real(parts: dict[str, etree._Element]) -> None:
    assert value(parts["word/document.xml"], "//w:footnoteReference/@w:id") == "1"
    root = parts["word/footnotes.xml"]
    assert found(root, "w:footnote/@w:id") == ["-1", "0", "1"]
    assert found(root, "w:footnote/w:p/w:pPr/w:spacing/@w:line") == ["125", "125"]
    assert not found(style_of(parts, "footnote text"), "w:pPr/w:keepLines")
    raised = style_of(parts, "footnote reference")
    look = ("w:w", "w:position", "w:sz", "w:vertAlign")  # half an em wide, whatever the program
    said = [value(raised, f"w:rPr/{each}/@w:val") for each in look]
    assert said == ["87", "11", "18", "baseline"]
    note = found(root, "w:footnote[@w:id='1']/w:p")[0]
    assert value(note, "w:pPr/w:pStyle/@w:val") == "FootnoteText"
    assert found(note, "w:r[1]/w:footnoteRef")
    assert "".join(found(note, ".//w:t/text()")) == NOTE


def test_title_of_two_lines_is_one_heading(parts: dict[str, etree._Element]) -> None:
    title = found(parts["word/document.xml"], "//w:p[w:pPr/w:pStyle/@w:val='Title']")
    assert len(title) == 1
    assert [child.tag.removeprefix(WORD) for child in found(title[0], "w:r/*[not(self::w:rPr)]")] \
        == ["t", "br", "t"]  # fmt: skip


def test_heading_in_a_plain_style_brings_its_level() -> None:
    parts = read_parts(written(single(Heading("editor", 2, (Words("附表"),)))))
    assert value(parts["word/document.xml"], "//w:p/w:pPr/w:outlineLvl/@w:val") == "1"


@pytest.mark.parametrize(
    ("inlines", "kept"),
    [
        ((Words("2022-05"),), 1),
        ((Words("2022-", figure="a"), Words("05")), 1),
        ((Words("2022"), Words(""), Words("-05")), 1),
        ((Words("12309-"),), 0),
        ((Words("案-件比"),), 0),
    ],
)
def test_hyphen_inside_a_number_does_not_break(inlines: tuple[Words, ...], kept: int) -> None:
    blob = written(single(PagedText("body", inlines)))
    text = "".join(words.text for words in inlines)
    assert docx.Document(io.BytesIO(blob)).paragraphs[0].text == text
    found_kept = found(read_parts(blob)["word/document.xml"], "//w:noBreakHyphen")
    assert len(found_kept) == kept


def test_spaces_are_kept() -> None:
    parts = read_parts(written(single(paragraph("  甲  "))))
    text = found(parts["word/document.xml"], "//w:t")[0]
    assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert text.text == "  甲  "


def test_table_has_exact_size(parts: dict[str, etree._Element]) -> None:
    table = found(parts["word/document.xml"], "//w:tbl")[0]
    assert found(table, "w:tblGrid/w:gridCol/@w:w") == ["2000", "4000", "2844"]
    assert value(table, "w:tblPr/w:tblW/@w:w") == "8844"
    assert value(table, "w:tblPr/w:tblDescription/@w:val") == "主要指标"
    assert found(table, "w:tr/w:trPr/w:trHeight/@w:val") == ["400", "370", "350"]
    assert set(found(table, "w:tr/w:trPr/w:trHeight/@w:hRule")) == {"exact"}
    assert len(found(table, "w:tr/w:trPr/w:cantSplit")) == 3
    assert len(found(table, "w:tr/w:trPr/w:tblHeader")) == 1
    assert value(table, "//w:tbl[1]/w:tr[3]/w:tc[1]/w:tcPr/w:gridSpan/@w:val") == "2"
    assert value(table, "//w:tbl[1]/w:tr[3]/w:tc[1]/w:tcPr/w:tcW/@w:w") == "6000"
    assert found(table, "w:tblPr/w:tblBorders/*/@w:sz") == ["8", "8", "4", "4"]


def test_bare_cells_have_no_rules() -> None:
    row = Row((cell("甲"), cell("", bare=True), cell("乙")), 18)
    table = Grid("tiles", "", (100.0, 6.0, 100.0), (row, row), Ruling(2.25, 0.5, 0.25, 0.5))
    root = read_parts(written(single(table)))["word/document.xml"]
    assert not found(root, "//w:tblBorders")
    rules = [
        {
            rule.tag.removeprefix(WORD): rule.get(f"{WORD}sz")
            for rule in found(tc, ".//w:tcBorders/*")
        }
        for tc in found(root, "//w:tc")
    ]
    assert rules == [
        {"top": "18"}, {}, {"top": "18", "left": "4"},
        {"top": "2", "bottom": "4"}, {}, {"top": "2", "left": "4", "bottom": "4"},
    ]  # fmt: skip


def test_breaks_and_tables_get_the_paragraphs_that_word_wants() -> None:
    blocks = (FIGURES, PageBreak(), FIGURES, PageBreak(), paragraph("甲"), FIGURES, FIGURES)
    root = read_parts(written(single(*blocks)))["word/document.xml"]
    shape = [
        (child.tag.removeprefix(WORD), bool(found(child, "w:pPr/w:pageBreakBefore")))
        for child in found(root, "w:body/*[not(self::w:sectPr)]")
    ]
    table, spacer, page = ("tbl", False), ("p", False), ("p", True)
    assert shape == [table, page, table, page, table, spacer, table, spacer]
    assert found(root, "//w:p[w:pPr/w:pStyle/@w:val='Gap']/w:pPr/w:spacing/@w:line") == ["20"] * 3


def test_chart_is_native_and_described(parts: dict[str, etree._Element]) -> None:
    drawings = found(parts["word/document.xml"], "//wp:docPr")
    assert [drawing.get("id") for drawing in drawings] == ["1", "2"]
    assert drawings[0].get("descr") == "刑事第2，民事第6。"
    assert drawings[0].get("title") == "四项排名"
    extent = found(parts["word/document.xml"], "//wp:extent")[0]
    assert (extent.get("cx"), extent.get("cy")) == ("2540000", "1270000")
    ranks, counts = parts["word/charts/chart1.xml"], parts["word/charts/chart2.xml"]
    assert value(ranks, "//c:catAx/c:scaling/c:orientation/@val") == "maxMin"
    assert value(counts, "//c:catAx/c:scaling/c:orientation/@val") == "minMax"
    assert (len(found(ranks, "//c:legend")), len(found(counts, "//c:legend"))) == (0, 1)
    assert set(found(ranks, "//a:latin/@typeface")) == {"仿宋_GB2312"}


def test_chart_labels_read_as_in_the_ledger(parts: dict[str, etree._Element]) -> None:
    ranks, counts = parts["word/charts/chart1.xml"], parts["word/charts/chart2.xml"]
    assert found(ranks, "//c:dLbls/c:numFmt/@formatCode") == ['"第"0']
    codes = found(counts, "//c:dLbls//c:numFmt/@formatCode")
    assert codes == ['0.0"%"', '#,##0"人"', '0"人"']
    assert found(counts, "//c:dLbl/c:idx/@val") == ["1"]
    assert found(counts, "//c:ser[1]/c:val//c:v/text()") == ["40.0", "39.1"]


@pytest.mark.parametrize(
    ("number", "label", "code"),
    [("40.0", "40.0%", '0.0"%"'), ("6", "第6", '"第"0'), ("3", "第三", '"第三"'),
     ("1043", "1043", "0"), ("1.043", "1.043", "0.000"),
     ("10430", "1.043万", '"1.043万"'), ("-0.5", "-0.5", "0.0"),
     ("15", "近15天", '"近"0"天"'), ("5", 'a"b', '"a"\\""b"')],
)  # fmt: skip
def test_number_formats(number: str, label: str, code: str) -> None:
    assert number_format(Decimal(number), label) == code


def test_workbook_holds_the_charts_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        blob = package.read("word/embeddings/chart2.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    assert sheet is not None
    assert list(sheet.values) == [
        (None, "批捕", "<起诉>"), ("刑事", 40.0, 278), ("民事", 39.1, 1043),
    ]  # fmt: skip
    assert sheet["B2"].number_format == '0.0"%"'


def test_missing_libreoffice_fails_in_ci_and_skips_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install"):
        require("soffice")
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="apt-get install"):
        require("soffice")


@pytest.fixture(scope="module")
def pdf(office: LibreOffice) -> Path:
    return office.pdf(written(), "writer")


@pytest.fixture(scope="module")
def corrected(office: LibreOffice) -> Path:
    return office.pdf(written(), "writer", corrected=True)


def test_libreoffice_makes_the_pages(corrected: Path) -> None:
    pages = pdf_lines(corrected)
    assert [page[-1] for page in pages] == ["— 1 —", "— 2 —", "— 3 —"]
    assert pages[0][:4] == [
        "检察为民",
        "工作综述",
        "一、业务建设",
        "一是明确目标。全市批捕278人，不捕率达40.0%，“少捕慎",
    ]
    assert re.sub("‑", "-", pages[0][4]) == "诉”——见2022-05号文①。"
    assert pages[0][-2] == "①" + NOTE
    assert pages[1][0] == "另页一行。"


def test_page_numbers_stand_at_their_place(corrected: Path) -> None:
    pages = [page[-1] for page in pdf_glyphs(corrected)]
    baseline = PAGE.height - PAGE.bottom + PAGE.number_drop
    assert [line[0].y for line in pages] == pytest.approx([baseline] * 3, abs=0.5)
    assert pages[1][0].x == pytest.approx(PAGE.left + 16, abs=0.5)
    assert pages[0][-1].x + 14 == pytest.approx(PAGE.width - PAGE.right - 16, abs=0.5)


def test_lines_behind_a_table_and_a_gap_stand_where_heights_say(corrected: Path) -> None:
    lines = {"".join(sign.character for sign in line): line for line in pdf_glyphs(corrected)[0]}
    behind = lines["表后一行。"][0].y
    assert behind == pytest.approx(FIRST_BASELINE + 6 * PITCH + 20 + 18.5 + 18.5, abs=0.3)


def test_rules_of_a_table_meet_the_edges_of_the_text(pdf: Path) -> None:
    with pymupdf.open(pdf) as document:
        boxes = [drawing["rect"] for drawing in document[2].get_drawings()]
    edges = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    assert edges == pytest.approx((PAGE.left, PAGE.width - PAGE.right), abs=0.5)


def test_charts_are_drawn_with_their_labels(pdf: Path) -> None:
    text = "".join(pdf_lines(pdf)[0])
    for label in ("刑事", "第2", "第6", "40.0%", "39.1%", "278人", "1,043人", "<起诉>"):
        assert label in text
    with pymupdf.open(pdf) as document:
        fills = {drawing.get("fill") for drawing in document[0].get_drawings()}
    dark, pale = (0x1F, 0x38, 0x64), (0xD9, 0xD9, 0xD9)
    shown = {tuple(round(part * 255) for part in fill) for fill in fills if fill}
    assert {dark, pale} <= shown


def test_only_the_bundles_fonts_are_used(pdf: Path) -> None:
    fonts = {sign.font for page in pdf_glyphs(pdf) for line in page for sign in line}
    assert {font.split("-")[0].removeprefix("Brief") for font in fonts} == {
        "Fang", "Hei", "Kai", "BiaoSong", "Song",
    }  # fmt: skip
