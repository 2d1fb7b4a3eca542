"""Tables of a PDF's page: what stands between rules of one width, with upright rules or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.patterns import pattern
from jianbao.intake.changes import Log
from jianbao.intake.plain import joined
from jianbao.intake.source import Grid, Paragraph, Piece
from jianbao.messages.intake import RUNNING_HEAD_OUT
from jianbao.readers.page import MeasuredGlyph, MeasuredRule, Row, Sheet

Rows = tuple[tuple[str, ...], ...]
APART = 0.8  # em between cells of one row
NEARLY = 0.25  # em between cells that nearly touch
WORDS_APART = 0.12  # em between Latin words
FEWEST_RULES = 3  # of a table without upright ones
AS_WIDE = 3.0  # points by which two rules of one table may differ
NEAR = 2.5  # points by which rules miss each other where they meet
MIDDLE = 0.35  # em that the middle of a character stands above its line
ONE_CELL = 1.8  # em between two lines of one cell, at most
CONTINUED = pattern(r"续\s*表\s*\d*.{0,60}|表\s*\d+.{0,60}[（(]续[）)]|.{0,60}[（(]续表?[）)]")
LEVEL = 1.5  # points by which two lines on one level differ


class TableRead(Struct, frozen=True):
    """A table and where it lies on its page. Points."""

    rows: Rows
    top: float
    bottom: float


def tables(sheet: Sheet) -> Iterator[TableRead]:
    """Yield each table between rules of one width."""
    strokes = sorted(sheet.strokes, key=lambda stroke: (*_width(stroke), stroke.y))
    for _, group in groupby(strokes, key=_width):
        rules = [stroke for stroke in group if stroke.colour != "red"]
        for run in _runs(sheet, rules):
            grid = _Grid(sheet, run)
            rows = grid.rows() if grid.is_one else _rows(sheet, run)
            if rows and len(rows[0]) > 1:
                yield TableRead(rows, run[0].y, run[-1].y)


def tables_joined(pieces: list[Piece], log: Log) -> Iterator[Piece]:
    """Yield pieces; a table that goes on behind a page's end, its head printed again, is one."""
    open_table: Grid | None = None
    between: list[Paragraph] = []
    for piece in pieces:
        if open_table and isinstance(piece, Paragraph) and CONTINUED.fullmatch(piece.text.strip()):
            between.append(piece)
            continue
        heads = _same_heads(open_table, piece, is_said=bool(between))
        if open_table and isinstance(piece, Grid) and heads is not None:
            for line in between:
                log.add(RUNNING_HEAD_OUT, line.place, line.text, "")
            open_table = replace(open_table, rows=(*open_table.rows, *piece.rows[heads:]))
            between = []
            continue
        if open_table:
            yield open_table
        yield from between
        between = []
        open_table = piece if isinstance(piece, Grid) else None
        if open_table is None:
            yield piece
    if open_table:
        yield open_table
    yield from between


def _same_heads(table: Grid | None, piece: Piece, *, is_said: bool) -> int | None:
    """Return how many rows of a second table repeat the first one's head; None: it is another."""
    if table is None or not isinstance(piece, Grid) or len(table.rows[0]) != len(piece.rows[0]):
        return None
    if piece.place == table.place:
        return None
    heads = 0
    while heads < min(len(table.rows), len(piece.rows)) and table.rows[heads] == piece.rows[heads]:
        heads += 1
    return heads if heads or is_said else None


def _width(stroke: MeasuredRule) -> tuple[int, int]:
    """Return where a rule begins and ends, so that those of one table are equal."""
    return round(stroke.left / AS_WIDE), round(stroke.right / AS_WIDE)


def _runs(sheet: Sheet, rules: list[MeasuredRule]) -> Iterator[list[MeasuredRule]]:
    """Yield rules that follow each other with cells between them: two tables may be as wide."""
    run = rules[:1]
    for upper, lower in pairwise(rules):
        if not _has_cells(sheet, upper, lower):
            yield run
            run = []
        run.append(lower)
    if run:
        yield run


