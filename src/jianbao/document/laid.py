"""Texts with the lines that they were set in: where each character of a paragraph stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from jianbao.document.composed import PageBreak
from jianbao.document.inlines import Settled, Words, plain
from jianbao.document.paged import Grid, PagedContents, PagedFill, PagedRule, PagedText, Space
from jianbao.document.placed import APART, BlockPath, Line, Placed
from jianbao.messages.findings import Place


def length(inline: Settled) -> int:
    """Return how many characters of its paragraph an inline is; a footnote's mark is one."""
    return len(plain((inline,), mark=" "))


class LaidLine(Struct, frozen=True):
    """A line on its page; `start` counts the paragraph's characters before it, a mark as one."""

    page: int
    start: int
    line: Line


class Laid(Struct, frozen=True):
    """A paragraph and its lines."""

    block: PagedText
    lines: tuple[LaidLine, ...]

    def words_at(self, index: int) -> tuple[Words | None, int]:
        """Return the words that hold a character, and its offset in them."""
        for inline in self.block.inlines:
            if isinstance(inline, Words) and index < len(inline.text):
                return inline, index
            index -= length(inline)
        return None, 0

    def page_at(self, index: int) -> int:
        """Return the page on which the character at `index` stands."""
        return [each.page for each in self.lines if each.start <= index][-1]

    def _place_near(self, index: int) -> Place | None:
        """Return where what stands last before a character, or first behind it, was typed."""
        near: Place | None = None
        for inline in self.block.inlines:
            if near is not None and index <= 0:
                return near
            if isinstance(inline, Words) and inline.place is not None:
                near = inline.place
            index -= length(inline)
        return near

    def place_at(self, index: int) -> Place | None:
        """Return where the character at `index` was typed; where it was not, what is near it."""
        words, offset = self.words_at(index)
        if words is None or words.place is None:
            return self._place_near(index)
        if words.figure:
            return words.place
        return Place(words.place.file, words.place.line, words.place.column + offset)


def laid_paragraphs(placed: Placed) -> Iterator[Laid]:
    """Yield every paragraph, heading and cell of text with its lines, in the order of the pages."""
    lines: dict[BlockPath, list[tuple[int, Line]]] = {}
    for page in placed.pages:
        for item in page.items:
            if isinstance(item, Line) and item.role == "text" and item.path:
                lines.setdefault(item.path, []).append((page.number, item))
    for path, lines_of_one in lines.items():
        block = placed_text(placed, path)
        if block:
            yield Laid(block, tuple(_counted(lines_of_one)))


def figure_pages(placed: Placed) -> dict[str, list[int]]:
    """Return the pages on which each figure stands, or begins to; an index does not count."""
    pages: dict[str, list[int]] = {}
    for laid in laid_paragraphs(placed):
        block = placed.block(laid.lines[0].line.path)
        if isinstance(block, Grid) and block.meaning == "index":
            continue
        start = 0
        for inline in laid.block.inlines:
            if isinstance(inline, Words) and inline.figure:
                page = laid.page_at(start)
                if page not in pages.setdefault(inline.figure, []):
                    pages[inline.figure].append(page)
            start += length(inline)
    return pages


def placed_text(placed: Placed, path: BlockPath) -> PagedText | None:
    """Return what the lines of a path are of; None for contents and what only decorates."""
    if not path:
        return None
    block = placed.block(path)
    path = path[1:] if path[:1] in APART else path
    match block:
        case PagedText():
            return block
        case Grid(rows=rows) if len(path) == 4:
            part = rows[path[1]].cells[path[2]].content[path[3]]
            return part if isinstance(part, PagedText) else None
        case Grid() | PagedContents() | Space() | PagedFill() | PagedRule() | PageBreak():
            return None
        case _:
            assert_never(block)


def _counted(lines: list[tuple[int, Line]]) -> Iterator[LaidLine]:
    start = 0
    for page, line in lines:
        yield LaidLine(page, start, line)
        start += length_of(line)


def length_of(line: Line) -> int:
    """Return how many characters of its paragraph a line holds; a footnote's mark is one."""
    return sum(1 if run.note >= 0 else len(run.text) for run in line.runs)
