"""Official papers in Word that jianbao did not make: plain python-docx."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

LONG = "各县区各部门要切实提高政治站位，强化责任担当，结合实际认真抓好贯彻落实，" * 6 + "确保实效。"
ALIGN = {
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True)
class WordPaper:
    """A red-headed paper with a 版记; mm and pt."""

    top: float = 37
    left: float = 28
    pitch: float = 28.5
    tracking: int = -5  # twips: 28 characters of 15.75 pt
    body_face: str = "仿宋_GB2312"
    title_face: str = "方正小标宋简体"
    title_size: float = 22
    title_align: str = "center"
    heading_face: str = "黑体"
    indent: int = 200  # hundredths of a character
    number: str = "某政发〔2026〕7号"
    mark_colour: str = "FF0000"
    line_colour: str = "FF0000"
    line_indent: float = 0
    addressee: str = "各县区人民政府："
    date: str = "2026年7月4日"
    copies: str = "抄送：市委办公室。"
    rules: tuple[str, ...] = ("top", "insideH", "bottom")
    outer: int = 8  # eighths of a point: 0.35 mm
    footer: str = "outer"
    footer_face: str = "宋体"
    footer_size: float = 14
    dashes: str = "— {} —"
    first_page_number: bool = True


def draw_word_paper(paper: WordPaper) -> bytes:
    """Return the paper as a Word file."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(paper.top), Mm(297 - 225 - paper.top)
    section.left_margin, section.right_margin = Mm(paper.left), Mm(210 - 156 - paper.left)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    _add(word, paper, "某某市人民政府文件", "center", "方正小标宋简体", 44, paper.mark_colour, 60)
    number = _add(word, paper, paper.number, "center", paper.body_face, 16)
    _rule_below(number, paper)
    _add(word, paper, "", "center", paper.body_face, 16)
    title = _add(word, paper, "", paper.title_align, paper.title_face, paper.title_size)
    title.style = word.styles["Normal"]
    for text in ("关于做好安全生产工作的", "通知"):
        _run(title, text, paper.title_face, paper.title_size)
        if text != "通知":
            title.add_run().add_break()
    _add(word, paper, paper.addressee, "left", paper.body_face, 16)
    for number_, name in enumerate(("总体要求", "重点任务", "组织保障")):
        heading = _add(word, paper, "", "both", paper.heading_face, 16, indent=paper.indent)
        _run(heading, f"{'一二三'[number_]}、{name}", paper.heading_face, 16)
        for _ in range(3):
            _add(word, paper, LONG, "both", paper.body_face, 16, indent=paper.indent)
    _add(word, paper, paper.date, "right", paper.body_face, 16)
    _imprint(word, paper)
    _footers(word, paper)
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


def _add(
    word: Any, paper: WordPaper, text: str, align: str, face: str, size: float,
    colour: str = "", pitch: float = 0, indent: int = 0,
) -> Any:  # fmt: skip
    paragraph = word.add_paragraph()
    _look(paragraph, paper, align, pitch)
    if indent:
        spacing = paragraph._p.get_or_add_pPr().get_or_add_ind()
        spacing.set(qn("w:firstLineChars"), str(indent))
        spacing.set(qn("w:firstLine"), str(int(size * 20 * indent / 100)))
    if text:
        run = _run(paragraph, text, face, size, paper.tracking if size == 16 else 0)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
    return paragraph


def _look(paragraph: Any, paper: WordPaper, align: str, pitch: float = 0) -> None:
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(pitch or paper.pitch)
    form.space_before = form.space_after = Pt(0)
    form.alignment = ALIGN[align]


def _run(paragraph: Any, text: str, face: str, size: float, tracking: int = 0) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), face
    fonts = run._r.get_or_add_rPr().rFonts
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")
    if tracking:
        element = OxmlElement("w:spacing")
        element.set(qn("w:val"), str(tracking))
        run._r.rPr.append(element)
    return run


def _rule_below(paragraph: Any, paper: WordPaper) -> None:
    if paper.line_indent:
        paragraph.paragraph_format.right_indent = Mm(paper.line_indent)
    border = (
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="8" w:space="11"'
        f' w:color="{paper.line_colour}"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().insert_element_before(parse_xml(border), "w:spacing", "w:ind")


def _imprint(word: Any, paper: WordPaper) -> None:
    table = word.add_table(rows=2, cols=1)
    table.autofit = False
    for text, row in zip(
        (paper.copies, "某某市人民政府办公室　2026年7月5日印发"), table.rows, strict=True
    ):
        row.cells[0].width = Mm(156)
        paragraph = row.cells[0].paragraphs[0]
        _look(paragraph, paper, "left", 24)
        _run(paragraph, text, paper.body_face, 14)
    properties = table._tbl.tblPr
    for side in paper.rules:
        borders = properties.find(qn("w:tblBorders"))
        if borders is None:
            borders = OxmlElement("w:tblBorders")
            properties.append(borders)
        border = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "single")
        border.set(qn("w:sz"), "6" if side == "insideH" else str(paper.outer))
        borders.append(border)
    table._tbl.tblGrid.gridCol_lst[0].w = Mm(156)


def _footers(word: Any, paper: WordPaper) -> None:
    section = word.sections[0]
    sides = {"outer": ("right", "left"), "inner": ("left", "right")}
    odd, even = sides.get(paper.footer, (paper.footer, paper.footer))
    word.settings.odd_and_even_pages_header_footer = odd != even
    section.different_first_page_header_footer = not paper.first_page_number
    footers = [(section.footer, odd), (section.even_page_footer, even)]
    for footer, side in footers[: 1 + (odd != even)]:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = ALIGN[side]
        if side == "right":
            paragraph.paragraph_format.right_indent = Pt(16)
        if side == "left":
            paragraph.paragraph_format.left_indent = Pt(16)
        before, after = paper.dashes.split("{}")
        for text, instruction in ((before, ""), ("", "PAGE"), (after, "")):
            if instruction:
                _field(paragraph, paper)
            elif text:
                _run(paragraph, text, paper.footer_face, paper.footer_size)


def _field(paragraph: Any, paper: WordPaper) -> None:
    for kind in ("begin", "instr", "separate", "1", "end"):
        run = _run(paragraph, "1" if kind == "1" else "", paper.footer_face, paper.footer_size)
        if kind == "instr":
            element = OxmlElement("w:instrText")
            element.text = " PAGE "
            run._r.append(element)
        elif kind != "1":
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