def _has_cells(sheet: Sheet, upper: MeasuredRule, lower: MeasuredRule) -> bool:
    middle = (upper.y + lower.y) / 2
    if any(
        upright.top - NEAR <= middle <= upright.bottom + NEAR
        and upper.left + NEAR < upright.x < upper.right - NEAR
        for upright in sheet.uprights
    ):
        return True
    rows = [row for row in sheet.rows if upper.y < row.baseline < lower.y]
    return any(len(list(segments([row]))) > 1 for row in rows)


# ---- a table whose columns are ruled, too


class _Grid:
    """The cells that level and upright rules make; one that no rule parts from the next is one."""

    def __init__(self, sheet: Sheet, rules: list[MeasuredRule]) -> None:
        self._sheet = sheet
        self._top, self._bottom = rules[0].y, rules[-1].y
        left, right = rules[0].left, rules[0].right
        self._rules = [
            stroke
            for stroke in sheet.strokes
            if self._top - NEAR <= stroke.y <= self._bottom + NEAR
            and stroke.left >= left - AS_WIDE
            and stroke.right <= right + AS_WIDE
        ]
        self._uprights = [
            upright
            for upright in sheet.uprights
            if left + NEAR < upright.x < right - NEAR
            and upright.top < self._bottom
            and upright.bottom > self._top
        ]
        self._across = _edges([left, right, *(upright.x for upright in self._uprights)])
        self._down = _edges(rule.y for rule in self._rules)

    @property
    def is_one(self) -> bool:
        """Whether there are upright rules inside."""
        return bool(self._uprights)

    def rows(self) -> Rows:
        """Return the texts, with `<` and `^` where cells are joined."""
        size = range(len(self._down) - 1), range(len(self._across) - 1)
        owner = {(row, column): (row, column) for row in size[0] for column in size[1]}
        texts = dict.fromkeys(owner, "")
        for row, column in owner:
            if column and not self._is_parted_left(row, column):
                owner[row, column], texts[row, column] = owner[row, column - 1], "<"
            elif row and not self._is_parted_above(row, column):
                owner[row, column], texts[row, column] = owner[row - 1, column], "^"
        for cell, words in self._words():
            place = owner[cell]
            texts[place] = joined(texts[place], words) if texts[place] else words
        return tuple(tuple(texts[row, column] for column in size[1]) for row in size[0])

    def _is_parted_left(self, row: int, column: int) -> bool:
        x, middle = self._across[column], (self._down[row] + self._down[row + 1]) / 2
        return any(
            abs(upright.x - x) < NEAR and upright.top - NEAR <= middle <= upright.bottom + NEAR
            for upright in self._uprights
        )

    def _is_parted_above(self, row: int, column: int) -> bool:
        y, middle = self._down[row], (self._across[column] + self._across[column + 1]) / 2
        return any(
            abs(rule.y - y) < NEAR and rule.left - NEAR <= middle <= rule.right + NEAR
            for rule in self._rules
        )

    def _words(self) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield what stands in each cell, line by line."""
        for row in self._sheet.rows:
            if not self._top < row.baseline < self._bottom:
                continue
            down = _between(self._down, row.baseline - MIDDLE * row.size)

            def column(glyph: MeasuredGlyph) -> int:
                return _between(self._across, (glyph.x + glyph.right) / 2)

            for across, glyphs in groupby(row.glyphs, key=column):
                yield (down, across), words_of(list(glyphs))


def _edges(places: Iterable[float]) -> list[float]:
    """Return places in order, those that lie together once."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NEAR:
            edges.append(place)
    return edges


def _between(edges: list[float], place: float) -> int:
    """Return the number of the last edge before a place; of what lies outside, the nearest."""
    return max(min(sum(edge <= place for edge in edges) - 1, len(edges) - 2), 0)


def words_of(glyphs: list[MeasuredGlyph]) -> str:
    """Return what glyphs say; between Latin words there is a blank, which has no ink."""
    text, end = "", glyphs[0].x
    for glyph in glyphs:
        apart = glyph.x - end > WORDS_APART * glyph.size
        latin = text[-1:].isascii() and glyph.text.isascii()
        text += " " * (apart and bool(text) and latin) + glyph.text
        end = glyph.right
    return text


# ---- a table whose columns are parted by room alone


