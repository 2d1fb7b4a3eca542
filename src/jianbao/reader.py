"""A briefing's folder -> `model.Briefing`, with all problems in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from jianbao.dates import parse_date, parse_period
from jianbao.errors import Place, Problems
from jianbao.fields import BRIEFING, FIGURE, SECTION
from jianbao.inline import (
    FigureReference,
    NoteReference,
    SectionReference,
    StrayBrace,
    parse_inline,
)
from jianbao.model import Acceptance, Briefing, ChartPlan, Figure, Item, Prose, Section, Series
from jianbao.shape import Field, Record, check_record, check_record_map, note_unknown
from jianbao.source import Mapping, Node, Scalar, read_yaml

PARTS = ("value", "unit")
PERIOD_ID = "period"  # `{period}` prints the briefing's period
SECTION_SUFFIXES = (".yaml", ".yml")
FIGURE_ID = re.compile(r"[^{}\s.\[\]]+")


class ReadBriefing(Struct, frozen=True):
    """A briefing and the very bytes it was read from, by name inside its folder."""

    briefing: Briefing
    sources: dict[str, bytes]


def read_briefing(folder: Path) -> ReadBriefing:
    """Return the briefing in `folder`.

    Raises InputError with everything that is wrong in any of its files.
    """
    problems = Problems()
    reading = _Reading(folder, problems)
    briefing = reading.briefing()
    problems.raise_if_any()
    return ReadBriefing(briefing, dict(sorted(reading.sources.items())))


class _Reading:
    """One pass over a folder: what was read so far and what is wrong with it."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        self.folder, self.problems = folder, problems
        self.sources: dict[str, bytes] = {}
        self.figures: dict[str, Figure] = {}
        self.note_names: set[str] = set()
        self.ledger_is_known = self.notes_are_known = False
        self.has_heading: dict[str, bool] = {}  # section -> whether it has one
        self.referred: set[str] = set()

    def briefing(self) -> Briefing:
        if not _is_file(self.folder / "briefing.yaml"):
            self.problems.error("not-a-briefing", Place(str(self.folder)), folder=self.folder)
            self.problems.raise_if_any()
        head = self._record("briefing.yaml", BRIEFING)
        period = parse_period(head.string("period")) or parse_period("1900")
        assert period is not None
        self.figures = self._read_figures()
        sections = {
            name: self._record(f"sections/{name}", SECTION) for name in self._section_names()
        }
        records = [head, *sections.values()]
        note_texts = self._gather_notes(records)
        self.notes_are_known = all(
            record.is_known and (record.text_map("notes") or not record.may_have("notes"))
            for record in records
        )
        self.has_heading = {
            _stem(name): record.may_have("heading") for name, record in sections.items()
        }
        self.note_names = set(note_texts)
        if self.notes_are_known:
            self._check_name(head.text("period_note"), self.note_names, "unknown-note")
        return Briefing(
            name=self.folder.resolve().name,
            title=head.texts("title"),
            subtitle=head.text("subtitle"),
            issuer=head.text("issuer") or Scalar("", head.place),
            editor=head.text("editor"),
            date=parse_date(head.string("date")) or date(1900, 1, 1),
            period=period,
            period_note=head.string("period_note"),
            template=head.text("template") or Scalar("overview", head.place),
            notes={
                name: self._note(text, on_sheet=name == head.string("period_note"))
                for name, text in note_texts.items()
            },
            charts=tuple(
                self._chart(name, chart) for name, chart in head.record_map("charts").items()
            ),
            sections=tuple(self._section(name, record) for name, record in sections.items()),
            figures=self.figures,
            referred=frozenset(self.referred),
            period_place=(head.text("period") or Scalar("", head.place)).place,
            accepted=tuple(map(_acceptance, head.records("accept"))),
        )

    # ---- files

    def _record(self, name: str, fields: tuple[Field, ...]) -> Record:
        node = self._node(name)
        if node is None:
            return Record(Place(self._shown(name)), {})
        return check_record(node, fields, self.problems)

    def _node(self, name: str) -> Node | None:
        data = self._bytes(name)
        return None if data is None else read_yaml(self._shown(name), data, self.problems)

    def _bytes(self, name: str) -> bytes | None:
        try:
            self.sources[name] = (self.folder / name).read_bytes()
        except OSError as error:
            self.problems.error("cannot-read", Place(self._shown(name)), reason=error.strerror)
            return None
        return self.sources[name]

    def _shown(self, name: str) -> str:
        return (self.folder / name).as_posix()

    def _section_names(self) -> list[str]:
        folder = self.folder / "sections"
        if not folder.is_dir():
            self.problems.error("no-sections", Place(self._shown("sections")))
            return []
        names = [path.name for path in folder.iterdir() if not _is_left_over(path.name)]
        for name in names:
            if not name.endswith(SECTION_SUFFIXES):
                place = Place(self._shown(f"sections/{name}"))
                self.problems.error("not-a-section", place, name=name)
        found = sorted((name for name in names if name.endswith(SECTION_SUFFIXES)), key=_in_order)
        if not found:
            self.problems.error("no-sections", Place(self._shown("sections")))
        for before, name in pairwise(found):
            if _stem(before) == _stem(name):
                place = Place(self._shown(f"sections/{name}"))
                self.problems.error("repeated-section", place, name=_stem(name), first=before)
        return found

    # ---- the ledger

    def _read_figures(self) -> dict[str, Figure]:
        name = "figures.yaml"
        self.ledger_is_known = not (self.folder / name).exists()
        if self.ledger_is_known:
            return {}  # a paper without figures needs no ledger
        node = self._node(name)
        self.ledger_is_known = isinstance(node, Mapping)
        if node is None:
            return {}
        records = check_record_map(node, FIGURE, self.problems)
        if isinstance(node, Mapping):
            for key, _ in node.entries.values():
                self._check_figure_id(key)
        figures = {id: _figure(id, record) for id, record in records.items()}
        for record in records.values():
            for relation in ("change", "target", "count"):
                self._check_relation(record.text(relation), relation, figures)
            for relation in ("of", "whole", "from"):
                self._check_name(record.text(relation), figures, "unknown-figure")
            for part in record.texts("parts"):
                self._check_name(part, figures, "unknown-figure")
        if not any(figure.value.text.startswith("=") for figure in figures.values()):
            return figures
        from jianbao.formulas import with_derived

        rounding = {id: record.string("round") for id, record in records.items()}
        return with_derived(figures, rounding, self.problems)

    def _check_figure_id(self, key: Scalar) -> None:
        if key.text == PERIOD_ID or not FIGURE_ID.fullmatch(key.text):
            self.problems.error("bad-figure-id", key.place, id=key)

    def _check_relation(self, scalar: Scalar | None, kind: str, figures: dict[str, Figure]) -> None:
        if self._check_name(scalar, figures, "unknown-figure"):
            assert scalar is not None
            found = figures[scalar.text].kind
            if found and found != kind:
                self.problems.error("wrong-kind", scalar.place, id=scalar, found=found, wanted=kind)

    def _check_name(self, scalar: Scalar | None, known: Iterable[str], code: str) -> bool:
        """Return whether a name is given and known; note it where it is given and is not."""
        if scalar is None:
            return False
        names = list(known)
        if scalar.text not in names:
            note_unknown(code, scalar.place, scalar.text, names, self.problems)
        return scalar.text in names

    # ---- text

    def _gather_notes(self, records: list[Record]) -> dict[str, Scalar]:
        notes: dict[str, Scalar] = {}
        for record in records:
            for name, text in record.text_map("notes").items():
                if name in notes:
                    first = notes[name].place
                    self.problems.error("repeated-note", text.place, name=name, first=first)
                notes.setdefault(name, text)
        return notes

    def _section(self, name: str, record: Record) -> Section:
        if not record.may_have("text") and not record.may_have("items"):
            self.problems.error("empty-section", record.place, name=name)
        return Section(
            name=_stem(name),
            heading=self._heading(record.text("heading")),
            summary=self._optional(record.text("summary")),
            text=tuple(self._prose(part) for part in _paragraphs(record.text("text"))),
            items=tuple(self._item(item) for item in record.records("items")),
        )

    def _item(self, record: Record) -> Item:
        if not record.may_have("lead") and not record.may_have("text"):
            self.problems.error("empty-item", record.place)
        return Item(self._optional(record.text("lead")), self._optional(record.text("text")))

    def _heading(self, scalar: Scalar | None) -> Prose | None:
        """Return a heading. It refers to no section, for tables of contents repeat it."""
        prose = self._optional(scalar)
        for piece in prose.pieces if prose else ():
            if isinstance(piece, SectionReference):
                assert scalar is not None
                self.problems.error("reference-in-heading", scalar.place_at(piece.offset))
        return prose

    def _optional(self, scalar: Scalar | None) -> Prose | None:
        return self._prose(scalar) if scalar else None

    def _note(self, scalar: Scalar, on_sheet: bool) -> Prose:
        """Return a footnote's text. One inside another could go round in circles."""
        prose = self._prose(scalar)
        for piece in prose.pieces:
            place = scalar.place_at(piece.offset)
            match piece:
                case NoteReference(name=name):
                    self.problems.error("note-in-note", place, name=name)
                case SectionReference(name=name, part="page") if on_sheet:
                    self.problems.error("page-on-sheet", place, name=name)
                case _:
                    pass
        return prose

    def _is_unknown_note(self, name: str) -> bool:
        return self.notes_are_known and name not in self.note_names

    def _check_figure(self, scalar: Scalar) -> bool:
        return self.ledger_is_known and self._check_name(scalar, self.figures, "unknown-figure")

    def _prose(self, scalar: Scalar) -> Prose:
        prose = Prose(scalar, parse_inline(scalar.text))
        for piece in prose.pieces:
            place = scalar.place_at(piece.offset)
            match piece:
                case FigureReference(id=id) if id not in self.figures and id != PERIOD_ID:
                    self._check_figure(Scalar(id, place))
                case FigureReference(part=part) if part not in ("", *PARTS):
                    note_unknown("unknown-part", place, part, list(PARTS), self.problems)
                case NoteReference(name=name) if self._is_unknown_note(name):
                    note_unknown("unknown-note", place, name, list(self.note_names), self.problems)
                case SectionReference():
                    self._check_reference(piece, place)
                case StrayBrace(text=text):
                    self.problems.error("stray-brace", place, brace=text)
                case _:
                    pass
        return prose

    def _check_reference(self, reference: SectionReference, place: Place) -> None:
        if reference.name not in self.has_heading:
            known = list(self.has_heading)
            note_unknown("unknown-section", place, reference.name, known, self.problems)
        elif not reference.part:
            self.referred.add(reference.name)
            if not self.has_heading[reference.name]:
                self.problems.error("section-without-number", place, name=reference.name)

    # ---- charts

    def _chart(self, id: str, record: Record) -> ChartPlan:
        categories = tuple(scalar.text for scalar in record.texts("categories"))
        for series in record.records("series"):
            figures = series.texts("figures")
            if categories and figures and len(figures) != len(categories):
                self.problems.error(
                    "chart-lengths", series.place, figures=len(figures), categories=len(categories)
                )
            for scalar in figures:
                if self._check_figure(scalar) and not _drawable(self.figures[scalar.text]):
                    value = self.figures[scalar.text].value
                    self.problems.error("no-number", scalar.place, id=scalar, value=value)
        return ChartPlan(
            id=id,
            title=record.string("title"),
            caption=record.string("caption"),
            kind=record.string("kind", "column"),
            unit=record.string("unit"),
            categories=categories,
            series=tuple(
                Series(
                    series.string("name"), tuple(figure.text for figure in series.texts("figures"))
                )
                for series in record.records("series")
            ),
        )


