"""What sentences and captions say of a table's rows: who is first or last, and by how much."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.mistyped import is_mistyped
from jianbao.audit.sentences.pairs import pairings
from jianbao.audit.tables.claims import GROWTH, is_total
from jianbao.audit.tables.grid import Cell, Grid, Line, plain_name
from jianbao.briefing.numbers import chinese_number

FIRST_OR_LAST = pattern(
    "最[高多大快好低少小慢差]|(?:居|列|排名?)(?:全[一-鿿]{1,2})?(?:首位|第一|末位)",
    needs="最|居|列|排",
)
LAST = pattern("最[低少小慢差]|末位")
DONE = pattern("(超额|未)完成(?:[一-鿿]{0,4})(?:任务|计划|目标)", needs="完成")
CLAUSES = pattern("[^，。；、：！？\n]+")
APART = pattern("相差(?:了|达|为|约)?$", needs="相差")
OF_ALL = pattern("占(?:全[一-鿿]{1,9}|总[一-鿿]{1,6})的?(?:比重|比例)?(?:达|为|约)*$", needs="占")
AGAINST = pattern("比([^，。；、：]{2,12}?)[高低多少快慢](?:出|了)*$", needs="比")
COUNTED_ROWS = pattern(
    r"(超过|高于|大于|达到|不足|低于|少于|不到)(\d+(?:\.\d+)?)([^\d，。；、的]{1,4})的?[^，。；、\d]{0,6}?有(\d{1,2}|[一二两三四五六七八九十])个",
    needs="有",
)
DONE_HEADS = pattern("完成率|完成比例|进度|完成情况|占计划|占任务")
GROWTH_WORDS = pattern("增幅|增速|涨幅")
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
    yield from _superlatives(passage, numbers, rows)
    yield from _done(passage, rows)
    yield from _cells(passage, numbers, rows)
    yield from _in_turn(passage, numbers, rows)


def counted_rows(passage: Passage, tables: tuple[Rows, ...]) -> Iterator[Statement]:
    """Yield how many rows a passage says to be above or below a limit."""
    for rows in tables if "个" in passage.text and "有" in passage.text else ():
        yield from _counted(passage, rows)


# ---- first and last


def _superlatives(passage: Passage, numbers: list[Measured], rows: Rows) -> Iterator[Statement]:
    column: Line | None = None
    start = 0
    for clause in CLAUSES.finditer(passage.text):
        if (
            "。" in passage.text[start : clause.start()]
            or "；" in passage.text[start : clause.start()]
        ):
            column = None
        start = clause.start()
        row = _row_in(clause[0], rows)
        most = FIRST_OR_LAST.search(clause[0])
        own = _column_in(clause[0], rows, row)
        column = own or (column if row and most else None)
        if row is None or column is None or row.place not in column.numbers:
            continue
        if most:
            yield from _most(clause, most, row, column, rows)
        yield from _reckoned(passage, numbers, clause, row, column, rows)


def _most(
    clause: re.Match[str], most: re.Match[str], row: Line, column: Line, rows: Rows
) -> Iterator[Statement]:
    values = {
        name: column.numbers[line.place].amount
        for name, line in rows.named.items()
        if line.place in column.numbers
    }
    if len(values) < FEWEST_ROWS:
        return
    best = (min if LAST.search(most[0]) else max)(values.values())
    own = column.numbers[row.place].amount
    is_place = not most[0].startswith("最")
    holds = own == best or (is_place and own in (min(values.values()), max(values.values())))
    name = next(name for name, value in values.items() if value == best)
    said = plain_name(row.name)
    at = clause.start() + clause[0].find(said)
    yield Statement(
        holds,
        at,
        f"{said}{most[0]}",
        name,
        f"{column.name}{column.numbers[rows.named[name].place].text}",
    )


def _reckoned(
    passage: Passage,
    numbers: list[Measured],
    clause: re.Match[str],
    row: Line,
    column: Line,
    rows: Rows,
) -> Iterator[Statement]:
    """Yield wrong numbers in, or right behind, the clause that names a row and a column."""
    cell = column.numbers[row.place]
    stop = passage.text.find("。", clause.start())
    for number in numbers:
        if number.start < clause.start() or (0 <= stop < number.start):
            continue
        between = passage.text[clause.end() : number.start]
        others = "；" in between or any(name in between for name in rows.named if name != row.name)
        if others and not AGAINST.search(number.lead):
            return
        inside = number.start < clause.end() or number.lead.startswith(("占", "比", "相差"))
        if not inside:
            continue
        if OF_ALL.search(number.lead) and number.unit == "%" and rows.total:
            whole = rows.total.numbers.get(column.place)
            if whole and whole.amount:
                share = HUNDRED * cell.amount / whole.amount
                yield from _unless(passage, number, share, f"{cell.text}÷{whole.text}")
        elif match := AGAINST.search(number.lead):
            other = _row_in(match[1], rows)
            if other and other.place in column.numbers:
                far = abs(cell.amount - column.numbers[other.place].amount)
                yield from _unless(
                    passage, number, far, f"{cell.text}−{column.numbers[other.place].text}"
                )
        elif APART.search(number.lead):
            amounts = [
                column.numbers[line.place].amount
                for line in rows.named.values()
                if line.place in column.numbers
            ]
            yield from _unless(
                passage, number, max(amounts) - min(amounts), f"{max(amounts):f}−{min(amounts):f}"
            )


def _unless(
    passage: Passage, number: Measured, amount: Decimal, working: str
) -> Iterator[Statement]:
    holds = abs(number.amount - amount) <= number.step
    expected = rounded(amount / number.scale, number.step / number.scale)
    yield Statement(
        holds, number.start, passage.text[number.start : number.end], f"{expected:f}", working
    )


# ---- plans kept or not, rows counted


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
        if cell.amount != HUNDRED or match[1] == "超额":
            yield Statement(
                (cell.amount > HUNDRED) == (match[1] == "超额"),
                clause.start() + match.start(), f"{plain_name(row.name)}{match[0]}",
                cell.text, column.name,
            )  # fmt: skip


def _counted(passage: Passage, rows: Rows) -> Iterator[Statement]:
    """Yield 超过30万人的有3个 where the table has another number of such rows."""
    for match in COUNTED_ROWS.finditer(passage.text):
        scale = 10000 if match[3].startswith("万") else 1
        limit = Decimal(match[2]) * scale
        unit = match[3].removeprefix("万")
        sentence = passage.sentence_at(match.start())
        columns = [
            column
            for column in rows.grid.columns
            if _is_named(column.name, sentence)
            and all(cell.unit == unit for cell in column.numbers.values())
        ]
        if len(columns) != 1:
            continue
        amounts = [
            columns[0].numbers[line.place].amount
            for line in rows.named.values()
            if line.place in columns[0].numbers
        ]
        above = match[1] in ("超过", "高于", "大于", "达到")
        count = sum(amount > limit if above else amount < limit for amount in amounts)
        said = (
            int(match[4])
            if match[4].isdecimal()
            else chinese_number(match[4].replace("两", "二")) or 0
        )
        if said:
            yield Statement(
                said == count, match.start(4), f"{said}个", f"{count}个", columns[0].name
            )


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


def _column_in(words: str, rows: Rows, row: Line | None) -> Line | None:
    """Return the one column that some words name, the name of the row aside."""
    plain = words.replace(plain_name(row.name), "") if row else words
    found = [column for column in rows.grid.columns if _is_named(column.name, plain)]
    if not found and GROWTH_WORDS.search(plain):
        found = [column for column in rows.grid.columns if GROWTH.search(column.name)]
    if len(found) > 1:
        longest = max(len(plain_name(column.name)) for column in found)
        found = [column for column in found if len(plain_name(column.name)) == longest]
    return found[0] if len(found) == 1 else None


def _is_named(head: str, words: str) -> bool:
    """Return whether words name a column: in full, or by its first two letters or more."""
    plain = plain_name(head)
    if len(plain) < FEWEST_LETTERS:
        return False
    return plain in words or any(
        len(part) >= FEWEST_LETTERS and part in words
        for part in (
            plain.removesuffix("数"),
            plain.removesuffix("量"),
            plain[:-1] if len(plain) > 3 else "",
        )
    )
