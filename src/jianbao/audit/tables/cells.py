"""Cells and charts against the ledger: one label, one value; categories in their figures' order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice, takewhile

from msgspec import Struct

from jianbao.audit.measured import has_other_number
from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.tables.grid import Cell, Grid, Line, plain_name
from jianbao.briefing.model import ChartPlan, Figure, measure
from jianbao.briefing.numbers import unit_parts
from jianbao.messages.findings import Place

TAIL = pattern(
    "(?:人数|件数|户数|个数|数量|总量|总数|总额|数额|金额|数|额|量|情况|案件|项目)$",
    needs="情况|数|案件|量|项目|额",
)
GENERAL = pattern(
    "^(?:数量|件数|人数|数值|数|金额|本期|本年|本月|指标值|完成|实绩|实际|完成数|完成情况|当期|累计|总量|合计|值|规模|情况|个数|户数)$"
)
OTHER_TIME = pattern(
    r"上年|去年|同期|上月|上季|环比|同比|\d{4}年|\d{1,2}月|季度|半年|计划|目标|预算|增|减|占|率|排名|位次"
)


@lru_cache(maxsize=4096)
def plain_label(words: str) -> str:
    """Return a label as it is compared: without brackets, blanks, 人数 and the like."""
    plain = plain_name(words).replace("的", "")
    shorter = TAIL.sub("", plain)
    return shorter if len(shorter) > 1 or not plain else plain


def by_label(material: Material) -> dict[str, list[Figure]]:
    """Return the ledger by plain label."""
    of_label: dict[str, list[Figure]] = {}
    for figure in material.figures.values():
        if figure.kind not in ("target", "limit"):
            of_label.setdefault(plain_label(figure.label.text), []).append(figure)
    return of_label


class Matched(Struct, frozen=True, gc=False):
    """A cell and the figure that its labels name; `same` where it says the same value."""

    cell: Cell
    figure: Figure
    same: bool


def by_amount(material: Material) -> dict[Decimal, list[Figure]]:
    """Return the ledger by exact value."""
    of_amount: dict[Decimal, list[Figure]] = {}
    for figure in material.figures.values():
        if figure.exact is not None:
            of_amount.setdefault(figure.exact, []).append(figure)
    return of_amount


def sections_of_groups(material: Material) -> dict[str, str]:
    """Return the sections that groups of the ledger are called by: of an imported paper."""
    sections = material.briefing.all_sections
    return {each.heading.text: each.name for each in sections if each.heading}


def matched_cells(
    grid: Grid,
    labels: dict[str, list[Figure]],
    amounts: dict[Decimal, list[Figure]],
    sections: dict[str, str],
) -> Iterator[Matched]:
    """Yield typed cells whose row and column name a figure of the ledger."""
    columns, ordered = {column.place: column for column in grid.columns}, sorted(labels)
    for row in grid.rows:
        for place, cell in row.numbers.items():
            if cell.figure:
                continue
            figure = _named(grid, row, columns[place], cell, labels)
            if figure is None and cell.amount not in amounts:
                if meant := _by_slip(row, columns[place], cell, labels, ordered):
                    yield Matched(cell, meant, same=False)
                continue
            if figure is None or figure.exact is None:
                continue
            bare = not cell.unit and cell.text == figure.value.text  # 4320 under 投资额, of 万元
            same = bare or figure.exact == cell.amount
            own = sections.get(figure.group, cell.passage.section) == cell.passage.section
            if not same and _is_of_other_scope(grid, row, cell, labels, own):
                continue
            if same or not _is_another(cell, columns[place], amounts):
                yield Matched(cell, figure, same)


def _is_of_other_scope(
    grid: Grid, row: Line, cell: Cell, labels: dict[str, list[Figure]], of_own_section: bool
) -> bool:
    """Return whether a total is of a table whose other totals the ledger has not, either.

    A ledger's 办结率 and a table's total of that name may be of other cases, as is what an
    imported paper says in another section.
    """
    if not GENERAL.fullmatch(plain_name(row.name)):
        return False
    if not of_own_section:
        return True
    others = {c.place: c for c in grid.columns if c.place in row.numbers}
    known = [
        figure.exact == row.numbers[place].amount
        for place, column in others.items()
        if row.numbers[place] is not cell
        for figure in labels.get(plain_label(column.name), ())
    ]
    return len(row.numbers) > 1 and 2 * sum(known) <= len(known)


def _is_another(cell: Cell, column: Line, amounts: dict[Decimal, list[Figure]]) -> bool:
    """Return whether a cell's value is that of another figure with the column's name in its own."""
    head = plain_label(column.name)
    return any(
        head in each.label.text and _may_be(each, cell) for each in amounts.get(cell.amount, ())
    )


def _named(
    grid: Grid, row: Line, column: Line, cell: Cell, labels: dict[str, list[Figure]]
) -> Figure | None:
    """Return the one figure that a cell's labels name."""
    head, name = plain_label(column.name), plain_label(row.name)
    if not name and len(grid.rows) > 1:
        return None  # 3号线: a row that is called by a number
    tries = [name + head, head + name]
    alone = len(grid.columns) == 1 and not OTHER_TIME.search(column.name)
    if alone or _is_general(column.name):
        tries.insert(0, name)
    if _is_general(row.name):
        tries.append(head)
    for words in tries:
        owners = labels.get(words) if words else None
        if not owners or OTHER_TIME.fullmatch(words):
            continue  # 7月 alone says of when, not of what
        named = [figure for figure in owners if _may_be(figure, cell)]
        if len(named) == 1:
            return named[0]
    return None


