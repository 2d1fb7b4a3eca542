"""Units of measure: how many of one another has, 1000 公斤 in 吨, 15 亩 in 公顷.

What counts things (人, 件, 台) is no measure; what stands behind one says of what: 吨标准煤.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from jianbao.briefing.model import Figure
from jianbao.briefing.numbers import unit_parts

OF_KIND: dict[str, dict[str, str]] = {
    "mass": {"吨": "1000", "公斤": "1", "千克": "1", "斤": "0.5", "克": "0.001",
             "毫克": "0.000001"},
    "length": {"公里": "1000", "千米": "1000", "米": "1", "厘米": "0.01", "毫米": "0.001"},
    "area": {"平方公里": "3000000", "平方千米": "3000000", "公顷": "30000", "亩": "2000",
             "平方米": "3"},
    "volume": {"立方米": "1", "升": "0.001", "毫升": "0.000001"},
    "time": {"小时": "60", "分钟": "1"},
    "energy": {"兆瓦时": "1000", "千瓦时": "1", "度": "1"},
    "power": {"兆瓦": "1000", "千瓦": "1"},
}  # fmt: skip
"""What each unit is worth of one unit of its kind; of areas that is a third of a square metre."""
MEASURES = {
    unit: (kind, Decimal(worth)) for kind, units in OF_KIND.items() for unit, worth in units.items()
}
LONGEST = max(map(len, MEASURES))
FINER = {
    "公斤": ("吨",), "千克": ("吨",), "克": ("公斤", "吨"), "毫升": ("升",), "升": ("立方米",),
    "米": ("公里",), "平方米": ("公顷",), "分钟": ("小时",),
}  # fmt: skip
"""The coarser units that offices tell a finer one in."""


class Parsed(Struct, frozen=True):
    """A unit by kinds and their powers (mass 1, area -1 of 公斤/亩), and its worth in theirs."""

    powers: tuple[tuple[str, int], ...]
    worth: Decimal


def times(unit: str, wanted: str) -> Decimal:
    """Return how many of a unit one of another is: 1000 公斤 of 吨; 0 of unlike things."""
    if unit == wanted or f"{unit}次" == wanted or f"{wanted}次" == unit:  # 人次 of 人
        return Decimal(1)
    one, other = parsed(unit), parsed(wanted)
    return one.worth / other.worth if one.powers and one.powers == other.powers else Decimal(0)


def times_of(units: Iterable[tuple[str, int]], wanted: str) -> Decimal:
    """Return how many of `wanted` a product is one of, or 0: units with 1, divisors with -1."""
    powers: dict[str, int] = {}
    worth = Decimal(1)
    for unit, sign in units:
        each = parsed(unit)
        worth = worth * each.worth if sign > 0 else worth / each.worth
        for kind, power in each.powers:
            powers[kind] = powers.get(kind, 0) + sign * power
    other = parsed(wanted)
    left = tuple(sorted((kind, power) for kind, power in powers.items() if power))
    return worth / other.worth if left == other.powers else Decimal(0)


def amount_in(figure: Figure, other: Figure) -> Decimal:
    """Return by what a figure's value is multiplied to be in the unit of another: 1 of unlike."""
    return times(figure.counted, other.counted) or Decimal(1)


@lru_cache(maxsize=1024)
def parsed(unit: str) -> Parsed:
    """Return a unit's kinds, powers and worth; what counts things has none."""
    powers: dict[str, int] = {}
    worth = Decimal(1)
    for place, part in enumerate(unit.split("/")):
        what = unit_parts(part.lstrip("0123456789"))[1]
        measure = next((what[:n] for n in range(LONGEST, 0, -1) if what[:n] in MEASURES), "")
        if measure:
            kind, own = MEASURES[measure]
            name, sign = kind + what[len(measure) :], -1 if place else 1
            powers[name] = powers.get(name, 0) + sign
            worth = worth * own if sign > 0 else worth / own
    return Parsed(tuple(sorted((kind, power) for kind, power in powers.items() if power)), worth)
