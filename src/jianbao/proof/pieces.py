"""What a document says, piece by piece: the form in which blocks and files are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from jianbao.document.blocks import (
    Block,
    Cell,
    Chart,
    Contents,
    Document,
    Fill,
    Gap,
    Heading,
    Inline,
    LineEnd,
    NoteMark,
    PageBreak,
    Paragraph,
    Picture,
    Rule,
    Tab,
    Table,
    Words,
)
from jianbao.document.theme import Theme
from jianbao.readers.pieces import (
    LINE_END,
    TAB,
    Piece,
    cell_piece,
    heading_style,
    mark,
    picture_piece,
    plain,
    table_piece,
)

WORD = re.compile(r"[!-~\u00c0-\u024f]+|\S")
"""A word as Word counts it: each Chinese character, and each run of Latin ones."""


def document_pieces(document: Document, theme: Theme) -> list[Piece]:
    """Return what `document` says: head, foot, its blocks in order, then its footnotes."""
    blocks = (*document.head, *document.foot, *document.blocks)
    pieces = [piece for block in blocks for piece in _block(block, theme)]
    return [*pieces, *(Piece("note", inline_text(inlines)) for inlines in document.notes)]


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """Return the characters of a paragraph; a footnote's mark names its note."""
    return "".join(_inline(inline) for inline in inlines)


def count_words(texts: Iterator[str]) -> int:
    """Return the number of words as Word counts them."""
    return sum(len(WORD.findall(text)) for text in texts)


def count_figures(document: Document) -> int:
    """Return how often an entry of the ledger is stated, in text and in charts."""
    blocks = (*document.head, *document.blocks, *document.foot)
    parts = (part for block in blocks for part in _inlines_and_series(block))
    notes = (inline for inlines in document.notes for inline in inlines)
    return sum(_figures(part) for part in (*parts, *notes))


def _inlines_and_series(block: Block) -> Iterator[object]:
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield from inlines
        case Contents(lines=lines):
            yield from (words for line in lines for words in line.words)
        case Table(rows=rows):
            for part in (part for row in rows for cell in row.cells for part in cell.content):
                if not isinstance(part, Picture):
                    yield from part.all_series if isinstance(part, Chart) else part.inlines


def _figures(part: object) -> int:
    if isinstance(part, Words):
        return int(bool(part.figure))
    return len(getattr(part, "figures", ()))


def _block(block: Block, theme: Theme) -> Iterator[Piece]:
    match block:
        case Heading(style=style, level=level, inlines=inlines):
            name = heading_style(theme.style(style).word, level)
            yield Piece("heading", inline_text(inlines), name)
        case Paragraph(style=style, inlines=inlines):
            yield Piece("paragraph", inline_text(inlines), theme.style(style).word)
        case Contents(lines=lines):
            for line in lines:
                text = f"{inline_text(line.words)}{TAB}{line.page.text}"
                yield Piece("paragraph", text, theme.style(line.style).word)
        case Table():
            yield from _table(block, theme)
        case Gap() | Fill() | Rule() | PageBreak():
            pass
        case _:
            assert_never(block)


def _table(table: Table, theme: Theme) -> Iterator[Piece]:
    yield table_piece(len(table.rows), len(table.columns))
    for row in table.rows:
        for cell in row.cells:
            yield from _cell(cell, theme)


def _cell(cell: Cell, theme: Theme) -> Iterator[Piece]:
    yield cell_piece(cell.span, cell.down)
    for part in cell.content:
        match part:
            case Paragraph(style=style, inlines=inlines):
                yield Piece("paragraph", inline_text(inlines), theme.style(style).word)
            case Chart():
                yield from chart_pieces(part)
            case Picture(alternative=alternative):
                yield picture_piece(alternative)
            case _:
                assert_never(part)


def chart_pieces(chart: Chart) -> Iterator[Piece]:
    """Yield a chart's words and numbers, and once more those of the workbook behind it."""
    yield Piece("chart", chart.alternative, chart.kind)
    for series in chart.series:
        points = zip(chart.categories, series.values, series.labels, strict=True)
        shown = (f"{category} {plain(value)} {label}" for category, value, label in points)
        yield Piece("series", "; ".join((series.name, *shown)))
    if chart.target:
        pairs = zip(chart.categories, chart.target.values, strict=True)
        target = (f"{category} {plain(value)}" for category, value in pairs)
        yield Piece("target", "; ".join((chart.target.name, *target)))
    yield Piece("workbook", "; ".join(("", *(series.name for series in chart.all_series))))
    for number, category in enumerate(chart.categories):
        numbers = (plain(series.values[number]) for series in chart.all_series)
        yield Piece("workbook", "; ".join((category, *numbers)))


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text=text):
            return text
        case NoteMark(note=note):
            return mark(note)
        case LineEnd():
            return LINE_END
        case Tab():
            return TAB
        case _:
            assert_never(inline)
