"""Lines of ours and lines that came back, side by side: the same, parted, joined, elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.patterns import pattern
from jianbao.intake.back.aligning import MOVED, aligned, likeness
from jianbao.intake.back.edited import EditedLine, EditedTable, EditedUnit
from jianbao.intake.back.holders import holder
from jianbao.intake.back.lines import Line, Segment, Table, Unit
from jianbao.intake.back.spans import PARAGRAPH_END
from jianbao.intake.back.typed import TypedFile
from jianbao.intake.source import Paragraph
from jianbao.intake.structure import headed_of

Pairs = list[tuple[int | None, int | None]]


class Pairing(Struct, frozen=True):
    """A line of ours with the same one as it came back; either may be missing."""

    line: Line | None
    edited: EditedLine | None


def paired(ours: list[Line], theirs: list[EditedLine]) -> list[Pairing]:
    """Return lines side by side."""
    pairs = aligned([line.text for line in ours], [line.text for line in theirs])
    return [
        Pairing(None if old is None else ours[old], None if new is None else theirs[new])
        for old, new in pairs
    ]


def notes_matched(ours: list[str], theirs: list[str]) -> Pairs:
    """Return which footnote is which: equal ones in whatever order, then those in order."""
    free = list(range(len(theirs)))
    found: dict[int, int] = {}
    for number, text in enumerate(ours):
        same = next((each for each in free if theirs[each] == text), None)
        if same is not None:
            found[number] = same
            free.remove(same)
    rest = [number for number in range(len(ours)) if number not in found]
    for old, new in aligned([ours[each] for each in rest], [theirs[each] for each in free]):
        if old is not None and new is not None:
            found[rest[old]] = free[new]
    taken = set(found.values())
    pairs: Pairs = [(old, found.get(old)) for old in range(len(ours))]
    return pairs + [(None, new) for new in range(len(theirs)) if new not in taken]


def parted_or_joined(pairings: list[Pairing], files: dict[str, TypedFile]) -> list[Pairing]:
    """Return pairs where a paragraph that was parted, or two that were joined, are one pair."""
    found: list[Pairing] = []
    for each in pairings:
        last = found[-1] if found else None
        joined = last and (_parted(last, each) or _joined(last, each, files))
        if joined:
            found[-1] = joined
        else:
            found.append(each)
    return found


def _parted(first: Pairing, second: Pairing) -> Pairing | None:
    """Return a pair of one line and its two halves, where that is what two pairs are."""
    if not (first.edited and second.edited) or (first.line is None) is (second.line is None):
        return None
    line = first.line or second.line
    assert line
    both = EditedLine(level=first.edited.level)
    both.text = first.edited.text + PARAGRAPH_END + second.edited.text
    both.who = [*first.edited.who, "", *second.edited.who]
    shift = len(first.edited.text) + 1
    behind = (replace(cut, at=cut.at + shift) for cut in second.edited.removed)
    both.removed = [*first.edited.removed, *behind]
    alone = _ratio(line.text, (first if first.line else second).edited.text)  # type: ignore[union-attr]
    return Pairing(line, both) if _ratio(line.text, both.text) > alone + 0.1 else None


def _joined(first: Pairing, second: Pairing, files: dict[str, TypedFile]) -> Pairing | None:
    """Return a pair of two lines and the one that they became, where that is what two pairs are."""
    if not (first.line and second.line) or (first.edited is None) is (second.edited is None):
        return None
    edited = first.edited or second.edited
    assert edited
    one, other = holder(first.line, files), holder(second.line, files)
    if (
        one.role != "text"
        or other.role != "text"
        or one.path != other.path
        or one.file != other.file
    ):
        return None
    size = len(first.line.text)
    between = Segment(size, size + 1, "text", one.file, one.path, one.end, other.begin)
    shifted = [
        replace(s, start=s.start + size + 1, stop=s.stop + size + 1) for s in second.line.segments
    ]
    both = Line(
        first.line.text + PARAGRAPH_END + second.line.text,
        (*first.line.segments, between, *shifted),
    )
    alone = _ratio((first if first.edited else second).line.text, edited.text)  # type: ignore[union-attr]
    return Pairing(both, edited) if _ratio(both.text, edited.text) > alone + 0.1 else None


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def moved_lines(pairings: list[Pairing]) -> dict[int, int]:
    """Return which lines stand elsewhere now: position of the new place -> of the old one."""
    gone = [n for n, each in enumerate(pairings) if each.line and not each.edited]
    moves: dict[int, int] = {}
    for number, each in enumerate(pairings):
        if each.line or not each.edited or not gone:
            continue
        text = without_number(each.edited.text)
        scores = [(likeness(without_number(_text(pairings[old])), text), -old) for old in gone]
        score, old = max(scores)
        if score >= MOVED and len(text) > 3:
            moves[number] = -old
            gone.remove(-old)
    return moves


def standing_together(
    pairings: list[Pairing], number: int, belongs: Callable[[int], bool]
) -> list[int]:
    """Return the positions from `number` on that belong together."""
    last = number
    while last + 1 < len(pairings) and belongs(last + 1):
        last += 1
    return list(range(number, last + 1))


def is_new_heading(line: EditedLine) -> bool:
    """Return whether a line that is new is a heading, by its level or its number."""
    headed = headed_of(Paragraph(text=line.text, place="", level=line.level))
    return headed is not None and not headed.rest and not line.text.rstrip().endswith("。")


def is_live(line: Line) -> bool:
    """Return whether nothing in a line was typed, and Word fills some of it."""
    kinds = {segment.kind for segment in line.segments}
    return "live" in kinds and not any(segment.file for segment in line.segments)


def _text(pairing: Pairing) -> str:
    return pairing.line.text if pairing.line else ""


def line_behind(pairings: list[Pairing], number: int) -> Line | None:
    """Return the next line that is left of ours."""
    rest = (each.line for each in pairings[number + 1 :] if each.line and each.edited)
    return next(rest, None)


def removers(pairings: list[Pairing], number: int) -> tuple[str, ...]:
    """Return who took a line out: the next one that is left begins with what was."""
    for each in pairings[number + 1 :]:
        if each.edited:
            return tuple(dict.fromkeys(cut.who for cut in each.edited.removed if not cut.at))
    return ()


def key(unit: Unit | EditedUnit) -> str:
    """Return what a unit is compared by: no table is ever a line."""
    return ("\x00" if isinstance(unit, Table | EditedTable) else "") + unit.text


def row_key(row: dict[int, tuple[Line, ...]] | dict[int, tuple[EditedLine, ...]]) -> str:
    """Return what a row says, cell by cell."""
    return "\t".join("".join(line.text for line in lines) for lines in row.values())


def differ(row: dict[int, tuple[Line, ...]], edited: dict[int, tuple[EditedLine, ...]]) -> bool:
    """Return whether two rows say different things."""
    return row_key(row) != row_key(edited)


def same_place(
    pairs: Pairs,
) -> Pairs:
    """Return pairs in which one row that is gone and one that came right there are the same."""
    found: Pairs = []
    for old, new in pairs:
        last = found[-1] if found else None
        if last and last[1] is None and old is None:
            found[-1] = (last[0], new)
        elif last and last[0] is None and new is None:
            found[-1] = (old, last[1])
        else:
            found.append((old, new))
    return found


def part(line: Line, start: int, stop: int) -> Line:
    """Return some characters of a line as a line."""
    segments: list[Segment] = []
    for each in line.segments:
        first, last = max(each.start, start), min(each.stop, stop)
        if first >= last:
            continue
        cut = replace(each, start=first - start, stop=last - start)
        if each.kind == "text" and each.end - each.begin == each.stop - each.start:
            begin = each.begin + first - each.start
            cut = replace(cut, begin=begin, end=begin + last - first)
        segments.append(cut)
    return Line(line.text[start:stop], tuple(segments))


def edited_part(line: EditedLine, start: int, stop: int) -> EditedLine:
    """Return some characters of a line that came back as a line."""
    removed = [replace(cut, at=cut.at - start) for cut in line.removed if start <= cut.at <= stop]
    return EditedLine(line.text[start:stop], line.who[start:stop], removed)


NUMBERED = pattern(
    r"^(?:[一二三四五六七八九十百]+[是、]|[（(][一二三四五六七八九十百\d]+[）)]|\d+[.．、]) ?"
)


def without_number(text: str) -> str:
    """Return a line without the number that the template counts."""
    return NUMBERED.sub("", text)
