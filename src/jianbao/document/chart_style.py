"""What the Word chart and its twin in the PDF have in common, so that they look alike.

Fills differ in lightness, not in hue, and lines in their strokes and marks, so that they are told
apart in black-and-white print.
"""

from msgspec import Struct

from jianbao.document.charts import Chart


class Paint(Struct, frozen=True):
    """How the bars of one series are painted; `outline` is the width of their black edge.

    Hatched bars have strokes of their colour on white.
    """

    colour: str
    outline: float
    hatched: bool = False


class Pen(Struct, frozen=True):
    """How a line is drawn; dashes and the gaps between them count its widths."""

    colour: str
    width: float
    dash: tuple[int, ...]
    word: str  # the same in Word (ST_PresetLineDashVal)
    mark: str = ""  # at each point: circle, square, triangle or diamond
    filled: bool = True

    @property
    def dashes(self) -> tuple[float, ...]:
        """The lengths of dashes and gaps in points; none of a solid line."""
        return tuple(part * self.width for part in self.dash)


FILLS = (
    Paint("1F3864", 0.0),
    Paint("D9D9D9", 0.75),
    Paint("1F3864", 0.75, hatched=True),
    Paint("7F7F7F", 0.0),
)
FILLS_OF_PAIRS = (FILLS[1], FILLS[0])
"""Those of bars of two periods, the earlier one first."""

FILLS_OF_RANKS = (
    Paint("1F3864", 0.0),
    Paint("A6A6A6", 0.0),
    Paint("6F87B5", 0.0),
    Paint("000000", 0.0),
)
FILLS_OF_RANK_PAIRS = (FILLS_OF_RANKS[1], FILLS_OF_RANKS[0])
HIGHEST_MARK = 13.0
"""Points: the mark of a rank is no higher, however much room it has."""

STRIP = "F2F2F2"
"""The ground on which the marks of ranks stand, from the first place to the last."""

PENS = (
    Pen("1F3864", 1.5, (), "solid", "circle"),
    Pen("1F3864", 1.5, (3, 1), "sysDash", "square", filled=False),
    Pen("595959", 1.5, (1, 1), "sysDot", "triangle"),
    Pen("595959", 1.5, (3, 1, 1, 1), "sysDashDot", "diamond", filled=False),
)
FILLS_BEHIND_LINE = (
    Paint("9DB2D6", 0.0),
    Paint("FFFFFF", 0.75),
    Paint("D9D9D9", 0.75),
    Paint("7F7F7F", 0.0),
)
"""Those of bars with a target: its black line shows on them."""

FILLS_OF_SHARES = FILLS_BEHIND_LINE
"""Those of shares: their black numbers stand on them."""

FALL = Paint("1F3864", 0.75, hatched=True)
"""That of bars below zero, where one series has bars above it, too."""

MOST_SERIES = len(FILLS)
TARGET = Pen("000000", 1.0, (8, 3), "lgDash")
MARK_SIZE = 6.0
MARK_EDGE = 0.75
LABEL_SIZE = 9.0
FACE = "fang"
AXIS_WIDTH = 0.5
HATCH_APART, HATCH_WIDTH = 3.5, 0.6
GAP_WIDTH, WIDEST_GAP = 60, 500  # percent of a bar's width between categories
WIDEST, HIGHEST = 60.0, 24.0  # points: bars that stand and lie are no thicker


def fills_of(chart: Chart) -> tuple[Paint, ...]:
    """Return how the bars of each series are painted."""
    if chart.ranked is not None:
        return FILLS_OF_RANK_PAIRS if chart.paired else FILLS_OF_RANKS
    if chart.kind == "shares":
        return FILLS_OF_SHARES
    if chart.target:
        behind = FILLS_BEHIND_LINE
        return (behind[2], behind[0]) if chart.paired else behind
    return FILLS_OF_PAIRS if chart.paired else FILLS
