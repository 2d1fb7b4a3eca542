"""Papers written before the reader had seen them: text boxes, three levels of numbers, forms,
columns, wrapped lines, Markdown, revisions with comments."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jianbao.fonts.bundle import BUNDLE
from tests.helpers.foreign_papers import Foreign, _centred, _in_list, _numbered, _paper

BOX = """<w:r {names} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>
<v:shape style="position:absolute;width:440pt;height:60pt"><v:textbox><w:txbxContent>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:color w:val="FF0000"/>
<w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>
</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


def health(document: Any) -> None:
    """A county health bureau's 通报 as WPS writes it: red name and number in boxes of VML."""
    for text, size in (("某县卫生健康局文件", 72), ("某卫健发〔2026〕41号", 32)):
        box = BOX.format(names=nsdecls("w"), text=text, size=size)
        document.add_paragraph()._p.append(parse_xml(box))
    _centred(document, "关于2026年第三季度医疗质量检查情况的通报")
    document.add_paragraph("各乡镇卫生院，县直各医疗机构：")
    document.add_paragraph("9月14日至18日，我局对全县17家医疗机构进行了检查，现将情况通报如下：")
    document.add_paragraph("一、基本情况")
    document.add_paragraph("抽查病历340份，甲级病历率为91.2%；抽查处方850张，合格率为96.4%。")
    document.add_paragraph("二、存在问题")
    document.add_paragraph("（一）核心制度落实不到位。5家单位三级查房记录不全。")
    document.add_paragraph("（二）院感防控有漏洞。3家单位消毒记录缺失。")
    document.add_paragraph("三、下一步要求")
    document.add_paragraph("各单位于10月15日前报送整改报告。")
    document.add_paragraph("附件：1.医疗质量检查得分表")
    document.add_paragraph("　　　2.问题清单")
    document.add_paragraph("某县卫生健康局")
    document.add_paragraph("2026年9月28日")
    document.add_paragraph("（此件公开发布）")


def school(document: Any) -> None:
    """A school's plan with Word's own numbers on three levels."""
    _centred(document, "某市第三中学2026—2027学年教学工作计划", 18)
    _numbered(
        document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    )
    for level, text in (
        (0, "指导思想"), (None, "以提高课堂效率为中心，全面提升教学质量。"),
        (0, "主要任务"), (1, "抓常规"), (None, "每周听课不少于2节。"),
        (2, "备课"), (None, "提前一周完成。"), (2, "作业"), (None, "总量不超过90分钟。"),
        (1, "抓教研"), (None, "每月开展1次集体教研。"),
        (0, "保障措施"), (None, "教务处每月通报一次。"),
    ):  # fmt: skip
        if level is None:
            document.add_paragraph(text)
        else:
            _in_list(document, text, level)
    document.add_paragraph("某市第三中学")
    document.add_paragraph("2026年8月30日")


def minutes(document: Any) -> None:
    """Minutes of a village committee, all of them in a form."""
    _centred(document, "某村村民委员会会议记录")
    table = document.add_table(rows=5, cols=4)
    for row, cells in enumerate((
        ("时间", "2026年7月8日", "地点", "村委会会议室"), ("主持人", "张某", "记录人", "李某"),
        ("出席", "王某、赵某等7人", "缺席", "无"),
    )):  # fmt: skip
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for row, text in ((3, "议题：道路硬化工程"), (4, "决议：投入23.6万元，硬化道路1.8公里。")):
        merged = table.cell(row, 0).merge(table.cell(row, 3))
        merged.text = text
    document.add_paragraph("参会人员签字：")


def supervised(document: Any) -> None:
    """A 督查通报 in which words were put in, taken out and commented on."""
    _centred(document, "关于重点项目推进情况的督查通报")
    document.add_paragraph("各县（市、区）人民政府：")
    paragraph = document.add_paragraph("截至8月底，全市112个重点项目完成投资")
    for tag, word, text in (("del", "delText", "86.3"), ("ins", "t", "88.7")):
        paragraph._p.append(parse_xml(
            f'<w:{tag} {nsdecls("w")} w:id="7" w:author="周"><w:r><w:{word}>{text}</w:{word}></w:r>'
            f"</w:{tag}>"
        ))  # fmt: skip
    paragraph.add_run("亿元，占年度计划的61.5%。")
    document.add_paragraph(
        "一是前期手续慢。9个项目尚未取得施工许可。二是要素保障弱。6个项目用地未落实。"
    )
    commented = document.add_paragraph()
    names = nsdecls("w")
    for text in (
        f'<w:commentRangeStart {names} w:id="1"/>',
        f"<w:r {names}><w:t>请各地于9月10日前报送情况。</w:t></w:r>",
        f'<w:commentRangeEnd {names} w:id="1"/>',
        f'<w:r {names}><w:commentReference w:id="1"/></w:r>',
    ):
        commented._p.append(parse_xml(text))
    document.add_paragraph("某市人民政府督查室")
    document.add_paragraph("2026年9月3日")


