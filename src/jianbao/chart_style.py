"""What the Word chart and its twin in the PDF have in common, so that they look alike.

Fills differ in lightness, not in hue, so that they are told apart in black-and-white print.
"""

from msgspec import Struct


class Fill(Struct, frozen=True):
    """How the bars of one series are painted; `outline` is the width of their black edge."""

    colour: str
    outline: float


FILLS = (Fill("1F3864", 0.0), Fill("D9D9D9", 0.75), Fill("7F7F7F", 0.0), Fill("FFFFFF", 0.75))
LABEL_SIZE = 9.0
FACE = "fang"
GAP_WIDTH = 60  # percent of a bar's width between categories
