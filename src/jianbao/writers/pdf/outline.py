"""The bookmarks of a PDF (ISO 32000-1, 12.3.3), and the numbers that its pages bear (12.4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from jianbao.document.placed import OutlineEntry, Placed
from jianbao.writers.pdf.objects import Document, Given, array, dictionary, text
from jianbao.writers.pdf.places import destination


class _Bookmark(Struct):
    """A bookmark with those below it; the uppermost is the outline itself."""

    made: Given
    level: int
    entry: OutlineEntry | None = None
    below: list[_Bookmark] = field(default_factory=list)


def add_outline(document: Document, placed: Placed, pages: list[Given]) -> Given:
    """Add the bookmarks; none lies more than one level below the last."""
    top = _Bookmark(document.add(), -1)
    above = [top]
    for entry in placed.outline:
        level = min(entry.level, above[-1].level + 1)
        while above[-1].level >= level:
            above.pop()
        bookmark = _Bookmark(document.add(), level, entry)
        above[-1].below.append(bookmark)
        above.append(bookmark)
    top.made.body = dictionary(Type=b"/Outlines", **_below(top))
    _fill(top, placed, pages)
    return top.made


def _below(bookmark: _Bookmark) -> dict[str, bytes]:
    """Return the entries of a bookmark for those below it, which are shown."""
    if not bookmark.below:
        return {}
    first, last = bookmark.below[0].made.reference, bookmark.below[-1].made.reference
    return {"First": first, "Last": last, "Count": b"%d" % _count(bookmark)}


def _count(bookmark: _Bookmark) -> int:
    return sum(1 + _count(each) for each in bookmark.below)


def _fill(parent: _Bookmark, placed: Placed, pages: list[Given]) -> None:
    siblings = parent.below
    for number, bookmark in enumerate(siblings):
        entry = bookmark.entry
        if entry is None:
            raise TypeError("a bookmark has an entry")
        place = destination(placed.pages, pages, entry.page, entry.y)
        after = siblings[number + 1].made.reference if number + 1 < len(siblings) else b""
        bookmark.made.body = dictionary(
            Title=text(entry.text),
            Parent=parent.made.reference,
            Prev=siblings[number - 1].made.reference if number else b"",
            Next=after,
            Dest=place,
            **_below(bookmark),
        )
        _fill(bookmark, placed, pages)


def page_labels(placed: Placed) -> bytes:
    """Return the numbers that pages bear, where they are not their order."""
    starts = (b"%d<</S/D/St %d>>" % start for start in _label_starts(placed))
    return dictionary(Nums=array(starts))


def _label_starts(placed: Placed) -> Iterator[tuple[int, int]]:
    """Yield each page (from 0) whose number is not one more than the one before, and its number."""
    before = 0
    for page in placed.pages:
        if page.shown != before + 1 or page.number == 1:
            yield page.number - 1, page.shown
        before = page.shown
