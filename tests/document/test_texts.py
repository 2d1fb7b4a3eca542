"""The one map and the one walk over a paged document."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.document.composed import PageBreak
from jianbao.document.inlines import PAGE_NUMBER, LineEnd, NoteMark, Tab, Words, plain, with_numbers
from jianbao.document.laid import length
from jianbao.document.paged import (
    Cell,
    Grid,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedPicture,
    PagedRule,
    PagedText,
    Row,
    Ruling,
    Space,
)
from jianbao.document.texts import cell_columns, texts, with_texts


def text(words: str) -> PagedText:
    return PagedText("body", (Words(words),))


PICTURE = PagedPicture(b"", "image/png", "图", 10.0, 10.0)
GRID = Grid(
    "table", "", (10.0, 10.0),
    (Row((Cell((text("二"), PICTURE, text("三"))), Cell((text("四"),))), 20.0),), Ruling(),
)  # fmt: skip
BLOCKS: tuple[PagedBlock, ...] = (
    text("一"), GRID, Space(5.0), PagedContents((text("五"), text("六"))), PagedFill(),
    PagedRule(1.0, 2.0), PageBreak(), text("七"),
)  # fmt: skip


def said(blocks: tuple[PagedBlock, ...]) -> str:
    return "".join(plain(each.inlines) for each in texts(blocks))


def test_the_walk_meets_every_text_in_the_order_of_the_paper() -> None:
    assert said(BLOCKS) == "一二三四五六七"


def test_the_map_changes_every_text_and_nothing_else() -> None:
    def doubled(each: PagedText) -> PagedText:
        return replace(each, inlines=each.inlines * 2)

    changed = tuple(with_texts(block, doubled) for block in BLOCKS)
    assert said(changed) == "一一二二三三四四五五六六七七"
    assert [type(block) for block in changed] == [type(block) for block in BLOCKS]
    same = tuple(with_texts(block, lambda each: each) for block in changed)
    assert same == changed
    assert changed[1].rows[0].cells[0].content[1] is PICTURE  # type: ignore[union-attr]


def test_columns_are_counted_past_cells_from_above() -> None:
    high, wide, one = Cell((), down=2), Cell((), span=2), Cell(())
    assert cell_columns([(high, wide), (one, one), (one, wide)]) == [[0, 1], [1, 2], [0, 1]]


def test_what_an_inline_counts_for() -> None:
    inlines = (Words("甲乙"), NoteMark(0), LineEnd(), Tab())
    assert [length(each) for each in inlines] == [2, 1, 0, 0]
    assert plain(inlines, mark="*") == "甲乙*"


def test_what_numbers_a_page() -> None:
    assert plain(with_numbers(PAGE_NUMBER, 3, 9)) == "— 3 —"
