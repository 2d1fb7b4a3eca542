"""What stands in a Word file, one after the other, without the distances between.

A distance is an empty line of a style of its own; a rule is one, too, that has a border. A block at
the foot of its page stands there in a table that floats and has the rules as its borders, or behind
a distance that reaches down to it: which of both, versions have chosen otherwise. Neither shows nor
hides anything, as long as no distance is longer than a page, and the foot is the last of its
section, as wide as its text area and on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jianbao.document.word.names import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{WORD}}}"
GAP = "Gap"
FLOATING = {
    "leftFromText": "0", "rightFromText": "0", "vertAnchor": "margin", "horzAnchor": "page",
    "tblpYSpec": "bottom",
}  # fmt: skip
FRAME = ["tblpPr", "tblOverlap", "tblW", "tblInd", "tblLayout", "tblCellMar", "tblLook"]
LONGEST = 15_840  # twentieths of a point: a page's height
NARROWEST = 0.9  # of the text area
NOWHERE = -1


def in_flow(parent: _Element) -> Iterator[_Element]:
    """Yield an element's children without distances, and those of a foot in place of its table.

    A distance is one in the text itself and in its feet: in a cell it may push out what follows.
    """
    yield from _flow(parent, parent.tag == f"{W}body")


def _flow(parent: _Element, is_free: bool) -> Iterator[_Element]:
    room = LONGEST
    for each in parent:
        height = _distance(each) if is_free else None
        room = LONGEST if height is None else room - height
        if height is not None and room >= 0:
            yield from _rule(each, f"{W}pPr/{W}pBdr/{W}bottom")
        elif _is_foot(each):
            yield from _in_foot(each)
        else:
            yield each


def _in_foot(table: _Element) -> Iterator[_Element]:
    """Yield what the cells of a foot hold, and the rules; two rows share the one between them."""
    before: list[_Element] = []
    for cell in table.iterfind(f"{W}tr/{W}tc"):
        if not before:
            yield from _rule(cell, f"{W}tcPr/{W}tcBorders/{W}top")
        yield from (child for child in _flow(cell, True) if child.tag != f"{W}tcPr")
        before = list(_rule(cell, f"{W}tcPr/{W}tcBorders/{W}bottom"))
        yield from before


def _rule(holder: _Element, path: str) -> Iterator[_Element]:
    """Yield the rule that a border is, alike wherever it stands."""
    for border in holder.iterfind(path):
        rule = border.makeelement(
            f"{W}rule", {str(key): str(value) for key, value in border.items()}
        )
        rule.set(f"{W}space", "0")
        yield rule


def _distance(each: _Element) -> int | None:
    """Return how high an empty line is that is nothing but a distance; None where it is more."""
    if each.tag != f"{W}p" or each.attrib or _names(each) != ["pPr"]:
        return None
    form, spacing = each[0], each[0].find(f"{W}spacing")
    if _names(form) not in (["pStyle", "spacing"], ["pStyle", "pBdr", "spacing"]):
        return None
    if spacing is None or _value(form[0]) != GAP or _names(form[1]) not in ([], ["bottom"]):
        return None
    lengths = {str(key): str(value) for key, value in spacing.items()}
    height = lengths.pop(f"{W}line", "")
    if lengths != {f"{W}before": "0", f"{W}after": "0", f"{W}lineRule": "exact"}:
        return None
    return int(height) if height.isdecimal() and len(height) < 6 else None


def _is_foot(each: _Element) -> bool:
    """Return whether a table only holds its content at the foot of a page, between rules."""
    section = _section(each)
    if section is None or _names(each)[:2] != ["tblPr", "tblGrid"]:
        return False
    frame, grid, *rows = each
    if _names(frame) != FRAME or _names(grid) != ["gridCol"] or not all(map(_is_row, rows)):
        return False
    columns = [frame[2], *each.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcW")]
    widths = {(column.get(f"{W}w"), column.get(f"{W}type")) for column in columns}
    return (
        widths == {(grid[0].get(f"{W}w"), "dxa")}
        and _is_at_foot(frame, section)
        and _is_bare(frame)
    )


def _is_row(row: _Element) -> bool:
    """Return whether a row has one cell, and that has nothing but rules around its content."""
    if _names(row) != ["trPr", "tc"] or _names(row[0]) != ["cantSplit"]:
        return False
    form = row[1].find(f"{W}tcPr")
    if form is None or _names(form) not in (["tcW"], ["tcW", "tcBorders"]):
        return False
    return all(
        each in ("top", "bottom")
        for border in form.iterfind(f"{W}tcBorders")
        for each in _names(border)
    )


def _section(each: _Element) -> _Element | None:
    """Return the section that ends right behind a table, but for distances."""
    if each.tag != f"{W}tbl":
        return None
    for after in each.itersiblings():
        if after.tag == f"{W}sectPr":
            return after
        found = after.find(f"{W}pPr/{W}sectPr")
        if found is not None and _names(after) == ["pPr"]:
            return found
        if _distance(after) is None:
            return None
    return None


def _is_at_foot(frame: _Element, section: _Element) -> bool:
    """Return whether a table floats to the foot of its page, as wide as the text area."""
    place = {str(key).removeprefix(W): str(value) for key, value in frame[0].items()}
    left, width = _length(place.pop("tblpX", "")), _length(frame[2].get(f"{W}w", ""))
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if place != FLOATING or page is None or margins is None or left < 0:
        return False
    whole = _length(page.get(f"{W}w", ""))
    text = whole - sum(_length(margins.get(f"{W}{side}", "")) for side in ("left", "right"))
    return left + width <= whole and width >= NARROWEST * text > 0


def _is_bare(frame: _Element) -> bool:
    """Return whether a table has no margins, is not moved, and covers no other."""
    _, overlap, _, indent, layout, margins, _ = frame
    return (
        _value(overlap) == "never"
        and layout.get(f"{W}type") == "fixed"
        and all(each.get(f"{W}w") == "0" for each in (indent, *margins))
    )


def _names(each: _Element) -> list[str]:
    return [str(child.tag).removeprefix(W) for child in each]


def _value(each: _Element) -> str:
    return str(each.get(f"{W}val", ""))


def _length(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else NOWHERE
