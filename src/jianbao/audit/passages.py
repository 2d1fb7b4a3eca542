"""What the checks look at: the briefing and its text as it will be printed, with every place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TypeVar, assert_never, cast

from msgspec import Struct

from jianbao.audit.patterns import pattern
from jianbao.briefing.inline import (
    FigureReference,
    NoteReference,
    ObjectPlace,
    OddSigns,
    Piece,
    PlainText,
    SectionReference,
    StrayBrace,
)
from jianbao.briefing.model import Briefing, ChartPlan, Figure, Prose, Section, TablePlan
from jianbao.document.patterns import words_needed
from jianbao.document.word.notes import note_sign
from jianbao.messages.excerpts import sentence_around
from jianbao.messages.findings import Place

NOTE_MARK = note_sign(1)
DIGIT = pattern(r"\d")
Made = TypeVar("Made")
SENTENCE_ENDS = "。！？；\n"


class Span(Struct, frozen=True, gc=False):
    """Characters `start` to before `end` of a passage that came from a reference.

    `figure` is the id of a ledger entry ("" for `{period}` and for references to sections),
    `part` is "", "value" or "unit"; `note` is a footnote's name.
    """

    start: int
    end: int
    figure: str = ""
    part: str = ""
    note: str = ""


class Passage(Struct, frozen=True, gc=False):
    """One typed text, resolved: figures in words, footnotes as ①.

    `kind` is title (of the paper, each line, and the subtitle), heading, text, lead, item, cell,
    caption (title and caption of a table, chart or picture), label (category and series of a
    chart), particular (editor's note, remark, meeting), note or summary;
    `section` names the section's file and, behind a /, the part of it, "" for the briefing itself;
    `item` counts from 1 within the section, 0 outside items.
    """

    kind: str
    section: str
    item: int
    text: str
    spans: tuple[Span, ...]
    offsets: Sequence[int]  # of each character of `text`, in the typed text
    prose: Prose

    def place_at(self, offset: int) -> Place:
        """Return where the character at `offset` of `text` was typed."""
        typed = self.offsets[min(offset, len(self.offsets) - 1)] if self.offsets else 0
        return self.prose.source.place_at(typed)

    def sentence_at(self, offset: int) -> str:
        """Return the sentence around `offset`, for a finding to show."""
        return sentence_around(self.text, offset, SENTENCE_ENDS)

    def figure_at(self, offset: int) -> str:
        """Return the id of the ledger entry that the character at `offset` came from, or ""."""
        return next((s.figure for s in self.spans if s.start <= offset < s.end), "")

    def is_parted(self, comma: int) -> bool:
        """Return whether a reference ends before a comma, or begins behind it: 17.2:1，430人."""
        return any(comma in (span.end, span.start - 1) for span in self.spans)

    def is_typed(self, start: int, end: int) -> bool:
        """Return whether no character between came from a reference."""
        return not any(span.start < end and start < span.end for span in self.spans)


class Material(Struct, frozen=True, dict=True):
    """Everything a check may look at. Checks are pure: the same material, the same findings."""

    briefing: Briefing

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that a reader may read, in the order of the paper; summaries last."""
        return tuple(_passages(self.briefing))

    @cached_property
    def every(self) -> tuple[Passage, ...]:
        """Every passage, and names that no sentence holds: what is typed there, is printed, too."""
        return (*self.passages, *_names(self.briefing))

    @cached_property
    def told(self) -> tuple[Passage, ...]:
        """The passages without the cells of tables, which are most of many papers."""
        return tuple(passage for passage in self.passages if passage.kind != "cell")

    @cached_property
    def worded(self) -> tuple[Passage, ...]:
        """The passages that have a Chinese letter or mark, as a cell of digits has not."""
        return tuple(passage for passage in self.passages if not passage.text.isascii())

    @cached_property
    def referring(self) -> tuple[Passage, ...]:
        """The passages that refer to the ledger, to a note or the like."""
        return tuple(passage for passage in self.passages if passage.spans)

    @cached_property
    def numbered(self) -> tuple[Passage, ...]:
        """The passages that have a digit."""
        return tuple(passage for passage in self.passages if DIGIT.search(passage.text))

    @cached_property
    def found(self) -> dict[tuple[str, ...], tuple[Passage, ...]]:
        """What `passages_with` found."""
        return {}

    @cached_property
    def _made(self) -> dict[Callable[[Material], object], object]:
        return {}

    def once(self, make: Callable[[Material], Made]) -> Made:
        """Return what `make` makes of this material, which several checks look at: made once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @property
    def printed(self) -> Iterator[Passage]:
        """The passages of the full paper, without the summaries."""
        return (passage for passage in self.passages if passage.kind != "summary")

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The ledger."""
        return self.briefing.figures


def whole_text(material: Material) -> str:
    """Return all that the paper says, one passage a line."""
    return "\n".join(passage.text for passage in material.passages)


def letters(material: Material) -> frozenset[str]:
    """Return every character of the paper: a word with another one stands nowhere in it."""
    return frozenset(material.once(whole_text))


def may_stand(material: Material, form: re.Pattern[str]) -> bool:
    """Return whether the paper has all letters of one of the words that an expression needs."""
    known = material.once(letters)
    return any(known.issuperset(word) for word in words_needed(form))


def passages_with(material: Material, *words: str) -> tuple[Passage, ...]:
    """Return the passages that have one of some words, in order.

    Each word is looked for once in the paper as a whole: a check that begins here costs next to
    nothing where a paper has none of its words.
    """
    if words not in material.found:
        material.found[words] = tuple(_with(material, words))
    return material.found[words]


def _with(material: Material, words: tuple[str, ...]) -> Iterator[Passage]:
    whole, ends = material.once(whole_text), material.once(_ends)
    known, numbers = material.once(letters), set[int]()
    for word in words:
        place = whole.find(word) if known.issuperset(word) else -1
        while place >= 0:
            number = bisect_right(ends, place)
            numbers.add(number)
            place = whole.find(word, ends[number])
    return (material.passages[number] for number in sorted(numbers))


def passages_matching(material: Material, form: re.Pattern[str]) -> Iterator[Passage]:
    """Yield the passages in which an expression matches that goes across no line's end."""
    if not may_stand(material, form):
        return
    ends, end = material.once(_ends), 0
    for match in form.finditer(material.once(whole_text)):
        if match.start() >= end:
            number = bisect_right(ends, match.start())
            end = ends[number]
            yield material.passages[number]


def place_in(material: Material, at: int) -> tuple[Passage, int]:
    """Return the passage that a place of the whole text is in, and where in it."""
    ends = material.once(_ends)
    number = bisect_right(ends, at)
    return material.passages[number], at - (ends[number - 1] if number else 0)


def _ends(material: Material) -> list[int]:
    """Return where each passage ends in the whole text, its line's end included."""
    return list(accumulate(len(passage.text) + 1 for passage in material.passages))


def parts_of(text: str, ends: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between some marks, and where it starts: the sentences of a text."""
    for mark in ends[1:]:
        text = text.replace(mark, ends[0])
    start = 0
    for part in text.split(ends[0]):
        if part:
            yield start, part
        start += len(part) + 1


def _passages(briefing: Briefing) -> Iterator[Passage]:
    for prose in (*briefing.title, *([briefing.subtitle] if briefing.subtitle else [])):
        yield passage_of("title", "", 0, prose, briefing)
    yield from _particulars(briefing)
    for section in briefing.all_sections:
        yield from _section(section, briefing)
    for chart in briefing.charts:
        yield from chart_passages(chart, briefing)
    for picture in briefing.pictures.values():
        yield from (
            passage_of("caption", "", 0, text, briefing)
            for text in (picture.title, picture.caption)
            if text
        )
    for prose in briefing.notes.values():
        yield passage_of("note", "", 0, prose, briefing)
    for section in briefing.sections:
        if section.summary:
            yield passage_of("summary", section.name, 0, section.summary, briefing)


def chart_passages(chart: ChartPlan, briefing: Briefing) -> Iterator[Passage]:
    """Yield all that a chart says."""
    for text in chart.texts:
        yield passage_of(CHART_TEXTS[text.kind], "", 0, text.prose, briefing)


CHART_TEXTS = {"title": "caption", "caption": "caption", "category": "label", "series": "label"}


def _section(section: Section, briefing: Briefing) -> Iterator[Passage]:
    if section.heading:
        yield passage_of("heading", section.name, 0, section.heading, briefing)
    for prose in section.text:
        if not prose.object:
            yield passage_of("text", section.name, 0, prose, briefing)
        elif prose.object in briefing.tables:
            yield from _table(section.name, briefing.tables[prose.object], briefing)
    for number, item in enumerate(section.items, 1):
        if item.lead:
            yield passage_of("lead", section.name, number, item.lead, briefing)
        if item.text:
            yield passage_of("item", section.name, number, item.text, briefing)


def _table(section: str, table: TablePlan, briefing: Briefing) -> Iterator[Passage]:
    yield passage_of("caption", section, 0, table.title, briefing)
    for row in table.rows:
        for cell in row:
            yield passage_of("cell", section, 0, cell.prose, briefing)
    if table.caption:
        yield passage_of("caption", section, 0, table.caption, briefing)


def _particulars(briefing: Briefing) -> Iterator[Passage]:
    """Yield what the head of a paper says in sentences."""
    particulars = briefing.particulars
    meeting = particulars.meeting
    texts = (
        particulars.editor_note,
        particulars.remark,
        meeting.time,
        meeting.place,
        *meeting.agenda,
    )
    yield from (passage_of("particular", "", 0, text, briefing) for text in texts if text)


def _names(briefing: Briefing) -> Iterator[Passage]:
    """Yield what a paper prints of whom it goes to and who met, and the texts of own keys."""
    particulars = briefing.particulars
    meeting = particulars.meeting
    chair = (meeting.chair,) if meeting.chair else ()
    listed = (particulars.to, particulars.cc, chair, meeting.attendance.values())
    for texts in (*listed, particulars.fields.values()):
        yield from (passage_of("name", "", 0, text, briefing) for text in texts)


def passage_of(kind: str, section: str, item: int, prose: Prose, briefing: Briefing) -> Passage:
    """Return a text with its references filled in, and where each character was typed."""
    if len(prose.pieces) == 1 and isinstance(prose.pieces[0], PlainText):
        text, first = prose.pieces[0].text, prose.pieces[0].offset
        return Passage(kind, section, item, text, (), range(first, first + len(text)), prose)
    characters: list[str] = []
    offsets: list[int] = []
    spans: list[Span] = []
    length = 0
    for piece in prose.pieces:
        if isinstance(piece, PlainText):
            text = piece.text
            offsets.extend(range(piece.offset, piece.offset + len(text)))
        else:
            text = _printed(piece, briefing)
            offsets.extend([piece.offset] * len(text))
            if not isinstance(piece, OddSigns):
                spans.append(_span(piece, length, length + len(text), briefing))
        characters.append(text)
        length += len(text)
    text = "".join(characters)
    return Passage(kind, section, item, text, tuple(spans), tuple(offsets), prose)


def _printed(piece: Piece, briefing: Briefing) -> str:
    match piece:
        case FigureReference(id=id, part=part) if id in briefing.figures:
            figure = briefing.figures[id]
            if part:
                return figure.value.text if part == "value" else figure.unit
            return figure.written
        case PlainText(text=text) | OddSigns(printed=text):
            return text
        case NoteReference():
            return NOTE_MARK
        case FigureReference() | SectionReference() | StrayBrace() | ObjectPlace():
            return "〓"  # a period or a reference to a section: nothing that a check looks into
        case _:
            assert_never(piece)


def _span(piece: Piece, start: int, end: int, briefing: Briefing) -> Span:
    match piece:
        case FigureReference(id=id, part=part) if id in briefing.figures:
            return Span(start, end, figure=id, part=part)
        case NoteReference(name=name):
            return Span(start, end, note=name)
        case (
            PlainText()
            | OddSigns()
            | FigureReference()
            | SectionReference()
            | StrayBrace()
            | ObjectPlace()
        ):
            return Span(start, end)
        case _:
            assert_never(piece)
