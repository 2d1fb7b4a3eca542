"""The family of tables: totals, rates and shares of cells; cells and charts against the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, passage_of
from jianbao.audit.sentences.checks import claims, wrong_claims
from jianbao.audit.tables.cells import (
    by_amount,
    by_label,
    matched_cells,
    misplaced_cells,
    misplaced_in_chart,
    mixed_units,
    repeated_in_chart,
    sections_of_groups,
    stated_unit,
    titled_otherwise,
)
from jianbao.audit.tables.claims import TableClaim, total_claims
from jianbao.audit.tables.derived import derived_claims
from jianbao.audit.tables.grid import Cell, Grid, grids
from jianbao.audit.tables.implied import implied_totals
from jianbao.audit.tables.nearly import nearly_given
from jianbao.audit.tables.ranks import wrong_places
from jianbao.audit.tables.saying import borne_out_by_tables, told_by_tables
from jianbao.messages.audit.ledger import not_in_ledger, typed_by_hand
from jianbao.messages.audit.tables import (
    cell_differs,
    cell_misplaced,
    chart_misplaced,
    chart_repeated,
    chart_titled,
    chart_units,
    place_of_row,
    table_change,
    table_denies,
    table_share,
    table_sum,
)
from jianbao.messages.findings import Finding, Level, Place

KINDS = {"table-sum": table_sum, "table-share": table_share, "table-change": table_change}


def claims_of_tables(material: Material) -> tuple[TableClaim, ...]:
    """Return what the tables of a paper claim of their numbers, right or wrong."""
    return tuple(claim for grid in material.once(grids) for claim in _claims_of(grid))


def _claims_of(grid: Grid) -> Iterator[TableClaim]:
    named = [*total_claims(grid), *derived_claims(grid), *implied_totals(grid)]
    yield from named
    yield from nearly_given(grid, named)


def cells_add_up(material: Material) -> Iterator[Finding]:
    """Totals, shares and rates of a table are those that its cells give (实务)."""
    reported: set[Place] = set()
    for claim in material.once(claims_of_tables):
        if claim.holds or _is_stated(claim, material):
            continue
        place = _place(claim.at)
        if place in reported:
            continue
        reported.add(place)
        code = KINDS[claim.kind]
        finding = code(place, value=claim.at.text, expected=claim.expected, working=claim.working)
        yield finding.quoting(_around(claim, material))


Spots = dict[int, tuple[str, str]]
"""A cell, by its text -> what its row is called, and all of the row."""


def _spots(material: Material) -> Spots:
    spots: Spots = {}
    for plan in material.briefing.tables.values():
        for row in plan.rows:
            read = [passage_of("cell", "", 0, cell.prose, material.briefing) for cell in row]
            texts = [cell.text.strip() for cell in read]
            spots |= {id(cell.prose): (texts[0], " | ".join(texts)) for cell in row}
    return spots


def _row(passage: Passage, material: Material) -> str:
    """Return all of the row that a cell stands in."""
    return material.once(_spots).get(id(passage.prose), ("", passage.text))[1]


def _around(claim: TableClaim, material: Material) -> str:
    """Return the row of a cell, or what is added up to it, each with its name.

    A number alone tells a person who looks at the printed table nothing of where it stands.
    """
    spots = material.once(_spots)
    row = _row(claim.at.passage, material)
    added = [(spots.get(id(each.passage.prose)), each.text) for each in (*claim.used, claim.at)]
    if claim.kind != "table-sum" or any(spot and spot[1] == row for spot, _ in added[:-1]):
        return row
    return " | ".join(f"{spot[0]} | {text}" if spot else text for spot, text in added)


def _is_stated(claim: TableClaim, material: Material) -> bool:
    """Return whether the ledger states the relation itself."""
    figure = material.figures.get(claim.at.figure)
    return figure is not None and bool(figure.parts or figure.of or figure.earlier)


def _place(cell: Cell) -> Place:
    return cell.passage.place_at(cell.offset)


def cells_of_the_ledger(material: Material) -> Iterator[Finding]:
    """A cell that the ledger has is referred to, and is that of its row (实务)."""
    labels, amounts = material.once(by_label), material.once(by_amount)
    sections = sections_of_groups(material)
    for grid in material.once(grids):
        seen: set[Place] = set()
        for matched in matched_cells(grid, labels, amounts, sections):
            place, figure = _place(matched.cell), matched.figure
            seen.add(place)
            reference = f"{{{figure.id}.value}}" if figure.unit else f"{{{figure.id}}}"
            if matched.same:
                finding = typed_by_hand(
                    place, number=matched.cell.text, ids=figure.id, reference=reference
                )
            else:
                finding = cell_differs(
                    place,
                    value=matched.cell.text,
                    ledger=figure.written,
                    id=figure.id,
                    reference=reference,
                )
            yield finding.quoting(f"{figure.label}：{matched.cell.text}")
        for cell, figure, line in misplaced_cells(grid, labels, material):
            if _place(cell) not in seen:
                seen.add(_place(cell))
                finding = cell_misplaced(
                    _place(cell), line=line, label=figure.label.text, id=figure.id
                )
                yield finding.quoting(cell.text)


def typed_tables(material: Material) -> Iterator[Finding]:
    """A table whose numbers are typed, beside a ledger: told once a table (实务)."""
    for grid in material.once(grids) if material.figures else ():
        cells = [cell for row in grid.rows for cell in row.numbers.values() if not cell.figure]
        if cells:
            finding = not_in_ledger(_place(cells[0]), number=cells[0].text)
            yield finding.with_level(Level.NOTE).quoting(grid.title.text)


def charts(material: Material) -> Iterator[Finding]:
    """The figures of a chart stand at their categories, once, and have one unit (实务)."""
    for chart in material.briefing.charts:
        for each in misplaced_in_chart(chart, material):
            label, id = each.figure.label.text, each.figure.id
            finding = chart_misplaced(each.place, category=each.category, label=label, id=id)
            yield finding.quoting(chart.title.text)
        for place, id in repeated_in_chart(chart):
            yield chart_repeated(place, id=id).quoting(chart.title.text)
        if unlike := stated_unit(chart, material):
            place, figure = unlike
            finding = chart_units(place, first=figure.written, other=chart.unit)
            yield finding.quoting(chart.title.text)
        if told := titled_otherwise(chart, material):
            place, said, drawn = told
            yield chart_titled(place, said=said, drawn=drawn).quoting(chart.title.text)
        if mixed := mixed_units(chart, material):
            place, first, other = mixed
            finding = chart_units(place, first=first.written, other=other.written)
            yield finding.quoting(chart.title.text)


def places_of_rows(material: Material) -> Iterator[Finding]:
    """A column of places is in order (实务)."""
    for grid in material.once(grids):
        for each in wrong_places(grid, material):
            finding = place_of_row(each.passage.place_at(0), said=each.said, expected=each.expected)
            yield finding.quoting(_row(each.passage, material))


def told_of_tables(material: Material) -> Iterator[Finding]:
    """What sentences say of a table's rows is what the table says (实务)."""
    borne_out = material.once(borne_out_by_tables)
    reckoned = {(id(c.passage), c.at.start) for c in material.once(claims) if c.holds}
    reckoned |= {(id(c.passage), c.at.start) for c in material.once(wrong_claims)}
    for passage, each in material.once(told_by_tables):
        key = (id(passage), each.start)
        if not each.holds and key not in borne_out and key not in reckoned:
            yield in_passage(
                table_denies, passage, each.start,
                said=each.said, expected=each.expected, working=each.working,
            )  # fmt: skip
            reckoned.add(key)


CHECKS: tuple[Check, ...] = (
    Check(cells_add_up, (table_sum, table_share, table_change)),
    Check(cells_of_the_ledger, (cell_differs, cell_misplaced, typed_by_hand)),
    Check(typed_tables, (not_in_ledger,)),
    Check(places_of_rows, (place_of_row,)),
    Check(told_of_tables, (table_denies,)),
    Check(charts, (chart_misplaced, chart_repeated, chart_titled, chart_units)),
)
