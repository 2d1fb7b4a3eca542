"""What a table's numbers claim of each other: totals, shares, rates, changes, amounts per head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.grid import Cell, Grid, Line, lines_of, plain_name

TOTAL = pattern("(?:合计|总计|共计|小计|总数|总额|总量|合　计|总　计)$|^(?:计|总)$", needs="总|计")
CALLED_TOTAL = pattern("^总[一-鿿]{1,4}$", needs="总")  # 总投资 above its sources
SMALL = pattern("小计$")
ALL_OF_IT = pattern(
    "^(?:全部|各项|所有)[一-鿿]{1,6}$|^全(?:国|省|市|县|区|院|校|系统|行业|部|年|体|域|镇|乡|州|社会)$|^总体$|^汇总$",
    needs="全|各项|总体|所有|汇总",
)
TOP_LEVEL = pattern("^[一二三四五六七八九十]+、")
AMONG = pattern("^其中|^#|^＃|^　", needs="#|　|其中|＃")
NO_SUM = pattern(
    "率|比重|占比|比例|比上|增长|增幅|增速|增减|同比|环比|均|[亩张株]产|位次|排名|指数|价格|单价|倍|±|最|气温|温度|浓度|标准|系数|密度|单产|得分|分数|满意"
)
DONE = "(?:完成|执行|支出|达标|合格|到位|使用|兑现)"
SHARES = pattern(
    "占比|比重|占[^率]*%?$|构成|(?<!完成|执行|支出|达标|合格|到位|使用|兑现)比例",
    needs="占|构成|比例|比重",
)
GROWTH = pattern(
    "增长|增幅|增速|同比|环比|比上年|比上月|增减|升降|变化|±|比去年|比去|较上|提升|提高|上升|下降|回落|降低|降幅"
)
DIFFERENCE = pattern(
    "空编|缺编|缺额|缺口|剩余|未完成|未办结|未整改|净增|净减|增加|减少|结余|顺差|逆差|差额|相差|盈亏"
)
RATE = pattern(f"率|{DONE}(?:比例|进度|程度)|进度", needs="比例|率|程度|进度")
SHARE_OF = pattern("占(?!比)[^（(]{2,}", needs="占")  # of another column, not of a total
PER = pattern("[一-鿿]均|均价|单产|[亩张株头只]产|每", needs="产|均|每")
MOST_LINES = 12  # beside a line of rates that may give it
ENOUGH = Decimal("0.5")
VERY_NEAR = Decimal("0.15")


class TableClaim(Struct, frozen=True):
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


def table_claims(grid: Grid) -> Iterator[TableClaim]:
    """Yield every relation that the labels of a table state."""
    for columns, rows in lines_of(grid):
        yield from _totals(columns, rows, is_turned=columns is not grid.columns)
        yield from _derived(columns, rows)


# ---- totals


def _totals(
    columns: tuple[Line, ...], rows: tuple[Line, ...], is_turned: bool
) -> Iterator[TableClaim]:
    """Every total line against the lines that it sums up, place by place."""
    names = [plain_name(row.name) for row in rows]
    for at, row in enumerate(rows):
        certain = bool(TOTAL.search(names[at]))
        called = bool(CALLED_TOTAL.search(names[at])) and at in (0, len(rows) - 1)
        called = called and not is_turned  # a column 总投资 stands beside other things
        if not (certain or called or ALL_OF_IT.search(names[at])):
            continue
        if NO_SUM.search(row.name):
            continue
        summed = [
            column for column in columns if column.place in row.numbers and not no_sum(column, row)
        ]
        sets = list(_part_sets(rows, names, at))
        best = _best_set(sets, row, summed)
        if best is None:
            continue
        parts, holding = best
        others = [column for column in summed if not _holds(sets, row, column)]
        for column in summed:
            used = cells(parts, row, column)
            if len(used) < 2 or _is_mean(used, row.numbers[column.place]):
                continue
            holds = column not in others
            sure = holding > 0
            total = row.numbers[column.place]
            likely = certain and is_near(used, total)
            likely = likely or (called and len(used) > 2 and is_near(used, total, VERY_NEAR))
            if holds or sure or likely:
                yield sum_claim(row.numbers[column.place], used, holds, sure and certain)


def _is_mean(parts: list[Cell], total: Cell) -> bool:
    """Return whether a total lies among its parts as a rate does, and is far from their sum."""
    amounts = [part.amount for part in parts]
    among = len(parts) > 2 and min(amounts) <= total.amount <= max(amounts)
    return among and min(amounts) > 0 and sum(amounts) > FAR_ABOVE * total.amount


FAR_ABOVE = Decimal(2)


def no_sum(column: Line, row: Line) -> bool:
    """Return whether the cell where two lines cross is a rate, a mean or the like: no sum."""
    cell = row.numbers[column.place]
    shares = SHARES.search(column.name) and not GROWTH.search(column.name)
    return (
        bool(NO_SUM.search(column.name) and not shares)
        or cell.unit in ("百分点",)
        or (cell.unit in ("%", "‰") and not shares)
    )


def is_total(name: str) -> bool:
    """Return whether a line of this name sums others up."""
    return bool(TOTAL.search(name) or ALL_OF_IT.search(name))


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
    sets += [_without_among(rows, names, parts) for parts in list(sets)]
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
) -> tuple[list[Line], int] | None:
    """Return the set that makes the total in most columns, and in how many."""
    counted = [(sum(_makes(parts, row, column) for column in columns), parts) for parts in sets]
    if not counted or not columns:
        return None
    most = max(count for count, _ in counted)
    return next(parts for count, parts in counted if count == most), most


def _holds(sets: list[list[Line]], row: Line, column: Line) -> bool:
    return any(_makes(parts, row, column) for parts in sets)


def _makes(parts: list[Line], row: Line, column: Line) -> bool:
    used = cells(parts, row, column)
    return len(used) > 1 and sum_fits(row.numbers[column.place], used)


def cells(parts: list[Line], row: Line, column: Line) -> list[Cell]:
    """Return the cells that a total may sum up: those of its unit."""
    unit = row.numbers[column.place].unit
    placed = (line.numbers[column.place] for line in parts if column.place in line.numbers)
    return [cell for cell in placed if cell.unit == unit or not cell.unit or not unit]


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
    """Return the claim that parts make a total."""
    together = sum((part.amount for part in parts), Decimal(0))
    working = "＋".join(part.text for part in parts[:8]) + ("＋…" if len(parts) > 8 else "")
    return TableClaim(
        "table-sum", holds, total, tuple(parts), working, shown(together, total), sure
    )


def shown(amount: Decimal, like: Cell) -> str:
    """Return an amount as it would stand in a cell."""
    return f"{rounded(amount / like.scale, like.step / like.scale):f}"


# ---- lines that others give: shares, rates, growth, amounts per head

Formula = Callable[[Cell, Cell, Cell], tuple[Decimal, Decimal] | None]
"""The derived cell and two others -> the least and greatest that these can give."""


def _ratio(times: int) -> Formula:
    def formula(cell: Cell, above: Cell, below: Cell) -> tuple[Decimal, Decimal] | None:
        low, high = below.amount - below.blur, below.amount + below.blur
        if low <= 0:
            return None
        bounds = (
            times * (above.amount - above.blur) / high,
            times * (above.amount + above.blur) / low,
        )
        return (min(bounds), max(bounds))

    return formula


def _growth(times: int) -> Formula:
    ratio = _ratio(times)

    def formula(cell: Cell, now: Cell, before: Cell) -> tuple[Decimal, Decimal] | None:
        bounds = ratio(cell, now, before)
        return None if bounds is None else (bounds[0] - times, bounds[1] - times)

    return formula


def _difference(cell: Cell, now: Cell, before: Cell) -> tuple[Decimal, Decimal] | None:
    middle, off = now.amount - before.amount, now.blur + before.blur
    return middle - off, middle + off


def formulas_of(line: Line) -> list[tuple[str, Formula]]:
    """Return how a line of this name may come of two others."""
    units = {cell.unit for cell in line.numbers.values()}
    hundred = "%" in units or line.name.endswith(("%", "％")) or bool(RATE.search(line.name))
    if GROWTH.search(line.name):
        if "百分点" in units or not hundred:
            return [("table-change", _difference)]
        return [("table-change", _growth(100))]
    if DIFFERENCE.search(line.name) and not hundred:
        return [("table-change", _difference)]
    if PER.search(line.name):
        kilograms = "公斤" in line.name or "千克" in line.name  # of what is weighed in tons
        return [("table-share", _ratio(1000 if kilograms else 1))]
    if RATE.search(line.name) or SHARE_OF.search(line.name):
        return [("table-share", _ratio(1000 if "‰" in units else 100))]
    return []


def _derived(columns: tuple[Line, ...], rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Lines of rates, growth and the like against two others that give most of their numbers."""
    formulas = [formulas_of(line) for line in columns]
    plain = [
        line
        for line, known in zip(columns, formulas, strict=True)
        if not known and not SHARES.search(line.name)
    ][:MOST_LINES]
    for line, known in zip(columns, formulas, strict=True):
        if SHARES.search(line.name) and not GROWTH.search(line.name):
            claims = list(_shares(line, plain, rows))
            yield from claims or _by_two("table-share", _ratio(100), line, plain)
        for kind, formula in known:
            yield from _by_two(kind, formula, line, plain)


