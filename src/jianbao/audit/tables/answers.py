"""What a table answers where a sentence says a number of its rows and columns.

The words before a number say what is asked: a cell, a share (占), a distance (比…多, 相差), a
multiple, a rate, a growth, a mean, a sum of some rows. Each cell that may be meant gives an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from msgspec.structs import replace

from jianbao.audit.measured import Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.claims import GROWTH, SHARES, TOTAL
from jianbao.audit.tables.derived import DIFFERENCE, PER, RATE
from jianbao.audit.tables.grid import Cell, Line, plain_name
from jianbao.audit.tables.naming import PARTS, Column, added, naming, rows_in
from jianbao.audit.tables.questions import (
    AGAINST,
    ALL_ROWS,
    APART,
    EXTREMES,
    GROWN,
    GROWTH_HEAD,
    MEAN,
    MOVED,
    REST,
    SHARE,
    TIMES_OF,
    TOGETHER,
    Answer,
    Question,
    fits,
    rounded_off,
)

HUNDRED = Decimal(100)
MOST_PAIRS = 6


def answers(asked: Question) -> list[Answer]:
    """Return what a table may answer."""
    lead, unit = asked.lead, asked.number.unit
    if unit == "百分点":
        moved = list(_points(asked)) if MOVED.search(lead) else []
        return [*_apart(asked), *(moved or _cells(asked))]
    if unit == "倍":
        return list(_times(asked))
    if unit in ("%", "‰"):
        if SHARE.search(lead):
            return list(shares(asked))
        if TIMES_OF.search(lead) and len(asked.rows) > 1:  # 为一季度的50.0%
            return list(_times(asked, HUNDRED))
        grown = list(_growth(asked)) if GROWN.search(lead) else []
        return grown if grown or MOVED.search(lead) else [*_cells(asked), *_rates(asked)]
    if AGAINST.search(lead) or APART.search(lead):
        return [*_apart(asked), *_moved(asked)]
    if MOVED.search(lead):
        return [*_moved(asked), *(replace(each, named=0) for each in _cells(asked))]
    found = list(_cells(asked))
    if REST.search(lead):
        found += _moved(asked)
    if MEAN.search(lead):
        found = [] if asked.rows[0] is asked.sheet.summed else found
        found += _means(asked)
    if TOGETHER.search(lead) or len(rows_in(lead, asked.sheet)) > 1:
        found += _together(asked)
    return found


def _counts(asked: Question) -> Iterator[Column]:
    """Yield columns of counts and amounts."""
    for column in asked.columns:
        if column.unit in PARTS or _is_ratio(column.name):
            continue
        wanted = not _is_moved(column.name) or asked.named(column)
        if wanted or INCREMENT.search(asked.lead):
            yield column


INCREMENT = pattern("增量|净增|新增|增加额")


@lru_cache(maxsize=512)
def _is_ratio(name: str) -> bool:
    return bool(PER.search(name) or RATE.search(name) or SHARES.search(name))


@lru_cache(maxsize=512)
def _is_moved(name: str) -> bool:
    return bool(DIFFERENCE.search(name) or GROWTH.search(name) or GROWTH_HEAD.search(name))


def _is_growth(column: Column) -> bool:
    return bool(GROWTH.search(column.name) or GROWTH_HEAD.search(column.name))


def _label(row: Line, column: Column) -> str:
    return f"{plain_name(row.name)}{column.name}"


def _cells(asked: Question) -> Iterator[Answer]:
    """Yield the cells of the rows, right as they stand."""
    main = _main(asked)
    for row in asked.rows:
        for column in asked.columns:
            cell = row.numbers.get(column.line.place)
            if cell is not None and fits(asked.number, cell, column):
                yield Answer(
                    abs(cell.amount),
                    rounded_off(cell, asked.number),
                    f"{_label(row, column)}{cell.text}",
                    _lost(asked, column) or asked.named(column) or _by_unit(asked, column, main),
                    is_cell=True,
                )


def _by_unit(asked: Question, column: Column, main: Column | None) -> int:
    """Return how far the unit names a column: more if it is alone of its unit."""
    if column is not main:
        return 0
    alike = [each for each in asked.sheet.columns if each.unit == column.unit]
    return 2 if len(alike) == 1 and column.unit else 1


LOSS = pattern("亏", needs="亏")
PROFIT = pattern("利润|盈|亏|损益")


def _lost(asked: Question, column: Column) -> int:
    """Return how far 亏损 names a column of profits."""
    return 3 if LOSS.search(asked.lead) and PROFIT.search(column.name) else 0


def _main(asked: Question) -> Column | None:
    """Return the column that is meant where words name a row alone: the first of now."""
    if asked.rows[0] is asked.sheet.total and not asked.sheet.totals:
        return None
    fitting = [
        column
        for column in _counts(asked)
        if not column.is_past
        and not _is_moved(column.name)
        and any(
            _has(row, column) and fits(asked.number, row.numbers[column.line.place], column)
            for row in asked.rows[:1]
        )
    ]
    return fitting[0] if fitting else None


def shares(asked: Question) -> Iterator[Answer]:
    """Yield what a row has of the total, of another row, or one column of another."""
    match = SHARE.search(asked.lead)
    whole_words = match[1] if match else ""
    named = [each.line for each in rows_in(whole_words, asked.sheet)]
    parts = [row for row in asked.rows if row not in named] or list(asked.rows)
    wholes = named or [*asked.sheet.totals] or [row for row in [asked.sheet.total] if row]
    for column in _counts(asked):
        known = [row.numbers[column.line.place] for row in parts if _has(row, column)]
        if len(known) != len(parts) or not known:
            continue
        part, blur = sum((cell.amount for cell in known), Decimal(0)), known[0].blur
        text = "＋".join(cell.text for cell in known)
        for whole in () if parts == [asked.sheet.total] else wholes:
            if _has(whole, column) and whole not in parts:
                total = whole.numbers[column.line.place]
                yield from _ratio(
                    asked, part, blur, total, text, asked.named(column) + bool(named), HUNDRED
                )
    for row in parts[:1]:
        yield from _within(asked, row, whole_words)
    for row in parts[:1]:
        for column in asked.columns:
            if column.unit == "%" and SHARES.search(column.name) and _has(row, column):
                cell = row.numbers[column.line.place]
                words = f"{_label(row, column)}{cell.text}"
                yield Answer(cell.amount, rounded_off(cell, asked.number), words, 0, is_cell=True)


def _has(row: Line, column: Column) -> bool:
    return column.line.place in row.numbers


def _ratio(
    asked: Question,
    part: Decimal,
    blur: Decimal,
    whole: Cell,
    text: str,
    named: int,
    times: Decimal,
) -> Iterator[Answer]:
    if whole.amount > 0:
        off = times * (blur + abs(part) * whole.blur / whole.amount) / whole.amount
        middle = times * part / whole.amount
        yield Answer(middle, off, f"{text}÷{whole.text}", named, is_asked=True)


def _within(asked: Question, row: Line, whole_words: str) -> Iterator[Answer]:
    """Yield what one column of a row has of another of its unit: 6月 of 上半年."""
    columns = [
        column for column in asked.sheet.columns if column.unit not in PARTS and _has(row, column)
    ][:MOST_PAIRS]
    for part, whole in permutations(columns, 2):
        cell, total = row.numbers[part.line.place], row.numbers[whole.line.place]
        is_whole = naming(whole, whole_words) or TOTAL.search(whole.name)
        is_whole = is_whole or part.line.name.startswith("其中")
        if cell.unit == total.unit and is_whole:
            named = 3 * naming(part, asked.lead) or min(1, naming(part, asked.around))
            yield from _ratio(asked, cell.amount, cell.blur, total, cell.text, named, HUNDRED)


def _rates(asked: Question) -> Iterator[Answer]:
    """Yield ratios of two columns whose rate no column is."""
    row = asked.rows[0]
    columns = [column for column in _counts(asked) if _has(row, column)][:MOST_PAIRS]
    for part, whole in permutations(columns, 2):
        cell, total = row.numbers[part.line.place], row.numbers[whole.line.place]
        if cell.unit == total.unit and cell.amount < total.amount:
            named = asked.named(part, whole) and 1
            yield from _ratio(asked, cell.amount, cell.blur, total, cell.text, named, HUNDRED)


def _growth(asked: Question) -> Iterator[Answer]:
    for row in asked.rows[:1]:
        for column in asked.columns:
            cell = row.numbers.get(column.line.place)
            if cell is not None and cell.unit == "%" and _is_growth(column):
                yield Answer(
                    cell.amount, rounded_off(cell, asked.number),
                    f"{_label(row, column)}{cell.text}",
                    asked.named(column) or 1, is_signed=True, is_cell=True,
                )  # fmt: skip
        yield from _grown_within(asked, row)
    if len(asked.rows) == 2:
        now, before = asked.rows
        for column in _counts(asked):
            if _has(now, column) and _has(before, column):
                yield from _grown(asked, now, before, column, column)


def _points(asked: Question) -> Iterator[Answer]:
    """Yield the cells of a column of changes in 百分点, with their sign."""
    for column in asked.columns:
        cell = asked.rows[0].numbers.get(column.line.place)
        if cell is not None and cell.unit == "百分点":
            yield Answer(
                cell.amount, rounded_off(cell, asked.number),
                f"{_label(asked.rows[0], column)}{cell.text}", asked.named(column) or 1,
                is_signed=not AGAINST.search(asked.lead), is_cell=True,
            )  # fmt: skip


def _grown_within(asked: Question, row: Line) -> Iterator[Answer]:
    """Yield growth of a column over that of an earlier time."""
    columns = [
        column
        for column in asked.sheet.columns
        if column.unit not in PARTS
        and not DIFFERENCE.search(column.name)
        and not _is_growth(column)
    ]
    for now in columns:
        for before in columns:
            if before.is_past and not now.is_past and _has(row, now) and _has(row, before):
                yield from _grown(asked, row, row, now, before)


def _grown(
    asked: Question, now: Line, before: Line, column: Column, other: Column
) -> Iterator[Answer]:
    cell, then = now.numbers[column.line.place], before.numbers[other.line.place]
    if cell.unit == then.unit:
        named = asked.named(column)
        for answer in _ratio(asked, cell.amount, cell.blur, then, cell.text, named, HUNDRED):
            yield Answer(answer.amount - HUNDRED, answer.blur, answer.working, named, True)


def _apart(asked: Question) -> Iterator[Answer]:
    """Yield how far two rows are apart, a row from the total, or the first from the last."""
    pairs = [] if EXTREMES.search(asked.lead) else _two_rows(asked)
    for column in asked.columns:
        for row, other in pairs:
            one, two = row.numbers.get(column.line.place), other.numbers.get(column.line.place)
            if one is not None and two is not None and _is_of(asked.number, one, column):
                yield Answer(
                    abs(one.amount - two.amount), one.blur + two.blur,
                    f"{one.text}−{two.text}", asked.named(column) + 1, is_asked=True,
                )  # fmt: skip
        if APART.search(asked.lead):
            yield from _widest(asked, column)


def _is_of(number: Measured, cell: Cell, column: Column) -> bool:
    if number.unit == "百分点":
        return cell.unit == "%"
    return fits(number, cell, column)


def _two_rows(asked: Question) -> list[tuple[Line, Line]]:
    match = AGAINST.search(asked.lead)
    if len(asked.rows) == 2:
        return [(asked.rows[0], asked.rows[1])]
    total = asked.sheet.total
    if match and total is not None and len(asked.rows) == 1 and ALL_ROWS.search(match[1]):
        return [(asked.rows[0], total)]
    return []


def _widest(asked: Question, column: Column) -> Iterator[Answer]:
    cells = [row.numbers[column.line.place] for row in asked.sheet.plain if _has(row, column)]
    if len(cells) > 2 and _is_of(asked.number, cells[0], column):
        most, least = (way(cells, key=lambda cell: cell.amount) for way in (max, min))
        yield Answer(
            most.amount - least.amount, most.blur, f"{most.text}−{least.text}",
            asked.named(column), is_asked=True, is_widest=True,
        )  # fmt: skip


def _moved(asked: Question) -> Iterator[Answer]:
    """Yield columns of differences, and what two columns of one unit are apart."""
    for row in asked.rows[:1]:
        columns = [
            column
            for column in asked.sheet.columns
            if (cell := row.numbers.get(column.line.place)) is not None
            and fits(asked.number, cell, column)
        ]
        for column in columns:
            cell = row.numbers[column.line.place]
            if DIFFERENCE.search(column.name) or _is_growth(column):
                yield Answer(
                    abs(cell.amount), rounded_off(cell, asked.number),
                    f"{_label(row, column)}{cell.text}", asked.named(column) + 1, is_asked=True,
                    is_cell=True,
                )  # fmt: skip
        for one, other in permutations(columns[:MOST_PAIRS], 2):
            if one.line.place < other.line.place and _are_apart(asked, one, other):
                first, second = row.numbers[one.line.place], row.numbers[other.line.place]
                if first.unit == second.unit:
                    yield Answer(
                        abs(first.amount - second.amount), first.blur + second.blur,
                        f"{first.text}−{second.text}", 0,
                    )  # fmt: skip


def _are_apart(asked: Question, one: Column, other: Column) -> bool:
    """Return whether words ask for what two columns are apart: of two times, of what is left."""
    return one.is_past != other.is_past or bool(REST.search(asked.lead))


def _times(asked: Question, times: Decimal = Decimal(1)) -> Iterator[Answer]:
    """Yield how many times another row, or the total, a row has."""
    rows = asked.rows
    if len(rows) < 2:
        return
    for column in asked.columns:
        if column.unit not in PARTS and _has(rows[0], column) and _has(rows[1], column):
            cell, base = (row.numbers[column.line.place] for row in rows[:2])
            yield from _ratio(
                asked, cell.amount, cell.blur, base, cell.text, asked.named(column), times
            )


def _means(asked: Question) -> Iterator[Answer]:
    """Yield one column over another, and the mean of the rows."""
    row = asked.rows[0]
    columns = [column for column in _counts(asked) if _has(row, column)][:MOST_PAIRS]
    for one, other in permutations(columns, 2):
        cell, base = row.numbers[one.line.place], row.numbers[other.line.place]
        if cell.unit == asked.number.unit and base.unit != cell.unit:
            yield from _ratio(asked, cell.amount, cell.blur, base, cell.text, 0, Decimal(1))
    count = len(asked.sheet.plain)
    if (row in asked.sheet.totals or row is asked.sheet.summed) and count > 1:
        for column in columns:
            cell = row.numbers[column.line.place]
            if fits(asked.number, cell, column):
                yield Answer(
                    cell.amount / count, cell.blur, f"{cell.text}÷{count}", asked.named(column)
                )


def _together(asked: Question) -> Iterator[Answer]:
    """Yield the sums of the rows that are named, column by column."""
    for column in _counts(asked):
        cells = [row.numbers[column.line.place] for row in asked.rows if _has(row, column)]
        if len(cells) == len(asked.rows) > 1 and fits(asked.number, cells[0], column):
            whole = added(cells)
            working = "＋".join(cell.text for cell in cells)
            yield Answer(whole.amount, whole.blur, working, asked.named(column) + 1)
