"""What an import says: of files it cannot read, and of what it changed and doubts."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term, phrase

PAGE_NUMBER_OUT = Term("a page number was taken out", "删去页码")
RUNNING_HEAD_OUT = Term("a running head was taken out", "删去页眉页脚")
NOTE_MADE = Term("a stranded note became a footnote", "散落的注释改作脚注")
EMPTY_NOTE_OUT = Term("the mark of a note without words was taken out", "删去无内容注释的标号")
JOINED = Term("a word parted at a page's end was joined", "接合换页处断开的词句")
WIDE_MARKS = Term("half-width marks became full-width ones", "半角标点改为全角")


@message(
    Level.ERROR,
    en="{name} is no text in UTF-8 or GB 18030",
    zh="{name}不是UTF-8或GB 18030编码的文字",
    hint=Term(
        "save it as UTF-8 text, or import the Word file", "另存为UTF-8文本，或直接导入Word文件"
    ),
)
def not_text(place: Place | None, /, *, name: str) -> None: ...


UNPLACED = Term("no place was found for it", "未能归位")
UNPRINTABLE = Term(
    "characters that cannot be printed, or mean something here",
    "去掉或替换不能印出、另有含义的字符",
)
HEADING_ALONE = Term("a heading has no text under it; kept as text", "标题之下没有正文，按正文保留")
LEVEL_SKIPPED = Term(
    "a level of headings is left out before it; kept as text", "标题跳级，按正文保留"
)
RUN_IN_SPLIT = Term("a heading was parted from the text that ran on", "标题与接排的正文分开")
STOP_OUT = Term("the full stop behind a heading was taken out", "删去标题后的句号")
NUMBER_CHANGED = Term("a heading's number is counted anew", "标题序号重新编排")
NUMBER_LEFT = Term("a number was kept as text", "数字未入台账，按文字保留")
FIGURE_FOUND = Term("a figure became an entry of the ledger", "数据记入台账")
BY_LIBREOFFICE = Term(
    "an older kind of file, read by way of LibreOffice", "旧格式文件，经LibreOffice转换后读取"
)
BY_OXIDE = Term(
    "an older kind of file: text, headings and tables alone were read",
    "旧格式文件，只读出文字、标题和表格",
)
OWN_SOURCES = Term(
    "the PDF carries the briefing it was made of: that was taken as it is",
    "PDF内含其简报文件，已原样取出",
)
CONTENTS_OUT = Term("a line of the table of contents was left out", "略去目录行")
DELETED_OUT = Term("a text deleted under revision was left out", "略去修订中删除的文字")
HALF_NUMBERS = Term("full-width numbers became half-width ones", "全角数字改为半角")
HIDDEN_OUT = Term("hidden words, which never print, were left out", "略去隐藏文字")
SYMBOL_LOST = Term("a symbol that is not known", "不能识别的符号")
TITLE_GUESSED = Term(
    "the paper has no title: its name stands for it", "原文没有标题，暂用刊名作标题"
)
TABLE_IN_CELL = Term(
    "a table inside a cell was put into the cell's text", "单元格内的表格并入该格文字"
)
NOTE_IN_CELL = Term("a note in a table stands under it now", "表内的脚注移到表下")
PICTURE_IN_CELL = Term("a picture inside a table cannot be taken over", "表格内的图片不能带入")
TABLE_NAMED = Term(
    "a table has no title: that of its section stands for it", "表格没有标题，暂用所在部分的标题"
)
COMMENT_OUT = Term("a comment was left out", "略去批注")
CHART_LOST = Term("a chart cannot be taken over: enter its figures", "图表不能带入，请按数据重建")
PICTURE_LOST = Term("a picture of a kind that cannot be taken over", "图片格式不能带入")
NOT_PRINTED = Term("a text that the template does not print as it stands", "模板未照原样印出的文字")
MARK_OTHERWISE = Term("its last mark is the template's", "末尾标点由模板决定")
COPIES_GUESSED = Term(
    "how many copies each gets is not said: all went to the first",
    "各单位份数原文未列，余数暂记第一家",
)
DATE_GUESSED = Term(
    "the paper bears no date: the last day it names", "原文未署日期，暂用文中最晚的日期"
)
ISSUER_GUESSED = Term(
    "taken for whoever issues the paper, since it stands beside the date",
    "因与日期相邻，暂作署名单位",
)
ANNEX_WITHOUT_TEXT = Term(
    "an annex is named and its text is not there", "只列附件名称，未见附件正文"
)

REPORT_HEADS = {
    "title": Term("Import report", "导入报告"),
    "doubts": Term("To be looked at", "请核对"),
    "changes": Term("Done", "已处理"),
    "place": Term("place", "位置"),
    "kind": Term("what", "事项"),
    "before": Term("before", "原文"),
    "after": Term("after", "现为"),
    "sure": Term("how sure", "把握"),
}
"""Heads of the report and of its tables."""
SURENESS = {
    "sure": Term("sure", "确定"),
    "likely": Term("likely", "较有把握"),
    "doubtful": Term("doubtful", "存疑"),
}


@phrase(
    en="{kept} of {total} characters kept",
    zh="{total}字中保留{kept}字",
)
def kept_line(*, kept: int, total: int) -> None: ...


@phrase(
    en="{folder}: {figures} figures in the ledger, {changes} changes, {doubts} to be looked at",
    zh="{folder}：台账{figures}项，改动{changes}处，请核对{doubts}处",
)
def imported(*, folder: str, figures: int, changes: int, doubts: int) -> None: ...


@message(
    Level.ERROR,
    en="{name} cannot be read: {reason}",
    zh="{name}无法读取：{reason}",
    hint=Term(
        "open it in the program that it is of, and save it anew", "请用原来的程序打开，重新另存"
    ),
)
def cannot_import(place: Place | None, /, *, name: str, reason: Term) -> None: ...


IS_EMPTY = Term("it is empty", "文件是空的")
IS_ANOTHER_KIND = Term("what is in it is of another kind", "内容与后缀名不符")


@message(
    Level.ERROR,
    en="{name} is of a kind that is not imported; allowed: {allowed}",
    zh="{name}不是可导入的文件；可导入：{allowed}",
    hint=Term("save it as .docx, or paste its text into a .txt", "另存为.docx，或把文字粘贴到.txt"),
)
def kind_unknown(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="{folder} is there already",
    zh="{folder}已经存在",
    hint=Term("name another with --out, or move it away", "用--out另指定，或先移走"),
)
def folder_in_the_way(place: Place | None, /, *, folder: str) -> None: ...


@phrase(
    en="{folder}: {files} files; begin with {first}", zh="{folder}：{files}个文件，请从{first}写起"
)
def begun(*, folder: str, files: int, first: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell}: the value of {id} stands in {where}",
    zh="{cell}：{id}的值取自{where}",
    hint=Term("change it there", "请在那里修改"),
)
def filled_elsewhere(place: Place | None, /, *, cell: str, id: str, where: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} is of an older kind, which needs LibreOffice or the extra 'doc' to be read",
    zh="{name}是旧格式文件，须装有LibreOffice或附加组件doc才能读取",
    hint=Term(
        "open it in Word or WPS and save it as .docx; or pip install 'jianbao[doc]'",
        "请在Word或WPS中打开，另存为.docx；或pip install 'jianbao[doc]'",
    ),
)
def no_reader_of_doc(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} has no text: it is a scan",
    zh="{name}里没有文字，是扫描件",
    hint=Term(
        "have its text recognised by another program first, and import that",
        "请先用文字识别软件转成文字，再导入",
    ),
)
def no_text_in_pdf(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} has no text to make a briefing of",
    zh="{name}中没有可用的正文",
    hint=Term("see whether it is the right file", "请核对是否选错了文件"),
)
def nothing_in_it(place: Place | None, /, *, name: str) -> None: ...


# ---- spreadsheets


@message(
    Level.ERROR,
    en="{name} is wider than any ledger: more than {columns} columns",
    zh="{name}过大，超过{columns}列",
)
def list_too_wide(place: Place | None, /, *, name: str, columns: int) -> None: ...


CELL_ENDLESS = Term(
    "a cell does not end; a quotation mark is missing", "有一格没有结尾，可能缺少引号"
)


@message(
    Level.ERROR,
    en="{name} has no columns {wanted} in its first sheet",
    zh="{name}的第一张表中没有这些栏：{wanted}",
    hint=Term(
        "write the list with `jianbao figures BRIEFING --out FILE.xlsx` and fill that in",
        "请用jianbao figures 简报 --out 文件.xlsx写出台账，填好后再取回",
    ),
)
def columns_missing(place: Place | None, /, *, name: str, wanted: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell}: the ledger has no figure '{id}'",
    zh="{cell}：台账中没有“{id}”",
    hint=Term("enter it in figures.yaml first", "请先在figures.yaml中增加这一项"),
)
def figure_unknown(place: Place | None, /, *, cell: str, id: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell}: '{id}' stands in {first}, too",
    zh="{cell}：“{id}”在{first}已有一行",
)
def figure_twice(place: Place | None, /, *, cell: str, id: str, first: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell}: the unit is '{unit}', in the ledger '{expected}'",
    zh="{cell}：单位为“{unit}”，台账中为“{expected}”",
    hint=Term(
        "convert the value, or change the unit in figures.yaml",
        "请换算数值，或先改figures.yaml中的单位",
    ),
)
def unit_other(place: Place | None, /, *, cell: str, unit: str, expected: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell} cannot be taken ({text}): {reason}",
    zh="{cell}不能取用（{text}）：{reason}",
)
def cell_unusable(place: Place | None, /, *, cell: str, text: str, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="{cell}: no value for '{id}'",
    zh="{cell}：“{id}”没有数值",
    hint=Term("fill it in, or delete the row", "请填写，或删去这一行"),
)
def value_left_empty(place: Place | None, /, *, cell: str, id: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell}: '{id}' is derived from other figures and cannot be typed",
    zh="{cell}：“{id}”由其他数据推算，不能直接填",
)
def derived_filled(place: Place | None, /, *, cell: str, id: str) -> None: ...
