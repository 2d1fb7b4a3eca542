"""Tables that came back: rows that are new, gone or elsewhere, and cells."""

from __future__ import annotations

from collections.abc import Callable

from jianbao.intake.back.aligning import aligned
from jianbao.intake.back.book import Book
from jianbao.intake.back.edited import EditedLine, EditedTable
from jianbao.intake.back.holders import row_path
from jianbao.intake.back.lines import Line, Table
from jianbao.intake.back.pairing import Pairing, differ, paired, row_key, same_place
from jianbao.intake.back.placing import Placing
from jianbao.intake.back.results import Change, Edit, EntryOut, ValueEdit
from jianbao.intake.back.spans import LineReader
from jianbao.messages.taking_back import TABLE_SHAPE

Row = dict[int, tuple[Line, ...]]
EditedRow = dict[int, tuple[EditedLine, ...]]


class TableReader:
    """Reads the changes of tables; lines in cells go to who reads lines."""

    def __init__(
        self,
        lines: LineReader,
        placing: Placing,
        book: Book,
        pair: Callable[[Line, EditedLine], None],
        run: Callable[[list[Pairing]], None],
    ) -> None:
        """`pair` reads a line with its edited form, `run` several that follow each other."""
        self._lines, self._placing, self._book = lines, placing, book
        self._pair, self._run = pair, run

    def read(self, table: Table, edited: EditedTable) -> None:
        """Read one table."""
        shape = len(table.rows) != len(edited.rows)
        if shape or any(map(differ, table.rows, edited.rows)):
            self._rows(table, edited)

    def _rows(self, table: Table, edited: EditedTable) -> None:
        """Compare a table row by row, and the cells of one row by their columns."""
        pairs = aligned([row_key(row) for row in table.rows], [row_key(row) for row in edited.rows])
        pairs = same_place(pairs)
        gone = [old for old, new in pairs if new is None and old is not None]
        last: Row | None = None
        for old, new in pairs:
            if old is not None and new is not None:
                last = table.rows[old]
                self._cells(table.rows[old], edited.rows[new])
            elif new is not None:
                came = row_key(edited.rows[new])
                again = next((each for each in gone if row_key(table.rows[each]) == came), None)
                if again is not None:
                    gone.remove(again)
                self._row_in(table, last, edited.rows[new], again)
        for each in gone:
            self._row_out(table.rows[each])

    def _row_in(
        self,
        table: Table,
        last: Row | None,
        row: EditedRow,
        again: int | None,
    ) -> None:
        moved = row_path(table.rows[again]) if again is not None else None
        texts = ["".join(line.text for line in lines) for lines in row.values()]
        shown = " | ".join(texts)
        came = [line for lines in row.values() for line in lines]
        names = (name for line in came for name in line.authors(0, len(line.text)))
        who = tuple(dict.fromkeys(names))
        behind = row_path(last) if last else None
        edits = self._placing.row(table, last, [self._lines.typed(each) for each in texts], moved)
        self._book.add(Change(
            kind="moved" if moved else "added", state="ready" if edits else "unplaced",
            before=shown if moved else "", after=shown, who=who, edits=edits,
            reason=None if edits else TABLE_SHAPE,
            place=self._book.place(*behind, 0) if behind else None,
        ))  # fmt: skip

    def _row_out(self, row: Row) -> None:
        found = row_path(row)
        shown = " | ".join("".join(line.text for line in lines) for lines in row.values())
        if not shown.strip(" |"):
            return
        self._book.add(Change(
            kind="removed", state="ready" if found else "unplaced", before=shown,
            edits=(EntryOut(*found),) if found else (), reason=None if found else TABLE_SHAPE,
            place=self._book.place(*found, 0) if found else None,
        ))  # fmt: skip

    def _cells(self, row: Row, edited: EditedRow) -> None:
        if row.keys() != edited.keys():
            ours = [line for lines in row.values() for line in lines]
            theirs = [line for lines in edited.values() for line in lines]
            self._run(paired(ours, theirs))
            return
        for column, lines in row.items():
            told = [line for line in lines if line.text.strip()]
            theirs = [line for line in edited[column] if line.text.strip()]
            if len(told) == len(theirs) == 1:
                self._pair(told[0], theirs[0])
            elif not told and theirs:
                self._filled(row, column, theirs)
            elif told or theirs:
                self._run(paired(told, theirs))

    def _filled(self, row: Row, column: int, lines: list[EditedLine]) -> None:
        """An empty cell was filled in."""
        text = "".join(line.text for line in lines)
        where = self._placing.cell(row, column)
        edits: tuple[Edit, ...] = ()
        if where:
            edits = (ValueEdit(*where, 0, 0, self._lines.typed(text)),)
        self._book.add(Change(
            kind="added", state="ready" if edits else "unplaced", after=text, edits=edits,
            who=lines[0].authors(0, len(lines[0].text)), reason=None if edits else TABLE_SHAPE,
            place=self._book.place(*where, 0) if where else None,
        ))  # fmt: skip
