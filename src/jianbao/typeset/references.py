"""Words that repeat something of another place: a section's number, its page, how many pages.

Pages are known only when everything is set, and a number that is longer than its placeholder may
move what follows. So a document is set again with the numbers it got, until they stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.inlines import (
    Chance,
    Inline,
    LineEnd,
    Mark,
    NoteMark,
    PageOf,
    PagesOf,
    Settled,
    Tab,
    Words,
)
from jianbao.document.laid import figure_pages
from jianbao.document.paged import Paged
from jianbao.document.placed import Placed
from jianbao.document.texts import texts
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import pages_unsettled, reference_lost

PASSES = 6
"""The second pass has the numbers right but where they grew; each further one needs a page that
was moved over by a digit more."""

PENDING = "1"
"""Stands where a page number will."""


class Known(Struct, frozen=True):
    """The pages of a document as it was set last, and what its words repeat in vain."""

    sections: dict[str, str] = {}  # the number that a section's first page bears, by name
    figures: dict[str, tuple[int, ...]] = {}
    lost: frozenset[Mark] = frozenset()

    def page(self, section: str) -> str:
        """Return the number of a section's first page."""
        return self.sections.get(section, PENDING)

    def pages(self, figure: str) -> tuple[int, ...]:
        """Return the numbers of the pages on which a figure stands."""
        return self.figures.get(figure, ())


class Asked(Struct):
    """What a document asks of its pages; gathered while it is laid out."""

    sections: dict[str, None] = {}
    figures: dict[str, None] = {}


LayOut = Callable[[Known, Asked], Paged]
SetOnce = Callable[[Paged], Placed]


def settle(lay_out: LayOut, set_once: SetOnce) -> Placed:
    """Return the document set with page numbers that are those of its own pages."""
    asked = Asked()
    document = lay_out(Known(), asked)
    lost, findings = lost_links(document)
    known = Known(lost=lost)
    for turn in range(PASSES):
        if turn or lost:  # else it is laid out so already
            asked = Asked()
            document = lay_out(known, asked)
        placed = set_once(document)
        before, known = known, _known(placed, asked, lost)
        if _agree(before, known, asked):
            return replace(placed, findings=(*placed.findings, *findings))
    unsettled = pages_unsettled(passes=PASSES)
    return replace(placed, findings=(*placed.findings, *findings, unsettled))


def settled(inlines: tuple[Inline, ...], known: Known, asked: Asked) -> tuple[Settled, ...]:
    """Return a text with the pages that are known, and without links that lead nowhere."""
    return tuple(_settled(inline, known, asked) for inline in inlines)


def _settled(inline: Inline, known: Known, asked: Asked) -> Settled:
    match inline:
        case PageOf(section=section, face=face, place=place):
            link = Mark(section, "page")
            if link in known.lost:
                return Words(PENDING, face, place=place)
            asked.sections[section] = None
            return Words(known.page(section), face, place=place, link=link)
        case PagesOf(figure=figure, between=between, nothing=nothing):
            asked.figures[figure] = None
            return Words(between.join(map(str, known.pages(figure))) or nothing)
        case Words(link=link):
            return replace(inline, link=None) if link in known.lost else inline
        case NoteMark() | LineEnd() | Chance() | Tab():
            return inline
        case _:
            assert_never(inline)


def lost_links(document: Paged) -> tuple[frozenset[Mark], list[Finding]]:
    """Return what words of the document repeat though it is not there, and what that loses.

    A number of a section that another paper prints may stay as plain words; a page may not.
    """
    marks = set(_marks(document))
    lost: set[Mark] = set()
    findings: list[Finding] = []
    for words in _words(document):
        link = words.link
        if link is None or link in marks:
            continue
        lost.add(link)
        if link.part == "page" or Mark(link.section, "page") in marks:
            findings.append(reference_lost(words.place, section=link.section, part=link.part))
    return frozenset(lost), findings


def _marks(document: Paged) -> Iterator[Mark]:
    """Yield what a document has for others to repeat."""
    for text in texts(document.blocks):
        if text.section:
            yield Mark(text.section, "page")
            yield Mark(text.section, "heading")
        for part in text.inlines:
            if isinstance(part, Words) and part.mark:
                yield part.mark


def _words(document: Paged) -> Iterator[Words]:
    paragraphs = texts((*document.blocks, *document.head, *document.foot))
    for inlines in (*(text.inlines for text in paragraphs), *document.notes):
        yield from (part for part in inlines if isinstance(part, Words))


def _known(placed: Placed, asked: Asked, lost: frozenset[Mark]) -> Known:
    """Return the pages that a document asks for, as it was set."""
    sections = {name: str(placed.places[name].shown) for name in asked.sections}
    pages = figure_pages(placed) if asked.figures else {}
    figures = {figure: tuple(pages.get(figure, ())) for figure in asked.figures}
    return Known(sections, figures, lost)


def _agree(before: Known, now: Known, asked: Asked) -> bool:
    """Return whether a document says of its pages what they are."""
    return all(before.page(name) == now.page(name) for name in asked.sections) and all(
        before.pages(figure) == now.pages(figure) for figure in asked.figures
    )
