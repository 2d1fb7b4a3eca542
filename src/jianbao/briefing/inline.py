"""Text as typed -> words, and references to figures, footnotes and sections.

`{id}`, `[^name]`, `[@section]` and `![object]` refer to something; `**bold**` is all that there is
of Markdown. Everything else stays the character it is: Chinese text is full of brackets, asterisks
and dashes that mean themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

MARKUP = re.compile(
    r"(?P<brace>\{\{|\}\})"
    r"|(?P<figure>\{(?P<id>[^{}\s.]+)(?:\.(?P<unit>[^{}\s.]+))?\})"
    r"|(?P<stray>[{}])"
    r"|(?P<note>\[\^(?P<mark>[^\[\]\s]+)\])"
    r"|(?P<section>\[@(?P<name>[^\[\]\n]*?)(?:\.(?P<page>page))?\])"
    r"|(?P<object>!\[(?P<table>[^\[\]\s^@]+)\](?!\())"
    r"|(?P<strong>\*\*)"
)
"""What is no plain text. `![text](address)` is Markdown's and means no object."""


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


class StrayBrace(Struct, frozen=True):
    """A `{` or `}` that opens or closes nothing; `{{` and `}}` print one."""

    text: str
    offset: int


Piece = PlainText | FigureReference | NoteReference | SectionReference | ObjectPlace | StrayBrace


def parse_inline(text: str) -> tuple[Piece, ...]:
    """Return the pieces of `text` in order, with their offsets in it."""
    if not any(character in text for character in "{}[*"):
        return (PlainText(text, 0),) if text else ()
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces.

    `**` opens and closes by turns. Why not CommonMark's rule: it looks for spaces and word ends,
    which Chinese does not have, so that **“五好”**检察 would stay asterisks. A last odd one stays.
    """
    matches = list(MARKUP.finditer(text))
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


def _piece(match: re.Match[str], strong: bool) -> Piece:
    start = match.start()
    match match.lastgroup:
        case "figure":
            return FigureReference(match["id"], match["unit"] or "", start, strong)
        case "note":
            return NoteReference(match["mark"], start)
        case "section":
            return SectionReference(match["name"], "page" if match["page"] else "", start, strong)
        case "object":
            return ObjectPlace(match["table"], start)
        case "stray":
            return StrayBrace(match[0], start)
        case "brace":
            return PlainText(match[0][0], start, strong)
        case _:  # the last of an odd number of **
            return PlainText(match[0], start, strong)
