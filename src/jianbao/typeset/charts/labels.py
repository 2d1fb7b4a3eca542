"""The words of a chart: how wide they are, how names are parted, and as lines of text."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.chart_style import LABEL_SIZE
from jianbao.document.patterns import pattern
from jianbao.document.placed import Line, Run
from jianbao.document.word.lines import LABEL_ASCENT, LABEL_DESCENT
from jianbao.document.word.widths import em_width
from jianbao.fonts.faces import Advance, Faces

LABEL_HEIGHT = LABEL_SIZE * 1.4
LABEL_GAP = 3.0
ASCENT, DESCENT = LABEL_SIZE * LABEL_ASCENT, LABEL_SIZE * LABEL_DESCENT
NAME_PARTS = pattern(r"[^年\s]*[年\s]|[^年\s]+")  # 2026年 and 1月 are kept whole
PIECES = pattern(r"[!-~]+|.")  # a number or a Latin word is never parted
PARTED = pattern(r"[!-~\s年]")  # names with such are parted where they are
MOST_LINES = 3


def room_for(text: str) -> float:
    """Return how wide a label is in a face of half and whole ems, as those of body text are."""
    return em_width(text) * LABEL_SIZE


def name_lines(name: str, room: float) -> list[str]:
    """Return a category's name, parted so that no line is wider than `room`."""
    lines = [""]
    if room_for(name) <= room:
        return [name]
    for part in NAME_PARTS.findall(name):
        for piece in (part,) if room_for(part.rstrip()) <= room else PIECES.findall(part):
            if lines[-1] and room_for((lines[-1] + piece).rstrip()) > room:
                lines.append("")
            lines[-1] += piece
    return _even([line.strip() for line in lines], room)


def _even(lines: list[str], room: float) -> list[str]:
    """Return lines of characters as even as they can be: 电气 over 线路, not 电气线 over 路."""
    text = "".join(lines)
    if any(PARTED.search(line) for line in lines) or len(lines) < 2:
        return lines
    count, long = divmod(len(text), len(lines))
    ends = [count * number + min(number, long) for number in range(len(lines) + 1)]
    even = [text[start:end] for start, end in pairwise(ends)]
    return even if all(room_for(line) <= room for line in even) else lines


def fits_in(name: str, room: float) -> bool:
    """Return whether a name has few lines in a room, none of them wider than it."""
    lines = name_lines(name, room)
    return len(lines) <= MOST_LINES and all(room_for(line) <= room for line in lines)


class Lettering(Struct, frozen=True):
    """The face of a chart's words."""

    faces: Faces
    face: str

    def glyph(self, character: str) -> Advance:
        """Return how a character is drawn."""
        return self.faces.glyph(self.face, character)


def width_of(text: str, faces: Lettering) -> float:
    """Return how wide a label is in its faces."""
    return sum(faces.glyph(character).em for character in text) * LABEL_SIZE


def label(text: str, x: float, baseline: float, faces: Lettering, share: float) -> Line:
    """Return a label with `share` of its width left of x: 0 starts there, 1 ends there."""
    left = x - share * width_of(text, faces)
    runs: list[Run] = []
    for character in text:
        glyph = faces.glyph(character)
        width = glyph.em * LABEL_SIZE
        runs.append(
            Run(glyph.character, glyph.face, LABEL_SIZE, left, width=width, advances=(width,))
        )
        left += width
    return Line(_joined(runs), baseline, role="chart")


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].face == run.face:
            last = joined.pop()
            run = replace(
                last,
                text=last.text + run.text,
                width=last.width + run.width,
                advances=last.advances + run.advances,
            )
        joined.append(run)
    return tuple(joined)
