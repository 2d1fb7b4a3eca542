"""A spreadsheet's cells as they are shown: 40.0 stays 40.0, each with its place and its faults.

No formula is evaluated: what the program that saved the file put down is read, or told as missing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.messages.errors import InputError
from jianbao.messages.intake import CELL_ENDLESS, list_too_wide
from jianbao.messages.readers import BYTES, IS_DAMAGED, NODES, is_large
from jianbao.messages.sheets import (
    CELL_COVERED,
    CELL_DATE,
    CELL_ERROR,
    CELL_FORMAT,
    CELL_FORMULA,
    CELL_HIDDEN_COLUMN,
    CELL_HIDDEN_ROW,
    CELL_HIDDEN_SHEET,
    CELL_SHOWS_NOTHING,
    CELL_TRUTH,
    ENCRYPTED,
    NO_SHEET_LIBRARY,
    NO_SHEETS,
    cannot_read_sheet,
    sheet_too_large,
)
from jianbao.messages.terms import Term
from jianbao.readers.encodings import decoded
from jianbao.readers.errors import ReadError
from jianbao.readers.sheet.formats import is_odd, shown_number
from jianbao.readers.zip.parts import Parts

if TYPE_CHECKING:
    from openpyxl.cell import Cell as OpenCell

MOST_ROWS, MOST_COLUMNS = 20_000, 200
LARGEST_FILE = 16 * 1024 * 1024  # bytes of a workbook or CSV
LARGEST_SHEET = 64 * 1024 * 1024  # bytes of all parts, unpacked
MOST_TAGS = 1_500_000  # of all parts: 20,000 rows of twelve cells have some 1,200,000
MOST_TAGS_WHOLE = 400_000  # where a library holds it as a whole: 5,000 rows of twelve cells
OLD = b"\xd0\xcf\x11\xe0"  # of .xls, .et, and of an encrypted .xlsx
LOCKED = "EncryptedPackage".encode("utf-16-le")
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


TYPED_NUMBER = pattern(r"[-+−–]?\s*\d[\d,，.．\s]*[%％‰]?")


class Cell(Struct, frozen=True):
    """A cell: what it shows, where it stands (B3), and why that cannot be taken, if so.

    `hidden` tells why nobody sees it; `typed` is what is text and looks like a number.
    """

    text: str
    place: str
    fault: Term | None = None
    hidden: Term | None = None
    typed: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it shows a number, and is one."""
        return not self.typed and bool(TYPED_NUMBER.fullmatch(self.text))


class Sheet(Struct, frozen=True):
    """One sheet: its rows from the first on; merged ranges by their first and last cell."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row and column, last ones, from 1

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, counted from 1; an empty one where there is none."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return Cell("", place_of(row, column))


def read_sheets(data: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook (.xlsx, .xls, .et, .ods), or a CSV as one.

    Raises InputError where it is none of them, is damaged or locked, or larger than any ledger.
    """
    if data.startswith(OLD) or OPEN_DOCUMENT in data[:120]:
        return list(_old(data, name))
    if data.startswith(b"PK"):
        return _workbook(data, name)
    return [Sheet("", list(_csv(data, name)))]


def read_cells(data: bytes, name: str) -> list[list[Cell]]:
    """Return the rows of the first sheet of a workbook (.xlsx), or of a CSV.

    Raises InputError where it is neither, is damaged, or larger than any ledger.
    """
    return _first_rows(data, name) if data.startswith(b"PK") else list(_csv(data, name))


def _csv(data: bytes, name: str) -> Iterator[list[Cell]]:
    rows = csv.reader(io.StringIO(decoded(data, name), newline=""))
    try:
        for number, row in enumerate(rows, 1):
            _check_size(name, number, len(row))
            yield [Cell(text.strip(), place_of(number, at)) for at, text in enumerate(row, 1)]
    except csv.Error as error:  # a cell of 131,072 characters, as where a quotation never ends
        raise _refused(name, CELL_ENDLESS) from error


