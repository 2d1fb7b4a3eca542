"""What a paper of ours prints, line by line, and where each character of it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol, TypeVar, assert_never

from msgspec import Struct

from jianbao.briefing.inline import MARKUP
from jianbao.document.composed import PageBreak
from jianbao.document.inlines import Chance, LineEnd, NoteMark, Settled, Tab, Words
from jianbao.document.paged import (
    Cell,
    Grid,
    Paged,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedRule,
    PagedText,
    Space,
)
from jianbao.intake.back.typed import Path, TypedFile, named
from jianbao.messages.findings import Place

FIRST_MARK = 0xF0000  # the character that stands for the mark of the first footnote
NEW_MARK = 0xF8000  # for the first one that a paper of ours does not have
LEDGER = "figures.yaml"
Kind = Literal["text", "figure", "note", "made", "live"]


class Segment(Struct, frozen=True):
    """Characters of a line from one source.

    `text` is typed in a value, character by character; `figure` and `note` are references, typed
    from `begin` to before `end`; `made` is the template's; `live` is a field that Word fills.
    """

    start: int
    stop: int
    kind: Kind
    file: str = ""
    path: Path = ()
    begin: int = 0
    end: int = 0
    figure: str = ""
    name: str = ""  # of a note


class Line(Struct, frozen=True):
    """A paragraph of a paper of ours."""

    text: str
    segments: tuple[Segment, ...] = ()
    level: int | None = None


class Table(Struct, frozen=True):
    """What stands in columns: of each row its cells by their first column."""

    rows: tuple[dict[int, tuple[Line, ...]], ...]

    @property
    def text(self) -> str:
        """All that it says."""
        cells = (lines for row in self.rows for lines in row.values())
        return "\n".join(line.text for lines in cells for line in lines)


Unit = Line | Table


class HasText(Protocol):
    """What says something."""

    @property
    def text(self) -> str:
        """What it says."""


AnyLine = TypeVar("AnyLine", bound=HasText)


class Printed(Struct, frozen=True):
    """A whole paper of ours: head, text and foot, and its footnotes."""

    units: tuple[Unit, ...]
    notes: tuple[Line, ...]

    @property
    def lines(self) -> list[Line]:
        """Every line that says something, those in tables, too, footnotes last."""
        return [*lines_of(self.units), *self.notes]


def lines_of(units: Iterable[Unit]) -> Iterator[Line]:
    """Yield every line of some units that says something."""
    for unit in units:
        if isinstance(unit, Line):
            if unit.text.strip():
                yield unit
            continue
        yield from filled(unit.rows)


def filled(rows: Iterable[dict[int, tuple[AnyLine, ...]]]) -> Iterator[AnyLine]:
    """Yield every line of a table's rows that says something, of any paper."""
    for row in rows:
        for lines in row.values():
            yield from (line for line in lines if line.text.strip())


def printed(document: Paged, files: dict[str, TypedFile]) -> Printed:
    """Return what a typeset document prints, with the places of its sources in `files`."""
    reader = _Reader(files)
    blocks = (*document.head, *document.blocks, *document.foot)
    units = tuple(unit for block in blocks for unit in reader.units(block))
    notes = tuple(reader.line(inlines) for inlines in document.notes)
    return Printed(units, notes)


