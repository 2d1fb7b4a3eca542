"""Lines of a table of contents: heading, dots, and the page at the right edge."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.document.inlines import Words
from jianbao.document.paged import PagedText
from jianbao.document.theme import Theme
from jianbao.fonts.faces import Faces
from jianbao.typeset.measuring import measure_words
from jianbao.typeset.paragraphs import (
    SetParagraph,
    set_paragraph,
    width_of,
)

DOT = "."  # the sign that Word's leader repeats


def set_contents_line(line: PagedText, width: float, theme: Theme, faces: Faces) -> SetParagraph:
    """Break a heading into lines and put dots and page behind the last.

    Where it leaves no room for them they get a line of their own, as behind Word's tab.
    """
    paragraph = set_paragraph(line, width, theme, faces)
    last, style = paragraph.lines[-1], paragraph.style
    end = last.x + width_of(last.units)
    page = line.inlines[-1]
    assert isinstance(page, Words), "a line of contents ends with its page"
    (dot,) = measure_words(replace(page, text=DOT), style, faces)
    dots = int((last.tail_x - end) / dot.advance)
    tail_x = last.tail_x - dots * dot.advance
    last = replace(last, tail=(dot,) * dots + last.tail, tail_x=tail_x)
    return replace(paragraph, lines=(*paragraph.lines[:-1], last))
