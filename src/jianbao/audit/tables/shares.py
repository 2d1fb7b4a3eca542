"""What rows have of a total, of one another, or of what is left: 占60%, 是甲的2倍."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations

from msgspec.structs import replace

from jianbao.audit.patterns import pattern
from jianbao.audit.tables.claims import SHARES, TOTAL
from jianbao.audit.tables.grid import Cell, Line
from jianbao.audit.tables.naming import PARTS, Column, added, naming, rows_in, shows
from jianbao.audit.tables.operands import (
    HUNDRED,
    INCREMENT,
    MOST_PAIRS,
    OF_REST,
    counts,
    is_growth,
    joint,
    label,
    ratio,
)
from jianbao.audit.tables.questions import (
    REST,
    SHARE,
    TIMES_OF,
    Answer,
    Question,
    rounded_off,
)


def shares(asked: Question) -> Iterator[Answer]:
    """Yield what a row has of the total, of another row, or one column of another."""
    match = SHARE.search(asked.lead)
    whole_words = match[1] if match else ""
    named = [each.line for each in rows_in(whole_words, asked.sheet)]
    parts = [row for row in asked.rows if row not in named] or list(asked.rows)
    wholes = named or [*asked.sheet.totals] or [row for row in [asked.sheet.total] if row]
    printed = [c for c in asked.columns if c.unit == "%" and SHARES.search(c.name)]
    if not named and any(_is_of_more(column, asked) for column in printed):
        wholes = []  # 占全年比重 of four seasons
    told = _told_before(asked, joint(tuple(parts), asked.sheet.columns))
    for column in [*counts(asked), *told]:
        known = [row.numbers[column.line.place] for row in parts if shows(row, column)]
        if len(known) != len(parts) or not known:
            continue
        part, blur = sum((cell.amount for cell in known), Decimal(0)), known[0].blur
        text = "＋".join(cell.text for cell in known)
        for whole in () if parts == [asked.sheet.total] else wholes:
            if shows(whole, column) and whole not in parts:
                total = whole.numbers[column.line.place]
                sure = 3 * (column in told) + bool(named)
                yield from ratio(
                    asked, part, blur, total, text, asked.named(column) + sure, HUNDRED
                )
    of_rest = OF_REST.search(asked.around) or REST.search(whole_words)
    if of_rest and parts != [asked.sheet.total]:
        yield from _of_rest(asked, parts, wholes)
    for row in parts[:1]:
        yield from _within(asked, row, whole_words)
    for column in printed:
        known = [row.numbers[column.line.place] for row in parts if shows(row, column)]
        if len(known) == 1:
            cell, words = known[0], f"{label(parts[0], column)}{known[0].text}"
            yield Answer(cell.amount, rounded_off(cell, asked.number), words, 0, is_cell=True)
        elif known and len(known) == len(parts):
            cell, words = added(known), "＋".join(each.text for each in known)
            yield Answer(cell.amount, cell.blur, words, int(not wholes))


def _is_of_more(column: Column, asked: Question) -> bool:
    """Return whether the rows have less than all of what a column has shares of."""
    total, at = asked.sheet.total, column.line.place
    cell = total.numbers.get(at) if total else None
    together = sum(row.numbers[at].amount for row in asked.sheet.plain if shows(row, column))
    return cell is not None and cell.amount < LEAST_WHOLE and abs(together - cell.amount) < 1


LEAST_WHOLE = Decimal("98.5")


def _told_before(asked: Question, part: Line) -> list[Column]:
    """Return the columns of whose sum the number before speaks: 新增存款2.9亿元，占69.0%."""
    clause = CLAUSES.split(asked.around[: -len(asked.lead) or None].rstrip("，"))[-1]
    said = set(NUMBERS.findall(clause))
    return [
        column
        for column in asked.sheet.columns
        if column.unit not in PARTS and shows(part, column)
        and part.numbers[column.line.place].text.lstrip("-+") in said
    ]  # fmt: skip


CLAUSES = pattern("[，；：]")
NUMBERS = pattern(r"\d+(?:\.\d+)?")


def _of_rest(asked: Question, parts: list[Line], wholes: list[Line]) -> Iterator[Answer]:
    """Yield what rows have of all that is left: 尚余18.9公里，其中河西区占55.6%."""
    part = joint(tuple(parts), asked.sheet.columns)
    of_all = replace(asked, columns=asked.sheet.columns)
    columns = [c for c in counts(of_all) if shows(part, c)][:MOST_PAIRS]
    for one, other in combinations(columns, 2):
        for whole in wholes:
            if shows(whole, one) and shows(whole, other):
                left, all_left = _less(part, one, other), _less(whole, one, other)
                if left.unit == part.numbers[other.line.place].unit and left.amount > 0:
                    yield from ratio(asked, left.amount, left.blur, all_left, left.text, 0, HUNDRED)


def _less(row: Line, one: Column, other: Column) -> Cell:
    """Return what one column is less another, as a cell that stands nowhere."""
    cell, less = row.numbers[one.line.place], row.numbers[other.line.place]
    return added([cell, replace(less, amount=-less.amount)])


def _within(asked: Question, row: Line, whole_words: str) -> Iterator[Answer]:
    """Yield what one column of a row has of another of its unit: 6月 of 上半年."""
    columns = [
        column
        for column in asked.sheet.columns
        if column.unit not in PARTS and shows(row, column) and not column.is_reckoned
    ][:MOST_PAIRS]
    for part, whole in permutations(columns, 2):
        cell, total = row.numbers[part.line.place], row.numbers[whole.line.place]
        is_whole = naming(whole, whole_words) or TOTAL.search(whole.name)
        is_whole = is_whole or part.line.name.startswith("其中")
        if cell.unit == total.unit and is_whole:
            named = 3 * naming(part, asked.lead) or min(1, naming(part, asked.around))
            yield from ratio(asked, cell.amount, cell.blur, total, cell.text, named, HUNDRED)


def rates(asked: Question) -> Iterator[Answer]:
    """Yield ratios of two columns whose rate no column is."""
    row = asked.rows[0]
    if "率" in asked.lead:  # 完成率 is of what was planned
        asked = replace(asked, columns=asked.sheet.columns)
    columns = [column for column in counts(asked) if shows(row, column)][:MOST_PAIRS]
    for part, whole in permutations(columns, 2):
        cell, total = row.numbers[part.line.place], row.numbers[whole.line.place]
        if cell.unit == total.unit and cell.amount < total.amount:
            named = 3 if f"{part.core}率" in asked.lead else asked.named(part, whole) and 1
            yield from ratio(asked, cell.amount, cell.blur, total, cell.text, named, HUNDRED)


def _of_columns(asked: Question, row: Line, times: Decimal) -> Iterator[Answer]:
    """Yield how many times another column a row's column has: 岗位数是求职人数的2倍."""
    match = TIMES_OF.search(asked.lead)
    if match is None:
        return
    words = asked.lead[: match.start()], match[1]
    found = [[each for each in counts(asked) if naming(each, one)] for one in words]
    if any(len(each) != 1 for each in found) or found[0] == found[1]:
        return
    (part,), (whole,) = found
    if shows(row, part) and shows(row, whole):
        cell, base = (row.numbers[each.line.place] for each in (part, whole))
        named = asked.named(part, whole)
        yield from ratio(asked, cell.amount, cell.blur, base, cell.text, named, times)


RATES = ("%", "‰")


def times(asked: Question, times: Decimal = Decimal(1)) -> Iterator[Answer]:
    """Yield how many times another row, or the total, a row has."""
    rows = asked.rows
    if len(rows) == 1:
        yield from _of_columns(asked, rows[0], times)
    if len(rows) < 2:
        return
    in_words = asked.number.unit == "倍"  # 死亡率是甲的2.2倍: of shares nobody says so
    main = next((c for c in counts(asked) if all(shows(row, c) for row in rows[:2])), None)
    for column in asked.columns:
        if column.is_reckoned and not INCREMENT.search(asked.lead):
            continue
        rate = column.unit in RATES and in_words and asked.named(column) and not is_growth(column)
        counted = column.unit not in PARTS or rate
        if counted and shows(rows[0], column) and shows(rows[1], column):
            cell, base = (row.numbers[column.line.place] for row in rows[:2])
            named = asked.named(column) or int(column is main)
            yield from ratio(asked, cell.amount, cell.blur, base, cell.text, named, times)
