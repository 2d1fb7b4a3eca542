"""Lines of a table of contents: heading, dots, and the page at the right edge."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.document.blocks import Contents, ContentsLine, Paragraph, Words
from jianbao.document.theme import Style, Theme
from jianbao.fonts.faces import Faces
from jianbao.typeset.paragraphs import (
    SetParagraph,
    measure_words,
    resolve_words,
    set_paragraph,
    width_of,
    with_tail,
)

DOT = "."  # the sign that Word's leader repeats


def set_contents_line(line: ContentsLine, width: float, theme: Theme, faces: Faces) -> SetParagraph:
    """Break a heading into lines and put dots and page behind the last.

    Where it leaves no room for them they get a line of their own, as behind Word's tab.
    """
    found = set_paragraph(Paragraph(line.style, line.words), width, theme, faces)
    style = theme.style(line.style)
    page = tuple(measure_words(line.page, style, faces))
    found = with_tail(found, page, style.left, width)
    last = found.lines[-1]
    end = last.x + width_of(last.units)
    dot = next(measure_words(replace(line.page, text=DOT), style, faces))
    dots = int((last.tail_x - end) / dot.advance)
    tail_x = last.tail_x - dots * dot.advance
    last = replace(last, tail=(dot,) * dots + page, tail_x=tail_x)
    return replace(found, lines=(*found.lines[:-1], last))


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
