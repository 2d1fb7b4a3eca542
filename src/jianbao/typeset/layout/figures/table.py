"""Figures of the ledger by group: one ruled table, or several side by side of about one height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.composed import FigureColumn, FigureGroup, FigureTable, Inlines
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, Meaning, PagedRule, PagedText, Row, Rule, Ruling
from jianbao.document.word.widths import HALF
from jianbao.messages.typeset import figures_too_wide, names_in_two_lines
from jianbao.typeset.layout.figures.columns import (
    NUMBERS,
    STYLES,
    TIGHT,
    USUAL,
    Widths,
    as_heavy,
    measured,
    shared,
    split,
)
from jianbao.typeset.layout.figures.lines import in_lines, lines_in, split_lines
from jianbao.typeset.layout.figures.parting import Groups, parted
from jianbao.typeset.layout.setting import Setting

PADDING = 3.0
GROUP_SHADE = "F2F2F2"
RULING = Ruling(top=1.5, bottom=1.5, between_rows=0.25, faint="A6A6A6")
UNDER_HEAD, UNDER_GROUP = Rule(0.75), Rule(0.5)
CLOSE = 0.25  # points between a table and a rule of its own below it
WHITE_OF_TWO = 3.0  # points that a row of two lines is higher than these
TWO_LINES = 2  # of a name, where a table does not take as many as there are
ROW = 2.5  # points that a row is higher than its line, where the template does not say

Cells = tuple[Cell, ...]


class _Line(Struct, frozen=True):
    """The cells of one row of one table, and how many lines of text they have."""

    cells: Cells
    lines: int = 1


def lay_out_figures(table: FigureTable, setting: Setting) -> Iterator[Grid | PagedRule]:
    """Yield the figures in rows of one height, the first of which has the heads.

    What has two lines makes a row higher, unless all rows have room for two. Beside names of
    groups the table has a rule of its own below it: where a cell is joined over several rows,
    LibreOffice makes the first of them higher by the table's.
    """
    if table.columns[0].share:
        yield _by_share(table, setting)
        return
    ruling = replace(RULING, bottom=0.0) if table.stub else RULING
    yield replace(_by_content(table, setting), ruling=ruling)
    if table.stub:
        yield PagedRule(RULING.bottom, RULING.bottom + CLOSE)


def _by_content(table: FigureTable, setting: Setting) -> Grid:
    sides = parted(table.groups, table.beside, table.more)
    white = TIGHT if table.tight else USUAL
    room = on_twips((setting.page.text_width - white.blocks * (len(sides) - 1)) / len(sides))
    widths, stub = _widths(table, room, setting)
    tables = [_Side(table, widths, stub, setting).lines(groups) for groups in sides]
    _check(table, tables, setting)
    columns = _columns(widths, stub, room)
    gap: list[float] = []
    for _ in tables:
        gap += [*([on_twips(white.blocks)] if gap else []), *columns]
    gap[-1] = on_twips(gap[-1] + setting.page.text_width - sum(gap))
    rows = tuple(_rows(tables, len(columns), _height(table, setting), setting))
    return Grid("figures", table.summary, tuple(gap), rows, RULING, white.padding)


def _height(table: FigureTable, setting: Setting) -> float:
    return setting.points(table.row) if table.row else setting.leading("cell") + ROW


def _widths(table: FigureTable, room: float, setting: Setting) -> tuple[Widths, float]:
    """Return the widths of columns, and that of the groups' names at the left of their rows."""
    rows = [row for group in table.groups for row in group.rows]
    stub = 0.0
    if table.stub:
        lines = (line for group in table.groups for line in split_lines(group.name))
        names = max(setting.width(line, "cell_group") for line in lines)
        stub = on_twips(names + USUAL.cell + USUAL.slack)
    columns = measured(table.columns, rows, setting)
    around = TIGHT if table.tight else USUAL
    widths = shared(columns, room - stub, table.wrap > 0, around)
    if widths.over:
        _note_too_wide(widths.over, room, setting)
    return widths, stub


def _check(table: FigureTable, tables: list[list[_Line]], setting: Setting) -> None:
    """Note that rows have two lines, and that more have than may."""
    high = sum(line.lines > 1 for lines in tables for line in lines)
    rows = sum(len(group.rows) for group in table.groups)
    if high:
        setting.findings.append(names_in_two_lines(count=high, rows=rows))
    most = max((line.lines for lines in tables for line in lines), default=1)
    if high > max(1.0, table.wrap * rows) or (most > TWO_LINES and table.wrap < 1):
        _note_too_wide(0.0, setting.page.text_width, setting)


def _note_too_wide(over: float, room: float, setting: Setting) -> None:
    setting.findings.append(figures_too_wide(need=f"{room + over:.0f}", room=f"{room:.0f}"))


def _columns(widths: Widths, stub: float, room: float) -> tuple[float, ...]:
    cells = [*([stub] if stub else []), *widths.cells]
    cells[-1] = on_twips(room - sum(cells[:-1]))
    return tuple(cells)


