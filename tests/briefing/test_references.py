"""References to sections: what the reader says of wrong ones, and page numbers that settle."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.template.reading import read_template
from jianbao.document.composed import (
    Block,
    Composed,
    Contents,
    ContentsLine,
    Heading,
    PageBreak,
    Paragraph,
    Properties,
)
from jianbao.document.inlines import Inline, PageOf, Words
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from jianbao.fonts.faces import Faces
from jianbao.library.making import make_release as build
from jianbao.library.options import Surroundings
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Level
from jianbao.typeset.typesetting import typeset
from tests.conftest import CASES
from tests.helpers.words import docx_paragraphs, docx_part

BRIEFING = CASES / "good/live-fields"
PROPERTIES = Properties("题", "单位", "", "zh-CN", datetime(2024, 7, 1, tzinfo=UTC))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRIEFING, tmp_path / "live-fields"))


# ---- the reader


def problems(folder: Path) -> list[tuple[str, str, str]]:
    """Return code, line:column and hint of what is wrong with a briefing."""
    with pytest.raises(InputError) as caught:
        read_briefing(folder)
    return [
        (found.code, f"{found.place.line}:{found.place.column}", found.hint("en"))
        for found in caught.value.findings
        if found.place
    ]


@pytest.mark.parametrize(
    ("text", "code", "place", "advice"),
    [
        ("见[@3-servise]", "unknown-section-near", "2:8", "did you mean '3-service'?"),
        ("见[@2-plan.pages]", "unknown-section-near", "2:8", "did you mean '2-plan'?"),
        ("见[@附]", "unknown-section", "2:8", "name a file of sections/ without .yaml"),
        ("见[@0-preface]", "section-without-number", "2:8",
         "give it a heading, or refer to its page: [@0-preface.page]"),
    ],
)  # fmt: skip
def test_wrong_references_are_told_with_their_place(
    copy: Path, text: str, code: str, place: str, advice: str
) -> None:
    (copy / "sections/7-next.yaml").write_text(f"heading: 尾\ntext: {text}。", "utf-8")
    assert problems(copy) == [(code, place, advice)]


def test_headings_refer_to_nothing(copy: Path) -> None:
    (copy / "sections/7-next.yaml").write_text("heading: 见[@2-plan]\ntext: 字。", "utf-8")
    assert problems(copy) == [("reference-in-heading", "1:11", "refer to it in the text")]


def test_page_of_a_section_without_heading_may_be_referred_to(copy: Path) -> None:
    text = "heading: 尾\ntext: 见[@0-preface.page]。"
    (copy / "sections/7-next.yaml").write_text(text, "utf-8")
    outputs = build(copy, around=Surroundings(CASES)).outputs
    assert docx_paragraphs(outputs[0].data)[-2] == "见第3页。"
    assert b"PAGEREF _Ref1_page " in etree.tostring(docx_part(outputs[0].data, "word/document.xml"))


def test_two_sections_of_one_name_are_refused(copy: Path) -> None:
    shutil.copy(copy / "sections/7-next.yaml", copy / "sections/7-next.yml")
    assert problems(copy)[0][0] == "repeated-section"


def test_note_on_the_sheet_cannot_name_a_page(copy: Path) -> None:
    path = copy / "briefing.yaml"
    path.write_text(path.read_text("utf-8") + "period_note: 分工\n", "utf-8")
    assert [code for code, _, _ in problems(copy)] == ["page-on-sheet"]


def test_number_in_another_form_than_the_headings_is_an_error(tmp_path: Path) -> None:
    shutil.copytree(CASES / "templates", tmp_path / "templates")
    path = tmp_path / "templates/live-fields/template.yaml"
    label = "labels:\n  reference: 第{number}部分"
    path.write_text(path.read_text("utf-8").replace("labels:", label), "utf-8")
    findings = build(BRIEFING, around=Surroundings(tmp_path)).findings
    told = {
        (finding.code, finding.level)
        for finding in findings
        if not finding.room.startswith("audit.") and finding.code != "fields-not-printed"
    }
    assert told == {("reference-lost", Level.ERROR)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("word: toc 1", "word: Contents", "word-style"), ("left: 2,", "right: 2,", "contents-right")],
)
def test_contents_that_word_would_not_show_are_refused(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    shutil.copytree(CASES / "templates", tmp_path / "templates")
    path = tmp_path / "templates/live-fields/template.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(InputError) as caught:
        read_template("live-fields", (tmp_path / "templates",))
    assert [finding.code for finding in caught.value.findings] == [code]


# ---- settling


@pytest.fixture(scope="module")
def theme() -> Theme:
    return read_template("live-fields", (CASES / "templates",)).theme


def section(number: int, *before: Inline) -> Iterator[Block]:
    name = f"s{number}"
    yield Heading("heading1", 1, (Words(f"标题{number}"),), name)
    yield Paragraph("body", (*before, Words("正文。" * 40)))


def set_blocks(theme: Theme, *blocks: Block) -> Placed:
    return typeset(Composed(blocks, (), PROPERTIES), theme, Faces(theme.faces))


def contents_of(count: int) -> Contents:
    return Contents(
        tuple(
            ContentsLine("contents", (Words(f"标题{number}"),), f"s{number}")
            for number in range(count)
        )
    )


def text_lines(placed: Placed) -> list[list[str]]:
    return [
        [item.text for item in page.items if isinstance(item, Line) and item.role == "text"]
        for page in placed.pages
    ]


def test_long_contents_push_headings_and_still_name_their_pages(theme: Theme) -> None:
    sections = [block for number in range(150) for block in section(number)]
    alone = set_blocks(theme, *sections)
    placed = set_blocks(theme, contents_of(150), *sections)
    assert placed.places["s149"].page - alone.places["s149"].page >= 150 // 14
    lines = text_lines(placed)
    printed = [line for page in lines for line in page if ".." in line]
    assert len(printed) == 150
    for line in printed:
        name, page = re.split(r"\.{2,}", line)
        assert name in lines[int(page) - 1]
    assert not placed.findings


def test_a_number_that_grows_moves_the_page_that_it_names(theme: Theme) -> None:
    """With 1 in its place the line just holds; with 10 it breaks, and a heading moves over."""
    tight = Paragraph("body", (Words("字" * 15 + "A"), PageOf("s1"), Words("字" * 18)))
    filling = Paragraph("body", (Words("字" * (16 + 18 * 9)),))
    blocks = [block for _ in range(9) for block in (Paragraph("body", (Words("页"),)), PageBreak())]
    placed = set_blocks(
        theme, *blocks, tight, filling, Heading("heading1", 1, (Words("标题"),), "s1"),
        Paragraph("body", (Words("尾"),)),
    )  # fmt: skip
    lines = text_lines(placed)
    assert placed.places["s1"].page == 11
    assert "标题" in lines[10]
    assert "A11" in "".join(lines[9])
    assert not placed.findings


def test_numbers_that_never_settle_are_an_error(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianbao.typeset.references.PASSES", 1)
    placed = set_blocks(theme, contents_of(20), *section(19))
    codes = [finding.code for finding in placed.findings]
    assert codes.count("reference-lost") == 19 and codes[-1] == "pages-unsettled"
