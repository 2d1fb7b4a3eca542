"""A paper as it went out against the Word file that came back: every change, with its edits."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.briefing.model import Briefing
from jianbao.intake.back.aligning import aligned
from jianbao.intake.back.book import Book, clusters, told
from jianbao.intake.back.edited import Edited, EditedLine, EditedTable, EditedUnit
from jianbao.intake.back.holders import Holder, holder, object_of, table_holder
from jianbao.intake.back.lines import FIRST_MARK, NEW_MARK, Line, Printed, Table, Unit
from jianbao.intake.back.pairing import (
    Pairing,
    edited_part,
    is_live,
    is_new_heading,
    key,
    line_behind,
    moved_lines,
    notes_matched,
    part,
    parted_or_joined,
    removers,
    standing_together,
    without_number,
)
from jianbao.intake.back.placing import Neighbour, Placing
from jianbao.intake.back.results import Change, Edit, EntryMoved, EntryOut
from jianbao.intake.back.spans import LineReader, Lost
from jianbao.intake.back.tables import TableReader
from jianbao.intake.back.typed import TypedFile
from jianbao.messages.taking_back import NO_PLACE, SECTION_ORDER


class Comparison:
    """One paper against what came back of it."""

    def __init__(self, briefing: Briefing, files: dict[str, TypedFile], shown: str) -> None:
        """`shown` is the briefing's folder as messages name it."""
        self._briefing, self._files, self._shown = briefing, files, shown
        self._new_notes: dict[str, EditedLine] = {}
        self._names: dict[str, str] = {}
        self._lines = LineReader(files, briefing, self._note_name)
        self._placing = Placing(files, self._lines)
        self._book = Book(briefing, files, shown)
        self._coming: Holder | None = None  # of the table behind the lines that are compared
        self._order: list[str] = []  # the sections' files as their lines stand now
        self._tables = TableReader(self._lines, files, self._book, self._pair, self._run)

    def changes(self, paper: Printed, edited: Edited) -> list[Change]:
        """Return every change, in the order of the paper; footnotes last."""
        notes = self._match_notes(paper, edited)
        self._placing.know(paper)
        self._units(paper.units, edited.units)
        self._reorder()
        self._book.section = ""
        for line, note in notes:
            if line is None:
                continue
            if note is None:
                self._note_gone(line)
            else:
                self._pair(line, note)
        self._add_new_notes()
        return self._book.changes

    # ---- notes

    def _match_notes(
        self, paper: Printed, edited: Edited
    ) -> list[tuple[Line | None, EditedLine | None]]:
        """Return which footnote is which; marks in the edited lines become those of ours."""
        pairs = notes_matched(
            [line.text for line in paper.notes], [note.text for note in edited.notes]
        )
        table: dict[int, str] = {}
        for old, new in pairs:
            if old is not None and new is not None:
                table[NEW_MARK + new] = chr(FIRST_MARK + old)
            elif new is not None:
                self._new_notes[chr(NEW_MARK + new)] = edited.notes[new]
        for line in edited.lines:
            line.text = line.text.translate(table)
        return [
            (None if old is None else paper.notes[old], None if new is None else edited.notes[new])
            for old, new in pairs
        ]

    def _note_name(self, mark: str) -> str:
        """Return how a mark is typed: a new footnote has a name of its own."""
        if mark not in self._new_notes:
            return ""
        if mark not in self._names:
            number = 1
            while f"批改注{number}" in {*self._briefing.notes, *self._names.values()}:
                number += 1
            self._names[mark] = f"批改注{number}"
        return f"[^{self._names[mark]}]"

    def _note_gone(self, line: Line) -> None:
        path = next((s.path for s in line.segments if "notes" in s.path), None)
        file = next((s.file for s in line.segments if "notes" in s.path), "")
        if path and path[1] == self._briefing.period_note:
            return  # the sheet prints it, too; that its mark is gone is told in the text
        edits: tuple[Edit, ...] = (EntryOut(file, path[:2]),) if path and file else ()
        self._book.add(Change(
            kind="removed", state="ready" if edits else "unplaced", before=line.text,
            place=self._book.place(file, path, 0) if path else None, edits=edits,
            reason=None if edits else NO_PLACE,
        ))  # fmt: skip

    def _add_new_notes(self) -> None:
        for mark, line in self._new_notes.items():
            name = self._names.get(mark)
            typed = self._lines.typed(line.text)
            edits: tuple[Edit, ...] = ()
            if name:
                edits = (self._placing.new_note(name, typed),)
            self._book.add(Change(
                kind="added", state="ready" if name else "unplaced", after=f"{name or ''}: {typed}",
                who=line.authors(0, len(line.text)), edits=edits, reason=None if name else NO_PLACE,
            ))  # fmt: skip

    # ---- units

    def _units(self, before: Sequence[Unit], after: Sequence[EditedUnit]) -> None:
        ours = [unit for unit in before if isinstance(unit, Table) or unit.text.strip()]
        theirs = [unit for unit in after if isinstance(unit, EditedTable) or unit.text.strip()]
        pairs = aligned([key(unit) for unit in ours], [key(unit) for unit in theirs])
        pairings: list[Pairing] = []
        for old, new in pairs:
            one = None if old is None else ours[old]
            other = None if new is None else theirs[new]
            if isinstance(one, Table) or isinstance(other, EditedTable):
                self._coming = table_holder(one, self._files) if isinstance(one, Table) else None
                self._run(pairings)
                pairings, self._coming = [], None
                self._table(one, other)
            else:
                pairings.append(Pairing(one, other))
        self._run(pairings)

    def _table(self, table: Unit | None, edited: EditedUnit | None) -> None:
        if isinstance(table, Table) and isinstance(edited, EditedTable):
            self._placing.neighbour = Neighbour(table_holder(table, self._files))
            self._tables.read(table, edited)
            return
        if isinstance(table, Line):
            self._run([Pairing(table, None)])
        elif isinstance(table, Table):
            self._book.add(
                Change(kind="removed", state="unplaced", before=table.text, reason=NO_PLACE)
            )
        if isinstance(edited, EditedLine):
            self._run([Pairing(None, edited)])
        elif isinstance(edited, EditedTable):
            self._book.add(
                Change(kind="added", state="unplaced", after=edited.text, reason=NO_PLACE)
            )

    # ---- lines

    def _run(self, pairings: list[Pairing]) -> None:
        """Compare lines that follow each other."""
        pairings = parted_or_joined(pairings, self._files)
        moves = moved_lines(pairings)
        carried: set[int] = set()
        number = 0
        while number < len(pairings):
            line, edited = pairings[number].line, pairings[number].edited
            if line and line.level:
                self._book.section = line.text
            if line and edited:
                self._order.append(holder(line, self._files).file)
                self._pair(line, edited)
                self._placing.neighbour = Neighbour(holder(line, self._files), line)
            elif edited and number in moves:
                if number not in carried:
                    carried |= self._moved(pairings, number, moves)
            elif edited:
                group = standing_together(
                    pairings,
                    number,
                    lambda n: bool(pairings[n].edited and not pairings[n].line and n not in moves),
                )
                self._added(pairings, group)
                number = group[-1]
            elif number not in moves.values():
                group = standing_together(
                    pairings,
                    number,
                    lambda n: bool(
                        pairings[n].line and not pairings[n].edited and n not in moves.values()
                    ),
                )
                self._removed(pairings, group)
                number = group[-1]
            number += 1

    def _pair(self, line: Line, edited: EditedLine) -> None:
        if line.text == edited.text:
            return
        of = holder(line, self._files)
        if of.role == "items":
            points = self._placing.points(line, edited.text)
            if points:
                self._points(line, edited, *points)
                return
        found = self._lines.changes(line, edited.text)
        for cluster in clusters(found):
            self._book.found(edited, cluster)

    def _points(
        self,
        line: Line,
        edited: EditedLine,
        ours: list[tuple[int, int]],
        theirs: list[tuple[int, int]],
    ) -> None:
        """Compare a paragraph of several points point by point: their order may be another."""
        parts = [part(line, *span) for span in ours]
        texts = [edited_part(edited, *span) for span in theirs]
        bare = [without_number(part.text) for part in parts]
        pairs = aligned(bare, [without_number(text.text) for text in texts])
        pairings = [
            Pairing(None if old is None else parts[old], None if new is None else texts[new])
            for old, new in pairs
        ]
        if all(pairing.line and pairing.edited for pairing in pairings):
            for pairing in pairings:
                if pairing.line and pairing.edited:
                    found = self._lines.changes(pairing.line, pairing.edited.text)
                    for cluster in clusters(found):
                        self._book.found(pairing.edited, cluster)
            return
        self._run(pairings)

    # ---- whole lines

    def _added(self, pairings: list[Pairing], group: list[int]) -> None:
        """New lines that follow each other: headings with what is under them, and paragraphs."""
        behind = line_behind(pairings, group[-1])
        after = object_of(holder(behind, self._files), self._files) if behind else self._coming
        lines = [each for number in group if (each := pairings[number].edited)]
        while lines:
            headed = is_new_heading(lines[0])
            run = 1
            while run < len(lines) and not is_new_heading(lines[run]):
                run += 1
            taken, lines = lines[:run], lines[run:]
            texts = [each.text for each in taken]
            if headed:
                over = (behind, after) if not lines else (None, None)
                edits = self._placing.heading(texts[0], taken[0].level, texts[1:], *over)
            else:
                edits = self._placing.lines(texts, after)
            names = (name for each in taken for name in each.authors(0, len(each.text)))
            self._book.add(Change(
                kind="added", state="ready" if edits else "unplaced", edits=edits,
                after="\n\n".join(map(self._lines.typed, texts)), who=tuple(dict.fromkeys(names)),
                reason=None if edits else NO_PLACE, place=self._placing.place(self._shown),
            ))  # fmt: skip

    def _removed(self, pairings: list[Pairing], group: list[int]) -> None:
        """Lines that are gone, which follow each other; together they may be a part."""
        lines = [
            (line, holder(line, self._files))
            for number in group
            if (line := pairings[number].line) and not is_live(line)
        ]
        if not lines:
            return
        who = removers(pairings, group[-1])
        edits = self._placing.out(lines)
        for listed in [lines] if edits else [[each] for each in lines]:
            edits = self._placing.out(listed)
            of = listed[0][1]
            self._book.add(Change(
                kind="removed", state="ready" if edits else "unplaced", who=who, edits=edits,
                before="\n\n".join(told(line.text) for line, _ in listed),
                reason=None if edits else NO_PLACE,
                place=self._book.place(of.file, of.path, of.begin) if of.file else None,
            ))  # fmt: skip

    def _moved(self, pairings: list[Pairing], number: int, moves: dict[int, int]) -> set[int]:
        """A line that stands elsewhere: its own YAML goes there, with what was changed in it.

        Returns what went along: of a part, the lines behind its heading.
        """
        line, edited = pairings[moves[number]].line, pairings[number].edited
        assert line and edited
        of = holder(line, self._files)
        along = [number]
        if of.role == "heading":
            while along[-1] + 1 in moves and moves[along[-1] + 1] == moves[along[-1]] + 1:
                along.append(along[-1] + 1)
        behind = line_behind(pairings, along[-1])
        after = holder(behind, self._files) if behind else None
        if of.role == "heading":
            along = [each for each in along if self._is_under(pairings[moves[each]].line, of)]
            if not of.section and of.file.startswith("sections/"):
                return self._section_moved(pairings, along, moves, of)
            edits = self._placing.part_moved(of, after)
        else:
            edits = self._placing.moved(line, of, edited, after)
        self._book.add(Change(
            kind="moved", state="ready" if edits else "unplaced", before=told(line.text),
            after=told(edited.text), who=edited.authors(0, len(edited.text)), edits=edits,
            reason=None if edits else NO_PLACE,
            place=self._book.place(of.file, of.path, of.begin) if of.file else None,
        ))  # fmt: skip
        if edits and isinstance(edits[0], EntryMoved):
            for each in along:
                self._inside_moved(pairings[moves[each]].line, pairings[each].edited)
        return set(along)

    def _section_moved(
        self, pairings: list[Pairing], along: list[int], moves: dict[int, int], of: Holder
    ) -> set[int]:
        """A whole section stands elsewhere: its file is named anew when all lines are read."""
        self._order += [of.file] * len(along)
        for each in along:
            self._inside_moved(pairings[moves[each]].line, pairings[each].edited)
        return set(along)

    def _reorder(self) -> None:
        """Name the sections' files anew where their order is another."""
        order = [each for each in dict.fromkeys(self._order) if each.startswith("sections/")]
        edits = self._placing.reordered(order)
        if edits is None:
            return
        names = " → ".join(each.partition("/")[2] for each in order)
        self._book.add(Change(
            kind="moved", state="ready" if edits else "unplaced", after=names, edits=edits,
            reason=None if edits else SECTION_ORDER,
        ))  # fmt: skip

    def _is_under(self, line: Line | None, of: Holder) -> bool:
        if line is None:
            return False
        each = holder(line, self._files)
        return each.file == of.file and each.path[: len(of.section)] == of.section

    def _inside_moved(self, line: Line | None, edited: EditedLine | None) -> None:
        """What was changed in a line that goes along; its number is counted anew."""
        if line and edited:
            found = self._lines.changes(line, edited.text)
            for cluster in clusters([each for each in found if not isinstance(each, Lost)]):
                self._book.found(edited, cluster)
