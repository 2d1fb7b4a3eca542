"""Our PDF beside the one that another engine made of the Word file: lines, pages, glyphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from msgspec import Struct, to_builtins

from jianbao.document.patterns import pattern
from jianbao.document.word.kinsoku import NO_BREAK_SPACE
from jianbao.proof.output import Label
from jianbao.readers.glyphs import Glyph
from jianbao.readers.lines import DrawnLine, is_mark, lines_of, text_of
from jianbao.readers.pdf.glyphs import read_pdf

NEAR = 1.0  # points
LEADER = pattern(r" ?\.{3,} ?(?=\d+$)")


class Offsets(Struct, frozen=True):
    """How far glyphs of equal lines lie apart, in points."""

    mean: float
    p95: float
    max: float

    @classmethod
    def of(cls, distances: Iterable[float]) -> Offsets:
        """Return the offsets of glyphs that lie `distances` apart, one way or the other."""
        ordered = sorted(map(abs, distances)) or [0.0]
        mean = sum(ordered) / len(ordered)
        p95 = ordered[int(0.95 * (len(ordered) - 1))]
        return cls(round(mean, 3), round(p95, 3), round(ordered[-1], 3))


class Difference(Struct, frozen=True):
    """The first line that is not the same: page and line count from 1; "" where there is none."""

    page: int
    line: int
    pdf: str
    word: str


class Comparison(Struct, frozen=True):
    """One document, laid out twice."""

    name: str
    lines: int
    lines_equal: int  # in the same order, wherever on their page
    pages: int  # that hold something: LibreOffice leaves out those put in to make one odd or even
    pages_word: int
    pages_equal: int  # line for line
    chart_labels: tuple[str, ...]  # left out: Word draws charts by itself
    glyphs: int
    across: Offsets
    down: Offsets
    first_difference: Difference | None

    @property
    def equal(self) -> bool:
        """Whether both are the same, line for line and page for page."""
        return self.first_difference is None

    def record(self) -> dict[str, object]:
        """Return everything as JSON can hold it."""
        return {"equal": self.equal, **to_builtins(self)}


Page = list[DrawnLine]


def compare(name: str, pdf: bytes, word: bytes, labels: Iterable[Label] = ()) -> Comparison:
    """Compare our `pdf` with the PDF that an engine made of the Word file."""
    labels = tuple(labels)
    ours = [_rows(page, number, labels) for number, page in enumerate(read_pdf(pdf).pages)]
    theirs = [lines_of(page) for page in read_pdf(word).pages]
    ours, theirs = list(filter(None, ours)) or ours, list(filter(None, theirs)) or theirs
    pairs = list(_equal_rows(ours, theirs))
    here = [(our, their) for our, their, same_page in pairs if same_page]
    glyphs = [pair for rows in here for pair in _glyphs(*rows)]
    return Comparison(
        name=name,
        lines=sum(map(len, ours)),
        lines_equal=len(pairs),
        pages=len(ours),
        pages_word=len(theirs),
        pages_equal=sum(map(_same, ours, theirs)),
        chart_labels=tuple(label.text for label in labels),
        glyphs=len(glyphs),
        across=Offsets.of(our.x - their.x for our, their in glyphs),
        down=Offsets.of(our.y - their.y for our, their in glyphs),
        first_difference=next(_differences(ours, theirs), None),
    )


def _rows(page: Iterable[Glyph], number: int, labels: tuple[Label, ...]) -> Page:
    """Return a page's lines without the labels of its charts."""
    here = [label for label in labels if label.page == number]
    return lines_of(glyph for glyph in page if not any(_in_label(glyph, label) for label in here))


def _in_label(glyph: Glyph, label: Label) -> bool:
    level = abs(glyph.y - label.baseline) < NEAR
    return level and -NEAR < glyph.x - label.x < label.width


def _line_text(row: DrawnLine) -> str:
    """Return a line's text; how many dots lead to a page number is each engine's own affair.

    A blank at which no line ends is drawn as any blank.
    """
    return LEADER.sub("…", text_of(row).replace(NO_BREAK_SPACE, " "))


def _same(ours: Page, theirs: Page) -> bool:
    return list(map(_line_text, ours)) == list(map(_line_text, theirs))


def _equal_rows(
    ours: list[Page], theirs: list[Page]
) -> Iterator[tuple[DrawnLine, DrawnLine, bool]]:
    """Yield lines that are the same, in order, and whether they are on the same page."""
    left = [(number, row) for number, page in enumerate(ours) for row in page]
    right = [(number, row) for number, page in enumerate(theirs) for row in page]
    a, b = ([_line_text(row) for _, row in side] for side in (left, right))
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            (page, our), (other, their) = left[block.a + offset], right[block.b + offset]
            yield our, their, page == other


def _glyphs(ours: DrawnLine, theirs: DrawnLine) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield the glyphs of a line; marks of footnotes are raised as each engine likes."""
    for our, their in zip(ours, theirs, strict=True) if len(ours) == len(theirs) else ():
        if not is_mark(our):
            yield our, their


def _differences(ours: list[Page], theirs: list[Page]) -> Iterator[Difference]:
    for number in range(max(len(ours), len(theirs))):
        our, their = _texts(ours, number), _texts(theirs, number)
        for line in range(max(len(our), len(their))):
            pair = [side[line] if line < len(side) else "" for side in (our, their)]
            if pair[0] != pair[1]:
                yield Difference(number + 1, line + 1, *pair)


def _texts(pages: list[Page], number: int) -> list[str]:
    return [_line_text(row) for row in pages[number]] if number < len(pages) else []
