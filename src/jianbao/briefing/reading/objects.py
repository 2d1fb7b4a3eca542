"""Tables, charts and pictures of a briefing, wherever they are written, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.briefing.inline import ObjectPlace
from jianbao.briefing.model import Column, Prose, TableCell, TablePlan
from jianbao.briefing.reading.prose import ProseReader
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.records import Record, note_unknown
from jianbao.yaml.source import Scalar

LEFT, ABOVE = "<", "^"
"""What a cell says that is joined with the one at its left, or above it."""


class ObjectReader:
    """Reads tables; knows which objects there are, and that each stands in one place."""

    def __init__(self, records: list[Record], texts: ProseReader, problems: Problems) -> None:
        self.texts, self.problems = texts, problems
        self.tables = dict(_gathered(records, "tables", texts, problems))
        self.charts = dict(_gathered(records, "charts", texts, problems))
        self.pictures = dict(_gathered(records, "pictures", texts, problems))

    def table_plans(self) -> dict[str, TablePlan]:
        """Return the tables by name."""
        return {name: self._table(name, record) for name, record in self.tables.items()}

    def check_places(self) -> None:
        """Note what stands twice, nowhere, or among other words, and what does not exist."""
        known = [*self.tables, *self.charts, *self.pictures]
        first: dict[str, Place] = {}
        for prose in self.texts.proses:
            for piece in prose.pieces:
                if isinstance(piece, ObjectPlace):
                    self._check_place(piece.name, prose, piece.offset, known, first)
        for name, record in self.tables.items():
            if name not in first:
                self.problems.error("object-unplaced", record.place, name=name)
        for name, record in self.pictures.items():
            if name not in first:
                self.problems.error("picture-unplaced", record.place, name=name)

    def _check_place(
        self, name: str, prose: Prose, offset: int, known: list[str], first: dict[str, Place]
    ) -> None:
        place = prose.source.place_at(offset)
        if prose.source not in self.texts.paragraphs or not prose.object:
            self.problems.error("object-in-text", place, name=name)
        elif name not in known:
            note_unknown("unknown-object", place, name, known, self.problems)
        elif name in first:
            self.problems.error("object-twice", place, name=name, first=first[name])
        first.setdefault(name, place)

    def _table(self, name: str, record: Record) -> TablePlan:
        columns = record.records("columns")
        nothing = Scalar("", record.place)
        head = tuple(column.text("name") or nothing for column in columns)
        header_rows = int(record.number("header_rows", 1))
        rows = [head]
        for row in record.rows("rows"):
            if len(row) == len(head):
                rows.append(row)
            elif head:
                place = row[0].place if row else record.place
                self.problems.error("row-length", place, found=len(row), wanted=len(head))
        title, caption = record.text("title"), record.text("caption")
        return TablePlan(
            id=name,
            title=self.texts.prose(title or nothing),
            caption=self.texts.prose(caption) if caption else None,
            unit=record.text("unit"),
            columns=tuple(
                Column(column.string("align", "left"), column.number("width")) for column in columns
            ),
            rows=tuple(self._rows(rows, header_rows)),
            header_rows=header_rows,
            rules=record.string("rules", "three"),
            wide=record.flag("wide"),
        )

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
                    self.problems.error("no-cell-to-join", text.place, sign=text)
                    continue
                span, down = _extent(rows[number:end], column)
                covered |= {
                    (number + below, column + right)
                    for below in range(down)
                    for right in range(span)
                }
                cells.append(TableCell(self.texts.prose(text), column, span, down))
            yield tuple(cells)


def _extent(rows: list[tuple[Scalar, ...]], column: int) -> tuple[int, int]:
    """Return over how many columns and rows the first row's cell at `column` reaches."""
    span = 1
    while column + span < len(rows[0]) and rows[0][column + span].text == LEFT:
        span += 1
    down = 1
    while down < len(rows) and _continues(rows[down][column : column + span]):
        down += 1
    return span, down


def _continues(cells: tuple[Scalar, ...]) -> bool:
    """Return whether cells are the lower part of one from above."""
    first, *others = (cell.text for cell in cells)
    return first == ABOVE and all(text in (LEFT, ABOVE) for text in others)


def _gathered(
    records: list[Record], key: str, texts: ProseReader, problems: Problems
) -> Iterator[tuple[str, Record]]:
    for record in records:
        for name, found in record.record_map(key).items():
            if name in texts.named:
                first = texts.named[name]
                problems.error("repeated-object", found.place, name=name, first=first)
            texts.named.setdefault(name, found.place)
            yield name, found
