"""Forgeries of a Word file that look like distances and feet, which versions write otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

PARAGRAPH = re.compile(rb"<w:p>.*?</w:p>", re.DOTALL)
Change = Callable[[bytes, Random], bytes]


def gap(height: int, inside: bytes = b"", behind: bytes = b"") -> bytes:
    return (
        b'<w:p><w:pPr><w:pStyle w:val="Gap"/>%s<w:spacing w:before="0" w:after="0" w:line="%d"'
        b' w:lineRule="exact"/></w:pPr>%s</w:p>' % (inside, height, behind)
    )


def foot(
    content: bytes, left: int = 1587, width: int = 8845, form: bytes = b"", row: bytes = b"",
    indent: int = 0,
) -> bytes:  # fmt: skip
    sides = b"".join(
        b'<w:%s w:w="0" w:type="dxa"/>' % side for side in (b"top", b"left", b"bottom", b"right")
    )
    return (
        b'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
        b' w:horzAnchor="page" w:tblpX="%d" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        b'<w:tblW w:w="%d" w:type="dxa"/><w:tblInd w:w="%d" w:type="dxa"/>'
        b'<w:tblLayout w:type="fixed"/><w:tblCellMar>%s</w:tblCellMar>'
        b'<w:tblLook w:val="0600" w:firstRow="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        b'<w:tblGrid><w:gridCol w:w="%d"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>%s</w:trPr>'
        b'<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc></w:tr></w:tbl>%s'
        % (left, width, indent, sides, width, row, width, form, content, gap(20))
    )  # fmt: skip


def _before(new: Callable[[bytes], bytes]) -> Change:
    """Return a change that puts something in place of a paragraph within the text."""

    def change(part: bytes, chance: Random) -> bytes:
        match = chance.choice(list(PARAGRAPH.finditer(part))[1:-1])
        return part[: match.start()] + new(match[0]) + part[match.end() :]

    return change


def _last(new: Callable[[bytes], bytes]) -> Change:
    """Return a change that puts something in place of the last paragraph of the text."""

    def change(part: bytes, chance: Random) -> bytes:
        match = list(PARAGRAPH.finditer(part, 0, part.rindex(b"<w:sectPr")))[-1]
        return part[: match.start()] + new(match[0]) + part[match.end() :]

    return change


def last_at_the_foot(part: bytes) -> bytes:
    """Return the body with its last paragraph held at the foot: what another version may do."""
    return _last(foot)(part, Random(0))


WHITE = b'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="0" w:color="FFFFFF"/></w:pBdr>'
SHADED = b'<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
BORDER = (
    b'<w:tcBorders><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tcBorders>'
)

CELL = re.compile(
    rb"<w:tc>(?:(?!<w:tc>|</w:tc>).)*<w:t[ >](?:(?!<w:tc>|</w:tc>).)*</w:tc>", re.DOTALL
)
WIDTH = re.compile(rb'<w:tcW w:w="\d+"')


def _in_cell(change: Callable[[bytes, bytes], bytes]) -> Change:
    """Return a change of a cell with text, where there is one; it is told what the part is."""

    def changed(part: bytes, chance: Random) -> bytes:
        cells = list(CELL.finditer(part))
        if not cells:
            return FLOW["a distance of pages"](part, chance)
        match = chance.choice(cells)
        return part[: match.start()] + change(match[0], part) + part[match.end() :]

    return changed


def _narrowest(cell: bytes, part: bytes) -> bytes:
    """Return a cell as narrow as another one is."""
    least = min(WIDTH.findall(part), key=lambda each: int(each.split(b'"')[1]))
    return WIDTH.sub(least, cell, count=1)


CELLS: dict[str, Change] = {
    "a distance in a cell": _in_cell(
        lambda cell, part: cell.replace(b"</w:tcPr>", b"</w:tcPr>" + gap(900), 1)
    ),
    "a rule in a cell": _in_cell(
        lambda cell, part: cell.replace(b"</w:tcPr>", b"</w:tcPr>" + gap(900, WHITE), 1)
    ),
    "a narrow cell": _in_cell(_narrowest),
    "a cell moved in": _in_cell(
        lambda cell, part: cell.replace(b"<w:pPr>", b'<w:pPr><w:ind w:left="1500"/>', 1)
    ),
}
"""What pushes text out of a cell whose height is exact."""

FLOW: dict[str, Change] = {
    "a distance of pages": _before(lambda each: gap(15_841) + each),
    "distances of pages": _before(lambda each: gap(1_000) * 16 + each),
    "a page in a distance": _before(lambda each: gap(20, b"<w:pageBreakBefore/>") + each),
    "words in a distance": _before(
        lambda each: gap(20, behind=b"<w:r><w:t>872</w:t></w:r>") + each
    ),
    "a rule more": _before(lambda each: gap(20, WHITE) + each),
    "a foot within": _before(foot),
    "a foot off the page": _last(lambda each: foot(each, left=30_000)),
    "a foot moved away": _last(lambda each: foot(each, indent=-9_000)),
    "a narrow foot": _last(lambda each: foot(each, width=20)),
    "a black foot": _last(lambda each: foot(each, form=SHADED)),
    "a foot with a bar": _last(lambda each: foot(each, form=BORDER)),
    "a foot cut off": _last(
        lambda each: foot(each, row=b'<w:trHeight w:val="1" w:hRule="exact"/>')
    ),
    "a foot of one letter": _last(
        lambda each: foot(each).replace(b'<w:tcW w:w="8845"', b'<w:tcW w:w="88"')
    ),
    "two feet": _last(lambda each: foot(each) + foot(gap(20))),
    "more in a foot": _last(lambda each: foot(each + each)),
}

ARRANGING = {**FLOW, **CELLS}
