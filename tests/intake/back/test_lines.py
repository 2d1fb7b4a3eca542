"""Whole lines that come, go and move; rows, cells, notes, days; what has no place is told."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from lxml import etree

from tests.helpers.back_papers import out
from tests.helpers.edited_papers import EditedPaper, W

Hand = Callable[[EditedPaper], None]


def text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def find(paper: EditedPaper, words: str, tag: str = "p") -> etree._Element:
    return next(each for each in paper.root.iter(f"{W}{tag}") if words in text(each))


def put(paper: EditedPaper, words: str, old: str, new: str) -> None:
    element = find(paper, words)
    at = text(element).index(words) + words.index(old)
    paper.put(element, at, at + len(old), new)


def bare(paper: EditedPaper, element: etree._Element, new: str) -> None:
    """Give a paragraph that was copied another text."""
    for each in list(element):
        if each.tag != f"{W}pPr":
            element.remove(each)
    paper.put(element, 0, 0, new)


def swap_points(paper: EditedPaper) -> None:
    element = find(paper, "一是找准目标定位")
    said = text(element)
    one, two, three = (said.index(number) for number in ("一是", "二是", "三是"))
    paper.put(element, one, three, f"一是{said[two + 2 : three]}二是{said[one + 2 : two]}")


def point_gone(paper: EditedPaper) -> None:
    element = find(paper, "一是找准目标定位")
    said = text(element)
    paper.put(element, said.index("二是"), said.index("三是") + 2, "二是")


def point_added(paper: EditedPaper) -> None:
    element = find(paper, "一是找准目标定位")
    at = text(element).index("三是")
    paper.put(element, at, at + 2, "三是强化督导检查。每季度督导一次，结果通报全市。四是")


def point_paragraph(paper: EditedPaper) -> None:
    paper.new_paragraph(find(paper, "三是注重结果运用"), "四是做好总结。各单位年底前报送总结。")


def new_section(paper: EditedPaper) -> None:
    last = find(paper, "电子版通过市电子公文系统报送")
    paper.new_paragraph(last, "各单位要高度重视，按时完成。")
    heading = deepcopy(find(paper, "四、材料报送"))
    last.addnext(heading)
    bare(paper, heading, "五、其他事项")


def new_part(paper: EditedPaper) -> None:
    last = find(paper, "核查采取单位自查和实地")
    paper.new_paragraph(last, "抽查人员不得少于两人。")
    heading = deepcopy(find(paper, "（三）核查方式"))
    last.addnext(heading)
    bare(paper, heading, "（四）核查人员")


def part_gone(paper: EditedPaper) -> None:
    paper.drop(find(paper, "（三）核查方式"))
    paper.drop(find(paper, "核查采取单位自查和实地"))


def part_moved(paper: EditedPaper) -> None:
    first = find(paper, "（一）核查范围")
    heading, body = find(paper, "（三）核查方式"), find(paper, "核查采取单位自查和实地")
    paper.swap(first, heading)
    paper.swap(first, body)


def row_added(paper: EditedPaper) -> None:
    row = find(paper, "实地核对原始记录", "tr")
    new = deepcopy(row)
    row.addnext(new)
    cells = ("复查", "7月1日至7月10日", "复查整改情况", "6")
    for element, words in zip(list(new.iter(f"{W}p")), cells, strict=True):
        bare(paper, element, words)


def row_gone(paper: EditedPaper) -> None:
    row = find(paper, "实地核对原始记录", "tr")
    if not paper.tracked:
        row.getparent().remove(row)
        return
    look = row.find(f"{W}trPr")
    if look is None:
        look = etree.Element(f"{W}trPr")
        row.insert(0, look)
    etree.SubElement(look, f"{W}del", {f"{W}id": "3", f"{W}author": "甲"})


def row_moved(paper: EditedPaper) -> None:
    find(paper, "逐表自查，报送自查报告", "tr").addprevious(find(paper, "实地核对原始记录", "tr"))


def cell_filled(paper: EditedPaper) -> None:
    row = find(paper, "市直某单位", "tr").getnext()
    paper.put(list(row.iter(f"{W}p"))[1], 0, 0, "某市医院")


def parted(paper: EditedPaper) -> None:
    element = find(paper, "自查报告应当由主要负责人签字")
    said = text(element)
    at = said.index("自查报告应当")
    paper.put(element, at, len(said), "")
    paper.new_paragraph(element, said[at:])


def joined(paper: EditedPaper) -> None:
    first, second = find(paper, "Branches counted"), find(paper, "The reading room at")
    size = len(text(first))
    paper.put(first, size, size, " " + text(second))
    paper.drop(second)


def note_added(paper: EditedPaper) -> None:
    assert paper.notes is not None
    note = etree.SubElement(paper.notes, f"{W}footnote", {f"{W}id": "77"})
    words = etree.SubElement(note, f"{W}p")
    etree.SubElement(etree.SubElement(words, f"{W}r"), f"{W}footnoteRef")
    etree.SubElement(etree.SubElement(words, f"{W}r"), f"{W}t").text = "指2022年上半年。"
    element = find(paper, "同时，我们也清醒地认识到")
    run = paper._split(element, 6)
    mark = etree.Element(f"{W}r")
    etree.SubElement(mark, f"{W}footnoteReference", {f"{W}id": "77"})
    assert run is not None
    run.addprevious(mark)


def note_gone(paper: EditedPaper) -> None:
    for mark in list(paper.root.iter(f"{W}footnoteReference")):
        mark.getparent().getparent().remove(mark.getparent())


def sections_swapped(paper: EditedPaper) -> None:
    first = find(paper, "一、坚持政治建检")
    heading = find(paper, "二、抓实业务建设")
    body = heading.getnext()
    for element in (heading, body):
        paper.swap(first, element)


def heading_over(before: str, like: str, new: str) -> Hand:
    """A heading that looks like another, put before a line that was there."""

    def put_in(paper: EditedPaper) -> None:
        line = find(paper, before)
        heading = deepcopy(find(paper, like))
        line.addprevious(heading)
        bare(paper, heading, new)

    return put_in


def heading_over_changed(paper: EditedPaper) -> None:
    heading_over("各单位应当在自查阶段", "二、时间安排", "三、自查报告")(paper)
    put(paper, "由主要负责人签字", "主要", "分管")


def two_parts(paper: EditedPaper) -> None:
    heading_over("核查分三个阶段进行", "（三）核查方式", "（一）阶段")(paper)
    heading_over("各单位应当在自查阶段", "（三）核查方式", "（二）报告")(paper)


def column_gone(paper: EditedPaper) -> None:
    for row in find(paper, "逐表自查，报送自查报告", "tbl").iter(f"{W}tr"):
        row.remove(list(row.iter(f"{W}tc"))[2])


def column_added(paper: EditedPaper) -> None:
    rows = find(paper, "逐表自查，报送自查报告", "tbl").iter(f"{W}tr")
    for row, said in zip(rows, ("牵头", "办公室", "统计科", "法规科"), strict=True):
        cell = list(row.iter(f"{W}tc"))[1]
        new = deepcopy(cell)
        cell.addnext(new)
        first, *rest = new.iter(f"{W}p")
        bare(paper, first, said)
        for each in rest:
            new.remove(each)


def words(paper_words: str, old: str, new: str) -> Hand:
    return lambda paper: put(paper, paper_words, old, new)


HANDS: dict[str, tuple[str, Hand, str]] = {
    "points change places": ("pingxiang-2022", swap_points, "sections/2-casework.yaml"),
    "a point goes": ("pingxiang-2022", point_gone, "sections/2-casework.yaml"),
    "a point comes": ("pingxiang-2022", point_added, "lead: 强化督导检查。"),
    "a point as a paragraph": ("notice-2026", point_paragraph, "  - lead: 做好总结。"),
    "a section": ("notice-2026", new_section, "heading: 其他事项\ntext: 各单位要高度重视"),
    "a part": ("notice-2026", new_part, "  - heading: 核查人员\n    text: 抽查人员"),
    "a part goes": ("notice-2026", part_gone, "sections/1-scope.yaml"),
    "a part moves": ("notice-2026", part_moved, "sections/1-scope.yaml"),
    "sections change places": (
        "pingxiang-2022", sections_swapped, "heading: 抓实业务建设，聚焦“脱后”持续发力",
    ),
    "a heading over a text": (
        "notice-2026", heading_over_changed, "heading: 自查报告\ntext: 各单位应当",
    ),
    "a heading over a table": (
        "notice-2026", heading_over("核查安排", "二、时间安排", "三、阶段"),
        "heading: 阶段\ntext: |\n  ![核查安排]",
    ),
    "a heading over a part": (
        "notice-2026", heading_over("（三）核查方式", "二、时间安排", "二、方式"),
        "heading: 方式\nparts:\n  - heading: 核查方式",
    ),
    "a heading over points": (
        "supervision-2026", heading_over("（二）档案数字化", "二、整改要求", "三、其他"),
        "heading: 其他\nitems:\n  - lead: 档案数字化加工。",
    ),
    "a heading where none was": (
        "notice-2026", heading_over("为进一步提高统计", "二、时间安排", "一、总体安排"),
        "heading: 总体安排\ntext: 为进一步",
    ),
    "a part over a text": (
        "notice-2026", heading_over("各单位应当在自查", "（三）核查方式", "（一）报告"),
        "parts:\n  - heading: 报告\n    text:",
    ),
    "two parts": (
        "notice-2026", two_parts, "parts:\n  - heading: 阶段\n    text: |",
    ),
    "a part cut in two": (
        "notice-2026", heading_over("1.数据来源", "（三）核查方式", "（三）内容"),
        "  - heading: 内容\n    parts:\n      - heading: 数据来源",
    ),
    "a heading in English": (
        "english-2026", heading_over("The reading room at", "2. Shortfalls", "2. Sundays"),
        "heading: Sundays\ntext: The reading room",
    ),
    "a column": (
        "notice-2026", column_added, "      - [抽查, 5月6日至5月29日, 统计科, 实地核对原始记录,",
    ),
    "a column goes": ("notice-2026", column_gone, '[整改, 6月1日至6月30日, "{自查单位数.value}"]'),
    "an annex's title": ("notice-2026", words("自查报告提纲", "提纲", "格式"), "自查报告格式"),
    "a row": ("notice-2026", row_added, "      - [复查, 7月1日至7月10日, 复查整改情况, '6']"),
    "a row goes": ("notice-2026", row_gone, "sections/2-steps.yaml"),
    "a row moves": ("notice-2026", row_moved, "sections/2-steps.yaml"),
    "an empty cell": ("notice-2026", cell_filled, '["4", 某市医院, "", "", "", "", "", ""]'),
    "a title": ("notice-2026", words("核查工作的通知", "核查", "专项核查"), "数据质量专项核查工作"),
    "a number": ("notice-2026", words("〔2026〕12号", "12", "13"), "某数发〔2026〕13号"),
    "a remark": ("notice-2026", words("联系人：某某", "某某", "张三"), "remark: 联系人：张三，"),
    "a recipient": ("notice-2026", words("市人大常委会", "常委会", ""), "市人大办公室"),
    "a day": ("notice-2026", words("2026年3月18日", "18", "19"), "date: 2026-03-19"),
    "a paragraph parted": ("notice-2026", parted, "提纲见[@2-report]。\n\n  自查报告应当"),
    "two paragraphs joined": ("english-2026", joined, "{children_share}. The reading room"),
    "a note": ("pingxiang-2022", note_added, "  批改注1: 指2022年上半年。"),
    "a mark goes": ("pingxiang-2022", note_gone, "{不批捕_民企.value}{不批捕_民企.unit}"),
    "braces": ("pingxiang-2022", words("凝聚干警共识", "凝聚", "凝聚{合}"), "凝聚{{合}}干警"),
}  # fmt: skip


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("hand", HANDS)
def test_it_goes_to_its_place_and_builds(hand: str, tracked: bool) -> None:
    name, edit, wanted = HANDS[hand]
    word = EditedPaper.of(out(name).word[name], tracked=tracked)
    edit(word)
    back = out(name).take_back(word.data())
    assert back.changes
    assert {change.state for change in back.changes} == {"ready"}, back.changes
    assert back.kept == back.lines
    files = back.files()
    new = "\n".join((data or b"").decode() for data in files.values())
    assert wanted in new or list(files) == [wanted], new


def test_what_has_no_place_is_told() -> None:
    word = EditedPaper.of(out("notice-2026").word["notice-2026"])
    put(word, "抄送：", "抄送", "分送")
    back = out("notice-2026").take_back(word.data())
    (change,) = back.changes
    assert (change.state, change.before, change.after) == ("unplaced", "抄", "分")
    assert back.kept == back.lines - 1 and not back.files()


def test_figures_go_to_the_ledger_and_never_become_text() -> None:
    word = EditedPaper.of(out("pingxiang-2022").word["pingxiang-2022"])
    put(word, "不起诉25人", "25", "27")
    put(word, "分别达40.0%和", "达40.0%", "为41.5%")
    back = out("pingxiang-2022").take_back(word.data())
    asked = [change for change in back.changes if change.state == "asks"]
    assert [(each.figure, each.before, each.after) for each in asked] == [
        ("不起诉_民企", "25人", "27人"), ("不捕率_民企", "40.0%", "41.5%"),
    ]  # fmt: skip
    assert all(each.others for each in asked)
    assert "figures.yaml" not in back.files()
    ledger = (back.files(figures=True)["figures.yaml"] or b"").decode()
    assert "value: 41.5" in ledger and ledger.count("\n") == (
        back.sources["figures.yaml"].decode().count("\n")
    )


def test_two_values_for_one_figure_are_a_conflict() -> None:
    word = EditedPaper.of(out("notice-2026").word["notice-2026"])
    put(word, "数据局及市直有关单位共37个", "37", "47")
    row = find(word, "逐表自查，报送自查报告", "tr")
    word.put(list(row.iter(f"{W}p"))[3], 0, 2, "48")
    back = out("notice-2026").take_back(word.data())
    assert [(each.figure, each.state) for each in back.changes] == [
        ("自查单位数", "conflict"), ("自查单位数", "conflict"),
    ]  # fmt: skip
    assert not back.files(figures=True)