@lru_cache(maxsize=4096)
def _is_general(name: str) -> bool:
    """Return whether a line is called 合计, 数量 or the like, and is of no other time."""
    return GENERAL.fullmatch(plain_name(name)) is not None and not OTHER_TIME.search(name)


def _by_slip(
    row: Line, column: Line, cell: Cell, labels: dict[str, list[Figure]], ordered: list[str]
) -> Figure | None:
    """Return the one figure whose label has the names of row and column, and whose digits a cell
    has in another order: 企业职工养老保险基金收入 of 企业职工养老保险 under 收入.
    """
    name = plain_label(row.name)
    first = bisect_left(ordered, name)
    if len(name) < LEAST or not "".join(ordered[first : first + 1]).startswith(name):
        return None
    head = plain_label(column.name)
    if not head or OTHER_TIME.search(column.name) or _is_general(row.name):
        return None
    begun = takewhile(lambda label: label.startswith(name), islice(ordered, first, None))
    named = [
        figure
        for label in begun
        if label.endswith(head) and len(label) <= len(name) + len(head) + MORE
        for figure in labels[label]
        if _may_be(figure, cell)
    ]
    turned = turned_digits(cell.amount, cell.step) if len(named) == 1 else None
    return named[0] if turned and named[0].exact in turned else None


LEAST, MORE = 2, 2
A_YEAR = pattern(r"((?:19|20)\d\d)年?")
RATES = ("倍", "%", "‰", "百分点")


def _may_be(figure: Figure, cell: Cell) -> bool:
    counted = unit_parts(figure.unit)[1]
    if counted in RATES and not cell.unit:
        return False  # 4倍 of a column of cases
    return (not cell.unit or not counted or counted == cell.unit) and figure.period is None


def misplaced_cells(
    grid: Grid, labels: dict[str, list[Figure]], material: Material
) -> Iterator[tuple[Cell, Figure, str]]:
    """Yield cells that print another figure than their row, or column, is called."""
    for line in (*grid.rows, *grid.columns):
        called = plain_label(line.name)
        owners = labels.get(called, [])
        if len(called) < 2 or not owners:
            continue
        ids = {owner.id for owner in owners}
        units = {owner.unit for owner in owners}
        for cell in line.numbers.values():
            figure = material.figures.get(cell.figure)
            if figure and figure.id not in ids and figure.unit in units:
                own = plain_label(figure.label.text)
                if own and called not in own and own not in called and own in labels:
                    yield cell, figure, line.name
    for lines in (grid.rows, grid.columns):
        yield from _at_another_s(lines, material)


def _at_another_s(
    lines: tuple[Line, ...], material: Material
) -> Iterator[tuple[Cell, Figure, str]]:
    """Yield cells whose figure's label has the name of another line of the table, and not its own.

    东湖区用水户 in the row 西山区.
    """
    names = {name for line in lines if _is_name(name := plain_name(line.name))}
    lengths = sorted({len(name) for name in names}, reverse=True)
    if len(names) < len(("one", "other")):
        return
    for line in lines:
        own = plain_name(line.name)
        for cell in line.numbers.values() if own in names else ():
            figure = material.figures.get(cell.figure)
            words = plain_name(figure.label.text) + figure.scope if figure else ""
            if figure is None or _says(figure, words, own):
                continue
            parts = (
                words[at : at + length]
                for length in lengths
                for at in range(len(words) - length + 1)
            )
            if any(part in names and part not in own for part in parts):
                yield cell, figure, line.name


def _is_name(name: str) -> bool:
    """Return whether what a line is called names a thing, and no time or measure of all."""
    return len(name) > 1 and not GENERAL.fullmatch(name) and not OTHER_TIME.search(name)


class Misplaced(Struct, frozen=True):
    """A figure of a chart that stands at another's category."""

    place: Place
    figure: Figure
    category: str


