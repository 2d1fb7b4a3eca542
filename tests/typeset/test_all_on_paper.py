"""Whatever a document is made of: every word of it is on the paper once, inside the text area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jianbao.compose.template.reading import read_template
from jianbao.document.composed import (
    Block,
    Captioned,
    Column,
    Composed,
    Contents,
    ContentsLine,
    DataCell,
    DataTable,
    FigureColumn,
    FigureGroup,
    FigureMeaning,
    FigureTable,
    Fill,
    Heading,
    HorizontalRule,
    IssuingMark,
    Logo,
    Measure,
    PageBreak,
    Paragraph,
    Properties,
    Rules,
    SideBySide,
    Signature,
    Signers,
    Tile,
    Tiles,
)
from jianbao.document.inlines import Inline, NoteMark, Words
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from tests.conftest import ROOT
from tests.helpers.laid import gap, overview_theme, placed_of
from tests.typeset.test_fitting import chart, picture


def every_style() -> Theme:
    """Return the overview's theme with the styles of the templates that have other blocks."""
    others = [read_template(name, (ROOT / "templates",)).theme for name in OTHERS]
    styles = {name: style for other in others for name, style in other.styles.items()}
    faces = {role: face for other in others for role, face in other.faces.items()}
    own = overview_theme()
    return replace(own, styles={**styles, **own.styles}, faces={**faces, **own.faces}, continued="")


OTHERS = ("official", "supervision", "meeting", "metrics-sheet")
THEME = every_style()
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


def contents(writer: Writer, draw: st.DrawFn, sections: list[str]) -> Block:
    """Return a table of contents of the headings before it, whose words it has of its own."""
    lines = (
        ContentsLine("contents", writer.words(draw(st.integers(1, 20))), section)
        for section in sections
    )
    return Contents(tuple(lines))


def signers(writer: Writer, draw: st.DrawFn) -> Block:
    count = draw(st.integers(1, 5))
    names = [words for _ in range(count) for words in writer.words(4)]
    rows = tuple(tuple(names[at : at + 2]) for at in range(0, count, 2))
    return Signers("number_signed", writer.words(8), writer.words(4), rows)


def issuers(writer: Writer, draw: st.DrawFn) -> Block:
    names = tuple(writer.words(draw(st.integers(4, 12))) for _ in range(draw(st.integers(2, 5))))
    behind = writer.words(4) if draw(st.booleans()) else ()
    return IssuingMark("mark", names, behind, Measure(110))


def signature(writer: Writer, draw: st.DrawFn) -> Block:
    names = tuple(writer.words(draw(st.integers(4, 20))) for _ in range(draw(st.integers(1, 5))))
    space = Measure(draw(st.integers(0, 4)), "lines")
    return Signature(names, writer.words(4), draw(st.booleans()), space)


def tiles(writer: Writer, draw: st.DrawFn) -> Block:
    def tile() -> Tile:
        details = tuple(writer.words(8) for _ in range(draw(st.integers(0, 2))))
        return Tile(writer.words(4), writer.words(4), writer.words(4), details)

    made = tuple(tile() for _ in range(draw(st.integers(1, 7))))
    return Tiles(made, draw(st.integers(1, 4)), Measure(2), "CC0000", "F5F5F5")


def figures(writer: Writer, draw: st.DrawFn) -> Block:
    meanings: tuple[FigureMeaning, ...] = ("name", "value", "note")
    columns = tuple(FigureColumn(meaning, writer.words(3)) for meaning in meanings)
    groups = tuple(
        FigureGroup(
            writer.words(4),
            tuple(tuple(writer.words(4) for _ in columns) for _ in range(draw(st.integers(1, 40)))),
        )
        for _ in range(draw(st.integers(1, 3)))
    )
    return FigureTable("表", columns, groups, stub=draw(st.booleans()))


@st.composite
def documents(draw: st.DrawFn) -> tuple[Composed, Writer]:
    """Return a document of any blocks, and what is written in it."""
    writer, sections = Writer(), list[str]()

    def heading() -> Block:
        sections.append(f"s{len(sections)}")
        return Heading("heading1", 1, writer.words(draw(st.integers(1, 60))), sections[-1])

    kinds: dict[str, Callable[[], Block]] = {
        "text": lambda: Paragraph("body", writer.noted(draw(LENGTHS), draw(st.integers(0, 90)))),
        "heading": heading,
        "contents": lambda: contents(writer, draw, sections),
        "signers": lambda: signers(writer, draw),
        "issuers": lambda: issuers(writer, draw),
        "signature": lambda: signature(writer, draw),
        "tiles": lambda: tiles(writer, draw),
        "figures": lambda: figures(writer, draw),
        "charts": lambda: SideBySide((chart().body, chart().body), Measure(50)),
        "logo": lambda: Logo(picture().body, Measure(20)),
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
    return Counter(word for whole in text.values() for word in re.findall(r"字\d+", whole))


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
