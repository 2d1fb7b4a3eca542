"""A briefing's folder -> `model.Briefing`, with all problems in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jianbao.dates import parse_date, parse_period
from jianbao.errors import Place, Problems
from jianbao.fields import BRIEFING, FIGURE, SECTION
from jianbao.inline import FigureReference, NoteReference, StrayBrace, parse_inline
from jianbao.model import Briefing, ChartPlan, Figure, Item, Prose, Section, Series
from jianbao.shape import Field, Record, check_record, check_record_map, note_unknown
from jianbao.source import Scalar, read_yaml

PERIOD_ID = "period"  # `{period}` prints the briefing's period
SECTION_SUFFIXES = (".yaml", ".yml")
FIGURE_ID = re.compile(r"[^{}\s.\[\]]+")


@dataclass(frozen=True)
class ReadBriefing:
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

    def briefing(self) -> Briefing:
        if not (self.folder / "briefing.yaml").is_file():
            self.problems.error("not-a-briefing", Place(str(self.folder)), folder=self.folder)
            self.problems.raise_if_any()
        head = self._record("briefing.yaml", BRIEFING)
        period = parse_period(head.string("period")) or parse_period("1900")
        assert period is not None
        self.figures = self._read_figures()
        sections = {
            name: self._record(f"sections/{name}", SECTION) for name in self._section_names()
        }
        note_texts = self._gather_notes([head, *sections.values()])
        self.note_names = set(note_texts)
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
            template=head.string("template", "overview"),
            notes={name: self._prose(text) for name, text in note_texts.items()},
            charts=tuple(
                self._chart(name, chart) for name, chart in head.record_map("charts").items()
            ),
            sections=tuple(self._section(name, record) for name, record in sections.items()),
            figures=self.figures,
        )

    # ---- files

    def _record(self, name: str, fields: tuple[Field, ...]) -> Record:
        node = read_yaml(self._shown(name), self._bytes(name), self.problems)
        if node is None:
            return Record(Place(self._shown(name)), {})
        return check_record(node, fields, self.problems)

    def _bytes(self, name: str) -> bytes:
        try:
            self.sources[name] = (self.folder / name).read_bytes()
        except OSError as error:
            self.problems.error("cannot-read", Place(self._shown(name)), reason=error.strerror)
            return b"{}"
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
        return found

    # ---- the ledger

    def _read_figures(self) -> dict[str, Figure]:
        name = "figures.yaml"
        if not (self.folder / name).exists():
            return {}  # a paper without figures needs no ledger
        node = read_yaml(self._shown(name), self._bytes(name), self.problems)
        if node is None:
            return {}
        records = check_record_map(node, FIGURE, self.problems)
        figures = {id: _figure(id, record) for id, record in records.items()}
        for id, record in records.items():
            self._check_figure_id(id, record)
            for key, kind in (("change", "change"), ("target", "target"), ("count", "count")):
                self._check_relation(record.text(key), kind, figures)
        return figures

    def _check_figure_id(self, id: str, record: Record) -> None:
        if id == PERIOD_ID or not FIGURE_ID.fullmatch(id):
            self.problems.error("bad-figure-id", record.place, id=id)

    def _check_relation(self, scalar: Scalar | None, kind: str, figures: dict[str, Figure]) -> None:
        if self._check_name(scalar, figures, "unknown-figure"):
            assert scalar is not None
            found = figures[scalar.text].kind
            if found != kind:
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
        if not record.text("text") and not record.records("items"):
            self.problems.error("empty-section", record.place, name=name)
        return Section(
            name=name.rsplit(".", 1)[0],
            heading=self._optional(record.text("heading")),
            summary=self._optional(record.text("summary")),
            text=tuple(self._prose(part) for part in _paragraphs(record.text("text"))),
            items=tuple(self._item(item) for item in record.records("items")),
        )

    def _item(self, record: Record) -> Item:
        if not record.text("lead") and not record.text("text"):
            self.problems.error("empty-item", record.place)
        return Item(self._optional(record.text("lead")), self._optional(record.text("text")))

    def _optional(self, scalar: Scalar | None) -> Prose | None:
        return self._prose(scalar) if scalar else None

    def _prose(self, scalar: Scalar) -> Prose:
        prose = Prose(scalar, parse_inline(scalar.text))
        for piece in prose.pieces:
            place = scalar.place_at(piece.offset)
            match piece:
                case FigureReference(id=id) if id not in self.figures and id != PERIOD_ID:
                    known = list(self.figures)
                    note_unknown("unknown-figure", place, id, known, self.problems)
                case NoteReference(name=name) if name not in self.note_names:
                    note_unknown("unknown-note", place, name, list(self.note_names), self.problems)
                case StrayBrace(text=text):
                    self.problems.error("stray-brace", place, brace=text)
                case _:
                    pass
        return prose

    # ---- charts

    def _chart(self, id: str, record: Record) -> ChartPlan:
        categories = tuple(scalar.text for scalar in record.texts("categories"))
        for series in record.records("series"):
            figures = series.texts("figures")
            if len(figures) != len(categories):
                self.problems.error(
                    "chart-lengths", series.place, figures=len(figures), categories=len(categories)
                )
            for scalar in figures:
                known = self._check_name(scalar, self.figures, "unknown-figure")
                if known and not _drawable(self.figures[scalar.text]):
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
        kind=record.string("kind", "count"),
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
    )


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


def _is_left_over(name: str) -> bool:
    """Return whether an editor or Word left this file behind."""
    return name.startswith((".", "~")) or name.endswith(("~", ".bak", ".tmp"))


def _in_order(name: str) -> list[tuple[int, str]]:
    """Sort 10- after 2-, as a person would."""
    return [
        (int(part), "") if part.isdigit() else (0, part)
        for part in re.split(r"(\d+)", name)
        if part
    ]