def _rows(sheet: Sheet, rules: list[MeasuredRule]) -> Rows:
    """Return a table's texts: a band between two rules is a row, or, of three rules, many."""
    if len(rules) < FEWEST_RULES:
        return ()
    bands = [
        [row for row in sheet.rows if upper.y < row.baseline < lower.y]
        for upper, lower in pairwise(rules)
    ]
    columns = _columns([row for band in bands for row in band])
    if len(columns) < 2:
        return ()
    if len(rules) == FEWEST_RULES:
        bands = [lines for band in bands for lines in _lines_of_rows(band, columns)]
    return tuple(tuple(_cells(band, columns)) for band in bands if band)


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Return the columns' edges: stretches of x in which some cell has its ink."""
    edges: list[list[float]] = []
    parted = [part for cell in segments(rows) for part in _parted(cell, _starts(rows))]
    for cell in sorted(parted, key=lambda cell: cell[0].x):
        if edges and cell[0].x < edges[-1][1]:
            edges[-1][1] = max(edges[-1][1], cell[-1].right)
        else:
            edges.append([cell[0].x, cell[-1].right])
    return [(first, last) for first, last in edges]


def _starts(rows: list[Row]) -> list[float]:
    """Return where cells of several rows begin."""
    places = sorted(cell[0].x for cell in segments(rows))
    return [one for one, other in pairwise(places) if other - one < LEVEL]


def _parted(cell: list[MeasuredGlyph], starts: list[float]) -> Iterator[list[MeasuredGlyph]]:
    """Yield what stands nearly together, parted where cells of other rows begin."""
    first = 0
    for number, (one, other) in enumerate(pairwise(cell), 1):
        apart = other.x - one.right > NEARLY * other.size
        if apart and any(abs(other.x - start) < LEVEL for start in starts):
            yield cell[first:number]
            first = number
    yield cell[first:]


def segments(rows: list[Row]) -> Iterator[list[MeasuredGlyph]]:
    """Yield the glyphs of each row that stand together."""
    for row in rows:
        cell: list[MeasuredGlyph] = []
        for glyph in row.glyphs:
            if cell and glyph.x - cell[-1].right > APART * glyph.size:
                yield cell
                cell = []
            cell.append(glyph)
        if cell:
            yield cell


def _lines_of_rows(band: list[Row], columns: list[tuple[float, float]]) -> Iterator[list[Row]]:
    """Yield the lines of each row: a cell of two lines stands around the others' one, or runs on.

    Lines of one cell are told by a line of another cell between them, or by nothing before what
    goes on from a full line.
    """
    lines: list[Row] = []
    for row in band:
        if lines and not (_is_astride(lines, row, band, columns) or _runs_on(lines, row, columns)):
            yield lines
            lines = []
        lines.append(row)
    if lines:
        yield lines


def _is_astride(
    lines: list[Row], row: Row, band: list[Row], columns: list[tuple[float, float]]
) -> bool:
    """Return whether a line between two of one cell is among those read, or is this one."""
    for column in columns:
        inside = [each for each in band if _in_column([each], column)]
        for one, other in pairwise(inside):
            between = one.baseline + LEVEL < other.baseline - LEVEL
            near = other.baseline - one.baseline <= ONE_CELL * one.size
            parted = any(
                one.baseline + LEVEL < each.baseline < other.baseline - LEVEL for each in band
            )
            spans = one.baseline <= lines[-1].baseline and row.baseline <= other.baseline
            if between and near and parted and spans:
                return True
    return False


def _runs_on(lines: list[Row], row: Row, columns: list[tuple[float, float]]) -> bool:
    """Return whether a line has nothing in the first column, and goes on from full lines."""
    if _in_column([row], columns[0]) or row.baseline - lines[-1].baseline > ONE_CELL * row.size:
        return False
    return all(
        bool(above := _in_column(lines[-1:], column)) and above[-1].right + row.size > column[1]
        for column in columns
        if _in_column([row], column)
    )


def _in_column(rows: list[Row], column: tuple[float, float]) -> list[MeasuredGlyph]:
    first, last = column
    return [glyph for row in rows for glyph in row.glyphs if first - 0.1 <= glyph.x < last]


def _cells(band: list[Row], columns: list[tuple[float, float]]) -> Iterator[str]:
    for column in columns:
        text = ""
        for row in band:
            glyphs = _in_column([row], column)
            if glyphs:
                text = joined(text, words_of(glyphs)) if text else words_of(glyphs)
        yield text
