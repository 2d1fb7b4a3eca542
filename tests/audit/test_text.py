"""The checks of text: each code found where it should be, and not where it should not."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.audit.check import Check
from jianbao.audit.passages import Material
from jianbao.audit.text import TEXT
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Finding, Level
from jianbao.messages.terms import LANGUAGES
from tests.helpers.briefings import make_briefing

DOCS = Path(__file__).parents[2] / "docs" / "checks" / "text.md"


def findings(tmp_path: Path, text: str) -> list[Finding]:
    """Return what the family says of a paragraph, which is typed between single quotes."""
    typed = "text: '" + text.replace("'", "''") + "'"
    folder = make_briefing(tmp_path, sections={"1-part": typed})
    material = Material(read_briefing(folder).briefing)
    return [finding for check in TEXT for finding in check.function(material)]


def codes(tmp_path: Path, text: str) -> list[str]:
    return [finding.code for finding in findings(tmp_path, text)]


FOUND = [
    # code, level, text, the character at which it is found (from 1)
    ("half-width-mark", "error", "工作有序推进,效果很好。", 7),
    ("half-width-mark", "error", "增长5%,同比回升。", 5),
    ("half-width-mark", "error", "工作有序推进.", 7),
    ("half-width-mark", "error", "完成率达98%.", 8),
    ("half-width-mark", "error", "主要做法:加强领导。", 5),
    ("half-width-mark", "error", "“四个意识”,牢固树立。", 7),
    ("half-width-mark", "error", "为什么?因为重要。", 4),
    ("straight-quote", "error", '打造"五好"机关。', 3),
    ("unpaired-mark", "error", "打造“五好机关。", 3),
    ("unpaired-mark", "error", "打造五好”机关。", 5),
    ("unpaired-mark", "error", "学习《意见，抓好落实。", 3),
    ("unpaired-mark", "error", "全国检察长（扩大会议召开。", 6),
    ("unpaired-mark", "error", "提出“争先（进位”。", 6),
    ("nested-quote", "error", "他说：“要打造“五好”机关。”", 8),
    ("nested-title", "error", "印发《关于贯彻《意见》的通知》。", 8),
    ("doubled-mark", "error", "有序推进，，效果很好。", 6),
    ("doubled-mark", "error", "有序推进。。", 6),
    ("doubled-mark", "error", "有序推进，。", 6),
    ("wrong-dash", "error", "一个目标--争创一流。", 5),
    ("wrong-ellipsis", "error", "从上访到下访...变化很大。", 7),
    ("wrong-ellipsis", "error", "从上访到下访。。。变化很大。", 7),
    ("wrong-ellipsis", "error", "从上访到下访…变化很大。", 7),
    ("mark-between-quotes", "note", "开展“模范机关”、“深化年”活动。", 9),
    ("mark-before-deng", "error", "公安、法院、等单位参加。", 6),
    ("mark-before-deng", "warning", "古树保护、等专项监督初显成效。", 5),
    ("year-slip", "warning", "2202年，受理56件。", 1),
    ("year-slip", "warning", "毕业生2202届就业率为92%。", 4),
    ("month-order", "warning", "分月看，1月86件、2月92件、3月71件、1月64件。", 23),
    ("number-slip", "warning", "完成支出23. 84亿元。", 5),
    ("number-slip", "warning", "惠及群众412..6万人次。", 5),
    ("number-slip", "warning", "接待游客1,2064,00人次。", 5),
    ("number-slip", "warning", "完成投资23，84亿元。", 5),
    ("number-slip", "warning", "办结信访1O6件。", 5),
    ("percent-missing", "warning", "接待量同比增长5.3。", 8),
    ("percent-missing", "warning", "高新产业占比为31.6，稳中有升。", 8),
    ("person-two-names", "warning", "模范陈志鹏作了报告。学习陈志朋的事迹。", 13),
    ("person-two-names", "warning", "刘晓燕同志主持会议。会后，刘小燕到水厂调研。", 14),
    ("clause-repeated", "warning", "压实工作责任，压实工作责任。", 8),
    ("stray-blank", "warning", "各地 要按部署推进。", 3),
    ("full-width-digits", "error", "走访１２户。", 3),
    ("nested-title", "error", "印发《贯彻<意见>的通知》。", 6),
    ("wrong-weekday", "error", "2022年7月4日（星期五）召开。", 13),
    ("confused-word", "warning", "截止2022年6月，已办结。", 1),
    ("organ-two-names", "warning", "市卫生健康委牵头，市卫生健康委汇总，市卫健委备案。", 19),
    ("half-width-mark", "error", "占比40.0%.全市有序。", 8),
    ("half-width-mark", "error", "排名第2(刑事）。", 5),
    ("half-width-mark", "error", "排名第2（刑事)。", 8),
    ("half-width-mark", "error", "共12人（第2)业务。", 8),
    ("deng-after-ellipsis", "error", "公安、法院……等单位参加。", 6),
    ("ordinal-mark", "error", "（一）、加强领导。", 4),
    ("ordinal-mark", "error", "1、加强领导。", 2),
    ("ordinal-mark", "error", "一.加强领导。", 2),
    ("doubled-word", "warning", "我们的的工作。", 3),
    ("doubled-word", "warning", "取得了了成效。", 3),
    ("doubled-word", "warning", "有序推进推进工作。", 3),
    ("percent-of-points", "error", "提高5%个百分点。", 4),
    ("falls-by-times", "warning", "事故下降了2倍。", 3),
    ("falls-by-times", "warning", "成本降低三倍。", 3),
    ("success-among-shortcomings", "warning",
     "还存在融合不够，理念落实到位，能力不足等问题。", 13),
    ("success-among-shortcomings", "warning",
     "还存在以下不足：一是融合不够；二是理念落实到位；三是能力不强。", 22),
    ("padded-date", "warning", "2022年05月16日召开。", 6),
    ("padded-date", "warning", "2022年5月06日召开。", 8),
    ("date-hao", "warning", "5月6号召开会议。", 4),
    ("short-year", "warning", "截至22年底，任务完成。", 3),
    ("figure-date", "warning", "会议于2022-5-6召开。", 4),
    ("figure-date", "warning", "会议于2022.5.6召开。", 4),
    ("figure-date", "note", "会议于2022-05-06召开。", 4),
    ("chinese-year", "note", "二〇二二年召开会议。", 1),
    ("relative-date", "note", "工作去年启动。", 3),
    ("range-hyphen", "error", "5-6月召开会议。", 2),
    ("range-hyphen", "error", "增长10-20%。", 5),
    ("range-unit", "error", "增长18～25%。", 5),
    ("range-unit", "error", "投入2～5万元。", 4),
    ("dead-standard", "warning", "按照GB/T 9704-1999排版。", 3),
    ("dead-standard", "warning", "依据国发〔2000〕23号文件。", 3),
    ("unknown-standard", "warning", "按照GB/T9704-2017排版。", 3),
    ("unknown-standard", "warning", "按照GB/T 9704-2022排版。", 3),
]  # fmt: skip


@pytest.mark.parametrize(("code", "level", "text", "column"), FOUND)
def test_found_at_its_place(tmp_path: Path, code: str, level: str, text: str, column: int) -> None:
    found = [finding for finding in findings(tmp_path, text) if finding.code == code]
    assert found, codes(tmp_path, text)
    assert found[0].level is Level(level)
    assert found[0].place is not None
    assert found[0].place.file.endswith("1-part.yaml")
    assert found[0].place.column == len("text: '") + column


RIGHT = [
    "得分同比提高2.5，排名第3。编号为2.3.4，见1.2.3节。完成98，12家达标。",
    "共计1,206,400人，降水12.5～30.0毫米，版本为2.10.1。",
    "主任张建国、书记李志国参加。",
    "群众反应强烈，企业度过一个好年头，签订合同，作为重点。",
    "比例为3:5，时间是9:30，共1,855件、3.14亿元。",
    "网址是https://www.example.gov.cn/a?b=1,c,邮箱是office@example.gov.cn。",
    "函数f(x)的值，GDP(PPP)口径。",
    "1.加强领导。2.压实责任。",
    "打造“五好”机关，学习《关于贯彻〈意见〉的通知》。",
    "他说：“要打造‘五好’机关。”",
    "他问：“是‘甲说的“好”’吗？”",
    "1）加强领导；2）压实责任。",
    "it’s写作it is。",
    "太好了！！真的吗？！",
    "一个目标——争创一流。萍乡—长沙，2021—2022年。",
    "从上访到下访……变化很大。",
    "克服“靠、等、要”思想，比例是3.5%，GDP(2022)和f(x)。",
    "复查、等候、评定等次、等级，公安、法院等单位参加。",
    "依照第（一）、（二）项规定办理。",
    "1、2月全市平稳。",
    "一，二，三。",
    "为了了解情况，除了了解民意，事情不了了之。",
    "以服务为目的的活动，的的确确如此，有的的确如此。",
    "退税缓税缓费政策落地。",
    "是是非非，关键是是否落实，就是是非曲直。",
    "一项一项推进，一个一个解决，好好研究研究。",
    "提高5个百分点，增长5%。",
    "产量增长2倍，成本降低三成。",
    "存在融合不够、能力不足等问题。",
    "对存在的问题，逐项整改到位，做到底数清楚、措施有力，不留死角等。",
    "存在推进有力、落实有效的举措不多等问题。",
    "存在创新能力不强，稳增长压力依然明显，社会矛盾较为突出，基层基础薄弱等问题。",
    "分月看，1月86件、3月92件、6月71件、9月64件；11月5件、12月6件、1月7件、2月8件。",
    "三十年坚守，20年初心不改，20年底蕴深厚。",
    "不存在整改不到位、落实不严等问题。",
    "2022年5月6日召开，10月20日结束，2022年1至5月。",
    "5月6号楼封顶，中央28号文件，12月9号线开通。",
    "从警22年来，工龄22年，第22年度，2022年底。",
    "GB/T 9704-2012、GB/T 15834—2011和GB/T 15835-2011。",
    "电话0799-6789012，案号（2022）赣03民初5-6号。",
    "5～6月、10%～20%、2万～5万元、100～150千克、2021—2022年。",
    "Plain English text, with marks (and brackets); right?",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_is_left_alone(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == []


def test_figures_of_the_ledger_keep_their_own_writing(tmp_path: Path) -> None:
    figures = "件数:\n  label: 办案件数\n  value: 1,855\n  unit: 件\n"
    folder = make_briefing(tmp_path, {"1-part": "全市办案{件数}。"}, figures)
    material = Material(read_briefing(folder).briefing)
    assert [f for check in TEXT for f in check.function(material)] == []


def test_the_title_is_read_too(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-part": "全文。"}, head="title: 一流标准,五好机关")
    material = Material(read_briefing(folder).briefing)
    found = [f for check in TEXT for f in check.function(material)]
    assert [(f.code, f.place.column) for f in found if f.place] == [("half-width-mark", 12)]


def test_a_quote_over_paragraphs_opens_each(tmp_path: Path) -> None:
    text = "text: |\n  “第一段讲话。\n\n  “第二段讲话。”\n"
    folder = make_briefing(tmp_path, {"1-part": text})
    material = Material(read_briefing(folder).briefing)
    assert [f.code for check in TEXT for f in check.function(material)] == []


@pytest.mark.parametrize("check", TEXT, ids=lambda check: check.codes[0].name)
def test_every_code_has_a_page_and_a_test(check: Check) -> None:
    page = DOCS.read_text(encoding="utf-8")
    for code in (each.name for each in check.codes):
        assert f"\n## {code}\n" in page
        assert any(code == found[0] for found in FOUND) or code == "note-unused"


@pytest.mark.parametrize(("code", "level", "text", "column"), FOUND)
def test_messages_are_filled(tmp_path: Path, code: str, level: str, text: str, column: int) -> None:
    for finding in findings(tmp_path, text):
        for language in LANGUAGES:
            assert "{" not in finding.text(language) + finding.hint(language)
            assert finding.hint(language)
