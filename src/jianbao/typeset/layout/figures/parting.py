"""Groups of figures over tables that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jianbao.document.composed import FigureGroup
from jianbao.document.inlines import Words

Groups = tuple[FigureGroup, ...]

LEAST = 2  # figures of a parted group on either side: one alone looks forgotten
UNEVEN = 0.055  # of all lines: so much may sides differ before a group is parted


def parted(groups: Sequence[FigureGroup], beside: int, more: str) -> list[Groups]:
    """Part the groups over tables of about one height, between groups where that is about even.

    A group that is parted has its name on both sides, with `more` behind it on the second.
    """
    return list(_parted(tuple(groups), beside, more))


def lines_of(groups: Groups) -> int:
    """Return how many rows groups take up, their names among them."""
    return sum(len(group.rows) + bool(group.name) for group in groups)


def _parted(groups: Groups, beside: int, more: str) -> tuple[Groups, ...]:
    if beside == 1 or not groups:
        return (groups,)
    whole = max(2.0, UNEVEN * lines_of(groups))
    found: list[tuple[float, int, tuple[Groups, ...]]] = []
    for number, (left, right, inside) in enumerate(_cuts(groups, more)):
        sides = (left, *_parted(right, beside - 1, more))
        heights = [lines_of(side) for side in sides]
        uneven = max(heights) - min(heights)
        found.append((uneven + (whole if inside else 0), number, sides))
    return min(found)[2] if found else (groups,)


def _cuts(groups: Groups, more: str) -> Iterator[tuple[Groups, Groups, bool]]:
    """Yield each way to part groups in two, and whether it goes through a group."""
    for number, group in enumerate(groups):
        if number:
            yield groups[:number], groups[number:], False
        for cut in range(LEAST, len(group.rows) - LEAST + 1):
            first = replace(group, rows=group.rows[:cut])
            name = (*group.name, Words(more)) if more and group.name else group.name
            second = FigureGroup(name, group.rows[cut:])
            yield (*groups[:number], first), (second, *groups[number + 1 :]), True
