"""Paged blocks -> strips: lines of text and rows of grids, none of which is ever parted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, assert_never

from msgspec.structs import replace

from jianbao.document.composed import PageBreak
from jianbao.document.inlines import NoteMark, Settled, Words
from jianbao.document.paged import (
    Grid,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedRule,
    PagedText,
    Row,
    Space,
)
from jianbao.document.placed import BlockPath, Item, Stroke
from jianbao.document.texts import with_texts
from jianbao.document.theme import Theme
from jianbao.document.word.notes import NOTE_SPARE
from jianbao.document.word.spacers import FIELD_END, SPACER
from jianbao.document.word.units import border_width
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import title_broken
from jianbao.typeset.contents import set_contents_line
from jianbao.typeset.floating import may_float
from jianbao.typeset.grids import (
    Part,
    SetCell,
    SetRow,
    closing_rule,
    draw_row,
    notes_in,
    parts_of,
    resolve_grid,
    row_heights,
    set_grid,
)
from jianbao.typeset.measuring import resolve_faces
from jianbao.typeset.open_pages import Strip
from jianbao.typeset.paragraphs import (
    MarkOf,
    SetLine,
    SetParagraph,
    line_runs,
    place_line,
    resolve_lines,
    set_paragraph,
)
from jianbao.typeset.rows import (
    HEAD_AT_MOST,
    head_rows,
    kept_rows,
    parted_rows,
    with_parted_cells,
)

NOTE_STYLE = "footnote"


class Setter:
    """Blocks -> strips, noting on the way what was decided."""

    def __init__(self, theme: Theme, faces: Faces, master: str = "") -> None:
        self.theme, self.faces = theme, faces
        self.resolved: list[PagedBlock] = []
        self.findings: list[Finding] = []
        self.page = theme.master(master)
        self.new_page: PageBreak | None = None
        self.note_rooms: dict[int, float] = {}

    def strips(self, blocks: tuple[PagedBlock, ...], *root: int) -> Iterator[Strip]:
        """Yield the strips of blocks; `root` begins the paths of those of head and foot."""
        for number, block in enumerate(blocks):
            spacer = SPACER if _wants_spacer(blocks, number) else 0.0
            if isinstance(block, PagedFill):
                floats = not root and not block.held and may_float(blocks[number + 1 :], self.page)
                block = replace(block, floats=floats)
            for strip in self.block(block, (*root, number)):
                if strip.notes:
                    self.note_rooms.update(dict.fromkeys(strip.notes, self.page.text_width))
                yield replace(strip, starts_page=self.new_page, block=number, spacer=spacer)
                self.new_page, spacer = None, 0.0

    def height(self, blocks: tuple[PagedBlock, ...]) -> float:
        """Return the height of the strips of blocks, of which none is drawn."""
        height = 0.0
        for number, block in enumerate(blocks):
            match block:
                case Grid():
                    height += self._height_of_rows(block)
                case PagedText():
                    text = set_paragraph(block, self.page.text_width, self.theme, self.faces)
                    height += text.height + (text.style.space_after if text.lines else 0.0)
                case _:
                    strips = self.block(block, (number,))
                    height += sum(strip.height + strip.space_after for strip in strips)
        return height

    def _height_of_rows(self, grid: Grid) -> float:
        heights = row_heights(grid, self.theme, self.faces)
        if max(heights, default=0.0) <= _room(grid, self.page.text_height):
            return sum(heights)
        return sum(row.height for row in self.set_rows(grid, self.page.text_height)[1])

    def block(self, block: PagedBlock, path: BlockPath) -> Iterator[Strip]:
        """Yield the strips of one block."""
        match block:
            case PagedText():
                yield from self.text(block, path)
            case PagedContents():
                yield from self.contents(block, path)
            case Grid():
                yield from self.grid(block, path)
            case Space(height=height, keeps=keeps):
                self.resolved.append(block)
                yield Strip(height, _draw_nothing, keep_next=keeps)
            case PagedFill():
                self.resolved.append(block)
                yield Strip(0.0, _draw_nothing, fill=block)
            case PagedRule(height=height):
                rule = replace(block, width=border_width(block.width))
                self.resolved.append(rule)
                yield Strip(height, partial(_draw_rule, rule, self.page.text_width))
            case PageBreak():
                self.resolved.append(block)
                self.new_page = _both(self.new_page, block)
                self.page = (
                    self.theme.master(block.master) if block.master is not None else self.page
                )
            case _:
                assert_never(block)

    def text(self, block: PagedText, path: BlockPath) -> Iterator[Strip]:
        """Yield the lines of a heading or a paragraph."""
        style = self.theme.style(block.style)
        paragraph = set_paragraph(block, self.page.text_width, self.theme, self.faces)
        self.note_breaks(paragraph)
        self.note_title(block, paragraph)
        self.resolved.append(self._resolved(block, paragraph))
        kept = self.faces.kept
        draw = _draw_line if kept is None else partial(_draw_kept, kept.lines)
        for number, line in enumerate(paragraph.lines):
            last = number == len(paragraph.lines) - 1
            yield Strip(
                height=style.leading,
                draw=partial(draw, line, path),
                notes=line.notes,
                keep_next=style.keep_next or block.keeps,
                space_after=style.space_after if last else 0.0,
                outline=_outline(block) if number == 0 else None,
                section=block.section if number == 0 else "",
                line=line,
            )

    def _resolved(self, block: PagedText, paragraph: SetParagraph) -> PagedText:
        """Return a text with its faces and line ends; kept as long as its paragraph is."""
        kept = self.faces.kept
        known = kept.lines.get(id(paragraph)) if kept else None
        if known and known[0] is paragraph:
            return known[1]  # type: ignore[no-any-return]
        made = replace(block, inlines=resolve_lines(block.inlines, paragraph, self.faces))
        if kept:
            kept.lines[id(paragraph)] = paragraph, made
        return made

    def contents(self, contents: PagedContents, path: BlockPath) -> Iterator[Strip]:
        """Yield the lines of a table of contents, and the end of Word's field."""
        self.resolved.append(with_texts(contents, self.with_faces))
        for number, entry in enumerate(contents.lines):
            paragraph = set_contents_line(entry, self.page.text_width, self.theme, self.faces)
            self.note_breaks(paragraph)
            for line in paragraph.lines:
                yield Strip(paragraph.style.leading, partial(_draw_line, line, (*path, number)))
        yield Strip(FIELD_END, _draw_nothing)

    def with_faces(self, text: PagedText) -> PagedText:
        """Return a text with words parted where another face has to stand in."""
        style = self.theme.style(text.style)
        return replace(text, inlines=resolve_faces(text.inlines, style, self.faces))

    def note(self, number: int, inlines: tuple[Settled, ...]) -> SetParagraph:
        """Return a footnote's lines; its own mark stands before its text."""
        paragraph = PagedText(NOTE_STYLE, (NoteMark(number), *inlines), right=NOTE_SPARE)
        room = self.note_rooms.get(number, self.page.text_width)
        broken = set_paragraph(paragraph, room, self.theme, self.faces)
        self.note_breaks(broken)
        return broken

    def grid(self, grid: Grid, path: BlockPath) -> Iterator[Strip]:
        """Yield the rows of a grid, each with the header rows that stand above it on a new page.

        A row that is higher than a page is a strip a line.
        """
        most = self.page.text_height
        grid, rows = self.set_rows(grid, most)
        for row in rows:
            for cell in row.cells:
                self.note_cell(cell)
        heads = head_rows(grid)
        high = sum(row.height for row in rows[:heads])
        heads = heads if high < HEAD_AT_MOST * most else 0
        kept = kept_rows(grid, rows, most - high)
        grid = replace(grid, repeats_head=heads > 0)
        self.resolved.append(resolve_grid(grid, rows, kept, self.faces))
        header: tuple[Strip, ...] = ()
        for number, row in enumerate(rows):
            strips = list(self.row(row, grid, number, (*path, number)))
            strips[-1] = replace(strips[-1], keep_next=number in kept)
            header += tuple(strips) if number < heads else ()
            above = header if number >= heads else ()
            yield from (replace(strip, header=above) for strip in strips)

    def set_rows(self, grid: Grid, most: float) -> tuple[Grid, tuple[SetRow, ...]]:
        """Return the rows of a grid; no cell reaches into one that is higher than a page."""
        room = _room(grid, most)
        rows = set_grid(grid, self.theme, self.faces, room)
        parted = with_parted_cells(grid, parted_rows(rows))
        if parted is not grid:
            rows = set_grid(parted, self.theme, self.faces, room)
        return parted, rows

    def row(self, row: SetRow, grid: Grid, number: int, path: BlockPath) -> Iterator[Strip]:
        """Yield the strips of a row."""
        parts = parts_of(row)
        for part in parts:
            first, last = part is parts[0], part is parts[-1]
            yield Strip(
                part.height,
                partial(_draw_row, row, part, grid, self.faces, path),
                notes=notes_in(row, part),
                section=_begins_in(grid.rows[number]) if first else "",
                row=number,
                begins=first,
                ends=last,
                closing=partial(_draw_closing, part, grid) if grid.ruling.bottom else None,
            )

    def note_cell(self, cell: SetCell) -> None:
        """Note what is doubtful about the breaks of a cell's texts."""
        for block, part in zip(cell.cell.content, cell.content, strict=True):
            if isinstance(part, SetParagraph) and isinstance(block, PagedText):
                self.note_breaks(part)

    def note_breaks(self, paragraph: SetParagraph) -> None:
        """Note what is doubtful about the breaks of a text."""
        for code, place in paragraph.doubts:
            self.findings.append(code(place))

    def note_title(self, block: PagedText, paragraph: SetParagraph) -> None:
        """Note a title that has more lines than the author gave it."""
        if block.level == 0 and paragraph.overfull:
            first = block.inlines[0]
            place = first.place if isinstance(first, Words) else None
            self.findings.append(title_broken(place))


