"""Columns that two others give in every row but one, whatever they are called.

A name tells little: 完成预算, 增减%, 与序时进度比 and 在改 are each an office's own. What all rows
but one bear out was reckoned so, and that one is a slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations, permutations

from msgspec import Struct

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped
from jianbao.audit.tables.claims import TableClaim, shown
from jianbao.audit.tables.derived import PER
from jianbao.audit.tables.grid import Grid, Line

FEWEST_ROWS = 4
MANY_ROWS = 9  # of so many, two may be off
MOST_COLUMNS = 12
WIDEST = 0.2  # what rounding may leave open
TELLING = 3  # rows whose numbers are too long to fit by chance
FEWEST_DIGITS = 10  # in steps: two digits
PARTS = ("%", "‰", "百分点")
MOST_OPEN = 0.01  # by what part rounding may leave a row's factor open
SPREAD = 8  # how many times as far the rows must lie apart
FOR_EACH = pattern("强度|密度|效率|/")


class _Number(Struct, frozen=True, gc=False):
    """A cell as it is reckoned with: amounts may be off by `blur`, and show `step`."""

    amount: float
    blur: float
    step: float


ONE = _Number(1.0, 0.0, 1.0)
Formula = Callable[[_Number, _Number], tuple[float, float] | None]
"""Two numbers -> what they give, and how far that may be off by rounding."""


def nearly_given(grid: Grid, claims: list[TableClaim]) -> Iterator[TableClaim]:
    """Yield the cells of columns that nearly follow; `claims` are what other checks made of it."""
    columns = [line for line in grid.columns if len(line.numbers) >= FEWEST_ROWS][:MOST_COLUMNS]
    if len(columns) < 2:
        return
    reckoned = [_reckoned(line) for line in columns]
    units = [{cell.unit for cell in line.numbers.values()} for line in columns]
    claimed = {id(claim.at) for claim in claims if claim.kind != "table-sum"}
    wrong = {id(claim.at) for claim in claims if not claim.holds}
    for at, line in enumerate(columns):
        if not claimed.isdisjoint(map(id, line.numbers.values())):
            continue
        found = _found(at, columns, units, reckoned) or _offset(at, columns)
        if found is None and (PER.search(line.name) or FOR_EACH.search(line.name)):
            found = _multiple(at, columns, reckoned)
        if found is not None:
            yield from (
                claim for claim in found if wrong.isdisjoint(map(id, (claim.at, *claim.used)))
            )


def _reckoned(line: Line) -> dict[int, _Number]:
    return {
        place: _Number(float(cell.amount), float(cell.blur), float(cell.step))
        for place, cell in line.numbers.items()
    }


def _found(
    at: int, columns: list[Line], units: list[set[str]], reckoned: list[dict[int, _Number]]
) -> list[TableClaim] | None:
    """Return the claims of the best reckoning of a column; None where nothing gives it."""
    best: tuple[int, list[TableClaim]] | None = None
    for sign, formula, one, other in _tries(at, units):
        places = [p for p in reckoned[at] if p in reckoned[one] and p in reckoned[other]]
        misses = _misses(formula, places, reckoned[at], reckoned[one], reckoned[other])
        if misses is None:
            continue
        if not misses:
            return None  # all of it is right
        if best is None or len(misses) < best[0]:
            made = [
                _claim(sign, formula, columns[at], columns[one], columns[other], place)
                for place in misses
            ]
            best = (len(misses), made)
    return best[1] if best else None


def _tries(at: int, units: list[set[str]]) -> Iterator[tuple[str, Formula, int, int]]:
    """Yield what may give a column: sums and differences of its unit, ratios where it has none."""
    others = [place for place in range(len(units)) if place != at]
    alike = [place for place in others if units[place] == units[at] and place < at]
    for one, other in combinations(alike, 2):
        yield "＋", _sum, one, other
        yield "−", _difference, one, other
        yield "−", _difference, other, one
    if units[at] & {"%", "百分点"} or not units[at] - {""}:
        for one, other in permutations(others, 2):
            if units[one] == units[other] and not units[one] & set(PARTS):
                yield "÷", _share, one, other
                yield "→", _growth, other, one
                yield "÷", _growth_of, one, other
                yield "÷", _rest, one, other
    elif not units[at] & set(PARTS):
        for one, other in permutations(others, 2):
            if units[at] != units[one] and not (units[one] | units[other]) & set(PARTS):
                yield "÷", _ratio, one, other


def _misses(
    formula: Formula,
    places: list[int],
    told: dict[int, _Number],
    one: dict[int, _Number],
    other: dict[int, _Number],
) -> list[int] | None:
    """Return the rows that a formula does not give; None where it does not give the column."""
    most = 2 if len(places) >= MANY_ROWS else 1
    if len(places) < FEWEST_ROWS:
        return None
    misses: list[int] = []
    telling = 0
    values: set[float] = set()
    for place in places:
        cell, given = told[place], formula(one[place], other[place])
        if (
            given is None
            or given[1] > WIDEST * abs(given[0]) + cell.step
            or abs(given[0] - cell.amount) > given[1] + cell.step * 0.501
        ):
            misses.append(place)
            if len(misses) > most:
                return None
        elif abs(cell.amount) >= FEWEST_DIGITS * cell.step and one[place].amount:
            telling += 1
            values.add(cell.amount)
    return misses if telling >= TELLING and len(values) >= TELLING else None


def _fits(cell: _Number, amount: float, blur: float) -> bool:
    open_by_rounding = blur > WIDEST * abs(amount) + cell.step
    return not open_by_rounding and abs(amount - cell.amount) <= blur + cell.step * 0.501


def _claim(
    sign: str, formula: Formula, line: Line, one: Line, other: Line, place: int
) -> TableClaim:
    cell, first, second = line.numbers[place], one.numbers[place], other.numbers[place]
    given = formula(*(_reckoned(each)[place] for each in (one, other)))
    amount = Decimal(repr(given[0])) if given else Decimal(0)
    expected = shown(amount, cell) + ("%" if cell.text.endswith(("%", "％")) else "")
    kind = {"＋": "table-sum", "÷": "table-share"}.get(sign, "table-change")
    working = f"{first.text}{sign}{second.text}"
    if sign == "→":
        working = f"{second.text}→{first.text}" if formula is not _growth else working
    return TableClaim(kind, False, cell, (first, second), working, expected, True)


def _offset(at: int, columns: list[Line]) -> list[TableClaim] | None:
    """Return the claim of a column that is another less one number: 比序时进度 of 完成率."""
    line = columns[at]
    if not all(cell.unit in PARTS for cell in line.numbers.values()):
        return None
    for one in columns[:at]:
        places = [p for p in line.numbers if p in one.numbers and one.numbers[p].unit in PARTS]
        apart = [one.numbers[p].amount - line.numbers[p].amount for p in places]
        if len(places) < FEWEST_ROWS or len(set(apart)) != len(("most", "one")):
            continue
        usual = max(apart, key=apart.count)
        wrong = [place for place, off in zip(places, apart, strict=True) if off != usual]
        if usual and len(wrong) == 1:
            cell, other = line.numbers[wrong[0]], one.numbers[wrong[0]]
            working = f"{other.text}{-usual:+f}"
            expected = shown(other.amount - usual, cell)
            return [TableClaim("table-change", False, cell, (other,), working, expected, True)]
    return None


def _multiple(
    at: int, columns: list[Line], reckoned: list[dict[int, _Number]]
) -> list[TableClaim] | None:
    """Return the claim of a column that is another, or one over another, times one number.

    日均 is of so many days, 人均 of the paper's visitors: what all rows but one share, the table
    need not say. The one is told where it is a slip of the hand.
    """
    others = [place for place in range(len(columns)) if place != at]
    for one, other in [(one, -1) for one in others] + list(permutations(others, 2)):
        given = {
            place: _over(reckoned[one][place], reckoned[other].get(place) if other >= 0 else ONE)
            for place in reckoned[at]
            if place in reckoned[one]
        }
        wrong = _off_factor(reckoned[at], {p: x for p, x in given.items() if x is not None})
        if wrong is not None:
            return [_claim_of_factor(at, [one, other][: 1 + (other >= 0)], columns, *wrong)]
    return None


def _claim_of_factor(
    at: int, others: list[int], columns: list[Line], place: int, expected: float
) -> TableClaim:
    cell = columns[at].numbers[place]
    used = tuple(columns[other].numbers[place] for other in others)
    factor = expected / float(used[0].amount) * float(used[0].scale / cell.scale)
    for divisor in used[1:]:
        factor *= float(divisor.amount)
    working = f"{'÷'.join(each.text for each in used)}×{factor:.4g}"
    value = shown(Decimal(repr(expected)), cell)
    return TableClaim("table-share", False, cell, used, working, value, True)


def _over(one: _Number, other: _Number | None) -> tuple[float, float] | None:
    """Return one number over another, and by what part that may be off."""
    if other is None or min(one.amount, other.amount) <= 0:
        return None
    return one.amount / other.amount, one.blur / one.amount + other.blur / other.amount


def _off_factor(
    told: dict[int, _Number], given: dict[int, tuple[float, float]]
) -> tuple[int, float] | None:
    """Return the one row whose number is not what the factor of all others gives, and that."""
    bounds: dict[int, tuple[float, float]] = {}
    for place, (value, off) in given.items():
        half = off + told[place].step / 2 / told[place].amount if told[place].amount > 0 else 1.0
        middle = told[place].amount / value
        bounds[place] = (middle * (1 - half), middle * (1 + half))
        if half > MOST_OPEN:
            return None
    if len(bounds) < FEWEST_ROWS + 1 or len(bounds) != len(told):
        return None
    most, least = (pick(cell.amount for cell in told.values()) for pick in (max, min))
    widest = max((high - low) / (high + low) for low, high in bounds.values())
    if most < least * (1 + SPREAD * widest):
        return None  # what hardly changes fits anything that hardly does
    for place in bounds:
        rest = [each for at, each in bounds.items() if at != place]
        low, high = max(b[0] for b in rest), min(b[1] for b in rest)
        if low <= high:
            expected = given[place][0] * (low + high) / 2
            own = bounds[place]
            if own[0] > high or own[1] < low:
                return (place, expected) if _is_slip(told[place], expected) else None
            return None
    return None


def _is_slip(cell: _Number, expected: float) -> bool:
    amount, step = Decimal(repr(cell.amount)), Decimal(repr(cell.step))
    meant = rounded(Decimal(repr(expected)), step)
    slip = is_mistyped(amount, meant - step, meant + step, step)
    return slip or is_digit_off(amount, meant, step)


# ---- formulas


def _sum(one: _Number, other: _Number) -> tuple[float, float]:
    return one.amount + other.amount, one.blur + other.blur


def _difference(one: _Number, other: _Number) -> tuple[float, float]:
    return one.amount - other.amount, one.blur + other.blur


def _ratio(one: _Number, other: _Number) -> tuple[float, float] | None:
    if other.amount <= 0:
        return None
    middle = one.amount / other.amount
    return middle, one.blur / other.amount + abs(middle) * other.blur / other.amount


def _times(factor: int, ratio: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if ratio is None else (factor * ratio[0], factor * ratio[1])


def _share(one: _Number, other: _Number) -> tuple[float, float] | None:
    return _times(100, _ratio(one, other))


def _growth(before: _Number, now: _Number) -> tuple[float, float] | None:
    share = _share(now, before)
    return None if share is None else (share[0] - 100, share[1])


def _growth_of(by: _Number, now: _Number) -> tuple[float, float] | None:
    """Return the growth in % of a value and of what it grew by."""
    before = now.amount - by.amount
    return _share(by, _Number(before, now.blur + by.blur, by.step)) if before > 0 else None


def _rest(one: _Number, other: _Number) -> tuple[float, float] | None:
    """Return what of a whole, in %, a part leaves: 漏损率 of 售水 and 供水."""
    share = _share(one, other)
    return None if share is None else (100 - share[0], share[1])
