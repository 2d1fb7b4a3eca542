"""Which passages speak of which tables, and all that they say of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from msgspec.structs import replace

from jianbao.audit.measured import Measured, stated
from jianbao.audit.passages import Material, Passage, passage_of
from jianbao.audit.tables.announced import rows_announced
from jianbao.audit.tables.asking import words_of
from jianbao.audit.tables.claims import TOTAL
from jianbao.audit.tables.counted import counted
from jianbao.audit.tables.grid import Cell, Grid, Line, grids, plain_name, rounding
from jianbao.audit.tables.naming import Sheet, column_of, made_sheet, sheet_of
from jianbao.audit.tables.orders import orders
from jianbao.audit.tables.statements import (
    Rows,
    Statement,
    rows_of,
    statements,
    tables_named,
)
from jianbao.audit.tables.told import told_numbers, told_of_totals
from jianbao.audit.tables.ways import ways
from jianbao.briefing.model import ChartPlan, Figure
from jianbao.briefing.numbers import unit_parts

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


FEWEST_TIMES = 3  # columns of times, of which words speak as of rows
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
        sheet = _sheet_of_chart(chart, material.figures, title)
        if sheet is not None:
            found.setdefault(placed.get(chart.id, ""), []).append(sheet)
            for text in (chart.title, chart.caption):
                if text is not None:
                    found.setdefault(text.text, []).append(sheet)
    return found


def _sheet_of_chart(chart: ChartPlan, figures: dict[str, Figure], title: Passage) -> Sheet | None:
    """Return a chart as words name it: its categories are rows, its series columns."""
    across: list[dict[int, Cell]] = [{} for _ in chart.categories]
    down: list[dict[int, Cell]] = [{} for _ in chart.series]
    for column, series in enumerate(chart.series):
        for row, id in enumerate(series.figures[: len(across)]):
            figure = figures.get(id)
            if figure is not None and figure.exact is not None:
                across[row][column] = down[column][row] = _of_figure(figure, title)
    rows = tuple(Line(name, across[at], at) for at, name in enumerate(chart.categories))
    lines = tuple(Line(each.name, down[at], at) for at, each in enumerate(chart.series))
    known = all(len(row.numbers) == len(lines) for row in rows)
    return made_sheet(rows, lines, (), title.text, "") if known else None


def _of_figure(figure: Figure, title: Passage) -> Cell:
    scale, unit = unit_parts(figure.unit)
    exact = figure.exact or Decimal(0)
    step = figure.step
    passage = replace(title, text=figure.value.text)
    blur = rounding(step, scale, unit)
    return Cell(exact, step, scale, unit, passage, 0, figure.id, blur)


def _turned_sheet(grid: Grid, known: str = "") -> Sheet | None:
    """Return a table whose columns are times as one whose rows are; None where they are not."""
    lines = [line for line in grid.columns if len(line.numbers) == len(grid.rows)]
    times = [line for line in lines if line.name != "累计" and column_of(line).is_time]
    if len(times) < FEWEST_TIMES:
        return None
    totals = [line for line in lines if TOTAL.search(plain_name(line.name))]
    return made_sheet((*times, *totals), grid.rows, (), grid.title.text, known)


def _told(
    material: Material, found: tuple[Grid, ...], of_charts: Charts
) -> Iterator[tuple[Passage, Statement]]:
    rows = tuple(each for grid in found if (each := rows_of(grid)) is not None)
    known = "".join(each.text for each in material.told if each.kind == "title")
    known += material.briefing.issuer.text
    sheets = {id(grid): _sheets_of(grid, known) for grid in found}
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
            for sheet in chain.from_iterable(sheets.values()):
                read = words_of(passage, sheet, is_near=True)
                yield from ((passage, told) for told in (rows_announced(read) if read else ()))
        for sheet in of_charts.get(key, ()) if key else ():
            for told in _all(passage, here, sheet, is_near=True):
                yield passage, told
        is_text = here and passage.section and passage.kind != "caption"
        for grid in found if is_text and len(found) <= FEW_TABLES else ():
            if id(grid) not in beside:
                for sheet in sheets[id(grid)][:1]:
                    yield from ((passage, told) for told in told_of_totals(passage, here, sheet))
        for grid in (*own, *(grid for grid in others if id(grid) not in beside)):
            for sheet in sheets[id(grid)]:
                for told in _all(passage, here, sheet, id(grid) in beside):
                    yield passage, told


def _sheets_of(grid: Grid, known: str) -> list[Sheet]:
    """Return a table as words name it, and turned where its columns are times."""
    made = (sheet_of(grid, known), _turned_sheet(grid, known))
    return [sheet for sheet in made if sheet is not None]


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
