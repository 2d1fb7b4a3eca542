"""More papers that look unlike ours: strict OOXML, moves, fields, forms, minutes, other places."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tests.helpers.foreign_papers import Foreign, _centred, _paper

STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main":
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/drawingml/2006/main":
        b"http://purl.oclc.org/ooxml/drawingml/main",
}  # fmt: skip


def strict(data: bytes) -> bytes:
    """Return a Word file as Word saves it under Strict Open XML (ISO/IEC 29500-1)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for loose, tight in STRICT.items():
                part = part.replace(loose, tight)
            new.writestr(name, part)
    return stream.getvalue()


def market(document: Any) -> None:
    """A supervision bureau's notice."""
    _centred(document, "关于加强节日市场监管的通知")
    document.add_paragraph("各分局：")
    document.add_paragraph("为做好节日市场监管，现将有关事项通知如下。")
    document.add_paragraph("一、突出重点")
    document.add_paragraph("检查超市46家、农贸市场12个。")
    document.add_paragraph("二、严格执法")
    document.add_paragraph("发现问题立即整改。")
    document.add_paragraph("某市市场监督管理局")
    document.add_paragraph("2026年9月20日")


def moved(document: Any) -> None:
    """A notice in which a paragraph was moved under revision, with a comment on another."""
    _centred(document, "关于做好防汛值守的通知")
    document.add_paragraph("各乡镇：")
    text = "值班电话保持畅通。"
    for tag, words in (("moveFrom", text), ("moveTo", text)):
        if tag == "moveTo":
            document.add_paragraph("领导干部带班值守。")
        paragraph = document.add_paragraph()
        look = paragraph._p.get_or_add_pPr()
        mark = f'<w:rPr {nsdecls("w")}><w:{tag} w:id="3" w:author="李"/></w:rPr>'
        look.append(parse_xml(mark))
        run = f"<w:r><w:t>{words}</w:t></w:r>"
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="4" w:author="李">{run}</w:{tag}>')
        )
    document.add_paragraph("某县防汛抗旱指挥部办公室")
    document.add_paragraph("2026年6月2日")


def field_of_contents(document: Any) -> None:
    """A report with a table of contents that Word made."""
    _centred(document, "某市2026年博物馆工作报告")
    for line in ("一、展览\t1", "二、研究\t2"):
        paragraph = document.add_paragraph(line)
        look = paragraph._p.get_or_add_pPr()
        look.append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="TOC1"/>'))
    styles = document.styles.element
    kind = f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="TOC1">'
    styles.append(parse_xml(f'{kind}<w:name w:val="toc 1"/></w:style>'))
    document.add_paragraph("一、展览")
    document.add_paragraph("举办展览18个，接待观众52.6万人次。")
    document.add_paragraph("二、研究")
    document.add_paragraph("完成课题7项。")


def form(document: Any) -> None:
    """A request with a form whose labels reach over rows and columns."""
    _centred(document, "关于报送培训计划的函")
    document.add_paragraph("某市人力资源和社会保障局：")
    document.add_paragraph("现将我局培训计划报送如下。")
    table = document.add_table(rows=4, cols=3)
    for row, texts in enumerate((
        ("项目", "内容", "人数"), ("培训", "新录用人员", "36"), ("", "业务骨干", "58"),
        ("备注", "均在市委党校举办", ""),
    )):  # fmt: skip
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 1).merge(table.cell(3, 2))
    document.add_paragraph("某市交通运输局")
    document.add_paragraph("二〇二六年三月五日")


def small(document: Any) -> None:
    """A community's brief in one face and size, numbers typed with a dot and a blank."""
    for text in (
        "社区防火工作简况", "本季度，社区开展防火检查27次。", "1. 检查情况",
        "检查商铺113家，发现隐患19处。", "2. 整改情况", "已整改17处，余下2处限期整改。",
    ):  # fmt: skip
        document.add_paragraph().add_run(text).font.size = Pt(12)


def with_header(document: Any) -> None:
    """A tax office's report whose pages bear a running head and a number."""
    document.sections[0].header.paragraphs[0].text = "内部材料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    _centred(document, "2026年三季度税收分析")
    document.add_paragraph("三季度组织税收12.86亿元，同比增长5.4%。")
    document.add_paragraph("一、分税种情况")
    document.add_paragraph("增值税5.12亿元，企业所得税3.07亿元。")
    document.add_paragraph("二、存在问题")
    document.add_paragraph("房地产业税收下降明显。")


BULLETIN = """某市气象信息
第12期
某市气象局　　　　2026年8月15日

8月上旬天气气候特点

8月上旬全市平均降水量86.4毫米，较常年偏多两成。一是雨日多。雨日6天。二是强度大。最大日雨量58.2毫米。

报：市委、市政府。
发：各县气象局。
"""


def more_foreign() -> list[Foreign]:
    """Return the papers with what each of them is."""
    both = ((1, "突出重点"), (1, "严格执法"))
    notice = {"title": ["关于加强节日市场监管的通知"], "to": ["各分局"],
              "issuer": "某市市场监督管理局"}  # fmt: skip
    return [
        Foreign("loose.docx", _paper(market), notice, both),
        Foreign("strict.docx", strict(_paper(market)), notice, both),
        Foreign("moved.docx", _paper(moved),
                {"to": ["各乡镇"], "issuer": "某县防汛抗旱指挥部办公室"},
                texts=("领导干部带班值守。", "值班电话保持畅通。")),
        Foreign("contents.docx", _paper(field_of_contents),
                {"title": ["某市2026年博物馆工作报告"]}, ((1, "展览"), (1, "研究")),
                changes=("略去目录行",)),
        Foreign("form.docx", _paper(form),
                {"to": ["某市人力资源和社会保障局"], "issuer": "某市交通运输局"}, tables=1),
        Foreign("small.docx", _paper(small), {"title": ["社区防火工作简况"]},
                ((1, "检查情况"), (1, "整改情况"))),
        Foreign("running-head.docx", _paper(with_header),
                {"title": ["2026年三季度税收分析"]}, ((1, "分税种情况"), (1, "存在问题")),
                absent=("第1页",)),
        Foreign("weather.txt", BULLETIN.encode("utf-16"),
                {"issue": 12, "issuer": "某市气象局", "title": ["8月上旬天气气候特点"]}, items=2),
    ]  # fmt: skip
