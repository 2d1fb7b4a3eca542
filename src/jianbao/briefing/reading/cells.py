"""Values and tables that stand in a spreadsheet: put into the YAML's data where it names cells.

What the rest of the reader sees is as if it were typed, but for the place: file, sheet and cell.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.messages.sheets import (
    CELL_EMPTY,
    CELL_LINES,
    CELL_TYPED,
    CELL_UNITS,
    cell_and_value,
    cell_refused,
    cell_unreadable,
    label_twice,
    label_unknown,
    range_unreadable,
    sheet_not_named,
    sheet_unknown,
)
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from jianbao.readers.sheet.cells import Cell, Sheet

FROM, CELL, CELLS, VALUE = "from", "cell", "cells", "value"
ADDRESS = pattern(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
CROSS = pattern("[×✕＊*](?=.)")
NUMBER = pattern(r"[-−]?[\d,，]+(?:\.\d+)?[%％‰]?")
PERCENT = ("%", "％", "‰")
NEAR = 5  # labels that a message names


class Files(Protocol):
    """A briefing's folder, as far as spreadsheets in it go."""

    problems: Problems

    def sheets(self, file: Scalar) -> list[Sheet] | None:
        """Return the sheets of a spreadsheet, None, which is noted, where it is no use."""

    def shown(self, name: str) -> str:
        """Return how findings name a file."""


class Where(Struct, frozen=True):
    """A cell or a range as it is named: of which file and sheet ("": the first one)."""

    file: Scalar
    sheet: str
    named: str


