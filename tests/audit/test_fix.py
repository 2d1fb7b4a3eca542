"""The safe corrections: what they change, and above all what they never change."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.audit.fix import diff, fixes
from jianbao.briefing.reading.reading import read_briefing
from tests.helpers.briefings import make_briefing

HERE = Path(__file__).parents[1]
FIGURES = '件数:\n  label: 办案件数, 全市(本级)\n  value: 05\n  unit: "件,"\n'


def fixed(tmp_path: Path, text: str, figures: str = "") -> str:
    """Return the file of a section with its safe corrections, or the file as it was."""
    folder = make_briefing(tmp_path, {"1-part": text}, figures)
    read = read_briefing(folder)
    old = read.sources["sections/1-part.yaml"].decode("utf-8")
    return fixes(read.briefing, read.sources).get("sections/1-part.yaml", old)


CORRECTED = [
    ("工作有序推进,效果很好.", "工作有序推进，效果很好。"),
    ("会议(扩大)召开; 效果好吗?好!", "会议（扩大）召开；效果好吗？好！"),
    (
        "2022年05月06日召开,共1,855件、3.14%,比例3:5.",
        "2022年5月6日召开，共1,855件、3.14%，比例3:5。",
    ),
    ("'单引号里,也改'", "'单引号里，也改'"),
    ('"双引号里,也改\\u3002第二句,也改"', '"双引号里，也改\\u3002第二句，也改"'),
    ("|\n  第一段,改。\n\n  第二段,改。", "|\n  第一段，改。\n\n  第二段，改。"),
    (">-\n  第一行,\n  第二行,改。", ">-\n  第一行，\n  第二行，改。"),
    ("办案{件数},有序推进。", "办案{件数}，有序推进。"),
    ("办案,有序 # 注释,不改 05月", "办案，有序 # 注释,不改 05月"),
]


@pytest.mark.parametrize(("typed", "wanted"), CORRECTED)
def test_corrected(tmp_path: Path, typed: str, wanted: str) -> None:
    assert fixed(tmp_path, f"text: {typed}", FIGURES) == f"text: {wanted}\n"


UNTOUCHED = [
    "网址https://www.example.gov.cn/a,b?c=1。",
    "打造“五好”机关--争创一流...",
    "5-6月增长18～25%，5月6号，22年底。",
    "函数f(x)的值是1,855。",
    "编号05号、数字0.5、第05项。",
    "缩短1.05日、0.05月，1,05月。",
]


@pytest.mark.parametrize("typed", UNTOUCHED)
def test_untouched(tmp_path: Path, typed: str) -> None:
    assert fixed(tmp_path, f"text: {typed}") == f"text: {typed}\n"


def test_the_ledger_and_its_words_are_never_touched(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-part": "办案{件数},有序。"}, FIGURES)
    read = read_briefing(folder)
    assert set(fixes(read.briefing, read.sources)) == {"sections/1-part.yaml"}


def test_the_title_and_notes_are_corrected(tmp_path: Path) -> None:
    folder = make_briefing(
        tmp_path,
        {"1-part": "办案[^口径]有序。"},
        head="title: 一流,五好\nnotes:\n  口径: 全市,本级。",
    )
    read = read_briefing(folder)
    new = fixes(read.briefing, read.sources)["briefing.yaml"]
    assert "title: 一流，五好\n" in new
    assert "口径: 全市，本级。\n" in new


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-part": "x"})
    path = folder / "sections" / "1-part.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + "text: 甲,乙\r\nsummary: 丙,丁\r\n".encode())
    read = read_briefing(folder)
    new = fixes(read.briefing, read.sources)["sections/1-part.yaml"]
    assert new == "\ufefftext: 甲，乙\r\nsummary: 丙，丁\r\n"


def test_the_real_briefing_needs_none() -> None:
    read = read_briefing(HERE.parent / "briefings" / "pingxiang-2022")
    assert fixes(read.briefing, read.sources) == {}


def test_a_second_time_there_is_nothing_left(tmp_path: Path) -> None:
    once = fixed(tmp_path, "text: 甲(乙),丙;丁:戊, 己2022年05月06日.")
    assert fixed(tmp_path, once) == once == "text: 甲（乙），丙；丁：戊，己2022年5月6日。\n"


def test_the_difference_shows_old_and_new() -> None:
    shown = diff("text: 甲,乙\n", "text: 甲，乙\n", "sections/1-part.yaml")
    assert shown.splitlines() == [
        "--- sections/1-part.yaml", "+++ sections/1-part.yaml", "@@ -1 +1 @@",
        "-text: 甲,乙", "+text: 甲，乙",
    ]  # fmt: skip
    assert diff("甲", "乙").splitlines()[-2:] == ["-甲", "+乙"]
    assert diff("甲\n", "甲\n") == ""


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text with their points and commas, padding of dates aside."""
    return Counter(
        match[0].lstrip("0") if text[match.end() : match.end() + 1] in ("月", "日") else match[0]
        for match in re.finditer(r"\d+(?:[.,:]\d+)*", text)
    )


FRAGMENTS = st.sampled_from(
    [
        *",.:;?!()“”《》%-/ '\"①|#",
        *("工作", "推进", "（", "）", "05月", "10月", "06日", "00", "0", "7", "1,855", "3.14"),
        *("2022年", "GB/T", "{件数}", "...", "http://a.cn/0,1", "12:05", "a", "号"),
    ]
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(FRAGMENTS, min_size=1, max_size=25), st.booleans())
def test_no_number_ever_changes(tmp_path: Path, fragments: list[str], quoted: bool) -> None:
    text = "甲" + "".join(fragments) + "乙"
    typed = "'" + text.replace("'", "''") + "'" if quoted else "|\n  " + text
    old = f"# 注释,05月\ntext: {typed}\n"
    folder = make_briefing(tmp_path, {"1-part": "甲。"}, FIGURES)
    (folder / "sections" / "1-part.yaml").write_text(old, encoding="utf-8")
    read = read_briefing(folder)
    new = fixes(read.briefing, read.sources).get("sections/1-part.yaml", old)
    assert numbers(new) == numbers(old)
    assert new.startswith("# 注释,05月\ntext: ")
    (folder / "sections" / "1-part.yaml").write_text(new, encoding="utf-8")
    again = read_briefing(folder)
    assert list(again.briefing.figures) == ["件数"]
    old_pieces = [type(piece) for piece in read.briefing.sections[0].text[0].pieces]
    assert [type(piece) for piece in again.briefing.sections[0].text[0].pieces] == old_pieces
