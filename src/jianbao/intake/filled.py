"""A ledger that came back filled in: each changed value goes to its entry, the rest stays."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.fix import Change
from jianbao.briefing.model import Briefing
from jianbao.intake.writing import value as as_yaml
from jianbao.messages.errors import InputError, Problems
from jianbao.messages.figures import FIGURE_HEADS
from jianbao.messages.intake import (
    cell_unusable,
    columns_missing,
    derived_filled,
    figure_twice,
    figure_unknown,
    filled_elsewhere,
    unit_other,
    value_left_empty,
)
from jianbao.readers.sheet.cells import Cell

WANTED = ("id", "value")


def changes_of(briefing: Briefing, rows: list[list[Cell]], name: str) -> list[Change]:
    """Return what a filled-in list changes in `figures.yaml`.

    Raises InputError with all that is wrong in it: columns, ids, units and cells.
    """
    problems = Problems()
    head, columns = _columns(rows)
    if not set(WANTED) <= set(columns):
        both = (FIGURE_HEADS[column] for column in WANTED)
        wanted = ", ".join(f"{term.zh}/{term.en}" for term in both)
        raise InputError([columns_missing(None, name=name, wanted=wanted)])
    changes = list(_changes(briefing, rows[head + 1 :], columns, problems))
    problems.raise_if_any()
    return changes


def _columns(rows: list[list[Cell]]) -> tuple[int, dict[str, int]]:
    """Return the row of the heads and where each column stands, whatever their order."""
    names = {
        term.text(language): key for key, term in FIGURE_HEADS.items() for language in ("zh", "en")
    }
    for number, row in enumerate(rows[:10]):
        found = {names[cell.text]: place for place, cell in enumerate(row) if cell.text in names}
        if "id" in found:
            return number, found
    return 0, {}


def _changes(
    briefing: Briefing, rows: list[list[Cell]], columns: dict[str, int], problems: Problems
) -> Iterator[Change]:
    seen: dict[str, str] = {}
    for row in rows:
        identity = _at(row, columns["id"])
        if not identity.text:
            continue
        figure = briefing.figures.get(identity.text)
        if figure is None:
            problems.add(figure_unknown(None, cell=identity.place, id=identity.text))
            continue
        if identity.text in seen:
            problems.add(
                figure_twice(None, cell=identity.place, id=identity.text, first=seen[identity.text])
            )
            continue
        seen[identity.text] = identity.place
        value = _at(row, columns["value"])
        unit = _at(row, columns["unit"]) if "unit" in columns else None
        if unit and unit.text != figure.unit:
            problems.add(unit_other(None, cell=unit.place, unit=unit.text, expected=figure.unit))
        if value.fault:
            problems.add(cell_unusable(None, cell=value.place, text=value.text, reason=value.fault))
            continue
        text = value.text
        if figure.unit in ("%", "‰") and text.endswith(figure.unit):
            text = text.removesuffix(figure.unit)  # the unit stands in a column of its own
        if not text:
            problems.add(value_left_empty(None, cell=value.place, id=figure.id))
        elif text == figure.value.text:
            continue
        elif figure.formula:
            problems.add(derived_filled(None, cell=value.place, id=figure.id))
        elif figure.value.place.file != figure.place.file:
            where = str(figure.value.place)
            problems.add(filled_elsewhere(None, cell=value.place, id=figure.id, where=where))
        else:
            old = figure.value
            yield Change(old.place, old.raw or old.text, as_yaml(text))


def _at(row: list[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else Cell("", "")
