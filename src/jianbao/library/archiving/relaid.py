"""Two PDFs of one paper whose lines stand elsewhere, as another version may have set them.

Then no page can be laid over another. What does not depend on where lines end is held against what
the sources build today: each element's words, each letter's face, form, size and colour, the looks
of rules and areas, charts as they are drawn. What does is held against the file itself: letters
stand in the order in which they are read, none on another, and nothing lies over them that does not
today. A page that draws in any other way is not followed, and that is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby, pairwise

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.document.word.notes import SIGNS
from jianbao.library.archiving.bands import NEAR, banded, meet, near
from jianbao.library.archiving.outlines import outlines_of, shipped_form
from jianbao.library.archiving.tagged import Element, elements
from jianbao.messages.terms import Term
from jianbao.messages.verifying import (
    ASPECT_DRAWING,
    ASPECT_FONTS,
    ASPECT_LETTERS,
    ASPECT_ORDER,
    ASPECT_OUTSIDE,
    ASPECT_OVERLAPS,
    ASPECT_SHAPES,
    ASPECT_TEXT,
)
from jianbao.readers.pdf.opening import opened
from jianbao.readers.pdf.streams import Streams
from jianbao.readers.pdf.strict import Letter, NotPlainError, Shape, strict_pages

LEVEL = 1.0  # points: letters of one line stand level
WIDEST_ROOM = 1.0  # of their size: what is put between letters to fill a line
LEAST_LEADING = 0.8  # of their size: what letters of two lines are apart
FIGURE, NOTE = "/Figure", "/Note"
NUMBER = pattern(r"\d+")
NUMBERED = pattern(rf"[{SIGNS}]|\(\d+\)")  # a note's sign, which begins anew on each page


class Segment(Struct, frozen=True, gc=False):
    """A piece of a line: where it begins, its level, the middle of its last letter."""

    left: float
    level: float
    right: float
    element: int


def relaid_aspects(theirs: bytes, ours: bytes) -> list[Term]:
    """Return in what two PDFs differ, wherever their lines stand.

    Raises NotPlainError where ours cannot be followed, or any error of the libraries that read.
    """
    other = _Paper(ours)
    try:
        one = _Paper(theirs)
    except NotPlainError:
        return [ASPECT_DRAWING]
    checks = (
        (ASPECT_TEXT, one.words == other.words and _artifacts_known(one, other)),
        (ASPECT_FONTS, _forms_alike(one, other)),
        (ASPECT_LETTERS, one.looks == other.looks and one.sizes <= other.sizes),
        (ASPECT_SHAPES, _shapes_alike(one, other) and _figures_alike(one, other)),
        (
            ASPECT_ORDER,
            one.out_of_order <= other.out_of_order
            and one.uneven <= other.uneven
            and one.widest_room <= max(other.widest_room, WIDEST_ROOM),
        ),
        (ASPECT_OVERLAPS, _touch_no_more(one, other)),
        (ASPECT_OUTSIDE, one.outside <= other.outside),
    )
    return [aspect for aspect, holds in checks if not holds]


class _Paper:
    """A PDF followed to the last stroke."""

    def __init__(self, data: bytes) -> None:
        with opened(data) as pdf:
            streams = Streams()
            self.pages = tuple(strict_pages(pdf, streams))
            self.elements, self.marks = elements(pdf)
            self.outlines = outlines_of(pdf, streams)
        if not self.marks:
            raise NotPlainError("no structure")
        marked = {(mark.page, mark.marked) for mark in self.marks}
        self.letters: dict[tuple[int, int], list[Letter]] = defaultdict(list)
        for number, page in enumerate(self.pages):
            for letter in page.letters:
                if letter.element >= 0 and (number, letter.element) not in marked:
                    raise ValueError("marked content of no element")
                self.letters[number, letter.element].append(letter)

    @property
    def sizes(self) -> set[tuple[float, float]]:
        """The sizes of its pages."""
        return {(page.width, page.height) for page in self.pages}

    @cached_property
    def words(self) -> list[tuple[Element, str]]:
        """Each element with its own words; of a note's sign, that it is one."""
        texts = [""] * len(self.elements)
        for mark in self.marks:
            own = self.letters.get((mark.page, mark.marked), ())
            texts[mark.element] += "".join(letter.text for letter in own)
        return [
            (element, self._without_signs(text))
            for element, text in zip(self.elements, texts, strict=True)
        ]

    @cached_property
    def looks(self) -> Counter[tuple[str, str, float, str]]:
        """How often each character stands in the paper in a face, size and colour."""
        return Counter(
            (self._without_signs(each.text), each.face, each.size, each.colour)
            for (_, element), letters in self.letters.items()
            if element >= 0
            for each in letters
        )

    def _without_signs(self, text: str) -> str:
        """Return a text with notes' signs all alike, since which they are depends on the page."""
        return NUMBERED.sub("*", text) if self.notes_count_on else text

    def kind(self, mark_element: int) -> str:
        """Return the types of an element and of all that it lies in."""
        element = self.elements[mark_element]
        return element.within + element.kind

    @cached_property
    def figures(self) -> dict[tuple[int, int], int]:
        """The marked content of charts and pictures: to which element it belongs."""
        return {
            (mark.page, mark.marked): mark.element
            for mark in self.marks
            if FIGURE in self.kind(mark.element)
        }

    @property
    def artifacts(self) -> Iterator[tuple[int, tuple[str, str, float, str]]]:
        """Each line that no element has, such as a page's number: its page, text and look."""
        for number in range(len(self.pages)):
            for line in _lines(self.letters.get((number, -1), [])):
                text, first = "".join(each.text for each in line), line[0]
                yield number, (text, first.face, first.size, first.colour)

    # ---- where things stand

    @cached_property
    def out_of_order(self) -> set[tuple[int, int]]:
        """The elements of which letters stand behind or below letters that are read after them.

        Notes are read by themselves, and so is the rest; figures are not read.
        """
        streams: dict[tuple[int, bool], list[Segment]] = defaultdict(list)
        for mark in self.marks:
            kind = self.kind(mark.element)
            if FIGURE not in kind:
                own = self.letters.get((mark.page, mark.marked), [])
                streams[mark.page, NOTE in kind] += _segments(own, mark.element)
        return {pair for segments in streams.values() for pair in _out_of_order(segments)}

    @cached_property
    def uneven(self) -> Counter[str]:
        """The letters that stand a little above or below the one of their size before them."""
        found: Counter[str] = Counter()
        for mark in self.marks:
            own = self.letters.get((mark.page, mark.marked), [])
            if FIGURE not in self.kind(mark.element):
                for before, letter in pairwise(own):
                    off = abs(letter.x - before.x if letter.turned else letter.y - before.y)
                    if letter.size == before.size and NEAR < off < LEAST_LEADING * letter.size:
                        found[letter.text] += 1
        return found

    @cached_property
    def widest_room(self) -> float:
        """The widest room that is put between two letters, in sizes of these."""
        return max(
            (
                (each.width - each.cell) / each.size
                for letters in self.letters.values()
                for each in letters
            ),
            default=0.0,
        )

    @cached_property
    def outside(self) -> Counter[str]:
        """The looks of what stands beyond the edges of its page, or across them."""
        found: Counter[str] = Counter()
        for page in self.pages:
            drawn: list[Letter | Shape] = [*page.letters, *page.shapes]
            for each in drawn:
                left, bottom, right, top = each.box
                if (
                    min(left, bottom) < -NEAR
                    or right > page.width + NEAR
                    or top > page.height + NEAR
                ):
                    found[each.look if isinstance(each, Shape) else _look(each)] += 1
        return found

    @cached_property
    def notes_count_on(self) -> bool:
        """Whether the signs of notes count on, page by page, and the notes have the same ones."""
        for page in range(len(self.pages)):
            signs: dict[bool, list[str]] = {True: [], False: []}
            for mark in self.marks:
                if mark.page == page:
                    own = self.letters.get((page, mark.marked), ())
                    text = "".join(letter.text for letter in own)
                    found = signs[NOTE in self.kind(mark.element)]
                    found += [sign for sign in NUMBERED.findall(text) if sign not in found]
            if signs[True] != sorted(signs[True], key=_order) or signs[True] != signs[False]:
                return False
        return True

    @cached_property
    def touching(self) -> set[tuple[str, bool]]:
        """The looks of what lies under or over letters; whether it was drawn after them."""
        found = set()
        for number, page in enumerate(self.pages):
            bands = banded(page.letters)
            for shape in page.shapes:
                figure = self.figures.get((number, shape.element), -1)
                for letter, box in near(bands, shape.box):
                    same = figure >= 0 and figure == self.figures.get((number, letter.element), -1)
                    if not same and meet(shape.box, box):
                        found.add((shape.look, shape.order > letter.order))
        return found

    @cached_property
    def letters_on_letters(self) -> Counter[str]:
        """The pairs of letters that stand on one another."""
        found: Counter[str] = Counter()
        for page in self.pages:
            bands = banded(page.letters)
            for letter in page.letters:
                left, _, right, _ = box = letter.box
                for other, their in near(bands, box):
                    level = left < their[2] and their[0] < right  # most do not
                    if level and other.order > letter.order and meet(box, their):
                        found[letter.text + other.text] += 1
        return found


