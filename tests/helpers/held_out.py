# ruff: noqa: E501
"""Ten papers of fields and makers that no other test has, written before the reader saw them.

Customs, a supply co-operative, a foundation's minutes, a hospital, a university, a bulletin in two
columns, revisions with comments, hand-written XML as WPS has it, a copied text, a printed PDF.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from tests.helpers.foreign_papers import Foreign, _centred, _in_list, _numbered, _paper
from tests.helpers.held_out_by_hand import by_wps, hospital, revised, university

# ---- 1 customs: red head and 版记 in tables, numbers of Word that begin anew


def customs(document: Any) -> None:
    """A customs house's notice: head and foot stand in tables without lines."""
    head = document.add_table(rows=2, cols=2)
    name = head.cell(0, 0).merge(head.cell(0, 1)).paragraphs[0]
    run = name.add_run("中华人民共和国某州海关文件")
    run.font.color.rgb, run.font.size = RGBColor(0xE6, 0, 0x12), Pt(36)
    head.cell(1, 0).text, head.cell(1, 1).text = "某关发〔2026〕37号", "签发人：陈　某"
    document.add_paragraph()
    _centred(document, "某州海关关于开展进出境旅客")
    _centred(document, "行李物品监管专项行动的通知")
    document.add_paragraph("各隶属海关，关区各处室：")
    document.add_paragraph(
        "为进一步规范旅客行李物品监管，总关决定自9月1日起开展专项行动。现通知如下。"
    )
    _numbered(
        document,
        [
            ("chineseCountingThousand", "%1、"),
            ("chineseCountingThousand", "（%2）"),
            ("decimal", "%3．"),
        ],
    )
    for level, text in (
        (0, "工作目标"), (None, "旅检现场查获率提高2个百分点，申报率达到95%以上。"),
        (0, "重点任务"), (1, "严密现场监管"), (2, "机检"), (None, "行李过机率达到100%。"),
        (2, "人工查验"), (None, "布控命中的行李逐件开包。"),
        (1, "强化后续处置"), (2, "移交"), (None, "涉嫌走私的线索24小时内移交缉私部门。"),
        (0, "有关要求"), (None, "各隶属海关每月5日前报送进展情况。"),
    ):  # fmt: skip
        if level is None:
            document.add_paragraph(text)
        else:
            _in_list(document, text, level)
    document.add_paragraph("附件：查获情况统计表")
    document.add_paragraph("某州海关").paragraph_format.left_indent = Pt(260)
    document.add_paragraph("2026年8月20日").paragraph_format.left_indent = Pt(250)
    document.add_paragraph("（此件依申请公开）")
    foot = document.add_table(rows=2, cols=1)
    foot.cell(0, 0).text = "抄送：海关总署监管司，某市人民政府口岸办公室。"
    foot.cell(1, 0).text = "某州海关办公室　　　　　　　　　　　2026年8月21日印发"


# ---- 2 co-operative: a letter with two annexes, one of them a form with joined cells


def coop(document: Any) -> None:
    """A supply co-operative's letter."""
    _centred(document, "某县供销合作社联合社", 36, red=True)
    paragraph = document.add_paragraph("某供函〔2026〕15号")
    paragraph.alignment = 2
    _centred(document, "关于商请支持秋季化肥储备工作的函")
    document.add_paragraph("县财政局、县农业农村局：")
    document.add_paragraph(
        "今年秋季全县化肥需求量预计为1.86万吨，现有库存0.92万吨。为保障供应，特商请贵单位支持以下事项："
    )
    document.add_paragraph(
        "一是安排储备贴息资金48万元；二是协调仓储用地12亩；三是开通运输绿色通道。"
    )
    document.add_paragraph("妥否，请予函复。")
    document.add_paragraph("附件：1. 秋季化肥储备计划表")
    document.add_paragraph("      2. 储备资金使用办法")
    document.add_paragraph("某县供销合作社联合社")
    document.add_paragraph("二〇二六年八月十二日")
    document.add_paragraph("（联系人：赵某某；联系电话：0000-1234567）")
    document.add_page_break()
    document.add_paragraph("附件1")
    _centred(document, "秋季化肥储备计划表", 18)
    table = document.add_table(rows=4, cols=4, style="Table Grid")
    for row, cells in enumerate((
        ("品种", "储备量（吨）", "", "责任单位"), ("", "第一批", "第二批", ""),
        ("尿素", "3200", "1800", "农资公司"), ("复合肥", "2600", "1000", "农资公司"),
    )):  # fmt: skip
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(1, 3))
    document.add_page_break()
    document.add_paragraph("附件2")
    _centred(document, "储备资金使用办法", 18)
    document.add_paragraph("一、资金用途")
    document.add_paragraph("专项用于化肥储备贷款贴息。")
    document.add_paragraph("二、监督管理")
    document.add_paragraph("资金实行专账核算，年底向县财政局报告。")


