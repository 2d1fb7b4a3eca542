"""Breaking a paragraph into lines: greedy, by the rules of `kinsoku`, the way Word does it.

With every advance a multiple of half an em and a text width that is not, each decision is some
points away from flipping. A decision nearer than SAFE is reported, for Word may do otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from jianbao.document.word.kinsoku import (
    DASH,
    NO_START,
    address_breaks,
    inside_listed,
    inside_names,
    is_latin,
    joints,
    may_break,
    may_break_latin,
)
from jianbao.document.word.rounding import LINE_ROUNDING, SAFE, SHRINK

SPACE = " "


Look = tuple[str, str, int, float, float, float]
"""Face, link, note, size, scale and squeeze: what is drawn alike has the same."""


class Unit(Struct, frozen=True):
    """One character of a paragraph, measured: the same one wherever it stands in such words."""

    character: str
    face: str
    advance: float  # points, the style's scale included
    note: int = -1  # footnote number, where this is a footnote's mark
    link: str = ""  # the section that it leads to
    size: float = 0.0  # where it is not the style's, and so of `scale`
    scale: float = 0.0
    squeeze: float = 1.0  # of the width that it would have
    latin: bool = False  # whether it belongs to a number or a Latin word; from its character
    look: Look = ("", "", -1, 0.0, 0.0, 1.0)  # from the others

    def __post_init__(self) -> None:
        """Find out once what is asked of every unit of every line."""
        look = (self.face, self.link, self.note, self.size, self.scale, self.squeeze)
        force_setattr(self, "look", look)
        force_setattr(self, "latin", self.note < 0 and is_latin(self.character))


ADVANCE: Callable[[Unit], float] = attrgetter("advance")
CHARACTER: Callable[[Unit], str] = attrgetter("character")
LATIN: Callable[[Unit], bool] = attrgetter("latin")


LOOK: Callable[[Unit], Look] = attrgetter("look")
NOTE: Callable[[Unit], int] = attrgetter("note")


class Side(Struct, frozen=True):
    """Units, and what is asked of each of them, side by side: a line's are cut out of these."""

    units: tuple[Unit, ...]
    characters: str  # a note's mark is one of them
    advances: tuple[float, ...]
    latin: bytes  # 1 for each that is
    looks: tuple[Look, ...]
    alike: bool  # whether all of these are the same
    marked: bool  # whether a footnote's mark may be among them

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Side:
        """Ask each unit."""
        looks = tuple(map(LOOK, units))
        return cls(
            tuple(units),
            "".join(map(CHARACTER, units)),
            tuple(map(ADVANCE, units)),
            bytes(map(LATIN, units)),
            looks,
            looks.count(looks[0]) == len(looks) if looks else True,
            max(map(NOTE, units), default=-1) >= 0,
        )

    def part(self, start: int, end: int) -> Side:
        """Return those from `start` to before `end`."""
        here = slice(start, end)
        looks = self.looks[here]
        return Side(
            self.units[here],
            self.characters[here],
            self.advances[here],
            self.latin[here],
            looks,
            self.alike or looks.count(looks[0]) == len(looks),
            self.marked,
        )


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
    soft: bool = False  # inside an address, or numbers that are joined
    loose: bool = False  # it would be stretched too far, and so is not
    early: bool = False  # before Word would end it
    white: float = 0.0  # behind each character, so that it is full
    shrinks: bool = False  # more of the text may stand in it where spaces shrink
    marked: bool = False  # the next one may begin, in Word, with what follows a footnote's mark


RULES = {"chinese": may_break, "latin": may_break_latin}

MOST_STRETCH = 0.6
"""Of the size of a line's first character: what may be added behind each, so that it is full.

Beyond it, an address is cut between any two of its characters, and another line is not stretched.
"""

MOST_FREE = 0.25
"""Of the room of a line: what may stay free at its end so that an address is not cut anywhere."""

UGLY_STRETCH = 0.25
"""Of the same: beyond it a line rather ends behind the sign that joins two numbers or words.

So does one rather end early that would by no more than SHORT: 申报网址为 before an address has few
places that can be stretched.
"""

AT_ONCE = 64  # characters: more than nearly any line has

SHORT = 3.0
"""Of the widest character of a line: by how much it may end early."""


