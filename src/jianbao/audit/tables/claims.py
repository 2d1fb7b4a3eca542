"""What a table's numbers claim of each other: totals, shares, rates, changes, amounts per head."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.tables.grid import Cell, Grid, Line, lines_of, plain_name

TOTAL = pattern("(?:合计|总计|共计|小计|总数|总额|总量|合　计|总　计)$|^(?:计|总)$", needs="总|计")
CALLED_TOTAL = pattern("^总[一-鿿]{1,4}$", needs="总")  # 总投资 above its sources
SMALL = pattern("小计$")
ALL_OF_IT = pattern(
    "^(?:全部|各项|所有)[一-鿿]{1,6}$|^全(?:国|省|市|县|区|院|校|系统|行业|部|年|体|域|镇|乡|州|社会|网|线|行|局|司|集团|公司|厂|矿|旗|盟|馆|园|站|港)$|^总体$|^汇总$",
    needs="全|各项|总体|所有|汇总",
)
TOP_LEVEL = pattern("^[一二三四五六七八九十]+、")
AMONG = pattern("^其中|^#|^＃|^　", needs="#|　|其中|＃")
NO_SUM = pattern(
    "率|比重|占比|比例|比上|增长|增幅|增速|增减|同比|环比|均|[亩张株]产|位次|排名|指数|价格|单价|倍|±|最|气温|温度|浓度|标准|系数|密度|单产|得分|分数|满意"
)
BY_HOW_MUCH = pattern("增减|同比|环比|比上|增长|增幅")  # in 人 or 万元 it is an amount
ADDED = pattern("增加|减少|净增|新增")
MEAN = pattern("率|均|单价|价格|位次|排名|指数|[亩张株]产|系数|密度|得分|分数|满意|浓度|温")
SHARES = pattern(
    "占比|比重|占[^率]*%?$|构成|(?<!完成|执行|支出|达标|合格|到位|使用|兑现)比例",
    needs="占|构成|比例|比重",
)
GROWTH = pattern(
    "增长|增幅|增速|同比|环比|比上年|比上月|增减|升降|变化|±|比去|比年初|比同期|较去|较年初|较同期|较上|提升|提高|上升|下降|回落|降低|降幅"
)
PAST = pattern("上年|去年|同期|年初|上[月期周旬届季]|上学[年期]")
VERY_NEAR = Decimal("0.15")


class TableClaim(Struct, frozen=True, gc=False):
    """A cell that others give, or should."""

    kind: str  # table-sum, table-share, table-change
    holds: bool
    at: Cell
    used: tuple[Cell, ...]
    working: str
    expected: str = ""
    is_sure: bool = False  # other lines of the table bear the relation out

    @property
    def figures(self) -> Iterator[str]:
        """The ids of the ledger's figures in it."""
        yield from (cell.figure for cell in (self.at, *self.used) if cell.figure)


def total_claims(grid: Grid) -> Iterator[TableClaim]:
    """Yield what the lines of totals of a table claim."""
    for columns, rows in lines_of(grid):
        yield from _totals(columns, rows, is_turned=columns is not grid.columns)


# ---- totals


def _totals(
    columns: tuple[Line, ...], rows: tuple[Line, ...], is_turned: bool
) -> Iterator[TableClaim]:
    """Every total line against the lines that it sums up, place by place."""
    names = [plain_name(row.name) for row in rows]
    tried = list(_tried(columns, rows, names, is_turned))
    taken = {_places(one.parts): one.at for one in tried if one.holding}
    for one in tried:
        if not one.holding and taken.get(_places(one.parts), one.at) != one.at:
            continue  # 支出合计 behind the parts of 收入合计
        yield from _told(one, certain=bool(TOTAL.search(names[one.at])))


class _Tried(Struct, frozen=True):
    """A line of totals, the lines that may make it, and in how many columns they do."""

    at: int
    row: Line
    columns: list[Line]
    others: list[Line]  # of rates and means, which nobody adds up
    parts: list[Line]
    holding: int
    made: frozenset[int]  # places of columns that any set of lines makes
    called: bool  # 总投资 above its sources


