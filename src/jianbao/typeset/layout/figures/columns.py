"""How wide the columns of figures are, measured, and where in them numbers stand."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from jianbao.document.composed import FigureColumn, FigureMeaning, Inlines
from jianbao.document.inlines import Words
from jianbao.document.lengths import on_twips
from jianbao.document.patterns import pattern
from jianbao.typeset.layout.setting import Setting

NUMBERS: frozenset[FigureMeaning] = frozenset({"value", "before", "change", "target"})
"""Columns whose cells stand with their decimal points and their units under one another."""

TEXTS: frozenset[FigureMeaning] = frozenset({"name", "note"})
"""Columns whose cells may have two lines, where a table allows some."""

STYLES: dict[FigureMeaning, str] = dict.fromkeys(NUMBERS, "cell_value")
HEAD = "cell_head"
NUMBER = pattern(r"(\D*\d[\d,，]*)(\.\d+)?(\D*)")

MOST = 20.0  # points between columns, beside the white inside their cells
WIDER = 1 / 2  # of what is left then goes to the names; the rest goes between the columns
LEAD, OF_WHITE = 8.0, 0.7  # points, and of the white between two columns
OF_NAMES = 0.6  # of what texts have where they must share it


class White(Struct, frozen=True):
    """The white of a table's cells, in points.

    `slack` stays free beside the longest text, so that no program breaks it; `least` is between
    columns, beside the padding in cells; `blocks` is between tables side by side.
    """

    padding: float
    slack: float
    least: float
    blocks: float

    @property
    def cell(self) -> float:
        """What a cell has beside its text."""
        return 2 * self.padding + self.slack


USUAL, TIGHT = White(3.0, 2.0, 3.0, 18.0), White(2.0, 1.2, 2.5, 14.0)


class Column(Struct, frozen=True):
    """A column as measured, in points: what stands before decimal points, and what behind."""

    meaning: FigureMeaning
    head: float
    whole: float
    rest: float = 0.0

    @property
    def natural(self) -> float:
        """The width of the widest that stands in it."""
        return max(self.head, self.whole + self.rest)


class Widths(Struct, frozen=True):
    """The columns of a table with the white at the right of each; `over` is what is lacking."""

    columns: tuple[Column, ...]
    texts: tuple[float, ...]  # what each has for its text
    white: tuple[float, ...]
    around: White
    over: float = 0.0

    @property
    def cells(self) -> tuple[float, ...]:
        """The whole widths."""
        own = (
            on_twips(text + white + self.around.cell)
            for text, white in zip(self.texts, self.white, strict=True)
        )
        return tuple(
            on_twips(width + self.lead(number) - self.lead(number + 1))
            for number, width in enumerate(own)
        )

    def lead(self, number: int) -> float:
        """Return how much of the white before a column of numbers its own cells have.

        Why: LibreOffice always puts white between hanzi and digits, which Word is told not to do.
        Where a cell had no room for that, it parted the number from its unit and hid that.
        """
        if not 0 < number < len(self.columns) or self.columns[number].meaning not in NUMBERS:
            return 0.0
        return on_twips(min(LEAD, self.white[number - 1] * OF_WHITE))

    def right(self, number: int, rest: float) -> float:
        """Return the white at the right of a number with `rest` behind its decimal point."""
        column = self.columns[number]
        middle = (self.texts[number] - column.whole - column.rest) / 2
        return self.white[number] - self.lead(number + 1) + middle + column.rest - rest

    def head_right(self, number: int, digit: float) -> float:
        """Return the white at the right of the head of numbers: it stands over the digits."""
        column, width = self.columns[number], self.texts[number]
        middle = (width - column.whole - column.rest) / 2
        wanted = middle + column.rest + 1.2 * digit - column.head / 2
        right = self.white[number] - self.lead(number + 1)
        return right + min(max(0.0, wanted), width - column.head)


def measured(
    columns: Sequence[FigureColumn], rows: Sequence[Sequence[Inlines]], setting: Setting
) -> list[Column]:
    """Return each column as wide as what its rows and its head say."""
    found = []
    for number, column in enumerate(columns):
        cells = [row[number] for row in rows]
        head = setting.width(column.head, HEAD)
        if column.meaning in NUMBERS:
            parts = [split(cell, setting) for cell in cells]
            whole = max((before for before, _ in parts), default=0.0)
            rest = max((behind for _, behind in parts), default=0.0)
            found.append(Column(column.meaning, head, whole, rest))
        else:
            style = STYLES.get(column.meaning, "cell")
            whole = max((setting.width(cell, style) for cell in cells), default=0.0)
            found.append(Column(column.meaning, head, whole))
    return found


def split(cell: Inlines, setting: Setting) -> tuple[float, float]:
    """Return the widths of what stands before a number's decimal point and of what behind it.

    What is no plain number (第三, 85至93) stands before it as a whole; its unit stands behind.
    """
    words = [part for part in cell if isinstance(part, Words)]
    if not words:
        return 0.0, 0.0
    match = NUMBER.fullmatch(words[0].text)
    first = Words(match[1] if match else words[0].text, words[0].face)
    whole = setting.width((first,), "cell_value")
    return whole, setting.width(as_heavy(cell, setting), "cell_value") - whole


def as_heavy(cell: Inlines, setting: Setting) -> Inlines:
    """Return a number with its % as heavy as its digits."""
    return tuple(
        setting.widened(part, "cell_value") if isinstance(part, Words) else part for part in cell
    )


def shared(columns: Sequence[Column], room: float, wrap: bool, around: White) -> Widths:
    """Share `room` points: each column has what it needs, white goes between them.

    Where that is too much, names and notes share what the others leave, if they may `wrap`.
    """
    count = len(columns)
    texts = [column.natural for column in columns]
    spare = room - sum(texts) - around.cell * count - around.least * (count - 1)
    if spare < 0 and wrap:
        texts, spare = _narrowed(columns, texts, spare)
    between = min(MOST - around.least, max(0.0, spare) / max(1, count - 1))
    white = [around.least + between] * (count - 1) + [0.0]
    left = max(0.0, spare) - between * (count - 1)
    texts_at = [number for number, column in enumerate(columns) if column.meaning == "note"]
    if texts_at:
        white[texts_at[0]] += left
    else:
        white[0] += left * (WIDER if count > 1 else 1)
        for number in range(1, count):
            white[number] += left * (1 - WIDER) / (count - 1)
    return Widths(tuple(columns), tuple(texts), tuple(white), around, max(0.0, -spare))


def _narrowed(
    columns: Sequence[Column], texts: list[float], spare: float
) -> tuple[list[float], float]:
    """Return widths in which names and notes have what is left; the shorter has all it needs."""
    places = [number for number, column in enumerate(columns) if column.meaning in TEXTS]
    room = spare + sum(texts[number] for number in places)
    shares = [OF_NAMES, 1 - OF_NAMES] if len(places) > 1 else [1]
    needs = [texts[number] for number in places]
    given = [room * share for share in shares]
    for one, other in ((0, 1), (1, 0)) if len(places) > 1 else ():
        if needs[one] < given[one]:
            given[one], given[other] = needs[one], room - needs[one]
    heads = [columns[number].head for number in places]
    if not places or any(width < head for width, head in zip(given, heads, strict=True)):
        return texts, spare
    narrowed = list(texts)
    for number, width in zip(places, given, strict=True):
        narrowed[number] = width
    return narrowed, 0.0
