"""The units of Word's files: inside jianbao every length is a float in points."""

from __future__ import annotations

TWIPS_PER_POINT = 20
"""Twips, in which Word has most lengths, in a point.

Source: ECMA-376 part 1, 22.9.2.14.
"""

HALF_POINTS_PER_POINT = 2
"""Units of a type's size in a point.

Source: ECMA-376 part 1, 17.18.42.
"""

EIGHTHS_PER_POINT = 8
"""Units of a border's width in a point.

Source: ECMA-376 part 1, 17.18.23.
"""

THINNEST = 2
"""Eighths of a point: the thinnest border.

Source: ECMA-376 part 1, 17.3.4.
"""

EMU_PER_POINT = 12700
"""English Metric Units, in which drawings are measured, in a point.

Source: ECMA-376 part 1, 20.1.2.1: there are 914,400 in an inch.
"""

GRID_PARTS_PER_POINT = 4096
"""Units of `charSpace`, by which a grid of characters widens or narrows each, in a point.

Source: ECMA-376 part 1, 17.6.5.
"""

PARTS_PER_CHARACTER = 100
"""Units of an indent that is counted in characters, in a character.

Source: ECMA-376 part 1, 17.3.1.12.
"""


def twips(points: float) -> int:
    """Return points as whole twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def half_points(points: float) -> int:
    """Return a type size as Word counts it."""
    return round(points * HALF_POINTS_PER_POINT)


def emu(points: float) -> int:
    """Return points as English Metric Units, the unit of DrawingML."""
    return round(points * EMU_PER_POINT)


def eighths(width: float) -> int:
    """Return the width of a border as Word counts it."""
    return max(THINNEST, round(width * EIGHTHS_PER_POINT))


def border_width(width: float) -> float:
    """Return the nearest width of a border that Word can hold."""
    return eighths(width) / EIGHTHS_PER_POINT
