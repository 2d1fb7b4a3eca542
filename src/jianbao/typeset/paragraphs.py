"""Paragraphs -> measured units -> lines, and lines -> runs at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.inlines import LineEnd, NoteMark, Settled, Tab, Words
from jianbao.document.lengths import on_twips
from jianbao.document.paged import PagedText
from jianbao.document.placed import BlockPath, Line, Run
from jianbao.document.theme import Style, Theme
from jianbao.document.word.kinsoku import NO_BREAK_SPACE
from jianbao.document.word.lines import BASELINE
from jianbao.document.word.notes import MARK_RISE, MARK_SIZE, note_sign
from jianbao.document.word.rounding import SAFE
from jianbao.fonts.faces import Advance, Faces
from jianbao.messages.findings import Finding, Place
from jianbao.messages.typeset import character_too_wide, fragile_break, word_cut
from jianbao.typeset.breaking import SPACE, Broken, Unit, break_lines, without_spaces

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

    @property
    def notes(self) -> tuple[int, ...]:
        """Numbers of the footnotes that are marked in this line."""
        return tuple(unit.note for unit in (*self.units, *self.tail) if unit.note >= 0)


class SetParagraph(Struct, frozen=True):
    """A paragraph's lines, and the findings about its breaks: their codes and places."""

    style: Style
    lines: tuple[SetLine, ...]
    doubts: tuple[tuple[Doubt, Place | None], ...]
    overfull: bool = False  # more lines than the author asked for
    tail_alone: bool = False  # what stands behind the tab has a line of its own

    @property
    def height(self) -> float:
        """Height of all lines, without the space behind the paragraph."""
        return len(self.lines) * self.style.leading


def set_paragraph(block: PagedText, width: float, theme: Theme, faces: Faces) -> SetParagraph:
    """Break a paragraph into lines of at most `width`."""
    style = theme.style(block.style)
    left, right = style.left + on_twips(block.left), style.right + on_twips(block.right)
    first, room = style.indent + on_twips(block.indent), width - left - right
    lines: list[SetLine] = []
    doubts: list[tuple[Doubt, Place | None]] = []
    sign = note_sign(1, theme.note_marks)  # every mark is taken to be as wide
    text, tail = _parted(block.inlines)
    segments = list(_segments(text, style, faces, sign))
    for segment in segments:
        indent = 0.0 if lines else first
        for broken in break_lines(segment, room - indent, room, theme.line_rules):
            units = tuple(segment[broken.start : broken.end])
            x = left + (0.0 if lines else first)
            lines.append(_set_line(units, broken, x, style))
            doubt = _doubt(broken)
            if doubt:
                doubts.append((doubt, units[-1].place))
    paragraph = SetParagraph(style, tuple(lines), tuple(doubts), len(lines) > len(segments))
    if tail is None:
        return paragraph
    (units_behind,) = _segments(tail, style, faces, sign)
    empty = not segments[-1]
    return with_tail(paragraph, tuple(units_behind), left, width - right, empty)


def _doubt(broken: Broken) -> Doubt | None:
    """Return the code of what is doubtful about a line, if anything is."""
    if broken.too_wide:
        return character_too_wide
    return word_cut if broken.cut else fragile_break if broken.fragile else None


def with_tail(
    paragraph: SetParagraph, tail: tuple[Unit, ...], left: float, right: float, empty: bool = False
) -> SetParagraph:
    """Return the paragraph with `tail` at the right edge of its last line, which ends at `right`.

    Where that line leaves no room, or the author ended it (`empty`), the tail gets a line of its
    own, which begins at `left`, as behind Word's tab. Nearly no room is a doubt.
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
        doubts = (*doubts, (fragile_break, (*last.units, *tail)[-1].place))
    if tail_x < end and last.units:
        alone = True
        lines.append(SetLine((), left, 0.0, style))
    lines[-1] = replace(lines[-1], tail=tail, tail_x=max(tail_x, left))
    return replace(paragraph, lines=tuple(lines), doubts=doubts, tail_alone=alone and not empty)


def width_of(units: tuple[Unit, ...]) -> float:
    """Return how wide characters are side by side."""
    return sum(unit.advance for unit in units)


def _parted(inlines: tuple[Settled, ...]) -> tuple[tuple[Settled, ...], tuple[Settled, ...] | None]:
    """Return what stands before a paragraph's tab and what behind it, if it has one."""
    for number, inline in enumerate(inlines):
        if isinstance(inline, Tab):
            return inlines[:number], inlines[number + 1 :]
    return inlines, None


def line_runs(line: SetLine, x: float, mark_of: MarkOf) -> tuple[Run, ...]:
    """Return the runs of a line whose room begins at `x`; `mark_of` gives a footnote's sign."""
    return (
        *_runs(line.units, line, x + line.x, mark_of),
        *_runs(line.tail, line, x + line.tail_x, mark_of),
    )


