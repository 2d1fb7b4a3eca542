"""归档文件目录: a line a package. The CSV file is the record, the workbook is made from it."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.document.word.packages import FIRST_MOMENT
from jianbao.library.archiving.metadata import document_number, title_of
from jianbao.library.archiving.number import filing_of
from jianbao.messages.archiving import archive_catalogue, archive_catalogue_coding, archive_taken
from jianbao.messages.errors import InputError, not_handed_on
from jianbao.messages.opening import FileTooLargeError, read_file

RECORD, WORKBOOK = "归档文件目录.csv", "归档文件目录.xlsx"
COLUMNS = ("件号", "责任者", "文号", "题名", "日期", "密级", "页数", "备注", "档号")
WIDTHS = (8, 24, 22, 50, 12, 10, 6, 14, 32)  # characters
LARGEST_CATALOGUE = 64 * 1024 * 1024  # bytes
MADE_AT = datetime(*FIRST_MOMENT)  # a workbook's times know no zone


def catalogue_row(briefing: Briefing, number: str, pages: int) -> tuple[str, ...]:
    """Return the line of one paper (DA/T 22-2015's 归档文件目录, and the whole 档号)."""
    particulars = briefing.particulars
    return (
        filing_of(briefing).item.text, briefing.issuer.text, document_number(briefing),
        title_of(briefing), briefing.date.strftime("%Y%m%d"),
        particulars.secrecy.text if particulars.secrecy else "", str(pages),
        particulars.remark.text if particulars.remark else "", number,
    )  # fmt: skip


def with_row(folder: Path, row: tuple[str, ...], package: bytes) -> dict[str, bytes]:
    """Return the files of the catalogue in `folder` with one more line, in the order of 档号.

    Raises OSError, InputError where the file there is no catalogue. Gate: raises Refused where the
    档号 was given to something else; `package` is the zip that now claims it.
    """
    rows = _read(folder / RECORD)
    number = row[-1]
    zipped = folder / f"{number}.zip"
    same = zipped.is_file() and _holds(zipped, package)
    taken = [other for other in rows if other[-1] == number]
    if (taken or zipped.exists()) and not same:
        raise not_handed_on([archive_taken(number=number, folder=folder)])
    kept = [other for other in rows if other[-1] != number]
    rows = sorted([*kept, row], key=lambda other: other[-1])
    return {RECORD: _csv(rows), WORKBOOK: _workbook(rows)}


def _holds(zipped: Path, package: bytes) -> bool:
    """Return whether a file is this package; one that is larger is not read for that."""
    try:
        return read_file(zipped, len(package)) == package
    except FileTooLargeError:
        return False


def _read(path: Path) -> list[tuple[str, ...]]:
    try:
        text = read_file(path, LARGEST_CATALOGUE).decode("utf-8-sig")
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise InputError([archive_catalogue_coding(file=path)]) from error
    except csv.Error as error:
        raise InputError([archive_catalogue(file=path)]) from error
    if not rows or any(len(row) != len(COLUMNS) for row in rows) or rows[0] != COLUMNS:
        raise InputError([archive_catalogue(file=path)])
    return rows[1:]


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *rows])
    return text.getvalue().encode("utf-8-sig")


def _workbook(rows: list[tuple[str, ...]]) -> bytes:
    """Return the workbook; numbers stay text, or 0001 would lose its zeros."""
    import xlsxwriter

    from jianbao.writers.zips import repacked

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": MADE_AT})
        sheet = book.add_worksheet("归档文件目录")
        bold = book.add_format({"bold": True})
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for line, cells in enumerate([COLUMNS, *rows]):
            for column, text in enumerate(cells):
                sheet.write_string(line, column, text, None if line else bold)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
    return repacked(stream.getvalue())
