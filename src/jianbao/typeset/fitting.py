"""What pages ask of a document once they are filled: it is changed, and set again.

A chart or picture that would leave a hole stands behind the text that fills it. Cells over several
rows begin anew, with their text, on each page; so does a table under its title, where a theme says
so. A number that the page's end parts from its measure word goes to the next page.
"""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.document.composed import PageBreak
from jianbao.document.paged import Grid, Paged, PagedBlock, PagedText, Space
from jianbao.document.theme import Theme
from jianbao.typeset.open_pages import BODY, Filled, Strip
from jianbao.typeset.page_ends import with_a_number_whole
from jianbao.typeset.rows import head_rows, with_parted_cells

HOLE = 3  # lines of the body that a page may leave empty above a chart
PASSABLE = frozenset({BODY, "quote"})  # texts that a chart may stand behind
THIRD = 1 / 3  # of a page: rather than leave so much of it, a chart passes headings, too


def fitted(document: Paged, filled: Filled, theme: Theme) -> Paged:
    """Return the document as its pages want it; the very same where they want nothing."""
    least = HOLE * theme.style(BODY).leading if BODY in theme.styles else 0.0
    changed = _with_a_chart_moved(document, filled, least) if least else document
    if changed is document:
        changed = _with_tables_parted(document, filled)
    return with_a_number_whole(document, filled) if changed is document else changed


def _with_a_chart_moved(document: Paged, filled: Filled, least: float) -> Paged:
    """Return the document with the first chart that leaves a hole behind what can fill that."""
    pairs = zip(filled.pages, filled.left, filled.pages[1:], strict=False)
    for before, left, page in pairs:
        first = page.strips[0][1] if page.strips else None
        if first is None or first.starts_page or left < least or not before.strips:
            continue
        end = _fillers_end(document.blocks, first, filled, left)
        if end:
            start, stop = first.block, _behind(document.blocks, first.block)
            blocks = document.blocks
            moved = (*blocks[:start], *blocks[stop:end], *blocks[start:stop], *blocks[end:])
            return replace(document, blocks=moved)
    return document


def _behind(blocks: tuple[PagedBlock, ...], chart: int) -> int:
    """Return the number of the block behind a chart and the white below it."""
    following = blocks[chart + 1 : chart + 2]
    return chart + 2 if following and isinstance(following[0], Space) else chart + 1


def _fillers_end(blocks: tuple[PagedBlock, ...], first: Strip, filled: Filled, left: float) -> int:
    """Return the number behind the texts that fill the hole above a chart, 0 where none can."""
    chart = blocks[first.block]
    if not isinstance(chart, Grid) or chart.meaning != "charts" or len(chart.rows) > 1:
        return 0
    start = end = _behind(blocks, first.block)
    headings = left > THIRD * filled.pages[0].text_height
    passed = start
    while left > 0 and end < len(blocks) and _may_pass(blocks[end], headings):
        left -= filled.height_of(end)
        end += 1
        passed = passed if _is_heading(blocks[end - 1]) else end  # none is parted from its text
    return passed if passed > start else 0


def _may_pass(block: PagedBlock, headings: bool) -> bool:
    """Return whether a chart may stand behind a block: a text that begins nothing new, or any."""
    if not isinstance(block, PagedText):
        return False
    return (block.style in PASSABLE and not block.section) or (headings and _is_heading(block))


def _is_heading(block: PagedBlock) -> bool:
    return isinstance(block, PagedText) and bool(block.level)


def _with_tables_parted(document: Paged, filled: Filled) -> Paged:
    starts: dict[int, list[int]] = {}
    for number, row in filled.begun:
        starts.setdefault(number, []).append(row)
    blocks: list[PagedBlock] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid) and number in starts:
            blocks += _parted(block, starts[number])
        else:
            blocks.append(block)
    same = len(blocks) == len(document.blocks) and all(map(_is, blocks, document.blocks))
    return document if same else replace(document, blocks=tuple(blocks))


def _is(new: PagedBlock, old: PagedBlock) -> bool:
    return new is old


def _parted(grid: Grid, rows: list[int]) -> list[PagedBlock]:
    """Return a table that goes on in some rows: there its title stands above it anew, if it may."""
    if not grid.continued:
        return [with_parted_cells(grid, rows)]
    row, heads = min(rows), head_rows(grid)
    grid = with_parted_cells(grid, [row])
    rest = replace(grid, rows=(*grid.rows[:heads], *grid.rows[row:]))
    above = replace(grid, rows=grid.rows[:row], keep_next=False)
    return [above, PageBreak(), *grid.continued, rest]
