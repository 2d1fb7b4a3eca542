"""How wide characters are in the faces of body text: half an em or a whole one."""

from __future__ import annotations

HALF = 0.5
"""Width of an ASCII character in em; every other one is taken for a whole em wide.

Source: the faces for which Word and PDF agree line for line have it so (仿宋_GB2312, 宋体 and the
ones that the package ships, whose ASCII outlines are fitted into half an em): then every advance is
a multiple of half an em, and no end of a line hangs on a rounding.
"""


def em_width(text: str) -> float:
    """Return how wide a text is in em."""
    return half_ems(text) * HALF


def half_ems(text: str) -> int:
    """Return how wide a text is in half ems."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


NARROW = frozenset("·")
"""Characters that are half an em wide by being drawn at half their width.

Source: GB/T 15834-2011, 4.14.3 and 5.1.6 (half a character); one em in the faces of Windows as far
as known, and in those that the package ships.
"""
