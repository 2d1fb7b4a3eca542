# ruff: noqa: E501
"""Word files of bare XML, as programs unlike ours write them: four papers, none looked at before."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
{more}</Types>"""
OVERRIDE = (
    '<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.{part}+xml"/>'
)
RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>"""
REL = '<Relationship Id="r{n}" Type="' + RELATED + '/{kind}" Target="{target}"/>'


def _by_hand(body: str, prefix: str = "w", **parts: str) -> bytes:
    """Return a Word file of bare XML; `parts` are footnotes, comments, numbering, styles."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    names = f'xmlns:{prefix}="{WORD}" xmlns:r="{RELATED}"'
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    names += ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    names += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "[Content_Types].xml",
            TYPES.format(more="".join(OVERRIDE.format(part=part) for part in parts)),
        )
        file.writestr(
            "_rels/.rels",
            RELS.format(each=REL.format(n=1, kind="officeDocument", target="word/document.xml")),
        )
        related = (REL.format(n=n, kind=p, target=f"{p}.xml") for n, p in enumerate(parts, 1))
        file.writestr("word/_rels/document.xml.rels", RELS.format(each="".join(related)))
        document = (
            f"<{prefix}:document {names}><{prefix}:body>{body}</{prefix}:body></{prefix}:document>"
        )
        file.writestr("word/document.xml", head + document)
        for part, content in parts.items():
            root = f"<{prefix}:{part} {names}>{content}</{prefix}:{part}>"
            file.writestr(f"word/{part}.xml", head + root)
    return stream.getvalue()


def _p(text: str, look: str = "", run: str = "") -> str:
    """Return a paragraph by hand; `text` may hold runs of its own."""
    inner = (
        text if text.startswith("<") else f"<w:r>{run}<w:t xml:space='preserve'>{text}</w:t></w:r>"
    )
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


CENTRE = '<w:jc w:val="center"/>'
BIG = '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr>'
RED = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="84"/></w:rPr>'


# ---- 4 hospital: one paragraph with soft line ends, tabs as columns, foot- and endnotes


def hospital() -> bytes:
    """A hospital's report of operations, all of it in few paragraphs with line breaks."""
    breaks = "<w:r><w:br/></w:r>"

    def lines(*texts: str) -> str:
        return breaks.join(
            t if t.startswith("<") else f"<w:r><w:t xml:space='preserve'>{t}</w:t></w:r>"
            for t in texts
        )

    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = _p("某市第二人民医院", CENTRE, '<w:rPr><w:sz w:val="28"/></w:rPr>')
    body += _p("2026年第二季度医疗运行情况分析", CENTRE, BIG)
    body += _p(
        lines(
            "一、基本情况",
            "　　第二季度，全院门急诊量18.6万人次，同比增长4.2%。",
            f"<w:r><w:t>　　出院患者1.13万人次</w:t></w:r>{note}<w:r><w:t>，平均住院日6.8天。</w:t></w:r>",
            "二、主要问题",
            f"<w:r><w:t>　　药占比为28.4%</w:t></w:r>{end}<w:r><w:t>，高于目标值。</w:t></w:r>",
        )
    )
    tab = "<w:r><w:tab/></w:r>"
    for cells in (("科室", "门诊量", "出院人次"), ("内科", "52,310", "3,120"), ("外科", "31,206", "2,984"),
                  ("儿科", "28,417", "1,206")):  # fmt: skip
        body += _p(tab.join(f"<w:r><w:t>{cell}</w:t></w:r>" for cell in cells))
    body += _p("三、下一步措施")
    body += _p("加强合理用药监测，压缩平均住院日。")
    body += _p("医务科", '<w:jc w:val="right"/>') + _p("2026年7月10日", '<w:jc w:val="right"/>')
    notes = (
        '<w:{0} w:type="separator" w:id="0"><w:p/></w:{0}><w:{0} w:id="2"><w:p><w:r><w:{0}Ref/></w:r>'
        "<w:r><w:t xml:space='preserve'> {1}</w:t></w:r></w:p></w:{0}>"
    )
    return _by_hand(
        body,
        footnotes=notes.format("footnote", "不含日间手术。"),
        endnotes=notes.format("endnote", "按国家卫生健康委口径计算。"),
    )


# ---- 5 university: content controls, fields, captions, a page on its side


