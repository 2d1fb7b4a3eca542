"""What stands at the foot of its page: how high the space above it is, and on which page."""

from __future__ import annotations

import pytest

from jianbao.document.composed import Block, Composed, Fill, PageBreak, Paragraph
from jianbao.document.inlines import NoteMark, Tab, Words
from jianbao.document.paged import Cell, Grid, Paged, PagedFill, PagedText, Row, Ruling
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from jianbao.document.word.spacers import BELOW_FILL
from tests.helpers.laid import overview_theme, placed_of, ruled
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.pages import (
    PITCH,
    Made,
    body,
    document,
    lines_of,
    make,
    texts_of,
)

THEME = overview_theme()
BOTTOM = THEME.page.top + THEME.page.text_height
COLOPHON: tuple[Block, ...] = (
    ruled(1.0, 5.0),
    body("抄送：各单位"),
    ruled(0.75, 5.0),
    Paragraph("body", (Words("办公室"), Tab(), Words("2022年7月4日印发"))),
    ruled(1.0, 5.0),
)
LAST = COLOPHON[-1]
TABLE = Grid(
    "figures",
    "表",
    (442.0,),
    tuple(Row((Cell((PagedText("footnote", (Words(text),)),)),), 30.0) for text in "甲乙"),
    Ruling(1.0, 1.0, 0.5),
)


def lines(count: int) -> tuple[Paragraph, ...]:
    return (body("行"),) * count


def noted(text: str) -> Paragraph:
    return Paragraph("body", (Words(text), NoteMark(0)))


EVEN = Fill(even=True, unnumbered=True)
PAPERS: dict[str, tuple[Composed | Paged, Theme]] = {
    name: (paper, THEME)
    for name, paper in {
        "room": document(*lines(9), Fill(), *COLOPHON),
        "no-room": document(*lines(20), Fill(), *COLOPHON),
        "even": document(*lines(9), EVEN, *COLOPHON),
        "even-behind-empty": document(*lines(44 - 1), EVEN, *COLOPHON),
        "even-numbered": document(*lines(9), Fill(even=True), *COLOPHON),
        "then-more": document(*lines(20), EVEN, *COLOPHON, PageBreak(), body("后")),
        "table": document(*lines(9), Fill(), TABLE),
        "table-then-more": document(*lines(9), Fill(), TABLE, PageBreak(), body("后")),
        "notes": document(noted("数"), *lines(9), Fill(), *COLOPHON, notes=((Words("注" * 60),),)),
        "note-below": document(*lines(9), Fill(), noted("末"), notes=((Words("注" * 60),),)),
    }.items()
}


@pytest.fixture(scope="module")
def made(office: LibreOffice) -> dict[str, Made]:
    return make(PAPERS, office)


def placed(name: str) -> Placed:
    return placed_of(*PAPERS[name])


def foot_of(one: Placed, page: int) -> float:
    """Return where the colophon's last rule lies."""
    rules = [item for item in one.pages[page].items if not isinstance(item, Line)]
    return max(rule.y1 for rule in rules if hasattr(rule, "y1"))


def numbers(one: Placed) -> list[str]:
    """Return the page number of each page, "" where it has none."""
    return [
        "".join(i.text for i in page.items if isinstance(i, Line) and i.role == "page-number")
        for page in one.pages
    ]


@pytest.mark.parametrize("name", ["room", "no-room", "even", "even-behind-empty", "even-numbered"])
def test_the_last_rule_lies_at_the_foot_of_the_text_area(name: str) -> None:
    one = placed(name)
    foot = foot_of(one, len(one.pages) - 1)
    assert foot + 0.5 == pytest.approx(BOTTOM, abs=0.06)  # it floats in Word


def test_it_stays_on_the_page_that_has_room() -> None:
    assert len(placed("room").pages) == 1


def test_it_takes_a_new_page_where_there_is_no_room_and_is_never_parted() -> None:
    pages = texts_of(placed("no-room"))
    assert [len(page) for page in pages] == [20, 2]


def test_room_is_used_to_the_last_line() -> None:
    height = 15 + 2 * PITCH
    most = int((THEME.page.text_height - BELOW_FILL - height) / PITCH)
    one, more = (placed_of(document(*lines(n), Fill(), *COLOPHON), THEME) for n in (most, most + 1))
    assert (len(one.pages), len(more.pages)) == (1, 2)


def test_an_even_page_bears_no_number_where_it_holds_nothing_else() -> None:
    assert numbers(placed("even")) == ["— 1 —", ""]
    assert numbers(placed("even-numbered")) == ["— 1 —", "— 2 —"]


def test_an_even_page_with_text_and_room_is_used_and_keeps_its_number() -> None:
    one = placed_of(document(*lines(30), EVEN, *COLOPHON), THEME)
    assert numbers(one) == ["— 1 —", "— 2 —"]
    assert len(one.sections) == 1


def test_an_empty_page_without_number_stands_before_an_even_one() -> None:
    one = placed("even-behind-empty")
    assert numbers(one) == ["— 1 —", "— 2 —", "", ""]
    assert [len(page) for page in texts_of(one)] == [22, 21, 0, 2]


def test_pages_behind_bear_numbers_again() -> None:
    assert numbers(placed("then-more")) == ["— 1 —", "", "— 3 —"]


def test_a_fill_that_begins_a_page_takes_its_number() -> None:
    one = placed_of(document(*lines(3), PageBreak(), EVEN, *COLOPHON), THEME)
    assert numbers(one) == ["— 1 —", ""]


def test_the_document_says_how_high_it_became() -> None:
    (fill,) = (block for block in placed("room").document.blocks if isinstance(block, PagedFill))
    free = THEME.page.text_height - 11 * PITCH - 15
    assert fill.height == pytest.approx(free, abs=0.06)


def test_what_is_higher_than_a_page_begins_a_page_and_goes_on() -> None:
    one = placed_of(document(body("前"), Fill(), *lines(30)), THEME)
    assert [len(page) for page in texts_of(one)] == [1, 22, 8]


def test_notes_below_a_fill_stay_on_its_page() -> None:
    one = placed("note-below")
    assert len(one.pages) == 1
    last, note = lines_of(one)[0][-3], lines_of(one)[0][-2]
    assert (last.role, note.role) == ("text", "note")
    assert last.baseline < note.baseline


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_agree(made: dict[str, Made], name: str) -> None:
    compared = made[name].compared
    assert compared.equal, compared.first_difference
    assert compared.down.max < 1.1
