"""Text as typed into words, figures and footnote marks: nothing is lost, offsets are true."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jianbao.briefing.inline import (
    FigureReference,
    NoteReference,
    ObjectPlace,
    OddSigns,
    Piece,
    PlainText,
    SectionReference,
    StrayBrace,
    parse_inline,
)
from jianbao.briefing.signs import ODD

BLANK_IN_NAME = re.compile(r"(?:\{|\[[@^]|!\[)\s|\s[}\]]")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
BUSY = (
    "{ } {{ }} {批捕} {a.value} [^注] [@2-a] [@2-a.page] ![表] [ ] ^ @ ( * ** _ ` <b> &amp; \\ ! ~"
    " | . a 中 ， \n"
)
BUSY_TEXT = st.lists(st.sampled_from([" ", *BUSY.split(" ")])).map("".join)


def typed(piece: Piece) -> str:
    """Return what was typed for a piece."""
    match piece:
        case PlainText(text="{" | "}" as brace):
            return brace * 2
        case PlainText(text=text) | StrayBrace(text=text) | OddSigns(text=text):
            return text
        case FigureReference(id=id, part=part):
            return f"{{{id}.{part}}}" if part else f"{{{id}}}"
        case NoteReference(name=name):
            return f"[^{name}]"
        case SectionReference(name=name, part=part):
            return f"[@{name}.{part}]" if part else f"[@{name}]"
        case ObjectPlace(name=name):
            return f"![{name}]"


def words(text: str) -> list[tuple[str, bool]]:
    """Return the plain words of a text and whether they are strong."""
    return [
        (piece.text, piece.strong) for piece in parse_inline(text) if isinstance(piece, PlainText)
    ]


@settings(deadline=None)
@given(ANY_TEXT | BUSY_TEXT)
def test_any_text_survives(text: str) -> None:
    assume(not BLANK_IN_NAME.search(text))  # it is left out of the name: {0 } is {0}
    rebuilt = ""
    marks = 0
    for piece in parse_inline(text):
        skipped = text[len(rebuilt) : piece.offset]
        assert set(skipped) <= {"*"}
        assert len(skipped) % 2 == 0
        marks += len(skipped) // 2
        rebuilt += skipped + typed(piece)
        assert text.startswith(rebuilt)
        assert getattr(piece, "strong", False) in (False, marks % 2 == 1)
    rest = text[len(rebuilt) :]
    assert set(rest) <= {"*"}
    assert (marks + len(rest) // 2) % 2 == 0


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_text_with_doubled_braces_and_no_marks_reads_the_same(text: str) -> None:
    clean = text.translate(dict.fromkeys(map(ord, "*＊^＾@＠！!｛｝")))
    while ODD.search(clean):  # what is left out leaves other blanks at an edge
        clean = "".join(ODD.split(clean)[::5])
    doubled = clean.replace("{", "{{").replace("}", "}}")
    pieces = parse_inline(doubled)
    assert all(isinstance(piece, PlainText) for piece in pieces)
    assert "".join(text for text, _ in words(doubled)) == clean


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("甲", (PlainText("甲", 0),)),
        ("{批捕}人", (FigureReference("批捕", "", 0), PlainText("人", 4))),
        ("{批捕.value}", (FigureReference("批捕", "value", 0),)),
        ("甲{批捕.unit}", (PlainText("甲", 0), FigureReference("批捕", "unit", 1))),
        ("甲[^注1]。", (PlainText("甲", 0), NoteReference("注1", 1), PlainText("。", 6))),
        ("{{a}}", (PlainText("{", 0), PlainText("a", 2), PlainText("}", 3))),
        ("{{{a}}}", (PlainText("{", 0), FigureReference("a", "", 2), PlainText("}", 5))),
        ("{a}}", (FigureReference("a", "", 0), StrayBrace("}", 3))),
        ("{a b}", (StrayBrace("{", 0), PlainText("a b", 1), StrayBrace("}", 4))),
        ("{}", (StrayBrace("{", 0), StrayBrace("}", 1))),
        ("**甲{a}**", (PlainText("甲", 2, True), FigureReference("a", "", 3, True))),
        ("见[@2-a]", (PlainText("见", 0), SectionReference("2-a", "", 1))),
        ("**[@2-a.page]**", (SectionReference("2-a", "page", 2, True),)),
        ("[@a.b]", (SectionReference("a.b", "", 0),)),
        ("![表1]", (ObjectPlace("表1", 0),)),
        ("{ 批捕 }", (FigureReference("批捕", "", 0),)),
        ("｛批捕.value｝", (FigureReference("批捕", "value", 0),)),
        ("甲［＾注］", (PlainText("甲", 0), NoteReference("注", 1))),
        ("[^ 注 ]", (NoteReference("注", 0),)),
        ("＊＊甲＊＊", (PlainText("甲", 2, True),)),
        ("［＠a］", (SectionReference("a", "", 0),)),
        ("[^]", (StrayBrace("[^", 0), PlainText("]", 2))),
        ("｛1，2｝", (PlainText("｛1，2｝", 0),)),
        ("　　甲", (OddSigns("　　", "", 0), PlainText("甲", 2))),
        ("甲\u200b乙", (PlainText("甲", 0), OddSigns("\u200b", "", 1), PlainText("乙", 2))),
        ("甲\u00ad\ufe0f", (PlainText("甲", 0), OddSigns("\u00ad\ufe0f", "", 1))),
        ("甲\t乙", (PlainText("甲", 0), OddSigns("\t", " ", 1), PlainText("乙", 2))),
        ("5\u202f℃", (PlainText("5", 0), OddSigns("\u202f", "\u00a0", 1), PlainText("℃", 2))),
        ("甲\u00a0乙", (PlainText("甲\u00a0乙", 0),)),
        ("张　三", (PlainText("张　三", 0),)),
        ("甲\n　　乙", (PlainText("甲\n", 0), OddSigns("　　", "", 2), PlainText("乙", 4))),
        ("![a](b){c}", (PlainText("![a](b)", 0), FigureReference("c", "", 7))),
    ],
)
def test_pieces(text: str, pieces: tuple[Piece, ...]) -> None:
    assert parse_inline(text) == pieces


@pytest.mark.parametrize(
    "text",
    ["*", "a*b*c", "_a_", "`a`", "<b>a</b>", "&amp;", "\\*", "[a](b)",
     "![a](b)", "[注]", "# 甲", "- 甲", "1. 甲", "http://a.b", "a\nb", "~~a~~", "|a|b|"],
)  # fmt: skip
def test_everything_else_of_markdown_means_itself(text: str) -> None:
    assert "".join(word for word, _ in words(text)) == text
    assert not any(strong for _, strong in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造**“五好”**检察", [("打造", False), ("“五好”", True), ("检察", False)]),
        ("**甲**乙**丙**", [("甲", True), ("乙", False), ("丙", True)]),
        ("甲**乙", [("甲", False), ("**", False), ("乙", False)]),
        ("**甲**乙**丙", [("甲", True), ("乙", False), ("**", False), ("丙", False)]),
        ("****", []),
    ],
)
def test_strong_opens_and_closes_by_turns(text: str, expected: list[tuple[str, bool]]) -> None:
    assert words(text) == expected
