"""How far two rows, two columns or two times of a table are apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations

from msgspec.structs import replace

from jianbao.audit.measured import Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.derived import DIFFERENCE
from jianbao.audit.tables.grid import Cell, Line
from jianbao.audit.tables.naming import PARTS, PLANNED, Column, Sheet, added, naming, shows
from jianbao.audit.tables.operands import (
    HUNDRED,
    MOST_PAIRS,
    OF_REST,
    cell_at,
    counts,
    is_base,
    is_growth,
    is_moved,
    label,
)
from jianbao.audit.tables.questions import (
    AGAINST,
    ALL_ROWS,
    APART,
    EXTREMES,
    REST,
    TOGETHER,
    Answer,
    Question,
    fits,
    rounded_off,
    way_said,
)

OF_MEAN = pattern(
    "[高低快慢优]于全?[一-鿿]?平均(?:水平|值|数)?，[^，。；]*(?:[高低快慢多少]|落后|领先)[出于过]?"
    r"[^，。；\D]*[\d.和、个百分点]*[^，。；\d]{0,8}$",
    needs="平均",
)


def points(asked: Question) -> Iterator[Answer]:
    """Yield the cells of a column of changes in 百分点, with their sign."""
    for column in asked.columns:
        cell = asked.rows[0].numbers.get(column.line.place)
        if cell is not None and cell.unit == "百分点":
            yield Answer(
                cell.amount, rounded_off(cell, asked.number),
                f"{label(asked.rows[0], column)}{cell.text}", asked.named(column) or 1,
                is_signed=not AGAINST.search(asked.lead), is_cell=True,
            )  # fmt: skip


def over_time(asked: Question) -> Iterator[Answer]:
    """Yield how far a row moved from its first time to its last: 五年共减少1.6万亩."""
    row = asked.rows[0]
    times = [c for c in asked.sheet.columns if c.is_time and shows(row, c)]
    if len(times) > FEW_TIMES and len(asked.rows) == 1 and SPAN.search(asked.lead):
        first, last = cell_at(row, times[0]), cell_at(row, times[-1])
        off = last.amount - first.amount
        if (asked.number.unit == "百分点") == (last.unit == "%"):
            yield Answer(
                off, first.blur + last.blur, f"{last.text}−{first.text}", 6, True, is_asked=True
            )
        if TOGETHER.search(asked.lead) and last.unit not in PARTS:
            whole = added([cell_at(row, each) for each in times])
            yield Answer(
                whole.amount, whole.blur, f"{first.text}＋…＋{last.text}", 6, is_asked=True
            )


def beyond_plan(asked: Question) -> Iterator[Answer]:
    """Yield what was done less what was planned: 超额完成160批次."""
    row = asked.rows[0]
    fitting = [
        column
        for column in asked.sheet.columns
        if shows(row, column) and fits(asked.number, cell_at(row, column), column)
    ]
    plans = [column for column in fitting if PLANNED.search(column.name)]
    done = [
        column
        for column in fitting
        if not (column.is_past or column.is_reckoned or is_moved(column.name))
        and column.time in ("", "累计")
    ]
    for one, plan in ((one, plan) for one in done for plan in plans):
        first, second = cell_at(row, one), cell_at(row, plan)
        if first.unit == second.unit:
            yield Answer(
                first.amount - second.amount, first.blur + second.blur,
                f"{first.text}−{second.text}", 6 + naming(one, DONE), True, is_asked=True,
            )  # fmt: skip


def beyond_constant(asked: Question) -> Iterator[Answer]:
    """Yield how far rates are from one that is told: 与序时进度（50%）相比，甲低2.0个百分点."""
    match = CONSTANT.search(asked.around)
    row, way = asked.rows[0], way_said(f"比{asked.lead}")
    for column in asked.columns if match and way and len(asked.rows) == 1 else ():
        cell = row.numbers.get(column.line.place)
        if cell is not None and cell.unit == "%" and not is_growth(column):
            off = cell.amount - Decimal(match[1] if match else 0)
            working = f"{cell.text}−{match[1] if match else 0}"
            yield Answer(abs(off), cell.blur, working, 4, is_asked=True, is_turned=way * off < 0)


CONSTANT = pattern(r"[与同和][^，。；（]{2,12}（(\d+(?:\.\d+)?)[%％]）相比[^。]*$", needs="相比")
DONE = "完成实际累计"
FEW_TIMES = 2
SPAN = pattern("[两三四五六七八九十\\d](?:年|个?月|个?季度)|期间|以来", needs="年|月|季|期间|以来")


def apart(asked: Question) -> Iterator[Answer]:
    """Yield how far two rows are apart, a row from the total, or the first from the last."""
    named = len(asked.others) == len(asked.parts) == 1  # 最大的甲比最小的乙多
    pairs = [] if EXTREMES.search(asked.lead) and not named else two_rows(asked)
    for column in asked.columns:
        for row, other in pairs:
            one, two = row.numbers.get(column.line.place), other.numbers.get(column.line.place)
            if one is not None and two is not None and _is_of(asked.number, one, column):
                way = way_said(asked.lead) if min(one.amount, two.amount) >= 0 else 0
                off = one.amount - two.amount
                yield Answer(
                    abs(off), one.blur + two.blur,
                    f"{one.text}−{two.text}", asked.named(column) + 1, is_asked=True,
                    is_turned=way * off < 0,
                )  # fmt: skip
        if APART.search(asked.lead):
            yield from _widest(asked, column)


def rates_apart(asked: Question) -> Iterator[Answer]:
    """Yield how far apart what one column has of another is in two rows: no column says it."""
    if "率" in asked.around:
        asked = replace(asked, columns=asked.sheet.columns)
    for row, other in two_rows(asked):
        columns = [c for c in counts(asked) if shows(row, c) and shows(other, c)][:MOST_PAIRS]
        for part, whole in permutations(columns, 2):
            alike = row.numbers[part.line.place].unit == row.numbers[whole.line.place].unit
            first, second = (_rate(each, part, whole) for each in (row, other))
            if alike and first is not None and second is not None and first[0] < HUNDRED:
                text = f"{first[2]}−{second[2]}"
                said = any(
                    f"{each[0]:.{n}f}%" in asked.around for each in (first, second) for n in (1, 2)
                )
                named = 3 if said else 0  # 结案率为96.0%，比执行案件高3.0个百分点
                yield Answer(abs(first[0] - second[0]), first[1] + second[1], text, named)


def _rate(row: Line, part: Column, whole: Column) -> tuple[Decimal, Decimal, str] | None:
    """Return what one column of a row has of another in %, how far that is off, and its words."""
    cell, total = row.numbers[part.line.place], row.numbers[whole.line.place]
    if total.amount <= 0:
        return None
    off = HUNDRED * (cell.blur + abs(cell.amount) * total.blur / total.amount) / total.amount
    return HUNDRED * cell.amount / total.amount, off, f"{cell.text}÷{total.text}"


def columns_apart(asked: Question) -> Iterator[Answer]:
    """Yield how far apart two columns are that words compare: 城区学生比乡镇多19080人."""
    match = AGAINST.search(asked.lead)
    if match is None or asked.others:
        return
    row = asked.rows[0]
    fitting = [
        c for c in asked.columns if shows(row, c) and _is_of(asked.number, cell_at(row, c), c)
    ]
    for one, other in permutations(fitting, 2):
        if one.core in asked.lead[: match.start()] and other.core in match[1]:
            first, second = cell_at(row, one), cell_at(row, other)
            text = f"{first.text}−{second.text}"
            blur = first.blur + second.blur
            off = first.amount - second.amount
            turned = way_said(asked.lead) * off < 0
            yield Answer(abs(off), blur, text, 4, is_asked=True, is_turned=turned)


def _is_of(number: Measured, cell: Cell, column: Column) -> bool:
    if number.unit == "百分点":
        return cell.unit == "%"
    return fits(number, cell, column)


def two_rows(asked: Question) -> list[tuple[Line, Line]]:
    """Return the two rows that words compare: those named, or one and the total."""
    match = AGAINST.search(asked.lead)
    if len(asked.rows) == 2:
        return [(asked.rows[0], asked.rows[1])]
    total = asked.sheet.total
    if total is None or len(asked.rows) != 1:
        return []
    of_all = is_against_mean(asked) or (match and ALL_ROWS.search(match[1]))
    if not of_all:
        return []
    of_mean = is_against_mean(asked) or "均" in asked.lead
    return [(asked.rows[0], _mean_of(total, asked.sheet) if of_mean else total)]


def _mean_of(total: Line, sheet: Sheet) -> Line:
    """Return what a row has on average: a total's counts over the rows, its rates as they are."""
    count = Decimal(len(sheet.plain))
    numbers = dict(total.numbers)
    for column in sheet.columns:
        at = column.line.place
        cells = [row.numbers[at].amount for row in sheet.plain if at in row.numbers]
        if at in numbers and sum(cells) == numbers[at].amount and column.unit not in PARTS:
            mean = numbers[at].amount / count
            text = f"{numbers[at].text}÷{count}"
            passage = replace(numbers[at].passage, text=text)
            numbers[at] = replace(numbers[at], amount=mean, passage=passage)
    return replace(total, numbers=numbers)


