"""Which page comes on which side of which sheet, and where there. Pure: numbers in, numbers out.

Lengths are points; x runs right and y runs up from the lower left corner of a side. Sides come in
the order in which a printer takes them: front and back of the first sheet, of the second …
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.library.printing.designs import Design

Page = int | None
"""A page, counted from 0 over all papers; None is an empty one."""


class Slot(Struct, frozen=True):
    """The place of one page on a side."""

    page: int
    x: float
    y: float
    width: float
    height: float


Side = tuple[Slot, ...]


def sides_of(pages_of_papers: Sequence[int], design: Design, imprint: bool = False) -> list[Side]:
    """Return the sides of one copy, an even number: the next copy begins on a new sheet.

    `imprint` says that the last page of the first paper has 版记, and has to stay its last side
    (GB/T 9704-2012, 7.4): a blank comes before it.
    """
    last = imprint if design.cover_last is None else design.cover_last
    if design.booklet:
        inside = last and design.cover_last is None and len(pages_of_papers) > 1
        pages = _each_on_a_front(pages_of_papers, inside, at_end=False)
        return _booklet(pages, design, last and not inside)
    if design.n_up > 1:
        sides = _n_up(list(range(sum(pages_of_papers))), design)
        return list(sides) if design.one_sided else _even(sides)
    if design.one_sided:
        return [_whole(page, design) for page in range(sum(pages_of_papers))]
    pages = _each_on_a_front(pages_of_papers, last, at_end=True)
    return [_whole(page, design) for page in pages]


def _each_on_a_front(pages_of_papers: Sequence[int], last: bool, at_end: bool) -> list[Page]:
    """Return all pages, so that each paper begins on the front of a sheet.

    With `last`, a first paper of an odd number of pages has its blank before the last one.
    """
    pages: list[Page] = []
    for order, count in enumerate(pages_of_papers):
        pages += [None] * (len(pages) % 2)
        start = len([page for page in pages if page is not None])
        pages += range(start, start + count)
        if last and order == 0 and count % 2 and count > 1:
            pages.insert(len(pages) - 1, None)
    return [*pages, *[None] * (at_end and len(pages) % 2)]


def _whole(page: Page, design: Design) -> Side:
    width, height = design.sheet
    return () if page is None else (Slot(page, 0, 0, width, height),)


def _booklet(pages: list[Page], design: Design, cover_last: bool) -> list[Side]:
    """Return the sides of sheets that are folded once and lie one within the other.

    The fold of an outer sheet goes around the inner ones, whose fore edges it pushes out and the
    trim cuts off: their pages move to the fold by the thickness of the sheets around them.
    """
    pages = _filled_up(pages, cover_last)
    last = len(pages) - 1
    sides = []
    for sheet in range(len(pages) // 4):
        first = 2 * sheet
        creep = sheet * design.thickness * POINTS_PER_MILLIMETRE
        sides.append(_spread(pages[last - first], pages[first], creep, design))
        sides.append(_spread(pages[first + 1], pages[last - first - 1], creep, design))
    return sides


def _filled_up(pages: list[Page], cover_last: bool) -> list[Page]:
    """Return the pages and as many empty ones as make whole sheets of four."""
    empty: list[Page] = [None] * (-len(pages) % 4)
    return [*pages[:-1], *empty, pages[-1]] if cover_last else [*pages, *empty]


def _spread(left: Page, right: Page, creep: float, design: Design) -> Side:
    """Return a side with two pages, each moved to the fold by `creep`."""
    width, height = design.sheet
    half = width / 2
    places = ((left, creep), (right, half - creep))
    return tuple(Slot(page, x, 0, half, height) for page, x in places if page is not None)


def _n_up(pages: list[int], design: Design) -> Iterator[Side]:
    """Yield sides with the pages in the order of reading, rows from the top."""
    width, height = design.sheet
    columns, rows = (2, 1) if design.n_up == 2 else (2, 2)
    cell_width, cell_height = width / columns, height / rows
    for start in range(0, len(pages), design.n_up):
        yield tuple(
            Slot(
                page,
                count % columns * cell_width,
                height - (count // columns + 1) * cell_height,
                cell_width,
                cell_height,
            )
            for count, page in enumerate(pages[start : start + design.n_up])
        )


def _even(sides: Iterator[Side]) -> list[Side]:
    made = list(sides)
    return [*made, *[()] * (len(made) % 2)]
