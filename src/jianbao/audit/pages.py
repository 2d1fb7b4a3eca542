"""What only the typeset pages show: line starts and ends, split numbers, a heading at the foot.

`typeset` keeps these rules; the checks prove it on the very lines that the writers draw, and find
what no rule of breaking can mend.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ParamSpec

from jianbao.audit.check import PlacedCode
from jianbao.audit.passages import NOTE_MARK, SENTENCE_ENDS
from jianbao.audit.patterns import pattern
from jianbao.document.laid import Laid, LaidLine, laid_paragraphs, length_of, placed_text
from jianbao.document.placed import APART, Line, Placed, Stroke
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
from jianbao.messages.excerpts import sentence_around
from jianbao.messages.findings import Finding

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
NUMBER_END = pattern(r"\d[\d.,]*$")
NUMBER_GOES_ON = pattern(r"[\d.,]*\d[%‰％]?|[%‰％]")
LAST_LINE_STYLE = "body"
SIGNING = frozenset({"signature", "signature_centred", "remark"})
CLOSING = SIGNING | {"imprint", "imprint_to", "distribution", "copies"}
"""Styles of what stands below a paper's text."""


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
        block = placed_text(placed, lines[-1].path) if lines else None
        if block and block.level is not None:
            laid = Laid(block, (LaidLine(page.number, 0, lines[-1]),))
            yield _at_line(heading_at_foot, laid, laid.lines[0], page=laid.lines[0].page)


def lone_signatures(placed: Placed) -> Iterator[Finding]:
    """Yield a page with the signature or the remark and no text (GB/T 9704-2012, 7.3.5.5).

    An imprint may stand alone on the last page.
    """
    for page in placed.pages:
        signed: LaidLine | None = None
        for item in page.items:
            if not item.path or item.path[:1] in APART or isinstance(item, Stroke):
                continue
            if isinstance(item, Line) and item.role == "note":
                continue  # its path leads to a note, not to a block
            block = placed_text(placed, item.path)
            style = block.style if block else ""
            if style not in CLOSING:
                break
            if style in SIGNING and isinstance(item, Line) and not signed:
                signed = LaidLine(page.number, 0, item)
        else:
            laid = signed and placed_text(placed, signed.line.path)
            if signed and laid:
                paragraph = Laid(laid, (signed,))
                yield _at_line(signature_alone, paragraph, signed, page=signed.page)


def sentence_at(laid: Laid, index: int) -> str:
    """Return the sentence around the character at `index`."""
    runs = (run for each in laid.lines for run in each.line.runs)
    text = "".join(NOTE_MARK if run.note >= 0 else run.text for run in runs)
    return sentence_around(text, index, SENTENCE_ENDS)


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
    return code(laid.place_at(index), *args, **values).quoting(sentence_at(laid, index))