def _by_two(kind: str, formula: Formula, line: Line, plain: list[Line]) -> Iterator[TableClaim]:
    best: tuple[int, int, list[tuple[bool, Cell, Cell, Cell, Decimal]]] = (0, 0, [])
    for above in plain:
        for below in plain:
            if above is below:
                continue
            tested = list(_tested(formula, line, above, below))
            score = (sum(holds for holds, *_ in tested), -len(tested))
            if tested and score > best[:2]:
                best = (*score, tested)
    holding, tested = best[0], best[2]
    alone = len(plain) == 2
    if not tested or holding < (1 if alone else 2) or Decimal(holding) / len(tested) < ENOUGH:
        return
    for holds, cell, above_cell, below_cell, middle in tested:
        sign = "−" if formula is _difference else "÷"
        working = f"{above_cell.text}{sign}{below_cell.text}"
        expected = shown(middle, cell) + ("%" if cell.text.endswith(("%", "％")) else "")
        yield TableClaim(
            kind, holds, cell, (above_cell, below_cell), working, expected, holding > 1
        )


def _tested(
    formula: Formula, line: Line, above: Line, below: Line
) -> Iterator[tuple[bool, Cell, Cell, Cell, Decimal]]:
    for place, cell in line.numbers.items():
        one, other = above.numbers.get(place), below.numbers.get(place)
        if one is not None and other is not None:
            bounds = formula(cell, one, other)
            if bounds is not None:
                half = cell.step / 2
                holds = bounds[0] - half <= cell.amount <= bounds[1] + half
                yield holds, cell, one, other, (bounds[0] + bounds[1]) / 2