class Text(Struct, frozen=True):
    """The characters of a paragraph, by which rules it is broken, and where addresses may be.

    `joints` are where joined numbers may be parted, `whole` where names may not.
    """

    side: Side
    rules: str
    addresses: dict[int, bool]
    joints: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()

    @property
    def units(self) -> tuple[Unit, ...]:
        """The characters one by one."""
        return self.side.units

    def may_end(self, end: int) -> bool:
        """Return whether a line may end before a unit."""
        if self.addresses.get(end):
            return True
        if end in self.whole or _behind_dash_in_number(self.units, end):
            return False
        return _break_between(self.units[end - 1], self.units[end], self.rules)

    def drawn(self, start: int, end: int) -> int:
        """Return where a line ends without the spaces at its end, which hang over, as in Word."""
        while end > start and self.side.characters[end - 1] == SPACE:
            end -= 1
        return end

    def white(self, start: int, end: int, spare: float) -> float:
        """Return what is added behind each character of a line that is filled with `spare`."""
        places = gaps(self.side.latin[start:end], 0, end - start)
        return spare / places if places > 0 else 0.0


def break_lines(
    units: Sequence[Unit] | Side,
    first_room: float,
    room: float,
    rules: str = "chinese",
    alone: bool = True,
    names: bool = False,
) -> list[Broken]:
    """Return the lines of a paragraph whose first line has `first_room` and the others `room`.

    `rules` names one of RULES. A line that has no allowed break is cut where it is full. One
    character may have the last line to itself where it may stand `alone`. Where people are listed
    (`names`), none of their names is parted.
    """
    side = units if isinstance(units, Side) else Side.of(units)
    words = side.characters
    whole = inside_names(words) | (inside_listed(words) if names else frozenset())
    text = Text(side, rules, address_breaks(words), joints(words), whole)
    lines: list[Broken] = []
    start = 0
    while start < len(words):
        lines.append(_one_line(text, start, room if lines else first_room))
        start = lines[-1].end
    if not alone and len(lines) > 1 and lines[-1].end - lines[-1].start == 1:
        lines[-2:] = _with_company(text, *lines[-2:])
    return lines


def _with_company(text: Text, line: Broken, last: Broken) -> tuple[Broken, Broken]:
    """Return the last two lines so that the last one has more than one character."""
    end = line.end - 1
    while end > line.start and not text.may_end(end):
        end -= 1
    if end == line.start:
        return line, last
    width = sum(text.side.advances[line.start : text.drawn(line.start, end)])
    below = sum(text.side.advances[end : last.end])
    early = replace(line, end=end, width=width, early=True, fragile=False)
    return early, replace(last, start=end, width=below, fragile=False)


def _one_line(text: Text, start: int, room: float) -> Broken:
    units = text.units
    full, width, over = _full(text, start, room)
    if full == len(units):
        fragile = room - width < SAFE and _ends_elsewhere(text, start, full, room)
        return Broken(start, full, width, room, fragile, forced=True)
    fragile = min(over, room - width) < SAFE and _ends_elsewhere(text, start, full, room)
    if full == start:  # not one character fits: it stands there all the same
        return Broken(start, start + 1, units[start].advance, room, fragile, too_wide=True)
    end = _end(text, start, full, room)
    drawn = text.drawn(start, end)
    inside = end in text.addresses or end in text.joints
    cut = end == full and not text.may_end(full)
    width = sum(text.side.advances[start:drawn])
    white = text.white(start, drawn, room - width)
    loose = white > _most_white(text, start, drawn, room - width)
    return Broken(
        start,
        end,
        width,
        room,
        fragile,
        cut=cut and not inside,
        soft=inside,
        loose=loose,
        early=_parted_in_word(text, end, full),
        white=max(0.0, white),
        shrinks=_may_shrink(text, start, end, room),
        marked=_mark_at_end(units, start, full),
    )


def _most_white(text: Text, start: int, end: int, spare: float) -> float:
    """Return how far a line may be stretched."""
    short = text.rules == "chinese" and spare <= SHORT * max(text.side.advances[start:end])
    return (UGLY_STRETCH if short else MOST_STRETCH) * text.side.advances[start]


def _end(text: Text, start: int, full: int, room: float) -> int:
    """Return where a line ends that is full before unit `full`."""
    end = full
    while end > start and not text.may_end(end):
        end -= 1
    if end == start:
        return full
    drawn, size = text.drawn(start, end), text.side.advances[start]
    spare = room - sum(text.side.advances[start:drawn])
    stretched = text.white(start, drawn, spare)
    if full in text.addresses and stretched > MOST_STRETCH * size and spare > MOST_FREE * room:
        return full
    behind = max((joint for joint in text.joints if end < joint <= full), default=end)
    return behind if stretched > UGLY_STRETCH * size else end


