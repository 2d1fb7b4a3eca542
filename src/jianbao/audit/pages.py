"""What only the typeset pages show: line starts and ends, split numbers, a heading at the foot.

`typeset` keeps these rules; the checks prove it on the very lines that the writers draw, and find
what no rule of breaking can mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ParamSpec

from msgspec import Struct

from jianbao.audit.check import PlacedCode
from jianbao.audit.passages import SENTENCE_ENDS
from jianbao.document.blocks import Cell, Heading, Inline, NoteMark, Paragraph, Table, Words
from jianbao.document.placed import APART, BlockPath, Line, Placed, Rule, Run
from jianbao.document.word.kinsoku import NO_END, NO_START
from jianbao.messages.audit.page import (
    heading_at_foot,
    line_end,
    line_start,
    note_mark_split,
    one_character_line,
    signature_alone,
    split_number,
)
from jianbao.messages.findings import Finding, Place

P = ParamSpec("P")
PAGE_CODES = frozenset(
    code.name
    for code in (
        line_start,
        line_end,
        split_number,
        one_character_line,
        heading_at_foot,
        signature_alone,
        note_mark_split,
    )
)
NUMBER_END = re.compile(r"\d[\d.,]*$")
NUMBER_GOES_ON = re.compile(r"[\d.,]*\d[%‰％]?|[%‰％]")
LAST_LINE_STYLE = "body"
SIGNING = frozenset({"signature", "remark"})
CLOSING = SIGNING | {"imprint", "imprint_to", "distribution", "copies"}
"""Styles of what stands below a paper's text."""


class LaidLine(Struct, frozen=True):
    """A line on its page; `start` counts the paragraph's characters before it, a mark as one."""

    page: int
    start: int
    line: Line


class Laid(Struct, frozen=True):
    """A paragraph and its lines."""

    block: Heading | Paragraph
    lines: tuple[LaidLine, ...]

    def words_at(self, index: int) -> tuple[Words | None, int]:
        """Return the words that hold a character, and its offset in them."""
        for inline in self.block.inlines:
            if isinstance(inline, Words) and index < len(inline.text):
                return inline, index
            index -= self.length(inline)
        return None, 0

    def length(self, inline: Inline) -> int:
        """Return how many characters of the paragraph an inline is; a footnote's mark is one."""
        return len(inline.text) if isinstance(inline, Words) else int(isinstance(inline, NoteMark))

    def page_at(self, index: int) -> int:
        """Return the page on which the character at `index` stands."""
        return [each.page for each in self.lines if each.start <= index][-1]

    def place_at(self, index: int) -> Place | None:
        """Return where the character at `index` was typed."""
        words, offset = self.words_at(index)
        if words is None or words.place is None or words.figure:
            return words.place if words else None
        return Place(words.place.file, words.place.line, words.place.column + offset)

    def sentence_at(self, index: int) -> str:
        """Return the sentence around the character at `index`."""
        text = "".join("①" if run.note >= 0 else run.text for run in _runs(self))
        start = max(text.rfind(end, 0, index) for end in SENTENCE_ENDS) + 1
        ends = [text.find(end, index) for end in SENTENCE_ENDS]
        return text[start : min((end for end in ends if end >= 0), default=len(text)) + 1]


def _runs(laid: Laid) -> Iterator[Run]:
    for each in laid.lines:
        yield from each.line.runs


def laid_paragraphs(placed: Placed) -> Iterator[Laid]:
    """Yield every paragraph, heading and cell of text with its lines, in the order of the pages."""
    lines: dict[BlockPath, list[tuple[int, Line]]] = {}
    for page in placed.pages:
        for item in page.items:
            if isinstance(item, Line) and item.role == "text" and item.path:
                lines.setdefault(item.path, []).append((page.number, item))
    for path, found in lines.items():
        block = _block(placed, path)
        if block:
            yield Laid(block, tuple(_counted(found)))


def figure_pages(placed: Placed) -> dict[str, list[int]]:
    """Return the pages on which each figure stands, or begins to."""
    pages: dict[str, list[int]] = {}
    for laid in laid_paragraphs(placed):
        start = 0
        for inline in laid.block.inlines:
            if isinstance(inline, Words) and inline.figure:
                page = laid.page_at(start)
                if page not in pages.setdefault(inline.figure, []):
                    pages[inline.figure].append(page)
            start += laid.length(inline)
    return pages


