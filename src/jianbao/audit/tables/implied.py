"""Totals that a table has without a word for them: of times, in its caption, in its last line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice, pairwise

from msgspec.structs import replace

from jianbao.audit.measured import measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.sums.seasons import WHOLE_TIMES
from jianbao.audit.tables.claims import (
    AMONG,
    NO_SUM,
    SHARES,
    TableClaim,
    cells,
    is_mean,
    is_near,
    is_total,
    may_be_sum,
    no_sum,
    shown,
    sum_claim,
    sum_fits,
    sums_of,
)
from jianbao.audit.tables.derived import DIFFERENCE, Formula, difference, formulas_of
from jianbao.audit.tables.grid import Cell, Grid, Line, lines_of, plain_name, rounding
from jianbao.audit.totals import IN_ALL


def implied_totals(grid: Grid) -> Iterator[TableClaim]:
    """Yield what a table says of totals that no line of it is called."""
    for columns, rows in lines_of(grid):
        yield from _unnamed_total(columns, rows)
        yield from _times(columns)
        yield from _since_the_line_before(columns, rows)
        yield from _cumulated(columns, rows)
        yield from _months(rows)
        yield from _means(columns, rows)
    yield from _in_title(grid)


def _unnamed_total(columns: tuple[Line, ...], rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Yield a last or first line that most places show to be the sum of all the others."""
    if len(rows) < 3 or _is_mixed(rows) or any(is_total(plain_name(row.name)) for row in rows):
        return
    if any(DIFFERENCE.search(row.name) for row in rows):
        return  # 期末 is 上年 and what was added: told as that
    together = sums_of(rows)
    for at in (len(rows) - 1, 0):
        if not may_be_sum(rows[at], together):
            continue
        others = [*rows[:at], *rows[at + 1 :]]
        made = [
            (row_cell, used, sum_fits(row_cell, used))
            for column in columns
            if (row_cell := rows[at].numbers.get(column.place))
            and not no_sum(column, rows[at])
            and len(used := cells(others, rows[at], column)) == len(others)
            and row_cell.amount
            and not is_mean(used, row_cell)
        ]
        holding = sum(holds for *_, holds in made)
        if holding > 1 and 2 * holding > len(made):
            yield from (sum_claim(*each, sure=True) for each in made)
            return


