"""The workbook inside a chart, which Word opens at “edit data”: one sheet, written as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from jianbao.document.charts import Chart
from jianbao.document.composed import Properties
from jianbao.document.word.names import PACKAGE, RELATIONSHIPS, SHEET
from jianbao.writers.docx.numbers import formats
from jianbao.writers.docx.properties import made_at
from jianbao.writers.escaping import escape
from jianbao.writers.zips import zipped

NAME = "Sheet1"
LETTERS = 26
ESCAPED = "_(?=x[0-9A-Fa-f]{4}_)"
"""What begins a character that is spelt out (ECMA-376 part 1, 22.9.2.19): here it begins none."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KINDS = "application/vnd.openxmlformats"
SHEETS = f"{KINDS}-officedocument.spreadsheetml"
TYPES = {
    "/docProps/core.xml": f"{KINDS}-package.core-properties+xml",
    "/xl/sharedStrings.xml": f"{SHEETS}.sharedStrings+xml",
    "/xl/styles.xml": f"{SHEETS}.styles+xml",
    "/xl/workbook.xml": f"{SHEETS}.sheet.main+xml",
    "/xl/worksheets/sheet1.xml": f"{SHEETS}.worksheet+xml",
}
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{KINDS}-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in TYPES.items())
    + "</Types>"
)
BOOK = (
    f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{RELATIONSHIPS}">'
    f'<sheets><sheet name="{NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
PLAIN = 'fontId="0" fillId="0" borderId="0"'
FIRST_FORMAT = 164  # numbers below it are Excel's own formats (ECMA-376 part 1, 18.8.30)


def workbook(chart: Chart, properties: Properties) -> bytes:
    """Return the workbook: categories in column A, then one column a series under its name."""
    words = _Words()
    codes = [formats(series) for series in chart.all_series]
    styles = {code: at for at, code in enumerate(dict.fromkeys(chain.from_iterable(codes)), 1)}
    rows = [[], *([words.cell(f"A{row}", each)] for row, each in enumerate(chart.categories, 2))]
    for column, (series, shown) in enumerate(zip(chart.all_series, codes, strict=True), 1):
        letter = _letter(column)
        rows[0].append(words.cell(f"{letter}1", series.name))
        for row, (value, code) in enumerate(zip(series.values, shown, strict=True), 2):
            number = f'<c r="{letter}{row}" s="{styles[code]}"><v>{value:f}</v></c>'
            rows[row - 1].append(number)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relations(
            ("xl/workbook.xml", f"{RELATIONSHIPS}/officeDocument"),
            ("docProps/core.xml", f"{PACKAGE}/relationships/metadata/core-properties"),
        ),
        "docProps/core.xml": _core(chart, properties),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheets/sheet1.xml", f"{RELATIONSHIPS}/worksheet"),
            ("styles.xml", f"{RELATIONSHIPS}/styles"),
            ("sharedStrings.xml", f"{RELATIONSHIPS}/sharedStrings"),
        ),
        "xl/sharedStrings.xml": words.part(),
        "xl/styles.xml": _styles(styles),
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    return zipped({name: xml.encode() for name, xml in parts.items()})


class _Words:
    """The words of a workbook, each kept once: =1+1 and mailto:… are such, too."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def cell(self, address: str, text: str) -> str:
        """Return a cell of words."""
        number = self.numbers.setdefault(text, len(self.numbers))
        return f'<c r="{address}" t="s"><v>{number}</v></c>'

    def part(self) -> str:
        """Return the part that has them all."""
        said = (re.sub(ESCAPED, "_x005F_", escape(text, quote=False)) for text in self.numbers)
        listed = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in said)
        return f'{HEAD}<sst xmlns="{SHEET}">{listed}</sst>'


def _sheet(rows: Iterable[list[str]]) -> str:
    listed = "".join(f'<row r="{at}">{"".join(row)}</row>' for at, row in enumerate(rows, 1))
    return f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData>{listed}</sheetData></worksheet>'


def _styles(codes: dict[str, int]) -> str:
    """Return one style a number format, behind the plain one."""
    listed = "".join(
        f'<numFmt numFmtId="{FIRST_FORMAT + at}" formatCode="{escape(code)}"/>'
        for code, at in codes.items()
    )
    shown = "".join(
        f'<xf numFmtId="{FIRST_FORMAT + at}" {PLAIN} xfId="0" applyNumberFormat="1"/>'
        for at in codes.values()
    )
    return (
        f'{HEAD}<styleSheet xmlns="{SHEET}">'
        + (f'<numFmts count="{len(codes)}">{listed}</numFmts>' if codes else "")
        + '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0" {PLAIN}/></cellStyleXfs>'
        f'<cellXfs count="{len(codes) + 1}"><xf numFmtId="0" {PLAIN} xfId="0"/>{shown}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _core(chart: Chart, properties: Properties) -> str:
    title, author = (escape(text, quote=False) for text in (chart.title, properties.author))
    moment = f"{made_at(properties):%Y-%m-%dT%H:%M:%SZ}"
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>{dated}</cp:coreProperties>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _letter(column: int) -> str:
    tens, ones = divmod(column, LETTERS)
    return (chr(ord("A") + tens - 1) if tens else "") + chr(ord("A") + ones)


def cells(column: int, first: int, last: int) -> str:
    """Return the address of cells, as a chart names them; rows count from 1."""
    letter = _letter(column)
    rows = f"${letter}${first}" if first == last else f"${letter}${first}:${letter}${last}"
    return f"{NAME}!{rows}"
