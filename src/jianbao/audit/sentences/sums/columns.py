"""Several measures of each part: 涉及3,284户11,562人，集中2,176户7,648人，分散1,108户3,914人.

The total stands first or last; that one measure adds up tells that the others have to.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.measured import POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.sentences.reading.lists import FEW, NEAR, is_no_part, is_slip
from jianbao.audit.sentences.sums.meant import makes, sum_claim

CALLED = pattern("(?<![公中])共|合计|总", needs="共|合计|总")
WIDTHS = (2, 3)
FEWEST = 3  # rows: a total and two parts


def columns(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what rows of the same measures claim of their sums."""
    for width in WIDTHS:
        for rows in _runs(numbers, width):
            for total, parts in ((rows[0], rows[1:]), (rows[-1], rows[:-1])):
                claims = list(_summed(passage, total, parts))
                near = len(claims) == width and CALLED.search(total[0].lead)
                if near or any(claim.holds for claim in claims):
                    yield from claims
                    break


def _runs(numbers: list[Measured], width: int) -> Iterator[list[list[Measured]]]:
    """Yield rows of numbers that follow each other with the same units in the same order."""
    at = 0
    while at + width * FEWEST <= len(numbers):
        units = [each.same for each in numbers[at : at + width]]
        if len(set(units)) < width:
            at += 1
            continue
        rows: list[list[Measured]] = []
        row = numbers[at : at + width]
        while [each.same for each in row] == units and _is_row(row, numbers[at]):
            rows.append(row)
            start = at + width * len(rows)
            row = numbers[start : start + width]
        is_run = len(rows) >= FEWEST
        if is_run and not {"", "%", "‰", POINTS} & set(units):
            yield rows
        at += width * len(rows) if is_run else 1


def _is_row(row: list[Measured], first: Measured) -> bool:
    return bool(row[0].lead) and all(
        each.sentence == first.sentence and each.is_exact and not is_no_part(each, each)
        for each in row
    )


def _summed(passage: Passage, total: list[Measured], rows: list[list[Measured]]) -> Iterator[Claim]:
    for whole, column in zip(total, zip(*rows, strict=True), strict=True):
        parts = list(column)
        off = whole.amount - sum((part.amount for part in parts), Decimal(0))
        holds = makes(whole, parts)
        near = abs(off) <= NEAR * whole.amount or is_slip(whole, parts, off)
        if len(parts) >= FEW and (holds or near):
            yield sum_claim(passage, whole, parts, [passage] * len(parts), holds=holds)
