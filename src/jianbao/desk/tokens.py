"""A field's text as what the writing area holds: words, strong words, and chips.

There is one grammar, that of `briefing.inline`; the browser is given tokens, and writes them back.
A chip carries what was typed, so that nothing is written otherwise than it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from jianbao.briefing.inline import MARKUP
from jianbao.document.patterns import pattern

Kind = Literal["words", "figure", "note", "section", "object", "brace"]
PARTED = pattern("\n{2,}")
STRONG = "**"


class Token(Struct, frozen=True, omit_defaults=True):
    """Words, or a chip: what was typed, and the name that it refers to."""

    kind: Kind
    text: str  # as typed
    name: str = ""
    part: str = ""
    strong: bool = False


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text."""
    return PARTED.split(text)


def tokens(text: str) -> list[Token]:
    """Return what a paragraph holds."""
    return list(_tokens(text))


def written(parts: Iterable[Token]) -> str:
    """Return the text of tokens; the browser writes it in this very way."""
    strong, text = False, ""
    for part in parts:
        if part.strong != strong:
            text += STRONG
            strong = part.strong
        text += part.text
    return text + (STRONG if strong else "")


def is_shown(text: str) -> bool:
    """Return whether a text comes back from its tokens as it was typed."""
    parts = paragraphs(text)
    if len(parts) > 1 and not all(parts):
        return False  # a blank line at an end: no paragraph stands there
    return "\n\n".join(written(tokens(part)) for part in parts) == text


def _tokens(text: str) -> Iterator[Token]:
    matches = list(MARKUP.finditer(text))
    marks = [match for match in matches if match["strong"]]
    odd = marks[-1] if len(marks) % 2 else None
    strong, words = False, ""
    end = 0
    for match in matches:
        words += text[end : match.start()]
        end = match.end()
        toggles = bool(match["strong"]) and match is not odd
        chip = None if toggles else _chip(match, strong)
        if not toggles and chip is None:
            words += match[0]
            continue
        if words:
            yield Token("words", words, strong=strong)
            words = ""
        if chip:
            yield chip
        else:
            strong = not strong
    words += text[end:]
    if words:
        yield Token("words", words, strong=strong)


def _chip(match: re.Match[str], strong: bool) -> Token | None:
    """Return the chip that a piece of markup is; None for signs that stay words."""
    match match.lastgroup:
        case "figure":
            name, part = match["id"] or match["wide_id"], match["unit"] or match["wide_unit"] or ""
            return Token("figure", match[0], name, part, strong)
        case "note":
            return Token("note", match[0], match["mark"], "", strong)
        case "section":
            return Token("section", match[0], match["name"], match["page"] or "", strong)
        case "object":
            return Token("object", match[0], match["table"], "", strong)
        case "brace":
            return Token("brace", match[0], match[0][0], "", strong)
        case _:
            return None