def _order(sign: str) -> int:
    return SIGNS.index(sign) if sign in SIGNS else int(sign[1:-1])


def _artifacts_known(one: _Paper, other: _Paper) -> bool:
    """Return whether what no element has is there today, too, but for the numbers of pages."""
    known = Counter(line for _, line in other.artifacts)
    numbered = {(NUMBER.sub("#", line[0]), *line[1:]) for line in known}
    for page, line in one.artifacts:
        text, *look = line
        numbers = {int(number) for number in NUMBER.findall(text)}
        counts = bool(numbers) and numbers <= {page + 1, len(one.pages)}
        if line not in known and not (counts and (NUMBER.sub("#", text), *look) in numbered):
            return False
    most = {line: -(-count // len(other.pages)) for line, count in known.items()}
    return all(
        count <= max(most.get(line, 1), 1) for (_, line), count in Counter(one.artifacts).items()
    )


def _forms_alike(one: _Paper, other: _Paper) -> bool:
    """Return whether each letter that is drawn has one form, today's."""
    used = {
        (each.face, each.text) for page in one.pages for each in page.letters if each.text.strip()
    }
    return all(
        one.outlines.get(key) == (other.outlines.get(key) or shipped_form(*key))
        and len(one.outlines[key]) == 1
        for key in used
    )


def _shapes_alike(one: _Paper, other: _Paper) -> bool:
    """Return whether both draw the same rules and areas outside of figures; heights may differ."""
    mine, today = _across(one), _across(other)
    return mine.keys() == today.keys() and all(
        len(mine[look]) == len(today[look])
        and all(abs(a - b) < NEAR for a, b in zip(mine[look], today[look], strict=True))
        for look in mine
    )


def _across(paper: _Paper) -> dict[tuple[str, bool], list[float]]:
    """Return how wide the shapes of each look are; of upright ones, that they are upright."""
    found: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for number, page in enumerate(paper.pages):
        for shape in page.shapes:
            if (number, shape.element) not in paper.figures:
                left, bottom, right, top = shape.box
                upright = right - left < top - bottom and right - left < 4
                found[shape.look, upright].append(right - left)
    return {key: sorted(widths) for key, widths in found.items()}


def _figures_alike(one: _Paper, other: _Paper) -> bool:
    """Return whether charts and pictures are drawn alike, wherever they stand."""
    mine, today = list(_figures(one)), list(_figures(other))
    return len(mine) == len(today) and all(
        len(a) == len(b) and all(map(_drawn_alike, a, b)) for a, b in zip(mine, today, strict=True)
    )


def _figures(paper: _Paper) -> Iterator[list[tuple[str, tuple[float, ...]]]]:
    """Yield what each figure draws, in order, with its places from the first one's."""
    parts: dict[int, list[tuple[int, str, tuple[float, ...]]]] = defaultdict(list)
    for number, page in enumerate(paper.pages):
        drawn: list[Letter | Shape] = [*page.letters, *page.shapes]
        for each in drawn:
            element = paper.figures.get((number, each.element))
            if element is not None:
                look = each.look if isinstance(each, Shape) else _look(each)
                parts[element].append((each.order, look, each.box))
    for element in sorted(parts):
        figure = sorted(parts[element])
        x, y = figure[0][2][:2]
        yield [(look, (box[0] - x, box[1] - y, box[2] - x, box[3] - y)) for _, look, box in figure]


def _look(letter: Letter) -> str:
    return f"{letter.text} {letter.face} {letter.size} {letter.colour}"


def _drawn_alike(one: tuple[str, tuple[float, ...]], other: tuple[str, tuple[float, ...]]) -> bool:
    places = zip(one[1], other[1], strict=True)
    return one[0] == other[0] and all(abs(a - b) < NEAR for a, b in places)


def _touch_no_more(one: _Paper, other: _Paper) -> bool:
    """Return whether nothing lies on anything that does not lie so today."""
    return one.touching <= other.touching and one.letters_on_letters <= other.letters_on_letters


def _lines(letters: list[Letter]) -> Iterator[list[Letter]]:
    for _, line in groupby(letters, lambda each: round(each.x if each.turned else each.y)):
        yield list(line)


def _out_of_order(segments: list[Segment]) -> Iterator[tuple[int, int]]:
    """Yield the elements of two pieces of which the first one stands behind or below the second."""
    for number, piece in enumerate(segments):
        for before in segments[:number]:
            is_level = abs(before.level - piece.level) <= LEVEL
            if (is_level or before.level < piece.level) and before.right > piece.left + NEAR:
                yield before.element, piece.element


def _segments(letters: list[Letter], element: int) -> Iterator[Segment]:
    """Yield the pieces of an element's lines.

    A letter that does not stand behind the middle of the one before it begins another.
    """
    left = level = right = 0.0
    for number, letter in enumerate(letters):
        along, across = (-letter.y, letter.x) if letter.turned else (letter.x, letter.y)
        if number == 0 or across != level or along < right - NEAR:
            if number:
                yield Segment(left, level, right, element)
            left, level = along, across
        right = along + letter.width / 2
    if letters:
        yield Segment(left, level, right, element)
