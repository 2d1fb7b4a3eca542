"""Values and tables out of spreadsheets: as the cells show them, and every bad cell by its name."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

import jianbao
from jianbao.library.sources import read
from tests.conftest import CASES, PINGXIANG, ROOT

HEAD = "title: 题\nissuer: 院\ndate: 2026-01-15\nperiod: 2025\n"
SECTION = "heading: 甲\ntext: 共{数}。\n"
Make = Callable[[Any], None]


def book(make: Make, title: str = "汇总") -> bytes:
    """Return a workbook with heads, labels and one value in B2, then changed by `make`."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in (("指标", "本期", "上期"), ("批捕", 301, 288), ("起诉", 514, 490)):
        sheet.append(row)
    make(sheet)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def briefing(
    folder: Path, entry: str, files: dict[str, bytes], head: str = "from: 报表.xlsx\n"
) -> Path:
    """Write a briefing with one figure whose value stands in a spreadsheet."""
    (folder / "sections").mkdir(parents=True)
    (folder / "briefing.yaml").write_text(HEAD, "utf-8")
    (folder / "sections/1.yaml").write_text(SECTION, "utf-8")
    (folder / "figures.yaml").write_text(
        f"{head}数:\n  label: 数\n  unit: 人\n  {entry}\n", "utf-8"
    )
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def nothing(_sheet: Any) -> None:
    """Change nothing."""


def put(value: object, code: str = "General", cell: str = "B2") -> Make:
    def make(sheet: Any) -> None:
        sheet[cell] = value
        sheet[cell].number_format = code

    return make


def hidden_row(sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True


def hidden_column(sheet: Any) -> None:
    sheet.column_dimensions["B"].hidden = True


def hidden_sheet(sheet: Any) -> None:
    sheet.parent.create_sheet("封面")
    sheet.sheet_state = "hidden"


def joined(sheet: Any) -> None:
    sheet.merge_cells("A2:B2")


def second_head(sheet: Any) -> None:
    sheet["C1"] = "本期"


def second_row(sheet: Any) -> None:
    sheet["A3"] = "批捕"


def only_chart(sheet: Any) -> None:
    workbook = sheet.parent
    workbook.create_chartsheet("图")
    workbook.remove(sheet)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * 80_000_000)
    return stream.getvalue()


def entities() -> bytes:
    stream = io.BytesIO()
    bad = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with zipfile.ZipFile(io.BytesIO(book(nothing))) as old, zipfile.ZipFile(stream, "w") as file:
        for name in old.namelist():
            file.writestr(name, bad if name == "xl/workbook.xml" else old.read(name))
    return stream.getvalue()


def without_values() -> bytes:
    return book(put("=B3+1"))


def long_sheet(sheet: Any) -> None:
    sheet["A30000"] = "尾"


def wide_sheet(sheet: Any) -> None:
    sheet.cell(1, 400).value = "尾"