# ---- 3 foundation: minutes whose lines have blanks in their names


def foundation(document: Any) -> None:
    """A foundation's minutes."""
    _centred(document, "某某教育发展基金会", 26, red=True)
    _centred(document, "第三届理事会第四次会议纪要", 20)
    for line in (
        "时　　间：2026年6月18日下午3时", "地　　点：某大学行政楼305会议室", "主 持 人：周某某理事长",
        "出席人员：周某某、吴某某、郑某某、王某某", "列席人员：冯某某（监事）、陈某某（秘书长）", "记　　录：褚某某",
    ):  # fmt: skip
        document.add_paragraph(line)
    document.add_paragraph(
        "会议应到理事5人，实到4人，符合章程规定。会议审议了上半年工作报告和财务报告，形成如下决议："
    )
    document.add_paragraph("一、审议通过上半年工作报告")
    document.add_paragraph("上半年基金会接收捐赠收入326.5万元，公益支出218.3万元。")
    document.add_paragraph("二、同意设立“青苗”助学项目")
    document.add_paragraph("项目首期投入50万元，资助困难学生100名，每人5000元。")
    document.add_paragraph("三、同意聘任审计机构。由秘书处按程序办理。")
    document.add_paragraph("某某教育发展基金会秘书处")
    document.add_paragraph("2026年6月20日")


# ---- 6 a bulletin in two columns, articles without numbers


def columns(document: Any) -> None:
    """A red cross society's bulletin: three articles, whose titles are styled."""
    _centred(document, "人道工作动态", 48, red=True)
    _centred(document, "第7期（总第133期）", 16)
    document.add_paragraph("某市红十字会办公室编\t\t2026年8月15日")
    document.add_paragraph("【编者按】现将三个县区的做法编发，供参考。")
    for title, texts in (
        (
            "某县：救护培训进校园",
            ("开展培训46场次，培训师生5,230人次，取证率为92.6%。", "（供稿：某县红十字会）"),
        ),
        ("某区：无偿献血见成效", ("上半年献血者达3,418人次，献血量118.6万毫升。",)),
        ("某市直：志愿服务常态化", ("注册志愿者1,206名，人均服务18小时。",)),
    ):
        document.add_heading(title, 1)
        for text in texts:
            document.add_paragraph(text)
    document.add_paragraph("报：省红十字会，市委、市政府领导。")
    document.add_paragraph("送：市直有关单位，各县（区）红十字会。")
    document.add_paragraph("（共印80份）")
    columns_of = parse_xml(f'<w:cols {nsdecls("w")} w:num="2" w:space="425"/>')
    document.sections[0]._sectPr.append(columns_of)


# ---- 9 a text copied out of pages


COPIED = """某市文学艺术界联合会
关于举办第六届“山水画境”美术作品展的通知
各县（区）文联，市美术家协会：
为繁荣我市美术创作，市文联定于2026年10月举办第六届“山水
画境”美术作品展。现将有关事项通知如下：
一、征稿时间
自通知下发之日起至2026年9月10日止。
- 1 -
二、作品要求
1.作品须为2024年以来创作的原创作品,每人限报2件。
2.尺寸不超过180cm×200cm。
三、奖项设置
设一等奖3名、二等奖6名、三等奖10名，奖金总额12.8万元；优秀
奖若干名。
四、联系方式
联系人：钱某，电话：0000-7654321。
附件：作品登记表
某市文学艺术界联合会
2026年7月6日
- 2 -
"""

# ---- all


def held_out() -> list[Foreign]:
    """Return the papers."""
    return list(_papers())


