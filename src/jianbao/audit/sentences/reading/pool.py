"""The counts of a whole paper: what a share, a rate or a rest may be of beyond its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import typed
from jianbao.audit.sentences.reading.lists import TIME, is_no_part
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.tables.claims import is_total
from jianbao.audit.tables.grid import Cell, Grid, Line, grids, plain_name
from jianbao.audit.totals import IN_ALL

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
    for passage in material.told:
        if passage.kind == "caption":
            places.setdefault(passage.text, last)
        else:
            last = made.orders.get(id(passage), last)
    return places


def _totals(grid: Grid, total: Line, order: int) -> Iterator[Stated]:
    for column in grid.columns:
        cell = column.numbers.get(total.place)
        if cell is not None and cell.unit not in NO_COUNTS:
            name = plain_name(column.name)
            yield Stated(cell.passage, _measured(cell, name), order)


def of_row(material: Material, name: str, unit: str) -> list[Stated]:
    """Return the counts that the rows of a name have in the tables of a paper, the first first."""
    return [
        Stated(cell.passage, _measured(cell, name), 0)
        for grid in material.once(grids)
        for row in grid.rows
        if plain_name(row.name) == name
        for _, cell in sorted(row.numbers.items())
        if cell.unit == unit
    ]


NO_COUNTS = ("", "%", "‰", "百分点")


def _measured(cell: Cell, name: str) -> Measured:
    return Measured(
        cell.amount, cell.unit, cell.step, True, -1, -1, name, cell.figure, 0, cell.scale
    )


BESIDE = pattern(r"([一-鿿]{2,12})[\d.,]+[万亿]?[一-鿿]{1,3}$")
FARTHEST = 24  # characters back in which the name of a number right before another stands


def name_at(passage: Passage, number: Measured) -> str:
    """Return what names a number; of 6495例 in 丙类7种6495例 it is the name of the one before."""
    if number.lead:
        lead = number.lead.lstrip("、和及与")
        time = None if len(name_of(lead)) > 1 else TIME.match(lead)
        return time[0] if time else name_of(lead)
    start = number.start
    match = BESIDE.search(passage.text, max(0, start - FARTHEST), start) if start > 0 else None
    return name_of(match[1]) if match else ""


REST = pattern("其他|其余|其它|另外")
GOES_ON = pattern("[、，；和]|以及")
OTHER_LIST = pattern("其中|[。；]")
FEW = 2


def is_called(name: str, lead: str, more: int = 3) -> bool:
    """Return whether a count has a name: 县外务工 of 县外, 本科生 of 其中本科生, 咨询类 of 咨询."""
    own = name_of(lead.lstrip("、和及与"))
    if len(own) > 1 and name.startswith(own) and len(name) - len(own) <= more:
        return True  # 公办园在园幼儿 are no 公办218所
    if len(name) > FEW and own.startswith(name):
        return True
    least = max(FEW, len(name) - more)
    return any(lead.endswith(name[:length]) for length in range(len(name), least - 1, -1))


def list_with(passage: Passage, count: Measured, near: list[Measured]) -> list[Measured]:
    """Return the members of the list that a count is in: 甲3件、乙4件、丙5件."""
    run: list[Measured] = []
    for each in near:
        gap = passage.text[run[-1].end : each.start] if run else ""
        if run and IN_ALL.search(each.lead) and sum(one.amount for one in run) == each.amount:
            if count in run:
                break  # 甲3件、乙4件，合计7件
            run = []
            continue
        if run and (each.same != run[0].same or not GOES_ON.match(gap) or OTHER_LIST.search(gap)):
            if count in run:
                break
            run = []
        run.append(each)
    is_apart = passage.text.startswith("，", run[0].end) if run else False
    if is_apart and len(run) > FEW and 2 * run[0].amount == sum(each.amount for each in run):
        run = run[1:]  # 5,200件，家事1,040件、合同2,860件…: what they all make is none of them
    return run if count in run else [count]


def whole_of_list(own: list[Measured], material: Material, is_sure: bool) -> Measured | None:
    """Return what a list makes, where that is the whole of its members: a number of the paper."""
    if len(own) < FEW or any(is_no_part(each, each) for each in own):
        return None
    total = sum((each.amount for each in own), Decimal(0))
    counts = material.once(pool).counts.get(own[0].same, [])
    if is_sure or REST.search(own[-1].lead) or any(each.number.amount == total for each in counts):
        return replace(own[0], amount=total, start=own[0].start, end=own[-1].end)
    return None
