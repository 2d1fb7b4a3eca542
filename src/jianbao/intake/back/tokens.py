"""Two forms of a line, compared by words and numbers: a number is one, a figure with its unit is.

Differences by characters would make 2[7]8[+7] of 278 and 287.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.intake.back.lines import FIRST_MARK, Line, Segment

TOKEN = pattern(r"\d+(?:[,，]\d{3})*(?:\.\d+)?|[A-Za-z\u00c0-\u024f]+|.", re.DOTALL)


class Token(Struct, frozen=True):
    """A word of a line, from `start` to before `stop`, and the segments that it is of."""

    text: str
    start: int
    stop: int
    segment: Segment | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Token) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


class Edit(Struct, frozen=True):
    """Tokens of a line that became others; either may be none."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    at: int  # in the line as it was
    start: int  # in the line as it is
    stop: int


def tokens_of(line: Line) -> list[Token]:
    """Return the tokens of a line of ours; a figure and a mark are one, whatever they say."""
    found: list[Token] = []
    for segment in line.segments:
        text = line.text[segment.start : segment.stop]
        if segment.kind in ("figure", "note", "live"):
            found.append(Token(text, segment.start, segment.stop, segment))
            continue
        for match in TOKEN.finditer(text):
            start = segment.start + match.start()
            found.append(Token(match[0], start, segment.start + match.end(), segment))
    return found


def tokens_like(text: str, line: Line) -> list[Token]:
    """Return the tokens of a text; what is a figure in `line` is one here, too."""
    figures = {
        line.text[segment.start : segment.stop]
        for segment in line.segments
        if segment.kind in ("figure", "live")
    }
    longest = sorted(filter(None, figures), key=len, reverse=True)
    pattern = TOKEN
    if longest:
        kept = "|".join(
            rf"{'(?<![0-9.])' if each[0].isdecimal() else ''}{re.escape(each)}"
            rf"{'(?![0-9.])' if each[-1].isdecimal() else ''}"
            for each in longest
        )
        pattern = re.compile(f"{kept}|{TOKEN.pattern}", re.DOTALL)
    return [Token(match[0], match.start(), match.end()) for match in pattern.finditer(text)]


def edits(line: Line, text: str) -> list[Edit]:
    """Return what makes `text` of a line, from its beginning on."""
    before, after = tokens_of(line), tokens_like(text, line)
    found: list[Edit] = []
    for tag, first, last, start, stop in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        at = before[first].start if first < len(before) else len(line.text)
        begin = after[start].start if start < len(after) else len(text)
        end = after[stop - 1].stop if stop > start else begin
        found.append(Edit(tuple(before[first:last]), tuple(after[start:stop]), at, begin, end))
    return found


def is_mark(sign: str) -> bool:
    """Return whether a character stands for a footnote's mark."""
    return ord(sign) >= FIRST_MARK
