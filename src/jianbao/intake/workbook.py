"""A spreadsheet's cells as they are shown: 40.0 stays 40.0, each with its place and its faults.

No formula is evaluated: what the program that saved the file put down is read, or told as missing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from jianbao.intake.plain import decoded
from jianbao.messages.errors import InputError
from jianbao.messages.intake import (
    CELL_DATE,
    CELL_ERROR,
    CELL_FORMULA,
    CELL_TRUTH,
    cannot_import,
    sheet_too_large,
)
from jianbao.messages.terms import Term
from jianbao.readers.errors import ReadError
from jianbao.readers.zip.parts import Parts

if TYPE_CHECKING:
    from openpyxl.cell import Cell as OpenCell

MOST_ROWS, MOST_COLUMNS = 20_000, 200
LARGEST_SHEET = 64 * 1024 * 1024  # bytes of all parts, unpacked
LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
PLACES = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?:\.([0#?]+))?")
GENERAL = ("general", "@", "")


class Cell(Struct, frozen=True):
    """A cell: what it shows, where it stands (B3), and why that cannot be taken, if so."""

    text: str
    place: str
    fault: Term | None = None


def read_cells(data: bytes, name: str) -> list[list[Cell]]:
    """Return the rows of the first sheet of a workbook (.xlsx), or of a CSV.

    Raises InputError where it is neither, is damaged, or larger than any ledger.
    """
    return list(_workbook(data, name) if data.startswith(b"PK") else _csv(data, name))


def _csv(data: bytes, name: str) -> Iterator[list[Cell]]:
    rows = csv.reader(io.StringIO(decoded(data, name), newline=""))
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise InputError([sheet_too_large(None, name=name, rows=MOST_ROWS)])
        yield [Cell(text.strip(), _place(number, column)) for column, text in enumerate(row, 1)]


def _place(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _workbook(data: bytes, name: str) -> Iterator[list[Cell]]:
    """Yield the rows of the first sheet; the file is checked before a library unpacks it."""
    try:
        parts = Parts(data)
        if sum(len(parts.read(part)) for part in parts.names) > LARGEST_SHEET:
            raise InputError([sheet_too_large(None, name=name, rows=MOST_ROWS)])
    except ReadError as error:
        raise InputError([cannot_import(None, name=name, reason=error.reason)]) from error
    from openpyxl import load_workbook

    try:
        shown = load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
        typed = load_workbook(io.BytesIO(data)).worksheets[0]
    except Exception as error:  # what it raises over a damaged file is not told anywhere
        reason = Term(type(error).__name__, type(error).__name__)
        raise InputError([cannot_import(None, name=name, reason=reason)]) from error
    if shown.max_row > MOST_ROWS or shown.max_column > MOST_COLUMNS:
        raise InputError([sheet_too_large(None, name=name, rows=MOST_ROWS)])
    for row, formulas in zip(shown.iter_rows(), typed.iter_rows(), strict=True):
        yield [_cell(cell, formula) for cell, formula in zip(row, formulas, strict=True)]


def _cell(cell: OpenCell, typed: OpenCell) -> Cell:
    value, place = cell.value, cell.coordinate
    if cell.data_type == "e":
        return Cell(str(value), place, CELL_ERROR)
    if value is None:
        is_formula = isinstance(typed.value, str) and typed.value.startswith("=")
        return Cell("", place, CELL_FORMULA if is_formula else None)
    if isinstance(value, bool):
        return Cell(str(value).upper(), place, CELL_TRUTH)
    if isinstance(value, date | datetime | time):
        return Cell(value.isoformat(), place, CELL_DATE)
    if isinstance(value, int | float):
        return Cell(shown_number(Decimal(repr(value)), cell.number_format or ""), place)
    return Cell(str(value).strip(), place)


def shown_number(value: Decimal, code: str) -> str:
    """Return a number as its format shows it: 0.4 under 0.0% is 40.0%."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    code = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    if len(sections) > 1 and value < 0 and sections[1]:
        value = -value
    if code.lower() in GENERAL:
        return _plain(value)
    bare = LITERAL.sub("", code)
    digits = PLACES.search(bare)
    if digits is None:  # words alone stand for the number, as 第三 for 3
        return "".join(_pieces(code, "")) or _plain(value)
    percent = "%" in bare
    decimals = len(digits[1] or "")
    rounded = round(value * 100 if percent else value, decimals)
    number = format(rounded, f",.{decimals}f" if "," in digits[0] else f".{decimals}f")
    return "".join(_pieces(code, number)) or number


def _pieces(code: str, number: str) -> Iterator[str]:
    """Yield what a format shows: literals as they stand, the number in place of its digits."""
    position, put = 0, False
    for match in re.finditer(rf"{LITERAL.pattern}|{PLACES.pattern}|%|[^0#?]", code):
        if match.start() < position:
            continue
        position = match.end()
        if match[1] is not None or match[2] is not None:
            yield match[1] or match[2] or ""
        elif re.fullmatch(PLACES, match[0]):
            if not put:
                yield number
            put = True
        elif not LITERAL.fullmatch(match[0]):
            yield match[0]


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
