"""What Word needs to be told so that it breaks lines and pages as we do, rule by rule.

Each was found with stress texts in Word-like engines; rows and heads of tables, rules 2 and 3, are
in tests/typeset/test_rows.py.
"""

from __future__ import annotations

from lxml import etree

from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Block, Heading, Paragraph
from jianbao.document.inlines import NoteMark, Words
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from jianbao.document.word.names import WORD, tag
from jianbao.messages.typeset import fragile_break, mark_before_sign, spaces_may_shrink
from jianbao.writers.docx.writing import write_docx
from tests.conftest import ROOT
from tests.helpers.laid import overview_theme, paper, placed_of
from tests.helpers.pages import body, texts_of
from tests.helpers.words import docx_part

THEME = overview_theme()
VALUE = tag(WORD, "val")


def placed(*blocks: Block, theme: Theme = THEME, notes: int = 0) -> Placed:
    return placed_of(paper(blocks, ((Words("注释。"),),) * notes), theme)


def part(one: Placed, name: str) -> etree._Element:
    return docx_part(write_docx(one), f"word/{name}.xml")


def style(one: Placed, name: str) -> etree._Element:
    styles = part(one, "styles").iter(tag(WORD, "style"))
    return next(each for each in styles if each.get(tag(WORD, "styleId")) == name)


def has(element: etree._Element, name: str) -> bool:
    return element.find(f".//{tag(WORD, name)}") is not None


def hints(one: Placed) -> dict[str, str]:
    """Return the hint of each run's text."""
    found = {}
    for run in part(one, "document").iter(tag(WORD, "r")):
        fonts = run.find(f".//{tag(WORD, 'rFonts')}")
        text = "".join(each.text or "" for each in run.iter(tag(WORD, "t")))
        assert fonts is not None
        found[text] = fonts.get(tag(WORD, "hint"), "")
    return found


def test_1_a_dash_begins_no_line() -> None:
    settings = part(placed(body("甲")), "settings")
    starts = settings.find(tag(WORD, "noLineBreaksBefore"))
    assert starts is not None
    assert "—" in starts.get(VALUE, "")


def test_4_a_heading_of_two_lines_is_not_parted() -> None:
    heading = style(placed(Heading("heading1", 1, (Words("一、题"),))), "Heading1")
    assert has(heading, "keepNext")
    assert has(heading, "keepLines")
    long = Heading("heading1", 1, (Words("一、" + "题" * 40),))
    for lines in range(18, 22):
        pages = texts_of(placed(*(body("行"),) * lines, long, body("后")))
        assert sum(any("题" in text for text in page) for page in pages) == 1


def test_5_english_papers_break_by_their_own_signs() -> None:
    english = read_template("english", (ROOT / "templates",)).theme
    one = placed(body("The “café” is open."), theme=english)
    assert set(hints(one).values()) == {""}
    kinsoku = style(one, "Normal").find(f".//{tag(WORD, 'kinsoku')}")
    assert kinsoku is not None
    assert kinsoku.get(VALUE, "1") == "1"


def test_6_words_with_accents_are_latin_words_in_chinese_text() -> None:
    found = hints(placed(body("由Müller和“état”、João担任")))
    assert {text: hint for text, hint in found.items() if hint == "default"} == {
        "Müller": "default",
        "état": "default",
        **dict.fromkeys(("Jo", "ã", "o"), "default"),  # ã is drawn by another face
    }


def test_7_the_lines_of_notes_end_before_the_edge() -> None:
    one = placed(Paragraph("body", (Words("甲"), NoteMark(0))), notes=1)
    indents = part(one, "footnotes").findall(f".//{tag(WORD, 'ind')}")
    assert [each.get(tag(WORD, "right")) for each in indents][2:] == ["64"]  # behind separators
    long = (Words("注" * 100),)
    one = placed_of(paper([Paragraph("body", (Words("甲"), NoteMark(0)))], (long,)), THEME)
    edge = THEME.page.left + THEME.page.text_width
    runs = [i.runs[-1] for i in one.pages[0].items if isinstance(i, Line) and i.role == "note"]
    assert len(runs) > 1
    assert all(run.x + run.width <= edge - 3.1 for run in runs)  # and so do ours


def test_8_spaces_that_may_shrink_are_told_and_the_mode_stays_words_own() -> None:
    many = placed(body("行 " * 3 + "检" * 21 + "末后面的文字"))
    assert [finding.code for finding in many.findings] == [spaces_may_shrink.name]
    few = placed(body("行 " * 8 + "检" * 14 + "末后面的文字"))
    assert few.findings == ()  # it would be stretched by less than it would shrink
    mode = part(many, "settings").find(f".//{tag(WORD, 'compatSetting')}")
    assert mode is not None
    assert mode.get(VALUE) == "15"


def test_9_a_line_that_may_begin_with_a_mark_s_comma_is_told() -> None:
    text = (Words("检" * 25), NoteMark(0), Words("，察"))
    told = placed(Paragraph("body", text), notes=1)
    assert [finding.code for finding in told.findings] == [mark_before_sign.name]
    text = (Words("检" * 24), NoteMark(0), Words("，察"))
    assert placed(Paragraph("body", text), notes=1).findings == ()


def test_marks_are_half_an_em_wide_so_that_their_lines_are_sure() -> None:
    noted = [
        item for number in range(9) for item in (Words("各地要按照有关要求"), NoteMark(number))
    ]
    one = placed(Paragraph("body", tuple(noted)), notes=9)
    assert fragile_break.name not in {finding.code for finding in one.findings}
    run = next(
        run for run in part(one, "document").iter(tag(WORD, "r")) if has(run, "footnoteReference")
    )
    look = {child.tag: child.get(VALUE) for child in run[0]}
    assert look[tag(WORD, "w")] == "87"
    assert look[tag(WORD, "sz")] == "18"
    assert 9 * 0.87 == 7.83  # half of 16 pt at 98 %


def test_a_middle_dot_is_half_an_em_wide() -> None:
    one = placed(body("艾合买提·买买提"))
    (run,) = (
        run for run in part(one, "document").iter(tag(WORD, "r")) if "".join(run.itertext()) == "·"
    )
    width = run.find(f".//{tag(WORD, 'w')}")
    assert width is not None
    assert width.get(VALUE) == "49"


def test_word_is_told_where_an_address_is_parted_and_where_a_line_is_not_stretched() -> None:
    address = "https://www.example.gov.cn/zwgk/zcwj/202609/t20260908_1234567890abc.html"
    one = placed(body("申报网址为" + address + "，请登录"))
    document = part(one, "document")
    told = "".join(document.itertext()).count("\u200b") + len(list(document.iter(tag(WORD, "br"))))
    assert told == len(texts_of(one)[0]) - 1 > 0
    phone = placed(body("检" * 23 + "0000—7654321。"))
    assert has(part(phone, "document"), "br")
    assert not has(part(placed(body("检" * 60)), "document"), "br")
