"""A short table in the terminal; Chinese characters count two columns."""

from __future__ import annotations

from unicodedata import east_asian_width


def table_lines(rows: list[list[str]]) -> list[str]:
    """Return the rows as lines: the first column left, the others right, two blanks between."""
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for first, *others in rows:
        padded = [first + " " * (widths[0] - _width(first))]
        for text, width in zip(others, widths[1:], strict=True):
            padded.append(" " * (width - _width(text)) + text)
        lines.append("  ".join(padded).rstrip())
    return lines


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