class _Cells:
    """Finds cells; what is wrong with them is noted."""

    def __init__(self, files: Files, usual: Scalar | None) -> None:
        self._files, self._usual = files, usual
        self._problems = files.problems

    def value(self, named: Scalar, unit: str) -> Scalar:
        """Return what the cell shows that a ledger's entry names, without the entry's unit."""
        where = self._where(named)
        sheet = self._sheet(where) if where else None
        cell = self._cell(sheet, where, named) if sheet and where else None
        if not (where and sheet and cell):
            return Scalar("0", named.place)
        place = self._place(where, sheet, cell)
        text = _without_unit(cell.text, unit)
        reason = cell.hidden or cell.fault
        reason = reason or (CELL_EMPTY if not text else CELL_LINES if "\n" in text else None)
        if reason is None and unit not in PERCENT and unit and text.endswith(PERCENT):
            reason = CELL_UNITS
        if reason is None and cell.typed:
            reason = CELL_TYPED
        if reason:
            self._problems.add(cell_refused(place, cell=cell.place, reason=reason, text=cell.text))
            return Scalar("0", place)
        return Scalar(text, place)

    def _where(self, named: Scalar) -> Where | None:
        """Return the file, sheet and cell that 报表.xlsx!汇总!B3 names."""
        parts = [part.strip().strip("'") for part in re.split("[!！]", named.text)]
        usual = self._usual
        file, _, sheet = re.sub("！", "!", usual.text).partition("!") if usual else ("", "", "")
        source = usual
        if len(parts) > 1 and "." in parts[0] and len(parts[0].rsplit(".", 1)[1]) <= 4:
            file, sheet, source = parts[0], "", named
            parts = parts[1:]
        if len(parts) > 1:
            sheet = parts[0]
            parts = parts[1:]
        if not file or source is None:
            self._problems.add(sheet_not_named(named.place, cell=named.text))
            return None
        return Where(Scalar(file, source.place), sheet, "!".join(parts))

    def _sheet(self, where: Where) -> Sheet | None:
        sheets = self._files.sheets(where.file)
        if sheets is None:
            return None
        if not where.sheet:
            return sheets[0]
        found = next((each for each in sheets if each.name.strip() == where.sheet), None)
        if found is None:
            names = "、".join(each.name for each in sheets)
            self._problems.add(
                sheet_unknown(
                    where.file.place, name=where.file.text, sheet=where.sheet, sheets=names
                )
            )
        return found

    def _place(self, where: Where, sheet: Sheet, cell: Cell) -> Place:
        row, column = _address(cell.place) or (1, 1)
        name = "!".join(filter(None, (where.file.text, sheet.name, cell.place)))
        return Place(self._files.shown(name), row, column)

    # ---- one cell

    def _cell(self, sheet: Sheet, where: Where, named: Scalar) -> Cell | None:
        address = _address(where.named)
        if address:
            return sheet.cell(*address)
        for match in CROSS.finditer(where.named):
            row, column = where.named[: match.start()].strip(), where.named[match.end() :].strip()
            if row and column:
                return self._labelled(sheet, row, column, named)
        self._problems.add(cell_unreadable(named.place, cell=named.text))
        return None

    def _labelled(self, sheet: Sheet, row: str, column: str, named: Scalar) -> Cell | None:
        """Return the cell in the row that one cell names and the column that another one does."""
        rows, columns = _saying(sheet, row), _saying(sheet, column)
        for label, cells in ((row, rows), (column, columns)):
            if not cells:
                self._problems.add(
                    label_unknown(named.place, label=label, near=_near(sheet, label))
                )
                return None
        crossings = {
            (down, across)
            for down, left in rows
            for up, across in columns
            if left < across and up < down
        }
        if len(crossings) == 1:
            return sheet.cell(*crossings.pop())
        found = rows if len(rows) > 1 else columns
        places = "、".join(sheet.cell(*each).place for each in sorted(found))
        label = row if len(rows) > 1 else column
        self._problems.add(label_twice(named.place, label=label, cells=places))
        return None

    # ---- ranges

    def table(self, named: Scalar, with_head: bool) -> tuple[Node, Node] | None:
        """Return columns (where they are wanted) and rows of a range, as they would be typed."""
        where = self._where(named)
        sheet = self._sheet(where) if where else None
        if where is None or sheet is None:
            return None
        ends = [_address(part.strip()) for part in where.named.replace("：", ":").split(":")]
        if len(ends) != 2 or not (ends[0] and ends[1]) or not _is_range(ends[0], ends[1]):
            self._problems.add(range_unreadable(named.place, cells=named.text))
            return None
        (top, left), (bottom, right) = ends[0], ends[1]
        rows = [
            tuple(
                self._typed(sheet, where, row, column, (top, left))
                for column in range(left, right + 1)
            )
            for row in range(top, bottom + 1)
        ]
        self._note_typed(sheet, where, (top + 1, left), (bottom, right))
        head = rows.pop(0) if with_head else ()
        columns = tuple(
            Mapping({
                "name": (Scalar("name", each.place), each),
                "align": (Scalar("align", each.place),
                          Scalar(_align([row[at].text for row in rows]), each.place)),
            }, each.place)
            for at, each in enumerate(head)
        )  # fmt: skip
        listed = tuple(Sequence(row, named.place) for row in rows)
        return Sequence(columns, named.place), Sequence(listed, named.place)

    def _note_typed(
        self, sheet: Sheet, where: Where, first: tuple[int, int], last: tuple[int, int]
    ) -> None:
        """Note a number typed as text in a column that has true ones: the sheet leaves it out."""
        for column in range(first[1], last[1] + 1):
            cells = [sheet.cell(row, column) for row in range(first[0], last[0] + 1)]
            if not any(cell.is_number for cell in cells):
                continue  # numbers that count nothing: of rows, of telephones
            for cell in cells:
                if cell.typed:
                    place = self._place(where, sheet, cell)
                    refused = cell_refused(
                        place, cell=cell.place, reason=CELL_TYPED, text=cell.text
                    )
                    self._problems.add(refused)

    def _typed(
        self, sheet: Sheet, where: Where, row: int, column: int, corner: tuple[int, int]
    ) -> Scalar:
        """Return a cell of a range as it would be typed: < and ^ where it is joined."""
        cell = sheet.cell(row, column)
        place = self._place(where, sheet, cell)
        for top, left, bottom, right in sheet.merged:
            if top <= row <= bottom and left <= column <= right:
                top, left = max(top, corner[0]), max(left, corner[1])
                if (row, column) != (top, left):
                    return Scalar("<" if column > left else "^", place)
        reason = cell.hidden or cell.fault
        if reason:
            self._problems.add(cell_refused(place, cell=cell.place, reason=reason, text=cell.text))
        return Scalar(cell.text.replace("{", "{{").replace("}", "}}"), place)


