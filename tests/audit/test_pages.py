"""What only the pages show: each code found where it is, and not where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from jianbao.audit import audit
from jianbao.audit.accept import judge
from jianbao.audit.pages import PAGE_CODES, page_findings
from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.composed import Properties
from jianbao.document.inlines import NoteMark, Settled, Words
from jianbao.document.paged import Paged, PagedText
from jianbao.document.placed import Line, Placed, PlacedPage, Run
from jianbao.document.theme import Theme
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.messages.findings import Finding, Level, Place
from tests.audit.test_kinds import written
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.briefings import make_briefing
from tests.helpers.messages import all_codes

MARK = "①"


def paragraph(text: str) -> PagedText:
    """A paragraph typed at a.yaml:3:7; ① is a footnote's mark."""
    inlines: list[Settled] = []
    column = 7
    for number, part in enumerate(text.split(MARK)):
        inlines += [NoteMark(0)] if number else []
        column += 1 if number else 0
        inlines += [Words(part, place=Place("a.yaml", 3, column))] if part else []
        column += len(part)
    return PagedText("body", tuple(inlines))


def line(text: str, path: int = 0) -> Line:
    runs = [
        Run(part, "fang", 16, 0, note=0 if part == MARK else -1)
        for part in text.replace(MARK, f"\0{MARK}\0").split("\0")
        if part
    ]
    return Line(tuple(runs), 0, path=(path,))


def placed(blocks: tuple[PagedText, ...], *pages: tuple[Line, ...]) -> Placed:
    properties = Properties("", "", "", "zh-CN", datetime(2022, 7, 4, tzinfo=UTC))
    return Placed(
        Paged(blocks, (), properties), cast(Theme, None),
        tuple(PlacedPage(number, items) for number, items in enumerate(pages, 1)), (), (), {},
    )  # fmt: skip


def found(*lines: str) -> list[Finding]:
    """Return what is found in one paragraph that was broken into these lines."""
    laid = tuple(line(text) for text in lines)
    return list(page_findings(placed((paragraph("".join(lines)),), laid)))


@pytest.mark.parametrize(
    ("lines", "code", "level", "column", "value"),
    [
        (("提高了质量", "，减少了数量。"), "line-start", Level.ERROR, 12, "，"),
        (("提高了“质量", "”和数量。"), "line-start", Level.ERROR, 13, "”"),
        (("学习贯彻《", "意见》全文。"), "line-end", Level.ERROR, 11, "《"),
        (("起诉各类犯罪1", "234人。"), "split-number", Level.WARNING, 14, "1234"),
        (("占比达到了40.0", "%以上。"), "split-number", Level.WARNING, 16, "40.0%"),
        (("营造工作氛", "围。"), "one-character-line", Level.NOTE, 12, "围。"),
        (("依法不批捕12", "①人以上。"), "note-mark-split", Level.WARNING, 14, "①"),
    ],
)
def test_found(lines: tuple[str, ...], code: str, level: Level, column: int, value: str) -> None:
    (finding,) = found(*lines)
    assert (finding.code, finding.level) == (code, level)
    assert finding.place == Place("a.yaml", 3, column)
    assert finding.sentence == "".join(lines)
    assert dict(finding.values)["page"] == "1"
    assert value in dict(finding.values).values()


