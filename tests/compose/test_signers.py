"""签发人 two a line under each other, 份号 and 紧急程度 beside the number, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.document.lengths import mm
from jianbao.document.placed import Line
from tests.helpers.official import line_of, lines_on, official

EM = 15.68
LEFT, RIGHT = mm(28), mm(210 - 26)
NUMBER = "青林发〔2026〕8号"


def run_of(line: Line, text: str) -> float:
    """Return where some characters of a line begin."""
    for run in line.runs:
        if text in run.text:
            return run.x + sum(run.advances[: run.text.index(text)])
    raise LookupError(text)


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (["林木森"], ["青林发〔2026〕8号签发人：林木森"]),
        (["林木森", "夏雨"], ["青林发〔2026〕8号签发人：林木森　夏雨"]),
        (["夏雨", "林木森", "秋风"], ["签发人：夏雨　林木森", "青林发〔2026〕8号秋风"]),
        (
            ["林木森", "夏雨", "秋风", "欧阳春天"],
            ["签发人：林木森　夏雨", "青林发〔2026〕8号秋风　　欧阳春天"],
        ),
    ],
)
def test_names_stand_two_a_line_under_each_other(
    tmp_path: Path, names: list[str], rows: list[str]
) -> None:
    placed, _ = official(tmp_path, f"signers: [{', '.join(names)}]")
    lines = lines_on(placed)[1 : 1 + len(rows)]
    assert [line.text for line in lines] == rows
    assert run_of(lines[-1], NUMBER) == pytest.approx(LEFT + EM, abs=0.1), "7.2.5"
    label = run_of(lines[0], "签发人：")
    for line, pair in zip(lines, [names[:2], names[2:]], strict=False):
        assert run_of(line, pair[0]) == pytest.approx(label + 4 * EM, abs=0.1), "7.2.6"
    if len(names) == 4:
        assert run_of(lines[1], names[3]) == pytest.approx(run_of(lines[0], names[1]), abs=0.1)
        last = lines[1].runs[-1]
        assert last.x + last.width == pytest.approx(RIGHT - EM, abs=0.3)


def test_urgency_without_a_number_is_printed_in_a_letter(tmp_path: Path) -> None:
    placed, findings = official(
        tmp_path, "urgency: 特急\ndocument_number:\nremark: 联系人：林木森".replace(
            "document_number:\n", ""
        ), template="official/letter",
    )  # fmt: skip
    assert "特急" in "".join(line.text for line in lines_on(placed))
    assert "line-left-out" not in [finding.code for finding in findings]


@pytest.mark.parametrize(
    "template",
    ["official", "official/letter", "official/minutes", "bulletin", "supervision", "overview",
     "supervision/tip", "digest"],
)  # fmt: skip
def test_a_secret_paper_bears_its_number(tmp_path: Path, template: str) -> None:
    head = 'issue: 1\nsecrecy: 秘密★1年\ncopy_number: "000012"'
    placed, _ = official(tmp_path, head, template=template)
    texts = [line.text for line in lines_on(placed)]
    number = next(n for n, text in enumerate(texts) if "000012" in text)
    secrecy = next(n for n, text in enumerate(texts) if "秘密★1年" in text)
    assert number < secrecy


def test_a_secret_paper_without_a_number_is_told(tmp_path: Path) -> None:
    _, findings = official(tmp_path, "secrecy: 秘密★1年")
    assert "secret-without-copy-number" in [finding.code for finding in findings]


def test_who_prints_it_is_printed_or_told(tmp_path: Path) -> None:
    head = "issue: 1\nprinted_by: 青禾市林业局办公室\nprinted_on: 2026-06-09"
    for template in ("official", "official/letter", "bulletin", "overview"):
        placed, findings = official(tmp_path / template, head, template=template)
        told = "".join(f.text("en") for f in findings if f.code == "fields-not-printed")
        printed = "".join(line.text for page in range(len(placed.pages))
                          for line in lines_on(placed, page))  # fmt: skip
        for text, name in (("青禾市林业局办公室", "printed_by"), ("2026年6月9日", "printed_on")):
            assert (text in printed) != (name in told), (template, name)


@pytest.mark.parametrize(
    ("issue", "total", "expected"),
    [
        ("12", "148", "第12期（总第148期）"),
        ("12—13", "148", "第12—13期（总第148期）"),
        ("12-13", "148-149", "第12—13期（总第148—149期）"),
        ("增刊1", "", "增刊第1期"),
        ("增刊第2期", "", "增刊第2期"),
        ("增刊", "", "增刊"),
    ],
)
def test_numbers_of_issues(tmp_path: Path, issue: str, total: str, expected: str) -> None:
    head = f"issue: {issue}\n" + (f"total_issue: {total}\n" if total else "")
    placed, _ = official(tmp_path, head, template="bulletin")
    assert line_of(placed, expected)[0] == 0


@pytest.mark.parametrize("lines", [3, 9, 20, 26])
def test_the_imprint_stands_on_an_even_page_where_the_office_prints_duplex(
    tmp_path: Path, lines: int
) -> None:
    text = "text: |\n" + "\n\n".join(f"  第{number}行。" for number in range(lines))
    placed, _ = official(tmp_path, "printed_by: 某办", text, duplex=True)
    page, _ = line_of(placed, "某办")
    assert page % 2 == 1 and page == len(placed.pages) - 1