def _both(first: PageBreak | None, second: PageBreak) -> PageBreak:
    """Return what two page breaks ask for of which nothing stands between."""
    if first is None:
        return second
    return PageBreak(
        first.master if second.master is None else second.master,
        first.number if second.number is None else second.number,
        first.odd or second.odd,
    )


def _wants_spacer(blocks: tuple[PagedBlock, ...], number: int) -> bool:
    """Return whether Word puts an empty paragraph behind a block: a table that ends a page."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return isinstance(blocks[number], Grid) and (
        following is None or isinstance(following, Grid | PageBreak)
    )


def _draw_line(
    line: SetLine, path: BlockPath, left: float, top: float, mark_of: MarkOf
) -> Iterator[Item]:
    yield place_line(line, left, top, mark_of, path)


def _room(grid: Grid, most: float) -> float:
    """Return how high a row may be on a page so high, below the heads that come again."""
    return most - sum(row.height for row in grid.rows if row.header)


def _draw_kept(
    kept: dict[int, Any], line: SetLine, path: BlockPath, left: float, top: float, mark_of: MarkOf
) -> Iterator[Item]:
    """Yield a line whose runs are those that it had before, where no note's sign is in it."""
    known = kept.get(id(line))
    if known is None or known[0] is not line or known[1] != left:
        if line.notes:
            yield place_line(line, left, top, mark_of, path)
            return
        known = kept[id(line)] = line, left, line_runs(line, left, mark_of)
    yield place_line(line, left, top, mark_of, path, runs=known[2])


