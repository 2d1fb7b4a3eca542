"""Lengths. Inside jianbao every length is a float in points unless its name says otherwise.

Lengths that Word is told are whole twentieths of a point (twips), so that the PDF and the
Word file compute with the very same numbers.
"""

POINTS_PER_MILLIMETRE = 72 / 25.4
TWIPS_PER_POINT = 20
EMU_PER_POINT = 12700
EIGHTHS_PER_POINT = 8
THINNEST = 2  # eighths of a point, the thinnest border that Word has


def mm(millimetres: float) -> float:
    """Return millimetres as points, rounded to a whole twip."""
    return on_twips(millimetres * POINTS_PER_MILLIMETRE)


def on_twips(points: float) -> float:
    """Return the nearest length that Word can hold."""
    return twips(points) / TWIPS_PER_POINT


def twips(points: float) -> int:
    """Return points as whole twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def half_points(points: float) -> int:
    """Return a type size as Word counts it."""
    return round(points * 2)


def emu(points: float) -> int:
    """Return points as English Metric Units, the unit of DrawingML."""
    return round(points * EMU_PER_POINT)


def eighths(width: float) -> int:
    """Return the width of a border as Word counts it."""
    return max(THINNEST, round(width * EIGHTHS_PER_POINT))


def border_width(width: float) -> float:
    """Return the nearest width of a border that Word can hold."""
    return eighths(width) / EIGHTHS_PER_POINT