def _shares(line: Line, plain: list[Line], rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Shares of a column's total: 占比 beside 件数."""
    best: tuple[int, list[TableClaim]] = (0, [])
    for counts in plain:
        tested = list(_share_claims(line, counts, rows))
        holding = sum(claim.holds for claim in tested)
        if holding > best[0]:
            best = (holding, tested)
    holding, tested = best
    if holding >= 2 and Decimal(holding) / len(tested) >= ENOUGH:
        yield from tested


def _share_claims(line: Line, counts: Line, rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    total = next(
        (
            row.numbers[counts.place]
            for row in rows
            if counts.place in row.numbers and is_total(plain_name(row.name))
        ),
        None,
    )
    places = [place for place in line.numbers if place in counts.numbers]
    whole = (
        total.amount
        if total
        else sum((counts.numbers[place].amount for place in places), Decimal(0))
    )
    if whole <= 0:
        return
    for place in places:
        cell, count = line.numbers[place], counts.numbers[place]
        share = 100 * count.amount / whole
        holds = abs(share - cell.amount) <= cell.step / 2 + 100 * count.blur / whole
        used = (count, total) if total else (count,)
        working = f"{count.text}÷{total.text if total else shown(whole, count)}"
        yield TableClaim("table-share", holds, cell, used, working, shown(share, cell), True)