class _Reader:
    def __init__(self, files: dict[str, TypedFile]) -> None:
        self._files = files

    def units(self, block: PagedBlock) -> Iterator[Unit]:
        match block:
            case PagedText():
                yield self.line(block.inlines, block.level)
            case PagedContents(lines=lines):
                yield from (self.line(each.inlines) for each in lines)
            case Grid():
                yield self._table(block)
            case Space() | PagedFill() | PagedRule() | PageBreak():
                pass
            case _:
                assert_never(block)

    def _table(self, grid: Grid) -> Table:
        from jianbao.document.texts import cell_columns

        columns = cell_columns([row.cells for row in grid.rows])
        return Table(
            tuple(
                {column: self._cell(cell) for column, cell in zip(numbers, row.cells, strict=True)}
                for numbers, row in zip(columns, grid.rows, strict=True)
            )
        )

    def _cell(self, cell: Cell) -> tuple[Line, ...]:
        texts = (part for part in cell.content if isinstance(part, PagedText))
        return tuple(self.line(text.inlines, text.level) for text in texts)

    def line(self, inlines: Iterable[Settled], level: int | None = None) -> Line:
        """Return a paragraph; what follows in the same place goes on where the last words ended."""
        text, segments = "", list[Segment]()
        last: Place | None = None
        done = 0
        for inline in inlines:
            start = len(text)
            match inline:
                case Words():
                    text += inline.text
                    done = done if inline.place and inline.place == last else 0
                    last = inline.place
                    segments += self._words(inline, start, done)
                    done += len(inline.text)
                case NoteMark(note=note):
                    text += chr(FIRST_MARK + note)
                    segments.append(Segment(start, start + 1, "note"))
                case LineEnd():
                    text += "\n"
                    segments.append(Segment(start, start + 1, "made"))
                case Tab():
                    text += "\t"
                    segments.append(Segment(start, start + 1, "made"))
                case Chance():
                    pass
                case _:
                    assert_never(inline)
        return Line(text, tuple(self._with_notes(segments)), level)

    def _words(self, words: Words, start: int, done: int) -> Iterator[Segment]:
        """Yield where words come from; a template's label may stand around what was typed."""
        stop = start + len(words.text)
        name = named(self._files, words.place.file) if words.place else ""
        found = self._files[name].at(words.place) if name and words.place else None
        if words.link is not None:
            yield Segment(start, stop, "live")
        elif found is None:
            yield Segment(start, stop, "made", figure=words.figure)
        elif words.figure and name != LEDGER:
            yield self._reference(words.figure, start, stop, name, *found)
        elif words.figure:
            typed = self._files[name].leaves[found[0]].text
            yield Segment(start, stop, "figure", name, found[0], 0, len(typed), words.figure)
        else:
            yield from self._typed(words, start, done, name, *found)

    def _reference(
        self, figure: str, start: int, stop: int, name: str, path: Path, offset: int
    ) -> Segment:
        typed = self._files[name].leaves[path].text
        match = MARKUP.match(typed, offset)
        end = match.end() if match else offset
        return Segment(start, stop, "figure", name, path, offset, end, figure)

    def _typed(
        self, words: Words, start: int, done: int, name: str, path: Path, offset: int
    ) -> Iterator[Segment]:
        typed, text, stop = self._files[name].leaves[path].text, words.text, start + len(words.text)
        begin, figure = offset + done, words.figure
        if typed.startswith(text, begin):
            yield Segment(start, stop, "text", name, path, begin, begin + len(text), figure)
        elif text in "{}" and typed.startswith(text * 2, begin):
            yield Segment(start, stop, "text", name, path, begin, begin + 2)
        elif typed and not offset and (inside := text.find(typed)) >= 0:
            middle = start + inside
            end = middle + len(typed)
            parts = (
                Segment(start, middle, "made"),
                Segment(middle, end, "text", name, path, 0, len(typed), figure),
                Segment(end, stop, "made"),
            )
            yield from (part for part in parts if part.start < part.stop)
        else:
            yield Segment(start, stop, "made", figure=figure)

    def _with_notes(self, segments: list[Segment]) -> Iterator[Segment]:
        """Yield segments; a footnote's mark is typed right before or behind its neighbour."""
        from msgspec.structs import replace

        for number, segment in enumerate(segments):
            if segment.kind != "note":
                yield segment
                continue
            before = segments[number - 1] if number else None
            after = segments[number + 1] if number + 1 < len(segments) else None
            for near, is_before in ((before, True), (after, False)):
                if near is None or near.kind not in ("text", "figure"):
                    continue
                typed = self._files[near.file].leaves[near.path].text
                match = _note_at(typed, near.end if is_before else near.begin, is_before)
                if match:
                    yield replace(segment, file=near.file, path=near.path,
                                  begin=match[0], end=match[1], name=match[2])  # fmt: skip
                    break
            else:
                yield segment


def _note_at(typed: str, at: int, behind: bool) -> tuple[int, int, str] | None:
    """Return begin, end and name of the note's reference that begins or ends at an offset."""
    for match in MARKUP.finditer(typed):
        if match.lastgroup != "note":
            continue
        start, end = match.span()
        between = typed[at:start] if behind else typed[end:at]
        if (start >= at if behind else end <= at) and not between.strip("*＊"):
            return start, end, match["mark"]
    return None


def characters(line: Line) -> list[Segment]:
    """Return the segment of each character of a line."""
    return [segment for segment in line.segments for _ in range(segment.stop - segment.start)]
