"""Numbering that mixes as papers do: headings run in, numbered texts, annexes that are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao import build
from jianbao.audit.fix import fixes
from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.document.placed import Line
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.messages.errors import BriefingError
from tests.helpers.briefings import make_briefing

HEAD = "template: official\ndocument_number: 某检发〔2026〕8号"
SECTIONS = {
    "1-a": "heading: 总体要求\nrun_in: yes\ntext: 各单位要抓好落实。见[@2-b]、[@4-d]。\n",
    "2-b": "text: 各乡镇要按时报送。\nnumbered: yes\n",
    "3-c": """\
heading: 工作措施
parts:
  - {heading: 加强领导, run_in: yes, text: 各单位要负总责。}
  - {heading: 明确分工。, run_in: yes, items: [{text: 分到人。}, {text: 分到岗。}]}
  - heading: 强化督导
    parts: [{heading: 督导方式, run_in: yes, text: "> 引文。"}]
""",
    "4-d": "heading: 有关要求\ntext: 请按期完成。\n",
}


def lines_of(folder: Path) -> list[str]:
    """Return the lines of the paper."""
    (paper,) = typeset_papers(read_briefing(folder).briefing, Surroundings(), folder)
    items = (item for page in paper.placed.pages for item in page.items)
    return [item.text for item in items if isinstance(item, Line)]


def test_one_series_of_headings_run_in_and_numbered_texts(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, SECTIONS, head=HEAD)
    (folder / "annexes").mkdir()
    (folder / "annexes" / "1-x.yaml").write_text("heading: 台账\nonly_listed: yes\n", "utf-8")
    (folder / "annexes" / "2-y.yaml").write_text("heading: 名单\ntext: 张三。\n", "utf-8")
    lines = lines_of(folder)
    body = "".join(lines)
    for wanted in (
        "一、总体要求。各单位要抓好落实。见第二部分、第四部分。", "二、各乡镇要按时报送。",
        "三、工作措施", "（一）加强领导。各单位要负总责。",
        "（二）明确分工。一是分到人。二是分到岗。",
        "（三）强化督导", "1.督导方式。", "引文。", "四、有关要求", "附件：1.台账",
        "2.名单", "附件2",
    ):  # fmt: skip
        assert wanted in body, wanted
    assert "附件1" not in body
    assert build(folder)


def test_typed_numbers_are_taken_away(tmp_path: Path) -> None:
    typed = """\
heading: 一、情况
text: |
  见表。

  ![表]
tables:
  表: {title: 表1　台账表, columns: [{name: 甲}], rows: [["1"]]}
items: [{lead: 一是加强领导。, text: 抓好落实。}, {lead: （二）明确分工。, text: 分到人。}]
"""
    read = read_briefing(make_briefing(tmp_path, {"1-a": typed}))
    fixed = fixes(read.briefing, read.sources)["sections/1-a.yaml"]
    assert "heading: 情况" in fixed
    assert "title: 台账表" in fixed
    assert "{lead: 加强领导。" in fixed
    assert "{lead: 明确分工。" in fixed


def test_a_paper_in_short_without_summaries_is_refused(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "heading: 情况\ntext: 正常。\n"})
    with pytest.raises(BriefingError) as refused:
        build(folder, BuildOptions(template="digest"))
    assert "nothing-in-short" in [each.code for each in refused.value.findings]


def test_check_counts_nothing_where_nothing_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_briefing(tmp_path, {"1-a": "heading: ["})
    assert main(["check", str(folder)]) == 2
    shown = capsys.readouterr()
    assert "0 " not in shown.out + shown.err
    assert "必错0" not in shown.out


def test_one_key_sets_a_level_of_headings_bold(tmp_path: Path) -> None:
    styles = "{heading1: {bold: yes}, heading2: {bold: yes}, heading3: {bold: yes, size: 15}}"
    profile = f"templates:\n  official: {{theme: {{styles: {styles}}}}}\n"
    (tmp_path / "profile.yaml").write_text(profile, "utf-8")
    folder = make_briefing(tmp_path, SECTIONS, head=HEAD)
    (paper,) = typeset_papers(read_briefing(folder).briefing, Surroundings(), folder)
    theme = paper.placed.theme
    named = [theme.styles[f"heading{level}"] for level in (1, 2, 3)]
    assert [style.face for style in named] == ["hei"] * 3
    assert (named[1].size, named[2].size) == (theme.styles["body"].size, 15)
    assert (named[1].indent, named[2].keep_next) == (theme.styles["body"].indent, True)
    assert build(folder)