LEFT = [
    "一、水稻长势", "全县水稻种植面积42.6万亩，长势良好，一、二", "类苗占87.3%，比去年同期高2.1个",
    "百分点。", "二、病虫发生", "稻飞虱百丛虫量860头，为中等偏重发生。",
]  # fmt: skip
RIGHT = [
    "三、防治意见", "各乡镇要抓住晴好天气，在8月12日前", "完成一次统防统治，面积不少于30万亩。",
    "四、注意事项", "施药人员应当做好防护。",
]  # fmt: skip


def columns() -> bytes:
    """A plant protection station's news in two columns, with a running head on both pages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("fang", Path(BUNDLE["fang"].path).as_posix()))
    made = io.BytesIO()
    canvas = Canvas(made, (595, 842), invariant=1)
    for page in (1, 2):
        canvas.setFont("fang", 9)
        canvas.drawString(60, 800, "某县植保站　病虫情报")
        canvas.drawCentredString(297, 40, f"- {page} -")
        if page == 1:
            canvas.setFont("fang", 22)
            canvas.drawCentredString(297, 750, "八月上旬农作物病虫情报")
        canvas.setFont("fang", 10)
        for x, lines in ((60, LEFT), (312, RIGHT)) if page == 1 else ((60, ["某县植保植检站"]),):
            for number, line in enumerate(lines):
                indent = (
                    20 if line[1:2] == "、" or number == 1 or lines[number - 1][1:2] == "、" else 0
                )
                canvas.drawString(x + indent, 690 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


WRAPPED = """
              关于开展秋季植树活动的通知

各村（社区）：
    为改善人居环境，经镇政府研究，决定于10月20日至11月10
日在全镇开展秋季植树活动。现将有关事项通知如下：
    一、目标任务
    全镇栽植苗木2.4万株，其中香樟8600株、桂花1.54万株，成
活率不低于90%。
    二、工作要求
    （一）落实责任。各村要明确专人负责，签订责任书，做到任
务到人。
    （二）保证质量。苗木胸径不小于3厘米。

                                        某镇人民政府
                                        2026年10月9日
"""

NOTES = """# 某市残联康复工作简报

2026年上半年，全市为**1,284名**残疾人提供康复服务。

## 一、辅具适配

适配辅具1,906件，较上年同期增长8.4%。[^1]

| 县区 | 人数 | 辅具 |
|:--|--:|--:|
| 甲县 | 412 | 633 |
| 乙区 | 872 | 1,273 |

## 二、存在困难

1. 专业人员不足。
2. 偏远乡镇服务难覆盖。

> 以上数据截至6月30日。

[^1]: 按申请日期统计。
"""


def fresh_foreign() -> list[Foreign]:
    """Return the papers with what each of them is."""
    return [
        Foreign("health.docx", _paper(health),
                {"banner": "某县卫生健康局文件", "number": "某卫健发〔2026〕41号",
                 "title": ["关于2026年第三季度医疗质量检查情况的通报"],
                 "to": ["各乡镇卫生院", "县直各医疗机构"], "issuer": "某县卫生健康局",
                 "remark": "此件公开发布"},
                ((1, "基本情况"), (1, "存在问题"), (2, "核心制度落实不到位"),
                 (2, "院感防控有漏洞"), (1, "下一步要求"))),
        Foreign("school.docx", _paper(school),
                {"title": ["某市第三中学2026—2027学年教学工作计划"], "issuer": "某市第三中学"},
                ((1, "指导思想"), (1, "主要任务"), (2, "抓常规"), (3, "备课"), (3, "作业"),
                 (2, "抓教研"), (1, "保障措施"))),
        Foreign("village.docx", _paper(minutes), {"title": ["某村村民委员会会议记录"]}, tables=1),
        Foreign("supervised.docx", _paper(supervised),
                {"title": ["关于重点项目推进情况的督查通报"], "to": ["各县（市、区）人民政府"],
                 "issuer": "某市人民政府督查室"}, items=2, absent=("86.3",),
                texts=("请各地于9月10日前报送情况。",)),
        Foreign("columns.pdf", columns(), {"title": ["八月上旬农作物病虫情报"]},
                ((1, "水稻长势"), (1, "病虫发生"), (1, "防治意见"), (1, "注意事项")),
                texts=("全县水稻种植面积42.6万亩，长势良好，一、二类苗占87.3%，比去年同期高2.1个百分点。",),
                absent=("病虫情报", "- 1 -")),
        Foreign("wrapped.txt", WRAPPED.encode("gb18030"),
                {"title": ["关于开展秋季植树活动的通知"], "to": ["各村（社区）"],
                 "issuer": "某镇人民政府"},
                ((1, "目标任务"), (1, "工作要求"), (2, "落实责任"), (2, "保证质量")),
                texts=("全镇栽植苗木2.4万株，其中香樟8600株、桂花1.54万株，成活率不低于90%。",)),
        Foreign("notes.md", NOTES.encode(), {"title": ["某市残联康复工作简报"]},
                ((1, "辅具适配"), (1, "存在困难")), tables=1, notes=("按申请日期统计。",)),
    ]  # fmt: skip