@pytest.mark.parametrize(
    "lines",
    [
        ("提高了质量，", "减少了数量。"),
        ("学习贯彻", "《意见》全文。"),
        ("起诉各类犯罪", "1234人。"),
        ("起诉1234", "人以上。"),
        ("在2021年，占比达到了", "40.0%以上。"),
        ("营造工作", "氛围。"),
        ("围。",),
        ("依法不批捕12①", "人以上。"),
    ],
)
def test_not_found(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


HEADING = PagedText("heading1", (Words("三、聚焦大局", place=Place("a.yaml", 2, 10)),), 1)


def test_a_heading_at_the_foot_of_a_page_is_found() -> None:
    blocks = (paragraph("前文。"), HEADING, paragraph("后文。"))
    first = (line("前文。", 0), line("三、聚焦大局", 1))
    (finding,) = page_findings(placed(blocks, first, (line("后文。", 2),)))
    assert (finding.code, finding.level) == ("heading-at-foot", Level.ERROR)
    assert finding.place == Place("a.yaml", 2, 10)
    assert finding.sentence == "三、聚焦大局"


def test_a_heading_with_its_text_is_not_found() -> None:
    blocks = (paragraph("前文。"), HEADING, paragraph("后文。"))
    pages = ((line("前文。", 0),), (line("三、聚焦大局", 1), line("后文。", 2)))
    assert list(page_findings(placed(blocks, *pages))) == []


def signed(*styles: str) -> tuple[PagedText, ...]:
    place = Place("briefing.yaml", 2, 9)
    return tuple(PagedText(style, (Words("某单位", place=place),)) for style in styles)


def test_a_signature_on_a_page_without_text_is_found() -> None:
    blocks = (paragraph("正文。"), *signed("signature", "remark", "imprint"))
    last = tuple(line("某单位", number) for number in (1, 2, 3))
    (finding,) = page_findings(placed(blocks, (line("正文。"),), last))
    assert (finding.code, finding.level) == ("signature-alone", Level.WARNING)
    assert finding.place == Place("briefing.yaml", 2, 9)
    assert dict(finding.values)["page"] == "2"


@pytest.mark.parametrize(
    ("styles", "second"),
    [(("signature", "imprint"), 0), (("signature", "imprint"), 2), (("imprint",), 1)],
    ids=["with text", "imprint alone behind it", "imprint alone"],
)
def test_a_signature_that_is_not_alone(styles: tuple[str, ...], second: int) -> None:
    blocks = (paragraph("正文。"), *signed(*styles))
    lines = [line("某单位" if number else "正文。", number) for number in range(len(blocks))]
    pages = placed(blocks, tuple(lines[:second]), tuple(lines[second:]))
    assert list(page_findings(pages)) == []


def test_the_sentence_is_the_one_at_the_place() -> None:
    (finding,) = found("第一句。第二", "、三句。第三句。")
    assert finding.sentence == "第二、三句。"


def test_every_code_has_a_message_and_a_page() -> None:
    reference = (ROOT / "docs/checks/page.md").read_text("utf-8")
    codes = [name for name, code in all_codes().items() if code.room == "audit.page"]
    assert set(codes) == {*PAGE_CODES, "accepted-gone"}
    assert [code for code in codes if f"\n## {code}\n" not in reference] == []


def test_the_place_is_that_of_the_typed_word(tmp_path: Path) -> None:
    """A paragraph whose last line is one character, as the program itself breaks it."""
    text = "检" * 26 + "察" * 28 + "甲。"  # 26 beside the indent, 28 a line, then one
    folder = make_briefing(tmp_path, {"1-a": text})
    briefing = read_briefing(folder).briefing
    (paper, *_) = typeset_papers(briefing, Surroundings(ROOT))
    (finding,) = page_findings(paper.placed)
    assert finding.code == "one-character-line"
    assert finding.place is not None
    lines = Path(finding.place.file).read_text("utf-8").splitlines()
    assert lines[finding.place.line - 1][finding.place.column - 1] == "甲"


def test_the_real_briefing_keeps_every_rule_of_the_page() -> None:
    briefing = read_briefing(PINGXIANG).briefing
    findings = [
        finding
        for paper in typeset_papers(briefing, Surroundings(ROOT))
        for finding in page_findings(paper.placed)
    ]
    assert [(finding.code, finding.level) for finding in findings] == [
        ("one-character-line", Level.NOTE)
    ]


PAGE_LINES = ("line-start", "line-end", "split-number", "one-character-line", "note-mark-split")
"""Codes whose examples are lines; those of the other three are built below."""


def shown_on_the_page() -> Iterator[Any]:
    """Yield code, wrong and right lines of docs/checks/page.md where these are lines of a page."""
    page = (ROOT / "docs" / "checks" / "page.md").read_text("utf-8")
    for entry in page.split("\n## ")[1:]:
        wrong, right = entry.split("**Wrong**: ")[1].split("\n")[0].split(" — **right**: ")
        lines = [re.findall("`([^`]+)`", each) for each in (wrong, right)]
        if (code := entry.split("\n")[0]) in PAGE_LINES:
            yield pytest.param(code, *lines, id=code)


@pytest.mark.parametrize(("code", "wrong", "right"), list(shown_on_the_page()))
def test_the_reference_shows_what_is_found(code: str, wrong: list[str], right: list[str]) -> None:
    assert len(wrong) > 1
    assert code in {each.code for each in found(*wrong)}
    if len(right) > 1:  # else it is told in words
        assert code not in {each.code for each in found(*right)}


def test_the_reference_shows_the_heading_and_the_signature_that_are_found() -> None:
    page = (ROOT / "docs" / "checks" / "page.md").read_text("utf-8")
    assert HEADING_SHOWN in page and all(f"`{words}`" in page for words in SIGNED_SHOWN)
    heading = PagedText("heading1", (Words(HEADING_SHOWN, place=Place("a.yaml", 2, 10)),), 1)
    blocks = (paragraph("前文。"), heading, paragraph("后文。"))
    first = (line("前文。", 0), line(HEADING_SHOWN, 1))
    told = {each.code for each in page_findings(placed(blocks, first, (line("后文。", 2),)))}
    assert told == {"heading-at-foot"}
    blocks = (paragraph("正文。"), *signed("signature", "signature", "imprint"))
    last = tuple(line(words, at) for at, words in enumerate((*SIGNED_SHOWN, "印发"), 1))
    told = {each.code for each in page_findings(placed(blocks, (line("正文。"),), last))}
    assert told == {"signature-alone"}


HEADING_SHOWN, SIGNED_SHOWN = "三、聚焦服务大局", ("某市某单位", "2026年10月12日")


def test_the_reference_shows_an_acceptance_that_is_idle(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "checks" / "page.md").read_text("utf-8")
    wrong = re.findall("`at: ([^`]+)` where the text now says ([^ ]+) —", page)
    ((accepted, now),) = wrong
    paper = {"t": f"办结率85.0%，较上年{now}。", "b": "accept:\n  - {code: percent-of-points, "
             f"at: {accepted}, reason: 原文如此}}\n"}  # fmt: skip
    briefing = read_briefing(written(tmp_path, paper)).briefing
    (gone,) = (
        each for each in judge(briefing, audit(briefing)).findings if each.code == "accepted-gone"
    )
    assert dict(gone.values)["at"] == accepted
