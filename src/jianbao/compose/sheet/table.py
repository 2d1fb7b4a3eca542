"""The ledger as grouped tables whose columns follow from what the figures have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from jianbao.briefing.model import Figure
from jianbao.compose.sheet.columns import Group, Shown, grouped, notes_of, target_said
from jianbao.compose.sheet.entries import Change, Entries, Entry, behind_number
from jianbao.compose.template.model import Template
from jianbao.document.composed import (
    FigureColumn,
    FigureGroup,
    FigureMeaning,
    FigureTable,
    Inlines,
    Measure,
)
from jianbao.document.inlines import LineEnd, Words

AS_NUMBERS = ("%", "％", "‰")  # units as heavy as their digits

Names = Literal["full", "short", "brief", "wrapped"]
"""How much room names take: short ones where there are; with short units of changes, too; and on
two lines."""


class Setting(Struct, frozen=True):
    """How a table is set: blocks side by side, height of rows, names of groups at the left."""

    row: float
    beside: int = 1
    stub: bool = False
    names: Names = "full"
    wrap: float = 0.0

    @property
    def brief(self) -> bool:
        """Whether units of changes are short."""
        return self.beside > 1 and self.names in ("brief", "wrapped")


def sheet_table(
    entries: Entries, shown: Shown, template: Template, setting: Setting
) -> FigureTable:
    """Return figures by group."""
    writer = _Writer(entries, shown, template, setting)
    groups = grouped(entries, shown, template)
    return FigureTable(
        summary=template.label("sheet_title"),
        columns=tuple(writer.heads()),
        groups=tuple(writer.group(group) for group in groups),
        beside=setting.beside,
        row=Measure(setting.row, "pt"),
        stub=setting.stub and len(groups) > 1 and not shown.nameless,
        more=template.label("continued"),
        wrap=setting.wrap if setting.names == "wrapped" else 0.0,
        tight=setting.brief,
    )


class _Writer(Struct, frozen=True):
    """Entries -> what stands in the cells of their rows."""

    entries: Entries
    shown: Shown
    template: Template
    setting: Setting

    def heads(self) -> Iterator[FigureColumn]:
        """Yield the columns with their heads."""
        for meaning, label, basis in self.columns():
            text = basis[:1].upper() + basis[1:] or self.template.label(label)
            if meaning == "before":
                text = self.shown.before_period or text
            if meaning == "value" and self.shown.unit:
                unit = self.shown.unit
                text = self.template.label("column_of_unit", head=text, unit=unit)
            yield FigureColumn(meaning, _words(text))

    def columns(self) -> Iterator[tuple[FigureMeaning, str, str]]:
        """Yield each column's meaning, the label that names it, and what a change is from."""
        shown = self.shown
        yield "name", "column_name", ""
        yield "value", "column_now" if shown.before else "column_value", ""
        if shown.units == "column" and not shown.unit:
            yield "unit", "column_unit", ""
        if shown.before:
            yield "before", "column_before", ""
        for basis in shown.bases:
            yield "change", "column_change", basis
        if shown.target:
            yield "target", "column_target", ""
        if shown.met:
            yield "met", "column_met", ""
        if shown.note:
            yield "note", "column_note", ""
        if shown.source:
            yield "source", "column_source", ""

    def group(self, group: Group) -> FigureGroup:
        """Return a group with its rows."""
        aside = self.template.label("and_note").join(filter(None, group.aside))
        name: Inlines = () if self.shown.nameless else _words(group.name)
        if aside:
            text = self.template.label("group_aside", text=aside)
            under = (LineEnd(),) if self.setting.stub else ()
            name = (*name, *under, Words(text, self.plain))
        rows = tuple(tuple(self.row(entry, group)) for entry in group.entries)
        return FigureGroup(name, rows)

    def row(self, entry: Entry, group: Group) -> Iterator[Inlines]:
        """Yield the cells of one figure."""
        bases = iter(self.shown.bases)
        for meaning, _, _ in self.columns():
            basis = next(bases) if meaning == "change" else ""
            yield self.cell(meaning, entry, group, basis)

    def cell(self, meaning: FigureMeaning, entry: Entry, group: Group, basis: str) -> Inlines:
        """Return one cell."""
        match meaning:
            case "name":
                return self.name(entry.figure)
            case "value":
                return self.value(entry.figure, group)
            case "unit":
                return _words(entry.figure.unit)
            case "before":
                return self.before(entry)
            case "change":
                return self.change(entry.changes, basis)
            case "target":
                return (Words(entry.target, self.plain),) if entry.target else ()
            case "met":
                return self.met(entry)
            case "note":
                return tuple(self.notes(entry, group))
            case "source":
                return _words(entry.source)
            case _:
                raise ValueError(f"the sheet has no column of {meaning}")

    @property
    def plain(self) -> str:
        """The face of what is not stressed."""
        return self.template.theme.style("cell").face

    def name(self, figure: Figure) -> Inlines:
        """Return a figure's name, the short one where that is wanted and given."""
        text = figure.label
        if self.setting.names != "full" and figure.short:
            text = figure.short
        return (Words(text.text, place=text.place),)

    def value(self, figure: Figure, group: Group) -> Inlines:
        """Return a number and, where it stands with it, its unit."""
        number = Words(figure.value.text, figure=figure.id, place=figure.value.place)
        away = self.shown.unit or self.shown.units == "column" or figure.unit in group.aside
        return (number,) if away or not figure.unit else (number, self.unit(figure.unit))

    def notes(self, entry: Entry, group: Group) -> Iterator[Words]:
        """Yield what no column says; a target that is missed is stressed."""
        missed = target_said(entry, self.template) if entry.met == "missed" else ""
        stressed = self.template.theme.style("cell_value").face
        between = self.template.label("and_note")
        notes = notes_of(entry, group, self.shown, self.entries, self.template)
        for number, note in enumerate(notes):
            text = between + note if number else note
            yield Words(text, stressed if missed and note == missed else "")

    def before(self, entry: Entry) -> Inlines:
        """Return the value before; its unit where that is another one."""
        before = entry.before
        if before is None:
            return ()
        number = Words(before.value.text, self.plain, before.id, before.value.place)
        same = before.unit == entry.figure.unit
        return (number,) if same else (number, self.unit(before.unit, self.plain))

    def change(self, changes: tuple[Change, ...], basis: str) -> Inlines:
        """Return a change with sign and unit."""
        for change in changes:
            if change.basis == basis:
                number = Words(change.number, self.plain)
                unit = self.short_unit(change.unit)
                return (number, self.unit(unit, self.plain)) if unit else (number,)
        return ()

    def unit(self, unit: str, face: str = "") -> Words:
        """Return a unit: % and ‰ in the face of their digits, others in a plain one."""
        if unit in AS_NUMBERS:
            return Words(unit, face)
        return Words(behind_number(unit, self.template), self.plain)

    def short_unit(self, unit: str) -> str:
        """Return the unit of a change in short, where room is narrow."""
        if not self.setting.brief:
            return unit
        for label in ("points", "thousandth_points"):
            if unit == self.template.label(label):
                return self.template.label(f"{label}_short")
        return unit

    def met(self, entry: Entry) -> Inlines:
        """Return whether a target is met; one that is missed is stressed."""
        if not entry.met:
            return ()
        stressed = self.template.theme.style("cell_value").face if entry.met == "missed" else ""
        return (Words(self.template.label(entry.met), stressed),)


def _words(text: str) -> Inlines:
    return (Words(text),) if text else ()
