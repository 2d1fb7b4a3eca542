"""What a document says, piece by piece: the form in which blocks and files are compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from jianbao.document.charts import Chart, PagedChart
from jianbao.document.composed import PageBreak
from jianbao.document.inlines import Chance, LineEnd, NoteMark, Settled, Tab, Words
from jianbao.document.paged import (
    Cell,
    Grid,
    Paged,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedPicture,
    PagedRule,
    PagedText,
    Space,
)
from jianbao.document.patterns import pattern
from jianbao.document.texts import charts, texts
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

LATIN = pattern(r"[!-~\u00c0-\u024f]+")
"""What Word counts as one word; each Chinese character is one, too."""


def document_pieces(document: Paged, theme: Theme) -> list[Piece]:
    """Return what `document` says: head, foot, its blocks in order, then its footnotes."""
    blocks = (*document.head, *document.foot, *document.blocks)
    pieces = [piece for block in blocks for piece in _block(block, theme)]
    return [*pieces, *(Piece("note", inline_text(inlines)) for inlines in document.notes)]


def inline_text(inlines: tuple[Settled, ...]) -> str:
    """Return the characters of a paragraph; a footnote's mark names its note."""
    return "".join(_inline(inline) for inline in inlines)


def count_words(texts: Iterator[str]) -> int:
    """Return the number of words as Word counts them."""
    return len("".join(LATIN.sub("x", "\n".join(texts)).split()))


def count_figures(document: Paged) -> int:
    """Return how often an entry of the ledger is stated, in text and in charts."""
    blocks = (*document.head, *document.blocks, *document.foot)
    stated = (*(text.inlines for text in texts(blocks)), *document.notes)
    words = (part for inlines in stated for part in inlines if isinstance(part, Words))
    drawn = (series.figures for chart in charts(blocks) for series in chart.all_series)
    return sum(bool(part.figure) for part in words) + sum(map(len, drawn))


def _block(block: PagedBlock, theme: Theme) -> Iterator[Piece]:
    match block:
        case PagedText():
            yield _text(block, theme)
        case PagedContents(lines=lines):
            yield from (_text(line, theme) for line in lines)
        case Grid():
            yield from _grid(block, theme)
        case Space() | PagedFill() | PagedRule() | PageBreak():
            pass
        case _:
            assert_never(block)


def _text(text: PagedText, theme: Theme) -> Piece:
    words, style = inline_text(text.inlines), theme.style(text.style).word
    if text.level is None:
        return Piece("paragraph", words, style)
    return Piece("heading", words, heading_style(style, text.level))


def _grid(grid: Grid, theme: Theme) -> Iterator[Piece]:
    yield table_piece(len(grid.rows), len(grid.columns))
    for row in grid.rows:
        for cell in row.cells:
            yield from _cell(cell, theme)


def _cell(cell: Cell, theme: Theme) -> Iterator[Piece]:
    yield cell_piece(cell.span, cell.down)
    for part in cell.content:
        match part:
            case PagedText():
                yield _text(part, theme)
            case PagedChart():
                yield from chart_pieces(part)
            case PagedPicture(alternative=alternative):
                yield picture_piece(alternative)
            case _:
                assert_never(part)


def chart_pieces(chart: Chart) -> Iterator[Piece]:
    """Yield a chart's words and numbers, and once more those of the workbook behind it."""
    hides = chart.hides if isinstance(chart, PagedChart) else lambda _row, _number: False
    yield Piece("chart", chart.alternative, chart.kind)
    for row, series in enumerate(chart.series):
        points = enumerate(zip(chart.categories, series.values, series.labels, strict=True))
        shown = (
            f"{category} {plain(value)}" + ("" if hides(row, number) else f" {label}")
            for number, (category, value, label) in points
        )
        yield Piece("series", "; ".join((series.name, *shown)))
    if chart.target:
        pairs = zip(chart.categories, chart.target.values, strict=True)
        target = (f"{category} {plain(value)}" for category, value in pairs)
        yield Piece("target", "; ".join((chart.target.name, *target)))
    yield Piece("workbook", "; ".join(("", *(series.name for series in chart.all_series))))
    for number, category in enumerate(chart.categories):
        numbers = (plain(series.values[number]) for series in chart.all_series)
        yield Piece("workbook", "; ".join((category, *numbers)))


def _inline(inline: Settled) -> str:
    match inline:
        case Words(text=text):
            return text
        case NoteMark(note=note, again=again):
            return again or mark(note)
        case LineEnd():
            return LINE_END
        case Chance():
            return ""
        case Tab():
            return TAB
        case _:
            assert_never(inline)