def is_against_mean(asked: Question) -> bool:
    """Return whether the clause before said against what: 甲、乙低于平均水平，分别低…."""
    return bool(OF_MEAN.search(asked.around))


def _widest(asked: Question, column: Column) -> Iterator[Answer]:
    cells = [row.numbers[column.line.place] for row in asked.sheet.plain if shows(row, column)]
    if len(cells) > 2 and _is_of(asked.number, cells[0], column):
        most, least = (way(cells, key=lambda cell: cell.amount) for way in (max, min))
        yield Answer(
            most.amount - least.amount, most.blur, f"{most.text}−{least.text}",
            asked.named(column), is_asked=True, is_widest=True,
        )  # fmt: skip


def moved(asked: Question) -> Iterator[Answer]:
    """Yield columns of differences, and what two columns of one unit are apart."""
    for row in asked.rows[:1]:
        columns = [
            column
            for column in asked.sheet.columns
            if (cell := row.numbers.get(column.line.place)) is not None
            and not column.is_reckoned
            and fits(asked.number, cell, column)
        ]
        for column in columns:
            cell = row.numbers[column.line.place]
            if DIFFERENCE.search(column.name) or is_growth(column):
                signed = bool(SIGNED.search(column.name)) and not LESS.search(column.name)
                yield Answer(
                    cell.amount if signed else abs(cell.amount), rounded_off(cell, asked.number),
                    f"{label(row, column)}{cell.text}", asked.named(column) + 1, signed,
                    is_asked=True, is_cell=True,
                )  # fmt: skip
        pairs = [
            (one, other)
            for one, other in combinations(columns[:MOST_PAIRS], 2)
            if _are_apart(asked, one, other)
            and all(is_base(asked, each) for each in (one, other) if each.is_past)
            and cell_at(row, one).unit == cell_at(row, other).unit
            and not (is_moved(one.name) or is_moved(other.name))
        ]
        if OF_YEAR.search(asked.lead):  # 同比增支 is not of what was planned
            pairs = [
                pair for pair in pairs if not any(PLANNED.search(x.name) for x in pair)
            ] or pairs
        against = AGAINST.search(asked.lead)
        first_now = next((one for one, other in pairs if one.is_past != other.is_past), None)
        for one, other in pairs:
            is_main = len(pairs) == 1 or (first_now is one and one.is_past != other.is_past)
            one, other = (other, one) if one.is_past else (one, other)
            first, second = cell_at(row, one), cell_at(row, other)
            of_times = one.is_past != other.is_past
            off = first.amount - second.amount
            said = bool(against) and of_times and other.core in (against[1] if against else "")
            yield Answer(
                off if of_times else abs(off), first.blur + second.blur,
                f"{first.text}−{second.text}", 7 if said else int(is_main), of_times,
                said or (of_times and len(pairs) == 1),
            )  # fmt: skip


OF_YEAR = pattern("同比|[上去]年|同期")
SIGNED = pattern("增减|升降|变化|±|距平|[同环]比|增[长加幅量]|[比较][上去]")
LESS = pattern("减(?<!增减)|[^升]降|缩")


def _are_apart(asked: Question, one: Column, other: Column) -> bool:
    """Return whether words ask for what two columns are apart: of two times, of what is left."""
    of_rest = REST.search(asked.lead) or OF_REST.search(asked.around)
    return one.is_past != other.is_past or bool(of_rest)
