# ruff: noqa: E501
"""Five more papers written before the reader saw them: a joint request, minutes as a form with a
table inside, a text in full-width digits, an English review, a PDF that LibreOffice made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.conftest import CASES
from tests.helpers.foreign_papers import Foreign, _centred, _paper


def joint(document: Any) -> None:
    """A request of two societies, each on a line of its own in red."""
    for text in ("000012", "秘密★1年", "特急"):
        document.add_paragraph(text)
    for text in ("某市老龄事业发展促进会", "某市慈善总会文件"):
        _centred(document, text, 36, red=True)
    document.add_paragraph("某老促〔2026〕4号　　　　　　签发人：张　某　李某某")
    _centred(document, "关于联合开展“银龄行动”的请示")
    for text in (
        "市民政局：",
        "为发挥老年人才作用，拟于2026年5月至10月联合开展“银龄行动”，现将有关情况请示如下：",
        "一、服务内容",
        "1.医疗义诊。组织退休医生120人，开展义诊60场。",
        "2.技术帮扶。派出农技专家45人，服务合作社38家。",
        "二、经费预算",
        "共需经费32.8万元，其中市慈善总会承担20万元。",
        "妥否，请批示。",
        "某市老龄事业发展促进会　　　　某市慈善总会",
        "2026年4月2日",
    ):
        document.add_paragraph(text)


def minutes(document: Any) -> None:
    """Minutes as a form, a table in one of its cells."""
    _centred(document, "某镇人民代表大会主席团会议记录", 20)
    table = document.add_table(rows=6, cols=4, style="Table Grid")
    for row, cells in enumerate((
        ("会议时间", "2026年8月3日", "会议地点", "镇政府三楼"), ("主持人", "孙某", "记录人", "钱某"),
        ("应到", "9人", "实到", "8人"),
    )):  # fmt: skip
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for row, text in (
        (3, "议题：审议上半年财政预算执行情况"), (4, "发言摘要"), (5, "决定事项：原则通过，报县人大备案。"),
    ):  # fmt: skip
        table.cell(row, 0).merge(table.cell(row, 3)).text = text
    inner = table.cell(4, 0).add_table(rows=2, cols=2)
    for row, cells in enumerate(
        (("周代表", "建议压减接待费3.2万元"), ("吴代表", "建议增加水利投入15万元"))
    ):
        for column, text in enumerate(cells):
            inner.cell(row, column).text = text


WIDE = """某某乡村振兴促进会２０２６年工作要点

　　２０２６年促进会工作的总体要求是：服务产业、服务人才、服务乡村。重点抓好以下工作。

１．产业帮扶
（１）培育示范合作社１２家，带动农户１，８６０户。
（２）发放小额贷款５６０万元。
２．人才培训
举办培训班２４期，培训３，２００人次。

项目　　　　　数量　　　　投入（万元）
合作社　　　　１２　　　　３６０
培训班　　　　２４　　　　　４８
道路　　　　　　６　　　　１２５

某某乡村振兴促进会
２０２６年１月１５日
"""


def english(document: Any) -> None:
    """A harbour's review: who issues it, and when, in one line."""
    document.add_heading("Harbour Authority Annual Safety Review", 0)
    document.add_paragraph("Issued by the Marine Safety Office, 14 March 2026")
    document.add_paragraph(
        "The harbour handled 4,812 vessel movements in 2025, up 3.1% on the year before."
    )
    document.add_heading("Incidents", 1)
    document.add_paragraph("Seven of the eleven incidents were minor contacts with the quay.")
    for text in (
        "Pilot ladders were replaced on all four tugs.",
        "A new scheme took effect in June.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Plans for 2026", 1)
    document.add_paragraph("Two more radar stations will be commissioned.")


def held_out_later() -> Iterator[Foreign]:
    """Yield the papers."""
    yield Foreign("joint.docx", _paper(joint), {
        "copy_number": "000012", "secrecy": "秘密★1年", "urgency": "特急", "to": ["市民政局"],
        "number": "某老促〔2026〕4号", "signers": ["张某", "李某某"],
        "title": ["关于联合开展“银龄行动”的请示"], "issuer": "某市老龄事业发展促进会、某市慈善总会",
    }, ((1, "服务内容"), (2, "医疗义诊"), (2, "技术帮扶"), (1, "经费预算")),
        texts=("妥否，请批示。",))  # fmt: skip
    yield Foreign("minutes-form.docx", _paper(minutes),
                  {"title": ["某镇人民代表大会主席团会议记录"]}, tables=1,
                  changes=("单元格内的表格并入该格文字",))  # fmt: skip
    yield Foreign("wide.txt", WIDE.encode("gb18030"), {
        "title": ["某某乡村振兴促进会2026年工作要点"], "issuer": "某某乡村振兴促进会",
    }, ((1, "产业帮扶"), (1, "人才培训")), tables=1,
        texts=("（1）培育示范合作社12家，带动农户1,860户。",),
        changes=("全角数字改为半角",))  # fmt: skip
    yield Foreign("harbour.docx", _paper(english), {
        "title": ["Harbour Authority Annual Safety Review"],
        "issuer": "Issued by the Marine Safety Office, 14 March 2026",
    }, ((1, "Incidents"), (1, "Plans for 2026")))  # fmt: skip
    yield Foreign("coal.pdf", (CASES / "intake/coal.pdf").read_bytes(), {
        "title": ["某煤业集团2026年第三季度安全生产情况通报"], "to": ["各矿井、各专业化公司"],
        "issuer": "某煤业集团安全监察部",
    }, ((1, "隐患分布"), (1, "下一步要求"),
        *((2, f"抓好第{number}项工作") for number in range(1, 10))), tables=1,
        absent=("安全监察简讯", "第 1 页"))  # fmt: skip
