"""Papers that look unlike ours: made by python-docx and by hand, with what each of them is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

DOCUMENT = "word/document.xml"


@dataclass(frozen=True)
class Foreign:
    """A paper and what stands in it: particulars, headings with their depth, items, notes."""

    name: str
    data: bytes
    particulars: dict[str, Any] = field(default_factory=dict)
    headings: tuple[tuple[int, str], ...] = ()
    items: int = 0
    notes: tuple[str, ...] = ()
    tables: int = 0
    texts: tuple[str, ...] = ()  # that have to be among its texts
    absent: tuple[str, ...] = ()  # that must not be
    changes: tuple[str, ...] = ()  # Chinese names of what the report has to tell


def _paper(make: Callable[[Any], None]) -> bytes:
    document = Document()
    make(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _centred(document: Any, text: str, size: float = 22, red: bool = False) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if red:
        run.font.color.rgb = RGBColor(255, 0, 0)
    return paragraph


def _numbered(document: Any, levels: list[tuple[str, str]]) -> str:
    """Add a list of Word's own with these formats and texts; return its id."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for index, (form, text) in enumerate(levels):
        level = parse_xml(
            f'<w:lvl {nsdecls("w")} w:ilvl="{index}"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        )
        abstract.append(level)
    numbering.insert(0, abstract)
    number = parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    numbering.append(number)
    return "77"


def _in_list(document: Any, text: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
    ))  # fmt: skip


def automatic_numbers(document: Any) -> None:
    """A school's report whose headings Word numbers."""
    _numbered(
        document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    )
    _centred(document, "2026年春季学期安全工作总结")
    _centred(document, "某市第三中学", 16)
    document.add_paragraph(
        "本学期以来，学校坚持预防为主，各项安全工作有序开展，全学期未发生责任事故，现将情况总结如下。"
    )
    _in_list(document, "压实责任", 0)
    _in_list(document, "健全组织", 1)
    document.add_paragraph("成立安全工作领导小组，校长任组长，签订责任书86份。")
    _in_list(document, "完善制度", 1)
    document.add_paragraph("修订门卫、消防、食堂等制度12项。")
    _in_list(document, "开展教育", 0)
    document.add_paragraph("组织应急疏散演练4次，参加师生2350人次。")


def styled_headings(document: Any) -> None:
    """A hospital's report: Heading styles, no numbers."""
    document.add_heading("2026年上半年医疗质量分析报告", 0)
    document.add_paragraph(
        "上半年全院医疗质量总体平稳，主要指标完成较好，现将有关情况报告如下，请审阅。"
    )
    document.add_heading("门诊情况", 1)
    document.add_paragraph("门急诊42.6万人次，同比增长5.3%。")
    document.add_heading("住院情况", 1)
    document.add_heading("床位使用", 2)
    document.add_paragraph("出院患者1.8万人次，床位使用率91.2%。")


def red_head_in_a_table(document: Any) -> None:
    """A county's request upward whose red head stands in a table without rules."""
    table = document.add_table(rows=2, cols=2)
    merged = table.cell(0, 0).merge(table.cell(0, 1))
    merged.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = merged.paragraphs[0].add_run("某县水利局文件")
    run.font.size, run.font.color.rgb = Pt(48), RGBColor(255, 0, 0)
    table.cell(1, 0).text = "某水〔2026〕31号"
    table.cell(1, 1).text = "签发人：王某某"
    _centred(document, "某县水利局关于申请防汛补助资金的请示")
    document.add_paragraph("某市水利局：")
    document.add_paragraph(
        "今年汛期我县降雨偏多，水毁工程37处，为尽快修复，现申请补助资金260万元。"
    )
    document.add_paragraph("妥否，请批示。")
    document.add_paragraph("某县水利局")
    document.add_paragraph("2026年7月9日")
    document.add_paragraph("（联系人：李某，电话：0799-7654321）")


def text_box_head(document: Any) -> None:
    """A bulletin whose name stands in a text box."""
    paragraph = document.add_paragraph()
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        '<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
        '<w:color w:val="FF0000"/><w:sz w:val="96"/></w:rPr><w:t>港口信息</w:t></w:r></w:p>'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    _centred(document, "第17期（总第203期）", 16)
    document.add_paragraph("某港务局办公室　　　　2026年9月3日")
    _centred(document, "八月份集装箱吞吐量创新高")
    document.add_paragraph(
        "8月份，全港完成货物吞吐量1268万吨，集装箱吞吐量34.5万标箱，同比分别增长6.1%和9.8%。一是航线加密。新开航线3条。二是效率提升。单船在泊时间缩短2.4小时。"
    )
    document.add_paragraph("报：市委办公室，市政府办公室。")
    document.add_paragraph("发：各港区，各处室。")
    document.add_paragraph("（共印45份）")


