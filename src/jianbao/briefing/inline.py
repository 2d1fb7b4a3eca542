"""Text as typed -> words, and references to figures, footnotes and sections.

markdown-it-py scans the text. Of Markdown only **bold** is on; small rules add `{id}`, `[^name]`,
`[@section]` and `![object]`. Everything else stays the character it is: Chinese text is full of
brackets, asterisks and dashes that mean themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

FIGURE = re.compile(r"\{([^{}\s.]+)(?:\.([^{}\s.]+))?\}")
NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
SECTION = re.compile(r"\[@([^\[\]\n]*?)(?:\.(page))?\]")

OBJECT = re.compile(r"!\[([^\[\]\s^@]+)\](?!\()")

TYPED_AS_MARKUP = (
    "figure", "note", "section", "object", "brace", "stray", "strong_open", "strong_close",
)  # fmt: skip
"""Tokens whose markup is what was typed; what they print is another matter."""


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
    """`[@name]` or `[@name.page]`; part is "" or "page"."""

    name: str
    part: str
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
    tokens = _scanner().parseInline(text)[0].children or []
    strong = 0
    offset = 0
    for token in tokens:
        match token.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "figure":
                part = token.meta["part"]
                yield FigureReference(token.content, part, offset, bool(strong))
            case "note":
                yield NoteReference(token.content, offset)
            case "section":
                part = token.meta["part"]
                yield SectionReference(token.content, part, offset, bool(strong))
            case "object":
                yield ObjectPlace(token.content, offset)
            case "brace":
                yield PlainText(token.content, offset, bool(strong))
            case "stray":
                yield StrayBrace(token.content, offset)
            case "softbreak":
                yield PlainText("\n", offset, bool(strong))
            case _ if token.content:
                yield PlainText(token.content, offset, bool(strong))
        offset += _typed_length(token.type, token.content, token.markup)


def _typed_length(kind: str, content: str, markup: str) -> int:
    """Return how many typed characters a token stands for."""
    if kind == "softbreak":
        return 1
    return len(markup) if kind in TYPED_AS_MARKUP else len(content)


@cache
def _scanner() -> MarkdownIt:
    from markdown_it import MarkdownIt

    scanner = MarkdownIt("zero")
    scanner.enable(["balance_pairs", "fragments_join"])
    scanner.inline.ruler.push("figure", _figure_rule)
    scanner.inline.ruler.push("note", _note_rule)
    scanner.inline.ruler.push("section", _section_rule)
    scanner.inline.ruler.push("object", _object_rule)
    scanner.inline.ruler.push("strong", _strong_rule)
    scanner.inline.ruler2.push("strong", _pair_strong)
    return scanner


def _figure_rule(state: StateInline, silent: bool) -> bool:
    """`{id}`, `{{`, `}}`, and braces that are neither."""
    character = state.src[state.pos]
    if character not in "{}":
        return False
    found = FIGURE.match(state.src, state.pos)
    if state.src.startswith(character * 2, state.pos):
        kind, content, markup = "brace", character, character * 2
    elif found:
        kind, content, markup = "figure", found[1], found[0]
    else:
        kind, content, markup = "stray", character, character
    if not silent:
        token = state.push(kind, "", 0)
        token.content, token.markup = content, markup
        token.meta = {"part": (found[2] or "") if found and kind == "figure" else ""}
    state.pos += len(markup)
    return True


def _note_rule(state: StateInline, silent: bool) -> bool:
    found = NOTE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.content, token.markup = found[1], found[0]
    state.pos += len(found[0])
    return True


def _object_rule(state: StateInline, silent: bool) -> bool:
    found = OBJECT.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("object", "", 0)
        token.content, token.markup = found[1], found[0]
    state.pos += len(found[0])
    return True


def _section_rule(state: StateInline, silent: bool) -> bool:
    found = SECTION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("section", "", 0)
        token.content, token.markup = found[1], found[0]
        token.meta = {"part": found[2] or ""}
    state.pos += len(found[0])
    return True


def _strong_rule(state: StateInline, silent: bool) -> bool:
    """`**` opens and closes by turns.

    Why not CommonMark's rule: it looks for spaces and word ends, which Chinese does not have, so
    that **“五好”**检察 would stay asterisks.
    """
    if not state.src.startswith("**", state.pos):
        return False
    if not silent:
        token = state.push("strong_mark", "", 0)
        token.content = token.markup = "**"
    state.pos += 2
    return True


def _pair_strong(state: StateInline) -> None:
    """Turn pairs of marks into open and close; a last odd one stays two asterisks."""
    marks = [token for token in state.tokens if token.type == "strong_mark"]
    for number, token in enumerate(marks[: len(marks) // 2 * 2]):
        token.type = "strong_close" if number % 2 else "strong_open"
        token.content = ""