def with_values(node: Mapping, files: Files) -> Mapping:
    """Return a ledger whose entries have the values of the cells that they name."""
    entries = dict(node.entries)
    usual = entries.pop(FROM, None)
    source = usual[1] if usual and isinstance(usual[1], Scalar) else None
    cells = _Cells(files, source)
    for id, (key, entry) in entries.items():
        if not isinstance(entry, Mapping) or CELL not in entry.entries:
            continue
        named = entry.entries[CELL][1]
        if VALUE in entry.entries:
            place = entry.entries[CELL][0].place
            files.problems.add(cell_and_value(place, key=CELL, other=VALUE))
        elif isinstance(named, Scalar):
            unit = entry.entries.get("unit")
            text = unit[1].text if unit and isinstance(unit[1], Scalar) else ""
            value = cells.value(named, text)
            given = {**entry.entries, VALUE: (Scalar(VALUE, named.place), value)}
            entries[id] = (key, Mapping(given, entry.place))
    return Mapping(entries, node.place)


def with_tables(node: Mapping, files: Files) -> Mapping:
    """Return a file whose tables have the rows of the ranges that they name."""
    key, tables = node.entries["tables"]
    if not isinstance(tables, Mapping):
        return node
    cells = _Cells(files, None)
    entries = dict(tables.entries)
    for id, (name, table) in tables.entries.items():
        if not isinstance(table, Mapping) or CELLS not in table.entries:
            continue
        named = table.entries[CELLS][1]
        if "rows" in table.entries:
            place = table.entries[CELLS][0].place
            files.problems.add(cell_and_value(place, key=CELLS, other="rows"))
        elif isinstance(named, Scalar):
            with_head = "columns" not in table.entries
            read = cells.table(named, with_head)
            empty = Sequence((), named.place)
            columns, rows = read or (empty, empty)
            given = {**table.entries, "rows": (Scalar("rows", named.place), rows)}
            if with_head:
                given["columns"] = (Scalar("columns", named.place), columns)
            entries[id] = (name, Mapping(given, table.place))
    return Mapping({**node.entries, "tables": (key, Mapping(entries, tables.place))}, node.place)


def _address(text: str) -> tuple[int, int] | None:
    """Return row and column, from 1, that B3 names."""
    match = ADDRESS.fullmatch(text.strip())
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _is_range(first: tuple[int, int], last: tuple[int, int]) -> bool:
    rows, columns = last[0] - first[0] + 1, last[1] - first[1] + 1
    return 0 < rows <= 500 and 0 < columns <= 40


def _saying(sheet: Sheet, label: str) -> list[tuple[int, int]]:
    """Return the cells, by row and column from 1, that say a label, blanks apart."""
    wanted = "".join(label.split())
    return [
        (row, column)
        for row, cells in enumerate(sheet.rows, 1)
        for column, cell in enumerate(cells, 1)
        if cell.text and "".join(cell.text.split()) == wanted
    ]


def _near(sheet: Sheet, label: str) -> str:
    texts = dict.fromkeys(cell.text for row in sheet.rows for cell in row)
    words = [text for text in texts if text and not NUMBER.fullmatch(text) and len(text) < 20]
    near = get_close_matches(label, words, NEAR, 0.3) or words[:NEAR]
    return "、".join(near) or "—"


def _without_unit(text: str, unit: str) -> str:
    bare = text.removesuffix(unit).strip() if unit and text != unit else text
    return bare or text


def _align(texts: list[str]) -> str:
    filled = [text for text in texts if text and text not in "<^"]
    numbers = [text for text in filled if NUMBER.fullmatch(text)]
    if filled and len(numbers) * 2 > len(filled):
        return "decimal"
    return "left" if any(len(text) > 8 for text in filled) else "center"
