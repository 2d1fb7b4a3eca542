"""Tables, charts and pictures of a briefing, wherever they are written, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.briefing.inline import ObjectPlace
from jianbao.briefing.model import Column, Prose, TableCell, TablePlan
from jianbao.briefing.reading.prose import FileRecord, ProseReader
from jianbao.briefing.records.objects import TableRecord
from jianbao.messages.briefing import (
    UNKNOWN_OBJECT,
    no_cell_to_join,
    object_in_text,
    object_twice,
    object_unplaced,
    repeated_object,
    row_length,
)
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.messages.pictures import picture_unplaced
from jianbao.yaml.forms import F
from jianbao.yaml.names import note_unknown
from jianbao.yaml.source import Scalar

LEFT, ABOVE = "<", "^"
"""What a cell says that is joined with the one at its left, or above it."""


class ObjectReader:
    """Reads tables; knows which objects there are, and that each stands in one place."""

    def __init__(self, files: list[FileRecord], texts: ProseReader, problems: Problems) -> None:
        self.texts, self.problems = texts, problems
        self.tables = dict(_gathered((file.tables for file in files), texts, problems))
        self.charts = dict(_gathered((file.charts for file in files), texts, problems))
        self.pictures = dict(_gathered((file.pictures for file in files), texts, problems))

    def table_plans(self) -> dict[str, TablePlan]:
        """Return the tables by name."""
        return {name: self._table(name, record) for name, record in self.tables.items()}

    def check_places(self) -> None:
        """Note what stands twice, nowhere, or among other words, and what does not exist."""
        known = dict.fromkeys([*self.tables, *self.charts, *self.pictures])
        first: dict[str, Place] = {}
        for prose in self.texts.proses:
            for piece in prose.pieces:
                if isinstance(piece, ObjectPlace):
                    self._check_place(piece.name, prose, piece.offset, known, first)
        for name, table in self.tables.items():
            if name not in first:
                self.problems.add(object_unplaced(table.place, name=name))
        for name, picture in self.pictures.items():
            if name not in first:
                self.problems.add(picture_unplaced(picture.place, name=name))

    def _check_place(
        self,
        name: str,
        prose: Prose,
        offset: int,
        known: dict[str, None],
        first: dict[str, Place],
    ) -> None:
        place = prose.source.place_at(offset)
        if prose.source not in self.texts.paragraphs or not prose.object:
            self.problems.add(object_in_text(place, name=name))
        elif name not in known:
            note_unknown(UNKNOWN_OBJECT, place, name, list(known), self.problems)
        elif name in first:
            self.problems.add(object_twice(place, name=name, first=str(first[name])))
        first.setdefault(name, place)

    def _table(self, name: str, record: TableRecord) -> TablePlan:
        head = tuple(column.name for column in record.columns)
        header_rows = record.header_rows
        rows = [head]
        for row in record.rows:
            if len(row) == len(head):
                rows.append(row)
            elif head:
                place = row[0].place if row else record.place
                self.problems.add(row_length(place, actual=len(row), wanted=len(head)))
        return TablePlan(
            id=name,
            title=self.texts.prose(record.title),
            caption=self.texts.prose(record.caption) if record.caption else None,
            unit=self._unit(record),
            columns=tuple(Column(column.align, column.width or 0.0) for column in record.columns),
            rows=tuple(self._rows(rows, header_rows)),
            header_rows=header_rows,
            rules=record.rules,
            wide=record.wide,
        )

    def _unit(self, record: TableRecord) -> Scalar | None:
        self.texts.unmarked(record.unit)
        return record.unit

    def _rows(
        self, rows: list[tuple[Scalar, ...]], header_rows: int
    ) -> Iterator[tuple[TableCell, ...]]:
        """Yield the rows' cells; what is joined with another belongs to that one."""
        covered: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            end = header_rows if number < header_rows else len(rows)
            cells: list[TableCell] = []
            for column, text in enumerate(row):
                if (number, column) in covered:
                    continue
                if text.text in (LEFT, ABOVE):
                    self.problems.add(no_cell_to_join(text.place, sign=text.text))
                    continue
                span, down = _extent(rows, number, end, column)
                if span > 1 or down > 1:
                    covered |= {
                        (number + below, column + right)
                        for below in range(down)
                        for right in range(span)
                    }
                cells.append(TableCell(self.texts.prose(text), column, span, down))
            yield tuple(cells)


def _extent(rows: list[tuple[Scalar, ...]], number: int, end: int, column: int) -> tuple[int, int]:
    """Return over how many columns and rows a row's cell at `column` reaches, at most to `end`."""
    row, span = rows[number], 1
    while column + span < len(row) and row[column + span].text == LEFT:
        span += 1
    down = 1
    while number + down < end and _continues(rows[number + down][column : column + span]):
        down += 1
    return span, down


def _continues(cells: tuple[Scalar, ...]) -> bool:
    """Return whether cells are the lower part of one from above."""
    first, *others = (cell.text for cell in cells)
    return first == ABOVE and all(text in (LEFT, ABOVE) for text in others)


def _gathered(
    maps: Iterable[dict[str, F]], texts: ProseReader, problems: Problems
) -> Iterator[tuple[str, F]]:
    for name, record in (pair for records in maps for pair in records.items()):
        if name in texts.named:
            first = texts.named[name]
            problems.add(repeated_object(record.place, name=name, first=str(first)))
        texts.named.setdefault(name, record.place)
        yield name, record