def _tried(
    columns: tuple[Line, ...], rows: tuple[Line, ...], names: list[str], is_turned: bool
) -> Iterator[_Tried]:
    for at, row in enumerate(rows):
        called = bool(CALLED_TOTAL.search(names[at])) and at in (0, len(rows) - 1)
        called = called and not is_turned  # a column 总投资 stands beside other things
        if not (called or is_total(names[at])) or NO_SUM.search(row.name):
            continue
        summed = [
            column
            for column in columns
            if column.place in row.numbers
            and not no_sum(column, row)
            and not (GROWTH.search(column.name) and _is_of_means(column, columns, row))
        ]
        others = [
            column
            for column in columns
            if column.place in row.numbers and column not in summed and _is_between(column, row)
        ]
        sets = list(_part_sets(rows, names, at))
        if sets and summed:
            yield _Tried(at, row, summed, others, *_best_set(sets, row, summed), called)


def _is_between(column: Line, row: Line) -> bool:
    """Return whether what a total has in a column lies between what its parts have."""
    unit = row.numbers[column.place].unit
    moved = GROWTH.search(column.name) and unit != "%"
    return bool(BETWEEN.search(column.name)) and not (moved or SHARES.search(column.name))


def _is_of_means(column: Line, columns: tuple[Line, ...], row: Line) -> bool:
    """Return whether a column says how means moved: 增减（元） beside 次均费用 and 上年同期."""
    unit = (row.numbers[column.place].unit, row.numbers[column.place].scale)
    alike = [
        each.name
        for each in columns
        if each is not column and each.place in row.numbers
        and (row.numbers[each.place].unit, row.numbers[each.place].scale) == unit
        and not GROWTH.search(each.name)
    ]  # fmt: skip
    means = [name for name in alike if MEAN.search(name)]
    return bool(means) and all(name in means or PAST.search(name) for name in alike)


def _places(parts: list[Line]) -> tuple[int, ...]:
    return tuple(line.place for line in parts)


def _told(one: _Tried, certain: bool) -> Iterator[TableClaim]:
    if one.holding and len(one.parts) > 2:
        yield from _out_of_range(one)
    for column in one.columns:
        total, used = one.row.numbers[column.place], cells(one.parts, one.row, column)
        if len(used) < 2 or is_mean(used, total):
            continue
        holds = column.place in one.made
        sure = one.holding > 0
        if holds or sure or _is_likely(one, used, total, certain):
            yield sum_claim(total, used, holds, sure and certain)


def _out_of_range(one: _Tried) -> Iterator[TableClaim]:
    """Yield rates and means of a total that lie beyond those of all that it sums up."""
    for column in one.others:
        total = one.row.numbers[column.place]
        found = (line.numbers.get(column.place) for line in one.parts)
        parts = [cell for cell in found if cell is not None and cell.unit == total.unit]
        if len(parts) != len(one.parts) or "百分点" in total.unit:
            continue
        least, most = (pick(parts, key=lambda cell: cell.amount) for pick in (min, max))
        together = sum((cell.amount for cell in parts), Decimal(0))
        if abs(together - total.amount) <= abs(together) / 10:
            continue  # what each item has for each head is added up
        if not least.amount - total.step <= total.amount <= most.amount + total.step:
            expected = f"{least.text}至{most.text}"
            yield TableClaim(
                "table-share", False, total, tuple(parts), "在其各行之间", expected, True
            )


BETWEEN = pattern("率(?!先)|单价|均价|增[长幅速]|[同环]比|满意度", needs="率|价|增|比|满")


def _is_likely(one: _Tried, used: list[Cell], total: Cell, certain: bool) -> bool:
    """Return whether lines are meant to make a total though they do so in no column."""
    if certain and is_near(used, total):
        return True
    return one.called and len(used) > 2 and is_near(used, total, VERY_NEAR)