class _Side(Struct, frozen=True):
    """Makes the rows of one table."""

    table: FigureTable
    widths: Widths
    stub: float
    setting: Setting

    def lines(self, groups: Groups) -> list[_Line]:
        """Return its heads, then each group under its name, or beside it."""
        lines = [_Line(tuple(self.heads()))]
        for number, group in enumerate(groups):
            above = UNDER_GROUP if number else UNDER_HEAD
            lines += self.group(group, above)
        last = lines[-1]
        lines[-1] = replace(last, cells=tuple(replace(cell, last=True) for cell in last.cells))
        return lines

    def heads(self) -> Iterator[Cell]:
        """Yield the heads."""
        if self.stub:
            yield Cell((PagedText("cell", ()),), header=True)
        digit = self.setting.theme.style("cell_value").size * HALF
        for number, column in enumerate(self.table.columns):
            style, right = "cell_group", 0.0
            if column.meaning in NUMBERS:
                style, right = "cell_value", self.widths.head_right(number, digit)
            yield Cell((self.text(style, column.head, right),), header=True)

    def group(self, group: FigureGroup, above: Rule) -> Iterator[_Line]:
        """Yield the rows of one group."""
        name = self.text("cell_group", group.name)
        rows = [tuple(self.cells(row)) for row in group.rows]
        counts = [max(map(_count, cells)) for cells in rows]
        head = Cell((name,), shade=GROUP_SHADE, header=True, above=above)
        if self.stub:
            first = (replace(cell, above=above) for cell in rows[0])
            rows[0] = (replace(head, down=len(rows)), *first)
        elif group.name:
            yield _Line((replace(head, span=len(self.widths.texts)),))
        else:
            rows[0] = tuple(replace(cell, above=above) for cell in rows[0])
        yield from map(_Line, rows, counts)

    def cells(self, row: Sequence[Inlines]) -> Iterator[Cell]:
        """Yield the cells of one figure."""
        for number, (column, inlines) in enumerate(zip(self.table.columns, row, strict=True)):
            style, right, width = STYLES.get(column.meaning, "cell"), 0.0, self.widths.texts[number]
            if column.meaning in NUMBERS:
                right = self.widths.right(number, split(inlines, self.setting)[1])
                inlines = as_heavy(inlines, self.setting)
            elif self.table.wrap:
                inlines = in_lines(inlines, style, width, self.setting)
                over = self.setting.width(inlines, style) - width
                if over > self.widths.around.slack and lines_in(inlines) == 1:
                    _note_too_wide(over, width, self.setting)
            text = self.text(style, inlines, right)
            yield Cell((text,), header=column.meaning == "name")

    def text(self, style: str, inlines: Inlines, right: float = 0.0) -> PagedText:
        """Return a text so far from its cell's right edge; a style's own white counts."""
        own = self.setting.theme.style(style).right if right else 0.0
        return PagedText(style, self.setting.text(inlines), right=on_twips(right - own))


def _count(cell: Cell) -> int:
    return max(lines_in(part.inlines) for part in cell.content if isinstance(part, PagedText))


def _rows(
    tables: list[list[_Line]], columns: int, height: float, setting: Setting
) -> Iterator[Row]:
    """Yield the rows of all tables side by side."""
    leading = setting.leading("cell")
    for number in range(max(map(len, tables))):
        cells: list[Cell] = []
        lines = [table[number] for table in tables if number < len(table)]
        count = max(line.lines for line in lines)
        for place, table in enumerate(tables):
            cells += [Cell((PagedText("cell", ()),), bare=True)] if place else []
            ended = (Cell((PagedText("cell", ()),), columns, bare=True),)
            cells += table[number].cells if number < len(table) else ended
        needed = min(count * leading + WHITE_OF_TWO, count * height)
        high = max(height, needed if count > 1 else 0.0)
        # Word draws thick rules inside the row below them: the first one of all, and the last one
        # of a table that ends earlier than the one beside it.
        top = RULING.top if number in {0, *map(len, tables)} else 0.0
        yield Row(tuple(cells), on_twips(high + top), header=not number)


# ---- columns with shares


def _by_share(table: FigureTable, setting: Setting) -> Grid:
    """Return a table whose columns share the width, as the index of figures has them."""
    style = setting.theme.style("cell")
    height = style.leading + ROW
    lines = list(_share_lines(table, setting))
    rows = [Row(cells, height) for cells in lines]
    rows[0] = replace(rows[0], header=True, height=height + RULING.top)
    widths = _share_widths(setting.page.text_width, style.size, table.columns)
    index = any(column.meaning == "pages" for column in table.columns)
    meaning: Meaning = "index" if index else "figures"
    return Grid(meaning, table.summary, widths, tuple(rows), RULING, PADDING)


def _share_lines(table: FigureTable, setting: Setting) -> Iterator[Cells]:
    """Yield the heads, then each group under its name."""

    def text(style: str, inlines: Inlines) -> PagedText:
        return PagedText(style, setting.text(inlines))

    yield tuple(Cell((text("cell_head", each.head),), header=True) for each in table.columns)
    for number, group in enumerate(table.groups):
        name, above = text("cell_group", group.name), UNDER_GROUP if number else UNDER_HEAD
        yield (Cell((name,), len(table.columns), GROUP_SHADE, header=True, above=above),)
        for row in group.rows:
            cells = zip(table.columns, row, strict=True)
            yield tuple(
                Cell((text(_share_style(column), cell),), header=column.meaning == "name")
                for column, cell in cells
            )


def _share_style(column: FigureColumn) -> str:
    centred = column.meaning in ("source", "pages")
    return "cell_center" if centred else STYLES.get(column.meaning, "cell")


def _share_widths(width: float, size: float, columns: Sequence[FigureColumn]) -> tuple[float, ...]:
    """Share out `width`. Each column but the last is a quarter em off a whole number of half ems.

    Why: Word and PDF then break the text of a cell alike, whatever they round.
    """
    half = size * HALF
    widths = []
    for column in columns[:-1]:
        halves = int((column.share * width - 2 * PADDING) / half)
        widths.append(on_twips(2 * PADDING + halves * half + half / 2))
    return (*widths, on_twips(width - sum(widths)))