def _draw_row(
    row: SetRow,
    part: Part,
    grid: Grid,
    faces: Faces,
    path: BlockPath,
    left: float,
    top: float,
    mark_of: MarkOf,
) -> Iterator[Item]:
    yield from draw_row(row, part, grid, left, top, faces, path, mark_of)


def _draw_closing(part: Part, grid: Grid, left: float, top: float, _: MarkOf) -> Iterator[Item]:
    yield closing_rule(part, grid, left, top)


def _draw_rule(
    rule: PagedRule, room: float, left: float, top: float, _mark_of: MarkOf
) -> Iterator[Item]:
    y = top + rule.height - rule.width / 2
    x0, x1 = left - rule.outset, left + room + rule.outset
    yield Stroke(x0, y, x1, y, rule.width, rule.colour)


def _begins_in(row: Row) -> str:
    """Return the name of what begins in a row: a chart has its name in the title under it."""
    texts = (part for cell in row.cells for part in cell.content if isinstance(part, PagedText))
    return next((text.section for text in texts if text.section), "")


def _draw_nothing(_left: float, _top: float, _mark_of: MarkOf) -> Iterator[Item]:
    yield from ()


def _outline(block: PagedText) -> tuple[int, str] | None:
    if block.level is None:
        return None
    return block.level, "".join(part.text for part in block.inlines if isinstance(part, Words))
