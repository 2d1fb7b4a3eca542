"""What a table of two times gives without printing it: by how much, and how fast, each row moved.

As columns beside the printed ones they are read like those: 增量 and 增幅 of 2025年 and 2024年.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.tables.claims import GROWTH
from jianbao.audit.tables.derived import DIFFERENCE
from jianbao.audit.tables.grid import Cell, Line, plain_name

INCREASE, GROWN = "增量", "增幅"
BESIDE = 1000  # where reckoned columns stand: behind all printed ones
HUNDRED = Decimal(100)
ONE, TENTH = Decimal(1), Decimal("0.1")


def with_changes(
    rows: tuple[Line, ...], now: Line, before: Line, lines: tuple[Line, ...]
) -> tuple[tuple[Line, ...], list[Line]]:
    """Return rows with what they moved between two columns, and the columns of that.

    A change that one of the printed columns, `lines`, says is not reckoned again.
    """
    moved = [line for line in lines if GROWTH.search(line.name) or DIFFERENCE.search(line.name)]
    rates = [line for line in moved if all(c.unit == "%" for c in line.numbers.values())]
    kinds: list[tuple[int, str, Callable[[Cell, Cell], Cell | None]]] = []
    if len(rates) == len(moved):
        kinds.append((BESIDE, INCREASE, _increase))
    if not rates:
        kinds.append((BESIDE + 1, GROWN, _growth))
    both = [row for row in rows if now.place in row.numbers and before.place in row.numbers]
    added = [
        Line(
            name,
            {
                row.place: cell
                for row in both
                if (cell := reckon(row.numbers[now.place], row.numbers[before.place])) is not None
            },
            place,
        )
        for place, name, reckon in kinds
    ]
    return tuple(_wider(row, added) for row in rows), added


def with_points(
    rows: tuple[Line, ...], now: Line, before: Line
) -> tuple[tuple[Line, ...], list[Line]]:
    """Return rows with how far a rate moved between two columns, and the column of that."""
    both = [row for row in rows if now.place in row.numbers and before.place in row.numbers]
    moved = {row.place: _points(row.numbers[now.place], row.numbers[before.place]) for row in both}
    line = Line(f"{plain_name(now.name)}{INCREASE}", moved, BESIDE)
    return tuple(_wider(row, [line]) for row in rows), [line]


def _points(now: Cell, before: Cell) -> Cell:
    of_points = replace(now, unit="百分点" if now.unit == "%" else now.unit)
    return _cell(of_points, now.amount - before.amount, now.blur + before.blur)


def _wider(row: Line, lines: list[Line]) -> Line:
    more = {line.place: line.numbers[row.place] for line in lines if row.place in line.numbers}
    return replace(row, numbers=row.numbers | more)


def _increase(now: Cell, before: Cell) -> Cell:
    return _cell(now, now.amount - before.amount, now.blur + before.blur)


def _growth(now: Cell, before: Cell) -> Cell | None:
    if before.amount <= 0:
        return None
    ratio = now.amount / before.amount
    blur = HUNDRED * (now.blur + abs(ratio) * before.blur) / before.amount
    amount = HUNDRED * (ratio - 1)
    of_rates = replace(now, step=TENTH, scale=ONE, unit="%")
    return _cell(of_rates, amount.quantize(TENTH), blur + TENTH / 2)


def _cell(like: Cell, amount: Decimal, blur: Decimal) -> Cell:
    """Return a cell that stands nowhere."""
    text = f"{amount / like.scale:f}"
    passage = replace(like.passage, text=text)
    return Cell(amount, like.step, like.scale, like.unit, passage, like.offset, "", blur)
