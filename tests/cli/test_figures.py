"""`jianbao figures`: the ledger as a table, as CSV and as a workbook."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.briefings import make_briefing

FIGURE = "办结: {label: 办结件数, value: 88, unit: 件}\n"


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def rows(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    """Return the real ledger's rows by id."""
    assert main(["figures", "briefings/pingxiang-2022", "--format", "csv"]) == 0
    return {row["id"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}


def test_every_figure_has_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    ledger = read_briefing(PINGXIANG).briefing.figures
    table = rows(capsys)
    assert list(table) == list(ledger)
    first = table["不捕率_民企"]
    assert (first["value"], first["unit"], first["kind"]) == ("40.0", "%", "rate")
    assert first["period"] == "2022-01-01/2022-05-31"
    assert table["年轻科级干部"]["period"] == "unstated"


def test_a_row_tells_where_its_figure_stands(capsys: pytest.CaptureFixture[str]) -> None:
    table = rows(capsys)
    assert table["批捕"]["stands in"] == "三·二"
    assert table["下步工作项数"]["stands in"] == "6-next-steps"
    for id, row in table.items():
        for place in row["places"].split():
            file, line, column = place.rsplit(":", 2)
            typed = Path(file).read_text("utf-8").splitlines()[int(line) - 1]
            assert typed[int(column) - 1 :].startswith(f"{{{id}"), place
        assert row["places"], id


def test_a_row_tells_the_pages(capsys: pytest.CaptureFixture[str], overview: bytes) -> None:
    import pymupdf

    pages = [re.sub(r"\s", "", page.get_text()) for page in pymupdf.open("pdf", overview)]
    table = rows(capsys)
    for id, before in {"批捕": "批捕", "不捕率_民企": "不诉率分别达", "调整班子": "成员"}.items():
        row = table[id]
        (page,) = row["page"].split(", ")
        assert before + row["value"] in pages[int(page) - 1]


def test_a_row_tells_what_was_proved(capsys: pytest.CaptureFixture[str]) -> None:
    proved = {id: row["relations"] for id, row in rows(capsys).items()}
    assert "30" in proved["不捕率_民企"]
    assert proved["不批捕_民企"] == proved["不捕率_民企"]
    assert "64" in proved["不诉率_民企"]
    assert "11" in proved["核心指标排名"]
    assert proved["排名目标"] in proved["核心指标排名"]
    assert "以下6项" in proved["下步工作项数"]
    assert not proved["退出员额"]


def test_a_row_tells_what_is_known_of_its_figure(capsys: pytest.CaptureFixture[str]) -> None:
    state = {id: row["state"] for id, row in rows(capsys).items()}
    assert state["不捕率_民企"] == state["不批捕_民企"] == "proved"
    assert state["退出员额"] == "not checked"


def test_the_summary_counts_the_states(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "briefings/pingxiang-2022"]) == 0
    said = capsys.readouterr().err
    assert re.search(r"44 figures: \d+ proved, 0 contradicted, \d+ not checkable, \d+ not", said)


WRONG = """\
总: {label: 合计, value: 9, unit: 件, parts: [甲, 乙]}
甲: {label: 甲, value: 3, unit: 件}
乙: {label: 乙, value: 4, unit: 件}
约: {label: 约数, value: 近30, unit: 件, parts: [甲, 乙]}
"""


def test_nothing_is_proved_that_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_briefing(tmp_path, {"1-part": "{总}，{甲}，{乙}，{约}。"}, WRONG)
    assert main(["figures", str(folder), "--format", "csv"]) == 0
    table = {row["id"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert (table["总"]["state"], table["总"]["relations"]) == ("contradicted", "")
    assert (table["约"]["state"], table["约"]["relations"]) == ("not checkable", "")
    assert table["甲"]["state"] == "not checked"


@pytest.mark.parametrize(("total", "relation"), [(27, "=甲+乙"), (28, "")])
def test_a_sum_is_a_relation_where_it_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], total: int, relation: str
) -> None:
    entry = "{0}:\n  label: {0}\n  value: {1}\n"
    figures = entry.format("甲", 12) + entry.format("乙", 15) + entry.format("丙", total)
    folder = make_briefing(tmp_path, {"1-a": "{甲}、{乙}、{丙}。"}, figures + "  parts: [甲, 乙]\n")
    assert main(["figures", str(folder), "--format", "csv"]) == 0
    (*_, last) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert last["relations"] == relation