def _times(lines: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Yield 上半年 against 一季度 and 二季度 where most places of the lines add up."""
    for whole, names in WHOLE_TIMES.items():
        totals = [line for line in lines if plain_name(line.name).endswith(whole)]
        parts = [
            line
            for name in names
            for line in lines
            if plain_name(line.name).endswith(name) and line not in totals
        ]
        if len(totals) != 1 or len(parts) != len(names) or NO_SUM.search(totals[0].name):
            continue
        made = [
            sum_claim(cell, used, sum_fits(cell, used), sure=True)
            for place, cell in totals[0].numbers.items()
            if len(used := [part.numbers[place] for part in parts if place in part.numbers])
            == len(parts)
            and cell.unit not in ("%", "‰", "百分点")
        ]
        holding = sum(claim.holds for claim in made)
        if holding and 2 * holding > len(made):
            yield from made


MONTH_LINE = pattern(r"(?<!\d)(\d{1,2})月份?$", needs="月")
MONTHS = {
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
    "上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "前三季度": (1, 9), "累计": (0, 0),
}  # fmt: skip


def _months(rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Yield 上半年, 一季度 and 累计 against the lines of their months, where most add up."""
    months = {int(m[1]): row for row in rows if (m := MONTH_LINE.fullmatch(plain_name(row.name)))}
    for row in rows if len(months) > 2 else ():
        first, last = MONTHS.get(plain_name(row.name), (0, -1))
        wanted = range(first, last + 1) if first else (months if last == 0 else ())
        parts = [months[month] for month in wanted if month in months]
        if len(parts) < 2 or len(parts) != len(wanted):
            continue
        made = [
            sum_claim(cell, used, sum_fits(cell, used), sure=True)
            for place, cell in row.numbers.items()
            if len(used := [part.numbers[place] for part in parts if place in part.numbers])
            == len(parts)
            and cell.unit not in ("%", "‰", "百分点")
            and not is_mean(used, cell)
        ]
        holding = sum(claim.holds for claim in made)
        if holding and 2 * holding >= len(made):
            yield from made


MEAN_LINE = pattern(
    "^(?:全[国省市县区州]|总|月|年|日|各[一-鿿]{1,3})?(?:平均值?|均值|平均水平)$", needs="均"
)


def _means(columns: tuple[Line, ...], rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Yield a line of means against the lines that it is of, where other columns bear it out."""
    means = [row for row in rows if MEAN_LINE.search(plain_name(row.name))]
    parts = [row for row in rows if row not in means and not is_total(plain_name(row.name))]
    for row in means if len(parts) > 1 else ():
        made = [
            _mean_claim(cell, used)
            for place, cell in row.numbers.items()
            if len(used := [part.numbers[place] for part in parts if place in part.numbers])
            == len(parts)
        ]
        holding = sum(claim.holds for claim in made)
        if holding:
            yield from (claim for claim in made if claim.holds or holding > 1 or claim.is_sure)


def _mean_claim(cell: Cell, used: list[Cell]) -> TableClaim:
    mean = sum((part.amount for part in used), Decimal(0)) / len(used)
    off = abs(mean - cell.amount)
    holds = off <= cell.step / 2 + max(part.blur for part in used)
    slip = is_mistyped(cell.amount, mean, mean, cell.step)
    working = f"（{'＋'.join(part.text for part in used[:8])}）÷{len(used)}"
    return TableClaim("table-share", holds, cell, tuple(used), working, shown(mean, cell), slip)


YEAR_LINE = pattern(r"((?:19|20)\d\d)年?度?$|^(\d{1,2})月份?$|^第?([一二三四])季度$")


def _since_the_line_before(
    columns: tuple[Line, ...], rows: tuple[Line, ...]
) -> Iterator[TableClaim]:
    """Yield growth against the line before, where lines are years, months or quarters in order."""
    rows = tuple(row for row in rows if _number_of(row.name) >= 0)  # 上半年 behind its months aside
    order = [_number_of(row.name) for row in rows]
    if len(rows) < 3 or any(second - first != 1 for first, second in pairwise(order)):
        return
    plain = [line for line in columns if not formulas_of(line) and not SHARES.search(line.name)]
    for line in columns:
        for kind, formula in formulas_of(line):
            if kind != "table-change" or len(plain) == 0:
                continue
            tried = [list(_grown(kind, formula, line, counts, rows)) for counts in plain]
            best = max(tried, key=lambda made: sum(claim.holds for claim in made))
            holding = sum(claim.holds for claim in best)
            if holding >= min(2, len(best) - 1) and holding and 2 * holding >= len(best):
                yield from best
            elif formula is not difference:
                yield from islice((_between(made) for made in tried if _between(made)), 1)


def _between(made: list[TableClaim]) -> TableClaim | None:
    """Return the value that two growths deny: that to it, and that from it, give another."""
    wrong = [at for at, claim in enumerate(made) if not claim.holds]
    if len(wrong) != 2 or wrong[1] - wrong[0] != 1:
        return None
    (now, then), (after, _) = made[wrong[0]].used, made[wrong[1]].used
    by, on = made[wrong[0]].at, made[wrong[1]].at
    ups = [(1 + (by.amount + off) / 100) * then.amount for off in (-by.step / 2, by.step / 2)]
    downs = [1 + (on.amount + off) / 100 for off in (on.step / 2, -on.step / 2)]
    if min(downs) <= 0 or after.text == "":
        return None
    low = max(ups[0], after.amount / downs[0])
    high = min(ups[1], after.amount / downs[1])
    if low > high + 2 * now.blur:
        return None
    expected = shown((low + high) / 2, now)
    working = f"{then.text}→{by.text}%，{on.text}%→{after.text}"
    return TableClaim("table-change", False, now, (then, after, by, on), working, expected, True)


CUMULATED = pattern("累计", needs="累计")
FEWEST_STEPS = 3


def _cumulated(columns: tuple[Line, ...], rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Yield 累计 of each month against that of the month before and what the month added."""
    lines = [line for line in columns if CUMULATED.search(line.name) and not formulas_of(line)]
    if not lines:
        return
    months = tuple(row for row in rows if MONTH_LINE.fullmatch(plain_name(row.name)))
    rows = months if len(months) > 1 else rows
    order = [_number_of(row.name) for row in rows]
    if len(rows) < 3 or any(second - first != 1 for first, second in pairwise(order)):
        return
    plain = [line for line in columns if not formulas_of(line) and not SHARES.search(line.name)]
    for line in lines:
        tried = [list(_steps(line, each, rows)) for each in plain if each is not line]
        best = max(tried, key=lambda made: sum(claim.holds for claim in made), default=[])
        wrong = [at for at, claim in enumerate(best) if not claim.holds]
        if len(wrong) == 2 and wrong[1] - wrong[0] == 1 and _is_bridged(best, *wrong):
            del best[wrong[1]]  # what is between two steps
        elif len(best) - len(wrong) < max(FEWEST_STEPS, len(wrong)):
            at = best[wrong[0]] if len(wrong) == 1 and len(best) > 1 else None
            meant = sum((x.amount for x in at.used), Decimal(0)) if at else Decimal(0)
            if at is None or not is_mistyped(at.at.amount, meant, meant, at.at.step):
                continue
        yield from best


def _is_bridged(steps: list[TableClaim], first: int, second: int) -> bool:
    """Return whether two steps that are wrong are right together: what is between them is not."""
    before, added = steps[first].used
    more, end = steps[second].used[1], steps[second].at
    return sum_fits(end, [before, added, more])


def _steps(line: Line, added: Line, rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    for before, row in pairwise(rows):
        used = (line.numbers.get(before.place), added.numbers.get(row.place))
        cell = line.numbers.get(row.place)
        if cell is None or used[0] is None or used[1] is None or cell.unit != used[1].unit:
            continue
        parts = [used[0], used[1]]
        claim = sum_claim(cell, parts, sum_fits(cell, parts), sure=True)
        yield replace(claim, kind="table-change")


def _number_of(name: str) -> int:
    """Return the year, month or quarter of a line's name; a name without one breaks any order."""
    match = YEAR_LINE.search(plain_name(name))
    if match is None:
        return -9
    return int(match[1] or match[2] or " 一二三四".index(match[3]))


def _grown(
    kind: str, formula: Formula, line: Line, counts: Line, rows: tuple[Line, ...]
) -> Iterator[TableClaim]:
    for before, row in pairwise(rows):
        cell, now = line.numbers.get(row.place), counts.numbers.get(row.place)
        then = counts.numbers.get(before.place)
        if cell is None or now is None or then is None:
            continue
        bounds = formula(cell, now, then)
        if bounds is not None:
            holds = bounds[0] - cell.step / 2 <= cell.amount <= bounds[1] + cell.step / 2
            working = f"{then.text}→{now.text}"
            expected = shown((bounds[0] + bounds[1]) / 2, cell)
            yield TableClaim(kind, holds, cell, (now, then), working, expected, True)


TITLE_TOTAL = pattern(
    "(?:共计?|合计|总计|总数|总额|总量)(?:为|达)?[:：]?$|(?:共|合计|总计)[一-鿿]{1,6}$"
)


def _in_title(grid: Grid) -> Iterator[TableClaim]:
    """Yield totals that a title has: 各站出警情况（共1286起）, against the table's own."""
    for passage in grid.captions:
        if IN_ALL.search(passage.text):
            yield from _in_caption(passage, grid)


OF_SOME = pattern("[两二三四五六七八九]个|前[两二三四五六七八九]|其中|[这上]述?[两二三四五]")
"""注：两个城区业务量合计31,974万件: not of all lines."""


def _in_caption(passage: Passage, grid: Grid) -> Iterator[TableClaim]:
    for number in measured(passage, {}):
        if not TITLE_TOTAL.search(number.lead) or number.figure or number.is_percent:
            continue
        if OF_SOME.search(number.lead):
            continue
        sums = _unlike(one for lines in lines_of(grid) for one in _whole_lines(*lines, number.unit))
        cell = Cell(
            number.amount, number.step, number.scale, number.unit, passage, number.start, "",
            rounding(number.step, number.scale, number.unit),
        )  # fmt: skip
        if not sums or any(sum_fits(cell, used) for used in sums):
            continue
        near = [used for used in sums if is_near(used, cell)]
        if len(near) == 1:
            yield sum_claim(cell, near[0], holds=False, sure=False)


def _whole_lines(
    columns: tuple[Line, ...], rows: tuple[Line, ...], unit: str
) -> Iterator[list[Cell]]:
    """Yield the cells of each column that may make a total: its total line, or all its lines."""
    totals = [row for row in rows if is_total(plain_name(row.name))]
    for column in columns:
        if NO_SUM.search(column.name) or SHARES.search(column.name):
            continue
        numbers = column.numbers
        if any(cell.unit and cell.unit != unit for cell in numbers.values()):
            continue
        whole = [row.numbers[column.place] for row in totals if column.place in row.numbers]
        if whole:
            yield from ([cell] for cell in whole)
        elif len(numbers) > 1 and not _is_mixed(rows):
            yield list(numbers.values())


def _is_mixed(rows: tuple[Line, ...]) -> bool:
    """Return whether some lines are parts of others, or rates."""
    return any(AMONG.search(row.name) or NO_SUM.search(row.name) for row in rows)


def _unlike(sums: Iterable[list[Cell]]) -> list[list[Cell]]:
    """Return sums of unlike values; one line of two alone is no sum."""
    by_value = {sum((cell.amount for cell in used), Decimal(0)): used for used in sums}
    return list(by_value.values())
