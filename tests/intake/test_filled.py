"""A ledger written out, filled in with a spreadsheet program, and taken back."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import jianbao
from jianbao.cli import main
from jianbao.readers.sheet.formats import shown_number
from tests.conftest import PINGXIANG, ROOT

AROUND = jianbao.Surroundings(ROOT)


@pytest.fixture(scope="module")
def written() -> bytes:
    return jianbao.figures(PINGXIANG, AROUND, language="zh").file("xlsx")


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PINGXIANG, tmp_path / "pingxiang"))


def filled(data: bytes, edit: Callable[[Any, dict[str, int]], None], file: Path) -> Path:
    """Write the workbook to `file` after `edit` had the sheet and the row of each id."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    edit(sheet, {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=2)})
    book.save(file)
    return file


def test_what_nobody_filled_in_changes_nothing(
    written: bytes, briefing: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.xlsx").write_bytes(written)
    assert not jianbao.take_figures(briefing, tmp_path / "list.xlsx").texts
    again = filled(written, lambda _sheet, _rows: None, tmp_path / "saved.xlsx")
    assert not jianbao.take_figures(briefing, again).texts
    comma = jianbao.figures(PINGXIANG, AROUND, language="en").file("csv")
    (tmp_path / "list.csv").write_bytes(comma)
    assert not jianbao.take_figures(briefing, tmp_path / "list.csv").texts


def test_values_go_to_their_entries_and_nothing_else_changes(
    written: bytes, briefing: Path, tmp_path: Path
) -> None:
    def edit(sheet: Any, rows: dict[str, int]) -> None:
        sheet.cell(rows["批捕"], 3).value = 301
        rate = sheet.cell(rows["不捕率_民企"], 3)
        rate.value, rate.number_format = 0.425, "0.0%"
        sheet.cell(rows["刑事排名"], 3).value = "第1"

    before = (briefing / "figures.yaml").read_text("utf-8")
    file = filled(written, edit, tmp_path / "list.xlsx")
    fixes = jianbao.take_figures(briefing, file)
    assert "".join(fixes.diff()).count("\n+") == 3 + 1  # and the head of the difference
    fixes.write()
    after = (briefing / "figures.yaml").read_text("utf-8")
    changed = {
        (old, new)
        for old, new in zip(before.split("\n"), after.split("\n"), strict=True)
        if old != new
    }
    assert changed == {
        ("  value: 278", "  value: 301"), ("  value: 40.0", "  value: 42.5"),
        ("  value: 第2", "  value: 第1"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("40", "0.0", "40.0"), ("0.4", "0.0%", "40.0%"), ("1234.5", "#,##0.00", "1,234.50"),
        ("278", "General", "278"), ("0.1", "General", "0.1"), ("15", '"近"0', "近15"),
        ("-3.5", "0.0", "-3.5"), ("-3.5", "0.0;(0.0)", "(3.5)"), ("3", "0_ ", "3"),
        ("1.043", "0.000", "1.043"), ("2", "[Red]0", "2"), ("12", "@", "12"),
    ],
)  # fmt: skip
def test_a_number_reads_as_its_cell_shows_it(value: str, code: str, expected: str) -> None:
    assert shown_number(Decimal(value), code) == expected


def put(id: str, value: object, column: int = 3) -> Callable[[Any, dict[str, int]], None]:
    def edit(sheet: Any, rows: dict[str, int]) -> None:
        sheet.cell(rows[id], column).value = value

    return edit


BAD = {
    "unknown": (put("批捕", "没有这一项", 1), "figure-unknown", "A"),
    "twice": (put("批捕", "起诉", 1), "figure-twice", "A"),
    "empty": (put("批捕", None), "value-left-empty", "C"),
    "formula": (put("批捕", "=1+1"), "cell-unusable", "C"),
    "truth": (put("批捕", True), "cell-unusable", "C"),
    "error": (put("批捕", "#DIV/0!"), "cell-unusable", "C"),
    "unit": (put("批捕", "件", 4), "unit-other", "D"),
    "head": (lambda sheet, _rows: sheet.delete_rows(1), "columns-missing", ""),
    "no values": (lambda sheet, _rows: sheet.delete_cols(3), "columns-missing", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_cell_is_told_with_its_place(
    name: str, written: bytes, briefing: Path, tmp_path: Path
) -> None:
    edit, code, column = BAD[name]
    file = filled(written, edit, tmp_path / "list.xlsx")
    with pytest.raises(jianbao.InputError) as refused:
        jianbao.take_figures(briefing, file)
    findings = [finding for finding in refused.value.findings if finding.code == code]
    assert findings
    assert findings[0].text("zh").startswith(column)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b"a,b\n1,2\n"])
def test_what_is_no_such_list_is_refused(data: bytes, briefing: Path, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(data)
    with pytest.raises(jianbao.InputError):
        jianbao.take_figures(briefing, tmp_path / "list.xlsx")


def test_the_command_shows_and_writes(
    written: bytes, briefing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = filled(written, put("批捕", 301), tmp_path / "list.xlsx")
    words = ["figures", str(briefing), "--from", str(file)]
    assert main(words) == 0
    assert "value: 278" in (briefing / "figures.yaml").read_text("utf-8")  # nobody agreed
    assert main([*words, "--yes"]) == 0
    assert "+  value: 301" in capsys.readouterr().out
    assert "value: 301" in (briefing / "figures.yaml").read_text("utf-8")
