"""What a table answers where a sentence says a number of its rows and columns.

The words before a number say what is asked: a cell, a share (占), a distance (比…多, 相差), a
multiple, a rate, a growth, a mean, a sum of some rows. Each cell that may be meant gives an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from msgspec.structs import replace

from jianbao.audit.patterns import pattern
from jianbao.audit.tables.apart import (
    apart,
    beyond_constant,
    beyond_plan,
    columns_apart,
    is_against_mean,
    moved,
    over_time,
    points,
    rates_apart,
)
from jianbao.audit.tables.derived import DIFFERENCE
from jianbao.audit.tables.grid import Line
from jianbao.audit.tables.groups import are_times
from jianbao.audit.tables.naming import PARTS, Column, added, rows_in, shows
from jianbao.audit.tables.operands import (
    HUNDRED,
    INCREMENT,
    MOST_PAIRS,
    OF_REST,
    counts,
    is_base,
    is_growth,
    is_mean_of,
    is_moved,
    joint,
    label,
    ratio,
)
from jianbao.audit.tables.questions import (
    AGAINST,
    APART,
    GROWN,
    MEAN,
    MOVED,
    OVERDONE,
    REST,
    SHARE,
    TIMES_OF,
    TOGETHER,
    Answer,
    Question,
    fits,
    rounded_off,
)
from jianbao.audit.tables.shares import rates, shares, times

EACH_ROW = pattern("[均都各皆](?=[比较高低多少快慢增减升降缩延提上下])")
EACH_SHARE = pattern("[各均都]占", needs="占")
EXTREME = pattern("最[高低多少]", needs="最")


def answers(asked: Question) -> list[Answer]:
    """Return what a table may answer, of each row that is named and of all of them together."""
    if len(asked.others) > 1 and "之和" in asked.lead:
        whole = joint(asked.others, asked.sheet.columns)
        asked = replace(asked, rows=(*asked.parts, whole), others=(whole,))
    if (
        len(asked.parts) > 1 and EACH_ROW.search(asked.lead) and not SHARE.search(asked.lead)
    ):  # 三个学区均高于全县0.8人
        asked = replace(asked, rows=(asked.parts[0], *asked.others), parts=asked.parts[:1])
    if len(asked.rows) > 1 and EACH_SHARE.search(asked.lead):  # 省级和县级各占15.0%
        asked = replace(asked, rows=asked.rows[:1], parts=())
    found = _answers(asked)
    if len(asked.parts) > 1 and not SHARE.search(asked.lead):
        columns = tuple(c for c in asked.sheet.columns if not is_mean_of(c, asked.sheet))
        rows = (joint(asked.parts, columns), *asked.others)
        found += _answers(replace(asked, rows=rows, parts=rows[:1]))
    return found


def _answers(asked: Question) -> list[Answer]:
    lead, unit = asked.lead, asked.number.unit
    if unit == "百分点":
        in_points = [*points(asked), *over_time(asked)] if MOVED.search(lead) else []
        distances = [*apart(asked), *beyond_constant(asked)] or list(rates_apart(asked))
        return [*distances, *(in_points or _cells(asked))]
    if unit == "倍":
        return list(times(asked))
    if unit in ("%", "‰"):
        if SHARE.search(lead):
            return list(shares(asked))
        if TIMES_OF.search(lead) and len(asked.rows) > 1:  # 为一季度的50.0%
            return list(times(asked, HUNDRED))
        grown = list(_growth(asked)) if GROWN.search(EXTREME.sub("", lead)) else []
        return grown if grown or MOVED.search(lead) else [*_cells(asked), *rates(asked)]
    if AGAINST.search(lead) or APART.search(lead) or is_against_mean(asked):
        return [*apart(asked), *columns_apart(asked), *moved(asked)]
    if MOVED.search(lead):
        changes = [*over_time(asked), *moved(asked)]
        if len(asked.others) == 1 and are_times(asked.sheet):  # 2022年以来累计增加
            changes += apart(asked)
        known = {each.working for each in changes}
        cells = [replace(each, named=0) for each in _cells(asked) if each.working not in known]
        return [*changes, *cells]
    found = list(_cells(asked))
    if REST.search(lead) or OF_REST.search(asked.around):
        found += moved(asked)
    if OVERDONE.search(lead):  # 超额完成160批次: what was done less what was planned
        found = [*beyond_plan(asked), *(replace(cell, named=0) for cell in found)]
    if MEAN.search(lead):
        found = [] if asked.rows[0] is asked.sheet.summed else found
        found += _means(asked)
    if TOGETHER.search(lead) or len(rows_in(lead, asked.sheet)) > 1:
        found += [*_together(asked), *over_time(asked)]
    return found


def _cells(asked: Question) -> Iterator[Answer]:
    """Yield the cells of the rows, right as they stand."""
    main = _main(asked)
    increment = bool(INCREMENT.search(asked.lead))
    for row in asked.rows:
        for column in asked.columns:
            cell = row.numbers.get(column.line.place)
            if column.is_reckoned and not increment:
                continue
            if cell is not None and fits(asked.number, cell, column):
                yield Answer(
                    abs(cell.amount),
                    cell.blur if column.is_reckoned else rounded_off(cell, asked.number),
                    f"{label(row, column)}{cell.text}",
                    _lost(asked, column) or asked.named(column) or _by_unit(asked, column, main),
                    is_cell=True,
                )


def _by_unit(asked: Question, column: Column, main: Column | None) -> int:
    """Return how far the unit names a column: more if it is alone of its unit."""
    if column is not main:
        return 0
    alike = [each for each in asked.sheet.columns if each.unit == column.unit]
    return 2 if len(alike) == 1 and column.unit else 1


LOSS = pattern("亏|缺口|赤字|超支|倒挂|逆差")
PROFIT = pattern("利润|盈|亏|损益|结余|顺差|逆差|差额")


def _lost(asked: Question, column: Column) -> int:
    """Return how far 亏损 names a column of profits."""
    return 3 if LOSS.search(asked.lead) and PROFIT.search(column.name) else 0


def _main(asked: Question) -> Column | None:
    """Return the column that is meant where words name a row alone: the first of now."""
    if asked.rows[0] is asked.sheet.total and not asked.sheet.totals:
        return None
    fitting = [
        column
        for column in counts(asked)
        if not column.is_past
        and not is_moved(column.name)
        and any(
            shows(row, column) and fits(asked.number, row.numbers[column.line.place], column)
            for row in asked.rows[:1]
        )
    ]
    return fitting[0] if fitting else None


def _growth(asked: Question) -> Iterator[Answer]:
    for row in asked.rows[:1]:
        for column in asked.columns:
            cell = row.numbers.get(column.line.place)
            printed = cell is not None and not column.is_reckoned
            if cell is not None and printed and cell.unit == "%" and is_growth(column):
                yield Answer(
                    cell.amount, rounded_off(cell, asked.number),
                    f"{label(row, column)}{cell.text}",
                    asked.named(column) or 1, is_signed=True, is_cell=True,
                )  # fmt: skip
        yield from _grown_within(asked, row)
    if len(asked.rows) == 2:
        now, before = asked.rows
        for column in counts(asked):
            if shows(now, column) and shows(before, column):
                yield from _grown(asked, now, before, column, column)


def _grown_within(asked: Question, row: Line) -> Iterator[Answer]:
    """Yield growth of a column over that of an earlier time."""
    columns = [
        column
        for column in asked.sheet.columns
        if column.unit not in PARTS
        and not DIFFERENCE.search(column.name)
        and not is_growth(column)
        and not column.is_reckoned
    ]
    for now in columns:
        for before in columns:
            known = shows(row, now) and shows(row, before)
            if known and before.is_past and not now.is_past and is_base(asked, before):
                yield from _grown(asked, row, row, now, before)


def _grown(
    asked: Question, now: Line, before: Line, column: Column, other: Column
) -> Iterator[Answer]:
    cell, then = now.numbers[column.line.place], before.numbers[other.line.place]
    if cell.unit == then.unit:
        named = asked.named(column)
        for answer in ratio(asked, cell.amount, cell.blur, then, cell.text, named, HUNDRED):
            yield Answer(answer.amount - HUNDRED, answer.blur, answer.working, named, True)


def _means(asked: Question) -> Iterator[Answer]:
    """Yield one column over another, and the mean of the rows."""
    row = asked.rows[0]
    columns = [column for column in counts(asked) if shows(row, column)][:MOST_PAIRS]
    pairs = [
        (row.numbers[one.line.place], row.numbers[other.line.place])
        for one, other in permutations(columns, 2)
        if row.numbers[one.line.place].unit == asked.number.unit
        and row.numbers[other.line.place].unit != asked.number.unit
    ]
    each = EACH_OF.search(asked.lead)
    for cell, base in pairs:
        named = int(len(pairs) == 1 and row in asked.sheet.plain)
        named = 3 if each and base.unit.startswith(each[1] or each[2]) else named
        yield from ratio(asked, cell.amount, cell.blur, base, cell.text, named, Decimal(1))
    count = len(asked.sheet.plain)
    if (row in asked.sheet.totals or row is asked.sheet.summed) and count > 1:
        for column in columns:
            cell = row.numbers[column.line.place]
            if fits(asked.number, cell, column):
                yield Answer(
                    cell.amount / count, cell.blur, f"{cell.text}÷{count}", asked.named(column)
                )


EACH_OF = pattern("([一-鿿])均|每([一-鿿])")


def _together(asked: Question) -> Iterator[Answer]:
    """Yield the sums of the rows that are named, column by column."""
    for column in counts(asked):
        cells = [row.numbers[column.line.place] for row in asked.rows if shows(row, column)]
        if len(cells) == len(asked.rows) > 1 and fits(asked.number, cells[0], column):
            whole = added(cells)
            working = "＋".join(cell.text for cell in cells)
            yield Answer(whole.amount, whole.blur, working, asked.named(column) + 1)
