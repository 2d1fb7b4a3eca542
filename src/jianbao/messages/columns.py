"""How wide a text is in a terminal or a text file."""

from __future__ import annotations

from unicodedata import east_asian_width


def width_of(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
