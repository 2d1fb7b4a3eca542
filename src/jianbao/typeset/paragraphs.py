"""Paragraphs -> measured units -> lines, and lines -> runs at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.inlines import Chance, LineEnd, NoteMark, Settled, Tab, Words, plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import PagedText
from jianbao.document.patterns import pattern
from jianbao.document.placed import BlockPath, Line, Run
from jianbao.document.theme import Style, Theme
from jianbao.document.word.kinsoku import NO_BREAK_SPACE
from jianbao.document.word.lines import BASELINE
from jianbao.document.word.notes import mark_rise, mark_scale, mark_size
from jianbao.document.word.rounding import SAFE
from jianbao.fonts.faces import Advance, Faces
from jianbao.messages.findings import Finding, Place
from jianbao.messages.typeset import (
    character_too_wide,
    fragile_break,
    mark_before_sign,
    spaces_may_shrink,
    word_cut,
)
from jianbao.typeset.breaking import (
    ADVANCE,
    NOTE,
    SPACE,
    Broken,
    Side,
    Unit,
    break_lines,
    gaps,
)
from jianbao.typeset.measuring import measured_lines, place_of, places_of, resolve_faces

ATTENDANCE = "attendance"  # the style of lists of people

MarkOf = Callable[[int, str], tuple[Advance, ...]]
"""A footnote's number, a face -> the glyphs of its sign on this page."""


Doubt = Callable[[Place | None], Finding]
"""The code of a finding about a line that may be broken otherwise elsewhere."""


class SetLine(Struct, frozen=True):
    """One line of a paragraph, broken but not yet placed."""

    units: tuple[Unit, ...]
    x: float  # from the left edge of the paragraph's room
    spacing: float
    style: Style
    tail: tuple[Unit, ...] = ()  # stands behind `units`, at a place of its own
    tail_x: float = 0.0
    side: Side | None = None  # of `units`, where it is known

    @property
    def notes(self) -> tuple[int, ...]:
        """Numbers of the footnotes that are marked in this line."""
        if self.side and not self.side.marked and not self.tail:
            return ()
        return tuple([note for note in map(NOTE, (*self.units, *self.tail)) if note >= 0])


class SetParagraph(Struct, frozen=True):
    """A paragraph's lines, and the findings about its breaks: their codes and places."""

    style: Style
    lines: tuple[SetLine, ...]
    doubts: tuple[tuple[Doubt, Place | None], ...]
    overfull: bool = False  # more lines than the author asked for
    tail_alone: bool = False  # what stands behind the tab has a line of its own
    ends: tuple[tuple[int, Settled], ...] = ()  # what tells Word that lines end, behind how many

    @property
    def height(self) -> float:
        """Height of all lines, without the space behind the paragraph."""
        return len(self.lines) * self.style.leading


def set_paragraph(block: PagedText, width: float, theme: Theme, faces: Faces) -> SetParagraph:
    """Break a paragraph into lines of at most `width`."""
    if faces.kept is None:
        return _set_paragraph(block, width, theme, faces)
    key = (block, width, theme.style(block.style), theme.note_marks, theme.line_rules)
    known: tuple[SetParagraph, Faces] | None = faces.kept.texts.get(key)
    if known is None:
        own = faces.apart()
        known = _set_paragraph(block, width, theme, own), own
        faces.kept.remember(key, known)
    paragraph, asked = known
    faces.take(asked)
    return paragraph


def _set_paragraph(block: PagedText, width: float, theme: Theme, faces: Faces) -> SetParagraph:
    style = theme.style(block.style)
    left, right = style.left + on_twips(block.left), style.right + on_twips(block.right)
    first, room = style.indent + on_twips(block.indent), width - left - right
    lines: list[SetLine] = []
    doubts: list[Doubt] = []
    at: list[int] = []  # of each the character before it
    ends: list[tuple[int, Settled]] = []
    before = 0  # characters
    marks = theme.note_marks
    text, tail = _parted(block.inlines)
    segments = list(measured_lines(text, style, faces, marks))
    for segment in segments:
        indent = 0.0 if lines else first
        alone = block.level is None
        rules, names = theme.line_rules, style.name == ATTENDANCE
        side = Side.of(segment)
        for broken in break_lines(side, room - indent, room, rules, alone, names):
            x = left + (0.0 if lines else first)
            lines.append(_set_line(side.part(broken.start, broken.end), broken, x, style))
            end = _end(broken, style)
            if end:
                ends.append((before + broken.end, end))
            doubt = _doubt(broken, style)
            if doubt:
                doubts.append(doubt)
                at.append(before + broken.end - 1)
        before += len(segment)
    overfull = len(lines) > len(segments)
    told = tuple(zip(doubts, places_of(text, at), strict=True))
    paragraph = SetParagraph(style, tuple(lines), told, overfull, ends=tuple(ends))
    if tail is None:
        return paragraph
    (behind,) = measured_lines(tail, style, faces, marks)
    place = place_of(tail, len(behind) - 1) if behind else place_of(text, before - 1)
    empty = not segments[-1]
    return with_tail(paragraph, tuple(behind), left, width - right, place, empty)


