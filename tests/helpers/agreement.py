"""Lines of two engines against each other: where each line of the text begins and ends.

A line is named by the offsets of its ends in the whole text, so that it is equal wherever it has
come to stand; pages are compared apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianbao.document.composed import Composed
from jianbao.document.paged import Paged
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from jianbao.readers.glyphs import Glyph
from jianbao.readers.lines import NOTE_MARKS, lines_of, text_of
from jianbao.readers.pdf.glyphs import read_pdf
from tests.helpers.laid import placed_of
from tests.helpers.quirks import QUIRKS, Dialect

Span = tuple[int, int]

BODY_SIZE = 15.0  # the overview's body is larger, notes and page numbers are smaller


@dataclass(frozen=True)
class Agreement:
    """The body lines of one document: which are equal, which a quirk touches."""

    name: str
    lines: int
    equal: int
    untouched: int
    untouched_equal: int
    modelled: int
    modelled_equal: int
    touched_by: dict[str, int]
    first: tuple[str, str]  # our first line that differs though no quirk touches it, and what next

    def __str__(self) -> str:
        quirks = ", ".join(f"{name} {count}" for name, count in self.touched_by.items() if count)
        return (
            f"{self.name}: {self.equal} of {self.lines} lines equal; untouched"
            f" {self.untouched_equal} of {self.untouched}; with quirks modelled"
            f" {self.modelled_equal} of {self.modelled}; touched by: {quirks}"
        )


def set_in(document: Composed | Paged, theme: Theme, quirks: Iterable[str] = ()) -> Placed:
    """Return a document typeset in a dialect."""
    with Dialect(frozenset(quirks)).spoken():
        return placed_of(document, theme)


def agreement(name: str, document: Composed | Paged, theme: Theme, pdf: bytes) -> Agreement:
    """Compare the body lines of a document with those that LibreOffice made of it."""
    ours, theirs = body_lines(set_in(document, theme)), engine_lines(pdf)
    assert joined(ours) == joined(theirs), f"{name}: not the same text"
    spans, found = spans_of(ours), set(spans_of(theirs))
    modelled = spans_of(body_lines(set_in(document, theme, QUIRKS)))
    alone = {q: set(spans_of(body_lines(set_in(document, theme, (q,))))) for q in QUIRKS}
    as_modelled = set(modelled)
    untouched = [
        span
        for span in spans
        if span in as_modelled and all(span in set_ for set_ in alone.values())
    ]
    different = [span for span in untouched if span not in found]
    return Agreement(
        name=name,
        lines=len(spans),
        equal=sum(span in found for span in spans),
        untouched=len(untouched),
        untouched_equal=len(untouched) - len(different),
        modelled=len(modelled),
        modelled_equal=sum(span in found for span in modelled),
        touched_by={q: sum(span not in set_ for span in spans) for q, set_ in alone.items()},
        first=_shown(joined(ours), different[0]) if different else ("", ""),
    )


def body_lines(placed: Placed) -> list[str]:
    """Return the lines of the text, without notes, page numbers and charts."""
    return [
        item.text
        for page in placed.pages
        for item in page.items
        if isinstance(item, Line) and item.role == "text"
    ]


def engine_lines(pdf: bytes) -> list[str]:
    """Return the same lines of another engine's PDF."""
    pages = read_pdf(pdf).pages
    rows = [row for page in pages for row in lines_of(page) if _size(row) > BODY_SIZE]
    return _without_second_hyphens([text_of(row) for row in rows])


def pages_of(pdf: bytes, unmarked: bool = False) -> list[list[str]]:
    """Return each page's lines; `unmarked`: every footnote's mark reads ①."""
    pages = [[text_of(row) for row in lines_of(page)] for page in read_pdf(pdf).pages]
    if not unmarked:
        return pages
    same = str.maketrans(dict.fromkeys(NOTE_MARKS, "①"))
    return [[line.translate(same) for line in page] for page in pages]


def joined(lines: list[str]) -> str:
    """Return the whole text; spaces at line ends are not drawn by every engine."""
    return "".join(lines).replace(" ", "")


def spans_of(lines: list[str]) -> list[Span]:
    """Return where each line begins and ends in the whole text."""
    spans, start = [], 0
    for line in lines:
        end = start + len(line.replace(" ", ""))
        spans.append((start, end))
        start = end
    return spans


def _size(row: list[Glyph]) -> float:
    return max(glyph.size for glyph in row)


def _without_second_hyphens(lines: list[str]) -> list[str]:
    """Return the lines without the hyphens that LibreOffice draws again behind a break."""
    pairs = zip(["", *lines], lines, strict=False)
    return [
        line[1:] if before.endswith("-") and line.startswith("-") else line
        for before, line in pairs
    ]


def _shown(text: str, span: Span) -> tuple[str, str]:
    start, end = span
    return text[start:end], text[end : end + 8]