def is_mean(parts: list[Cell], total: Cell) -> bool:
    """Return whether a total lies among its parts as a rate does, and is far from their sum."""
    amounts = [part.amount for part in parts]
    among = len(parts) > 2 and min(amounts) <= total.amount <= max(amounts)
    made = sum(amounts, Decimal(0))  # of changes of rates, too: -1.1, -1.5, 0.8, -2.5 and -1.2
    if among and is_mistyped(total.amount, made, made, total.step):
        return False
    return among and made * total.amount > 0 and abs(made) > FAR_ABOVE * abs(total.amount)


FAR_ABOVE = Decimal(2)


def no_sum(column: Line, row: Line) -> bool:
    """Return whether the cell where two lines cross is a rate, a mean or the like: no sum."""
    cell = row.numbers[column.place]
    shares = SHARES.search(column.name) and not GROWTH.search(column.name)
    grown = bool(BY_HOW_MUCH.search(column.name)) and not MEAN.search(column.name)
    grown = grown and bool(cell.unit or (ADDED.search(column.name) and cell.step >= 1))
    return (
        bool(NO_SUM.search(column.name) and not shares and not grown)
        or cell.unit.endswith("百分点")
        or (cell.unit in ("%", "‰") and not shares)
    )


@lru_cache(maxsize=4096)
def is_total(name: str) -> bool:
    """Return whether a line of this name sums others up."""
    return bool(TOTAL.search(name) or ALL_OF_IT.search(name))


MOST_INSIDE = 4  # lines behind 其中 that are not marked as of the same
STEM = 2  # letters of a total's name that are in those of its parts


def _part_sets(rows: tuple[Line, ...], names: list[str], at: int) -> Iterator[list[Line]]:
    """Yield the sets of lines that a total may sum up."""

    def plain(indices: range) -> list[Line]:
        return [
            rows[i]
            for i in indices
            if not is_total(names[i])
            and not AMONG.search(rows[i].name)
            and not NO_SUM.search(rows[i].name)
        ]

    stem = TOTAL.sub("", names[at])[-STEM:]
    of_stem = [line for line in plain(range(len(rows))) if len(stem) == STEM and stem in line.name]
    if len(of_stem) > 1:
        yield of_stem  # 新增学位合计 of 新增小学学位 and 新增初中学位, not of 新建学校
        return
    totals = [i for i, name in enumerate(names) if TOTAL.search(name) or ALL_OF_IT.search(name)]
    above = max((i for i in totals if i < at), default=-1)
    below = min((i for i in totals if i > at), default=len(rows))
    small = [i for i in totals if SMALL.search(names[i]) and i != at]
    sets = [
        plain(range(above + 1, at)),
        plain(range(at + 1, below)),
        plain(range(at)),
        plain(range(at + 1, len(rows))),
    ]
    if not SMALL.search(names[at]):
        sets += [[rows[i] for i in small if i < at], [rows[i] for i in small if i > at]]
    sets.append([row for row in rows if TOP_LEVEL.search(row.name)])
    inside = [row.place for row in rows if AMONG.search(row.name)]
    sets += [_without_among(rows, names, parts) for parts in list(sets)]
    if len(inside) == 1:  # 其中：玫瑰, and behind it what is of the same, not marked as that
        sets += [
            [line for line in parts if not 0 < line.place - inside[0] <= more]
            for parts in list(sets[:4])
            for more in range(1, MOST_INSIDE + 1)
        ]
    different: dict[tuple[int, ...], list[Line]] = {}
    for parts in sets:
        different.setdefault(tuple(line.place for line in parts), parts)
    yield from (parts for parts in different.values() if len(parts) > 1)


