"""The operations of a PDF's content stream, in order (ISO 32000-1, 7.2, 7.3 and 7.8).

Read as text: one expression finds an operator with its operands, whose values are made only for
the operators that are asked for. No part of it steps back over what it has taken, so that the time
grows with the stream's length, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import cast

from jianbao.document.patterns import pattern

STRING = rb"\([^()\\]*+(?:\\.[^()\\]*+)*+\)"
for _ in range(2):  # parentheses in a string need no escape where they are balanced
    STRING = rb"\([^()\\]*+(?:(?:\\.|" + STRING + rb")[^()\\]*+)*+\)"
HEX = rb"<[\dA-Fa-f\s]*+>"
NAME = rb"/[^\s()<>\[\]{}/%]*+"
COMMENT = rb"%[^\r\n]*+"
OTHERS = rb"|".join((NAME, STRING, HEX, rb"<<|>>", COMMENT, rb"(?:true|false|null)(?![A-Za-z])"))
PLAIN = rb"[-+.\d\s\0\[\]]*+"
OPERATION = pattern(
    rb"(" + PLAIN + rb"(?:(?:" + OTHERS + rb")" + PLAIN + rb")*+)"
    rb"(?:([A-Za-z'\"][A-Za-z0-9*]*+)|$|(.))",
    re.DOTALL,
)
"""Operands, taken as they come, and the operator behind them; at the end there is none.

What is neither is taken, too: a search for the next that is would take its time at every byte.
"""

COMMENTS = pattern(rb"(" + STRING + rb")|" + COMMENT, re.DOTALL)
PIECE = pattern(rb"([-+.\d]++)|(" + STRING + rb"|" + HEX + rb")", re.DOTALL)
ESCAPE = pattern(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPED = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
    b"\n": b"", b"\r": b"", b"\r\n": b"",
    **{
        b"%0*o" % (digits, code): bytes((code & 255,))
        for digits in (1, 2, 3)
        for code in range(1 << 3 * digits)
    },
}  # fmt: skip
"""What stands behind a backslash -> what it means; any other sign means itself."""

IMAGE = pattern(rb"(?<!\S)BI(?=[\s/])")
IMAGE_ENDS = pattern(rb"\sEI(?!\S)")


Groups = tuple[bytes, bytes | None, bytes | None]
GROUPS = cast("Callable[[re.Match[bytes]], Groups]", re.Match.groups)


def operations(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each operator with the bytes of its operands.

    Raises ValueError where something stands that is neither.
    """
    if b"EI" in content and IMAGE_ENDS.search(content):
        content = _without_images(content)
    for operands, operator, other in map(GROUPS, OPERATION.finditer(content)):
        if operator:
            yield operator, operands if b"%" not in operands else _uncommented(operands)
        elif other:
            where = next(each.start(3) for each in OPERATION.finditer(content) if each[3])
            raise ValueError(f"content: {content[where:][:20]!r}")


def _uncommented(operands: bytes) -> bytes:
    return COMMENTS.sub(lambda match: match[1] or b" ", operands)


def _without_images(content: bytes) -> bytes:
    """Return content without inline images, whose bytes are no operands (8.9.7)."""
    kept, place = [], 0
    while (begun := IMAGE.search(content, place)) and (
        ended := IMAGE_ENDS.search(content, begun.end())
    ):
        kept.append(content[place : begun.start()])
        place = ended.end()
    return b" ".join((*kept, content[place:]))


def name(operands: bytes) -> str:
    """Return an operand that is a name, with its oblique stroke."""
    text = operands.strip()
    if b"#" in text:
        text = re.sub(rb"#([\dA-Fa-f]{2})", lambda each: bytes.fromhex(each[1].decode()), text)
    return text.decode("utf-8", "surrogateescape")


def pieces(operands: bytes) -> list[tuple[bytes, bytes]]:
    """Return numbers and strings in their order, an array's among them; b"" for the other."""
    return PIECE.findall(operands)


def string(operand: bytes) -> bytes:
    """Return an operand that is a string. Raises ValueError where it is none."""
    text = operand.strip()
    if text[:1] == b"<":
        digits = text[1:-1].translate(None, b" \t\r\n\f\0")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if text[:1] != b"(":
        raise ValueError(f"string: {operand!r}")
    if b"\\" not in text:
        return text[1:-1]
    parts = ESCAPE.split(text[1:-1])
    parts[1::2] = [ESCAPED.get(code, code) for code in parts[1::2]]
    return b"".join(parts)
