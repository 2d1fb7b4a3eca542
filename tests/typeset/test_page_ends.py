"""A number and its measure word are not parted by a page's end; inside a page they may be."""

from __future__ import annotations

import pytest

from jianbao.document.composed import Paragraph
from jianbao.document.inlines import LineEnd, NoteMark, Words
from jianbao.document.paged import PagedText
from tests.helpers.laid import overview_theme, paper, placed_of
from tests.helpers.pages import body, texts_of

THEME = overview_theme()


def around_the_end(text: str, before: int = 21) -> tuple[str, str]:
    """Return the last line of page one and the first of page two, of a text of two lines there."""
    placed = placed_of(paper([*[body("行")] * before, body(text)]), THEME)
    one, two = texts_of(placed)
    return one[-1], two[0]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("检" * 24 + "296人、起诉。" + "察" * 9, "检" * 24),
        ("检" * 23 + "，12.5万人次。" + "察" * 9, "检" * 23 + "，"),
        ("检" * 21 + "约30余件。" * 2 + "察" * 9, "检" * 21 + "约30余件。"),
        ("检" * 23 + "第1,855期。" + "察" * 9, "检" * 23),
    ],
)
def test_the_number_goes_to_its_measure_word(text: str, end: str) -> None:
    last, first = around_the_end(text)
    assert last == end
    assert (last + first) == text[: len(last + first)]


@pytest.mark.parametrize("text", ["检" * 24 + "296和起诉。" + "察" * 9, "检" * 26 + "人。察察"])
def test_other_lines_stay_full(text: str) -> None:
    assert len(around_the_end(text)[0]) >= 26


def test_inside_a_page_they_may_part() -> None:
    (page,) = texts_of(placed_of(paper([body("检" * 24 + "296人、起诉。")]), THEME))
    assert page == ["检" * 24 + "296", "人、起诉。"]


def test_word_is_told_where_the_line_ends() -> None:
    noted = (Words("检" * 23 + "29"), Words("6"), NoteMark(0), Words("人、起诉。" + "察" * 9))
    placed = placed_of(
        paper([*[body("行")] * 20, Paragraph("body", noted)], [(Words("注"),)]), THEME
    )
    last = placed.document.blocks[-1]
    assert isinstance(last, PagedText)
    assert [type(part) for part in last.inlines].count(LineEnd) == 1
    assert [len(page) for page in texts_of(placed)] == [21, 2]
