"""The pages of a briefing as the browser gets them: SVG, and what stands in each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from hashlib import sha1
from pathlib import Path as Folder
from threading import Lock

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.files import Nodes
from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.template.model import Template
from jianbao.desk.fields import Places
from jianbao.desk.keeping import KeptInUse
from jianbao.document.inlines import Words
from jianbao.document.laid import Laid, LaidLine, laid_paragraphs, length
from jianbao.document.paged import PagedText
from jianbao.document.placed import BlockPath, Line, Placed, PlacedPage
from jianbao.fonts.bundle import Face
from jianbao.library.options import Surroundings
from jianbao.library.papers import Paper, paper_of, templates_of
from jianbao.library.templates import find_profile
from jianbao.writers.svg.drawing import page_svg


class Stretch(Struct, frozen=True, array_like=True):
    """Characters of a line that were typed in one field, from `start` to before `end`.

    `offset` is that of the first one in the field's text; a figure's stand for one chip.
    """

    start: int
    end: int
    key: str
    offset: int
    figure: str = ""


Lines = dict[str, tuple[Stretch, ...]]
KeptLines = tuple[tuple[Stretch, ...], tuple[int, ...], tuple[tuple[Stretch, ...], ...]]
KeptWords = tuple[PagedText, dict[str, bytes | None], tuple[Stretch, ...]]


class DrawnPage(Struct, frozen=True, omit_defaults=True):
    """One page; without `svg` it is one that the browser has."""

    id: str
    paper: str
    number: int
    width: float
    height: float
    svg: str = ""
    lines: Lines = {}


class Drawn(Struct, frozen=True):
    """All pages, and the labels that the template prints before fields."""

    pages: tuple[DrawnPage, ...]
    labels: dict[str, str]
    findings: tuple[object, ...] = ()  # why there are no pages: looking.Told


class Drawer:
    """Sets and draws the pages of one briefing; keeps what does not change between two keys.

    For one thread at a time: whoever uses it holds `lock`.
    """

    def __init__(self, folder: Folder, around: Surroundings) -> None:
        self.folder, self.around = folder, around
        self.places = Places()
        self.known: Mapping[str, int] = {}  # what the audit proved when it ran last
        self.faces: dict[str, Face] = {}  # by the name of their class
        self._templates: dict[str, tuple[Template, ...]] = {}
        self._kept = KeptInUse()  # paragraphs that were set, and files that were read as YAML
        self._nodes: Nodes = {}
        self._pages: dict[tuple[int, int], tuple[PlacedPage, Lines, tuple[str, str, Lines]]] = {}
        self._words: dict[tuple[int, BlockPath], KeptWords] = {}
        self._lines: dict[tuple[int, BlockPath], KeptLines] = {}
        self.lock = Lock()

    def forget(self) -> None:
        """Read templates and profile again when they are next wanted."""
        self._templates.clear()
        self._kept, self._nodes = KeptInUse(), {}

    def read(self, files: Mapping[str, bytes]) -> Briefing:
        """Return the briefing that the files make. Raises InputError."""
        return read_briefing(self.folder, dict(files), self._nodes).briefing

    def templates(self, briefing: Briefing, template: str) -> tuple[Template, ...]:
        """Return the templates of the papers, the main one first. Raises InputError."""
        wanted = template or briefing.template.text
        if wanted not in self._templates:
            profile = find_profile(self.folder, self.around)
            found = templates_of(briefing, template, self.around, profile)
            self._templates[wanted] = tuple(found)
        return self._templates[wanted]

    def papers(self, briefing: Briefing, template: str, *, sheet: bool = True) -> list[Paper]:
        """Return the typeset papers, with the metrics sheet where it is wanted."""
        made_at = datetime.combine(briefing.date, time(), UTC)
        of = self.templates(briefing, template)
        self._kept.set_once_more()
        chosen = of if sheet else [each for each in of if not each.prints("sheet")] or of
        return [paper_of(briefing, each, made_at, self.known, self._kept) for each in chosen]

    def drawn(self, papers: list[Paper], files: Mapping[str, bytes], have: frozenset[str]) -> Drawn:
        """Return the pages; those that the browser has come without their SVG."""
        pages: list[DrawnPage] = []
        labels: dict[str, str] = {}
        for number, paper in enumerate(papers):
            placed = paper.placed
            for role in placed.characters:
                face = placed.theme.faces[role]
                self.faces[role] = face
            stretches = self._stretches(number, placed, files, labels)
            for page in placed.pages:
                name, svg, lines = self._page(number, page, stretches.get(page.number, {}))
                known = name in have
                of = DrawnPage(name, paper.name, page.number, page.width, page.height)
                pages.append(of if known else replace(of, svg=svg, lines=lines))
        return Drawn(tuple(pages), labels)

    def _page(self, paper: int, page: PlacedPage, lines: Lines) -> tuple[str, str, Lines]:
        """Return a page's name, SVG and lines; drawn anew only where it is another."""
        before = self._pages.get((paper, page.number))
        if before and before[0] == page and before[1] == lines:
            return before[2]
        svg = page_svg(page)
        name = sha1(f"{paper} {svg}{lines}".encode(), usedforsecurity=False).hexdigest()
        self._pages[paper, page.number] = page, lines, (name, svg, lines)
        return name, svg, lines

    def _stretches(
        self, paper: int, placed: Placed, files: Mapping[str, bytes], labels: dict[str, str]
    ) -> dict[int, Lines]:
        """Return what stands in the lines of each page, by the lines' numbers."""
        numbers = {
            id(line): str(number)
            for page in placed.pages
            for number, line in enumerate(item for item in page.items if isinstance(item, Line))
        }
        found: dict[int, Lines] = {}
        for laid in laid_paragraphs(placed):
            words = self._kept_words(paper, laid, files)
            end = 0
            for each in words:
                labels.setdefault(each.key, _between(laid, end, each.start))
                end = each.end
            of_lines = self._of_lines(paper, laid, words)
            for line, of_line in zip(laid.lines, of_lines, strict=True):
                if of_line:
                    found.setdefault(line.page, {})[numbers[id(line.line)]] = of_line
        return found

    def _of_lines(
        self, paper: int, laid: Laid, words: tuple[Stretch, ...]
    ) -> tuple[tuple[Stretch, ...], ...]:
        """Return the stretches of each line; those it had where the same words break alike."""
        at, starts = (paper, laid.lines[0].line.path), tuple(line.start for line in laid.lines)
        known = self._lines.get(at)
        if known is None or known[0] is not words or known[1] != starts:
            made = tuple(tuple(_within(words, line)) for line in laid.lines)
            known = self._lines[at] = words, starts, made
        return known[2]

    def _kept_words(
        self, paper: int, laid: Laid, files: Mapping[str, bytes]
    ) -> tuple[Stretch, ...]:
        """Return a paragraph's stretches; looked up anew where it or its file is another."""
        at = paper, laid.lines[0].line.path
        before = self._words.get(at)
        if (
            before
            and before[0] == laid.block
            and all(files.get(name) is data for name, data in before[1].items())
        ):
            return before[2]
        words = tuple(self._typed(laid, files))
        names = {each.key.partition("#")[0] for each in words}
        self._words[at] = laid.block, {name: files.get(name) for name in names}, words
        return words

    def _typed(self, laid: Laid, files: Mapping[str, bytes]) -> Iterator[Stretch]:
        """Yield the stretches of a paragraph that were typed in files of the briefing."""
        start, prefix = 0, f"{self.folder.as_posix()}/"
        for inline in laid.block.inlines:
            end = start + length(inline)
            place = inline.place if isinstance(inline, Words) else None
            if isinstance(inline, Words) and place and place.file.startswith(prefix):
                name = place.file.removeprefix(prefix)
                at = self.places.look_up(name, files.get(name, b""), place.line, place.column)
                if at:
                    yield Stretch(start, end, *at, inline.figure)
            start = end


def _between(laid: Laid, start: int, end: int) -> str:
    """Return the characters of a paragraph before a field: its number, or its label."""
    if start == end:
        return ""
    signs = "".join(
        each.text if isinstance(each, Words) else " " * length(each) for each in laid.block.inlines
    )
    return signs[start:end].strip()


def _within(words: tuple[Stretch, ...], laid: LaidLine) -> Iterator[Stretch]:
    """Yield what a line has of a paragraph's stretches, counted from the line's first character."""
    first = laid.start
    last = first + sum(1 if run.note >= 0 else len(run.text) for run in laid.line.runs)
    for each in words:
        start, end = max(each.start, first), min(each.end, last)
        if start < end:
            offset = each.offset if each.figure else each.offset + start - each.start
            yield Stretch(start - first, end - first, each.key, offset, each.figure)