def misplaced_in_chart(chart: ChartPlan, material: Material) -> Iterator[Misplaced]:
    """Yield figures whose label names another category than the one they stand at."""
    names = [plain_name(category) for category in chart.categories]
    said: dict[str, frozenset[str]] = {}
    for series, places in zip(chart.series, chart.places, strict=False):
        for at, (id, place) in enumerate(zip(series.figures, places, strict=False)):
            figure = material.figures.get(id)
            if figure is None or at >= len(names):
                continue
            if id not in said:
                said[id] = _said(figure, names)
            if names[at] not in said[id] and (said[id] or has_other_number(figure, names[at])):
                yield Misplaced(place, figure, chart.categories[at])
            elif (year := A_YEAR.fullmatch(series.name)) and figure.period is not None:
                first, last = figure.period.first, figure.period.last
                if first.year == last.year != int(year[1]):
                    yield Misplaced(place, figure, series.name)


def _said(figure: Figure, names: Iterable[str]) -> frozenset[str]:
    """Return the categories that a figure names, each looked for once."""
    words = plain_name(figure.label.text) + figure.scope
    return frozenset(name for name in names if _says(figure, words, name))


def _says(figure: Figure, words: str, category: str) -> bool:
    """Return whether a figure's label and scope, `words`, or its period names a category."""
    if not category:
        return False
    short = category[: -1 if category.endswith(tuple("区县市乡镇类型")) else None]
    if category in words or (len(short) > 1 and short in words):
        return True
    if figure.period is None:
        return False
    first, last = figure.period.first, figure.period.last
    if category in PARTS and first.year == last.year:
        return PARTS[category] == (first.month, last.month)
    year = re.search(r"(\d{4})年?", category)
    month = re.search(r"(?<!\d)(\d{1,2})月", category)
    if year and not month:
        return int(year[1]) == last.year
    return (
        bool(month)
        and month is not None
        and int(month[1]) == (last.month or 0) == (first.month or 0)
    )


PARTS = {
    f"{prefix}{word}季度": (month, month + 2)
    for prefix in ("", "第")
    for word, month in zip("一二三四", (1, 4, 7, 10), strict=True)
} | {"上半年": (1, 6), "下半年": (7, 12)}


def repeated_in_chart(chart: ChartPlan) -> Iterator[tuple[Place, str]]:
    """Yield figures that a series names twice."""
    for series, places in zip(chart.series, chart.places, strict=False):
        seen: set[str] = set()
        for id, place in zip(series.figures, places, strict=False):
            if id in seen:
                yield place, id
            seen.add(id)


def mixed_units(chart: ChartPlan, material: Material) -> tuple[Place, Figure, Figure] | None:
    """Return two figures of a chart that are not of one measure: 人 and %."""
    drawn = _drawn(chart, material)
    for figure, place in drawn[1:]:
        first = drawn[0][0]
        if measure(figure) != measure(first):
            return place, first, figure
    return None


def stated_unit(chart: ChartPlan, material: Material) -> tuple[Place, Figure] | None:
    """Return the first figure of a chart whose own unit is another than that of all it draws."""
    drawn = _drawn(chart, material)
    measures = {measure(figure) for figure, _ in drawn}
    unit = chart.unit.replace("％", "%")
    if len(measures) != 1 or not unit or unit in measures | {"", "位", "名次"}:
        return None
    own = measures.pop()
    if not own or own == "第" or unit in own or unit_parts(own) == unit_parts(unit):
        return None
    return drawn[0][1], drawn[0][0]


def titled_otherwise(chart: ChartPlan, material: Material) -> tuple[Place, str, str] | None:
    """Return what a title says that other figures of the ledger are called, and none that is drawn.

    审结案件构成 over figures that are all 受理…, where the ledger has others that are 审结….
    """
    drawn = {figure.id: figure for figure, _ in _drawn(chart, material)}
    if len(drawn) < 2:
        return None
    title = plain_name(chart.title.text)
    labels = [figure.label.text for figure in drawn.values()]
    common = set.intersection(*(_pairs(label) for label in labels))
    own = common - _pairs(title + "".join(series.name for series in chart.series))
    if not own:
        return None
    others = {figure.label.text for figure in material.figures.values() if figure.id not in drawn}
    for said in sorted(_pairs(title), key=title.index):
        for word in sorted(own, key=labels[0].index):
            if any(label.replace(word, said) in others for label in labels):
                return chart.title.source.place_at(0), said, word
    return None


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _drawn(chart: ChartPlan, material: Material) -> list[tuple[Figure, Place]]:
    return [
        (material.figures[id], place)
        for series, places in zip(chart.series, chart.places, strict=False)
        for id, place in zip(series.figures, places, strict=False)
        if id in material.figures
    ]