def revisions(document: Any) -> None:
    """A notice with tracked changes and a comment of its reviser."""
    _centred(document, "关于开展秋季造林的通知")
    document.add_paragraph("各林场：")
    paragraph = document.add_paragraph("今年秋季计划造林")
    for tag, text in (("del", "800"), ("ins", "860")):
        word = "delText" if tag == "del" else "t"
        paragraph._p.append(parse_xml(
            f'<w:{tag} {nsdecls("w")} w:id="1" w:author="张" w:date="2026-09-01T00:00:00Z">'
            f"<w:r><w:{word}>{text}</w:{word}></w:r></w:{tag}>"
        ))  # fmt: skip
    paragraph.add_run("公顷，请各林场抓紧整地备苗，确保按期完成。")
    document.add_paragraph("某某林业局")
    document.add_paragraph("2026年9月1日")


def merged_cells(document: Any) -> None:
    """A budget report with a table of two head rows."""
    _centred(document, "2026年上半年预算执行情况")
    document.add_paragraph(
        "上半年一般公共预算收入32.5亿元，支出58.9亿元，具体情况见下表，各项支出得到较好保障。"
    )
    _centred(document, "表1　收支情况", 14)
    document.add_paragraph("单位：亿元")
    table = document.add_table(rows=4, cols=3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "金额"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "项目"
    for column, text in ((1, "上半年"), (2, "上年同期")):
        table.cell(1, column).text = text
    for row, texts in ((2, ("收入", "32.5", "30.1")), (3, ("支出", "58.9", "57.2"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.add_paragraph("注：数据为快报数。")


def run_in(document: Any) -> None:
    """A customs house's plan whose headings run into their texts."""
    _centred(document, "某海关2026年下半年工作安排")
    document.add_paragraph(
        "为做好下半年工作，结合关区实际，现就有关重点任务作如下安排，请各部门认真抓好落实。"
    )
    document.add_paragraph("一、优化通关服务。压缩整体通关时间，推广两步申报，惠及企业320家。")
    document.add_paragraph("（一）扩大便利措施。新增信用企业15家。")
    document.add_paragraph("（二）加强口岸协作。与口岸单位会商6次。")
    document.add_paragraph("二、强化监管。查验货物1.2万批，查获违规案件48起。")


def forecast(document: Any) -> None:
    """A weather service's note: decimals, dates and codes that are no headings."""
    _centred(document, "关于国庆假期天气的专报")
    document.add_paragraph(
        "2026年国庆假期我市以多云为主，10月3日前后有一次降水过程，累计雨量15至30毫米，请注意防范。"
    )
    document.add_paragraph(
        "1.5级以上阵风出现在3日下午，沿湖地区要加强水上安全管理，及时发布预警信息。"
    )
    document.add_paragraph(
        "2026.9.28发布的预报与本次预报一致，如有变化将另行通报，请关注后续滚动预报。"
    )
    document.add_paragraph("某市气象局")
    document.add_paragraph("二〇二六年九月二十九日")


def survey(document: Any) -> None:
    """A survey on drinking water; NOTE is where its footnote is referred to."""
    _centred(document, "关于农村饮水安全的调研报告")
    document.add_paragraph(
        "调研组走访农户NOTE412户，集中供水率为93.4%，水质达标率稳步提高，群众反映良好。"
    )
    document.add_paragraph("一、基本情况")
    document.add_paragraph("全县建成供水工程128处。")


def with_footnote() -> bytes:
    """The survey with a real footnote."""
    data = _paper(survey)
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="3"><w:p><w:r><w:t>走访时间为2026年5月。</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    mark = '</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t>'
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    return _edited(data, {
        DOCUMENT: lambda text: text.replace("NOTE", mark),
        "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", relation),
    }, {"word/footnotes.xml": notes})  # fmt: skip


def other_prefix() -> bytes:
    """The same paper as `run_in`, whose document calls Word's namespace ns0."""
    data = _paper(run_in)

    def renamed(text: str) -> str:
        text = text.replace("xmlns:w=", "xmlns:ns0=")
        return re.sub(r"(</?|\s)w:", r"\1ns0:", text)

    return _edited(data, {DOCUMENT: renamed}, {})


def _edited(data: bytes, edits: dict[str, Callable[[str], str]], added: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, edits[name](part.decode()) if name in edits else part)
        for name, text in added.items():
            new.writestr(name, text)
    return file.getvalue()


WRAPPED = """\
某市图书馆2026年第三季度工作简讯

　　三季度，全馆接待读者18.6万人次，外借图书9.2万册次，举办阅读推广活动73
场，参加读者5400人次，各项工作取得新的进展，读者满意度继续保持在较高水平。
- 1 -
　　一、馆藏建设
　　新增图书6800册，其中少儿图书2100册，馆藏总量达到102.4万册，人均藏书量居
全省前列。数字资源总量达到36TB，全年访问量保持稳定，新上线有声读物1500种。
- 2 -
　　二、读者服务
　　延长开放时间，周末开放至21时，新建城市书房2个，服务覆盖面进一步扩大，流动
图书车进社区、进校园、进乡村26次，送书上门服务残障读者118人。
"""


TASKS = """\
某市第一人民医院2026年10月运行简报
一、业务量
10月门急诊12.36万人次，同比增长4.2%，环比下降1.1%；手术2190台，其中四级手术612台，占27.9%。
二、质量安全
三、下步工作
（一）抓好流感季备诊。
（二）推进付费改革，力争指数达到1.15。
四、有关要求
（一）加强值守。值班人员不得离岗。
（二）及时报送信息。
"""
"""Headings over nothing: a section of its own, all the parts of one, some of the parts of one."""


def all_foreign() -> list[Foreign]:
    """Return the papers with what each of them is."""
    run_ins = ((1, "优化通关服务"), (2, "扩大便利措施"), (2, "加强口岸协作"), (1, "强化监管"))
    return [
        Foreign("automatic-numbers.docx", _paper(automatic_numbers),
                {"title": ["2026年春季学期安全工作总结"], "issuer": "某市第三中学"},
                ((1, "压实责任"), (2, "健全组织"), (2, "完善制度"), (1, "开展教育"))),
        Foreign("styled-headings.docx", _paper(styled_headings),
                {"title": ["2026年上半年医疗质量分析报告"]},
                ((1, "门诊情况"), (1, "住院情况"), (2, "床位使用"))),
        Foreign("red-head-table.docx", _paper(red_head_in_a_table), {
            "banner": "某县水利局文件", "number": "某水〔2026〕31号", "signers": ["王某某"],
            "to": ["某市水利局"], "issuer": "某县水利局",
            "remark": "联系人：李某，电话：0799-7654321",
            "title": ["某县水利局关于申请防汛补助资金的请示"]}, texts=("妥否，请批示。",)),
        Foreign("text-box.docx", _paper(text_box_head), {
            "banner": "港口信息", "issue": 17, "total_issue": 203, "issuer": "某港务局办公室",
            "print_run": 45, "title": ["八月份集装箱吞吐量创新高"],
            "distribution": [("report", "市委办公室"), ("report", "市政府办公室"),
                             ("issue", "各港区"), ("issue", "各处室")]}, items=2),
        Foreign("revisions.docx", _paper(revisions),
                {"to": ["各林场"], "issuer": "某某林业局"},
                texts=("今年秋季计划造林860公顷，请各林场抓紧整地备苗，确保按期完成。",),
                absent=("800",), changes=("略去修订中删除的文字",)),
        Foreign("merged-cells.docx", _paper(merged_cells),
                {"title": ["2026年上半年预算执行情况"]}, tables=1),
        Foreign("run-in.docx", _paper(run_in), {}, run_ins,
                texts=("新增信用企业15家。",), changes=("标题与接排的正文分开",)),
        Foreign("other-prefix.docx", other_prefix(), {}, run_ins),
        Foreign("forecast.docx", _paper(forecast), {"issuer": "某市气象局"},
                texts=("1.5级以上阵风出现在3日下午，沿湖地区要加强水上安全管理，及时发布预警信息。",)),
        Foreign("footnote.docx", with_footnote(), {}, ((1, "基本情况"),),
                notes=("走访时间为2026年5月。",)),
        Foreign("tasks.txt", TASKS.encode(), {}, ((1, "业务量"), (1, "下步工作"), (1, "有关要求")),
                texts=("质量安全", "（一）抓好流感季备诊。", "（一）加强值守。值班人员不得离岗。",
                       "（二）及时报送信息。"), changes=("标题之下没有正文，按正文保留",)),
        Foreign("wrapped.txt", WRAPPED.encode(), {"title": ["某市图书馆2026年第三季度工作简讯"]},
                ((1, "馆藏建设"), (1, "读者服务")), changes=("删去页码",),
                texts=("三季度，全馆接待读者18.6万人次，外借图书9.2万册次，举办阅读推广活动73场，参加读者5400"
                       "人次，各项工作取得新的进展，读者满意度继续保持在较高水平。",)),
        Foreign("gb18030.txt", WRAPPED.encode("gb18030"),
                {"title": ["某市图书馆2026年第三季度工作简讯"]},
                ((1, "馆藏建设"), (1, "读者服务"))),
    ]  # fmt: skip
