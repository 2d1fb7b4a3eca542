"""Tables in plain text: lines of as many cells each, parted by tabs or by wide gaps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from jianbao.document.patterns import pattern
from jianbao.intake.source import Grid, Paragraph, Piece

GAP = pattern(r"[ \u3000\xa0]{2,}")
NUMBER = pattern(r"[+\-－−]?[\d０-９]|[—－/…\-]+$")
LONGEST_CELL = 40  # characters; a longer one is a sentence behind a tab
Row = tuple[str, ...]


def run_at(lines: list[str], start: int) -> tuple[tuple[Row, ...], bool]:
    """Return the lines from `start` on that are parted alike, as rows, and whether that is a table.

    The rows are () where the line is not parted. No line of a run that is none begins a table.
    """
    if "\t" in lines[start].rstrip():
        rows = _alike(lines, start, "\t")
        return rows, _is_table(rows)
    if GAP.search(lines[start].strip()):
        rows = _alike(lines, start, "")
        return rows, _is_aligned(rows)
    return (), False


def _alike(lines: list[str], start: int, sign: str) -> tuple[Row, ...]:
    """Return the cells of the lines from `start` on that have as many as the first."""
    rows = (_cells(line, sign) for line in islice(lines, start, None))
    first = next(rows)
    return (first, *takewhile(lambda row: len(row) == len(first), rows))


def _cells(line: str, sign: str) -> Row:
    parts = line.split(sign) if sign else GAP.split(line.strip())
    return tuple(part.strip() for part in parts)


def _is_table(rows: tuple[Row, ...]) -> bool:
    """Return whether lines with tabs are a table, and not paragraphs that a tab indents."""
    named = any(row[0] for row in rows)
    short = all(len(cell) <= LONGEST_CELL for row in rows for cell in row)
    return len(rows) > 1 and len(rows[0]) > 1 and named and short


def _is_aligned(rows: tuple[Row, ...]) -> bool:
    """Return whether lines with gaps are a table: three rows and columns, and mostly numbers."""
    inner = [cell for row in rows[1:] for cell in row[1:]]
    numbers = sum(bool(NUMBER.match(cell)) for cell in inner)
    return len(rows) > 2 and len(rows[0]) > 2 and numbers * 2 > len(inner) and _is_table(rows)


def with_tables(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces; paragraphs of a Word file whose cells tabs part, alike, are a table."""
    index = 0
    while index < len(pieces):
        rows = _tabbed(pieces, index)
        first = pieces[index]
        if rows:
            yield Grid(rows=rows, place=first.place)
        else:
            yield first
        index += len(rows) or 1


def _tabbed(pieces: list[Piece], start: int) -> tuple[Row, ...]:
    lines = [
        piece.text
        for piece in takewhile(_is_plain, islice(pieces, start, None))
        if isinstance(piece, Paragraph)
    ]
    if not lines:
        return ()
    rows = _alike(lines, 0, "\t")
    return rows if len(rows) > 2 and _is_table(rows) else ()


def _is_plain(piece: Piece) -> bool:
    """Return whether a piece may be a row: words with tabs alone."""
    return (
        isinstance(piece, Paragraph)
        and "\t" in piece.text
        and not (piece.marks or piece.label or piece.level or piece.is_red)
    )
