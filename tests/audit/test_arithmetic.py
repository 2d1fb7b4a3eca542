"""Each arithmetic check finds its fault at its line, and is silent where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from jianbao.audit.arithmetic import ARITHMETIC
from jianbao.audit.arithmetic.rates import totals
from jianbao.audit.passages import Material
from jianbao.audit.sentences.checks import CHECKS as SENTENCES
from jianbao.audit.states import relations, states
from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.briefings import make_briefing
from tests.helpers.messages import all_codes

CODES = tuple(dict.fromkeys(code.name for check in ARITHMETIC for code in check.codes))
ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE


class Case(Struct, frozen=True):
    """What is found in one ledger or text, and what is not in one that is nearly the same."""

    code: str
    level: Level
    wrong: str
    right: str
    says: str = ""  # a part of the Chinese message
    line: int = 0  # of the ledger or the section
    ledger: str = ""  # of both, where wrong and right are texts
    text: str = ""  # of both, where wrong and right are ledgers
    head: str = ""


def figure(id: str, value: str, unit: str = "人", **keys: str) -> str:
    lines = {"label": id, "value": value, "unit": f'"{unit}"'} | keys
    typed = ((name.removesuffix("_"), text) for name, text in lines.items() if text != '""')
    return f"{id}:\n" + "".join(f"  {name}: {text}\n" for name, text in typed)


def grouped(first: str, second: str, value: str = "6") -> str:
    groups = zip("甲乙", ("5", value), (first, second), strict=True)
    return "".join(
        figure(id, typed, label="起诉", group=group or '""') for id, typed, group in groups
    )


def ranked(value: str, target: str = "前3", of: str = "13") -> str:
    number = figure("参评", of, "个")
    own = figure("排名", value, "", kind="rank", of="参评", target="目标")
    return number + own + figure("目标", target, "", kind="target")


def rate(value: str, count: str, of: str = "", **keys: str) -> str:
    more = {"of": "总数"} if of else {}
    total = figure("总数", of) if of else ""
    counted = figure("人数", count)
    return counted + total + figure("比率", value, "%", kind="rate", count="人数", **more, **keys)


def shares(*values: str) -> str:
    return figure("总数", "100") + "".join(
        figure(f"占比{number}", value, "%", kind="rate", of="总数")
        for number, value in enumerate(values)
    )


def change(now: str, by: str, unit: str, way: str, before: str = "", /, **of: str) -> str:
    kind, of_unit = of.get("kind", "count"), of.get("unit", "件")
    stated = figure("去年", before, of_unit, kind=kind, period="2021") if before else ""
    earlier = {"from_": "去年"} if before else {}
    return (
        stated
        + figure("今年", now, of_unit, kind=kind, change="变化")
        + figure("变化", by, unit, kind="change", direction=way, **earlier)
    )


def rank(value: str, target: str = "前4") -> str:
    return figure("排名", value, "", kind="rank", target="目标") + figure(
        "目标", target, "", kind="target"
    )


def items(announced: str, count: int) -> str:
    return f"text: 重点抓好{announced}\nitems:\n" + "  - text: 抓好工作。\n" * count


THIRDS = figure("总", "3", "家") + "".join(
    figure(f"份{n}", "1", "家")
    + figure(f"占比{n}", share, "%", kind="rate", count=f"份{n}", of="总")
    for n, share in enumerate(("33.3", "33.3", "{}"))
)
HEADS = (
    figure("面积", "3937.03", "平方米") + figure("员工", "10")
    + figure("人均", "{}", "平方米", kind="ratio", count="面积", of="员工")
)  # fmt: skip
AREA = figure("长", "5.00", "米") + figure("宽", "4.00", "米")
AREA += figure("地", "{}", "平方米", times="[长, 宽]")
EACH = (  # of 1万 by its label, or as its unit says
    figure("病", "368", "例") + figure("口", "4.32", "万人")
    + figure("率", "{}", "{}", label="每万人发病", count="病", of="口")
)  # fmt: skip
OF_TWO = (
    figure("生", "430") + figure("师", "27")
    + figure("比", '"{}"', "", label="生师比", kind="ratio", count="生", of="师")
)  # fmt: skip
MIXED = (
    figure("总", "100", "件", parts="[甲, 乙]") + figure("甲", "60", "件")
    + figure("乙", "40", "{}")
)  # fmt: skip
SAME = figure("甲", "{}", "件", equals="乙") + figure("乙", "13", "件")
MEAN = (
    figure("均", "{}", "%", mean="[甲, 乙]", weights="[甲数, 乙数]")
    + figure("甲", "90.0", "%") + figure("乙", "80.0", "%")
    + figure("甲数", "1") + figure("乙数", "3")
)  # fmt: skip
PARTED = (
    figure("总", "278", "件") + figure("餐饮", "28", "件", whole="总")
    + figure("商品", "{}", "件", whole="总")
)  # fmt: skip
BROKEN_DOWN = (
    figure("总", "12", parts="[甲, 乙]", breakdowns="[[丙, 丁]]") + figure("甲", "5")
    + figure("乙", "7") + figure("丙", "5") + figure("丁", "{}")
)  # fmt: skip
MONTHS = (
    figure("前五月", "100", "件", label="受理", period="2022-01/2022-05")
    + figure("六月", "30", "件", label="受理", period="2022-06")
    + figure("半年", "{}", "件", label="受理", period="2022-01/2022-06")
)  # fmt: skip
SUM = (
    "总:\n  label: 合计\n  value: 130\n  unit: 件{}\n"
    + figure("甲", "50", "件") + figure("乙", "80", "件")
)  # fmt: skip
OF_ONE_TOTAL = (
    "总:\n  label: 小区\n  value: 24\n  unit: 个{}\n" + figure("甲", "17", "个")
    + figure("乙", "5", "个") + figure("丙", "2", "个") + figure("丁", "7", "个")
    + figure("戊", "3", "个")  # 5＋2＋7＋3 make 17 by chance
)  # fmt: skip
RATED = (
    "率:\n  label: 甲类占比\n  value: 38.5\n  unit: '%'\n  kind: rate{}\n"
    + figure("甲", "50", "件", label="甲类") + figure("乙", "130", "件")
)  # fmt: skip
DERIVED = figure("甲", "30") + figure("乙", "70")
SHARE = DERIVED + figure("占比", '"=甲/(甲+乙)"', "%", kind="rate", round="1")
RANKS = "".join(figure(f"排名{n}", f"第{n}", "", kind="rank") for n in range(1, 5))
LIMITED = figure("上栗", "第{}", "", kind="rank") + figure("线", "前20", "", kind="limit")

CASES = (
    Case("rate-implies", NOTE, rate("40.0", "12"), rate("40.0", "12", of="30"), "总数为30", 7),
    Case("rate-implies", NOTE, rate("27.71", "514"), rate("27.71", "514", "1855"), "1855"),
    Case("rate-uninformative", NOTE, rate("12", "514"), rate("12.00", "300"), "4112到4469"),
    Case("rate-impossible", ERROR, rate("40.3", "12"), rate("40.0", "12"), "（29）", 7),
    Case("rate-impossible", ERROR, rate("40.3", "12"),
         rate("40.3", "12").replace('"人"', "吨"), "（29）"),
    Case("rate-wrong", ERROR, rate("40.1", "12", of="30"), rate("40.0", "12", of="30"), "40.0%"),
    Case("rate-wrong", ERROR, rate("12", "3", of="27"), rate("12", "3", of="24"), "11%"),
    Case("rate-range", ERROR, figure("率", "140.0", "%", kind="rate"),
         figure("完成率", "140.0", "%", kind="rate"), "140.0%", 3),
    Case("rate-range", ERROR, figure("率", "-1", "%", kind="rate"),
         figure("比", "140", "%", kind="ratio"), "-1%"),
    Case("shares-total", WARNING, shares("30", "45.0", "26.0"), shares("30", "45.0", "25.4"),
         "101.0%"),
    Case("sum-wrong", ERROR, figure("合计", "12", parts="[甲, 乙]") + figure("甲", "5") +
         figure("乙", "8"), figure("合计", "13", parts="[甲, 乙]") + figure("甲", "5") +
         figure("乙", "8"), "13", 3),
    Case("sum-rounded", NOTE, figure("合计", "1.3", "亿元", parts="[甲, 乙]") +
         figure("甲", "6200", "万元") + figure("乙", "0.64", "亿元"),
         figure("合计", "1.26", "亿元", parts="[甲, 乙]") + figure("甲", "6200", "万元") +
         figure("乙", "0.64", "亿元"), "1.26"),
    Case("share-adjusted", WARNING, THIRDS.format("33.4"), THIRDS.format("33.3"), "33.3%"),
    Case("product-wrong", ERROR, HEADS.format("999.9"), HEADS.format("393.7"), "393.7平方米"),
    Case("product-wrong", ERROR, AREA.format("21"), AREA.format("20"), "5.00米×4.00米"),
    Case("product-wrong", ERROR, EACH.format("861.9", "/10万"), EACH.format("851.9", "/10万"),
         "851.9/10万"),
    Case("product-wrong", ERROR, EACH.format("86.2", "例"), EACH.format("85.2", "例"), "85.2例"),
    Case("product-wrong", ERROR, OF_TWO.format("17.2:1"), OF_TWO.format("15.9:1"), "15.9:1"),
    Case("product-wrong", ERROR, OF_TWO.format("1:0.05"), OF_TWO.format("1:0.06"), "1:0.06"),
    Case("units-unlike", WARNING, MIXED.format("人"), MIXED.format("件"), "40人"),
    Case("units-unlike", WARNING, MIXED.format("%"), MIXED.format("起"), "40%"),
    Case("equal-differs", ERROR, SAME.format("12"), SAME.format("13"), "13件"),
    Case("mean-wrong", ERROR, MEAN.format("85.0"), MEAN.format("82.5"), "82.5%"),
    Case("breakdown-differs", WARNING, PARTED.format("260"), PARTED.format("250"), "288件"),
    Case("sum-wrong", ERROR, BROKEN_DOWN.format("8"), BROKEN_DOWN.format("7"), "13"),
    Case("months-differ", WARNING, MONTHS.format("120"), MONTHS.format("130"), "130件"),
    Case("relation-proposed", NOTE, SUM.format(""), SUM.format("\n  parts: [甲, 乙]"), "parts"),
    Case("relation-proposed", NOTE, RATED.format(""), RATED.format("\n  count: 甲\n  of: 乙"),
         "of"),
    Case("relation-proposed", NOTE, OF_ONE_TOTAL.format(""),
         OF_ONE_TOTAL.format("\n  parts: [甲, 乙, 丙]"), "[甲, 乙, 丙]"),
    Case("subset-larger", ERROR, figure("起诉", "26") + figure("涉恶", "31", whole="起诉"),
         figure("起诉", "26") + figure("涉恶", "26", whole="起诉"), "起诉26人", 7),
    Case("subset-larger", WARNING, figure("起诉", "26") + figure("起诉_涉恶", "31"),
         figure("起诉", "26") + figure("起诉_涉恶", "31", "件"), "起诉26人"),
    Case("target-met", NOTE, rank("第4"), rank("第5"), "前4", 3),
    Case("target-missed", NOTE, rank("第5"), rank("第4"), "前4", 3),
    Case("target-claimed", WARNING, "排名全省{排名}，已达到{目标}的目标。",
         "排名全省{排名}，力争进入{目标}。", "第5", 1, ledger=rank("第5")),
    Case("limit-missed", WARNING, LIMITED.format(27), LIMITED.format(17), "第27", 1,
         text="上栗县检察院（{上栗}）进入全省{线}。"),
    Case("rank-form", ERROR, figure("排名", "第0", "", kind="rank"),
         figure("排名", "第三", "", kind="rank"), "第0", 3),
    Case("rank-form", ERROR, figure("排名", "第3.5", "", kind="rank"),
         figure("排名", "首位", "", kind="rank"), "第3.5"),
    Case("rank-beyond", ERROR, ranked("第41"), ranked("第13"), "共13个（of: 参评）", 7),
    Case("rank-beyond", ERROR, ranked("第4", "前14"), ranked("第4", "前13"), "前14", 13),
    Case("rank-beyond", ERROR, ranked("第14"), ranked("第14", of="约13"), "第14"),
    Case("change-implies", NOTE, change("第3", "8", "位", "up", kind="rank", unit=""),
         change("第3", "8", "位", "up", "第11", kind="rank", unit=""), "第11", 3),
    Case("change-implies", NOTE, change("120", "20.0", "%", "up"),
         change("120", "20.0", "%", "up", "100"), "为100件"),
    Case("change-implies", NOTE, change("40.0", "1.5", "个百分点", "down", unit="%"),
         change("40.0", "近1.5", "个百分点", "down", unit="%"), "41.5%"),
    Case("change-impossible", ERROR, change("第3", "3", "位", "down", kind="rank", unit=""),
         change("第3", "2", "位", "down", kind="rank", unit=""), "第3", 3),
    Case("change-impossible", ERROR, change("7", "20.0", "%", "up"),
         change("6", "20.0", "%", "up"), "5.83"),
    Case("change-wrong", ERROR, change("第3", "7", "位", "up", "第11", kind="rank", unit=""),
         change("第3", "8", "位", "up", "第11", kind="rank", unit=""), "+8位"),
    Case("change-wrong", ERROR, change("120", "20.0", "%", "down", "100"),
         change("120", "20.0", "%", "up", "100"), "+20.0%"),
    Case("change-wrong", ERROR, change("120", "21", "件", "up", "100"),
         change("120", "20", "件", "up", "100"), "+20件", 15),
    Case("change-wrong", ERROR, change("300", "1.5", "倍", "up", "100"),
         change("300", "2.0", "倍", "up", "100"), "+2.0倍"),
    Case("change-wrong", WARNING, "办案量由100件上升到125件，增长20%。",
         "办案量由100件上升到120件，增长20%。", "25%", 1),
    Case("change-wrong", WARNING, "适用率由80.1%提高到85.3%，提高了5.1个百分点。",
         "适用率由80.1%提高到85.3%，提高了5.2个百分点。", "5.2个百分点"),
    Case("change-rounded", NOTE, change("41.3", "1.2", "个百分点", "up", "40.0", unit="%"),
         change("41.3", "1.3", "个百分点", "up", "40.0", unit="%"), "+1.3个百分点"),
    Case("percent-for-points", ERROR, change("85.3", "5.2", "%", "up", "80.1", unit="%"),
         change("85.3", "6.5", "%", "up", "80.1", unit="%"), "5.2个百分点"),
    Case("percent-for-points", WARNING, "适用率由80.1%提高到85.3%，提高了5.2%。",
         "适用率由80.1%提高到85.3%，提高了6.5%。", "5.2个百分点", 1),
    Case("leading-zero", WARNING, figure("率", "03.08", "%"), figure("率", "0.08", "%"), "0", 3),
    Case("times-ambiguous", WARNING, change("300", "3.0", "倍", "up", "100"),
         change("300", "2.0", "倍", "up", "100"), "2.0倍"),
    Case("fall-in-times", WARNING, change("100", "2", "倍", "down"),
         change("100", "2", "倍", "up"), "倍数"),
    Case("direction-differs", WARNING, "数量同比下降了{变化}。", "数量同比增加了{变化}。", "下降",
         1, ledger=change("120", "20", "件", "up")),
    Case("figure-two-values", WARNING, figure("甲", "5", label="起诉") +
         figure("乙", "6", label="起诉"), figure("甲", "5", label="起诉") +
         figure("乙", "6", label="起诉", period="2021"), "5人", 7),
    Case("figure-two-values", WARNING, grouped("安州", "安州"), grouped("安州", "云溪"), "5人", 8),
    Case("figure-two-values", WARNING, grouped("安州", ""), grouped("安州", "安州", "5"), "5人", 8),
    Case("figure-two-values", WARNING, grouped("", "安州"), grouped("", "安州", "5"), "5人", 7),
    Case("similar-figures", NOTE, "抓好47项核心业务指标，紧抓60项核心业务数据。",
         "抓好47项核心业务指标，紧抓47项核心业务数据。", "47项", 1),
    Case("derived-unmarked", WARNING, "甲占{占比}。", "甲占{占比}（据此推算）。", "=甲/(甲+乙)", 1,
         ledger=SHARE),
    Case("derived-unmarked", WARNING, SHARE.replace("round:", "sheet: headline\n  round:"),
         SHARE.replace("round:", "sheet: headline\n  round:").replace("label: 占", "label: 推算占"),
         "30.0%"),
    Case("listed-differs", ERROR, "“三进”（进社区、进学校、进企业、进农村）。",
         "“三进”（进社区、进学校等）；“四项”（见附件1、附件2）。"),
    Case("announced-matches", NOTE, items("以下{数}工作。", 3), items("以下3项工作。", 3), "3项", 1,
         ledger=figure("数", "3", "项")),
    Case("announced-differs", ERROR, items("以下3项工作。", 4), items("以下四项工作。", 4), "4项"),
    Case("announced-differs", ERROR, "做好以下三点：一是学习。二是实践。",
         "做好以下三点：一是学习。二是实践。三是总结。", "2项"),
    Case("announced-differs", WARNING, items("三个方面：", 2), items("两个方面：", 2), "2项"),
    Case("announced-differs", ERROR, "做好以下三类：一是甲。二是乙。",
         "查处以下三类：甲、乙、丙。一是学习。二是实践。"),
    Case("announced-differs", WARNING, "抓好三项工作：一是学习，二是实践。",
         "抓好两项工作：一是学习，二是实践。", "2项"),
    Case("done-in-part", WARNING, "受理投诉92件，全部办结，办结率98%。",
         "受理投诉92件，全部办结，办结率100%。", "全部办结"),
    Case("span-of-days", WARNING, "8月14日至17日，全市出现强降水，持续5天。",
         "8月14日至17日，全市出现强降水，持续4天。", "4天"),
    Case("time-counted", WARNING, "该馆建于1952年，今年迎来建馆75周年。",
         "该馆建于1952年，今年迎来建馆70周年。", "70周年"),
    Case("time-counted", WARNING, "自2017年开展试点以来，今年是第8年。",
         "自2017年开展试点以来，今年是第6年。", "6年"),
    Case("time-counted", WARNING, "王某某1958年出生，今年74岁。",
         "王某某1958年出生，今年64岁。", "64岁"),
    Case("time-counted", WARNING, "大厅上午8:30至12:00、下午14:00至17:30开放，每天服务8小时。",
         "大厅上午8:30至12:00、下午14:00至17:30开放，每天服务7小时。", "7小时"),
    Case("time-counted", WARNING, "图书馆每天开放8小时，每周开放6天，每周共开放46小时。",
         "图书馆每天开放8小时，每周开放6天，每周共开放48小时。", "48小时"),
    Case("time-counted", WARNING, "行动从3月10日开始，到6月10日结束，历时四个月。",
         "行动从3月10日开始，到6月10日结束，历时三个月。", "3个月"),
    Case("deadline-over", WARNING, "请各单位于2022年3月15日前报送整改情况。",
         "请各单位于2022年8月15日前报送整改情况。", "2022年3月15日"),
    Case("deadline-over", WARNING, "请各单位于2022年3月15日前报送整改情况。",
         "按照要求，各单位已于2022年3月15日前报送整改情况。", "2022年3月15日"),
    Case("listed-differs", ERROR, "做到“四不”（不折腾、不懈怠、不抱怨）。",
         "做到“四不”（不折腾、不懈怠、不抱怨、不抹黑）。", "3项", 1),
    Case("listed-differs", WARNING, "落实“三个规定”（甲规定、乙规定）。",
         "落实“三会一课”（党员大会、支委会、党小组会和党课）。", "2项"),
    Case("listed-differs", WARNING, "打造政治好、理念好的“三好”机关。",
         "打造政治好、理念好、作风好的“三好”机关。", "2项"),
    Case("each-differs", WARNING, "“四大检察”分别排名{排名1}、{排名2}、{排名3}。",
         "“四大检察”分别排名{排名1}、{排名2}、{排名3}、{排名4}。", "3个", 1, ledger=RANKS),
    Case("impossible-date", ERROR, "会议于4月31日召开。", "会议于4月30日召开。", "4月31日", 1),
    Case("impossible-date", ERROR, "会议于2021年2月29日召开。", "会议于2020年2月29日召开。"),
    Case("impossible-date", WARNING, "会议于13月召开。", "婴儿已有13月龄。", "13月"),
    Case("future-date", WARNING, "会议于2022年9月5日召开。", "会议将于2022年9月5日召开。",
         "9月5日"),
    Case("future-date", NOTE, "会议于9月5日召开。", "2021年，会议于9月5日召开。", "2022-07-04"),
    *(
        Case("future-date", WARNING, "整改于2022年9月5日完成。", limit, "9月5日")
        for limit in (
            "整改于2022年9月5日前完成。", "整改于2022年9月5日（星期一）之前完成。",
            "整改于2022年9月5日17:00前完成。", "整改时限为2022年9月5日。",
            "报名截止时间是2022年9月5日。", "完成时间：2022年9月5日。",
        )
    ),
    Case("range-backwards", ERROR, "2022年5至3月，收案多。", "2022年3至5月，收案多。", "5至3月", 1),
    Case("range-backwards", ERROR, "2022年5月至2021年3月。", "2021年5月至2022年3月。"),
    Case("range-backwards", WARNING, "5月31日至1月1日。", "1月1日至5月31日。", "5月31日"),
    Case("range-backwards", ERROR, "2022—2021年。", "2021—2022年。"),
    Case("future-period", WARNING, figure("甲", "5", period="2022-08"),
         figure("甲", "5", period="2022-07"), "2022-08", 3),
    Case("future-period", WARNING, "period: 2022-01/2022-09", "period: 2022-01/2022-06",
         "2022-09", 5),
    Case("period-runs-over", NOTE, figure("甲", "5", period="2022-01/2022-06"),
         figure("甲", "5", period="2022-01/2022-05"), "2022-01/2022-06", 3),
)  # fmt: skip


def read(folder: Path, case: Case, content: str) -> Briefing:
    if content.startswith("period:"):
        return read_briefing(make_briefing(folder, {"1-a": "工作有序。"}, head=content)).briefing
    if content[-1] == "\n" and not content.startswith("text:"):
        text = case.text or "工作有序。"
        return read_briefing(make_briefing(folder, {"1-a": text}, content)).briefing
    return read_briefing(make_briefing(folder, {"1-a": content}, case.ledger)).briefing


def findings(briefing: Briefing) -> list[Finding]:
    material = Material(briefing)
    checks = (*ARITHMETIC, SENTENCES[0])  # the same codes tell of changes in one sentence
    return [finding for check in checks for finding in check.function(material)]


def named(cases: tuple[Case, ...]) -> list[str]:
    return [f"{case.code}-{number}" for number, case in enumerate(cases)]


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_the_fault_is_found(tmp_path: Path, case: Case) -> None:
    found = [each for each in findings(read(tmp_path, case, case.wrong)) if each.code == case.code]
    assert len(found) == 1
    assert found[0].level == case.level
    assert found[0].place and found[0].place.line == (case.line or found[0].place.line)
    assert found[0].sentence
    assert case.says in found[0].text("zh")


@pytest.mark.parametrize("case", CASES, ids=named(CASES))
def test_what_is_right_is_left_alone(tmp_path: Path, case: Case) -> None:
    found = findings(read(tmp_path, case, case.right))
    assert case.code not in [each.code for each in found]


def test_every_code_has_a_case_and_a_page() -> None:
    assert {case.code for case in CASES} == set(CODES)
    reference = (ROOT / "docs/checks/arithmetic.md").read_text("utf-8")
    headings = [line[3:] for line in reference.splitlines() if line.startswith("## ")]
    assert sorted(headings) == sorted(CODES)
    assert set(CODES) <= set(all_codes())


@pytest.mark.parametrize(
    ("count", "percent", "step", "expected"),
    [
        ("12", "40.0", "0.1", (30, 30)),
        ("25", "39.1", "0.1", (64, 64)),
        ("514", "27.71", "0.01", (1855, 1855)),
        ("9", "37.5", "0.1", (24, 24)),
        ("3", "12", "1", (24, 26)),  # 3/24 is 12.5: to the even digit it is 12
        ("3", "0.0", "0.1", (6000, -1)),
    ],
)
def test_totals_that_a_rate_can_mean(
    count: str, percent: str, step: str, expected: tuple[int, int]
) -> None:
    from decimal import Decimal

    assert totals(Decimal(count), Decimal(percent), Decimal(step)) == expected


def test_the_real_briefing_has_notes_only() -> None:
    found = findings(read_briefing(PINGXIANG).briefing)
    assert {each.level for each in found} == {NOTE}
    assert [each.code for each in found] == [
        *["rate-implies"] * 4, "target-met", "change-implies", "similar-figures",
        "announced-matches",
    ]  # fmt: skip


# ---- derived figures


def derived(folder: Path, formula: str, ledger: str = DERIVED, **keys: str) -> str:
    keys = {"kind": "rate", "round": "1"} | keys
    ledger += figure("占比", f'"{formula}"', keys.pop("unit", "%"), **keys)
    made = make_briefing(folder, {"1-a": "工作有序。"}, ledger)
    return read_briefing(made).briefing.figures["占比"].value.text


@pytest.mark.parametrize(
    ("formula", "unit", "decimals", "expected"),
    [
        ("=甲/(甲+乙)", "%", "1", "30.0"),
        ("=甲/乙", "%", "2", "42.86"),
        ("=乙-甲", "人", "0", "40"),
        ("=甲-乙", "人", "0", "-40"),
        ("=甲-乙-乙", "人", "0", "-110"),
        ("=甲 + 乙×2 ÷ 4", "人", "1", "65.0"),
        ("=甲/16", "倍", "2", "1.88"),  # 1.875: a half is rounded up
        ("=0.5*甲", "人", "0", "15"),
    ],
)
def test_a_formula_is_worked_out_exactly(
    tmp_path: Path, formula: str, unit: str, decimals: str, expected: str
) -> None:
    assert derived(tmp_path, formula, unit=unit, round=decimals) == expected


def test_scales_and_points_in_formulas(tmp_path: Path) -> None:
    ledger = figure("甲", "1.2", "亿元") + figure("乙", "3000", "万元")
    assert derived(tmp_path, "=甲+乙", ledger, unit="万元", round="0") == "15000"
    ledger = figure("甲", "40.0", "%") + figure("乙", "39.1", "%")
    assert derived(tmp_path, "=甲-乙", ledger, unit="个百分点") == "0.9"


def test_a_derived_figure_is_printed_as_derived(tmp_path: Path) -> None:
    made = make_briefing(tmp_path, {"1-a": "甲占{占比}（据此推算）。"}, SHARE)
    figure = read_briefing(made).briefing.figures["占比"]
    assert (figure.written, figure.scope, figure.formula) == ("30.0%", "据此推算", "=甲/(甲+乙)")


def test_a_chart_of_derived_figures_says_so(tmp_path: Path) -> None:
    chart = "charts:\n  图:\n    title: 占比{}\n    categories: [甲]\n"
    chart += "    series:\n      - name: 甲\n        figures: [占比]\n"
    codes = {}
    for title in ("", "（据此推算）"):
        made = make_briefing(tmp_path, {"1-a": "好。"}, SHARE, chart.replace("{}", title))
        codes[title] = [each.code for each in findings(read_briefing(made).briefing)]
    assert codes == {"": ["derived-unmarked"], "（据此推算）": []}


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("=", "formula-syntax"),
        ("=甲+", "formula-syntax"),
        ("=甲 乙", "formula-syntax"),
        ("=(甲+乙", "formula-syntax"),
        ("=甲+乙)", "formula-syntax"),
        ("=" + "(" * 5000 + "甲", "formula-deep"),
        ("=甲+丙", "formula-unknown"),
        ("=甲/(乙-70)", "formula-zero"),
        ("=占比+1", "formula-circle"),
        ("=甲+约数", "formula-no-number"),
    ],
)
def test_a_formula_without_value_is_refused(tmp_path: Path, formula: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        derived(tmp_path, formula, DERIVED + figure("约数", "近15"))
    (finding,) = caught.value.findings
    assert finding.code == code
    assert finding.place and finding.place.line == 15
    assert "{" not in finding.text("zh")


def test_a_formula_says_how_it_is_rounded(tmp_path: Path) -> None:
    ledger = DERIVED + figure("占比", '"=甲/乙"', "%", kind="rate")
    with pytest.raises(InputError) as caught:
        read_briefing(make_briefing(tmp_path, {"1-a": "工作有序。"}, ledger))
    assert [finding.code for finding in caught.value.findings] == ["formula-no-round"]


@pytest.mark.parametrize("key", ["of", "whole", "from", "parts"])
def test_a_relation_names_a_figure(tmp_path: Path, key: str) -> None:
    value = "[乙丁]" if key == "parts" else "乙丁"
    ledger = DERIVED + figure("占比", "5", **{f"{key}_": value})
    with pytest.raises(InputError) as caught:
        read_briefing(make_briefing(tmp_path, {"1-a": "工作有序。"}, ledger))
    (finding,) = caught.value.findings
    assert finding.code.startswith("unknown-figure")
    assert finding.place and finding.place.line == 13


def test_long_numbers_do_no_harm(tmp_path: Path) -> None:
    long = "9" * 60
    ledger = rate(f"0.{long}", long, of=long) + figure("合计", long, parts="[人数, 总数]")
    assert findings(read_briefing(make_briefing(tmp_path, {"1-a": "好。"}, ledger)).briefing) == []


@pytest.mark.parametrize(("value", "state"), [("15.9:1", "proved"), ("0:0", "not-checkable")])
def test_a_ratio_is_proved_only_where_it_was_reckoned(
    tmp_path: Path, value: str, state: str
) -> None:
    case = Case("product-wrong", ERROR, "", "", "")
    briefing = read(tmp_path, case, OF_TWO.format(value))
    material = Material(briefing)
    assert states(material, relations(material, findings(briefing)))["比"] == state
