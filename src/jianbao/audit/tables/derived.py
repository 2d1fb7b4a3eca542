"""Lines of a table that others give: shares, rates, growth, differences, amounts per head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from jianbao.audit.patterns import pattern
from jianbao.audit.tables.claims import GROWTH, PAST, SHARES, TableClaim, is_total, shown
from jianbao.audit.tables.grid import Cell, Grid, Line, lines_of, plain_name

DONE = "(?:完成|执行|支出|达标|合格|到位|使用|兑现)"
DIFFERENCE = pattern(
    "空编|缺编|缺额|缺口|剩余|未完成|未办结|未整改|净增|净减|增加|减少|结余|顺差|逆差|差额|相差|盈亏"
)
RATE = pattern(f"率|{DONE}(?:比例|进度|程度)|进度", needs="比例|率|程度|进度")
SHARE_OF = pattern("占(?!比)[^（(]{2,}", needs="占")  # of another column, not of a total
PER = pattern(
    "[一-鿿]均|均价|单产|[亩张株头只]产|每|[千万]人(?!次)[一-鿿]"
    "|单(?!位|独|项|据|亲|身|体|元|一|边)[一-鿿]|单位(?:面积|产品|产值|能耗)",
    needs="产|均|每|千人|万人|单",
)
OF_MANY = {
    "每千": 1000,
    "每万": 10_000,
    "每10万": 100_000,
    "每十万": 100_000,
    "每百": 100,
    "千人": 1000,
    "万人": 10_000,
}
WIDEST = Decimal("0.1")  # how much rounding may leave open before anything would fit
FEW_HUNDREDTHS = 2
HUNDRED = 100
MOST_LINES = 12  # beside a line of rates that may give it
ENOUGH = Decimal("0.5")

Formula = Callable[[Cell, Cell, Cell], tuple[Decimal, Decimal] | None]
"""The derived cell and two others -> the least and greatest that these can give."""


def _ratio(times: int | Decimal) -> Formula:
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


def difference(cell: Cell, now: Cell, before: Cell) -> tuple[Decimal, Decimal] | None:
    """Return what is left of one cell without another: a formula."""
    middle, off = now.amount - before.amount, now.blur + before.blur
    return middle - off, middle + off


def formulas_of(line: Line) -> list[tuple[str, Formula]]:
    """Return how a line of this name may come of two others."""
    return _formulas(line.name, frozenset(cell.unit for cell in line.numbers.values()))


@lru_cache(maxsize=1024)
def _formulas(name: str, units: frozenset[str]) -> list[tuple[str, Formula]]:
    hundred = "%" in units or name.endswith(("%", "％")) or bool(RATE.search(name))
    if GROWTH.search(name):
        if "百分点" in units or not hundred:
            return [("table-change", difference)]
        return [("table-change", _growth(100))]
    if DIFFERENCE.search(name) and not hundred:
        return [("table-change", difference)]
    if PER.search(name):
        kilograms = "公斤" in name or "千克" in name  # of what is weighed in tons
        many = next((many for word, many in OF_MANY.items() if word in name.partition("（")[0]), 1)
        given = [_ratio(1000 if kilograms else many)]
        if units == {""}:  # 日均 beside 单位：万人次、天 is in 万, too
            given += [_ratio(many / Decimal(scale)) for scale in (10_000, 100_000_000)]
        return [("table-share", each) for each in given]
    if RATE.search(name) or SHARE_OF.search(name):
        return [("table-share", _ratio(1000 if "‰" in units else 100))]
    return []


def derived_claims(grid: Grid) -> Iterator[TableClaim]:
    """Yield what lines of rates, growth and the like claim of others."""
    for columns, rows in lines_of(grid):
        yield from _derived(columns, rows)


def _derived(columns: tuple[Line, ...], rows: tuple[Line, ...]) -> Iterator[TableClaim]:
    """Lines of rates, growth and the like against two others that give most of their numbers."""
    formulas = [formulas_of(line) for line in columns]
    plain = [
        line
        for line, known in zip(columns, formulas, strict=True)
        if not known and not SHARES.search(line.name)
    ][:MOST_LINES]
    moved = frozenset(row.place for row in rows if MOVED.search(row.name))
    for line, known in zip(columns, formulas, strict=True):
        if SHARES.search(line.name) and not GROWTH.search(line.name):
            claims = list(_shares(line, plain, rows))
            yield from claims or _by_two("table-share", _ratio(100), line, plain)
        for kind, formula in known:
            if moved and kind == "table-share":  # how 总产量 and 面积 moved gives no 亩产
                kept = {at: cell for at, cell in line.numbers.items() if at not in moved}
                line = Line(line.name, kept, line.place)
            others = plain
            if formula is difference and _are(line, "百分点", "个百分点"):
                others = [each for each in columns if _are(each, "%")][:MOST_LINES] or plain
            yield from _by_two(kind, formula, line, others)


def _are(line: Line, *units: str) -> bool:
    return all(cell.unit in units for cell in line.numbers.values())


MOVED = pattern("增减|[增降涨][幅速长]|[同环]比|±", needs="增|降|涨|比|±")


def _by_two(kind: str, formula: Formula, line: Line, plain: list[Line]) -> Iterator[TableClaim]:
    best: tuple[int, int, list[Tested]] = (0, 0, [])
    for above, below in sorted(permutations(plain, 2), key=_is_of_now):
        if _is_of_another_time(line, above, below):
            continue
        tested = _all_tested(formula, line, above, below)
        holding = sum(holds for holds, *_ in tested)
        if tested and (holding, -len(tested)) > best[:2]:
            best = (holding, -len(tested), tested)
        if holding == len(line.numbers):
            break  # no other two give more
    holding, tested = best[0], best[2]
    alone = len(plain) == 2
    if not tested or holding < (1 if alone else 2) or Decimal(holding) / len(tested) < ENOUGH:
        return
    for holds, cell, above_cell, below_cell, middle in tested:
        used = (above_cell, below_cell)
        if holds and not cell.figure:  # nothing is told of it
            yield TableClaim(kind, holds, cell, used, "", "", holding > 1)
            continue
        sign = "−" if formula is difference else "÷"
        working = f"{above_cell.text}{sign}{below_cell.text}"
        expected = shown(middle, cell) + ("%" if cell.text.endswith(("%", "％")) else "")
        yield TableClaim(kind, holds, cell, used, working, expected, holding > 1)


def _is_of_now(pair: tuple[Line, Line]) -> bool:
    """Return False for what is over a line of the past, which growth is tried over first."""
    return not PAST.search(pair[1].name)


Tested = tuple[bool, Cell, Cell, Cell, Decimal]


def _all_tested(formula: Formula, line: Line, above: Line, below: Line) -> list[Tested]:
    """Return how the cells of a line come of two others; none where most of them do not."""
    tested, missing, most = list[Tested](), 0, len(line.numbers) // 2
    for each in _tested(formula, line, above, below):
        tested.append(each)
        missing += not each[0]
        if missing > most:
            return []
    return tested


def _is_of_another_time(line: Line, above: Line, below: Line) -> bool:
    """Return whether a line is of last year, and what is to give it of now."""
    return bool(PAST.search(line.name)) and not (
        GROWTH.search(line.name) or PAST.search(above.name) or PAST.search(below.name)
    )


def _is_telling(cell: Cell, low: Decimal, high: Decimal) -> bool:
    wide = WIDEST * abs(low + high) / 2
    return high - low <= (max(wide, Decimal(FEW_HUNDREDTHS)) if cell.unit == "%" else wide)


def _tested(formula: Formula, line: Line, above: Line, below: Line) -> Iterator[Tested]:
    for place, cell in line.numbers.items():
        one, other = above.numbers.get(place), below.numbers.get(place)
        if one is not None and other is not None:
            bounds = formula(cell, one, other)
            if bounds is not None and (formula is difference or _is_telling(cell, *bounds)):
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
    """Yield shares of a column's total; of each block's own where a table has several."""
    totals = [
        row.numbers[counts.place]
        for row in rows
        if counts.place in row.numbers and is_total(plain_name(row.name))
    ]
    places = [place for place in line.numbers if place in counts.numbers]
    whole = [place for place in places if line.numbers[place].amount == HUNDRED]
    if not totals and len(whole) == 1 < len(places):
        totals = [counts.numbers[whole[0]]]
    if not totals:
        together = sum((counts.numbers[place].amount for place in places), Decimal(0))
        yield from _of_wholes(line, counts, dict.fromkeys(places, together), {})
        return
    at = [row.place for row in rows if row.numbers.get(counts.place) in totals]
    orders = (
        dict.fromkeys(places, totals[0]),
        {
            place: _last([t for t, on in zip(totals, at, strict=True) if on <= place], totals[0])
            for place in places
        },
        {
            place: _first([t for t, on in zip(totals, at, strict=True) if on >= place], totals[-1])
            for place in places
        },
    )
    tried = [
        list(_of_wholes(line, counts, {p: cell.amount for p, cell in order.items()}, order))
        for order in (orders if len(totals) > 1 else orders[:1])
    ]
    yield from max(tried, key=lambda claims: sum(claim.holds for claim in claims))


def _last(cells: list[Cell], otherwise: Cell) -> Cell:
    return cells[-1] if cells else otherwise


def _first(cells: list[Cell], otherwise: Cell) -> Cell:
    return cells[0] if cells else otherwise


def _of_wholes(
    line: Line, counts: Line, wholes: dict[int, Decimal], cells: dict[int, Cell]
) -> Iterator[TableClaim]:
    for place, whole in wholes.items():
        if whole <= 0:
            continue
        cell, count = line.numbers[place], counts.numbers[place]
        share = 100 * count.amount / whole
        holds = abs(share - cell.amount) <= cell.step / 2 + 100 * count.blur / whole
        total = cells.get(place)
        used = (count, total) if total else (count,)
        working = f"{count.text}÷{total.text if total else shown(whole, count)}"
        yield TableClaim("table-share", holds, cell, used, working, shown(share, cell), True)
