"""`pages`: a briefing's pages as typeset, for who shows them while it is written."""

from __future__ import annotations

from msgspec import Struct

from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.document.placed import Line, Placed, PlacedPage
from jianbao.library.options import AnyBriefing, Surroundings
from jianbao.library.papers import Paper, typeset_papers
from jianbao.library.sources import folder_of, read


class Page(Struct, frozen=True):
    """One page as typeset: what Word and PDF will have on it, line for line.

    `items` of `placed` are what is drawn, in points from the paper's upper left corner, each with
    the path of the piece of `paper.document` that it belongs to.
    """

    name: str  # of the paper, as its files are called
    number: int  # of the sheet in its paper, from 1
    shown: int  # the number that it bears
    width: float  # mm
    height: float  # mm
    placed: PlacedPage
    paper: Placed

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each line, in drawing order; notes and page numbers are lines, too."""
        return tuple(item.text for item in self.placed.items if isinstance(item, Line))


def pages(
    briefing: AnyBriefing, template: str = "", around: Surroundings = Surroundings()
) -> tuple[Page, ...]:
    """Return the pages of a briefing's papers as typeset: the paper's, then the metrics sheet's.

    `template` is NAME or NAME/VARIANT, "" for the briefing's own. The same input gives the same
    pages, and a build has exactly these.

    No gate: nothing leaves, and the pages of a paper with errors must show. Raises InputError
    where the briefing or the template cannot be used.
    """
    content = read(briefing).briefing
    papers = typeset_papers(content, around, folder_of(briefing), template)
    return tuple(page for paper in papers for page in _pages(paper))


def _pages(paper: Paper) -> list[Page]:
    return [
        Page(
            name=paper.name,
            number=page.number,
            shown=page.shown,
            width=page.width / POINTS_PER_MILLIMETRE,
            height=page.height / POINTS_PER_MILLIMETRE,
            placed=page,
            paper=paper.placed,
        )
        for page in paper.placed.pages
    ]
