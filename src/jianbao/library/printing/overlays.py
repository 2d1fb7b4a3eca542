"""What one copy has of its own, set by `typeset` as everything else: its number, a watermark."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from jianbao.document.composed import Block, Composed, PageBreak, Paragraph, Properties
from jianbao.document.inlines import Words
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Align, Page, Style, Theme
from jianbao.fonts.faces import Faces
from jianbao.library.printing.copies import Copy
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.messages.printing import print_number_above, print_number_title, print_numbered
from jianbao.readers.glyphs import Glyph
from jianbao.readers.pdf.glyphs import read_pdf
from jianbao.typeset.typesetting import typeset
from jianbao.writers.pdf.writing import write_pdf

Point = tuple[float, float]
SIZE = 16.0  # 3号
SPACE = 6.0  # that a number keeps from other text
GREY = "D9D9D9"  # light enough for any text over it, dark enough for a black-and-white printer
LEVEL = 1.0  # points; characters of one line stand level
LARGEST, SMALLEST = 64.0, 10.0
SHARE = 0.8  # of the diagonal that a watermark may take


def numbers_pdf(
    copies: Sequence[Copy], theme: Theme, first_page: bytes, properties: Properties
) -> tuple[bytes, Point | None, list[Finding]]:
    """Return a PDF with a page for each number, at the text area's upper left corner.

    With it comes where on page one the paper has a number of its own, which these replace.

    `first_page` is the paper, whose page one must have room for it (GB/T 9704-2012, 7.2.1). Where
    the first line is taken, the number stands a line above it, which a finding says.

    Raises InputError where the paper has its number elsewhere.
    """
    page = replace(theme.page, numbers=False)
    placed = _set_numbers(copies, theme, page, properties)
    shown = read_pdf(first_page).pages[0]
    taken = _neighbours(placed, shown)
    if taken == copies[0].number:
        run, baseline = _number(placed).runs[0], _number(placed).baseline
        return write_pdf(placed), (run.x, page.height - baseline), []
    if copies[0].number in "".join(glyph.character for glyph in shown):
        number = copies[0].number
        raise InputError([print_numbered(number=number)])
    if not taken:
        return write_pdf(placed), None, []
    higher = replace(page, top=page.top - _leading(theme))
    above = _set_numbers(copies, theme, higher, properties)
    line = _first_line(placed, shown)
    of_title = "".join(line.split()) in "".join(properties.title.split())
    finding = print_number_title(text=line) if of_title else print_number_above(text=line)
    return write_pdf(above), None, [finding]


def watermarks_pdf(
    names: Sequence[str], page_size: tuple[float, float], properties: Properties
) -> bytes:
    """Return a PDF with a page for each text: one line of light grey, to be laid across a page."""
    width = math.hypot(*page_size) * SHARE
    sizes = {name: _fitting(name, width) for name in names}
    page = _bare_page(width, max(sizes.values()) * 1.25)
    styles = {
        f"{size:g}": _style(f"{size:g}", size, size * 1.2, colour=GREY, align="center")
        for size in sizes.values()
    }
    theme = Theme(page, styles, strong="hei", lead="hei")
    lines = [Paragraph(f"{sizes[name]:g}", (Words(name),)) for name in names]
    return write_pdf(_typeset(lines, theme, properties))


def _set_numbers(
    copies: Sequence[Copy], theme: Theme, page: Page, properties: Properties
) -> Placed:
    style = _style("copy_number", SIZE, _leading(theme), face="fang")
    alone = replace(theme, page=page, masters={}, styles={"copy_number": style})
    lines = [Paragraph("copy_number", (Words(copy.number),)) for copy in copies]
    return _typeset(lines, alone, properties)


def _leading(theme: Theme) -> float:
    """Return the height of a line of the paper's text."""
    return theme.styles["body"].leading if "body" in theme.styles else SIZE * 1.8


def _typeset(lines: Sequence[Paragraph], theme: Theme, properties: Properties) -> Placed:
    """Return the lines, each on a page of its own."""
    blocks: list[Block] = []
    for line in lines:
        blocks += [PageBreak(), line] if blocks else [line]
    return typeset(Composed(tuple(blocks), (), properties), theme, Faces(theme.faces))


def _number(placed: Placed) -> Line:
    """Return the line of the first number."""
    return next(item for item in placed.pages[0].items if isinstance(item, Line))


def _neighbours(placed: Placed, glyphs: Sequence[Glyph]) -> str:
    """Return the text of the paper's first page that a number would touch."""
    return "".join(glyph.character for glyph in _touching(placed, glyphs))


def _first_line(placed: Placed, glyphs: Sequence[Glyph]) -> str:
    """Return the whole of the highest line that a number would touch."""
    highest = min(glyph.y for glyph in _touching(placed, glyphs))
    level = [glyph for glyph in glyphs if abs(glyph.y - highest) < LEVEL]
    return "".join(glyph.character for glyph in sorted(level, key=lambda each: each.x)).strip()


def _touching(placed: Placed, glyphs: Sequence[Glyph]) -> list[Glyph]:
    number = _number(placed)
    left = number.runs[0].x - SPACE
    right = number.runs[-1].x + number.runs[-1].width + SPACE
    return [
        glyph
        for glyph in glyphs
        if abs(glyph.y - number.baseline) < max(SIZE, glyph.size)
        and glyph.x < right
        and glyph.x + glyph.size > left
        and not glyph.character.isspace()
    ]


def _fitting(name: str, width: float) -> float:
    """Return the size at which a name takes one line."""
    return max(SMALLEST, min(LARGEST, math.floor(width / (len(name) + 1))))


def _bare_page(width: float, height: float) -> Page:
    return Page(
        width=width, height=height, top=0, bottom=0, left=0, right=0,
        numbers=False, number_drop=0,
    )  # fmt: skip


def _style(
    name: str, size: float, leading: float, *, face: str = "hei", align: Align = "left",
    colour: str = "000000",
) -> Style:  # fmt: skip
    return Style(name, name, face, size, leading, align=align, colour=colour)
