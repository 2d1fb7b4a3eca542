"""Tables that came back: rows that are new, gone or elsewhere, and cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jianbao.intake.back.aligning import aligned
from jianbao.intake.back.book import Book
from jianbao.intake.back.edited import EditedLine, EditedTable
from jianbao.intake.back.holders import row_path
from jianbao.intake.back.lines import Line, Table
from jianbao.intake.back.pairing import Pairing, differ, paired, row_key, same_place
from jianbao.intake.back.results import (
    CellIn,
    CellOut,
    Change,
    Edit,
    EntryIn,
    EntryMoved,
    EntryOut,
    ValueEdit,
)
from jianbao.intake.back.spans import LineReader
from jianbao.intake.back.typed import Path, TypedFile
from jianbao.intake.writing import flow
from jianbao.messages.taking_back import TABLE_SHAPE

Row = dict[int, tuple[Line, ...]]
EditedRow = dict[int, tuple[EditedLine, ...]]


class TableReader:
    """Reads the changes of tables; lines in cells go to who reads lines."""

    def __init__(
        self,
        lines: LineReader,
        files: dict[str, TypedFile],
        book: Book,
        pair: Callable[[Line, EditedLine], None],
        run: Callable[[list[Pairing]], None],
    ) -> None:
        """`pair` reads a line with its edited form, `run` several that follow each other."""
        self._lines, self._files, self._book = lines, files, book
        self._pair, self._run = pair, run

    def read(self, table: Table, edited: EditedTable) -> None:
        """Read one table."""
        shape = len(table.rows) != len(edited.rows)
        if shape or any(map(differ, table.rows, edited.rows)):
            both = None if shape else self._columns(table, edited)
            self._rows(*(both or (table, edited)))

    # ---- columns

    def _columns(self, table: Table, edited: EditedTable) -> tuple[Table, EditedTable] | None:
        """Read the columns that are new or gone; return the two tables without them.

        None where there are none, or cells are joined, so that a column is none of the YAML.
        """
        ours, theirs = _width(table.rows), _width(edited.rows)
        where = next((found for each in table.rows if (found := row_path(each))), None)
        if ours is None or theirs is None or ours == theirs or where is None:
            return None
        pairs = aligned(
            [_column(table.rows, number) for number in range(ours)],
            [_column(edited.rows, number) for number in range(theirs)],
        )
        kept = {new: old for old, new in pairs if old is not None and new is not None}
        if not kept:
            return None
        file, row = where
        last: int | None = None
        for old, new in pairs:
            if old is None and new is not None:
                self._column_in(file, row[:-2], last, min(kept.values()), edited, new)
            elif new is None and old is not None:
                self._column_out(file, row[:-2], table, old)
            else:
                last = old
        mine = tuple({c: each[c] for c in sorted(kept.values())} for each in table.rows)
        came = [{kept[c]: each[c] for c in sorted(kept)} for each in edited.rows]
        return Table(mine), EditedTable(came)

    def _cells_of(self, file: str, table: Path, column: int) -> list[Path] | None:
        """Return the paths of a column's cells; None where a row does not have it."""
        rows = self._files[file].lists.get((*table, "rows"))
        count = len(rows.items) if rows else 0
        cells = [(*table, "rows", number, column) for number in range(count)]
        known = all(cell in self._files[file].leaves for cell in cells)
        return cells if known and self._files[file].under((*table, "columns", column)) else None

    def _column_out(self, file: str, path: Path, table: Table, column: int) -> None:
        cells = self._cells_of(file, path, column)
        edits: tuple[Edit, ...] = ()
        if cells is not None:
            head = (*path, "columns", column)
            edits = (EntryOut(file, head), *(CellOut(file, cell) for cell in cells))
        self._book.add(Change(
            kind="removed", state="ready" if edits else "unplaced", edits=edits,
            before=_column(table.rows, column).replace("\n", " | "),
            reason=None if edits else TABLE_SHAPE,
            place=self._book.place(file, cells[0], 0) if cells else None,
        ))  # fmt: skip

    def _column_in(
        self, file: str, path: Path, last: int | None, first: int, edited: EditedTable, column: int
    ) -> None:
        """A new column: behind the last one that was there, or before the first."""
        near, before = (first, True) if last is None else (last, False)
        cells = self._cells_of(file, path, near)
        lines = [[*row[column]] for row in edited.rows]
        texts = ["".join(line.text for line in each) for each in lines]
        names = (n for each in lines for line in each for n in line.authors(0, len(line.text)))
        edits: tuple[Edit, ...] = ()
        if cells is not None and len(cells) == len(texts) - 1:
            name, *typed = map(self._lines.typed, texts)
            head = f"{{name: {flow(name)}, align: center}}"
            edits = (
                EntryIn(file, (*path, "columns", near), (head,), before=before),
                *(
                    CellIn(file, cell, flow(text), before=before)
                    for cell, text in zip(cells, typed, strict=True)
                ),
            )
        self._book.add(Change(
            kind="added", state="ready" if edits else "unplaced", edits=edits,
            after=" | ".join(texts), who=tuple(dict.fromkeys(names)),
            reason=None if edits else TABLE_SHAPE,
            place=self._book.place(file, cells[0], 0) if cells else None,
        ))  # fmt: skip

    # ---- rows

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
        edits = self._row_edits(table, last, [self._lines.typed(each) for each in texts], moved)
        self._book.add(Change(
            kind="moved" if moved else "added", state="ready" if edits else "unplaced",
            before=shown if moved else "", after=shown, who=who, edits=edits,
            reason=None if edits else TABLE_SHAPE,
            place=self._book.place(*behind, 0) if behind else None,
        ))  # fmt: skip

    def _row_edits(
        self, table: Table, last: Row | None, texts: Sequence[str], moved: tuple[str, Path] | None
    ) -> tuple[Edit, ...]:
        """Return what puts a row behind the last one."""
        paths = [path for path in map(row_path, table.rows) if path]
        behind = row_path(last) if last else None
        other = behind or (paths[0] if paths else None)
        if other is None or self._files[other[0]].entry(other[1]) is None:
            return ()
        if moved:
            return (EntryMoved(*moved, other[1], before=behind is None),)
        cells = self._files[other[0]].under(other[1])
        if len(cells) != len(texts):
            return ()
        typed = ", ".join(flow(text) for text in texts)
        return (EntryIn(*other, (f"[{typed}]",), before=behind is None),)

    def _cell(self, row: Row, column: int) -> tuple[str, Path] | None:
        """Return the value of an empty cell."""
        found = row_path(row)
        if found is None:
            return None
        file, path = found
        return (file, (*path, column)) if (*path, column) in self._files[file].leaves else None

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
        where = self._cell(row, column)
        edits: tuple[Edit, ...] = ()
        if where:
            edits = (ValueEdit(*where, 0, 0, self._lines.typed(text)),)
        self._book.add(Change(
            kind="added", state="ready" if edits else "unplaced", after=text, edits=edits,
            who=lines[0].authors(0, len(lines[0].text)), reason=None if edits else TABLE_SHAPE,
            place=self._book.place(*where, 0) if where else None,
        ))  # fmt: skip


AnyRow = Row | EditedRow


def _width(rows: Sequence[AnyRow]) -> int | None:
    """Return how many columns a table has; None where cells are joined."""
    widths = {tuple(row) for row in rows}
    width = len(rows[0]) if rows else 0
    return width if widths == {tuple(range(width))} else None


def _column(rows: Sequence[AnyRow], column: int) -> str:
    """Return what a column says, a line for each row."""
    return "\n".join("".join(line.text for line in row[column]) for row in rows)
