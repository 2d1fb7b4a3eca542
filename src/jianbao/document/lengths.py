"""Lengths. Inside jianbao every length is a float in points unless its name says otherwise.

Lengths that Word is told are whole twentieths of a point (twips), so that the PDF and the
Word file compute with the very same numbers.
"""

from jianbao.document.word.units import TWIPS_PER_POINT, twips

POINTS_PER_INCH = 72
POINTS_PER_MILLIMETRE = POINTS_PER_INCH / 25.4


def mm(millimetres: float) -> float:
    """Return millimetres as points, rounded to a whole twip."""
    return on_twips(millimetres * POINTS_PER_MILLIMETRE)


def on_twips(points: float) -> float:
    """Return the nearest length that Word can hold."""
    return twips(points) / TWIPS_PER_POINT
