"""What verify-layout says: the rules, what was measured, the verdicts."""

from __future__ import annotations

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Amount, Term, phrase

REQUIRED: dict[str, Term] = {
    "paper": Term("paper A4, 210×297 mm", "纸张A4型，210毫米×297毫米"),
    "top": Term("white above the text area 37±1 mm", "天头37±1毫米"),
    "left": Term("white left of the text area 28±1 mm", "订口28±1毫米"),
    "width": Term("text area 156 mm wide", "版心宽156毫米"),
    "height": Term("text area 225 mm high", "版心高225毫米"),
    "lines": Term(
        "22 lines a page (19 to 24 so that a signature stands with text)",
        "每面22行（为使落款与正文同处一面，可调整为19至24行）",
    ),
    "characters": Term("28 characters a line", "每行28字"),
    "pitch": Term(
        "line pitch so that the lines fill the text area, 27.73–29.61 pt for 22",
        "行距使各行撑满版心，22行为27.73—29.61磅",
    ),
    "body-face": Term("body in FangSong", "正文仿宋体"),
    "body-size": Term("body of size 3 (16 pt)", "正文3号字（16磅）"),
    "indent": Term("paragraphs indented by 2 characters", "每自然段左空二字"),
    "heading1": Term("headings of level 1 in Hei", "一级标题“一、”黑体"),
    "heading2": Term("headings of level 2 in Kai", "二级标题“（一）”楷体"),
    "heading3": Term("headings of level 3 in FangSong, not bold", "三级标题“1.”仿宋体，不加粗"),
    "heading4": Term("headings of level 4 in FangSong, not bold", "四级标题“（1）”仿宋体，不加粗"),
    "first-page-body": Term("page one shows body text", "首页显示正文"),
    "no-text-page": Term("no page that says it has no text", "不用“此页无正文”"),
    "title-face": Term("title in XiaoBiaoSong", "标题小标宋体"),
    "title-size": Term("title of size 2 (22 pt)", "标题2号字（22磅）"),
    "title-place": Term("title centred", "标题居中"),
    "title-shape": Term(
        "lines of the title a trapezoid or diamond, no word cut", "标题回行词意完整，梯形或菱形"
    ),
    "number-shown": Term("pages are numbered", "编排页码"),
    "number-face": Term("page number in Song", "页码宋体"),
    "number-size": Term("page number of size 4 (14 pt)", "页码4号字（14磅）"),
    "number-form": Term(
        "half-width digits between two dashes, — 1 —", "半角阿拉伯数字，左右各一条一字线"
    ),
    "number-place": Term("odd numbers right, even ones left", "单页码居右、双页码居左"),
    "number-indent": Term("page number one character from the side", "页码距版心一侧空一字"),
    "number-drop": Term("dashes 7 mm below the text area", "一字线距版心下边缘7毫米"),
    "mark-top": Term(
        "issuer's name 35 mm below the text area's top", "发文机关标志上边缘至版心上边缘35毫米"
    ),
    "mark-face": Term("issuer's name in XiaoBiaoSong", "发文机关标志小标宋体"),
    "mark-colour": Term("issuer's name in red", "发文机关标志红色"),
    "mark-place": Term("issuer's name centred", "发文机关标志居中"),
    "document-number": Term(
        "document number: whole year in 〔〕, no zero before it",
        "发文字号：年份标全称，用〔〕，不编虚位，不加“第”",
    ),
    "red-line-width": Term("rule under the head as wide as the text area", "版头分隔线与版心等宽"),
    "red-line-colour": Term("rule under the head in red", "版头分隔线红色"),
    "red-line-gap": Term("rule 4 mm below the document number", "分隔线在发文字号之下4毫米"),
    "addressee": Term("last addressee ends with ：", "主送机关最后标全角冒号"),
    "annex-note": Term("no mark behind an annex's name", "附件说明名称后不加标点"),
    "date": Term(
        "dates in Arabic numerals, whole year, no zeros before",
        "成文日期阿拉伯数字，年份全称，月日不编虚位",
    ),
    "imprint-lines": Term(
        "rules above, below and between the parts of the imprint", "版记首条、末条及中间分隔线齐全"
    ),
    "imprint-width": Term("rules of the imprint as wide as the text area", "版记分隔线与版心等宽"),
    "imprint-outer": Term("outer rules of the imprint 0.35 mm", "版记首末条线0.35毫米"),
    "imprint-inner": Term("inner rules of the imprint 0.25 mm", "版记中间线0.25毫米"),
    "imprint-foot": Term("last rule on the text area's foot", "末条线与版心下边缘重合"),
    "imprint-face": Term("imprint in FangSong", "版记仿宋体"),
    "imprint-size": Term("imprint of size 4 (14 pt)", "版记4号字（14磅）"),
    "copies": Term("distribution list ends with a full stop", "抄送机关后标句号"),
    "line-start": Term("no line begins with a mark that closes", "行首无点号、后引号、后括号"),
    "line-end": Term("no line ends with a mark that opens", "行末无前引号、前括号"),
    "dash-split": Term("—— and …… are not parted", "破折号、省略号不断开"),
    "connector": Term("no line begins with a connector", "行首无连接号、间隔号"),
    "number-split": Term("no number is parted at a line's end", "数字不拆在两行"),
    "letter-mark": Term(
        "letterhead 30 mm below the paper's top", "发文机关标志上边缘至上页边30毫米"
    ),
    "letter-width": Term("red double rules 170 mm wide", "红色双线长170毫米"),
    "letter-gap": Term("double rule 4 mm below the letterhead", "标志之下4毫米处印双线"),
    "letter-foot": Term("lower double rule 20 mm above the paper's foot", "下双线距下页边20毫米"),
    "letter-first": Term("page one of a letter bears no number", "首页不显示页码"),
    "minutes-name": Term("the name is that of minutes", "标志由“×××××纪要”组成"),
    "bulletin-name": Term("the bulletin's name in red", "简报名称红色"),
    "bulletin-issue": Term("the head has the number of the issue", "报头有期号"),
}
"""What each rule of layout requires, by its code."""
FAULTS: dict[str, Term] = {
    "title-shape": Term("neither trapezoid nor diamond", "非梯形、菱形"),
    "no-numbers": Term("no page number", "无页码"),
    "no-number": Term("no number", "无页码"),
    "imprint-first": Term("first rule missing", "缺首条线"),
    "imprint-last": Term("last rule missing", "缺末条线"),
    "imprint-between": Term("rule between missing", "缺中间线"),
    "no-body": Term("no body text", "无正文"),
}
"""What a page lacks, by the fault's code."""


