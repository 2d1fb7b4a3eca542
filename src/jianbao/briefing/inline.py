"""Text as typed -> words, and references to figures, footnotes and sections.

`{id}`, `[^name]`, `[@section]` and `![object]` refer to something; `**bold**` is all that there is
of Markdown. A Chinese keyboard types them as ｛id｝, ［＾name］ and ＊＊: that means the same.
Everything else stays the character it is: Chinese text is full of brackets, asterisks and dashes
that mean themselves; blanks alone may print as others or not at all (`signs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from jianbao.briefing.signs import ODD, PRINTED, SOME_ODD
from jianbao.document.patterns import pattern

MARKUP = pattern(
    r"(?P<brace>\{\{|\}\})"
    r"|(?P<figure>\{[ \u3000]*(?P<id>[^{}\s.]+)(?:\.(?P<unit>[^{}\s.]+))?[ \u3000]*\}"
    r"|｛[ \u3000]*(?P<wide_id>[\w-]+)(?:[.．](?P<wide_unit>\w+))?[ \u3000]*｝)"
    r"|(?P<stray>[{}])"
    r"|(?P<note>[\[［][\^＾][ \u3000]*(?P<mark>[^\[\]［］\s]+)[ \u3000]*[\]］])"
    r"|(?P<section>[\[［][@＠][ \u3000]*(?P<name>[^\[\]［］\n]*?)"
    r"(?:[.．](?P<page>page))?[ \u3000]*[\]］])"
    r"|(?P<object>[!！][\[［][ \u3000]*(?P<table>[^\[\]［］\s^@＾＠]+)[ \u3000]*[\]］](?!\())"
    r"|(?P<open>[\[［][\^＾@＠])"
    r"|(?P<strong>\*\*|＊＊)"
)
"""What is no plain text. `![text](address)` is Markdown's and means no object."""

TELLING = pattern(r"[{}｛｝\[［*＊!！]")
"""A text without any of these has no markup; markup begins with one."""


class PlainText(Struct, frozen=True):
    """Characters that print as they are; `offset` is where they stand in the typed text."""

    text: str
    offset: int
    strong: bool = False


class FigureReference(Struct, frozen=True):
    """`{id}` or `{id.part}`; the reader allows the parts "value" and "unit"."""

    id: str
    part: str
    offset: int
    strong: bool = False


class NoteReference(Struct, frozen=True):
    """`[^name]`."""

    name: str
    offset: int


class SectionReference(Struct, frozen=True):
    """`[@name]` or `[@name.page]`."""

    name: str
    part: Literal["", "page"]
    offset: int
    strong: bool = False


class ObjectPlace(Struct, frozen=True):
    """`![name]`: here stands a table or a chart."""

    name: str
    offset: int


class OddSigns(Struct, frozen=True):
    """Blanks and unseen characters as typed, and what prints in their place: "" for nothing."""

    text: str
    printed: str
    offset: int
    strong: bool = False


class StrayBrace(Struct, frozen=True):
    """A `{`, `}`, `[^` or `[@` that opens or closes nothing; `{{` and `}}` print a brace."""

    text: str
    offset: int


Piece = (
    PlainText | FigureReference | NoteReference | SectionReference | ObjectPlace | StrayBrace
    | OddSigns
)  # fmt: skip


def parse_inline(text: str) -> tuple[Piece, ...]:
    """Return the pieces of `text` in order, with their offsets in it."""
    pieces = _pieces(text) if TELLING.search(text) else [PlainText(text, 0)] if text else []
    odd = list(ODD.finditer(text)) if SOME_ODD.search(text) else []
    return tuple(_without_odd(pieces, odd) if odd else pieces)


def _without_odd(pieces: Iterable[Piece], odd: list[re.Match[str]]) -> Iterator[Piece]:
    """Yield the pieces, plain texts parted where odd characters stand in them."""
    for piece in pieces:
        if not isinstance(piece, PlainText):
            yield piece
            continue
        start, end = piece.offset, piece.offset + len(piece.text)
        for match in odd:
            first, last = max(match.start(), start), min(match.end(), end)
            if first < last:
                if start < first:
                    yield _part(piece, start, first)
                typed = piece.text[first - piece.offset : last - piece.offset]
                yield OddSigns(typed, PRINTED[match.lastgroup or ""], first, piece.strong)
                start = last
        if start < end:
            yield _part(piece, start, end)


def _part(piece: PlainText, start: int, end: int) -> PlainText:
    text = piece.text[start - piece.offset : end - piece.offset]
    return PlainText(text, start, piece.strong)


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces.

    `**` opens and closes by turns. Why not CommonMark's rule: it looks for spaces and word ends,
    which Chinese does not have, so that **“五好”**检察 would stay asterisks. A last odd one stays.
    """
    matches = list(_marks(text))
    marks = [match for match in matches if match["strong"]]
    odd = marks[-1] if len(marks) % 2 else None
    strong, end = False, 0
    for match in matches:
        if end < match.start():
            yield PlainText(text[end : match.start()], end, strong)
        end = match.end()
        if match["strong"] and match is not odd:
            strong = not strong
        else:
            yield _piece(match, strong)
    if end < len(text):
        yield PlainText(text[end:], end, strong)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield what is no plain text; it is looked for only where it can begin."""
    end = 0
    for sign in TELLING.finditer(text):
        if sign.start() >= end and (match := MARKUP.match(text, sign.start())):
            yield match
            end = match.end()


def _piece(match: re.Match[str], strong: bool) -> Piece:
    start = match.start()
    match match.lastgroup:
        case "figure":
            id, part = match["id"] or match["wide_id"], match["unit"] or match["wide_unit"] or ""
            return FigureReference(id, part, start, strong)
        case "note":
            return NoteReference(match["mark"], start)
        case "section":
            return SectionReference(match["name"], "page" if match["page"] else "", start, strong)
        case "object":
            return ObjectPlace(match["table"], start)
        case "stray" | "open":
            return StrayBrace(match[0], start)
        case "brace":
            return PlainText(match[0][0], start, strong)
        case _:  # the last of an odd number of **
            return PlainText(match[0], start, strong)