OLD = b"\xd0\xcf\x11\xe0"
LOCKED = OLD + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
BAD: dict[str, tuple[str, bytes, str, str]] = {
    # what is wrong: the entry, the spreadsheet, the code, what the message names
    "no file": ("cell: 没有.xlsx!B2", b"", "cannot-read-sheet", "没有.xlsx"),
    "a folder above": ("cell: ../报表.xlsx!B2", b"", "sheet-file-name", "../报表.xlsx"),
    "a Word file": ("cell: 报表.docx!B2", b"", "sheet-file-name", "报表.docx"),
    "empty": ("cell: B9", b"", "cell-refused", "报表.xlsx!B9"),
    "cut off": ("cell: B2", cut(book(nothing)), "cannot-read-sheet", "报表.xlsx"),
    "a locked one": ("cell: B2", LOCKED, "cannot-read-sheet", "密码"),
    "an old one, broken": ("cell: B2", OLD + b"\1" * 900, "cannot-read-sheet", "报表"),
    "a bomb": ("cell: B2", bomb(), "cannot-read-sheet", "报表.xlsx"),
    "entities": ("cell: B2", entities(), "cannot-read-sheet", "报表.xlsx"),
    "any zip": ("cell: B2", b"PK\x05\x06" + b"\0" * 18, "cannot-read-sheet", "报表.xlsx"),
    "no text": ("cell: B2", b"\xff\xff\x00\x81\x20\xff", "not-text", "报表.xlsx"),
    "too many rows": ("cell: B2", book(long_sheet), "sheet-too-large", "报表.xlsx"),
    "too many columns": ("cell: B2", book(wide_sheet), "list-too-wide", "报表.xlsx"),
    "only a chart": ("cell: B2", book(only_chart), "cannot-read-sheet", "报表.xlsx"),
    "no such sheet": ("cell: 总表!B2", book(nothing), "sheet-unknown", "汇总"),
    "an empty cell": ("cell: D9", book(nothing), "cell-refused", "汇总!D9"),
    "blanks": ("cell: B2", book(put("  ")), "cell-refused", "汇总!B2"),
    "beyond the sheet": ("cell: ZZ900", book(nothing), "cell-refused", "汇总!ZZ900"),
    "never computed": ("cell: B2", without_values(), "cell-refused", "汇总!B2"),
    "divided by nought": ("cell: B2", book(put("#DIV/0!")), "cell-refused", "汇总!B2"),
    "a lost reference": ("cell: B2", book(put("#REF!")), "cell-refused", "汇总!B2"),
    "not there": ("cell: B2", book(put("#N/A")), "cell-refused", "汇总!B2"),
    "no name": ("cell: B2", book(put("#NAME?")), "cell-refused", "汇总!B2"),
    "no value": ("cell: B2", book(put("#VALUE!")), "cell-refused", "汇总!B2"),
    "no number": ("cell: B2", book(put("#NUM!")), "cell-refused", "汇总!B2"),
    "a day": ("cell: B2", book(put(date(2026, 5, 6), "yyyy-mm-dd")), "cell-refused", "汇总!B2"),
    "a time": ("cell: B2", book(put(time(9, 30), "h:mm")), "cell-refused", "汇总!B2"),
    "true": ("cell: B2", book(put(True)), "cell-refused", "汇总!B2"),
    "a hidden row": ("cell: B2", book(hidden_row), "cell-refused", "汇总!B2"),
    "a hidden column": ("cell: B2", book(hidden_column), "cell-refused", "汇总!B2"),
    "a hidden sheet": ("cell: 汇总!B2", book(hidden_sheet), "cell-refused", "汇总!B2"),
    "a joined cell": ("cell: B2", book(joined), "cell-refused", "汇总!B2"),
    "scientific": ("cell: B2", book(put(123456, "0.00E+00")), "cell-refused", "汇总!B2"),
    "a fraction": ("cell: B2", book(put(0.25, "# ?/?")), "cell-refused", "汇总!B2"),
    "thousands cut": ("cell: B2", book(put(514000, "#,##0,")), "cell-refused", "汇总!B2"),
    "a condition": ("cell: B2", book(put(5, "[>3]0;0.0")), "cell-refused", "汇总!B2"),
    "in words": ("cell: B2", book(put(5, "[DBNum1]General")), "cell-refused", "汇总!B2"),
    "lines": ("cell: B2", book(put("三百\n零一")), "cell-refused", "汇总!B2"),
    "another unit": ("cell: B2", book(put(0.4, "0.0%")), "cell-refused", "汇总!B2"),
    "typed as text": ("cell: B2", book(put("278", "@")), "cell-refused", "文本格式的数字"),
    "typed with signs": ("cell: B2", book(put("-1,278.5")), "cell-refused", "B2"),
    "no such row": ("cell: 批补×本期", book(nothing), "label-unknown", "批捕"),
    "no such column": ("cell: 批捕×本季", book(nothing), "label-unknown", "本期"),
    "two rows": ("cell: 批捕×本期", book(second_row), "label-twice", "A2、A3"),
    "two columns": ("cell: 批捕×本期", book(second_head), "label-twice", "B1、C1"),
    "no cell": ("cell: 第三格", book(nothing), "cell-unreadable", "第三格"),
    "both": ("cell: B2\n  value: 5", book(nothing), "cell-and-value", "value"),
    "no file named": ("cell: B2", book(nothing), "sheet-not-named", "B2"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_sheet_is_told_by_its_cell(fault: str, tmp_path: Path) -> None:
    entry, data, code, named = BAD[fault]
    head = "" if fault == "no file named" else "from: 报表.xlsx\n"
    folder = briefing(tmp_path / "b", entry, {"报表.xlsx": data}, head)
    with pytest.raises(jianbao.InputError) as refused:
        read(folder)
    (finding,) = refused.value.findings
    assert finding.code == code
    told = f"{finding.place} {finding.text('zh')} {finding.hint('zh') or ''}"
    assert named in told, told
    assert "{" not in told


GOOD = {
    "as typed": (301, "General", "301"),
    "a share": (0.4, "0.0%", "40.0%"),
    "decimals": (2.5, "0.00", "2.50"),
    "rounded": (12.345, "0.0", "12.3"),
    "groups": (12345, "#,##0", "12,345"),
    "binary": (0.1 + 0.2, "General", "0.3"),
    "a unit in the format": (301, '0"人"', "301"),
    "a rank": (3, '"第"0', "第3"),
    "text": ("近15", "@", "近15"),
    "below zero": (-3, "0", "-3"),
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_cell_says_what_it_shows(kind: str, tmp_path: Path) -> None:
    value, code, shown = GOOD[kind]
    data = {"报表.xlsx": book(put(value, code))}
    cells = ("B2", "汇总!$B$2", "报表.xlsx!汇总!B2", "批捕×本期", "汇总！批捕 × 本期")
    for number, cell in enumerate(cells):
        folder = briefing(tmp_path / str(number), f"cell: {cell}", data)
        if shown.endswith("%"):
            ledger = folder / "figures.yaml"
            ledger.write_text(ledger.read_text("utf-8").replace("unit: 人", 'unit: "%"'), "utf-8")
        content = read(folder)
        figure = content.briefing.figures["数"]
        assert figure.value.text == shown.removesuffix("%" if figure.unit == "%" else "人")
        assert str(figure.value.place).endswith("报表.xlsx!汇总!B2")
        assert content.sources["报表.xlsx"] == data["报表.xlsx"]


def test_commas_and_other_programs(tmp_path: Path) -> None:
    text = "指标,本期\n批捕,301\n"
    for name, data in (("报.csv", text.encode("gb18030")), ("报2.csv", text.encode("utf-8-sig"))):
        folder = briefing(tmp_path / name, f"cell: {name}!批捕×本期", {name: data}, "")
        assert read(folder).briefing.figures["数"].value.text == "301"


def test_older_programs(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    data = (CASES / "workbooks/old.xls").read_bytes()  # WPS's .et is the same kind of file
    for name in ("报表.xls", "报表.et"):
        folder = briefing(tmp_path / name, f"cell: {name}!汇总!批捕×本期", {name: data}, "")
        assert read(folder).briefing.figures["数"].value.text == "12.5"
    with pytest.raises(jianbao.InputError) as refused:
        read(briefing(tmp_path / "empty", "cell: 报表.xls!汇总!D9", {"报表.xls": data}, ""))
    assert "D9" in refused.value.findings[0].text("zh")


ODS_CELL = """<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p>
</table:table-cell>"""


def ods(value: str, *, typed: bool = False) -> bytes:
    """Return an OpenDocument sheet with 批捕, 本期 and one value, as LibreOffice writes them."""
    cell = ODS_CELL.format(
        kind="string" if typed else "float",
        more="" if typed else f'office:value="{value}"',
        text=value,
    )
    names = [
        ODS_CELL.format(kind="string", more="", text=text) for text in ("指标", "本期", "批捕")
    ]
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:text="{urn}:text:1.0"'
        f' xmlns:table="{urn}:table:1.0" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="汇总"><table:table-row>{names[0]}{names[1]}</table:table-row>'
        f"<table:table-row>{names[2]}{cell}</table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", content)
    return made.getvalue()


MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
 <manifest:file-entry manifest:full-path="/"
  manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def test_open_document(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    entry = "cell: 报表.ods!汇总!批捕×本期"
    folder = briefing(tmp_path / "good", entry, {"报表.ods": ods("12.5")}, "")
    assert read(folder).briefing.figures["数"].value.text == "12.5"
    with pytest.raises(jianbao.InputError) as refused:
        read(briefing(tmp_path / "typed", entry, {"报表.ods": ods("12.5", typed=True)}, ""))
    assert "文本格式的数字" in refused.value.findings[0].text("zh")


@pytest.mark.parametrize("all_typed", [True, False])
def test_a_number_typed_as_text_in_a_range(tmp_path: Path, all_typed: bool) -> None:
    def make(sheet: Any) -> None:
        for row in (2, 3, 4) if all_typed else (3,):
            sheet[f"C{row}"] = f"0{row}1"

    folder = briefing(tmp_path / "b", "cell: B2", {"报表.xlsx": book(make)})
    (folder / "sections/1.yaml").write_text(
        "heading: 甲\ntext: |\n  共{数}。\n\n  ![表]\ntables:\n  表:\n    title: 情况\n"
        "    cells: 报表.xlsx!汇总!A1:C4\n", "utf-8",
    )  # fmt: skip
    if all_typed:  # codes, telephones: they print as they are
        assert read(folder).briefing.tables["表"].rows[1][2].prose.text == "021"
        return
    with pytest.raises(jianbao.InputError) as refused:
        read(folder)
    (finding,) = refused.value.findings
    assert "C3" in finding.text("zh") and "文本格式的数字" in finding.text("zh")


def test_a_table_from_a_range(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        sheet["A5"] = "合计"
        sheet["B5"] = 815
        sheet["C5"], sheet["C5"].number_format = 0.954, "0.0%"
        sheet.merge_cells("A4:C4")
        sheet["A4"] = "其中：{甲}"
        sheet["A4"].comment = Comment("x", "y")

    folder = briefing(tmp_path / "b", "cell: B2", {"报表.xlsx": book(make)})
    section = folder / "sections/1.yaml"
    section.write_text(
        "heading: 甲\ntext: |\n  共{数}。\n\n  ![表]\ntables:\n  表:\n    title: 情况\n"
        "    cells: 报表.xlsx!汇总!A1:C5\n", "utf-8",
    )  # fmt: skip
    table = read(folder).briefing.tables["表"]
    assert [[cell.prose.text for cell in row] for row in table.rows] == [
        ["指标", "本期", "上期"], ["批捕", "301", "288"], ["起诉", "514", "490"],
        ["其中：{甲}"], ["合计", "815", "95.4%"],
    ]  # fmt: skip
    assert table.rows[3][0].span == 3
    assert [column.align for column in table.columns] == ["center", "decimal", "decimal"]
    assert str(table.rows[1][1].prose.place).endswith("报表.xlsx!汇总!B2")
    text = section.read_text("utf-8")
    for cells, code in (("A1", "range-unreadable"), ("C5:A1", "range-unreadable"),
                        ("A1:C99", ""), ("总!A1:C5", "sheet-unknown")):  # fmt: skip
        section.write_text(text.replace("汇总!A1:C5", cells), "utf-8")
        if not code:
            assert len(read(folder).briefing.tables["表"].rows) == 99
            continue
        with pytest.raises(jianbao.InputError) as refused:
            read(folder)
        assert code in [finding.code for finding in refused.value.findings]


def test_the_ledger_of_a_spreadsheet_makes_the_same_papers(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PINGXIANG, tmp_path / "pingxiang-2022"))
    ledger = (folder / "figures.yaml").read_text("utf-8")
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["指标", "本期"])
    for number, figure in enumerate(read(PINGXIANG).briefing.figures.values(), 2):
        value = figure.value.text
        sheet.cell(number, 1).value = figure.id
        cell = sheet.cell(number, 2)
        cell.value = value
        if match := re.fullmatch(r"\d+(?:\.(\d+))?", value):
            places = f".{'0' * len(match[1])}" if match[1] else ""
            percent = "%" if figure.unit == "%" else ""
            cell.value = float(value) / 100 if percent else float(value)
            cell.number_format = f"0{places}{percent}"
        where = f"B{number}" if number % 2 else f"{figure.id}×本期"
        start = ledger.index(f"\n{figure.id}:")
        ledger = ledger[:start] + re.sub(
            r"\n  value: .*", f"\n  cell: {where}", ledger[start:], count=1
        )
    workbook.save(folder / "报表.xlsx")
    (folder / "figures.yaml").write_text(f"from: 报表.xlsx\n{ledger}", "utf-8")
    around, options = jianbao.Surroundings(ROOT), jianbao.BuildOptions(pdf_a="2u")
    typed, read_in = (jianbao.build(each, options, around) for each in (PINGXIANG, folder))
    assert len(typed.outputs) == 4
    for one, other in zip(typed.outputs, read_in.outputs, strict=True):
        assert one.data == other.data, one.name
    assert any(name.endswith("报表.xlsx") for name in read_in.inputs)
    release = jianbao.build(folder, jianbao.BuildOptions(forms=("pdf",)), around)
    release.write(tmp_path / "out")
    carried = jianbao.extract(tmp_path / "out/pingxiang-2022/pingxiang-2022.pdf").files
    assert carried["briefings/pingxiang-2022/报表.xlsx"] == (folder / "报表.xlsx").read_bytes()


def test_the_next_month_keeps_the_last_values(tmp_path: Path) -> None:
    last = briefing(tmp_path / "last", "cell: B2", {"报表.xlsx": book(nothing)})
    jianbao.new_briefing(tmp_path / "next", jianbao.Surroundings(ROOT), last=last).write()
    (tmp_path / "next/报表.xlsx").write_bytes(book(put(350)))
    figures = read(tmp_path / "next").briefing.figures
    assert figures["数"].value.text == "350"
    assert figures[figures["数"].earlier].value.text == "301"


@pytest.mark.skipif(os.name == "nt", reason="no links")
def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    folder = briefing(tmp_path / "b", "cell: B2", {})
    (tmp_path / "out.xlsx").write_bytes(book(nothing))
    (folder / "报表.xlsx").symlink_to(tmp_path / "out.xlsx")
    with pytest.raises(jianbao.InputError) as refused:
        read(folder)
    assert refused.value.findings[0].code == "cannot-read-sheet"
