"""Columns of places in an order (名次, 排名): none is left out, and each is that of its value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.passages import Material, Passage, passage_of
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.grid import Grid, Line

HEAD = pattern("(?:名次|排名|位次|排序|次序|[由从][高低]到[高低])$", needs="次|排|到")
PLACE = pattern(r"第?(\d{1,2})位?")
FEWEST_ROWS = 4
MOST_RIGHT = Decimal("0.6")  # of the rows, before a column is taken for what is ranked


class WrongPlace(Struct, frozen=True):
    """A place that the other rows, or the values, deny."""

    passage: Passage
    said: str
    expected: str


def wrong_places(grid: Grid, material: Material) -> Iterator[WrongPlace]:
    """Yield the places of a table's column of places that cannot be."""
    yield from _times_in_order(grid, material)
    body = grid.plan.rows[grid.plan.header_rows :]
    heads = [
        (cell.column, cell.prose.text.strip())
        for row in grid.plan.rows[: grid.plan.header_rows]
        for cell in row
    ]
    for column, head in heads:
        if HEAD.search(head):
            cells = {
                at: passage_of("cell", "", 0, cell.prose, material.briefing)
                for at, row in enumerate(body)
                for cell in row
                if cell.column == column
            }
            said = {
                at: int(match[1])
                for at, cell in cells.items()
                if (match := PLACE.fullmatch(cell.text.strip()))
            }
            is_whole = min(said.values(), default=0) == 1 or max(said.values(), default=0) <= len(
                said
            )
            if len(said) >= FEWEST_ROWS and is_whole:
                for at, expected in _expected(grid, said):
                    yield WrongPlace(cells[at], str(said[at]), str(expected))


TIME = pattern(r"((?:19|20|2[1-9])\d\d(?=年)|\d{1,2}(?=月))(年度?|月份?)")


def _times_in_order(grid: Grid, material: Material) -> Iterator[WrongPlace]:
    """Yield 2月, 2月, 3月 where all rows but one are months, or years, one behind the other."""
    first = [row[0] for row in grid.plan.rows[grid.plan.header_rows :] if row]
    cells = [passage_of("cell", "", 0, cell.prose, material.briefing) for cell in first]
    found = [(cell, match) for cell in cells if (match := TIME.fullmatch(cell.text.strip()))]
    if len(found) < FEWEST_ROWS or len({match[2] for _, match in found}) > 1:
        return
    starts = [int(match[1]) - at for at, (_, match) in enumerate(found)]
    usual = max(starts, key=starts.count)
    wrong = [at for at, start in enumerate(starts) if start != usual]
    if len(wrong) == 1:
        cell, match = found[wrong[0]]
        yield WrongPlace(cell, match[0], f"{usual + wrong[0]}{match[2]}")


def _expected(grid: Grid, said: dict[int, int]) -> list[tuple[int, int]]:
    """Return the rows whose place is another, with what it should be."""
    found = [
        [(at, given[at]) for at in said if given[at] != said[at]]
        for line in grid.columns
        if all(at in line.numbers for at in said) and (given := _given(line, said))
    ]
    wrong = min(found, key=len, default=[(at, 0) for at in said])
    if not wrong or len(said) - len(wrong) >= MOST_RIGHT * len(said):
        return wrong
    places = sorted(said.values())
    if places[-1] > len(places) or set(places) == set(range(1, places[-1] + 1)):
        return []  # some rows of a longer list; or equal ones share a place
    for at, place in said.items():
        before = sum(other < place for other in places) + 1
        if before != place:
            return [(at, before)]
    return []


def _given(line: Line, said: dict[int, int]) -> dict[int, int]:
    """Return the places that a column's values give, from the greatest on or from the least."""
    amounts = {at: line.numbers[at].amount for at in said}
    falling = {at: 1 + sum(o > own for o in amounts.values()) for at, own in amounts.items()}
    rising = {at: 1 + sum(o < own for o in amounts.values()) for at, own in amounts.items()}
    parted = (_parted(given, said) for given in (falling, rising))
    return min(parted, key=lambda given: sum(given[at] != said[at] for at in said))


def _parted(given: dict[int, int], said: dict[int, int]) -> dict[int, int]:
    """Return places of which rows that only look equal, being rounded, may have one each."""
    left = dict(given)
    for place in set(given.values()):
        equal = [at for at in given if given[at] == place]
        if sorted(said[at] for at in equal) == list(range(place, place + len(equal))):
            left |= {at: said[at] for at in equal}
    return left