def university() -> bytes:
    """A university's notice, from a form with content controls."""

    def sdt(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    def field(code: str, shown: str) -> str:
        kind = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return (
            f"{kind.format('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>"
            f"{kind.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{kind.format('end')}"
        )

    def run(text: str) -> str:
        return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"

    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{_p(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    toc = '<w:pStyle w:val="TOC1"/>'
    body = sdt(_p("关于做好2026年研究生招生工作的通知", CENTRE, BIG))
    body += sdt(
        _p("目　录", '<w:pStyle w:val="TOCHeading"/>')
        + _p(run("一、招生计划") + "<w:r><w:tab/></w:r>" + run("1"), toc)
        + _p(run("二、工作安排") + "<w:r><w:tab/></w:r>" + run("2"), toc)
    )
    body += _p(sdt(run("各学院、各研究所：")))
    body += _p("经学校研究，现就做好2026年研究生招生工作通知如下。")
    body += _p("一、招生计划", '<w:outlineLvl w:val="0"/>')
    body += _p(
        run("全校计划招收硕士研究生2,460名、博士研究生318名，分配见")
        + field("REF 表1", "表1")
        + run("。")
    )
    body += _p(run("表 ") + field("SEQ 表", "1") + run("  各学院招生计划"), CENTRE)
    body += "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    body += (
        row("学院", "硕士", "博士")
        + row("工学院", "860", "120")
        + row("理学院", "540", "96")
        + "</w:tbl>"
    )
    body += _p("", '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>')
    body += _p("二、工作安排", '<w:outlineLvl w:val="0"/>')
    body += _p("（一）复试。3月下旬完成，复试比例不低于120%。")
    body += _p("（二）录取。4月15日前公示拟录取名单，公示期10个工作日。")
    body += _p("某某理工大学研究生院", '<w:jc w:val="right"/>')
    body += sdt(_p("2026年1月8日", '<w:jc w:val="right"/>'))
    styles = (
        '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/></w:style>'
    )
    return _by_hand(body, styles=styles)


# ---- 7 revisions: paragraphs joined and parted by them, rows, moves, comments


def revised() -> bytes:
    """A park's plan after two readers."""

    def ins(inner: str) -> str:
        return f'<w:ins w:id="1" w:author="甲"><w:r><w:t>{inner}</w:t></w:r></w:ins>'

    def out(inner: str) -> str:
        return f'<w:del w:id="2" w:author="乙"><w:r><w:delText>{inner}</w:delText></w:r></w:del>'

    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    def row(look: str, *cells: str) -> str:
        return (
            f"<w:tr><w:trPr>{look}</w:trPr>"
            + "".join(f"<w:tc>{_p(c)}</w:tc>" for c in cells)
            + "</w:tr>"
        )

    gone = '<w:rPr><w:del w:id="3" w:author="乙"/></w:rPr>'
    body = _p("某某国家湿地公园候鸟保护工作方案", CENTRE, BIG)
    body += _p("一、总体目标")
    body += _p(run("到2027年，越冬候鸟数量") + out("稳定在2万只") + ins("达到2.4万只以上，"), gone)
    body += _p(run("监测覆盖率达到100%。"))
    body += _p("二、主要措施")
    body += (
        '<w:commentRangeStart w:id="0"/>'
        + _p("（一）栖息地修复。修复湿地380公顷。")
        + '<w:commentRangeEnd w:id="0"/>'
    )
    body += '<w:p><w:moveFrom w:id="4" w:author="甲"><w:r><w:t>（二）人工投食。投放饲料15吨。</w:t></w:r></w:moveFrom></w:p>'
    body += _p("（二）巡护监测。设置监测点26个，每周巡护3次。")
    body += '<w:p><w:moveTo w:id="5" w:author="甲"><w:r><w:t>（三）人工投食。投放饲料15吨。</w:t></w:r></w:moveTo></w:p>'
    body += "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    body += row("", "月份", "数量（只）") + row("", "11月", "8,600")
    body += row('<w:del w:id="6" w:author="乙"/>', out("12月"), out("12,000"))
    body += row('<w:ins w:id="7" w:author="甲"/>', ins("12月"), ins("14,300")) + "</w:tbl>"
    body += _p("某某国家湿地公园管理处") + _p("2026年10月9日")
    comments = '<w:comment w:id="0" w:author="丙"><w:p><w:r><w:t>面积请再核。</w:t></w:r></w:p></w:comment>'
    return _by_hand(body, comments=comments)


# ---- 8 as WPS writes: numbers in styles, boxes twice, hidden words, ruby, symbols


def by_wps() -> bytes:
    """An archive's notice with all that WPS puts into a file."""
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}'
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        "<w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ).format(_p("某市档案馆文件", CENTRE, RED))
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部批注：勿印</w:t></w:r>"
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>jiàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>鉴</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
    )
    heading = '<w:pStyle w:val="a5"/>'
    body = _p(box) + _p("某档发〔2026〕8号", CENTRE)
    body += _p("关于开展馆藏档案抢救性保护的通知", CENTRE, BIG)
    body += _p("馆属各部室：")
    body += _p(
        f"<w:r><w:t>为做好档案</w:t></w:r>{ruby}<w:r><w:t>定与保护，现通知如下。</w:t></w:r>{hidden}"
    )
    body += _p("保护范围", heading)
    body += _p(
        "<w:r><w:t>1949</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>1966年形成的纸质档案12,600卷。</w:t></w:r>"
    )
    body += _p("工作步骤", heading)
    for text in ("普查登记。逐卷建立台账。", "修复装裱。年内修复1,500卷。"):
        body += _p(text, '<w:pStyle w:val="a6"/>')
    body += _p("经费保障", heading)
    body += _p("安排专项经费86.5万元<w:r/>".replace("<w:r/>", "。"))
    body += _p("某市档案馆", '<w:jc w:val="right"/>') + _p("2026年5月6日", '<w:jc w:val="right"/>')
    styles = (
        '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="一级标题"/><w:pPr><w:numPr><w:numId w:val="3"/>'
        '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="二级条"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="japaneseCounting"/><w:pStyle w:val="a5"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:pStyle w:val="a6"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    return _by_hand(body, styles=styles, numbering=numbering)
