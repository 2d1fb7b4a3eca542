"""Names, day and remark are not parted, and text goes with them (GB/T 9704-2012, 7.3.5.5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.document.lengths import mm
from jianbao.document.placed import Placed
from tests.helpers.official import line_of, lines_on, official

SENTENCE = "为做好秋冬季森林防火工作，决定在全市开展检查，现就有关事项通知如下。"


def paper(folder: Path, lines: int, head: str) -> tuple[Placed, list[str]]:
    """Return a paper of so many paragraphs of one line."""
    text = "text: |\n" + "\n\n".join(f"  第{number}行文字。" for number in range(1, lines + 1))
    placed, findings = official(folder, head, text)
    return placed, [finding.code for finding in findings]


@pytest.mark.parametrize("sealed", ["yes", "no"])
@pytest.mark.parametrize("lines", range(4, 12))
def test_names_and_day_stand_on_one_page_with_text(tmp_path: Path, lines: int, sealed: str) -> None:
    head = f"sealed: {sealed}\nremark: 联系人：林木森"
    placed, _ = paper(tmp_path, lines, head)
    page, _ = line_of(placed, "2026年6月8日")
    signed = [line.text for line in lines_on(placed, page)]
    assert "青禾市林业局" in signed and "（联系人：林木森）" in signed
    assert any("行文字" in text for text in signed), "the page holds text of the paper"
    assert any("行文字" in line.text for line in lines_on(placed, 0)), "so does page one"


def test_the_space_for_a_seal_shrinks_before_anything_moves(tmp_path: Path) -> None:
    placed, codes = paper(tmp_path, 5, "sealed: yes")
    assert len(placed.pages) == 1 and "signature-closer" in codes


def test_a_paragraph_goes_along(tmp_path: Path) -> None:
    placed, codes = paper(tmp_path, 9, "sealed: yes")
    assert next(line.text for line in lines_on(placed, 1)) == "第9行文字。"
    assert "signature-with-paragraph" in codes


def test_a_remark_is_let_go_rather_than_the_day(tmp_path: Path) -> None:
    """The only paragraph stays on page one, which must show text; no pitch helps."""
    units = ", ".join(f"青禾市第{n}区人民政府" for n in range(1, 8))
    remark = f"联系人：林木森，{'地址：青禾市' * 8}"
    head = f"sealed: yes\nremark: {remark}\nto: [{units}]"
    placed, _ = official(tmp_path, head, SENTENCE)
    assert line_of(placed, "2026年6月8日")[0] == 0
    assert "青禾市林业局" in [line.text for line in lines_on(placed)]
    assert line_of(placed, "（联系人")[0] == 1


@pytest.mark.parametrize(("sentences", "lines"), [(5, 24), (6, 19), (7, 21)])
def test_pages_get_more_lines_or_fewer_where_the_only_paragraph_is_long(
    tmp_path: Path, sentences: int, lines: int
) -> None:
    marks = 'secrecy: 秘密★1年\nurgency: 特急\ncopy_number: "000001"'
    placed, found = official(tmp_path, f"sealed: yes\n{marks}", SENTENCE * sentences)
    mark = next(line for line in lines_on(placed) if line.colour == "FF0000")
    assert mark.baseline == pytest.approx(mm(37 + 31.5) + 0.8 * 57.9, abs=0.1), "7.2.4"
    told = [dict(each.values)["lines"] for each in found if each.code == "signature-pitch"]
    assert told == [str(lines)]
    page, _ = line_of(placed, "2026年6月8日")
    assert lines_on(placed, page)[0].text != "青禾市林业局"
    assert placed.theme.style("body").leading == pytest.approx(637.8 / lines, abs=0.06)


def test_a_paper_that_fills_its_page_has_no_empty_one_behind(tmp_path: Path) -> None:
    for count in range(1, 6):
        placed, _ = official(tmp_path / str(count), "sealed: no", SENTENCE * count)
        assert all(lines_on(placed, number) for number in range(len(placed.pages)))


@pytest.mark.parametrize(
    ("sentences", "first", "code"),
    [(3, "检查", "signature-with-paragraph"), (12, "附件：1.", "signature-with-list")],
)
def test_a_list_of_annexes_is_not_parted_from_the_signature(
    tmp_path: Path, sentences: int, first: str, code: str
) -> None:
    """The last paragraph goes with it where both are short, for it is no text of the paper."""
    for lines in range(10):
        text = "text: |\n" + "  一行文字。\n\n" * lines + f"  检查{'各项要求要落实。' * sentences}"
        placed, findings = official(tmp_path / str(lines), "sealed: yes", text, annexes=2)
        if code in {finding.code for finding in findings}:
            page, _ = line_of(placed, "2026年6月8日")
            assert lines_on(placed, page)[0].text.startswith(first)
            assert line_of(placed, "附件：1.")[0] == page
            return
    raise AssertionError("no height of the page asks for it")
