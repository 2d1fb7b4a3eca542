"""Which columns a number of a sentence may be reckoned of, and what two of their cells give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jianbao.audit.patterns import pattern
from jianbao.audit.tables.claims import GROWTH, SHARES
from jianbao.audit.tables.derived import DIFFERENCE, PER, RATE
from jianbao.audit.tables.grid import Cell, Line, plain_name
from jianbao.audit.tables.naming import IN_YEAR, PARTS, Column, Sheet, added, shows
from jianbao.audit.tables.questions import (
    GROWTH_HEAD,
    Answer,
    Question,
)

HUNDRED = Decimal(100)
MOST_PAIRS = 6
OF_REST = pattern(
    "(?:未|尚|剩|其余|还[有差需]|缺口|欠)[^，。；]*(?:中，|，其中)[^。；]*$", needs="中"
)
INCREMENT = pattern("增量|增减量|净增|新增|增[加长][额量]|减量|减少[额量]")
DAILY = pattern("^[日月年周]均", needs="均")  # of one time for all rows: these add up


@lru_cache(maxsize=512)
def is_ratio(name: str) -> bool:
    """Return whether a column of a name is a rate, a share or so much for each."""
    per = PER.search(DAILY.sub("", name))
    return bool(per or RATE.search(name) or SHARES.search(name))


@lru_cache(maxsize=512)
def is_moved(name: str) -> bool:
    """Return whether a column of a name says how things moved."""
    return bool(DIFFERENCE.search(name) or GROWTH.search(name) or GROWTH_HEAD.search(name))


def is_growth(column: Column) -> bool:
    """Return whether a column says how fast things moved."""
    return bool(GROWTH.search(column.name) or GROWTH_HEAD.search(column.name))


def counts(asked: Question) -> Iterator[Column]:
    """Yield columns of counts and amounts."""
    for column in asked.columns:
        if column.unit in PARTS or is_ratio(column.name):
            continue
        printed = not column.is_reckoned
        wanted = printed and (not is_moved(column.name) or asked.named(column))
        if wanted or INCREMENT.search(asked.lead):
            yield column


def is_base(asked: Question, before: Column) -> bool:
    """Return whether a column of the past is that of the year that words name, or the last one."""
    if not before.year:
        return True
    clause = asked.around[: max(0, len(asked.around) - len(asked.lead))]
    beside = WITH_YEAR.search(clause[: max(0, clause.rfind("，") + 1)])
    words = asked.lead + (beside[0] if beside else "")
    said = [int(match[0]) for match in IN_YEAR.finditer(words)]
    years = [c.year for c in asked.sheet.columns if c.is_past and c.year]
    said = [year for year in said if year in years]
    if said:
        return before.year == said[-1]
    return before.year == max(years, default=before.year) or bool(YEARS_AGO.search(asked.lead))


WITH_YEAR = pattern("[与同和](?:19|20)\\d\\d年[^，。；]{0,3}(?:相比|比较)，$", needs="比")
YEARS_AGO = pattern("[两三四五]年", needs="年")


def is_mean_of(column: Column, sheet: Sheet) -> bool:
    """Return whether the total of a column lies among its rows, as what each has on average."""
    total, at = sheet.total, column.line.place
    if total is None or total is sheet.summed or at not in total.numbers:
        return False
    amounts = [row.numbers[at].amount for row in sheet.plain if shows(row, column)]
    return len(amounts) > 1 and 0 < min(amounts) <= total.numbers[at].amount <= max(amounts)


def cell_at(row: Line, column: Column) -> Cell:
    """Return the cell where a row and a column cross."""
    return row.numbers[column.line.place]


def label(row: Line, column: Column) -> str:
    """Return what a cell is called."""
    return f"{plain_name(row.name)}{column.name}"


def joint(rows: tuple[Line, ...], columns: tuple[Column, ...]) -> Line:
    """Return the sums of rows, of what is no rate."""
    numbers: dict[int, Cell] = {}
    for column in columns:
        of_whole = bool(SHARES.search(column.name)) or not (
            column.unit in PARTS or is_ratio(column.name)
        )
        cells = [row.numbers[column.line.place] for row in rows if shows(row, column)]
        if of_whole and len(cells) == len(rows) and len({cell.unit for cell in cells}) == 1:
            numbers[column.line.place] = added(cells)
    return Line("、".join(plain_name(row.name) for row in rows), numbers, -1)


def ratio(
    asked: Question,
    part: Decimal,
    blur: Decimal,
    whole: Cell,
    text: str,
    named: int,
    times: Decimal,
) -> Iterator[Answer]:
    """Yield what a part has of a whole, times 1 or 100."""
    if whole.amount > 0 or (whole.amount < 0 and part < 0):  # of a loss, too
        total = abs(whole.amount)
        off = times * (blur + abs(part) * whole.blur / total) / total
        middle = times * part / whole.amount
        yield Answer(middle, off, f"{text}÷{whole.text}", named, is_asked=True)
