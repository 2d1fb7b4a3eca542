"""The counts of a whole paper: what a share, a rate or a rest may be of beyond its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.sentences.reading.claims import typed
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.tables.claims import is_total
from jianbao.audit.tables.grid import Cell, Grid, Line, grids, plain_name

NO_TEXT = ("summary", "title", "heading", "caption", "label")


class Stated(Struct, frozen=True):
    """A count, the passage that states it, and the place of that passage in the paper."""

    passage: Passage
    number: Measured
    order: int

    @property
    def text(self) -> str:
        """The count as it stands there; of a table with its unit."""
        if not self.is_cell:
            return typed(self.passage, self.number)
        scale = {Decimal(10_000): "万", Decimal(100_000_000): "亿"}.get(self.number.scale, "")
        plain = self.passage.text.strip().removesuffix(self.number.unit)
        return f"{plain.removesuffix(scale)}{scale}{self.number.unit}"

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return self.passage.kind == "cell"


class Pool(Struct, frozen=True):
    """The counts of a paper by unit, in order, and the place of each passage by its id."""

    counts: dict[str, list[Stated]]
    orders: dict[int, int]

    def before(self, passage: Passage, number: Measured, unit: str, most: int) -> list[Stated]:
        """Return the last counts of a unit that stand before a number, the nearest first."""
        order = self.orders.get(id(passage), 0)
        counts = self.counts.get(unit, [])
        end = bisect_left(
            counts, (order, number.start), key=lambda each: (each.order, each.number.start)
        )
        return counts[max(0, end - most) : end][::-1]


def pool(material: Material) -> Pool:
    """Return the counts of a paper's text, and the totals of its tables.

    These stand before the paragraph above their table: it may speak of them, and what follows.
    """
    made = Pool({}, {})
    for order, (passage, numbers) in enumerate(material.once(stated)):
        made.orders[id(passage)] = order
        if passage.kind not in NO_TEXT:
            for number in counts_of(numbers):
                made.counts.setdefault(number.same, []).append(Stated(passage, number, order))
    tables = [
        (grid, total)
        for grid in material.once(grids)
        for total in grid.rows
        if is_total(total.name)
    ]
    places = _places(material, made) if tables else {}
    for grid, total in tables:
        order = places.get(grid.title.text, 0)
        for each in _totals(grid, total, order):
            made.counts.setdefault(each.number.same, []).append(each)
    if tables:
        for counts in made.counts.values():
            counts.sort(key=lambda each: (each.order, each.number.start))
    return made


def _places(material: Material, made: Pool) -> dict[str, int]:
    """Return the place of the text above each table, by the table's title."""
    last, places = 0, dict[str, int]()
    for passage in material.passages:
        if passage.kind == "caption":
            places.setdefault(passage.text, last)
        elif passage.kind != "cell":
            last = made.orders.get(id(passage), last)
    return places


def _totals(grid: Grid, total: Line, order: int) -> Iterator[Stated]:
    for column in grid.columns:
        cell = column.numbers.get(total.place)
        if cell is not None and cell.unit not in NO_COUNTS:
            name = plain_name(column.name)
            yield Stated(cell.passage, _measured(cell, name), order)


NO_COUNTS = ("", "%", "‰", "百分点")


def _measured(cell: Cell, name: str) -> Measured:
    return Measured(
        cell.amount, cell.unit, cell.step, True, -1, -1, name, cell.figure, 0, cell.scale
    )
