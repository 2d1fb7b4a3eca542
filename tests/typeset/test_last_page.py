"""A last page with one line of text: told with what would cure it, or cured where it may be."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from jianbao.document.composed import Block, PageBreak, Paragraph
from jianbao.document.inlines import Words
from jianbao.document.placed import Placed
from jianbao.messages.findings import Place
from jianbao.messages.typeset import last_line_alone, pages_tightened
from tests.helpers.laid import overview_theme, paper, placed_of
from tests.helpers.pages import body, texts_of

THEME = overview_theme()
TIGHT = replace(THEME, tighten=1)
CODES = {last_line_alone.name, pages_tightened.name}


def told(*blocks: Block, tight: bool = False) -> tuple[Placed, list[dict[str, object]]]:
    one = placed_of(paper(blocks), TIGHT if tight else THEME)
    found = [finding for finding in one.findings if finding.code in CODES]
    return one, [dict(finding.plain) for finding in found]


@pytest.mark.parametrize(
    ("blocks", "characters"),
    [
        ((*(body("行"),) * 20, body("检" * 26 + "察" * 28 + "末尾。")), 3),
        ((*(body("行"),) * 20, body("检" * 26 + "短"), body("新的一段。")), 1),
        ((*(body("行"),) * 22, body("末段五字。")), 5),
    ],
)
def test_one_line_alone_is_told_with_how_many_characters_must_go(
    blocks: tuple[Block, ...], characters: int
) -> None:
    one, findings = told(*blocks)
    assert len(texts_of(one)[-1]) == 1
    assert [finding["characters"] for finding in findings] == [str(characters)]


def test_the_editor_s_line_below_is_no_text_and_has_to_come_along() -> None:
    blocks = (*(body("行"),) * 18, body("检" * 26 + "短"), body("检" * 54 + "末尾。"))
    one = placed_of(paper((*blocks, Paragraph("editor", (Words("编辑"),)))), THEME)
    (found,) = (finding for finding in one.findings if finding.code in CODES)
    assert (found.plain["paragraphs"], found.plain["characters"]) == ("2", "4")


def test_the_place_is_of_the_first_paragraph_and_not_of_the_shortest() -> None:
    before, last = Place("before.yaml"), Place("last.yaml")
    blocks = (
        *(body("行"),) * 18,
        Paragraph("body", (Words("检" * 26 + "稍长些", place=before),)),
        Paragraph("body", (Words("检" * 54 + "短", place=last),)),
        Paragraph("editor", (Words("编辑"),)),
    )
    one = placed_of(paper(blocks), THEME)
    (found,) = (finding for finding in one.findings if finding.code in CODES)
    assert (found.plain["paragraphs"], found.plain["characters"]) == ("2", "4")
    assert found.place == Place("before.yaml", 1, 27)


def test_two_lines_or_a_full_paper_are_not_told() -> None:
    assert told(*(body("行"),) * 24)[1] == []
    assert told(*(body("行"),) * 22)[1] == []
    assert told(body("行"))[1] == []
    assert told(body("行"), PageBreak(), body("行"))[1] == []


def test_a_theme_may_allow_a_line_more_and_that_is_told() -> None:
    one, findings = told(*(body("行"),) * 23, tight=True)
    assert [finding.get("lines") for finding in findings] == ["23"]
    assert [len(page) for page in texts_of(one)] == [23]
    one, findings = told(*(body("行"),) * 22, tight=True)
    assert findings == []
    assert one.theme.style("body").leading == THEME.style("body").leading
