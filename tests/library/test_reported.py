"""The cases that people reported of other tools, each with relatives: what stands on the paper.

tests/cases/reported has the folders, as they were reported; a case stands for its kind.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from jianbao.document.placed import Box, Image, Line, Polygon, Stroke
from jianbao.document.word.kinsoku import BEHIND
from tests.helpers.reported import Paper, reported

TITLE = "关于饮水工程台账的通报"


def notes_stand_with_their_marks(paper: Paper) -> None:
    """Every note begins on the page of its mark, under its sign, and none twice."""
    assert paper.errors == set()
    for text, notes in zip(paper.lines(), paper.lines("note"), strict=True):
        marks = [run for line in text for run in line.runs if run.note >= 0]
        wanted = list(dict.fromkeys((run.note, run.text) for run in marks))
        found = [(run.note, run.text) for line in notes for run in line.runs if run.note >= 0]
        assert found == wanted


@pytest.mark.parametrize(
    "changes", [(), (("以台账为准", "以台账为准" * 12),), (("[^n2]", "[^n1]"), ("[^n9]", "[^n8]"))]
)
def test_01_sixty_notes(tmp_path: Path, changes: tuple[tuple[str, str], ...]) -> None:
    paper = reported(tmp_path, "01", *changes)
    notes_stand_with_their_marks(paper)
    assert paper.text.replace("\n", "").count("项工作已按时办结") == 60
    assert not {"mark-before-sign", "fragile-break"} & paper.codes


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("青禾县政务服务中心", ["青禾县政务服务中心文件"]),
        ("青禾自治州公共资源交易中心", ["青禾自治州公共资源交易中心文件"]),
        ("青禾县审计局", ["青禾县审计局文件"]),
        ("青禾自治州推进新型城镇化建设和城乡融合发展工作领导小组办公室" * 2, None),
    ],
)
def test_02_a_red_name_keeps_to_its_line(
    tmp_path: Path, name: str, lines: list[str] | None
) -> None:
    paper = reported(tmp_path, "02", ("青禾县政务服务中心", name))
    red = [line.text for line in paper.lines()[0] if line.colour != "000000"]
    if lines is None:  # even narrow it has no room: broken before 文件, and told
        assert red[-1] == "文件"
        assert "".join(red) == f"{name}文件"
        assert paper.findings
    else:
        assert red == lines


@pytest.mark.parametrize("issuers", [3, 2, 4])
@pytest.mark.parametrize("sealed", ["yes", "no"])
def test_04_several_issuers(tmp_path: Path, issuers: int, sealed: str) -> None:
    names = ["青禾县教育局", "青禾县市场监督管理局", "青禾县卫生健康局", "青禾县公安局"][:issuers]
    changes = (
        ("青禾县教育局, 青禾县市场监督管理局, 青禾县卫生健康局", ", ".join(names)),
        ("sealed: yes", f"sealed: {sealed}"),
        ("决定于9月", "决定于9月" * 30),
    )
    paper = reported(tmp_path, "04", *changes)
    red = [line.text for line in paper.lines()[0] if line.colour != "000000"]
    assert sorted(red) == sorted([*names, "文件"])
    ends = [line for page in paper.lines() for line in page if line.colour == "000000"]
    signed = [line for line in ends if any(name in line.text for name in names)]
    assert len("".join(line.text for line in signed).strip()) >= sum(map(len, names))
    assert any("2026年6月8日" in line.text for line in paper.lines()[-1])
    assert "page-without-text" not in paper.codes


@pytest.mark.parametrize("paragraphs", range(0, 14, 2))
def test_05_a_head_does_not_stand_alone(tmp_path: Path, paragraphs: int) -> None:
    more = "第3段。" + "\n\n  又一段。" * paragraphs
    paper = reported(tmp_path, "05", ("第3段。", more))
    pages = [page for page in paper.texts() if any("台账表" in line for line in page)]
    assert len(pages) == 1
    assert {"乡镇", "甲镇", "乙镇", "丙镇"} <= set(pages[0])  # three rows: none alone
    assert any("注：五月底数。" in line for line in pages[0])
    assert any("单位：吨" in line for line in pages[0])


def test_06_a_merge_breaks_between_rows(tmp_path: Path) -> None:
    paper = reported(tmp_path, "06")
    pages = paper.texts()
    assert len(pages) == 3
    assert [page.count("河西镇") for page in pages] == [1, 1, 1]
    height = paper.placed.theme.page.top + paper.placed.theme.page.text_height + 1
    for page in paper.placed.pages:
        assert all(max(s.y0, s.y1) <= height for s in page.items if isinstance(s, Stroke))


HIGH = [("第7供水站", "第7供水站" + "运行正常。" * 240), ("正常", "正常" + "，待复核" * 14)]


@pytest.mark.parametrize(("old", "new"), HIGH)
def test_06_high_rows_lose_nothing(tmp_path: Path, old: str, new: str) -> None:
    before = reported(tmp_path, "06").text
    paper = reported(tmp_path, "06", (old, new))
    foot = paper.placed.theme.page.top + paper.placed.theme.page.text_height + 1
    assert all(line.baseline < foot for page in paper.lines() for line in page)
    for sign in "运待":
        more = paper.text.count(sign) - before.count(sign)
        assert more == before.count(old) * new.count(sign)


@pytest.mark.parametrize(
    "number", ["105.40/±2.17", "105.40±2.17", "−0.99‰±0.02", "2026年6月", "第12", "10—15日"]
)
def test_08_signs_and_their_numbers_are_whole(tmp_path: Path, number: str) -> None:
    texts = "\n\n  ".join("一" * before + f"、{number}、" + "二" * 12 for before in range(14, 28))
    paper = reported(
        tmp_path, "08", ("一二三四五六七八九十一二三四五六七八九十一二三四五六——七八九十。", texts)
    )
    for first, second in pairwise(paper.text.split("\n")):
        assert not first.endswith(("±", "/±", "−", "第")), (first, second)
        assert not second.startswith(("±", "‰", "年", "月", "日")), (first, second)
        assert not (first.endswith("—") and second.startswith("—"))


@pytest.mark.parametrize(
    "signs", ["CO₂−5℃10⁶☑☐", "₀₁₉⁰⁴⁹⁺⁻⅓✔†‡", "㉑㉟㊿ńňǎ", "臺灣體國際", "αβΩДж≤≥≈√∑"]
)
@pytest.mark.parametrize("template", ["official", "overview", "bulletin"])
def test_09_every_sign_has_a_glyph(tmp_path: Path, signs: str, template: str) -> None:
    changes = (("臭氧（O₃）达标", signs), ("template: official", f"template: {template}"))
    paper = reported(tmp_path, "09", *changes)
    assert "glyph-missing" not in paper.codes
    assert set(signs) <= set(paper.text)
    assert not {"〓", "□"} & set(paper.text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("台账\n", "台\u00a0账\n"), (TITLE, "关于饮水工程台账的\u00a0通报"), ("王五", "王\u00a0五")],
)
def test_11_a_blank_that_does_not_break(tmp_path: Path, old: str, new: str) -> None:
    paper = reported(tmp_path, "11", (old, new))
    assert paper.errors == set()
    assert new.strip().replace("\u00a0", " ") in paper.text  # drawn as any blank, on one line


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("⼯作情况", "⼯作情况", "工作情况"),
        ("⼯作情况", "⻓效机制", "长效机制"),  # a radical of the supplement
        ("⼯作情况", "﹙试行﹚", "（试行）"),
        ("⼯作情况", "\uf97a林镇", "梁林镇"),  # a compatibility form
    ],
)
def test_12_what_looks_alike_is_mended(tmp_path: Path, old: str, new: str, wanted: str) -> None:
    paper = reported(tmp_path, "12", (old, new))
    assert paper.errors
    fixed = paper.fixed["sections/1-a.yaml"]
    assert fixed.split("\n")[0] == f"heading: {wanted}"
    assert "一是金融人才方案已生效，二是土地文件已下发。" in fixed


@pytest.mark.parametrize(
    "more",
    ["", "items:\n  - text: 　　各乡镇按时报送。\n", "items:\n  - {lead: 　 报送。, text: 好。}\n"],
)
def test_13_typed_indents_are_dropped(tmp_path: Path, more: str) -> None:
    paper = reported(tmp_path, "13")
    if more:
        (file,) = (tmp_path / "13-fullwidth-indent/sections").iterdir()
        file.write_text(file.read_text("utf-8") + more, "utf-8")
        paper = reported(tmp_path / "again", "13", ("text: |", f"{more}text: |"))
    assert not any(line.startswith(("　", " ")) for line in paper.text.split("\n"))
    told = [finding for finding in paper.findings if finding.place]
    assert len(told) >= 1 + bool(more)
    assert "　　为做好" not in paper.fixed["sections/1-a.yaml"]


@pytest.mark.parametrize("title", ["和责任分工及完成时限安排总表样式说明", "和分工" * 12])
def test_15_annexes_hang_behind_their_numbers(tmp_path: Path, title: str) -> None:
    changes = ("和责任分工及完成时限安排总表样式说明", title)
    lines = [line for page in reported(tmp_path, "15", changes).lines()[:3] for line in page]
    hanging = [(a, b) for a, b in pairwise(lines) if re.search(r"\d\.青禾县第", a.text)]
    assert len(hanging) == 12
    for first, second in hanging:
        assert second.runs[0].x == pytest.approx(where(first, "青禾县"), abs=0.6)


def where(line: Line, text: str) -> float:
    """Return where a text begins in a line."""
    at = line.text.index(text)
    for run in line.runs:
        if at < len(run.text):
            return run.x + sum(run.advances[:at]) + run.spacing * at
        at -= len(run.text)
    raise AssertionError(text)


@pytest.mark.parametrize("lines", range(0, 10))
@pytest.mark.parametrize("sealed", ["yes", "no"])
def test_16_name_and_date_stand_together_with_text(tmp_path: Path, lines: int, sealed: str) -> None:
    text = "现就有关事项通知如下。" + "\n\n  要认真落实各项要求。" * lines
    text = f"text: |\n  {text}"
    changes = (
        ("text: 为做好秋冬季森林防火工作，决定在全市开展检查，现就有关事项通知如下。", text),
        ("sealed: yes", f"sealed: {sealed}"),
    )
    paper = reported(tmp_path, "16", *changes)
    (page,) = (page for page in paper.texts() if "2026年6月8日" in page)
    assert "青禾市林业局" in page
    assert page[0] != "青禾市林业局"
    assert "page-without-text" not in paper.codes


@pytest.mark.parametrize(
    "address", [None, "http://oa.example.org/a/b?c=d&e=f-g", "www.example.org.cn/" + "x" * 50]
)
def test_17_addresses_end_behind_their_signs(tmp_path: Path, address: str | None) -> None:
    whole = "https://www.example.gov.cn/zwgk/zcwj/202609/t20260908_1234567890abcdefghij.html?from=singlemessage"
    paper = reported(tmp_path, "17", *(((whole, address),) if address else ()))
    lines = [line for page in paper.lines() for line in page]
    latin = [line for line in lines if line.text and line.text[-1].isascii()]
    for line in latin:
        full = "x" * 20 in line.text
        assert line.text[-1] in BEHIND or full or line.text.isdecimal() or line is lines[-1]
    assert max(line.spacing for line in lines) < 0.26 * 16
    assert any("0000—7654321" in line.text for line in lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲镇[^c]", "甲镇[^c]"),
        ("{name: 乡镇}", '{name: "乡镇[^c]"}'),
        ("title: 台账表", 'title: "台账表[^c]"'),
    ],
)
def test_19_notes_in_tables(tmp_path: Path, old: str, new: str) -> None:
    paper = reported(tmp_path, "19", (old, new))
    notes_stand_with_their_marks(paper)
    assert paper.texts("note") == [["①数据截至五月底。"]]


def test_20_marks_are_understood_wherever_they_stand(tmp_path: Path) -> None:
    changes = (
        ("template: official", "template: overview"),
        ("heading: 台账", 'heading: "**{period}**台账[^c]"'),
        ("remark: 联系人：王五[^c]", 'subtitle: "（{period}，**试行**）[^c]"'),
    )
    paper = reported(tmp_path, "20", *changes)
    notes_stand_with_their_marks(paper)
    said = paper.text
    assert "关于2026年5月饮水工程台账的通报①" in said
    assert "（2026年5月，试行）①" in said
    assert "一、2026年5月台账①" in said
    assert not re.search(r"[{}*^]|\[", said)
    assert paper.texts("note") == [["①数据截至五月底。"]]


@pytest.mark.parametrize("kind", ["line", "column", "bar"])
def test_22_negative_values_stand_below_nought(tmp_path: Path, kind: str) -> None:
    paper = reported(tmp_path, "22", ("kind: line", f"kind: {kind}"))
    assert paper.errors == set()
    drawn = paper.items(1)
    labels = {line.text for line in drawn if isinstance(line, Line) and line.role == "chart"}
    assert {"-3.2", "5.1", "-0.4", "2.0"} <= {each.replace("−", "-") for each in labels}
    boxes = [item for item in drawn if isinstance(item, Box)]
    if kind == "column":
        nought = max(min(box.y for box in boxes if box.height > 1), 0)
        assert any(box.y > nought for box in boxes)  # some hang below, some stand above
        assert any(abs(box.y + box.height - other.y) < 0.5 for box in boxes for other in boxes)
    assert any(isinstance(item, Polygon | Box | Stroke) for item in drawn)


@pytest.mark.parametrize("kind", ["column", "line", "bar"])
def test_24_a_chart_has_its_unit(tmp_path: Path, kind: str) -> None:
    paper = reported(tmp_path, "24", ("kind: column", f"kind: {kind}"))
    assert "单位：万吨" in paper.text


def test_25_cells_stand_as_they_were_typed(tmp_path: Path) -> None:
    said = reported(tmp_path, "25").text.split("\n")
    for typed in ("001", "14:30", "2026-09-08", "1.10", "no", "1e3", "0x1F", "12:30:45", "1_000"):
        assert typed in said


@pytest.mark.parametrize(
    ("issue", "shown"),
    [
        ("12—13", "第12—13期（总第148期）"),
        ("增刊1", "增刊第1期"),
        ("12-13", "第12—13期"),
        ("7", "第7期"),
    ],
)
def test_27_double_issues_and_supplements(tmp_path: Path, issue: str, shown: str) -> None:
    paper = reported(tmp_path, "27", ("issue: 12—13", f"issue: {issue}"))
    assert paper.errors == set()
    assert any(line.startswith(shown) for line in paper.text.split("\n"))


def test_28_photos_are_upright(tmp_path: Path) -> None:
    paper = reported(tmp_path, "28")
    images = [item for item in paper.items(1) if isinstance(item, Image)]
    assert [image.height > image.width for image in images] == [True, False]
    page = paper.placed.theme.page
    for image in images:
        assert page.left <= image.x
        assert image.x + image.width <= page.left + page.text_width + 0.1


@pytest.mark.parametrize("template", ["bulletin", "overview", "official"])
def test_29_a_long_title(tmp_path: Path, template: str) -> None:
    paper = reported(tmp_path, "29", ("template: bulletin", f"template: {template}"))
    said = paper.text.replace("\n", "")
    assert "专题报告：以青禾县、临溪区、白石镇三地实践为例" in said
    assert "title-broken" in paper.codes


@pytest.mark.parametrize("kind", ["as: report", "as: send", "as: issue"])
def test_32_the_list_hangs_behind_its_colon(tmp_path: Path, kind: str) -> None:
    everybody = "；各区县、各部门、各有关单位" * 3
    change = (f", {kind}", f"{everybody}, {kind}")
    lines = [line for page in reported(tmp_path, "32", change).lines() for line in page]
    hanging = [(a, b) for a, b in pairwise(lines) if re.match("[报送发]：", a.text)]
    assert len(hanging) == 3
    for first, second in hanging:
        if second.text[1:2] not in "：印":
            assert second.runs[0].x == pytest.approx(where(first, first.text[2:4]), abs=0.6)


@pytest.mark.parametrize("typed", ["1. 报送", "1．报送", "1.报送"])
def test_34_an_ordinal_keeps_its_dot(tmp_path: Path, typed: str) -> None:
    paper = reported(tmp_path, "34", ("1. 报送", typed))
    assert paper.errors == set()
    fixed = paper.fixed.get("sections/1-a.yaml", typed)
    assert re.search(r"1[.．] ?报送", fixed)
    assert "1。" not in fixed


def test_35_a_table_that_goes_on_says_so(tmp_path: Path) -> None:
    plain = reported(tmp_path, "35").texts()
    assert [page.count("供水站") for page in plain] == [1, 1, 1, 1]
    folder = tmp_path / "35-table-continued"
    folder.mkdir(exist_ok=True)
    profile = tmp_path / "profile.yaml"
    profile.write_text("templates:\n  official: {theme: {continued: 续}}\n", "utf-8")
    pages = reported(tmp_path, "35").texts()
    assert [sum(line.startswith("续表1") for line in page) for page in pages] == [0, 1, 1, 1]
    assert [sum("单位：吨" in line for line in page) for page in pages] == [1, 1, 1, 1]
    rows = [line for page in pages for line in page if re.fullmatch(r"第\d+供水站", line)]
    assert rows == [f"第{number}供水站" for number in range(1, 61)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- 第一条", "- 第一条"),
        ("### 有关要求", "## 有关要求"),
        ("- 第一条", "* 第一条"),
        ("| 1 | 2 |", "| 3 | 4 |"),
    ],
)
def test_36_pasted_markdown_is_refused_at_its_place(tmp_path: Path, old: str, new: str) -> None:
    paper = reported(tmp_path, "36", (old, new))
    wrong = [finding for finding in paper.findings if finding.level == "error"]
    source = (tmp_path / "36-markdown-paste/sections/1-a.yaml").read_text("utf-8").split("\n")
    places = {finding.place.line for finding in wrong if finding.place}
    marked = {n for n, line in enumerate(source, 1) if re.match(r"  ([-*] |#|\|)|.*\]\(", line)}
    assert marked <= places


@pytest.mark.parametrize("step", [10, 8, 13])
def test_38_many_notes_in_a_paragraph(tmp_path: Path, step: int) -> None:
    paper = reported(tmp_path, "38", ("各地要按照有关要求", "各地要按照有关要求"[: step - 1]))
    notes_stand_with_their_marks(paper)
    assert not {"mark-before-sign", "fragile-break"} & paper.codes


@pytest.mark.parametrize("level", ["heading1", "heading2", "heading3"])
def test_40_one_key_makes_headings_bold(tmp_path: Path, level: str) -> None:
    parts = (
        "text: 各乡镇要组织机手。",
        "parts: [{heading: 甲项, parts: [{heading: 乙项, text: 组织机手。}]}]",
    )
    theme = reported(tmp_path, "40", ("heading1:", f"{level}:"), parts).placed.theme
    assert theme.style(level).face == theme.strong
    usual = {"heading1": "hei", "heading2": "kai", "heading3": "fang"}
    for other in usual.keys() - {level}:
        assert theme.style(other).face == usual[other]
