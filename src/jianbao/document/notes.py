"""The signs of footnotes."""

from __future__ import annotations


def note_sign(number: int, marks: str = "circled") -> str:
    """Return the sign of a page's footnote: ① to ⑳, then (21) as Word writes it; or 1, 2, 3."""
    if marks == "decimal":
        return str(number)
    return chr(ord("①") + number - 1) if number <= 20 else f"({number})"
