"""Blocks of templates: options, lines, official elements, and what is refused in them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose import kinds
from jianbao.compose.composing import Composition
from jianbao.compose.composing import composed as composed_with_all
from jianbao.compose.kinds import kind, names
from jianbao.compose.options import Options
from jianbao.compose.template.model import Logo
from jianbao.compose.template.reading import read_steps, read_template, template_folders
from jianbao.compose.template.steps import Step
from jianbao.document.composed import Block, Heading, PageBreak, Paragraph
from jianbao.document.inlines import Inline, Tab, Words
from jianbao.document.lengths import mm
from jianbao.document.paged import (
    Grid,
    PagedBlock,
    PagedFill,
    PagedPicture,
    PagedRule,
    PagedText,
    Space,
)
from jianbao.document.word.widths import em_width
from jianbao.messages.errors import InputError, Problems
from jianbao.messages.findings import Level, Place
from jianbao.typeset.layout.laying_out import lay_out_blocks
from jianbao.yaml.dates import Period, Point
from jianbao.yaml.source import Scalar
from tests.helpers.papers import PARTICULARS, write_briefing, write_template

MADE_AT = datetime(2022, 7, 4, tzinfo=UTC)


def composed(*given: object) -> Composition:
    """Compose; that the made-up templates print few of the fields is told elsewhere."""
    found = composed_with_all(*given)  # type: ignore[arg-type]
    rest = (each for each in found.findings if each.code != "fields-not-printed")
    return found._replace(findings=tuple(rest))


def made(folder: Path, blocks: str, particulars: str = PARTICULARS, more: str = "") -> Composition:
    """Return what a template of these blocks makes of the briefing."""
    write_template(folder, blocks, more)
    briefing = read_briefing(write_briefing(folder, particulars)).briefing
    template = read_template("paper", template_folders(folder))
    return composed(briefing, template, MADE_AT)


def laid(folder: Path, blocks: tuple[Block, ...]) -> tuple[PagedBlock, ...]:
    """Return blocks as they are laid out in the theme of the template in a folder."""
    return lay_out_blocks(blocks, read_template("paper", template_folders(folder)).theme)


def shown(block: Block | PagedBlock) -> str:
    """Return a paragraph's or heading's text; a tab shows as |."""
    assert isinstance(block, Paragraph | Heading | PagedText)
    return "".join(map(_shown, block.inlines))


def _shown(inline: Inline) -> str:
    return "|" if isinstance(inline, Tab) else inline.text if isinstance(inline, Words) else ""


def texts(found: Composition) -> list[str]:
    return [shown(b) for b in found.document.blocks if isinstance(b, Paragraph | Heading)]


def test_every_block_is_composed_by_somebody() -> None:
    files = {path.stem for path in Path(kinds.__file__).parent.glob("*.py")} - {"__init__"}
    assert set(names()) == files
    for name in names():
        assert callable(kind(name).compose)
        assert issubclass(kind(name).options, Options)
        assert kind(name).meaning.en and kind(name).meaning.zh


def test_a_line_fills_in_fields_and_tabs(tmp_path: Path) -> None:
    line = '{block: line, style: number, faces: {signers: kai},' \
        ' text: "{document_number}{tab}签发人：{signers}"}'  # fmt: skip
    found = made(tmp_path, f"[{line}]")
    assert texts(found) == ["某政发〔2022〕5号|签发人：甲某，乙某"]
    (paragraph,) = found.document.blocks
    assert isinstance(paragraph, Paragraph)
    words = [inline for inline in paragraph.inlines if isinstance(inline, Words)]
    assert [word.face for word in words] == ["", "", "kai"]
    assert words[0].place
    assert words[0].place.file.endswith("briefing.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{date}，共印{copies}份", "2022年7月4日，共印10份"),
        ("{meeting.time}", "7月4日上午"),
        ("{口号}{{}", "自定文字{{}"),
        ("{to}；{cc}", "甲局，乙局；丙局，丁局"),
    ],
)
def test_what_a_name_stands_for(text: str, expected: str, tmp_path: Path) -> None:
    found = made(tmp_path, f'[{{block: line, style: number, text: "{text}"}}]')
    assert texts(found) == [expected]


def test_the_briefing_comes_before_its_own_fields_and_those_before_the_office(
    tmp_path: Path,
) -> None:
    line = '[{block: line, style: number, text: "{issuer}|{口号}|{unit}"}]'
    write_template(tmp_path, line)
    folder = write_briefing(tmp_path, "fields: {issuer: 甲, 口号: 乙}\n")
    office = {"issuer": "丙", "口号": "丙", "unit": "丙"}
    template = replace(read_template("paper", template_folders(tmp_path)), office=office)
    found = composed(read_briefing(folder).briefing, template, MADE_AT)
    assert texts(found) == ["萍乡市人民检察院|乙|丙"]


def test_a_line_without_its_field_is_left_out_and_noted(tmp_path: Path) -> None:
    found = made(tmp_path, '[title, {block: line, style: number, text: "{issue}期{urgency}"}]')
    assert len(found.document.blocks) == 1
    (finding,) = found.findings
    assert finding.code == "line-left-out"
    assert dict(finding.values)["names"] == "issue, urgency"


def test_when_leaves_a_line_out_quietly(tmp_path: Path) -> None:
    line = '{block: line, style: number, text: "第{issue}期", when: issue}'
    found = made(tmp_path, f"[title, {line}, {{block: gap, mm: 4, when: issue}}]")
    assert len(found.document.blocks) == 1
    assert found.findings == ()


def test_rules_space_and_breaks(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        "[{block: gap, lines: 2}, {block: gap, mm: 4},"
        " {block: rule, width: 0.35, colour: FF0000, height: 4, outset: 7},"
        " {block: fill, even: yes, unnumbered: yes}, page_break,"
        " {block: page_break, number: 1, odd: yes}]",
    )
    assert laid(tmp_path, found.document.blocks) == (
        Space(58.0),
        Space(mm(4)),
        PagedRule(mm(0.35), mm(4), "FF0000", mm(7)),
        PagedFill(even=True, unnumbered=True),
        PageBreak(),
        PageBreak(None, 1, True),
    )


def test_sections_in_short(tmp_path: Path) -> None:
    found = made(tmp_path, "[{block: summaries, last: no}, next]")
    headings = [block for block in found.document.blocks if isinstance(block, Heading)]
    assert [heading.section[0] for heading in headings] == list("1234")
    assert texts(found)[1].startswith("一、")
    assert texts(found)[-2].startswith("政治建设与业务建设融合还不够")
    assert texts(found)[-1].startswith("一是")
    assert len(found.document.blocks) == len(headings) * 2 + 3


def test_a_section_without_a_summary_gives_its_leads(tmp_path: Path) -> None:
    write_template(tmp_path, "[summaries]")
    read = read_briefing(write_briefing(tmp_path)).briefing
    bare = replace(read.sections[2], summary=None)
    empty = replace(read.sections[3], summary=None, items=())
    briefing = replace(read, sections=(bare, empty))
    template = read_template("paper", template_folders(tmp_path))
    found = composed(briefing, template, MADE_AT)
    assert texts(found)[1].startswith("一是")
    assert [finding.code for finding in found.findings] == ["section-left-out"]


def test_tiles_and_one_chart(tmp_path: Path) -> None:
    name = read_briefing(write_briefing(tmp_path / "a")).briefing.charts[-1].id
    more_styles = "".join(
        f"    {style}: {{word: {style}, face: fang, size: 10, leading: 14}}\n"
        for style in (*kind("tiles").styles, *kind("chart").styles)
    )
    path = write_template(tmp_path, f"[tiles, {{block: chart, name: {name}, height: 60}}]")
    path.write_text(path.read_text("utf-8") + more_styles, "utf-8")
    template = read_template("paper", template_folders(tmp_path))
    briefing = read_briefing(tmp_path / "a/briefings/paper-2022").briefing
    document = composed(briefing, template, MADE_AT).document
    tables = [block for block in laid(tmp_path, document.blocks) if isinstance(block, Grid)]
    assert [table.meaning for table in tables[-2:]] == ["tiles", "charts"]
    (cell,) = tables[-1].rows[0].cells
    assert cell.content[-1].height == mm(60)  # type: ignore[union-attr]
    first, *others = details_of_tiles(tables[0])
    assert first == ["较2021年↑8位", "目标前4，已达", "2022年1—5月"]
    assert others == [["2022年1—5月"]] * 3 + [["2021年"]]
    none = composed(replace(briefing, charts=()), template, MADE_AT)
    assert [finding.code for finding in none.findings] == ["chart-left-out"]


def details_of_tiles(table: Grid) -> list[list[str]]:
    """Return the phrases below the value of each tile, from top to bottom."""
    found: list[list[str]] = []
    for column in zip(*(row.cells for row in table.rows), strict=True):
        parts = [part for cell in column for part in cell.content]
        if parts:  # no gap between tiles
            details = [part for part in parts if part.style == "tile_detail"]  # type: ignore[union-attr]
            found.append([text for text in map(shown, details) if text])  # type: ignore[arg-type]
    return found


def tiles_of(folder: Path, options: str, periods: dict[str, Period | None]) -> Grid:
    """Return the first row of tiles, with the periods given to figures, by id."""
    more_styles = "".join(
        f"    {style}: {{word: {style}, face: fang, size: 10, leading: 14}}\n"
        for style in kind("tiles").styles
    )
    path = write_template(folder, f"[{{block: tiles, {options}}}]")
    path.write_text(path.read_text("utf-8") + more_styles, "utf-8")
    briefing = read_briefing(write_briefing(folder)).briefing
    figures = {
        id: replace(figure, period=periods.get(id), period_stated=True)
        for id, figure in briefing.figures.items()
    }
    briefing = replace(briefing, figures=figures)
    template = read_template("paper", template_folders(folder))
    document = composed(briefing, template, MADE_AT).document
    table = laid(folder, document.blocks)[0]
    assert isinstance(table, Grid)
    return table


def test_tiles_in_the_paper_s_colours(tmp_path: Path) -> None:
    table = tiles_of(tmp_path, "colour: FF0000, fill: FFF0F0", {})
    assert table.ruling.colour == "FF0000"
    assert {cell.shade for cell in table.rows[0].cells if not cell.bare} == {"FFF0F0"}


def test_tiles_name_only_periods_that_differ(tmp_path: Path) -> None:
    briefing = read_briefing(write_briefing(tmp_path / "a")).briefing
    first = next(id for id, figure in briefing.figures.items() if figure.sheet == "headline")
    told = tiles_of(tmp_path / "b", "period: no", {first: Period(Point(2021), Point(2021))})
    about = ["较2021年↑8位", "目标前4，已达"]
    assert details_of_tiles(told) == [[*about, "2021年"], [], [], [], []]
    none = tiles_of(tmp_path / "c", "period: no", {})
    assert details_of_tiles(none) == [about, [], [], [], []]


def test_blocks_between_the_opening_and_the_rest(tmp_path: Path) -> None:
    blocks = "[{block: sections, part: opening}, remark, {block: sections, part: rest}]"
    write_template(tmp_path, blocks)
    folder = write_briefing(tmp_path)
    (folder / "sections/0-opening.yaml").write_text("text: 现将情况通报如下。\n", "utf-8")
    briefing = read_briefing(folder).briefing
    template = read_template("paper", template_folders(tmp_path))
    parted = texts(composed(briefing, template, MADE_AT))
    start = parted.index("（此件公开发布）")
    assert "现将情况通报如下。" in parted[:start]
    whole = replace(template, blocks=(read_steps_of("sections"),))
    assert [*parted[:start], *parted[start + 1 :]] == texts(composed(briefing, whole, MADE_AT))
    bare = replace(briefing, sections=briefing.sections[:1])
    only = texts(composed(bare, template, MADE_AT))
    assert only.index("（此件公开发布）") == len(only) - 1


def test_items_that_begin_paragraphs_have_each_footnote_once(tmp_path: Path) -> None:
    write_template(tmp_path, "[sections]")
    folder = write_briefing(tmp_path)
    text = "heading: 尾\nitems:\n  - text: 甲[^末]。\n  - text: 乙。\nnotes: {末: 注。}\n"
    (folder / "sections/9-last.yaml").write_text(text, "utf-8")
    briefing = read_briefing(folder).briefing
    template = read_template("paper", template_folders(tmp_path))
    apart = replace(template, items_begin_paragraphs=True)
    for each in (template, apart):
        notes = composed(briefing, each, MADE_AT).document.notes
        assert [words for note in notes for words in map(_shown, note)].count("注。") == 1


def read_steps_of(name: str) -> Step:
    """Return a block without options."""
    (step,) = read_steps((Scalar(name, Place("template.yaml")),), Problems())
    return step


def test_asking_for_an_option_that_a_block_has_not_fails() -> None:
    options = read_steps_of("title").options
    assert options.when == ""
    with pytest.raises(AttributeError, match="titel"):
        options.titel  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError, match="part"):
        options.has(kind("sections").options.part)


def test_official_elements(tmp_path: Path) -> None:
    found = made(
        tmp_path, "[editor_note, addressees, remark, distribution, imprint, agenda, attendance]"
    )
    assert texts(found) == [
        "编者按：现予刊发，供参考。",
        "甲局，乙局：",
        "（此件公开发布）",
        "报：省某院，市委",
        "发：各区院",
        "共印10份",
        "抄送：丙局，丁局。",
        "某院办公室|2022年7月5日印发",
        "一、听取汇报",
        "二、审议方案",
        "出席：甲 乙",
        "请假：丙",
    ]
    blocks = laid(tmp_path, found.document.blocks)
    rules = [block.width for block in blocks if isinstance(block, PagedRule)]
    assert rules == [mm(0.35)] * 2 + [mm(0.35), mm(0.25), mm(0.35)]


def test_nothing_is_printed_of_what_is_not_given(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        "[editor_note, addressees, remark, distribution, imprint, agenda, attendance, title]",
        particulars="",
    )
    assert len(found.document.blocks) == 1


def rights(folder: Path, issuer: str, sealed: bool) -> tuple[float, float]:
    """Return what is free at the right of issuer and date, in characters."""
    write_template(folder, "[signature]")
    briefing = read_briefing(write_briefing(folder)).briefing
    said = replace(briefing.particulars, sealed=sealed)
    briefing = replace(briefing, particulars=said, issuers=(Scalar(issuer, briefing.issuer.place),))
    template = read_template("paper", template_folders(folder))
    gap, name, day = laid(folder, composed(briefing, template, MADE_AT).document.blocks)
    assert isinstance(name, PagedText)
    assert isinstance(day, PagedText)
    lines, least = (3, 2) if sealed else (1, 1)
    assert gap == Space(29.0 * lines, keeps=True, least=29.0 * least)
    return name.right / 16, day.right / 16


# The date is 2022年7月4日: six ASCII characters and three others, 6 characters wide.
@pytest.mark.parametrize(
    ("issuer", "sealed", "expected"),
    [
        ("某市检察院", True, (4.5, 4.0)),  # 7.3.5.1: 5 characters centred over 6
        ("某市人民检察院", True, (3.5, 4.0)),
        ("某" * 16, True, (0.0, 5.0)),
        ("某市人民检察院", False, (2.0, 1.0)),  # 7.3.5.2: 7 characters; the date 2 further right
        ("某" * 12, False, (2.0, 6.0)),
        ("某院", False, (8.0, 2.0)),  # a longer date: the date has 2, the name begins 2 left of it
    ],
)
def test_where_the_signature_stands(
    issuer: str, sealed: bool, expected: tuple[float, float], tmp_path: Path
) -> None:
    name, day = rights(tmp_path, issuer, sealed)
    assert (name, day) == pytest.approx(expected)
    if not sealed:
        left = {"name": name + len(issuer), "day": day + em_width("2022年7月4日")}
        assert left["name"] - left["day"] == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{document_numbr}", ("unknown-name-near", "document_number")),
        ("{口嚎}", ("unknown-name-near", "口号")),
        ("{slogan}", ("unknown-name", "")),
    ],
)
def test_a_name_that_is_no_field_is_a_warning(
    text: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    found = made(tmp_path, f'[{{block: line, style: number, text: "{text}"}}]')
    (finding,) = found.findings
    assert (finding.code, finding.plain.get("near", "")) == expected
    assert finding.level is Level.WARNING
    assert texts(found) == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("when: secrecyy", [("unknown-condition-near", "warning")]),
        ("unless: secrecyy", [("unknown-condition-near", "warning")]),
        ("when: 其他", [("unknown-condition", "note")]),
        ("when: secrecy", []),
        ("when: unit", []),
        ("unless: 口号", []),
    ],
)
def test_a_condition_that_is_no_field_is_told(
    condition: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = made(tmp_path, f"[{{block: title, {condition}}}]")
    assert [(finding.code, finding.level.value) for finding in found.findings] == expected


def test_months_by_name(tmp_path: Path) -> None:
    labels = (
        'labels: {day: "{day} {month_name} {year}", month_names: "Jan Feb Mar Apr May Jun Jul"}\n'
    )
    found = made(tmp_path, '[{block: line, style: number, text: "{date}"}]', more=labels)
    assert texts(found) == ["4 Jul 2022"]


def test_head_foot_and_master(tmp_path: Path) -> None:
    more = "head: [{block: rule, width: 1}]\nfoot: [{block: rule, width: 2}]\nmaster: cover\n"
    path = write_template(tmp_path, "[title]", more)
    text = path.read_text("utf-8")
    path.write_text(text.replace("  styles:", "  masters: {cover: {top: 50}}\n  styles:"), "utf-8")
    briefing = read_briefing(write_briefing(tmp_path)).briefing
    template = read_template("paper", template_folders(tmp_path))
    document = composed(briefing, template, MADE_AT).document
    assert laid(tmp_path, document.head) == (PagedRule(mm(1), mm(1)),)
    assert laid(tmp_path, document.foot) == (PagedRule(mm(2), mm(1)),)
    assert document.master == "cover"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ("[{text: a}]", "missing-key 3:10"),
        ("[{block: lien}]", "unknown-choice-near 3:18"),
        ("[{block: line, style: number}]", "missing-key 3:10"),
        ("[{block: line, text: a, style: numbr}]", "unknown-choice-near 3:40"),
        ("[{block: line, text: a, style: number, faces: {a: heii}}]", "unknown-choice-near 3:59"),
        ("[{block: rule, width: thick}]", "wrong-type 3:31"),
        ("[{block: rule, width: 0.35, color: FF0000}]", "unknown-key-near 3:37"),
        ("[{block: rule, width: 0,8}]", "decimal-comma 3:33"),
        ("[{block: rule, width: '0,8'}]", "decimal-comma 3:31"),
        ("[{block: gap}]", "gap-height 3:10"),
        ("[{block: gap, lines: 1, mm: 1}]", "gap-height 3:10"),
        ("[{block: page_break, master: wide}]", "unknown-choice 3:38"),
        ("[{block: fill, even: maybe}]", "wrong-type 3:30"),
        ("[[title]]", "wrong-type 3:10"),
        ("[sheet]", "missing-key 1:1"),
        ("[]", "empty-value 3:9"),
        ("title", "wrong-type 3:9"),
    ],
)
def test_what_is_wrong_in_a_block(blocks: str, expected: str, tmp_path: Path) -> None:
    path = write_template(tmp_path, blocks)
    with pytest.raises(InputError) as caught:
        read_template("paper", template_folders(tmp_path))
    found = [
        (finding.code, finding.place.line, finding.place.column)
        for finding in caught.value.findings
        if finding.place and finding.place.file == path.as_posix()
    ]
    assert expected in [f"{code} {line}:{column}" for code, line, column in found]


@pytest.mark.parametrize(
    ("align", "size", "columns"),
    [
        ("left", (40, 20), (mm(40),)),
        ("center", (40, 20), (mm(58), mm(40))),
        ("right", (40, 20), (mm(116), mm(40))),
        ("center", (4000, 20), (mm(156),)),
    ],
)
def test_the_logo(
    align: str, size: tuple[int, int], columns: tuple[float, ...], tmp_path: Path
) -> None:
    path = write_template(tmp_path, f"[{{block: logo, align: {align}}}]")
    text = path.read_text("utf-8")
    path.write_text(text.replace("numbers: no", "numbers: no, left: 28, right: 26"), "utf-8")
    briefing = read_briefing(write_briefing(tmp_path)).briefing
    template = read_template("paper", template_folders(tmp_path))
    assert composed(briefing, template, MADE_AT).document.blocks == ()
    template = replace(template, logo=Logo(b"", "image/png", *size))
    (table,) = laid(tmp_path, composed(briefing, template, MADE_AT).document.blocks)
    assert isinstance(table, Grid)
    assert table.columns == pytest.approx(columns, abs=0.1)
    (picture,) = table.rows[0].cells[-1].content
    assert isinstance(picture, PagedPicture)
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.01)


# ---- variants


def test_a_variant_is_laid_over(tmp_path: Path) -> None:
    more = (
        "labels: {remark: 甲, cc: 乙}\nhead: [title]\n"
        "variants:\n  letter: {purpose: 信函, blocks: [remark], head: [], labels: {remark: 丙}}\n"
    )
    write_template(tmp_path, "[title]", more)
    folders = template_folders(tmp_path)
    plain, letter = read_template("paper", folders), read_template("paper/letter", folders)
    assert [step.name for step in letter.blocks] == ["remark"]
    assert letter.head == ()
    assert (letter.labels["remark"], letter.labels["cc"]) == ("丙", "乙")
    assert (plain.labels["remark"], plain.purpose, letter.purpose) == ("甲", "试用", "信函")
    assert letter.folder == "paper"
    assert plain.variants == {"letter": "信函"}


def test_variants_are_not_inherited(tmp_path: Path) -> None:
    variants = "variants: {{{name}: {{purpose: 信函}}}}\n"
    write_template(tmp_path, "[title]", variants.format(name="letter"))
    for name, more in (("bare", ""), ("own", variants.format(name="tip"))):
        path = tmp_path / "templates" / name / "template.yaml"
        path.parent.mkdir()
        path.write_text(f"like: paper\n{more}", "utf-8")
    folders = template_folders(tmp_path)
    assert read_template("bare", folders).variants == {}
    assert read_template("own", folders).variants == {"tip": "信函"}
    with pytest.raises(InputError):
        read_template("own/letter", folders)


def test_an_unknown_variant(tmp_path: Path) -> None:
    write_template(tmp_path, "[title]", "variants: {letter: {purpose: 信函}}\n")
    with pytest.raises(InputError) as caught:
        read_template("paper/leter", template_folders(tmp_path))
    assert [finding.code for finding in caught.value.findings] == ["unknown-variant-near"]


@pytest.mark.parametrize("name", ["paper", "paper/letter"])
def test_a_mistake_in_a_variant_is_told_once_with_its_place(name: str, tmp_path: Path) -> None:
    more = "variants:\n  letter:\n    labels: {remrak: 甲}\n"
    path = write_template(tmp_path, "[title]", more)
    with pytest.raises(InputError) as caught:
        read_template(name, template_folders(tmp_path))
    (finding,) = caught.value.findings
    assert finding.code == "unknown-key-near"
    assert str(finding.place) == f"{path.as_posix()}:6:14"
