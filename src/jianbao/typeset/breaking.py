"""Breaking a paragraph into lines: greedy, by the rules of `kinsoku`, the way Word does it.

With every advance a multiple of half an em and a text width that is not, each decision is some
points away from flipping. A decision nearer than SAFE is reported, for Word may do otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from jianbao.document.word.kinsoku import may_break, may_break_latin
from jianbao.document.word.rounding import LINE_ROUNDING, SAFE
from jianbao.messages.findings import Place

SPACE = " "


class Unit(Struct, frozen=True):
    """One character of a paragraph, measured."""

    character: str
    face: str
    advance: float  # points, the style's scale included
    note: int = -1  # footnote number, where this is a footnote's mark
    place: Place | None = None
    link: str = ""  # the section that it leads to
    size: float = 0.0  # where it is not the style's, and so of `scale`
    scale: float = 0.0


class Broken(Struct, frozen=True):
    """One line: units from `start` to before `end`, its natural width and its room."""

    start: int
    end: int
    width: float
    room: float
    fragile: bool
    forced: bool = False  # ended by the author or by the paragraph's end
    cut: bool = False  # inside a number or word that is longer than a line
    too_wide: bool = False  # one character that is wider than its room


RULES = {"chinese": may_break, "latin": may_break_latin}


def break_lines(
    units: Sequence[Unit], first_room: float, room: float, rules: str = "chinese"
) -> list[Broken]:
    """Return the lines of a paragraph whose first line has `first_room` and the others `room`.

    `rules` names one of RULES. A line that has no allowed break is cut where it is full.
    """
    lines: list[Broken] = []
    start = 0
    while start < len(units):
        lines.append(_one_line(units, start, room if lines else first_room, rules))
        start = lines[-1].end
    return lines


def _one_line(units: Sequence[Unit], start: int, room: float, rules: str) -> Broken:
    end, width, over = _full(units, start, room)
    if end == len(units):
        return Broken(start, end, width, room, room - width < SAFE, forced=True)
    fragile = min(over, room - width) < SAFE
    if end == start:  # not one character fits: it stands there all the same
        return Broken(start, start + 1, units[start].advance, room, fragile, too_wide=True)
    full = end
    while end > start and not _break_between(units[end - 1], units[end], rules):
        end -= 1
    cut = end == start
    end = full if cut else end
    width = sum(unit.advance for unit in without_spaces(units[start:end]))
    return Broken(start, end, width, room, fragile, cut=cut)


def _full(units: Sequence[Unit], start: int, room: float) -> tuple[int, float, float]:
    """Return where a line is full, its width, and by how much the next character is too wide.

    A space always fits, for at a line's end it is nothing.
    """
    width, spaces = 0.0, 0.0
    for end in range(start, len(units)):
        unit = units[end]
        if unit.character == SPACE:
            spaces += unit.advance
            continue
        wider = width + spaces + unit.advance
        if wider > room + LINE_ROUNDING:
            return end, width, wider - room
        width, spaces = wider, 0.0
    return len(units), width, 0.0


def without_spaces(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return a line without the spaces at its end, which hang over, as in Word."""
    end = len(units)
    while end and units[end - 1].character == SPACE:
        end -= 1
    return units[:end]


def _break_between(before: Unit, after: Unit, rules: str) -> bool:
    """A footnote's mark stays with what it marks (GB/T 15834 is silent; 实务)."""
    return after.note < 0 and RULES[rules](before.character, after.character)
