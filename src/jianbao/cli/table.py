"""A short table in the terminal; Chinese characters count two columns."""

from __future__ import annotations

from jianbao.messages.columns import width_of


def table_lines(rows: list[list[str]]) -> list[str]:
    """Return the rows as lines: the first column left, the others right, two blanks between."""
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for first, *others in rows:
        padded = [first + " " * (widths[0] - width_of(first))]
        for text, width in zip(others, widths[1:], strict=True):
            padded.append(" " * (width - width_of(text)) + text)
        lines.append("  ".join(padded).rstrip())
    return lines


def left_lines(rows: list[list[str]]) -> list[str]:
    """Return the rows as lines, every column left, two blanks between."""
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            text + " " * (width - width_of(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
