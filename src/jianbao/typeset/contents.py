"""Lines of a table of contents: heading, dots, and the page at the right edge."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.blocks import Contents, ContentsLine, Paragraph, Words
from jianbao.theme import Style, Theme
from jianbao.typeset.breaking import SAFE, Unit
from jianbao.typeset.faces import Faces
from jianbao.typeset.paragraphs import (
    SetLine,
    SetParagraph,
    measure_words,
    resolve_words,
    set_paragraph,
)

DOT = "."  # the sign that Word's leader repeats
FIELD_END = 0.5
"""Height of the paragraph that ends Word's field: as low as 22 lines leave room for."""


def set_contents_line(line: ContentsLine, width: float, theme: Theme, faces: Faces) -> SetParagraph:
    """Break a heading into lines and put dots and page behind the last.

    Where it leaves no room for them they get a line of their own, as behind Word's tab.
    """
    found = set_paragraph(Paragraph(line.style, line.words), width, theme, faces)
    lines, last = list(found.lines[:-1]), found.lines[-1]
    style = theme.style(line.style)
    page = tuple(measure_words(line.page, style, faces))
    right = width - _width(page)
    end = last.x + _width(last.units)
    doubts = found.doubts
    if abs(right - end) < SAFE:
        doubts = (*doubts, ("fragile-break", last.units[-1].place))
    if right < end:
        lines.append(last)
        last, end = SetLine((), style.left, 0.0, style), style.left
    dot = next(measure_words(replace(line.page, text=DOT), style, faces))
    dots = int((right - end) / dot.advance)
    tail_x = right - dots * dot.advance
    lines.append(replace(last, tail=(dot,) * dots + page, tail_x=tail_x))
    return replace(found, lines=tuple(lines), doubts=doubts)


def resolve_contents(contents: Contents, theme: Theme, faces: Faces) -> Contents:
    """Return the contents with words parted where another face has to stand in."""
    return Contents(
        tuple(_resolved(line, theme.style(line.style), faces) for line in contents.lines)
    )


def _resolved(line: ContentsLine, style: Style, faces: Faces) -> ContentsLine:
    words: Iterator[Words] = (
        part for one in line.words for part in resolve_words(one, style, faces)
    )
    return replace(line, words=tuple(words))


def _width(units: tuple[Unit, ...]) -> float:
    return sum(unit.advance for unit in units)
