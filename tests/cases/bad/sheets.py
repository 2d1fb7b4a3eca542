"""Hostile workbooks and lists: what `jianbao figures --from` meets. Each is made on the spot."""

from __future__ import annotations

import io
import random
import zipfile

import xlsxwriter

SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = f"<worksheet {SPREADSHEET}><sheetData>".encode()
TAIL = b"</sheetData></worksheet>"
NAMES = "编号,数值".encode()


def sheets() -> dict[str, bytes]:
    """Return the files by what they are: `f.csv/wide`."""
    return {
        "f.csv/nothing": b"",
        "f.csv/blank": b"\n\n",
        "f.csv/nul": b"a,\0b\n",
        "f.csv/no-head": "数,2\n".encode(),
        "f.csv/long-cell": NAMES + b'\na,"' + b"1" * 3_000_000 + b'"\n',
        "f.csv/no-end": NAMES + b'\na,"' + b"1,\n" * 3_000_000,
        "f.csv/wide": NAMES + b",x" * 3_000_000 + b"\n",
        "f.csv/long": NAMES + b"\n" + b"a,1\n" * 1_000_000,
        "f.csv/unknown": NAMES + b"\n" + b"".join(b"b%d,1\n" % each for each in range(19_000)),
        "f.csv/too-large": bytes(16 * 1024 * 1024 + 1),
        "f.xlsx/text": b"hello",
        "f.xlsx/noise": b"PK\3\4" + random.Random(1).randbytes(5000),
        "f.xlsx/bomb": workbook(bytes(300_000_000)),
        "f.xlsx/deep": workbook(b"<a>" * 100_000),
        "f.xlsx/number": workbook(HEAD + b'<row><c r="A1"><v>1e999999</v></c></row>' + TAIL),
        "f.xlsx/far": workbook(cell("XFD1048576")),
        "f.xlsx/far-row": workbook(cell("A1048576")),
        "f.xlsx/far-column": workbook(cell("XFD1")),
        "f.xlsx/cells": workbook(
            HEAD + b"<row>" + b"<c><v>1</v></c>" * 1_000_000 + b"</row>" + TAIL
        ),
        "f.xlsx/strings": workbook(HEAD + TAIL, b"<si><t>a</t></si>" * 1_000_000),
        "f.xlsx/merged": workbook(HEAD + TAIL.replace(b"</worksheet>", MERGED)),
        "f.xlsx/outside": workbook(OUTSIDE + HEAD + INLINE + TAIL),
    }


MERGED = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
INLINE = b'<row><c t="inlineStr"><is><t>&e;</t></is></c></row>'


def cell(place: str) -> bytes:
    """Return a sheet with one cell."""
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return HEAD + f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'.encode() + TAIL


def workbook(sheet: bytes, strings: bytes = b"") -> bytes:
    """Return a workbook with this sheet and these shared strings."""
    plain, made = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(plain)
    book.add_worksheet().write(0, 0, "x")
    book.close()
    shared = f"<sst {SPREADSHEET}>".encode() + strings + b"</sst>"
    changed = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared}
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, changed.get(name, source.read(name)))
    return made.getvalue()
