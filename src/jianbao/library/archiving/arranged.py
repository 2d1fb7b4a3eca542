"""Parts of a Word file without how their lines are arranged, which another version may choose.

What keeps lines together, where words are parted into runs, how far letters and paragraphs stand
from each other, and what holds the foot of a page in its place show nothing and hide nothing, as
long as no distance is larger or smaller than the sources need today, nor any is changed in a table
that cuts off what has no room. All else must be the same: text, order, faces, sizes, colours,
hiding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.document.patterns import pattern
from jianbao.document.word.names import WORD
from jianbao.library.archiving.flowing import in_flow
from jianbao.readers.xml import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{WORD}}}"
KEEPING = {f"{W}{name}" for name in ("keepNext", "keepLines", "widowControl", "cantSplit")}
DISTANCES = {
    (f"{W}{holder}", f"{W}{name}")
    for holder, name in (
        ("rPr", "spacing"), ("rPr", "w"), ("pPr", "ind"), ("tcPr", "tcW"), ("tblGrid", "gridCol"),
        ("tblPr", "tblW"), ("tblCellMar", "left"), ("tblCellMar", "right"),
    )
}  # fmt: skip
OF_ALL = (f"{W}style", f"{W}docDefaults", f"{W}abstractNum")  # what forms text anywhere
UNCHANGING = {f"{W}type"}  # what a length is counted in
CHANCE = "\N{ZERO WIDTH SPACE}"  # where a line may end
ROOM = 0.25  # of the largest and the smallest: how much further a distance may go

PROPERTIES = "docProps/core.xml"
MARK = pattern(rb"<cp:contentStatus>jianbao [0-9a-f]{16}</cp:contentStatus>")

Bounds = dict[tuple[str, str], tuple[float, float]]


def same_but_arranged(name: str, theirs: bytes, ours: bytes) -> bool:
    """Return whether two parts of a Word file differ in nothing but how lines are arranged."""
    if theirs == ours:
        return True
    if name == PROPERTIES:  # earlier versions gave files no mark of their text
        return MARK.sub(b"", theirs) == MARK.sub(b"", ours)
    if not name.startswith("word/") or not name.endswith(".xml"):
        return False
    one, other = parsed(theirs, name), parsed(ours, name)
    bounds = _bounds(other)
    return _bare(one, bounds) == _bare(other, bounds)


def _bounds(root: _Element) -> Bounds:
    """Return the smallest and the largest of each kind of distance."""
    found: Bounds = {}
    for each in root.iter():
        if _is_distance(each):
            for key, value in _lengths(each):
                low, high = found.get((str(each.tag), key), (value, value))
                found[str(each.tag), key] = min(low, value), max(high, value)
    return found


def _is_distance(each: _Element) -> bool:
    """Return whether an element is one, and of the text itself: a style's is one of cells, too."""
    parent = each.getparent()
    if next(each.iterancestors(*OF_ALL), None) is not None:
        return False
    return parent is not None and (parent.tag, each.tag) in DISTANCES


def _is_cut_off(each: _Element) -> bool:
    """Return whether a distance is one of a box, or of a table with rows of an exact height.

    What has no room there any more is not shown.
    """
    return any(
        around.tag == f"{W}txbxContent"
        or any(
            height.get(f"{W}hRule") == "exact"
            for height in around.iterfind(f"{W}tr/{W}trPr/{W}trHeight")
        )
        for around in each.iterancestors(f"{W}tbl", f"{W}txbxContent")
    )


def _lengths(each: _Element) -> list[tuple[str, float]]:
    return [(str(key), float(value)) for key, value in each.items() if key not in UNCHANGING]


def _bare(root: _Element, bounds: Bounds) -> list[object]:
    """Return a part's elements in order, without the arrangement, runs of one form joined."""
    flow = in_flow(root)
    return _joined([_bare_element(each, bounds) for each in flow if not _passes(each, bounds)])


def _passes(each: _Element, bounds: Bounds) -> bool:
    """Return whether an element arranges lines, and no more than today's do."""
    if each.tag in KEEPING:
        return True
    try:
        return (
            _is_distance(each)
            and not _is_cut_off(each)
            and all(
                low - ROOM * abs(low) <= value <= high + ROOM * abs(high)
                for key, value in _lengths(each)
                for low, high in [bounds.get((str(each.tag), key), (1.0, 0.0))]
            )
        )
    except ValueError:
        return False


def _bare_element(each: _Element, bounds: Bounds) -> object:
    content = _bare(each, bounds)
    text = (each.text or "").replace(CHANCE, "")
    if each.tag in (f"{W}rPr", f"{W}pPr") and not content:
        return None
    return [str(each.tag), sorted(map(tuple, each.items())), text, content, each.tail or ""]


def _joined(elements: list[object]) -> list[object]:
    """Return elements with a run joined to the one before it where both have one form."""
    joined: list[object] = []
    for each in elements:
        if each is None:
            continue
        before = joined[-1] if joined else None
        if isinstance(each, list) and isinstance(before, list) and _join(before, each):
            continue
        joined.append(each)
    return joined


def _join(before: list[object], run: list[object]) -> bool:
    """Put a run's text to that of the run before it, where both are text of one form alone."""
    one, other = _words(before), _words(run)
    if one is None or other is None or one[0] != other[0]:
        return False
    one[1][2] = f"{one[1][2]}{other[1][2]}"
    return True


def _words(run: list[object]) -> tuple[object, list[object]] | None:
    """Return a run's form and its one text, where it is a run of just that."""
    content = run[3]
    if run[0] != f"{W}r" or not isinstance(content, list) or not content:
        return None
    form, text = content[:-1], content[-1]
    if len(form) > 1 or not isinstance(text, list) or text[0] != f"{W}t":
        return None
    return form, text
