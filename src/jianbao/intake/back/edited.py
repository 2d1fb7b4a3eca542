"""A Word file that came back: what it says with all changes accepted, who made them, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from jianbao.document.release_mark import STARTS
from jianbao.intake.back.lines import NEW_MARK, filled
from jianbao.readers.word.elements import (
    BODY_LEVEL,
    CELL,
    FALLBACK,
    PARAGRAPH,
    ROW,
    RUN,
    TABLE,
    WRAPPERS,
    W,
    attribute,
    child,
    value,
)
from jianbao.readers.word.measured import WordFile
from jianbao.readers.word.tables import floats
from jianbao.readers.word.text import SIGNS, run_text
from jianbao.readers.xml import Element

PUT_IN, MOVED_IN = f"{W}ins", f"{W}moveTo"
TAKEN_OUT, MOVED_OUT = f"{W}del", f"{W}moveFrom"
BEGIN, END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
DELETED_TEXT = f"{W}delText"
BOX = f"{W}txbxContent"
PAGE_NUMBER = "footer"  # the style of what numbers a page, in lower case
MOST_LINES = 20_000


class Removed(Struct, frozen=True):
    """Characters that were taken out under revision, before the character `at` of their line."""

    at: int
    text: str
    who: str


class EditedLine(Struct):
    """A paragraph as it reads when all changes are accepted; `who` wrote each character."""

    text: str = ""
    who: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    level: int = 0  # of a heading by its style, from 1; 0 is none
    goes_on: bool = False  # its end was taken out: the next one goes on with it

    def add(self, text: str, who: str) -> None:
        """Add characters."""
        self.text += text
        self.who += [who] * len(text)

    def authors(self, start: int, stop: int) -> tuple[str, ...]:
        """Return who wrote characters, or took some out among them."""
        names = dict.fromkeys(self.who[start:stop])
        names.update(dict.fromkeys(cut.who for cut in self.removed if start <= cut.at <= stop))
        return tuple(name for name in names if name)


class EditedTable(Struct):
    """A table: of each row its cells by their first column."""

    rows: list[dict[int, tuple[EditedLine, ...]]]

    @property
    def text(self) -> str:
        """All that it says."""
        cells = (lines for row in self.rows for lines in row.values())
        return "\n".join(line.text for lines in cells for line in lines)


EditedUnit = EditedLine | EditedTable


class Comment(Struct, frozen=True):
    """What somebody wrote beside the text, and the words it stands beside."""

    who: str
    text: str
    beside: str


class Edited(Struct):
    """A paper as it came back."""

    units: list[EditedUnit]
    notes: list[EditedLine]  # in the order of their marks
    comments: list[Comment]
    drawn: int = 0  # drawings by hand, which nothing can read
    release: str = ""  # the mark of the release that it went out with

    @property
    def lines(self) -> list[EditedLine]:
        """Every line that says something, footnotes last."""
        return [*edited_lines(self.units), *self.notes]


def edited_lines(units: Iterable[EditedUnit]) -> Iterator[EditedLine]:
    """Yield every line of some units that says something."""
    for unit in units:
        if isinstance(unit, EditedLine):
            if unit.text.strip():
                yield unit
            continue
        yield from filled(unit.rows)


STATUS = "}contentStatus"


def read_edited(data: bytes) -> Edited:
    """Return what a Word file says. Raises ReadError where it cannot be read."""
    return _Reader(WordFile(data)).edited()


class _Reader:
    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._package = file.package
        self._marks: list[str] = []  # identities of the footnotes, in the order of their marks
        self._open: dict[str, str] = {}  # comments whose words are being read
        self._beside: dict[str, str] = {}
        self._levels: dict[str, int] = {}

    def edited(self) -> Edited:
        """Return all of it."""
        head = self._edge("header")
        body = list(self._units(self._file.body))
        foot = self._edge("footer")
        return Edited(
            [*head, *body, *foot], list(self._notes()), list(self._comments()), self._drawn(),
            self._release(),
        )  # fmt: skip

    def _release(self) -> str:
        """Return the mark of the release that the file went out with; "" where it has none."""
        properties = self._package.of_kind("core-properties", "")
        root = self._package.root(properties) if properties else ()
        said = next((each.text or "" for each in root if str(each.tag).endswith(STATUS)), "")
        return said if said.startswith(STARTS) else ""

    def _edge(self, kind: str) -> list[EditedUnit]:
        """Return what the first page has for itself above or below, without its number."""
        sections = self._file.sections
        root = self._file.edges(sections[0], kind).get("first") if sections else None
        if root is None:
            return []
        numbers = {
            each
            for each in root.iter(PARAGRAPH)
            if any(name == PAGE_NUMBER for name in self._file.styles.style_of(each))
        }
        return list(self._units(root, numbers))

    def _units(
        self, parent: Iterable[Element], but: set[Element] | None = None
    ) -> Iterator[EditedUnit]:
        """Yield paragraphs and tables; one whose end was taken out goes on in the next."""
        open_line: EditedLine | None = None
        for each in _blocks(parent):
            if but and each in but:
                continue
            if each.tag == TABLE:
                if open_line:
                    yield open_line
                    open_line = None
                yield from self._floating(each) if floats(each) else (self._table(each),)
                continue
            open_line = self._paragraph(each, open_line)
            if not open_line.goes_on and not _is_parted(each, open_line):
                yield open_line
                open_line = None
                for box in _boxes(each):
                    yield from self._units(box)
        if open_line:
            yield open_line

    def _floating(self, table: Element) -> Iterator[EditedUnit]:
        """Yield what a colophon says, which is no table to its readers."""
        for cell in (cell for row in _tagged(table, ROW) for cell in _tagged(row, CELL)):
            yield from self._units(cell)

    def _table(self, table: Element) -> EditedTable:
        rows: list[dict[int, tuple[EditedLine, ...]]] = []
        for row in _tagged(table, ROW):
            if child(row, "trPr", "del") is not None:
                continue
            cells: dict[int, tuple[EditedLine, ...]] = {}
            column = _whole(value(row, "trPr", "gridBefore"), 0)
            for cell in _tagged(row, CELL):
                merge = child(cell, "tcPr", "vMerge")
                if merge is None or attribute(merge) == "restart":
                    cells[column] = tuple(self._cell(cell))
                column += max(1, _whole(value(cell, "tcPr", "gridSpan"), 1))
            rows.append(cells)
        return EditedTable(rows)

    def _cell(self, cell: Element) -> Iterator[EditedLine]:
        for unit in self._units(cell):
            yield from (unit,) if isinstance(unit, EditedLine) else edited_lines([unit])

    # ---- paragraphs

    def _paragraph(self, element: Element, before: EditedLine | None = None) -> EditedLine:
        line = before or EditedLine()
        line.goes_on = any(
            child(element, "pPr", "rPr", name) is not None for name in ("del", "moveFrom")
        )
        line.level = line.level or self._level(element)
        self._inside(element, line, "", "")
        return line

    def _inside(self, element: Element, line: EditedLine, who: str, taken: str) -> None:
        """Read what stands in a paragraph; `taken` is who took it out."""
        for each in element:
            if each.tag == RUN:
                self._run(each, line, who, taken)
            elif each.tag == BEGIN:
                self._open[attribute(each, "id")] = ""
            elif each.tag == END:
                identity = attribute(each, "id")
                self._beside.setdefault(identity, self._open.pop(identity, ""))
            elif each.tag in (TAKEN_OUT, MOVED_OUT):
                self._inside(each, line, who, attribute(each, "author") or "?")
            elif each.tag in (PUT_IN, MOVED_IN):
                self._inside(each, line, attribute(each, "author") or "?", taken)
            elif each.tag not in (f"{W}pPr", FALLBACK, PARAGRAPH) and len(each):
                self._inside(each, line, who, taken)

    def _run(self, run: Element, line: EditedLine, who: str, taken: str) -> None:
        if taken:
            deleted = "".join(each.text or "" for each in run.iter(DELETED_TEXT, f"{W}t"))
            line.removed.append(Removed(len(line.text), deleted, taken))
            return
        text = run_text(run, SIGNS, self._mark)
        line.add(text, who)
        for identity in self._open:
            self._open[identity] += text

    def _mark(self, reference: Element) -> str:
        self._marks.append(attribute(reference, "id"))
        return chr(NEW_MARK + len(self._marks) - 1)

    def _level(self, element: Element) -> int:
        identity = value(element, "pPr", "pStyle")
        own = value(element, "pPr", "outlineLvl")
        if own.isdecimal():
            return int(own) + 1 if int(own) < BODY_LEVEL else 0
        if identity not in self._levels:
            read = self._file.read(element).level
            self._levels[identity] = (
                int(read) + 1 if read.isdecimal() and int(read) < BODY_LEVEL else 0
            )
        return self._levels[identity]

    # ---- notes, comments, drawings

    def _notes(self) -> Iterator[EditedLine]:
        elements = {attribute(note, "id"): note for note in self._package.notes}
        for identity in list(self._marks):
            line = EditedLine()
            element = elements.get(identity)
            for number, each in enumerate(_blocks(element) if element is not None else ()):
                if number:
                    line.add("\n", "")
                self._paragraph(each, line)
            lead = len(line.text) - len(line.text.lstrip(" \t\u3000\xa0"))
            line.text, line.who = line.text[lead:], line.who[lead:]
            yield line

    def _comments(self) -> Iterator[Comment]:
        root = self._package.root_of("comments")
        for each in root.iterfind(f"{W}comment") if root is not None else ():
            texts = (
                "".join(run_text(run) for run in line.iter(RUN)) for line in each.iter(PARAGRAPH)
            )
            beside = self._beside.get(attribute(each, "id"), "")
            yield Comment(attribute(each, "author"), "\n".join(filter(None, texts)), beside)

    def _drawn(self) -> int:
        return sum(each.tag.endswith("}contentPart") for each in self._file.body.iter())


def _blocks(parent: Iterable[Element]) -> Iterator[Element]:
    """Yield paragraphs and tables; what was moved away or taken out whole is passed over."""
    yield from _tagged(parent, PARAGRAPH, TABLE)


def _tagged(parent: Iterable[Element], *tags: str) -> Iterator[Element]:
    for each in parent:
        if each.tag in tags:
            yield each
        elif each.tag in WRAPPERS:
            yield from _tagged(each, *tags)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph, not what older programs show for them."""
    for box in paragraph.iter(BOX):
        above = list(box.iterancestors())
        above = above[: above.index(paragraph)]
        if not any(each.tag in (BOX, FALLBACK) for each in above):
            yield box


def _is_parted(paragraph: Element, line: EditedLine) -> bool:
    """Return whether a section's end parts a paragraph in the middle, as LibreOffice saves it."""
    following = paragraph.getnext()
    if child(paragraph, "pPr", "sectPr") is None or following is None:
        return False
    alike = value(paragraph, "pPr", "pStyle") == value(following, "pPr", "pStyle")
    closed = not line.text or line.text[-1] in "。！？：；.!?:;）”"
    return following.tag == PARAGRAPH and alike and not closed


def _whole(text: str, other: int) -> int:
    return int(text) if text.isdecimal() else other