def _end(broken: Broken, style: Style) -> Settled | None:
    """Return what has to tell Word that a line ends here, if anything has to."""
    if broken.early or (broken.loose and style.align == "both"):
        return LineEnd()
    return Chance() if broken.soft else None


def _doubt(broken: Broken, style: Style) -> Doubt | None:
    """Return the code of what is doubtful about a line, if anything is."""
    if broken.too_wide:
        return character_too_wide
    if broken.marked:
        return mark_before_sign
    if broken.shrinks and style.align == "both":
        return spaces_may_shrink
    return word_cut if broken.cut else fragile_break if broken.fragile else None


def with_tail(
    paragraph: SetParagraph,
    tail: tuple[Unit, ...],
    left: float,
    right: float,
    place: Place | None,
    empty: bool = False,
) -> SetParagraph:
    """Return the paragraph with `tail` at the right edge of its last line, which ends at `right`.

    Where that line leaves no room, or the author ended it (`empty`), the tail gets a line of its
    own, which begins at `left`, as behind Word's tab. Nearly no room is a doubt, told at `place`.
    """
    style, lines = paragraph.style, list(paragraph.lines)
    tail_x = right - width_of(tail)
    alone = empty and bool(lines)
    if not lines or empty:
        indent = 0.0 if lines else style.indent
        lines.append(SetLine((), left + indent, 0.0, style))
    last = lines[-1]
    end = last.x + width_of(last.units)
    doubts = paragraph.doubts
    if abs(tail_x - end) < SAFE or tail_x < left:
        doubts = (*doubts, (fragile_break, place))
    if tail_x < end and last.units:
        alone = True
        lines.append(SetLine((), left, 0.0, style))
    lines[-1] = replace(lines[-1], tail=tail, tail_x=max(tail_x, left))
    return replace(paragraph, lines=tuple(lines), doubts=doubts, tail_alone=alone and not empty)


def width_of(units: tuple[Unit, ...]) -> float:
    """Return how wide characters are side by side."""
    return sum(map(ADVANCE, units))


def _parted(inlines: tuple[Settled, ...]) -> tuple[tuple[Settled, ...], tuple[Settled, ...] | None]:
    """Return what stands before a paragraph's tab and what behind it, if it has one."""
    for number, inline in enumerate(inlines):
        if isinstance(inline, Tab):
            return inlines[:number], inlines[number + 1 :]
    return inlines, None


def line_runs(line: SetLine, x: float, mark_of: MarkOf) -> tuple[Run, ...]:
    """Return the runs of a line whose room begins at `x`; `mark_of` gives a footnote's sign."""
    runs = _runs(line.side or Side.of(line.units), line, x + line.x, mark_of)
    if not line.tail:
        return tuple(runs)
    return (*runs, *_runs(Side.of(line.tail), line, x + line.tail_x, mark_of))


def _runs(side: Side, line: SetLine, x: float, mark_of: MarkOf) -> list[Run]:
    """Gather units that are drawn alike into runs, each beginning where the one before ended."""
    runs: list[Run] = []
    style, spacing = line.style, line.spacing
    latin = _latin(side, line)
    for start, end in _alike(side, latin):
        face, link, note, size, scale, squeeze = side.units[start].look
        advances = side.advances[start:end]
        width = sum(advances) + (sum([spacing] * gaps(latin, start, end)) if spacing else 0.0)
        if note < 0:
            text = side.characters[start:end].replace(NO_BREAK_SPACE, SPACE)
            tight = start < len(latin) and latin[start]
            runs.append(
                Run(
                    text, face, size or style.size, x, (scale or style.scale) * squeeze,
                    width=width, link=link, advances=advances,
                    spacing=0.0 if tight else spacing,
                )
            )  # fmt: skip
        else:
            added = [spacing * gaps(latin, at, at + 1) for at in range(start, end)]
            marks = zip(side.units[start:end], added, strict=True)
            runs += _mark_runs(marks, mark_of(note, face), x, style)
        x += width
    return runs


