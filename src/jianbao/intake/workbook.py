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
    CELL_ENDLESS,
    CELL_ERROR,
    CELL_FORMULA,
    CELL_TRUTH,
    cannot_import,
    list_too_wide,
    sheet_too_large,
)
from jianbao.messages.readers import BYTES, IS_DAMAGED, NODES, is_large
from jianbao.messages.terms import Term
from jianbao.readers.errors import ReadError
from jianbao.readers.zip.parts import Parts

if TYPE_CHECKING:
    from openpyxl.cell import Cell as OpenCell

MOST_ROWS, MOST_COLUMNS = 20_000, 200
LARGEST_FILE = 16 * 1024 * 1024  # bytes of a workbook or CSV
LARGEST_SHEET = 64 * 1024 * 1024  # bytes of all parts, unpacked
MOST_TAGS = 1_500_000  # of all parts: 20,000 rows of twelve cells have some 1,200,000
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
    try:
        for number, row in enumerate(rows, 1):
            _check_size(name, number, len(row))
            yield [Cell(text.strip(), _place(number, at)) for at, text in enumerate(row, 1)]
    except csv.Error as error:  # a cell of 131,072 characters, as where a quotation never ends
        raise InputError([cannot_import(None, name=name, reason=CELL_ENDLESS)]) from error


def _check_size(name: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise InputError([sheet_too_large(None, name=name, rows=MOST_ROWS)])
    if columns > MOST_COLUMNS:
        raise InputError([list_too_wide(None, name=name, columns=MOST_COLUMNS)])


def _place(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _workbook(data: bytes, name: str) -> list[list[Cell]]:
    """Return the rows of the first sheet; the file is checked before a library unpacks it."""
    try:
        _check_parts(Parts(data), name)
    except ReadError as error:
        raise InputError([cannot_import(None, name=name, reason=error.reason)]) from error
    try:
        return list(_rows(data, name))
    except (InputError, MemoryError):
        raise
    except Exception as error:  # what the library raises over a damaged file is not told anywhere
        raise InputError([cannot_import(None, name=name, reason=IS_DAMAGED)]) from error


def _check_parts(parts: Parts, name: str) -> None:
    """Raise InputError where a workbook has more inside than any ledger."""
    room, tags = LARGEST_SHEET, MOST_TAGS
    for part in parts.names:
        data = parts.read(part)
        room, tags = room - len(data), tags - data.count(b"<")
        if room < 0 or tags < 0:
            most, what = (MOST_TAGS, NODES) if tags < 0 else (LARGEST_SHEET, BYTES)
            reason = is_large(f"{most:,}", what)
            raise InputError([cannot_import(None, name=name, reason=reason)])


def _rows(data: bytes, name: str) -> Iterator[list[Cell]]:
    """Yield the rows as they are shown, beside their formulas; none is ever held as a whole."""
    from openpyxl import load_workbook

    shown = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
    typed = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    _check_size(name, shown.max_row or 0, shown.max_column or 0)
    both = (sheet.iter_rows(max_col=MOST_COLUMNS + 1) for sheet in (shown, typed))
    for number, (row, formulas) in enumerate(zip(*both, strict=True), 1):
        _check_size(name, number, len(row) if row and row[-1].value is not None else 0)
        pairs = list(zip(row, formulas, strict=True))
        while pairs and pairs[-1][0].value is None and pairs[-1][1].value is None:
            pairs.pop()  # what fills up a row
        yield [_cell(*pair, _place(number, at)) for at, pair in enumerate(pairs, 1)]


def _cell(cell: OpenCell, typed: OpenCell, place: str) -> Cell:
    value = cell.value
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
