"""Two runs of lines side by side: which of them are the same paragraph, changed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.34  # share of pairs of neighbouring characters that two texts of one paragraph have
MOVED = 0.6  # of one that stands elsewhere
LARGEST_GAP = 250_000  # cells of the table that pairs what stands between equal lines
Pair = tuple[int | None, int | None]


def aligned(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Return pairs of positions, None where one side has nothing, in the order of `after`.

    What only `before` has stands behind what came before it there.
    """
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(first, last), range(start, stop), strict=True)
        else:
            pairs += _gap(before, after, (first, last), (start, stop))
    return pairs


def _gap(
    before: Sequence[str], after: Sequence[str], old: tuple[int, int], new: tuple[int, int]
) -> Iterator[Pair]:
    """Yield the pairs of what differs: as alike as they can be, in order."""
    rows, columns = old[1] - old[0], new[1] - new[0]
    if rows * columns > LARGEST_GAP:
        yield from zip(range(*old), range(*new), strict=False)
        shared = min(rows, columns)
        yield from ((each, None) for each in range(old[0] + shared, old[1]))
        yield from ((None, each) for each in range(new[0] + shared, new[1]))
        return
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            score = likeness(before[old[0] + row], after[new[0] + column])
            paired = best[row + 1][column + 1] + score if score >= ALIKE else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    row = column = 0
    while row < rows or column < columns:
        left, right = old[0] + row, new[0] + column
        if row < rows and column < columns:
            score = likeness(before[left], after[right])
            if score >= ALIKE and best[row][column] == best[row + 1][column + 1] + score:
                yield left, right
                row, column = row + 1, column + 1
                continue
        if column == columns or (row < rows and best[row][column] == best[row + 1][column]):
            yield left, None
            row += 1
        else:
            yield None, right
            column += 1


@lru_cache(maxsize=8192)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(max(1, len(text) - 1)))


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1, by the characters that stand side by side.

    A short one of which the other is the beginning or the end is alike, too.
    """
    if one == other:
        return 1.0
    first, second = _pairs(one), _pairs(other)
    shared = 2 * len(first & second) / (len(first) + len(second))
    if len(one) < 12 and len(other) < 12:  # a heading, a cell: one sign of two may be another
        return max(shared, SequenceMatcher(None, one, other, autojunk=False).ratio() * 0.9)
    return shared
