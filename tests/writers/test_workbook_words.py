"""The workbook in a chart holds words as words, whatever a spreadsheet would make of them."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from lxml.etree import XML

from jianbao.document.charts import Chart, ChartSeries
from jianbao.document.composed import Properties
from jianbao.readers.word.chart import chart_file_pieces
from jianbao.writers.docx.workbook import cells, workbook

WORDS = (
    "=1+1",
    "{=1}",
    "mailto:a@b.cn",
    "internal:a",
    "http://a.cn",
    "甲\t乙",
    "@甲",
    "-1",
    ' a<&>"',
    "_x0041_",
)


def test_categories_and_series_are_words() -> None:
    values = tuple(map(float, range(len(WORDS))))
    labels = tuple(map(str, range(len(WORDS))))
    series = ChartSeries("=2+2", values, labels, labels)
    chart = Chart("题", "", "column", "件", WORDS, (series,), "无")
    made = workbook(chart, Properties("题", "某", "", "zh-CN", datetime(2024, 1, 1)))
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert tuple(sheet.cell(row, 1).value for row in range(2, len(WORDS) + 2)) == WORDS
    read = tuple(chart_file_pieces(XML("<c/>"), made, ""))[1:]
    assert tuple(piece.text.partition("; ")[0] for piece in read) == ("", *WORDS)
    assert all(sheet.cell(row, 1).data_type in "sf" for row in range(2, len(WORDS) + 2))
    assert sheet.cell(1, 2).value == "=2+2"


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA")])
def test_columns_behind_z(column: int, name: str) -> None:
    assert cells(column, 1, 1) == f"Sheet1!${name}$1"