ALIKE = pattern(b"\0+|\1+")


def _latin(side: Side, line: SetLine) -> bytes:
    """Return which characters of a line are Latin where that changes how they are stretched.

    The spaces at its end are left out, for they have no white behind them.
    """
    if not line.spacing:
        return bytes(len(side.units))
    drawn = len(side.characters.rstrip(SPACE))
    return side.latin[:drawn] if line.style.align == "both" else bytes(drawn)


def _alike(side: Side, latin: bytes) -> Iterable[tuple[int, int]]:
    """Return where units begin and end that are drawn and stretched alike."""
    count = len(side.units)
    if side.alike and 1 not in latin:
        return ((0, count),) if count else ()
    latin = latin.ljust(count, b"\0")
    if side.alike:
        return [match.span() for match in ALIKE.finditer(latin)]
    alike = groupby(zip(side.looks, latin, strict=True))
    ends = list(accumulate(len(list(group)) for _, group in alike))
    return pairwise([0, *ends])


def _mark_runs(
    marks: Iterable[tuple[Unit, float]], sign: tuple[Advance, ...], x: float, style: Style
) -> Iterator[Run]:
    """Yield the marks of one note: of several only where a place marks it twice."""
    for unit, white in marks:
        yield _mark_run(sign, unit.note, x, unit.advance + white, style)
        x += unit.advance + white


def _mark_run(sign: tuple[Advance, ...], note: int, x: float, width: float, style: Style) -> Run:
    """Return the mark of a footnote in the room that was kept for it."""
    size = mark_size(style.size)
    marks = "decimal" if sign[0].character.isdecimal() else "circled"
    scale = mark_scale(style.size, style.scale, marks)
    return Run(
        "".join(glyph.character for glyph in sign),
        sign[0].face,
        size,
        x,
        scale,
        rise=mark_rise(style.size),
        width=width,
        note=note,
        advances=tuple(glyph.em * size * scale for glyph in sign),
    )


def place_line(
    line: SetLine,
    x: float,
    top: float,
    mark_of: MarkOf,
    path: BlockPath,
    role: str = "text",
    runs: tuple[Run, ...] | None = None,
) -> Line:
    """Return a line at its place: its room begins at `x`, its line box at `top`.

    `runs` are its own, where they are known.
    """
    baseline = top + BASELINE * line.style.leading
    runs = line_runs(line, x, mark_of) if runs is None else runs
    return Line(runs, baseline, line.spacing, line.style.colour, role, path)


def resolve_lines(
    inlines: tuple[Settled, ...], paragraph: SetParagraph, faces: Faces
) -> tuple[Settled, ...]:
    """Return a paragraph's inlines so; where its tab has a line of its own, that is said.

    So is where lines end that Word would not end there.
    """
    inlines = resolve_faces(inlines, paragraph.style, faces)
    if paragraph.ends:
        inlines = tuple(with_ends(inlines, paragraph.ends))
    if not paragraph.tail_alone:
        return inlines
    tab = next(number for number, inline in enumerate(inlines) if isinstance(inline, Tab))
    return (*inlines[:tab], LineEnd(), *inlines[tab:])


def with_ends(
    inlines: tuple[Settled, ...], ends: tuple[tuple[int, Settled], ...]
) -> Iterator[Settled]:
    """Yield inlines with what ends lines, in Word too, behind so many characters each."""
    waiting = list(ends)
    count = 0
    for inline in inlines:
        rest = inline
        while waiting and isinstance(rest, Words) and waiting[0][0] < count + len(rest.text):
            at, end = waiting.pop(0)
            head = replace(rest, text=rest.text[: at - count])
            rest = replace(rest, text=rest.text[at - count :])
            yield from (head, end) if head.text else (end,)
            count = at
        count += 1 if isinstance(rest, NoteMark) else len(plain((rest,)))
        yield rest


def _set_line(side: Side, broken: Broken, x: float, style: Style) -> SetLine:
    spare, spacing = max(0.0, broken.room - broken.width), 0.0
    if style.align == "center":
        x += spare / 2
    elif style.align == "right":
        x += spare
    elif style.align == "spread" and len(side.characters.rstrip(SPACE)) > 1:
        spacing = spare / (len(side.characters.rstrip(SPACE)) - 1)
    elif style.align == "both" and not (broken.forced or broken.loose or broken.early):
        spacing = broken.white
    return SetLine(side.units, x, spacing, style, side=side)
