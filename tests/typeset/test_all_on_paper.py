"""Whatever a document is made of: every word of it is on the paper once, inside the text area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jianbao.document.composed import (
    Block,
    Captioned,
    Column,
    Composed,
    DataCell,
    DataTable,
    Fill,
    Heading,
    HorizontalRule,
    Measure,
    PageBreak,
    Paragraph,
    Properties,
    Rules,
)
from jianbao.document.inlines import Inline, NoteMark, Words
from jianbao.document.placed import Line, Placed
from tests.helpers.laid import gap, overview_theme, placed_of
from tests.typeset.test_fitting import chart, picture

THEME = replace(overview_theme(), continued="")
PROPERTIES = Properties("题", "单位", "", "zh-CN", datetime(2022, 7, 4, tzinfo=UTC))
Words_ = Callable[[int], tuple[Inline, ...]]
LENGTHS = st.one_of(st.integers(1, 60), st.integers(200, 1200))
WHITE = 1.0  # points that a table's rules and a chart's labels may stand out


class Writer:
    """Makes texts of words that are numbered, so that each is known again on the paper."""

    def __init__(self) -> None:
        self.numbers = count(100)
        self.notes: list[tuple[Inline, ...]] = []
        self.written: list[str] = []

    def words(self, length: int) -> tuple[Inline, ...]:
        made = [f"字{next(self.numbers)}" for _ in range(max(1, length // 4))]
        self.written += made
        return (Words("".join(made)),)

    def noted(self, length: int, note: int) -> tuple[Inline, ...]:
        if not note:
            return self.words(length)
        before = self.words(length)
        self.notes.append(self.words(note))
        return (*before, NoteMark(len(self.notes) - 1), *self.words(3))


def a_table(writer: Writer, draw: st.DrawFn) -> Block:
    columns, rows = draw(st.integers(1, 4)), draw(st.one_of(st.integers(1, 8), st.integers(30, 70)))
    down = draw(st.sampled_from((1, 1, 3, rows)))
    cells: list[tuple[DataCell, ...]] = []
    for number in range(rows):
        merged = columns > 1 and down > 1
        over = min(down, rows - number) if merged else 1
        begins = not merged or number % down == 0
        first = (DataCell(writer.words(3), down=over),) if begins else ()
        length = draw(LENGTHS) if number == 2 else 4
        cells.append((*first, *(DataCell(writer.words(length)) for _ in range(columns - 1))))
    rules: Rules = draw(st.sampled_from(("three", "grid", "none")))
    head = tuple(DataCell(writer.words(3)) for _ in range(columns))
    table = DataTable((), (Column("left"),) * columns, (head, *cells), 1, rules)
    caption = writer.words(9) if draw(st.booleans()) else ()
    return Captioned(table, writer.words(6), f"t{id(table)}", writer.words(3), caption)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Composed, Writer]:
    """Return a document of any blocks, and what is written in it."""
    writer = Writer()
    kinds: dict[str, Callable[[], Block]] = {
        "text": lambda: Paragraph("body", writer.noted(draw(LENGTHS), draw(st.integers(0, 90)))),
        "heading": lambda: Heading("heading1", 1, writer.words(draw(st.integers(1, 60)))),
        "quote": lambda: Paragraph("quote", writer.words(draw(LENGTHS))),
        "table": lambda: a_table(writer, draw),
        "chart": lambda: replace(chart(), title=writer.words(6)),
        "picture": lambda: replace(picture(), title=writer.words(6)),
        "gap": lambda: gap(draw(st.floats(0, 300))),
        "rule": lambda: HorizontalRule(Measure(0.5), Measure(3)),
        "break": lambda: PageBreak(odd=draw(st.booleans())),
        "fill": lambda: Fill(even=draw(st.booleans())),
    }
    wanted = draw(st.lists(st.sampled_from((*kinds, "text", "text", "table")), max_size=14))
    blocks = tuple(kinds[kind]() for kind in wanted)
    return Composed(blocks, tuple(writer.notes), PROPERTIES), writer


def outside(placed: Placed) -> list[str]:
    """Return the lines that stand outside the text area of their page."""
    page = placed.theme.page
    return [
        line.text
        for each in placed.pages
        for line in each.items
        if isinstance(line, Line) and line.role in ("text", "note") and line.runs
        if not (page.top - WHITE < line.baseline < page.top + page.text_height + WHITE)
        or line.runs[-1].x + line.runs[-1].width > page.left + page.text_width + 20
    ]


def said(placed: Placed) -> Counter[str]:
    """Return how often each character group is drawn; a repeated head has no path."""
    text: dict[tuple[object, ...], str] = {}
    for page in placed.pages:
        for item in page.items:
            if isinstance(item, Line) and item.role in ("text", "note") and item.path:
                key = (item.role, *item.path)
                text[key] = text.get(key, "") + "".join(r.text for r in item.runs if r.note < 0)
    return Counter(f"字{part}" for whole in text.values() for part in whole.split("字")[1:])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(documents())
def test_every_word_is_on_the_paper_once(made: tuple[Composed, Writer]) -> None:
    document, writer = made
    placed = placed_of(document, THEME)
    found = said(placed)
    repeated = {word for word, often in found.items() if often > 1}
    assert set(found) == set(writer.written)
    merged = {
        f"字{part}"
        for block in document.blocks
        if isinstance(block, Captioned) and isinstance(block.body, DataTable)
        for row in block.body.rows
        for cell in row
        if cell.down > 1
        for words in cell.inlines
        if isinstance(words, Words)
        for part in words.text.split("字")[1:]
    }
    assert repeated <= merged  # such a cell begins anew on each page
    assert outside(placed) == []
    empty = [not any(isinstance(i, Line) for i in page.items) for page in placed.pages]
    apart = any(isinstance(b, PageBreak | Fill) for b in document.blocks)
    tall = any(type(b).__name__ == "Gap" for b in document.blocks)
    if not (apart or tall):
        assert not any(empty[1:-1])
