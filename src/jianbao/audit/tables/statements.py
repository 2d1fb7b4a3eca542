"""What sentences and captions say of a table's rows: who is first or last, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.pairs import pairings
from jianbao.audit.tables.claims import is_total
from jianbao.audit.tables.grid import Cell, Grid, Line, plain_name

DONE = pattern(
    "(超额|未|率先|提前|已经?|全面|如期)(?:全[部面])?完成(?:[一-鿿]{0,4})(?:任务|计划|目标)(?![的数一-九])",
    needs="完成",
)
CLAUSES = pattern("[^，。；、：！？\n]+")
DONE_HEADS = pattern("完成率|完成比例|进度|完成情况|占计划|占任务")
FEWEST_ROWS, FEWEST_LETTERS = 3, 2
MANY_TABLES = 4  # with a row of one name: which is meant is not known
HUNDRED = Decimal(100)


class Statement(Struct, frozen=True):
    """What a sentence says of a table: `said` stands at `start`, the table says `expected`."""

    holds: bool
    start: int
    said: str
    expected: str
    working: str


class Rows(Struct, frozen=True):
    """The rows of a table that a sentence may name, and its line of totals."""

    grid: Grid
    named: dict[str, Line]
    total: Line | None


def rows_of(grid: Grid) -> Rows | None:
    """Return the rows of a table by their names; None where too few are named."""
    named = {plain_name(row.name): row for row in grid.rows if not is_total(plain_name(row.name))}
    named = {name: row for name, row in named.items() if len(name) >= FEWEST_LETTERS}
    total = next((row for row in grid.rows if is_total(plain_name(row.name))), None)
    return Rows(grid, named, total) if len(named) >= FEWEST_ROWS else None


def tables_named(tables: tuple[Rows, ...]) -> Callable[[str], list[Rows]]:
    """Return what finds the tables of which a text names a row: by two letters, in one pass."""
    places: dict[str, list[int]] = {}
    for place, rows in enumerate(tables):
        for name in rows.named:
            places.setdefault(name, []).append(place)
    by_letters: dict[str, list[str]] = {}
    for name, where in places.items():
        if len(where) <= MANY_TABLES:
            by_letters.setdefault(name[:FEWEST_LETTERS], []).append(name)

    def named(text: str) -> list[Rows]:
        letters: Iterable[str] = by_letters
        if len(by_letters) > len(text):
            letters = {text[at : at + FEWEST_LETTERS] for at in range(len(text) - 1)}
        found = {
            place
            for begun in letters
            if begun in text
            for name in by_letters.get(begun, ())
            if name in text
            for place in places[name]
        }
        return [tables[place] for place in sorted(found)]

    return named


def statements(passage: Passage, numbers: list[Measured], rows: Rows) -> Iterator[Statement]:
    """Yield what a passage says of the rows of a table, true or not."""
    yield from _done(passage, rows)
    yield from _cells(passage, numbers, rows)
    yield from _in_turn(passage, numbers, rows)


# ---- plans kept or not


def _done(passage: Passage, rows: Rows) -> Iterator[Statement]:
    for clause in CLAUSES.finditer(passage.text) if "完成" in passage.text else ():
        match = DONE.search(clause[0])
        row = _row_in(clause[0], rows) if match else None
        column = next((each for each in rows.grid.columns if DONE_HEADS.search(each.name)), None)
        if match is None or row is None or column is None or row.place not in column.numbers:
            continue
        cell = column.numbers[row.place]
        if cell.unit != "%":
            continue
        if cell.amount != HUNDRED or match[1] != "未":
            over, all_of_it = cell.amount > HUNDRED, cell.amount >= HUNDRED
            holds = {"超额": over, "未": not over}.get(match[1], all_of_it)
            yield Statement(
                holds,
                clause.start() + match.start(), f"{plain_name(row.name)}{match[0]}",
                cell.text, column.name,
            )  # fmt: skip


# ---- cells told again


def _cells(passage: Passage, numbers: list[Measured], rows: Rows) -> Iterator[Statement]:
    """Yield 粮食648.3万吨 where the other rows' numbers of the passage are those of a column."""
    told = [
        (number, row)
        for number in numbers
        if (row := rows.named.get(name_of(number.lead)) or _row_first(number.lead, rows))
    ]
    yield from _against_columns(passage, told, rows)


def _in_turn(passage: Passage, numbers: list[Measured], rows: Rows) -> Iterator[Statement]:
    """Yield values behind 分别 that the table has for other rows."""
    for pairing in pairings(passage, numbers):
        if len(pairing.names) == len(pairing.values):
            told = [
                (number, row)
                for name, number in zip(pairing.names, pairing.values, strict=True)
                if (row := rows.named.get(name_of(name)) or _row_first(name, rows))
            ]
            if len(told) == len(pairing.names):
                yield from _against_columns(passage, told, rows)


def _against_columns(
    passage: Passage, told: list[tuple[Measured, Line]], rows: Rows
) -> Iterator[Statement]:
    if len(told) < len(("one", "other")):
        return
    for column in rows.grid.columns:
        pairs = [
            (number, column.numbers[row.place], row)
            for number, row in told
            if row.place in column.numbers and _alike(number, column.numbers[row.place])
        ]
        wrong = [pair for pair in pairs if not _same(pair[0], pair[1])]
        right = len(pairs) - len(wrong)
        turned = sorted(number.amount for number, *_ in wrong) == sorted(
            cell.amount for _, cell, _ in wrong
        )
        if (
            len(pairs) < len(told)
            or not wrong
            or not (right >= len(wrong) * 2 or (turned and right))
        ):
            continue
        if turned or all(_is_slip(number, cell) for number, cell, _ in wrong) or right > 2:
            for number, cell, row in wrong:
                yield Statement(
                    False, number.start, passage.text[number.start : number.end], cell.text,
                    f"{plain_name(row.name)}{column.name}",
                )  # fmt: skip
            return


def _alike(number: Measured, cell: Cell) -> bool:
    return number.unit == cell.unit or (not cell.unit and not number.is_percent)


def _same(number: Measured, cell: Cell) -> bool:
    return abs(number.amount - cell.amount) <= max(number.step, cell.step) / 2


def _is_slip(number: Measured, cell: Cell) -> bool:
    return is_mistyped(number.amount, cell.amount, cell.amount, number.step)


# ---- names


def _row_first(words: str, rows: Rows) -> Line | None:
    """Return the row whose name some words begin with."""
    found = [name for name in rows.named if words.startswith(name)]
    return rows.named[max(found, key=len)] if found else None


def _row_in(words: str, rows: Rows) -> Line | None:
    """Return the one row that some words name."""
    found = [name for name in rows.named if name in words]
    longest = max(found, key=len, default="")
    if any(name not in longest for name in found):
        return None
    return rows.named.get(longest)