# ---- faults


@phrase(en="p. {page}: {what}", zh="第{page}页：{what}")
def layout_on_page(*, page: int, what: str) -> None: ...


@phrase(en="{first} and {count} more", zh="{first}等{count}处")
def layout_more(*, first: str, count: int) -> None: ...


LAYOUT_NONE_WRONG = Term("nothing wrong", "未见不符")
LAYOUT_MISSING = Term("missing", "缺")
LAYOUT_ABSENT = Term("not in the file", "无此要素")
LAYOUT_NOT_SHOWN = Term("the file does not show it", "文件中测不出")
MEASURED_WORDS: dict[str, Term] = {
    "fang": Term("FangSong", "仿宋"),
    "hei": Term("Hei", "黑体"),
    "kai": Term("Kai", "楷体"),
    "biaosong": Term("XiaoBiaoSong", "小标宋"),
    "song": Term("Song", "宋体"),
    "red": Term("red", "红色"),
    "black": Term("black", "黑色"),
    "centred": Term("centred", "居中"),
    "left": Term("left", "居左"),
    "right": Term("right", "居右"),
    "aside": Term("off the middle", "偏离中线"),
    "outer": Term("odd right, even left", "单右双左"),
    "inner": Term("odd left, even right", "单左双右"),
}
"""Roles, colours and places by their names."""


