"""Names and notes in two lines, parted where the sense is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jianbao.document.composed import Inlines
from jianbao.document.inlines import Inline, LineEnd, Words
from jianbao.document.patterns import pattern
from jianbao.document.word.kinsoku import is_latin, may_break, may_break_latin
from jianbao.typeset.layout.setting import Setting

BEHIND = "、，；：）”》,;:)"  # a line ends here best
BEFORE = "（“《("
JOINING = ("和", "与", "及", "的", "或", "后")
BEGINNING = ("占", "较", "在", "由", "对", "其中")
"""Words before which a phrase ends."""

ENDING = pattern(
    "[率量数额度性化者员件次户值费款车类型式法](?!据|字|量|化|能|学|工|均|籍|用|项|别|号|院|律|人|辆|间|站)"
)
"""Last characters of words: none begins a line where it does not begin a word of its own."""

LEAST = 3  # characters on either side
MOST = 4  # lines


def in_lines(cell: Inlines, style: str, room: float, setting: Setting) -> Inlines:
    """Return a text with the ends of lines that it needs in `room`, even and at sense units."""
    text = "".join(part.text for part in cell if isinstance(part, Words))
    whole = setting.width(cell, style)
    if whole <= room or not text:
        return cell
    cuts: list[int] = []
    for count in range(2, MOST + 1):
        cuts = _cuts(cell, text, style, room, count, setting)
        if cuts:
            break
    return tuple(_broken(cell, cuts))


def lines_in(cell: Inlines) -> int:
    """Return how many lines a text has."""
    return 1 + sum(isinstance(part, LineEnd) for part in cell)


def split_lines(cell: Inlines) -> Iterator[Inlines]:
    """Yield the lines of a text."""
    line: list[Inline] = []
    for part in cell:
        if isinstance(part, LineEnd):
            yield tuple(line)
            line = []
        else:
            line.append(part)
    yield tuple(line)


def _cuts(
    cell: Inlines, text: str, style: str, room: float, count: int, setting: Setting
) -> list[int]:
    """Return where `count` lines end that fit, none where they do not."""
    widths = _widths(cell, style, setting)
    target = sum(widths) / count
    latin = setting.theme.line_rules == "latin"
    cuts: list[int] = []
    for number in range(1, count):
        start = cuts[-1] if cuts else 0
        best = min(
            (
                place
                for place in range(start + 1, len(text))
                if _allowed(text, place, latin) and sum(widths[start:place]) <= room
            ),
            key=lambda place: (
                abs(sum(widths[:place]) - number * target)
                + _cost(text, place) * setting.theme.style(style).size
            ),
            default=0,
        )
        if not best:
            return []
        cuts.append(best)
    return cuts if sum(widths[cuts[-1] :]) <= room else []


def _widths(cell: Inlines, style: str, setting: Setting) -> list[float]:
    words = (part for part in cell if isinstance(part, Words))
    return [
        setting.width((replace(part, text=sign),), style) for part in words for sign in part.text
    ]


def _allowed(text: str, place: int, latin: bool) -> bool:
    before, after = text[place - 1], text[place]
    if latin:
        return may_break_latin(before, after)
    numbers = before.isdigit() or after.isdigit() or (is_latin(before) and is_latin(after))
    return may_break(before, after) and not numbers


def _cost(text: str, place: int) -> float:
    """Return how many characters out of the middle a better place may be."""
    before, after = text[:place], text[place:]
    few = 4.5 if min(len(before), len(after)) < LEAST else 0.0
    if before[-1] in BEHIND or after[0] in BEFORE or before[-1] == " ":
        return few
    if before.endswith(JOINING):
        return few + 1.8
    if after.startswith((*JOINING, *BEGINNING)):
        return few + 1.5
    return few + (5.0 if ENDING.match(after) else 3.0)


def _broken(cell: Inlines, cuts: Sequence[int]) -> Iterator[Inline]:
    done = 0
    for part in cell:
        if not isinstance(part, Words):
            yield part
            continue
        start = 0
        for cut in cuts:
            if done < cut <= done + len(part.text):
                yield replace(part, text=part.text[start : cut - done])
                yield LineEnd()
                start = cut - done
        if start < len(part.text):
            yield replace(part, text=part.text[start:])
        done += len(part.text)