def _runs(units: tuple[Unit, ...], line: SetLine, x: float, mark_of: MarkOf) -> list[Run]:
    """Gather units that are drawn alike into runs, each beginning where the one before ended."""
    runs: list[Run] = []
    style = line.style
    for (face, link, note, size, scale), alike in groupby(units, _drawn_as):
        members = list(alike)
        advances = tuple(unit.advance for unit in members)
        width = sum(advances) + line.spacing * len(members)
        if note < 0:
            text = "".join(unit.character for unit in members).replace(NO_BREAK_SPACE, SPACE)
            runs.append(
                Run(
                    text, face, size or style.size, x, scale or style.scale,
                    width=width, link=link, advances=advances,
                )
            )  # fmt: skip
        else:
            runs.append(_mark_run(mark_of(note, face), note, x, width, style))
        x += width
    return runs


def _mark_run(sign: tuple[Advance, ...], note: int, x: float, width: float, style: Style) -> Run:
    """Return the mark of a footnote in the room that was kept for it."""
    size = style.size * MARK_SIZE
    return Run(
        "".join(glyph.character for glyph in sign),
        sign[0].face,
        size,
        x,
        style.scale,
        rise=style.size * MARK_RISE,
        width=width,
        note=note,
        advances=tuple(glyph.em * size * style.scale for glyph in sign),
    )


def _drawn_as(unit: Unit) -> tuple[str, str, int, float, float]:
    return unit.face, unit.link, unit.note, unit.size, unit.scale


def place_line(
    line: SetLine,
    x: float,
    top: float,
    mark_of: MarkOf,
    path: BlockPath,
    role: str = "text",
) -> Line:
    """Return a line at its place: its room begins at `x`, its line box at `top`."""
    baseline = top + BASELINE * line.style.leading
    runs = line_runs(line, x, mark_of)
    return Line(runs, baseline, line.spacing, line.style.colour, role, path)


def resolve_faces(inlines: tuple[Settled, ...], style: Style, faces: Faces) -> tuple[Settled, ...]:
    """Return `inlines` with words parted where another face has to stand in."""
    return tuple(part for inline in inlines for part in _resolve(inline, style, faces))


def resolve_lines(block: PagedText, paragraph: SetParagraph, faces: Faces) -> tuple[Settled, ...]:
    """Return a paragraph's inlines so; where its tab has a line of its own, that is said."""
    inlines = resolve_faces(block.inlines, paragraph.style, faces)
    if not paragraph.tail_alone:
        return inlines
    tab = next(number for number, inline in enumerate(inlines) if isinstance(inline, Tab))
    return (*inlines[:tab], LineEnd(), *inlines[tab:])


def _resolve(inline: Settled, style: Style, faces: Faces) -> Iterator[Settled]:
    if isinstance(inline, Words):
        yield from resolve_words(inline, style, faces)
    else:
        yield inline


def resolve_words(words: Words, style: Style, faces: Faces) -> Iterator[Words]:
    """Yield words parted where another face has to stand in."""
    role = words.face or style.face
    start = 0
    drawn = [faces.look_up(role, character).face for character in words.text]
    for end in range(1, len(drawn) + 1):
        if end == len(drawn) or drawn[end] != drawn[start]:
            face = words.face if drawn[start] == role else drawn[start]
            yield replace(words, text=words.text[start:end], face=face)
            start = end


def _segments(
    inlines: tuple[Settled, ...], style: Style, faces: Faces, sign: str
) -> Iterator[list[Unit]]:
    """Yield the measured characters of each line that the author ended, or of the whole."""
    units: list[Unit] = []
    em = style.size * style.scale
    for inline in inlines:
        match inline:
            case LineEnd():
                yield units
                units = []
            case NoteMark(note=note):
                advance = faces.glyph(style.face, sign).em * em * MARK_SIZE
                units.append(Unit(sign, style.face, advance, note))
            case Words():
                units.extend(measure_words(inline, style, faces))
            case Tab():
                raise ValueError("a paragraph has one tab at most, and no line ends behind it")
            case _:
                assert_never(inline)
    yield units


def measure_words(words: Words, style: Style, faces: Faces) -> Iterator[Unit]:
    """Yield the measured characters of words in `style`."""
    role = words.face or style.face
    size, scale = words.size or style.size, words.scale or style.scale
    place = words.place
    link = words.link.section if words.link else ""
    for offset, character in enumerate(words.text):
        where = place and Place(place.file, place.line, place.column + offset)
        glyph = faces.glyph(role, character, where)
        advance = glyph.em * size * scale
        yield Unit(glyph.character, glyph.face, advance, -1, where, link, size, scale)


def _set_line(units: tuple[Unit, ...], broken: Broken, x: float, style: Style) -> SetLine:
    spare, spacing = max(0.0, broken.room - broken.width), 0.0
    if style.align == "center":
        x += spare / 2
    elif style.align == "right":
        x += spare
    elif _is_stretched(style, broken) and len(without_spaces(units)) > 1:
        spacing = spare / (len(without_spaces(units)) - 1)
    return SetLine(units, x, spacing, style)


def _is_stretched(style: Style, broken: Broken) -> bool:
    """Return whether a line is set to its full width: one that is spread always is."""
    return style.align == "spread" or (style.align == "both" and not broken.forced)