# ---- words that are measured


@phrase(en="{face}, bold", zh="{face}加粗")
def word_bold(*, face: str) -> None: ...


VERDICTS: dict[str, Term] = {
    "kept": Term("kept", "符合"),
    "broken": Term("BROKEN", "不符合"),
    "doubtful": Term("doubtful", "存疑"),
    "unknown": Term("not shown", "未检出"),
    "absent": Term("none such", "不适用"),
}
"""What a rule's measure comes to."""
SOURCES: dict[str, Term] = {
    "clause": Term("clause", "规定"),
    "usual": Term("usual", "一般"),
    "advised": Term("advised", "推荐"),
    "practice": Term("practice", "实务"),
    "derived": Term("derived", "派生"),
}
"""How firmly a rule is laid down."""


# ---- the sheet

LAYOUT_TITLE = Term("Layout checked", "版式核验单")


@phrase(en="File: {file}    {about}", zh="文件：{file}　　{about}")
def layout_file(*, file: str, about: str) -> None: ...


@phrase(en="SHA-256 {digest}", zh="SHA-256 {digest}（校验值）")
def layout_digest(*, digest: str) -> None: ...


@phrase(en="{count} pages", zh="{count}页")
def layout_pages(*, count: int) -> None: ...


LAYOUT_WORD = Term("Word file", "Word文件")
SHEET_HEADS: dict[str, Term] = {
    "clause": Term("clause", "条款"),
    "required": Term("required", "要求"),
    "measured": Term("measured", "实测"),
    "verdict": Term("verdict", "结论"),
    "source": Term("source", "依据"),
}
"""Heads of the sheet that verify-layout makes."""


@phrase(
    en=(
        "{kept} kept, {broken} broken, {doubtful} doubtful, {unknown} not shown,"
        " {absent} without such an element"
    ),
    zh="符合{kept}项，不符合{broken}项，存疑{doubtful}项，未检出{unknown}项，不适用{absent}项",
)
def layout_summary(*, kept: int, broken: int, doubtful: int, unknown: int, absent: int) -> None: ...


LAYOUT_HOW = Term(
    (
        "Clauses without a name are of GB/T 9704-2012. Its lengths run to the edges of characters,"
        " those of a program to line boxes; two numbers give both, and a rule is kept where they"
        " touch what it asks. Source: clause = the text itself; usual, advised = its own words;"
        " practice = custom; derived = arithmetic."
    ),
    (
        "未注明标准的条款出自GB/T 9704-2012。该标准量至字的边缘，排版软件量至行框；实测给出两数的，"
        "即此二者，其间触及要求即为符合。依据：规定＝条文；一般、推荐＝条文用语；实务＝惯例；派生＝推算。"
    ),
)
LAYOUT_CONVERT = Term(
    "Only a laid-out page tells what a Word file does not show: measure its PDF, too.",
    "Word文件测不出的项目须看排定的版面：请另存为PDF再核验。",
)


# ---- files that cannot be measured


@message(
    Level.ERROR,
    en="{file} is in the old Word format",
    zh="{file}是旧版Word格式",
    hint=Term("save it as .docx or PDF", "请另存为.docx或PDF"),
)
def layout_old_word(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} is neither a Word file (.docx) nor a PDF",
    zh="{file}不是Word文件（.docx），也不是PDF",
)
def layout_kind(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} cannot be opened: {reason}", zh="打不开{file}：{reason}")
def layout_no_file(*, file: str, reason: Term) -> None: ...


@message(
    Level.NOTE,
    en="this paper has {asked}, unlike {clause}: {kind}",
    zh="本文为{asked}，不同于{clause}：{kind}",
)
def departure(*, asked: str | Amount, clause: str, kind: Term) -> None: ...
