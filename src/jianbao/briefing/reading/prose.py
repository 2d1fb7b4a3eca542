"""Texts of a briefing -> prose whose references all lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.briefing.inline import (
    TELLING,
    FigureReference,
    NoteReference,
    OddSigns,
    Piece,
    PlainText,
    SectionReference,
    StrayBrace,
    parse_inline,
)
from jianbao.briefing.model import Item, Section
from jianbao.briefing.prose import PERIOD_ID, Around, Prose, bare_words
from jianbao.briefing.reading.files import stem
from jianbao.briefing.reading.ledger import Ledger
from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.briefing.records.section import (
    HeadedRecord,
    ItemRecord,
    Level4Record,
    SectionRecord,
)
from jianbao.document.patterns import pattern
from jianbao.messages.briefing import (
    UNKNOWN_NOTE,
    UNKNOWN_PART,
    UNKNOWN_SECTION,
    empty_item,
    empty_section,
    no_markup,
    note_in_note,
    page_on_sheet,
    reference_in_heading,
    repeated_note,
    repeated_object,
    section_without_number,
    stray_brace,
)
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.messages.yaml import missing_key
from jianbao.yaml.names import note_unknown
from jianbao.yaml.source import Scalar

PARAGRAPH = pattern(r"[^\n]+(?:\n[^\n]+)*")  # lines without a blank one between them
PARTS = ("value", "unit")
QUOTE = "> "
FileRecord = BriefingRecord | SectionRecord


class ProseReader:
    """Reads texts; knows what they may refer to, and gathers which sections they do."""

    def __init__(
        self,
        head: BriefingRecord,
        sections: dict[str, SectionRecord],
        annexes: dict[str, SectionRecord],
        ledger: Ledger,
        problems: Problems,
    ) -> None:
        self.ledger, self.problems = ledger, problems
        self.around = Around(ledger.figures, head.period, head.language)
        records: list[FileRecord] = [head, *sections.values(), *annexes.values()]
        self.note_texts = _gather_notes(records, problems)
        self.notes_are_known = all(
            record.known and (record.notes or not record.has(type(record).notes))
            for record in records
        )
        self.has_heading = {
            stem(name): record.has(SectionRecord.heading) or record.numbered
            for name, record in sections.items()
        }
        self.referred: set[str] = set()
        self.named = {stem(name): record.place for name, record in sections.items()}
        self.objects = {
            name
            for record in records
            for objects in (record.tables, record.charts, record.pictures)
            for name in objects
        }
        for name, record in annexes.items():
            if stem(name) in self.named:
                problems.add(
                    repeated_object(
                        record.place, name=stem(name), first=str(self.named[stem(name)])
                    )
                )
            self.named[stem(name)] = record.place
            self.objects.add(stem(name))
        self.proses: list[Prose] = []  # everything that was read
        self.paragraphs: set[Scalar] = set()  # what an object may stand in the place of

    def section(self, name: str, record: SectionRecord) -> Section:
        """Return a section; `name` is its file's."""
        return self._section(stem(name), record)

    def annex(self, name: str, record: SectionRecord) -> Section:
        """Return an annex; its heading is its title, so it must have one."""
        if not record.has(SectionRecord.heading):
            self.problems.add(missing_key(record.place, key="heading"))
        return self._section(stem(name), record)

    def _section(self, name: str, record: HeadedRecord) -> Section:
        """Return a section or a part of one; a part's name tells its place in the section."""
        of_file = record if isinstance(record, SectionRecord) else None
        if _is_empty(record) and not (of_file and of_file.only_listed):
            self.problems.add(empty_section(record.place, name=name))
        summary = of_file.summary if of_file else None
        return Section(
            name=name,
            heading=self._heading(record.heading),
            summary=self._optional(summary),
            text=tuple(self._paragraph(part) for part in _paragraphs(record.text)),
            items=tuple(self._item(item) for item in record.items),
            parts=tuple(self._parts(name, record)),
            run_in=record.run_in,
            numbered=bool(of_file and of_file.numbered and not of_file.heading),
            only_listed=bool(of_file and of_file.only_listed),
        )

    def _parts(self, name: str, record: HeadedRecord) -> Iterator[Section]:
        parts: tuple[HeadedRecord, ...] = ()
        if not isinstance(record, Level4Record):
            parts = record.parts
        for number, part in enumerate(parts, 1):
            yield self._section(f"{name}/{number}", part)

    def _paragraph(self, scalar: Scalar) -> Prose:
        """Return one paragraph of a text; `> ` before it makes it a quotation."""
        quoted = scalar.text.startswith(QUOTE)
        if quoted:
            scalar = scalar.part(len(QUOTE), len(scalar.text))
        self.paragraphs.add(scalar)
        return replace(self.prose(scalar), quoted=quoted)

    def _item(self, record: ItemRecord) -> Item:
        if not record.has(ItemRecord.lead) and not record.has(ItemRecord.text):
            self.problems.add(empty_item(record.place))
        return Item(self._optional(record.lead), self._optional(record.text))

    def _heading(self, scalar: Scalar | None) -> Prose | None:
        """Return a heading."""
        return self.titled(scalar) if scalar else None

    def titled(self, scalar: Scalar) -> Prose:
        """Return a text that refers to no section, for other places repeat it."""
        prose = self.prose(scalar)
        for piece in prose.pieces:
            if isinstance(piece, SectionReference):
                self.problems.add(reference_in_heading(scalar.place_at(piece.offset)))
        return prose

    def bare(self, scalar: Scalar) -> Prose:
        """Return a text that may name figures and the period, and has no other markup."""
        prose = self.prose(scalar)
        for piece in prose.pieces:
            if not isinstance(piece, FigureReference | OddSigns | StrayBrace):
                self._refuse_markup(piece, scalar)
        return prose

    def unmarked(self, scalar: Scalar | None) -> None:
        """Note any markup of a text that is printed as it is typed."""
        if scalar and TELLING.search(scalar.text):
            for piece in parse_inline(scalar.text):
                self._refuse_markup(piece, scalar)

    def _refuse_markup(self, piece: Piece, scalar: Scalar) -> None:
        """Note a piece of a text that may hold none but words."""
        if not isinstance(piece, PlainText | OddSigns) or getattr(piece, "strong", False):
            self.problems.add(no_markup(scalar.place_at(piece.offset), text=scalar.text))

    def _optional(self, scalar: Scalar | None) -> Prose | None:
        return self.prose(scalar) if scalar else None

    def note(self, scalar: Scalar, on_sheet: bool) -> Prose:
        """Return a footnote's text. One inside another could go round in circles."""
        prose = self.prose(scalar)
        for piece in prose.pieces:
            place = scalar.place_at(piece.offset)
            match piece:
                case NoteReference(name=name):
                    self.problems.add(note_in_note(place, name=name))
                case SectionReference(name=name, part="page") if on_sheet:
                    self.problems.add(page_on_sheet(place, name=name))
                case _:
                    pass
        return prose

    def _is_unknown_note(self, name: str) -> bool:
        return self.notes_are_known and name not in self.note_texts

    def prose(self, scalar: Scalar) -> Prose:
        """Return a text; references that lead nowhere are noted."""
        pieces = parse_inline(scalar.text)
        prose = Prose(scalar, pieces, text=bare_words(pieces, self.around))
        for piece in prose.pieces:
            if not isinstance(piece, PlainText | OddSigns):
                self._check(piece, scalar.place_at(piece.offset))
        self.proses.append(prose)
        return prose

    def _check(self, piece: Piece, place: Place) -> None:
        """Note a reference that leads nowhere."""
        match piece:
            case FigureReference(id=id) if id not in self.ledger.figures and id != PERIOD_ID:
                self.ledger.has(Scalar(id, place))
            case FigureReference(part=part) if part not in ("", *PARTS):
                note_unknown(UNKNOWN_PART, place, part, list(PARTS), self.problems)
            case NoteReference(name=name) if self._is_unknown_note(name):
                note_unknown(UNKNOWN_NOTE, place, name, list(self.note_texts), self.problems)
            case SectionReference():
                self._check_reference(piece, place)
            case StrayBrace(text=text):
                self.problems.add(stray_brace(place, brace=text))
            case _:
                pass

    def _check_reference(self, reference: SectionReference, place: Place) -> None:
        if reference.name in self.objects:
            self.referred.update([] if reference.part else [reference.name])
        elif reference.name not in self.has_heading:
            known = [*self.has_heading, *sorted(self.objects)]
            note_unknown(UNKNOWN_SECTION, place, reference.name, known, self.problems)
        elif not reference.part:
            self.referred.add(reference.name)
            if not self.has_heading[reference.name]:
                self.problems.add(section_without_number(place, name=reference.name))


def _is_empty(record: HeadedRecord) -> bool:
    """Return whether nothing but a heading was typed, not even what could not be read."""
    parts = () if isinstance(record, Level4Record) else record.parts
    return record.known and not (record.text or record.items or parts or record.wrong)


def _gather_notes(records: list[FileRecord], problems: Problems) -> dict[str, Scalar]:
    notes: dict[str, Scalar] = {}
    for record in records:
        for name, text in record.notes.items():
            if name in notes:
                first = notes[name].place
                problems.add(repeated_note(text.place, name=name, first=str(first)))
            notes.setdefault(name, text)
    return notes


def _paragraphs(scalar: Scalar | None) -> list[Scalar]:
    """Return a text's paragraphs: a blank line parts them. Each keeps its own places."""
    if scalar is None:
        return []
    found = PARAGRAPH.finditer(scalar.text)
    return [scalar.part(*match.span()) for match in found if match[0].strip()]
