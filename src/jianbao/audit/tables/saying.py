"""Which passages speak of which tables, and all that they say of them."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.measured import Measured, stated
from jianbao.audit.passages import Material, Passage, passage_of
from jianbao.audit.tables.announced import rows_announced
from jianbao.audit.tables.asking import words_of
from jianbao.audit.tables.counted import counted
from jianbao.audit.tables.grid import Grid, grids
from jianbao.audit.tables.naming import Sheet, sheet_of, sheet_of_chart
from jianbao.audit.tables.orders import orders
from jianbao.audit.tables.statements import (
    Rows,
    Statement,
    rows_of,
    statements,
    tables_named,
)
from jianbao.audit.tables.told import told_numbers
from jianbao.audit.tables.ways import ways

SPEAKING = frozenset(("text", "lead", "item", "summary", "note", "particular", "caption"))
NEAR = 2  # tables of a section before a passage that it is held against, and the next one
FEW_TABLES = 3  # of a paper whose editor's note may speak of each
NEXT = 20  # passages of a section before a table that are held against it, whatever they name


def told_by_tables(material: Material) -> tuple[tuple[Passage, Statement], ...]:
    """Return what passages say of tables, right or wrong."""
    found = material.once(grids)
    of_charts = _charts(material)
    return tuple(_told(material, found, of_charts)) if found or of_charts else ()


def borne_out_by_tables(material: Material) -> frozenset[tuple[int, int]]:
    """Return the numbers that a table bears out, by passage and place."""
    return frozenset(
        (id(passage), each.start) for passage, each in material.once(told_by_tables) if each.holds
    )


Charts = dict[str, list[Sheet]]
"""The charts that stand in a section, by its name; under a caption's text those that have it."""


def _charts(material: Material) -> Charts:
    placed = {
        text.object: section.name
        for section in material.briefing.all_sections
        for text in section.text
        if text.object
    }
    found: Charts = {}
    for chart in material.briefing.charts:
        title = passage_of("caption", "", 0, chart.title, material.briefing)
        sheet = sheet_of_chart(chart, material.figures, title)
        if sheet is not None:
            found.setdefault(placed.get(chart.id, ""), []).append(sheet)
            for text in (chart.title, chart.caption):
                if text is not None:
                    found.setdefault(text.text, []).append(sheet)
    return found


def _told(
    material: Material, found: tuple[Grid, ...], of_charts: Charts
) -> Iterator[tuple[Passage, Statement]]:
    rows = tuple(each for grid in found if (each := rows_of(grid)) is not None)
    known = "".join(each.text for each in material.told if each.kind == "title")
    known += material.briefing.issuer.text
    sheets = {id(grid): sheet for grid in found if (sheet := sheet_of(grid, known)) is not None}
    near = _near(material, found)
    named = tables_named(rows)
    numbers = {id(passage): each for passage, each in material.once(stated)}
    for passage in material.told:
        if passage.kind not in SPEAKING:
            continue
        here = numbers.get(id(passage), [])
        own = near.get(id(passage), [])
        rows_named = named(passage.text)
        for old in _old(passage, here, rows_named):
            yield passage, old
        beside = {id(grid) for grid in own}
        others = [each.grid for each in rows_named if passage.kind != "caption"]
        key = passage.prose.text if passage.kind == "caption" else passage.section
        if passage.kind == "particular" and len(found) <= FEW_TABLES:
            for read in [words_of(passage, sheet, is_near=True) for sheet in sheets.values()]:
                yield from ((passage, told) for told in (rows_announced(read) if read else ()))
        for sheet in of_charts.get(key, ()) if key else ():
            for told in _all(passage, here, sheet, is_near=True):
                yield passage, told
        for grid in (*own, *(grid for grid in others if id(grid) not in beside)):
            named_sheet = sheets.get(id(grid))
            if named_sheet is not None:
                for told in _all(passage, here, named_sheet, id(grid) in beside):
                    yield passage, told


def _all(
    passage: Passage, numbers: list[Measured], sheet: Sheet, is_near: bool
) -> Iterator[Statement]:
    words = words_of(passage, sheet, is_near)
    if words is None:
        return
    if numbers:
        yield from told_numbers(passage, numbers, words)
    yield from orders(passage, numbers, words)
    yield from counted(passage, words)
    yield from rows_announced(words)
    yield from ways(passage, words)


def _old(passage: Passage, numbers: list[Measured], named: list[Rows]) -> Iterator[Statement]:
    for each in named:
        if passage.kind != "caption" or passage.text in [c.text for c in each.grid.captions]:
            yield from statements(passage, numbers, each)


def _near(material: Material, found: tuple[Grid, ...]) -> dict[int, list[Grid]]:
    """Return the tables beside each passage: the last and the next one; for a caption its own."""
    by_title = {id(grid.plan.title): grid for grid in found}
    captions = {id(each.prose): grid for grid in found for each in grid.captions}
    near: dict[int, list[Grid]] = {}
    section, last = "", list[Grid]()
    waiting: list[Passage] = []
    for passage in material.told:
        if passage.section != section:
            section, last, waiting = passage.section, [], []
        if passage.kind == "caption":
            grid = captions.get(id(passage.prose))
            near[id(passage)] = [grid] if grid else []
            if grid is not None and id(passage.prose) in by_title:
                for each in waiting[-NEXT:]:
                    near[id(each)].append(grid)
                waiting, last = [], [*last, grid][-NEAR:]
        elif passage.kind in SPEAKING:
            near[id(passage)] = list(last)
            waiting.append(passage)
    return near
