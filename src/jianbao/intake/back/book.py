"""Changes as they are told: each with its place, section, neighbours, and where else it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.briefing.inline import FigureReference
from jianbao.briefing.model import Briefing
from jianbao.briefing.prose import Prose
from jianbao.intake.back.edited import EditedLine
from jianbao.intake.back.lines import FIRST_MARK, LEDGER
from jianbao.intake.back.results import Change, Edit, ValueEdit
from jianbao.intake.back.spans import PARAGRAPH_END, FigureEdit, Found, Lost, SpanEdit
from jianbao.intake.back.typed import Path, TypedFile
from jianbao.messages.findings import Place
from jianbao.messages.taking_back import DERIVED, IN_SHEET, NO_PLACE, OF_TEMPLATE, TWO_VALUES

AROUND = 10  # characters shown before and behind a change
CLOSE = 2  # characters between two edits that are shown as one


class Book:
    """Gathers changes; knows the section that is being read."""

    def __init__(self, briefing: Briefing, files: dict[str, TypedFile], shown: str) -> None:
        """`shown` is the briefing's folder as messages name it."""
        self._briefing, self._files, self._shown = briefing, files, shown
        self._changes: list[Change] = []
        self.section = ""

    @property
    def changes(self) -> list[Change]:
        """What was put down, each once."""
        return agreed(self._changes)

    def add(self, change: Change) -> None:
        """Put a change down, as one of the section that is being read."""
        self._changes.append(replace(change, section=told(self.section)))

    def place(self, file: str, path: Path, offset: int) -> Place | None:
        """Return where a character of a value, or an entry, is typed."""
        typed = self._files.get(file)
        if typed is None:
            return None
        if path in typed.leaves:
            place = typed.leaves[path].place_at(offset)
        else:
            under = typed.under(path)
            if not under:
                return None
            place = typed.leaves[under[0]].place
        return Place(f"{self._shown}/{file}" if self._shown else file, place.line, place.column)

    def found(self, edited: EditedLine, cluster: list[Found]) -> None:
        """Put down one change of a line: a figure, a text, or what has no place."""
        start = min(each.start for each in cluster)
        stop = max(each.stop for each in cluster)
        who = edited.authors(start, stop)
        around = (edited.text[max(0, start - AROUND) : start], edited.text[stop : stop + AROUND])
        around = (told(around[0]), told(around[1]))
        first = cluster[0]
        if isinstance(first, FigureEdit):
            self.add(replace(self._figure(first), who=who, around=around, line=edited.text))
        elif isinstance(first, Lost):
            reason = OF_TEMPLATE if first.before else NO_PLACE
            self.add(Change(
                kind="other", state="unplaced", before=told(first.before),
                after=told(first.after), who=who, around=around, reason=reason,
                line=edited.text,
            ))  # fmt: skip
        else:
            spans = [each for each in cluster if isinstance(each, SpanEdit)]
            self.add(replace(self._text(spans), who=who, around=around, line=edited.text))

    def _text(self, spans: list[SpanEdit]) -> Change:
        edits = [each.edit for each in spans]
        one = edits[0]
        leaf = self._files[one.file].leaves[one.path].text
        if all((each.file, each.path) == (one.file, one.path) for each in edits):
            start, stop = min(e.begin for e in edits), max(e.end for e in edits)
            before, after = leaf[start:stop], _with(leaf, edits, start, stop)
        else:
            before = "".join(
                self._files[e.file].leaves[e.path].text[e.begin : e.end] for e in edits
            )
            after = "".join(e.new for e in edits)
        return Change(
            kind="text",
            place=self.place(one.file, one.path, min(e.begin for e in edits)),
            before=before,
            after=after,
            edits=tuple(edits),
        )

    def _figure(self, found: FigureEdit) -> Change:
        figure = self._briefing.figures[found.id]
        edits: list[Edit] = []
        if found.value != figure.value.text:
            edits.append(
                ValueEdit(LEDGER, (found.id, "value"), 0, len(figure.value.text), found.value)
            )
        if found.unit is not None and found.unit != figure.unit:
            edits.append(ValueEdit(LEDGER, (found.id, "unit"), 0, len(figure.unit), found.unit))
        new = found.value + (figure.unit if found.unit is None else found.unit)
        usable = not figure.formula and all(
            isinstance(edit, ValueEdit) and edit.path in self._files[LEDGER].leaves
            for edit in edits
        )
        return Change(
            kind="figure", state="asks" if usable else "unplaced", figure=found.id,
            before=figure.written, after=new, place=figure.value.place,
            others=tuple(self._printed_at(found)), edits=tuple(edits) if usable else (),
            reason=None if usable else DERIVED if figure.formula else IN_SHEET,
        )  # fmt: skip

    def _printed_at(self, found: FigureEdit) -> Iterator[Place]:
        """Yield the other places whose text names a figure."""
        here = found.segment
        for prose in proses(self._briefing):
            for piece in prose.pieces:
                if isinstance(piece, FigureReference) and piece.id == found.id:
                    place = prose.source.place_at(piece.offset)
                    if here.file == LEDGER or place != self.place(here.file, here.path, here.begin):
                        yield place


# ---- changes


def clusters(found: list[Found]) -> Iterator[list[Found]]:
    """Yield what is shown as one change: edits of one value that stand side by side."""
    cluster: list[Found] = []
    for each in found:
        last = cluster[-1] if cluster else None
        joins = (
            isinstance(last, SpanEdit)
            and isinstance(each, SpanEdit)
            and each.start - last.stop <= CLOSE
        )
        if cluster and not joins:
            yield cluster
            cluster = []
        cluster.append(each)
    if cluster:
        yield cluster


def agreed(changes: list[Change]) -> list[Change]:
    """Return changes without repetitions; two values for one figure are a conflict."""
    found: list[Change] = []
    values: dict[str, set[str]] = {}
    for change in changes:
        if change.figure:
            values.setdefault(change.figure, set()).add(change.after)
    for change in changes:
        if change.figure and len(values[change.figure]) > 1 and change.state == "asks":
            change = replace(change, state="conflict", edits=(), reason=TWO_VALUES)
        same = [each for each in found if each.edits and each.edits == change.edits]
        if not same:
            found.append(change)
    return found


def _with(leaf: str, edits: list[ValueEdit], start: int, stop: int) -> str:
    parts, position = "", start
    for edit in sorted(edits, key=lambda each: (each.begin, each.end)):
        parts += leaf[position : edit.begin] + edit.new
        position = max(position, edit.end)
    return parts + leaf[position:stop]


def told(text: str) -> str:
    """Return a text for people: marks of notes as such, ends of paragraphs as ¶."""
    text = re.sub(f"[{chr(FIRST_MARK)}-\U000ffffd]", "[^]", text)
    return text.replace(PARAGRAPH_END, "¶")


def proses(briefing: Briefing) -> Iterator[Prose]:
    """Yield every text of a briefing that may name figures."""
    yield from briefing.title
    if briefing.subtitle:
        yield briefing.subtitle
    yield from briefing.notes.values()
    for section in briefing.all_sections:
        yield from (each for each in (section.heading, section.summary, *section.text) if each)
        for item in section.items:
            yield from (each for each in (item.lead, item.text) if each)
    for table in briefing.tables.values():
        yield from table.texts
    for chart in briefing.charts:
        yield from (each.prose for each in chart.texts)