def _ends_elsewhere(text: Text, start: int, full: int, room: float) -> bool:
    """Return whether a line ends elsewhere where programs round: only then that is in doubt."""
    ends = set()
    for off in (-SAFE, SAFE):
        wide, _, _ = _full(text, start, room + off)
        done = wide in (start, len(text.units))
        ends.add(wide if done else _end(text, start, wide, room))
    return len(ends) > 1


def _may_shrink(text: Text, start: int, end: int, room: float) -> bool:
    """Return whether Word may take more into a line that is stretched, by narrower spaces.

    It does where they shrink by less than they would grow.
    """
    units = text.units
    side = text.side
    now = sum(side.advances[start : text.drawn(start, end)])
    following, reached = end + 1, sum(side.advances[start : end + 1])
    while following < len(units) and not text.may_end(following):
        reached += side.advances[following]
        if reached - room >= room - now and side.characters[following] != SPACE:
            return False  # a word without an end is not looked through by each of its lines
        following += 1
    line = slice(start, text.drawn(start, following))
    if SPACE not in side.characters[line]:
        return False
    over = sum(side.advances[line]) - room
    spaces = sum(unit.advance for unit in units[line] if unit.character == SPACE)
    return 0 < over < min(room - now, SHRINK * spaces)


def _mark_at_end(units: Sequence[Unit], start: int, full: int) -> bool:
    """Return whether a line is full right behind a footnote's mark, before what begins no line.

    Why: Word takes a mark for no character, and lets the next line begin with that.
    """
    behind = units[full - 1].note >= 0 and full - 1 > start
    return behind and units[full].character in NO_START


def _parted_in_word(text: Text, end: int, full: int) -> bool:
    """Return whether Word would end a line behind unit `end`, where no line may end.

    Why: it does between a dash and Latin, and at both sides of a blank, whatever the sets say.
    """
    return any(
        place in text.whole or _behind_dash_in_number(text.units, place)
        for place in range(end + 1, full + 1)
    )


def _behind_dash_in_number(units: Sequence[Unit], end: int) -> bool:
    """Return whether a dash that joins Latin stands before unit `end`: 0000—7654321."""
    if end < 2 or units[end - 1].character != DASH:
        return False
    return is_latin(units[end - 2].character) and is_latin(units[end].character)


def gaps(latin: bytes, start: int, end: int) -> int:
    """Return how many characters of a stretched line, `start` to `end`, have more white behind.

    `latin` says which of the line are Latin: inside numbers and Latin words is none, nor at the
    line's end.
    """
    here = latin[start : end + 1]
    inside = here.count(1) - here.count(b"\0\1") - here.startswith(b"\1")
    return max(0, min(end, len(latin) - 1) - start) - inside


def _full(text: Text, start: int, room: float) -> tuple[int, float, float]:
    """Return where a line is full, its width, and by how much the next character is too wide.

    A space always fits, for at a line's end it is nothing.
    """
    most = room + LINE_ROUNDING
    line = text.side.advances[start : start + AT_ONCE]
    if SPACE not in text.side.characters[start : start + AT_ONCE]:  # then they are added up at once
        sums = list(accumulate(line, initial=0.0))
        count = bisect_right(sums, most)
        if 0 < count < len(sums):
            return start + count - 1, sums[count - 1], sums[count] - room
        if count == len(sums) and start + len(line) == len(text.units):
            return len(text.units), sums[-1], 0.0
    width, spaces = 0.0, 0.0
    for end in range(start, len(text.units)):
        advance = text.side.advances[end]
        if text.side.characters[end] == SPACE:
            spaces += advance
            continue
        wider = width + spaces + advance
        if wider > most:
            return end, width, wider - room
        width, spaces = wider, 0.0
    return len(text.units), width, 0.0


def without_spaces(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return a line without the spaces at its end, which hang over, as in Word."""
    end = len(units)
    while end and units[end - 1].character == SPACE:
        end -= 1
    return units[:end]


def _break_between(before: Unit, after: Unit, rules: str) -> bool:
    """A footnote's mark stays with what it marks (GB/T 15834 is silent; 实务)."""
    return after.note < 0 and RULES[rules](before.character, after.character)