def test_the_terminal_shows_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "briefings/pingxiang-2022"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split("  ")[0] == "id"
    assert len(lines) == 44
    assert any(line.startswith("批捕 ") and " 278 " in line for line in lines)


def test_a_workbook_holds_numbers_that_read_as_typed(tmp_path: Path) -> None:
    figures = "".join(
        f"{id}:\n  label: {id}\n  value: {value}\n  unit: 个\n"
        for id, value in {
            "甲": "40.0",
            "乙": "第3",
            "丙": "'1,234'",
            "丁": "多",
            "戊": "近15",
        }.items()
    )
    folder = make_briefing(tmp_path, {"1-a": "{甲}、{乙}、{丙}、{丁}、{戊}。"}, figures)
    made = []
    for name in ("a.xlsx", "b.xlsx"):
        assert main(["figures", str(folder), "--out", str(tmp_path / name)]) == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    sheet = openpyxl.load_workbook(io.BytesIO(made[0])).active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    column = head.index("value") + 1
    cells = [sheet.cell(row, column) for row in range(2, 7)]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (40, "0.0"), (3, '"第"0'), (1234, "#,##0"), ("多", "General"), (15, '"近"0'),
    ]  # fmt: skip
    assert [cell.data_type for cell in cells] == ["n", "n", "n", "s", "n"]


def test_a_csv_file_is_marked_as_utf_8(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "{甲}。"}, "甲:\n  label: 甲\n  value: 3\n")
    assert main(["figures", str(folder), "--out", str(tmp_path / "a.csv")]) == 0
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,label,value,unit,period")
    assert data.count(b"\r\n") == 2


@pytest.mark.parametrize(
    "arguments", [["--format", "xlsx"], ["--format", "csv", "--out", "/nowhere/a.csv"]]
)
def test_what_cannot_be_written_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "briefings/pingxiang-2022", *arguments]) in (1, 2)
    assert "error: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "form", "why"),
    [
        ("f.pdf", "", "the file may end in: .csv .xlsx .txt"),
        ("f.pdf", "csv", "the file may end in: .csv .xlsx .txt"),
        ("f.csv", "xlsx", "--format xlsx, but the name"),
        ("f.XLSX", "csv", "says xlsx"),
        ("f.txt", "csv", "says table"),
    ],
)
def test_a_form_that_the_file_s_name_denies(
    name: str, form: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_briefing(tmp_path, {"1-part": "全市办结{办结}。"}, FIGURE)
    words = ["figures", str(folder), "--out", str(tmp_path / name)]
    assert main([*words, *(["--format", form] if form else [])]) == 2
    assert why in capsys.readouterr().err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("name", "form", "start"),
    [
        ("f", "", b"id"),
        ("f.txt", "", b"id"),
        ("f.txt", "table", b"id"),
        ("f", "csv", b"\xef\xbb\xbf"),
        ("f.CSV", "csv", b"\xef\xbb\xbf"),
        ("f", "xlsx", b"PK"),
        ("f.xlsx", "xlsx", b"PK"),
    ],
)
def test_a_form_that_the_file_s_name_does_not_deny(
    name: str, form: str, start: bytes, tmp_path: Path
) -> None:
    folder = make_briefing(tmp_path, {"1-part": "全市办结{办结}。"}, FIGURE)
    words = ["figures", str(folder), "--out", str(tmp_path / name)]
    assert main([*words, *(["--format", form] if form else [])]) == 0
    assert (tmp_path / name).read_bytes().startswith(start)