def _papers() -> Iterable[Foreign]:
    yield Foreign("customs.docx", _paper(customs), {
        "issuer": "某州海关", "number": "某关发〔2026〕37号", "signers": ["陈某"],
        "title": ["某州海关关于开展进出境旅客", "行李物品监管专项行动的通知"],
        "to": ["各隶属海关", "关区各处室"], "attachments": ["查获情况统计表"],
        "remark": "此件依申请公开", "cc": ["海关总署监管司", "某市人民政府口岸办公室"],
        "printed_by": "某州海关办公室",
    }, ((1, "工作目标"), (1, "重点任务"), (2, "严密现场监管"), (3, "机检"), (3, "人工查验"),
        (2, "强化后续处置"), (3, "移交"), (1, "有关要求")))  # fmt: skip
    yield Foreign("coop.docx", _paper(coop), {
        "issuer": "某县供销合作社联合社", "number": "某供函〔2026〕15号",
        "title": ["关于商请支持秋季化肥储备工作的函"], "to": ["县财政局、县农业农村局"],
        "attachments": ["秋季化肥储备计划表", "储备资金使用办法"],
        "remark": "联系人：赵某某；联系电话：0000-1234567",
    }, items=3, texts=("妥否，请予函复。",))  # fmt: skip
    yield Foreign("foundation.docx", _paper(foundation), {
        "meeting": {"time": "2026年6月18日下午3时", "place": "某大学行政楼305会议室", "chair": "周某某理事长"},
        "attendance": {"出席": "周某某、吴某某、郑某某、王某某", "列席": "冯某某（监事）、陈某某（秘书长）", "记录": "褚某某"},
        "title": ["第三届理事会第四次会议纪要"], "issuer": "某某教育发展基金会秘书处",
    }, ((1, "审议通过上半年工作报告"), (1, "同意设立“青苗”助学项目"), (1, "同意聘任审计机构")))  # fmt: skip
    yield Foreign("hospital.docx", hospital(), {
        "title": ["2026年第二季度医疗运行情况分析"], "issuer": "医务科",
    }, ((1, "基本情况"), (1, "主要问题"), (1, "下一步措施")),
        notes=("不含日间手术。", "按国家卫生健康委口径计算。"), tables=1,
        texts=("出院患者1.13万人次，平均住院日6.8天。",))  # fmt: skip
    yield Foreign("university.docx", university(), {
        "title": ["关于做好2026年研究生招生工作的通知"], "to": ["各学院、各研究所"],
        "issuer": "某某理工大学研究生院",
    }, ((1, "招生计划"), (1, "工作安排"), (2, "复试"), (2, "录取")), tables=1,
        texts=("全校计划招收硕士研究生2,460名、博士研究生318名，分配见表1。",),
        absent=("目　录", "REF"), changes=("略去目录行",))  # fmt: skip
    yield Foreign("columns.docx", _paper(columns), {
        "banner": "人道工作动态", "issue": 7, "total_issue": 133, "issuer": "某市红十字会办公室",
        "editor_note": "现将三个县区的做法编发，供参考。", "print_run": 80,
        "distribution": [("report", "省红十字会"), ("report", "市委、市政府领导"), ("send", "市直有关单位"),
                         ("send", "各县（区）红十字会")],
    }, ((1, "某县：救护培训进校园"), (1, "某区：无偿献血见成效"), (1, "某市直：志愿服务常态化")))  # fmt: skip
    yield Foreign("revised.docx", revised(), {
        "title": ["某某国家湿地公园候鸟保护工作方案"], "issuer": "某某国家湿地公园管理处",
    }, ((1, "总体目标"), (1, "主要措施"), (2, "栖息地修复"), (2, "巡护监测"), (2, "人工投食")), tables=1,
        texts=("到2027年，越冬候鸟数量达到2.4万只以上，监测覆盖率达到100%。",), absent=("2万只",),
        changes=("略去修订中删除的文字", "略去批注"))  # fmt: skip
    yield Foreign("by-wps.docx", by_wps(), {
        "banner": "某市档案馆文件", "number": "某档发〔2026〕8号",
        "title": ["关于开展馆藏档案抢救性保护的通知"], "to": ["馆属各部室"], "issuer": "某市档案馆",
    }, ((1, "保护范围"), (1, "工作步骤"), (2, "普查登记"), (2, "修复装裱"), (1, "经费保障")),
        texts=("为做好档案鉴定与保护，现通知如下。",), absent=("勿印", "jiàn"))  # fmt: skip
    yield Foreign("copied.txt", COPIED.encode("gb18030"), {
        "title": ["某市文学艺术界联合会", "关于举办第六届“山水画境”美术作品展的通知"],
        "issuer": "某市文学艺术界联合会",
        "to": ["各县（区）文联", "市美术家协会"], "attachments": ["作品登记表"],
    }, ((1, "征稿时间"), (1, "作品要求"), (1, "奖项设置"), (1, "联系方式")),
        texts=("设一等奖3名、二等奖6名、三等奖10名，奖金总额12.8万元；优秀奖若干名。",),
        absent=("- 1 -",), changes=("删去页码",))  # fmt: skip