def _drawable(figure: Figure) -> bool:
    """Return whether a bar can stand for the figure."""
    return figure.number is not None and figure.number >= 0


def _figure(id: str, record: Record) -> Figure:
    nothing = Scalar("", record.place)
    period = record.text("period")
    return Figure(
        id=id,
        label=record.text("label") or nothing,
        value=record.text("value") or nothing,
        unit=record.string("unit"),
        kind=record.string("kind", "" if record.may_have("kind") else "count"),
        period=parse_period(period.text) if period else None,
        period_stated=period is None or period.text != "unstated",
        scope=record.string("scope"),
        group=record.string("group"),
        sheet=record.string("sheet", "yes"),
        direction=record.string("direction"),
        change=record.string("change"),
        target=record.string("target"),
        count=record.string("count"),
        place=record.place,
        of=record.string("of"),
        parts=tuple(part.text for part in record.texts("parts")),
        whole=record.string("whole"),
        earlier=record.string("from"),
    )


def _acceptance(record: Record) -> Acceptance:
    code, at, reason = (record.string(name) for name in ("code", "at", "reason"))
    return Acceptance(code, at, reason, record.place)


def _paragraphs(scalar: Scalar | None) -> list[Scalar]:
    """Return a text's paragraphs: a blank line parts them. Each keeps its own places."""
    if scalar is None:
        return []
    parts: list[Scalar] = []
    offset = 0
    for text in scalar.text.split("\n\n"):
        if text.strip():
            parts.append(scalar.part(offset, offset + len(text)))
        offset += len(text) + 2
    return parts


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file can have
        return False


def _is_left_over(name: str) -> bool:
    """Return whether an editor or Word left this file behind."""
    return name.startswith((".", "~")) or name.endswith(("~", ".bak", ".tmp"))


def _stem(name: str) -> str:
    """Return a section's name: that of its file without .yaml."""
    return name.rsplit(".", 1)[0]


def _in_order(name: str) -> list[tuple[int, str]]:
    """Sort 10- after 2-, as a person would."""
    return [
        (int(part), "") if part.isdecimal() else (0, part)
        for part in re.split(r"(\d+)", name)
        if part
    ]