def _check_size(name: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise InputError([sheet_too_large(None, name=name, rows=MOST_ROWS)])
    if columns > MOST_COLUMNS:
        raise InputError([list_too_wide(None, name=name, columns=MOST_COLUMNS)])


def place_of(row: int, column: int) -> str:
    """Return a cell's name, B3 of row 3 and column 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _refused(name: str, reason: Term) -> InputError:
    return InputError([cannot_read_sheet(None, name=name, reason=reason)])


# ---- .xlsx


def _check_parts(data: bytes, name: str, most: int) -> None:
    """Raise InputError where a workbook has more inside than any ledger: `most` tags."""
    try:
        parts = Parts(data)
        room, tags = LARGEST_SHEET, most
        for part in parts.names:
            read = parts.read(part)
            room, tags = room - len(read), tags - read.count(b"<")
            if room < 0 or tags < 0:
                limit, what = (most, NODES) if tags < 0 else (LARGEST_SHEET, BYTES)
                raise _refused(name, is_large(f"{limit:,}", what))
    except ReadError as error:
        raise _refused(name, error.reason) from error


def _first_rows(data: bytes, name: str) -> list[list[Cell]]:
    """Return the rows of the first sheet; the file is checked before a library unpacks it."""
    _check_parts(data, name, MOST_TAGS)
    try:
        return list(_shown_rows(data, name))
    except (InputError, MemoryError):
        raise
    except Exception as error:  # what the library raises over a damaged file is not told anywhere
        raise _refused(name, IS_DAMAGED) from error


def _shown_rows(data: bytes, name: str) -> Iterator[list[Cell]]:
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
        said = (_said(*pair) for pair in pairs)
        yield [Cell(text, place_of(number, at), fault) for at, (text, fault) in enumerate(said, 1)]


def _workbook(data: bytes, name: str) -> list[Sheet]:
    """Return the sheets of a workbook with what is joined and hidden in them."""
    _check_parts(data, name, MOST_TAGS_WHOLE)
    from openpyxl import load_workbook

    try:
        shown = load_workbook(io.BytesIO(data), data_only=True)
        typed = load_workbook(io.BytesIO(data))
        pairs = list(zip(shown.worksheets, typed.worksheets, strict=True))
        for sheet, _ in pairs:
            _check_size(name, sheet.max_row, sheet.max_column)
        sheets = [_sheet(*pair) for pair in pairs]
    except (InputError, MemoryError):
        raise
    except Exception as error:  # what the library raises over a damaged file is not told anywhere
        raise _refused(name, IS_DAMAGED) from error
    if not sheets:
        raise _refused(name, NO_SHEETS)
    return sheets


def _sheet(sheet: Any, formulas: Any) -> Sheet:
    merged = tuple(
        (each.min_row, each.min_col, each.max_row, each.max_col)
        for each in sheet.merged_cells.ranges
    )
    covered = {
        (row, column): place_of(first, left)
        for first, left, last, right in merged
        for row in range(first, last + 1)
        for column in range(left, right + 1)
        if (row, column) != (first, left)
    }
    hidden = _hidden(sheet)
    rows = [
        [_cell(cell, typed, hidden, covered) for cell, typed in zip(row, others, strict=True)]
        for row, others in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True)
    ]
    return Sheet(sheet.title, rows, merged)


Hidden = tuple[bool, frozenset[int], frozenset[int]]


def _hidden(sheet: Any) -> Hidden:
    """Return whether a sheet is hidden, and its hidden rows and columns, counted from 1."""
    rows = {number for number, each in sheet.row_dimensions.items() if each.hidden}
    columns: set[int] = set()
    for each in sheet.column_dimensions.values():
        if each.hidden:
            columns |= set(range(each.min or 1, min(each.max or 0, MOST_COLUMNS) + 1))
    return sheet.sheet_state != "visible", frozenset(rows), frozenset(columns)


def _cell(
    cell: OpenCell, typed: OpenCell, hidden: Hidden, covered: dict[tuple[int, int], str]
) -> Cell:
    where = (cell.row, cell.column)
    unseen = (
        CELL_HIDDEN_SHEET
        if hidden[0]
        else CELL_HIDDEN_ROW
        if where[0] in hidden[1]
        else CELL_HIDDEN_COLUMN
        if where[1] in hidden[2]
        else None
    )
    if where in covered:
        return Cell("", place_of(*where), CELL_COVERED, unseen)
    text, fault = _said(cell, typed)
    return Cell(text, cell.coordinate, fault, unseen, _is_typed_number(cell.value))


def _is_typed_number(value: object) -> bool:
    """Return whether a text is nothing but a number, which no sum of the sheet counts."""
    return isinstance(value, str) and bool(TYPED_NUMBER.fullmatch(value.strip()))


def _said(cell: OpenCell, typed: OpenCell) -> tuple[str, Term | None]:
    """Return what a cell shows, and why that cannot be taken."""
    value = cell.value
    if cell.data_type == "e":
        return str(value), CELL_ERROR
    if value is None:
        is_formula = typed.data_type == "f" or str(typed.value or "").startswith("=")
        return "", CELL_FORMULA if is_formula else None
    if isinstance(value, bool):
        return str(value).upper(), CELL_TRUTH
    if isinstance(value, date | datetime | time):
        return value.isoformat(), CELL_DATE
    if isinstance(value, int | float):
        code = cell.number_format or ""
        if is_odd(code):
            return repr(value), CELL_FORMAT
        text = shown_number(Decimal(repr(value)), code)
        return (text, None) if text else (repr(value), CELL_SHOWS_NOTHING)
    return str(value).strip(), None


# ---- .xls, .et, .ods


def _old(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield the sheets of a workbook of an older program; decimals are those that it stored."""
    if LOCKED in data:
        raise _refused(name, ENCRYPTED)
    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        raise _refused(name, NO_SHEET_LIBRARY) from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(each, book.get_sheet_by_name(each).to_python()) for each in book.sheet_names]
    except Exception as error:  # it documents no errors of its own
        raise _refused(name, IS_DAMAGED) from error
    for title, rows in sheets:
        _check_size(name, len(rows), max(map(len, rows), default=0))
        yield Sheet(title, [
            [_plain_cell(value, place_of(number, column)) for column, value in enumerate(row, 1)]
            for number, row in enumerate(rows, 1)
        ])  # fmt: skip


def _plain_cell(value: object, place: str) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value).upper(), place, CELL_TRUTH)
    if isinstance(value, date | datetime | time):
        return Cell(value.isoformat(), place, CELL_DATE)
    if isinstance(value, int | float):
        return Cell(shown_number(Decimal(repr(value)), ""), place)
    text = str(value or "").strip()
    typed = _is_typed_number(value)
    failed = text.startswith("#") and text.endswith(("!", "?", "A"))
    return Cell(text, place, CELL_ERROR if failed else None, typed=typed)