def _without_among(rows: tuple[Line, ...], names: list[str], lines: list[Line]) -> list[Line]:
    """Return lines without those that stand behind 其中 until the next of their own."""
    kept: list[Line] = []
    inside = False
    for line in lines:
        before = rows[rows.index(line) - 1] if rows.index(line) else line
        inside = bool(AMONG.search(before.name)) or (inside and before not in kept)
        if not inside:
            kept.append(line)
    return kept


def _best_set(
    sets: list[list[Line]], row: Line, columns: list[Line]
) -> tuple[list[Line], int, frozenset[int]]:
    """Return the set that makes the total in most columns, in how many, and where any does."""
    made = [[each.place for each in columns if _makes(parts, row, each)] for parts in sets]
    most = max(map(len, made))
    best = next(parts for places, parts in zip(made, sets, strict=True) if len(places) == most)
    return best, most, frozenset(chain.from_iterable(made))


def _makes(parts: list[Line], row: Line, column: Line) -> bool:
    used = cells(parts, row, column)
    return len(used) > 1 and sum_fits(row.numbers[column.place], used)


def cells(parts: list[Line], row: Line, column: Line) -> list[Cell]:
    """Return the cells that a total may sum up: those of its unit."""
    unit = row.numbers[column.place].unit
    placed = (line.numbers[column.place] for line in parts if column.place in line.numbers)
    return [cell for cell in placed if cell.unit == unit or not cell.unit or not unit]


Sums = dict[int, tuple[Decimal, Decimal]]
"""The sum of each column, by its place, and how far it may be off by rounding."""
NOTHING = Decimal(0)


def sums_of(rows: tuple[Line, ...]) -> Sums:
    """Return what all cells of each column make together."""
    sums: Sums = {}
    for row in rows:
        for place, cell in row.numbers.items():
            amount, blur = sums.get(place, (NOTHING, NOTHING))
            sums[place] = (amount + cell.amount, blur + cell.blur)
    return sums


def may_be_sum(row: Line, sums: Sums) -> bool:
    """Return whether any cell of a row is what the others of its column make: of most rows none."""
    return any(
        abs(2 * cell.amount - sums[place][0]) <= sums[place][1]
        for place, cell in row.numbers.items()
    )


def sum_fits(total: Cell, parts: list[Cell]) -> bool:
    """Return whether parts make a total, as far as rounding allows: one unit, of many parts two."""
    off = abs(total.amount - sum((part.amount for part in parts), Decimal(0)))
    if not off:
        return True
    coarsest = max((2 * cell.blur for cell in (total, *parts)), default=Decimal(0))
    worst = sum((cell.blur for cell in (total, *parts)), Decimal(0))
    likely = coarsest * (1 if len(parts) <= 3 else 2)
    return off <= (min(worst, likely) if len(parts) <= 8 else worst)


def is_near(parts: list[Cell], total: Cell, most: Decimal = Decimal("1.5")) -> bool:
    """Return whether parts are meant to make a total that they miss: not where they count else.

    `most` is by what part of it they may miss it.
    """
    together = sum((part.amount for part in parts), Decimal(0))
    units = {cell.unit for cell in (total, *parts) if cell.unit}
    return (
        bool(total.amount)
        and len(units) < 2
        and max(1 - most, Decimal("0.4")) < together / total.amount < 1 + most
    )


def sum_claim(total: Cell, parts: list[Cell], holds: bool, sure: bool) -> TableClaim:
    """Return the claim that parts make a total; told are those that do not, and a figure's."""
    if holds and not total.figure:
        return TableClaim("table-sum", holds, total, tuple(parts), "", "", sure)
    together = sum((part.amount for part in parts), Decimal(0))
    working = "＋".join(part.text for part in parts[:8]) + ("＋…" if len(parts) > 8 else "")
    return TableClaim(
        "table-sum", holds, total, tuple(parts), working, shown(together, total), sure
    )


def shown(amount: Decimal, like: Cell) -> str:
    """Return an amount as it would stand in a cell."""
    return f"{rounded(amount / like.scale, like.step / like.scale):f}"
