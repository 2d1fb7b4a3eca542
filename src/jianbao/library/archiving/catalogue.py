"""归档文件目录: a line a paper, in one folder for an office. The CSV file is the record.

Its columns are those of DA/T 22-2015 (编目). The text of the standard was not at hand: three
reprints agree (szsunz.com/tech/201812/4928.html, jiutuozhineng.com/danganbaike/423.html and
公益时报 on 归档文件目录如何编制). The record has one column more, which tells two papers apart; the
workbook, made for printing, has not.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from jianbao.briefing.model import Briefing
from jianbao.document.word.packages import FIRST_MOMENT
from jianbao.library.archiving.metadata import document_number, title_of
from jianbao.library.release.staging import only_program
from jianbao.messages.archiving import (
    UNNUMBERED_REMARK,
    archive_busy,
    archive_catalogue,
    archive_catalogue_coding,
    archive_full,
    archive_number_taken,
    archive_two_numbers,
)
from jianbao.messages.errors import InputError, not_handed_on
from jianbao.messages.opening import read_file

RECORD, WORKBOOK, LOCK = "归档文件目录.csv", "归档文件目录.xlsx", ".归档文件目录.lock"
COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
RELEASE = "成品清单SHA-256"
WIDTHS = (6, 32, 22, 24, 50, 12, 10, 6, 14)  # characters
WAIT, PAUSE = 120.0, 0.1  # seconds: another archiving takes some; between two looks
TAKEN = (BlockingIOError, PermissionError) if sys.platform == "win32" else BlockingIOError
LAST_ITEM = 9999
LARGEST_CATALOGUE = 64 * 1024 * 1024  # bytes
MADE_AT = datetime(*FIRST_MOMENT)  # a workbook's times know no zone


class Row(Struct, frozen=True):
    """The line of one paper but for its place among the others."""

    number: str  # 档号, "" where the office has no fonds
    cells: tuple[str, ...]  # from 文号 to 备注
    release: str  # SHA-256 of the manifest of the release that was archived


def catalogue_row(briefing: Briefing, number: str, pages: int, release: str) -> Row:
    """Return the line of one paper."""
    particulars = briefing.particulars
    remark = particulars.remark.text if particulars.remark else ""
    cells = (
        document_number(briefing),
        briefing.issuer.text,
        title_of(briefing),
        briefing.date.strftime("%Y%m%d"),
        particulars.secrecy.text if particulars.secrecy else "",
        str(pages),
        remark if number else "；".join(filter(None, (remark, UNNUMBERED_REMARK.zh))),
    )
    return Row(number, cells, release)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Let nobody else write the catalogue of a folder meanwhile; wait for who does.

    Raises InputError where that takes too long.
    """
    folder.mkdir(parents=True, exist_ok=True)
    last = time.monotonic() + WAIT
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(only_program(folder / LOCK))
                break
            except TAKEN as error:
                if time.monotonic() >= last:
                    raise InputError([archive_busy(folder=folder)]) from error
            time.sleep(PAUSE)
        yield


class Catalogue(Struct, frozen=True):
    """The lines of one catalogue, as they stand on the disk."""

    folder: Path
    rows: tuple[Row, ...]

    @classmethod
    def read(cls, folder: Path) -> Catalogue:
        """Return the catalogue in a folder; an empty one where there is none.

        Raises OSError, InputError where the file there is no catalogue.
        """
        return cls(folder, tuple(_read(folder / RECORD)))

    def files(self) -> dict[str, bytes | None]:
        """Return its files as they stand on the disk; None where one is not there.

        Raises OSError.
        """
        found: dict[str, bytes | None] = {}
        for name in (RECORD, WORKBOOK):
            try:
                found[name] = read_file(self.folder / name, LARGEST_CATALOGUE)
            except FileNotFoundError:
                found[name] = None
        return found

    def number_of(self, release: str) -> str:
        """Return the 档号 that a release has here already, or ""."""
        return next((row.number for row in self.rows if row.release == release), "")

    def next_item(self, series: str) -> str:
        """Return the next item of a series, which is a 档号 without its item.

        Gate: raises Refused where there are no more.
        """
        items = [row.number.removeprefix(series) for row in self.rows]
        last = max((int(item) for item in items if item.isdecimal() and len(item) == 4), default=0)
        if last >= LAST_ITEM:
            raise not_handed_on([archive_full(series=series, last=LAST_ITEM)])
        return f"{last + 1:04}"

    def with_row(self, row: Row) -> dict[str, bytes]:
        """Return the files of the catalogue with one more line, in the order of 档号.

        Gate: raises Refused where the 档号 was given to another paper, or the paper has another.
        """
        for other in self.rows:
            if row.number and other.number == row.number and other.release != row.release:
                title = other.cells[2]
                raise not_handed_on(
                    [archive_number_taken(number=row.number, title=title, folder=self.folder)]
                )
            if row.number and other.release == row.release and other.number not in ("", row.number):
                raise not_handed_on([archive_two_numbers(number=row.number, other=other.number)])
        kept = [other for other in self.rows if other.release != row.release]
        rows = sorted([*kept, row], key=lambda each: (not each.number, each.number, each.cells))
        return {RECORD: _csv(rows), WORKBOOK: _workbook(rows)}


def _read(path: Path) -> list[Row]:
    try:
        text = read_file(path, LARGEST_CATALOGUE).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise InputError([archive_catalogue_coding(file=path)]) from error
    except csv.Error as error:
        raise InputError([archive_catalogue(file=path)]) from error
    head = [*COLUMNS, RELEASE]
    if not rows or rows[0] != head or any(len(row) != len(head) for row in rows):
        raise InputError([archive_catalogue(file=path)])
    return [Row(row[1], tuple(row[2:-1]), row[-1]) for row in rows[1:]]


def _lines(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    for count, row in enumerate(rows, 1):
        yield str(count), row.number, *row.cells


def _csv(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*COLUMNS, RELEASE])
    writer.writerows([*line, row.release] for line, row in zip(_lines(rows), rows, strict=True))
    return text.getvalue().encode("utf-8-sig")


def _workbook(rows: list[Row]) -> bytes:
    """Return the workbook; numbers stay text, or 0001 would lose its zeros."""
    import xlsxwriter

    from jianbao.writers.zips import repacked

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": MADE_AT})
        sheet = book.add_worksheet("归档文件目录")
        every = {"font_name": "宋体", "border": 1, "valign": "vcenter"}
        bold = book.add_format({**every, "bold": True, "align": "center"})
        plain = book.add_format({**every, "text_wrap": True})
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for line, cells in enumerate([COLUMNS, *_lines(rows)]):
            for column, text in enumerate(cells):
                sheet.write_string(line, column, text, plain if line else bold)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_header("&C归档文件目录")
    return repacked(stream.getvalue())