def page_findings(placed: Placed) -> Iterator[Finding]:
    """Yield what the pages of a document show."""
    for laid in laid_paragraphs(placed):
        yield from line_ends(laid)
        yield from short_last_line(laid)
    yield from headings_at_foot(placed)
    yield from lone_signatures(placed)


def line_ends(laid: Laid) -> Iterator[Finding]:
    """Yield lines that begin or end as none may: GB/T 15834-2011, 5.1.1 to 5.1.3; see below."""
    for before, after in pairwise(laid.lines):
        last, first = before.line.text.rstrip()[-1:], after.line.text[:1]
        number = _split_number(before.line.text, after.line.text)
        if after.line.runs and after.line.runs[0].note >= 0:
            yield _at_line(note_mark_split, laid, after, page=after.page, sign=first)
        elif number:
            yield _at_line(split_number, laid, after, page=after.page, number=number)
        elif first and first in NO_START:
            yield _at_line(line_start, laid, after, page=after.page, sign=first)
        if last and last in NO_END:
            yield _at_line(line_end, laid, before, -1, page=before.page, sign=last)


def _split_number(before: str, after: str) -> str:
    """Return the number that two lines share, or "" (实务; GB/T 9704-1999, 2012 is silent)."""
    head, tail = NUMBER_END.search(before), NUMBER_GOES_ON.match(after)
    return head[0] + tail[0] if head and tail else ""


def short_last_line(laid: Laid) -> Iterator[Finding]:
    """Yield a paragraph's last line of one character, its full stop aside (实务)."""
    last = laid.lines[-1]
    signs = last.line.text.strip()
    body = laid.block.style == LAST_LINE_STYLE
    if body and len(laid.lines) > 1 and len(signs.rstrip("。！？…”）")) == 1:
        yield _at_line(one_character_line, laid, last, page=last.page, sign=signs)


def headings_at_foot(placed: Placed) -> Iterator[Finding]:
    """Yield a page whose last line is a heading's (实务)."""
    for page in placed.pages[:-1]:
        lines = [
            item
            for item in page.items
            if isinstance(item, Line) and item.role == "text" and item.path[:1] not in APART
        ]
        block = _block(placed, lines[-1].path) if lines else None
        if isinstance(block, Heading):
            laid = Laid(block, (LaidLine(page.number, 0, lines[-1]),))
            yield _at_line(heading_at_foot, laid, laid.lines[0], page=laid.lines[0].page)


def lone_signatures(placed: Placed) -> Iterator[Finding]:
    """Yield a page with the signature or the remark and no text (GB/T 9704-2012, 7.3.5.5).

    An imprint may stand alone on the last page.
    """
    for page in placed.pages:
        signed: LaidLine | None = None
        for item in page.items:
            if not item.path or item.path[:1] in APART or isinstance(item, Rule):
                continue
            block = _block(placed, item.path)
            style = block.style if block else ""
            if style not in CLOSING:
                break
            if style in SIGNING and isinstance(item, Line) and not signed:
                signed = LaidLine(page.number, 0, item)
        else:
            laid = signed and _block(placed, signed.line.path)
            if signed and laid:
                found = Laid(laid, (signed,))
                yield _at_line(signature_alone, found, signed, page=signed.page)


def _block(placed: Placed, path: BlockPath) -> Heading | Paragraph | None:
    """Return what the lines of a path are of; None for contents and what only decorates."""
    block = placed.block(path) if path else None
    path = path[1:] if path[:1] in APART else path
    if isinstance(block, Heading | Paragraph):
        return block
    if not isinstance(block, Table) or len(path) < 4:
        return None
    cell: Cell = block.rows[path[1]].cells[path[2]]
    part = cell.content[path[3]]
    return part if isinstance(part, Paragraph) else None


def _counted(lines: list[tuple[int, Line]]) -> Iterator[LaidLine]:
    start = 0
    for page, line in lines:
        yield LaidLine(page, start, line)
        start += length_of(line)


def length_of(line: Line) -> int:
    """Return how many characters of its paragraph a line holds; a footnote's mark is one."""
    return sum(1 if run.note >= 0 else len(run.text) for run in line.runs)


def _at_line(
    code: PlacedCode[P],
    laid: Laid,
    at: LaidLine,
    offset: int = 0,
    /,
    *args: P.args,
    **values: P.kwargs,
) -> Finding:
    """Return a finding at a character of a line; before its end where `offset` is negative."""
    index = at.start + (length_of(at.line) + offset if offset < 0 else offset)
    return code(laid.place_at(index), *args, **values).quoting(laid.sentence_at(index))
