"""The workbook inside a chart, which Word opens at “edit data”."""

from __future__ import annotations

import io

from jianbao.document.charts import Chart
from jianbao.document.composed import Properties
from jianbao.writers.docx.numbers import formats
from jianbao.writers.docx.properties import made_at
from jianbao.writers.zips import repacked

SHEET = "Sheet1"
LETTERS = 26


def workbook(chart: Chart, properties: Properties) -> bytes:
    """Return the workbook: categories in column A, then one column a series under its name."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties(
            {"title": chart.title, "author": properties.author, "created": made_at(properties)}
        )
        sheet = book.add_worksheet(SHEET)
        for row, category in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, category)  # =1+1 and mailto:… are words here
        for column, series in enumerate(chart.all_series, 1):
            sheet.write_string(0, column, series.name)
            cells = zip(series.values, formats(series), strict=True)
            for row, (value, code) in enumerate(cells, 1):
                sheet.write_number(row, column, value, book.add_format({"num_format": code}))
    return repacked(stream.getvalue())


def cells(column: int, first: int, last: int) -> str:
    """Return the address of cells, as a chart names them; rows count from 1."""
    tens, ones = divmod(column, LETTERS)
    letter = (chr(ord("A") + tens - 1) if tens else "") + chr(ord("A") + ones)
    rows = f"${letter}${first}" if first == last else f"${letter}${first}:${letter}${last}"
    return f"{SHEET}!{rows}"
